//! Nouns that are the same (rule 10).

use super::moment::Moment;
use super::{Log, Named};
use std::collections::{BTreeMap, BTreeSet};

/// Which keys are one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    /// The key under which the noun of each key stands.
    heads: BTreeMap<String, String>,
    /// What made them one, in the order of the log: both keys, and when it was said.
    joined: Vec<(String, String, Moment)>,
}

impl Groups {
    fn head<'a>(&'a self, key: &'a str) -> &'a str {
        self.heads.get(key).map_or(key, |head| head)
    }
}

/// The keys that are one with this one.
fn together(key: &str, joined: &[(String, String, Moment)]) -> BTreeSet<String> {
    let mut all = BTreeSet::from([key.to_owned()]);
    loop {
        let known = all.len();
        for (a, b, _) in joined {
            if all.contains(a) || all.contains(b) {
                all.extend([a.clone(), b.clone()]);
            }
        }
        if all.len() == known {
            return all;
        }
    }
}

impl Log {
    /// Rule 10: under the key that is itself the same as none; of several, and in a circle, under
    /// the first by spelling. Two kinds of noun are refused.
    fn groups(&self) -> &Groups {
        self.groups.get_or_init(|| {
            let mut groups = Groups::default();
            for (said, claim) in self.claims().filter(|(_, claim)| claim.is("same")) {
                let keys = claim.text("key").zip(claim.text("as"));
                let Some((key, other)) = keys.filter(|(a, b)| self.kind(a) == self.kind(b)) else {
                    continue;
                };
                // Rule 13: of what is not in view it does nothing.
                if self.is_part && !(self.is_ever_described(&key) && self.is_ever_described(&other))
                {
                    continue;
                }
                groups.joined.push((key, other, said.at.clone()));
            }
            for (key, other, _) in groups.joined.clone() {
                for key in [key, other] {
                    let all = together(&key, &groups.joined);
                    let is_same = |key: &&String| !groups.joined.iter().any(|(it, ..)| it == *key);
                    let head = all.iter().find(is_same).or(all.first()).cloned().unwrap();
                    groups.heads.insert(key, head);
                }
            }
            groups
        })
    }

    /// Rule 10: the key under which the noun of this key stands; every mention follows.
    pub(crate) fn head<'a>(&'a self, key: &'a str) -> &'a str {
        self.groups().head(key)
    }

    /// Every key of a noun.
    pub(crate) fn keys(&self, head: &str) -> BTreeSet<String> {
        together(head, &self.groups().joined)
    }

    /// Rule 11: with nouns that are one as they are found to be in another log.
    pub(crate) fn found_as_in(self, other: &Self) -> Self {
        let groups = other.groups().clone().into();
        Self { groups, ..self }
    }

    /// Rule 10: when two keys were found to be one. What a source says after that is its last word
    /// on both.
    pub(crate) fn joined(&self, a: &str, b: &str) -> Option<&Moment> {
        let joined = &self.groups().joined;
        let one = |n: &usize| together(a, &joined[..*n]).contains(b);
        let n = (1..=joined.len()).find(one)?;
        Some(&joined[n - 1].2)
    }

    /// What was withdrawn never described it, if something else did in the end.
    pub(crate) fn is_ever_described(&self, key: &str) -> bool {
        self.never.contains(key) || self.is_ever_described_by(key, &self.unsaid)
    }

    /// Whether any statement but these describes it.
    pub(super) fn is_ever_described_by(&self, key: &str, unsaid: &BTreeSet<usize>) -> bool {
        let said = self.said.iter().filter(|said| !unsaid.contains(&said.number));
        let claims = said.flat_map(|said| &said.claims);
        claims.filter_map(super::Claim::noun).any(|(_, it)| it == key)
    }

    /// What the noun of this key is.
    pub(super) fn kind(&self, key: &str) -> Option<String> {
        let claims = self.said.iter().flat_map(|said| &said.claims);
        let mut described = claims.filter_map(super::Claim::noun);
        let noun = described.find(|(_, other)| other == key).map(|(noun, _): Named| noun);
        noun.or_else(|| self.bare.get(key).cloned())
    }
}
