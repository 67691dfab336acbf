//! The index: which claims describe which noun, and what is made of them.

use super::{
    account::Account,
    log::{ClaimAt, Log, Moment},
};
use crate::{Claim, Statement, statement::Noun, step::Step, value::Kind};
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

/// Which claims describe which noun. The circumstances stand under the empty key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    nouns: BTreeMap<Box<str>, Box<Entry>>,
    /// The claims that two keys are one noun, and those that settle something.
    same: Vec<ClaimAt>,
    settled: Vec<ClaimAt>,
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
    made: OnceLock<Box<Made>>,
}

/// What is made of a noun once somebody asks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Made {
    /// The noun as it stands: as a claim, since that is a box of any noun.
    pub merged: OnceLock<Claim>,
    /// Who says what of it.
    pub account: OnceLock<Arc<Account>>,
    /// When it was gone, and there again.
    pub absent: OnceLock<Vec<(Moment, bool)>>,
}

impl Entry {
    fn new(kind: Kind, bare: bool) -> Self {
        Self { kind, claims: Vec::new(), bare, made: OnceLock::new() }
    }

    pub(crate) fn made(&self) -> &Made {
        self.made.get_or_init(Box::default)
    }

    /// Forgets what was made of its claims, since they change.
    fn forget(&mut self) {
        self.made.take();
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
        self.nouns.get(key).map(|entry| &**entry)
    }

    pub(super) fn entry(&self, key: &str) -> Option<(&str, &Entry)> {
        self.nouns.get_key_value(key).map(|(key, entry)| (&**key, &**entry))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.nouns.iter().map(|(key, entry)| (&**key, &**entry))
    }

    /// Whether there are claims that rule something out.
    pub(super) fn rules_out_any(&self) -> bool {
        !self.ruled_out.is_empty()
    }

    /// The nouns that claims rule out.
    pub(super) fn overruled(&self) -> impl Iterator<Item = &str> {
        self.ruled_out.keys().map(|key| &**key)
    }

    /// The claims that rule this noun out, in log order.
    pub(super) fn ruled_out(&self, key: &str) -> &[ClaimAt] {
        self.ruled_out.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether there are claims of which it depends what is a noun, or what of it stands.
    pub(super) fn has_parts(&self) -> bool {
        !(self.ruled_out.is_empty() && self.same.is_empty() && self.settled.is_empty())
    }

    /// The claims that two keys are one noun, in log order.
    pub(super) fn same(&self) -> &[ClaimAt] {
        &self.same
    }

    /// The claims that settle something, in log order.
    pub(super) fn settled(&self) -> &[ClaimAt] {
        &self.settled
    }

    /// Forgets what was made of all nouns.
    pub(super) fn forget_all(&mut self) {
        self.nouns.values_mut().for_each(|entry| entry.forget());
    }

    /// Gives back the memory that is not used.
    pub(super) fn shrink(&mut self) {
        self.nouns.values_mut().for_each(|entry| entry.claims.shrink_to_fit());
    }

    /// The claims that take a step on this investigation, in log order.
    pub(super) fn steps(&self, key: &str) -> &[ClaimAt] {
        self.steps.get(key).map_or(&[], Vec::as_slice)
    }

    /// The investigations on which steps are taken, with the claims that take them.
    pub(super) fn stepped(&self) -> impl Iterator<Item = (&str, &[ClaimAt])> {
        self.steps.iter().map(|(key, claims)| (&**key, claims.as_slice()))
    }

    /// Enters a key that is mentioned and that no claim of the log describes.
    pub(super) fn insert_bare(&mut self, kind: Kind, key: &str) {
        self.nouns.insert(key.into(), Entry::new(kind, true).into());
    }

    /// The keys that no claim describes.
    pub(super) fn bare(&self) -> impl Iterator<Item = (Kind, &str)> {
        let undescribed = self.nouns.iter().filter(|(_, entry)| entry.claims.is_empty());
        undescribed.map(|(key, entry)| (entry.kind, &**key))
    }

    pub(super) fn insert(&mut self, statement: &Statement, moment: Moment) {
        for (claim, at) in claims(statement, moment) {
            if let Some((kind, key)) = claim.described() {
                let entry =
                    self.nouns.entry(key.into()).or_insert_with(|| Entry::new(kind, false).into());
                put(&mut entry.claims, at);
                entry.forget();
            } else if let Claim::RuledOut(ruled_out) = claim {
                put(self.ruled_out.entry(ruled_out.key.as_str().into()).or_default(), at);
            } else if let Claim::Same(_) = claim {
                put(&mut self.same, at);
            } else if let Claim::Settled(_) = claim {
                put(&mut self.settled, at);
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
            } else if let Claim::Same(_) = claim {
                take(&mut self.same, at);
            } else if let Claim::Settled(_) = claim {
                take(&mut self.settled, at);
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
