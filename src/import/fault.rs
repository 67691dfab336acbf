//! What is given back: rows that make no statement, and files that are no data set.

use super::records::Raw;
use crate::value::Shown;
use std::{fmt, io};

/// A row that made no statement, given back as it stands in the file, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    line: u64,
    reason: String,
    raw: String,
}

impl Rejected {
    pub(super) fn new(raw: &Raw, reason: impl fmt::Display) -> Self {
        Self { line: raw.line, reason: Shown(reason).to_string(), raw: raw.text().into_owned() }
    }

    /// The line of the file where the row begins, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Why it was rejected, without the line.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The row as it stands in the file. What is not UTF-8 was read as Windows-1252.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for Rejected {}

/// Why a file cannot be imported at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Reading failed.
    #[error("the file cannot be read: {0}")]
    Io(String),
    /// It is no table of text.
    #[error("expected a table of text with comma, semicolon or tab between its cells, found {0}")]
    NotATable(&'static str),
    /// A column is missing without which no incident can be made.
    #[error("expected a column `{expected}`, found {found}")]
    NoColumn {
        /// The column.
        expected: String,
        /// The columns that the file has.
        found: String,
    },
    /// Two columns have one name.
    #[error("expected columns of different names, found two that are called `{0}`")]
    Twins(String),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(Shown(error).to_string())
    }
}
