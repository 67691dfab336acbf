use super::{Form, Rewrite, Text, Value, record};
use crate::code::vocabulary;
use std::fmt;

record! {
    /// A name or number under which somebody's records know something: a case number, a docket
    /// number, the row of a data set.
    ///
    /// ```
    /// use use_of_force::value::{Identifier, IdentifierKind};
    ///
    /// let number = Identifier::new(IdentifierKind::CaseNumber, "21-0042").with_issuer("Exampleton police");
    /// assert_eq!(number.to_string(), "case number 21-0042 (Exampleton police)");
    /// ```
    pub struct Identifier "an identifier" {
        /// Who gave it: an agency, a court, a publisher.
        issuer / pub with_issuer: Text,
        /// What it numbers.
        kind / pub with_kind: IdentifierKind,
        /// The name or number itself.
        value / pub with_value: Text [required],
    }
}

impl Identifier {
    /// A name or number of this kind.
    #[must_use]
    pub fn new(kind: IdentifierKind, value: impl Into<Text>) -> Self {
        Self::EMPTY.with_kind(kind).with_value(value)
    }
}

impl Value for Identifier {
    const TYPE: &'static str = "identifier";
    const FORM: Form = Self::RECORD;

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.kind.iter().for_each(|kind| kind.unlisted(each));
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.parts_rewritten(with)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(kind) = &self.kind {
            write!(f, "{} ", kind.as_str().replace('_', " "))?;
        }
        f.write_str(self.value.as_ref().map_or("", Text::as_str))?;
        match &self.issuer {
            Some(issuer) => write!(f, " ({issuer})"),
            None => Ok(()),
        }
    }
}

vocabulary! {
    /// What an identifier numbers.
    pub enum IdentifierKind "identifier_kind" {
        /// An agency's number for an incident or a criminal case.
        CaseNumber "case_number" from [Nuof, NewJersey],
        /// An agency's number for a report, which may be one of several on an incident.
        ReportNumber "report_number" from [Nuof, NewJersey],
        /// A court's number for a proceeding.
        DocketNumber "docket_number" from [Ours],
        /// The id of a row or record in a published data set.
        DatasetRow "dataset_row" from [Ours],
        /// The number on an officer's badge.
        Badge "badge" from [Niem],
        /// The number of an officer's licence from a board of peace officer standards and training.
        PostLicense "post_license" from [Niem],
        /// The number that an agency gives a member of its staff.
        EmployeeNumber "employee_number" from [NewJersey],
        /// The number of a report on an officer killed or assaulted.
        LeokaNumber "leoka_number" from [Oibrs],
        /// A medical examiner's or coroner's number for a death.
        ExaminerNumber "examiner_number" from [Ours],
    }
}

record! {
    /// A number to call with information, and what it is called if it has a name.
    ///
    /// ```
    /// use use_of_force::value::TipLine;
    ///
    /// assert_eq!(TipLine::new("555-0100").with_name("hotline").to_string(), "555-0100 (hotline)");
    /// ```
    pub struct TipLine "a tip line" {
        /// The number, as published.
        number / pub with_number: Text [required],
        /// What the line is called.
        name / pub with_name: Text,
    }
}

impl TipLine {
    /// A number to call.
    #[must_use]
    pub fn new(number: impl Into<Text>) -> Self {
        Self::EMPTY.with_number(number)
    }
}

impl Value for TipLine {
    const TYPE: &'static str = "tip line";
    const FORM: Form = Self::RECORD;

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.parts_rewritten(with)
    }
}

impl fmt::Display for TipLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number.as_ref().map_or("", Text::as_str))?;
        match &self.name {
            Some(name) => write!(f, " ({name})"),
            None => Ok(()),
        }
    }
}
