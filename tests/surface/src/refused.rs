//! Files that cannot be read: which of them the schema refuses, and which it cannot see.

use crate::schema::of_incidents;
use serde_json::Value;
use use_of_force::json;

const WHOLE: &str = r#"{"schema": 1, "id": "00000000-0000-0000-0000-000000000001",
    "sources": [{"key": "clerk"}], "statements": [
    {"at": "2031-05-04", "source": "clerk", "says": [{"person": {"key": "person-1", "age": 5}}]}]}"#;

const PERSON: &str = r#"{"person": {"key": "person-1", "age": 5}}"#;

/// What stands in the whole file in place of what.
const SEEN: [(&str, &str); 49] = [
    // The file.
    (WHOLE, "[]"),
    (WHOLE, "{}"),
    (r#""schema": 1, "#, ""),
    (r#""schema": 1"#, r#""schema": 0"#),
    (r#""schema": 1"#, r#""schema": 2"#),
    (r#""schema": 1"#, r#""schema": "1""#),
    (r#""schema": 1"#, r#""schema": null"#),
    (r#""schema": 1"#, r#""schema": 1, "bicycle": null"#),
    (r#""schema": 1"#, r#""schema": 1, "zone": "CST""#),
    (r#""schema": 1"#, r#""schema": 1, "zone": "-13:00""#),
    (r#""schema": 1"#, r#""schema": 1, "bare": [{"bicycle": "a"}]"#),
    (r#""schema": 1"#, r#""schema": 1, "bare": [{"person": "P"}]"#),
    ("00000000-", "0000-"),
    (r#"[{"key": "clerk"}]"#, r#"["clerk"]"#),
    (r#"{"key": "clerk"}"#, r#"{"name": "A clerk"}"#),
    // Its statements.
    (r#""at": "2031-05-04", "#, ""),
    (r#""2031-05-04""#, r#""yesterday""#),
    (r#""2031-05-04""#, "2031"),
    (r#""source": "clerk""#, r#""source": "The Clerk""#),
    (r#""source": "clerk""#, r#""source": "clerk", "cite": 3"#),
    (r#""says": ["#, r#""sais": ["#),
    (PERSON, ""),
    (PERSON, "null"),
    (PERSON, "{}"),
    (PERSON, r#"{"person": null}"#),
    (PERSON, r#"{"persn": {"key": "person-1"}}"#),
    (PERSON, r#"{"person": {"key": "person-1"}, "agency": {"key": "agency-1"}}"#),
    (PERSON, r#"{"reported": {"person": {"key": "person-1"}}}"#),
    (PERSON, r#"{"sequence": {"earlier": "shooting-1", "later": "circumstances/occurred"}}"#),
    (PERSON, r#"{"related": {"incident": "31-0042"}}"#),
    (PERSON, r#"{"resolved": {"leaving": [{"leave": "leave-1"}]}}"#),
    (PERSON, r#"{"agency": {"key": "agency-1", "oris": ["zz0000000"]}}"#),
    (PERSON, r#"{"agency": {"key": "agency-1", "identifiers": [{"kind": "badge"}]}}"#),
    (PERSON, r#"{"shooting": {"key": "shooting-1", "place": {}}}"#),
    (PERSON, r#"{"shooting": {"key": "shooting-1", "jurisdiction": {"state": null}}}"#),
    (PERSON, r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 39.1}}}"#),
    (PERSON, r#"{"shooting": {"key": "shooting-1", "complete": ["occurred"]}}"#),
    // Their fields.
    (r#""key": "person-1""#, r#""key": null"#),
    (r#""age": 5"#, r#""aeg": 5"#),
    (r#""age": 5"#, r#""age": -1"#),
    (r#""age": 5"#, r#""age": 4294967296"#),
    (r#""age": 5"#, r#""age": "five""#),
    (r#""age": 5"#, r#""age": {"low": null}"#),
    (r#""age": 5"#, r#""roles": [null]"#),
    (r#""age": 5"#, r#""injury": """#),
    (r#""age": 5"#, r#""unknown": {"aeg": "pending"}"#),
    (r#""age": 5"#, r#""unknown": {"age": "perhaps"}"#),
    (r#""age": 5"#, r#""words": {"key": "one"}"#),
    (r#""age": 5"#, r#""believed": "age""#),
];

const UNSEEN: [(&str, &str); 18] = [
    (r#""schema": 1"#, r#""schema": 1.0"#),
    (r#""schema": 1"#, r#""schema": 1, "schema": 1"#),
    (r#""age": 5"#, r#""age": 5.0"#),
    (r#""age": 5"#, r#""age": 5, "age": 6"#),
    (r#""age": 5"#, r#""age": 5, "unknown": {"age": "pending"}"#),
    (r#""age": 5"#, r#""age": {"low": 29, "high": 20}"#),
    (r#""2031-05-04""#, r#""2031-02-30""#),
    (r#""2031-05-04""#, r#""2031-05-04/2031-05-03""#),
    (r#""2031-05-04""#, r#""2031-05-04T11:47Z/2031-05-04T11:48""#),
    (r#""2031-05-04""#, r#""2031-05-04T11:47-00:00""#),
    (PERSON, r#"{"shooting": {"key": "shooting-1", "complete": ["struck"]}}"#),
    (
        PERSON,
        r#"{"shooting": {"key": "a", "point": {"latitude": 1.15, "longitude": 0, "decimals": 1}}}"#,
    ),
    (PERSON, r#"{"remark": {"text": "x", "about": "circumstances/wheather"}}"#),
    (
        PERSON,
        r#"{"sequence": {"earlier": "circumstances/place", "later": "circumstances/occurred"}}"#,
    ),
    (r#""source": "clerk""#, r#""source": "herald""#),
    (r#"[{"key": "clerk"}]"#, r#"[{"key": "clerk"}, {"key": "clerk"}]"#),
    (PERSON, r#"{"officer": {"key": "officer-1", "employer": "agency-1"}}"#),
    (PERSON, r#"{"person": {"key": "a", "age": 5}}, {"person": {"key": "a", "age": 6}}"#),
];

/// The whole file with the one in place of the other, which cannot be read.
#[track_caller]
fn broken(old: &str, new: &str) -> Value {
    assert!(WHOLE.contains(old), "{old}");
    let text = WHOLE.replacen(old, new, 1);
    assert!(json::from_str(&text).is_err(), "{new} is read");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn what_the_schema_refuses() {
    let validator = of_incidents();
    assert!(json::from_str(WHOLE).is_ok());
    assert!(validator.is_valid(&serde_json::from_str(WHOLE).unwrap()));
    for (old, new) in SEEN {
        assert!(!validator.is_valid(&broken(old, new)), "{new} is valid");
    }
}

/// These stand in the documentation of the module `schema`.
#[test]
fn what_the_schema_cannot_see() {
    let validator = of_incidents();
    for (old, new) in UNSEEN {
        assert!(validator.is_valid(&broken(old, new)), "{new} is seen: move it to the others");
    }
}
