use super::{
    heard::{Hold, Word},
    own::{Manner, Own, Run, is_later},
    time::Time,
    values::Values,
    weigh::Weighing,
};
use crate::{
    entity::Field,
    value::{AnyValue, Relation},
};
use std::{cell::OnceCell, collections::BTreeMap};

/// When somebody died, as far as that stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Death(pub Time);

/// What tells whether a different answer of a state is a change, or a contradiction.
pub(super) struct Between<'w, 'a> {
    words: &'w [Word<'a>],
    field: &'static Field,
    manner: Manner,
    death: Option<Death>,
    by_source: OnceCell<BTreeMap<&'a str, Vec<&'w Word<'a>>>>,
}

/// Up to so many pairs are looked at one by one.
const PAIRS: usize = 1024;

impl<'w, 'a> Between<'w, 'a> {
    pub(super) fn of(weighing: &Weighing<'w, 'a>) -> Self {
        let &Weighing { words, field, manner, death, .. } = weighing;
        Self { words, field, manner, death, by_source: OnceCell::new() }
    }

    /// What one source said, in log order.
    fn said_by(&self, source: &str) -> &[&'w Word<'a>] {
        let by_source = self.by_source.get_or_init(|| {
            let mut all: BTreeMap<&str, Vec<&Word<'_>>> = BTreeMap::new();
            for word in self.words {
                all.entry(word.source).or_default().push(word);
            }
            all
        });
        by_source.get(source).map_or(&[], Vec::as_slice)
    }

    /// Whether of any two answers of both sides one is a change of the other.
    pub(super) fn are_changes(&self, a: &[&Run], b: &[&Run], values: &mut Values<'_>) -> bool {
        let mut either =
            |p: &Run, q: &Run| self.is_change(p, q, values) || self.is_change(q, p, values);
        if a.len().saturating_mul(b.len()) <= PAIRS {
            return a.iter().all(|p| b.iter().all(|q| either(p, q)));
        }
        // Whether the times of one side and those of the other never meet, and the steps between
        // those that follow each other are changes.
        let sides = a.iter().map(|run| (*run, true)).chain(b.iter().map(|run| (*run, false)));
        let mut all: Vec<(&Run, bool)> = sides.collect();
        all.sort_by_key(|(run, _)| run.from);
        let mut last: [Option<&Run>; 2] = [None, None];
        all.into_iter().all(|(run, side)| {
            let (own, other) = if side { (0, 1) } else { (1, 0) };
            let before = last.get(other).copied().flatten();
            let is_fine = before.is_none_or(|before| either(before, run));
            if let Some(own) = last.get_mut(own)
                && own.is_none_or(|own| own.at < run.at)
            {
                *own = Some(run);
            }
            is_fine
        })
    }

    /// Whether the second is a change of the first.
    fn is_change(&self, first: &Run, second: &Run, values: &mut Values<'_>) -> bool {
        let (
            Hold::Known { value: before, believed: was_believed },
            Hold::Known { value: now, believed },
        ) = (first.hold, second.hold)
        else {
            return false;
        };
        if believed && !was_believed {
            return false;
        }
        let is_later = match (first.since, second.since) {
            (Some(first), Some(second)) => second.is_later_than(first),
            (None, Some(since)) if since.is_later_than(first.at) => true,
            (Some(since), None) if since.is_later_than(second.from) => false,
            (None, Some(since)) if first.at.is_later_than(since) => false,
            _ => {
                second.from.is_later_than(first.at)
                    && !(second.had_other && self.was_held(first, second, values))
            }
        };
        let is_steady = values.relation(before, now) != Relation::Contradictory;
        is_later
            && !self.is_after_death(second, values.get(now))
            && (is_steady
                || self.can_become(before, now, values)
                || self.by_way_of(first, second, (before, now), values))
    }

    /// Whether what an answer says comes after a death, and is no word for it.
    fn is_after_death(&self, run: &Run, value: Option<&dyn AnyValue>) -> bool {
        let Some(Death(time)) = self.death.filter(|_| self.field.is_living) else { return false };
        let is_death = matches!(self.field.name, "injury" | "custody")
            && value.is_some_and(AnyValue::is_last_word);
        run.from.is_later_than(time) && !is_death
    }

    /// Whether the source of the second held it when the first was said.
    fn was_held(&self, first: &Run, second: &Run, values: &mut Values<'_>) -> bool {
        let said = self.words.binary_search_by_key(&second.said, |word| word.number).ok();
        let Some(said) = said.and_then(|place| self.words.get(place)) else { return false };
        let mut own = Own::default();
        for word in self.said_by(said.source) {
            if !word.at.is_later_than(first.at) {
                own.next(word, self.manner, values);
            }
        }
        let (Hold::Known { value: before, .. }, Hold::Known { value: now, .. }) =
            (first.hold, second.hold)
        else {
            return false;
        };
        own.end(self.manner, values).iter().any(|run| match run.hold {
            Hold::Known { value, .. } => {
                values.relation(value, now) != Relation::Contradictory
                    && values.relation(value, before) == Relation::Contradictory
            }
            Hold::Unknown(_) => false,
        })
    }

    fn can_become(&self, before: usize, now: usize, values: &Values<'_>) -> bool {
        let (Some(before), Some(now)) = (values.get(before), values.get(now)) else {
            return false;
        };
        if self.field.is_final { before.stands_alone() } else { now.can_follow(before) }
    }

    /// Whether changes that were said between lead from one to the other.
    fn by_way_of(
        &self,
        first: &Run,
        second: &Run,
        (before, now): (usize, usize),
        values: &Values<'_>,
    ) -> bool {
        type Said = (Time, Option<Time>);
        // What was so before something else was said is no change of it.
        let follows = |later: Said, (at, since): Said| {
            let is_earlier = since.is_none() && later.1.is_some_and(|it| at.is_later_than(it));
            is_later(later, (at, since)) && !is_earlier
        };
        let (start, end) = ((first.at, first.since), (second.from, second.since));
        let mut reached: Vec<(usize, Said)> = vec![(before, start)];
        for word in self.words {
            let Hold::Known { value, believed: false } = word.hold else { continue };
            let said = (word.at, word.since);
            let is_between = follows(said, start) && follows(end, said);
            if !is_between || reached.iter().any(|(known, _)| *known == value) {
                continue;
            }
            let leads = |(known, at): &(usize, Said)| {
                follows(said, *at) && self.can_become(*known, value, values)
            };
            if reached.iter().any(leads) {
                reached.push((value, said));
            }
        }
        reached.iter().skip(1).any(|(known, _)| self.can_become(*known, now, values))
    }
}
