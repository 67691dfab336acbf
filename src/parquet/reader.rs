use super::Error;
use crate::{
    Incident, output,
    table::{Cell, Column, RebuildError, Rows, Table, Type, rebuild},
};
use arrow_array::{
    Array, ArrayRef, RecordBatch,
    cast::AsArray,
    types::{Date32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType},
};
use chrono::DateTime;
use parquet::arrow::{
    ProjectionMask,
    arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder},
};
use same_file::Handle;
use std::{
    collections::VecDeque,
    fmt,
    fs::{self, File},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// The tables of which an incident is made.
const TABLES: [Table; 3] = [Table::Incidents, Table::Sources, Table::Statements];

/// How many rows are read at once.
const ROWS: usize = 1024;

/// The incidents of a directory that a [`Writer`](super::Writer) wrote, exactly as they were. Nothing is
/// held but some thousand rows.
///
/// Before anything else, all files are [compared](crate::output::check) with the `SHA256SUMS` beside the
/// tables. A directory without one is read, too: see [what that cannot
/// notice](super#without-sha256sums).
///
/// # Errors
///
/// If there is no such directory, it lacks tables, or a file is not as `SHA256SUMS` lists it, or not
/// listed. What else is wrong with a file comes with its incidents.
pub fn read(directory: impl AsRef<Path>) -> Result<Incidents, Error> {
    let directory = directory.as_ref();
    let mut parts = Vec::new();
    for table in TABLES {
        let path = directory.join(table.name());
        if !path.is_dir() {
            return Err(Error::NoTable(path));
        }
    }
    let handle = Handle::from_path(directory).map_err(Error::io(directory))?;
    output::check(directory)?;
    find(&directory.join(Table::Incidents.name()), Path::new(""), &mut parts)?;
    parts.sort();
    Ok(Incidents { directory: directory.to_owned(), handle, parts: parts.into(), part: None })
}

/// Finds the files below a directory, by their number and their path from there.
fn find(below: &Path, at: &Path, found: &mut Vec<(PathBuf, u32)>) -> Result<(), Error> {
    let here = below.join(at);
    for entry in fs::read_dir(&here).map_err(Error::io(&here))? {
        let entry = entry.map_err(Error::io(&here))?;
        if entry.path().is_dir() {
            find(below, &at.join(entry.file_name()), found)?;
        } else if let Some(number) = number(&entry.path()) {
            found.push((at.to_owned(), number));
        }
    }
    Ok(())
}

fn number(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    name.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}

/// The incidents of a directory.
pub struct Incidents {
    directory: PathBuf,
    /// What the path led to at first.
    handle: Handle,
    /// The parts that are left.
    parts: VecDeque<(PathBuf, u32)>,
    part: Option<[Cursor; 3]>,
}

impl Incidents {
    fn part(&self, at: &Path, number: u32) -> Result<[Cursor; 3], Error> {
        let open = |table: Table| {
            let directory = self.directory.join(table.name()).join(at);
            Cursor::open(table, directory.join(format!("part-{number}.parquet")))
        };
        let [incidents, sources, statements] = TABLES;
        let part = [open(incidents)?, open(sources)?, open(statements)?];
        // The files of one directory, also if another takes its place.
        match Handle::from_path(&self.directory) {
            Ok(handle) if handle == self.handle => Ok(part),
            Ok(_) => Err(Error::Replaced(self.directory.clone())),
            Err(error) => Err(Error::io(&self.directory)(error)),
        }
    }

    fn advance(&mut self) -> Result<Option<Incident>, Error> {
        loop {
            // What cannot be read has nothing behind it.
            if let Some(mut part) = self.part.take() {
                let [incidents, sources, statements] = &mut part;
                if let Some(id) = incidents.id()? {
                    let rows = [incidents.take(id)?, sources.take(id)?, statements.take(id)?];
                    let [first, second, third] = &rows;
                    let incident = rebuild(first, second, third);
                    let incident = incident.map_err(|error| incidents.error(id, error));
                    self.part = Some(part);
                    return incident.map(Some);
                }
                // Rows of nothing.
                for rest in &mut part {
                    if let Some(id) = rest.id()? {
                        return Err(rest.error(id, RebuildError::NotOne(0)));
                    }
                }
            }
            let Some((at, number)) = self.parts.pop_front() else { return Ok(None) };
            self.part = Some(self.part(&at, number)?);
        }
    }
}

impl Iterator for Incidents {
    type Item = Result<Incident, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

impl fmt::Debug for Incidents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incidents").field("directory", &self.directory).finish_non_exhaustive()
    }
}

/// The rows of a file, one after the other.
struct Cursor {
    table: Table,
    path: PathBuf,
    reader: ParquetRecordBatchReader,
    batch: Option<RecordBatch>,
    row: usize,
}

impl Cursor {
    fn open(table: Table, path: PathBuf) -> Result<Self, Error> {
        let reader = caught(&path, || Self::reader(table, &path))?;
        Ok(Self { table, path, reader, batch: None, row: 0 })
    }

    fn reader(table: Table, path: &Path) -> Result<ParquetRecordBatchReader, Error> {
        let file = File::open(path).map_err(Error::io(path))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file);
        let builder = builder.map_err(Error::parquet(path))?;
        let needed = match table {
            // The rest stands in the statements, too.
            Table::Incidents => {
                &["incident", "schema", "zone", "version", "bare", "sources", "statements"][..]
            }
            _ => &[],
        };
        let mask = if needed.is_empty() {
            ProjectionMask::all()
        } else {
            ProjectionMask::columns(builder.parquet_schema(), needed.iter().copied())
        };
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build();
        reader.map_err(Error::parquet(path))
    }

    /// The batch in which the next row stands.
    fn batch(&mut self) -> Result<Option<&RecordBatch>, Error> {
        while self.batch.as_ref().is_none_or(|batch| self.row >= batch.num_rows()) {
            let next = caught(&self.path, || {
                self.reader.next().transpose().map_err(|error| Error::Parquet {
                    path: self.path.clone(),
                    error: error.to_string(),
                })
            })?;
            let Some(batch) = next else { return Ok(None) };
            (self.batch, self.row) = (Some(batch), 0);
        }
        Ok(self.batch.as_ref())
    }

    /// The incident of the next row.
    fn id(&mut self) -> Result<Option<Uuid>, Error> {
        let row = if self.batch()?.is_some() { self.row } else { return Ok(None) };
        let Some(batch) = &self.batch else { return Ok(None) };
        caught(&self.path, || {
            let ids = batch.column_by_name("incident").and_then(|ids| ids.as_string_opt::<i32>());
            let ids = ids.filter(|ids| ids.is_valid(row));
            let id = ids.and_then(|ids| ids.value(row).parse().ok());
            id.map(Some).ok_or_else(|| self.column("incident", Type::Id))
        })
    }

    /// The rows of an incident, which come next.
    fn take(&mut self, id: Uuid) -> Result<Rows<'static>, Error> {
        let mut cells = Vec::new();
        while self.id()? == Some(id) {
            let Some(batch) = &self.batch else { break };
            cells.extend(caught(&self.path, || self.row(batch))?);
            self.row += 1;
        }
        Rows::of(self.table, cells).ok_or_else(|| self.column("incident", Type::Id))
    }

    fn row(&self, batch: &RecordBatch) -> Result<Vec<Cell<'static>>, Error> {
        let cell = |column: &'static Column| {
            let cell = match batch.column_by_name(column.name()) {
                Some(array) => cell(array, column.kind(), self.row),
                None if self.table == Table::Incidents => Some(Cell::Null),
                None => None,
            };
            cell.ok_or_else(|| self.column(column.name(), column.kind()))
        };
        self.table.columns().iter().map(cell).collect()
    }

    fn column(&self, column: &'static str, kind: Type) -> Error {
        Error::Column { path: self.path.clone(), column, expected: kind.as_str() }
    }

    fn error(&self, id: Uuid, error: RebuildError) -> Error {
        Error::Rebuild { path: self.path.clone(), incident: id.to_string(), error }
    }
}

/// What the crates below make of a damaged file: they panic at some. What they were reading is dropped.
fn caught<T>(path: &Path, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        let error = format!("damaged, so that reading it panicked: {}", said.unwrap_or_default());
        Err(Error::Parquet { path: path.to_owned(), error })
    })
}

/// The cell of a row; none if the array is of another type.
fn cell(array: &ArrayRef, kind: Type, row: usize) -> Option<Cell<'static>> {
    if array.is_null(row) {
        return Some(Cell::Null);
    }
    Some(match kind {
        Type::Text => Cell::from(array.as_string_opt::<i32>()?.value(row).to_owned()),
        Type::Id => Cell::Id(array.as_string_opt::<i32>()?.value(row).parse().ok()?),
        Type::Word => {
            let words = array.as_dictionary_opt::<Int32Type>()?;
            let word = usize::try_from(words.keys().value(row)).ok()?;
            Cell::from(words.values().as_string_opt::<i32>()?.value(word).to_owned())
        }
        Type::Integer => Cell::Integer(array.as_primitive_opt::<Int64Type>()?.value(row)),
        Type::Decimal => Cell::Decimal(array.as_primitive_opt::<Float64Type>()?.value(row)),
        Type::Boolean => Cell::Boolean(array.as_boolean_opt()?.value(row)),
        Type::Day => {
            let day = array.as_primitive_opt::<Date32Type>()?.value(row);
            Cell::Day(Date32Type::to_naive_date_opt(day)?)
        }
        Type::Instant => {
            let instant = array.as_primitive_opt::<TimestampMicrosecondType>()?.value(row);
            Cell::Instant(DateTime::from_timestamp_micros(instant)?)
        }
    })
}
