//! Laws of bringing random releases onto each other.

use super::{HEADER, import, log};
use proptest::prelude::*;
use std::collections::BTreeMap;
use use_of_force::{
    Incident, Person, When,
    import::{Held, Missing, revise},
    uuid::Uuid,
    when,
};

const RELEASES: [When; 3] = [when!("2031-04-01"), when!("2031-10-01"), when!("2032-04-01")];

/// A release: some of six rows, in some of three cases, with some values.
pub(super) fn any_release() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    let row = prop::option::of((0..3_u8, 0..4_u8));
    prop::collection::vec(row, 6).prop_map(|rows| {
        let rows = (1..).zip(rows);
        rows.filter_map(|(id, row)| row.map(|(case, value)| (id, case, value))).collect()
    })
}

pub(super) fn read(released: When, rows: &[(u8, u8, u8)]) -> BTreeMap<Uuid, Incident> {
    const VALUES: [&str; 4] = ["A,34,M,gun", ",,,pending", "A,35,,no", ",40s,F,gun;knife"];
    let rows: Vec<_> = rows
        .iter()
        .map(|(id, case, value)| format!("{id},{case},5/4/2031,{}", VALUES[usize::from(*value)]))
        .collect();
    let file = format!("{HEADER}{}\n", rows.join("\n"));
    let incidents = import(released, file.as_bytes()).map(Result::unwrap);
    incidents.map(|incident| (incident.id(), incident)).collect()
}

/// Brings a release onto all that is there.
pub(super) fn onto(
    all: &BTreeMap<Uuid, Incident>,
    released: When,
    rows: &[(u8, u8, u8)],
) -> BTreeMap<Uuid, Incident> {
    let mut fresh = read(released, rows);
    let mut after: BTreeMap<Uuid, Incident> = BTreeMap::new();
    for (id, earlier) in all {
        let later = fresh.remove(id);
        let revision = revise(&log(released), earlier, later.as_ref(), Missing::Withdrawn).unwrap();
        after.insert(*id, revision.incident);
    }
    after.extend(fresh);
    after
}

fn held(all: &BTreeMap<Uuid, Incident>, released: When) -> Held {
    let mut held = Held::default();
    all.values().for_each(|incident| held += &Held::of(&log(released), incident));
    held
}

/// The people of whom anything is said.
fn people(all: &BTreeMap<Uuid, Incident>) -> Vec<(Uuid, Person)> {
    let described = |person: &&Person| **person != Person::new(&person.key);
    let people = all.iter().flat_map(|(id, incident)| {
        incident.people().filter(described).map(|person| (*id, person.clone()))
    });
    let mut people: Vec<_> = people.collect();
    people.sort_by(|(a, x), (b, y)| (a, &x.key).cmp(&(b, &y.key)));
    people
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    #[test]
    fn the_picture_is_that_of_the_last_release(releases in prop::collection::vec(any_release(), 3)) {
        let mut all = BTreeMap::new();
        for (released, rows) in RELEASES.into_iter().zip(&releases) {
            all = onto(&all, released, rows);
            prop_assert_eq!(people(&all), people(&read(released, rows)));
            prop_assert_eq!(held(&all, released), held(&read(released, rows), released));
            // Once more changes nothing.
            prop_assert_eq!(&onto(&all, released, rows), &all);
        }
        // And what each release said then can be asked for.
        for (released, rows) in RELEASES.into_iter().zip(&releases) {
            let then = all.iter().map(|(id, incident)| (*id, incident.as_of(released))).collect();
            prop_assert_eq!(people(&then), people(&read(released, rows)));
        }
    }

    #[test]
    fn every_row_was_heard_of_in_the_last_release(first in any_release(), second in any_release()) {
        let all = onto(&onto(&BTreeMap::new(), RELEASES[0], &first), RELEASES[1], &second);
        let fresh = read(RELEASES[1], &second);
        for id in fresh.keys() {
            let last = all[id].standing().last_heard.cloned().unwrap();
            prop_assert_eq!(last.at(), RELEASES[1]);
        }
    }
}
