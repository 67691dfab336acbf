//! The order of moments of several nouns.

use super::{
    Code,
    described::of,
    judge::{Found, Verdict, in_order},
    picture::{Picture, named},
};
use crate::{
    person::Role,
    value::{Among, Key, Party},
};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    first_contact(it, found);
    pursuits(it, found);
    shootings(it, found);
    force(it, found);
    deaths(it, found);
    ages(it, found);
    agencies(it, found);
    inquiries(it, found);
    leaves(it, found);
}

/// Nothing of the incident comes before officers and the subject first met.
fn first_contact<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let contact = it.circumstances.read(of!(occurred));
    let moments = it.pursuits.iter().map(|it| it.read(of!(began)));
    let moments = moments.chain(it.shootings.iter().map(|it| it.read(of!(occurred))));
    let moments = moments.chain(it.force.iter().map(|it| it.read(of!(occurred))));
    for moment in moments {
        found.in_order(Code::BeforeFirstContact, &contact, &moment, it.zone);
    }
}

/// A pursuit goes on as another one, which begins later and is not itself.
fn pursuits<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for pursuit in &it.pursuits {
        let next = pursuit.read(of!(continued_as));
        let Some(key) = next.value() else { continue };
        let then = |key: &str| {
            let next = named(&it.pursuits, key)?.known(of!(continued_as))?;
            Some(next.as_str().to_owned())
        };
        if let Some(circle) = circle(pursuit.key, it.pursuits.len(), then) {
            if circle.iter().min().is_some_and(|first| first == pursuit.key) {
                let message = "goes on as itself, at once or by way of others";
                let statement = next.statement();
                found.note(Code::PursuitContinuesItself, next.path(), statement, message);
            }
        } else if let Some(next) = named(&it.pursuits, key.as_str()) {
            let began = next.read(of!(began));
            let (from, to) = (pursuit.read(of!(began)), pursuit.read(of!(ended)));
            let before = found.problems.len();
            found.in_order(Code::ContinuedBeforeItBegan, &from, &began, it.zone);
            // What begins before the beginning also begins before the end.
            if found.problems.len() == before {
                found.in_order(Code::ContinuedBeforeItEnded, &to, &began, it.zone);
            }
        }
    }
}

/// The keys that one goes through to come back to where one begins, if one does.
pub(super) fn circle(
    key: &str,
    most: usize,
    next: impl Fn(&str) -> Option<String>,
) -> Option<Vec<String>> {
    let mut keys = vec![next(key)?];
    while keys.last().is_some_and(|last| last != key) {
        let further = next(keys.last()?).filter(|_| keys.len() < most)?;
        keys.push(further);
    }
    Some(keys)
}

fn shootings<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for shooting in &it.shootings {
        let occurred = shooting.read(of!(occurred));
        let pursuit = shooting.known(of!(during));
        if let Some(pursuit) = pursuit.and_then(|key| named(&it.pursuits, key.as_str())) {
            let (began, ended) = (pursuit.read(of!(began)), pursuit.read(of!(ended)));
            found.in_order(Code::ShootingBeforeItsPursuit, &began, &occurred, it.zone);
            found.two(
                Code::ShootingLongAfterItsPursuit,
                &occurred,
                &ended,
                |occurred, ended| {
                    let (least, _) = ended.seconds_until(*occurred, it.zone);
                    Verdict::impossible_if(least > 3600)
                },
                |occurred, ended| format!("{occurred}, but the pursuit ended {ended}"),
            );
        }
    }
}

fn force<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for force in &it.force {
        let occurred = force.read(of!(occurred));
        let shooting = force.known(of!(part_of));
        if let Some(shooting) = shooting.and_then(|key| named(&it.shootings, key.as_str())) {
            let first = shooting.read(of!(occurred));
            found.in_order(Code::ForceBeforeItsShooting, &first, &occurred, it.zone);
        }
        for later in &it.force {
            let orders = force.known(of!(order)).zip(later.known(of!(order)));
            let before = |(a, b): (crate::value::Amount, crate::value::Amount)| {
                a.high().is_some_and(|high| high < b.low())
            };
            if orders.is_some_and(before) {
                let code = Code::OrderContradictsTimes;
                found.in_order(code, &occurred, &later.read(of!(occurred)), it.zone);
            }
        }
    }
}

/// The dead neither shoot nor are shot at, and were not there.
fn deaths<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let contact = it.circumstances.read(of!(occurred));
    let officers = it.officers.iter().map(|it| (it.key, it.read(of!(died_on)), true));
    let people = it.people.iter().map(|it| {
        let roles = it.known(of!(roles));
        let there = roles.is_some_and(|roles| {
            roles.iter().any(|role| !matches!(role, Role::VictimOfOffense | Role::Other))
        });
        (it.key, it.read(of!(died_on)), there)
    });
    for (key, died, there) in officers.chain(people) {
        if there {
            found.in_order(Code::DiedBeforeIncident, &contact, &died, it.zone);
        }
        for shooting in &it.shootings {
            let includes =
                |list: Option<Among<Key<Party>>>| list.is_some_and(|it| it.contains(&key.into()));
            let part = includes(shooting.known(of!(shooters)))
                || includes(shooting.known(of!(struck)))
                || includes(shooting.known(of!(aimed_at)));
            if part {
                let occurred = shooting.read(of!(occurred));
                found.in_order(Code::DiedBeforeShooting, &occurred, &died, it.zone);
            }
        }
    }
}

/// An age fits the date of birth, and somebody who was there had been born.
fn ages<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let occurred = it.circumstances.read(of!(occurred));
    for person in &it.people {
        let born = person.read(of!(born));
        found.in_order(Code::BornAfterIncident, &born, &occurred, it.zone);
        let Some(when) = occurred.value().filter(|_| !occurred.is_unsure()) else { continue };
        found.two(
            Code::AgeContradictsBirth,
            &person.read(of!(age)),
            &born,
            |age, born| {
                let (least, most) = born.years_until(*when);
                let too_old = i64::from(age.low()) > most;
                let too_young = age.high().is_some_and(|age| i64::from(age) < least);
                Verdict::impossible_if(most >= 0 && (too_old || too_young))
            },
            |age, born| format!("{age} years at {when}, but born {born}"),
        );
    }
}

/// What is said of an agency's own past.
fn agencies<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let occurred = it.circumstances.read(of!(occurred));
    for agency in &it.agencies {
        let last_shooting = agency.read(of!(last_shooting));
        found.in_order(Code::LastShootingAfterIncident, &last_shooting, &occurred, it.zone);
        let ended = agency.read(of!(inactive_since));
        // If it ended before that shooting, that is the problem.
        let told = last_shooting
            .value()
            .zip(ended.value())
            .is_some_and(|(shooting, ended)| in_order(*shooting, *ended, it.zone) != Verdict::Fit);
        if told {
            continue;
        }
        found.in_order(Code::AgencyEndedBeforeIncident, &occurred, &ended, it.zone);
    }
}

/// Investigations and what was decided in them.
fn inquiries<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let incident = it.circumstances.read(of!(occurred));
    for investigation in &it.investigations {
        let opened = investigation.read(of!(opened));
        found.in_order(Code::InvestigationBeforeIncident, &incident, &opened, it.zone);
    }
    for determination in &it.determinations {
        let decided = determination.read(of!(occurred));
        found.in_order(Code::DeterminationBeforeIncident, &incident, &decided, it.zone);
        let investigation = determination.known(of!(investigation));
        let investigation = investigation.and_then(|key| named(&it.investigations, key.as_str()));
        if let Some(investigation) = investigation {
            let opened = investigation.read(of!(opened));
            found.in_order(Code::DeterminationBeforeOpening, &opened, &decided, it.zone);
        }
    }
}

/// A leave that awaits an outcome, or that ended, is not older than the incident.
fn leaves<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let incident = it.circumstances.read(of!(occurred));
    for leave in &it.leaves {
        let awaits = leave.known(of!(pending)).is_some();
        let moment = leave.read(if awaits { of!(began) } else { of!(ended) });
        found.in_order(Code::LeaveBeforeIncident, &incident, &moment, it.zone);
    }
}
