//! A second table of a data set, whose rows those of the first name.

use super::{
    Dataset,
    cells::Cells,
    dataset::record_slug,
    fault::{Error, Rejected},
    gather::hash,
    row::{Names, Row},
    sheet::Sheet,
    summary::{Counts, Summary},
    tally::{Notes, Tally},
};
use crate::{Claim, Statement};
use std::{collections::BTreeMap, io::Read, sync::Arc};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    pub(super) name: &'static str,
    rows: Vec<(String, u64, Vec<Claim>)>,
    /// What each row says as the data set's statement, which all incidents share that it is said in.
    statements: Vec<(String, Arc<Statement>)>,
    /// Where the statement of a row is among these, by the hash of the row's name.
    places: BTreeMap<u64, usize>,
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
        sheet.columns.set_record(columns.by_ref().take(1))?;
        columns.try_for_each(|name| sheet.columns.required(name).map(drop))?;
        let (mut rows, mut rejected) = (Vec::new(), Vec::new());
        let (mut counts, mut tally) = (Counts::default(), Tally::default());
        let (mut cells, mut notes, mut names) =
            (Cells::default(), Notes::default(), Names::default());
        while let Some(read) = sheet.next(&mut cells)? {
            counts.rows += 1;
            let said = read.and_then(|(raw, record)| {
                names.clear();
                let columns = &sheet.columns;
                let mut row = Row::new(columns, &cells, raw.line, &record, &mut notes, &mut names);
                let claims = adapter(&mut row);
                match row.rejected {
                    Some(reason) => Err((raw, reason)),
                    None => Ok((record, raw.line, claims)),
                }
            });
            match said {
                Ok(said) => {
                    tally.add(&notes, said.1, &cells);
                    counts.used += 1;
                    rows.push(said);
                }
                Err((raw, reason)) => {
                    counts.rejected += 1;
                    rejected.push(Rejected::new(&raw, format!("of the table {name}: {reason}")));
                }
            }
        }
        let summary = counts.summary(&sheet, &tally);
        Ok(Self { name, rows, statements: Vec::new(), places: BTreeMap::new(), rejected, summary })
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

    /// Makes statements of what the rows say.
    pub(super) fn state(&mut self, dataset: &Dataset) {
        let (source, release) = (dataset.source().key, dataset.release().key);
        for (record, line, claims) in std::mem::take(&mut self.rows) {
            let statement = source
                .says(dataset.released(), claims)
                .with_key(format!("{}-{}", self.name, record_slug(&record)))
                .with_via(&release)
                .with_cite(format!("{}, line {line}", self.name));
            self.places.insert(hash(&record), self.statements.len());
            self.statements.push((record, Arc::new(statement)));
        }
    }

    /// What a row says.
    pub(super) fn get(&self, record: &str) -> Option<&Arc<Statement>> {
        let (found, statement) = self.statements.get(*self.places.get(&hash(record))?)?;
        (found == record).then_some(statement)
    }
}
