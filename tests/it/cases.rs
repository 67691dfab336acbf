//! What must be read from made-up incidents, each of a kind that went wrong somewhere: `tests/cases`.
//!
//! A file is `{about, case, want}`. Everything is asked by public calls, most of it of the picture
//! as one document.

use serde_json::{Value, json as value};
use std::{collections::BTreeSet, fs, path::PathBuf};
use use_of_force::When;
use use_of_force::{Incident, json, table::Table};

/// The cases that do not hold yet, each with what it lacks. One that holds must leave this list.
const NOT_YET: &[(&str, &str)] = &[];

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn every_case_reads_as_it_must() {
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for file in files() {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let faults = faults(&fs::read_to_string(&file).unwrap());
        let expected = NOT_YET.iter().any(|(not_yet, _)| *not_yet == name);
        match (faults.is_empty(), expected) {
            (false, false) => wrong.push(format!("{name}: {}", faults.join("; "))),
            (true, true) => wrong.push(format!("{name} holds now: take it off the list")),
            _ => {}
        }
        names.insert(name);
    }
    for (name, _) in NOT_YET {
        assert!(names.contains(*name), "no case {name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(names.len() >= 50, "the cases are there");
}

/// What is not as a case wants it.
fn faults(text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    let read = json::from_str(&file["case"].to_string());
    match read {
        Ok(incident) => compare(&incident, &file["want"]),
        Err(error) => vec![format!("not read: {error}")],
    }
}

fn compare(incident: &Incident, want: &Value) -> Vec<String> {
    let picture = serde_json::to_value(incident.picture()).unwrap();
    let mut faults = Vec::new();
    for (what, wanted) in want.as_object().unwrap() {
        let found = match &**what {
            "stands" => each(wanted, |path| stands(&picture, path)),
            "first_known" => each(wanted, |path| picture["stands"][path]["known_since"].clone()),
            "counts" => {
                each(wanted, |path| value!(stands(&picture, path).as_array().map_or(0, Vec::len)))
            }
            "rows" => each(wanted, |table| rows(incident, table)),
            "extra" => each(wanted, |noun| picture["extra"][noun].clone()),
            "disputed" => some(wanted, |path| {
                picture["stands"][path]["disputed"] == true || disputes(&picture).contains(path)
            }),
            "undisputed" => some(wanted, |path| {
                picture["stands"][path]["disputed"] != true && !disputes(&picture).contains(path)
            }),
            "settled" => some(wanted, |path| settled(&picture).contains(path)),
            "problem_at" => some(wanted, |path| problems(&picture).any(|it| it.starts_with(path))),
            "no_problem_at" => {
                some(wanted, |path| !problems(&picture).any(|it| it.starts_with(path)))
            }
            "no_questions_before" => some(wanted, |path| {
                let first = serde_json::to_value(incident.first(1).picture()).unwrap();
                !list(&first, "questions").any(|it| it["path"] == path)
            }),
            "disputes" => value!(list(&picture, "disputes").count()),
            "errors" => {
                value!(list(&picture, "problems").filter(|it| it["severity"] == "error").count())
            }
            "status" | "on_leave" | "live" => picture[&**what].clone(),
            "as_of" | "on_file_as_of" => {
                for (day, wanted) in wanted.as_object().unwrap() {
                    let at = When::parse(day).unwrap();
                    let then = match &**what {
                        "as_of" => incident.as_of(at),
                        _ => incident.on_file_as_of(at),
                    };
                    let wrong = compare(&then, wanted).into_iter();
                    faults.extend(wrong.map(|it| format!("{what} {day}: {it}")));
                }
                continue;
            }
            other => {
                faults.push(format!("nothing answers {other}"));
                continue;
            }
        };
        if sorted(&found) != sorted(wanted) {
            faults.push(format!("{what} {found}, wanted {wanted}"));
        }
    }
    faults
}

/// What is found for each member of what is wanted.
fn each(wanted: &Value, find: impl Fn(&str) -> Value) -> Value {
    let names = wanted.as_object().unwrap().keys();
    names.map(|name| (name.clone(), find(name))).collect()
}

/// Those of a list for which something holds.
fn some(wanted: &Value, holds: impl Fn(&str) -> bool) -> Value {
    let all = wanted.as_array().unwrap().iter();
    all.filter(|path| holds(path.as_str().unwrap())).cloned().collect()
}

fn list<'p>(picture: &'p Value, name: &str) -> impl Iterator<Item = &'p Value> {
    picture[name].as_array().unwrap().iter()
}

fn stands(picture: &Value, path: &str) -> Value {
    picture["stands"][path]["value"].clone()
}

fn disputes(picture: &Value) -> BTreeSet<&str> {
    list(picture, "disputes").filter_map(|it| it["path"].as_str()).collect()
}

fn settled(picture: &Value) -> BTreeSet<&str> {
    let settled = list(picture, "disputes").filter(|it| it["settled"] == true);
    settled.filter_map(|it| it["path"].as_str()).collect()
}

/// Where errors and warnings are.
fn problems(picture: &Value) -> impl Iterator<Item = &str> {
    let grave = list(picture, "problems").filter(|it| it["severity"] != "note");
    grave.filter_map(|it| it["path"].as_str())
}

/// The rows of a table, and so the nouns of the picture.
fn rows(incident: &Incident, name: &str) -> Value {
    Table::named(name).map_or(Value::Null, |table| value!(table.rows(incident).len()))
}

/// Lists without their order, a number as the amount that it is.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(members) => {
            let mut members: Vec<_> = members.iter().map(sorted).collect();
            members.sort_by_key(Value::to_string);
            members.into()
        }
        Value::Object(members)
            if members.len() == 2
                && members.contains_key("low")
                && members.get("low") == members.get("high") =>
        {
            members["low"].clone()
        }
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), sorted(member))).collect()
        }
        other => other.clone(),
    }
}
