//! What cannot be read, and what the error says of it: the line, the place in the incident, what
//! was expected and what was found.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use use_of_force::Incident;
use use_of_force::json::{self, Error, ErrorKind};

/// An incident with these claims in its one statement, on line 4.
fn claiming(claims: &str) -> String {
    format!(
        r#"{{"schema": 1, "id": "00000000-0000-0000-0000-000000000001",
"sources": [{{"key": "clerk"}}],
"statements": [
{{"at": "2031-05-04", "source": "clerk", "says": [{claims}]}}]}}"#
    )
}

/// An incident with these statements, from line 4.
fn stating(statements: &str) -> String {
    format!(
        r#"{{"schema": 1, "id": "00000000-0000-0000-0000-000000000001",
"sources": [{{"key": "clerk"}}, {{"key": "story"}}],
"statements": [
{statements}]}}"#
    )
}

/// An incident with these members beside `schema`, from line 2.
fn holding(members: &str) -> String {
    format!("{{\"schema\": 1,\n{members}}}")
}

fn refused(text: &str) -> Error {
    match json::from_str(text) {
        Ok(_) => panic!("read: {text}"),
        Err(error) => error,
    }
}

/// Every text and the whole of its error.
#[track_caller]
fn check(kind: ErrorKind, cases: &[(String, &str)]) {
    let mut wrong = String::new();
    for (text, message) in cases {
        let error = refused(text);
        if error.to_string() != *message || error.kind() != kind {
            let text: String = text.chars().take(400).collect();
            wrong += &format!("{text}\n  {message}\n  {error} ({:?})\n", error.kind());
        }
        assert!(error.to_string().len() < 450, "too long: {error}");
    }
    assert!(wrong.is_empty(), "text, expected, actual:\n{wrong}");
}

/// The errors of claims: without `line 4: statement 1, `.
#[track_caller]
fn check_claims(kind: ErrorKind, cases: &[(&str, &str)]) {
    let messages: Vec<_> =
        cases.iter().map(|(_, message)| format!("line 4: statement 1, {message}")).collect();
    let texts = cases.iter().map(|(claims, _)| claiming(claims));
    let cases: Vec<_> = texts.zip(messages.iter().map(String::as_str)).collect();
    check(kind, &cases);
}

#[test]
fn names() {
    check_claims(
        ErrorKind::Data,
        &[
            (
                r#"{"person": {"key": "person-1", "injry": "minor"}}"#,
                "claim 1, person: expected a member of person (perhaps `injury`), found `injry`",
            ),
            (
                r#"{"person": {"kye": "person-1"}}"#,
                "claim 1, person: expected a member of person (perhaps `key`), found `kye`",
            ),
            (
                r#"{"person": {"key": "person-1", "bicycle": true}}"#,
                "claim 1, person: expected a member of person, found `bicycle`",
            ),
            (
                r#"{"persn": {"key": "person-1"}}"#,
                "claim 1: expected a claim (perhaps `person`), found `persn`",
            ),
            (
                r#"{"bicycle": {"key": "person-1"}}"#,
                "claim 1: expected a claim: circumstances, agency, officer, person, pursuit, collision, shooting, force, investigation, leave, determination, remark, sequence, confirmed, ruled_out, same, settled, related, expunged, suspended, resumed, referred, concluded, investigation_reopened, resolved, reopened, withdrawn, incident_withdrawn, reported, found `bicycle`",
            ),
            (
                r#"{"reported": {"person": {"key": "person-1"}}}"#,
                "claim 1: expected a step: suspended, resumed, referred, concluded, investigation_reopened, resolved, reopened, withdrawn, incident_withdrawn, found `person`",
            ),
            (
                r#"{"reported": {"concludd": {"investigation": "criminal-1"}}}"#,
                "claim 1: expected a step (perhaps `concluded`), found `concludd`",
            ),
            (r#"{}"#, "claim 1: expected one member, found none"),
            (r#"{"person": null}"#, "claim 1: expected one member, found none"),
            (
                r#"{"person": {"key": "person-1"}, "agency": {"key": "agency-1"}}"#,
                "claim 1: expected one member, found `person` and `agency`",
            ),
            (
                r#"{"person": {"key": "person-1"}, "person": {"key": "person-2"}}"#,
                "claim 1: expected one member, found `person` and `person`",
            ),
            (r#"{"reported": {}}"#, "claim 1: expected one member, found none"),
            (r#"{"person": {}}"#, "claim 1, person: expected the member `key`, found none"),
            (
                r#"{"person": {"key": null, "age": 5}}"#,
                "claim 1, person: expected the member `key`, found none",
            ),
            (r#"{"remark": {}}"#, "claim 1, remark: expected the member `text`, found none"),
            (
                r#"{"sequence": {"earlier": "circumstances/occurred"}}"#,
                "claim 1, sequence: expected the member `later`, found none",
            ),
            (
                r#"{"person": {"key": "person-1"}}, {"agency": {"key": "agency-1", "oris": ["x"]}}"#,
                "claim 2, agency/oris: expected an ORI of two letters and 5 or 7 more capital letters or digits, found `x`",
            ),
        ],
    );
}

#[test]
fn what_stands_beside_the_values() {
    check_claims(
        ErrorKind::Data,
        &[
            (
                r#"{"person": {"key": "person-1", "age": 5, "unknown": {"age": "pending"}}}"#,
                "claim 1, person/unknown/age: stated both as known and as unknown",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"age": "pending"}, "age": 5}}"#,
                "claim 1, person/age: stated both as known and as unknown",
            ),
            (
                r#"{"person": {"key": "person-1", "age": 5, "sex": "male", "age": 6}}"#,
                "claim 1, person/age: stands there twice",
            ),
            (
                r#"{"person": {"key": "person-1", "key": "person-1"}}"#,
                "claim 1, person/key: stands there twice",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"age": "pending", "age": "asked"}}}"#,
                "claim 1, person/unknown/age: stands there twice",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"aeg": "pending"}}}"#,
                "claim 1, person/unknown: expected a field of person (perhaps `age`), found `aeg`",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"key": "pending"}}}"#,
                "claim 1, person/unknown: expected a field of person, found `key`",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"age": "perhaps"}}}"#,
                "claim 1, person/unknown/age: expected a reason (pending, withheld, undisclosed, asked, declined, undetermined, not_made, not_collected, not_applicable, unusable, redacted, unexplained), found `perhaps`",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"age": 5}}}"#,
                "claim 1, person/unknown/age: expected a reason why something is not known, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": ["age"]}}"#,
                "claim 1, person/unknown: expected an object whose members are named like fields, found an array",
            ),
            (
                r#"{"person": {"key": "person-1", "words": {"aeg": "young"}}}"#,
                "claim 1, person/words: expected a field of person (perhaps `age`), found `aeg`",
            ),
            (
                r#"{"person": {"key": "person-1", "words": {"age": 20}}}"#,
                "claim 1, person/words/age: expected text, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "words": {"age": "20", "age": "30"}}}"#,
                "claim 1, person/words/age: stands there twice",
            ),
            (
                r#"{"person": {"key": "person-1", "words": "young"}}"#,
                "claim 1, person/words: expected an object whose members are named like fields, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "believed": ["aeg"]}}"#,
                "claim 1, person/believed: expected a field of person (perhaps `age`), found `aeg`",
            ),
            (
                r#"{"person": {"key": "person-1", "believed": "age"}}"#,
                "claim 1, person/believed: expected an array of names of fields, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "believed": [1]}}"#,
                "claim 1, person/believed: expected the name of a member, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "believed": {"age": true}}}"#,
                "claim 1, person/believed: expected an array of names of fields, found an object",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "complete": ["struk"]}}"#,
                "claim 1, shooting/complete: expected a field of shooting (perhaps `struck`), found `struk`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "complete": ["struck"]}}"#,
                "claim 1, shooting/complete: only a known list without an order can be complete, not `struck`",
            ),
            (
                r#"{"pursuit": {"key": "pursuit-1", "crossed": [{"state": "EX"}], "complete": ["crossed"]}}"#,
                "claim 1, pursuit/complete: only a known list without an order can be complete, not `crossed`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "complete": true}}"#,
                "claim 1, shooting/complete: expected an array of names of fields, found a boolean",
            ),
        ],
    );
}

#[test]
fn values_of_a_wrong_type() {
    check_claims(
        ErrorKind::Data,
        &[
            // Text.
            (
                r#"{"agency": {"key": "agency-1", "name": 5}}"#,
                "claim 1, agency/name: expected text, found a number",
            ),
            (
                r#"{"agency": {"key": "agency-1", "name": true}}"#,
                "claim 1, agency/name: expected text, found a boolean",
            ),
            (
                r#"{"agency": {"key": "agency-1", "name": ["Exampleton"]}}"#,
                "claim 1, agency/name: expected text, found an array",
            ),
            (
                r#"{"agency": {"key": "agency-1", "name": {"en": "Exampleton"}}}"#,
                "claim 1, agency/name: expected text, found an object",
            ),
            // A word.
            (
                r#"{"person": {"key": "person-1", "injury": 1}}"#,
                "claim 1, person/injury: expected a word of injury, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "injury": {"word": "minor"}}}"#,
                "claim 1, person/injury: expected a word of injury, found an object",
            ),
            (
                r#"{"person": {"key": "person-1", "injury": ""}}"#,
                "claim 1, person/injury: expected a word of injury, found ``",
            ),
            // A yes or no.
            (
                r#"{"person": {"key": "person-1", "armed": "yes"}}"#,
                "claim 1, person/armed: expected true or false, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "armed": 1}}"#,
                "claim 1, person/armed: expected true or false, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "armed": []}}"#,
                "claim 1, person/armed: expected true or false, found an array",
            ),
            // An amount.
            (
                r#"{"person": {"key": "person-1", "age": "twenty"}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `twenty`"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": -1}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `-1`"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": 4294967296}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `4294967296`"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": 1e3}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `1000.0`"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": 20.5}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `20.5`"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": true}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found a boolean"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": [20, 29]}}"#,
                r#"claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found an array"#,
            ),
            (
                r#"{"person": {"key": "person-1", "age": {}}}"#,
                "claim 1, person/age: expected `low`, `high` or both",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": 29, "high": 20}}}"#,
                "claim 1, person/age: expected `low` of at most `high`, found 29 and 20",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": -1}}}"#,
                "claim 1, person/age: expected a whole number from 0 to 4294967295, found `-1`",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": 4294967296}}}"#,
                "claim 1, person/age: expected a whole number from 0 to 4294967295, found `4294967296`",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": 1.5}}}"#,
                "claim 1, person/age: expected a whole number from 0 to 4294967295, found `1.5`",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": "20"}}}"#,
                "claim 1, person/age: expected a whole number from 0 to 4294967295, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"min": 20}}}"#,
                "claim 1, person/age: expected `low` or `high`, found `min`",
            ),
            (
                r#"{"person": {"key": "person-1", "age": {"low": 20, "low": 21}}}"#,
                "claim 1, person/age: `low` is stated twice",
            ),
            // A set, a list.
            (
                r#"{"person": {"key": "person-1", "roles": "subject"}}"#,
                "claim 1, person/roles: expected an array, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "roles": {"subject": true}}}"#,
                "claim 1, person/roles: expected an array, found an object",
            ),
            (
                r#"{"person": {"key": "person-1", "roles": ["subject", 1]}}"#,
                "claim 1, person/roles: expected a word of role, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "roles": [null]}}"#,
                "claim 1, person/roles: expected a word of role, found null",
            ),
            (
                r#"{"pursuit": {"key": "pursuit-1", "crossed": ["KS"]}}"#,
                "claim 1, pursuit/crossed: expected a jurisdiction, found text",
            ),
            // A key.
            (
                r#"{"officer": {"key": "officer-1", "employer": ["agency-1"]}}"#,
                "claim 1, officer/employer: expected a key, found an array",
            ),
            (
                r#"{"officer": {"key": "officer-1", "employer": 1}}"#,
                "claim 1, officer/employer: expected a key, found a number",
            ),
            (
                r#"{"officer": {"key": "Officer-1"}}"#,
                "claim 1, officer/key: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `Officer-1`",
            ),
            (
                r#"{"officer": {"key": ""}}"#,
                "claim 1, officer/key: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found ``",
            ),
            (
                r#"{"officer": {"key": "a0000000000000000000000000000000000000000000000000000000000000065"}}"#,
                "claim 1, officer/key: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `a000000000000000000000000000000000000000…`",
            ),
            // A moment.
            (
                r#"{"shooting": {"key": "shooting-1", "occurred": 2031}}"#,
                "claim 1, shooting/occurred: expected a moment such as `2021-06-20` or `2021-06-20T11:47-05:00~`, found a number",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "occurred": "2021-02-30"}}"#,
                "claim 1, shooting/occurred: expected a moment: february 2021 has no day 30, found `2021-02-30`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "occurred": "noon"}}"#,
                "claim 1, shooting/occurred: expected a moment: it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or `2021-06-20T11:47:03`, found `noon`",
            ),
            // A place, a jurisdiction, a point.
            (
                r#"{"shooting": {"key": "shooting-1", "place": {}}}"#,
                "claim 1, shooting/place: expected a part of a place, found none",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "place": "1st Street"}}"#,
                "claim 1, shooting/place: expected a place, found text",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "place": {"adress": "1st Street"}}}"#,
                "claim 1, shooting/place: expected a member of a place: `address`, `street`, `cross_street`, `landmark`, `postal_code`, `description`, found `adress`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "place": {"address": 1}}}"#,
                "claim 1, shooting/place: expected text, found a number",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "place": {"address": "a", "address": "b"}}}"#,
                "claim 1, shooting/place: `address` is stated twice",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "place": [1]}}"#,
                "claim 1, shooting/place: expected a place, found an array",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "jurisdiction": {"state": null}}}"#,
                "claim 1, shooting/jurisdiction: expected a part of a jurisdiction, found none",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": "39.1,-94.5"}}"#,
                r#"claim 1, shooting/point: expected {"latitude":…,"longitude":…,"decimals":…}, found text"#,
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": [39.1, -94.5]}}"#,
                r#"claim 1, shooting/point: expected {"latitude":…,"longitude":…,"decimals":…}, found an array"#,
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 39.1}}}"#,
                "claim 1, shooting/point: expected `latitude`, `longitude` and `decimals`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 91, "longitude": 0, "decimals": 0}}}"#,
                "claim 1, shooting/point: expected a point: latitude from -90 to 90 and longitude from -180 to 180 degrees, with at most 7 decimals, found `91,0`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 39.15, "longitude": 0, "decimals": 1}}}"#,
                "claim 1, shooting/point: expected a point with at most 1 decimals, found `39.15,0`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 39.1, "longitude": 0, "decimals": 8}}}"#,
                "claim 1, shooting/point: expected a point: latitude from -90 to 90 and longitude from -180 to 180 degrees, with at most 7 decimals, found `39.10000000,0.00000000`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": 39.1, "longitude": 0, "decimals": 300}}}"#,
                "claim 1, shooting/point: expected a whole number from 0 to 255, found `300`",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"latitude": "39.1"}}}"#,
                "claim 1, shooting/point: expected a number, found text",
            ),
            (
                r#"{"shooting": {"key": "shooting-1", "point": {"lat": 39.1}}}"#,
                "claim 1, shooting/point: expected `latitude`, `longitude` or `decimals`, found `lat`",
            ),
            // Identifiers.
            (
                r#"{"agency": {"key": "agency-1", "oris": ["zz0000000"]}}"#,
                "claim 1, agency/oris: expected an ORI of two letters and 5 or 7 more capital letters or digits, found `zz0000000`",
            ),
            (
                r#"{"agency": {"key": "agency-1", "identifiers": [{"kind": "badge"}]}}"#,
                "claim 1, agency/identifiers: expected the `value` of an identifier, found none",
            ),
            (
                r#"{"agency": {"key": "agency-1", "identifiers": ["31-0042"]}}"#,
                "claim 1, agency/identifiers: expected an identifier, found text",
            ),
            (
                r#"{"agency": {"key": "agency-1", "tip_lines": [{"name": "hotline"}]}}"#,
                "claim 1, agency/tip_lines: expected the `number` of a tip line, found none",
            ),
            (
                r#"{"related": {"incident": "31-0042"}}"#,
                "claim 1, related/incident: expected a UUID, found `31-0042`",
            ),
            (
                r#"{"related": {"incident": 310042}}"#,
                "claim 1, related/incident: expected a UUID, found a number",
            ),
            (
                r#"{"sequence": {"earlier": "shooting-1", "later": "circumstances/occurred"}}"#,
                "claim 1, sequence/earlier: expected a path such as `shooting/shooting-1/occurred` or `circumstances/place`, found `shooting-1`",
            ),
            (
                r#"{"resolved": {"leaving": [{"leave": "leave-1"}]}}"#,
                "claim 1, resolved/leaving: expected the `reason` of a leave or an investigation that is left, found none",
            ),
            (
                r#"{"resolved": {"leaving": [{"reason": "x"}]}}"#,
                "claim 1, resolved/leaving: expected one of `leave` and `investigation`",
            ),
            (
                r#"{"resolved": {"leaving": [{"leave": "a", "investigation": "b", "reason": "x"}]}}"#,
                "claim 1, resolved/leaving: expected one of `leave` and `investigation`",
            ),
            // Claims.
            (
                r#"{"person": "person-1"}"#,
                "claim 1, person: expected an object that describes person, found text",
            ),
            (
                r#"{"person": [1]}"#,
                "claim 1, person: expected an object that describes person, found an array",
            ),
            (
                r#""person""#,
                "claim 1: expected a claim: an object with one member, the name of what it describes, found text",
            ),
            (
                r#"null"#,
                "claim 1: expected a claim: an object with one member, the name of what it describes, found null",
            ),
            (
                r#"{"reported": "concluded"}"#,
                "claim 1: expected a step: an object with one member, the name of the step, found text",
            ),
        ],
    );
}

/// What identifies a person is not repeated.
#[test]
fn names_are_kept_out_of_errors() {
    check_claims(
        ErrorKind::Data,
        &[
            (
                r#"{"person": {"key": "person-1", "name": 41000017}}"#,
                "claim 1, person/name: expected text, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "name": ["Secretname"]}}"#,
                "claim 1, person/name: expected text, found an array",
            ),
            (
                r#"{"person": {"key": "person-1", "name": {"first": "Secretname"}}}"#,
                "claim 1, person/name: expected text, found an object",
            ),
            (
                r#"{"person": {"key": "person-1", "born": "2001-02-30"}}"#,
                "claim 1, person/born: expected a moment",
            ),
            (
                r#"{"person": {"key": "person-1", "born": 20010230}}"#,
                "claim 1, person/born: expected a moment such as `2021-06-20` or `2021-06-20T11:47-05:00~`, found a number",
            ),
            (
                r#"{"person": {"key": "person-1", "identifiers": ["Secretname"]}}"#,
                "claim 1, person/identifiers: expected an identifier, found text",
            ),
            (
                r#"{"person": {"key": "person-1", "identifiers": [{"Secretname": "1"}]}}"#,
                "claim 1, person/identifiers: expected a member of an identifier",
            ),
            (
                r#"{"person": {"key": "person-1", "unknown": {"name": "Secretname"}}}"#,
                "claim 1, person/unknown/name: expected a reason (pending, withheld, undisclosed, asked, declined, undetermined, not_made, not_collected, not_applicable, unusable, redacted, unexplained)",
            ),
            (
                r#"{"person": {"key": "person-1", "words": {"name": 41000017}}}"#,
                "claim 1, person/words/name: expected text, found a number",
            ),
            (
                r#"{"officer": {"key": "officer-1", "name": 41000017}}"#,
                "claim 1, officer/name: expected text, found a number",
            ),
        ],
    );
    check(
        ErrorKind::Data,
        &[(
            holding(r#""sources": [{"key": "clerk", "name": 41000017}]"#),
            "line 2: source 1, source/name: expected text, found a number",
        )],
    );
}

#[test]
fn statements() {
    check(
        ErrorKind::Data,
        &[
            (
                stating(r#"{"source": "clerk", "says": [{"remark": {"text": "x"}}]}"#),
                "line 4: statement 1: expected the member `at`, found none",
            ),
            (
                stating(r#"{"at": "2031-05-04", "says": [{"remark": {"text": "x"}}]}"#),
                "line 4: statement 1: expected the member `source`, found none",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk"}"#),
                "line 4: statement 1: expected the member `says`, found none",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": null}"#),
                "line 4: statement 1: expected the member `says`, found none",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": {}}"#),
                "line 4: statement 1, says: expected an array of claims, found an object",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": "x"}"#),
                "line 4: statement 1, says: expected an array of claims, found text",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": [], "says": []}"#),
                "line 4: statement 1: `says` stands there twice",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "sais": []}"#),
                "line 4: statement 1: expected a member of a statement (perhaps `says`), found `sais`",
            ),
            (
                stating(r#"{"at": "2031-05-04", "bicycle": "clerk", "says": []}"#),
                "line 4: statement 1: expected a member of a statement, found `bicycle`",
            ),
            (
                stating(r#"{"at": "2031-05-04", "at": "2031-05-04"}"#),
                "line 4: statement 1, at: stands there twice",
            ),
            (
                stating(r#"{"at": "yesterday"}"#),
                "line 4: statement 1, at: expected a moment: it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or `2021-06-20T11:47:03`, found `yesterday`",
            ),
            (
                stating(r#"{"at": 2031}"#),
                "line 4: statement 1, at: expected a moment such as `2021-06-20` or `2021-06-20T11:47-05:00~`, found a number",
            ),
            (
                stating(r#"{"source": "The Clerk"}"#),
                "line 4: statement 1, source: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `The Clerk`",
            ),
            (stating(r#"{"cite": 3}"#), "line 4: statement 1, cite: expected text, found a number"),
            (
                stating(r#"{"public": "2031-13"}"#),
                "line 4: statement 1, public: expected a moment: the month must be 01 to 12, found `2031-13`",
            ),
            (
                stating(r#""said""#),
                "line 4: statement 1: expected a statement: an object with `at`, `source` and `says`, found text",
            ),
            (
                stating("null"),
                "line 4: statement 1: expected a statement: an object with `at`, `source` and `says`, found null",
            ),
            (
                stating("[]"),
                "line 4: statement 1: expected a statement: an object with `at`, `source` and `says`, found an array",
            ),
            (
                stating(
                    "{\"at\": \"2031-05-04\", \"source\": \"clerk\",\n\"says\": [{\"remark\": {\"text\": \"x\"}}]},\n{\"at\":\n\"2031\",\n\"cite\": 5}",
                ),
                "line 8: statement 2, cite: expected text, found a number",
            ),
        ],
    );
    check(
        ErrorKind::Log,
        &[
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": []}"#),
                "line 4: statement 1: expected at least one claim, found none",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clrk", "says": [{"remark": {"text": "x"}}]}"#,
                ),
                "line 4: statement 1: source `clrk` is not declared",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "via": "herald", "says": [{"remark": {"text": "x"}}]}"#,
                ),
                "line 4: statement 1: source `herald` is not declared",
            ),
            (
                stating(
                    "{\"at\": \"2031-05-04\", \"source\": \"clerk\", \"says\": [\n{\"agency\": {\"key\": \"agency-1\"}},\n\n{\"officer\": {\"key\": \"officer-1\", \"employer\": \"agncy-1\"}}]}",
                ),
                "line 7: statement 1, claim 2, officer/employer: no statement describes the agency `agncy-1` (perhaps `agency-1`)",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"officer": {"key": "officer-1", "employer": "officer-1"}}]}"#,
                ),
                "line 4: statement 1, claim 1, officer/employer: expected an agency, but `officer-1` is an officer",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"officer": {"key": "one"}}, {"person": {"key": "one"}}]}"#,
                ),
                "line 4: statement 1, claim 2: expected a person, but `one` is an officer",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"person": {"key": "one", "age": 5}}, {"person": {"key": "one", "age": 6}}]}"#,
                ),
                "line 4: statement 1, claim 2: person/one/age: one statement gives two different answers",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"sequence": {"earlier": "circumstances/place", "later": "circumstances/occurred"}}]}"#,
                ),
                "line 4: statement 1, claim 1, sequence/earlier: expected the path of a moment, found `circumstances/place`",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"remark": {"text": "x", "about": "circumstances/wheather"}}]}"#,
                ),
                "line 4: statement 1, claim 1, remark/about: expected the path of a field, found `circumstances/wheather`",
            ),
            (
                stating(r#"{"at": "2031-05-04", "source": "clerk", "says": [{"reopened": {}}]}"#),
                "line 4: statement 1, claim 1: cannot be reopened: nobody resolved it before",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "says": [{"confirmed": {"statement": "nothing"}}]}"#,
                ),
                "line 4: statement 1, claim 1, confirmed/statement: no earlier statement has the key `nothing`",
            ),
            (
                stating(
                    r#"{"at": "2031-05-04", "source": "clerk", "replaces": "nothing", "says": [{"remark": {"text": "x"}}]}"#,
                ),
                "line 4: statement 1: no earlier statement has the key `nothing`",
            ),
            (
                stating(
                    "{\"at\": \"2031-05-04\", \"source\": \"clerk\", \"says\": [\n{\"investigation\": {\"key\": \"criminal-1\"}},\n{\"investigation_reopened\": {\"investigation\": \"criminal-1\"}}]}",
                ),
                "line 6: statement 1, claim 2: investigation `criminal-1` cannot be reopened: it is open",
            ),
            (
                stating(
                    "{\"at\": \"2031-05-04\", \"source\": \"clerk\", \"key\": \"one\", \"says\": [{\"remark\": {\"text\": \"x\"}}]},\n{\"at\": \"2031-05-05\", \"source\": \"clerk\", \"key\": \"one\", \"says\": [{\"remark\": {\"text\": \"y\"}}]}",
                ),
                "line 5: statement 2: another statement has the key `one`",
            ),
            (
                stating(
                    "{\"at\": \"2031-05-04\", \"source\": \"clerk\", \"key\": \"one\", \"says\": [{\"remark\": {\"text\": \"x\"}}]},\n{\"at\": \"2031-05-05\", \"source\": \"story\", \"replaces\": \"one\", \"says\": [{\"remark\": {\"text\": \"y\"}}]}",
                ),
                "line 5: statement 2: statement `one` is of the source `clerk`, and only that source can take it back, or a recorder withdraw it",
            ),
        ],
    );
}

#[test]
fn incidents() {
    const ID: &str = r#""id": "00000000-0000-0000-0000-000000000001""#;
    check(
        ErrorKind::Data,
        &[
            (
                r#"[]"#.to_owned(),
                "line 1: expected an incident: an object with `schema`, `id`, `sources` and `statements`, found an array",
            ),
            (
                r#""incident""#.to_owned(),
                "line 1: expected an incident: an object with `schema`, `id`, `sources` and `statements`, found text",
            ),
            (
                r#"null"#.to_owned(),
                "line 1: expected an incident: an object with `schema`, `id`, `sources` and `statements`, found null",
            ),
            (
                r#"5"#.to_owned(),
                "line 1: expected an incident: an object with `schema`, `id`, `sources` and `statements`, found a number",
            ),
            (r#"{}"#.to_owned(), "line 1: expected the member `schema`, found none"),
            (
                format!("{{{ID}, \"sources\": [], \"statements\": []}}"),
                "line 1: expected the member `schema`, found none",
            ),
            (
                format!("{{\"schema\": null, {ID}, \"sources\": [], \"statements\": []}}"),
                "line 1: expected the member `schema`, found none",
            ),
            (
                format!("{{\"schema\": \"1\", {ID}, \"sources\": [], \"statements\": []}}"),
                "line 1: schema: expected a whole number, found text",
            ),
            (
                format!("{{\"schema\": -1, {ID}, \"sources\": [], \"statements\": []}}"),
                "line 1: schema: expected a whole number, found `-1`",
            ),
            (
                format!("{{\"schema\": 1.0, {ID}, \"sources\": [], \"statements\": []}}"),
                "line 1: schema: expected a whole number, found `1.0`",
            ),
            (
                format!("{{\"schema\": 1, \"schema\": 1, {ID}}}"),
                "line 1: schema: stands there twice",
            ),
            (
                holding(r#""sources": [], "statements": []"#),
                "line 2: expected the member `id`, found none",
            ),
            (
                holding(&format!("{ID}, \"statements\": []")),
                "line 2: expected the member `sources`, found none",
            ),
            (
                holding(&format!("{ID}, \"sources\": []")),
                "line 2: expected the member `statements`, found none",
            ),
            (
                holding(&format!("{ID}, \"sources\": [], \"statments\": []")),
                "line 2: expected a member of an incident (perhaps `statements`), found `statments`",
            ),
            (
                holding(&format!("{ID}, \"bicycle\": []")),
                "line 2: expected a member of an incident, found `bicycle`",
            ),
            (holding(&format!("{ID},\n{ID}")), "line 3: id: stands there twice"),
            (
                holding("\"statements\": [],\n\"statements\": []"),
                "line 3: `statements` stands there twice",
            ),
            (holding(r#""id": "1""#), "line 2: id: expected a UUID, found `1`"),
            (holding(r#""id": 1"#), "line 2: id: expected a UUID, found a number"),
            (
                holding(r#""zone": "CST""#),
                "line 2: zone: expected an offset such as `-05:00`, found `CST`",
            ),
            (
                holding(r#""zone": "-13:00""#),
                "line 2: zone: expected an offset such as `-05:00`, found `-13:00`",
            ),
            (
                holding(r#""zone": "-05:60""#),
                "line 2: zone: expected an offset such as `-05:00`, found `-05:60`",
            ),
            (
                holding(r#""zone": "-5:00""#),
                "line 2: zone: expected an offset such as `-05:00`, found `-5:00`",
            ),
            (
                holding(r#""zone": -5"#),
                "line 2: zone: expected an offset such as `-05:00`, found a number",
            ),
            (holding(r#""sources": {}"#), "line 2: sources: expected an array, found an object"),
            (holding(r#""sources": "clerk""#), "line 2: sources: expected an array, found text"),
            (
                holding(r#""sources": ["clerk"]"#),
                "line 2: source 1, source: expected an object that describes source, found text",
            ),
            (
                holding("\"sources\": [{\"key\": \"a\"},\n{\"key\": \"b\", \"kind\": 1}]"),
                "line 3: source 2, source/kind: expected a word of source_kind, found a number",
            ),
            (
                holding(r#""sources": [{"name": "a"}]"#),
                "line 2: source 1, source: expected the member `key`, found none",
            ),
            (holding(r#""sources": [], "sources": []"#), "line 2: `sources` stands there twice"),
            (
                holding(r#""statements": {}"#),
                "line 2: statements: expected an array, found an object",
            ),
            (
                holding(r#""statements": 1"#),
                "line 2: statements: expected an array, found a number",
            ),
            (
                holding(r#""bare": {"person": "person-1"}"#),
                "line 2: bare: expected an array, found an object",
            ),
            (holding(r#""bare": ["person-1"]"#), "line 2: bare: expected an object, found text"),
            (
                holding(r#""bare": [{"bicycle": "person-1"}]"#),
                "line 2: bare: expected a noun that has a key, found `bicycle`",
            ),
            (holding(r#""bare": [{"person": 1}]"#), "line 2: bare: expected text, found a number"),
        ],
    );
    check(
        ErrorKind::Log,
        &[
            (
                holding(&format!(
                    "{ID},\n\"sources\": [{{\"key\": \"a\"}},\n{{\"key\": \"a\"}}], \"statements\": []"
                )),
                "line 4: source 2: another source has the key `a`",
            ),
            (
                holding(&format!(
                    "{ID},\n\"sources\": [{{\"key\": \"a\"}},\n{{\"key\": \"a\", \"name\": \"b\"}}], \"statements\": []"
                )),
                "line 4: source 2: another source has the key `a`",
            ),
            (
                holding(&format!(
                    "{ID}, \"sources\": [], \"statements\": [],\n\"bare\": [{{\"person\": \"P\"}}]"
                )),
                "line 3: bare 1: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `P`",
            ),
            (
                holding(&format!(
                    "{ID}, \"sources\": [], \"statements\": [], \"bare\": [{{\"person\": \"a\"}},\n{{\"officer\": \"a\"}}]"
                )),
                "line 3: bare 2: expected one kind of noun for each key, found `a`",
            ),
        ],
    );
}

#[test]
fn syntax() {
    check(
        ErrorKind::Syntax,
        &[
            (String::new(), "line 1: expected an incident, found nothing"),
            (" \n\t".to_owned(), "line 1: expected an incident, found nothing"),
            ("\u{feff}".to_owned(), "line 1: expected an incident, found nothing"),
            ("schema: 1".to_owned(), "line 1: expected a value"),
            (claiming(r#"{"person": {"key": "person-1"}}"#) + "\n}", "line 5: trailing characters"),
            (claiming(r#"{"person": {"key": "person-1"}},"#), "line 4: statement 1, claim 2, says: trailing comma"),
            (claiming(r#"{"person": {"key": "person-1",}}"#), "line 4: statement 1, claim 1, person: trailing comma"),
            (claiming(r#"{"person": {"key": "person-1" "age": 5}}"#), "line 4: statement 1, claim 1, person: expected `,` or `}`"),
            (claiming(r#"{"person": {"key": 'person-1'}}"#), "line 4: statement 1, claim 1, person/key: expected a value"),
            (claiming(r#"{"person": {"key": "person-1", "name": "Secretname"#), "line 4: statement 1, claim 1, person/name: the text ends within a string"),
            ("{\"schema\": 1,\n\"id\": \"0000".to_owned(), "line 2: id: the text ends within a string"),
            ("{\"schema\": 1,\n\"sources\": [{\"key\":\n".to_owned(), "line 3: source 1, source/key: the text ends within a value"),
            ("{\"schema\": 1,\n\"statements\": [{\"at\": \"2031\",\n\"says\": [{\"person\": {\"key\": \"person-1\"".to_owned(), "line 3: statement 1, claim 1, person: the text ends within an object"),
            ("{\"schema\": 1".to_owned(), "line 1: the text ends within an object"),
        ],
    );
}

#[test]
fn a_newer_schema_comes_before_every_other_error() {
    let message = "schema 99 is newer than this version of use-of-force, which reads up to 1";
    for (line, text) in [
        (1, r#"{"schema": 99}"#.to_owned()),
        (1, r#"{"schema": 99, "id": 5, "satellites": []}"#.to_owned()),
        (3, "{\"id\": 5,\n\"satellites\": [{}],\n\"schema\": 99}".to_owned()),
        (2, "{\"statements\": [{\"at\": \"yesterday\"}],\n\"schema\": 99}".to_owned()),
        (2, "{\"sources\": [{\"key\": \"A\"}],\n\"schema\":99, \"id\": \"cut".to_owned()),
        (2, "{\"schema\": null,\n\"schema\": 99}".to_owned()),
        (2, "{\"schema\": 1,\n\"schema\": 99}".to_owned()),
    ] {
        let error = refused(&text);
        assert_eq!(error.to_string(), format!("line {line}: {message}"), "{text}");
        assert_eq!(error.kind(), ErrorKind::Schema, "{text}");
    }
    let error = refused(r#"{"schema": 18446744073709551615}"#);
    assert_eq!(error.kind(), ErrorKind::Schema);
    // Other formats name it too.
    let error = serde_json::from_str::<Incident>(r#"{"schema": 99, "id": 5}"#).unwrap_err();
    assert!(error.to_string().starts_with(message), "{error}");
}

#[test]
fn there_is_no_schema_0() {
    let error = refused(r#"{"schema": 0, "id": 5}"#);
    assert_eq!(error.to_string(), "line 1: schema: expected a schema from 1 on, found `0`");
}

/// However deeply something is nested, it is an error and no overflow of the stack.
#[test]
fn deep_nesting() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let object = "{\"a\":".repeat(200_000) + "1" + &"}".repeat(200_000);
    check(
        ErrorKind::Data,
        &[
            (
                deep.clone(),
                "line 1: expected an incident: an object with `schema`, `id`, `sources` and `statements`, found an array",
            ),
            (object.clone(), "line 1: expected a member of an incident, found `a`"),
            (
                holding(&format!("\"satellites\": {deep}")),
                "line 2: expected a member of an incident, found `satellites`",
            ),
            (
                holding(&format!("\"statements\": {deep}")),
                "line 2: statement 1: expected a statement: an object with `at`, `source` and `says`, found an array",
            ),
            (
                stating(&format!("{{\"says\": {deep}}}")),
                "line 4: statement 1, claim 1: expected a claim: an object with one member, the name of what it describes, found an array",
            ),
            (
                claiming(&format!("{{\"person\": {object}}}")),
                "line 4: statement 1, claim 1, person: expected a member of person, found `a`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"age\": {deep}}}}}")),
                r#"line 4: statement 1, claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found an array"#,
            ),
            (
                claiming(&format!("{{\"person\": {{\"age\": {object}}}}}")),
                "line 4: statement 1, claim 1, person/age: expected `low` or `high`, found `a`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"roles\": {deep}}}}}")),
                "line 4: statement 1, claim 1, person/roles: expected a word of role, found an array",
            ),
            (
                claiming(&format!("{{\"person\": {{\"words\": {{\"age\": {deep}}}}}}}")),
                "line 4: statement 1, claim 1, person/words/age: expected text, found an array",
            ),
            (
                holding(&format!("\"schema\": {deep}")),
                "line 2: schema: expected a whole number, found an array",
            ),
        ],
    );
}

/// Input of any length is shown shortened, and so that it stays on its line.
#[test]
fn long_and_strange_input() {
    let long = "x".repeat(100_000);
    check(
        ErrorKind::Data,
        &[
            (
                claiming(&format!("{{\"{long}\": {{}}}}")),
                "line 4: statement 1, claim 1: expected a claim: circumstances, agency, officer, person, pursuit, collision, shooting, force, investigation, leave, determination, remark, sequence, confirmed, ruled_out, same, settled, related, expunged, suspended, resumed, referred, concluded, investigation_reopened, resolved, reopened, withdrawn, incident_withdrawn, reported, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"reported\": {{\"{long}\": {{}}}}}}")),
                "line 4: statement 1, claim 1: expected a step: suspended, resumed, referred, concluded, investigation_reopened, resolved, reopened, withdrawn, incident_withdrawn, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"{long}\": 1}}}}")),
                "line 4: statement 1, claim 1, person: expected a member of person, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"unknown\": {{\"{long}\": 1}}}}}}")),
                "line 4: statement 1, claim 1, person/unknown: expected a field of person, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"unknown\": {{\"age\": \"{long}\"}}}}}}")),
                "line 4: statement 1, claim 1, person/unknown/age: expected a reason (pending, withheld, undisclosed, asked, declined, undetermined, not_made, not_collected, not_applicable, unusable, redacted, unexplained), found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"believed\": [\"{long}\"]}}}}")),
                "line 4: statement 1, claim 1, person/believed: expected a field of person, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"age\": \"{long}\"}}}}")),
                r#"line 4: statement 1, claim 1, person/age: expected a whole number from 0 to 4294967295, or {"low":…,"high":…}, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`"#,
            ),
            (
                claiming(&format!("{{\"person\": {{\"age\": {{\"{long}\": 1}}}}}}")),
                "line 4: statement 1, claim 1, person/age: expected `low` or `high`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": {{\"armed\": \"{long}\"}}}}")),
                "line 4: statement 1, claim 1, person/armed: expected true or false, found text",
            ),
            (
                claiming(&format!("{{\"person\": {{\"key\": \"{long}\"}}}}")),
                "line 4: statement 1, claim 1, person/key: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"shooting\": {{\"occurred\": \"{long}\"}}}}")),
                "line 4: statement 1, claim 1, shooting/occurred: expected a moment: it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or `2021-06-20T11:47:03`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"shooting\": {{\"place\": \"{long}\"}}}}")),
                "line 4: statement 1, claim 1, shooting/place: expected a place, found text",
            ),
            (
                claiming(&format!("{{\"shooting\": {{\"place\": {{\"{long}\": 1}}}}}}")),
                "line 4: statement 1, claim 1, shooting/place: expected a member of a place: `address`, `street`, `cross_street`, `landmark`, `postal_code`, `description`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"shooting\": {{\"point\": \"{long}\"}}}}")),
                r#"line 4: statement 1, claim 1, shooting/point: expected {"latitude":…,"longitude":…,"decimals":…}, found text"#,
            ),
            (
                claiming(&format!("{{\"shooting\": {{\"point\": {{\"{long}\": 1}}}}}}")),
                "line 4: statement 1, claim 1, shooting/point: expected `latitude`, `longitude` or `decimals`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(&format!("{{\"person\": \"{long}\"}}")),
                "line 4: statement 1, claim 1, person: expected an object that describes person, found text",
            ),
            (
                stating(&format!("{{\"{long}\": 1}}")),
                "line 4: statement 1: expected a member of a statement, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                stating(&format!("{{\"at\": \"{long}\"}}")),
                "line 4: statement 1, at: expected a moment: it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or `2021-06-20T11:47:03`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                holding(&format!("\"{long}\": 1")),
                "line 2: expected a member of an incident, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                holding(&format!("\"zone\": \"{long}\"")),
                "line 2: zone: expected an offset such as `-05:00`, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                holding(&format!("\"bare\": [{{\"{long}\": \"a\"}}]")),
                "line 2: bare: expected a noun that has a key, found `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
            ),
            (
                claiming(r#"{"a\nb": {}}"#),
                "line 4: statement 1, claim 1: expected a claim: circumstances, agency, officer, person, pursuit, collision, shooting, force, investigation, leave, determination, remark, sequence, confirmed, ruled_out, same, settled, related, expunged, suspended, resumed, referred, concluded, investigation_reopened, resolved, reopened, withdrawn, incident_withdrawn, reported, found `a\\nb`",
            ),
            (
                claiming(r#"{"person": {"key": "a\u0007 at line 9 column 9"}}"#),
                "line 4: statement 1, claim 1, person/key: expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit, found `a\\u{7} at line 9 column 9`",
            ),
            (
                claiming(
                    r#"{"person": {"key": "person-1", "name": {"x, expected y at line 9 column 9": 1}}}"#,
                ),
                "line 4: statement 1, claim 1, person/name: expected text, found an object",
            ),
            (
                claiming(
                    r#"{"person": {"key": "person-1", "armed": "x, expected y at line 9 column 9"}}"#,
                ),
                "line 4: statement 1, claim 1, person/armed: expected true or false, found text",
            ),
        ],
    );
}
