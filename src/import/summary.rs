//! What became of a file, as a whole.

use super::{
    gather::Candidate,
    sheet::Sheet,
    tally::{Cells, Ignored, Problem, Tally},
};

#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) rows: u64,
    pub(super) used: u64,
    pub(super) rejected: u64,
    pub(super) incidents: u64,
    pub(super) joined: u64,
    pub(super) late: u64,
    pub(super) broken: Option<String>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Rows that were read: those that were used and those that were rejected.
    pub rows: u64,
    /// Rows that made a statement.
    pub used: u64,
    /// Rows that were given back.
    pub rejected: u64,
    /// Incidents that were made.
    pub incidents: u64,
    /// Incidents that several rows describe.
    pub joined: u64,
    /// Rows that came after their incident had been given out, and are among the rejected.
    pub late: u64,
    /// Rows that hold bytes that are not UTF-8 and were read as Windows-1252.
    pub recoded: u64,
    /// The cells of the rows that were used.
    pub cells: Cells,
    /// What is wrong, by kind and column.
    pub problems: Vec<Problem>,
    /// Columns that were left out.
    pub ignored: Vec<Ignored>,
    /// Rows that look like one incident and were not joined.
    pub candidates: Vec<Candidate>,
    /// Why reading ended before the end of the file, if it did.
    pub broken: Option<String>,
    /// What became of the other tables of the data set, by their names.
    pub tables: Vec<(String, Summary)>,
}

impl Counts {
    pub(super) fn summary(&self, sheet: &Sheet<'_>, tally: &Tally) -> Summary {
        Summary {
            rows: self.rows,
            used: self.used,
            rejected: self.rejected,
            incidents: self.incidents,
            joined: self.joined,
            late: self.late,
            recoded: sheet.records.recoded(),
            cells: tally.cells,
            problems: tally.problems(&sheet.columns),
            ignored: tally.ignored(&sheet.columns),
            candidates: Vec::new(),
            broken: self.broken.clone(),
            tables: Vec::new(),
        }
    }
}
