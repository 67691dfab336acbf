//! What a record would lose by a release.

use std::io::Write;
use use_of_force::{
    Incident,
    import::{Dataset, Held, Revision},
};

/// Of so many rows one may go, as rows do that a publisher takes back.
const ONE_OF: u64 = 10;

/// What the record holds of the data set before the release and after it.
pub(crate) struct Loss {
    dataset: Dataset,
    before: Held,
    gone: Held,
    after: Held,
}

impl Loss {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        let [before, gone, after] = Default::default();
        Self { dataset: dataset.clone(), before, gone, after }
    }

    /// An incident that the record does not have.
    pub(crate) fn added(&mut self, fresh: &Incident) {
        self.after += &Held::of(&self.dataset, fresh);
    }

    pub(crate) fn revised(&mut self, before: &Incident, revision: &Revision) {
        self.before += &Held::of(&self.dataset, before);
        self.gone += &revision.gone;
        self.after += &Held::of(&self.dataset, &revision.incident);
    }

    /// Refuses a release that looks cut off, or lacks a column, and tells what would go.
    pub(crate) fn check(&self, told: &mut dyn Write) -> Result<(), String> {
        let lost = self.lost();
        if lost.is_empty() {
            return Ok(());
        }
        // Whether that can be told or not, nothing is written.
        let _told = lost.iter().try_for_each(|lost| writeln!(told, "would go: {lost}"));
        Err("the release lacks much of what the record holds of the data set, nothing was written; \
             --allow-withdrawn withdraws it"
            .to_owned())
    }

    /// Too many rows of a table, and fields of which nothing would be left.
    fn lost(&self) -> Vec<String> {
        let mut lost = Vec::new();
        let mut rows = |gone: u64, of: u64, table: &str| {
            if gone * ONE_OF > of {
                lost.push(format!("{} of {} rows{table}", grouped(gone), grouped(of)));
            }
        };
        rows(self.gone.rows(), self.before.rows(), "");
        for (table, gone) in self.gone.tables() {
            let of = self.before.tables().find(|(name, _)| *name == table);
            rows(gone, of.map_or(gone, |(_, of)| of), &format!(" of {table}"));
        }
        for (noun, field, rows) in self.before.vanished(&self.after) {
            let unit = if rows == 1 { "row" } else { "rows" };
            lost.push(format!("{noun}/{field}: filled in {} {unit}, now in none", grouped(rows)));
        }
        lost
    }
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        text.push(digit);
        if left > 0 && left % 3 == 0 {
            text.push(',');
        }
    }
    text
}
