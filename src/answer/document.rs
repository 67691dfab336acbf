//! Answers as documents.

use super::{Answer, Role, Stands};
use crate::{
    document::{document, spelled},
    statement::Named,
};

spelled! { Role {
    Stands "stands",
    Position "position",
    Superseded "superseded",
    KeptBack "kept_back",
    TakenBack "taken_back",
} }

// The value as it stands in the record, and not in words.
document! { Answer<'_>: |it| {
    path: Some(&it.path),
    value: it.given,
    complete: it.given.filter(|given| given.0.is_complete_list()).map(|_| true),
    why: it.why,
    words: it.words,
    believed: Some(it.believed),
    role: Some(it.role),
    statement: Some(Named(it.statement)),
} }

document! { Stands<'_>: |it| {
    path: Some(&it.path),
    value: it.given,
    complete: it.given.filter(|given| given.0.is_complete_list()).map(|_| true),
    why: it.why,
    believed: Some(it.believed),
    kept_back: it.kept_back.map(Named),
    answers: Some(&it.answers),
} }
