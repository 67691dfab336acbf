//! How what is compared and followed grows with a record, counted and not timed.

use crate::{
    Agency, Determination, Incident, Investigation, Key, Leave, Officer, Person, Shooting, Source,
    Statement, When, Why,
    determination::Decision,
    incident::COUNT,
    investigation::Track,
    merge::Terms,
    officer::Duty,
    step,
    value::{Amount, List},
};
use chrono::TimeDelta;
use std::cell::Cell;
use uuid::Uuid;

fn counted(run: impl FnOnce()) -> usize {
    COUNT.with(|count| count.set(0));
    run();
    COUNT.with(Cell::get)
}

/// So many sources, each of which says one thing, a minute after the other.
fn by_sources(
    n: usize,
    says: impl Fn(usize, Statement) -> Statement,
) -> (Incident, Vec<Statement>) {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let mut statements = Vec::new();
    for i in 0..n {
        let source = incident.declare(Source::new(format!("source-{i}"))).unwrap();
        statements.push(says(i, source.says(minute(i), [])));
    }
    (incident, statements)
}

fn minute(i: usize) -> When {
    let start = crate::when!("2031-05-04T00:00Z").earliest();
    let then = start + TimeDelta::minutes(i64::try_from(i).unwrap());
    format!("{}Z", then.format("%Y-%m-%dT%H:%M")).parse().unwrap()
}

/// What reading such a record costs, and asking everything of it.
fn cost(n: usize, says: impl Fn(usize, Statement) -> Statement) -> (usize, usize) {
    let (mut incident, statements) = by_sources(n, says);
    let reading = counted(|| {
        let _status = incident.record_all(statements).unwrap();
    });
    let asking = counted(|| {
        let _ = (incident.disputes(), incident.open_questions(), incident.timeline());
        let _ = (incident.validate(), incident.obstacles());
        for table in crate::table::Table::ALL {
            let _ = table.rows(&incident);
        }
    });
    (reading, asking)
}

/// Twice as much may cost three times as much, and no more; below the bound, where every value is
/// weighed against every other one, nothing grows like the square of what is said either.
fn grows_like_its_input(says: impl Fn(usize, Statement) -> Statement + Copy) {
    let ((read, asked), (read_twice, asked_twice)) = (cost(1_000, says), cost(2_000, says));
    assert!(read_twice <= 3 * read + 100, "{read} and {read_twice} to read");
    assert!(asked_twice <= 3 * asked + 100, "{asked} and {asked_twice} to ask");
}

#[test]
fn many_sources_on_one_field() {
    let aged = |i: usize, it: Statement, age: Amount| {
        it.and(Person::new("p").age(age)).with_key(format!("k{i}"))
    };
    let of = |n: usize| u32::try_from(n).unwrap();
    grows_like_its_input(|i, it| aged(i, it, of(i).into()));
    grows_like_its_input(|i, it| aged(i, it, (0..=9_999 + of(i)).into()));
    grows_like_its_input(|i, it| aged(i, it, of(i % 200).into()));
    grows_like_its_input(|_, it| it.and(Person::new("p").age(Why::Pending)));
    grows_like_its_input(|i, it| match i % 2 {
        0 => it.and(Person::new("p").age(Why::Pending)),
        _ => it.and(Person::new("p").age(of(i % 7))),
    });
}

#[test]
fn many_sources_on_one_list() {
    let list = |i: usize, it: Statement, list: List<Key<Agency>>| {
        it.and(Agency::new(format!("a{i}"))).and(Shooting::new("s").discharged_by(list))
    };
    let one = |i: usize| Key::<Agency>::from(format!("a{i}").as_str());
    grows_like_its_input(|i, it| list(i, it, [one(i)].into_iter().collect()));
    grows_like_its_input(|i, it| list(i, it, [one(i / 9), one(i)].into_iter().collect()));
    grows_like_its_input(|i, it| match i % 3 {
        0 => list(i, it, List::exactly([one(i / 100), one(i)])),
        _ => list(i, it, [one(i / 100)].into_iter().collect()),
    });
}

#[test]
fn many_words_that_move_the_status() {
    let track = |i: usize| if i.is_multiple_of(2) { Track::Criminal } else { Track::Civil };
    grows_like_its_input(|i, it| it.and(Investigation::new("i").track(track(i))));
    grows_like_its_input(|i, it| {
        let unlisted: Track = format!("track-{i}").parse().unwrap();
        it.and(Investigation::new("i").track(unlisted))
    });
    grows_like_its_input(|_, it| it.and(Determination::new("d").decision(Decision::Charged)));
    grows_like_its_input(|_, it| it.and(Leave::new("l").ended(Why::Pending)));
    grows_like_its_input(|i, it| match i % 2 {
        0 => it.and(Investigation::new("i")).and(step::Suspended::new("i")),
        _ => it.and(step::Resumed::new("i")),
    });
}

#[test]
fn many_words_on_who_is_on_leave() {
    grows_like_its_input(|_, it| it.and(Officer::new("o").duty(Duty::Suspended)));
    grows_like_its_input(|i, it| {
        it.and(Officer::new("o")).and(Leave::new(format!("l{i}")).officer("o"))
    });
    grows_like_its_input(|i, it| {
        let officer = format!("o{}", i / 2);
        match i % 2 {
            0 => it.and(Officer::new(officer).duty(Duty::AdministrativeLeave)),
            _ => it.and(Officer::new(officer).duty(Duty::Full)),
        }
    });
}

/// One after the other costs no fold each, in whatever order, where nobody resolved anything.
#[test]
fn one_statement_after_the_other() {
    let cost = |n: usize, reverse: bool| {
        let (mut incident, mut said) = by_sources(n, |i, it| it.and(Leave::new(format!("l{i}"))));
        if reverse {
            said.reverse();
        }
        counted(|| {
            for statement in said {
                let _status = incident.record(statement).unwrap();
            }
        })
    };
    for reverse in [false, true] {
        let (once, twice) = (cost(500, reverse), cost(1_000, reverse));
        assert!(twice <= 3 * once, "{once} and {twice}");
    }
}

#[test]
fn many_words_that_are_taken_back() {
    let by_one = |n: usize, says: &dyn Fn(usize, Statement) -> Statement| {
        let mut incident = Incident::new(Uuid::from_u128(1));
        let one = incident.declare(Source::new("one")).unwrap();
        let said = (0..n).map(|i| says(i, one.says(minute(i), []).with_key(format!("k{i}"))));
        let said: Vec<_> = said.collect();
        counted(|| {
            let _status = incident.record_all(said).unwrap();
        })
    };
    let replaced = |i: usize, it: Statement| {
        let it = it.and(Investigation::new("i").track(Track::Criminal));
        if i > 0 { it.replacing(format!("k{}", i - 1)) } else { it }
    };
    let withdrawn = |i: usize, it: Statement| match i % 2 {
        0 => it.and(Leave::new("l")),
        _ => it.and(step::Withdrawn::new(format!("k{}", i - 1))),
    };
    for says in [&replaced as &dyn Fn(usize, Statement) -> Statement, &withdrawn] {
        let (once, twice) = (by_one(1_000, says), by_one(2_000, says));
        assert!(twice <= 3 * once, "{once} and {twice}");
    }
}

#[test]
fn merging_and_cutting() {
    let says = |_: usize, it: Statement| it.and(Investigation::new("i").track(Track::Criminal));
    let cost = |n: usize| {
        let (mut incident, statements) = by_sources(n, says);
        incident.record_all(statements).unwrap();
        let merged = counted(|| drop(incident.merge(&incident.clone(), &Terms::shared())));
        let public = counted(|| drop(incident.public_as_of(minute(n))));
        (merged, public, counted(|| drop(incident.as_of(minute(n / 2)))))
    };
    let (once, twice) = (cost(500), cost(1_000));
    assert!(twice.0 <= 3 * once.0, "{once:?} and {twice:?}");
    assert!(twice.1 <= 3 * once.1, "{once:?} and {twice:?}");
    assert!(twice.2 <= 3 * once.2, "{once:?} and {twice:?}");
}
