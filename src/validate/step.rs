//! When steps happened, and what a resolution leaves.

use super::{
    Code, Severity,
    described::of,
    judge::{Found, Verdict, in_order},
    picture::{Picture, named},
};
use crate::{Path, Statement, When, step::Step, value::Kind};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let all: Vec<_> = it
        .incident
        .statements()
        .flat_map(|statement| statement.says().iter().map(move |claim| (claim, statement)))
        .filter_map(|(claim, statement)| Some((claim.step()?, statement)))
        .filter(|(step, _)| {
            step.investigation().is_none_or(|key| !it.incident.has_no_part(key.as_str()))
        })
        .collect();
    for (step, statement) in &all {
        before_its_cause(it, step, statement, found);
        if let Step::Resolved(_) = step {
            left_undone(it, step, statement, &all, found);
        }
    }
    successive(it, &all, found);
    for (statement, obstacles) in it.incident.undermined() {
        let stood: Vec<_> = obstacles.iter().map(ToString::to_string).collect();
        let message = format!("resolved, although {}", stood.join("; "));
        let code = Code::ResolutionUndermined;
        found.add(code, Severity::Error, None, None, vec![statement], message);
    }
}

/// Grades a step's time against another one's.
fn judged<'a>(
    code: Code,
    (earlier, later): (When, When),
    (it, path): (&Picture<'a>, Option<Path>),
    statement: &'a Statement,
    message: String,
    found: &mut Found<'a>,
) {
    let (severity, but) = match in_order(earlier, later, it.zone) {
        Verdict::Fit => return,
        Verdict::Strained(unless) => (Severity::Warning, unless),
        Verdict::Impossible => (Severity::Error, ""),
    };
    found.add(code, severity, path, None, vec![statement], message + but);
}

/// A step on the incident comes after it, one on an investigation after that was opened.
fn before_its_cause<'a>(
    it: &Picture<'a>,
    step: &Step,
    statement: &'a Statement,
    found: &mut Found<'a>,
) {
    let Some(occurred) = step.occurred() else { return };
    let name = step.name().replace('_', " ");
    if let Some(key) = step.investigation() {
        let opened = named(&it.investigations, key.as_str()).and_then(|it| it.known(of!(opened)));
        let path = Path::new(Kind::Investigation, key.as_str(), None);
        if let Some(opened) = opened {
            let message = format!("{name} {occurred}, before it was opened {opened}");
            let code = Code::StepBeforeOpening;
            judged(code, (opened, occurred), (it, Some(path)), statement, message, found);
        }
    } else if let Step::Resolved(_) | Step::Reopened(_) = step
        && let Some(incident) = it.circumstances.known(of!(occurred))
    {
        let message = format!("{name} {occurred}, before the incident, {incident}");
        let code = Code::ResolvedBeforeIncident;
        judged(code, (incident, occurred), (it, None), statement, message, found);
    }
}

/// The steps on one investigation, and those on the incident, follow each other in time as they do
/// in the log.
fn successive<'a>(it: &Picture<'a>, all: &[(&'a Step, &'a Statement)], found: &mut Found<'a>) {
    for (i, (step, statement)) in all.iter().enumerate() {
        if matches!(step, Step::Withdrawn(_) | Step::IncidentWithdrawn(_)) {
            continue;
        }
        let same = |other: &&(&Step, &Statement)| {
            other.0.investigation() == step.investigation()
                && !matches!(other.0, Step::Withdrawn(_) | Step::IncidentWithdrawn(_))
        };
        let before = all.iter().take(i).rev().find(same);
        let Some((before, _)) = before else { continue };
        let (Some(first), Some(then)) = (before.occurred(), step.occurred()) else { continue };
        let names = (before.name().replace('_', " "), step.name().replace('_', " "));
        let message = format!("{} {then}, but {} before that, {first}", names.1, names.0);
        let path = step.investigation();
        let path = path.map(|key| Path::new(Kind::Investigation, key.as_str(), None));
        let code = Code::StepsOutOfOrder;
        judged(code, (first, then), (it, path), statement, message, found);
    }
}

/// What ended only after the incident was resolved, and is not named as left.
fn left_undone<'a>(
    it: &Picture<'a>,
    step: &Step,
    statement: &'a Statement,
    all: &[(&'a Step, &'a Statement)],
    found: &mut Found<'a>,
) {
    let Step::Resolved(resolved) = step else { return };
    let Some(on) = step.occurred() else { return };
    let incident = it.circumstances.known(of!(occurred));
    if incident.is_some_and(|incident| in_order(incident, on, it.zone) != Verdict::Fit) {
        return;
    }
    let left = |kind, key: &str| {
        resolved.leaving.known().into_iter().flatten().any(|left| left.names(kind, key))
    };
    let code = Code::ResolvedBeforeItWasOver;
    for leave in it.leaves.iter().filter(|leave| !left(Kind::Leave, leave.key)) {
        let ended = leave.read(of!(ended));
        let Some(until) = ended.value() else { continue };
        let message = format!("ended {until}, but the incident was resolved {on}");
        judged(code, (*until, on), (it, Some(ended.path())), statement, message, found);
    }
    for (other, _) in all {
        let Step::Concluded(concluded) = other else { continue };
        let key = concluded.investigation.as_str();
        let Some(until) = other.occurred().filter(|_| !left(Kind::Investigation, key)) else {
            continue;
        };
        let before = all.iter().position(|(step, _)| std::ptr::eq(*step, *other))
            < all.iter().position(|(other, _)| std::ptr::eq(*other, step));
        if before {
            let path = Path::new(Kind::Investigation, key, None);
            let message = format!("concluded {until}, but the incident was resolved {on}");
            judged(code, (until, on), (it, Some(path)), statement, message, found);
        }
    }
}
