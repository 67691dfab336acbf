//! The [tables](crate::table) as a directory of Parquet files, and incidents read back from it (feature
//! `parquet`).
//!
//! ```
//! use use_of_force::{Incident, Person, Source, parquet, uuid::Uuid, when};
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! incident.record(clerk.says(when!("2031-05-04"), [Person::new("person-1").age(24).into()]))?;
//!
//! let directory = std::env::temp_dir().join(format!("use-of-force-{}", std::process::id()));
//! let mut writer = parquet::Writer::create(&directory)?;
//! writer.push(&incident)?;
//! assert_eq!(writer.finish()?, 1);
//!
//! assert!(directory.join("people/part-0.parquet").is_file());
//! let read = parquet::read(&directory)?.collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(read, [incident]);
//! # std::fs::remove_dir_all(&directory)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Each table is a directory of its name, with files `part-0.parquet` and on; by state and year, if so
//! [asked](Writer::by_state_and_year), they stand in directories such as `state=KS/year=2021` below it,
//! which query engines read as columns. The files are compressed with zstd, have statistics of every
//! column but those of [text](crate::table::Type::Text), and the metadata of the
//! [Arrow schema](crate::arrow).
//!
//! # Memory and crashes
//!
//! Nothing is held but the row groups that are being written, however many incidents there are, and at
//! most 512 incidents; with several threads (feature `rayon`, `Writer::par_push`), twice as many. Until
//! the end, everything is written below `.unfinished`; only then the tables get their names. What is
//! left there of a crash is removed when the next writer begins.

#[cfg(feature = "rayon")]
mod parallel;
mod part;
mod reader;

pub use reader::{Incidents, read};

use crate::{
    Incident,
    table::{Gathered, RebuildError, Table},
};
use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use part::{Part, Partition};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Why a directory cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory cannot be read or written.
    #[error("{}: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: String,
    },
    /// A table is there already, which is not overwritten.
    #[error("expected a directory without tables, found {}", .0.display())]
    Exists(PathBuf),
    /// There is no such table.
    #[error("expected a directory with the tables `incidents`, `sources` and `statements`, found no {}", .0.display())]
    NoTable(PathBuf),
    /// Parquet says no.
    #[error("{}: {error}", path.display())]
    Parquet {
        /// Of which file.
        path: PathBuf,
        /// What it says.
        error: String,
    },
    /// Arrow says no.
    #[error("{0}")]
    Arrow(String),
    /// A file lacks a column, or has one of another type.
    #[error("{}: expected a column `{column}` of type {expected}", path.display())]
    Column {
        /// The file.
        path: PathBuf,
        /// The column.
        column: &'static str,
        /// Its type.
        expected: &'static str,
    },
    /// Rows are no incident.
    #[error("{}, incident {incident}: {error}", path.display())]
    Rebuild {
        /// The file of the table `incidents`.
        path: PathBuf,
        /// The id.
        incident: String,
        /// Why.
        error: RebuildError,
    },
}

impl Error {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Error::Io { path, error: error.to_string() }
    }

    fn parquet(path: &Path) -> impl FnOnce(ParquetError) -> Self {
        let path = path.to_owned();
        move |error| Error::Parquet { path, error: error.to_string() }
    }
}

impl From<ArrowError> for Error {
    fn from(error: ArrowError) -> Self {
        Error::Arrow(error.to_string())
    }
}

/// Where tables stand until they are complete.
const UNFINISHED: &str = ".unfinished";

/// The most parts that are written at one time. Others are ended, and go on in another file.
const OPEN: usize = 8;

/// The most bytes of memory, about, for all row groups of one table that are being written.
const GROUPS: usize = 4 << 20;

/// How many incidents are written together, and how many statements about.
const INCIDENTS: usize = 512;
const STATEMENTS: usize = 8192;

/// Writes incidents as a directory of tables.
#[derive(Debug)]
pub struct Writer {
    directory: PathBuf,
    partitioned: bool,
    /// The parts that are being written, the one that was used last at the end.
    open: Vec<(Partition, Part)>,
    /// How many parts each partition has.
    parts: BTreeMap<Partition, u32>,
    /// What is not written yet.
    pending: Batch,
    incidents: u64,
    /// Whether something could not be written.
    failed: Option<Error>,
    finished: bool,
}

/// Incidents that are written together: all to one table, then all to the next, which is faster than to
/// write all tables of one incident, then of the next.
#[derive(Debug, Default)]
struct Batch {
    incidents: Vec<Incident>,
    statements: usize,
}

impl Batch {
    fn add(&mut self, incident: Incident) {
        self.statements += incident.log().len();
        self.incidents.push(incident);
    }

    /// Whether so many are held that they are to be written.
    fn is_full(&self) -> bool {
        self.incidents.len() >= INCIDENTS || self.statements >= STATEMENTS
    }
}

impl Writer {
    /// Begins to write into a directory, which is made if there is none.
    ///
    /// # Errors
    ///
    /// If that cannot be done, or if a table is there already.
    pub fn create(directory: impl Into<PathBuf>) -> Result<Self, Error> {
        let directory = directory.into();
        for table in Table::ALL {
            let path = directory.join(table.name());
            if path.exists() {
                return Err(Error::Exists(path));
            }
        }
        let unfinished = directory.join(UNFINISHED);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(Error::io(&unfinished))?;
        }
        for table in Table::ALL {
            let path = unfinished.join(table.name());
            fs::create_dir_all(&path).map_err(Error::io(&path))?;
        }
        Ok(Self {
            directory,
            partitioned: false,
            open: Vec::new(),
            parts: BTreeMap::new(),
            pending: Batch::default(),
            incidents: 0,
            failed: None,
            finished: false,
        })
    }

    /// Puts incidents into directories by state and year: the state of the first jurisdiction that is
    /// known of the incident, its shootings, uses of force and pursuits, and the year in which the
    /// first of them occurred whose year is known. What is not known is `__HIVE_DEFAULT_PARTITION__`.
    /// To be asked before the first incident.
    #[must_use]
    pub fn by_state_and_year(mut self) -> Self {
        self.partitioned = true;
        self
    }

    /// Adds an incident to all tables. It is held, and written together with some hundred others, at the
    /// latest at the [end](Self::finish).
    ///
    /// # Errors
    ///
    /// If it, or one before it, cannot be written. What was written so far is of no use then, and never
    /// gets its name.
    pub fn push(&mut self, incident: &Incident) -> Result<(), Error> {
        self.pending.add(incident.clone());
        if self.pending.is_full() { self.write_pending() } else { Ok(()) }
    }

    fn write_pending(&mut self) -> Result<(), Error> {
        let Batch { incidents, .. } = std::mem::take(&mut self.pending);
        self.write(incidents.iter().map(Gathered::of).collect(), Part::push)
    }

    /// Adds incidents to the parts where they stand.
    fn write<'a>(
        &mut self,
        all: Vec<Gathered<'a>>,
        push: impl Fn(&mut Part, &[Gathered<'a>]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let written = self.try_write(all, push);
        self.failed = self.failed.take().or(written.clone().err());
        written
    }

    fn try_write<'a>(
        &mut self,
        all: Vec<Gathered<'a>>,
        push: impl Fn(&mut Part, &[Gathered<'a>]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut partitions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for of in all {
            partitions.entry(self.partition(of.incident)).or_default().push(of);
        }
        for (partition, all) in partitions {
            if let Some(part) = self.part(partition)? {
                push(part, &all)?;
                self.incidents += all.len() as u64;
            }
        }
        Ok(())
    }

    fn partition(&self, incident: &Incident) -> Partition {
        if self.partitioned { Partition::of(incident) } else { Partition::default() }
    }

    /// The part of a partition that is being written.
    fn part(&mut self, partition: Partition) -> Result<Option<&mut Part>, Error> {
        match self.open.iter().position(|(open, _)| *open == partition) {
            Some(place) => {
                let part = self.open.remove(place);
                self.open.push(part);
            }
            None => self.begin(partition)?,
        }
        Ok(self.open.last_mut().map(|(_, part)| part))
    }

    fn begin(&mut self, partition: Partition) -> Result<(), Error> {
        if self.open.len() >= OPEN {
            self.open.remove(0).1.finish()?;
        }
        let group = if self.partitioned { GROUPS / OPEN } else { GROUPS };
        let number = self.parts.entry(partition.clone()).or_default();
        let part = Part::begin(&self.directory.join(UNFINISHED), &partition, *number, group)?;
        *number += 1;
        self.open.push((partition, part));
        Ok(())
    }

    /// Writes what is still held, ends all files, gives the tables their names, and tells how many
    /// incidents there are; with the threads of the pool of `rayon` in which it is called, if it is
    /// called in one (feature `rayon`).
    ///
    /// # Errors
    ///
    /// If that cannot be done, or if something could not be written before.
    pub fn finish(mut self) -> Result<u64, Error> {
        self.write_pending()?;
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if self.open.is_empty() && self.parts.is_empty() {
            self.begin(Partition::default())?;
        }
        // With several threads only where the caller is among those of a pool.
        #[cfg(not(feature = "rayon"))]
        let end = Part::finish;
        #[cfg(feature = "rayon")]
        let end = match rayon::current_thread_index() {
            Some(_) => Part::par_finish,
            None => Part::finish,
        };
        for (_, part) in std::mem::take(&mut self.open) {
            end(part)?;
        }
        let unfinished = self.directory.join(UNFINISHED);
        // The incidents come first, and last here: without them a directory is not read.
        for table in Table::ALL.iter().rev() {
            let (from, to) = (unfinished.join(table.name()), self.directory.join(table.name()));
            fs::rename(&from, &to).map_err(Error::io(&to))?;
        }
        fs::remove_dir(&unfinished).map_err(Error::io(&unfinished))?;
        self.finished = true;
        Ok(self.incidents)
    }
}

impl Drop for Writer {
    /// Removes what is not finished.
    fn drop(&mut self) {
        if !self.finished {
            self.open.clear();
            let _gone = fs::remove_dir_all(self.directory.join(UNFINISHED));
        }
    }
}
