use super::Error;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// What this program is writing. Whoever makes, names or removes something holds it, so that nothing
/// happens behind the back of [`abandon`].
static REGISTRY: Mutex<Registry> =
    Mutex::new(Registry { abandoned: false, next: 0, entries: BTreeMap::new() });

#[derive(Debug)]
pub(super) struct Registry {
    abandoned: bool,
    next: u64,
    entries: BTreeMap<u64, Entry>,
}

/// What goes if it is not finished.
#[derive(Debug)]
pub(super) struct Entry {
    /// A file or a directory.
    pub(super) staging: PathBuf,
    /// What a directory is called while it is removed.
    pub(super) gone: PathBuf,
    pub(super) lock: PathBuf,
    /// The directories above that were made for it, the outermost first.
    pub(super) made: Vec<PathBuf>,
}

impl Entry {
    fn remove(&self) {
        // A thread that is still writing finds nothing by its name, and adds no more to it.
        let renamed = self.staging.is_dir() && fs::rename(&self.staging, &self.gone).is_ok();
        let staging = if renamed { &self.gone } else { &self.staging };
        // But for what it is adding just now.
        for _ in 0..TIMES {
            if remove(staging).is_ok() {
                break;
            }
            thread::sleep(PAUSE);
        }
        // Last, since whoever finds it gone may begin.
        let _gone = fs::remove_file(&self.lock);
        for directory in self.made.iter().rev() {
            // Only if it is empty.
            let _gone = fs::remove_dir(directory);
        }
    }
}

const TIMES: usize = 20;
const PAUSE: Duration = Duration::from_millis(5);

impl Registry {
    pub(super) fn enter(&mut self, entry: Entry) -> u64 {
        let number = self.next;
        self.next += 1;
        self.entries.insert(number, entry);
        number
    }

    /// The directories that were made above it.
    pub(super) fn made(&self, number: u64) -> &[PathBuf] {
        self.entries.get(&number).map_or(&[], |entry| &entry.made)
    }

    /// Removes what was not finished. Nothing, if that was done before.
    pub(super) fn remove(&mut self, number: u64) {
        if let Some(entry) = self.entries.remove(&number) {
            entry.remove();
        }
    }
}

/// What this program is writing, held until that is dropped.
pub(super) fn hold() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same, unless everything was given up.
pub(super) fn hold_for(path: &Path) -> Result<MutexGuard<'static, Registry>, Error> {
    let registry = hold();
    if registry.abandoned { Err(Error::Abandoned(path.to_owned())) } else { Ok(registry) }
}

/// Removes a file, or a directory with what is in it; nothing is fine.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Gives up everything that this program is writing and has not finished, and removes it: for a program
/// that was told to stop, before it ends. Nothing can be finished afterwards, or begun.
///
/// It waits until what is being named or removed just now is, so it is for an ordinary thread, such as one
/// that waits for signals, and not for a handler of signals itself.
///
/// ```no_run
/// use use_of_force::output;
///
/// # fn told_to_stop() {}
/// std::thread::spawn(|| {
///     told_to_stop();
///     output::abandon();
///     std::process::exit(130);
/// });
/// ```
pub fn abandon() {
    let mut registry = hold();
    registry.abandoned = true;
    for (_, entry) in std::mem::take(&mut registry.entries) {
        entry.remove();
    }
}
