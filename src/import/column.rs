//! The columns of a file, by the names that an adapter knows them by.

use super::{cells::Cells, fault::Error, spelling::whole};
use crate::value::Shown;
use std::collections::BTreeSet;

/// Other names of a column: the name that an adapter uses, and those of other releases.
pub type OtherNames = &'static [(&'static str, &'static [&'static str])];

/// Which columns were asked for, one after the other: of the next row, most are the same.
#[derive(Debug, Default)]
pub(super) struct Asked {
    columns: Vec<usize>,
    next: usize,
}

impl Asked {
    /// Begins another row.
    pub(super) fn begin(&mut self) {
        self.next = 0;
    }

    /// The column of this name.
    pub(super) fn find(&mut self, columns: &Columns, name: &str) -> Option<usize> {
        let hint = self.columns.get(self.next).copied();
        let known = hint.filter(|column| columns.name(*column) == name);
        let found = known.or_else(|| columns.find(name));
        match self.columns.get_mut(self.next) {
            Some(hint) => *hint = found.unwrap_or(*hint),
            None => self.columns.push(found.unwrap_or_default()),
        }
        self.next += 1;
        found
    }
}

#[derive(Debug, Clone)]
pub(super) struct Columns {
    names: Vec<String>,
    /// What counts of each name.
    letters: Vec<String>,
    others: OtherNames,
    /// Those that name a row.
    record: Vec<usize>,
}

impl Columns {
    pub(super) fn new(header: &Cells) -> Self {
        let names: Vec<_> = header.iter().map(ToOwned::to_owned).collect();
        let letters = names.iter().map(|name| letters(name)).collect();
        let record = (0..names.len()).collect();
        Self { names, letters, others: &[], record }
    }

    pub(super) fn set_others(&mut self, others: OtherNames) {
        self.others = others;
    }

    pub(super) fn set_record<'c>(
        &mut self,
        names: impl IntoIterator<Item = &'c str>,
    ) -> Result<(), Error> {
        self.record =
            names.into_iter().map(|name| self.required(name)).collect::<Result<_, _>>()?;
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// Two columns that have one name.
    pub(super) fn twin(&self) -> Option<&str> {
        let mut seen = BTreeSet::new();
        let mut named = self.letters.iter().zip(&self.names).filter(|(it, _)| !it.is_empty());
        let twin = named.find(|(letters, _)| !seen.insert(*letters));
        twin.map(|(_, name)| name).map(String::as_str)
    }

    /// The column of this name, or else of one of its other names. Capitals, blanks, hyphens and
    /// underscores do not matter.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let find = |name: &str| {
            let exact = self.names.iter().position(|other| other == name);
            exact.or_else(|| {
                let name = letters(name);
                self.letters.iter().position(|other| *other == name)
            })
        };
        find(name).or_else(|| {
            let (_, others) = self.others.iter().find(|(known, _)| *known == name)?;
            others.iter().find_map(|other| find(other))
        })
    }
}

impl Columns {
    /// A column that must be there.
    pub(super) fn required(&self, name: &str) -> Result<usize, Error> {
        self.find(name).ok_or_else(|| {
            let found: Vec<_> = self.names.iter().map(|name| format!("`{name}`")).collect();
            let found = Shown(found.join(", ").as_str()).shortened(400);
            Error::NoColumn { expected: name.to_owned(), found }
        })
    }

    /// The name that its publisher gives a row.
    pub(super) fn record_of(&self, cells: &Cells) -> Result<String, String> {
        let mut parts = self.record.iter().map(|column| cells.get(*column));
        if parts.clone().all(str::is_empty) {
            let names: Vec<_> = self.record.iter().map(|column| self.name(*column)).collect();
            let names = names.join("`, `");
            return Err(format!("expected the name of the row in `{names}`, found nothing"));
        }
        let mut record = whole(parts.next().unwrap_or("")).to_owned();
        for part in parts {
            record.push('/');
            record.push_str(whole(part));
        }
        Ok(record)
    }
}

/// What counts of a name: its letters and digits, however they are written.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cells::Parser;

    fn columns(header: &str) -> Columns {
        let mut cells = Cells::default();
        Parser::new(b',').parse(header.as_bytes(), &mut cells);
        Columns::new(&cells)
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let mut columns = columns("Incident Date,case_no,SubectsAge");
        columns.set_others(&[("SubjectAge", &["subject ages", "SubectsAge"])]);
        assert_eq!(columns.find("IncidentDate"), Some(0));
        assert_eq!(columns.find("CaseNo"), Some(1));
        assert_eq!(columns.find("SubjectAge"), Some(2));
        assert_eq!(columns.find("SubjectAges"), None);
    }

    #[test]
    fn twins_are_found() {
        assert_eq!(columns("a,b,A").twin(), Some("A"));
        assert_eq!(columns("a,b,,").twin(), None);
    }
}
