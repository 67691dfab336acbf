use super::{
    Arena, Atom, Form, Full, Relation, Rewrite, Text, Value, place::relate_part, record, spelling,
};
use crate::code::vocabulary;
use chrono::FixedOffset;
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

    /// Without an issuer it may be that of any; the number itself is compared as it is written.
    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        if self.kind != other.kind || self.value != other.value {
            return Relation::Contradictory;
        }
        relate_part(self.issuer.as_ref(), other.issuer.as_ref(), |a, b| {
            spelling::same(a.as_str(), b.as_str())
        })
    }

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.kind.iter().for_each(|kind| kind.unlisted(each));
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
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

    /// One number is one line, whatever is between its digits and what it is called.
    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        let number = |line: &Self| {
            let number = line.number.as_ref().map_or("", Text::as_str);
            let signs = number.chars().filter(|c| c.is_alphanumeric());
            signs.map(|c| c.to_ascii_lowercase()).collect::<String>()
        };
        if self.number != other.number && number(self) != number(other) {
            return Relation::Contradictory;
        }
        match (&self.name, &other.name) {
            (Some(a), Some(b)) if spelling::same(a.as_str(), b.as_str()) => Relation::Same,
            (Some(_), Some(_)) => Relation::Compatible,
            (a, b) => relate_part(a.as_ref(), b.as_ref(), |_, _| true),
        }
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
    }

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
