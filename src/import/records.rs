//! The records of a file, with the bytes that each was made of.
//!
//! A record that is no row — too few or too many cells, longer than any row, cut off inside a
//! quotation — costs its first line and no more: reading goes on with the next line, so that a stray
//! quotation mark does not swallow what follows it. What was read of such a record is not parsed again
//! for each of its lines: where the records end that begin there is found in [one reading](super::lines),
//! so that the work is linear in the length of the file, whatever stands in it.
//!
//! What a file gives does not depend on how many bytes its reader hands out at a time.

use super::{
    cells::{Cells, Found, Parser, decoded},
    input::Input,
    lines::{End, Lines},
};
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
    input: Input<'f>,
    parser: Parser,
    /// How many cells a row has, once that is known.
    width: Option<usize>,
    /// The most bytes that a row has.
    most: usize,
    /// Up to where a record was read that was none: as far, each line is in doubt.
    until: u64,
    /// Those lines.
    lines: Option<Lines>,
    recoded: u64,
}

/// What was read as one record, before it is known whether it is a row.
enum Parsed {
    Record { length: usize, cut_off: bool },
    TooLong,
    End,
}

impl<'f> Records<'f> {
    /// Reads the beginning, from which it takes what separates cells.
    pub(super) fn new(reader: impl Read + Send + 'f) -> io::Result<Self> {
        Self::with(reader, CHUNK, MOST)
    }

    fn with(reader: impl Read + Send + 'f, chunk: usize, most: usize) -> io::Result<Self> {
        let input = Input::new(reader, chunk)?;
        let parser = Parser::new(delimiter(input.rest()));
        Ok(Self { input, parser, width: None, most, until: 0, lines: None, recoded: 0 })
    }

    /// What is read and not yet taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.input.rest()
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
        self.input.skip_empty_lines()?;
        if let Some(expected) = self.width
            && let Some(line) = self.stray(expected)?
        {
            return Ok(Some(Err((self.take(line), Damage::Quotation { expected }))));
        }
        let (length, cut_off) = match self.parse()? {
            Parsed::Record { length, cut_off } => (length, cut_off),
            Parsed::TooLong => return self.too_long().map(Some),
            Parsed::End => return Ok(None),
        };
        let found = self.parser.width();
        if !cut_off && self.width.is_none_or(|expected| expected == found) {
            self.recoded += u64::from(self.parser.cells(cells));
            return Ok(Some(Ok(self.take(length))));
        }
        let line = self.input.first_line(length).unwrap_or(length);
        let damage = match self.width {
            Some(expected) if line < length => {
                self.doubt(length);
                Damage::Quotation { expected }
            }
            Some(expected) if !cut_off => Damage::Width { found, expected },
            _ => Damage::CutOff,
        };
        Ok(Some(Err((self.take(line), damage))))
    }

    /// Reads a record, up to the first byte that is too much for one.
    fn parse(&mut self) -> io::Result<Parsed> {
        self.parser.begin();
        let mut length = 0;
        loop {
            let bytes = self.input.part(length, self.most + 1);
            if bytes.is_empty() && self.input.ended {
                return Ok(self.parsed_at_end(length));
            }
            if bytes.is_empty() {
                self.input.fill()?;
                continue;
            }
            let found = self.parser.feed(bytes);
            let read = if let Found::Record(read) = found { read } else { bytes.len() };
            self.input.work += read;
            length += read;
            match found {
                Found::Record(_) => return Ok(Parsed::Record { length, cut_off: false }),
                Found::End => return Ok(Parsed::End),
                Found::More if length > self.most => return Ok(Parsed::TooLong),
                Found::More => {}
            }
        }
    }

    /// A record that the file ends, inside a quotation if the end of a line does not end it.
    fn parsed_at_end(&mut self, length: usize) -> Parsed {
        match self.parser.feed(b"\n") {
            Found::Record(_) => Parsed::Record { length, cut_off: false },
            _ if self.parser.feed(&[]) == Found::End => Parsed::End,
            _ => Parsed::Record { length, cut_off: true },
        }
    }

    /// Each line of what was read as a record may begin another one.
    fn doubt(&mut self, length: usize) {
        self.until = self.until.max(self.input.place() + length as u64);
    }

    /// The length of the line that begins here, if it is in doubt, and its record is no row and goes
    /// on over its end.
    fn stray(&mut self, expected: usize) -> io::Result<Option<usize>> {
        let begin = self.input.place();
        let until = self.lines.as_ref().map_or(0, Lines::read).max(self.until);
        let lines = self.lines.take().filter(|lines| begin <= lines.read());
        if begin >= until {
            return Ok(None);
        }
        let mut lines = lines.unwrap_or_else(|| Lines::new(self.parser.delimiter(), begin));
        let end = self.end_of(begin, &mut lines)?;
        self.lines = Some(lines);
        Ok(match end {
            Some(end) if end.cells == expected && !end.cut_off => None,
            Some(End { at, .. }) => {
                let length = usize::try_from(at - begin).unwrap_or(self.most);
                self.input.first_line(length).filter(|line| *line < length)
            }
            None => self.input.first_line(self.most + 1),
        })
    }

    /// Where the record of a line ends; nowhere if it is too long.
    fn end_of(&mut self, begin: u64, lines: &mut Lines) -> io::Result<Option<End>> {
        loop {
            let end = lines.end_of(begin);
            let read = usize::try_from(lines.read() - begin).unwrap_or(usize::MAX);
            if end.is_some() || read > self.most {
                return Ok(end);
            }
            let bytes = self.input.part(read, self.most + 1);
            if !bytes.is_empty() {
                let steps = lines.feed(bytes);
                self.input.work += steps;
            } else if self.input.ended {
                lines.end();
                return Ok(lines.end_of(begin));
            } else {
                self.input.fill()?;
            }
        }
    }

    /// Takes bytes off the front.
    fn take(&mut self, length: usize) -> Raw {
        let bytes = self.input.part(0, length);
        let row = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        let raw = Raw { line: self.input.line, bytes: row.into() };
        self.input.pass_over(length);
        raw
    }

    /// What is too long to be a row: its first line, as far as that is kept.
    fn too_long(&mut self) -> io::Result<Result<Raw, (Raw, Damage)>> {
        if let Some(line) = self.input.first_line(self.most + 1) {
            self.doubt(self.most + 1);
            let damage = Damage::Quotation { expected: self.width.unwrap_or(1) };
            return Ok(Err((self.take(line), damage)));
        }
        let raw = Raw { line: self.input.line, bytes: self.input.part(0, self.most).into() };
        let mut bytes = 0;
        loop {
            let length = self.input.rest().len();
            let line = self.input.first_line(length);
            let taken = line.map_or(length, |line| line - 1);
            bytes += taken as u64;
            self.input.pass_over(taken);
            if line.is_some() || self.input.ended {
                return Ok(Err((raw, Damage::Length { bytes })));
            }
            self.input.fill()?;
        }
    }
}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("line", &self.input.line).finish_non_exhaustive()
    }
}

/// What separates the cells of the first line: of comma, semicolon and tab the most frequent outside
/// quotations.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
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

#[cfg(test)]
mod slow;
