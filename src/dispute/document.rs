//! Disputes as documents.

use super::Dispute;
use crate::{document::document, statement::Named};

document! { Dispute<'_>: |it| {
    kind: Some(match it {
        Dispute::Field { .. } => "field",
        Dispute::Reported { .. } => "reported",
        Dispute::Undermined { .. } => "undermined",
    }),
    path: match it {
        Dispute::Field { path, .. } => Some(path),
        _ => None,
    },
    within_one_agency: match it {
        Dispute::Field { within_one_agency, .. } => Some(*within_one_agency),
        _ => None,
    },
    answers: match it {
        Dispute::Field { positions, .. } => Some(positions),
        _ => None,
    },
    step: match it {
        Dispute::Reported { step, .. } => Some(*step),
        _ => None,
    },
    obstacles: match it {
        Dispute::Undermined { obstacles, .. } => Some(&**obstacles),
        _ => None,
    },
    since: Some(Named(it.since())),
} }
