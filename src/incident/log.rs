use crate::{Claim, Statement, value::Key};
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// The place of a statement in the log: by the last moment at which it can have been said, then by
/// the order of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub instant: i64,
    pub number: u32,
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
    /// The statements without a key, by outline, to find one that is recorded again.
    twins: BTreeMap<Outline, Twins>,
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

    pub(crate) fn get(&self, moment: Moment) -> Option<&Statement> {
        self.number(moment.number)
    }

    pub(crate) fn keyed(&self, key: &Key<Statement>) -> Option<Moment> {
        self.keyed.get(key).copied()
    }

    pub(crate) fn last(&self) -> Option<Moment> {
        self.order.last().copied()
    }

    /// Whether an equal statement is in the log.
    pub(crate) fn contains(&self, statement: &Statement) -> bool {
        let equal = |number: u32| self.number(number).is_some_and(|known| *known == *statement);
        if let Some(key) = statement.key() {
            return self.keyed(key).is_some_and(|known| equal(known.number));
        }
        match self.twins.get(&Outline::of(statement)) {
            None => false,
            Some(Twins::One(number)) => equal(*number),
            Some(Twins::Many(numbers)) => {
                let whole = whole(statement);
                numbers.range((whole, 0)..=(whole, u32::MAX)).any(|(_, number)| equal(*number))
            }
        }
    }

    fn number(&self, number: u32) -> Option<&Statement> {
        self.statements.get(usize::try_from(number).ok()?).map(AsRef::as_ref)
    }

    /// Puts a statement where it belongs.
    pub(crate) fn insert(&mut self, statement: Arc<Statement>, instant: i64) -> Moment {
        let number = u32::try_from(self.statements.len()).unwrap_or(u32::MAX);
        let moment = Moment { instant, number };
        self.order.insert(moment);
        match statement.key() {
            Some(key) => drop(self.keyed.insert(key.clone(), moment)),
            None => self.add_twin(&statement, number),
        }
        self.statements.push(statement);
        moment
    }

    fn add_twin(&mut self, statement: &Statement, number: u32) {
        let outline = Outline::of(statement);
        let first = match self.twins.get(&outline) {
            Some(Twins::One(first)) => self.number(*first).map(|known| (whole(known), *first)),
            _ => None,
        };
        match self.twins.get_mut(&outline) {
            None => drop(self.twins.insert(outline, Twins::One(number))),
            Some(Twins::Many(numbers)) => drop(numbers.insert((whole(statement), number))),
            Some(one) => {
                let second = (whole(statement), number);
                *one = Twins::Many(first.into_iter().chain([second]).collect());
            }
        }
    }

    /// Takes the statement out again that was recorded last.
    pub(crate) fn remove_last(&mut self, moment: Moment) {
        let Some(statement) = self.statements.pop() else { return };
        let number = moment.number;
        self.order.remove(&moment);
        if let Some(key) = statement.key() {
            self.keyed.remove(key);
        } else {
            let outline = Outline::of(&statement);
            match self.twins.get_mut(&outline) {
                Some(Twins::Many(numbers)) => drop(numbers.remove(&(whole(&statement), number))),
                _ => drop(self.twins.remove(&outline)),
            }
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

/// The statements of one outline, by number; by the hash of the whole only where there are several.
#[derive(Debug, Clone)]
enum Twins {
    One(u32),
    Many(BTreeSet<(u64, u32)>),
}

fn whole(statement: &Statement) -> u64 {
    let mut hasher = DefaultHasher::new();
    statement.hash(&mut hasher);
    hasher.finish()
}

/// A hash of what most probably tells two statements apart: who said it and when, and what it
/// describes. Only statements with one outline are looked at more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Outline(u64);

impl Outline {
    fn of(statement: &Statement) -> Self {
        let mut hasher = DefaultHasher::new();
        (statement.at(), statement.source()).hash(&mut hasher);
        for claim in statement.says() {
            (claim.name(), claim.described()).hash(&mut hasher);
            if let Claim::Remark(remark) = claim {
                remark.text.hash(&mut hasher);
            }
        }
        Self(hasher.finish())
    }
}
