use crate::When;
use chrono::FixedOffset;

/// When something was said, as far as it decides what is later: first and last second.
///
/// The times of equal answers are one: it begins with the last of their beginnings, and ends with the
/// last of their ends. So what is later than it is later than each, and it is later than what one of
/// them is later than.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time {
    /// As a clock shows it whose zone is not known.
    clock: Option<(i64, i64)>,
    /// In every zone that it can be meant in.
    instant: (i64, i64),
}

impl Time {
    pub(crate) fn of(when: When, zone: Option<FixedOffset>) -> Self {
        let bounds = |zone| (when.earliest_instant(zone), when.latest_instant(zone));
        let is_free = zone.is_none() && !when.is_zoned();
        let clock = is_free.then(|| bounds(FixedOffset::east_opt(0)));
        Self { clock, instant: bounds(zone) }
    }

    /// Whether this was certainly said after the other.
    pub(crate) fn is_later_than(self, other: Self) -> bool {
        match (self.clock, other.clock) {
            (Some((first, _)), Some((_, last))) => first > last,
            _ => self.instant.0 > other.instant.1,
        }
    }

    /// Its end, in the last zone that it can be meant in.
    pub(crate) fn end(self) -> i64 {
        self.instant.1
    }

    /// The time of two equal answers.
    pub(crate) fn with(self, other: Self) -> Self {
        let later = |a: (i64, i64), b: (i64, i64)| (a.0.max(b.0), a.1.max(b.1));
        let clock = self.clock.zip(other.clock).map(|(a, b)| later(a, b));
        Self { clock, instant: later(self.instant, other.instant) }
    }
}
