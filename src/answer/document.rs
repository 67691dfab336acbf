//! Answers as documents.

use super::{Answer, Role, Stands, Unknown};
use crate::{
    document::{document, spelled},
    incident::{FieldAccount, NounAccount},
    statement::Named,
};

spelled! { Role {
    Stands "stands",
    Position "position",
    Superseded "superseded",
    KeptBack "kept_back",
    TakenBack "taken_back",
} }

document! { Answer<'_>: |it| {
    path: Some(it.path()),
    value: it.value,
    complete: it.value.filter(|value| value.is_complete()).map(|_| true),
    why: it.why,
    words: it.words,
    believed: Some(it.believed),
    role: Some(it.role),
    statement: Some(Named(it.statement)),
} }

document! { Stands<'_>: |it| {
    path: Some(&it.path),
    value: it.value,
    complete: it.value.filter(|value| value.is_complete()).map(|_| true),
    why: it.why,
    believed: Some(it.believed),
    kept_back: it.kept_back.map(Named),
    answers: Some(&it.answers),
} }

document! { Unknown<'_>: |it| {
    why: Some(it.why),
    began: Some(Named(it.began)),
    last: Some(Named(it.last)),
    ended: it.ended.map(Named),
} }

document! { FieldAccount<'_>: |it| {
    path: Some(it.path()),
    stands: it.stands(),
    disputed: Some(it.is_disputed()),
    settled_by: it.settled_by().map(Named),
    known_since: it.known_since().map(Named),
    answers: Some(it.answers()),
} }

document! { NounAccount<'_>: |it| {
    path: Some(it.path()),
    fields: Some(it.fields().collect::<Vec<_>>()),
} }
