use super::{Error, target};
use same_file::Handle;
use std::{
    fs::{self, OpenOptions, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// That nobody else writes to a target: the operating system gives it up when the program ends, however it
/// ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _held: fs::File,
}

impl Lock {
    /// Takes it, or says that somebody else has it.
    pub(super) fn acquire(path: PathBuf, target: &Path) -> Result<Self, Error> {
        loop {
            if let Some(found) = target::found(&path)?
                && !found.is_file()
            {
                let found = target::kind(found.file_type());
                return Err(Error::Kind { path, expected: "a file", found });
            }
            let mut open = OpenOptions::new();
            open.read(true).write(true).create(true).truncate(false);
            let file = open.open(&path).map_err(Error::io(&path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::InUse(target.to_owned())),
                // A file system without locks.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(Error::io(&path)(error)),
            }
            // Who had it before may have removed it meanwhile, and a third made another.
            if is_at(&file, &path).map_err(Error::io(&path))? {
                return Ok(Self { path, _held: file });
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

fn is_at(file: &fs::File, path: &Path) -> io::Result<bool> {
    let held = Handle::from_file(file.try_clone()?)?;
    match Handle::from_path(path) {
        Ok(there) => Ok(there == held),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
