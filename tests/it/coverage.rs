//! Every data element of the standards has its field or the reason why it has none, and every field
//! has the standard that asks for it or the reason why it is there.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::{BTreeMap, BTreeSet};
use use_of_force::dictionary::{self, Entry};

const COVERAGE: &str = include_str!("coverage.csv");

const STANDARDS: [&str; 10] = [
    "FBI",
    "Ohio",
    "California",
    "Texas",
    "New Jersey",
    "DCRA",
    "ARD",
    "pursuit",
    "investigation",
    "ours",
];

/// The steps, by their names in JSON.
pub(crate) const STEPS: [&str; 9] = [
    "suspended",
    "resumed",
    "referred",
    "concluded",
    "investigation_reopened",
    "resolved",
    "reopened",
    "withdrawn",
    "incident_withdrawn",
];

const COMPUTED: &str = "computed from ";
const ENVELOPE: &str = "envelope or workflow of the collector";
const NOT_VERIFIED: &str = "not verified";

/// One data element of a standard.
struct Line {
    number: usize,
    standard: String,
    element: String,
    paths: Vec<String>,
    reason: String,
    note: String,
}

fn lines() -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(COVERAGE.as_bytes());
    let header: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header, ["section", "standard", "element", "path", "reason", "note"]);
    let records = reader.records().zip(2..).map(|(record, number)| {
        let record = record.unwrap();
        let cell = |column: usize| record.get(column).unwrap_or_default().to_owned();
        Line {
            number,
            standard: cell(1),
            element: format!("{} / {} / {}", cell(1), cell(0), cell(2)),
            paths: paths(&cell(3)),
            reason: cell(4),
            note: cell(5),
        }
    });
    records.collect()
}

fn paths(cell: &str) -> Vec<String> {
    cell.split(';').filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

fn fields<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<String> {
    let named = |entry: &'a Entry| {
        entry.fields.iter().map(move |field| format!("{}.{}", entry.name, field.name))
    };
    entries.flat_map(named).collect()
}

/// Every fault of the table, so that one run shows them all.
fn faults(lines: &[Line]) -> Vec<String> {
    let known = fields(dictionary::NOUNS.iter());
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let mut named = BTreeSet::new();
    for line in lines {
        let mut fault = |what: String| faults.push(format!("line {}: {what}", line.number));
        if !STANDARDS.contains(&line.standard.as_str()) {
            fault(format!("no such standard: {}", line.standard));
        }
        if !seen.insert(line.element.as_str()) {
            fault(format!("{} has two lines", line.element));
        }
        if line.standard == "ours" && line.note.is_empty() {
            fault(format!("{} does not say why it exists", line.element));
        }
        if line.paths.is_empty() == line.reason.is_empty() {
            fault(format!("{} needs a path or a reason, and one only", line.element));
        }
        let computed = line.reason.strip_prefix(COMPUTED).map(paths);
        if computed.as_ref().is_some_and(Vec::is_empty) {
            fault(format!("{} is computed from nothing", line.element));
        }
        let plain = ["", ENVELOPE, NOT_VERIFIED].contains(&line.reason.as_str());
        if computed.is_none() && !plain {
            fault(format!("no such reason: {}", line.reason));
        }
        for path in line.paths.iter().chain(computed.iter().flatten()) {
            if !known.contains(path) {
                fault(format!("no such field: {path}"));
            }
        }
        named.extend(line.paths.iter().cloned());
    }
    let stated = dictionary::NOUNS.iter().filter(|entry| !STEPS.contains(&entry.name));
    let unnamed = fields(stated).into_iter().filter(|field| !named.contains(field));
    faults.extend(unnamed.map(|field| format!("no line names the field {field}")));
    faults
}

#[test]
fn every_element_and_every_field_is_accounted_for() {
    let lines = lines();
    let faults = faults(&lines);
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        let reason = match line.reason.as_str() {
            "" if line.standard == "ours" => "field of ours",
            "" => "field",
            reason if reason.starts_with(COMPUTED) => "computed",
            reason => reason,
        };
        *counts.entry(reason).or_default() += 1;
    }
    for (reason, count) in counts {
        println!("{count:4} {reason}");
    }
}

#[test]
fn every_step_that_is_exempt_is_a_step() {
    let names: BTreeSet<_> = dictionary::NOUNS.iter().map(|entry| entry.name).collect();
    for step in STEPS {
        assert!(names.contains(step), "{step} is in the list of steps and nowhere else");
    }
}
