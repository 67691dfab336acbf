//! What is held of a data set.

use super::{Dataset, incident::TOGETHER, revision::chains};
use crate::{Incident, Statement, dictionary::Content};
use std::{collections::BTreeMap, ops::AddAssign};

/// The rows of a data set that stand in an incident, or in many, and which fields they fill.
///
/// What it was before a release and what it is after that tell whether the release is whole: one that was
/// cut off, or that lacks a column, reads like one in which all that is missing was taken back.
///
/// ```
/// use use_of_force::{Claim, Officer, import::{Dataset, Held, Import, Row}, when};
///
/// fn officers(row: &mut Row<'_>) -> Vec<Claim> {
///     row.take("id");
///     vec![Officer::new("officer-1").name(row.text("name")).rank(row.text("rank")).into()]
/// }
/// let dataset = Dataset::new("exampleton-officers", when!("2031-04-01"));
/// let file = "id,name,rank\n1,,sergeant\n2,A. Example,sergeant\n";
/// let import = Import::new(dataset.clone(), file.as_bytes(), officers)?.record(["id"])?;
///
/// let mut held = Held::default();
/// for read in import {
///     held += &Held::of(&dataset, &read?);
/// }
/// assert_eq!(held.rows(), 2);
/// let fields: Vec<_> = held.fields().collect();
/// assert_eq!(fields, [("officer", "name", 1), ("officer", "rank", 2)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    tables: BTreeMap<Box<str>, u64>,
    fields: BTreeMap<(&'static str, &'static str), Rows>,
}

impl Held {
    /// What an incident holds of a data set, of any release: the last statement of each row, unless that
    /// was withdrawn.
    #[must_use]
    pub fn of(dataset: &Dataset, incident: &Incident) -> Self {
        let mut held = Self::default();
        for (row, chain) in chains(dataset, incident) {
            if chain.stands {
                held.add(row, chain.last);
            }
        }
        held
    }

    /// How many rows of the data set's own table stand.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.get(ROW).copied().unwrap_or_default()
    }

    /// How many rows of each of its [other tables](super::Lookup) stand, by its name. One that several
    /// incidents name stands in each of them.
    pub fn tables(&self) -> impl Iterator<Item = (&str, u64)> {
        let others = self.tables.iter().filter(|(name, _)| &***name != ROW);
        others.map(|(name, rows)| (&**name, *rows))
    }

    /// The noun, the field, and how many rows give a value for it.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &'static str, u64)> {
        let filled = self.fields.iter().filter(|(_, rows)| rows.known > 0);
        filled.map(|((noun, field), rows)| (*noun, *field, rows.known))
    }

    /// The fields of which nothing is left, with how many rows filled them: no row gives a value any more,
    /// or, where none did, no row says why.
    pub fn vanished(
        &self,
        after: &Held,
    ) -> impl Iterator<Item = (&'static str, &'static str, u64)> {
        self.fields.iter().filter_map(|(field, before)| {
            let after = after.fields.get(field).copied().unwrap_or_default();
            let gone = if before.known > 0 { after.known == 0 } else { after.stated == 0 };
            let rows = if before.known > 0 { before.known } else { before.stated };
            gone.then_some((field.0, field.1, rows))
        })
    }

    /// Counts a row, by what it said last.
    pub(super) fn add(&mut self, row: &str, said: &Statement) {
        // `row-17`, `agencies-73`; what follows from several rows is none of them.
        if let Some((table, _)) = row.split_once('-').filter(|_| row != TOGETHER) {
            *self.tables.entry(table.into()).or_default() += 1;
        }
        let mut filled = BTreeMap::new();
        said.says().iter().for_each(|claim| fill(claim.into(), &mut filled));
        for (field, known) in filled {
            let rows = self.fields.entry(field).or_default();
            rows.known += u64::from(known);
            rows.stated += 1;
        }
    }
}

/// The table of the rows themselves.
const ROW: &str = "row";

/// The rows that speak of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rows {
    /// Those that give a value.
    known: u64,
    /// All of them.
    stated: u64,
}

impl AddAssign<&Held> for Held {
    fn add_assign(&mut self, other: &Held) {
        for (table, rows) in &other.tables {
            *self.tables.entry(table.clone()).or_default() += rows;
        }
        for (field, rows) in &other.fields {
            let own = self.fields.entry(*field).or_default();
            own.known += rows.known;
            own.stated += rows.stated;
        }
    }
}

/// Notes the fields of which a row speaks, and whether it gives a value.
fn fill(content: Content<'_>, filled: &mut BTreeMap<(&'static str, &'static str), bool>) {
    // The text of a remark; a key says nothing.
    for (name, _) in content.required().filter(|(name, _)| *name != "key") {
        filled.insert((content.name(), name), true);
    }
    for (field, fact) in content.facts() {
        *filled.entry((content.name(), field.name)).or_default() |= fact.known().is_some();
    }
}
