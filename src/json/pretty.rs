use crate::Incident;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;

/// Writes an incident with one claim a line.
pub(super) fn to_string(incident: &Incident) -> String {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and everything in an incident can be written.
    let _written =
        incident.serialize(&mut Serializer::with_formatter(&mut bytes, Pages::default()));
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// The incident, the list of statements, a statement and its claims begin on lines of their own;
/// what is deeper stands on one line.
const DEEPEST: usize = 4;

#[derive(Default)]
struct Pages {
    depth: usize,
    empty: bool,
}

impl Pages {
    fn open(&mut self, to: &mut (impl io::Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        to.write_all(bracket)
    }

    fn close(&mut self, to: &mut (impl io::Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < DEEPEST && !self.empty {
            self.line(to)?;
        }
        self.empty = false;
        to.write_all(bracket)
    }

    fn next(&mut self, to: &mut (impl io::Write + ?Sized), first: bool) -> io::Result<()> {
        self.empty = false;
        if !first {
            to.write_all(b",")?;
        }
        match self.depth <= DEEPEST {
            true => self.line(to),
            false if !first => to.write_all(b" "),
            false => Ok(()),
        }
    }

    fn line(&self, to: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
        to.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| to.write_all(b"  "))
    }
}

impl Formatter for Pages {
    fn begin_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(to, first)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(to, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }
}
