use super::Error;
use crate::{
    Incident,
    table::{Cell, Rows, Table, Type, rebuild},
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
use std::{
    collections::VecDeque,
    fmt,
    fs::{self, File},
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
/// # Errors
///
/// If there is no such directory, or it lacks tables. What is wrong with a file comes with its
/// incidents.
pub fn read(directory: impl AsRef<Path>) -> Result<Incidents, Error> {
    let directory = directory.as_ref();
    let mut parts = Vec::new();
    for table in TABLES {
        let path = directory.join(table.name());
        if !path.is_dir() {
            return Err(Error::NoTable(path));
        }
    }
    find(&directory.join(Table::Incidents.name()), Path::new(""), &mut parts)?;
    parts.sort();
    Ok(Incidents { directory: directory.to_owned(), parts: parts.into(), part: None })
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
        Ok([open(incidents)?, open(sources)?, open(statements)?])
    }

    fn advance(&mut self) -> Result<Option<Incident>, Error> {
        loop {
            if let Some([incidents, sources, statements]) = &mut self.part {
                if let Some(id) = incidents.id()? {
                    let rows = [incidents.take(id)?, sources.take(id)?, statements.take(id)?];
                    let [first, second, third] = &rows;
                    let incident = rebuild(first, second, third);
                    return incident.map(Some).map_err(|error| Error::Rebuild {
                        path: incidents.path.clone(),
                        incident: id.to_string(),
                        error,
                    });
                }
                self.part = None;
            }
            let Some((at, number)) = self.parts.pop_front() else { return Ok(None) };
            self.part = Some(self.part(&at, number)?);
        }
    }
}

impl Iterator for Incidents {
    type Item = Result<Incident, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if matches!(next, Err(ref error) if !matches!(error, Error::Rebuild { .. })) {
            // What cannot be read has nothing behind it.
            self.part = None;
        }
        next.transpose()
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
        let file = File::open(&path).map_err(Error::io(&path))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file);
        let builder = builder.map_err(Error::parquet(&path))?;
        let needed = match table {
            // The rest stands in the statements, too.
            Table::Incidents => {
                &["incident", "schema", "zone", "bare", "sources", "statements"][..]
            }
            _ => &[],
        };
        let mask = if needed.is_empty() {
            ProjectionMask::all()
        } else {
            ProjectionMask::columns(builder.parquet_schema(), needed.iter().copied())
        };
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build();
        let reader = reader.map_err(Error::parquet(&path))?;
        Ok(Self { table, path, reader, batch: None, row: 0 })
    }

    /// The batch in which the next row stands.
    fn batch(&mut self) -> Result<Option<&RecordBatch>, Error> {
        while self.batch.as_ref().is_none_or(|batch| self.row >= batch.num_rows()) {
            let Some(batch) = self.reader.next().transpose()? else { return Ok(None) };
            (self.batch, self.row) = (Some(batch), 0);
        }
        Ok(self.batch.as_ref())
    }

    /// The incident of the next row.
    fn id(&mut self) -> Result<Option<Uuid>, Error> {
        let row = if self.batch()?.is_some() { self.row } else { return Ok(None) };
        let Some(batch) = &self.batch else { return Ok(None) };
        let ids = batch.column_by_name("incident").and_then(|ids| ids.as_string_opt::<i32>());
        let id = ids.filter(|ids| ids.is_valid(row)).and_then(|ids| ids.value(row).parse().ok());
        id.map(Some).ok_or_else(|| self.column("incident", Type::Id))
    }

    /// The rows of an incident, which come next.
    fn take(&mut self, id: Uuid) -> Result<Rows<'static>, Error> {
        let mut cells = Vec::new();
        while self.id()? == Some(id) {
            let Some(batch) = &self.batch else { break };
            for column in self.table.columns() {
                let cell = match batch.column_by_name(column.name()) {
                    Some(array) => cell(array, column.kind(), self.row),
                    None if self.table == Table::Incidents => Some(Cell::Null),
                    None => None,
                };
                cells.push(cell.ok_or_else(|| self.column(column.name(), column.kind()))?);
            }
            self.row += 1;
        }
        Rows::of(self.table, cells).ok_or_else(|| self.column("incident", Type::Id))
    }

    fn column(&self, column: &'static str, kind: Type) -> Error {
        Error::Column { path: self.path.clone(), column, expected: kind.as_str() }
    }
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
