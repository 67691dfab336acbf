use super::{
    Error, rename,
    staging::{Staging, moment},
    sums,
    target::{self, Target},
    tree,
};
use std::{fs, io::ErrorKind, path::Path};

/// A directory that is being written. It gets its name, with all that is in it, when it is
/// [finished](Self::finish).
#[derive(Debug)]
pub struct Directory {
    staging: Staging,
    replace: bool,
}

impl Directory {
    /// Begins a directory of which there is none yet, or an empty one. Directories above it are made.
    ///
    /// # Errors
    ///
    /// If something of that name is there that is not an empty directory, if somebody else is writing it,
    /// or if it cannot be made.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::begin(path.as_ref(), false)
    }

    /// Begins a directory that takes the place of the one of that name, if there is one. That must be
    /// empty, or hold tables and nothing that was not finished with them: all that its `SHA256SUMS` lists,
    /// and no other file.
    ///
    /// ```
    /// use std::fs;
    /// use use_of_force::output::{Directory, Error};
    ///
    /// # let below = std::env::temp_dir().join(format!("use-of-force-anew-{}", std::process::id()));
    /// for incidents in ["one", "two"] {
    ///     let directory = Directory::replace(&below)?;
    ///     fs::write(directory.path().join("incidents.csv"), incidents)?;
    ///     directory.finish()?;
    ///     assert_eq!(fs::read_to_string(below.join("incidents.csv"))?, incidents);
    /// }
    /// fs::write(below.join("notes.txt"), "mine")?;
    /// let notes = below.join("notes.txt");
    /// assert_eq!(Directory::replace(&below).unwrap_err(), Error::Foreign(notes));
    /// # fs::remove_dir_all(&below)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If something else of that name is there, if somebody else is writing it, or if it cannot be made.
    pub fn replace(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::begin(path.as_ref(), true)
    }

    fn begin(path: &Path, replace: bool) -> Result<Self, Error> {
        let target = Target::of(path, "a directory")?;
        may(&target, replace)?;
        let make = |target: &Target, path: &Path| {
            let old = may(target, replace)?;
            fs::create_dir(path).map_err(Error::io(path))?;
            if let Some(old) = old {
                keep_mode(&old, path)?;
            }
            Ok(())
        };
        let (staging, ()) = Staging::begin(target, make)?;
        Ok(Self { staging, replace })
    }

    /// Where everything is written until the end. Directories in it are made one by one, with
    /// [`create_dir`](fs::create_dir): what would make this one, too, would make it again after all was
    /// [given up](super::abandon).
    #[must_use]
    pub fn path(&self) -> &Path {
        self.staging.path()
    }

    /// Lists all files in `SHA256SUMS`, brings everything to the disk and gives the directory its name, in
    /// one step where the operating system can exchange two directories (Linux). Elsewhere there is a
    /// moment in which the old one is called `.NAME.old`; who is killed then leaves it there, and the next
    /// one that writes there puts it back.
    ///
    /// # Errors
    ///
    /// If that cannot be done, or if something else of that name is there meanwhile. Then what was there is
    /// as it was, with the exception of [`Error::Unsynced`].
    pub fn finish(self) -> Result<(), Error> {
        sums::write(self.path())?;
        let replace = self.replace;
        self.staging.commit(|target, path| {
            let old = may(target, replace)?;
            let to = target.path();
            let named = if replace && old.is_some() {
                rename::exchange(path, to, &moment(target))
            } else {
                // Fails if it holds something, or is something else.
                rename::onto_empty(path, to)
            };
            named.map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => exists(target),
                _ => Error::io(to)(error),
            })
        })
    }
}

/// What is there, if it may be replaced.
fn may(target: &Target, replace: bool) -> Result<Option<fs::Metadata>, Error> {
    let (path, Some(found)) = (target.path(), target.found()?) else { return Ok(None) };
    let expected = "a directory";
    if !found.is_dir() {
        let (path, found) = (path.to_owned(), target::kind(found.file_type()));
        return Err(Error::Kind { path, expected, found });
    }
    if is_mounted(target, &found)? {
        let (path, found) = (path.to_owned(), "a file system of its own, which keeps its name");
        return Err(Error::Kind { path, expected, found });
    }
    if replace {
        if let Some(foreign) = tree::foreign(path)? {
            return Err(Error::Foreign(foreign));
        }
    } else if fs::read_dir(path).map_err(Error::io(path))?.next().is_some() {
        return Err(exists(target));
    }
    Ok(Some(found))
}

/// Whether a directory is of another file system than the one above, so that nothing takes its place.
fn is_mounted(target: &Target, found: &fs::Metadata) -> Result<bool, Error> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let above = target.parent();
        Ok(fs::metadata(above).map_err(Error::io(above))?.dev() != found.dev())
    }
    #[cfg(not(unix))]
    {
        let _ = (target, found);
        Ok(false)
    }
}

fn exists(target: &Target) -> Error {
    let found = "a directory that is not empty";
    Error::Exists { path: target.path().to_owned(), found }
}

/// Who may read the old one may read the new one; who writes must be able to write.
fn keep_mode(old: &fs::Metadata, path: &Path) -> Result<(), Error> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::Permissions::from_mode(old.permissions().mode() | 0o700);
        fs::set_permissions(path, mode).map_err(Error::io(path))?;
    }
    #[cfg(not(unix))]
    let _ = (old, path);
    Ok(())
}
