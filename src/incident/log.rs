use crate::{Statement, value::Key};
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
    /// Statements by their hash, to find one that is recorded again.
    twins: BTreeMap<u64, Vec<u32>>,
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
        self.statements.get(usize::try_from(moment.number).ok()?).map(AsRef::as_ref)
    }

    pub(crate) fn keyed(&self, key: &Key<Statement>) -> Option<Moment> {
        self.keyed.get(key).copied()
    }

    pub(crate) fn last(&self) -> Option<Moment> {
        self.order.last().copied()
    }

    /// Whether an equal statement is in the log.
    pub(crate) fn contains(&self, statement: &Statement) -> bool {
        let twins = self.twins.get(&hash(statement));
        twins.into_iter().flatten().any(|number| {
            let known = usize::try_from(*number).ok().and_then(|n| self.statements.get(n));
            known.is_some_and(|known| **known == *statement)
        })
    }

    /// Puts a statement where it belongs.
    pub(crate) fn insert(&mut self, statement: Arc<Statement>, instant: i64) -> Moment {
        let number = u32::try_from(self.statements.len()).unwrap_or(u32::MAX);
        let moment = Moment { instant, number };
        self.order.insert(moment);
        self.twins.entry(hash(&statement)).or_default().push(number);
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
        if let Some(twins) = self.twins.get_mut(&hash(&statement)) {
            twins.retain(|twin| *twin != number);
        }
        if let Some(key) = statement.key() {
            self.keyed.remove(key);
        }
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

fn hash(statement: &Statement) -> u64 {
    let mut hasher = DefaultHasher::new();
    statement.hash(&mut hasher);
    hasher.finish()
}
