//! A file with a line of names and rows below it.

use super::{
    cells::Cells,
    column::Columns,
    fault::Error,
    gather::hash,
    records::{Raw, Records},
};
use crate::value::Shown;
use std::{
    collections::BTreeSet,
    io::{self, Read},
};

/// A row with its name; or one that is to be given back, and why.
pub(super) type Named = Result<(Raw, String), (Raw, String)>;

#[derive(Debug)]
pub(super) struct Sheet<'f> {
    pub(super) records: Records<'f>,
    pub(super) columns: Columns,
    /// The hashes of the names of the rows that were read, so that none makes two statements.
    seen: BTreeSet<u64>,
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
            return Err(Error::Twins(Shown(twin).shortened(40)));
        }
        records.set_width(columns.len());
        Ok(Self { records, columns, seen: BTreeSet::new() })
    }

    /// The next row, whose cells are in `cells`.
    pub(super) fn next(&mut self, cells: &mut Cells) -> io::Result<Option<Named>> {
        let Some(read) = self.records.next(cells)? else { return Ok(None) };
        Ok(Some(match read {
            Err((raw, damage)) => Err((raw, damage.to_string())),
            Ok(raw) => match self.columns.record_of(cells) {
                Err(reason) => Err((raw, reason)),
                Ok(record) if self.seen.insert(hash(&record)) => Ok((raw, record)),
                Ok(record) => {
                    let record = Shown(record.as_str()).shortened(40);
                    Err((raw, format!("a row of the record `{record}` was read before")))
                }
            },
        }))
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
