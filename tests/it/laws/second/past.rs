//! The status, and views of a log (rules 12 and 13).

use super::Log;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Statements of `(day, source, key, what it says, what it replaces)`.
type Told<'a> = (&'a str, &'a str, &'a str, Value, Option<&'a str>);

fn log(said: &[Told<'_>]) -> Log {
    let statements = said.iter().map(|(day, source, key, says, replaces)| {
        let at = format!("2031-{day}");
        json!({ "key": key, "at": at, "source": source, "says": says, "replaces": replaces })
    });
    Log::read(&json!({
        "sources": [{ "key": "desk", "kind": "recorder" }, { "key": "pd", "kind": "agency" }],
        "statements": statements.collect::<Vec<_>>(),
    }))
}

fn opened() -> Value {
    json!([{ "investigation": { "key": "i", "track": "criminal" } }])
}

fn closed() -> Value {
    json!([{ "concluded": { "investigation": "i" } }, { "resolved": {} }])
}

fn leave(body: &Value) -> Value {
    let mut body = body.clone();
    body["key"] = "l".into();
    json!([{ "officer": { "key": "o" } }, { "leave": body }])
}

fn duty(word: &str) -> Value {
    json!([{ "officer": { "key": "o", "duty": word } }])
}

#[test]
fn who_is_on_leave() {
    let on = leave(&json!({ "officer": "o" }));
    let cases: [(&[Told<'_>], &str); 8] = [
        (&[("05-04", "pd", "a", on.clone(), None)], "officers_on_leave"),
        (&[("05-04", "pd", "a", duty("suspended_with_pay"), None)], "officers_on_leave"),
        (
            &[
                ("05-04", "pd", "a", on.clone(), None),
                ("06-04", "pd", "b", duty("terminated"), None),
            ],
            "open",
        ),
        (
            &[("05-04", "pd", "a", on.clone(), None), ("06-04", "pd", "b", duty("full"), None)],
            "open",
        ),
        (
            &[("05-04", "pd", "a", duty("full"), None), ("06-04", "pd", "b", on.clone(), None)],
            "officers_on_leave",
        ),
        (
            &[
                ("05-04", "pd", "a", duty("administrative_leave"), None),
                ("05-04", "pd", "b", on.clone(), None),
                ("06-04", "pd", "c", leave(&json!({ "ended": "2031-06-01" })), None),
            ],
            "open",
        ),
        (
            &[
                ("05-04", "pd", "a", on.clone(), None),
                ("06-04", "pd", "b", json!([{ "officer": { "key": "o", "died": true } }]), None),
            ],
            "open",
        ),
        (
            &[
                ("05-04", "pd", "a", leave(&json!({})), None),
                ("06-04", "pd", "b", duty("full"), None),
            ],
            "officers_on_leave",
        ),
    ];
    for (said, status) in cases {
        assert_eq!(log(said).status(), status, "{said:?}");
    }
    let mine = log(&[("05-04", "pd", "a", on, None)]);
    assert_eq!(mine.on_leave(), BTreeSet::from(["o".to_owned()]));
}

#[test]
fn what_was_taken_back_was_not_done() {
    let said = [
        ("05-04", "pd", "a", opened(), None),
        ("06-04", "pd", "b", closed(), None),
        ("07-04", "desk", "c", json!([{ "withdrawn": { "statement": "b" } }]), None),
        ("08-04", "pd", "d", json!([{ "reopened": {} }]), None),
    ];
    assert_eq!(log(&said[..2]).status(), "resolved");
    assert_eq!(log(&said[..2]).course().undermined, []);
    let all = log(&said);
    assert_eq!(all.status(), "open");
    assert_eq!(all.course().undermined, [(3, "forbidden: reopened".to_owned())]);
    assert_eq!(all.as_of("2031-06-30").status(), "resolved");
}

#[test]
fn a_corrected_step_keeps_its_place() {
    let corrected = json!([{ "concluded": { "investigation": "i", "occurred": "2031-06-01" } }]);
    let said = [
        ("05-04", "pd", "a", opened(), None),
        ("06-04", "pd", "b", json!([{ "concluded": { "investigation": "i" } }]), None),
        ("06-05", "desk", "c", json!([{ "resolved": {} }]), None),
        ("07-04", "pd", "d", corrected, Some("b")),
    ];
    let log = log(&said);
    assert_eq!((log.status(), log.course().undermined), ("resolved", vec![]));
}

#[test]
fn what_opens_within_a_moment_opens_before_its_resolution() {
    let on = leave(&json!({ "officer": "o" }));
    let resolved = json!([{ "resolved": { "without_investigation": "none" } }]);
    for days in [["05-04", "05-04"], ["05-04", "05-05"], ["05-05", "05-04"]] {
        let said =
            [(days[0], "pd", "a", resolved.clone(), None), (days[1], "pd", "b", on.clone(), None)];
        let log = log(&said);
        let undermined = log.course().undermined;
        let expected = match days {
            ["05-04", "05-05"] => ("officers_on_leave", vec![]),
            ["05-05", "05-04"] => ("resolved", vec![(0, "hindered: leave l".to_owned())]),
            _ => ("resolved", vec![]),
        };
        assert_eq!((log.status(), undermined), expected, "{days:?}");
    }
}

#[test]
fn a_row_that_is_released_again_opens_nothing() {
    let on = leave(&json!({ "officer": "o" }));
    let resolved = json!([{ "resolved": { "leaving": [{ "leave": "l", "reason": "long" }],
        "without_investigation": "none" } }]);
    let said = [
        ("05-04", "pd", "a", on.clone(), None),
        ("05-05", "desk", "b", resolved, None),
        ("06-04", "pd", "c", on, Some("a")),
    ];
    assert_eq!(log(&said).status(), "resolved");
}

#[test]
fn some_sources_tell_their_part() {
    let aged = |age: u32| json!([{ "person": { "key": "p", "age": age } }]);
    let said = [
        ("05-04", "pd", "a", aged(31), None),
        ("05-05", "paper", "b", aged(40), None),
        ("05-06", "desk", "c", json!([{ "withdrawn": { "statement": "a" } }]), None),
    ];
    let all = log(&said);
    let age = |log: &Log| log.stands()["person/p/age"].fact.clone().unwrap()["low"].clone();
    assert_eq!((age(&all), age(&all.by(&BTreeSet::from(["pd"])))), (json!(40), json!(31)));
    assert_eq!(all.by(&BTreeSet::from(["pd", "paper", "desk"])).stands(), all.stands());
    assert_eq!(age(&all.as_of("2031-05-04")), 31);
    assert_eq!(age(&all.on_file_as_of("2031-05-04")), 31);
    assert_eq!(age(&all.public_as_of("2031-05-04")), 31);
    assert!(all.prefix(2).disputed().contains("person/p/age"));
}

#[test]
fn what_makes_a_later_step_impossible_is_refused() {
    let mut log = log(&[("05-04", "pd", "a", opened(), None)]);
    let record = |log: &Log, day: &str, key: &str, source: &str, says: Value| {
        let at = format!("2031-{day}");
        log.record(&[json!({ "key": key, "at": at, "source": source, "says": says })])
    };
    let refused = |reason: &str| BTreeSet::from([reason.to_owned()]);
    let resolved = record(&log, "06-04", "b", "pd", json!([{ "resolved": {} }]));
    assert_eq!(resolved.err(), Some(refused("hindered: i open")));
    log = record(&log, "06-04", "b", "pd", json!([{ "concluded": { "investigation": "i" } }]))
        .unwrap();
    log = record(&log, "06-05", "c", "pd", json!([{ "resolved": {} }])).unwrap();
    let back = record(&log, "07-04", "d", "pd", json!([{ "withdrawn": { "statement": "b" } }]));
    assert_eq!(back.err(), Some(refused("hindered: i open, later 2031-06-05")));
    let late = leave(&json!({ "officer": "o" }));
    assert_eq!(record(&log, "05-10", "d", "pd", late).unwrap().course().undermined.len(), 1);
    let settled = |path: &str| json!([{ "settled": { "path": path, "statement": "a" } }]);
    let track = "investigation/i/track";
    assert!(record(&log, "07-04", "d", "desk", settled(track)).is_ok());
    let no_recorder = record(&log, "07-04", "d", "pd", settled(track)).err();
    assert_eq!(no_recorder, Some(refused("no recorder pd")));
    let path = "investigation/i/opened";
    let nothing = record(&log, "07-04", "d", "desk", settled(path)).err();
    assert_eq!(nothing, Some(refused("nothing to settle at investigation/i/opened")));
}
