//! Giving names. Each does it in one step where the operating system can.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

/// Gives a file a name that nothing has; else it says [`AlreadyExists`](ErrorKind::AlreadyExists). The old
/// name may stay beside it.
pub(super) fn only(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(done) = system::only(from, to) {
        return done;
    }
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // A file system on which a file has one name.
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Gives a directory a name that nothing has, or an empty directory.
pub(super) fn onto_empty(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(not(unix))]
    match fs::remove_dir(to) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::rename(from, to)
}

/// Gives each of two directories the name of the other, with another name for a moment if that must be.
/// Who is killed in that moment leaves the old one under that name.
pub(super) fn exchange(new: &Path, old: &Path, moment: &Path) -> io::Result<()> {
    if let Some(done) = system::exchange(new, old) {
        return done;
    }
    fs::rename(old, moment)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(moment, old)?;
        return Err(error);
    }
    fs::rename(moment, new)
}

#[cfg(target_os = "linux")]
mod system {
    use rustix::{
        fs::{CWD, RenameFlags, renameat_with},
        io::Errno,
    };
    use std::{io, path::Path};

    pub(super) fn only(from: &Path, to: &Path) -> Option<io::Result<()>> {
        rename(from, to, RenameFlags::NOREPLACE)
    }

    pub(super) fn exchange(new: &Path, old: &Path) -> Option<io::Result<()>> {
        rename(new, old, RenameFlags::EXCHANGE)
    }

    /// None if the kernel or the file system cannot do that.
    fn rename(from: &Path, to: &Path, flags: RenameFlags) -> Option<io::Result<()>> {
        match renameat_with(CWD, from, CWD, to, flags) {
            Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::PERM) => None,
            done => Some(done.map_err(io::Error::from)),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::{io, path::Path};

    pub(super) fn only(_: &Path, _: &Path) -> Option<io::Result<()>> {
        None
    }

    pub(super) fn exchange(_: &Path, _: &Path) -> Option<io::Result<()>> {
        None
    }
}
