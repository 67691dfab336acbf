//! Fixtures of validation: for each rule a record with one fault that it finds, and one that is as
//! near to the fault as it may be. Each differs from the valid base case in one place.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use use_of_force::chrono::TimeDelta;
use use_of_force::validate::{self, Code};
use use_of_force::{Incident, when};

struct Fixture {
    /// The name of the file without its ending.
    name: String,
    json: Value,
    incident: Incident,
}

fn folder(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(below)
}

fn fixtures(below: &str) -> &'static [Fixture] {
    static VALID: LazyLock<Vec<Fixture>> = LazyLock::new(|| read("valid"));
    static INVALID: LazyLock<Vec<Fixture>> = LazyLock::new(|| read("invalid"));
    if below == "valid" { &VALID } else { &INVALID }
}

fn read(below: &str) -> Vec<Fixture> {
    let mut paths: Vec<_> =
        fs::read_dir(folder(below)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let incident = use_of_force::json::from_str(&text)
            .unwrap_or_else(|error| panic!("{below}/{name} cannot be read: {error}"));
        Fixture { name, json: serde_json::from_str(&text).unwrap(), incident }
    };
    paths.into_iter().map(read).collect()
}

/// The valid ones.
pub(crate) fn valid() -> Vec<Incident> {
    fixtures("valid").iter().map(|it| it.incident.clone()).collect()
}

/// What the rules find, those that need a clock included.
fn found(incident: &Incident) -> Vec<(Code, String)> {
    let stale = validate::stale(incident, when!("2032-05-04"), TimeDelta::days(365));
    let report = incident.validate();
    let all = report.problems().chain(stale.problems());
    all.map(|problem| (problem.code, problem.to_string())).collect()
}

/// The code at the beginning of a name, and the rest.
fn code_of(name: &str) -> (Code, &str) {
    let (code, rest) = name.split_once("--").unwrap_or((name, ""));
    (code.parse().unwrap_or_else(|error| panic!("{name}: {error}")), rest)
}

#[test]
fn every_invalid_fixture_raises_its_one_problem() {
    let mut wrong = Vec::new();
    for Fixture { name, incident, .. } in fixtures("invalid") {
        let (code, what) = code_of(name);
        assert!(!what.is_empty(), "{name} does not say what is wrong with it");
        let found = found(incident);
        if !matches!(found.as_slice(), [(only, _)] if *only == code) {
            let found: Vec<_> = found.into_iter().map(|(_, problem)| problem).collect();
            wrong.push(format!("{name}:\n    {}", found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_valid_fixture_raises_none() {
    let mut wrong = Vec::new();
    for Fixture { name, incident, .. } in fixtures("valid") {
        let found: Vec<_> = found(incident).into_iter().map(|(_, problem)| problem).collect();
        if !found.is_empty() {
            wrong.push(format!("{name}:\n    {}", found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_both() {
    let invalid: BTreeSet<_> = fixtures("invalid").iter().map(|it| code_of(&it.name).0).collect();
    let nearly = |it: &Fixture| Some(code_of(it.name.strip_prefix("nearly--")?).0);
    let valid: BTreeSet<_> = fixtures("valid").iter().filter_map(nearly).collect();
    // What only several statements do has its cases in `judged.rs`.
    let of_several = [Code::DutyOfEndedLeave, Code::StepUndermined];
    let lacking = |have: &BTreeSet<Code>| -> Vec<_> {
        let all = Code::ALL.iter().filter(|code| !of_several.contains(code));
        all.filter(|code| !have.contains(code)).map(|code| code.as_str()).collect()
    };
    assert_eq!(lacking(&invalid), [""; 0], "without an invalid fixture");
    assert_eq!(lacking(&valid), [""; 0], "without a valid fixture");
}

/// The messages are what a user reads, so they are looked at.
#[test]
fn messages() {
    let mut all = String::new();
    for Fixture { name, incident, .. } in fixtures("invalid") {
        for (_, problem) in found(incident) {
            all += &format!("{name}\n    {problem}\n");
        }
    }
    crate::golden::check("problems.txt", &all);
}

#[test]
fn every_fixture_differs_from_the_base_in_one_place() {
    let base = &fixtures("valid").iter().find(|it| it.name == "base").unwrap().json;
    for fixture in fixtures("invalid").iter().chain(fixtures("valid")) {
        let mut places = Vec::new();
        differences(base, &fixture.json, String::new(), &mut places);
        let expected = usize::from(fixture.name != "base");
        assert_eq!(places.len(), expected, "{} differs at {places:?}", fixture.name);
    }
}

/// Where two values differ: a value or list of values that is another one, a member or an object of
/// a list that is added or gone.
fn differences(a: &Value, b: &Value, at: String, places: &mut Vec<String>) {
    match (a, b) {
        _ if a == b => {}
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeMap<_, ()> = a.keys().chain(b.keys()).map(|name| (name, ())).collect();
            for name in names.into_keys() {
                let at = format!("{at}/{name}");
                match (a.get(name), b.get(name)) {
                    (Some(a), Some(b)) => differences(a, b, at, places),
                    _ => places.push(at),
                }
            }
        }
        (Value::Array(a), Value::Array(b))
            if !a.is_empty() && !b.is_empty() && a.iter().chain(b).all(Value::is_object) =>
        {
            let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
            let rest = (&a[before..], &b[before..]);
            let after = rest.0.iter().rev().zip(rest.1.iter().rev());
            let after = after.take_while(|(a, b)| a == b).count();
            let (a, b) = (&rest.0[..rest.0.len() - after], &rest.1[..rest.1.len() - after]);
            match (a, b) {
                ([a], [b]) => differences(a, b, format!("{at}/{before}"), places),
                ([], [_]) | ([_], []) => places.push(format!("{at}/{before}")),
                _ if a.len() == b.len() => {
                    for (i, (a, b)) in a.iter().zip(b).enumerate() {
                        differences(a, b, format!("{at}/{}", before + i), places);
                    }
                }
                _ => places.extend([format!("{at}/{before}"), format!("{at} by several")]),
            }
        }
        _ => places.push(at),
    }
}
