//! What became of an import, for people and for programs.

use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Write as _};
use use_of_force::{
    Claim, Incident, When, Why,
    completeness::{Completeness, Tally},
    import::{Dataset, Missing, Rejected, Revision, Summary},
    value::Shown,
};

/// How many rejected rows, candidates and problems are shown to people.
const SHOWN: usize = 5;

pub(crate) struct Report {
    name: String,
    released: When,
    incidents: u64,
    people: u64,
    agencies: BTreeSet<String>,
    first: Option<When>,
    last: Option<When>,
    completeness: Completeness,
    rejected: Vec<Rejected>,
    all_rejected: u64,
    revised: Option<Revised>,
}

#[derive(Default)]
struct Revised {
    added: usize,
    changed: usize,
    confirmed: usize,
    withdrawn: usize,
    kept: usize,
    known: usize,
    expunged: usize,
}

impl Report {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        let source = dataset.source();
        Self {
            name: source.name.known().map_or_else(|| source.key.to_string(), ToString::to_string),
            released: dataset.released(),
            incidents: 0,
            people: 0,
            agencies: BTreeSet::new(),
            first: None,
            last: None,
            completeness: Completeness::default(),
            rejected: Vec::new(),
            all_rejected: 0,
            revised: None,
        }
    }

    pub(crate) fn rejected(&mut self, rejected: &Rejected) {
        self.all_rejected += 1;
        if self.rejected.len() < SHOWN {
            self.rejected.push(rejected.clone());
        }
    }

    /// Whether no row was given back.
    pub(crate) fn is_whole(&self) -> bool {
        self.all_rejected == 0
    }

    /// What is missing may be among the rows that could not be read.
    pub(crate) fn missing(&self) -> Missing {
        if self.is_whole() { Missing::Withdrawn } else { Missing::Kept }
    }

    pub(crate) fn revised(&mut self, revision: Revision) -> Incident {
        let all = self.revised.get_or_insert_default();
        all.added += revision.added;
        all.changed += revision.changed;
        all.confirmed += revision.confirmed;
        all.withdrawn += revision.withdrawn;
        all.kept += revision.kept;
        all.known += revision.known;
        all.expunged += revision.expunged.len();
        revision.incident
    }

    pub(crate) fn incident(&mut self, incident: &Incident) {
        let said = described(incident);
        if said.is_empty() {
            return; // All that was said of it is withdrawn.
        }
        self.incidents += 1;
        self.people += said.iter().filter(|claim| matches!(claim, Claim::Person(_))).count() as u64;
        for agency in incident.agencies() {
            let name = agency.name.known().map(ToString::to_string);
            self.agencies.insert(name.unwrap_or_else(|| agency.key.to_string()));
        }
        let circumstances = incident.circumstances().occurred.known().copied();
        let shootings =
            incident.shootings().filter_map(|shooting| shooting.occurred.known().copied());
        for when in circumstances.into_iter().chain(shootings) {
            if self.first.is_none_or(|first| when.certainly_before(first)) {
                self.first = Some(when);
            }
            if self.last.is_none_or(|last| last.certainly_before(when)) {
                self.last = Some(when);
            }
        }
        self.completeness.add(incident);
    }

    /// The fields of which anything is said.
    fn fields(&self) -> impl Iterator<Item = Tally<'_>> {
        self.completeness.fields().filter(|field| field.unstated() < field.nouns())
    }

    pub(crate) fn text(&self, summary: &Summary) -> String {
        let mut out = String::new();
        let span = match (self.first, self.last) {
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => "no day is known".to_owned(),
        };
        let _ = writeln!(out, "{}, release of {}", Shown(&self.name), self.released);
        let _ = writeln!(out, "  {span}");
        let _ = writeln!(
            out,
            "  {} incidents, {} people, {} agencies",
            self.incidents,
            self.people,
            self.agencies.len()
        );
        rows(&mut out, "rows", summary);
        for (name, table) in &summary.tables {
            rows(&mut out, &format!("rows of {name}"), table);
        }
        if summary.joined > 0 {
            let _ = writeln!(out, "  {} incidents are described by several rows", summary.joined);
        }
        if let Some(broken) = &summary.broken {
            let _ = writeln!(out, "  {}, which could not be read to its end", Shown(broken));
        }
        if let Some(all) = &self.revised {
            let _ = writeln!(out, "\nAgainst the earlier release, of rows that it knew");
            let _ = writeln!(
                out,
                "  {} say the same, {} say something else, {} are gone, {} are new, {} were read before",
                all.confirmed, all.changed, all.withdrawn, all.added, all.known
            );
            if all.kept > 0 {
                let _ = writeln!(
                    out,
                    "  {} are missing and were kept, since they may be among the rows given back",
                    all.kept
                );
            }
            if all.expunged > 0 {
                let _ = writeln!(
                    out,
                    "  {} hold what was taken out of the records by order, and was not brought back",
                    all.expunged
                );
            }
        }
        self.completeness_text(&mut out);
        problems(&mut out, summary);
        self.rejects(&mut out);
        candidates(&mut out, summary);
        out
    }

    fn completeness_text(&self, out: &mut String) {
        let _ = writeln!(out, "\nWhat is known, of what the data set has columns for");
        for field in self.fields() {
            let known = field.share_known().unwrap_or(1.0) * 100.0;
            let mut why: Vec<_> = Why::ALL
                .iter()
                .map(|why| (field.unknown(*why), why.as_str().replace('_', " ")))
                .collect();
            why.push((field.unstated(), "not stated".to_owned()));
            why.retain(|(count, _)| *count > 0);
            let why: Vec<_> = why.iter().map(|(count, why)| format!("{count} {why}")).collect();
            let name = format!("{} {}", field.noun(), field.field().replace('_', " "));
            let why = if why.is_empty() { String::new() } else { format!("  {}", why.join(", ")) };
            let _ = writeln!(out, "  {name:<36} {known:>5.1} % of {:>6}{why}", field.of());
        }
    }

    fn rejects(&self, out: &mut String) {
        if self.all_rejected > 0 {
            let _ = writeln!(out, "\nRows that were given back: {}", self.all_rejected);
            for rejected in &self.rejected {
                let _ = writeln!(out, "  {}", Shown(rejected));
            }
            more(out, self.all_rejected, self.rejected.len());
        }
    }

    pub(crate) fn json(&self, summary: &Summary) -> String {
        let fields = self.fields().map(|field| {
            let why = Why::ALL.iter().filter(|why| field.unknown(**why) > 0);
            let unknown: serde_json::Map<String, Value> =
                why.map(|why| (why.to_string(), field.unknown(*why).into())).collect();
            json!({
                "field": format!("{}/{}", field.noun(), field.field()),
                "of": field.of(),
                "known": field.known(),
                "disputed": field.disputed(),
                "unknown": unknown,
                "unstated": field.unstated(),
            })
        });
        let revised = self.revised.as_ref().map(|all| {
            json!({
                "added": all.added, "changed": all.changed, "confirmed": all.confirmed,
                "withdrawn": all.withdrawn, "kept": all.kept, "known": all.known,
                "expunged": all.expunged,
            })
        });
        let tables: serde_json::Map<String, Value> =
            summary.tables.iter().map(|(name, table)| (name.clone(), account(table))).collect();
        let mut whole = account(summary);
        if let Value::Object(whole) = &mut whole {
            whole.insert("dataset".into(), self.name.clone().into());
            whole.insert("released".into(), self.released.to_string().into());
            whole.insert("first".into(), json!(self.first.map(|when| when.to_string())));
            whole.insert("last".into(), json!(self.last.map(|when| when.to_string())));
            whole.insert("incidents".into(), self.incidents.into());
            whole.insert("people".into(), self.people.into());
            whole.insert("agencies".into(), self.agencies.len().into());
            whole.insert("joined".into(), summary.joined.into());
            whole.insert("broken".into(), json!(summary.broken));
            whole.insert("tables".into(), tables.into());
            whole.insert("revised".into(), json!(revised));
            whole.insert("completeness".into(), fields.collect::<Vec<_>>().into());
            let candidates = summary.candidates.iter();
            let candidates = candidates.map(|it| json!({ "alike": it.alike, "lines": it.lines }));
            whole.insert("candidates".into(), candidates.collect::<Vec<_>>().into());
        }
        format!("{whole:#}\n")
    }
}

/// What is said in the incident and counts.
fn described(incident: &Incident) -> Vec<&Claim> {
    let mut keys = BTreeSet::new();
    let counting =
        incident.statements().filter(|said| said.key().is_none_or(|key| incident.counts(key)));
    let said = counting.flat_map(use_of_force::Statement::says);
    let described = said.filter(|claim| match claim {
        Claim::Person(person) => keys.insert(person.key.to_string()),
        Claim::Confirmed(_) | Claim::Step(_) => false,
        _ => true,
    });
    described.collect()
}

fn account(summary: &Summary) -> Value {
    let cells = &summary.cells;
    let problems = summary.problems.iter().map(|problem| {
        json!({
            "kind": problem.kind.as_str(), "column": problem.column, "expected": problem.expected,
            "count": problem.count, "line": problem.line, "cell": problem.cell,
        })
    });
    let ignored = summary
        .ignored
        .iter()
        .map(|it| json!({ "column": it.column, "why": it.why, "cells": it.cells }));
    json!({
        "rows": { "read": summary.rows, "used": summary.used, "rejected": summary.rejected,
                  "late": summary.late, "recoded": summary.recoded },
        "cells": { "read": cells.read, "understood": cells.understood, "in_part": cells.in_part,
                   "ignored": cells.ignored, "reported": cells.reported, "blank": cells.blank },
        "problems": problems.collect::<Vec<_>>(),
        "ignored": ignored.collect::<Vec<_>>(),
    })
}

fn rows(out: &mut String, what: &str, summary: &Summary) {
    let cells = &summary.cells;
    let _ = writeln!(
        out,
        "  {} {what}: {} used, {} given back; {} cells: {} understood, {} in part, {} ignored, {} reported",
        summary.rows,
        summary.used,
        summary.rejected,
        cells.read,
        cells.understood,
        cells.in_part,
        cells.ignored,
        cells.reported
    );
    if summary.recoded > 0 {
        let _ = writeln!(
            out,
            "  {} of them are not UTF-8 and were read as Windows-1252",
            summary.recoded
        );
    }
}

fn problems(out: &mut String, summary: &Summary) {
    let tables = summary.tables.iter().flat_map(|(_, table)| &table.problems);
    let problems: Vec<_> = summary.problems.iter().chain(tables).collect();
    if !problems.is_empty() {
        let _ = writeln!(out, "\nProblems");
    }
    for it in problems {
        let found = if it.cell.is_empty() {
            String::new()
        } else {
            format!(", found `{}`", Shown(&it.cell))
        };
        let _ = writeln!(
            out,
            "  {}: {} ({} times), such as on line {}: expected {}{found}",
            Shown(&it.column),
            it.kind.as_str(),
            it.count,
            it.line,
            Shown(&it.expected)
        );
    }
    let tables = summary.tables.iter().flat_map(|(_, table)| &table.ignored);
    for it in summary.ignored.iter().chain(tables) {
        let _ = writeln!(
            out,
            "  {}: left out in {} rows: {}",
            Shown(&it.column),
            it.cells,
            Shown(&it.why)
        );
    }
}

fn candidates(out: &mut String, summary: &Summary) {
    if summary.candidates.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\nRows that look like one incident and were not joined: {}",
        summary.candidates.len()
    );
    for it in summary.candidates.iter().take(SHOWN) {
        let lines: Vec<_> = it.lines.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "  lines {}: {}", lines.join(", "), Shown(&it.alike));
    }
    more(out, summary.candidates.len() as u64, SHOWN);
}

fn more(out: &mut String, all: u64, shown: usize) {
    if all > shown as u64 {
        let _ = writeln!(out, "  … and {} more", all - shown as u64);
    }
}
