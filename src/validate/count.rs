//! Numbers, and the lists of what they count.

use super::{
    Code,
    described::{Described, Of, of},
    judge::{By, Found, Reading, Verdict, within},
    picture::{Picture, named},
};
use crate::{
    Force, Officer, Person, Shooting,
    code::Injury,
    force::Degree,
    person::Role,
    value::{Amount, Key, List, Party, Value},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// Those who are described, each with how surely, and where that is said.
#[derive(Default)]
struct Tally<'a> {
    of: BTreeMap<&'a str, Counted>,
    /// What was read, of which each is counted.
    read: Vec<Rc<[By<'a>]>>,
}

#[derive(Clone, Default)]
struct Counted {
    sure: bool,
    /// The numbers of what was read.
    by: Vec<usize>,
}

/// What was read by somebody who counts.
#[derive(Clone, Copy)]
struct Read {
    number: usize,
    sure: bool,
}

impl<'a> Tally<'a> {
    fn read<T: Value>(&mut self, reading: &Reading<'a, T>, sure: bool) -> Read {
        self.read.push(reading.said().into());
        Read { number: self.read.len() - 1, sure: sure && !reading.is_unsure() }
    }

    fn add(&mut self, key: &'a str, read: Read) {
        let entry = self.of.entry(key).or_default();
        let Read { number, sure } = read;
        // Those who say it surely are named, the others only if nobody does.
        if sure && !entry.sure {
            entry.by.clear();
        }
        if sure || !entry.sure {
            entry.by.push(number);
        }
        entry.sure |= sure;
    }

    /// All who are counted.
    fn all(&self) -> Vec<&Counted> {
        self.of.values().collect()
    }

    /// Where those are read who are counted.
    fn said(&self, counted: &[&Counted]) -> impl Iterator<Item = By<'a>> {
        let numbers: BTreeSet<usize> =
            counted.iter().flat_map(|it| it.by.iter().copied()).collect();
        let read = numbers.into_iter().filter_map(|number| self.read.get(number));
        read.flat_map(|said| said.iter().copied())
    }
}

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let used_force = users_of_force(it);
    let whole = &it.circumstances;
    let described = present(it, &used_force);
    at_least(&whole.read(of!(officers_present)), &described, &described.all(), "officers", found);
    at_least(
        &whole.read(of!(officers_who_used_force)),
        &used_force,
        &used_force.all(),
        "officers",
        found,
    );
    let described = officers_hurt(it);
    at_least(&whole.read(of!(officers_hurt)), &described, &described.all(), "officers", found);
    let described = people_hurt(it);
    at_least(&whole.read(of!(people_hurt)), &described, &described.all(), "persons", found);
    let described = subjects(it);
    at_least(&whole.read(of!(subjects)), &described, &described.all(), "persons", found);
    for pursuit in &it.pursuits {
        let officers = pursuit.read_live(of!(officers));
        let mut all = Tally::default();
        let read = all.read(&officers, true);
        for officer in officers.value().into_iter().flatten() {
            if let Some(officer) = named(&it.officers, officer.as_str()) {
                all.add(officer.key, read);
            }
        }
        at_least(&pursuit.read(of!(officer_count)), &all, &all.all(), "officers", found);
        let mut collisions = Tally::default();
        for collision in &it.collisions {
            let of = collision.read(of!(pursuit));
            if of.value().is_some_and(|of| of.as_str() == pursuit.key) {
                let read = collisions.read(&of, true);
                collisions.add(collision.key, read);
            }
        }
        let described = collisions.all();
        at_least(&pursuit.read(of!(collisions)), &collisions, &described, "collisions", found);
    }
    agencies(it, &used_force, found);
    rounds(it, of!(rounds_fired), of!(rounds_fired), found);
    rounds(it, of!(rounds_hit), of!(rounds_hit), found);
}

/// A number that is no less than what is described.
fn at_least<'a>(
    count: &Reading<'a, Amount>,
    tally: &Tally<'a>,
    described: &[&Counted],
    what: &str,
    found: &mut Found<'a>,
) {
    let sure = described.iter().filter(|it| it.sure).count();
    let all = described.len();
    let fewer = |count: &Amount, than: usize| {
        count.high().is_some_and(|high| usize::try_from(high).is_ok_and(|high| high < than))
    };
    let before = found.len();
    found.one(
        Code::FewerThanDescribed,
        count,
        |count| match (fewer(count, sure), fewer(count, all)) {
            (true, _) => Verdict::Impossible,
            (_, true) => Verdict::Strained(", though not all of them surely"),
            _ => Verdict::Fit,
        },
        |count| {
            format!("{count} {what}, but {} described", if fewer(count, sure) { sure } else { all })
        },
    );
    if found.len() > before {
        let counted = described.iter().filter(|it| it.sure || sure == 0).copied();
        found.name(before, tally.said(&counted.collect::<Vec<_>>()));
    }
}

/// The officers who are said to have used force, by whatever statement.
fn users_of_force<'a>(it: &Picture<'a>) -> Tally<'a> {
    let mut users = Tally::default();
    for officer in &it.officers {
        for answer in [officer.read(of!(used_force)), officer.read(of!(discharged_firearm))] {
            if answer.value() == Some(&true) {
                let read = users.read(&answer, true);
                users.add(officer.key, read);
            }
        }
    }
    let mut add = |list: &Reading<'a, List<Key<Party>>>, sure: bool| {
        let read = users.read(list, sure);
        for party in list.value().into_iter().flatten() {
            if let Some(officer) = named(&it.officers, party.as_str()) {
                users.add(officer.key, read);
            }
        }
    };
    for shooting in &it.shootings {
        add(&shooting.read(of!(shooters)), true);
    }
    for force in &it.force {
        let degree = force.read(of!(degree));
        if degree.value() == Some(&Degree::Applied) {
            add(&force.read(of!(by)), !degree.is_unsure());
        }
    }
    users
}

/// The officers who were there: those who used force, and probably those who pursued.
fn present<'a>(it: &Picture<'a>, used_force: &Tally<'a>) -> Tally<'a> {
    let mut present = Tally { of: used_force.of.clone(), read: used_force.read.clone() };
    for pursuit in &it.pursuits {
        let officers = pursuit.read(of!(officers));
        let read = present.read(&officers, false);
        for officer in officers.value().into_iter().flatten() {
            if let Some(officer) = named(&it.officers, officer.as_str()) {
                present.add(officer.key, read);
            }
        }
    }
    present
}

fn is_hurt(injury: &Injury) -> bool {
    within(injury, &Injury::Injured)
}

fn officers_hurt<'a>(it: &Picture<'a>) -> Tally<'a> {
    let mut hurt = Tally::default();
    for officer in &it.officers {
        let injury = officer.read(of!(injury));
        if injury.value().is_some_and(is_hurt) {
            let read = hurt.read(&injury, true);
            hurt.add(officer.key, read);
        }
    }
    hurt
}

fn is_human(person: &Described<'_, Person>) -> bool {
    let animal = person.known(of!(roles)).is_some_and(|roles| roles.contains(&Role::Animal));
    !animal && person.known(of!(species)).is_none()
}

/// The persons who were hurt. The victim of an offense may have been hurt before.
fn people_hurt<'a>(it: &Picture<'a>) -> Tally<'a> {
    let mut hurt = Tally::default();
    for person in it.people.iter().filter(|it| is_human(it)) {
        let injury = person.read(of!(injury));
        if injury.value().is_some_and(is_hurt) {
            let roles = person.known(of!(roles));
            let before = roles.is_some_and(|roles| roles.contains(&Role::VictimOfOffense));
            let read = hurt.read(&injury, !before);
            hurt.add(person.key, read);
        }
    }
    hurt
}

/// The persons on whom force was used. It was perhaps only shown to a subject of whose force
/// nothing else is said.
fn subjects<'a>(it: &Picture<'a>) -> Tally<'a> {
    let mut subjects = Tally::default();
    let mut shown = Tally::default();
    let mut add = |list: &Reading<'a, List<Key<Party>>>, applied: bool, sure: bool| {
        let tally = if applied { &mut subjects } else { &mut shown };
        let read = tally.read(list, sure);
        for party in list.value().into_iter().flatten() {
            let person = named(&it.people, party.as_str()).filter(|it| is_human(it));
            let Some(person) = person else { continue };
            // Only whom officers used force on is a subject.
            let roles = person.known(of!(roles));
            if !roles.is_some_and(|roles| roles.contains(&Role::Subject)) {
                continue;
            }
            tally.add(person.key, read);
        }
    };
    for shooting in &it.shootings {
        add(&shooting.read(of!(struck)), true, true);
        add(&shooting.read(of!(aimed_at)), true, true);
    }
    for force in &it.force {
        let degree = force.read(of!(degree));
        let applied = matches!(degree.value(), None | Some(Degree::Applied));
        add(&force.read(of!(on)), applied, !degree.is_unsure());
    }
    for person in it.people.iter().filter(|it| is_human(it)) {
        let roles = person.read(of!(roles));
        let only_shown = shown.of.contains_key(person.key) && !subjects.of.contains_key(person.key);
        if roles.value().is_some_and(|roles| roles.contains(&Role::Subject)) {
            let read = subjects.read(&roles, !only_shown);
            subjects.add(person.key, read);
        }
    }
    subjects
}

/// The numbers of each agency, and of all of them.
fn agencies<'a>(it: &Picture<'a>, used_force: &Tally<'a>, found: &mut Found<'a>) {
    let employer = |officer: &Described<'a, Officer>| officer.known(of!(employer));
    let mut of_agency: BTreeMap<&Key<_>, Vec<&Counted>> = BTreeMap::new();
    for officer in &it.officers {
        if let Some((counted, employer)) = used_force.of.get(officer.key).zip(employer(officer)) {
            of_agency.entry(employer).or_default().push(counted);
        }
    }
    let all = it.circumstances.read(of!(officers_who_used_force));
    let mut least = 0_u32;
    let mut several = Vec::new();
    let before = found.len();
    for agency in &it.agencies {
        let count = agency.read(of!(officers_who_used_force));
        let own = of_agency.get(&Key::from(agency.key)).map_or(&[][..], Vec::as_slice);
        at_least(&count, used_force, own, "officers", found);
        found.at_most(Code::PartExceedsWhole, &count, &all);
        if let Some(stated) = count.value() {
            least = least.saturating_add(stated.low());
            several.extend(count.said());
        }
    }
    if found.len() == before && !found.tells_of(&all.path()) {
        found.one(
            Code::PartExceedsWhole,
            &all,
            |all| match all.high() {
                Some(all) if all < least => {
                    Verdict::Strained(", unless an officer is counted by two agencies")
                }
                _ => Verdict::Fit,
            },
            |all| format!("{all}, but the agencies have {least}"),
        );
        found.name(before, several);
    }
}

/// The rounds of the discharges that are part of a shooting.
fn rounds<'a>(
    it: &Picture<'a>,
    of_all: Of<Shooting, Amount>,
    of_part: Of<Force, Amount>,
    found: &mut Found<'a>,
) {
    let mut parts: BTreeMap<Key<Shooting>, (u32, u32, Vec<By<'a>>)> = BTreeMap::new();
    for force in &it.force {
        let (part_of, rounds) = (force.read(of!(part_of)), force.read(of_part));
        let (Some(shooting), Some(count)) = (part_of.value(), rounds.value()) else { continue };
        if found.tells_of(&rounds.path()) {
            continue;
        }
        let (sure, all, said) = parts.entry(shooting.clone()).or_default();
        if !part_of.is_unsure() && !rounds.is_unsure() {
            *sure = sure.saturating_add(count.low());
        }
        *all = all.saturating_add(count.low());
        said.extend([part_of.said(), rounds.said()].concat());
    }
    for shooting in &it.shootings {
        let Some((sure, all, said)) = parts.get(&Key::from(shooting.key)) else { continue };
        let whole = shooting.read(of_all);
        if found.tells_of(&whole.path()) {
            continue;
        }
        let before = found.len();
        found.one(
            Code::PartExceedsWhole,
            &whole,
            |whole| match whole.high() {
                Some(whole) if *sure > whole => Verdict::Impossible,
                Some(whole) if *all > whole => Verdict::Strained(", though not all of them surely"),
                _ => Verdict::Fit,
            },
            |whole| format!("{whole}, but its parts have {all}"),
        );
        found.name(before, said.iter().copied());
    }
}
