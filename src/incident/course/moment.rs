//! What becomes of the status in one moment: its steps, then what has opened or ended, then who
//! resolves or reopens the incident.

use super::{
    Base, Course, Fault, Followed, Move, Obstacles, Undermined,
    noun::{Asked, Leave, Officer, OnDuty, State},
    taken::{Phases, Taken},
};
use crate::{
    incident::{
        account::{Heard, Time, Told, count},
        log::Moment,
        status::{Phase, Status},
        table::{self, Cell, Event, InvestigationStep},
    },
    step::{Left, Resolved, Step},
    value::Kind,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The moment that is looked at, and what was before it.
#[derive(Debug, Clone, Default)]
pub(super) struct Now {
    pub instant: Option<i64>,
    was_resolved: bool,
    leaving: Arc<BTreeSet<Box<str>>>,
    moves: usize,
    /// What stood before, and the first statement that changed it.
    start: BTreeMap<Box<str>, (bool, Moment)>,
    /// What opened, and which leaves and officers turned.
    opened: BTreeSet<(Moment, Box<str>)>,
    turned: BTreeSet<(Moment, Box<str>)>,
    /// The investigations that a step resumed or reopened.
    resumed: BTreeSet<Box<str>>,
    /// What somebody spoke of.
    touched: BTreeSet<Box<str>>,
    /// The times of what is said now, as one.
    said: Option<Time>,
    /// Whether somebody resolved or reopened the incident.
    pub is_decided: bool,
}

impl Now {
    /// What is kept of it for the next moment.
    pub(super) fn next(&self) -> Self {
        Self { said: self.said, ..Self::default() }
    }
}

impl Course {
    /// Begins a moment, if it is not the one that is looked at.
    pub(super) fn begin(&mut self, instant: i64) {
        if self.now.instant == Some(instant) {
            return;
        }
        self.hear(self.now.said);
        self.now = Now {
            instant: Some(instant),
            was_resolved: self.state.holds,
            leaving: Arc::clone(&self.state.leaving),
            moves: self.moves.len(),
            ..Now::default()
        };
    }

    fn hear(&mut self, time: Option<Time>) {
        self.before = match (self.before, time) {
            (Some(before), Some(time)) => Some(before.with(time)),
            (before, time) => before.or(time),
        };
    }

    /// Notes that something is said of a noun now.
    pub(super) fn touch(&mut self, key: &str, time: Time) {
        self.now.said = Some(self.now.said.map_or(time, |said| said.with(time)));
        if !self.now.touched.contains(key) {
            self.now.touched.insert(key.into());
        }
    }

    /// What a noun is from now on.
    pub(super) fn put(&mut self, key: &str, state: State, by: Moment) {
        count(|| ());
        let before =
            self.nouns.get(key).and_then(Followed::leave).and_then(|it| it.officer.clone());
        let after = match &state {
            State::Leave(leave) => leave.officer.clone(),
            _ => None,
        };
        match self.nouns.get_mut(key) {
            Some(it) => it.state = state,
            None => drop(self.nouns.insert(key.into(), Followed::of(state))),
        }
        if before != after {
            self.give(key, before, after, by);
        }
        self.look(key, by);
    }

    /// A leave is said to be another officer's.
    fn give(&mut self, key: &str, before: Option<Box<str>>, after: Option<Box<str>>, by: Moment) {
        if self.counting.contains(key) {
            self.turn_leave(key, before.as_deref(), false, by);
        }
        if let Some(before) = before {
            if let Some(leaves) = self.leaves_of.get_mut(&before) {
                leaves.all.remove(key);
            }
            self.look_at_officer(&before, by);
        }
        if let Some(after) = after {
            self.leaves_of.entry(after).or_default().all.insert(key.into());
        }
    }

    /// Looks again at what stands of a noun.
    fn look(&mut self, key: &str, by: Moment) {
        let Some(it) = self.nouns.get(key) else { return };
        match it.state.clone() {
            State::Leave(leave) => {
                self.look_at_leave(key, &leave, by);
                if let Some(officer) = &leave.officer {
                    self.look_at_officer(officer, by);
                }
            }
            State::Officer(_) => {
                let leaves = self.leaves_of.get(key).map(|it| it.all.clone()).unwrap_or_default();
                for key in leaves {
                    if let Some(leave) = self.nouns.get(&key).and_then(Followed::leave).cloned() {
                        self.look_at_leave(&key, &leave, by);
                    }
                }
                self.look_at_officer(key, by);
            }
            State::Determination { charges } => self.turn(key, charges, by, charges),
            State::Investigation(it) => {
                let phases = self.nouns.get(key).and_then(|it| it.phases);
                let known = it.is_there || (phases.is_some() && !it.is_gone);
                let over = phases.is_some_and(|it| it.phase == Phase::Concluded);
                let stands = known && it.is_official && !over;
                self.know(key, known);
                let is_left = self.now.leaving.contains(key) && !self.now.resumed.contains(key);
                self.turn(key, stands, by, !is_left);
                self.stand(key, stands);
            }
        }
    }

    fn know(&mut self, key: &str, known: bool) {
        if let Some(it) = self.nouns.get_mut(key)
            && it.is_known != known
        {
            it.is_known = known;
            if known {
                self.investigations += 1;
            } else {
                self.investigations -= 1;
            }
            self.obstacles = [None, None];
        }
    }

    fn stand(&mut self, key: &str, stands: bool) {
        if stands {
            self.standing.insert(key.into());
        } else {
            self.standing.remove(key);
        }
        self.obstacles = [None, None];
    }

    fn look_at_leave(&mut self, key: &str, leave: &Leave, by: Moment) {
        let officer = leave.officer.as_deref();
        let counts = leave_counts(leave, officer.and_then(|it| self.officer(it)));
        self.turn_leave(key, officer, counts, by);
    }

    fn turn_leave(&mut self, key: &str, officer: Option<&str>, counts: bool, by: Moment) {
        if self.counting.contains(key) == counts {
            self.turn(key, counts, by, !self.now.leaving.contains(key));
            return;
        }
        self.obstacles = [None, None];
        if counts {
            self.counting.insert(key.into());
        } else {
            self.counting.remove(key);
            self.loose.remove(key);
        }
        match officer {
            Some(officer) => {
                let leaves = self.leaves_of.entry(officer.into()).or_default();
                leaves.counting =
                    if counts { leaves.counting + 1 } else { leaves.counting.saturating_sub(1) };
            }
            None if counts => drop(self.loose.insert(key.into())),
            None => {}
        }
        self.turn(key, counts, by, !self.now.leaving.contains(key));
    }

    fn look_at_officer(&mut self, key: &str, by: Moment) {
        let leaves = self.leaves_of.get(key);
        let counting = leaves.is_some_and(|it| it.counting > 0);
        let is_left =
            leaves.is_some_and(|it| it.all.iter().any(|it| self.now.leaving.contains(it)));
        let of_leaves = leaves.into_iter().flat_map(|it| it.all.iter().rev());
        let mut ends = of_leaves.filter_map(|it| {
            let leave = self.nouns.get(it)?.leave()?;
            leave.end.filter(|_| leave.is_there)
        });
        let by_duty = self.officer(key).is_some_and(|officer| match officer.duty {
            Some((OnDuty::Leave, said)) => !officer.is_dead && !ends.any(|end| end.is_since(said)),
            _ => false,
        });
        let on = counting || by_duty;
        let was = self.on_leave.contains(key);
        if on != was {
            if on {
                self.on_leave.insert(key.into());
            } else {
                self.on_leave.remove(key);
            }
        }
        self.turn_from(was, key, on, by, by_duty && !is_left);
    }

    /// What stands of a noun is this now.
    fn turn(&mut self, key: &str, stands: bool, by: Moment, opens: bool) {
        let Some(it) = self.nouns.get_mut(key) else { return };
        let was = std::mem::replace(&mut it.stands, stands);
        self.turn_from(was, key, stands, by, opens);
    }

    fn turn_from(&mut self, was: bool, key: &str, stands: bool, by: Moment, opens: bool) {
        if was == stands && !self.now.start.contains_key(key) && !self.now.resumed.contains(key) {
            return;
        }
        let (start, first) = *self.now.start.entry(key.into()).or_insert((was, by));
        let place = (first, Box::from(key));
        let is_new = !start || self.now.resumed.contains(key);
        if stands && is_new && opens {
            self.now.opened.insert(place.clone());
        } else {
            self.now.opened.remove(&place);
        }
        // Investigations and charges turn nothing but what is resolved.
        let kind = self.nouns.get(key).map(|it| &it.state);
        let of_leave = !matches!(kind, Some(State::Investigation(_) | State::Determination { .. }));
        if stands != start && of_leave {
            self.now.turned.insert(place);
        } else {
            self.now.turned.remove(&place);
        }
    }

    /// Takes a step on an investigation. One that the table forbids moves nothing.
    pub(super) fn step(&mut self, base: Base<'_>, taken: &Taken<'_>) {
        let on = taken.step.investigation().zip(InvestigationStep::of(taken.step));
        let Some((key, step)) = on else { return };
        let key = base.0.root(key.as_str());
        self.touch(key, taken.time);
        if !self.nouns.contains_key(key) {
            let mut told = base.0.keys_of(key).into_iter().filter_map(|key| base.0.entry(key));
            let is_gone = told.any(|(_, entry)| !entry.claims.is_empty())
                && !Told::of(base.0, key).is_described();
            self.nouns.insert(key.into(), Followed::of(State::by_steps(is_gone)));
        }
        let Some(it) = self.nouns.get_mut(key) else { return };
        let phases = it.phases.get_or_insert_default();
        let before = phases.phase;
        if !phases.take(step) {
            let (key, phase) = (key.into(), before);
            let fault = Fault::Forbidden { key, step, phase };
            self.undermined.push(Undermined { by: taken.by, fault });
        } else if phases.phase == Phase::Open && before != Phase::Open {
            self.now.resumed.insert(key.into());
        }
        self.look(key, taken.place.moment);
    }

    /// The steps of the moment are taken, and what was said in it has been looked at.
    pub(super) fn settle(&mut self) {
        self.moves.truncate(self.now.moves);
        let opens = !self.now.opened.is_empty() && self.leaves(Event::Opens);
        self.state.holds = self.now.was_resolved && !opens;
        self.state.leaving = match self.state.holds {
            true => Arc::clone(&self.now.leaving),
            false => Arc::default(),
        };
        let opened = self.now.opened.first().filter(|_| opens);
        let by = opened.or(self.now.turned.first()).map(|(by, _)| *by);
        if let Some(by) = by {
            self.note(by);
        }
    }

    /// Whether the table has an event end a resolution.
    fn leaves(&self, event: Event) -> bool {
        let cell = table::status(event, Status::Resolved);
        self.now.was_resolved && matches!(cell, Cell::To(_) | Cell::ToByLeaves)
    }

    fn note(&mut self, moment: Moment) {
        let to = self.status();
        if self.moves.last().map_or(Status::Open, |last| last.to) != to {
            self.moves.push(Move { moment, to });
        }
    }

    /// Takes a step on the incident, after all others of its moment.
    pub(super) fn decide(&mut self, base: Base<'_>, taken: &Taken<'_>) {
        match taken.step {
            Step::Resolved(step) => self.resolve(base, step, taken),
            Step::Reopened(_) if !self.state.held_before => {
                let fault = Fault::NeverResolved;
                self.undermined.push(Undermined { by: taken.by, fault });
            }
            Step::Reopened(_) => {
                self.state.holds = false;
                self.state.leaving = Arc::default();
            }
            _ => return,
        }
        self.now.is_decided = true;
        self.note(taken.place.moment);
    }

    fn resolve(&mut self, base: Base<'_>, step: &Resolved, taken: &Taken<'_>) {
        if !self.state.holds {
            let full = self.obstacles_of(step).without(step, base.0);
            let obstacles = self.certain(base, full, taken);
            if !obstacles.is_empty() {
                let fault = Fault::Hindered(obstacles);
                self.undermined.push(Undermined { by: taken.by, fault });
            }
            self.state.leaving = Arc::default();
        }
        (self.state.holds, self.state.held_before) = (true, true);
        let left = step.leaving.known().into_iter().flatten().filter_map(Left::names);
        let mut left = left.map(|(_, key)| Box::from(base.0.root(key))).peekable();
        if left.peek().is_some() {
            Arc::make_mut(&mut self.state.leaving).extend(left);
        }
    }

    /// What stands in the way of a resolution that leaves nothing.
    fn obstacles_of(&mut self, step: &Resolved) -> Arc<Obstacles> {
        let without = step.without_investigation.known().is_some();
        let none = self.investigations == 0 && !without;
        let [with_none, others] = &self.obstacles;
        if let Some(known) = if none { with_none } else { others } {
            return Arc::clone(known);
        }
        let all = Arc::new(Obstacles { none, ..self.obstacles() });
        let [with_none, others] = &mut self.obstacles;
        *if none { with_none } else { others } = Some(Arc::clone(&all));
        all
    }

    /// Of these obstacles those that were certainly there before a resolution.
    fn certain(&self, base: Base<'_>, all: Arc<Obstacles>, taken: &Taken<'_>) -> Arc<Obstacles> {
        let is_after = self.before.is_none_or(|before| taken.time.is_later_than(before));
        let untouched = |key: &str| {
            is_after
                && !self.now.touched.contains(key)
                && !self.nouns.get(key).and_then(Followed::leave).is_some_and(|leave| {
                    leave.officer.as_ref().is_some_and(|it| self.now.touched.contains(it))
                })
        };
        let keys = || all.leaves.iter().chain(all.investigations.iter().map(|(key, _)| key));
        if keys().all(|key| untouched(key)) {
            return all;
        }
        let time = taken.time;
        let leave = |key: &str| untouched(key) || stood_before(base, Kind::Leave, key, time);
        let other =
            |key: &str| untouched(key) || stood_before(base, Kind::Investigation, key, time);
        let mut less = Arc::unwrap_or_clone(Arc::clone(&all));
        less.leaves.retain(|key| leave(key));
        less.investigations.retain(|(key, _)| other(key));
        Arc::new(less)
    }
}

/// Whether a leave counts, given what its officer is.
fn leave_counts(leave: &Leave, officer: Option<Officer>) -> bool {
    let Some(officer) = officer else { return leave.runs() };
    leave.runs()
        && !officer.is_dead
        && match officer.duty {
            Some((OnDuty::Gone, _)) => false,
            Some((OnDuty::Work, said)) => {
                leave.first.is_some_and(|first| first.is_later_than(said))
            }
            _ => true,
        }
}

/// Whether a leave or an investigation stood in the way by that alone than which a time is certainly
/// later.
fn stood_before(base: Base<'_>, kind: Kind, key: &str, time: Time) -> bool {
    let heard = Heard::Before(time);
    let state = |kind: Kind, key: &str| {
        let told = Told::of(base.0, key);
        Some(Asked::of(base, kind, key, &told)?.state(heard))
    };
    match state(kind, key) {
        Some(State::Leave(leave)) => {
            let officer = leave.officer.as_deref();
            let officer = match officer.and_then(|key| state(Kind::Officer, key)) {
                Some(State::Officer(officer)) => Some(officer),
                _ => None,
            };
            leave_counts(&leave, officer)
        }
        Some(State::Investigation(it)) => {
            let mut phases: Option<Phases> = None;
            for taken in Taken::on(base, key) {
                if let Some(step) = InvestigationStep::of(taken.step)
                    && heard.has(taken.time)
                {
                    phases.get_or_insert_default().take(step);
                }
            }
            let known = it.is_there || (phases.is_some() && !it.is_gone);
            known && it.is_official && phases.is_none_or(|it| it.phase != Phase::Concluded)
        }
        _ => false,
    }
}
