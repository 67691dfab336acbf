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
//! # Memory
//!
//! Nothing is held but the next row groups, what Parquet tells of others at the end of their file, and at
//! most 512 incidents; with several threads (feature `rayon`, `Writer::par_push`), twice as many. Files
//! end, and others begin, before that grows with the number of incidents.
//!
//! # Whole or not at all
//!
//! All tables have their names at once, when the writer is [finished](Writer::finish), by the means of
//! [`output`]: until then they stand in a hidden directory beside their own. A second
//! writer of one directory is refused while the first one writes, and what is left of one that was killed
//! is removed by the next.
//!
//! # Without `SHA256SUMS`
//!
//! A directory has a file `SHA256SUMS` beside its tables, and is compared with it before it is
//! [read](read()). Where there is none, as in a directory of an older version, or if somebody removed it,
//! these are not noticed: a file that was damaged so that it can still be read, with another name, number
//! or day in it (Parquet itself has no sums); a part that is missing from all tables; files that somebody
//! added. Damage that the readers of Parquet and Arrow stumble over is an error that names the file even
//! if they panic, of which the hook for panics of the program still tells (unless it is compiled so that
//! a panic ends it). It can also ask for more memory than there is, which ends the program. So read
//! nothing without sums from somebody whom you do not trust; with them, trust who made both.

#[cfg(feature = "rayon")]
mod parallel;
mod part;
mod reader;
mod writer;

pub use reader::{Incidents, read};
pub use writer::Writer;

use crate::{output, table::RebuildError, value::Shown};
use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use std::{
    io,
    path::{Path, PathBuf},
};

/// Why a directory cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory cannot be read or written.
    #[error("{}: {}", Shown(path.display()), Shown(error))]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: String,
    },
    /// A table is there already, which is not overwritten.
    #[error("expected a directory without tables, found {}", Shown(.0.display()))]
    Exists(PathBuf),
    /// The directory cannot be finished, or is not as it was finished.
    #[error(transparent)]
    Output(#[from] output::Error),
    /// Another directory took its place while it was read: it is to be read again from the beginning.
    #[error("{}: expected one directory while it is read, found it replaced", Shown(.0.display()))]
    Replaced(PathBuf),
    /// There is no such table.
    #[error("expected a directory with the tables `incidents`, `sources` and `statements`, found no {}", Shown(.0.display()))]
    NoTable(PathBuf),
    /// Parquet says no.
    #[error("{}: {}", Shown(path.display()), Shown(error))]
    Parquet {
        /// Of which file.
        path: PathBuf,
        /// What it says.
        error: String,
    },
    /// Arrow says no.
    #[error("{}", Shown(.0))]
    Arrow(String),
    /// A file lacks a column, or has one of another type.
    #[error("{}: expected a column `{column}` of type {expected}", Shown(path.display()))]
    Column {
        /// The file.
        path: PathBuf,
        /// The column.
        column: &'static str,
        /// Its type.
        expected: &'static str,
    },
    /// Rows are no incident.
    #[error("{}, incident {incident}: {error}", Shown(path.display()))]
    Rebuild {
        /// The file of the table `incidents`, or the one whose rows are of no incident.
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

/// With which threads something is done.
#[derive(Debug, Clone, Copy)]
enum Threads {
    /// That of the caller.
    One,
    /// Those of the pool of `rayon`.
    #[cfg(feature = "rayon")]
    Pool,
}

impl Threads {
    /// Those of a pool only where the caller is among them.
    fn of_caller() -> Self {
        #[cfg(feature = "rayon")]
        if rayon::current_thread_index().is_some() {
            return Self::Pool;
        }
        Self::One
    }

    /// Does the same with each, beginning with the first, so that the long tasks should come first.
    fn each<T: Send, R: Send, E: Send>(
        self,
        all: Vec<T>,
        does: impl Fn(T) -> Result<R, E> + Send + Sync,
    ) -> Result<Vec<R>, E> {
        match self {
            Self::One => all.into_iter().map(does).collect(),
            #[cfg(feature = "rayon")]
            Self::Pool => {
                use rayon::prelude::*;
                // Each thread takes the next one, where halves would be of different length.
                let tasks = all.into_iter().enumerate().par_bridge();
                let done = tasks.map(|(place, it)| does(it).map(|done| (place, done)));
                let mut done = done.collect::<Result<Vec<_>, _>>()?;
                done.sort_unstable_by_key(|(place, _)| *place);
                Ok(done.into_iter().map(|(_, done)| done).collect())
            }
        }
    }
}
