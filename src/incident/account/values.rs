use super::count;
use crate::value::{AnyValue, Relation};
use chrono::FixedOffset;
use std::collections::BTreeMap;

/// The different values that were given to one field, each under a number.
#[derive(Debug, Clone)]
pub(crate) struct Values<'a> {
    all: Vec<Held<'a>>,
    /// By their digests, once there are more than a few.
    by_digest: BTreeMap<u64, Vec<usize>>,
    /// How they stand to each other, as far as that was asked.
    relations: Vec<Vec<Option<Relation>>>,
    united: BTreeMap<(usize, usize), Option<usize>>,
    zone: Option<FixedOffset>,
}

/// A value that somebody said, or what several said together.
#[derive(Debug, Clone)]
enum Held<'a> {
    Said(&'a dyn AnyValue),
    United(Box<dyn AnyValue>),
}

impl Held<'_> {
    fn value(&self) -> &dyn AnyValue {
        match self {
            Held::Said(value) => *value,
            Held::United(value) => &**value,
        }
    }
}

/// Up to so many are compared one by one.
const FEW: usize = 8;

impl<'a> Values<'a> {
    pub(crate) fn new(zone: Option<FixedOffset>) -> Self {
        let (by_digest, united) = (BTreeMap::new(), BTreeMap::new());
        Self { all: Vec::new(), by_digest, relations: Vec::new(), united, zone }
    }

    pub(crate) fn get(&self, number: usize) -> Option<&dyn AnyValue> {
        self.all.get(number).map(Held::value)
    }

    /// The number of a value, of which a copy is kept.
    pub(crate) fn owned(&mut self, value: &dyn AnyValue) -> usize {
        match self.find(value) {
            Some(known) => known,
            None => self.add(Held::United(value.boxed())),
        }
    }

    /// The number of a value that was said.
    pub(crate) fn said(&mut self, value: &'a dyn AnyValue) -> usize {
        self.number(Held::Said(value))
    }

    fn number(&mut self, held: Held<'a>) -> usize {
        match self.find(held.value()) {
            Some(known) => known,
            None => self.add(held),
        }
    }

    fn find(&self, value: &dyn AnyValue) -> Option<usize> {
        let same = |i: &usize| self.get(*i).is_some_and(|known| count(|| known.equals(value)));
        if self.all.len() <= FEW {
            return (0..self.all.len()).find(same);
        }
        self.by_digest.get(&value.digest())?.iter().copied().find(same)
    }

    fn add(&mut self, held: Held<'a>) -> usize {
        let number = self.all.len();
        self.all.push(held);
        if self.all.len() > FEW {
            let from = if self.by_digest.is_empty() { 0 } else { number };
            for (i, held) in self.all.iter().enumerate().skip(from) {
                self.by_digest.entry(held.value().digest()).or_default().push(i);
            }
        }
        number
    }

    /// How one stands to another.
    pub(crate) fn relation(&mut self, a: usize, b: usize) -> Relation {
        if let Some(Some(known)) = self.relations.get(a).and_then(|row| row.get(b)) {
            return *known;
        }
        let (Some(x), Some(y)) = (self.get(a), self.get(b)) else { return Relation::Same };
        let relation = count(|| x.relation_to(y, self.zone));
        if self.relations.len() <= a {
            self.relations.resize(a + 1, Vec::new());
        }
        if let Some(row) = self.relations.get_mut(a) {
            if row.len() <= b {
                row.resize(b + 1, None);
            }
            if let Some(place) = row.get_mut(b) {
                *place = Some(relation);
            }
        }
        relation
    }

    /// Both together, if they are open lists.
    pub(crate) fn united(&mut self, a: usize, b: usize) -> Option<usize> {
        if a == b {
            return self.get(a)?.is_open_list().then_some(a);
        }
        if let Some(known) = self.united.get(&(a, b)) {
            return *known;
        }
        let both = count(|| self.get(a)?.united_with(self.get(b)?));
        let both = both.map(|both| self.number(Held::United(both)));
        self.united.insert((a, b), both);
        both
    }

    /// A copy of a value.
    pub(crate) fn copied(&self, number: usize) -> Option<Box<dyn AnyValue>> {
        self.get(number).map(AnyValue::boxed)
    }
}
