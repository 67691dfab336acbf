//! Tidy tables for analysts: what stands, why a value is missing, who disputes it, and when it became
//! known.
//!
//! Tables are data, not types: their columns are computed from the same declarations as the nouns, so
//! that a new field is a new column.
//!
//! ```
//! use use_of_force::{Incident, Person, Shooting, Source, Why, table::{Cell, Table}, uuid::Uuid, when};
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! let person = Person::new("person-1").age(20..=29).armed(Why::Pending);
//! incident.record(clerk.says(when!("2031-05-04"), [person.into()]))?;
//!
//! let people = Table::People.rows(&incident);
//! let person = people.iter().next().unwrap();
//! assert_eq!(person.get("age_low"), Some(&Cell::Integer(20)));
//! assert_eq!(person.get("armed"), Some(&Cell::Null));
//! assert_eq!(person.get("armed_why").unwrap().text(), Some("pending"));
//!
//! // What a column means travels with it.
//! let armed = Table::People.column("armed_why").unwrap();
//! assert_eq!(armed.codes()[0].0, "pending");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The tables
//!
#![doc = include_str!("table/tables.md")]
//!
//! # What the columns of a field are
//!
//! | the field is | columns |
//! |---|---|
//! | yes or no, a word, a text, a key | one of its name |
//! | a moment | of its name, as it is written, and `_first_day`, `_last_day`, `_low`, `_high`, `_precision`, `_approximate` |
//! | an amount | `_low` and `_high`; without a bound, no `_high` |
//! | a point | `_latitude`, `_longitude`, `_decimals` |
//! | a place or jurisdiction | one for each part |
//! | a list | the members with `; ` between, `_count`, and `_complete` if it is open; the table `lists` has a row for each |
//!
//! and `_why` beside them all: why it is not known. If that is empty too, nobody spoke of it.
//!
//! `_low` and `_high` are instants. What has no zone of its own is read in the zone of the incident; if
//! there is none, from the first zone of the earth to the last (+14:00 to -12:00), so that what these
//! bounds say to be certain is certain. `_first_day` and `_last_day` are those of the calendar where it
//! happened, which is what to count by month or year.

//!
//! # Reading them elsewhere
//!
#![doc = include_str!("table/reading.md")]

mod cell;
mod change;
mod column;
mod disclosure;
mod dispute;
mod document;
mod field;
pub(crate) mod filling;
mod gathered;
mod incident;
mod list;
mod noun;
mod rebuild;
mod said;
mod spell;
mod statement;
mod tree;
mod unknown;

pub use cell::{Cell, Row, Rows};
pub use column::{Code, Column, Type};
pub use rebuild::{RebuildError, rebuild};

pub(crate) use filling::Filling;
pub(crate) use gathered::Gathered;

use crate::{
    Agency, Collision, Determination, Force, Incident, Investigation, Leave, Officer, Person,
    Pursuit, Shooting,
};
use std::{fmt, sync::LazyLock};

type Fill = for<'a> fn(&Gathered<'a>, &mut Filling<'a>);

/// What a table is made of.
struct Spec {
    name: &'static str,
    row: &'static str,
    about: &'static str,
    joins: &'static str,
    columns: fn(&mut Vec<Column>),
    fill: Fill,
}

/// Declares the tables.
macro_rules! tables {
    ($( $Table:ident $name:literal, a row is $row:literal, $about:literal, $joins:literal,
        $columns:expr, $fill:expr; )+) => {
        /// A table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Table { $( #[doc = concat!("A row is ", $row, ". ", $about)] $Table, )+ }

        impl Table {
            /// Every table.
            pub const ALL: &'static [Table] = &[$( Table::$Table ),+];
        }

        impl Table {
            fn spec(self) -> &'static Spec {
                match self { $( Table::$Table => {
                    static SPEC: Spec = Spec {
                        name: $name,
                        row: $row,
                        about: $about,
                        joins: $joins,
                        columns: $columns,
                        fill: $fill,
                    };
                    &SPEC
                } )+ }
            }
        }
    };
}

tables! {
    Incidents "incidents", a row is "an incident",
        "With its status and its circumstances.",
        "`incident` joins every other table, each of which has several rows of one incident.",
        incident::columns, incident::rows;
    Agencies "agencies", a row is "an agency of one incident",
        "The same agency in two incidents is two rows.",
        "Joined by `incident` alone, each agency meets each row of the incident.",
        noun::columns::<Agency>, noun::rows::<Agency>;
    Officers "officers", a row is "an officer of one incident",
        "The same officer in two incidents is two rows.",
        "`employer` is an agency's `key` within the incident.",
        noun::columns::<Officer>, noun::rows::<Officer>;
    People "people", a row is "a person, or an animal, of one incident",
        "Subjects, and everybody else who is no officer; `roles` tells.",
        "Joined to `force` or `shootings` by `incident` alone, each person meets each of them: take \
         `lists` for who is meant.",
        noun::columns::<Person>, noun::rows::<Person>;
    Pursuits "pursuits", a row is "a pursuit",
        "What it crossed is in `lists`.",
        "`continued_as` is the `key` of another pursuit of the incident.",
        noun::columns::<Pursuit>, noun::rows::<Pursuit>;
    Collisions "collisions", a row is "a collision of vehicles, in a pursuit or after it",
        "Who was in it and what was struck is in `lists`.",
        "`pursuit` is the `key` of a pursuit of the incident, which can have several.",
        noun::columns::<Collision>, noun::rows::<Collision>;
    Shootings "shootings", a row is "a shooting by officers or others",
        "Who fired and who was struck is in `lists`.",
        "`during` is the `key` of a pursuit of the incident.",
        noun::columns::<Shooting>, noun::rows::<Shooting>;
    Force "force", a row is "a use of force",
        "By whom and on whom is in `lists`.",
        "`part_of` is the `key` of a shooting, so that counting both counts it twice.",
        noun::columns::<Force>, noun::rows::<Force>;
    Investigations "investigations", a row is "an investigation",
        "When it began and ended is in `spells`, too.",
        "By whom and of whom is in `lists`.",
        noun::columns::<Investigation>, noun::rows::<Investigation>;
    Determinations "determinations", a row is "a determination",
        "A charge, a decision, a finding, a ruling.",
        "`investigation` is the `key` of one of the incident, which can have several.",
        noun::columns::<Determination>, noun::rows::<Determination>;
    Leaves "leaves", a row is "a leave of an officer",
        "When it began and ended is in `spells`, too.",
        "`officer` is the `key` of one of the incident, who can have several leaves.",
        noun::columns::<Leave>, noun::rows::<Leave>;
    Lists "lists", a row is "a member of a list in a field, or a part of one",
        "Agencies, persons, words, identifiers.",
        "Joined by `incident`, `noun` and `key`, a noun meets each member of each of its lists: choose \
         one `field`.",
        list::columns, list::rows;
    Sources "sources", a row is "a source of one incident",
        "Who said what is in `statements`.",
        "`key` joins the columns `source` and `via` within the incident.",
        noun::source_columns, noun::source_rows;
    Statements "statements", a row is "a value, or a part of one, that one claim of a statement gives to a field",
        "Every claim in long form. With `incidents` and `sources`, this is the whole record.",
        "A statement has a row for each value: count `distinct statement`.",
        statement::columns, statement::rows;
    Unknowns "unknowns", a row is "a time that somebody said that a field is not known",
        "Everything that was ever said to be unknown, and by what it was superseded.",
        "A field has a row for each time; `role` tells which stand.",
        unknown::columns, unknown::rows;
    Disputes "disputes", a row is "what one source holds in a dispute",
        "Refinements and corrections are no disputes.",
        "A dispute has a row for each position: count `distinct dispute`.",
        dispute::columns, dispute::rows;
    Changes "changes", a row is "a change of the status of an incident",
        "Before its first change nobody had said what would bring a status about. The status at a time \
         is that of the last change that was said by then.",
        "An incident has a row for each change: take the last by `number`.",
        change::columns, change::rows;
    Spells "spells", a row is "a leave, an investigation, or a time during which a field is not known",
        "With its start and its end, and when last anything was heard. What has not ended is not over \
         at `last_heard_at`; it is not known beyond that.",
        "A noun has a row for each of its spells.",
        spell::columns, spell::rows;
    Disclosures "disclosures", a row is "a field of which somebody spoke",
        "When it was last unknown, when it first became known, and from whom.",
        "Joined by `incident`, `noun` and `key`, a noun meets each of its fields: choose one `field`.",
        disclosure::columns, disclosure::rows;
}

static COLUMNS: LazyLock<Vec<Vec<Column>>> = LazyLock::new(|| {
    let columns = Table::ALL.iter().map(|table| {
        let mut columns = Vec::new();
        (table.spec().columns)(&mut columns);
        columns
    });
    columns.collect()
});

impl Table {
    /// The table of this name.
    ///
    /// ```
    /// use use_of_force::table::Table;
    ///
    /// assert_eq!(Table::named("people"), Some(Table::People));
    /// assert_eq!(Table::named("suspects"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.name() == name)
    }

    /// The name, in small letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// What one row is.
    #[must_use]
    pub fn row(self) -> &'static str {
        self.spec().row
    }

    /// What is to be known of it.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.spec().about
    }

    /// How it joins with others, and which join multiplies its rows.
    #[must_use]
    pub fn joins(self) -> &'static str {
        self.spec().joins
    }

    /// The columns, in their order.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        COLUMNS.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The column of this name.
    #[must_use]
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name() == name)
    }

    /// The rows that an incident has in it.
    #[must_use]
    pub fn rows(self, incident: &Incident) -> Rows<'_> {
        Filling::default().lent(|filling| {
            self.fill(&Gathered::of(incident), filling);
            Rows::new(self, filling.cells().collect())
        })
    }

    /// Adds these rows.
    pub(crate) fn fill<'a>(self, of: &Gathered<'a>, to: &mut Filling<'a>) {
        (self.spec().fill)(of, to);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
