//! When steps happened, and what a resolution leaves.

use super::{
    Code, Severity,
    described::of,
    judge::{By, Found, Reading, Verdict, in_order},
    picture::{Picture, named},
};
use crate::{
    Key, Path, When,
    incident::{Lack, NounAccount, Obstacle, Stood},
    step::{Left, Resolved, Step},
    value::{Kind, MOST},
};
use std::collections::{BTreeMap, BTreeSet};

/// A step in the log, and when it happened.
#[derive(Clone, Copy)]
struct Taken<'a> {
    step: &'a Step,
    by: By<'a>,
    occurred: When,
    believed: bool,
}

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut taken = Vec::new();
    // What was withdrawn or replaced was not done.
    for (moment, statement) in it.incident.log().counting() {
        let by: By<'a> = (moment, statement);
        for step in statement.says().iter().filter_map(crate::Claim::step) {
            let live = |key: &Key<_>| !it.incident.has_no_part(key.as_str());
            if let Some(occurred) =
                step.occurred().filter(|_| step.investigation().is_none_or(live))
            {
                let believed = step.entity().how().is_believed("occurred");
                taken.push(Taken { step, by, occurred, believed });
            }
        }
    }
    let mut last: BTreeMap<Option<&Key<_>>, Taken<'a>> = BTreeMap::new();
    for now in &taken {
        let before = found.len();
        before_its_cause(it, now, found);
        if matches!(now.step, Step::Withdrawn(_) | Step::IncidentWithdrawn(_)) {
            continue;
        }
        let earlier = last.insert(now.step.investigation(), *now);
        if let Some(earlier) = earlier.filter(|_| found.len() == before) {
            out_of_order(it, &earlier, now, found);
        }
        if let Step::Resolved(resolved) = now.step
            && found.len() == before
        {
            left_undone(it, resolved, now, &taken, found);
        }
    }
    for (moment, obstacles) in it.incident.undermined() {
        if let Some(statement) = it.incident.log().get(moment) {
            undermined(it, (moment, statement), &obstacles, found);
        }
    }
    for (moment, step, phase) in it.incident.fallen() {
        if let Some(statement) = it.incident.log().get(moment) {
            let message = format!("{}, although {}", words(step), Lack(step, phase));
            let said = vec![(moment, statement)];
            found.add(Code::StepUndermined, Severity::Error, path_of(step), None, said, message);
        }
    }
}

/// Grades a step's time against an earlier moment.
fn judge<'a>(
    code: Code,
    earlier: (When, bool),
    now: &Taken<'a>,
    (it, path): (&Picture<'a>, Option<Path>),
    others: &[By<'a>],
    message: String,
    found: &mut Found<'a>,
) {
    let (severity, but) = match in_order(earlier.0, now.occurred, it.zone) {
        Verdict::Fit => return,
        Verdict::Strained(unless) => (Severity::Warning, unless),
        Verdict::Impossible if earlier.1 || now.believed => {
            (Severity::Warning, ", but that is not sure")
        }
        Verdict::Impossible => (Severity::Error, ""),
    };
    let statements = others.iter().copied().chain([now.by]).collect();
    found.add(code, severity, path, None, statements, message + but);
}

fn words(step: &Step) -> String {
    step.name().replace('_', " ")
}

fn path_of(step: &Step) -> Option<Path> {
    step.investigation().map(|key| Path::new(Kind::Investigation, key.as_str(), None))
}

/// A step on the incident comes after it, one on an investigation after that was opened.
fn before_its_cause<'a>(it: &Picture<'a>, now: &Taken<'a>, found: &mut Found<'a>) {
    let (code, cause): (_, Reading<'a, When>) = match now.step.investigation() {
        Some(key) => match named(&it.investigations, key.as_str()) {
            Some(investigation) => (Code::StepBeforeOpening, investigation.read(of!(opened))),
            None => return,
        },
        None if matches!(now.step, Step::Resolved(_) | Step::Reopened(_)) => {
            (Code::ResolvedBeforeIncident, it.occurred.clone())
        }
        None => return,
    };
    let Some(first) = cause.value() else { return };
    let what = if now.step.investigation().is_some() { "it was opened" } else { "the incident" };
    let message = format!("{} {}, before {what}, {first}", words(now.step), now.occurred);
    let (earlier, at) = ((*first, cause.is_unsure()), (it, path_of(now.step)));
    judge(code, earlier, now, at, &cause.said(), message, found);
}

/// The steps on one investigation, and those on the incident, follow each other in time as they do
/// in the log.
fn out_of_order<'a>(it: &Picture<'a>, earlier: &Taken<'a>, now: &Taken<'a>, found: &mut Found<'a>) {
    let (then, first) = (now.occurred, earlier.occurred);
    let names = (words(now.step), words(earlier.step));
    let message = format!("{} {then}, but {} before that, {first}", names.0, names.1);
    let at = (it, path_of(now.step));
    let first = (first, earlier.believed);
    judge(Code::StepsOutOfOrder, first, now, at, &[earlier.by], message, found);
}

/// What ended only after the incident was resolved, as was said by then, and is not named as left.
fn left_undone<'a>(
    it: &Picture<'a>,
    resolved: &Resolved,
    now: &Taken<'a>,
    taken: &[Taken<'a>],
    found: &mut Found<'a>,
) {
    let left = resolved.leaving.known().into_iter().flatten().filter_map(Left::names);
    let left: BTreeSet<(Kind, &str)> = left.collect();
    let left = |kind, key| left.contains(&(kind, key));
    let (code, on) = (Code::ResolvedBeforeItWasOver, now.occurred);
    for leave in &it.leaves {
        let ended = leave.read(of!(ended));
        let Some(until) = ended.value().filter(|_| !left(Kind::Leave, leave.key)) else { continue };
        if ended.said().iter().all(|(moment, _)| *moment <= now.by.0) {
            let message = format!("ended {until}, but the incident was resolved {on}");
            let (until, path) = ((*until, ended.is_unsure()), Some(ended.path()));
            judge(code, until, now, (it, path), &ended.said(), message, found);
        }
    }
    for other in taken.iter().filter(|other| other.by.0 <= now.by.0) {
        let Step::Concluded(concluded) = other.step else { continue };
        if !left(Kind::Investigation, concluded.investigation.as_str()) {
            let until = other.occurred;
            let message = format!("concluded {until}, but the incident was resolved {on}");
            let (until, at) = ((until, other.believed), (it, path_of(other.step)));
            judge(code, until, now, at, &[other.by], message, found);
        }
    }
}

/// A resolution in whose way something stood.
fn undermined<'a>(it: &Picture<'a>, by: By<'a>, obstacles: &[Obstacle], found: &mut Found<'a>) {
    let mut said = vec![by];
    for obstacle in obstacles.iter().take(MOST) {
        let key = match obstacle {
            Obstacle::Leave { leave, .. } => leave.as_str(),
            Obstacle::Investigation { investigation, .. } => investigation.as_str(),
            Obstacle::NoInvestigation => continue,
        };
        let described = it.incident.account(key).into_iter().flat_map(NounAccount::descriptions);
        said.extend(described.take(MOST.saturating_sub(said.len())));
    }
    let message = format!("resolved, although {}", Stood(obstacles));
    found.add(Code::ResolutionUndermined, Severity::Error, None, None, said, message);
}
