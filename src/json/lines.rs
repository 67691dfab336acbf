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
        let mut bytes = Vec::new();
        while !self.ended {
            bytes.clear();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => self.ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let raw = || String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned();
                    return Some(
                        from_slice(&bytes).map_err(|error| error.on_line(self.line, raw())),
                    );
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Error::new(ErrorKind::Io, self.line, error)));
                }
            }
        }
        None
    }
}
