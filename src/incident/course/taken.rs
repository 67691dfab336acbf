//! The steps that statements in force take, and where each stands in the order.

use super::Base;
use crate::{
    Statement,
    incident::{
        Incident,
        account::Time,
        log::{ClaimAt, Log, Moment},
        status::Phase,
        table::{self, InvestigationStep},
    },
    step::Step,
    value::Key,
};

/// A step of a statement in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<'a> {
    pub step: &'a Step,
    /// Who takes it.
    pub by: ClaimAt,
    /// Where it stands: where the step stood that it restates.
    pub place: ClaimAt,
    /// When it was said.
    pub time: Time,
}

/// The steps that a statement takes, with the numbers of their claims.
pub(super) fn steps(statement: &Statement) -> impl Iterator<Item = (u32, &Step)> {
    (0..).zip(statement.says()).filter_map(|(i, claim)| Some((i, claim.step()?)))
}

/// The statements that a statement replaces or withdraws, and whether it withdraws them.
pub(in crate::incident) fn stops(
    statement: &Statement,
) -> impl Iterator<Item = (&Key<Statement>, bool)> {
    let withdrawn = steps(statement).filter_map(|(_, step)| match step {
        Step::Withdrawn(step) => Some((&step.statement, true)),
        _ => None,
    });
    withdrawn.chain(statement.replaces().map(|key| (key, false)))
}

/// Whether two steps are of one kind and on one noun.
fn alike(a: &Step, b: &Step) -> bool {
    let target = |step: &Step| match step {
        Step::Withdrawn(step) => Some(step.statement.clone()),
        _ => None,
    };
    std::mem::discriminant(a) == std::mem::discriminant(b)
        && a.investigation() == b.investigation()
        && target(a) == target(b)
}

impl<'a> Taken<'a> {
    /// A step, where it stands if the statement restates one that took it.
    pub(super) fn of(base: Base<'a>, by: ClaimAt) -> Option<Self> {
        let (statement, claim) = base.log().claim(by)?;
        let step = claim.step()?;
        let before = steps(statement).take_while(|(number, _)| *number < by.claim);
        let number = before.filter(|(_, it)| alike(it, step)).count();
        let mut place = by;
        let mut time = Time::of(statement.at(), base.0.zone());
        for (moment, earlier) in base.log().restated(statement) {
            let mut same = steps(earlier).filter(|(_, it)| alike(it, step));
            let Some((claim, _)) = same.nth(number) else { break };
            place = ClaimAt { moment, claim };
            time = Time::of(earlier.at(), base.0.zone());
        }
        Some(Self { step, by, place, time })
    }

    /// The steps of a statement that is in force.
    pub(super) fn by(base: Base<'a>, moment: Moment) -> Vec<Self> {
        let said = base.log().get(moment).into_iter().flat_map(steps);
        said.filter_map(|(claim, _)| Self::of(base, ClaimAt { moment, claim })).collect()
    }

    /// The steps on an investigation, in their order.
    pub(super) fn on(base: Base<'a>, investigation: &str) -> Vec<Self> {
        let mut on = Vec::new();
        for key in base.0.keys_of(investigation) {
            let claims = base.0.index.steps(key).iter();
            let in_force = claims.filter(|at| base.log().stopped(at.moment).is_none());
            on.extend(in_force.filter_map(|at| Self::of(base, *at)));
        }
        on.sort_unstable_by_key(|it| it.place);
        on
    }

    /// Whether it resolves or reopens the incident: that comes last in its moment.
    pub(super) fn is_of_incident(&self) -> bool {
        matches!(self.step, Step::Resolved(_) | Step::Reopened(_))
    }
}

/// A step that could not stand in the log as it was when it was said.
pub(super) struct Unfounded<'a> {
    pub by: ClaimAt,
    /// What the table forbids; none if nobody had resolved what it reopens.
    pub forbidden: Option<(&'a str, InvestigationStep, Phase)>,
}

impl Incident {
    /// Steps that could not stand in the log as it was when they were said: the first of each
    /// investigation, and the first that reopens what nobody had resolved.
    pub(in crate::incident) fn unfounded(&self) -> Vec<ClaimAt> {
        let base = Base(self);
        let on_one = self.index.stepped().filter_map(|(key, claims)| on_one(base, key, claims));
        on_one.map(|it| it.by).chain(reopened(base)).collect()
    }
}

/// The first step that could not stand in the log as it was when it was said.
pub(super) fn unfounded(base: Base<'_>) -> Option<Unfounded<'_>> {
    let on_one = base.0.index.stepped().filter_map(|(key, claims)| on_one(base, key, claims));
    let first = on_one.min_by_key(|it| it.by);
    first.or_else(|| reopened(base).map(|by| Unfounded { by, forbidden: None }))
}

/// The first step on an investigation that the table forbade as the log was then.
fn on_one<'a>(base: Base<'a>, key: &'a str, claims: &[ClaimAt]) -> Option<Unfounded<'a>> {
    let log = base.log();
    let changed =
        !base.0.index.same().is_empty() || claims.iter().any(|at| log.was_ever_stopped(at.moment));
    let step_at = |at: &ClaimAt| log.claim(*at).and_then(|(_, claim)| claim.step());
    let mut phases = Phases::default();
    for at in claims {
        let Some(step) = step_at(at).and_then(InvestigationStep::of) else { continue };
        if changed {
            phases = Phases::default();
            let keys = base.0.keys_by(key, at.moment);
            let all = keys.iter().flat_map(|key| base.0.index.steps(key)).filter(|it| *it <= at);
            let mut then: Vec<(ClaimAt, ClaimAt)> = all
                .filter(|it| !log.was_stopped_by(it.moment, at.moment))
                .filter_map(|it| Some((Taken::of(base, *it)?.place, *it)))
                .collect();
            then.sort_unstable();
            for (_, it) in then {
                let Some(step) = step_at(&it).and_then(InvestigationStep::of) else { continue };
                if !phases.take(step) && it == *at {
                    let forbidden = Some((key, step, phases.phase));
                    return Some(Unfounded { by: *at, forbidden });
                }
            }
        } else if !phases.take(step) {
            return Some(Unfounded { by: *at, forbidden: Some((key, step, phases.phase)) });
        }
    }
    None
}

/// The first step that reopens what nobody had resolved by then.
fn reopened(base: Base<'_>) -> Option<ClaimAt> {
    let log: &Log = base.log();
    let mut resolved: Vec<Moment> = Vec::new();
    for (moment, statement) in log.iter() {
        for (claim, step) in steps(statement) {
            match step {
                Step::Resolved(_) => resolved.push(moment),
                Step::Reopened(_) => {
                    let mut then = resolved.iter().rev();
                    if !then.any(|it| !log.was_stopped_by(*it, moment)) {
                        return Some(ClaimAt { moment, claim });
                    }
                }
                _ => {}
            }
        }
    }
    None
}

/// The phase of an investigation, as its steps make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phases {
    pub phase: Phase,
    pub concluded_before: bool,
}

impl Default for Phases {
    fn default() -> Self {
        Self { phase: Phase::Open, concluded_before: false }
    }
}

impl Phases {
    /// Takes a step; not if the table forbids it.
    pub(super) fn take(&mut self, step: InvestigationStep) -> bool {
        let Some(next) = table::investigation(step, self.phase, self.concluded_before) else {
            return false;
        };
        self.phase = next;
        self.concluded_before |= next == Phase::Concluded;
        true
    }
}
