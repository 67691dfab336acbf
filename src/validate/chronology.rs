//! The order of moments of several nouns.

use super::{
    Code,
    circle::circles,
    described::{Described, of},
    judge::{Found, Reading, Verdict, in_order},
    picture::{Picture, named},
};
use crate::{
    Person, Pursuit, When,
    person::Role,
    value::{Amount, Key, Party},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    pursuits(it, found);
    shootings(it, found);
    force(it, found);
    first_contact(it, found);
    deaths(it, found);
    ages(it, found);
    agencies(it, found);
    inquiries(it, found);
    leaves(it, found);
}

/// Nothing of the incident comes before officers and the subject first met. What comes before its
/// own beginning is told of that.
fn first_contact<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let contact = it.circumstances.read(of!(occurred));
    let moments = it.pursuits.iter().map(|it| it.read(of!(began)));
    let moments = moments.chain(it.shootings.iter().map(|it| it.read(of!(occurred))));
    let moments = moments.chain(it.force.iter().map(|it| it.read(of!(occurred))));
    for moment in moments {
        if !found.tells_of(&moment.path()) {
            found.in_order(Code::BeforeFirstContact, &contact, &moment, it.zone);
        }
    }
}

/// A pursuit goes on as another one, which comes later and is not itself.
fn pursuits<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut circling = BTreeSet::new();
    let next = |pursuit: &Described<'a, Pursuit>| Some(pursuit.read(of!(continued_as)));
    for circle in circles(&it.pursuits, next) {
        circling.extend(circle.iter().map(Reading::path));
        // That one goes on as itself is told of it alone.
        if circle.len() > 1 {
            found.circle(Code::PursuitContinuesItself, &circle, "goes on as itself");
        }
    }
    for pursuit in &it.pursuits {
        let next = pursuit.read(of!(continued_as));
        if circling.contains(&next.path()) {
            continue;
        }
        let next = next.value().and_then(|key| named(&it.pursuits, key.as_str()));
        let Some(next) = next else { continue };
        let (from, to) = (pursuit.read(of!(began)), pursuit.read(of!(ended)));
        let began = next.read(of!(began));
        let then = if began.value().is_some() { began } else { next.read(of!(ended)) };
        let before = found.len();
        found.in_order(Code::ContinuedBeforeItBegan, &from, &then, it.zone);
        // What begins before the beginning also begins before the end.
        if found.len() == before && !found.tells_of(&to.path()) {
            found.in_order(Code::ContinuedBeforeItEnded, &to, &then, it.zone);
        }
    }
}

fn shootings<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut before = BTreeMap::new();
    for pursuit in &it.pursuits {
        if let Some(next) = pursuit.known(of!(continued_as)) {
            before.entry(next.clone()).or_insert(pursuit);
        }
    }
    for collision in &it.collisions {
        let pursuit = collision.known(of!(pursuit));
        if let Some(pursuit) = pursuit.and_then(|key| named(&it.pursuits, key.as_str())) {
            let (began, occurred) = (pursuit.read(of!(began)), collision.read(of!(occurred)));
            found.in_order(Code::CollisionBeforeItsPursuit, &began, &occurred, it.zone);
        }
    }
    for shooting in &it.shootings {
        let occurred = shooting.read(of!(occurred));
        let pursuit = shooting.known(of!(during));
        let Some(pursuit) = pursuit.and_then(|key| named(&it.pursuits, key.as_str())) else {
            continue;
        };
        // If it is not said when that one began, it was not before the one that it goes on from.
        let mut began = pursuit.read(of!(began));
        let mut earlier = pursuit;
        for _ in 0..it.pursuits.len() {
            let Some(previous) = before.get(&Key::from(earlier.key)) else { break };
            if began.value().is_some() {
                break;
            }
            earlier = previous;
            began = earlier.read(of!(began));
        }
        let ended = pursuit.read(of!(ended));
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

fn force<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut ordered = Vec::new();
    for force in &it.force {
        let occurred = force.read(of!(occurred));
        let shooting = force.known(of!(part_of));
        if let Some(shooting) = shooting.and_then(|key| named(&it.shootings, key.as_str())) {
            let first = shooting.read(of!(occurred));
            found.in_order(Code::ForceBeforeItsShooting, &first, &occurred, it.zone);
        }
        if let (Some(order), Some(_)) = (force.known(of!(order)), occurred.value()) {
            ordered.push((*order, occurred));
        }
    }
    // Each use is compared with the latest of those that certainly came before it in the order;
    // once two contradict each other, the next ones are compared with the second.
    let starts = |it: &Reading<'a, When>, zone| it.value().map(|it| it.earliest_instant(zone));
    ordered.sort_by_key(|(order, _)| (order.low(), order.high()));
    let mut passed: Vec<_> = ordered.iter().collect();
    passed.sort_by_key(|(order, _)| (order.high().is_none(), order.high()));
    let mut passed = passed.into_iter().peekable();
    let mut latest: Option<&Reading<'a, When>> = None;
    for (order, occurred) in &ordered {
        let before = |past: Amount| past.high().is_some_and(|high| high < order.low());
        while let Some((_, past)) = passed.next_if(|(past, _)| before(*past)) {
            if latest.is_none_or(|latest| starts(latest, it.zone) < starts(past, it.zone)) {
                latest = Some(past);
            }
        }
        let Some(past) = latest else { continue };
        let before = found.len();
        found.in_order(Code::OrderContradictsTimes, past, occurred, it.zone);
        if found.len() > before {
            latest = Some(occurred);
        }
    }
}

/// The dead do not take part: they neither shoot nor drive. One death is told once.
fn deaths<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for shooting in &it.shootings {
        let (occurred, shooters) = (shooting.read(of!(occurred)), shooting.read(of!(shooters)));
        for party in shooters.value().into_iter().flatten() {
            died_before_shooting(it, party, &occurred, true, found);
        }
    }
    for officer in &it.officers {
        let died = officer.read(of!(died_on));
        if !found.tells_of(&died.path()) {
            found.in_order(Code::DiedBeforeIncident, &it.occurred, &died, it.zone);
        }
    }
    for person in &it.people {
        died_before(it, person, &it.occurred, found);
    }
    for pursuit in &it.pursuits {
        let (people, began) = (pursuit.read(of!(people)), pursuit.read(of!(began)));
        for person in people.value().into_iter().flatten() {
            if let Some(person) = named(&it.people, person.as_str()) {
                died_before(it, person, &began, found);
            }
        }
    }
    for shooting in &it.shootings {
        let occurred = shooting.read(of!(occurred));
        for list in [shooting.read(of!(aimed_at)), shooting.read(of!(struck))] {
            for party in list.value().into_iter().flatten() {
                died_before_shooting(it, party, &occurred, false, found);
            }
        }
    }
}

/// Somebody can have died before officers were there; not whom force was used on, or who drove.
fn died_before<'a>(
    it: &Picture<'a>,
    person: &Described<'a, Person>,
    since: &Reading<'a, When>,
    found: &mut Found<'a>,
) {
    let died = person.read(of!(died_on));
    if died.value().is_none() || found.tells_of(&died.path()) {
        return;
    }
    let Some(roles) = person.known(of!(roles)).filter(|roles| !roles.is_empty()) else { return };
    let apart = [Role::VictimOfOffense, Role::Hostage, Role::Caller, Role::Bystander, Role::Other];
    if roles.iter().all(|role| apart.contains(role) || !role.is_listed()) {
        return;
    }
    let alive = [Role::Subject, Role::Prisoner, Role::Responder];
    let alive = roles.iter().any(|role| alive.contains(role));
    let first = since.path();
    found.two(
        Code::DiedBeforeIncident,
        &died,
        since,
        |died, since| match in_order(*since, *died, it.zone) {
            Verdict::Impossible if !alive => Verdict::Strained(", unless officers came later"),
            verdict => verdict,
        },
        |died, since| format!("{died} is before {since} ({first})"),
    );
}

/// The dead do not shoot, but a body may be aimed at or struck.
fn died_before_shooting<'a>(
    it: &Picture<'a>,
    party: &Key<Party>,
    occurred: &Reading<'a, When>,
    shot: bool,
    found: &mut Found<'a>,
) {
    let officer = named(&it.officers, party.as_str()).map(|it| it.read(of!(died_on)));
    let died =
        officer.or_else(|| named(&it.people, party.as_str()).map(|it| it.read(of!(died_on))));
    let Some(died) = died.filter(|died| !found.tells_of(&died.path())) else { return };
    let first = occurred.path();
    found.two(
        Code::DiedBeforeShooting,
        &died,
        occurred,
        |died, occurred| match in_order(*occurred, *died, it.zone) {
            Verdict::Impossible if !shot => Verdict::Strained(", unless a body was shot at"),
            verdict => verdict,
        },
        |died, occurred| format!("{died} is before {occurred} ({first})"),
    );
}

/// An age fits the date of birth, and somebody who was there had been born. The date is not shown,
/// since it identifies a person.
fn ages<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for person in &it.people {
        let (born, age) = (person.read(of!(born)), person.read(of!(age)));
        if found.tells_of(&born.path()) {
            continue;
        }
        found.two(
            Code::BornAfterIncident,
            &born,
            &it.occurred,
            |born, occurred| in_order(*born, *occurred, it.zone),
            |_, occurred| format!("after the incident, {occurred}"),
        );
        let Some(when) = it.occurred.value().filter(|_| !it.occurred.is_unsure()) else { continue };
        let said = age.by().map(|(_, statement)| statement.at());
        found.two(
            Code::AgeContradictsBirth,
            &age,
            &born,
            |age, born| {
                let within = |from: When, to: When| {
                    let (least, most) = (born.years_until(from).0, born.years_until(to).1);
                    let high = age.high().map_or(i64::MAX, i64::from);
                    most < 0 || (i64::from(age.low()) <= most && least <= high)
                };
                match said {
                    _ if within(*when, *when) => Verdict::Fit,
                    Some(said) if within(*when, said) => {
                        Verdict::Strained(", unless it is the age when that was said")
                    }
                    _ => Verdict::Impossible,
                }
            },
            |age, _| format!("{age} years at {when} do not fit the date of birth"),
        );
    }
}

/// What is said of an agency's own past.
fn agencies<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for agency in &it.agencies {
        let (last_shooting, ended) =
            (agency.read(of!(last_shooting)), agency.read(of!(inactive_since)));
        // If it ended before that shooting, that is the problem.
        if found.tells_of(&ended.path()) {
            continue;
        }
        let occurred = &it.occurred;
        found.in_order(Code::LastShootingAfterIncident, &last_shooting, occurred, it.zone);
        found.in_order(Code::AgencyEndedBeforeIncident, occurred, &ended, it.zone);
    }
}

/// Investigations and what was decided in them.
fn inquiries<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for investigation in &it.investigations {
        let opened = investigation.read(of!(opened));
        found.in_order(Code::InvestigationBeforeIncident, &it.occurred, &opened, it.zone);
    }
    for determination in &it.determinations {
        let decided = determination.read(of!(occurred));
        let investigation = determination.known(of!(investigation));
        let investigation = investigation.and_then(|key| named(&it.investigations, key.as_str()));
        if let Some(investigation) = investigation {
            let opened = investigation.read(of!(opened));
            found.in_order(Code::DeterminationBeforeOpening, &opened, &decided, it.zone);
        }
        if !found.tells_of(&decided.path()) {
            found.in_order(Code::DeterminationBeforeIncident, &it.occurred, &decided, it.zone);
        }
    }
}

/// A leave that awaits an outcome, or that ended, is not older than the incident, and whoever goes
/// on leave is alive.
fn leaves<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for leave in &it.leaves {
        let (began, ended) = (leave.read(of!(began)), leave.read(of!(ended)));
        let awaits = leave.known(of!(pending)).is_some_and(|key| leave.has_part(key.as_str()));
        let before = found.len();
        if awaits {
            found.in_order(Code::LeaveBeforeIncident, &it.occurred, &began, it.zone);
        }
        if found.len() == before && !found.tells_of(&ended.path()) {
            found.in_order(Code::LeaveBeforeIncident, &it.occurred, &ended, it.zone);
        }
        let officer = leave.known(of!(officer));
        let officer = officer.and_then(|key| named(&it.officers, key.as_str()));
        if let Some(died) = officer.map(|it| it.read(of!(died_on)))
            && !found.tells_of(&died.path())
            && !found.tells_of(&began.path())
        {
            found.two(
                Code::LeaveAfterDeath,
                &began,
                &died,
                |began, died| in_order(*began, *died, it.zone),
                |began, died| format!("began {began}, after the officer's death, {died}"),
            );
        }
    }
}
