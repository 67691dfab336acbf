use super::{
    Error, rename,
    staging::Staging,
    target::{self, Target},
};
use std::{
    fs::{self, OpenOptions},
    io::{self, BufWriter, ErrorKind, Write},
    path::Path,
};

/// A file that is being written, through a buffer. It gets its name when it is [finished](Self::finish).
#[derive(Debug)]
pub struct File {
    to: BufWriter<fs::File>,
    staging: Staging,
    replace: bool,
    /// What could not be written.
    failed: Option<Error>,
}

impl File {
    /// Begins a file of which there is none yet.
    ///
    /// # Errors
    ///
    /// If there is something of that name, or no directory above it, if somebody else is writing it, or if
    /// it cannot be made.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::begin(path.as_ref(), false)
    }

    /// Begins a file that takes the place of the one of that name, if there is one, and keeps its mode.
    ///
    /// ```
    /// use std::{fs, io::Write};
    /// use use_of_force::output::File;
    ///
    /// # let path = std::env::temp_dir().join(format!("use-of-force-replace-{}", std::process::id()));
    /// fs::write(&path, "old")?;
    /// let mut file = File::replace(&path)?;
    /// file.write_all(b"half of")?;
    /// drop(file);
    /// assert_eq!(fs::read(&path)?, b"old");
    ///
    /// let mut file = File::replace(&path)?;
    /// file.write_all(b"new")?;
    /// file.finish()?;
    /// assert_eq!(fs::read(&path)?, b"new");
    /// # fs::remove_file(&path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is something else than a file, such as a directory or a device, or no directory above it,
    /// if somebody else is writing it, or if it cannot be made.
    pub fn replace(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::begin(path.as_ref(), true)
    }

    fn begin(path: &Path, replace: bool) -> Result<Self, Error> {
        let target = Target::of(path, "a file")?;
        may(&target, replace)?;
        let above = target.parent();
        if !above.is_dir() {
            let path = above.to_owned();
            let found = if above.exists() { "something else" } else { "nothing" };
            return Err(Error::Kind { path, expected: "a directory", found });
        }
        let make = |target: &Target, path: &Path| {
            let old = may(target, replace)?;
            let open = OpenOptions::new().write(true).create_new(true).open(path);
            let file = open.map_err(Error::io(path))?;
            if let Some(old) = old {
                #[cfg(unix)]
                file.set_permissions(old.permissions()).map_err(Error::io(path))?;
                #[cfg(not(unix))]
                drop(old);
            }
            Ok(file)
        };
        let (staging, file) = Staging::begin(target, make)?;
        Ok(Self { to: BufWriter::new(file), staging, replace, failed: None })
    }

    /// The name that it gets, with symbolic links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.staging.target()
    }

    /// Writes what is in the buffer, brings the file to the disk and gives it its name.
    ///
    /// # Errors
    ///
    /// If something could not be written, now or before, or if there is something of that name meanwhile.
    /// Then the old one, if there is one, is as it was, with the exception of [`Error::Unsynced`].
    pub fn finish(mut self) -> Result<(), Error> {
        // What could not be written is remembered, with what failed before.
        let _told = self.flush();
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.to.get_ref().sync_all().map_err(Error::io(self.staging.target()))?;
        let replace = self.replace;
        self.staging.commit(|target, path| {
            may(target, replace)?;
            let to = target.path();
            let named = if replace { fs::rename(path, to) } else { rename::only(path, to) };
            named.map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => exists(target, "something"),
                _ => Error::io(to)(error),
            })
        })
    }

    /// Remembers what failed, and names the file.
    fn named<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            if error.kind() == ErrorKind::Interrupted {
                return error;
            }
            let kind = error.kind();
            let error = Error::io(self.staging.target())(error);
            self.failed.get_or_insert_with(|| error.clone());
            io::Error::new(kind, error)
        })
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.named(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.to.flush();
        self.named(flushed)
    }
}

/// What is there, if it may be replaced.
fn may(target: &Target, replace: bool) -> Result<Option<fs::Metadata>, Error> {
    let Some(found) = target.found()? else { return Ok(None) };
    let kind = target::kind(found.file_type());
    if !found.is_file() {
        let path = target.path().to_owned();
        return Err(Error::Kind { path, expected: "a file", found: kind });
    }
    if replace { Ok(Some(found)) } else { Err(exists(target, kind)) }
}

fn exists(target: &Target, found: &'static str) -> Error {
    Error::Exists { path: target.path().to_owned(), found }
}
