//! Giving names. Each does it in one step where the operating system can.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

/// Gives a file a name that nothing has; else it says [`AlreadyExists`](ErrorKind::AlreadyExists). The old
/// name may stay beside it.
pub(super) fn only(from: &Path, to: &Path) -> io::Result<()> {
    system::only(from, to).unwrap_or_else(|| linked(from, to))
}

fn linked(from: &Path, to: &Path) -> io::Result<()> {
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
    system::exchange(new, old).unwrap_or_else(|| in_steps(new, old, moment))
}

fn in_steps(new: &Path, old: &Path, moment: &Path) -> io::Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn below(name: &str) -> PathBuf {
        let name = format!("use-of-force-rename-{name}-{}", std::process::id());
        let below = std::env::temp_dir().join(name);
        fs::create_dir(&below).unwrap();
        below
    }

    #[test]
    fn a_name_that_something_has_is_not_taken() {
        type Rename = fn(&Path, &Path) -> io::Result<()>;
        let below = below("only");
        for (name, rename) in [("one", only as Rename), ("two", linked)] {
            let (from, to) = (below.join("from"), below.join(name));
            fs::write(&from, name).unwrap();
            rename(&from, &to).unwrap();
            assert_eq!(fs::read_to_string(&to).unwrap(), name);
            // The old name may be a link to what has the new one.
            let _gone = fs::remove_file(&from);
            fs::write(&from, "other").unwrap();
            let error = rename(&from, &to).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&to).unwrap(), name);
        }
        fs::remove_dir_all(&below).unwrap();
    }

    #[test]
    fn two_directories_get_the_name_of_the_other() {
        let below = below("exchange");
        let [new, old, moment] = ["new", "old", "moment"].map(|name| below.join(name));
        for directory in [&new, &old] {
            fs::create_dir(directory).unwrap();
            fs::write(directory.join(directory.file_name().unwrap()), "").unwrap();
        }
        exchange(&new, &old, &moment).unwrap();
        assert!(new.join("old").exists() && old.join("new").exists());
        in_steps(&new, &old, &moment).unwrap();
        assert!(new.join("new").exists() && old.join("old").exists() && !moment.exists());
        // What fails leaves both.
        fs::remove_dir_all(&new).unwrap();
        assert!(in_steps(&new, &old, &moment).is_err());
        assert!(old.join("old").exists() && !moment.exists());
        fs::remove_dir_all(&below).unwrap();
    }
}
