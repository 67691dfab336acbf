//! The log: every statement in its order, and which claims speak of what.

use super::account::Account;
use crate::{
    Claim, Statement,
    statement::Noun,
    step::Step,
    value::{Key, Kind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeBounds,
    sync::{Arc, OnceLock},
};

/// The place of a statement in the log: by the last moment at which it can have been said, then by
/// the order of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Moment {
    pub instant: i64,
    pub number: u32,
}

impl Moment {
    /// The number of the statement, in the order of recording from 0.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.number).unwrap_or(usize::MAX)
    }
}

/// The place of a claim in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClaimAt {
    pub moment: Moment,
    pub claim: u32,
}

/// Every statement, in the order of recording, with its order in the log beside it. Statements are
/// shared with the earlier views of the incident.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    statements: Vec<Arc<Statement>>,
    order: BTreeSet<Moment>,
    keyed: BTreeMap<Key<Statement>, Moment>,
    /// For each statement that was replaced or withdrawn, where that happened.
    stopped: BTreeMap<u32, BTreeSet<Moment>>,
}

impl Log {
    pub(crate) fn len(&self) -> usize {
        self.statements.len()
    }

    /// The statements, in log order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Moment, &Arc<Statement>)> {
        self.order.iter().filter_map(|moment| {
            Some((*moment, self.statements.get(usize::try_from(moment.number).ok()?)?))
        })
    }

    /// The statements at these places.
    pub(crate) fn range(
        &self,
        places: impl RangeBounds<Moment>,
    ) -> impl Iterator<Item = (Moment, &Statement)> {
        let moments = self.order.range(places);
        moments.filter_map(|moment| Some((*moment, self.get(*moment)?)))
    }

    /// The statements that were neither replaced nor withdrawn, in log order.
    pub(crate) fn counting(&self) -> impl Iterator<Item = (Moment, &Arc<Statement>)> {
        self.iter().filter(|(moment, _)| self.stopped(*moment).is_none())
    }

    /// A claim, and the statement that makes it.
    pub(crate) fn claim(&self, at: ClaimAt) -> Option<(&Statement, &Claim)> {
        let statement = self.get(at.moment)?;
        Some((statement, statement.says().get(usize::try_from(at.claim).ok()?)?))
    }

    /// The steps that are taken at these places.
    pub(crate) fn steps(
        &self,
        at: &[ClaimAt],
    ) -> impl DoubleEndedIterator<Item = (ClaimAt, &Step)> {
        at.iter().filter_map(|at| Some((*at, self.claim(*at)?.1.step()?)))
    }

    pub(crate) fn get(&self, moment: Moment) -> Option<&Statement> {
        self.number(moment.number)
    }

    pub(crate) fn keyed(&self, key: &Key<Statement>) -> Option<Moment> {
        self.keyed.get(key).copied()
    }

    pub(crate) fn last(&self) -> Option<Moment> {
        self.order.last().copied()
    }

    /// Whether an equal statement is in the log. Equal ones were said at one time, so they stand side
    /// by side.
    pub(crate) fn contains(&self, statement: &Statement, instant: i64) -> bool {
        let same = |moment: Moment| self.get(moment).is_some_and(|known| *known == *statement);
        if let Some(key) = statement.key() {
            return self.keyed(key).is_some_and(same);
        }
        let of_that_time = Moment { instant, number: 0 }..=Moment { instant, number: u32::MAX };
        self.order.range(of_that_time).copied().any(same)
    }

    fn number(&self, number: u32) -> Option<&Statement> {
        self.statements.get(usize::try_from(number).ok()?).map(AsRef::as_ref)
    }

    /// Puts a statement where it belongs.
    pub(crate) fn insert(&mut self, statement: Arc<Statement>, instant: i64) -> Moment {
        let number = u32::try_from(self.statements.len()).unwrap_or(u32::MAX);
        let moment = Moment { instant, number };
        self.order.insert(moment);
        if let Some(key) = statement.key() {
            self.keyed.insert(key.clone(), moment);
        }
        self.statements.push(statement);
        moment
    }

    /// Takes the statement out again that was recorded last.
    pub(crate) fn remove_last(&mut self, moment: Moment) {
        let Some(statement) = self.statements.pop() else { return };
        let number = moment.number;
        self.order.remove(&moment);
        if let Some(key) = statement.key() {
            self.keyed.remove(key);
        }
        self.stopped.remove(&number);
    }

    /// From `moment` on the descriptions of the statement at `target` no longer count.
    pub(crate) fn stop(&mut self, target: Moment, moment: Moment) {
        self.stopped.entry(target.number).or_default().insert(moment);
    }

    pub(crate) fn unstop(&mut self, target: Moment, moment: Moment) {
        if let Some(stops) = self.stopped.get_mut(&target.number) {
            stops.remove(&moment);
        }
    }

    /// Where the descriptions of a statement stop counting, if they do.
    pub(crate) fn stopped(&self, moment: Moment) -> Option<Moment> {
        self.stopped.get(&moment.number)?.first().copied()
    }
}

/// Which claims describe which noun. The circumstances stand under the empty key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    nouns: BTreeMap<Box<str>, Entry>,
    /// The claims that rule a noun out.
    ruled_out: BTreeMap<Box<str>, Vec<ClaimAt>>,
    /// The steps of each investigation.
    steps: BTreeMap<Box<str>, Vec<ClaimAt>>,
}

/// A noun: the claims that describe it, in log order, and their merger once somebody asked for it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub kind: Kind,
    pub claims: Vec<ClaimAt>,
    /// Whether a cut log mentions it without describing it.
    bare: bool,
    /// As a claim, since that is a box of any noun.
    pub merged: OnceLock<Claim>,
    /// Who says what of it, once somebody asked.
    pub account: OnceLock<Arc<Account>>,
}

impl Entry {
    fn new(kind: Kind, bare: bool) -> Self {
        let (merged, account) = (OnceLock::new(), OnceLock::new());
        Self { kind, claims: Vec::new(), bare, merged, account }
    }

    /// Forgets what was made of its claims, since they change.
    fn forget(&mut self) {
        self.merged.take();
        self.account.take();
    }
}

/// The description at this place in the log.
pub(crate) fn described<N: Noun>(log: &Log, at: ClaimAt) -> Option<(Moment, &Statement, &N)> {
    let (statement, claim) = log.claim(at)?;
    let noun = N::of(claim)?;
    Some((at.moment, statement, noun))
}

impl Index {
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.nouns.get(key)
    }

    pub(super) fn entry(&self, key: &str) -> Option<(&str, &Entry)> {
        self.nouns.get_key_value(key).map(|(key, entry)| (&**key, entry))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.nouns.iter().map(|(key, entry)| (&**key, entry))
    }

    /// Whether there are claims that rule something out.
    pub(super) fn rules_out_any(&self) -> bool {
        !self.ruled_out.is_empty()
    }

    /// The claims that rule this noun out, in log order.
    pub(super) fn ruled_out(&self, key: &str) -> &[ClaimAt] {
        self.ruled_out.get(key).map_or(&[], Vec::as_slice)
    }

    /// The claims that take a step on this investigation, in log order.
    pub(super) fn steps(&self, key: &str) -> &[ClaimAt] {
        self.steps.get(key).map_or(&[], Vec::as_slice)
    }

    /// Enters a key that is mentioned and that no claim of the log describes.
    pub(super) fn insert_bare(&mut self, kind: Kind, key: &str) {
        self.nouns.insert(key.into(), Entry::new(kind, true));
    }

    /// The keys that no claim describes.
    pub(super) fn bare(&self) -> impl Iterator<Item = (Kind, &str)> {
        let undescribed = self.nouns.iter().filter(|(_, entry)| entry.claims.is_empty());
        undescribed.map(|(key, entry)| (entry.kind, &**key))
    }

    pub(super) fn insert(&mut self, statement: &Statement, moment: Moment) {
        for (claim, at) in claims(statement, moment) {
            if let Some((kind, key)) = claim.described() {
                let entry = self.nouns.entry(key.into()).or_insert_with(|| Entry::new(kind, false));
                put(&mut entry.claims, at);
                entry.forget();
            } else if let Claim::RuledOut(ruled_out) = claim {
                put(self.ruled_out.entry(ruled_out.key.as_str().into()).or_default(), at);
            } else if let Some(key) = claim.step().and_then(Step::investigation) {
                put(self.steps.entry(key.as_str().into()).or_default(), at);
            }
        }
    }

    pub(super) fn remove(&mut self, statement: &Statement, moment: Moment) {
        for (claim, at) in claims(statement, moment) {
            if let Some((_, key)) = claim.described() {
                let Some(entry) = self.nouns.get_mut(key) else { continue };
                take(&mut entry.claims, at);
                entry.forget();
                if entry.claims.is_empty() && !entry.bare {
                    self.nouns.remove(key);
                }
            } else if let Claim::RuledOut(ruled_out) = claim
                && let Some(list) = self.ruled_out.get_mut(ruled_out.key.as_str())
            {
                take(list, at);
            } else if let Some(key) = claim.step().and_then(Step::investigation)
                && let Some(list) = self.steps.get_mut(key.as_str())
            {
                take(list, at);
            }
        }
    }

    /// Forgets what was merged of the nouns that a statement describes.
    pub(super) fn forget(&mut self, statement: &Statement) {
        for (_, key) in statement.says().iter().filter_map(Claim::described) {
            if let Some(entry) = self.nouns.get_mut(key) {
                entry.forget();
            }
        }
    }
}

fn claims(statement: &Statement, moment: Moment) -> impl Iterator<Item = (&Claim, ClaimAt)> {
    statement.says().iter().zip(0..).map(move |(claim, i)| (claim, ClaimAt { moment, claim: i }))
}

/// Inserts into a list in log order; most claims come last.
fn put(list: &mut Vec<ClaimAt>, at: ClaimAt) {
    let place = list.partition_point(|other| *other < at);
    list.insert(place, at);
}

/// Takes out of such a list; what is taken back was mostly put in last.
fn take(list: &mut Vec<ClaimAt>, at: ClaimAt) {
    if let Ok(place) = list.binary_search(&at) {
        list.remove(place);
    }
}
