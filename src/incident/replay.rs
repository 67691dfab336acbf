use super::{
    course::{Happening, Hold, Place},
    log::Log,
    status::Status,
    table::{self, Cell, Event},
};
use crate::{
    Claim,
    step::{Left, Resolved, Step},
    value::Kind,
};
use std::collections::{BTreeMap, BTreeSet};

type Happenings = BTreeSet<(Place, Happening, Box<str>)>;

/// The status, followed through the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Replay {
    /// Up to where it was followed.
    last: Option<(Place, Happening, Box<str>)>,
    resolved: bool,
    resolved_before: bool,
    /// What is named in `leaving` by the resolution that holds.
    leaving: BTreeSet<Box<str>>,
    /// Whether a resolution that is met now was perhaps corroboration when it was recorded: there
    /// is an earlier one, and nobody reopened the incident in so many words since.
    perhaps_resolved: bool,
    /// What stands in the way, and how surely.
    in_the_way: BTreeMap<Box<str>, (Kind, Hold)>,
    /// The number of leaves among them.
    running: usize,
    /// The number of investigations that somebody says there are, and whether there were others.
    investigations: usize,
    others: bool,
    pub moves: Vec<Move>,
    pub undermined: Vec<(Place, Obstacles)>,
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
        let left = |kind, key: &str| {
            step.leaving.known().into_iter().flatten().any(|left| left.names(kind, key))
        };
        self.leaves.retain(|key| !left(Kind::Leave, key));
        self.investigations.retain(|key| !left(Kind::Investigation, key));
        self.none &= step.without_investigation.known().is_none();
        self
    }

    fn includes(&self, other: &Self) -> bool {
        other.leaves.iter().all(|key| self.leaves.contains(key))
            && other.investigations.iter().all(|key| self.investigations.contains(key))
            && (self.none || !other.none)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.leaves.is_empty() && self.investigations.is_empty() && !self.none
    }
}

/// A step on the incident that cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fall {
    /// It cannot be resolved there.
    Resolved(Place, Obstacles),
    /// It cannot be reopened there, since nobody resolved it.
    Reopened(Place),
}

impl Replay {
    /// Follows the log. What statements resolve that were recorded as number `strict_from` or later
    /// must be free of every obstacle.
    pub(super) fn of(happenings: &Happenings, log: &Log, strict_from: u32) -> Result<Self, Fall> {
        let mut replay = Self::default();
        for happening in happenings {
            replay.follow(happening, log, strict_from)?;
        }
        Ok(replay)
    }

    /// Follows what was added at the end.
    pub(super) fn extended(mut self, happenings: &Happenings, log: &Log) -> Self {
        use std::ops::Bound::{Excluded, Unbounded};
        let from = self.last.clone().map_or(Unbounded, Excluded);
        for happening in happenings.range((from, Unbounded)) {
            // A legal log has no step that falls.
            let _legal = self.follow(happening, log, u32::MAX);
        }
        self
    }

    /// A resolution recorded before number `strict_from` in whose way more stands than `before`.
    pub(super) fn newly_undermined(
        &self,
        before: &[(Place, Obstacles)],
        strict_from: u32,
    ) -> Option<Fall> {
        let recorded = self.undermined.iter().filter(|(at, _)| at.moment.number < strict_from);
        let mut new = recorded.filter(|(at, obstacles)| {
            !before.iter().any(|(then, known)| then == at && known.includes(obstacles))
        });
        new.next().map(|(at, obstacles)| Fall::Resolved(*at, obstacles.clone()))
    }

    /// Whether it went as far as this.
    pub(super) fn has_followed(&self, turn: &(Place, Happening, Box<str>)) -> bool {
        self.last.as_ref().is_some_and(|last| last >= turn)
    }

    pub(super) fn status(&self) -> Status {
        if self.resolved {
            Status::Resolved
        } else if self.running > 0 {
            Status::OfficersOnLeave
        } else {
            Status::Open
        }
    }

    /// What stands in the way at the end.
    pub(super) fn obstacles(&self) -> Obstacles {
        let of = |kind| {
            let standing = self.in_the_way.iter().filter(move |(_, (other, _))| *other == kind);
            standing.map(|(key, _)| key.clone()).collect()
        };
        Obstacles {
            leaves: of(Kind::Leave),
            investigations: of(Kind::Investigation),
            none: self.investigations == 0,
        }
    }

    fn follow(
        &mut self,
        (place, happening, key): &(Place, Happening, Box<str>),
        log: &Log,
        strict_from: u32,
    ) -> Result<(), Fall> {
        let before = self.status();
        match *happening {
            Happening::Known => {
                self.investigations += 1;
            }
            Happening::Gone => {
                self.investigations = self.investigations.saturating_sub(1);
                self.others = true;
            }
            Happening::Stands { kind, opens, hold } => {
                self.in_the_way.insert(key.clone(), (kind, hold));
                self.running += usize::from(kind == Kind::Leave);
                let left = self.leaving.contains(key) && !opens;
                let event = if kind == Kind::Leave { Event::LeaveRuns } else { Event::Opens };
                self.meet(if left { Event::Other } else { event }, before);
            }
            Happening::Moves { opens, hold } => {
                if let Some(standing) = self.in_the_way.get_mut(key) {
                    standing.1 = hold;
                }
                self.meet(if opens { Event::Opens } else { Event::Other }, before);
            }
            Happening::Falls => {
                let fallen = self.in_the_way.remove(key);
                let leaves = usize::from(fallen.is_some_and(|(kind, _)| kind == Kind::Leave));
                self.running = self.running.saturating_sub(leaves);
                self.meet(Event::LeaveEnds, before);
            }
            Happening::Charge => self.meet(Event::Opens, before),
            Happening::Reopened => {
                if !self.resolved_before {
                    return Err(Fall::Reopened(*place));
                }
                self.meet(Event::Reopened, before);
                self.perhaps_resolved = false;
            }
            Happening::Resolved => {
                self.resolve(*place, log, place.moment.number >= strict_from)?;
            }
        }
        let after = self.status();
        if after != before {
            self.moved(*place, after);
        }
        self.last = Some((*place, *happening, key.clone()));
        Ok(())
    }

    /// Looks the event up in the table. Only leaving `Resolved` has to be remembered: between
    /// `Open` and `OfficersOnLeave` the running leaves decide.
    fn meet(&mut self, event: Event, before: Status) {
        if before == Status::Resolved
            && matches!(table::status(event, before), Cell::To(_) | Cell::ToByLeaves)
        {
            self.resolved = false;
            self.leaving.clear();
        }
    }

    /// Notes a change. All descriptions of a statement hold together, so they make one change.
    fn moved(&mut self, place: Place, to: Status) {
        if self.moves.last().is_some_and(|last| last.place == place) {
            self.moves.pop();
        }
        if self.moves.last().map_or(Status::Open, |last| last.to) != to {
            self.moves.push(Move { place, to });
        }
    }

    fn resolve(&mut self, place: Place, log: &Log, strict: bool) -> Result<(), Fall> {
        let Some(step) = resolved_at(log, place) else { return Ok(()) };
        if !self.resolved {
            let obstacles = self.obstacles().without(step);
            let hindering = if strict { obstacles.clone() } else { self.certain(&obstacles, step) };
            if !hindering.is_empty() {
                return Err(Fall::Resolved(place, hindering));
            }
            if !obstacles.is_empty() {
                self.undermined.push((place, obstacles));
            }
            self.leaving.clear();
        }
        (self.resolved, self.resolved_before, self.perhaps_resolved) = (true, true, true);
        self.leaving.extend(step.leaving.known().into_iter().flatten().filter_map(Left::key));
        Ok(())
    }

    /// Those obstacles that no description can have brought that was recorded after the
    /// resolution.
    fn certain(&self, obstacles: &Obstacles, step: &Resolved) -> Obstacles {
        let mut certain = Obstacles::default();
        if self.perhaps_resolved {
            return certain;
        }
        let investigated =
            step.without_investigation.known().is_some() || self.perhaps_investigated(step);
        if !investigated {
            certain.none = obstacles.none;
        }
        let hold = |key: &str| self.in_the_way.get(key).map(|(_, hold)| *hold);
        certain.investigations = obstacles.investigations.clone();
        certain.investigations.retain(|key| !investigated || hold(key) == Some(Hold::Certain));
        certain
    }

    /// Whether there is an investigation that did not stand in the way, or perhaps did not when
    /// the resolution was recorded, or that it leaves as it is.
    fn perhaps_investigated(&self, step: &Resolved) -> bool {
        let standing =
            || self.in_the_way.iter().filter(|(_, (kind, _))| *kind == Kind::Investigation);
        let left = |key: &str| {
            let left = step.leaving.known().into_iter().flatten();
            left.into_iter().any(|left| left.names(Kind::Investigation, key))
        };
        self.others
            || self.investigations > standing().count()
            || standing().any(|(key, (_, hold))| *hold == Hold::Doubted || left(key))
    }
}

/// The step that resolves the incident at this place.
pub(crate) fn resolved_at(log: &Log, place: Place) -> Option<&Resolved> {
    let claim = usize::try_from(place.claim).ok()?.checked_sub(1)?;
    match log.get(place.moment)?.says().get(claim)? {
        Claim::Step(Step::Resolved(step)) => Some(step),
        _ => None,
    }
}
