//! The picture as one document: what it holds, and what each member is called.

use crate::{
    arbitrary::{any_incident, config},
    golden,
    page::example,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json as value};
use std::{collections::BTreeSet, ffi::OsString, fs};
use use_of_force::{Incident, json, when};

/// A case in which every member has something to tell: a dispute, one that was settled, a reason, a
/// list to which two add, what two perceived, a name that is kept back, a leave, an error.
const CASE: &str = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000002031",
 "sources":[{"key":"pd","agency":"expd"},{"key":"wire"},{"key":"examiner"},
            {"key":"desk","kind":"recorder"}],
 "statements":[
  {"key":"release","at":"2031-05-04","source":"pd","says":[
    {"agency":{"key":"expd","name":"Exampleton Police"}},
    {"officer":{"key":"officer-1","employer":"expd","name":"A. Example","unknown":{"injury":"pending"}}},
    {"person":{"key":"person-1","roles":["driver"],"age":31,"manner":"homicide",
               "perceived_threat":["at_officer"],"believed":["age"]}},
    {"person":{"key":"person-2","roles":["bystander"]}},
    {"shooting":{"key":"shooting-1","rounds_fired":3,"struck":["person-1"]}},
    {"leave":{"key":"leave-1","officer":"officer-1","pending":"criminal-1"}},
    {"investigation":{"key":"criminal-1"}},
    {"determination":{"key":"charge-1","about":["officer-1"],"decision":"charged","occurred":"2031-05-03"}}]},
  {"at":"2031-05-05","source":"wire","says":[
    {"person":{"key":"person-1","manner":"natural","perceived_threat":["at_self"]}},
    {"shooting":{"key":"shooting-1","occurred":"2031-05-04","rounds_fired":5,"struck":["person-2"]}}]},
  {"key":"ruling","at":"2031-05-06","source":"examiner","says":[
    {"person":{"key":"person-1","manner":"homicide"}}]},
  {"at":"2031-05-07","source":"desk","says":[
    {"settled":{"path":"person/person-1/manner","statement":"ruling","reason":"the certifier decides"}}]},
  {"at":"2031-05-08","source":"pd","says":[
    {"officer":{"key":"officer-1","unknown":{"name":"withheld"}}}]}]}"#;

fn case() -> Incident {
    json::from_str(CASE).unwrap()
}

fn document(incident: &Incident) -> Value {
    serde_json::to_value(incident.picture()).unwrap()
}

#[test]
fn it_is_one_document() {
    let text = serde_json::to_string_pretty(&case().picture()).unwrap();
    golden::check("picture.json", &format!("{text}\n"));
}

#[test]
fn each_member_has_something_to_tell() {
    let whole = document(&case());
    check(&whole).unwrap();
    let stands = |path: &str| &whole["stands"][path];
    assert_eq!(whole["on_leave"], value!(["officer-1"]));
    assert_eq!(whole["nouns"]["people"], 2);
    assert_eq!(stands("officer/officer-1/injury")["why"], "pending");
    assert_eq!(stands("person/person-1/age")["believed"], true);
    // Of its source, where a statement has no key.
    assert_eq!(stands("shooting/shooting-1/struck")["by"], value!(["release", "wire"]));
    assert_eq!(stands("shooting/shooting-1/struck")["value"], value!(["person-1", "person-2"]));
    let rounds = stands("shooting/shooting-1/rounds_fired");
    assert_eq!((&rounds["disputed"], &rounds["settled"]), (&value!(true), &value!(false)));
    assert_eq!(
        (&rounds["said"], &rounds["known_since"]),
        (&value!("2031-05-05"), &value!("2031-05-04"))
    );
    let manner = stands("person/person-1/manner");
    assert_eq!((&manner["disputed"], &manner["settled"]), (&value!(true), &value!(true)));
    assert_eq!(manner["value"], "homicide");
    // The latest stands, and beside it what others perceived.
    let perceived = stands("person/person-1/perceived_threat");
    assert_eq!(perceived["value"], value!(["at_self"]));
    assert_eq!(perceived["answers"].as_array().unwrap().len(), 2);
    assert_eq!(perceived["disputed"], false);
    // What is kept back stands.
    assert_eq!(stands("officer/officer-1/name")["value"], "A. Example");
    let settled: Vec<_> = whole["disputes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["path"], &it["settled"]))
        .collect();
    assert_eq!(
        settled,
        [
            (&value!("person/person-1/manner"), &value!(true)),
            (&value!("shooting/shooting-1/rounds_fired"), &value!(false)),
        ]
    );
    for list in ["questions", "disputes", "problems", "obstacles"] {
        assert_ne!(whole[list], value!([]), "{list}");
    }
}

#[test]
fn it_is_that_of_the_view() {
    let then = document(&case().as_of(when!("2031-05-04")));
    check(&then).unwrap();
    assert_eq!(then["stands"]["shooting/shooting-1/struck"]["value"], value!(["person-1"]));
    assert_eq!(then["disputes"], value!([]));
}

/// Whether an object has all of these members, in any order, and none but these and those.
fn has(object: &Value, all: &[&str], others: &[&str]) -> Result<(), TestCaseError> {
    let object = object.as_object().map_or_else(BTreeSet::new, names);
    let (needed, known): (BTreeSet<_>, BTreeSet<_>) =
        (all.iter().copied().collect(), all.iter().chain(others).copied().collect());
    prop_assert!(needed.is_subset(&object) && object.is_subset(&known), "{:?}", object);
    Ok(())
}

fn names(object: &Map<String, Value>) -> BTreeSet<&str> {
    object.keys().map(String::as_str).collect()
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Whether every member is one that the picture has.
fn check(whole: &Value) -> Result<(), TestCaseError> {
    has(
        whole,
        &[
            "id",
            "status",
            "live",
            "on_leave",
            "nouns",
            "stands",
            "questions",
            "disputes",
            "problems",
            "obstacles",
            "extra",
        ],
        &[],
    )?;
    for (path, stood) in whole["stands"].as_object().unwrap() {
        let said = ["by", "said", "believed", "disputed", "settled"];
        has(stood, &said, &["value", "why", "known_since", "answers"])?;
        prop_assert!(stood.get("value").is_some() != stood.get("why").is_some(), "{}", path);
        prop_assert!(stood.get("value").is_some() || stood.get("known_since").is_none());
        prop_assert!(each(&stood["by"]).next().is_some(), "{}", path);
        for answer in each(&stood["answers"]) {
            has(answer, &["by", "said", "believed"], &["value", "why"])?;
        }
    }
    for question in each(&whole["questions"]) {
        has(question, &["path", "why"], &[])?;
        let stood = &whole["stands"][question["path"].as_str().unwrap()];
        prop_assert_eq!(&stood["why"], &question["why"]);
    }
    for dispute in each(&whole["disputes"]) {
        has(dispute, &["path", "settled", "answers"], &[])?;
        prop_assert!(each(&dispute["answers"]).next().is_some());
        // What is said of the order of moments is listed at the first of them.
        let is_of_field =
            each(&dispute["answers"]).any(|it| it.get("value").or(it.get("why")).is_some());
        let stood = whole["stands"].get(dispute["path"].as_str().unwrap());
        if let Some(stood) = stood.filter(|_| is_of_field) {
            prop_assert_eq!(&stood["disputed"], true);
            prop_assert_eq!(&stood["settled"], &dispute["settled"]);
        }
    }
    for problem in each(&whole["problems"]) {
        has(problem, &["code", "severity"], &["path"])?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_has_no_other_members_whatever_was_said(incident in any_incident()) {
        let whole = document(&incident);
        check(&whole)?;
        for (path, stood) in whole["stands"].as_object().unwrap() {
            let stands = incident.stands(&path.parse().unwrap()).unwrap();
            let by: Vec<_> = stands.answers.iter().map(|it| it.statement).collect();
            prop_assert_eq!(&stood["believed"], stands.believed);
            prop_assert_eq!(stood.get("value").is_some(), stands.value.is_some());
            for name in each(&stood["by"]) {
                let name = name.as_str().unwrap();
                let keyed = |it: &&use_of_force::Statement| it.key().map_or(it.source().as_str(), |key| key.as_str()) == name;
                prop_assert!(by.iter().any(keyed), "{} {}", path, name);
            }
        }
    }
}

/// What the program prints, or why it fails.
fn printed(args: &[&str]) -> Result<String, String> {
    let mut out = Vec::new();
    let outcome = example::run(args.iter().map(OsString::from), &mut out);
    outcome.map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn the_program_prints_it_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let bare = file("bare.json", CASE);
    let among =
        file("among.json", &format!("\u{feff}{{\"about\":\"x\",\n\"case\":{CASE},\"want\":{{}}}}"));
    let line = CASE.replace('\n', " ");
    let lines = file("lines.jsonl", &format!("not a case\n{line}\n\n{{\"case\":{line}}}"));
    let all = format!("{}\n", serde_json::to_string(&case().picture()).unwrap());
    let then = case().as_of(when!("2031-05-06"));
    let then = format!("{}\n", serde_json::to_string(&then.picture()).unwrap());
    for file in [&bare, &among] {
        assert_eq!(printed(&["--file", file, "--picture"]).as_ref(), Ok(&all));
        assert_eq!(printed(&["--picture", "--file", file]).as_ref(), Ok(&all));
        let day = ["--as-of", "2031-05-06"];
        let mut orders = [vec!["--picture"], vec!["--file", file], day.to_vec()];
        for turn in 0..3 {
            orders.rotate_left(turn);
            assert_eq!(printed(&orders.concat()).as_ref(), Ok(&then), "{orders:?}");
        }
        // The same is read for the page and as JSON.
        assert_eq!(printed(&["--json", "--file", file]).unwrap(), json::to_string_pretty(&case()));
        assert!(printed(&["--file", file]).unwrap().contains("A. Example"));
    }
    for line in ["2", "4"] {
        assert_eq!(printed(&["--line", line, "--picture", "--file", &lines]).as_ref(), Ok(&all));
    }
    assert!(printed(&["--picture"]).unwrap().starts_with("{\"id\":"), "of the founding case");
}

#[test]
fn the_program_says_what_it_cannot_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    let error = |text: &str, args: &[&str]| {
        fs::write(&path, text).unwrap();
        let args = [&["--picture", "--file", path.to_str().unwrap()], args].concat();
        let error = printed(&args).unwrap_err();
        error.replace(path.to_str().unwrap(), "case.json")
    };
    assert_eq!(error("", &[]), "case.json: line 1: expected an incident, found nothing");
    assert!(error("not JSON", &[]).starts_with("case.json: line 1: expected"));
    assert!(error("[1]", &[]).starts_with("case.json: line 1: "));
    assert!(error("{}", &[]).starts_with("case.json: line 1: "));
    assert!(error("\n{\"case\": {\n\"cases\": 1}}", &[]).starts_with("case.json: line 3: "));
    assert!(error("{\"case\": 1, \"case\": 2}", &[]).contains("found `case`"));
    assert!(error(&"[".repeat(100_000), &[]).starts_with("case.json: line 1: "));
    assert!(
        error(&format!("{{\"case\":{}}}", "[".repeat(100_000)), &[]).starts_with("case.json: ")
    );
    for line in ["0", "2", "9"] {
        let none = format!("case.json: there is no case on line {line}");
        assert_eq!(error(&CASE.replace('\n', " "), &["--line", line]), none);
    }
    assert_eq!(
        error("x\n{\"schema\":1}", &["--line", "2"]),
        "case.json: line 2: expected the member `id`, found none"
    );
    assert!(error(CASE, &["--as-of", "2031-13"]).contains("the month must be 01 to 12"));
    assert_eq!(error(CASE, &["--json"]), "expected one of --json and --picture, found both");
    fs::remove_file(&path).unwrap();
    let error = printed(&["--picture", "--file", path.to_str().unwrap()]).unwrap_err();
    assert!(error.starts_with(path.to_str().unwrap()), "{error}");
}
