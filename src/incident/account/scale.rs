use super::values::Values;
use crate::{Why, value::Relation};
use std::collections::{BTreeMap, BTreeSet};

/// What a source holds of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    /// The value of this number.
    Known { value: usize, believed: bool },
    /// That it is not known.
    Unknown(Why),
}

/// What all sources hold of one field at one moment, kept while they change it. `A` says when a
/// source came to hold it.
#[derive(Debug, Clone)]
pub(crate) struct Scale<A> {
    plain: Side<A>,
    believed: Side<A>,
    /// How many hold each value, plainly or not.
    known: BTreeMap<usize, usize>,
    /// How many pairs of values contradict each other.
    contradictions: usize,
    unknown: BTreeMap<Why, BTreeSet<A>>,
}

/// The values that are held in one way: since when, and which at which time.
#[derive(Debug, Clone)]
struct Side<A> {
    since: BTreeMap<usize, BTreeSet<A>>,
    at: BTreeMap<A, usize>,
}

impl<A> Default for Side<A> {
    fn default() -> Self {
        Self { since: BTreeMap::new(), at: BTreeMap::new() }
    }
}

impl<A> Default for Scale<A> {
    fn default() -> Self {
        Self {
            plain: Side::default(),
            believed: Side::default(),
            known: BTreeMap::new(),
            contradictions: 0,
            unknown: BTreeMap::new(),
        }
    }
}

impl<A: Copy + Ord> Side<A> {
    fn add(&mut self, at: A, value: usize) {
        self.since.entry(value).or_default().insert(at);
        self.at.insert(at, value);
    }

    fn remove(&mut self, at: A, value: usize) {
        self.at.remove(&at);
        if let Some(since) = self.since.get_mut(&value) {
            since.remove(&at);
            if since.is_empty() {
                self.since.remove(&value);
            }
        }
    }
}

impl<A: Copy + Ord> Scale<A> {
    /// Somebody holds this since `at`. The values tell which contradict each other; nobody asks for
    /// that if there are none.
    pub(crate) fn add(&mut self, at: A, hold: Hold, values: Option<&mut Values<'_>>) {
        match hold {
            Hold::Known { value, believed } => {
                if let Some(values) = values.filter(|_| !self.known.contains_key(&value)) {
                    self.contradictions += self.contradicting(value, values);
                }
                *self.known.entry(value).or_default() += 1;
                self.side(believed).add(at, value);
            }
            Hold::Unknown(why) => {
                self.unknown.entry(why).or_default().insert(at);
            }
        }
    }

    /// Nobody holds this since `at` any more.
    pub(crate) fn remove(&mut self, at: A, hold: Hold, values: Option<&mut Values<'_>>) {
        match hold {
            Hold::Known { value, believed } => {
                let Some(holders) = self.known.get_mut(&value) else { return };
                *holders -= 1;
                if *holders == 0 {
                    self.known.remove(&value);
                    if let Some(values) = values {
                        self.contradictions -= self.contradicting(value, values);
                    }
                }
                self.side(believed).remove(at, value);
            }
            Hold::Unknown(why) => {
                self.unknown.entry(why).or_default().remove(&at);
            }
        }
    }

    fn side(&mut self, believed: bool) -> &mut Side<A> {
        if believed { &mut self.believed } else { &mut self.plain }
    }

    /// With how many of those that are held a value contradicts.
    fn contradicting(&self, value: usize, values: &mut Values<'_>) -> usize {
        let others = self.known.keys().filter(|other| {
            let (a, b) = (value.min(**other), value.max(**other));
            values.relation(a, b) == Relation::Contradictory
        });
        others.count()
    }

    /// The value that stands, of a field that describes no state; none if none is held.
    pub(crate) fn stands(&self, values: &mut Values<'_>, exactly: bool) -> Option<usize> {
        let side = if self.plain.at.is_empty() { &self.believed } else { &self.plain };
        let (_, last) = side.at.last_key_value()?;
        if exactly || side.since.len() == 1 {
            return Some(*last);
        }
        let held = side.since.iter().filter_map(|(value, since)| Some((*since.last()?, *value)));
        let mut held: Vec<(A, usize)> = held.collect();
        held.sort_unstable();
        let mut weighing = Weighing::new(false, exactly);
        for (_, value) in held.into_iter().rev() {
            weighing.next(value, values);
        }
        weighing.best
    }
}

/// Which value stands of several, given from the last to the first.
///
/// * Of two values that cannot both be true the later counts: back from the last one, a value
///   counts if it agrees with all that count already. A state that contradicts the one before it
///   is a change, and nothing before the change counts.
/// * Of the values that count the most precise stands; of equal ones the first; of others the
///   last. Open lists unite.
#[derive(Debug)]
pub(crate) struct Weighing {
    is_state: bool,
    exactly: bool,
    /// Those that count, and whether each that was given does.
    counting: Vec<usize>,
    counts: BTreeMap<usize, bool>,
    changed: bool,
    /// What stands so far.
    pub best: Option<usize>,
}

/// What became of a value in a [`Weighing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Nothing,
    /// It counts.
    Counts,
    /// It counts, and it is what stands so far, or part of that.
    Stands,
}

impl Weighing {
    pub(crate) fn new(is_state: bool, exactly: bool) -> Self {
        let (counting, counts) = (Vec::new(), BTreeMap::new());
        Self { is_state, exactly, counting, counts, changed: false, best: None }
    }

    pub(crate) fn next(&mut self, value: usize, values: &mut Values<'_>) -> Weight {
        if self.changed || !self.counts(value, values) {
            self.changed |= self.is_state;
            return Weight::Nothing;
        }
        let Some(later) = self.best else {
            self.best = Some(value);
            return Weight::Stands;
        };
        let says_as_much = |relation| matches!(relation, Relation::Same | Relation::Narrower);
        if value == later || says_as_much(values.relation(value, later)) {
            self.best = Some(value);
            return Weight::Stands;
        }
        Weight::Counts
    }

    fn counts(&mut self, value: usize, values: &mut Values<'_>) -> bool {
        if let Some(known) = self.counts.get(&value) {
            return *known;
        }
        let agrees = match self.exactly {
            true => self.counting.is_empty(),
            false => self
                .counting
                .iter()
                .all(|later| values.relation(value, *later) != Relation::Contradictory),
        };
        self.counts.insert(value, agrees);
        if agrees {
            self.counting.push(value);
        }
        agrees
    }
}
