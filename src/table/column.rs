use crate::{Why, value::Precision};
use std::sync::LazyLock;

/// What the cells of a column hold, if they hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Type {
    /// Text that can be anything.
    Text,
    /// A word of a list, or another one.
    Word,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// Yes or no.
    Boolean,
    /// A day of the calendar.
    Day,
    /// An instant, to the second.
    Instant,
    /// An id of an incident.
    Id,
}

impl Type {
    /// The name, in small letters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Type::Text => "text",
            Type::Word => "word",
            Type::Integer => "integer",
            Type::Decimal => "decimal",
            Type::Boolean => "boolean",
            Type::Day => "day",
            Type::Instant => "instant",
            Type::Id => "id",
        }
    }
}

/// A word of a code list, and what it means.
pub type Code = (&'static str, &'static str);

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    name: String,
    kind: Type,
    unit: Option<&'static str>,
    about: String,
    codes: &'static [Code],
}

impl Column {
    /// The name, in small letters and underscores.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its cells hold.
    #[must_use]
    pub fn kind(&self) -> Type {
        self.kind
    }

    /// The unit of its numbers, if they have one that is no count.
    #[must_use]
    pub fn unit(&self) -> Option<&'static str> {
        self.unit
    }

    /// What it means.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// The words that can stand there, with what each means; a word that is not among them can, too.
    #[must_use]
    pub fn codes(&self) -> &'static [Code] {
        self.codes
    }

    pub(super) fn new(name: impl Into<String>, kind: Type, about: impl Into<String>) -> Self {
        Self { name: name.into(), kind, unit: None, about: about.into(), codes: &[] }
    }

    pub(super) fn coded(mut self, codes: &'static [Code]) -> Self {
        self.codes = codes;
        self
    }

    pub(super) fn measured(mut self, unit: Option<&'static str>) -> Self {
        self.unit = unit;
        self
    }

    /// Why something is not known.
    pub(super) fn why(name: impl Into<String>, about: impl Into<String>) -> Self {
        Self::new(name, Type::Word, about).coded(&WHY)
    }

    /// The columns of a moment.
    pub(super) fn moment(name: &str, about: &str) -> [Self; MOMENT] {
        let column = |suffix: &str, kind, what: &str| {
            Self::new(format!("{name}{suffix}"), kind, format!("{about} {what}"))
        };
        [
            Self::new(name, Type::Text, format!("{about} As it is written: EDTF, extended.")),
            column("_first_day", Type::Day, "The first day that it can be, on its own calendar."),
            column("_last_day", Type::Day, "The last day that it can be, on its own calendar."),
            column("_low", Type::Instant, "The first instant that it can be."),
            column("_high", Type::Instant, "The last instant that it can be."),
            column("_precision", Type::Word, "How precisely it is stated.").coded(&PRECISION),
            column("_approximate", Type::Boolean, "Whether it is said to be approximate."),
        ]
    }
}

/// How many columns a moment has.
pub(super) const MOMENT: usize = 7;

static WHY: LazyLock<Vec<Code>> =
    LazyLock::new(|| Why::ALL.iter().map(|why| (why.as_str(), why.definition())).collect());

static PRECISION: [Code; 6] = [
    ("year", "A calendar year."),
    ("month", "A calendar month."),
    ("day", "A day."),
    ("minute", "A minute."),
    ("second", "A second."),
    ("interval", "An interval, whatever its ends are."),
];

/// The word of a precision.
pub(super) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
        Precision::Interval => "interval",
    }
}
