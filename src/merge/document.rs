//! What became of two records, as documents.

use super::{Merged, Renamed, Unmet, UnmetReason};
use crate::{
    document::{document, spelled},
    statement::Named,
    value::Id,
};

// The incident is a record, and written as one.
document! { Merged: |it| {
    incident: Some(Id::from(it.incident().id())),
    identical: Some(Named::all(it.identical())),
    reported: Some(Named::all(it.reported())),
    expunged: Some(Named::all(it.expunged())),
    renamed: Some(it.renamed()),
    unmet: Some(it.unmet()),
} }

document! { Renamed: |it| {
    what: Some(it.what),
    theirs: Some(&it.theirs),
    ours: Some(&it.ours),
} }

document! { Unmet: |it| {
    what: Some(it.what),
    theirs: Some(&it.theirs),
    ours: Some(&it.ours),
    reason: Some(it.reason),
} }

spelled! { UnmetReason {
    NotTheirs "not_theirs",
    NotOurs "not_ours",
    Taken "taken",
    NoRecorder "no_recorder",
} }
