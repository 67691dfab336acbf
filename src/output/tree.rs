//! What is in a directory.

use super::{
    Error,
    sums::{self, SUMS},
    target,
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// All that is below a directory.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Each file, by its path from there as bytes, with `/`.
    pub(super) files: BTreeMap<Vec<u8>, PathBuf>,
    /// The directories, the outermost first.
    pub(super) directories: Vec<PathBuf>,
}

impl Tree {
    /// Finds it. Symbolic links are followed, or are like files.
    pub(super) fn of(root: &Path, follow: bool) -> Result<Self, Error> {
        let mut tree = Self::default();
        tree.add(root, &[], follow)?;
        Ok(tree)
    }

    fn add(&mut self, at: &Path, below: &[u8], follow: bool) -> Result<(), Error> {
        self.directories.push(at.to_owned());
        for entry in fs::read_dir(at).map_err(Error::io(at))? {
            let path = entry.map_err(Error::io(at))?.path();
            let mut name = below.to_owned();
            name.extend_from_slice(path.file_name().unwrap_or_default().as_encoded_bytes());
            let of = if follow { fs::metadata } else { fs::symlink_metadata };
            if of(&path).map_err(Error::io(&path))?.is_dir() {
                name.push(b'/');
                self.add(&path, &name, follow)?;
            } else {
                self.files.insert(name, path);
            }
        }
        Ok(())
    }
}

/// A file of a directory that would be lost with it: any, unless all are listed as tables that this crate
/// wrote.
pub(super) fn foreign(directory: &Path) -> Result<Option<PathBuf>, Error> {
    let Tree { mut files, .. } = Tree::of(directory, false)?;
    let own = files.remove(SUMS.as_bytes());
    if let Ok(Some(listed)) = sums::read(directory)
        && listed.keys().any(|name| name.starts_with(b"incidents"))
    {
        for (name, path) in files {
            let is_file = target::found(&path)?.is_none_or(|found| found.is_file());
            if !is_file || !listed.contains_key(&name) {
                return Ok(Some(path));
            }
        }
        return Ok(None);
    }
    Ok(files.into_values().next().or(own))
}

/// Brings the names in a directory to the disk, where that can be asked for.
pub(super) fn sync(directory: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::io::ErrorKind;
        let synced = fs::File::open(directory).and_then(|directory| directory.sync_all());
        match synced {
            Err(error)
                if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
            synced => return synced,
        }
    }
    #[cfg(not(unix))]
    let _ = directory;
    Ok(())
}
