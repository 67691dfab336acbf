//! A second table of a data set, whose rows those of the first name.

use super::{
    cells::Cells,
    fault::{Error, Rejected},
    row::{Names, Row},
    sheet::Sheet,
    summary::{Counts, Summary},
    tally::{Notes, Tally},
};
use crate::Claim;
use std::{collections::BTreeMap, io::Read};

/// A second table of a data set, read as a whole, whose rows those of the first name by their id: what
/// [`Row::also`] takes from it is said by the row that stands there, with its own line.
///
/// ```
/// use use_of_force::{Agency, import::Lookup};
///
/// let file = "id,name\n73,Exampleton police\n";
/// let agencies = Lookup::new("agencies", file.as_bytes(), ["id", "name"], |row| {
///     vec![Agency::new(format!("agency-{}", row.record())).name(row.text("name")).into()]
/// })?;
/// assert_eq!(agencies.summary().used, 1);
/// # Ok::<(), use_of_force::import::Error>(())
/// ```
#[derive(Debug)]
pub struct Lookup {
    pub(super) name: &'static str,
    rows: BTreeMap<Box<str>, (u64, Vec<Claim>)>,
    rejected: Vec<Rejected>,
    summary: Summary,
}

impl Lookup {
    /// Reads a table. The first of these columns names its rows; the others must be there, or it is
    /// another table.
    ///
    /// # Errors
    ///
    /// As [`Import::new`](super::Import::new); and if one of the columns is missing.
    pub fn new<'c>(
        name: &'static str,
        file: impl Read + Send,
        columns: impl IntoIterator<Item = &'c str>,
        mut adapter: impl FnMut(&mut Row<'_>) -> Vec<Claim>,
    ) -> Result<Self, Error> {
        let mut sheet = Sheet::new(file)?;
        let mut columns = columns.into_iter();
        sheet.set_record(columns.by_ref().take(1))?;
        columns.try_for_each(|name| sheet.find(name).map(drop))?;
        let (mut rows, mut rejected) = (BTreeMap::<Box<str>, _>::new(), Vec::new());
        let (mut counts, mut tally) = (Counts::default(), Tally::default());
        let (mut cells, mut notes, mut names) =
            (Cells::default(), Notes::default(), Names::default());
        while let Some(read) = sheet.records.next(&mut cells)? {
            counts.rows += 1;
            let read = read.map_err(|(raw, damage)| (raw, damage.to_string())).and_then(|raw| {
                let read = sheet.record_of(&cells).and_then(|record| match rows.get(&*record) {
                    Some((line, _)) => {
                        Err(format!("the record `{record}` stands on line {line} already"))
                    }
                    None => Ok(record),
                });
                match read {
                    Ok(record) => Ok((raw, record)),
                    Err(reason) => Err((raw, reason)),
                }
            });
            match read {
                Ok((raw, record)) => {
                    names.clear();
                    let mut row = sheet.row(&cells, raw.line, &record, &mut notes, &mut names);
                    let claims = adapter(&mut row);
                    tally.add(&notes, raw.line, &cells);
                    counts.used += 1;
                    rows.insert(record.into(), (raw.line, claims));
                }
                Err((raw, reason)) => {
                    counts.rejected += 1;
                    rejected.push(Rejected::new(&raw, reason));
                }
            }
        }
        Ok(Self { name, rows, rejected, summary: counts.summary(&sheet, &tally) })
    }

    /// The rows that make no statement.
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected
    }

    /// What became of all rows and cells.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// A row: its name, its line, and what it says.
    pub(super) fn get(&self, record: &str) -> Option<(&str, u64, &[Claim])> {
        let (record, (line, claims)) = self.rows.get_key_value(record)?;
        Some((record, *line, claims))
    }
}
