use super::{Error, ErrorKind, from_slice};
use crate::Incident;
use serde::de::IgnoredAny;
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
    Lines { reader, line: 0, ended: false, begun: true, ahead: None }
}

/// Reads JSON Lines, or one incident whose object goes over several lines: for programs that take
/// either.
///
/// It is one object if the first line that is not empty only begins one, and the next is none of its
/// own. All else is as in [`lines`].
///
/// ```
/// use use_of_force::{Incident, json, uuid::Uuid};
///
/// let incident = Incident::new(Uuid::from_u128(1));
/// let mut text = json::to_string_pretty(&incident);
/// assert_eq!(json::incidents(text.as_bytes()).collect::<Result<Vec<_>, _>>()?, [incident.clone()]);
///
/// text = json::to_string(&incident) + "\n" + &json::to_string(&incident);
/// assert_eq!(json::incidents(text.as_bytes()).count(), 2);
/// # Ok::<(), json::Error>(())
/// ```
pub fn incidents<R: BufRead>(reader: R) -> Lines<R> {
    Lines { begun: false, ..lines(reader) }
}

/// The incidents of JSON Lines; see [`lines`].
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    line: usize,
    ended: bool,
    /// Whether it is settled that each line is an object.
    begun: bool,
    /// A line that was read to settle that.
    ahead: Option<Vec<u8>>,
}

impl<R: BufRead> Lines<R> {
    /// The number of the line that was read last, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Reads a line, its end included; nothing at the end.
    fn read(&mut self, bytes: &mut Vec<u8>) -> Result<(), Error> {
        bytes.clear();
        self.line += 1;
        if let Some(ahead) = self.ahead.take() {
            *bytes = ahead;
            return Ok(());
        }
        let read = self.reader.read_until(b'\n', bytes).map_err(|error| {
            self.ended = true;
            Error::new(ErrorKind::Io, self.line, error)
        });
        self.ended |= read? == 0;
        Ok(())
    }

    /// Reads on if the first line only begins an object.
    fn whole(&mut self, first: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.begun = true;
        let mut next = Vec::new();
        if !only_begins(first) {
            return Ok(None);
        }
        let line = self.line;
        self.read(&mut next)?;
        self.line = line;
        if self.ended || serde_json::from_slice::<IgnoredAny>(&next).is_ok() {
            self.ahead = Some(next).filter(|_| !self.ended);
            return Ok(None);
        }
        // Lines before it were empty, and count.
        let mut bytes = vec![b'\n'; line - 1];
        bytes.extend([first, &next].concat());
        self.ended = true;
        let read = self.reader.read_to_end(&mut bytes);
        read.map_err(|error| Error::new(ErrorKind::Io, 0, error))?;
        Ok(Some(bytes))
    }

    /// The next incident as text.
    pub(super) fn raw(&mut self) -> Option<Result<Raw, Error>> {
        let mut bytes = Vec::new();
        while !self.ended {
            if let Err(error) = self.read(&mut bytes) {
                return Some(Err(error));
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            if !self.begun {
                match self.whole(&bytes) {
                    Ok(None) => {}
                    Ok(Some(bytes)) => return Some(Ok(Raw { line: None, bytes })),
                    Err(error) => return Some(Err(error)),
                }
            }
            return Some(Ok(Raw { line: Some(self.line), bytes }));
        }
        None
    }
}

fn only_begins(line: &[u8]) -> bool {
    let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    serde_json::from_slice::<IgnoredAny>(text).is_err_and(|error| error.is_eof())
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Incident, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.raw()?.and_then(|raw| raw.read()))
    }
}

/// An incident that is not yet read.
pub(super) struct Raw {
    /// The line on which it stands; none if it goes over all of the text.
    line: Option<usize>,
    bytes: Vec<u8>,
}

impl Raw {
    pub(super) fn read(&self) -> Result<Incident, Error> {
        let raw = || String::from_utf8_lossy(self.bytes.trim_ascii_end()).into_owned();
        from_slice(&self.bytes).map_err(|error| match self.line {
            Some(line) => error.on_line(line, raw()),
            None => error,
        })
    }
}
