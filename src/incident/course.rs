//! The status, followed through the log: what each statement does to the leaves, investigations and
//! determinations that it speaks of, and what follows of that for the incident.

use super::{
    index::{Index, described},
    log::{Log, Moment},
    position::{positions, standing},
    status::{Phase, Status},
    table::{self, Cell, Event, InvestigationStep},
};
use crate::{
    Claim, Determination, Fact, Investigation, Leave, Statement, Why,
    determination::Decision,
    investigation::Track,
    statement::Noun,
    step::{Left, Resolved, Step},
    value::{Key, Kind},
};
use chrono::FixedOffset;
use std::collections::{BTreeMap, BTreeSet};

/// Where something happens to the status: at a statement, its descriptions before its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub moment: Moment,
    /// 0 for descriptions, else the number of the claim that is a step, from 1.
    pub claim: u32,
}

/// What the course is computed from.
#[derive(Clone, Copy)]
pub(crate) struct Base<'a> {
    pub log: &'a Log,
    pub index: &'a Index,
    pub zone: Option<FixedOffset>,
}

/// Why a statement cannot be taken: one of its steps, or a later one, would be forbidden.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The table of investigations forbids the step.
    Forbidden { key: Box<str>, place: Place, step: InvestigationStep, phase: Phase },
    /// The incident cannot be resolved there.
    Hindered(Place, Obstacles),
    /// It cannot be reopened there, since nobody resolved it.
    NeverResolved(Place),
}

/// A change of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub place: Place,
    pub to: Status,
}

/// What stands in the way of resolving the incident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Obstacles {
    pub leaves: Vec<Box<str>>,
    pub investigations: Vec<Box<str>>,
    /// There is no investigation at all, and it is not resolved without one.
    pub none: bool,
}

impl Obstacles {
    /// Without what the step leaves as it is.
    fn without(mut self, step: &Resolved) -> Self {
        self.leaves.retain(|key| !leaves(step, Kind::Leave, key));
        self.investigations.retain(|key| !leaves(step, Kind::Investigation, key));
        self.none &= step.without_investigation.known().is_none();
        self
    }

    fn includes(&self, other: &Self) -> bool {
        other.leaves.iter().all(|key| self.leaves.contains(key))
            && other.investigations.iter().all(|key| self.investigations.contains(key))
            && (self.none || !other.none)
    }

    fn is_empty(&self) -> bool {
        self.leaves.is_empty() && self.investigations.is_empty() && !self.none
    }
}

fn leaves(step: &Resolved, kind: Kind, key: &str) -> bool {
    step.leaving.known().into_iter().flatten().any(|left| left.names(kind, key))
}

/// A leave, an investigation or a determination, as it is at a place in the log.
#[derive(Debug, Clone, Default)]
struct Followed {
    is_leave: bool,
    described: bool,
    ruled_out: bool,
    /// Whether it stands in the way.
    stands: bool,
    charged: bool,
    phase: Option<Phase>,
    concluded_before: bool,
    official: bool,
    /// Whether somebody says that there is such an investigation.
    known: bool,
}

/// The status, followed to the end of the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Course {
    /// The last statement that could move it.
    last: Option<Moment>,
    nouns: BTreeMap<Box<str>, Followed>,
    /// The number of leaves that run, and of investigations that somebody says there are.
    running: usize,
    investigations: usize,
    resolved: bool,
    resolved_before: bool,
    /// What is named in `leaving` by the resolution that holds.
    leaving: BTreeSet<Box<str>>,
    pub moves: Vec<Move>,
    pub undermined: Vec<(Place, Obstacles)>,
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
        if !said.iter().any(|(_, statement)| can_move(statement)) {
            return Ok(());
        }
        base.allows_steps(&said)?;
        let steps = || said.iter().flat_map(|(_, statement)| steps(statement));
        let resolves =
            steps().any(|(_, step)| matches!(step, Step::Resolved(_) | Step::Reopened(_)));
        // Of several the first is never the last.
        let first = batch.iter().min().copied();
        let late = first != base.log.last();
        if resolves || (late && steps().next().is_some() && self.resolved_before) {
            let new = Self::follow(base, strict_from)?;
            // What is read stands as it was written, whatever stands in its way.
            let only_steps = strict_from != u32::MAX
                && said.iter().all(|(_, statement)| moves_by_steps(statement));
            if let Some(refusal) =
                new.newly_undermined(&self.undermined, strict_from).filter(|_| late && only_steps)
            {
                return Err(refusal);
            }
            *self = new;
        } else if self.last < first {
            // A legal log has no step that falls.
            let _legal = self.extend(base, first, u32::MAX);
        } else {
            *self = Self::follow(base, u32::MAX)?;
        }
        Ok(())
    }

    fn follow(base: Base<'_>, strict_from: u32) -> Result<Self, Refusal> {
        let mut course = Self::default();
        course.extend(base, None, strict_from)?;
        Ok(course)
    }

    fn extend(
        &mut self,
        base: Base<'_>,
        from: Option<Moment>,
        strict_from: u32,
    ) -> Result<(), Refusal> {
        for (moment, statement) in base.log.from(from).filter(|(_, it)| can_move(it)) {
            let described = Place { moment, claim: 0 };
            for key in touched(statement, base.log) {
                self.describe(key, moment, base);
            }
            self.note(described);
            for (claim, step) in steps(statement) {
                let place = Place { moment, claim: claim + 1 };
                self.step(step, place, base, moment.number >= strict_from)?;
                self.note(place);
            }
            self.last = Some(moment);
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
        if self.resolved {
            Status::Resolved
        } else if self.running > 0 {
            Status::OfficersOnLeave
        } else {
            Status::Open
        }
    }

    /// Whether the leave of this key runs at the end.
    pub(crate) fn is_running(&self, leave: &str) -> bool {
        self.nouns.get(leave).is_some_and(|it| it.is_leave && it.stands)
    }

    /// What stands in the way at the end.
    pub(crate) fn obstacles(&self) -> Obstacles {
        let of = |leave| {
            let standing = self.nouns.iter().filter(|(_, it)| it.stands && it.is_leave == leave);
            standing.map(|(key, _)| key.clone()).collect()
        };
        Obstacles { leaves: of(true), investigations: of(false), none: self.investigations == 0 }
    }

    /// Looks the event up in the table. Only leaving `Resolved` has to be remembered: between
    /// `Open` and `OfficersOnLeave` the running leaves decide.
    fn meet(&mut self, event: Event) {
        if self.resolved
            && matches!(table::status(event, Status::Resolved), Cell::To(_) | Cell::ToByLeaves)
        {
            self.resolved = false;
            self.leaving.clear();
        }
    }

    /// What is said of a noun by this moment.
    fn describe(&mut self, key: &str, moment: Moment, base: Base<'_>) {
        let kind = base.index.get(key).map(|entry| entry.kind);
        let kind = if base.index.steps(key).is_empty() { kind } else { Some(Kind::Investigation) };
        let mut now = self.nouns.get(key).cloned().unwrap_or_default();
        now.ruled_out = base.is_ruled_out(key, moment);
        match kind {
            Some(Kind::Leave) => {
                let said = base.said::<Leave>(key, moment);
                let ended = positions(&said, "ended", |leave| &leave.ended);
                let ending = positions(&said, "ending", |leave| &leave.ending);
                let over = ended.iter().any(|it| closes(&it.fact))
                    || ending.iter().any(|it| closes(&it.fact));
                let runs = !said.is_empty() && !now.ruled_out && !over;
                now.is_leave = true;
                self.running -= usize::from(now.stands);
                self.running += usize::from(runs);
                if runs && !now.stands && !self.leaving.contains(key) {
                    self.meet(Event::LeaveRuns);
                }
                now.stands = runs;
            }
            Some(Kind::Determination) => {
                let said = base.said::<Determination>(key, moment);
                let decisions = positions(&said, "decision", |made| &made.decision);
                let decision = standing(&decisions, base.zone).fact;
                let charges = !now.ruled_out && decision.known().is_some_and(Decision::is_charge);
                if charges && !now.charged {
                    self.meet(Event::Opens);
                }
                now.charged = charges;
            }
            Some(Kind::Investigation) => {
                let said = base.said::<Investigation>(key, moment);
                let tracks = positions(&said, "track", |it| &it.track);
                let track = standing(&tracks, base.zone).fact;
                now.described = !said.is_empty();
                now.official = track.known().is_none_or(Track::is_official);
                self.investigate(key, &mut now, false);
            }
            _ => return,
        }
        self.nouns.insert(key.into(), now);
    }

    fn step(
        &mut self,
        step: &Step,
        place: Place,
        base: Base<'_>,
        strict: bool,
    ) -> Result<(), Refusal> {
        match step {
            Step::Resolved(step) => self.resolve(step, place, strict)?,
            Step::Reopened(_) if !self.resolved_before => {
                return Err(Refusal::NeverResolved(place));
            }
            Step::Reopened(_) => self.meet(Event::Reopened),
            _ => {
                let investigation = step.investigation().zip(InvestigationStep::of(step));
                let Some((key, step)) = investigation else { return Ok(()) };
                if !self.nouns.contains_key(key.as_str()) {
                    self.describe(key.as_str(), place.moment, base);
                }
                let Some(mut now) = self.nouns.get(key.as_str()).cloned() else { return Ok(()) };
                let before = now.phase.unwrap_or(Phase::Open);
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
        let known = (now.described || now.phase.is_some()) && !now.ruled_out;
        self.investigations -= usize::from(now.known);
        self.investigations += usize::from(known);
        now.known = known;
        let stands = known && now.official && now.phase != Some(Phase::Concluded);
        if stands && (opens || (!now.stands && !self.leaving.contains(key))) {
            self.meet(Event::Opens);
        }
        now.stands = stands;
    }

    fn resolve(&mut self, step: &Resolved, place: Place, strict: bool) -> Result<(), Refusal> {
        if !self.resolved {
            let obstacles = self.obstacles().without(step);
            if strict && !obstacles.is_empty() {
                return Err(Refusal::Hindered(place, obstacles));
            }
            if !obstacles.is_empty() {
                self.undermined.push((place, obstacles));
            }
            self.leaving.clear();
        }
        (self.resolved, self.resolved_before) = (true, true);
        self.leaving.extend(step.leaving.known().into_iter().flatten().filter_map(Left::key));
        Ok(())
    }

    /// A resolution recorded before number `strict_from` in whose way more stands than `before`.
    fn newly_undermined(&self, before: &[(Place, Obstacles)], strict_from: u32) -> Option<Refusal> {
        let recorded = self.undermined.iter().filter(|(at, _)| at.moment.number < strict_from);
        let mut new = recorded.filter(|(at, obstacles)| {
            !before.iter().any(|(then, known)| then == at && known.includes(obstacles))
        });
        new.next().map(|(at, obstacles)| Refusal::Hindered(*at, obstacles.clone()))
    }
}

impl<'a> Base<'a> {
    /// What had been said of a noun by this moment, and still counted.
    fn said<N: Noun>(self, key: &str, moment: Moment) -> Vec<(Moment, &'a Statement, &'a N)> {
        let entry = self.index.get(key).filter(|entry| entry.kind == N::KIND);
        let claims = entry.map_or(&[][..], |entry| &entry.claims).iter();
        claims
            .filter(|at| self.counted(at.moment, moment))
            .filter_map(|at| described(self.log, *at))
            .collect()
    }

    fn is_ruled_out(self, key: &str, moment: Moment) -> bool {
        self.index.ruled_out(key).iter().any(|at| self.counted(at.moment, moment))
    }

    /// Whether the descriptions of a statement counted at this moment.
    fn counted(self, said: Moment, moment: Moment) -> bool {
        said <= moment && self.log.stopped(said).is_none_or(|stop| stop > moment)
    }

    /// Refuses steps that the table of investigations forbids.
    fn allows_steps(self, said: &[(Moment, &Statement)]) -> Result<(), Refusal> {
        let steps = said.iter().flat_map(|(_, statement)| steps(statement));
        let moved: BTreeSet<_> = steps.filter_map(|(_, step)| step.investigation()).collect();
        for key in moved {
            let (mut phase, mut concluded_before) = (Phase::Open, false);
            for (place, step) in self.steps_on(key.as_str()) {
                let next = table::investigation(step, phase, concluded_before);
                let key = || key.as_str().into();
                phase =
                    next.ok_or_else(|| Refusal::Forbidden { key: key(), place, step, phase })?;
                concluded_before |= phase == Phase::Concluded;
            }
        }
        Ok(())
    }

    fn steps_on(self, key: &str) -> impl Iterator<Item = (Place, InvestigationStep)> {
        self.index.steps(key).iter().filter_map(move |at| {
            let claim = self.log.get(at.moment)?.says().get(usize::try_from(at.claim).ok()?)?;
            let place = Place { moment: at.moment, claim: at.claim + 1 };
            Some((place, InvestigationStep::of(claim.step()?)?))
        })
    }

    /// The phase of the investigation of this key, at the end of the log or just before a place.
    pub(crate) fn phase(self, key: &str, before: Option<Place>) -> Phase {
        let taken = self.steps_on(key);
        let taken = taken.take_while(|(place, _)| before.is_none_or(|before| *place < before));
        // The log is legal, so a step that was taken again was concluded before.
        taken.fold(Phase::Open, |phase, (_, step)| {
            table::investigation(step, phase, true).unwrap_or(phase)
        })
    }
}

/// Whether a field says that something is over: a copy in which that is redacted says so, too.
fn closes<T>(fact: &Fact<T>) -> bool {
    matches!(fact, Fact::Known(_) | Fact::Unknown(Why::Redacted))
}

/// Whether a description of a leave says that it ended.
pub(crate) fn has_ended(leave: &Leave) -> bool {
    closes(&leave.ended) || closes(&leave.ending)
}

/// The steps that a statement takes, with the numbers of their claims.
fn steps(statement: &Statement) -> impl Iterator<Item = (u32, &Step)> {
    (0..).zip(statement.says()).filter_map(|(i, claim)| Some((i, claim.step()?)))
}

/// Whether a claim is of what has a course, or rules something out.
fn is_of_course(claim: &Claim) -> bool {
    use Claim::{Determination, Investigation, Leave, RuledOut};
    matches!(claim, Leave(_) | Investigation(_) | Determination(_) | RuledOut(_))
}

/// Whether a statement can move the status.
fn can_move(statement: &Statement) -> bool {
    let moves = |claim: &Claim| is_of_course(claim) || claim.step().is_some();
    statement.replaces().is_some() || statement.says().iter().any(moves)
}

/// Whether a statement moves nothing but by its steps: what else it says could undermine nothing.
fn moves_by_steps(statement: &Statement) -> bool {
    statement.replaces().is_none() && !statement.says().iter().any(is_of_course)
}

/// The statements that a statement replaces or withdraws.
pub(super) fn stops(statement: &Statement) -> impl Iterator<Item = &Key<Statement>> {
    let withdrawn = steps(statement).filter_map(|(_, step)| match step {
        Step::Withdrawn(step) => Some(&step.statement),
        _ => None,
    });
    withdrawn.chain(statement.replaces())
}

/// The nouns whose course the descriptions of a statement can change.
fn touched<'a>(statement: &'a Statement, log: &'a Log) -> BTreeSet<&'a str> {
    let stopped = stops(statement).filter_map(|key| log.get(log.keyed(key)?));
    let claims = std::iter::once(statement).chain(stopped).flat_map(Statement::says);
    let of_course = claims.filter(|claim| is_of_course(claim));
    of_course
        .filter_map(|claim| match claim {
            Claim::RuledOut(ruled_out) => Some(ruled_out.key.as_str()),
            claim => claim.described().map(|(_, key)| key),
        })
        .collect()
}
