//! Problems as documents.

use super::{Code, Problem, Report, Severity};
use crate::{
    document::{document, words},
    statement::Named,
};

words! { Code, Severity }

document! { Problem<'_>: |it| {
    code: Some(it.code),
    severity: Some(it.severity),
    path: it.path.as_ref(),
    against: it.against.as_ref(),
    statements: Some(Named::all(it.statements.iter().copied())),
    message: Some(&it.message),
} }

document! { Report<'_>: |it| {
    is_valid: Some(it.is_valid()),
    problems: Some(it.problems().collect::<Vec<_>>()),
} }
