//! What is read from a log, path by path, and since when it is known (rule 11).

use super::field::Field;
use super::standing::Standing;
use super::{Claim, Log, Named};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stands {
    /// The value, or why there is none.
    pub(crate) fact: Result<Value, String>,
    /// Whether it is a list that is complete.
    pub(crate) complete: bool,
    /// The statements whose word it is, in the order of recording.
    pub(crate) by: BTreeSet<usize>,
    pub(crate) believed: bool,
    pub(crate) disputed: bool,
    pub(crate) settled: bool,
    /// The `at` of the statement since which, without a gap, a value is known.
    pub(crate) known_since: Option<String>,
}

fn path((noun, key): &Named, field: &str) -> String {
    let parts = [&**noun, &**key, field];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

impl Log {
    /// What stands, path by path.
    pub(crate) fn stands(&self) -> BTreeMap<String, Stands> {
        let shorter = self.shorter();
        let mut all = BTreeMap::new();
        for noun in self.nouns() {
            for field in Field::all(&noun.0) {
                let Some(standing) = self.account(&noun, field).standing() else { continue };
                let Standing { fact, answers, believed, disputed, settled } = standing;
                let complete = fact.as_ref().is_ok_and(|known| known.complete);
                let since = fact.is_ok().then(|| since(&shorter, &noun, field)).flatten();
                let stands = Stands {
                    fact: fact.map(|known| known.value),
                    complete,
                    by: answers.iter().map(|answer| answer.number).collect(),
                    believed,
                    disputed,
                    settled,
                    known_since: since,
                };
                all.insert(path(&noun, field.name), stands);
            }
        }
        all
    }

    /// Rule 11: the log as it was moment by moment, the last first, without what was withdrawn in
    /// the end, and with nouns that are one as they were found to be.
    fn shorter(&self) -> Vec<(i64, Self)> {
        let moments = self.moments().into_iter().rev();
        let is_said = |key: &String| self.is_ever_described_by(key, self.withdrawn());
        let described = self.said.iter().flat_map(|said| &said.claims).filter_map(Claim::noun);
        let never: BTreeSet<String> =
            described.map(|(_, key)| key).filter(|key| !is_said(key)).collect();
        let shorter = moments.map(|moment| {
            let (unsaid, never) = (self.withdrawn().clone(), never.clone());
            let then = Self { unsaid, never, ..self.until(moment) };
            (moment, then.found_as_in(self))
        });
        shorter.collect()
    }

    /// Rules 3, 7, 8 and 9: where sources contradict each other; of a noun at its own path, if some
    /// say that it was there and others that it was not.
    pub(crate) fn disputed(&self) -> BTreeSet<String> {
        let stands = self.stands().into_iter().filter(|(_, stands)| stands.disputed);
        let mut disputed: BTreeSet<String> = stands.map(|(path, _)| path).collect();
        for claim in self.said.iter().flat_map(|said| &said.claims) {
            let Some(noun) = claim.noun() else { continue };
            if self.is_there_disputed(&noun.1) {
                disputed.insert(format!("{}/{}", noun.0, noun.1));
            }
        }
        disputed
    }

    /// Rule 6: the paths of which a settlement holds.
    pub(crate) fn settled(&self) -> BTreeSet<String> {
        let settled = self.stands().into_iter().filter(|(_, stands)| stands.settled);
        settled.map(|(path, _)| path).collect()
    }

    /// Rule 8: the paths of which nothing better is known than why.
    pub(crate) fn questions(&self) -> BTreeMap<String, String> {
        let stands = self.stands().into_iter();
        stands.filter_map(|(path, stands)| Some((path, stands.fact.err()?))).collect()
    }
}

/// Rule 11: the beginning of the last time without a gap in which some value stood.
fn since(shorter: &[(i64, Log)], noun: &Named, field: Field) -> Option<String> {
    let stood = |then: &Log| {
        let standing = then.account(noun, field).standing()?;
        (then.nouns().contains(noun) && standing.fact.is_ok()).then_some(standing)
    };
    let unbroken = shorter.iter().map_while(|(moment, then)| Some((moment, then, stood(then)?)));
    let (moment, then, standing) = unbroken.last()?;
    let by = |number: usize| standing.answers.iter().any(|answer| answer.number == number);
    let mut new = then.said.iter().filter(|said| said.latest == *moment).collect::<Vec<_>>();
    new.sort_by_key(|said| !by(said.number));
    new.first().map(|said| said.text.clone())
}
