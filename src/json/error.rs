use crate::{
    document::{document, spelled},
    value::Shown,
};
use serde::de::IgnoredAny;
use std::fmt;

/// Why JSON could not be read as an incident: the line, the place in the incident, what was
/// expected and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    line: usize,
    message: String,
    raw: Option<String>,
}

/// What kind of error it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Reading failed.
    Io,
    /// It is not JSON, or ends too early.
    Syntax,
    /// It is of a newer schema than this version of the crate reads.
    Schema,
    /// It is JSON and no incident: a wrong name, a wrong value.
    Data,
    /// Its log cannot be replayed: an undeclared source, a key that nobody describes, a step that
    /// cannot stand.
    Log,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, line: usize, message: impl fmt::Display) -> Self {
        // What it quotes of the text can hold anything.
        Self { kind, line, message: Shown(message).to_string(), raw: None }
    }

    /// The error of this text. It is one of syntax if the text is no JSON from there on.
    pub(super) fn of(text: &str, error: &serde_json::Error) -> Self {
        let place = |error: &serde_json::Error| (error.line(), error.column());
        let syntax = serde_json::from_str::<IgnoredAny>(text).err();
        let kind = match syntax.filter(|syntax| place(syntax) == place(error)) {
            Some(_) => ErrorKind::Syntax,
            None => ErrorKind::Data,
        };
        let (line, column) = place(error);
        let message = error.to_string();
        let position = format!(" at line {line} column {column}");
        Self::new(kind, line, message.strip_suffix(&position).unwrap_or(&message))
    }

    /// The same error in the line of a longer text, with that line.
    pub(super) fn on_line(mut self, line: usize, raw: String) -> Self {
        self.line = line;
        self.raw = Some(raw);
        self
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The line, from 1; 0 if there is none.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The text without the line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The whole line of JSON Lines that could not be read, so that nothing is lost.
    #[must_use]
    pub fn raw(&self) -> Option<&str> {
        self.raw.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            line => write!(f, "line {line}: {}", self.message),
        }
    }
}

impl std::error::Error for Error {}

document! { Error: |it| {
    kind: Some(it.kind),
    line: Some(it.line).filter(|line| *line > 0),
    message: Some(&it.message),
    raw: it.raw.as_ref(),
} }

spelled! { ErrorKind {
    Io "io",
    Syntax "syntax",
    Schema "schema",
    Data "data",
    Log "log",
} }
