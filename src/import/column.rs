//! The columns of a file, by the names that an adapter knows them by.

use super::cells::Cells;

/// Other names of a column: the name that an adapter uses, and those of other releases.
pub type OtherNames = &'static [(&'static str, &'static [&'static str])];

#[derive(Debug, Clone)]
pub(super) struct Columns {
    names: Vec<String>,
    /// What counts of each name.
    letters: Vec<String>,
    others: OtherNames,
}

impl Columns {
    pub(super) fn new(header: &Cells) -> Self {
        let names: Vec<_> = header.iter().map(ToOwned::to_owned).collect();
        let letters = names.iter().map(|name| letters(name)).collect();
        Self { names, letters, others: &[] }
    }

    pub(super) fn set_others(&mut self, others: OtherNames) {
        self.others = others;
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Two columns that have one name.
    pub(super) fn twin(&self) -> Option<&str> {
        let twin = self.letters.iter().enumerate().position(|(i, letters)| {
            !letters.is_empty() && self.letters.iter().take(i).any(|other| other == letters)
        });
        self.names.get(twin?).map(String::as_str)
    }

    /// The column of this name, looked for first from there on: adapters read columns in their order.
    pub(super) fn find_from(&self, start: usize, name: &str) -> Option<usize> {
        let is_it = |other: &String| other == name;
        let later = self.names.iter().skip(start).position(is_it);
        later.map(|after| start + after).or_else(|| self.find(name))
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
