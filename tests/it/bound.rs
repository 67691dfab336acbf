//! How many different values of one field are weighed against each other.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use use_of_force::{
    Agency, Incident, Key, Person, Shooting, Source, Statement, When,
    uuid::Uuid,
    value::{Amount, List},
};

/// How many are weighed: the number that `merging.md` names.
const MOST: u32 = 256;

fn minute(i: u32) -> When {
    format!("2031-05-{:02}T{:02}:{:02}", 1 + i / 1440, i / 60 % 24, i % 60).parse().unwrap()
}

/// What so many sources say, one after the other.
fn recorded(n: u32, says: impl Fn(u32, Statement) -> Statement) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for i in 0..n {
        let source = incident.declare(Source::new(format!("source-{i}"))).unwrap();
        incident.record(says(i, source.says(minute(i), []))).unwrap();
    }
    incident
}

fn age(incident: &Incident) -> Amount {
    *incident.people().next().unwrap().age.known().unwrap()
}

#[test]
fn ranges_agree_up_to_the_bound() {
    let ranges = |n| recorded(n, |i, it| it.and(Person::new("p").age(0..=1000 + i)));
    let weighed = ranges(MOST);
    assert_eq!(age(&weighed), Amount::from(0..=1000), "the most precise");
    assert!(weighed.disputes().is_empty());

    // One more, and they are only told apart.
    let told_apart = ranges(MOST + 1);
    assert_eq!(age(&told_apart), Amount::from(0..=1000 + MOST), "the last");
    let disputes = told_apart.disputes();
    assert_eq!(disputes.len(), 1);
    assert_eq!(disputes[0].since(), told_apart.statements().nth(1).unwrap());
    assert_eq!(told_apart.first(MOST as usize).disputes(), []);
}

/// Equal values are one, however often they are said.
#[test]
fn equal_values_are_one() {
    let incident = recorded(3 * MOST, |i, it| it.and(Person::new("p").age(0..=1000 + i % MOST)));
    assert!(incident.disputes().is_empty());
    assert_eq!(age(&incident), Amount::from(0..=1000));
}

#[test]
fn members_of_lists_count() {
    let lists = |n: u32| {
        recorded(n, |i, it| {
            let agency = format!("a{i}");
            it.and(Agency::new(&*agency)).and(Shooting::new("s").discharged_by([&*agency]))
        })
    };
    let fired = |incident: &Incident| -> List<Key<Agency>> {
        incident.shootings().next().unwrap().discharged_by.known().unwrap().clone()
    };
    let (all, too_many) = (lists(MOST), lists(MOST + 1));
    assert_eq!(fired(&all).len(), MOST as usize);
    assert!(all.disputes().is_empty());
    let last: Vec<_> = fired(&too_many).iter().map(|key| key.as_str().to_owned()).collect();
    assert_eq!(last, [format!("a{MOST}")]);
    assert_eq!(too_many.disputes().len(), 1);
}

/// A source that names one after the other has named them all, up to the bound.
#[test]
fn one_source_adds_up_to_the_bound() {
    let lists = |n: u32| {
        let mut incident = Incident::new(Uuid::from_u128(1));
        let clerk = incident.declare(Source::new("clerk")).unwrap();
        for i in 0..n {
            let agency = format!("a{i}");
            let says = clerk.says(minute(i), []).and(Agency::new(&*agency));
            incident.record(says.and(Shooting::new("s").discharged_by([&*agency]))).unwrap();
        }
        incident.shootings().next().unwrap().discharged_by.known().unwrap().len()
    };
    assert_eq!((lists(MOST), lists(MOST + 1)), (MOST as usize, 1));
}

/// A value that is withdrawn counts no more, and what it kept apart is weighed again.
#[test]
fn what_is_taken_back_does_not_count() {
    let mut incident = recorded(MOST + 1, |i, it| {
        it.and(Person::new("p").age(0..=1000 + i)).with_key(format!("k{i}"))
    });
    let source = Key::<Source>::from("source-7");
    let withdrawn = use_of_force::step::Withdrawn::new("k7");
    incident.record(source.says(minute(MOST + 1), []).and(withdrawn)).unwrap();
    assert!(incident.disputes().is_empty());
    assert_eq!(age(&incident), Amount::from(0..=1000));
}
