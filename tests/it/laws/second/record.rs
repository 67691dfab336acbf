//! What recording refuses because of what stands (rules 6, 10 and 12).

use super::field::Field;
use super::{Claim, Log, Said};
use serde_json::Value;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What can open or end something, and is never refused for that.
const DESCRIPTIONS: [&str; 5] = ["leave", "investigation", "determination", "officer", "ruled_out"];

impl Log {
    /// The log with these statements, or why they are refused, each of several reasons being right.
    pub(crate) fn record(&self, batch: &[Value]) -> Result<Self, BTreeSet<String>> {
        let old = self.said.len();
        let new = batch.iter().zip(old..).map(|(json, n)| Rc::new(Said::read(json, n, self.zone)));
        let mut said: Vec<_> = self.said.iter().cloned().chain(new).collect();
        said.sort_by_key(|said| (said.latest, said.number));
        let log = Self::of(self.zone, Rc::clone(&self.sources), Rc::clone(&self.bare), said);
        let mut reasons = log.forbidden(self, old);
        for said in log.said.iter().filter(|said| said.number >= old) {
            reasons.extend(said.claims.iter().filter_map(|claim| log.cannot_say(said, claim)));
        }
        if reasons.is_empty() { Ok(log) } else { Err(reasons) }
    }

    /// Rule 6: a recorder settles, about a path on which the named statement has an answer. Rule 10:
    /// two kinds of noun are not the same.
    fn cannot_say(&self, said: &Said, claim: &Claim) -> Option<String> {
        if claim.is("same") {
            let kinds = ["key", "as"].map(|member| self.kind(&claim.text(member)?));
            return (kinds[0] != kinds[1]).then(|| "wrong noun".to_owned());
        }
        if !claim.is("settled") {
            return None;
        }
        if !self.is_recorder(&said.source) {
            return Some(format!("no recorder {}", said.source));
        }
        let path = claim.text("path")?;
        let mut parts: Vec<&str> = path.split('/').collect();
        if parts.len() == 2 {
            parts.insert(1, "");
        }
        let field = Field::of(parts[0], parts.get(2)?);
        let noun = (parts[0].to_owned(), self.head(parts[1]).to_owned());
        let statement = self.keyed(&claim.text("statement")?);
        let answers = statement.zip(field).map(|(it, field)| self.answers(it, &noun, field));
        answers.is_none_or(|it| it.is_empty()).then(|| format!("nothing to settle at {path}"))
    }

    /// Rule 12: a new step that the tables forbid, or that makes a later one impossible; a resolution
    /// in whose way something stands. A description that comes late is never refused.
    fn forbidden(&self, before: &Self, old: usize) -> BTreeSet<String> {
        let known = before.course().undermined;
        let describes = self.said.iter().filter(|said| said.number >= old).any(|said| {
            let taken_back = said.claims.iter().filter(|claim| claim.is("withdrawn"));
            let taken_back = taken_back.filter_map(|claim| claim.text("statement"));
            let keys: Vec<String> = taken_back.chain(said.replaces.clone()).collect();
            let touched = keys.iter().filter_map(|key| self.keyed(key)).chain([&**said]);
            touched
                .flat_map(|said| &said.claims)
                .any(|claim| !claim.reported && DESCRIPTIONS.contains(&&*claim.name))
        });
        let news = self.course().undermined.into_iter().filter(|it| !known.contains(it));
        let refused = news
            .filter(|(number, why)| *number >= old || why.starts_with("forbidden") || !describes);
        let told = |(number, why): (usize, String)| {
            let later = self.said.iter().find(|said| said.number == number && number < old);
            later.map_or(why.clone(), |later| format!("{why}, later {}", later.text))
        };
        refused.map(told).collect()
    }
}
