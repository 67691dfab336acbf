//! The examples of the page, each line a case.

use super::Log;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Who speaks: the desk keeps the record.
fn log(said: &[(&str, &str, Value)]) -> Log {
    let statements: Vec<Value> = said
        .iter()
        .enumerate()
        .map(|(number, (day, source, says))| {
            // Who restates is told as "source of key".
            let (source, replaced) = source.split_once(" again ").unwrap_or((source, ""));
            let mut statement = json!({
                "key": format!("s{number}"),
                "at": format!("2031-{day}"),
                "source": source,
                "says": if says.is_array() { says.clone() } else { json!([says]) },
            });
            if !replaced.is_empty() {
                statement["replaces"] = replaced.into();
            }
            statement
        })
        .collect();
    Log::read(&json!({
        "schema": 1,
        "id": "00000000-0000-0000-0000-000000000001",
        "sources": [{ "key": "desk", "kind": "recorder" }, { "key": "a" }, { "key": "b" }],
        "statements": statements,
    }))
}

/// What somebody says of the one person there is, of the one officer, or of the one shooting.
fn says(noun: &str, body: &Value) -> Value {
    let mut body = body.clone();
    body["key"] = "x".into();
    json!({ noun: body })
}

/// What stands at each path, and which of the paths are disputed.
#[track_caller]
fn expect(said: &[(&str, &str, Value)], stands: &[(&str, Value)], disputed: &[&str]) {
    let mut reversed = said.to_vec();
    if !said.iter().any(|(_, source, claims)| source.contains(" again ") || claims.is_array()) {
        // The order of recording decides nothing.
        reversed.reverse();
    }
    for said in [said.to_vec(), reversed] {
        let log = log(&said);
        let found = log.stands();
        for (path, value) in stands {
            let fact = found.get(*path).and_then(|it| it.fact.clone().ok());
            assert_eq!(fact.unwrap_or(Value::Null), *value, "{path} of {said:?}");
        }
        let paths: BTreeSet<&str> = stands.iter().map(|(path, _)| *path).collect();
        let differ: BTreeSet<String> = log.disputed();
        let differ: BTreeSet<&str> = differ.iter().map(|it| &**it).collect();
        assert_eq!(
            differ.intersection(&paths).copied().collect::<Vec<_>>(),
            disputed.to_vec(),
            "disputed of {said:?}"
        );
    }
}

fn person(body: &Value) -> Value {
    says("person", body)
}

fn officer(body: &Value) -> Value {
    says("officer", body)
}

#[test]
fn amounts() {
    let age = |low: u32, high: u32| person(&json!({ "age": { "low": low, "high": high } }));
    let of = |low: u32, high: u32| ("person/x/age", json!({ "low": low, "high": high }));
    let said =
        [("05-05", "c", age(31, 31)), ("05-06", "a", age(20, 29)), ("05-06", "b", age(25, 35))];
    expect(&said, &[of(20, 29)], &["person/x/age"]);
    let said = [
        ("05-04", "a", age(34, 34)),
        ("05-06", "b", age(36, 36)),
        ("05-09", "a again s0", age(34, 34)),
    ];
    expect(&said, &[of(36, 36)], &["person/x/age"]);
}

#[test]
fn injuries() {
    let injury = |word: &str| person(&json!({ "injury": word }));
    let path = "person/x/injury";
    let cases: [(_, _, _, _, &[&str]); 3] = [
        ("serious", "05-04", "fatal", "fatal", &[path]),
        ("serious", "05-06", "fatal", "fatal", &[]),
        ("fatal", "05-06", "serious", "serious", &[path]),
    ];
    for (first, day, second, stands, disputed) in cases {
        let said = [("05-04", "a", injury(first)), (day, "b", injury(second))];
        expect(&said, &[(path, json!(stands))], disputed);
    }
}

#[test]
fn what_somebody_was_armed_with() {
    let knife = person(&json!({ "armed_with": ["knife"] }));
    let handgun = person(&json!({ "armed_with": ["handgun"], "believed": ["armed_with"] }));
    let path = "person/x/armed_with";
    let said = [("05-04", "a", knife), ("05-06", "b", handgun)];
    expect(&said, &[(path, json!(["knife"]))], &[path]);
}

#[test]
fn kept_back_and_taken_back() {
    let custody = person(&json!({ "custody": "in_custody" }));
    let why = |why: &str| person(&json!({ "unknown": { "custody": why } }));
    let path = "person/x/custody";
    let said = [("05-04", "a", custody.clone()), ("06-04", "a", why("withheld"))];
    expect(&said, &[(path, json!("in_custody"))], &[]);
    let said = [("05-04", "a", custody), ("06-04", "a", why("unexplained"))];
    expect(&said, &[(path, json!(null))], &[]);
    let white = person(&json!({ "race": ["white"] }));
    let not_collected = person(&json!({ "unknown": { "race": "not_collected" } }));
    let said = [("05-04", "a", white), ("06-04", "a", not_collected)];
    expect(&said, &[("person/x/race", json!(["white"]))], &[]);
}

#[test]
fn points() {
    let place = |address: &str| says("shooting", &json!({ "place": { "address": address } }));
    let point = json!({ "latitude": 39.1156, "longitude": -94.6479, "decimals": 4 });
    let geocoded = says("shooting", &json!({ "point": point }));
    let said = [("05-04", "a", place("18th Street")), ("06-04", "b", geocoded.clone())];
    expect(&said, &[("shooting/x/point", point)], &[]);
    let said = [
        ("05-04", "a", place("1 Sample Street")),
        ("06-04", "b", geocoded),
        ("10-04", "a again s0", place("2 Sample Street")),
    ];
    let address = ("shooting/x/place", json!({ "address": "2 Sample Street" }));
    expect(&said, &[address, ("shooting/x/point", json!(null))], &[]);
}

#[test]
fn roles() {
    let path = "person/x/roles";
    let roles = |roles: &[&str]| person(&json!({ "roles": roles }));
    let exactly = person(&json!({ "roles": ["driver"], "complete": ["roles"] }));
    let said = [("05-04", "a", exactly.clone()), ("05-06", "b", roles(&["suspect"]))];
    expect(&said, &[(path, json!(["driver", "suspect"]))], &[path]);
    let said = [("05-04", "a", roles(&["driver", "suspect"])), ("05-06", "b", exactly)];
    expect(&said, &[(path, json!(["driver"]))], &[path]);
}

#[test]
fn charges() {
    let path = "person/x/charged_with";
    let both = person(&json!({ "charged_with": ["aggravated_assault", "eluding"] }));
    let one = person(&json!({ "charged_with": ["aggravated_assault"] }));
    let said = [("05-04", "a", both.clone()), ("06-04", "a", one.clone())];
    expect(&said, &[(path, json!(["aggravated_assault"]))], &[]);
    let said = [("05-04", "prosecutor", both), ("06-04", "wire", one)];
    expect(&said, &[(path, json!(["aggravated_assault", "eluding"]))], &[]);
}

#[test]
fn findings_and_settlements() {
    let manner = |manner: &str| person(&json!({ "manner": manner }));
    let path = "person/x/manner";
    let undetermined = person(&json!({ "unknown": { "manner": "undetermined" } }));
    let said = [("05-04", "a", manner("homicide")), ("06-04", "examiner", undetermined)];
    expect(&said, &[(path, json!("homicide"))], &[path]);
    let settled = json!([{ "settled": { "path": path, "statement": "s0", "reason": "it rules" } }]);
    let said = [
        ("05-04", "examiner", manner("homicide")),
        ("05-06", "blog", manner("natural")),
        ("06-04", "desk", settled),
        ("07-04", "blog", manner("natural")),
    ];
    expect(&said, &[(path, json!("homicide"))], &[path]);
    assert!(log(&said).settled().contains(path));
}

#[test]
fn causes() {
    let path = "person/x/cause";
    let cause = |cause: &str| person(&json!({ "cause": cause }));
    let said =
        [("05-04", "family", cause("no gunshot wound")), ("06-04", "a", cause("gunshot wound"))];
    expect(&said, &[(path, json!("gunshot wound"))], &[path]);
    let undetermined = person(&json!({ "unknown": { "cause": "undetermined" } }));
    let believed = person(&json!({ "cause": "heart attack", "believed": ["cause"] }));
    let said = [("05-04", "examiner", undetermined), ("06-04", "blog", believed)];
    expect(&said, &[(path, json!(null))], &[path]);
    assert_eq!(log(&said).questions()[path], "undetermined");
}

#[test]
fn duty() {
    let on_leave = "administrative_leave";
    let duty = |duty: &str| officer(&json!({ "duty": duty }));
    let since = |duty: &str, day: &str| {
        officer(&json!({ "duty": duty, "duty_since": format!("2031-{day}") }))
    };
    let stands = |duty: &str, since: Value| {
        [("officer/x/duty", json!(duty)), ("officer/x/duty_since", since)]
    };
    let said =
        [("05-04", "chief", since(on_leave, "05-04")), ("09-04", "paper", duty("terminated"))];
    expect(&said, &stands("terminated", json!(null)), &[]);
    let said = [
        ("05-05", "chief", since(on_leave, "05-04")),
        ("06-04", "paper", duty("full")),
        ("09-04", "wire", duty(on_leave)),
    ];
    expect(&said, &stands(on_leave, json!(null)), &[]);
    let said =
        [("06-02", "chief", since("full", "06-01")), ("06-05", "paper", since(on_leave, "05-04"))];
    expect(&said, &stands("full", json!("2031-06-01")), &[]);
    let said = [
        ("05-04", "pd", duty("terminated")),
        ("06-04", "board", duty("reinstated")),
        ("07-04", "paper", duty("full")),
    ];
    expect(&said, &stands("full", json!(null)), &[]);
}

#[test]
fn ranks() {
    let rank = |rank: &str| officer(&json!({ "rank": rank }));
    let said = [("05-04", "pd", rank("Deputy Chief")), ("09-04", "paper", rank("Chief"))];
    expect(&said, &[("officer/x/rank", json!("Chief"))], &[]);
}

#[test]
fn what_is_left_of_a_list() {
    let struck = says("shooting", &json!({ "struck": ["p"] }));
    let withdrawn = json!([{ "withdrawn": { "statement": "s0" } }]);
    let said = [
        ("05-04", "a", json!([{ "person": { "key": "p" } }])),
        ("05-06", "pd", struck),
        ("05-07", "a", withdrawn),
    ];
    expect(&said, &[("shooting/x/struck", json!(null))], &[]);
    assert!(!log(&said).stands().contains_key("shooting/x/struck"));
    assert!(log(&said).is_live());
}

#[test]
fn nobody_comes_back_from_the_dead() {
    let dead = person(&json!({ "died_on": "2031-05-04" }));
    let not_dead = person(&json!({ "died": false }));
    let said = [("05-04", "a", dead), ("05-06", "b", not_dead)];
    let stands = [("person/x/died", json!(false)), ("person/x/died_on", json!(null))];
    expect(&said, &stands, &["person/x/died"]);
}

/// Not of the page's table, but of rules 5, 10 and 11.
#[test]
fn whose_word_it_is_and_since_when() {
    let told = |noun: &str, key: &str, body: Value| {
        let mut body = body;
        body["key"] = key.into();
        json!([{ noun: body }])
    };
    let roles = |roles: &[&str]| json!({ "roles": roles, "believed": ["roles"] });
    let said = [
        ("05-04", "a", told("person", "q", roles(&["driver"]))),
        ("05-06", "b", told("person", "p", roles(&["suspect"]))),
        ("05-07", "a again s0", told("person", "q", roles(&["driver", "witness"]))),
        ("05-08", "b", json!([{ "same": { "key": "q", "as": "p" } }])),
    ];
    let log = log(&said);
    assert_eq!(log.nouns(), BTreeSet::from([("person".to_owned(), "p".to_owned())]));
    let stands = &log.stands()["person/p/roles"];
    assert_eq!(stands.fact, Ok(json!(["driver", "suspect", "witness"])));
    assert_eq!(stands.by, BTreeSet::from([1, 2]));
    assert!(stands.believed && !stands.complete && !stands.disputed && !stands.settled);
    assert_eq!(stands.known_since.as_deref(), Some("2031-05-04"));
}
