//! The status, followed through the log: what each statement does to the leaves, investigations and
//! determinations that it speaks of, and what follows of that for the incident.

mod change;
mod obstacle;

pub(crate) use change::has_ended;
pub(super) use change::stops;
pub(crate) use obstacle::Obstacles;

use super::{
    account::count,
    log::{ClaimAt, Index, Log, Moment},
    status::{Phase, Status},
    table::{self, Cell, Event, InvestigationStep},
};
use crate::{
    Statement,
    step::{Left, Resolved, Step},
    value::Key,
};
use change::{Change, Changes, Followed, can_be_refused, can_move, moves_by_steps, steps};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeBounds,
    sync::Arc,
};

/// Where something happens to the status: at a statement, its descriptions before its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub moment: Moment,
    /// 0 for descriptions, else the number of the claim that is a step, from 1.
    pub claim: u32,
}

impl Place {
    /// That of a step.
    fn of(step: ClaimAt) -> Self {
        Self { moment: step.moment, claim: step.claim + 1 }
    }
}

/// What the course is computed from.
#[derive(Clone, Copy)]
pub(crate) struct Base<'a> {
    pub log: &'a Log,
    pub index: &'a Index,
}

/// Why a statement cannot be taken: one of its steps, or a later one, would be forbidden.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The table of investigations forbids the step.
    Forbidden { key: Box<str>, place: Place, step: InvestigationStep, phase: Phase },
    /// The incident cannot be resolved there.
    Hindered(Place, Arc<Obstacles>),
    /// It cannot be reopened there, since nobody resolved it.
    NeverResolved(Place),
}

/// A change of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub place: Place,
    pub to: Status,
}

/// The status, followed to the end of the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Course {
    nouns: BTreeMap<Box<str>, Followed>,
    /// The leaves that run, and the investigations that stand in the way.
    running: BTreeSet<Box<str>>,
    standing: BTreeSet<Box<str>>,
    state: State,
    pub moves: Vec<Move>,
    pub undermined: Vec<(Place, Arc<Obstacles>)>,
    /// What stands in the way until that changes: with no investigation as an obstacle, and without.
    obstacles: [Option<Arc<Obstacles>>; 2],
}

/// What is to be known of the incident as a whole.
#[derive(Debug, Clone, Default)]
struct State {
    /// The last statement that could move it.
    last: Option<Moment>,
    /// The number of investigations that somebody says there are.
    investigations: usize,
    resolved: bool,
    resolved_before: bool,
    /// What is named in `leaving` by the resolution that holds.
    leaving: Arc<BTreeSet<Box<str>>>,
}

/// What the course was before a statement, of all that the statement can change.
struct Before {
    nouns: Vec<(Box<str>, Option<Followed>)>,
    state: State,
    moves: usize,
    undermined: usize,
}

impl Course {
    /// Follows statements that were put into the log. Those recorded as number `strict_from` or
    /// later must resolve the incident free of all obstacles, and their steps must not undermine a
    /// resolution that was recorded before. Nothing changes if they do.
    pub(super) fn enter(
        &mut self,
        batch: &[Moment],
        base: Base<'_>,
        strict_from: u32,
    ) -> Result<(), Refusal> {
        let said: Vec<_> = batch.iter().filter_map(|at| Some((*at, base.log.get(*at)?))).collect();
        let moving = || said.iter().filter(|(_, statement)| can_move(statement));
        let Some(first) = moving().map(|(moment, _)| *moment).min() else { return Ok(()) };
        let late = self.state.last.is_some_and(|last| first < last);
        base.allows_steps(&said, (!late).then_some(self))?;
        if late {
            let mut new = Self::default();
            new.extend(base, .., strict_from)?;
            // What is read stands as it was written, whatever stands in its way.
            let only_steps = strict_from != u32::MAX
                && said.iter().all(|(_, statement)| moves_by_steps(statement));
            if only_steps && let Some(refusal) = new.newly_undermined(&self.undermined, strict_from)
            {
                return Err(refusal);
            }
            *self = new;
            return Ok(());
        }
        let only = match said.as_slice() {
            [(moment, statement)] => Some((*moment, *statement)).filter(|(moment, statement)| {
                moment.number >= strict_from && steps(statement).any(|(_, it)| can_be_refused(it))
            }),
            _ => None,
        };
        let only = only.map(|(moment, statement)| self.before(moment, statement, base));
        let outcome = self.extend(base, first.., strict_from);
        if outcome.is_err() {
            // Of several statements some may be in already.
            match only {
                Some(before) => self.restore(before),
                None => *self = Self::until(first, base),
            }
        }
        outcome
    }

    /// All of it that a statement can change.
    fn before(&self, moment: Moment, statement: &Statement, base: Base<'_>) -> Before {
        let changes = Changes::of(moment, statement, base);
        let by_steps = steps(statement).filter_map(|(_, step)| step.investigation());
        let keys = changes.nouns().into_iter().chain(by_steps.map(Key::as_str));
        let nouns = keys.map(|key| (Box::from(key), self.nouns.get(key).cloned())).collect();
        let (moves, undermined) = (self.moves.len(), self.undermined.len());
        Before { nouns, state: self.state.clone(), moves, undermined }
    }

    fn restore(&mut self, before: Before) {
        for (key, was) in before.nouns {
            let stands = was.as_ref().is_some_and(|was| was.stands);
            let is_leave = was.as_ref().is_some_and(|was| was.is_leave);
            self.stand(&key, true, stands && is_leave);
            self.stand(&key, false, stands && !is_leave);
            match was {
                Some(was) => drop(self.nouns.insert(key, was)),
                None => drop(self.nouns.remove(&key)),
            }
        }
        self.moves.truncate(before.moves);
        self.undermined.truncate(before.undermined);
        self.state = before.state;
    }

    /// The course up to a place in the log.
    fn until(end: Moment, base: Base<'_>) -> Self {
        let mut course = Self::default();
        #[allow(clippy::expect_used, reason = "every prefix of a legal log is legal")]
        course.extend(base, ..end, u32::MAX).expect("a prefix of a legal log");
        course
    }

    fn extend(
        &mut self,
        base: Base<'_>,
        range: impl RangeBounds<Moment>,
        strict_from: u32,
    ) -> Result<(), Refusal> {
        let said = base.log.range(range);
        for (moment, statement) in said.filter(|(_, it)| can_move(it)) {
            let described = Place { moment, claim: 0 };
            let changes = Changes::of(moment, statement, base);
            changes.0.iter().for_each(|change| count(|| self.change(change)));
            for key in changes.nouns() {
                self.describe(key);
            }
            self.note(described);
            for (claim, step) in steps(statement) {
                let place = Place::of(ClaimAt { moment, claim });
                self.step(step, place, moment.number >= strict_from)?;
                self.note(place);
            }
            self.state.last = Some(moment);
        }
        Ok(())
    }

    /// Notes a change. All descriptions of a statement hold together, so they make one.
    fn note(&mut self, place: Place) {
        let to = self.status();
        if self.moves.last().map_or(Status::Open, |last| last.to) != to {
            self.moves.push(Move { place, to });
        }
    }

    /// The status at the end.
    pub(crate) fn status(&self) -> Status {
        if self.state.resolved {
            Status::Resolved
        } else if self.running.is_empty() {
            Status::Open
        } else {
            Status::OfficersOnLeave
        }
    }

    /// Whether the leave of this key runs at the end.
    pub(crate) fn is_running(&self, leave: &str) -> bool {
        self.running.contains(leave)
    }

    /// The phase of the investigation of this key at the end.
    pub(crate) fn phase(&self, investigation: &str) -> Phase {
        self.nouns.get(investigation).and_then(|it| it.phase).unwrap_or(Phase::Open)
    }

    /// What stands in the way at the end.
    pub(crate) fn obstacles(&self) -> Obstacles {
        Obstacles {
            leaves: self.running.iter().cloned().collect(),
            investigations: self
                .standing
                .iter()
                .map(|key| (key.clone(), self.phase(key)))
                .collect(),
            none: self.state.investigations == 0,
        }
    }

    /// Whether a leave runs, or an investigation stands in the way.
    fn stand(&mut self, key: &str, is_leave: bool, stands: bool) {
        let all = if is_leave { &mut self.running } else { &mut self.standing };
        if stands {
            if !all.contains(key) {
                all.insert(key.into());
            }
        } else {
            all.remove(key);
        }
        self.obstacles = [None, None];
    }

    /// Looks the event up in the table. Only leaving `Resolved` has to be remembered: between
    /// `Open` and `OfficersOnLeave` the running leaves decide.
    fn meet(&mut self, event: Event) {
        if self.state.resolved
            && matches!(table::status(event, Status::Resolved), Cell::To(_) | Cell::ToByLeaves)
        {
            self.state.resolved = false;
            self.state.leaving = Arc::default();
        }
    }

    fn change(&mut self, change: &Change<'_>) {
        if !self.nouns.contains_key(change.key) {
            self.nouns.insert(change.key.into(), Followed::default());
        }
        if let Some(it) = self.nouns.get_mut(change.key) {
            it.change(change);
        }
    }

    /// What follows of what is said of a noun.
    fn describe(&mut self, key: &str) {
        let Some(mut now) = self.nouns.remove(key) else { return };
        if now.is_leave {
            let runs = now.runs();
            self.stand(key, true, runs);
            if runs && !now.stands && !self.state.leaving.contains(key) {
                self.meet(Event::LeaveRuns);
            }
            now.stands = runs;
        } else if now.is_determination {
            let charges = now.charges();
            if charges && !now.charged {
                self.meet(Event::Opens);
            }
            now.charged = charges;
        } else {
            now.official = now.is_official();
            self.investigate(key, &mut now, false);
        }
        self.nouns.insert(key.into(), now);
    }

    fn step(&mut self, step: &Step, place: Place, strict: bool) -> Result<(), Refusal> {
        match step {
            Step::Resolved(step) => self.resolve(step, place, strict)?,
            Step::Reopened(_) if !self.state.resolved_before => {
                return Err(Refusal::NeverResolved(place));
            }
            Step::Reopened(_) => self.meet(Event::Reopened),
            _ => {
                let investigation = step.investigation().zip(InvestigationStep::of(step));
                let Some((key, step)) = investigation else { return Ok(()) };
                let now = self.nouns.remove(key.as_str());
                let mut now = now.unwrap_or_else(Followed::by_steps);
                let before = now.phase.unwrap_or(Phase::Open);
                // A step that the table forbids was refused before.
                let after = table::investigation(step, before, now.concluded_before);
                let after = after.unwrap_or(before);
                now.concluded_before |= after == Phase::Concluded;
                now.phase = Some(after);
                let opens = after == Phase::Open && before != Phase::Open;
                self.investigate(key.as_str(), &mut now, opens);
                self.nouns.insert(key.as_str().into(), now);
            }
        }
        Ok(())
    }

    /// Whether an investigation stands in the way now; it `opens` if a step resumes or reopens it.
    fn investigate(&mut self, key: &str, now: &mut Followed, opens: bool) {
        let known = now.is_known();
        self.state.investigations -= usize::from(now.known);
        self.state.investigations += usize::from(known);
        now.known = known;
        let stands = known && now.official && now.phase != Some(Phase::Concluded);
        if stands && (opens || (!now.stands && !self.state.leaving.contains(key))) {
            self.meet(Event::Opens);
        }
        now.stands = stands;
        self.stand(key, false, stands);
    }

    /// What stands in the way of a resolution that leaves nothing.
    fn obstacles_of(&mut self, step: &Resolved) -> Arc<Obstacles> {
        let without = step.without_investigation.known().is_some();
        let none = self.state.investigations == 0 && !without;
        let [with_none, others] = &self.obstacles;
        if let Some(known) = if none { with_none } else { others } {
            return Arc::clone(known);
        }
        let all = Arc::new(Obstacles { none, ..self.obstacles() });
        let [with_none, others] = &mut self.obstacles;
        *if none { with_none } else { others } = Some(Arc::clone(&all));
        all
    }

    fn resolve(&mut self, step: &Resolved, place: Place, strict: bool) -> Result<(), Refusal> {
        if !self.state.resolved {
            let obstacles = self.obstacles_of(step).without(step);
            if strict && !obstacles.is_empty() {
                return Err(Refusal::Hindered(place, obstacles));
            }
            if !obstacles.is_empty() {
                self.undermined.push((place, obstacles));
            }
            self.state.leaving = Arc::default();
        }
        (self.state.resolved, self.state.resolved_before) = (true, true);
        let left = step.leaving.known().into_iter().flatten().filter_map(Left::key);
        let mut left = left.peekable();
        if left.peek().is_some() {
            Arc::make_mut(&mut self.state.leaving).extend(left);
        }
        Ok(())
    }

    /// A resolution recorded before number `strict_from` in whose way more stands than `before`.
    fn newly_undermined(
        &self,
        before: &[(Place, Arc<Obstacles>)],
        strict_from: u32,
    ) -> Option<Refusal> {
        let before: BTreeMap<_, _> = before.iter().map(|(place, known)| (*place, known)).collect();
        let recorded = self.undermined.iter().filter(|(at, _)| at.moment.number < strict_from);
        let mut new = recorded.filter(|(at, obstacles)| {
            !before.get(at).is_some_and(|known| known.includes(obstacles))
        });
        new.next().map(|(at, obstacles)| Refusal::Hindered(*at, Arc::clone(obstacles)))
    }
}

impl Base<'_> {
    /// Refuses steps that the table of investigations forbids, given the course of what came
    /// before; or in the whole log, if they are late.
    fn allows_steps(
        self,
        said: &[(Moment, &Statement)],
        before: Option<&Course>,
    ) -> Result<(), Refusal> {
        let mut taken: BTreeMap<&str, Vec<(Place, InvestigationStep)>> = BTreeMap::new();
        for (moment, statement) in said {
            for (claim, step) in steps(statement) {
                let place = Place::of(ClaimAt { moment: *moment, claim });
                let investigation = step.investigation().zip(InvestigationStep::of(step));
                if let Some((key, step)) = investigation {
                    taken.entry(key.as_str()).or_default().push((place, step));
                }
            }
        }
        for (key, mut taken) in taken {
            let was = before.and_then(|course| course.nouns.get(key));
            let mut phase = was.and_then(|was| was.phase).unwrap_or(Phase::Open);
            let mut concluded_before = was.is_some_and(|was| was.concluded_before);
            if before.is_none() {
                let all = self.log.steps(self.index.steps(key));
                let of = |(at, step)| Some((Place::of(at), InvestigationStep::of(step)?));
                taken = all.filter_map(of).collect();
            }
            taken.sort_unstable_by_key(|(place, _)| *place);
            for (place, step) in taken {
                let next = table::investigation(step, phase, concluded_before);
                let key = || key.into();
                phase =
                    next.ok_or_else(|| Refusal::Forbidden { key: key(), place, step, phase })?;
                concluded_before |= phase == Phase::Concluded;
            }
        }
        Ok(())
    }
}
