use crate::{Statement, value::Key};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
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

    /// The statements from a place on.
    pub(crate) fn from(
        &self,
        moment: Option<Moment>,
    ) -> impl Iterator<Item = (Moment, &Statement)> {
        let first = Moment { instant: i64::MIN, number: 0 };
        let moments = self.order.range(moment.unwrap_or(first)..);
        moments.filter_map(|moment| Some((*moment, self.get(*moment)?)))
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
