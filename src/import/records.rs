//! The records of a file, with the bytes that each was made of.
//!
//! A record that is no row — too few or too many cells, longer than any row, cut off inside a
//! quotation — costs its first line and no more: reading goes on with the next line, so that a stray
//! quotation mark does not swallow what follows it.

use super::cells::{Cells, Found, Parser, decoded};
use std::{
    borrow::Cow,
    fmt,
    io::{self, Read},
};

/// The most bytes that a row can have.
pub(super) const MOST: usize = 1 << 20;

const CHUNK: usize = 1 << 16;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    /// The number of its first line, from 1.
    pub(super) line: u64,
    /// Its bytes, without the end of the line.
    pub(super) bytes: Box<[u8]>,
}

impl Raw {
    pub(super) fn text(&self) -> Cow<'_, str> {
        decoded(&self.bytes)
    }
}

/// Why a record is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    Width {
        found: usize,
        expected: usize,
    },
    /// A quotation begins in a row and goes on over its end.
    Quotation {
        expected: usize,
    },
    Length {
        bytes: u64,
    },
    CutOff,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::Width { found, expected } => {
                write!(f, "expected {expected} cells, found {found}")
            }
            Damage::Quotation { expected } => write!(
                f,
                "expected {expected} cells, found a quotation mark without another in its line"
            ),
            Damage::Length { bytes } => write!(
                f,
                "expected a row of at most {MOST} bytes, found one of {bytes}, of which the first \
                 {MOST} are kept"
            ),
            Damage::CutOff => f.write_str("the file ends inside a quotation"),
        }
    }
}

/// The records of a reader.
pub(super) struct Records<'f> {
    reader: Box<dyn Read + Send + 'f>,
    parser: Parser,
    buffer: Vec<u8>,
    /// What is read and not taken begins and ends there.
    start: usize,
    filled: usize,
    ended: bool,
    /// The number of the line that begins at `start`.
    line: u64,
    /// How many cells a row has, once that is known.
    width: Option<usize>,
    recoded: u64,
}

impl<'f> Records<'f> {
    /// Reads the beginning, from which it takes what separates cells.
    pub(super) fn new(reader: impl Read + Send + 'f) -> io::Result<Self> {
        let mut records = Self {
            reader: unpacked(reader)?,
            parser: Parser::new(b','),
            buffer: vec![0; CHUNK],
            start: 0,
            filled: 0,
            ended: false,
            line: 1,
            width: None,
            recoded: 0,
        };
        while records.filled < CHUNK && !records.ended {
            records.fill()?;
        }
        if records.rest().starts_with(b"\xef\xbb\xbf") {
            records.start += 3;
        }
        records.parser = Parser::new(delimiter(records.rest()));
        Ok(records)
    }

    /// What is read and not yet taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..self.filled).unwrap_or_default()
    }

    /// A parser for rows that were held.
    pub(super) fn parser(&self) -> Parser {
        self.parser.another()
    }

    /// From here on, a record with another number of cells is no row.
    pub(super) fn set_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// How many rows held bytes that are not UTF-8.
    pub(super) fn recoded(&self) -> u64 {
        self.recoded
    }

    /// The next record: its cells are in `cells` if it is a row.
    pub(super) fn next(
        &mut self,
        cells: &mut Cells,
    ) -> io::Result<Option<Result<Raw, (Raw, Damage)>>> {
        self.skip_empty_lines()?;
        self.parser.begin();
        let mut length = 0;
        loop {
            let bytes = self.buffer.get(self.start + length..self.filled).unwrap_or_default();
            let found =
                if bytes.is_empty() && !self.ended { Found::More } else { self.parser.feed(bytes) };
            match found {
                Found::Record(read) => {
                    length += read;
                    break;
                }
                Found::End => return Ok(None),
                Found::More => length += bytes.len(),
            }
            if length > MOST {
                return self.too_long(length).map(Some);
            }
            self.fill()?;
        }
        let bytes = self.rest().get(..length).unwrap_or_default();
        let found = self.parser.width();
        let cut_off = self.ended && length == self.rest().len() && is_open(bytes);
        let damage = match self.width {
            Some(expected) if cut_off && first_line(bytes) < length => {
                Some(Damage::Quotation { expected })
            }
            _ if cut_off => Some(Damage::CutOff),
            Some(expected) if expected != found && first_line(bytes) < length => {
                Some(Damage::Quotation { expected })
            }
            Some(expected) if expected != found => Some(Damage::Width { found, expected }),
            _ => None,
        };
        Ok(Some(match damage {
            None => {
                self.recoded += u64::from(self.parser.cells(cells));
                Ok(self.take(length))
            }
            Some(damage) => Err((self.take(first_line(bytes)), damage)),
        }))
    }

    /// Takes bytes off the front.
    fn take(&mut self, length: usize) -> Raw {
        let bytes = self.rest().get(..length).unwrap_or_default();
        let row = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        let raw = Raw { line: self.line, bytes: row.into() };
        self.pass_over(length);
        raw
    }

    fn pass_over(&mut self, length: usize) {
        let bytes = self.rest().get(..length).unwrap_or_default();
        let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
        let returns = if bytes.contains(&b'\r') {
            // One that goes on with a line feed counts with that.
            let after = bytes.iter().skip(1).chain(self.rest().get(length));
            let lone = after.map(Some).chain([None]).zip(bytes);
            lone.filter(|(after, byte)| **byte == b'\r' && *after != Some(&b'\n')).count()
        } else {
            0
        };
        self.line += (feeds + returns) as u64;
        self.start += length;
    }

    fn skip_empty_lines(&mut self) -> io::Result<()> {
        loop {
            let rest = self.rest();
            let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let all = empty == rest.len();
            self.pass_over(empty);
            if !all || self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// What is too long to be a row: its first line, as far as that is kept.
    fn too_long(&mut self, read: usize) -> io::Result<Result<Raw, (Raw, Damage)>> {
        let bytes = self.rest().get(..read).unwrap_or_default();
        let line = first_line(bytes);
        if line < bytes.len() {
            let damage = Damage::Quotation { expected: self.width.unwrap_or(1) };
            return Ok(Err((self.take(line), damage)));
        }
        let kept = self.rest().get(..MOST).unwrap_or_default().into();
        let raw = Raw { line: self.line, bytes: kept };
        let mut bytes = 0;
        loop {
            let rest = self.rest();
            let end = rest.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(rest.len());
            bytes += taken as u64;
            self.pass_over(taken);
            if end.is_some() || self.ended {
                return Ok(Err((raw, Damage::Length { bytes })));
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.filled == self.buffer.len() {
            self.buffer.copy_within(self.start.., 0);
            self.filled -= self.start;
            self.start = 0;
            if self.filled > self.buffer.len() / 2 {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
        }
        loop {
            match self.reader.read(self.buffer.get_mut(self.filled..).unwrap_or_default()) {
                Ok(read) => {
                    self.filled += read;
                    self.ended = read == 0;
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("line", &self.line).finish_non_exhaustive()
    }
}

/// What begins as gzip does is unpacked on the way.
#[cfg(feature = "gzip")]
fn unpacked<'f>(mut reader: impl Read + Send + 'f) -> io::Result<Box<dyn Read + Send + 'f>> {
    let mut beginning = Vec::with_capacity(2);
    reader.by_ref().take(2).read_to_end(&mut beginning)?;
    let packed = beginning == [0x1f, 0x8b];
    let reader = io::Cursor::new(beginning).chain(reader);
    Ok(if packed { Box::new(flate2::read::MultiGzDecoder::new(reader)) } else { Box::new(reader) })
}

#[cfg(not(feature = "gzip"))]
#[allow(clippy::unnecessary_wraps, reason = "unpacking can fail")]
fn unpacked<'f>(reader: impl Read + Send + 'f) -> io::Result<Box<dyn Read + Send + 'f>> {
    Ok(Box::new(reader))
}

/// The length of the first line, its end included.
fn first_line(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1)
}

/// Whether a quotation is open at the end.
fn is_open(bytes: &[u8]) -> bool {
    !bytes.iter().filter(|byte| **byte == b'"').count().is_multiple_of(2)
}

/// What separates the cells of the first line: of comma, semicolon and tab the most frequent outside
/// quotations.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.get(..first_line(bytes)).unwrap_or_default();
    let count = |delimiter: u8| {
        let mut quoted = false;
        let outside = line.iter().filter(|byte| {
            quoted ^= **byte == b'"';
            **byte == delimiter && !quoted
        });
        outside.count()
    };
    // Of equals, the last is found: the comma.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}
