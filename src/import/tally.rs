//! What became of the rows and cells of a file.

use super::column::{Asked, Columns};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Fate {
    #[default]
    Untouched,
    Ignored,
    Understood,
    InPart,
    Reported,
}

/// How many cells of the rows that were used hold something, and what became of them.
///
/// `read` is the sum of the four after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cells {
    /// Cells that hold something.
    pub read: u64,
    /// All of the cell is in a field.
    pub understood: u64,
    /// What was understood is in a field, and the cell in its words.
    pub in_part: u64,
    /// Left out, for a reason that the adapter gives.
    pub ignored: u64,
    /// Nothing was understood, or nobody asked for it; a [`Problem`] each.
    pub reported: u64,
    /// Cells that hold nothing, which say nothing.
    pub blank: u64,
}

/// What is wrong with a cell or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Nothing of the cell was understood; what stands there is kept as words.
    NotUnderstood,
    /// A part of a list was not understood; what stands there is kept as words.
    StrangePart,
    /// The adapter asks for a column that the file does not have.
    NoColumn,
    /// No reading of the adapter touched the cell.
    Untouched,
}

impl ProblemKind {
    /// The name in summaries.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ProblemKind::NotUnderstood => "not understood",
            ProblemKind::StrangePart => "a part not understood",
            ProblemKind::NoColumn => "no such column",
            ProblemKind::Untouched => "nobody asked for it",
        }
    }
}

/// Something wrong with the cells of a column, how often, and where first.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The column, by its name in the file, or the adapter's for one that is not there.
    pub column: String,
    /// What was expected.
    pub expected: String,
    /// In how many rows.
    pub count: u64,
    /// The first line where it is so.
    pub line: u64,
    /// What stands there.
    pub cell: String,
}

/// A column that an adapter leaves out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ignored {
    /// The column, by its name in the file.
    pub column: String,
    /// Why it is left out.
    pub why: String,
    /// How many of its cells hold something.
    pub cells: u64,
}

/// What is noted of one row, until it is known whether it is used.
#[derive(Debug, Default)]
pub(super) struct Notes {
    fates: Vec<Fate>,
    problems: Vec<Noted>,
    /// The columns among those that are not there.
    missing: BTreeSet<String>,
    ignored: Vec<(usize, &'static str)>,
    /// Looking at a cell is no change of the row.
    pub(super) asked: RefCell<Asked>,
}

#[derive(Debug)]
struct Noted {
    kind: ProblemKind,
    /// The column, or the name of one that is not there.
    column: Result<usize, String>,
    expected: String,
}

impl Notes {
    pub(super) fn begin(&mut self, width: usize) {
        self.fates.clear();
        self.fates.resize(width, Fate::Untouched);
        self.problems.clear();
        self.missing.clear();
        self.ignored.clear();
        self.asked.get_mut().begin();
    }

    /// Of several readings of one cell, the one that understood least counts.
    pub(super) fn fate(&mut self, column: usize, fate: Fate) {
        if let Some(known) = self.fates.get_mut(column) {
            *known = fate.max(*known);
        }
    }

    pub(super) fn problem(
        &mut self,
        kind: ProblemKind,
        column: usize,
        expected: impl fmt::Display,
    ) {
        self.problems.push(Noted { kind, column: Ok(column), expected: expected.to_string() });
    }

    pub(super) fn no_column(&mut self, name: &str) {
        if !self.missing.contains(name) {
            self.missing.insert(name.to_owned());
            let (kind, expected) = (ProblemKind::NoColumn, "a column of this name".to_owned());
            self.problems.push(Noted { kind, column: Err(name.to_owned()), expected });
        }
    }

    pub(super) fn ignore(&mut self, column: usize, why: &'static str) {
        self.fate(column, Fate::Ignored);
        self.ignored.push((column, why));
    }
}

/// The sums over all rows.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) cells: Cells,
    /// By kind and column, or the name of a column that is not there.
    problems: BTreeMap<(ProblemKind, Result<usize, String>), Problem>,
    ignored: BTreeMap<usize, (&'static str, u64)>,
}

impl Tally {
    /// Counts a row that is used.
    pub(super) fn add(&mut self, notes: &Notes, line: u64, cells: &super::cells::Cells) {
        for (column, cell) in cells.iter().enumerate() {
            if super::spelling::is_blank(cell) {
                self.cells.blank += 1;
                continue;
            }
            self.cells.read += 1;
            let fate = notes.fates.get(column).copied().unwrap_or_default();
            let count = match fate {
                Fate::Ignored => &mut self.cells.ignored,
                Fate::Understood => &mut self.cells.understood,
                Fate::InPart => &mut self.cells.in_part,
                Fate::Reported | Fate::Untouched => &mut self.cells.reported,
            };
            *count += 1;
            if fate == Fate::Untouched {
                self.note(ProblemKind::Untouched, Ok(column), "a reading of it", line, cell);
            }
        }
        for noted in &notes.problems {
            let cell = noted.column.as_ref().map_or("", |column| cells.get(*column));
            self.note(noted.kind, noted.column.clone(), &noted.expected, line, cell);
        }
        for (column, why) in &notes.ignored {
            let cell = cells.get(*column);
            self.ignored.entry(*column).or_insert((why, 0)).1 += u64::from(!cell.is_empty());
        }
    }

    fn note(
        &mut self,
        kind: ProblemKind,
        column: Result<usize, String>,
        expected: &str,
        line: u64,
        cell: &str,
    ) {
        let name = column.as_ref().err().cloned().unwrap_or_default();
        let first = || Problem {
            kind,
            column: name,
            expected: expected.to_owned(),
            count: 0,
            line: u64::MAX,
            cell: String::new(),
        };
        let problem = self.problems.entry((kind, column)).or_insert_with(first);
        problem.count += 1;
        if line < problem.line {
            (problem.line, problem.cell) = (line, crate::value::Shown(cell).shortened(40));
        }
    }

    pub(super) fn problems(&self, columns: &Columns) -> Vec<Problem> {
        let problems = self.problems.iter().map(|((_, column), problem)| match column {
            Ok(column) => Problem { column: columns.name(*column).to_owned(), ..problem.clone() },
            Err(_) => problem.clone(),
        });
        problems.collect()
    }

    pub(super) fn ignored(&self, columns: &Columns) -> Vec<Ignored> {
        let ignored = self.ignored.iter().map(|(column, (why, cells))| Ignored {
            column: columns.name(*column).to_owned(),
            why: (*why).to_owned(),
            cells: *cells,
        });
        ignored.collect()
    }
}
