use super::count;
use crate::{
    entity::Field,
    value::{AnyValue, Relation},
};
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
    zone: Option<FixedOffset>,
    kin: Kin,
    exactly: bool,
}

/// How the values of a field are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kin {
    /// As values of their type.
    #[default]
    One,
    /// As lists of many, which do not say that there are no others.
    Many,
    /// As text that is read, and not compared.
    Prose,
    /// As words that describe a state, of which none says more than another.
    Label,
}

impl Kin {
    pub(crate) fn of(field: &Field) -> Self {
        match field {
            Field { is_many: true, .. } => Kin::Many,
            Field { is_prose: true, .. } => Kin::Prose,
            Field { is_state: true, kind: "text", .. } => Kin::Label,
            _ => Kin::One,
        }
    }
}

/// Whether two texts are one, written in other letters.
fn are_spellings(a: &dyn AnyValue, b: &dyn AnyValue) -> bool {
    let letters = |it: &str| -> String {
        it.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    a.text().map(letters) == b.text().map(letters)
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
    pub(crate) fn new(zone: Option<FixedOffset>, kin: Kin) -> Self {
        let (all, by_digest, relations) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { all, by_digest, relations, zone, kin, exactly: false }
    }

    /// From now on values agree only if they are equal.
    pub(super) fn compare_exactly(&mut self) {
        self.exactly = true;
        self.relations.clear();
    }

    pub(super) fn zone(&self) -> Option<FixedOffset> {
        self.zone
    }

    pub(super) fn is_exact(&self) -> bool {
        self.exactly
    }

    /// How many different ones there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
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
        if a == b {
            return Relation::Same;
        }
        if self.exactly {
            return Relation::Contradictory;
        }
        if let Some(Some(known)) = self.relations.get(a).and_then(|row| row.get(b)) {
            return *known;
        }
        let (Some(x), Some(y)) = (self.get(a), self.get(b)) else { return Relation::Same };
        let relation = count(|| match self.kin {
            Kin::One => x.relation_to(y, self.zone),
            Kin::Many => x.relation_of_many_to(y, self.zone),
            Kin::Prose => Relation::Compatible,
            Kin::Label => match x.relation_to(y, self.zone) {
                Relation::Narrower | Relation::Broader if !are_spellings(x, y) => {
                    Relation::Compatible
                }
                relation => relation,
            },
        });
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

    pub(super) fn is_complete(&self, number: usize) -> bool {
        self.get(number).is_some_and(AnyValue::is_complete_list)
    }

    pub(super) fn is_none(&self, number: usize) -> bool {
        self.get(number).is_some_and(|value| value.is_complete_list() && !value.has_members())
    }

    /// The number of the same list, which is not said to be complete.
    pub(super) fn opened(&mut self, number: usize) -> Option<usize> {
        let mut opened = self.copied(number)?;
        let is_list = opened.complete(false);
        is_list.then(|| self.number(Held::United(opened)))
    }

    /// The same list, if it is one, whether or not it is said to be complete.
    pub(super) fn as_open(&mut self, number: usize) -> usize {
        if self.is_complete(number) { self.opened(number).unwrap_or(number) } else { number }
    }

    /// Those of several values that no other of them makes more precise.
    pub(super) fn most_precise(&mut self, all: &[usize]) -> Vec<usize> {
        let mut best = Vec::new();
        for value in all {
            let more = |other: &&usize| self.relation(**other, *value) == Relation::Narrower;
            if all.iter().find(more).is_none() {
                best.push(*value);
            }
        }
        best
    }

    /// The one of several values that comes first as canonical JSON.
    pub(super) fn least(&self, all: &[usize]) -> Option<usize> {
        match all {
            [only] => Some(*only),
            all => all.iter().copied().min_by_key(|it| self.get(*it).map(AnyValue::canonical)),
        }
    }

    /// Lists together; complete if one of them is that has all.
    pub(super) fn united(&self, all: &[usize], complete: bool) -> Option<Box<dyn AnyValue>> {
        let lists: Vec<&dyn AnyValue> = all.iter().filter_map(|it| self.get(*it)).collect();
        let (first, others) = lists.split_first()?;
        let mut whole = count(|| first.united_with(others, self.zone))?;
        whole.complete(complete);
        Some(whole)
    }

    /// A copy of a value.
    pub(crate) fn copied(&self, number: usize) -> Option<Box<dyn AnyValue>> {
        self.get(number).map(AnyValue::boxed)
    }
}
