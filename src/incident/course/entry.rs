//! How the course follows what is put into the log, and what is refused.

use super::{
    Base, Course, Fault, Resolution, Undermined,
    fold::has_duty,
    moment::Now,
    noun::{Asked, State},
    taken::{Phases, Taken, Unfounded, steps, stops, unfounded},
};
use crate::{
    Claim, Statement,
    entity::AnyEntity,
    incident::{
        Incident,
        account::{Heard, Time, Told},
        log::{ClaimAt, Moment},
        table::InvestigationStep,
    },
    step::Step,
    value::Kind,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

/// How strict the log is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mode {
    /// What is recorded as this number or later must stand, and let stand what was recorded before.
    Record(u32),
    /// What is read stands as it was written, but for a step that never could.
    Read,
    /// A part of a log is as it is.
    Cut,
}

/// Why a statement cannot be taken: one of its steps, or a later one, would not stand.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub by: ClaimAt,
    pub fault: Fault,
}

impl From<&Undermined> for Refusal {
    fn from(it: &Undermined) -> Self {
        Self { by: it.by, fault: it.fault.clone() }
    }
}

impl From<Unfounded<'_>> for Refusal {
    fn from(it: Unfounded<'_>) -> Self {
        let fault = match it.forbidden {
            Some((key, step, phase)) => Fault::Forbidden { key: key.into(), step, phase },
            None => Fault::NeverResolved,
        };
        Self { by: it.by, fault }
    }
}

/// What can be put back if a step is refused.
struct Before {
    state: Resolution,
    now: Option<Now>,
    before: Option<Time>,
    moves: usize,
    undermined: usize,
    is_decided: bool,
}

impl Incident {
    /// Follows statements that were put into the log. If they are refused, the course is as it was
    /// before, or `false` is given: then it must be followed anew.
    pub(in crate::incident) fn follow(
        &mut self,
        batch: &[Moment],
        mode: Mode,
    ) -> Result<(), (Refusal, bool)> {
        let base = Base(self);
        let said: Vec<(Moment, &Statement)> =
            batch.iter().filter_map(|at| Some((*at, base.log().get(*at)?))).collect();
        if !said.iter().any(|(_, it)| self.course.can_be_moved(base, it)) {
            return Ok(());
        }
        if let [(moment, statement)] = said.as_slice()
            && self.course.is_next(base, *moment, statement)
        {
            let moment = *moment;
            let mut course = std::mem::take(&mut self.course);
            let taken = course.append(Base(self), moment, mode);
            self.course = course;
            return taken;
        }
        let new = Course::of(base);
        if let Some(refusal) = self.refuses(&new, &said, mode) {
            return Err((refusal, true));
        }
        self.course = new;
        Ok(())
    }

    /// Follows the whole log anew.
    pub(in crate::incident) fn follow_anew(&mut self) {
        self.course = Course::of(Base(self));
    }

    fn refuses(&self, new: &Course, said: &[(Moment, &Statement)], mode: Mode) -> Option<Refusal> {
        let base = Base(self);
        let strict_from = match mode {
            Mode::Cut => return None,
            Mode::Read => return unfounded(base).map(Refusal::from),
            Mode::Record(strict_from) => strict_from,
        };
        let known: BTreeMap<ClaimAt, &Fault> =
            self.course.undermined.iter().map(|it| (it.by, &it.fault)).collect();
        let is_new = |it: &&Undermined| match (&it.fault, known.get(&it.by)) {
            (Fault::Hindered(now), Some(Fault::Hindered(before))) => !before.includes(now),
            (_, before) => before.is_none(),
        };
        let own = |it: &&Undermined| it.by.moment.number >= strict_from;
        let fallen = || new.undermined.iter().filter(is_new);
        let hindered = |it: &&Undermined| matches!(it.fault, Fault::Hindered(_));
        let first = fallen().find(|it| !hindered(it)).map(Refusal::from);
        let first = first.or_else(|| unfounded(base).map(Refusal::from));
        let first = first.or_else(|| fallen().find(own).map(Refusal::from));
        first.or_else(|| {
            let mut others = fallen().peekable();
            others.peek()?;
            let described = self.described_only(said)?;
            let by_description: BTreeMap<ClaimAt, &Fault> =
                described.undermined.iter().map(|it| (it.by, &it.fault)).collect();
            let mut left = others.filter(|it| match (&it.fault, by_description.get(&it.by)) {
                (Fault::Hindered(now), Some(Fault::Hindered(then))) => !then.includes(now),
                _ => true,
            });
            left.next().map(Refusal::from)
        })
    }

    /// The course if these statements did nothing but describe: a description is never refused.
    fn described_only(&self, said: &[(Moment, &Statement)]) -> Option<Course> {
        let mut other = self.clone();
        for (moment, _) in said.iter().rev() {
            other.undo(*moment);
        }
        for (_, statement) in said {
            let claims: Vec<Claim> =
                statement.says().iter().filter(|it| it.step().is_none()).cloned().collect();
            if !claims.is_empty() {
                other.insert(&Arc::new(statement.source().says(statement.at(), claims)));
            }
        }
        Some(Course::of(Base(&other)))
    }
}

/// Of what a claim is that has a course, or what it rules out; none of any other claim.
fn course_of(claim: &Claim) -> Option<(Kind, &str)> {
    match claim {
        Claim::Leave(_) | Claim::Investigation(_) | Claim::Determination(_) | Claim::Officer(_) => {
            claim.described()
        }
        _ => None,
    }
}

/// Whether a description of an officer says something that can matter.
fn matters(claim: &Claim) -> bool {
    match claim {
        Claim::Officer(it) => {
            // On duty and since when; dead, which the rest says too.
            !(it.duty.is_unstated()
                && it.duty_since.is_unstated()
                && it.died.is_unstated()
                && it.died_on.is_unstated()
                && it.pronounced.is_unstated()
                && it.injury.is_unstated()
                && it.custody.is_unstated())
        }
        _ => true,
    }
}

impl Course {
    /// Whether a statement can move anything.
    fn can_be_moved(&self, base: Base<'_>, statement: &Statement) -> bool {
        statement.replaces().is_some()
            || statement.says().iter().any(|claim| match claim {
                Claim::RuledOut(it) => {
                    let kind = base.0.kind(it.key.as_str());
                    kind.is_some_and(|kind| {
                        matches!(
                            kind,
                            Kind::Leave | Kind::Investigation | Kind::Determination | Kind::Officer
                        )
                    })
                }
                Claim::Same(_) | Claim::Settled(_) => true,
                Claim::Officer(officer) => {
                    // One that comes back is an officer again whose leaves are known.
                    let key = base.0.root(officer.key.as_str());
                    !officer.duty.is_unstated()
                        || (self.nouns.contains_key(key) && matters(claim))
                        || base.log().takes_back_any()
                        || base.0.index.has_parts()
                }
                claim => course_of(claim).is_some() || claim.step().is_some(),
            })
    }

    /// Whether a statement comes after all that was looked at, and stops nothing.
    fn is_next(&self, base: Base<'_>, moment: Moment, statement: &Statement) -> bool {
        let steps_on = steps(statement).next().is_some();
        // What is taken back later counted then, and what is said to be one later was two.
        let joins_after = || base.0.index.same().last().is_some_and(|at| at.moment > moment);
        if steps_on && (self.late.is_some() || base.log().takes_back_after(moment) || joins_after())
        {
            return false;
        }
        if self.is_before(moment) {
            // Where nobody resolved anything, a late description only matters in the end.
            if steps_on || self.state.held_before || !self.undermined.is_empty() {
                return false;
            }
        } else if self.now.instant == Some(moment.instant)
            && self.now.is_decided
            && !only_decides(statement)
        {
            return false;
        }
        stops(statement).next().is_none()
            && statement.says().iter().all(|claim| match claim {
                Claim::RuledOut(_) | Claim::Same(_) | Claim::Settled(_) => false,
                claim => match course_of(claim) {
                    Some((_, key)) => {
                        let (key, log) = (base.0.root(key), base.log());
                        let others = base.0.entry(key).map_or(&[][..], |(_, it)| &it.claims);
                        let mut others = others.iter().rev().filter(|at| at.moment != moment);
                        let in_force = others.next().is_none_or(|first| {
                            log.stopped(first.moment).is_none()
                                || others.any(|at| log.stopped(at.moment).is_none())
                        });
                        in_force && base.0.index.ruled_out(key).is_empty()
                    }
                    None => true,
                },
            })
    }

    fn is_before(&self, moment: Moment) -> bool {
        self.now.instant.is_some_and(|now| moment.instant < now)
    }

    /// Takes the statement that comes next, or a late description where nobody resolved anything.
    fn append(
        &mut self,
        base: Base<'_>,
        moment: Moment,
        mode: Mode,
    ) -> Result<(), (Refusal, bool)> {
        let Some(statement) = base.log().get(moment) else { return Ok(()) };
        let taken = Taken::by(base, moment);
        if !matches!(mode, Mode::Cut) {
            self.allows(base, &taken).map_err(|refusal| (refusal, true))?;
        }
        let before = only_decides(statement).then(|| self.before(moment));
        let undermined = self.undermined.len();
        if self.is_before(moment) || self.late.is_some() {
            self.late = Some(OnceLock::new());
        }
        if !self.is_before(moment) {
            self.begin(moment.instant);
        }
        if before.is_none() {
            taken.iter().for_each(|it| self.step(base, it));
            self.describe(base, moment, statement);
            self.settle();
        }
        taken.iter().filter(|it| it.is_of_incident()).for_each(|it| self.decide(base, it));
        let strict = matches!(mode, Mode::Record(_));
        let fallen = self.undermined.get(undermined..).and_then(<[_]>::first).map(Refusal::from);
        let Some(refusal) = fallen.filter(|_| strict) else { return Ok(()) };
        let is_restored = before.is_some();
        if let Some(before) = before {
            self.restore(before);
        }
        Err((refusal, is_restored))
    }

    /// Whether the tables admit the steps of a statement that comes next.
    fn allows(&self, base: Base<'_>, taken: &[Taken<'_>]) -> Result<(), Refusal> {
        let mut phases: BTreeMap<&str, Phases> = BTreeMap::new();
        let mut was_resolved = self.state.held_before;
        for it in taken {
            let by = it.by;
            match it.step {
                Step::Resolved(_) => was_resolved = true,
                Step::Reopened(_) if !was_resolved => {
                    return Err(Refusal { by, fault: Fault::NeverResolved });
                }
                _ => {}
            }
            let on = it.step.investigation().zip(InvestigationStep::of(it.step));
            let Some((key, step)) = on else { continue };
            let key = base.0.root(key.as_str());
            let known = || self.nouns.get(key).and_then(|it| it.phases).unwrap_or_default();
            let phases = phases.entry(key).or_insert_with(known);
            if !phases.take(step) {
                let (key, phase) = (key.into(), phases.phase);
                return Err(Refusal { by, fault: Fault::Forbidden { key, step, phase } });
            }
        }
        Ok(())
    }

    /// What a statement describes.
    fn describe(&mut self, base: Base<'_>, moment: Moment, statement: &Statement) {
        let time = Time::of(statement.at(), base.0.zone());
        let mut described: BTreeSet<(Kind, &str)> = BTreeSet::new();
        for claim in statement.says() {
            let Some((kind, key)) = course_of(claim) else { continue };
            let key = base.0.root(key);
            if kind == Kind::Officer && !self.nouns.contains_key(key) && !has_duty(base, key) {
                continue;
            }
            self.touch(key, time);
            if !self.says_the_same(base, key, claim) {
                described.insert((kind, key));
            }
        }
        for (kind, key) in described {
            self.ask(base, kind, key, moment);
            let leave = self.nouns.get(key).and_then(super::Followed::leave);
            if let Some(officer) = leave.and_then(|leave| leave.officer.clone())
                && !self.nouns.contains_key(&officer)
                && base.0.kind(&officer) == Some(Kind::Officer)
            {
                self.ask(base, Kind::Officer, &officer, moment);
            }
        }
    }

    /// Asks what is said of a noun.
    fn ask(&mut self, base: Base<'_>, kind: Kind, key: &str, by: Moment) {
        let told = Told::of(base.0, key);
        let Some(asked) = Asked::of(base, kind, key, &told) else { return };
        self.put(key, asked.state(Heard::All), by);
        if asked.is_steady() {
            self.steady.insert(key.into());
        } else {
            self.steady.remove(key);
        }
    }

    /// Whether a description changes nothing of a noun of which all say the same.
    fn says_the_same(&self, base: Base<'_>, key: &str, claim: &Claim) -> bool {
        let Some(it) = self.nouns.get(key).filter(|_| self.steady.contains(key)) else {
            return false;
        };
        match (&it.state, claim) {
            (State::Leave(known), Claim::Leave(leave)) => {
                let redacted = |why: Option<crate::Why>| why == Some(crate::Why::Redacted);
                let officer = leave.officer.known().map(|key| base.0.root(key.as_str()));
                known.is_there
                    && leave.ended.known().is_none()
                    && leave.ending.known().is_none()
                    && !redacted(leave.ended.why())
                    && !redacted(leave.ending.why())
                    && (leave.officer.is_unstated()
                        || (officer == known.officer.as_deref()
                            && officer.is_some()
                            && !leave.how().is_believed("officer")))
            }
            (State::Investigation(known), Claim::Investigation(it)) => {
                let track = it.track.known().map(crate::investigation::Track::is_official);
                known.is_there
                    && (it.track.is_unstated()
                        || (track == Some(known.is_official) && !it.how().is_believed("track")))
            }
            (State::Determination { charges }, Claim::Determination(it)) => {
                let charge = it.decision.known().map(crate::determination::Decision::is_charge);
                it.decision.is_unstated()
                    || (charge == Some(*charges) && *charges && !it.how().is_believed("decision"))
            }
            _ => false,
        }
    }

    fn before(&mut self, moment: Moment) -> Before {
        let is_new = self.now.instant != Some(moment.instant);
        Before {
            state: self.state.clone(),
            now: is_new.then(|| {
                let next = self.now.next();
                std::mem::replace(&mut self.now, next)
            }),
            before: self.before,
            moves: self.moves.len(),
            undermined: self.undermined.len(),
            is_decided: self.now.is_decided,
        }
    }

    fn restore(&mut self, before: Before) {
        self.state = before.state;
        self.before = before.before;
        self.moves.truncate(before.moves);
        self.undermined.truncate(before.undermined);
        match before.now {
            Some(now) => self.now = now,
            None => self.now.is_decided = before.is_decided,
        }
    }
}

/// Whether a statement does nothing but resolve or reopen the incident.
fn only_decides(statement: &Statement) -> bool {
    let mut decides =
        steps(statement).filter(|(_, step)| matches!(step, Step::Resolved(_) | Step::Reopened(_)));
    decides.next().is_some()
        && statement.replaces().is_none()
        && !statement.says().iter().any(|claim| {
            course_of(claim).is_some()
                || matches!(claim, Claim::RuledOut(_) | Claim::Same(_) | Claim::Settled(_))
                || claim
                    .step()
                    .is_some_and(|step| !matches!(step, Step::Resolved(_) | Step::Reopened(_)))
        })
}
