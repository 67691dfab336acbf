//! What a copy must not tell: the cases of `tests/cases/redact`, and what follows from the copy alone.

use crate::arbitrary::{any_incident, config};
use crate::redact::{any_rules, id, outputs};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use use_of_force::redact::{Detail, Order, Overruled, Policy, Redacted};
use use_of_force::{Incident, json, uuid::Uuid, when};

/// A case: the incident, and the policy under which it is copied.
fn case(name: &str) -> (Value, Policy) {
    let path = format!("{}/tests/cases/redact/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let policy = serde_json::from_value(case["policy"].take()).unwrap();
    (case["incident"].take(), policy)
}

fn redacted(incident: &Value, policy: &Policy) -> Redacted {
    json::from_str(&incident.to_string()).unwrap().redact(policy, id(7))
}

/// What the statements of a copy say, as JSON.
fn says(incident: &Value, policy: &Policy) -> Value {
    let copy = serde_json::to_value(redacted(incident, policy).incident()).unwrap();
    let statements = copy["statements"].as_array().unwrap().iter();
    statements.map(|statement| statement["says"].clone()).collect()
}

#[test]
fn an_approximate_moment_near_a_border_reads_like_any_other() {
    let (mut incident, policy) = case("approx-day-border");
    for (moment, told) in [
        ("2031-05-04T23:55~", "2031-05-04~"),
        ("2031-05-04T12:00~", "2031-05-04~"),
        ("2031-05-04T00:05:10~", "2031-05-04~"),
        ("2031-05-04T23:55", "2031-05-04"),
        ("2031-05-04T23:55-05:00~", "2031-05-04T00:00-05:00~/2031-05-04T23:59-05:00~"),
        ("2031-05-04T12:00-05:00~", "2031-05-04T00:00-05:00~/2031-05-04T23:59-05:00~"),
    ] {
        incident["statements"][0]["says"][0]["circumstances"]["occurred"] = moment.into();
        let said = says(&incident, &policy);
        assert_eq!(said[0][0]["circumstances"]["occurred"], told, "{moment}");
    }
}

#[test]
fn of_what_is_kept_neither_the_reason_nor_the_belief_is_told() {
    let (incident, policy) = case("kept-tells-the-reason");
    let said = says(&incident, &policy);
    let reasons = [(0, "leave", "officer"), (1, "investigation", "track"), (3, "force", "part_of")];
    for (claim, noun, field) in reasons {
        assert_eq!(said[0][claim][noun]["unknown"][field], "redacted", "{said}");
    }
    let resolved = &said[0][5]["reported"]["resolved"]["unknown"];
    assert_eq!(*resolved, json!({"leaving": "redacted", "without_investigation": "redacted"}));
    assert_eq!(said[0][4]["force"], json!({"key": "force-2", "part_of": "shooting-1"}));
}

/// A belief tells which of two values stands, where two are given.
#[test]
fn a_belief_stays_where_the_status_follows_from_it() {
    let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
        "sources":[{"key":"a"},{"key":"b"}],
        "statements":[
            {"at":"2031-05-04","source":"a","says":[
                {"officer":{"key":"officer-1"}},{"officer":{"key":"officer-2"}},
                {"leave":{"key":"leave-1","officer":"officer-1"}}]},
            {"at":"2031-05-05","source":"b","says":[
                {"leave":{"key":"leave-1","officer":"officer-2","believed":["officer"]}}]}]}"#;
    let incident = json::from_str(text).unwrap();
    let (_, policy) = case("kept-tells-the-reason");
    let copy = incident.redact(&policy, id(7)).into_incident();
    let officer = |incident: &Incident| incident.leaves().next().unwrap().officer.clone();
    assert_eq!(officer(&copy), officer(&incident));
}

#[test]
fn nothing_tells_what_stands_in_a_withheld_field() {
    let (incident, policy) = case("mark-tells-withheld-key");
    let redacted = redacted(&incident, &policy);
    let copy = redacted.incident();
    assert_eq!((copy.officers().len(), copy.agencies().len()), (1, 1), "they still count");
    let said = says(&incident, &policy);
    assert_eq!(
        said[0],
        json!([{"shooting": {"key": "shooting-1", "unknown": {"shooters": "redacted"}}}])
    );
    assert_eq!(json::from_str(&json::to_string(copy)).unwrap(), *copy);
}

#[test]
fn numbers_do_not_tell_how_a_key_was_spelled() {
    let (incident, policy) = case("numbers-tell-the-alphabet");
    let other = incident.to_string().replace("officer-z", "officer-a");
    let other: Value = serde_json::from_str(&other).unwrap();
    assert_eq!(says(&incident, &policy), says(&other, &policy));
    assert_eq!(says(&incident, &policy)[0][1]["force"]["by"], json!(["officer-1"]));
}

#[test]
fn what_a_heard_source_says_does_not_depend_on_others() {
    let (incident, policy) = case("overruled-tells-the-opposite");
    let mut alone = incident.clone();
    alone["statements"].as_array_mut().unwrap().pop();
    assert_eq!(says(&incident, &policy)[0], says(&alone, &policy)[0]);
    let dropping = policy.overruled(Overruled::Withheld);
    assert_eq!(says(&incident, &dropping)[0][0]["person"]["unknown"]["armed"], "redacted");
}

#[test]
fn the_ids_of_other_incidents_are_those_of_their_copies() {
    let (incident, policy) = case("related-tells-original-ids");
    let original: Uuid = "00000000-0000-4000-8000-0000000000bb".parse().unwrap();
    assert_eq!(says(&incident, &policy), json!([[{"remark": {"text": "[redacted]"}}]]));
    let withheld = redacted(&incident, &policy).withheld().to_vec();
    assert_eq!(
        withheld[0].to_string(),
        "related/incident: 1, no id is given for the copy of the other incident"
    );
    let named = says(&incident, &policy.ids([(original, id(8))]));
    assert_eq!(named[0][0]["related"]["incident"], id(8).to_string());
    assert!(!named.to_string().contains(&original.to_string()));
}

#[test]
fn keys_in_the_texts_of_a_recorder_are_found() {
    for name in ["merged-confirmation-key", "tombstone-key"] {
        let (incident, policy) = case(name);
        let redacted = redacted(&incident, &policy);
        let echoes: Vec<_> = redacted.echoes().iter().map(ToString::to_string).collect();
        assert_eq!(
            echoes,
            ["statement-2, remark/text: tells a statement/key that is withheld"],
            "{name}"
        );
    }
}

#[test]
fn an_order_names_no_key_of_the_original_in_a_copy() {
    let (incident, policy) = case("tombstone-key");
    let mut incident = json::from_str(&incident.to_string()).unwrap();
    let order = Order::new("order 1", when!("2039-01-02")).statement("a-example-speaks");
    incident.expunge(&order, &"desk".into()).unwrap();
    let policy = policy.allow("expunged", ["order", "statements"]).unwrap();
    let copy = incident.redact(&policy, id(7)).into_incident();
    let last = serde_json::to_value(copy.statements().next_back().unwrap()).unwrap();
    assert_eq!(
        last["says"],
        json!([{"expunged": {"order": "order 1", "statements": ["statement-1"]}}]),
    );
}

/// An incident with a name, and texts in which it stands and does not stand.
fn with_texts(texts: &[&str]) -> Redacted {
    let remarks: Vec<_> = texts.iter().map(|text| json!({"remark": {"text": text}})).collect();
    let incident = json!({
        "schema": 1, "id": id(1).to_string(),
        "sources": [
            {"key": "story", "kind": "news", "url": "https://news.example/2031/mary-example-hurt"},
            {"key": "clerk", "kind": "spokesperson", "name": "Bo Clerkson, spokesperson of the police"},
        ],
        "statements": [
            {"at": "2031-05-04", "source": "clerk", "says": [
                {"person": {"key": "person-1", "name": "Mary Q. Example"}},
                {"officer": {"key": "x.77", "name": "Officer Lee",
                    "identifiers": [{"kind": "badge_number", "value": "A-4711"}]}}]},
            {"at": "2031-05-05", "source": "story", "cite": "page 3, Clerkson", "says": remarks},
        ],
    });
    let policy: Policy = serde_json::from_value(json!({
        "name": "p", "jurisdiction": {"state": "EX"}, "as_of": "2031-01-01",
        "allow": {"remark": ["text"], "source": ["url"], "statement": ["cite"]},
        "allow_sources": ["news"],
    }))
    .unwrap();
    redacted(&incident, &policy)
}

#[test]
fn names_are_found_in_every_text_of_a_copy() {
    for text in [
        "MARY Q. EXAMPLE was there",
        "Example, Mary Q",
        "picture: mary-q-example.jpg",
        "maryqexample2.png",
        "the mother of Mary",
        "badge A4711",
        "a 4711",
        "the officer (Lee) left",
        "see x.77 for more",
        "a 'Mr. Clerkson' called",
    ] {
        let redacted = with_texts(&[text]);
        let found = redacted.echoes().iter().any(|echo| echo.place == "remark/text");
        assert!(found, "{text}");
    }
    let found = with_texts(&["nothing"]);
    let places: Vec<_> = found.echoes().iter().map(|echo| (&*echo.place, &*echo.of)).collect();
    assert_eq!(
        places,
        [("source/source-1/url", "person/name"), ("statement/cite", "source/name")],
        "{found:?}",
    );
}

#[test]
fn other_words_are_no_echo() {
    for text in [
        "the police of Exampleton spoke",
        "an officer left, and 4711 people came",
        "for examples, see below",
        "[redacted]",
    ] {
        let redacted = with_texts(&[text]);
        let found = redacted.echoes().iter().find(|echo| echo.place == "remark/text");
        assert_eq!(found, None, "{text}");
    }
}

/// What is allowed is no echo: the name stands there anyway.
#[test]
fn what_a_copy_may_tell_is_no_echo() {
    let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
        "sources":[{"key":"story","kind":"news"},{"key":"family","kind":"family"}],
        "statements":[
            {"at":"2031-05-04","source":"story","says":[
                {"person":{"key":"person-1","name":"A. Example"}},{"remark":{"text":"A. Example"}}]},
            {"at":"2031-05-05","source":"family","says":[
                {"person":{"key":"person-1","name":"a example"}}]}]}"#;
    let policy: Policy = serde_json::from_str(
        r#"{"name":"p","jurisdiction":{"state":"EX"},"as_of":"2031-01-01",
            "allow":{"remark":["text"],"person":["name"]},"allow_sources":["news"]}"#,
    )
    .unwrap();
    assert_eq!(json::from_str(text).unwrap().redact(&policy, id(7)).echoes(), []);
}

#[test]
fn no_finer_place_stands_beside_a_rounded_point() {
    let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
        "sources":[{"key":"story","kind":"news"}],
        "statements":[{"at":"2031-05-04","source":"story","says":[{"shooting":{"key":"shooting-1",
            "place":{"address":"2134 N. 18th","landmark":"a school"},
            "point":{"latitude":12.34567,"longitude":-98.76543,"decimals":5},
            "words":{"place":"at 2134 N. 18th","point":"12.34567 W"}}}]}]}"#;
    let incident = json::from_str(text).unwrap();
    let policy: Policy = serde_json::from_str(
        r#"{"name":"p","jurisdiction":{"state":"EX"},"as_of":"2031-01-01",
            "allow_words":{"shooting":["place","point"]},"allow_sources":["news"]}"#,
    )
    .unwrap();
    let told = |policy: &Policy| {
        let copy = incident.redact(policy, id(7)).into_incident();
        let shooting = copy.shootings().next().unwrap();
        let words = shooting.words("place").unwrap().is_some()
            || shooting.words("point").unwrap().is_some();
        let place = shooting.place.known().map(ToString::to_string).unwrap_or_default();
        (place, shooting.point.known().map_or(9, |point| point.decimals()), words)
    };
    let of = |place: &str, decimals, words| (place.to_owned(), decimals, words);
    assert_eq!(told(&policy), of("2134 N. 18th, at or near a school", 5, true));
    let points = |decimals| told(&policy.clone().points_to(decimals));
    assert_eq!(points(5), of("2134 N. 18th, at or near a school", 5, true));
    assert_eq!(points(3), of("2100 block of N. 18th", 3, false));
    assert_eq!(points(2), of("N. 18th", 2, false));
    assert_eq!(points(1), of("", 1, false));
    let places = |detail| told(&policy.clone().places_to(detail));
    assert_eq!(places(Detail::Block), of("2100 block of N. 18th", 3, false));
    assert_eq!(places(Detail::Street), of("N. 18th", 2, false));
    assert_eq!(places(Detail::Jurisdiction), of("", 0, false));
}

proptest! {
    #![proptest_config(config())]

    /// However keys are spelled, and so ordered, the copy is the same, letter for letter.
    #[test]
    fn a_copy_does_not_tell_how_keys_are_spelled(
        incident in any_incident(), rules in any_rules(), seed in any::<u64>(), cut in 0..9_usize,
    ) {
        let incident = if cut < 5 { incident.first(cut) } else { incident };
        let other = respelled(&incident, seed);
        let copy = |incident: &Incident| incident.redact(&rules.policy(incident), id(7)).into_incident();
        prop_assert_eq!(outputs(&copy(&incident)), outputs(&copy(&other)));
    }
}

/// The same incident with other keys, in another alphabetical order.
fn respelled(incident: &Incident, seed: u64) -> Incident {
    let text = json::to_string(incident);
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    let mut names = BTreeMap::new();
    keys(&whole, &mut names);
    for (key, number) in names.iter_mut().zip(0_u64..).map(|((key, name), i)| (name, (i, key))) {
        let mixed = (seed ^ number.0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *key = format!("k{mixed:016x}-{}", number.1);
    }
    respell(&mut whole, &names);
    json::from_str(&whole.to_string()).unwrap_or_else(|error| panic!("{error} in {whole}"))
}

/// The keys that are introduced: by sources, statements, nouns, and in the list of bare ones.
fn keys(whole: &Value, names: &mut BTreeMap<String, String>) {
    let mut add = |key: &Value| {
        if let Some(key) = key.as_str() {
            names.insert(key.to_owned(), String::new());
        }
    };
    let all = |list: &Value| list.as_array().cloned().unwrap_or_default();
    all(&whole["sources"]).iter().for_each(|source| {
        add(&source["key"]);
        add(&source["agency"]);
    });
    for bare in all(&whole["bare"]) {
        bare.as_object().unwrap().values().for_each(&mut add);
    }
    for statement in all(&whole["statements"]) {
        add(&statement["key"]);
        for claim in all(&statement["says"]) {
            claim.as_object().unwrap().values().for_each(|entity| add(&entity["key"]));
        }
    }
}

fn respell(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| respell(item, names)),
        Value::Object(members) => members.values_mut().for_each(|value| respell(value, names)),
        Value::String(text) => {
            if let Some(name) = names.get(text) {
                *text = name.clone();
            } else if let Some((noun, rest)) = text.split_once('/') {
                let (key, field) =
                    rest.split_once('/').map_or((rest, None), |(key, field)| (key, Some(field)));
                if let Some(name) = names.get(key) {
                    let field = field.map(|field| format!("/{field}")).unwrap_or_default();
                    *text = format!("{noun}/{name}{field}");
                }
            }
        }
        _ => {}
    }
}
