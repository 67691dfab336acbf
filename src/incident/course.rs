//! How one leave, investigation or determination runs through the log: where it begins and ceases
//! to stand in the way of resolving the incident.

use super::{
    index::{Entry, Index, described},
    log::{ClaimAt, Log, Moment},
    position::{positions, standing},
    status::Phase,
    table::{self, InvestigationStep},
};
use crate::{
    Determination, Fact, Investigation, Leave, Statement, Why, determination::Decision,
    investigation::Track, statement::Noun, value::Kind,
};
use chrono::FixedOffset;
use std::collections::BTreeMap;

/// Where something happens to the status: at a statement, its descriptions before its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub moment: Moment,
    /// 0 for descriptions, else the number of the claim that is a step, from 1.
    pub claim: u32,
}

/// What happens there. An investigation `opens` if a step resumes or reopens it. That it stands in
/// the way is `certain` if a step says so and no description could have said otherwise when a
/// resolution was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// An investigation is first known.
    Known,
    /// Nobody says any more that there is such an investigation.
    Gone,
    /// It begins to stand in the way: a leave runs, an official investigation opens.
    Stands { kind: Kind, opens: bool, certain: bool },
    /// An investigation that stands in the way is resumed, or stands there more or less certainly.
    Moves { opens: bool, certain: bool },
    /// It no longer stands in the way.
    Falls,
    /// Somebody is charged.
    Charge,
    /// The incident is resolved.
    Resolved,
    /// The incident is reopened.
    Reopened,
}

/// A step that the table of investigations forbids.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forbidden {
    pub place: Place,
    pub step: InvestigationStep,
    pub phase: Phase,
}

pub(crate) type Course = Vec<(Place, Happening)>;

/// What of the log a course is computed from.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub log: &'a Log,
    pub index: &'a Index,
    pub zone: Option<FixedOffset>,
    /// The steps of the investigation of this key, in log order.
    pub steps: &'a [ClaimAt],
}

/// The course of the noun of this key; empty if it is of another kind.
pub(crate) fn course(key: &str, kind: Kind, view: View<'_>) -> Result<Course, Forbidden> {
    match kind {
        Kind::Leave => Ok(leave(key, view)),
        Kind::Investigation => investigation(key, view),
        Kind::Determination => Ok(determination(key, view)),
        _ => Ok(Course::new()),
    }
}

/// Whether a leave that is described this way has ended.
fn has_ended(said: &[(Moment, &Statement, &Leave)]) -> bool {
    fn closes<T>(fact: &Fact<T>) -> bool {
        matches!(fact, Fact::Known(_) | Fact::Unknown(Why::Redacted))
    }
    let ended = positions(said, "ended", |leave| &leave.ended);
    let ending = positions(said, "ending", |leave| &leave.ending);
    ended.iter().any(|it| closes(&it.fact)) || ending.iter().any(|it| closes(&it.fact))
}

fn leave(key: &str, view: View<'_>) -> Course {
    let relevant = |leave: &Leave| !leave.ended.is_unstated() || !leave.ending.is_unstated();
    let mut course = Course::new();
    let mut running = false;
    for (place, state) in sweep(key, view, relevant) {
        let runs = state.described && !state.ruled_out && !has_ended(&state.said);
        if runs != running {
            running = runs;
            let stands = Happening::Stands { kind: Kind::Leave, opens: false, certain: false };
            course.push((place, if runs { stands } else { Happening::Falls }));
        }
    }
    course
}

fn determination(key: &str, view: View<'_>) -> Course {
    let mut course = Course::new();
    let mut charged = false;
    for (place, state) in sweep(key, view, |made: &Determination| !made.decision.is_unstated()) {
        let decisions = positions(&state.said, "decision", |made| &made.decision);
        let decision = standing(&decisions, view.zone).fact;
        let charges = !state.ruled_out && decision.known().is_some_and(Decision::is_charge);
        if charges && !charged {
            course.push((place, Happening::Charge));
        }
        charged = charges;
    }
    course
}

fn investigation(key: &str, view: View<'_>) -> Result<Course, Forbidden> {
    let mut course = Course::new();
    let mut phase: Option<Phase> = None;
    let (mut concluded_before, mut known) = (false, false);
    // Whether it stood in the way for certain, if it did.
    let mut stood = None;
    // Whether it was ever heard of, and whether anybody ever said something by which it would not
    // stand in the way.
    let (mut existed, mut doubted) = (false, false);
    let states = sweep(key, view, |it: &Investigation| !it.track.is_unstated());
    for (place, state) in states {
        let mut opens = false;
        if let Some(step) = state.step {
            let before = phase.unwrap_or(Phase::Open);
            let forbidden = Forbidden { place, step, phase: before };
            let after = table::investigation(step, before, concluded_before).ok_or(forbidden)?;
            opens = after == Phase::Open && before != Phase::Open;
            concluded_before |= after == Phase::Concluded;
            phase = Some(after);
        }
        let tracks = positions(&state.said, "track", |it| &it.track);
        let track = standing(&tracks, view.zone).fact;
        let official = track.known().is_none_or(Track::is_official);
        let unofficial = |it: &Investigation| it.track.known().is_some_and(|it| !it.is_official());
        doubted |= state.ruled_out || state.said.iter().any(|(_, _, it)| unofficial(it));
        let certain = phase.is_some() && !doubted;

        let exists = state.described || phase.is_some();
        let knows = exists && !state.ruled_out;
        if exists && !existed {
            (existed, known) = (true, true);
            course.push((place, Happening::Known));
        }
        if knows != known {
            known = knows;
            course.push((place, if knows { Happening::Known } else { Happening::Gone }));
        }
        let over = phase == Some(Phase::Concluded);
        let stands = (known && official && !over).then_some(certain);
        match (stood, stands) {
            (None, Some(certain)) => {
                let kind = Kind::Investigation;
                course.push((place, Happening::Stands { kind, opens, certain }));
            }
            (Some(_), None) => course.push((place, Happening::Falls)),
            (Some(was_certain), Some(certain)) if opens || certain != was_certain => {
                course.push((place, Happening::Moves { opens, certain }));
            }
            _ => {}
        }
        stood = stands;
    }
    Ok(course)
}

/// What is said of a noun at a place in the log.
struct State<'a, N> {
    described: bool,
    ruled_out: bool,
    /// The descriptions that count there and say something that matters.
    said: Vec<(Moment, &'a Statement, &'a N)>,
    /// The step that is taken there.
    step: Option<InvestigationStep>,
}

enum Edge {
    Described(ClaimAt),
    Stops(ClaimAt),
    RuledOut,
    RuledIn,
    Step(ClaimAt),
}

/// The states that a noun goes through, in log order; only descriptions that say something that
/// matters, and the first one, make a state of their own.
fn sweep<'a, N: Noun>(
    key: &str,
    view: View<'a>,
    matters: impl Fn(&N) -> bool,
) -> Vec<(Place, State<'a, N>)> {
    let mut edges: BTreeMap<Place, Vec<Edge>> = BTreeMap::new();
    let mut add = |moment: Moment, claim: u32, edge: Edge| {
        edges.entry(Place { moment, claim }).or_default().push(edge);
    };
    let entry = view.index.get(key).filter(|entry| entry.kind == N::KIND);
    for at in entry.map_or(&[][..], |entry: &Entry| &entry.claims) {
        add(at.moment, 0, Edge::Described(*at));
        if let Some(stop) = view.log.stopped(at.moment) {
            add(stop, 0, Edge::Stops(*at));
        }
    }
    for at in view.index.ruled_out(key) {
        add(at.moment, 0, Edge::RuledOut);
        if let Some(stop) = view.log.stopped(at.moment) {
            add(stop, 0, Edge::RuledIn);
        }
    }
    for at in view.steps {
        add(at.moment, at.claim + 1, Edge::Step(*at));
    }

    let (mut described_by, mut ruled_out_by) = (0_usize, 0_usize);
    let mut said: Vec<(ClaimAt, (Moment, &Statement, &N))> = Vec::new();
    let mut states = Vec::new();
    for (place, edges) in edges {
        let was_described = described_by > 0;
        let mut changed = false;
        let mut step = None;
        for edge in edges {
            match edge {
                Edge::Described(at) => {
                    described_by += 1;
                    let description = described::<N>(view.log, at);
                    if let Some(found) = description.filter(|(_, _, noun)| matters(noun)) {
                        said.push((at, found));
                        changed = true;
                    }
                }
                Edge::Stops(at) => {
                    described_by = described_by.saturating_sub(1);
                    let before = said.len();
                    said.retain(|(other, _)| *other != at);
                    changed |= said.len() != before;
                }
                Edge::RuledOut => {
                    ruled_out_by += 1;
                    changed = true;
                }
                Edge::RuledIn => {
                    ruled_out_by = ruled_out_by.saturating_sub(1);
                    changed = true;
                }
                Edge::Step(at) => {
                    step = step_at(view.log, at);
                    changed = true;
                }
            }
        }
        if changed || was_described != (described_by > 0) {
            let state = State {
                described: described_by > 0,
                ruled_out: ruled_out_by > 0,
                said: said.iter().map(|(_, found)| *found).collect(),
                step,
            };
            states.push((place, state));
        }
    }
    states
}

fn step_at(log: &Log, at: ClaimAt) -> Option<InvestigationStep> {
    let claim = log.get(at.moment)?.says().get(usize::try_from(at.claim).ok()?)?;
    InvestigationStep::of(claim.step()?)
}
