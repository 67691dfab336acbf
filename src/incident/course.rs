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
    Claim, Determination, Fact, Investigation, Leave, Source, Statement, Why,
    determination::Decision,
    investigation::Track,
    statement::Noun,
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

/// What happens there. An investigation `opens` if a step resumes or reopens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// An investigation is first known.
    Known,
    /// Nobody says any more that there is such an investigation.
    Gone,
    /// It begins to stand in the way: a leave runs, an official investigation opens.
    Stands { kind: Kind, opens: bool, hold: Hold },
    /// An investigation that stands in the way is resumed, or stands there more or less certainly.
    Moves { opens: bool, hold: Hold },
    /// It no longer stands in the way.
    Falls,
    /// Somebody is charged.
    Charge,
    /// The incident is resolved.
    Resolved,
    /// The incident is reopened.
    Reopened,
}

/// How surely something stood in the way of a resolution when that was recorded: descriptions may
/// have come later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hold {
    /// Perhaps nobody had described it then.
    Described,
    /// Perhaps it was said to be ruled out, or on a track that never stands in the way.
    Doubted,
    /// A step had shown it, and nobody ever said anything by which it would not stand in the way.
    Certain,
}

/// A step that the table of investigations forbids.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forbidden {
    pub place: Place,
    pub step: InvestigationStep,
    pub phase: Phase,
}

pub(crate) type Course = BTreeSet<(Place, Happening)>;

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
        Kind::Leave => leave(key, view),
        Kind::Investigation => investigation(key, view),
        Kind::Determination => determination(key, view),
        _ => Ok(Course::new()),
    }
}

/// Whether a claim says something of a leave, an investigation or a determination by which its
/// course can change, beside that there is one.
pub(crate) fn matters(claim: &Claim) -> bool {
    match claim {
        Claim::Leave(leave) => states_ended(leave) || states_ending(leave),
        Claim::Investigation(investigation) => states_track(investigation),
        Claim::Determination(determination) => states_decision(determination),
        _ => true,
    }
}

fn states_ended(leave: &Leave) -> bool {
    !leave.ended.is_unstated()
}

fn states_ending(leave: &Leave) -> bool {
    !leave.ending.is_unstated()
}

fn states_track(investigation: &Investigation) -> bool {
    !investigation.track.is_unstated()
}

fn states_decision(determination: &Determination) -> bool {
    !determination.decision.is_unstated()
}

/// Whether a field says that something is over: a copy in which that is redacted says so, too.
fn closes<T>(fact: &Fact<T>) -> bool {
    matches!(fact, Fact::Known(_) | Fact::Unknown(Why::Redacted))
}

/// Whether a description of a leave says that it ended.
pub(crate) fn has_ended(leave: &Leave) -> bool {
    closes(&leave.ended) || closes(&leave.ending)
}

fn leave(key: &str, view: View<'_>) -> Result<Course, Forbidden> {
    let mut course = Course::new();
    let mut running = false;
    sweep(key, view, [states_ended, states_ending], |place, state| {
        let [ended, ending] = state.words;
        let ended = ended.last().any(|(_, _, leave)| closes(&leave.ended))
            || ending.last().any(|(_, _, leave)| closes(&leave.ending));
        let runs = state.described && !state.ruled_out && !ended;
        if runs != running {
            running = runs;
            let (kind, hold) = (Kind::Leave, Hold::Described);
            let stands = Happening::Stands { kind, opens: false, hold };
            course.insert((place, if runs { stands } else { Happening::Falls }));
        }
        Ok(())
    })?;
    Ok(course)
}

fn determination(key: &str, view: View<'_>) -> Result<Course, Forbidden> {
    let mut course = Course::new();
    let mut charged = false;
    sweep(key, view, [states_decision], |place, state| {
        let [decisions] = state.words;
        let decisions = decisions.in_order();
        let decisions = positions(&decisions, "decision", |made| &made.decision);
        let decision = standing(&decisions, view.zone).fact;
        let charges = !state.ruled_out && decision.known().is_some_and(Decision::is_charge);
        if charges && !charged {
            course.insert((place, Happening::Charge));
        }
        charged = charges;
        Ok(())
    })?;
    Ok(course)
}

fn investigation(key: &str, view: View<'_>) -> Result<Course, Forbidden> {
    let mut course = Course::new();
    let mut phase: Option<Phase> = None;
    let (mut concluded_before, mut known) = (false, false);
    // How it stood in the way, if it did.
    let mut stood = None;
    // Whether it was ever heard of, and whether anybody ever said something by which it would not
    // stand in the way.
    let (mut existed, mut doubted) = (false, false);
    sweep(key, view, [states_track], |place, state| {
        let mut opens = false;
        if let Some(step) = state.step {
            let before = phase.unwrap_or(Phase::Open);
            let forbidden = Forbidden { place, step, phase: before };
            let after = table::investigation(step, before, concluded_before).ok_or(forbidden)?;
            opens = after == Phase::Open && before != Phase::Open;
            concluded_before |= after == Phase::Concluded;
            phase = Some(after);
        }
        let [tracks] = state.words;
        let tracks = tracks.in_order();
        let tracks = positions(&tracks, "track", |it| &it.track);
        let track = standing(&tracks, view.zone).fact;
        let official = track.known().is_none_or(Track::is_official);
        let unofficial = |track: &Track| !track.is_official();
        doubted |= state.ruled_out || tracks.iter().any(|it| it.known().is_some_and(unofficial));
        let hold = match phase {
            _ if doubted => Hold::Doubted,
            Some(_) => Hold::Certain,
            None => Hold::Described,
        };

        let exists = state.described || phase.is_some();
        let knows = exists && !state.ruled_out;
        if exists && !existed {
            (existed, known) = (true, true);
            course.insert((place, Happening::Known));
        }
        if knows != known {
            known = knows;
            course.insert((place, if knows { Happening::Known } else { Happening::Gone }));
        }
        let over = phase == Some(Phase::Concluded);
        let stands = (known && official && !over).then_some(hold);
        match (stood, stands) {
            (None, Some(hold)) => {
                let kind = Kind::Investigation;
                course.insert((place, Happening::Stands { kind, opens, hold }));
            }
            (Some(_), None) => {
                course.insert((place, Happening::Falls));
            }
            (Some(before), Some(hold)) if opens || hold != before => {
                course.insert((place, Happening::Moves { opens, hold }));
            }
            _ => {}
        }
        stood = stands;
        Ok(())
    })?;
    Ok(course)
}

type Described<'a, N> = (Moment, &'a Statement, &'a N);

/// What the sources said of one field, of what still counts.
struct Words<'a, N> {
    by_source: BTreeMap<&'a Key<Source>, BTreeMap<ClaimAt, Described<'a, N>>>,
}

impl<'a, N> Words<'a, N> {
    fn insert(&mut self, at: ClaimAt, said: Described<'a, N>) {
        self.by_source.entry(said.1.source()).or_default().insert(at, said);
    }

    fn remove(&mut self, at: ClaimAt, source: &Key<Source>) -> bool {
        self.by_source.get_mut(source).is_some_and(|words| words.remove(&at).is_some())
    }

    /// The last word of each source.
    fn last(&self) -> impl Iterator<Item = Described<'a, N>> {
        self.by_source.values().filter_map(|words| words.last_key_value()).map(|(_, said)| *said)
    }

    /// The last word of each source, in log order.
    fn in_order(&self) -> Vec<Described<'a, N>> {
        let mut last: Vec<_> = self.last().collect();
        last.sort_by_key(|(moment, _, _)| *moment);
        last
    }
}

/// What is said of a noun at a place in the log.
struct State<'a, 'b, N, const FIELDS: usize> {
    described: bool,
    ruled_out: bool,
    /// Of each field that matters.
    words: &'b [Words<'a, N>; FIELDS],
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

/// Calls `turn` with the states that a noun goes through, in log order; only descriptions that
/// state a field that matters, and the first one, make a state of their own.
fn sweep<'a, N: Noun, const FIELDS: usize>(
    key: &str,
    view: View<'a>,
    states: [fn(&N) -> bool; FIELDS],
    mut turn: impl FnMut(Place, &State<'a, '_, N, FIELDS>) -> Result<(), Forbidden>,
) -> Result<(), Forbidden> {
    let (mut described_by, mut ruled_out_by) = (0_usize, 0_usize);
    let mut words: [Words<'a, N>; FIELDS] =
        std::array::from_fn(|_| Words { by_source: BTreeMap::new() });
    for (place, edges) in edges::<N>(key, view) {
        let was_described = described_by > 0;
        let mut changed = false;
        let mut step = None;
        for edge in edges {
            match edge {
                Edge::Described(at) => {
                    described_by += 1;
                    let Some(said) = described::<N>(view.log, at) else { continue };
                    for (words, states) in words.iter_mut().zip(states) {
                        if states(said.2) {
                            words.insert(at, said);
                            changed = true;
                        }
                    }
                }
                Edge::Stops(at) => {
                    described_by = described_by.saturating_sub(1);
                    let Some(statement) = view.log.get(at.moment) else { continue };
                    for words in &mut words {
                        changed |= words.remove(at, statement.source());
                    }
                }
                Edge::RuledOut => {
                    ruled_out_by += 1;
                    changed |= ruled_out_by == 1;
                }
                Edge::RuledIn => {
                    ruled_out_by = ruled_out_by.saturating_sub(1);
                    changed |= ruled_out_by == 0;
                }
                Edge::Step(at) => {
                    step = step_at(view.log, at);
                    changed = true;
                }
            }
        }
        if changed || was_described != (described_by > 0) {
            let (described, ruled_out) = (described_by > 0, ruled_out_by > 0);
            turn(place, &State { described, ruled_out, words: &words, step })?;
        }
    }
    Ok(())
}

/// Where something happens to what is said of a noun, in log order.
fn edges<N: Noun>(key: &str, view: View<'_>) -> BTreeMap<Place, Vec<Edge>> {
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
    edges
}

fn step_at(log: &Log, at: ClaimAt) -> Option<InvestigationStep> {
    let claim = log.get(at.moment)?.says().get(usize::try_from(at.claim).ok()?)?;
    InvestigationStep::of(claim.step()?)
}
