//! What the reports of an incident tell together: who is who, found once for all of them.

use super::{
    force::discharged,
    officer,
    subject::{LISTS, Lists, Subjects},
};
use crate::import::{Row, dataset::record_slug, spelling};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub(super) struct Reports {
    /// The first report of each officer.
    officers: BTreeMap<String, String>,
    /// The first report of a discharge on each day.
    discharges: BTreeMap<String, String>,
    /// Who looks like this.
    looks: BTreeMap<String, Look>,
}

/// Those who look alike.
#[derive(Debug)]
struct Look {
    /// The report that describes the first one, and which of its subjects that is.
    first: (String, usize),
    officers: BTreeSet<String>,
    /// Whether a report, or an officer in two reports, describes two.
    twice: bool,
}

impl Reports {
    pub(super) fn of(row: &Row<'_>) -> Self {
        let mut all = Self::default();
        let columns = LISTS.map(|list| row.each(list).collect::<Vec<_>>());
        let days = row.each("IncidentDate").zip(row.each("ForceType"));
        let reports = row.each("FormID").zip(officer::names(row)).zip(days);
        for (i, ((form, officer), (day, force))) in reports.enumerate() {
            let form = record_slug(spelling::whole(form));
            let cells = columns.each_ref().map(|column| column.get(i).copied().unwrap_or(""));
            let lists = Lists::of(cells);
            let subjects = Subjects::of(&lists);
            for who in 0..subjects.number {
                if let Some(look) = subjects.looks(&lists, who) {
                    all.add_look(look, &form, who, &officer);
                }
            }
            if discharged(force) {
                all.discharges.entry(date(day).to_owned()).or_insert_with(|| form.clone());
            }
            all.officers.entry(officer).or_insert(form);
        }
        all
    }

    fn add_look(&mut self, look: String, form: &str, who: usize, officer: &str) {
        let new =
            || Look { first: (form.to_owned(), who), officers: BTreeSet::new(), twice: false };
        let look = self.looks.entry(look).or_insert_with(new);
        look.twice |= !look.officers.insert(officer.to_owned());
    }

    /// The first report by the officer of this name.
    pub(super) fn by(&self, officer: &str) -> Option<&str> {
        self.officers.get(officer).map(String::as_str)
    }

    /// The first report of a discharge on the day of this one.
    pub(super) fn discharge(&self, day: &str) -> Option<&str> {
        self.discharges.get(date(day)).map(String::as_str)
    }

    /// The key of the one who looks like this, if nobody is described twice.
    pub(super) fn person(&self, look: &str) -> Option<String> {
        let Look { first: (form, who), twice, .. } = self.looks.get(look)?;
        (!twice).then(|| format!("person-{form}-{}", who + 1))
    }
}

fn date(day: &str) -> &str {
    day.get(..10).unwrap_or(day)
}
