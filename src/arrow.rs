//! The [tables](crate::table) as record batches of Apache Arrow (feature `arrow-59`, after the major
//! version of the crates `arrow-array` and `arrow-schema`, which are re-exported).
//!
//! ```
//! use use_of_force::{
//!     Incident, Person, Source, Why, arrow::{self, arrow_array::Array}, table::Table, uuid::Uuid, when,
//! };
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! let person = Person::new("person-1").age(24).armed(Why::Pending);
//! incident.record(clerk.says(when!("2031-05-04"), [person.into()]))?;
//!
//! let mut batches = arrow::batches(Table::People, [&incident], 8192);
//! let people = batches.next().unwrap()?;
//! assert_eq!((people.num_rows(), batches.next().is_none()), (1, true));
//! assert!(people.column_by_name("armed").unwrap().is_null(0));
//!
//! // What a column means, its unit and its words travel with it.
//! let schema = arrow::schema(Table::People);
//! let age = schema.field_with_name("age_low")?;
//! assert_eq!(age.metadata()["unit"], "completed years");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Types
//!
//! | a column of | is |
//! |---|---|
//! | text | `Utf8` |
//! | words | `Dictionary(Int32, Utf8)` |
//! | whole numbers | `Int64` |
//! | decimals | `Float64` |
//! | yes or no | `Boolean` |
//! | days | `Date32` |
//! | instants | `Timestamp(Microsecond, "UTC")` |
//! | ids | `Utf8`, as 36 characters |
//!
//! Every column but the first, the incident, can be null. The metadata of a field holds its
//! `description`, its `unit` and its `words`, a line for each with its definition; that of a schema
//! holds the `table`, what a `row` is, what is `about` it, and how it `joins`.

mod column;
mod file;
mod schema;

pub use arrow_array;
pub use arrow_schema;
pub use schema::schema;

use crate::{
    Incident,
    table::{Column, Filling, Gathered, Table},
};
use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::ArrowError;
use column::{Columns, Words};
use std::{borrow::Borrow, fmt, io::Write};

/// A record batch that grows by the rows of incidents: for who fills several tables in one pass, see
/// [`push_all`](Builder::push_all).
///
/// ```
/// use use_of_force::{Incident, arrow::Builder, table::Table, uuid::Uuid};
///
/// let mut builder = Builder::new(Table::Incidents);
/// builder.push(&Incident::new(Uuid::from_u128(1)))?;
/// builder.push(&Incident::new(Uuid::from_u128(2)))?;
/// assert_eq!(builder.finish()?.num_rows(), 2);
/// assert!(builder.is_empty());
/// # Ok::<(), use_of_force::arrow::arrow_schema::ArrowError>(())
/// ```
pub struct Builder {
    table: Table,
    columns: Columns,
    rows: usize,
    /// Memory for rows.
    room: Filling<'static>,
}

impl Builder {
    /// Without any row.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self { table, columns: Columns::new(table), rows: 0, room: Filling::default() }
    }

    /// Adds the rows of an incident.
    ///
    /// # Errors
    ///
    /// If Arrow cannot hold them.
    pub fn push(&mut self, incident: &Incident) -> Result<(), ArrowError> {
        Self::push_all(std::slice::from_mut(self), std::slice::from_ref(incident))
    }

    /// Adds the rows of incidents to several tables. What these need to know of an incident is found
    /// once, so that this is faster than to [push](Self::push) it to each; some hundred incidents
    /// together are faster than one after the other.
    ///
    /// ```
    /// use use_of_force::{Incident, arrow::Builder, table::Table, uuid::Uuid};
    ///
    /// let mut builders: Vec<_> = Table::ALL.iter().map(|table| Builder::new(*table)).collect();
    /// let incidents = [1, 2].map(|id| Incident::new(Uuid::from_u128(id)));
    /// Builder::push_all(&mut builders, &incidents)?;
    /// assert_eq!(builders[0].len(), 2);
    /// # Ok::<(), use_of_force::arrow::arrow_schema::ArrowError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If Arrow cannot hold them.
    pub fn push_all(builders: &mut [Self], incidents: &[Incident]) -> Result<(), ArrowError> {
        let gathered: Vec<_> = incidents.iter().map(Gathered::of).collect();
        builders
            .iter_mut()
            .try_for_each(|builder| builder.push_until(usize::MAX, &gathered).map(drop))
    }

    /// The same, with what was found of the incidents so far, until there are this many rows. Tells how
    /// many incidents were added.
    pub(crate) fn push_until(
        &mut self,
        rows: usize,
        all: &[Gathered<'_>],
    ) -> Result<usize, ArrowError> {
        let mut room = std::mem::take(&mut self.room);
        let added = room.lent(|filling| self.fill(rows, all, filling));
        self.room = room;
        added
    }

    fn fill<'a>(
        &mut self,
        rows: usize,
        all: &[Gathered<'a>],
        filling: &mut Filling<'a>,
    ) -> Result<usize, ArrowError> {
        let mut added = 0;
        for of in all {
            self.table.fill(of, filling);
            added += 1;
            let is_full = self.rows + filling.end() / self.columns.width() >= rows;
            if is_full || filling.end() >= CELLS {
                self.take(filling)?;
            }
            if is_full {
                return Ok(added);
            }
        }
        self.take(filling)?;
        Ok(added)
    }

    fn take(&mut self, filling: &mut Filling<'_>) -> Result<(), ArrowError> {
        self.rows += self.columns.extend(filling)?;
        filling.clear();
        Ok(())
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The record batch; then it begins anew.
    ///
    /// # Errors
    ///
    /// If Arrow cannot hold it.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.end(Words::New)
    }

    fn end(&mut self, words: Words) -> Result<RecordBatch, ArrowError> {
        self.rows = 0;
        RecordBatch::try_new(schema(self.table), self.columns.finish(words))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("table", &self.table)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// The rows of these incidents in batches, each of which ends with the incident that fills it with
/// this many rows. Nothing is held but the batch that is being filled, and up to 16 incidents, which are
/// read ahead. After an error nothing comes.
pub fn batches<I: IntoIterator<Item: Borrow<Incident>>>(
    table: Table,
    incidents: I,
    rows: usize,
) -> impl Iterator<Item = Result<RecordBatch, ArrowError>> {
    batches_with(table, incidents, rows, Words::New)
}

fn batches_with<I: IntoIterator<Item: Borrow<Incident>>>(
    table: Table,
    incidents: I,
    rows: usize,
    words: Words,
) -> impl Iterator<Item = Result<RecordBatch, ArrowError>> {
    let (mut builder, rows) = (Builder::new(table), rows.max(1));
    let (mut incidents, mut next) = (incidents.into_iter().fuse(), Vec::new());
    let mut fill = move || {
        while builder.len() < rows {
            next.extend(incidents.by_ref().take(TOGETHER - next.len()));
            if next.is_empty() {
                break;
            }
            let gathered: Vec<_> = next.iter().map(|it| Gathered::of(it.borrow())).collect();
            let added = builder.push_until(rows, &gathered)?;
            next.drain(..added);
        }
        if builder.is_empty() { Ok(None) } else { builder.end(words).map(Some) }
    };
    let mut failed = false;
    std::iter::from_fn(move || {
        let filled = if failed { return None } else { fill().transpose() };
        failed = matches!(filled, Some(Err(_)));
        filled
    })
}

/// How many incidents are filled into batches together.
const TOGETHER: usize = 16;

/// About how many cells are filled before they are added to the columns. More come cheaper together, as
/// long as they are few enough for the caches of a processor.
const CELLS: usize = 2048;

/// How many rows a batch of a file of IPC has.
const ROWS: usize = 8192;

/// Writes the rows of these incidents as a file of Arrow IPC, which tools with any version of Arrow
/// read, and gives their number. A column has one dictionary for the whole file, which its words join as
/// they come; so two batches are held, and all words, which are few.
///
/// # Errors
///
/// If writing fails.
pub fn write_file<I: IntoIterator<Item: Borrow<Incident>>>(
    table: Table,
    incidents: I,
    to: impl Write,
) -> Result<u64, ArrowError> {
    let mut writer = file::Writer::begin(to, schema(table))?;
    let batches = batches_with(table, incidents, ROWS, Words::Kept);
    let written = each_batch(batches, |batch| writer.write(batch))?;
    writer.finish()?;
    Ok(written)
}

/// The same as a stream of Arrow IPC, for a pipe.
///
/// # Errors
///
/// If writing fails.
pub fn write_stream<I: IntoIterator<Item: Borrow<Incident>>>(
    table: Table,
    incidents: I,
    to: impl Write,
) -> Result<u64, ArrowError> {
    let mut writer = StreamWriter::try_new(to, &schema(table))?;
    let batches = batches(table, incidents, ROWS);
    let written = each_batch(batches, |batch| writer.write(&batch))?;
    writer.finish()?;
    Ok(written)
}

/// Hands over one batch after the other, and gives the number of their rows.
fn each_batch(
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    mut write: impl FnMut(RecordBatch) -> Result<(), ArrowError>,
) -> Result<u64, ArrowError> {
    let mut written = 0;
    for batch in batches {
        let batch = batch?;
        written += batch.num_rows() as u64;
        write(batch)?;
    }
    Ok(written)
}
