//! The example `publish`: three made-up policies on the founding case, and how it takes files.

#[path = "../../examples/publish/main.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
pub(crate) mod example;

use crate::golden;
use example::program::ending::Ending;
use std::{ffi::OsString, fs, path::PathBuf};
use use_of_force::{Incident, Status, json, uuid::Uuid};

const CASE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/kansas-city-2021-06-20.json");

/// What it writes and what it tells, or why it fails.
fn run(args: &[&str]) -> Result<(String, String), String> {
    let (mut out, mut told) = (Vec::new(), Vec::new());
    let outcome = example::run(args.iter().map(OsString::from), &mut out, &mut told);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    outcome
        .map(|ending| {
            assert_eq!(ending, Ending::Whole);
            (text(out), text(told))
        })
        .map_err(|error| error.to_string())
}

fn published(policy: &str) -> Incident {
    let (copy, told) = run(&[CASE, "--policy", policy]).unwrap();
    golden::check(&format!("publish/{policy}.json"), &copy);
    golden::check(&format!("publish/{policy}.txt"), &told);
    assert!(told.contains("warning: redaction is not anonymity"));
    json::from_str(&copy).unwrap()
}

fn case() -> Incident {
    json::from_str(&fs::read_to_string(CASE).unwrap()).unwrap()
}

#[test]
fn the_newspaper_shows_what_was_published() {
    let copy = published("newspaper");
    let shooting = copy.shootings().next().unwrap();
    assert!(shooting.occurred.known().is_some() && shooting.place.known().is_some());
    assert!(copy.sources().any(|source| source.name.known().is_some()));
    assert!(copy.people().all(|person| person.name.known().is_none()));
}

#[test]
fn the_oversight_body_hears_no_newspaper() {
    let copy = published("oversight");
    assert!(copy.officers().all(|officer| officer.camera_worn.is(&true)));
    assert!(copy.officers().all(|officer| officer.injury.known().is_none()), "the story says it");
    assert!(copy.agencies().all(|agency| agency.name.known().is_none()), "the story says it");
}

#[test]
fn the_state_identifies_no_officer() {
    let copy = published("state");
    for officer in copy.officers() {
        let text = serde_json::to_value(officer).unwrap();
        let known: Vec<_> = text.as_object().unwrap().keys().map(String::as_str).collect();
        let may = ["key", "employer", "injury", "unknown"];
        assert!(known.iter().all(|field| may.contains(field)), "{known:?}");
    }
    assert!(copy.statements().all(|statement| statement.at().to_string() == "2021-06"));
}

#[test]
fn each_copy_counts_as_the_case_does() {
    let case = case();
    for policy in ["newspaper", "oversight", "state"] {
        let copy = published(policy);
        assert_eq!(copy.status(), Status::OfficersOnLeave);
        assert_eq!(copy.statements().count(), case.statements().count());
        assert_eq!(
            (copy.people().len(), copy.officers().len(), copy.shootings().len()),
            (case.people().len(), case.officers().len(), case.shootings().len()),
        );
        assert_eq!(copy.leaves().len(), 2);
        assert!(copy.leaves().all(|leave| leave.officer.known().is_some()));
        assert_eq!(copy.id(), Uuid::from_u128(1));
    }
}

/// A file of a test, which is gone afterwards.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("publish-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.0);
    }
}

#[test]
fn it_takes_json_lines_and_goes_on_after_a_bad_line() {
    let line = json::to_string(&case());
    let good = File::new("good.jsonl", &format!("{line}\n\n{line}\n"));
    let (out, _) = run(&[good.path(), "--policy", "state", "--lines"]).unwrap();
    let ids: Vec<_> =
        json::lines(out.as_bytes()).map(|copy| copy.unwrap().id().as_u128()).collect();
    assert_eq!(ids, [1, 2]);

    let bad = File::new("bad.jsonl", &format!("{{oops}}\n{line}\n"));
    let (mut out, mut told) = (Vec::new(), Vec::new());
    let args = [bad.path(), "--policy", "state", "--lines"].map(OsString::from);
    assert_eq!(example::run(args, &mut out, &mut told).unwrap(), Ending::InPart);
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("bad.jsonl: line 1: "), "{told}");
    assert!(told.ends_with("bad.jsonl: 1 line could not be read\n"), "{told}");
    let copies: Vec<_> = json::lines(out.as_slice()).map(Result::unwrap).collect();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].id().as_u128(), 2, "numbered by its place in the file");
}

#[test]
fn it_takes_a_policy_of_ones_own() {
    let policy = File::new(
        "policy.json",
        r#"{"name":"own","jurisdiction":{"state":"EX"},"as_of":"2031-01-01",
            "allow":{"officer":["camera_worn"]},"allow_sources":["agency"]}"#,
    );
    let id = "00000000-0000-0000-0000-0000000000ff";
    let (out, _) = run(&[CASE, "--policy", policy.path(), "--id", id]).unwrap();
    let copy = json::from_str(&out).unwrap();
    assert_eq!(copy.id().to_string(), id);
    assert!(copy.officers().all(|officer| officer.camera_worn.is(&true)));
    assert_eq!(copy.people().next().unwrap().injury.known(), None);
}

#[test]
fn it_says_what_is_wrong() {
    let broken = File::new("broken.json", r#"{"name":"own","jurisdicton":{}}"#);
    let fails = |args: &[&str]| run(args).unwrap_err();
    assert_eq!(fails(&[]), "expected a FILE; see --help");
    assert_eq!(fails(&[CASE]), "expected a --policy; see --help");
    assert!(fails(&[CASE, "--policy", "state", "--oops"]).contains("--oops"));
    assert!(fails(&["nowhere.json", "--policy", "state"]).starts_with("nowhere.json: "));
    let error = fails(&[CASE, "--policy", "nothing"]);
    assert!(
        error.starts_with("nothing: expected newspaper, oversight, state or a file"),
        "{error}"
    );
    let error = fails(&[CASE, "--policy", broken.path()]);
    assert!(error.contains("perhaps `jurisdiction`"), "{error}");
    let id = ["--id", "00000000-0000-0000-0000-0000000000ff"];
    let lines = [&[CASE, "--policy", "state", "--lines"][..], &id].concat();
    assert_eq!(fails(&lines), "--id is for one case, and not for --lines");
    assert!(run(&["--help"]).unwrap().0.starts_with("Writes a copy"));
}

#[test]
fn it_writes_nothing_that_tells_what_it_withholds_unless_told_otherwise() {
    let case = File::new(
        "echo.json",
        r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
            "sources":[{"key":"story","kind":"news"}],
            "statements":[{"at":"2031-05-04","source":"story","says":[
                {"person":{"key":"person-1","name":"A. Example"}},
                {"remark":{"text":"see a-example.jpg"}}]}]}"#,
    );
    let (mut out, mut told) = (Vec::new(), Vec::new());
    let args = [case.path(), "--policy", "newspaper"].map(OsString::from);
    let error = example::run(args, &mut out, &mut told).unwrap_err().to_string();
    assert_eq!(error, "1 text tells what is withheld; --allow-echoes writes it all the same");
    assert_eq!(out, b"");
    let told = String::from_utf8(told).unwrap();
    let echo = "\n  told all the same:\n    statement-1, remark/text: tells a person/name that is withheld\n";
    assert!(told.contains(echo), "{told}");

    let (copy, told) = run(&[case.path(), "--policy", "newspaper", "--allow-echoes"]).unwrap();
    assert!(copy.contains("a-example.jpg") && told.contains(echo), "{told}");
}
