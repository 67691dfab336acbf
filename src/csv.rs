//! The [tables](crate::table) as CSV (feature `csv`).
//!
//! UTF-8, a comma between cells, a line feed after each row, quotation marks where they are needed; the
//! first line has the names of the columns. What is null is empty, and so is a text that is empty.
//!
//! ```
//! use use_of_force::{Incident, Person, Source, Why, csv, table::Table, uuid::Uuid, when};
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! let person = Person::new("person-1").armed(Why::Pending);
//! incident.record(clerk.says(when!("2031-05-04"), [person.into()]))?;
//!
//! let mut file = Vec::new();
//! assert_eq!(csv::write(Table::Lists, [&incident], &mut file)?, 0);
//! assert_eq!(String::from_utf8(file)?, "incident,noun,key,field,item,part,value\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::{
    Incident,
    table::{Column, Table},
};
use csv_core::{WriteResult, Writer, WriterBuilder};
use std::{
    borrow::Borrow,
    fmt::Write as _,
    io::{self, Write},
};

/// Writes the rows that these incidents have in a table, one incident after the other, and gives their
/// number. Nothing is held but one incident's rows.
///
/// # Errors
///
/// If writing fails.
pub fn write<I: IntoIterator<Item: Borrow<Incident>>>(
    table: Table,
    incidents: I,
    to: impl Write,
) -> io::Result<u64> {
    let writer = WriterBuilder::new().build();
    let mut out = Out { writer, buffer: vec![0; BUFFER], filled: 0, to };
    let names = table.columns().iter().map(Column::name);
    out.row(names, |name, text| text.push_str(name))?;
    let mut written = 0;
    for incident in incidents {
        for row in table.rows(incident.borrow()).iter() {
            out.row(row.cells(), |cell, text| {
                let _infallible = write!(text, "{cell}");
            })?;
            written += 1;
        }
    }
    out.finish()?;
    Ok(written)
}

const BUFFER: usize = 1 << 14;

/// Where rows are written.
struct Out<W> {
    writer: Writer,
    buffer: Vec<u8>,
    filled: usize,
    to: W,
}

impl<W: Write> Out<W> {
    fn row<T>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
        show: impl Fn(T, &mut String),
    ) -> io::Result<()> {
        let mut text = String::new();
        for (cell, i) in cells.into_iter().zip(0..) {
            if i > 0 {
                self.step(Writer::delimiter)?;
            }
            text.clear();
            show(cell, &mut text);
            let mut rest = text.as_bytes();
            self.step(|writer, to| {
                let (result, read, wrote) = writer.field(rest, to);
                rest = rest.get(read..).unwrap_or_default();
                (result, wrote)
            })?;
        }
        self.step(Writer::terminator)
    }

    /// Lets the writer write, as often as it needs another buffer.
    fn step(
        &mut self,
        mut step: impl FnMut(&mut Writer, &mut [u8]) -> (WriteResult, usize),
    ) -> io::Result<()> {
        loop {
            let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
            let (result, wrote) = step(&mut self.writer, free);
            self.filled += wrote;
            if result == WriteResult::InputEmpty {
                return Ok(());
            }
            self.flush()?;
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.write_all(self.buffer.get(..self.filled).unwrap_or_default())?;
        self.filled = 0;
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.step(Writer::finish)?;
        self.flush()?;
        self.to.flush()
    }
}
