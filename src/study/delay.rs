//! How long it took until something was said.

use super::curve::Curve;
use crate::{
    Incident, Key, Officer, Path, Source, Statement, When,
    answer::{Answer, Role},
    incident::Status,
    source::Kind,
    step::Step,
    value::Amount,
};
use chrono::FixedOffset;
use std::{cell::LazyCell, collections::BTreeMap};

/// The days from an incident until something was said, or until last anything was heard and it had not
/// been.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delay<'a> {
    /// The field of which it is to be said; none for the incident as a whole.
    pub path: Option<Path>,
    /// The statement that ended the wait; none if it has not ended.
    pub ended: Option<&'a Statement>,
    /// How many days it took; without an upper bound if it has not ended. Or why that cannot be told.
    pub days: Result<Amount, Unmeasured>,
}

/// Why the days of a delay cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Unmeasured {
    /// It is not known when the incident happened.
    #[error("it is not known when the incident happened")]
    NoMoment,
    /// It is not known whose officer it is.
    #[error("it is not known by which agency the officer is employed")]
    NoEmployer,
    /// It was said before it happened.
    #[error("it was said before the incident happened")]
    Before,
}

impl<'a> Delay<'a> {
    fn new(
        incident: &'a Incident,
        path: Option<Path>,
        happened: Option<When>,
        ended: Option<(&'a Statement, When)>,
    ) -> Self {
        let days = happened.ok_or(Unmeasured::NoMoment).and_then(|happened| {
            let until = ended.map(|(_, when)| when).or_else(|| incident.last_heard());
            let days = until.and_then(|until| days(happened, until, incident.zone()));
            let days = days.ok_or(Unmeasured::Before)?;
            Ok(match (ended, days.high()) {
                (Some((statement, _)), Some(high)) if compiled(incident, statement) => {
                    Amount::from(..=high)
                }
                (Some(_), _) => days,
                (None, _) => Amount::from(days.low()..),
            })
        });
        Self { path, ended: ended.map(|(statement, _)| statement), days }
    }
}

/// Whether a statement is of the release of a data set, or one that it reprints without a date of its
/// own: it was said by then, and nobody knows how long before.
fn compiled(incident: &Incident, statement: &Statement) -> bool {
    let is_data = |source: &&Source| source.kind.known() == Some(&Kind::Dataset);
    let own = incident.source(statement.source()).filter(is_data);
    let read_in = statement.via().and_then(|via| incident.source(via)).filter(is_data);
    let dated_by = |source: &Source| source.published.known() == Some(&statement.at());
    own.is_some() || read_in.is_some_and(dated_by)
}

/// The days from one moment to another; none if that was certainly on an earlier day.
pub(super) fn days(from: When, to: When, zone: Option<FixedOffset>) -> Option<Amount> {
    // Both on the calendar of the first.
    let offset = |when: When| when.offset().or(zone).map(|offset| offset.local_minus_utc());
    let shift = offset(from).zip(offset(to)).map_or(0, |(from, to)| from - to);
    let shift = chrono::TimeDelta::seconds(shift.into());
    let between = |from: chrono::NaiveDateTime, to: chrono::NaiveDateTime| {
        let to = to.checked_add_signed(shift).unwrap_or(to);
        (to.date() - from.date()).num_days()
    };
    let high = u32::try_from(between(from.earliest(), to.latest())).ok()?;
    let low = u32::try_from(between(from.latest(), to.earliest()).max(0)).unwrap_or(high);
    Some(Amount::from(low..=high))
}

/// How long it took until each officer's own agency named the officer: until a source that speaks for
/// the officer's employer gave the name.
///
/// ```
/// use use_of_force::{Agency, Circumstances, Incident, Officer, Source, study, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let post = incident.declare(Source::new("post").agency("exampleton-pd"))?;
/// let story = incident.declare(Source::new("story"))?;
/// let officer = || Officer::new("officer-1").employer("exampleton-pd");
/// incident.record(post.says(when!("2031-05-04"), [
///     Circumstances::new().occurred(when!("2031-05-03")).into(),
///     Agency::new("exampleton-pd").into(),
///     officer().into(),
/// ]))?;
/// incident.record(story.says(when!("2031-05-08"), [officer().name("A. Example").into()]))?;
///
/// // A newspaper named the officer; the agency had not, on the last day that anything was heard.
/// let naming = study::naming(&incident);
/// assert_eq!(naming[0].ended, None);
/// assert_eq!(naming[0].days?.to_string(), "at least 5");
///
/// incident.record(post.says(when!("2031-06"), [officer().name("A. Example").into()]))?;
/// assert_eq!(study::naming(&incident)[0].days?.to_string(), "29 to 58");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn naming(incident: &Incident) -> Vec<Delay<'_>> {
    if !incident.is_live() {
        return Vec::new();
    }
    let happened = incident.occurred();
    let delay = |officer: &Officer| {
        let path = officer.key.path("name");
        let employer = officer.employer.known();
        let own = |source: &Key<Source>| {
            let agency = incident.source(source).and_then(|source| source.agency.known());
            agency.is_some() && agency == employer
        };
        let named = first(incident, &[&path], &|answer| own(answer.source()));
        let mut delay = Delay::new(incident, Some(path), happened, named);
        if employer.is_none() {
            delay.days = Err(Unmeasured::NoEmployer);
        }
        delay
    };
    incident.officers().map(delay).collect()
}

/// How long it took until somebody said who fired, for each shooting: by which agency, or which person.
///
/// ```
/// use use_of_force::{Agency, Incident, Shooting, Source, Why, study, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// let shooting = || Shooting::new("shooting-1").occurred(when!("2031-05-04T11:47"));
/// incident.record(clerk.says(when!("2031-05-04"), [shooting().discharged_by(Why::Pending).into()]))?;
/// assert_eq!(study::firing(&incident)[0].days?.to_string(), "at least 0");
///
/// incident.record(clerk.says(when!("2031-05-06"), [
///     Agency::new("exampleton-pd").into(),
///     shooting().discharged_by(["exampleton-pd"]).into(),
/// ]))?;
/// assert_eq!(study::firing(&incident)[0].days?.exact(), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn firing(incident: &Incident) -> Vec<Delay<'_>> {
    if !incident.is_live() {
        return Vec::new();
    }
    let occurred = LazyCell::new(|| incident.occurred());
    let delay = |shooting: &crate::Shooting| {
        let path = shooting.key.path("discharged_by");
        let shooters = shooting.key.path("shooters");
        let said = first(incident, &[&path, &shooters], &|_| true);
        let happened = shooting.occurred.known().copied().or_else(|| *occurred);
        Delay::new(incident, Some(path), happened, said)
    };
    incident.shootings().map(delay).collect()
}

/// How long it took until the incident was first resolved; none if its record was withdrawn. Where the
/// step states when that occurred, that counts, else when it was said.
///
/// ```
/// use use_of_force::{Circumstances, Incident, Source, step::Resolved, study, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// let happened = Circumstances::new().occurred(when!("2031-05-03"));
/// incident.record(clerk.says(when!("2031-05-04"), [happened.into()]))?;
/// let resolved = Resolved::new().occurred(when!("2031-08-01")).without_investigation("no such duty");
/// incident.record(clerk.says(when!("2031-09-01"), [resolved.into()]))?;
/// assert_eq!(study::resolution(&incident).unwrap().days?.exact(), Some(90));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn resolution(incident: &Incident) -> Option<Delay<'_>> {
    let resolved = incident.changes().into_iter().find(|it| it.status == Status::Resolved);
    let resolved = resolved.map(|change| {
        let steps = change.statement.says().iter().filter_map(crate::Claim::step);
        let step = steps.filter(|step| matches!(step, Step::Resolved(_))).find_map(Step::occurred);
        (change.statement, step.unwrap_or(change.statement.at()))
    });
    incident.is_live().then(|| Delay::new(incident, None, incident.occurred(), resolved))
}

/// The statement that first disclosed a value of one of the fields, and when that was.
fn first<'a>(
    incident: &'a Incident,
    paths: &[&Path],
    by: &dyn Fn(&Answer<'_>) -> bool,
) -> Option<(&'a Statement, When)> {
    let answers = paths.iter().filter_map(|path| incident.trace(path).ok()).flatten();
    let said = answers.filter(|it| it.value.is_some() && it.role != Role::TakenBack && by(it));
    let disclosed = said.map(|answer| {
        let statement = answer.statement;
        (statement, statement.public().unwrap_or(statement.at()))
    });
    disclosed.min_by_key(|(_, when)| when.latest_instant(incident.zone()))
}

/// Where a wait whose length lies between bounds is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Placed {
    /// At the least that it can have been.
    Earliest,
    /// At the most that it can have been.
    Latest,
}

/// The delays of a collection of incidents.
///
/// An accumulator; its size does not grow with the number of incidents, only with that of different
/// delays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delays {
    pub(super) measured: BTreeMap<Amount, u64>,
    pub(super) left_out: BTreeMap<Unmeasured, u64>,
}

impl Delays {
    /// Adds a delay.
    pub fn add(&mut self, delay: &Delay<'_>) {
        match delay.days {
            Ok(days) => *self.measured.entry(days).or_default() += 1,
            Err(why) => *self.left_out.entry(why).or_default() += 1,
        }
    }

    /// How many waits ended.
    #[must_use]
    pub fn ended(&self) -> u64 {
        self.count(|days| days.high().is_some())
    }

    /// How many had not ended when last anything was heard.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.count(|days| days.high().is_none())
    }

    /// How many cannot be measured, and so are in no curve.
    #[must_use]
    pub fn left_out(&self, why: Unmeasured) -> u64 {
        self.left_out.get(&why).copied().unwrap_or_default()
    }

    fn count(&self, which: impl Fn(&Amount) -> bool) -> u64 {
        self.measured.iter().filter(|(days, _)| which(days)).map(|(_, count)| count).sum()
    }

    /// The share that still waits, day by day.
    ///
    /// Between the two curves lies what is not known of the days. Each is the estimate as if all waits
    /// were as short, or as long, as they can have been.
    #[must_use]
    pub fn curve(&self, placed: Placed) -> Curve {
        Curve::new(self.measured.iter().map(|(days, count)| match (days.high(), placed) {
            (Some(high), Placed::Latest) => (high, true, *count),
            (ended, _) => (days.low(), ended.is_some(), *count),
        }))
    }
}

impl<'a> Extend<Delay<'a>> for Delays {
    fn extend<D: IntoIterator<Item = Delay<'a>>>(&mut self, delays: D) {
        delays.into_iter().for_each(|delay| self.add(&delay));
    }
}

impl<'a> FromIterator<Delay<'a>> for Delays {
    fn from_iter<D: IntoIterator<Item = Delay<'a>>>(delays: D) -> Self {
        let mut all = Self::default();
        all.extend(delays);
        all
    }
}
