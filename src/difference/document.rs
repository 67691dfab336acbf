//! Differences as documents.

use super::{Changed, Difference, Passage, Turn};
use crate::{
    Path, Statement, Status,
    document::{Spelled, document},
    statement::Named,
};

document! { Difference<'_>: |it| {
    id: it.id.map(Spelled),
    status: Some(it.status),
    fields: Some(&it.fields),
    nouns: Some(&it.nouns),
    statements: Some(&it.statements),
} }

document! { Turn<Status>: |it| {
    before: Some(it.before),
    after: Some(it.after),
} }

document! { Passage<Path>: |it| {
    came: Some(&it.came),
    went: Some(&it.went),
} }

document! { Passage<&Statement>: |it| {
    came: Some(Named::all(it.came.iter().copied())),
    went: Some(Named::all(it.went.iter().copied())),
} }

document! { Changed<'_>: |it| {
    path: Some(&it.path),
    before: it.before.as_ref(),
    after: it.after.as_ref(),
    by: Some(Named::all(it.by.iter().copied())),
    entry: it.entry.then_some(true),
} }
