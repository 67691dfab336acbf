//! The list of all files of a directory, as the program `sha256sum` writes and checks it.

use super::{
    Error,
    target::{self, found},
    tree::{self, Tree},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write},
    path::Path,
};

/// What it is called.
pub(super) const SUMS: &str = "SHA256SUMS";

/// How much of a file is held.
const BUFFER: usize = 1 << 16;

/// The sum of a file, in hexadecimal digits, and its path.
type Listed = BTreeMap<Vec<u8>, String>;

/// Lists all files of a directory, and brings everything to the disk.
pub(super) fn write(directory: &Path) -> Result<(), Error> {
    let tree = Tree::of(directory, false)?;
    let path = directory.join(SUMS);
    let create = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut to = BufWriter::new(create.map_err(Error::io(&path))?);
    for (name, file) in &tree.files {
        let sum = sum(file, true)?;
        write_line(&mut to, &sum, name).map_err(Error::io(&path))?;
    }
    let file = to.into_inner().map_err(io::IntoInnerError::into_error);
    file.and_then(|file| file.sync_all()).map_err(Error::io(&path))?;
    tree.directories.iter().rev().try_for_each(|at| tree::sync(at).map_err(Error::io(at)))
}

fn write_line(to: &mut impl Write, sum: &str, name: &[u8]) -> io::Result<()> {
    if name.iter().any(|byte| ESCAPES.iter().any(|(escaped, _)| escaped == byte)) {
        to.write_all(b"\\")?;
    }
    write!(to, "{sum}  ")?;
    for byte in name {
        match ESCAPES.iter().find(|(escaped, _)| escaped == byte) {
            Some((_, letter)) => to.write_all(&[b'\\', *letter])?,
            None => to.write_all(&[*byte])?,
        }
    }
    to.write_all(b"\n")
}

/// What stands as a backslash and a letter, in a line that begins with one.
const ESCAPES: [(u8, u8); 3] = [(b'\\', b'\\'), (b'\n', b'n'), (b'\r', b'r')];

/// What a directory's list says; none if it has none.
pub(super) fn read(directory: &Path) -> Result<Option<Listed>, Error> {
    let path = directory.join(SUMS);
    if found(&path)?.is_none() {
        return Ok(None);
    }
    let mut listed = BTreeMap::new();
    for (line, number) in BufReader::new(open(&path, false)?).split(b'\n').zip(1..) {
        let line = line.map_err(Error::io(&path))?;
        let wrong = || {
            let found = String::from_utf8_lossy(&line).chars().take(SHOWN).collect();
            Error::Line { path: path.clone(), line: number, found }
        };
        let (sum, name) = read_line(&line).ok_or_else(wrong)?;
        if listed.insert(name, sum).is_some() {
            return Err(wrong());
        }
    }
    Ok(Some(listed))
}

/// How many characters of a line are shown.
const SHOWN: usize = 80;

fn read_line(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let (escaped, line) = match line.strip_prefix(b"\\") {
        Some(line) => (true, line),
        None => (false, line),
    };
    let (sum, name) = line.split_at_checked(64)?;
    let sum =
        std::str::from_utf8(sum).ok().filter(|sum| sum.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let name = name.strip_prefix(b"  ").or_else(|| name.strip_prefix(b" *"))?;
    let mut bytes = name.iter().copied();
    let mut name = Vec::with_capacity(name.len());
    while let Some(byte) = bytes.next() {
        name.push(match byte {
            b'\\' if escaped => {
                let letter = bytes.next()?;
                ESCAPES.iter().find(|(_, known)| *known == letter)?.0
            }
            byte => byte,
        });
    }
    // Nothing elsewhere.
    let mut parts = name.split(|byte| *byte == b'/');
    let below = parts.all(|part| !matches!(part, b"" | b"." | b".."));
    (below && name != SUMS.as_bytes()).then(|| (sum.to_ascii_lowercase(), name))
}

/// Opens a file, and nothing else.
fn open(path: &Path, write: bool) -> Result<fs::File, Error> {
    let found = fs::metadata(path).map_err(Error::io(path))?;
    if !found.is_file() {
        let found = target::kind(found.file_type());
        return Err(Error::Kind { path: path.to_owned(), expected: "a file", found });
    }
    OpenOptions::new().read(true).write(write).open(path).map_err(Error::io(path))
}

/// The sum of a file, which is brought to the disk, too.
fn sum(path: &Path, sync: bool) -> Result<String, Error> {
    let mut file = BufReader::with_capacity(BUFFER, open(path, sync)?);
    let mut hasher = Sha256::new();
    loop {
        let read = match file.fill_buf() {
            Ok([]) => break,
            Ok(bytes) => {
                hasher.update(bytes);
                bytes.len()
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => 0,
            Err(error) => return Err(Error::io(path)(error)),
        };
        file.consume(read);
    }
    if sync {
        file.get_ref().sync_all().map_err(Error::io(path))?;
    }
    let mut digits = String::new();
    for byte in hasher.finalize() {
        let _infallible = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

/// Whether a directory is as it was [finished](super::Directory::finish): every file that its `SHA256SUMS`
/// lists is there and as listed, and no other file is there. No, if there is no `SHA256SUMS`: nothing is
/// known of it then.
///
/// ```
/// use use_of_force::output::{self, Directory, Error};
///
/// # let below = std::env::temp_dir().join(format!("use-of-force-check-{}", std::process::id()));
/// let directory = Directory::create(&below)?;
/// std::fs::write(directory.path().join("summary.txt"), "two cases\n")?;
/// directory.finish()?;
/// assert_eq!(output::check(&below), Ok(true));
///
/// std::fs::write(below.join("summary.txt"), "ten cases\n")?;
/// assert_eq!(output::check(&below), Err(Error::Differs(below.join("summary.txt"))));
/// # std::fs::remove_dir_all(&below)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The first file that differs, is missing, or is not listed; or what cannot be read.
pub fn check(directory: impl AsRef<Path>) -> Result<bool, Error> {
    let directory = directory.as_ref();
    let Some(listed) = read(directory)? else {
        return fs::read_dir(directory).map(|_| false).map_err(Error::io(directory));
    };
    let Tree { mut files, .. } = Tree::of(directory, true)?;
    files.remove(SUMS.as_bytes());
    if let Some((_, path)) = files.iter().find(|(name, _)| !listed.contains_key(*name)) {
        return Err(Error::Unlisted(path.clone()));
    }
    let listed: Vec<_> =
        listed.into_iter().map(|(name, sum)| (files.remove(&name), name, sum)).collect();
    if let Some((_, name, _)) = listed.iter().find(|(path, ..)| path.is_none()) {
        return Err(Error::Missing(directory.join(&*String::from_utf8_lossy(name))));
    }
    for (path, _, expected) in listed {
        let path = path.unwrap_or_default();
        if sum(&path, false)? != expected {
            return Err(Error::Differs(path));
        }
    }
    Ok(true)
}
