use super::Error;
use std::{
    ffi::OsString,
    fs::{self, FileType, Metadata},
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// How many symbolic links are followed, as Linux does.
const LINKS: usize = 40;

/// Where something is to be written: no symbolic link.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Target {
    /// What a path leads to, unless that is a device or the like. It need not be there.
    pub(super) fn of(path: &Path, expected: &'static str) -> Result<Self, Error> {
        // Before links are followed by name: those below `/proc/self/fd` have none.
        if let Ok(found) = fs::metadata(path)
            && !found.is_file()
            && !found.is_dir()
        {
            return Err(Error::Kind {
                path: path.to_owned(),
                expected,
                found: kind(found.file_type()),
            });
        }
        let mut target = Self::named(path)?;
        for _ in 0..LINKS {
            if target.found()?.is_none_or(|found| !found.is_symlink()) {
                return Ok(target);
            }
            let to = fs::read_link(&target.path).map_err(Error::io(&target.path))?;
            target = Self::named(&target.parent.join(to))?;
        }
        let error = "too many symbolic links".to_owned();
        Err(Error::Io { path: path.to_owned(), error })
    }

    /// Taken apart; `.` and the like get the name that they have in the directory above.
    fn named(path: &Path) -> Result<Self, Error> {
        let path = match path.file_name() {
            Some(_) => path.to_owned(),
            None => path.canonicalize().map_err(Error::io(path))?,
        };
        let Some(name) = path.file_name() else {
            return Err(Error::Kind { path, expected: "a path with a name", found: "none" });
        };
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        // Without a stroke at the end, which would follow a link.
        let name = name.to_owned();
        let path = match parent.to_str() {
            Some(".") => PathBuf::from(&name),
            _ => parent.join(&name),
        };
        Ok(Self { path, parent, name })
    }

    /// What is there.
    pub(super) fn found(&self) -> Result<Option<Metadata>, Error> {
        found(&self.path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// The path of a hidden `.NAME.END` beside it.
    pub(super) fn beside(&self, end: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(end);
        self.path.with_file_name(name)
    }
}

/// What is there; a symbolic link is not followed.
pub(super) fn found(path: &Path) -> Result<Option<Metadata>, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// What a thing is, in words.
pub(super) fn kind(of: FileType) -> &'static str {
    if of.is_file() {
        return "a file";
    }
    if of.is_dir() {
        return "a directory";
    }
    if of.is_symlink() {
        return "a symbolic link";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if of.is_fifo() {
            return "a pipe";
        }
        if of.is_socket() {
            return "a socket";
        }
    }
    "a device"
}
