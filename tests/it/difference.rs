//! What changed between two records, or two views of one.

use crate::arbitrary::{any_incident, config};
use crate::moment::any_when;
use crate::status::{day, on, recorded, said_by};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, to_value};
use std::collections::BTreeSet;
use use_of_force::{
    Incident, Investigation, Leave, Officer, Path, Person, Remark, Shooting, Statement, Status,
    code::{Injury, Race},
    difference::{Changed, Difference},
    remark::{RuledOut, Same, Settled},
    step,
    uuid::Uuid,
};

fn paths(difference: &Difference<'_>) -> Vec<String> {
    difference.fields.iter().map(|it| it.path.to_string()).collect()
}

/// By which statements a field changed, by their keys.
fn by(difference: &Difference<'_>, path: &str) -> Vec<String> {
    let field: Option<&Changed<'_>> = difference.field(&path.parse().unwrap());
    let by = field.unwrap_or_else(|| panic!("{path} did not change")).by.iter();
    by.map(|it| it.key().unwrap().to_string()).collect()
}

#[test]
fn what_became_known_is_told_with_whose_word_it_is() {
    let incident = recorded([
        on(1).and(Person::new("p").injury(Injury::Serious)).and(Investigation::new("i")),
        on(2).and(Person::new("p").injury(Injury::Fatal).age(24)).with_key("second"),
        said_by("b", 3).and(Leave::new("l").officer("o")).and(Officer::new("o")).with_key("third"),
    ]);
    let before = incident.as_of(day(1));
    let difference = before.difference(&incident);
    assert_eq!(paths(&difference), ["person/p/age", "person/p/injury", "leave/l/officer"]);
    assert_eq!(by(&difference, "person/p/injury"), ["second"]);
    assert_eq!(by(&difference, "leave/l/officer"), ["third"]);
    assert_eq!(difference.status.before, Status::Open);
    assert_eq!(difference.status.after, Status::OfficersOnLeave);
    assert_eq!(difference.id, Some(incident.id()));
    let document = to_value(&difference).unwrap();
    assert_eq!(document["nouns"]["came"], serde_json::json!(["officer/o", "leave/l"]));
    assert_eq!(document["fields"][0].get("before"), None);
    assert_eq!(document["fields"][1]["before"]["value"], "serious");
    assert_eq!(document["fields"][1]["after"]["value"], "fatal");
    assert_eq!(document["statements"]["came"][0]["key"], "second");
}

#[test]
fn what_is_taken_back_is_told_with_who_took_it_back() {
    let struck = || Shooting::new("s").struck(["p"]);
    let first = [
        on(1).and(Person::new("p").age(24).race([Race::White])).with_key("first"),
        said_by("b", 2).and(struck()).with_key("struck"),
        said_by("b", 2).and(Person::new("q").age(30)).with_key("other"),
    ];
    let whole = recorded(first);
    let then = |statement: Statement| {
        let mut after = whole.clone();
        after.record(statement.with_key("last")).unwrap();
        after
    };
    let after = then(said_by("recorder", 3).and(step::Withdrawn::new("first")));
    let difference = whole.difference(&after);
    assert_eq!(paths(&difference), ["person/p/age", "person/p/race", "shooting/s/struck"]);
    assert!(difference.fields.iter().all(|it| it.after.is_none()));
    for path in paths(&difference) {
        assert_eq!(by(&difference, &path), ["last"], "{path}");
    }
    assert_eq!(difference.nouns.went.len(), 1);

    // What withdrew it is withdrawn itself.
    let mut again = after.clone();
    let back = said_by("recorder", 4).and(step::Withdrawn::new("last")).with_key("back");
    again.record(back).unwrap();
    let difference = after.difference(&again);
    assert_eq!(by(&difference, "person/p/age"), ["back"]);
    assert_eq!(difference.nouns.came.len(), 1);

    let after = then(on(3).and(Person::new("p").age(25)).replacing("first"));
    let difference = whole.difference(&after);
    assert_eq!(by(&difference, "person/p/age"), ["last"]);
    assert_eq!(by(&difference, "person/p/race"), ["last"]);

    let after = then(on(3).and(RuledOut::new("p")));
    assert_eq!(by(&whole.difference(&after), "person/p/age"), ["last"]);
    let after = then(said_by("recorder", 3).and(Same::new("q", "p")));
    let difference = whole.difference(&after);
    assert_eq!(by(&difference, "person/p/age"), ["last"]);
    assert_eq!(by(&difference, "person/q/age"), ["last"]);
}

#[test]
fn what_is_settled_and_disputed_is_a_change() {
    let age = |age: u32| Person::new("p").age(age);
    let mut incident = recorded([on(1).and(age(24)).with_key("a")]);
    let one = incident.clone();
    incident.record(said_by("b", 2).and(age(42)).with_key("b")).unwrap();
    let two = incident.clone();
    let settled = Settled::new("person/p/age".parse::<Path>().unwrap(), "a");
    incident.record(said_by("recorder", 3).and(settled).with_key("settled")).unwrap();
    let told = |from: &Incident, to: &Incident| to_value(from.difference(to)).unwrap();
    let first = &told(&one, &two)["fields"][0];
    assert_eq!(
        (&first["before"]["disputed"], &first["after"]["disputed"]),
        (&false.into(), &true.into())
    );
    let second = &told(&two, &incident)["fields"][0];
    assert_eq!(
        (&second["before"]["settled"], &second["after"]["settled"]),
        (&false.into(), &true.into())
    );
    assert_eq!(by(&two.difference(&incident), "person/p/age"), ["settled"]);
    // Of some sources against all: what only the others tell.
    let alone = incident.by(|source| source.key.as_str() == "a");
    assert_eq!(alone.difference(&incident).statements.came.len(), 2);
}

#[test]
fn records_of_two_incidents_have_no_id_in_common() {
    let (one, other) = (Incident::new(Uuid::from_u128(1)), Incident::new(Uuid::from_u128(2)));
    assert_eq!(one.difference(&other).id, None);
    assert!(!one.difference(&other).is_empty());
    assert!(to_value(one.difference(&other)).unwrap().get("id").is_none());
    let remarked = recorded([on(1).and(Remark::new("x"))]);
    assert!(!remarked.first(0).difference(&remarked).is_empty());
}

fn stands(incident: &Incident) -> serde_json::Map<String, Value> {
    to_value(incident.picture()).unwrap()["stands"].as_object().unwrap().clone()
}

fn holds(before: &Incident, after: &Incident) -> Result<(), TestCaseError> {
    let difference = before.difference(after);
    let back = after.difference(before);
    prop_assert!(difference.fields.is_sorted_by(|a, b| a.path < b.path));
    prop_assert_eq!(paths(&difference), paths(&back));
    let names = |all: &[&Statement]| -> BTreeSet<String> {
        all.iter().map(|it| to_value(it).unwrap().to_string()).collect()
    };
    let passed: BTreeSet<_> = names(&difference.statements.came)
        .union(&names(&difference.statements.went))
        .cloned()
        .collect();
    let (stood, stand) = (stands(before), stands(after));
    for (there, back) in difference.fields.iter().zip(&back.fields) {
        prop_assert_eq!(&there.before, &back.after);
        prop_assert_eq!(&there.after, &back.before);
        prop_assert_eq!(names(&there.by), names(&back.by));
        prop_assert!(names(&there.by).is_subset(&passed));
        prop_assert!(!there.by.is_empty(), "{}", there.path);
        // Each side is what that picture tells.
        let path = there.path.to_string();
        prop_assert_eq!(
            there.before.as_ref().map(|it| to_value(it).unwrap()),
            stood.get(&path).cloned()
        );
        prop_assert_eq!(
            there.after.as_ref().map(|it| to_value(it).unwrap()),
            stand.get(&path).cloned()
        );
    }
    prop_assert_eq!(&difference.nouns.came, &back.nouns.went);
    prop_assert_eq!(&difference.nouns.went, &back.nouns.came);
    prop_assert_eq!(&difference.statements.came, &back.statements.went);
    prop_assert_eq!(&difference.statements.went, &back.statements.came);
    prop_assert_eq!(difference.status.before, before.status());
    prop_assert_eq!(difference.status.after, after.status());
    let told: BTreeSet<_> = paths(&difference).into_iter().collect();
    for path in stood.keys().chain(stand.keys()) {
        prop_assert!(stood.get(path) == stand.get(path) || told.contains(path), "{}", path);
    }
    let count = |incident: &Incident| -> i64 {
        let picture = to_value(incident.picture()).unwrap();
        picture["nouns"].as_object().unwrap().values().map(|n| n.as_i64().unwrap()).sum()
    };
    let keyed = |all: &[Path]| -> i64 {
        all.iter().filter(|it| it.key().is_some()).count().try_into().unwrap()
    };
    let (came, went) = (keyed(&difference.nouns.came), keyed(&difference.nouns.went));
    prop_assert_eq!(count(before) + came - went, count(after));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changed_from_a_record_to_itself(incident in any_incident()) {
        prop_assert!(incident.difference(&incident).is_empty());
        prop_assert!(incident.difference(&incident.clone()).is_empty());
    }

    #[test]
    fn the_way_back_swaps_what_was_before(
        incident in any_incident(),
        n in any::<Index>(),
        t in any_when(),
        left_out in 1..=3_u8,
    ) {
        let first = incident.first(n.index(incident.statements().count() + 1));
        holds(&first, &incident)?;
        holds(&incident.as_of(t), &first)?;
        let left_out = format!("source-{left_out}");
        holds(&incident.by(|source| source.key.as_str() != left_out), &incident)?;
    }

    #[test]
    fn two_records_differ_as_their_pictures_do(one in any_incident(), other in any_incident()) {
        holds(&one, &other)?;
    }
}
