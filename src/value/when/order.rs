//! Which of two moments was first, and whether they agree.

use super::calendar::{HOUR, MINUTE};
use super::end::{End, Unit};
use super::{Shape, When, parse};
use crate::value::{Arena, Atom, Form, Full, Packed, Relation, Rewrite, Value};
use chrono::FixedOffset;

impl When {
    /// Whether this moment was before the other in every reading of the two.
    ///
    /// Two times without a zone are compared as the same clock shows them, two with a zone as
    /// instants. If only one has a zone, the other may be of any zone from -12:00 to +14:00.
    ///
    /// ```
    /// use use_of_force::when;
    ///
    /// assert!(when!("2021-06-19").certainly_before(when!("2021-06-20T11:47")));
    /// assert!(!when!("2021-06-20").certainly_before(when!("2021-06-20T11:47")));
    /// assert!(when!("2021-06-20T18:00+02:00").certainly_before(when!("2021-06-20T11:47-05:00")));
    /// assert!(!when!("2021-06-19").certainly_before(when!("2021-06-20T11:47Z")));
    /// ```
    #[must_use]
    pub fn certainly_before(self, other: Self) -> bool {
        self.certainly_before_in(other, None)
    }

    /// Whether this moment was before the other in some reading of the two, as
    /// [`certainly_before`](When::certainly_before) reads them.
    ///
    /// ```
    /// use use_of_force::when;
    ///
    /// assert!(when!("2021-06-20").possibly_before(when!("2021-06-20T11:47")));
    /// assert!(!when!("2021-06-21").possibly_before(when!("2021-06-20T11:47")));
    /// assert!(when!("2021-06-21").possibly_before(when!("2021-06-20T11:47Z")));
    /// ```
    #[must_use]
    pub fn possibly_before(self, other: Self) -> bool {
        self.possibly_before_in(other, None)
    }

    /// As [`certainly_before`](When::certainly_before), times without a zone being read in `zone`
    /// if there is one.
    ///
    /// ```
    /// use chrono::FixedOffset;
    /// use use_of_force::when;
    ///
    /// let (day, time) = (when!("2021-06-19"), when!("2021-06-20T11:47Z"));
    /// assert!(!day.certainly_before_in(time, None));
    /// assert!(day.certainly_before_in(time, FixedOffset::west_opt(5 * 3600)));
    /// ```
    #[must_use]
    pub fn certainly_before_in(self, other: Self, zone: Option<FixedOffset>) -> bool {
        let zone = self.common_zone(other, zone);
        self.latest_instant(zone) < other.earliest_instant(zone)
    }

    /// As [`possibly_before`](When::possibly_before), times without a zone being read in `zone` if
    /// there is one.
    ///
    /// ```
    /// use chrono::FixedOffset;
    /// use use_of_force::when;
    ///
    /// let (day, time) = (when!("2021-06-21"), when!("2021-06-20T11:47Z"));
    /// assert!(day.possibly_before_in(time, None));
    /// assert!(!day.possibly_before_in(time, FixedOffset::west_opt(5 * 3600)));
    /// ```
    #[must_use]
    pub fn possibly_before_in(self, other: Self, zone: Option<FixedOffset>) -> bool {
        let zone = self.common_zone(other, zone);
        self.earliest_instant(zone) < other.latest_instant(zone)
    }

    /// The first instant in seconds since 1970 UTC, read at +14:00 if there is no zone at all.
    #[must_use]
    pub fn earliest_instant(self, zone: Option<FixedOffset>) -> i64 {
        self.start().bounds().0 - offset_seconds(self.start(), zone, 14 * HOUR)
    }

    /// The last instant in seconds since 1970 UTC, read at -12:00 if there is no zone at all.
    #[must_use]
    pub fn latest_instant(self, zone: Option<FixedOffset>) -> i64 {
        self.end().bounds().1 - offset_seconds(self.end(), zone, -12 * HOUR)
    }

    /// Whether this moment certainly lay before the end of the other. Where there is no zone, the other
    /// ends on the clock of this one.
    pub(crate) fn ends_by(self, other: Self, zone: Option<FixedOffset>) -> bool {
        let offset = self.end().offset.map(|minutes| i32::from(minutes) * 60);
        let zone = zone.or_else(|| offset.and_then(FixedOffset::east_opt));
        self.latest_instant(zone) <= other.latest_instant(zone)
    }

    /// The fewest and the most seconds that can have passed until the other moment.
    pub(crate) fn seconds_until(self, other: Self, zone: Option<FixedOffset>) -> (i64, i64) {
        let zone = self.common_zone(other, zone);
        (
            other.earliest_instant(zone) - self.latest_instant(zone),
            other.latest_instant(zone) - self.earliest_instant(zone),
        )
    }

    /// The fewest and the most whole years that can have passed until the other moment, as
    /// birthdays count them.
    pub(crate) fn years_until(self, other: Self) -> (i64, i64) {
        use chrono::Datelike;
        let years = |from: chrono::NaiveDateTime, to: chrono::NaiveDateTime| {
            let had_birthday = (to.month(), to.day()) >= (from.month(), from.day());
            i64::from(to.year()) - i64::from(from.year()) - i64::from(!had_birthday)
        };
        (years(self.latest(), other.earliest()), years(self.earliest(), other.latest()))
    }

    /// Whether clocks that were set back by an hour can explain that this moment, which is shown as the
    /// earlier one, came later: both are times, not both with a zone, and less than an hour apart.
    pub(crate) fn is_set_back_from(self, other: Self, zone: Option<FixedOffset>) -> bool {
        let zone = self.common_zone(other, zone);
        let is_time = |when: Self| {
            let is_time = |end: End| matches!(end.unit, Unit::Minute | Unit::Second);
            is_time(when.start()) && is_time(when.end())
        };
        // Of a minute its beginning counts, so that an hour is an hour in minutes, too.
        let minute = if self.end().unit == Unit::Minute { MINUTE - 1 } else { 0 };
        let apart = other.earliest_instant(zone) - (self.latest_instant(zone) - minute);
        let unzoned = !self.is_zoned() || !other.is_zoned();
        unzoned && is_time(self) && is_time(other) && (0..HOUR).contains(&apart)
    }

    /// The zone to compare two moments in. Two without a zone are compared on any one clock.
    fn common_zone(self, other: Self, zone: Option<FixedOffset>) -> Option<FixedOffset> {
        let clock =
            if self.is_zoned() || other.is_zoned() { None } else { FixedOffset::east_opt(0) };
        zone.or(clock)
    }
}

/// The offset that an end is read at: its own, that of the zone, or else `otherwise`.
fn offset_seconds(end: End, zone: Option<FixedOffset>, otherwise: i64) -> i64 {
    match (end.offset, zone) {
        (Some(_), _) => end.offset_seconds(),
        (None, Some(zone)) => i64::from(zone.local_minus_utc()),
        (None, None) => otherwise,
    }
}

impl Value for When {
    const TYPE: &'static str = "when";
    const FORM: Form = Form::Pattern { about: parse::ABOUT, pattern: parse::PATTERN };

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        let end = |end: End| Atom::Moment(Packed::from(end.packed()));
        match self.0 {
            Shape::Single(single) => Ok(end(single)),
            Shape::Interval(first, last) => arena.put_interval([end(first), end(last)]),
        }
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        let end = |atom: Atom| match atom {
            Atom::Moment(end) => End::unpacked(end.into()),
            _ => None,
        };
        match atom {
            Atom::Interval(at) => {
                let [first, last] = arena.interval(at) else { return None };
                Some(Self(Shape::Interval(end(*first)?, end(*last)?)))
            }
            single => end(single).map(Shape::Single).map(Self),
        }
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        Some(with.when(*self))
    }

    /// Whether one can be at the time of the other, and lies within it. A time without a zone may be
    /// an hour off against one that has a zone, since clocks change.
    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        if self == other {
            return Relation::Same;
        }
        let off = if self.is_zoned() == other.is_zoned() { 0 } else { HOUR };
        let zone = self.common_zone(*other, zone);
        let bounds = |when: &Self| (when.earliest_instant(zone), when.latest_instant(zone));
        let (a, b) = (bounds(self), bounds(other));
        if a.1 + off < b.0 || b.1 + off < a.0 {
            return Relation::Contradictory;
        }
        let within = |a: (i64, i64), b: (i64, i64)| b.0 <= a.0 && a.1 <= b.1;
        match (within(a, b), within(b, a)) {
            (true, false) => Relation::Narrower,
            (false, true) => Relation::Broader,
            (true, true) if self.is_approximate() == other.is_approximate() => Relation::Same,
            _ => Relation::Compatible,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> When {
        When::parse(text).unwrap()
    }

    #[test]
    fn years_are_counted_as_birthdays_count_them() {
        for (from, to, years) in [
            ("2000-06-20", "2031-06-19", (30, 30)),
            ("2000-06-20", "2031-06-20", (31, 31)),
            ("2000-06-20", "2031-07-01", (31, 31)),
            ("2000-06-20", "2031-05-30", (30, 30)),
            ("2000-02-29", "2031-02-28", (30, 30)),
            ("2000-02-29", "2031-03-01", (31, 31)),
            ("2000", "2031", (30, 31)),
            ("2000", "2031-12-31", (31, 31)),
            ("2000-06", "2031-06-15", (30, 31)),
            ("2031", "2031", (-1, 0)),
        ] {
            assert_eq!(read(from).years_until(read(to)), years, "{from} to {to}");
        }
    }

    #[test]
    fn seconds_are_counted_from_bound_to_bound() {
        let zone = FixedOffset::west_opt(5 * 3600);
        for (from, to, zone, seconds) in [
            ("2031-05-04T10:00:00Z", "2031-05-04T10:00:05Z", None, (5, 5)),
            ("2031-05-04T10:00:05Z", "2031-05-04T10:00:00Z", None, (-5, -5)),
            ("2031-05-04T10:00Z", "2031-05-04T10:02Z", None, (61, 179)),
            ("2031-05-04T10:00:00", "2031-05-04T10:00:05", None, (5, 5)),
            ("2031-05-04T10:00:00", "2031-05-04T15:00:05Z", zone, (5, 5)),
            // Without a zone it can be any.
            ("2031-05-04T10:00:00", "2031-05-04T10:00:00Z", None, (-12 * HOUR, 14 * HOUR)),
        ] {
            assert_eq!(read(from).seconds_until(read(to), zone), seconds, "{from} to {to}");
        }
    }

    #[test]
    fn clocks_are_set_back_by_an_hour() {
        let zone = FixedOffset::west_opt(5 * 3600);
        for (shown_first, shown_later, zone, is) in [
            ("2031-11-02T01:05", "2031-11-02T01:50", None, true),
            ("2031-11-02T01:05", "2031-11-02T01:50", zone, true),
            ("2031-11-02T01:05", "2031-11-02T02:04", None, true),
            ("2031-11-02T01:05", "2031-11-02T02:05", None, false),
            ("2031-11-02T01:05:01", "2031-11-02T02:05:00", None, true),
            ("2031-11-02T01:05:00", "2031-11-02T02:05:00", None, false),
            // In an interval it can have been the last minute.
            ("2031-11-02T00:05/2031-11-02T01:05", "2031-11-02T01:50", None, true),
            // What has a zone is on no such clock, and a day is no time.
            ("2031-11-02T01:05-05:00", "2031-11-02T01:50-05:00", None, false),
            ("2031-11-02T01:05", "2031-11-02T01:50-05:00", zone, true),
            ("2031-11-02T01:05", "2031-11-02T01:50-05:00", None, false),
            ("2031-11-02", "2031-11-03", None, false),
            ("2031-11-02", "2031-11-03T00:10", None, false),
        ] {
            let set_back = read(shown_first).is_set_back_from(read(shown_later), zone);
            assert_eq!(set_back, is, "{shown_first} and {shown_later}");
        }
    }

    #[test]
    fn instants_without_a_zone_span_every_zone() {
        let noon = When::parse("1970-01-02T12:00:00").unwrap();
        assert_eq!(noon.earliest_instant(None), (36 - 14) * 3600);
        assert_eq!(noon.latest_instant(None), (36 + 12) * 3600);
        let zone = FixedOffset::west_opt(5 * 3600);
        assert_eq!(noon.earliest_instant(zone), (36 + 5) * 3600);
        assert_eq!(noon.latest_instant(zone), (36 + 5) * 3600);
        let zoned = When::parse("1970-01-02T12:00:00+01:00").unwrap();
        assert_eq!(zoned.earliest_instant(zone), (36 - 1) * 3600);
        assert_eq!(zoned.latest_instant(None), (36 - 1) * 3600);
    }
}
