use super::{Error, Threads};
use crate::{
    Incident, Jurisdiction, arrow,
    table::{Gathered, Table, Type},
};
use arrow_array::RecordBatch;
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_writer::{
            ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves,
        },
    },
    basic::{Compression, ZstdLevel},
    errors::ParquetError,
    file::{
        metadata::RowGroupMetaData,
        properties::{EnabledStatistics, WriterProperties},
        writer::SerializedFileWriter,
    },
    schema::types::ColumnPath,
};
use std::{
    fmt,
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Partition(Option<(Option<String>, Option<i32>)>);

impl Partition {
    pub(super) fn of(incident: &Incident) -> Self {
        let circumstances = incident.circumstances();
        let places = std::iter::once(&circumstances.jurisdiction)
            .chain(incident.shootings().map(|it| &it.jurisdiction))
            .chain(incident.force().map(|it| &it.jurisdiction))
            .chain(incident.pursuits().map(|it| &it.from_jurisdiction));
        let state = places.filter_map(|place| place.known()).find_map(Jurisdiction::state);
        Self(Some((state.map(|state| state.as_str().to_owned()), incident.year())))
    }

    /// The directories below that of a table, each in the one before.
    fn directories(&self) -> Vec<String> {
        let Some((state, year)) = &self.0 else { return Vec::new() };
        let named = |name: &str, value: Option<String>| match value {
            Some(value) => format!("{name}={}", escaped(&value)),
            None => format!("{name}=__HIVE_DEFAULT_PARTITION__"),
        };
        vec![named("state", state.clone()), named("year", year.map(|year| year.to_string()))]
    }
}

/// As Hive names directories: everything but letters, digits, blanks and hyphens as `%` and two
/// hexadecimal digits for each byte.
fn escaped(value: &str) -> String {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-');
    let escape = |byte: u8| {
        if legal(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    value.bytes().map(escape).collect()
}

/// How many rows a batch has. All tables have a thousand columns, so that many more need much memory.
const ROWS: usize = 2048;

/// How the file of a table is written.
fn properties(table: Table) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        // Those of pages would be held to the end.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // As many as a batch has: the column of a batch is encoded at once.
        .set_write_batch_size(ROWS)
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("use-of-force ", env!("CARGO_PKG_VERSION")).to_owned());
    // The least and the greatest text of a row group seldom tell what to skip, and are slow to find.
    for column in table.columns().iter().filter(|column| column.kind() == Type::Text) {
        let path = ColumnPath::from(column.name());
        properties = properties.set_column_statistics_enabled(path, EnabledStatistics::None);
    }
    properties.build()
}

/// Makes a directory that may be there already; never the one above, which may have been given up.
fn make(directory: &Path) -> Result<(), Error> {
    match fs::create_dir(directory) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made.map_err(Error::io(directory)),
    }
}

/// A file of each table.
pub(super) struct Part {
    tables: Vec<Growing>,
}

/// A file, and what is to be its next row group: batches, since encoders hold some 100 kB for each column
/// and are there only while a row group is written.
struct Growing {
    path: PathBuf,
    builder: arrow::Builder,
    batches: Vec<RecordBatch>,
    /// The bytes of memory of the batches.
    held: usize,
    writer: SerializedFileWriter<File>,
    columns: ArrowRowGroupWriterFactory,
}

impl Part {
    pub(super) fn begin(below: &Path, partition: &Partition, number: u32) -> Result<Self, Error> {
        let begin = |table: &Table| -> Result<Growing, Error> {
            let mut path = below.join(table.name());
            for directory in partition.directories() {
                path.push(directory);
                make(&path)?;
            }
            path.push(format!("part-{number}.parquet"));
            let file = File::create_new(&path).map_err(Error::io(&path))?;
            let schema = arrow::schema(*table);
            let (writer, columns) = ArrowWriter::try_new(file, schema, Some(properties(*table)))
                .and_then(ArrowWriter::into_serialized_writer)
                .map_err(Error::parquet(&path))?;
            let builder = arrow::Builder::new(*table);
            Ok(Growing { path, builder, batches: Vec::new(), held: 0, writer, columns })
        };
        Ok(Self { tables: Table::ALL.iter().map(begin).collect::<Result<_, _>>()? })
    }

    /// Adds incidents, to one table after the other.
    pub(super) fn push(&mut self, all: &[Gathered<'_>], threads: Threads) -> Result<(), Error> {
        // The last ones are the largest.
        threads.each(self.tables.iter_mut().rev().collect(), |table| table.push(all)).map(drop)
    }

    /// The bytes of memory of what is to be row groups.
    pub(super) fn held(&self) -> usize {
        self.tables.iter().map(|table| table.held).sum()
    }

    /// Ends the largest row group.
    pub(super) fn flush(&mut self, threads: Threads) -> Result<(), Error> {
        let largest = self.tables.iter_mut().max_by_key(|table| table.held);
        largest.map_or(Ok(()), |table| table.flush(threads))
    }

    /// How many columns the row groups have that are written.
    pub(super) fn columns(&self) -> usize {
        let groups = self.tables.iter().flat_map(|table| table.writer.flushed_row_groups());
        groups.map(RowGroupMetaData::num_columns).sum()
    }

    /// Ends the files, one after the other.
    pub(super) fn finish(self, threads: Threads) -> Result<(), Error> {
        self.tables.into_iter().try_for_each(|table| table.finish(threads))
    }
}

impl Growing {
    fn push(&mut self, all: &[Gathered<'_>]) -> Result<(), Error> {
        let mut rest = all;
        while !rest.is_empty() {
            let added = self.builder.push_until(ROWS, rest)?;
            rest = rest.get(added..).unwrap_or_default();
            if self.builder.len() >= ROWS {
                self.hold()?;
            }
        }
        Ok(())
    }

    /// Makes a batch of the rows that are in none.
    fn hold(&mut self) -> Result<(), Error> {
        let batch = self.builder.finish()?;
        self.held += batch.get_array_memory_size();
        self.batches.push(batch);
        Ok(())
    }

    /// Writes what is held as a row group.
    fn flush(&mut self, threads: Threads) -> Result<(), Error> {
        let batches = std::mem::take(&mut self.batches);
        self.held = 0;
        self.write(&batches, threads).map_err(Error::parquet(&self.path))
    }

    fn write(&mut self, batches: &[RecordBatch], threads: Threads) -> Result<(), ParquetError> {
        let group = self.writer.flushed_row_groups().len();
        let columns = self.columns.create_column_writers(group)?;
        let columns = columns.into_iter().enumerate().collect();
        let chunks = threads.each(columns, |(at, column)| encode(column, at, batches))?;
        let mut group = self.writer.next_row_group()?;
        for chunk in chunks {
            chunk.append_to_row_group(&mut group)?;
        }
        group.close().map(drop)
    }

    fn finish(mut self, threads: Threads) -> Result<(), Error> {
        if !self.builder.is_empty() {
            self.hold()?;
        }
        if !self.batches.is_empty() {
            self.flush(threads)?;
        }
        self.writer.close().map(drop).map_err(Error::parquet(&self.path))
    }
}

/// Encodes one column of batches; none is nested, so that each has an encoder of its own.
fn encode(
    mut column: ArrowColumnWriter,
    at: usize,
    batches: &[RecordBatch],
) -> Result<ArrowColumnChunk, ParquetError> {
    for batch in batches {
        for leaf in compute_leaves(batch.schema_ref().field(at), batch.column(at))? {
            column.write(&leaf)?;
        }
    }
    column.close()
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.tables.iter().map(|table| &table.path)).finish()
    }
}
