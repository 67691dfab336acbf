//! The status: one fold over the steps of the statements in force, in the order of the log. What
//! else opens or ends is asked of what is said of each noun, when the moment has ended.

mod entry;
mod fold;
mod moment;
mod noun;
mod obstacle;
mod taken;

pub(super) use entry::{Mode, Refusal};

pub(crate) use noun::OnDuty;
pub(crate) use obstacle::Obstacles;
pub(super) use taken::stops;

use super::{
    Incident,
    account::Time,
    log::{ClaimAt, Log, Moment},
    status::{Phase, Status},
    table::InvestigationStep,
};
use moment::Now;
use noun::{Leave, Officer, State};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};
use taken::Phases;

/// What the course is computed from.
#[derive(Clone, Copy)]
pub(crate) struct Base<'a>(pub &'a Incident);

impl<'a> Base<'a> {
    fn log(self) -> &'a Log {
        &self.0.log
    }
}

/// A change of the status, and the statement that brought it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub moment: Moment,
    pub to: Status,
}

/// A step that stands although something stood in its way, or that cannot stand any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undermined {
    pub by: ClaimAt,
    pub fault: Fault,
}

/// What a step lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Something stands in the way of a resolution.
    Hindered(Arc<Obstacles>),
    /// The table of investigations forbids it.
    Forbidden { key: Box<str>, step: InvestigationStep, phase: Phase },
    /// Nobody resolved what it reopens.
    NeverResolved,
}

/// The status, followed to the end of the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Course {
    /// Leaves, investigations, determinations, and officers as far as they matter.
    nouns: BTreeMap<Box<str>, Followed>,
    /// Those of which a description that says the same changes nothing.
    steady: BTreeSet<Box<str>>,
    leaves_of: BTreeMap<Box<str>, Leaves>,
    /// The leaves that count, those among them whose officer nobody knows, and who is on leave.
    counting: BTreeSet<Box<str>>,
    loose: BTreeSet<Box<str>>,
    on_leave: BTreeSet<Box<str>>,
    /// The investigations that stand in the way, and the number of all.
    standing: BTreeSet<Box<str>>,
    investigations: usize,
    state: Resolution,
    now: Now,
    /// The times of all that was heard before this moment, as one.
    before: Option<Time>,
    moves: Vec<Move>,
    /// How the status moved, followed anew since something was said late.
    late: Option<OnceLock<Vec<Move>>>,
    pub undermined: Vec<Undermined>,
    /// What stands in the way until that changes: with no investigation as an obstacle, and without.
    obstacles: [Option<Arc<Obstacles>>; 2],
}

/// The leaves of an officer, and how many of them count.
#[derive(Debug, Clone, Default)]
struct Leaves {
    all: BTreeSet<Box<str>>,
    counting: usize,
}

/// Whether the incident is resolved.
#[derive(Debug, Clone, Default)]
struct Resolution {
    holds: bool,
    held_before: bool,
    /// What is named in `leaving` by the resolution that holds.
    leaving: Arc<BTreeSet<Box<str>>>,
}

/// A noun, as it is at a place in the log.
#[derive(Debug, Clone)]
struct Followed {
    state: State,
    phases: Option<Phases>,
    /// Whether a leave counts, an investigation stands in the way, a determination charges somebody,
    /// or an officer is on leave.
    stands: bool,
    /// Whether an investigation is known.
    is_known: bool,
}

impl Followed {
    fn of(state: State) -> Self {
        Self { state, phases: None, stands: false, is_known: false }
    }

    fn leave(&self) -> Option<&Leave> {
        match &self.state {
            State::Leave(leave) => Some(leave),
            _ => None,
        }
    }
}

impl Course {
    /// The status at the end.
    pub(crate) fn status(&self) -> Status {
        if self.state.holds {
            Status::Resolved
        } else if self.loose.is_empty() && self.on_leave.is_empty() {
            Status::Open
        } else {
            Status::OfficersOnLeave
        }
    }

    /// How the status moved.
    pub(crate) fn moves<'a>(&'a self, base: Base<'_>) -> &'a [Move] {
        match &self.late {
            Some(moves) => moves.get_or_init(|| Self::of(base).moves),
            None => &self.moves,
        }
    }

    /// The keys of the officers on leave at the end, sorted.
    pub(crate) fn on_leave(&self) -> impl Iterator<Item = &str> {
        self.on_leave.iter().map(|key| &**key)
    }

    /// Whether the leave of this key runs at the end: nobody said that it ended.
    pub(crate) fn is_running(&self, leave: &str) -> bool {
        self.nouns.get(leave).and_then(Followed::leave).is_some_and(Leave::runs)
    }

    /// The phase of the investigation of this key at the end.
    pub(crate) fn phase(&self, investigation: &str) -> Phase {
        let phases = self.nouns.get(investigation).and_then(|it| it.phases);
        phases.unwrap_or_default().phase
    }

    /// What stands in the way at the end.
    pub(crate) fn obstacles(&self) -> Obstacles {
        let phase = |key: &str| (Box::from(key), self.phase(key));
        Obstacles {
            leaves: self.counting.iter().cloned().collect(),
            investigations: self.standing.iter().map(|key| phase(key)).collect(),
            none: self.investigations == 0,
        }
    }

    fn officer(&self, key: &str) -> Option<Officer> {
        match self.nouns.get(key)?.state {
            State::Officer(officer) => Some(officer),
            _ => None,
        }
    }
}
