use super::Code;
use crate::{Path, Statement};
use std::fmt;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// It happens, and is worth knowing.
    Note,
    /// Only a strained reading of what was said could make it true.
    Warning,
    /// No reading of what was said could make it true.
    Error,
}

impl Severity {
    /// The word in JSON and in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something in a record that cannot be, can hardly be, or is worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem<'a> {
    /// Which rule found it.
    pub code: Code,
    /// How grave it is: at most the severity of the code.
    pub severity: Severity,
    /// The noun or field; none if it is about a statement as such.
    pub path: Option<Path>,
    /// The noun or field that it does not go with, if there is one.
    pub against: Option<Path>,
    /// The statements that say so, in log order; none if a noun was checked alone.
    pub statements: Vec<&'a Statement>,
    /// What is wrong, with the values.
    pub message: String,
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.severity, self.code)?;
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Everything that the rules found, gravest first, then by code and path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report<'a> {
    problems: Vec<Problem<'a>>,
}

impl<'a> Report<'a> {
    pub(super) fn of(mut problems: Vec<Problem<'a>>) -> Self {
        problems.sort_by(|a, b| {
            let order = |it: &Problem<'a>| {
                (std::cmp::Reverse(it.severity), it.code, it.path.clone(), it.against.clone())
            };
            order(a).cmp(&order(b))
        });
        problems.dedup();
        Self { problems }
    }

    /// Whether there is no error. Warnings and notes do not make a record invalid.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors().next().is_none()
    }

    /// All problems.
    pub fn problems(&self) -> impl DoubleEndedIterator<Item = &Problem<'a>> + ExactSizeIterator {
        self.problems.iter()
    }

    /// What cannot be.
    pub fn errors(&self) -> impl Iterator<Item = &Problem<'a>> {
        self.of_severity(Severity::Error)
    }

    /// What could be true by a strained reading only.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem<'a>> {
        self.of_severity(Severity::Warning)
    }

    /// What happens, and is worth knowing.
    pub fn notes(&self) -> impl Iterator<Item = &Problem<'a>> {
        self.of_severity(Severity::Note)
    }

    fn of_severity(&self, severity: Severity) -> impl Iterator<Item = &Problem<'a>> {
        self.problems.iter().filter(move |problem| problem.severity == severity)
    }
}

/// One problem a line.
impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problems.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}
