use super::{Error, ErrorKind, from_slice};
use crate::Incident;
use std::io::BufRead;

/// Reads JSON Lines, one incident a line, holding one line at a time.
///
/// A bad line is one error with its number and its text, and does not end the reading. Empty lines
/// are passed over.
///
/// ```
/// use use_of_force::json;
///
/// let text = concat!(
///     r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001","sources":[],"statements":[]}"#, "\n",
///     "{oops}\n",
///     r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000002","sources":[],"statements":[]}"#, "\n",
/// );
/// let (good, bad): (Vec<_>, Vec<_>) = json::lines(text.as_bytes()).partition(Result::is_ok);
/// assert_eq!(good.len(), 2);
/// let error = bad.into_iter().next().unwrap().unwrap_err();
/// assert_eq!((error.line(), error.raw()), (2, Some("{oops}")));
/// ```
pub fn lines<R: BufRead>(reader: R) -> Lines<R> {
    Lines { reader, line: 0, ended: false }
}

/// The incidents of JSON Lines; see [`lines`].
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    line: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The number of the line that was read last, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Incident, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.raw()?.and_then(|raw| raw.read()))
    }
}

/// A line that is not yet read.
pub(super) struct Raw {
    number: usize,
    bytes: Vec<u8>,
}

impl Raw {
    pub(super) fn read(&self) -> Result<Incident, Error> {
        let raw = || String::from_utf8_lossy(self.bytes.trim_ascii_end()).into_owned();
        from_slice(&self.bytes).map_err(|error| error.on_line(self.number, raw()))
    }
}

impl<R: BufRead> Lines<R> {
    /// The next line that is not empty.
    pub(super) fn raw(&mut self) -> Option<Result<Raw, Error>> {
        let mut bytes = Vec::new();
        while !self.ended {
            bytes.clear();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => self.ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok(Raw { number: self.line, bytes })),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Error::new(ErrorKind::Io, self.line, error)));
                }
            }
        }
        None
    }
}
