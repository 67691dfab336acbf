use super::Error;
use crate::{
    Incident, Jurisdiction, arrow,
    table::{Filling, Gathered, Table, Type},
};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::{EnabledStatistics, WriterProperties},
    schema::types::ColumnPath,
};
use std::{
    fmt,
    fs::{self, File},
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

    fn path(&self, below: &Path) -> PathBuf {
        let Some((state, year)) = &self.0 else { return below.to_owned() };
        let named = |name: &str, value: Option<String>| match value {
            Some(value) => format!("{name}={}", escaped(&value)),
            None => format!("{name}=__HIVE_DEFAULT_PARTITION__"),
        };
        below.join(named("state", state.clone())).join(named("year", year.map(|y| y.to_string())))
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

/// How the file of a table is written.
fn properties(table: Table) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        // Those of pages would be held to the end.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // As many as a batch has: whole batches are encoded at once.
        .set_write_batch_size(arrow::ROWS)
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("use-of-force ", env!("CARGO_PKG_VERSION")).to_owned());
    // The least and the greatest text of a row group seldom tell what to skip, and are slow to find.
    for column in table.columns().iter().filter(|column| column.kind() == Type::Text) {
        let path = ColumnPath::from(column.name());
        properties = properties.set_column_statistics_enabled(path, EnabledStatistics::None);
    }
    properties.build()
}

/// A file of each table.
pub(super) struct Part {
    tables: Vec<Growing>,
    /// The most bytes of memory for a row group that is being written, about.
    group: usize,
}

struct Growing {
    path: PathBuf,
    builder: arrow::Builder,
    writer: ArrowWriter<File>,
}

impl Part {
    pub(super) fn begin(
        below: &Path,
        partition: &Partition,
        number: u32,
        group: usize,
    ) -> Result<Self, Error> {
        let begin = |table: &Table| -> Result<Growing, Error> {
            let directory = partition.path(&below.join(table.name()));
            fs::create_dir_all(&directory).map_err(Error::io(&directory))?;
            let path = directory.join(format!("part-{number}.parquet"));
            let file = File::create(&path).map_err(Error::io(&path))?;
            let schema = arrow::schema(*table);
            let writer = ArrowWriter::try_new(file, schema, Some(properties(*table)));
            let writer = writer.map_err(Error::parquet(&path))?;
            Ok(Growing { path, builder: arrow::Builder::new(*table), writer })
        };
        Ok(Self { tables: Table::ALL.iter().map(begin).collect::<Result<_, _>>()?, group })
    }

    /// Adds incidents, to one table after the other.
    pub(super) fn push(&mut self, all: &[Gathered<'_>]) -> Result<(), Error> {
        self.tables.iter_mut().try_for_each(|table| table.push(all, self.group))
    }

    /// The same, with several threads.
    #[cfg(feature = "rayon")]
    pub(super) fn par_push(&mut self, all: &[Gathered<'_>]) -> Result<(), Error> {
        use rayon::prelude::*;
        let tables = self.tables.par_iter_mut().with_max_len(1);
        tables.try_for_each(|table| table.push(all, self.group))
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.tables.into_iter().try_for_each(|table| table.finish(self.group))
    }

    /// The same, with several threads.
    #[cfg(feature = "rayon")]
    pub(super) fn par_finish(self) -> Result<(), Error> {
        use rayon::prelude::*;
        let tables = self.tables.into_par_iter().with_max_len(1);
        tables.try_for_each(|table| table.finish(self.group))
    }
}

impl Growing {
    fn push(&mut self, all: &[Gathered<'_>], group: usize) -> Result<(), Error> {
        let mut filling = Filling::default();
        for of in all {
            self.builder.add(of, &mut filling)?;
            if self.builder.len() >= arrow::ROWS {
                self.write(group)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, group: usize) -> Result<(), Error> {
        let batch = self.builder.finish()?;
        self.writer.write(&batch).map_err(Error::parquet(&self.path))?;
        if self.writer.memory_size() > group {
            self.writer.flush().map_err(Error::parquet(&self.path))?;
        }
        Ok(())
    }

    fn finish(mut self, group: usize) -> Result<(), Error> {
        self.write(group)?;
        self.writer.close().map(drop).map_err(Error::parquet(&self.path))
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.tables.iter().map(|table| &table.path)).finish()
    }
}
