//! What a program reads, with its file in every error.

use std::{
    fs::File,
    io::{self, BufReader, Seek},
    path::{Path, PathBuf},
};
use use_of_force::{Incident, json};

/// A file that is open.
pub(crate) struct Input {
    path: PathBuf,
    file: File,
    /// Whether it can be read again.
    is_file: bool,
}

impl Input {
    /// Opens a file that is read once.
    pub(crate) fn once(path: &Path) -> Result<Self, String> {
        let named = named(path);
        let file = File::open(path).map_err(&named)?;
        let is_file = file.metadata().map_err(named)?.is_file();
        Ok(Self { path: path.to_owned(), file, is_file })
    }

    /// Opens a file that is read several times. A pipe is read to its end and kept meanwhile.
    pub(crate) fn again(path: &Path) -> Result<Self, String> {
        let mut input = Self::once(path)?;
        if !input.is_file {
            let kept = |error| format!("{}: a copy of it: {error}", path.display());
            let mut copy = tempfile::tempfile().map_err(kept)?;
            io::copy(&mut input.file, &mut copy).map_err(kept)?;
            (input.file, input.is_file) = (copy, true);
        }
        Ok(input)
    }

    /// Reads it from its beginning.
    pub(crate) fn read(&self) -> Result<BufReader<File>, String> {
        let mut file = self.file.try_clone().map_err(named(&self.path))?;
        if self.is_file {
            file.rewind().map_err(named(&self.path))?;
        }
        Ok(BufReader::new(file))
    }

    /// The cases in it.
    pub(crate) fn cases(
        &self,
    ) -> Result<impl Iterator<Item = Result<Incident, String>> + use<>, String> {
        let path = self.path.clone();
        let read = json::incidents(self.read()?);
        Ok(read.map(move |read| read.map_err(|error| of(&path, &error))))
    }

    /// What is wrong with a case in it.
    pub(crate) fn of(&self, error: &json::Error) -> String {
        of(&self.path, error)
    }
}

fn of(path: &Path, error: &json::Error) -> String {
    format!("{}: {error}", path.display())
}

/// An error with its file.
pub(crate) fn named(path: &Path) -> impl Fn(io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}
