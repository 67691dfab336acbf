//! What became of the rows of a data set, as documents.

use super::{
    Candidate, CellCounts, Error, Held, Ignored, Problem, ProblemKind, Rejected, Revision,
    RevisionError, Summary,
};
use crate::{
    document::{Pairs, Spelled, document},
    value::Id,
};
use serde::{Serialize, Serializer};

document! { Summary: |it| {
    rows: Some(it.rows),
    used: Some(it.used),
    rejected: Some(it.rejected),
    incidents: Some(it.incidents),
    joined: Some(it.joined),
    late: Some(it.late),
    recoded: Some(it.recoded),
    cells: Some(it.cells),
    problems: Some(&it.problems),
    ignored: Some(&it.ignored),
    candidates: Some(&it.candidates),
    broken: it.broken.as_ref(),
    tables: Some(Pairs(it.tables.iter().map(|(name, summary)| (name, summary)).collect())),
} }

document! { CellCounts: |it| {
    read: Some(it.read),
    understood: Some(it.understood),
    in_part: Some(it.in_part),
    ignored: Some(it.ignored),
    reported: Some(it.reported),
    blank: Some(it.blank),
} }

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            ProblemKind::NotUnderstood => "not_understood",
            ProblemKind::StrangePart => "strange_part",
            ProblemKind::NoColumn => "no_column",
            ProblemKind::Untouched => "untouched",
        })
    }
}

document! { Problem: |it| {
    kind: Some(it.kind),
    column: Some(&it.column),
    expected: Some(&it.expected),
    count: Some(it.count),
    line: Some(it.line),
    cell: Some(&it.cell),
} }

document! { Ignored: |it| {
    column: Some(&it.column),
    why: Some(&it.why),
    cells: Some(it.cells),
} }

document! { Candidate: |it| {
    alike: Some(&it.alike),
    lines: Some(&it.lines),
} }

document! { Rejected: |it| {
    line: Some(it.line()),
    reason: Some(it.reason()),
    raw: Some(it.raw()),
} }

document! { Error: |it| {
    message: Some(Spelled(it)),
} }

document! { Held: |it| {
    rows: Some(it.rows()),
    tables: Some(Pairs(it.tables().collect())),
    fields: Some(it.fields().map(Filled).collect::<Vec<_>>()),
} }

/// A field, and how many rows fill it.
struct Filled((&'static str, &'static str, u64));

document! { Filled: |it| {
    noun: Some(it.0.0),
    field: Some(it.0.1),
    rows: Some(it.0.2),
} }

// The incident is a record, and written as one.
document! { Revision: |it| {
    incident: Some(Id::from(it.incident.id())),
    added: Some(it.added),
    changed: Some(it.changed),
    confirmed: Some(it.confirmed),
    withdrawn: Some(it.withdrawn),
    kept: Some(it.kept),
    known: Some(it.known),
    expunged: Some(&it.expunged),
    gone: Some(&it.gone),
} }

document! { RevisionError: |it| {
    rejected: match it {
        RevisionError::Rejected(rejected) => Some(rejected),
        _ => None,
    },
    message: Some(Spelled(it)),
} }
