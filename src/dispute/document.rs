//! Disputes as documents.

use super::Dispute;
use crate::{Statement, document::document, remark::Sequence, statement::Named};

document! { Dispute<'_>: |it| {
    kind: Some(match it {
        Dispute::Field { .. } => "field",
        Dispute::Noun { .. } => "noun",
        Dispute::Order { .. } => "order",
        Dispute::Reported { .. } => "reported",
        Dispute::Undermined { .. } => "undermined",
        Dispute::Fallen { .. } => "fallen",
    }),
    path: it.path(),
    within_one_agency: match it {
        Dispute::Field { within_one_agency, .. } => Some(*within_one_agency),
        _ => None,
    },
    answers: match it {
        Dispute::Field { positions, .. } => Some(positions),
        _ => None,
    },
    step: match it {
        Dispute::Reported { step, .. } | Dispute::Fallen { step, .. } => Some(*step),
        _ => None,
    },
    obstacles: match it {
        Dispute::Undermined { obstacles, .. } => Some(&**obstacles),
        _ => None,
    },
    described: match it {
        Dispute::Noun { described, .. } => Some(Named::all(described.iter().copied())),
        _ => None,
    },
    ruled_out: match it {
        Dispute::Noun { ruled_out, .. } => Some(Named::all(ruled_out.iter().copied())),
        _ => None,
    },
    sequences: match it {
        Dispute::Order { sequences, .. } => {
            Some(sequences.iter().map(|(sequence, by)| Said { sequence, by }).collect::<Vec<_>>())
        }
        _ => None,
    },
    since: Some(Named(it.since())),
    settled: match it {
        Dispute::Field { settled, .. } => settled.map(Named),
        _ => None,
    },
} }

/// A sequence, and the statement that says it.
struct Said<'a> {
    sequence: &'a Sequence,
    by: &'a Statement,
}

document! { Said<'_>: |it| {
    earlier: Some(&it.sequence.earlier),
    later: Some(&it.sequence.later),
    statement: Some(Named(it.by)),
} }
