//! A file with a line of names and rows below it.

use super::{
    cells::Cells,
    column::{Columns, OtherNames},
    fault::Error,
    records::Records,
    row::{Names, Row},
    spelling::whole,
    tally::Notes,
};
use crate::error::{shortened, shortened_to};
use std::io::Read;

#[derive(Debug)]
pub(super) struct Sheet<'f> {
    pub(super) records: Records<'f>,
    pub(super) columns: Columns,
    /// The columns that name a row.
    pub(super) record: Vec<usize>,
}

impl<'f> Sheet<'f> {
    pub(super) fn new(file: impl Read + Send + 'f) -> Result<Self, Error> {
        let mut records = Records::new(file)?;
        if let Some(found) = no_table(records.rest()) {
            return Err(Error::NotATable(found));
        }
        let mut header = Cells::default();
        match records.next(&mut header)? {
            Some(Ok(_)) => {}
            Some(Err(_)) => return Err(Error::NotATable("a first line that is no row")),
            None => return Err(Error::NotATable("nothing")),
        }
        let columns = Columns::new(&header);
        if let Some(twin) = columns.twin() {
            return Err(Error::Twins(shortened(twin)));
        }
        records.set_width(columns.len());
        Ok(Self { records, record: (0..columns.len()).collect(), columns })
    }

    pub(super) fn set_others(&mut self, others: OtherNames) {
        self.columns.set_others(others);
    }

    pub(super) fn set_record<'c>(
        &mut self,
        columns: impl IntoIterator<Item = &'c str>,
    ) -> Result<(), Error> {
        self.record = columns.into_iter().map(|name| self.find(name)).collect::<Result<_, _>>()?;
        Ok(())
    }

    /// A column that must be there.
    pub(super) fn find(&self, name: &str) -> Result<usize, Error> {
        self.columns.find(name).ok_or_else(|| {
            let found: Vec<_> = self.columns.iter().map(|name| format!("`{name}`")).collect();
            let found = shortened_to(&found.join(", "), 400);
            Error::NoColumn { expected: name.to_owned(), found }
        })
    }

    /// The name that its publisher gives a row.
    pub(super) fn record_of(&self, cells: &Cells) -> Result<String, String> {
        let parts: Vec<_> = self.record.iter().map(|column| cells.get(*column)).collect();
        if parts.iter().any(|part| !part.is_empty()) {
            let parts: Vec<_> = parts.into_iter().map(whole).collect();
            return Ok(parts.join("/"));
        }
        let names: Vec<_> = self.record.iter().map(|column| self.columns.name(*column)).collect();
        Err(format!("expected the name of the row in `{}`, found nothing", names.join("`, `")))
    }

    /// A row to be read.
    pub(super) fn row<'r>(
        &'r self,
        cells: &'r Cells,
        line: u64,
        record: &'r str,
        notes: &'r mut Notes,
        names: &'r mut Names,
    ) -> Row<'r> {
        notes.begin(self.columns.len());
        Row::new(&self.columns, cells, line, record, notes, names)
    }
}

/// What it is instead, if it is no table of text.
fn no_table(beginning: &[u8]) -> Option<&'static str> {
    match beginning {
        [] => Some("nothing"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16; save it as UTF-8"),
        [0x1f, 0x8b, ..] => Some("gzip; unpack it first, or switch on the feature `gzip`"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP archive or spreadsheet; save it as CSV"),
        [b'<', ..] => Some("a page"),
        [b'{' | b'[', ..] => Some("JSON"),
        _ => None,
    }
}
