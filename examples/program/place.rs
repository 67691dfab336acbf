//! Where a program may write.

use super::ending::{Ending, Outcome};
use std::{
    fs::{self, File, Metadata},
    io,
    path::{Path, PathBuf},
};
use use_of_force::output::{self, Directory};

/// A file that is not there yet, or one that may be replaced.
pub(crate) fn file(path: &Path, replace: bool) -> Outcome<output::File> {
    let begun = if replace { output::File::replace(path) } else { output::File::create(path) };
    begun.map_err(forced)
}

/// A directory that is not there yet, or an empty one, or one with tables that may be replaced.
pub(crate) fn directory(path: &Path, replace: bool) -> Outcome<Directory> {
    let begun = if replace { Directory::replace(path) } else { Directory::create(path) };
    begun.map_err(forced)
}

fn forced(error: output::Error) -> Box<dyn std::error::Error> {
    match error {
        output::Error::Exists { .. } => format!("{error}; --force replaces it").into(),
        error => error.into(),
    }
}

/// What was finished. That is written, even if a failing power supply might undo it.
pub(crate) fn finished(finished: Result<(), output::Error>) -> Outcome {
    match finished {
        Ok(()) => Ok(Ending::Whole),
        Err(error @ output::Error::Unsynced { .. }) => Ok(Ending::Untold(error.to_string())),
        Err(error) => Err(error.into()),
    }
}

/// Refuses to write over what is read, or two things to one place, whatever these are called: looked at
/// before anything is read or written.
pub(crate) fn check(inputs: &[&Path], outputs: &[&Path]) -> Result<(), String> {
    for (i, output) in outputs.iter().enumerate() {
        if **output == *Path::new("") {
            return Err("expected a path to write to, found an empty one".to_owned());
        }
        if let Some(input) = inputs.iter().find(|input| is_one(input, output)) {
            return Err(is_read(output, input));
        }
        if let Some(input) = inputs.iter().find(|input| is_below(input, output)) {
            return Err(format!(
                "{}: expected a directory that does not hold {}, which is read",
                output.display(),
                input.display()
            ));
        }
        if let Some(other) = outputs.iter().skip(i + 1).find(|other| is_one(output, other)) {
            let (output, other) = (output.display(), other.display());
            return Err(format!("{output}: expected another file than {other}, found the same"));
        }
    }
    for (name, stream) in streams() {
        if let Some(input) = inputs.iter().find(|input| is_same(&stream, input)) {
            return Err(is_read(Path::new(name), input));
        }
        if let Some(output) = outputs.iter().find(|output| is_same(&stream, output)) {
            let output = output.display();
            return Err(format!("{output}: expected another file than that of the {name}"));
        }
    }
    Ok(())
}

fn is_read(output: &Path, input: &Path) -> String {
    let (output, input) = (output.display(), input.display());
    format!("{output}: expected another file than {input}, which is read")
}

/// Whether two paths lead to one place, at which there need be nothing yet.
pub(crate) fn is_one_place(a: &Path, b: &Path) -> bool {
    followed(a) == followed(b)
}

/// The same, or two names of one file.
fn is_one(a: &Path, b: &Path) -> bool {
    is_one_place(a, b) || fs::metadata(a).is_ok_and(|a| is_same(&a, b))
}

fn is_below(path: &Path, directory: &Path) -> bool {
    followed(path).starts_with(followed(directory))
}

/// A path without symbolic links, also if the last one leads to nothing.
fn followed(path: &Path) -> PathBuf {
    const LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(found) = path.canonicalize() {
            return found;
        }
        let above = match path.parent() {
            Some(above) if above != Path::new("") => above.to_owned(),
            _ => PathBuf::from("."),
        };
        match (fs::read_link(&path), path.file_name()) {
            (Ok(to), _) => path = above.join(to),
            (Err(_), Some(name)) => return above.canonicalize().unwrap_or(above).join(name),
            (Err(_), None) => break,
        }
    }
    path
}

/// Whether that is the file at this path. Two hard links are one file on Unix.
#[cfg(unix)]
fn is_same(file: &Metadata, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let place = |of: &Metadata| (of.dev(), of.ino());
    // Without opening it, which would be felt at the other end of a pipe.
    fs::metadata(path).is_ok_and(|found| place(&found) == place(file))
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Path) -> bool {
    false
}

/// The files that are the standard output and the standard error.
#[cfg(unix)]
fn streams() -> impl Iterator<Item = (&'static str, Metadata)> {
    use std::os::fd::AsFd;

    let opened = [
        ("standard output", io::stdout().as_fd().try_clone_to_owned()),
        ("standard error", io::stderr().as_fd().try_clone_to_owned()),
    ];
    let files = opened.into_iter().filter_map(|(name, stream)| {
        let found = File::from(stream.ok()?).metadata().ok()?;
        found.is_file().then_some((name, found))
    });
    files.collect::<Vec<_>>().into_iter()
}

#[cfg(not(unix))]
fn streams() -> impl Iterator<Item = (&'static str, Metadata)> {
    std::iter::empty()
}
