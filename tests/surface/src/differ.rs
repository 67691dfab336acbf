//! The schema and the reader say the same of whatever stands there.

use crate::arbitrary::{any_claim_json, any_entity_json, any_incident};
use crate::schema::{assert_valid, of, of_incidents};
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::LazyLock;
use use_of_force::dictionary::{Entry, NOUNS};
use use_of_force::{Claim, Incident, Source};

static INCIDENT: LazyLock<Validator> = LazyLock::new(of_incidents);
static CLAIM: LazyLock<Validator> = LazyLock::new(|| of("claim"));
static SOURCE: LazyLock<Validator> = LazyLock::new(|| of("source"));

/// What the reader refuses and the schema cannot see, by the words of the errors. `refused` has
/// an example of each and those that are no question of one claim.
const UNSEEN: [&str; 5] = [
    "stated both as known and as unknown",
    "only a known list without an order can be complete",
    "expected `low` of at most `high`",
    "expected a point with at most",
    // A whole number with a decimal point.
    "found `1.0`",
];

/// Whatever may stand in a wrong place, or in a right one.
fn scraps() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(7),
        json!(-1),
        json!(1.0),
        json!(1.5),
        json!(4_294_967_296_u64),
        json!(""),
        json!("x"),
        json!("person-1"),
        json!("No Key"),
        json!("pending"),
        json!("age"),
        json!("struck"),
        json!("2031-05-04"),
        json!("2031-05-04T11:47-05:00~"),
        json!("2031-13"),
        json!("person/person-1/age"),
        json!("ZZ0000000"),
        json!([]),
        json!([null]),
        json!(["person-1"]),
        json!(["age"]),
        json!({}),
        json!({"low": 1}),
        json!({"low": null, "high": 3}),
        json!({"low": 1, "high": null}),
        json!({"low": null, "high": null}),
        json!({"age": "pending"}),
        json!({"age": null}),
        json!({"key": "person-1"}),
        json!({"address": "1st Street"}),
        json!({"value": "31-0042"}),
    ]
}

fn any_scrap() -> impl Strategy<Value = Value> {
    select(scraps())
}

fn any_name() -> impl Strategy<Value = String> {
    let names = [
        "key",
        "age",
        "occurred",
        "place",
        "point",
        "struck",
        "unknown",
        "words",
        "believed",
        "complete",
        "low",
        "high",
        "address",
        "value",
        "reason",
        "leave",
        "person",
        "concluded",
        "reported",
        "bicycle",
    ];
    select(names.map(str::to_owned).to_vec())
}

/// A change of one place: something else stands there, or a member goes, comes or is renamed.
#[derive(Debug, Clone)]
struct Change {
    place: Index,
    member: Index,
    name: String,
    scrap: Value,
    kind: u8,
}

fn any_change() -> impl Strategy<Value = Change> {
    (any::<Index>(), any::<Index>(), any_name(), any_scrap(), 0..5_u8)
        .prop_map(|(place, member, name, scrap, kind)| Change { place, member, name, scrap, kind })
}

fn places(json: &Value, here: String, all: &mut Vec<String>) {
    match json {
        Value::Object(members) => {
            members.iter().for_each(|(name, it)| places(it, format!("{here}/{name}"), all));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, it)| places(it, format!("{here}/{i}"), all));
        }
        _ => {}
    }
    all.push(here);
}

impl Change {
    fn applied(self, json: &Value) -> Value {
        let mut changed = json.clone();
        let mut all = Vec::new();
        places(json, String::new(), &mut all);
        let place: &String = self.place.get(&all);
        let place = changed.pointer_mut(place).unwrap();
        match place {
            Value::Object(members) if self.kind > 0 => {
                let names: Vec<_> = members.keys().cloned().collect();
                let member = (!names.is_empty()).then(|| self.member.get(&names));
                match (self.kind, member) {
                    (1, Some(member)) => drop(members.remove(member)),
                    (2, Some(member)) => {
                        let value = members.remove(member).unwrap();
                        members.insert(self.name, value);
                    }
                    (3, Some(member)) => drop(members.insert(member.clone(), self.scrap)),
                    _ => drop(members.insert(self.name, self.scrap)),
                }
            }
            Value::Array(items) if self.kind > 1 => items.push(self.scrap),
            other => *other = self.scrap,
        }
        changed
    }
}

fn compare<T: DeserializeOwned>(validator: &Validator, json: &Value) -> Result<(), TestCaseError> {
    let read = serde_json::from_value::<T>(json.clone());
    match (read, validator.is_valid(json)) {
        (Ok(_), true) | (Err(_), false) => Ok(()),
        (Ok(_), false) => Err(TestCaseError::fail(format!("read, and not valid: {json}"))),
        (Err(error), true) => {
            let error = error.to_string();
            let unseen = UNSEEN.iter().any(|words| error.contains(words));
            prop_assert!(unseen, "valid, and not read: {json}: {error}");
            Ok(())
        }
    }
}

/// An entity of which only the required members are stated.
fn bare(entry: &Entry) -> Value {
    let mut runner = TestRunner::deterministic();
    let mut entity = any_entity_json(entry.name).new_tree(&mut runner).unwrap().current();
    let is_head = |name: &str| {
        let beside = ["unknown", "words", "believed", "complete"];
        !beside.contains(&name) && entry.fields.iter().all(|field| field.name != name)
    };
    entity.as_object_mut().unwrap().retain(|name, _| is_head(name));
    entity
}

/// Compares what is said of an entity, by itself or in a claim.
fn compare_entity(entry: &Entry, entity: &Value) {
    let compared = match entry.name {
        "source" => compare::<Source>(&SOURCE, entity),
        name => compare::<Claim>(&CLAIM, &json!({ name: entity })),
    };
    compared.unwrap_or_else(|error| panic!("{error}"));
}

/// In each field and each required member, and beside them, whatever may stand there.
#[test]
fn everything_in_every_place() {
    let mut values = scraps();
    values.extend([
        json!({"address": null, "landmark": "Quick Snack"}),
        json!({"state": "KS", "county": null, "geoid": null}),
        json!({"latitude": 39.1, "longitude": -94.5, "decimals": 1}),
        json!({"latitude": null, "longitude": -94.5, "decimals": 1}),
        json!({"latitude": 91, "longitude": 0, "decimals": 0}),
        json!([{"value": "31-0042", "kind": null, "issuer": null}]),
        json!([{"value": null, "kind": "badge"}]),
        json!([{"number": "555-0100", "name": null}]),
        json!([{"leave": "leave-1", "investigation": null, "reason": "x"}]),
        json!([{"leave": "leave-1", "investigation": "criminal-1", "reason": "x"}]),
        json!([{"leave": "leave-1", "reason": null}]),
        json!([{"state": "KS"}, {"state": "MO", "bicycle": null}]),
        json!("urn:uuid:00000000-0000-0000-0000-000000000001"),
        json!("{00000000-0000-0000-0000-000000000001}"),
        json!("00000000000000000000000000000001"),
        json!("0000000-00000-0000-0000-000000000001"),
        json!([""]),
        json!(["ZZ0000000", "ZZ00000"]),
        json!(["ZZ000000"]),
        json!("circumstances"),
        json!("circumstances/place"),
        json!("circumstances/a-1"),
    ]);
    let nouns = NOUNS.iter().map(|entry| format!("{}/a-1/occurred", entry.name));
    values.extend(nouns.map(Value::from));
    for entry in NOUNS {
        let bare = bare(entry);
        let heads: Vec<_> = bare.as_object().unwrap().keys().map(String::as_str).collect();
        let fields: Vec<_> = entry.fields.iter().map(|field| field.name).collect();
        let beside = ["unknown", "words", "believed", "complete", "bicycle"];
        for member in heads.iter().chain(&fields).chain(&beside) {
            for value in &values {
                let mut entity = bare.clone();
                entity[member] = value.clone();
                compare_entity(entry, &entity);
            }
        }
        for field in heads.iter().chain(&fields) {
            for value in &values {
                for member in ["unknown", "words"] {
                    let mut entity = bare.clone();
                    entity[member] = json!({ *field: value });
                    compare_entity(entry, &entity);
                }
            }
            for member in ["believed", "complete"] {
                let mut entity = bare.clone();
                entity[member] = json!([field]);
                compare_entity(entry, &entity);
                entity[*field] = json!(["ZZ0000000"]);
                compare_entity(entry, &entity);
                entity[*field] = json!([]);
                compare_entity(entry, &entity);
            }
        }
        // As tools write it.
        let mut entity = bare.clone();
        for field in &fields {
            entity[field] = Value::Null;
            for member in ["unknown", "words"] {
                entity[member][field] = Value::Null;
            }
        }
        compare_entity(entry, &entity);
    }
}

/// Statements and files as tools write them: `null` wherever nothing is stated.
#[test]
fn nulls_are_valid() {
    let mut claim = json!({ "reported": null });
    for entry in NOUNS.iter().filter(|entry| entry.name != "source") {
        claim[entry.name] = Value::Null;
    }
    compare::<Claim>(&CLAIM, &claim).unwrap();
    assert!(!CLAIM.is_valid(&claim));
    claim["remark"] = json!({"text": "x"});
    let incident = json!({
        "schema": 1, "id": "00000000-0000-0000-0000-000000000001", "zone": null, "bare": null,
        "sources": [{"key": "clerk", "name": null, "unknown": null}],
        "statements": [{
            "at": "2031-05-04", "source": "clerk", "says": [claim], "key": null, "via": null,
            "cite": null, "replaces": null, "public": null,
        }],
    });
    serde_json::from_value::<Incident>(incident.clone()).unwrap();
    assert_valid(&INCIDENT, &incident, "nulls");
    for member in ["schema", "id", "sources", "statements"] {
        let mut without = incident.clone();
        without[member] = Value::Null;
        compare::<Incident>(&INCIDENT, &without).unwrap();
    }
    for member in ["at", "source", "says"] {
        let mut without = incident.clone();
        without["statements"][0][member] = Value::Null;
        compare::<Incident>(&INCIDENT, &without).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_is_valid(incident in any_incident()) {
        let json = serde_json::to_value(&incident).unwrap();
        assert_valid(&INCIDENT, &json, &json.to_string());
    }

    #[test]
    fn what_is_read_is_valid_and_the_reverse(
        claim in any_claim_json(),
        changes in vec(any_change(), 8),
    ) {
        compare::<Claim>(&CLAIM, &claim)?;
        for change in changes {
            compare::<Claim>(&CLAIM, &change.applied(&claim))?;
        }
    }

    #[test]
    fn the_same_of_sources(
        source in any_entity_json("source"),
        changes in vec(any_change(), 8),
    ) {
        for change in changes {
            compare::<Source>(&SOURCE, &change.applied(&source))?;
        }
    }
}
