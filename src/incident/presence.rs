//! When a noun was described and when it was ruled out, as the log went.

use super::{
    Incident,
    account::Time,
    log::{ClaimAt, Moment, turned},
};
use crate::{Claim, Source, Statement, value::Key};
use std::collections::{BTreeMap, BTreeSet};

/// When a noun was described, and when it was ruled out, of what was not withdrawn.
pub(crate) struct Presence<'a> {
    /// In log order.
    described: Vec<There<'a>>,
    ruled_out: Vec<There<'a>>,
}

/// A description of a noun, or a word that rules it out.
pub(crate) struct There<'a> {
    pub moment: Moment,
    pub source: &'a Key<Source>,
    /// When it was said, to its own source.
    pub own: Time,
    /// When that was said first, to others.
    pub first: Time,
    /// The statement that said it first.
    pub since: Moment,
    /// When it stopped counting, and counted again.
    turns: Vec<(Moment, bool)>,
}

impl There<'_> {
    fn counts_at(&self, instant: i64) -> bool {
        self.moment.instant <= instant && turned(&self.turns, instant) != Some(false)
    }

    fn moments(&self) -> impl Iterator<Item = Moment> {
        std::iter::once(self.moment).chain(self.turns.iter().map(|(by, _)| *by))
    }

    /// Whether a word that rules the noun out is later than this description.
    fn is_before(&self, out: &Self) -> bool {
        match out.source == self.source {
            true => out.own.is_later_than(self.own),
            false => out.first.is_later_than(self.first),
        }
    }
}

impl<'a> Presence<'a> {
    /// What rules the noun out.
    pub(crate) fn rulings(&self) -> &[There<'a>] {
        &self.ruled_out
    }

    /// The moments at which something changed.
    pub(crate) fn moments(&self) -> impl Iterator<Item = Moment> {
        self.described.iter().chain(&self.ruled_out).flat_map(There::moments)
    }

    /// Whether it was there at the end of a moment.
    pub(crate) fn is_there(&self, instant: i64) -> bool {
        !self.is_overruled(|it| it.counts_at(instant))
    }

    /// Whether each description that counts is earlier than a word that rules the noun out, by
    /// somebody who has not described it again since.
    pub(crate) fn is_overruled(&self, counts: impl Fn(&There<'_>) -> bool) -> bool {
        let described = || self.described.iter().filter(|it| counts(it));
        let mut last: BTreeMap<&Key<Source>, Time> = BTreeMap::new();
        for it in described() {
            let time = last.entry(it.source).or_insert(it.own);
            *time = time.with(it.own);
        }
        let is_last =
            |it: &&There<'_>| !last.get(it.source).is_some_and(|last| last.is_later_than(it.own));
        let left: Vec<&There<'_>> =
            self.ruled_out.iter().filter(|it| counts(it)).filter(is_last).collect();
        let Some(latest) = left.iter().map(|it| it.first).reduce(Time::with) else { return false };
        let is_simple = |it: &There<'_>| it.own == it.first;
        let are_simple = left.iter().all(|it| is_simple(it));
        described().all(|it| match are_simple && is_simple(it) {
            true => latest.is_later_than(it.own),
            false => left.iter().any(|out| it.is_before(out)),
        })
    }

    /// When it was gone, and when it was there again.
    fn absences(&self) -> Vec<(Moment, bool)> {
        let mut changes: Vec<(Moment, isize)> = Vec::new();
        for it in &self.described {
            changes.push((it.moment, 1));
            changes.extend(it.turns.iter().map(|(by, counts)| (*by, if *counts { 1 } else { -1 })));
        }
        changes.extend(self.ruled_out.iter().flat_map(There::moments).map(|by| (by, 0)));
        changes.sort_unstable();
        let mut turns: Vec<(Moment, bool)> = Vec::new();
        let is_contested = !self.ruled_out.is_empty();
        let (mut describing, mut was_described) = (0, false);
        for moment in changes.chunk_by(|(a, _), (b, _)| a.instant == b.instant) {
            describing += moment.iter().map(|(_, change)| change).sum::<isize>();
            was_described |= moment.iter().any(|(_, change)| *change > 0);
            let Some((first, _)) = moment.first() else { continue };
            let is_left = describing > 0 || !was_described;
            let is_gone = !is_left || (is_contested && !self.is_there(first.instant));
            if turns.last().is_some_and(|(_, last)| *last) != is_gone {
                turns.push((*first, is_gone));
            }
        }
        turns
    }

    /// When a source took back what it had said of the noun, by ruling it out, and when that was
    /// taken back.
    pub(crate) fn taken_back(&self, said: Moment, source: &Key<Source>) -> Vec<(Moment, bool)> {
        let place = self.described.binary_search_by_key(&said, |it| it.moment).ok();
        let Some(described) = place.and_then(|place| self.described.get(place)) else {
            return Vec::new();
        };
        let own = || {
            let own = self.ruled_out.iter().filter(|it| it.source == source);
            own.filter(|it| it.own.is_later_than(described.own))
        };
        let moments: BTreeSet<Moment> = own().flat_map(There::moments).collect();
        let of = |moment: Moment| (moment, own().any(|it| it.counts_at(moment.instant)));
        moments.into_iter().map(of).collect()
    }
}

impl Incident {
    /// When the noun of this key was described and ruled out, if anybody ruled it out.
    pub(crate) fn presence(&self, key: &str) -> Option<Presence<'_>> {
        let ruled_out = self.index.ruled_out(key);
        let is_ruled_out = ruled_out.iter().any(|at| !self.log.is_withdrawn(at.moment));
        is_ruled_out.then(|| self.course_of(key))
    }

    /// When the noun of this key went and came again, if it ever went: from when on it was gone, or was
    /// there. It went when nobody described it any more, or when it was ruled out.
    pub(super) fn absences(&self, key: &str) -> &[(Moment, bool)] {
        let Some(entry) = self.index.get(key) else { return &[] };
        let can_go = entry.claims.iter().any(|at| self.log.was_ever_stopped(at.moment))
            || !self.index.ruled_out(key).is_empty();
        if !can_go {
            return &[];
        }
        entry.made().absent.get_or_init(|| self.course_of(key).absences())
    }

    fn course_of(&self, key: &str) -> Presence<'_> {
        let describes =
            |claim: &Claim| claim.described().is_some_and(|(_, described)| described == key);
        let rules_out =
            |claim: &Claim| matches!(claim, Claim::RuledOut(it) if it.key.as_str() == key);
        let ruled_out = self.index.ruled_out(key).iter();
        let ruled_out: Vec<_> = ruled_out.filter_map(|at| self.there(*at, &rules_out)).collect();
        let claims = self.index.get(key).map_or(&[][..], |entry| &entry.claims).iter();
        let described = claims.filter_map(|at| self.there(*at, &describes)).collect();
        Presence { described, ruled_out }
    }

    /// When a statement says that a noun was there, or that it was not: what a restatement repeats
    /// was said, to others, when it was said first.
    fn there(&self, at: ClaimAt, says: &dyn Fn(&Claim) -> bool) -> Option<There<'_>> {
        let statement = self.log.get(at.moment).filter(|_| !self.log.is_withdrawn(at.moment))?;
        let restated = self.log.restated(statement);
        let repeated = restated.take_while(|(_, it)| it.says().iter().any(says)).last();
        let (since, first) = repeated.unwrap_or((at.moment, statement));
        let time = |it: &Statement| Time::of(it.at(), self.zone);
        Some(There {
            moment: at.moment,
            source: statement.source(),
            own: time(statement),
            first: time(first),
            since,
            turns: self.log.turns(at.moment),
        })
    }
}
