//! Published data sets, read into incidents, losing nothing (feature `csv`).
//!
//! A publisher's file is a table; an incident is a log of who said what. What turns one into the other
//! is an *adapter*: a plain function that is given one [`Row`] and gives what the row says, in claims.
//! Everything else is done here, in one way for all data sets: reading what is damaged, bringing rows
//! of one incident together, deriving ids, citing the line of every statement, and keeping account of
//! every row and every cell.
//!
//! ```
//! use use_of_force::{
//!     Circumstances, Claim, Person, Why, code::{Sex, Weapon},
//!     import::{Dataset, Import, Row, Together, nothing}, when,
//! };
//!
//! // One row is one person on whom force was used.
//! fn force_log(row: &mut Row<'_>) -> Vec<Claim> {
//!     row.take("id");
//!     row.take("case");
//!     row.ignore("clerk", "who typed the row took no part");
//!     vec![
//!         Circumstances::new().occurred(row.date("day", "%m/%d/%Y")).into(),
//!         Person::new(row.key("person", row.record()))
//!             .age(row.ages("age"))
//!             .sex(row.word("sex", &[("M", Sex::Male.into()), ("F", Sex::Female.into())]))
//!             .armed_with(row.words("armed", ';', &[
//!                 ("gun", Weapon::Firearm.into()),
//!                 ("knife", Weapon::Knife.into()),
//!                 ("no", nothing()),
//!             ]))
//!             .into(),
//!     ]
//! }
//!
//! let file = "\
//! id,case,day,age,sex,armed,clerk
//! 1,31-7,5/4/2031,20-29,M,gun;knife,AB
//! 2,31-7,5/4/2031,Under 18,U,pending,AB
//! 3,31-9,5/6/2031
//! ";
//! let log = Dataset::new("exampleton-force-log", when!("2031-06-01")).licence("CC0-1.0");
//! let mut import = Import::new(log, file.as_bytes(), force_log)?
//!     .record(["id"])?
//!     .together(|row| Together::Named(row.peek("case").to_owned()));
//!
//! // Two rows are one incident; the third is no row, and is given back.
//! let (incidents, rejected): (Vec<_>, Vec<_>) = import.by_ref().partition(Result::is_ok);
//! let incident = incidents.into_iter().next().unwrap().unwrap();
//! let people: Vec<_> = incident.people().collect();
//! assert_eq!(people.len(), 2);
//! assert_eq!(people[1].armed_with.why(), Some(Why::Pending));
//! let rejected = rejected.into_iter().next().unwrap().unwrap_err();
//! assert_eq!(rejected.to_string(), "line 4: expected 7 cells, found 3");
//! assert_eq!(rejected.raw(), "3,31-9,5/6/2031");
//!
//! // Why does it say *pending* here? Line 3 of the release says so.
//! let path = "person/person-2/armed_with".parse()?;
//! assert_eq!(incident.trace(&path)?[0].statement.cite(), Some("line 3"));
//!
//! // `U` was not among the labels: the cell is kept in words, and counted.
//! assert_eq!(people[1].words("sex")?, Some("U"));
//! let summary = import.summary();
//! assert_eq!((summary.rows, summary.used, summary.rejected), (3, 2, 1));
//! assert_eq!((summary.cells.read, summary.cells.understood), (14, 11));
//! assert_eq!(summary.problems[0].column, "sex");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What holds
//!
//! * **Nothing is lost.** Rows that were read are rows that were used and rows that are
//!   [given back](Rejected) with their text. Of the rows that were used, the cells that hold something
//!   are understood, understood in part, ignored with a reason, or [reported](Problem).
//! * **Nothing is made up.** A blank cell says nothing. No step is written that a row does not state,
//!   and no agency is put into the state of the incident. Rows are one incident if the publisher says
//!   so, or by a rule that the adapter documents; what only looks like it is a [`Candidate`].
//! * **Every statement** is said by the data set (or by whom the row is the account of), was read in
//!   the release, and cites the line.
//! * **The same file gives the same incidents**, with ids that follow from the data set and the
//!   publisher's record. [`revise`] brings a later release onto an earlier one.
//! * **Damage** costs the row that it is in. Bytes that are not UTF-8 are read as Windows-1252 and
//!   counted; a byte order mark is passed over, at the beginning of any row; lines end in any way;
//!   commas, semicolons and tabs separate cells. A row has at most 1 MiB, so that no line can fill the
//!   memory. A file that ends inside a quotation is cut off there. Whatever stands in a file, the work
//!   is linear in its length.
//! * **Memory** is what grouping must hold: the rows, as they stand in the file, to whose incident
//!   another can still come. See [`Order`].

mod amount;
mod cells;
mod column;
mod dataset;
mod document;
mod fault;
mod gather;
mod held;
mod incident;
mod input;
mod lines;
mod lookup;
mod meaning;
mod moment;
pub mod new_jersey;
mod records;
mod revision;
mod row;
mod sheet;
mod spelling;
mod summary;
mod tally;
pub mod washington_post;

pub use column::OtherNames;
pub use dataset::{Dataset, slug};
pub use fault::{Error, Rejected};
pub use gather::{Candidate, Order, Together};
pub use held::Held;
pub use lookup::Lookup;
pub use meaning::{Labels, Meaning, nothing, roughly};
pub use revision::{Missing, Revision, RevisionError, revise};
pub use row::{Cell, Row, nth};
pub use spelling::not_known;
pub use summary::Summary;
pub use tally::{Cells as CellCounts, Ignored, Problem, ProblemKind};

use crate::{Claim, Incident, value::Shown};
use cells::Cells;
use gather::{Gather, Group};
use incident::{Desk, Maker};
use records::Raw;
use row::Names;
use sheet::Sheet;
use std::{fmt, io::Read, sync::Arc};
use tally::Notes;

type Adapter<'f> = dyn FnMut(&mut Row<'_>) -> Vec<Claim> + Send + 'f;
type Grouping<'f> = dyn Fn(&Row<'_>) -> Together + Send + 'f;
type Likeness<'f> = dyn Fn(&Row<'_>) -> Option<String> + Send + 'f;
type Recorder<'f> = dyn FnMut(&Incident) -> Vec<Claim> + Send + 'f;

/// The import of one file: an iterator over its incidents, each as soon as it is complete, and over
/// the rows that it gives back.
///
/// It never stops at a bad row. When it has ended, [`summary`](Import::summary) accounts for all of it.
pub struct Import<'f> {
    sheet: Sheet<'f>,
    maker: Maker<'f>,
    together: Option<Box<Grouping<'f>>>,
    alike: Option<Box<Likeness<'f>>>,
    gather: Gather,
    /// For the rules, which only look at a row.
    notes: Notes,
    names: Names,
    desk: Desk,
    ended: bool,
}

impl<'f> Import<'f> {
    /// The import of a file. Its first line names the columns.
    ///
    /// # Errors
    ///
    /// If it cannot be read, is no table of text, or two of its columns have one name.
    pub fn new(
        dataset: Dataset,
        file: impl Read + Send + 'f,
        adapter: impl FnMut(&mut Row<'_>) -> Vec<Claim> + Send + 'f,
    ) -> Result<Self, Error> {
        let sheet = Sheet::new(file)?;
        Ok(Self {
            maker: Maker {
                source: Arc::new(dataset.source()),
                release: Arc::new(dataset.release()),
                dataset,
                lookups: Vec::new(),
                adapter: Box::new(adapter),
                recorder: None,
            },
            together: None,
            alike: None,
            gather: Gather::default(),
            notes: Notes::default(),
            names: Names::default(),
            desk: Desk::new(sheet.records.parser()),
            sheet,
            ended: false,
        })
    }

    /// Other names that other releases give to columns.
    #[must_use]
    pub fn other_names(mut self, others: OtherNames) -> Self {
        self.sheet.columns.set_others(others);
        self
    }

    /// The columns that name a row: an id of the publisher's. Without this, all of them do.
    ///
    /// # Errors
    ///
    /// If the file has no such column.
    pub fn record<'c>(mut self, columns: impl IntoIterator<Item = &'c str>) -> Result<Self, Error> {
        self.sheet.columns.set_record(columns)?;
        Ok(self)
    }

    /// That the file must have these columns, or it is of another data set.
    ///
    /// # Errors
    ///
    /// If it lacks one.
    pub fn requires<'c>(self, columns: impl IntoIterator<Item = &'c str>) -> Result<Self, Error> {
        columns.into_iter().try_for_each(|name| self.sheet.columns.required(name).map(drop))?;
        Ok(self)
    }

    /// Adds a second table, whose rows [`Row::also`] takes. Its rejected rows are given back first.
    #[must_use]
    pub fn lookup(mut self, mut table: Lookup) -> Self {
        table.state(&self.maker.dataset);
        self.desk.ready.extend(table.rejected().iter().cloned().map(Err));
        self.maker.lookups.push(table);
        self
    }

    /// Which rows are one incident. Without this, every row is one.
    #[must_use]
    pub fn together(mut self, rule: impl Fn(&Row<'_>) -> Together + Send + 'f) -> Self {
        self.together = Some(Box::new(rule));
        self
    }

    /// What rows have in common that look like one incident; those that are not joined are
    /// [candidates](Summary::candidates).
    #[must_use]
    pub fn alike(mut self, rule: impl Fn(&Row<'_>) -> Option<String> + Send + 'f) -> Self {
        self.alike = Some(Box::new(rule));
        self
    }

    /// How far apart rows of one incident stand.
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.gather.set_order(order);
        self
    }

    /// What the importer itself has to say of an incident that several rows describe, as a source of
    /// kind recorder: what follows from the rows together and from none of them alone.
    #[must_use]
    pub fn recorded(mut self, claims: impl FnMut(&Incident) -> Vec<Claim> + Send + 'f) -> Self {
        self.maker.recorder = Some(Box::new(claims));
        self
    }

    /// The data set and release that is imported.
    pub fn dataset(&self) -> &Dataset {
        &self.maker.dataset
    }

    /// What became of all that was read so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let tables = self.maker.lookups.iter();
        Summary {
            candidates: self.gather.candidates().to_vec(),
            tables: tables.map(|table| (table.name.to_owned(), table.summary().clone())).collect(),
            ..self.desk.counts.summary(&self.sheet, &self.desk.tally)
        }
    }

    /// Reads until a group is complete, or a row is to be given back.
    fn read(&mut self) -> Option<Group> {
        let mut cells = Cells::default();
        loop {
            if let Some(group) = self.gather.complete(self.ended) {
                return Some(group);
            }
            if self.ended {
                return None;
            }
            match self.sheet.next(&mut cells) {
                Ok(Some(read)) => {
                    self.desk.counts.rows += 1;
                    match read.and_then(|(raw, record)| self.gather(raw, record, &mut cells)) {
                        Ok(Some(group)) => return Some(group),
                        Ok(None) => {}
                        Err((raw, reason)) => {
                            self.desk.reject(&raw, &reason);
                            return None;
                        }
                    }
                }
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.desk.counts.broken = Some(Shown(error).to_string());
                    self.ended = true;
                }
            }
        }
    }

    /// Puts a row with those of its incident.
    fn gather(
        &mut self,
        raw: Raw,
        record: String,
        cells: &mut Cells,
    ) -> Result<Option<Group>, (Raw, String)> {
        let (columns, notes, names) = (&self.sheet.columns, &mut self.notes, &mut self.names);
        let row = Row::new(columns, cells, raw.line, &record, notes, names);
        let together = self.together.as_ref().map_or(Together::Alone, |rule| rule(&row));
        let alike = self.alike.as_ref().and_then(|rule| rule(&row));
        self.gather.add(raw, record, cells, together, alike).map_err(|raw| {
            self.desk.counts.late += 1;
            (raw, "the other rows of its incident stand too far before it".to_owned())
        })
    }
}

impl Iterator for Import<'_> {
    type Item = Result<Incident, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.desk.ready.pop_front() {
                return Some(ready);
            }
            match self.read() {
                Some(group) => self.desk.make(group, &mut self.maker, &self.sheet.columns),
                None if self.desk.ready.is_empty() => return None,
                None => {}
            }
        }
    }
}

impl fmt::Debug for Import<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Import")
            .field("dataset", &self.maker.dataset)
            .field("sheet", &self.sheet)
            .field("counts", &self.desk.counts)
            .finish_non_exhaustive()
    }
}
