//! Writing files and directories so that whoever looks sees the old ones or the new ones, never half of
//! one (feature `output`).
//!
//! ```
//! use std::{fs, io::Write};
//! use use_of_force::output::{self, Directory, File};
//!
//! # let below = std::env::temp_dir().join(format!("use-of-force-output-{}", std::process::id()));
//! # fs::create_dir(&below)?;
//! let mut file = File::create(below.join("cases.jsonl"))?;
//! file.write_all(b"{}\n")?;
//! assert!(!below.join("cases.jsonl").exists());
//! file.finish()?;
//! assert_eq!(fs::read(below.join("cases.jsonl"))?, b"{}\n");
//!
//! let directory = Directory::create(below.join("report"))?;
//! fs::write(directory.path().join("summary.txt"), "one case\n")?;
//! directory.finish()?;
//! assert!(below.join("report/summary.txt").is_file());
//! // `sha256sum -c SHA256SUMS` says the same.
//! assert_eq!(output::check(below.join("report")), Ok(true));
//! # fs::remove_dir_all(&below)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it is done
//!
//! What is written to `NAME` stands in a hidden `.NAME.partial` beside it until it is whole and has reached
//! the disk. Then one rename gives it its name. What is not [finished](File::finish) is removed when it is
//! dropped; what a program left that was killed is removed by the next one that writes there. Whoever
//! writes holds a lock of the operating system on `.NAME.lock`, so that a second writer of the same name is
//! [refused](Error::InUse), and removes nothing that is still being written. On a file system without
//! locks there is none: there, one program at a time should write. The directory above needs room for
//! both, the old and the new, and the right to make files in it.
//!
//! A symbolic link is followed, also one that leads to nothing yet, and stays. A device, a pipe, a socket
//! or the root of a file system is never written to, and never replaced.

mod directory;
mod file;
mod lock;
mod registry;
mod rename;
mod staging;
mod sums;
mod target;
mod tree;

pub use directory::Directory;
pub use file::File;
pub use registry::abandon;
pub use sums::check;

use crate::value::Shown;
use std::{
    io,
    path::{Path, PathBuf},
};

/// Why something is not written, or not what was written.
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
    /// Something is there already, and was not to be replaced.
    #[error("{}: expected nothing there yet, found {found}", Shown(path.display()))]
    Exists {
        /// Where.
        path: PathBuf,
        /// What it is, such as `a file`.
        found: &'static str,
    },
    /// What is there is never written to or replaced.
    #[error("{}: expected {expected}, found {found}", Shown(path.display()))]
    Kind {
        /// Where.
        path: PathBuf,
        /// What can be there.
        expected: &'static str,
        /// What it is, such as `a device`.
        found: &'static str,
    },
    /// A directory that was to be replaced holds something that would be lost.
    #[error("expected a directory that only this crate wrote, found {}", Shown(.0.display()))]
    Foreign(PathBuf),
    /// Somebody else is writing there.
    #[error("{} is being written by another program", Shown(.0.display()))]
    InUse(PathBuf),
    /// It was [given up](abandon).
    #[error("{}: given up before it was finished", Shown(.0.display()))]
    Abandoned(PathBuf),
    /// It is written and has its name, but whether it keeps it if the power fails is not known.
    #[error("written, but a failing power supply might undo it: {}: {}", Shown(path.display()), Shown(error))]
    Unsynced {
        /// The directory that cannot be brought to the disk.
        path: PathBuf,
        /// Why.
        error: String,
    },
    /// A file is not as the `SHA256SUMS` beside it says.
    #[error("{}: expected what `SHA256SUMS` says of it, found it changed or damaged", Shown(.0.display()))]
    Differs(PathBuf),
    /// A file that `SHA256SUMS` lists is not there.
    #[error("{}: expected a file, which `SHA256SUMS` lists, found none", Shown(.0.display()))]
    Missing(PathBuf),
    /// There is a file that `SHA256SUMS` does not list.
    #[error("{}: expected nothing that `SHA256SUMS` does not list, found it", Shown(.0.display()))]
    Unlisted(PathBuf),
    /// A line of `SHA256SUMS` is none of such a file.
    #[error(
        "{}, line {line}: expected 64 hexadecimal digits, two blanks and a path below, \
         no path twice, found `{}`",
        Shown(path.display()),
        Shown(found)
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
    },
}

impl Error {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Error::Io { path, error: error.to_string() }
    }
}
