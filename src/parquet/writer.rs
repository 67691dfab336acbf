//! Writing, and how much is held meanwhile.

use super::{
    Error, Threads,
    part::{Part, Partition},
};
use crate::{
    Incident,
    output::Directory,
    table::{Gathered, Table},
};
use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

/// The most parts that are written at one time. Others are ended, and go on in another file.
const OPEN: usize = 8;

/// The most that a writer holds of all parts that are being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Bytes of memory of the batches that are to be row groups. On top come the rows that are in no
    /// batch yet, some thousand of each table.
    pub(super) batches: usize,
    /// Columns of row groups that are written: Parquet holds some hundred bytes of each until its file
    /// ends.
    pub(super) columns: usize,
}

const LIMITS: Limits = Limits { batches: 16 << 20, columns: 16_384 };

/// How many incidents are written together, and how many statements about.
const INCIDENTS: usize = 512;
const STATEMENTS: usize = 8192;

/// Writes incidents as a directory of tables.
#[derive(Debug)]
pub struct Writer<'a> {
    place: Place<'a>,
    partitioned: bool,
    limits: Limits,
    /// The parts that are being written, the one that was used last at the end.
    open: Vec<(Partition, Part)>,
    /// How many parts each partition has.
    parts: BTreeMap<Partition, u32>,
    /// What is not written yet.
    pending: Batch,
    incidents: u64,
    /// Whether something could not be written.
    failed: Option<Error>,
}

/// Where tables are written.
#[derive(Debug)]
enum Place<'a> {
    /// In a directory that is finished with them.
    Own(Directory),
    /// In one that somebody else finishes.
    Lent(&'a Directory),
    /// They are finished.
    Done,
}

impl Place<'_> {
    fn path(&self) -> &Path {
        match self {
            Self::Own(directory) => directory.path(),
            Self::Lent(directory) => directory.path(),
            Self::Done => Path::new(""),
        }
    }
}

/// Incidents that are written together: all to one table, then all to the next, which is faster than to
/// write all tables of one incident, then of the next.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) incidents: Vec<Incident>,
    statements: usize,
}

impl Batch {
    pub(super) fn add(&mut self, incident: Incident) {
        self.statements += incident.log().len();
        self.incidents.push(incident);
    }

    /// Whether so many are held that they are to be written.
    pub(super) fn is_full(&self) -> bool {
        self.incidents.len() >= INCIDENTS || self.statements >= STATEMENTS
    }
}

impl Writer<'static> {
    /// Begins a directory of tables, of which there is none yet, or an empty one. It has its name, with all
    /// tables, when it is [finished](Self::finish). For one that takes the place of another, or that holds
    /// something beside the tables, see [`within`](Writer::within).
    ///
    /// # Errors
    ///
    /// As [`Directory::create`] says.
    pub fn create(directory: impl AsRef<Path>) -> Result<Self, Error> {
        Self::begin(Place::Own(Directory::create(directory)?))
    }
}

impl<'a> Writer<'a> {
    /// Begins to write tables into a directory that the caller finishes, after the writer: to replace
    /// another one, or with more than the tables in it.
    ///
    /// ```
    /// use std::fs;
    /// use use_of_force::{Incident, output::Directory, parquet, uuid::Uuid};
    ///
    /// # let path = std::env::temp_dir().join(format!("use-of-force-within-{}", std::process::id()));
    /// let directory = Directory::replace(&path)?;
    /// let mut writer = parquet::Writer::within(&directory)?;
    /// writer.push(&Incident::new(Uuid::from_u128(1)))?;
    /// let written = writer.finish()?;
    /// fs::write(directory.path().join("summary.txt"), format!("{written} incidents\n"))?;
    /// directory.finish()?;
    /// assert_eq!(parquet::read(&path)?.count(), 1);
    /// # fs::remove_dir_all(&path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If that cannot be done, or if there is a table already.
    pub fn within(directory: &'a Directory) -> Result<Self, Error> {
        Self::begin(Place::Lent(directory))
    }

    fn begin(place: Place<'a>) -> Result<Self, Error> {
        for table in Table::ALL {
            let path = place.path().join(table.name());
            fs::create_dir(&path).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => Error::Exists(path),
                _ => Error::io(&path)(error),
            })?;
        }
        Ok(Self {
            place,
            partitioned: false,
            limits: LIMITS,
            open: Vec::new(),
            parts: BTreeMap::new(),
            pending: Batch::default(),
            incidents: 0,
            failed: None,
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
        self.add(incident.clone())
    }

    /// Adds incidents to all tables, as if one after the other were [pushed](Self::push), but without
    /// a copy of each.
    ///
    /// ```
    /// use use_of_force::{Incident, parquet::{Error, Writer}, uuid::Uuid};
    ///
    /// # let directory = std::env::temp_dir().join(format!("use-of-force-all-{}", std::process::id()));
    /// let incidents = (1..=3).map(|id| Ok::<_, Error>(Incident::new(Uuid::from_u128(id))));
    /// let mut writer = Writer::create(&directory)?;
    /// writer.push_all(incidents)?;
    /// assert_eq!(writer.finish()?, 3);
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first one among the incidents, before which all are added; or if they cannot be written.
    pub fn push_all<I, E>(&mut self, incidents: I) -> Result<(), E>
    where
        I: IntoIterator<Item = Result<Incident, E>>,
        E: From<Error>,
    {
        incidents.into_iter().try_for_each(|incident| Ok(self.add(incident?)?))
    }

    fn add(&mut self, incident: Incident) -> Result<(), Error> {
        self.pending.add(incident);
        if self.pending.is_full() { self.write_pending() } else { Ok(()) }
    }

    pub(super) fn write_pending(&mut self) -> Result<(), Error> {
        let Batch { incidents, .. } = std::mem::take(&mut self.pending);
        self.write(incidents.iter().map(Gathered::of).collect(), Threads::One)
    }

    /// Adds incidents to the parts where they stand.
    pub(super) fn write(&mut self, all: Vec<Gathered<'_>>, threads: Threads) -> Result<(), Error> {
        let written = self.try_write(all, threads);
        self.failed = self.failed.take().or(written.clone().err());
        written
    }

    fn try_write(&mut self, all: Vec<Gathered<'_>>, threads: Threads) -> Result<(), Error> {
        let mut partitions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for of in all {
            partitions.entry(self.partition(of.incident)).or_default().push(of);
        }
        for (partition, all) in partitions {
            let mut part = self.part(&partition, threads)?;
            part.push(&all, threads)?;
            self.incidents += all.len() as u64;
            self.open.push((partition, part));
            self.bound(threads)?;
        }
        Ok(())
    }

    /// Ends the largest row groups and the longest files, until what is held is within the limits.
    fn bound(&mut self, threads: Threads) -> Result<(), Error> {
        while self.open.iter().map(|(_, part)| part.held()).sum::<usize>() > self.limits.batches {
            let largest = self.open.iter_mut().max_by_key(|(_, part)| part.held());
            let Some((_, largest)) = largest else { break };
            largest.flush(threads)?;
        }
        let columns: usize = self.open.iter().map(|(_, part)| part.columns()).sum();
        if columns >= self.limits.columns {
            let longest = (0..).zip(&self.open).max_by_key(|(_, (_, part))| part.columns());
            if let Some((place, _)) = longest {
                self.open.remove(place).1.finish(threads)?;
            }
        }
        Ok(())
    }

    fn partition(&self, incident: &Incident) -> Partition {
        if self.partitioned { Partition::of(incident) } else { Partition::default() }
    }

    /// The part of a partition that is being written, or a new one.
    fn part(&mut self, partition: &Partition, threads: Threads) -> Result<Part, Error> {
        if let Some(place) = self.open.iter().position(|(open, _)| open == partition) {
            return Ok(self.open.remove(place).1);
        }
        if self.open.len() >= OPEN {
            self.open.remove(0).1.finish(threads)?;
        }
        let number = self.parts.entry(partition.clone()).or_default();
        let part = Part::begin(self.place.path(), partition, *number)?;
        *number += 1;
        Ok(part)
    }

    /// Writes what is still held, ends all files, finishes the directory unless it was
    /// [lent](Self::within), and tells how many incidents there are; with the threads of the pool of `rayon` in which it is called, if it is
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
        let threads = Threads::of_caller();
        if self.parts.is_empty() {
            self.part(&Partition::default(), threads)?.finish(threads)?;
        }
        for (_, part) in std::mem::take(&mut self.open) {
            part.finish(threads)?;
        }
        if let Place::Own(directory) = std::mem::replace(&mut self.place, Place::Done) {
            directory.finish()?;
        }
        Ok(self.incidents)
    }
}

impl Drop for Writer<'_> {
    /// Removes tables that are not finished.
    fn drop(&mut self) {
        if let Place::Lent(directory) = self.place {
            self.open.clear();
            for table in Table::ALL {
                let _gone = fs::remove_dir_all(directory.path().join(table.name()));
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
