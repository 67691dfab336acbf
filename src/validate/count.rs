//! Numbers, and the lists of what they count.

use super::{
    Code,
    described::{Described, of},
    judge::{Found, Reading, Verdict, within},
    picture::{Picture, named},
};
use crate::{
    Officer,
    code::Injury,
    force::Degree,
    person::Role,
    value::{Amount, Key, Party},
};
use std::collections::BTreeSet;

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let used_force = users_of_force(it);
    let present: BTreeSet<&str> = used_force.iter().copied().chain(pursuers(it)).collect();
    let hurt = |injury: Option<Injury>| injury.is_some_and(|it| within(&it, &Injury::Injured));
    let hurt_officers = it.officers.iter().filter(|it| hurt(it.known(of!(injury)))).count();
    let human = |it: &&Described<'a, crate::Person>| {
        !it.known(of!(roles)).is_some_and(|roles| roles.contains(&Role::Animal))
    };
    let people = || it.people.iter().filter(human);
    let hurt_people = people().filter(|it| hurt(it.known(of!(injury)))).count();
    let subjects = people()
        .filter(|it| it.known(of!(roles)).is_some_and(|roles| roles.contains(&Role::Subject)));
    let whole = &it.circumstances;
    at_least(&whole.read(of!(officers_present)), present.len(), "officers", found);
    at_least(&whole.read(of!(officers_who_used_force)), used_force.len(), "officers", found);
    at_least(&whole.read(of!(officers_hurt)), hurt_officers, "officers", found);
    at_least(&whole.read(of!(people_hurt)), hurt_people, "persons", found);
    at_least(&whole.read(of!(subjects)), subjects.count(), "persons", found);
    for pursuit in &it.pursuits {
        let officers = pursuit.known(of!(officers)).map_or(0, |officers| officers.len());
        at_least(&pursuit.read(of!(officer_count)), officers, "officers", found);
    }
    for agency in &it.agencies {
        let own = used_force.iter().filter(|key| {
            let officer = named(&it.officers, key);
            let employer = officer.and_then(|it| it.known(of!(employer)));
            employer.is_some_and(|employer| employer.as_str() == agency.key)
        });
        let count = agency.read(of!(officers_who_used_force));
        at_least(&count, own.count(), "officers", found);
        let all = whole.read(of!(officers_who_used_force));
        found.at_most(Code::PartExceedsWhole, &count, &all);
    }
    rounds(it, found);
}

/// A number that is no less than what is described.
fn at_least<'a>(count: &Reading<'a, Amount>, described: usize, what: &str, found: &mut Found<'a>) {
    found.one(
        Code::FewerThanDescribed,
        count,
        |count| {
            let high = count.high().and_then(|high| usize::try_from(high).ok());
            Verdict::impossible_if(high.is_some_and(|high| high < described))
        },
        |count| format!("{count} {what}, but {described} described"),
    );
}

/// The officers who are said to have used force, by whatever statement.
fn users_of_force<'p>(it: &'p Picture<'_>) -> BTreeSet<&'p str> {
    let officer = |key: &Key<Party>| named(&it.officers, key.as_str()).map(|it| it.key);
    let said = |it: &&Described<'_, Officer>| {
        it.known(of!(used_force)) == Some(true) || it.known(of!(discharged_firearm)) == Some(true)
    };
    let mut users: BTreeSet<&str> = it.officers.iter().filter(said).map(|it| it.key).collect();
    for shooting in &it.shootings {
        let shooters = shooting.known(of!(shooters));
        users.extend(shooters.iter().flatten().filter_map(officer));
    }
    for force in &it.force {
        if force.known(of!(degree)) == Some(Degree::Applied) {
            let by = force.known(of!(by));
            users.extend(by.iter().flatten().filter_map(officer));
        }
    }
    users
}

fn pursuers<'p>(it: &'p Picture<'_>) -> Vec<&'p str> {
    let officers = it.pursuits.iter().filter_map(|it| it.known(of!(officers)));
    let officers: Vec<_> =
        officers.flat_map(|list| list.iter().cloned().collect::<Vec<_>>()).collect();
    officers.iter().filter_map(|key| named(&it.officers, key.as_str())).map(|it| it.key).collect()
}

/// The rounds of the discharges that are part of a shooting.
fn rounds<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for shooting in &it.shootings {
        let own = it.force.iter().filter(|force| {
            force.known(of!(part_of)).is_some_and(|key| key.as_str() == shooting.key)
        });
        let fired: u32 = own
            .filter_map(|force| force.known(of!(rounds_fired)))
            .fold(0, |sum, rounds| sum.saturating_add(rounds.low()));
        found.one(
            Code::PartExceedsWhole,
            &shooting.read(of!(rounds_fired)),
            |all| Verdict::impossible_if(all.high().is_some_and(|all| fired > all)),
            |all| format!("{all}, but its parts have {fired}"),
        );
    }
}
