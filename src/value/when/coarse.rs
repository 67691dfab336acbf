//! Less exact moments, for copies that must not tell the minute.

use super::end::{End, Unit};
use super::{Precision, Shape, When};
use chrono::FixedOffset;

impl When {
    /// The calendar units in which the moment lies: the day, or the two days between which it lies.
    /// What is no finer than that stays as it is. What is approximate is so in the unit, wherever in it
    /// the moment lies: `23:55~` reads as `12:00~` does.
    ///
    /// Whatever could be true of the moment can be true of the result, which has the same bounds or
    /// wider ones, and a zone if and only if the moment had one or `zone` does not say what a time
    /// without one means. A day with a zone is an interval from its first to its last minute.
    pub(crate) fn coarsened(self, to: Precision, zone: Option<FixedOffset>) -> Self {
        let Some(unit) = unit(to) else { return self };
        let (start, end) = (self.start(), self.end());
        if !is_finer(start, unit) && !is_finer(end, unit) {
            return self;
        }
        let first = match is_finer(start, unit) {
            true => Clock::of(start, zone, unit).first(start.stated().0),
            false => start,
        };
        let last = match is_finer(end, unit) {
            true => Clock::of(end, zone, unit).last(end.stated().1),
            false => end,
        };
        Self::between(
            End { approximate: start.approximate, ..first },
            End { approximate: end.approximate, ..last },
        )
    }

    /// The same moment, or a wider one in calendar units whose last instant is at least this one.
    /// None if such a moment cannot be written, in the last year of the calendar.
    pub(crate) fn reaching(
        self,
        instant: i64,
        to: Precision,
        zone: Option<FixedOffset>,
    ) -> Option<Self> {
        if self.latest_instant(zone) >= instant {
            return Some(self);
        }
        let end = self.end();
        let offset = instant_offset(self, zone);
        let clock = Clock { ahead: 0, offset: end.offset, unit: unit(to)? };
        let wider = Self::between(self.start(), clock.last(instant + offset));
        (wider.latest_instant(zone) >= instant).then_some(wider)
    }

    /// In one unit it is approximate if one of the ends is.
    fn between(first: End, last: End) -> Self {
        // An open end is on the clock of the other.
        let (first, last) = match (first.unit, last.unit) {
            (Unit::Open, _) => (End::open(last, true), last),
            (_, Unit::Open) => (first, End::open(first, false)),
            _ => (first, last),
        };
        let either = End { approximate: first.approximate || last.approximate, ..first };
        let is_one = End { approximate: either.approximate, ..last } == either;
        Self(if is_one { Shape::Single(either) } else { Shape::Interval(first, last) })
    }
}

/// What the clock adds to an instant, on which the end of the moment is read.
fn instant_offset(when: When, zone: Option<FixedOffset>) -> i64 {
    when.end().bounds().1 - when.latest_instant(zone)
}

fn unit(precision: Precision) -> Option<Unit> {
    match precision {
        Precision::Year => Some(Unit::Year),
        Precision::Month => Some(Unit::Month),
        Precision::Day => Some(Unit::Day),
        Precision::Minute => Some(Unit::Minute),
        Precision::Second | Precision::Interval => None,
    }
}

fn is_finer(end: End, unit: Unit) -> bool {
    end.unit > unit
}

/// How a second on the wall clock is written in a coarser unit.
struct Clock {
    /// Seconds from the clock of the moment to the one on which the units are counted.
    ahead: i64,
    /// The offset that is written.
    offset: Option<i16>,
    unit: Unit,
}

impl Clock {
    fn of(end: End, zone: Option<FixedOffset>, unit: Unit) -> Self {
        match (end.offset, zone) {
            // A minute can have its own zone.
            (Some(_), Some(zone)) if unit < Unit::Minute => {
                let ahead = i64::from(zone.local_minus_utc()) - end.offset_seconds();
                Self { ahead, offset: None, unit }
            }
            (offset, _) => Self { ahead: 0, offset, unit },
        }
    }

    fn first(&self, second: i64) -> End {
        let day = End::containing(second + self.ahead, self.unit);
        match self.needs_minutes() {
            true => End { unit: Unit::Minute, offset: self.offset, ..day },
            false => End { offset: self.offset, ..day },
        }
    }

    fn last(&self, second: i64) -> End {
        let day = End::containing(second + self.ahead, self.unit);
        match self.needs_minutes() {
            true => End { offset: self.offset, ..End::containing(day.stated().1, Unit::Minute) },
            false => End { offset: self.offset, ..day },
        }
    }

    /// Only times can have an offset.
    fn needs_minutes(&self) -> bool {
        self.offset.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coarse(text: &str, to: Precision, zone: Option<i32>) -> String {
        let zone = zone.and_then(|hours| FixedOffset::east_opt(hours * 3600));
        When::parse(text).unwrap().coarsened(to, zone).to_string()
    }

    #[test]
    fn a_moment_becomes_the_unit_that_it_lies_in() {
        let day = |text| coarse(text, Precision::Day, None);
        assert_eq!(day("2031-05-04T11:47"), "2031-05-04");
        assert_eq!(day("2031-05-04T11:47:03~"), "2031-05-04~");
        assert_eq!(day("2031-05-04T23:55~"), "2031-05-04~");
        assert_eq!(day("2031-05-04T00:05~"), "2031-05-04~");
        assert_eq!(day("2031-05-04T23:55~/2031-05-05T10:00"), "2031-05-04~/2031-05-05");
        assert_eq!(day("2031-05-04T10:00~/2031-05-04T23:55"), "2031-05-04~");
        assert_eq!(day("2031-05-04T10:00/2031-05-04T11:00"), "2031-05-04");
        assert_eq!(day("2031-05-04T10:00/2031-06"), "2031-05-04/2031-06");
        assert_eq!(day("2031-05/2031-06-04T10:00"), "2031-05/2031-06-04");
        assert_eq!(day("2031-05-04/2031-05-04"), "2031-05-04/2031-05-04");
        assert_eq!(day("2031-05-04~"), "2031-05-04~");
        assert_eq!(day("../2031-05-04T10:00-05:00"), "../2031-05-04T23:59-05:00");
        assert_eq!(day("2031-05-04T10:00/.."), "2031-05-04/..");
        assert_eq!(day("../2031-05"), "../2031-05");
        assert_eq!(coarse("2031-05-04~", Precision::Month, None), "2031-05~");
        assert_eq!(coarse("2031-05-31~", Precision::Month, None), "2031-05~");
        assert_eq!(coarse("2031-05", Precision::Year, None), "2031");
        assert_eq!(coarse("2031-05-04T11:47:03", Precision::Minute, None), "2031-05-04T11:47");
        assert_eq!(coarse("2031-05-04T11:47:03", Precision::Second, None), "2031-05-04T11:47:03");
    }

    #[test]
    fn a_zone_stays_unless_the_incident_has_one() {
        let time = "2031-05-04T23:00-05:00";
        assert_eq!(coarse(time, Precision::Day, Some(-5)), "2031-05-04");
        assert_eq!(coarse(time, Precision::Day, Some(0)), "2031-05-05");
        let day = "2031-05-04T00:00-05:00/2031-05-04T23:59-05:00";
        assert_eq!(coarse(time, Precision::Day, None), day);
        assert_eq!(coarse(day, Precision::Day, None), day);
        assert_eq!(
            coarse("2031-05-04T23:00:01Z", Precision::Minute, Some(-5)),
            "2031-05-04T23:00Z"
        );
    }

    #[test]
    fn it_reaches_an_instant_in_whole_units() {
        let at = When::parse("2031-05-04").unwrap();
        let zone = FixedOffset::east_opt(0);
        let reaching = |text: &str| {
            let instant = When::parse(text).unwrap().latest_instant(zone);
            at.reaching(instant, Precision::Day, zone).map(|when| when.to_string())
        };
        assert_eq!(reaching("2031-05-04T12:00").unwrap(), "2031-05-04");
        assert_eq!(reaching("2031-05-06T12:00").unwrap(), "2031-05-04/2031-05-06");
        assert_eq!(at.reaching(i64::MAX / 2, Precision::Day, zone), None);
    }

    #[test]
    fn it_reaches_an_instant_on_the_clock_of_the_incident() {
        for (hours, instant) in [(-5, "2031-05-06T23:00"), (9, "2031-05-06T01:00")] {
            let zone = FixedOffset::east_opt(hours * 3600);
            let instant = When::parse(instant).unwrap().latest_instant(zone);
            let at = When::parse("2031-05-04").unwrap();
            let reaching = at.reaching(instant, Precision::Day, zone).unwrap();
            assert_eq!(reaching.to_string(), "2031-05-04/2031-05-06", "{hours}");
        }
    }
}
