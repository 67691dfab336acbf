use super::{
    course::{Course, Forbidden, Happening, Place, View, course, matters},
    index::Index,
    log::{ClaimAt, Log, Moment},
    replay::{Fall, Replay},
    status::{Phase, Status},
    table::InvestigationStep,
};
use crate::{
    Claim, Statement,
    step::Step,
    value::{Key, Kind},
};
use chrono::FixedOffset;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Everything in the log that can move the status, kept apart so that only this is replayed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    /// The course of each leave, investigation and determination.
    courses: BTreeMap<Box<str>, Course>,
    /// The steps of each investigation, in log order.
    steps: BTreeMap<Box<str>, Vec<ClaimAt>>,
    /// All that happens, in log order, with the key that it happens to.
    happenings: BTreeSet<(Place, Happening, Box<str>)>,
    /// Where the incident is resolved or reopened.
    resolutions: BTreeSet<Place>,
    /// The leaves that run at the end of the log.
    running: BTreeSet<Box<str>>,
    replay: Option<Replay>,
}

/// Why a statement cannot be taken: one of its steps, or a later one, would be forbidden.
#[derive(Debug)]
pub(crate) enum Refusal {
    Forbidden { key: Box<str>, forbidden: Forbidden },
    Fall(Fall),
}

/// What the ledger is computed from.
#[derive(Clone, Copy)]
pub(crate) struct Base<'a> {
    pub log: &'a Log,
    pub index: &'a Index,
    pub zone: Option<FixedOffset>,
}

impl Ledger {
    /// Enters statements that are in the log. Those recorded as number `strict_from` or later must
    /// resolve the incident free of all obstacles, and their steps must not undermine a resolution
    /// that was recorded before; the others only of those that no late description can have
    /// brought.
    pub(super) fn enter(
        &mut self,
        batch: &[Moment],
        base: Base<'_>,
        strict_from: u32,
    ) -> Result<(), Refusal> {
        let resolved_before = self.resolutions.len();
        let undermined_before = self.replay.as_ref().map(|replay| replay.undermined.clone());
        for moment in batch {
            self.note_steps(*moment, base.log);
        }
        self.refresh(batch, base)?;
        // Of several the first is never the last.
        let late = batch.iter().min() != base.log.last().as_ref();
        let has_steps = batch.iter().any(|moment| steps(base.log, *moment).next().is_some());
        let resolves = self.resolutions.len() > resolved_before;
        if resolves || (late && has_steps && !self.resolutions.is_empty()) {
            let replay = Replay::of(&self.happenings, base.log, strict_from);
            let replay = replay.map_err(Refusal::Fall)?;
            let only_steps = batch.iter().all(|moment| moves_by_steps(base.log, *moment));
            if let Some(before) = undermined_before.filter(|_| late && only_steps)
                && let Some(fall) = replay.newly_undermined(&before, strict_from)
            {
                return Err(Refusal::Fall(fall));
            }
            self.replay = Some(replay);
        }
        self.settle(base.log);
        Ok(())
    }

    /// Takes a statement out again, which is no longer in the log or index.
    pub(super) fn leave(&mut self, statement: &Statement, moment: Moment, base: Base<'_>) {
        for list in self.steps.values_mut() {
            list.retain(|at| at.moment != moment);
        }
        let at = |place: &Place| place.moment == moment;
        self.resolutions.retain(|place| !at(place));
        self.happenings.retain(|(place, happening, _)| {
            !(at(place) && matches!(happening, Happening::Resolved | Happening::Reopened))
        });
        for key in touched(statement, moment, base) {
            // Without the statement the rest is legal, as it was before.
            let _legal = self.recompute(&key, base);
        }
        self.replay = None;
        self.settle(base.log);
    }

    fn note_steps(&mut self, moment: Moment, log: &Log) {
        for (claim, step) in steps(log, moment) {
            let at = ClaimAt { moment, claim };
            let place = Place { moment, claim: claim + 1 };
            let happening = match step {
                Step::Resolved(_) => Happening::Resolved,
                Step::Reopened(_) => Happening::Reopened,
                _ => {
                    if let Some(key) = step.investigation() {
                        let list = self.steps.entry(key.as_str().into()).or_default();
                        list.insert(list.partition_point(|other| *other < at), at);
                    }
                    continue;
                }
            };
            self.resolutions.insert(place);
            self.add(place, happening, "");
        }
    }

    /// Computes anew what the batch can change, each noun once.
    fn refresh(&mut self, batch: &[Moment], base: Base<'_>) -> Result<(), Refusal> {
        let said = batch.iter().filter_map(|moment| Some((base.log.get(*moment)?, *moment)));
        let keys: BTreeSet<_> = said.flat_map(|(said, at)| touched(said, at, base)).collect();
        for key in keys {
            self.recompute(&key, base)
                .map_err(|forbidden| Refusal::Forbidden { key, forbidden })?;
        }
        Ok(())
    }

    /// Computes the course of one noun anew.
    fn recompute(&mut self, key: &str, base: Base<'_>) -> Result<(), Forbidden> {
        let steps = self.steps.get(key).map_or(&[][..], Vec::as_slice);
        let described = base.index.get(key).map(|entry| entry.kind);
        let kind = if steps.is_empty() { described } else { Some(Kind::Investigation) };
        let view = View { log: base.log, index: base.index, zone: base.zone, steps };
        let new = kind.map_or_else(|| Ok(Course::new()), |kind| course(key, kind, view))?;
        let old = self.courses.remove(key).unwrap_or_default();
        for (place, happening) in old.difference(&new) {
            let turn = (*place, *happening, key.into());
            self.unfollow(&turn);
            self.happenings.remove(&turn);
        }
        for (place, happening) in new.difference(&old) {
            self.add(*place, *happening, key);
        }
        if matches!(new.last(), Some((_, Happening::Stands { kind: Kind::Leave, .. }))) {
            self.running.insert(key.into());
        } else {
            self.running.remove(key);
        }
        self.courses.insert(key.into(), new);
        Ok(())
    }

    fn add(&mut self, place: Place, happening: Happening, key: &str) {
        let turn = (place, happening, key.into());
        self.unfollow(&turn);
        self.happenings.insert(turn);
    }

    /// Gives the replay up if it went beyond this.
    fn unfollow(&mut self, turn: &(Place, Happening, Box<str>)) {
        self.replay.take_if(|replay| replay.has_followed(turn));
    }

    /// Follows what is new, so that the status can be read.
    fn settle(&mut self, log: &Log) {
        if !self.resolutions.is_empty() {
            let replay = self.replay.take().unwrap_or_default();
            self.replay = Some(replay.extended(&self.happenings, log));
        }
    }

    /// Whether the leave of this key runs at the end of the log.
    pub(crate) fn is_running(&self, leave: &str) -> bool {
        self.running.contains(leave)
    }

    /// The status at the end of the log.
    pub(crate) fn status(&self, log: &Log) -> Status {
        if !self.resolutions.is_empty() {
            self.replayed(log).status()
        } else if self.running.is_empty() {
            Status::Open
        } else {
            Status::OfficersOnLeave
        }
    }

    /// The whole replay.
    pub(crate) fn replayed(&self, log: &Log) -> Cow<'_, Replay> {
        match &self.replay {
            Some(replay) if !self.resolutions.is_empty() => Cow::Borrowed(replay),
            _ => Cow::Owned(Replay::default().extended(&self.happenings, log)),
        }
    }

    /// The phase of the investigation of this key, at the end of the log or just before a place.
    pub(crate) fn phase(&self, key: &str, log: &Log, before: Option<Place>) -> Phase {
        let steps = self.steps.get(key).map_or(&[][..], Vec::as_slice);
        let taken = steps.iter().take_while(|at| {
            let place = Place { moment: at.moment, claim: at.claim + 1 };
            before.is_none_or(|before| place < before)
        });
        taken.fold(Phase::Open, |phase, at| {
            let claim = usize::try_from(at.claim).ok();
            let claim = claim.and_then(|claim| log.get(at.moment)?.says().get(claim));
            let step = claim.and_then(Claim::step).and_then(InvestigationStep::of);
            // The log is legal, so a step that was taken again was concluded before.
            let next = step.and_then(|step| super::table::investigation(step, phase, true));
            next.unwrap_or(phase)
        })
    }

    /// Whether a step speaks of the investigation of this key.
    pub(crate) fn has_steps(&self, key: &str) -> bool {
        self.steps.get(key).is_some_and(|steps| !steps.is_empty())
    }
}

/// The steps that a statement takes, with the place of their claims.
fn steps(log: &Log, moment: Moment) -> impl Iterator<Item = (u32, &Step)> {
    let claims = log.get(moment).map_or(&[][..], Statement::says);
    (0..).zip(claims).filter_map(|(i, claim)| Some((i, claim.step()?)))
}

/// Whether a statement moves nothing but by its steps: what else it says could undermine nothing.
fn moves_by_steps(log: &Log, moment: Moment) -> bool {
    let moves = |claim: &Claim| {
        use Claim::{Determination, Investigation, Leave, RuledOut};
        matches!(claim, Leave(_) | Investigation(_) | Determination(_) | RuledOut(_))
    };
    log.get(moment).is_some_and(|statement| {
        statement.replaces().is_none() && !statement.says().iter().any(moves)
    })
}

/// The nouns whose course a statement can change.
fn touched(statement: &Statement, moment: Moment, base: Base<'_>) -> BTreeSet<Box<str>> {
    let log = base.log;
    let mut keys = BTreeSet::new();
    for claim in statement.says() {
        let key = match claim {
            Claim::Leave(_) | Claim::Investigation(_) | Claim::Determination(_) => {
                let key = claim.described().map(|(_, key)| key);
                key.filter(|key| matters(claim) || !is_described_before(key, moment, base))
            }
            Claim::RuledOut(ruled_out) => Some(ruled_out.key.as_str()),
            Claim::Step(step) => step.investigation().map(Key::as_str),
            _ => None,
        };
        keys.extend(key.map(Box::from));
    }
    let withdrawn = statement.says().iter().filter_map(|claim| match claim.step()? {
        Step::Withdrawn(step) => Some(&step.statement),
        _ => None,
    });
    for key in withdrawn.chain(statement.replaces()) {
        let target = log.keyed(key).and_then(|moment| log.get(moment));
        for claim in target.map_or(&[][..], Statement::says) {
            keys.extend(match claim {
                Claim::RuledOut(ruled_out) => Some(Box::from(ruled_out.key.as_str())),
                claim => claim.described().map(|(_, key)| Box::from(key)),
            });
        }
    }
    keys
}

/// Whether a noun is described earlier in the log, by a statement that still counts.
fn is_described_before(key: &str, moment: Moment, base: Base<'_>) -> bool {
    let first = base.index.get(key).and_then(|entry| entry.claims.first());
    first.is_some_and(|at| at.moment < moment && base.log.stopped(at.moment).is_none())
}
