//! The log: every statement in its order, and what is in force.

use crate::{Claim, Statement, statement::Store, step::Step, value::Key};
use std::{
    collections::{BTreeMap, BTreeSet},
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
    statements: Vec<Slot>,
    store: Arc<Store>,
    order: BTreeSet<Moment>,
    keyed: BTreeMap<Key<Statement>, Moment>,
    /// For each statement the statements that replace or withdraw it, whether or not they are in force.
    stops: BTreeMap<u32, BTreeSet<Stop>>,
    /// The statements that do.
    stopping: BTreeSet<Moment>,
    /// For each statement that is not in force, which of them take it back.
    out: BTreeMap<u32, Out>,
}

/// A statement: stored, or as it is handed out once somebody asked, or both.
#[derive(Debug, Clone, Default)]
struct Slot {
    stored: Option<u32>,
    whole: OnceLock<Option<Arc<Statement>>>,
}

impl Slot {
    fn new(statement: Arc<Statement>) -> Self {
        Self { stored: None, whole: OnceLock::from(Some(statement)) }
    }

    fn get(&self, store: &Store) -> Option<&Arc<Statement>> {
        let whole = self.whole.get_or_init(|| Some(Arc::new(store.get(self.stored?)?)));
        whole.as_ref()
    }
}

/// That a statement replaces another, or withdraws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stop {
    by: Moment,
    withdraws: bool,
}

/// Which way the last turn went by the end of a moment, if there was one.
pub(super) fn turned(turns: &[(Moment, bool)], instant: i64) -> Option<bool> {
    let mut last = turns.iter().rev();
    last.find(|(by, _)| by.instant <= instant).map(|(_, turned)| *turned)
}

/// Which statements withdraw and replace one: the first of those that do. What is withdrawn was
/// never said: it replaced and withdrew nothing. What was replaced withdraws nothing any more, and
/// what it had replaced stays replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Out {
    withdrawn: Option<Moment>,
    replaced: Option<Moment>,
}

impl Out {
    fn first(self) -> Option<Moment> {
        self.withdrawn.into_iter().chain(self.replaced).min()
    }
}

impl Log {
    pub(crate) fn len(&self) -> usize {
        self.statements.len()
    }

    /// The statements, in log order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Moment, &Arc<Statement>)> {
        self.order
            .iter()
            .filter_map(|moment| Some((*moment, self.slot(moment.number)?.get(&self.store)?)))
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
        self.slot(moment.number)?.get(&self.store).map(|it| &**it)
    }

    pub(crate) fn keyed(&self, key: &Key<Statement>) -> Option<Moment> {
        self.keyed.get(key).copied()
    }

    pub(crate) fn last(&self) -> Option<Moment> {
        self.order.last().copied()
    }

    /// Where an equal statement stands in the log. Equal ones were said at one time, so they stand
    /// side by side.
    pub(crate) fn find(&self, statement: &Statement, instant: i64) -> Option<Moment> {
        let same = |moment: &Moment| self.get(*moment).is_some_and(|known| *known == *statement);
        if let Some(key) = statement.key() {
            return self.keyed(key).filter(same);
        }
        let of_that_time = Moment { instant, number: 0 }..=Moment { instant, number: u32::MAX };
        self.order.range(of_that_time).copied().find(same)
    }

    fn slot(&self, number: u32) -> Option<&Slot> {
        self.statements.get(usize::try_from(number).ok()?)
    }

    /// Puts a statement where it belongs.
    pub(crate) fn insert(&mut self, statement: Arc<Statement>, instant: i64) -> Moment {
        let number = u32::try_from(self.statements.len()).unwrap_or(u32::MAX);
        let moment = Moment { instant, number };
        self.order.insert(moment);
        if let Some(key) = statement.key() {
            self.keyed.insert(key.clone(), moment);
        }
        self.statements.push(Slot::new(statement));
        moment
    }

    /// Stores the statements that were recorded from this number on; the first that there is no room
    /// for, if there is one, and then none of them.
    pub(super) fn settle(&mut self, from: usize) -> Result<(), usize> {
        let new = self.statements.get_mut(from..).unwrap_or_default();
        if new.is_empty() {
            return Ok(());
        }
        let store = Arc::make_mut(&mut self.store);
        let (before, start) = (store.mark(), store.len());
        for (i, slot) in new.iter().enumerate() {
            if slot.get(store).cloned().is_some_and(|it| store.put(&it).is_err()) {
                store.back_to(before);
                return Err(i);
            }
        }
        for (slot, stored) in new.iter_mut().zip(start..) {
            *slot = Slot { stored: u32::try_from(stored).ok(), whole: OnceLock::new() };
        }
        Ok(())
    }

    /// Gives back the memory that is not used.
    pub(super) fn shrink(&mut self) {
        self.statements.shrink_to_fit();
        Arc::make_mut(&mut self.store).shrink();
    }

    /// Gives a statement a key that is free.
    pub(super) fn name(&mut self, moment: Moment, key: Key<Statement>) {
        if let Some(statement) = self.get(moment).cloned()
            && let Some(slot) = self.statements.get_mut(moment.index())
        {
            *slot = Slot::new(Arc::new(statement.with_key(key.clone())));
            self.keyed.insert(key, moment);
        }
    }

    /// Takes the statement out again that was recorded last.
    pub(crate) fn remove_last(&mut self, moment: Moment) {
        let Some(slot) = self.statements.pop() else { return };
        let Some(statement) = slot.get(&self.store) else { return };
        let number = moment.number;
        self.order.remove(&moment);
        if let Some(key) = statement.key() {
            self.keyed.remove(key);
        }
        self.stops.remove(&number);
        self.out.remove(&number);
    }

    /// The statement at `by` replaces the one at `target`, or withdraws it. Calls `changed` with each
    /// that is in force now and was not, or the other way round.
    pub(crate) fn stop(
        &mut self,
        target: Moment,
        by: Moment,
        withdraws: bool,
        changed: impl FnMut(Moment),
    ) {
        self.stops.entry(target.number).or_default().insert(Stop { by, withdraws });
        self.stopping.insert(by);
        self.refresh(target, changed);
    }

    /// It does so no longer.
    pub(crate) fn unstop(&mut self, target: Moment, by: Moment, changed: impl FnMut(Moment)) {
        if let Some(stops) = self.stops.get_mut(&target.number) {
            stops.retain(|stop| stop.by != by);
        }
        self.stopping.remove(&by);
        self.refresh(target, changed);
    }

    /// Follows what is in force from one statement to those that it takes back.
    fn refresh(&mut self, target: Moment, mut changed: impl FnMut(Moment)) {
        let mut left = vec![target];
        while let Some(target) = left.pop() {
            let stops = self.stops.get(&target.number);
            let out = Self::out(stops.into_iter().flatten(), |by| {
                self.out.get(&by.number).copied().unwrap_or_default()
            });
            let before = self.out.get(&target.number).copied().unwrap_or_default();
            if before == out {
                continue;
            }
            match out.first() {
                Some(_) => drop(self.out.insert(target.number, out)),
                None => drop(self.out.remove(&target.number)),
            }
            changed(target);
            let statement = self.get(target);
            let targets = statement.into_iter().flat_map(super::course::stops);
            left.extend(targets.filter_map(|(key, _)| self.keyed(key)));
        }
    }

    /// What takes a statement back, given what takes back those that say so.
    fn out<'s>(stops: impl Iterator<Item = &'s Stop>, of: impl Fn(Moment) -> Out) -> Out {
        let mut out = Out::default();
        for stop in stops {
            let by = of(stop.by);
            let (holds, place) = if stop.withdraws {
                (by.first().is_none(), &mut out.withdrawn)
            } else {
                (by.withdrawn.is_none(), &mut out.replaced)
            };
            if holds && place.is_none_or(|first| stop.by < first) {
                *place = Some(stop.by);
            }
        }
        out
    }

    /// Whether a statement ever replaced or withdrew this one.
    pub(crate) fn was_ever_stopped(&self, moment: Moment) -> bool {
        self.stops.get(&moment.number).is_some_and(|stops| !stops.is_empty())
    }

    /// Whether a statement was not in force at the end of a moment, as the log was then.
    pub(crate) fn was_stopped(&self, moment: Moment, instant: i64) -> bool {
        self.was_stopped_by(moment, Moment { instant, number: u32::MAX })
    }

    /// Whether a statement was not in force after another, as the log was then.
    pub(crate) fn was_stopped_by(&self, moment: Moment, last: Moment) -> bool {
        self.is_out(moment, last, true)
    }

    /// The same; if they are `kept`, with what is withdrawn by now.
    fn is_out(&self, moment: Moment, last: Moment, kept: bool) -> bool {
        if self.stops_by(moment.number, last, kept).next().is_none() {
            return false;
        }
        let mut out: BTreeMap<u32, Out> = BTreeMap::new();
        for each in self.deciding(moment, last, kept).into_iter().rev() {
            let of = |by: Moment| out.get(&by.number).copied().unwrap_or_default();
            let it = Self::out(self.stops_by(each.number, last, kept), of);
            out.insert(each.number, it);
        }
        out.get(&moment.number).is_some_and(|it| it.first().is_some())
    }

    fn stops_by(&self, of: u32, last: Moment, kept: bool) -> impl Iterator<Item = &Stop> {
        let all = self.stops.get(&of).into_iter().flatten();
        all.filter(move |stop| stop.by <= last && (kept || !self.is_withdrawn(stop.by)))
    }

    /// The statements on which it depends whether one is in force, itself included.
    fn deciding(&self, moment: Moment, last: Moment, kept: bool) -> BTreeSet<Moment> {
        let mut all = BTreeSet::from([moment]);
        let mut left = vec![moment];
        while let Some(next) = left.pop() {
            let stops = self.stops_by(next.number, last, kept);
            left.extend(stops.map(|stop| stop.by).filter(|by| all.insert(*by)));
        }
        all
    }

    /// When a statement was taken back in the course of time, and when that was taken back; of what was
    /// not withdrawn in the end.
    pub(crate) fn turns(&self, moment: Moment) -> Vec<(Moment, bool)> {
        let Some(stops) = self.stops.get(&moment.number) else { return Vec::new() };
        if stops.is_empty() {
            return Vec::new();
        }
        let all = self.deciding(moment, Moment { instant: i64::MAX, number: u32::MAX }, false);
        let mut counts = true;
        let mut turns = Vec::new();
        for by in all.into_iter().filter(|by| *by != moment) {
            let end = Moment { instant: by.instant, number: u32::MAX };
            let now = !self.is_out(moment, end, false);
            if now != counts {
                turns.push((by, now));
                counts = now;
            }
        }
        turns
    }

    /// Whether a statement that comes after this moment takes another back.
    pub(crate) fn takes_back_after(&self, moment: Moment) -> bool {
        self.stopping.last().is_some_and(|last| *last > moment)
    }

    /// Whether a statement takes another back.
    pub(crate) fn takes_back_any(&self) -> bool {
        !self.stops.is_empty()
    }

    /// What a statement restates: the one that it replaces, what that one replaced, and so on, as far
    /// as none of them was withdrawn.
    pub(crate) fn restated<'l>(
        &'l self,
        mut statement: &'l Statement,
    ) -> impl Iterator<Item = (Moment, &'l Statement)> {
        std::iter::from_fn(move || {
            let replaced = self.keyed(statement.replaces()?)?;
            statement = self.get(replaced).filter(|_| !self.is_withdrawn(replaced))?;
            Some((replaced, statement))
        })
    }

    /// By which statement one was replaced.
    pub(crate) fn replaced(&self, moment: Moment) -> Option<Moment> {
        self.out.get(&moment.number).filter(|out| out.withdrawn.is_none())?.replaced
    }

    /// Whether a statement was withdrawn, and so never said.
    pub(crate) fn is_withdrawn(&self, moment: Moment) -> bool {
        self.out.get(&moment.number).is_some_and(|out| out.withdrawn.is_some())
    }

    /// Where the descriptions of a statement stop counting, if they do.
    pub(crate) fn stopped(&self, moment: Moment) -> Option<Moment> {
        self.out.get(&moment.number)?.first()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Incident, Remark, Source, incident::Reason, when};
    use uuid::Uuid;

    /// In these tests there is room for a million bytes of text.
    #[test]
    fn what_there_is_no_room_for_is_refused_and_given_back() {
        let mut incident = Incident::new(Uuid::from_u128(1));
        let clerk = incident.declare(Source::new("clerk")).unwrap();
        let says =
            |length: usize| clerk.says(when!("2031-05-04"), [Remark::new("a".repeat(length))]);
        incident.record(says(600_000)).unwrap();
        let before = incident.clone();
        let refused = incident.record_all([says(1), says(500_000)]).unwrap_err();
        assert_eq!((refused.reason(), refused.index()), (&Reason::Full, 1));
        assert_eq!(
            refused.to_string(),
            "statement 2: expected an incident of at most 4 GB of text"
        );
        assert!(incident == before);
        assert_eq!(refused.into_statements()[1], says(500_000));
        incident.record(says(400_000)).unwrap();
        assert_eq!(incident.statements().count(), 2);
    }
}
