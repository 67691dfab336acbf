//! What is counted of all cases, in one pass.

use std::collections::BTreeMap;
use use_of_force::{
    Incident, Source, When, Why,
    chrono::{Datelike, NaiveDate, NaiveDateTime},
    completeness::Completeness,
    incident::Status,
    study::{self, Delays, Differences, Share},
    value::Key,
};

/// A day is a year ago if it is more than this many days ago.
pub(crate) const YEAR: u32 = 365;

pub(crate) struct Collection {
    /// When the pending questions are looked at.
    pub(crate) look: When,
    pub(crate) whole: Completeness,
    pub(crate) years: BTreeMap<Option<i32>, Completeness>,
    /// The incidents whose month is known, by its first day.
    pub(crate) months: BTreeMap<NaiveDate, u64>,
    pub(crate) statuses: BTreeMap<Status, u64>,
    pub(crate) naming: Delays,
    pub(crate) firing: Delays,
    pub(crate) resolution: Delays,
    pub(crate) pending: Share,
    pub(crate) differences: Differences,
    pub(crate) pursuits: Pursuits,
    /// How many incidents each source speaks of, or was read in, with its licence.
    sources: BTreeMap<String, u64>,
}

#[derive(Default)]
pub(crate) struct Pursuits {
    pub(crate) all: u64,
    pub(crate) crossed: u64,
    pub(crate) not_known: u64,
    pub(crate) crossed_and_shot: u64,
}

impl Collection {
    pub(crate) fn new(look: When) -> Self {
        Self {
            look,
            whole: Completeness::default(),
            years: BTreeMap::new(),
            months: BTreeMap::new(),
            statuses: BTreeMap::new(),
            naming: Delays::default(),
            firing: Delays::default(),
            resolution: Delays::default(),
            pending: Share::default(),
            differences: Differences::default(),
            pursuits: Pursuits::default(),
            sources: BTreeMap::new(),
        }
    }

    pub(crate) fn add(&mut self, incident: &Incident) {
        self.whole.add(incident);
        if !incident.is_live() {
            return;
        }
        self.years.entry(incident.year()).or_default().add(incident);
        if let Some(month) = incident.occurred().and_then(month) {
            *self.months.entry(month).or_default() += 1;
        }
        *self.statuses.entry(incident.status()).or_default() += 1;
        self.naming.extend(study::naming(incident));
        self.firing.extend(study::firing(incident));
        self.resolution.extend(study::resolution(incident));
        self.pending += study::older(YEAR, &study::open(incident, Why::Pending, self.look));
        self.differences.add(incident);
        for course in study::courses(incident) {
            let pursuits = &mut self.pursuits;
            pursuits.all += 1;
            match course.crossed_state_line {
                Some(true) => {
                    pursuits.crossed += 1;
                    pursuits.crossed_and_shot += u64::from(course.ended_in_shooting == Some(true));
                }
                Some(false) => {}
                None => pursuits.not_known += 1,
            }
        }
        for source in read_in(incident) {
            *self.sources.entry(source).or_default() += 1;
        }
    }

    /// The sources, those of most incidents first, and up to when they were heard.
    pub(crate) fn credit(&self) -> String {
        let mut sources: Vec<_> = self.sources.iter().collect();
        sources.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let named: Vec<_> = sources.iter().take(3).map(|(name, _)| name.as_str()).collect();
        let more = sources.len().saturating_sub(named.len());
        let more = if more > 0 { format!(" and {more} others") } else { String::new() };
        format!("Source: {}{more}, heard to {}.", named.join("; "), self.look)
    }
}

/// The names of the sources that say something, or of those in which it was read.
fn read_in(incident: &Incident) -> Vec<String> {
    let statements = incident.statements();
    let mut keys: Vec<&Key<Source>> =
        statements.map(|said| said.via().unwrap_or(said.source())).collect();
    keys.sort();
    keys.dedup();
    let name = |source: &Source| {
        let name = source.name.known().map_or(source.key.as_str(), |name| name.as_str());
        let licence = source.licence.known().map(|licence| format!(" ({})", licence.as_str()));
        format!("{name}{}", licence.unwrap_or_default())
    };
    keys.into_iter().filter_map(|key| incident.source(key)).map(name).collect()
}

/// The first day of the month, if it is known in which.
fn month(when: When) -> Option<NaiveDate> {
    let first = |time: NaiveDateTime| time.date().with_day(1);
    first(when.earliest()).filter(|month| Some(*month) == first(when.latest()))
}

/// How a picture credits one case.
pub(crate) fn credit(incident: &Incident) -> String {
    let heard = incident.last_heard().map(|heard| format!(", heard to {heard}"));
    format!("Source: {}{}.", read_in(incident).join("; "), heard.unwrap_or_default())
}
