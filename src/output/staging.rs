use super::{
    Error,
    lock::Lock,
    registry::{self, Entry},
    target::Target,
    tree,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is written beside its target, until it gets its name.
#[derive(Debug)]
pub(super) struct Staging {
    target: Target,
    path: PathBuf,
    /// Its number in the registry.
    number: u64,
    _lock: Lock,
}

impl Staging {
    /// Takes the lock, cleans up after who was killed, and makes what is to be written, if `make` agrees
    /// with what is there.
    pub(super) fn begin<T>(
        target: Target,
        make: impl FnOnce(&Target, &Path) -> Result<T, Error>,
    ) -> Result<(Self, T), Error> {
        let mut registry = registry::hold_for(target.path())?;
        let made = parents(&target)?;
        let lock = Lock::acquire(target.beside("lock"), target.path()).inspect_err(|_| {
            made.iter().rev().for_each(|directory| drop(fs::remove_dir(directory)));
        })?;
        let path = target.beside("partial");
        let (staging, gone, lock_path) = (path.clone(), gone(&target), lock.path().to_owned());
        let number = registry.enter(Entry { staging, gone, lock: lock_path, made });
        let began = recover(&target, &path).and_then(|()| make(&target, &path));
        match began {
            Ok(began) => {
                drop(registry);
                Ok((Self { target, path, number, _lock: lock }, began))
            }
            Err(error) => {
                registry.remove(number);
                Err(error)
            }
        }
    }

    pub(super) fn target(&self) -> &Path {
        self.target.path()
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name by `name`, if nobody has given it up. What `name` leaves in its place is removed.
    pub(super) fn commit(
        self,
        name: impl FnOnce(&Target, &Path) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut registry = registry::hold_for(self.target.path())?;
        let named = name(&self.target, &self.path).and_then(|()| {
            let made = registry.made(self.number).iter().rev().filter_map(|made| made.parent());
            // Before the old one goes.
            std::iter::once(self.target.parent()).chain(made).try_for_each(|above| {
                tree::sync(above).map_err(|error| Error::Unsynced {
                    path: above.to_owned(),
                    error: error.to_string(),
                })
            })
        });
        registry.remove(self.number);
        named
    }
}

/// The path at which the old directory may stand for a moment.
pub(super) fn moment(target: &Target) -> PathBuf {
    target.beside("old")
}

/// The path at which a directory stands while it is removed.
fn gone(target: &Target) -> PathBuf {
    target.beside("gone")
}

impl Drop for Staging {
    /// Removes what is not finished.
    fn drop(&mut self) {
        registry::hold().remove(self.number);
    }
}

/// Makes the directories above a target that are not there, and tells which.
fn parents(target: &Target) -> Result<Vec<PathBuf>, Error> {
    let missing = |above: &&Path| *above != Path::new("") && !above.exists();
    let mut missing: Vec<_> = target.parent().ancestors().take_while(missing).collect();
    missing.reverse();
    for (place, directory) in missing.iter().enumerate() {
        if let Err(error) = fs::create_dir(directory) {
            missing.iter().take(place).rev().for_each(|made| drop(fs::remove_dir(made)));
            return Err(Error::io(directory)(error));
        }
    }
    Ok(missing.into_iter().map(Path::to_owned).collect())
}

/// Removes what somebody left who was killed, and puts back what was to be exchanged just then.
fn recover(target: &Target, path: &Path) -> Result<(), Error> {
    for left in [path, &gone(target)] {
        registry::remove(left).map_err(Error::io(left))?;
    }
    let moment = moment(target);
    if !moment.is_dir() || tree::foreign(&moment)?.is_some() {
        return Ok(());
    }
    let to = if target.found()?.is_none() { target.path() } else { path };
    fs::rename(&moment, to).map_err(Error::io(&moment))?;
    registry::remove(path).map_err(Error::io(path))
}
