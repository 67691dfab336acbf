use super::{Column, Table};
use chrono::{DateTime, NaiveDate, Utc};
use std::{borrow::Cow, fmt};
use uuid::Uuid;

/// What stands in one column of one row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Cell<'a> {
    /// Nothing. Where a field has a reason why it is not known, the column of the same name with
    /// `_why` behind it holds the reason.
    Null,
    /// A text, a word or a key.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// Degrees.
    Decimal(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day of the calendar.
    Day(NaiveDate),
    /// An instant, to the second.
    Instant(DateTime<Utc>),
    /// An id of an incident.
    Id(Uuid),
}

impl<'a> Cell<'a> {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is a whole one.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no, if it is that.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Cell::Boolean(yes) => Some(*yes),
            _ => None,
        }
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Cell::Null)
    }

    /// A text that is borrowed.
    pub(super) fn of(text: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

/// As a file of text shows it: nothing as nothing, an instant as RFC 3339 with `Z`.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Null => Ok(()),
            Cell::Text(text) => f.write_str(text),
            Cell::Integer(number) => number.fmt(f),
            Cell::Decimal(number) => number.fmt(f),
            Cell::Boolean(yes) => yes.fmt(f),
            Cell::Day(day) => day.fmt(f),
            Cell::Instant(instant) => instant.format("%Y-%m-%dT%H:%M:%SZ").fmt(f),
            Cell::Id(id) => id.fmt(f),
        }
    }
}

/// The rows that an incident has in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<'a> {
    table: Table,
    cells: Vec<Cell<'a>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(table: Table, cells: Vec<Cell<'a>>) -> Self {
        Self { table, cells }
    }

    /// Rows that were read elsewhere, to [rebuild](super::rebuild) an incident: their cells in the order
    /// of the columns, one row after the other. None if the last row is not whole.
    ///
    /// ```
    /// use use_of_force::table::{Cell, Rows, Table};
    ///
    /// let width = Table::Lists.columns().len();
    /// assert_eq!(Rows::of(Table::Lists, vec![Cell::Null; 2 * width]).unwrap().len(), 2);
    /// assert!(Rows::of(Table::Lists, vec![Cell::Null; width + 1]).is_none());
    /// ```
    #[must_use]
    pub fn of(table: Table, cells: Vec<Cell<'a>>) -> Option<Self> {
        cells.len().is_multiple_of(table.columns().len()).then_some(Self { table, cells })
    }

    /// The table that they are of.
    #[must_use]
    pub fn table(&self) -> Table {
        self.table
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len() / self.table.columns().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_, 'a>> {
        let width = self.table.columns().len();
        self.cells.chunks_exact(width).map(|cells| Row { table: self.table, cells })
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'r, 'a> {
    table: Table,
    cells: &'r [Cell<'a>],
}

impl<'r, 'a> Row<'r, 'a> {
    /// The table that it is of.
    #[must_use]
    pub fn table(&self) -> Table {
        self.table
    }

    /// The cells, in the order of the [columns](Table::columns).
    #[must_use]
    pub fn cells(&self) -> &'r [Cell<'a>] {
        self.cells
    }

    /// The cell of a column; none if the table has no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&'r Cell<'a>> {
        let column = self.table.columns().iter().position(|other| other.name() == column)?;
        self.cells.get(column)
    }

    /// The cells that hold something, with their columns.
    pub fn stated(&self) -> impl Iterator<Item = (&'static Column, &'r Cell<'a>)> + use<'r, 'a> {
        let cells = self.table.columns().iter().zip(self.cells);
        cells.filter(|(_, cell)| !cell.is_null())
    }
}
