//! How long a question has been open.

use super::delay::days;
use crate::{Incident, When, Why, question::Question, value::Amount};
use std::fmt;

/// A question that is open, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Open<'a> {
    /// The question.
    pub question: Question<'a>,
    /// The days for which it is open for this reason. The least is until last anything was heard of the
    /// incident; the most until the look, since nothing is known of what came between.
    pub days: Amount,
}

/// The questions that are open for a reason at the time of a look, and for how long; none in a record
/// that was withdrawn. If more was said after the look, give it the incident
/// [as of](Incident::as_of) the look.
///
/// ```
/// use use_of_force::{Incident, Shooting, Source, Why, study, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// let pending = || Shooting::new("shooting-1").discharged_by(Why::Pending).into();
/// incident.record(clerk.says(when!("2031-05-04"), [pending()]))?;
/// incident.record(clerk.says(when!("2031-06-03"), [pending()]))?;
///
/// // It was pending for 30 days when last anything was heard. Whether it still is, a year later?
/// let record = incident.as_of(when!("2032-07-01"));
/// let open = study::open(&record, Why::Pending, when!("2032-07-01"));
/// assert_eq!(open[0].days.to_string(), "30 to 424");
///
/// let share = study::older(365, &open);
/// assert_eq!((share.certainly, share.possibly, share.of), (0, 1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn open(incident: &Incident, why: Why, look: When) -> Vec<Open<'_>> {
    if !incident.is_live() {
        return Vec::new();
    }
    let zone = incident.zone();
    let heard = incident.last_heard().unwrap_or(look);
    let questions = incident.open_questions().into_iter();
    let open = questions.filter(|question| question.why == why).filter_map(|question| {
        let since = since(&question, why);
        let most = days(since, look, zone)?.high()?;
        let least = days(since, heard, zone).map_or(0, Amount::low);
        Some(Open { question, days: Amount::from(least.min(most)..=most) })
    });
    open.collect()
}

/// Since when it is open for this reason: the first of the last answers that give it.
fn since(question: &Question<'_>, why: Why) -> When {
    let answers = question.earlier.iter().rev().take_while(|answer| answer.why == Some(why));
    answers.last().unwrap_or(&question.answer).at()
}

/// A share of which it is not certain how large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Share {
    /// How many certainly are.
    pub certainly: u64,
    /// How many are, or may be.
    pub possibly: u64,
    /// How many there are in all.
    pub of: u64,
}

/// The share of open questions that are open for more than a number of days.
///
/// ```
/// use use_of_force::study;
///
/// assert_eq!(study::older(365, &[]).to_string(), "0 of 0");
/// ```
#[must_use]
pub fn older<'a, 'b: 'a>(days: u32, open: impl IntoIterator<Item = &'a Open<'b>>) -> Share {
    let mut share = Share::default();
    for open in open {
        share += Share {
            certainly: u64::from(open.days.low() > days),
            possibly: u64::from(open.days.high().is_none_or(|high| high > days)),
            of: 1,
        };
    }
    share
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.certainly += other.certainly;
        self.possibly += other.possibly;
        self.of += other.of;
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.certainly)?;
        if self.possibly > self.certainly {
            write!(f, " to {}", self.possibly)?;
        }
        write!(f, " of {}", self.of)
    }
}
