//! The bytes of a file, and the number of the line that one stands at.

use std::{
    fmt,
    io::{self, Read},
};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What is read of a file and not yet taken.
pub(super) struct Input<'f> {
    reader: Box<dyn Read + Send + 'f>,
    buffer: Vec<u8>,
    /// How many bytes of the file were before those.
    before: u64,
    /// What is not taken begins and ends there.
    start: usize,
    filled: usize,
    pub(super) ended: bool,
    /// The number of the line that begins at `start`.
    pub(super) line: u64,
    /// Whether the byte before that is one that a line feed goes on with.
    returned: bool,
    /// How often a byte was looked at, which the tests hold to a few times each.
    pub(super) work: usize,
}

impl<'f> Input<'f> {
    /// Reads so many bytes to begin with.
    pub(super) fn new(reader: impl Read + Send + 'f, chunk: usize) -> io::Result<Self> {
        let mut input = Self {
            reader: unpacked(reader)?,
            buffer: vec![0; chunk],
            before: 0,
            start: 0,
            filled: 0,
            ended: false,
            line: 1,
            returned: false,
            work: 0,
        };
        while input.filled < chunk && !input.ended {
            input.fill()?;
        }
        if input.rest().starts_with(BYTE_ORDER_MARK) {
            input.pass_over(BYTE_ORDER_MARK.len());
        }
        Ok(input)
    }

    /// What is read and not yet taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..self.filled).unwrap_or_default()
    }

    /// Of the first so many bytes, those from there on that are read.
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        let rest = self.rest();
        rest.get(from..to.min(rest.len())).unwrap_or_default()
    }

    /// Where in the file the rest begins.
    pub(super) fn place(&self) -> u64 {
        self.before + self.start as u64
    }

    /// The length of the first line, its end included, if it ends within so many bytes.
    pub(super) fn first_line(&mut self, length: usize) -> Option<usize> {
        let line = self.part(0, length).iter().position(|byte| *byte == b'\n').map(|end| end + 1);
        self.work += line.unwrap_or(length);
        line
    }

    /// Takes bytes off the front.
    pub(super) fn pass_over(&mut self, length: usize) {
        let bytes = self.part(0, length);
        let count = |byte: u8| bytes.iter().filter(|other| **other == byte).count();
        let (feeds, returns) = (count(b'\n'), count(b'\r'));
        // A line feed after a return ends no line of its own.
        let mut ends = feeds + returns - usize::from(self.returned && bytes.starts_with(b"\n"));
        if returns > 0 {
            ends -= bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
        }
        self.returned = bytes.last().map_or(self.returned, |last| *last == b'\r');
        self.line += ends as u64;
        self.start += length;
        self.work += length;
    }

    /// Passes over what ends lines in which nothing else stands, and over byte order marks, which are
    /// left where files were put together.
    pub(super) fn skip_empty_lines(&mut self) -> io::Result<()> {
        loop {
            let is_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
            self.pass_over(self.rest().iter().take_while(is_end).count());
            let rest = self.rest();
            if rest.starts_with(BYTE_ORDER_MARK) {
                self.pass_over(BYTE_ORDER_MARK.len());
            } else if self.ended || !BYTE_ORDER_MARK.starts_with(rest) {
                return Ok(());
            } else {
                self.fill()?;
            }
        }
    }

    /// Reads on.
    pub(super) fn fill(&mut self) -> io::Result<()> {
        if self.filled == self.buffer.len() {
            self.buffer.copy_within(self.start.., 0);
            self.before += self.start as u64;
            self.filled -= self.start;
            self.start = 0;
            self.work += self.filled;
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

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("line", &self.line).finish_non_exhaustive()
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
