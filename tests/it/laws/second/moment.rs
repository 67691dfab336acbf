//! Moments, read from their text and counted on the calendar of `chrono`.
//!
//! Rule 0 of the page: A is later than B if the moment of A is certainly later than that of B.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// A moment: from the first second of its start to the last second of its end.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    start: End,
    end: End,
}

/// A moment that is no interval, on the wall clock.
#[derive(Debug, Clone)]
struct End {
    /// As stated.
    stated: (NaiveDateTime, NaiveDateTime),
    /// Widened if it is approximate.
    bounds: (NaiveDateTime, NaiveDateTime),
    /// Seconds east of Greenwich.
    offset: Option<i64>,
}

impl Moment {
    /// None if the text is no moment.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if let Some(end) = text.strip_prefix("../") {
            let end = read_end(end)?;
            return Some(Self { start: end.opened(NaiveDateTime::MIN), end });
        }
        if let Some(start) = text.strip_suffix("/..") {
            let start = read_end(start)?;
            return Some(Self { end: start.opened(NaiveDateTime::MAX), start });
        }
        let ends: Vec<_> = text.split('/').map(read_end).collect::<Option<_>>()?;
        match ends.as_slice() {
            [one] => Some(Self { start: one.clone(), end: one.clone() }),
            [start, end] => {
                let zoned = start.offset.is_some() == end.offset.is_some();
                let first = seconds(start.stated.0) - start.offset.unwrap_or(0);
                let last = seconds(end.stated.1) - end.offset.unwrap_or(0);
                let legal = zoned && first <= last;
                legal.then(|| Self { start: start.clone(), end: end.clone() })
            }
            _ => None,
        }
    }

    /// The clock on which it ends, if that is told.
    pub(crate) fn offset(&self) -> Option<i64> {
        self.end.offset
    }

    /// Its first and last second, each on its own clock.
    pub(crate) fn bounds(&self) -> (NaiveDateTime, NaiveDateTime) {
        (self.start.bounds.0, self.end.bounds.1)
    }

    pub(crate) fn is_approximate(&self) -> bool {
        [&self.start, &self.end].iter().any(|end| end.stated != end.bounds)
    }

    pub(crate) fn possibly_before(&self, other: &Self, zone: Option<i64>) -> bool {
        let zone = self.zone_with(other, zone);
        self.earliest(zone) < other.latest(zone)
    }

    pub(crate) fn is_zoned(&self) -> bool {
        self.start.offset.is_some()
    }

    /// The first instant that it can be: without any zone, read where days begin first.
    fn earliest(&self, zone: Option<i64>) -> i64 {
        seconds(self.start.bounds.0) - self.start.offset.or(zone).unwrap_or(14 * HOUR)
    }

    /// The last instant that it can be: without any zone, read where days end last.
    pub(crate) fn latest(&self, zone: Option<i64>) -> i64 {
        seconds(self.end.bounds.1) - self.end.offset.or(zone).unwrap_or(-12 * HOUR)
    }

    pub(crate) fn certainly_before(&self, other: &Self, zone: Option<i64>) -> bool {
        let zone = self.zone_with(other, zone);
        self.latest(zone) < other.earliest(zone)
    }

    /// Two times without a zone are compared on one clock, whichever it is.
    fn zone_with(&self, other: &Self, zone: Option<i64>) -> Option<i64> {
        if self.is_zoned() || other.is_zoned() { zone } else { Some(zone.unwrap_or(0)) }
    }

    /// Rule 4: the bounds overlap; a time without a zone may be an hour off one with a zone.
    pub(crate) fn agrees(&self, other: &Self, zone: Option<i64>) -> bool {
        let hour = if self.is_zoned() == other.is_zoned() { 0 } else { HOUR };
        let zone = self.zone_with(other, zone);
        self.earliest(zone) <= other.latest(zone) + hour
            && other.earliest(zone) <= self.latest(zone) + hour
    }

    /// Rule 4: whether it lies within another, which is longer.
    pub(crate) fn is_within(&self, other: &Self, zone: Option<i64>) -> bool {
        let zone = self.zone_with(other, zone);
        let bounds = |it: &Self| (it.earliest(zone), it.latest(zone));
        let ((a, b), (c, d)) = (bounds(self), bounds(other));
        c <= a && b <= d && (a, b) != (c, d)
    }
}

impl End {
    /// An end that is open, on the same clock.
    fn opened(&self, to: NaiveDateTime) -> Self {
        Self { stated: (to, to), bounds: (to, to), ..self.clone() }
    }
}

fn seconds(time: NaiveDateTime) -> i64 {
    time.and_utc().timestamp()
}

/// The text with a `d` for every digit.
fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).collect()
}

fn number(text: &str) -> u32 {
    text.parse().unwrap()
}

fn read_end(text: &str) -> Option<End> {
    let exact = text.strip_suffix('~');
    let (date, clock) = match exact.unwrap_or(text).split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (exact.unwrap_or(text), None),
    };
    let day = |month: &str, day: &str| {
        NaiveDate::from_ymd_opt(date[..4].parse().unwrap(), number(month), number(day))
    };
    let (mut unit, date) = match &*shape(date) {
        "dddd" => ("year", day("1", "1")?),
        "dddd-dd" => ("month", day(&date[5..], "1")?),
        "dddd-dd-dd" => ("day", day(&date[5..7], &date[8..])?),
        _ => return None,
    };
    let (mut first, mut offset) = (date.and_hms_opt(0, 0, 0)?, None);
    if let Some(clock) = clock {
        if unit != "day" {
            return None;
        }
        let (clock, said) = read_offset(clock)?;
        let second;
        // The fraction of a second is cut off.
        let clock = match clock.split_once('.') {
            Some((whole, fraction)) if shape(whole) == "dd:dd:dd" && !fraction.is_empty() => {
                fraction.bytes().all(|b| b.is_ascii_digit()).then_some(whole)?
            }
            _ => clock,
        };
        (unit, second) = match &*shape(clock) {
            "dd:dd" => ("minute", "0"),
            "dd:dd:dd" => ("second", &clock[6..]),
            _ => return None,
        };
        first = date.and_hms_opt(number(&clock[..2]), number(&clock[3..5]), number(second))?;
        offset = said;
    }
    let next = match unit {
        "year" => first + Months::new(12),
        "month" => first + Months::new(1),
        "day" => first + Days::new(1),
        "minute" => first + TimeDelta::minutes(1),
        _ => first + TimeDelta::seconds(1),
    };
    let second = TimeDelta::seconds(1);
    let bounds = match unit {
        _ if exact.is_none() => (first, next - second),
        "year" => (first - Months::new(12), next + Months::new(12) - second),
        "month" => (first - Days::new(31), next + Days::new(31) - second),
        "day" => (first - Days::new(1), next + Days::new(1) - second),
        "minute" => (first - TimeDelta::minutes(15), next + TimeDelta::minutes(15) - second),
        _ => (first - TimeDelta::minutes(1), next + TimeDelta::minutes(1) - second),
    };
    Some(End { stated: (first, next - second), bounds, offset })
}

/// The time before the offset, and the offset in seconds.
fn read_offset(clock: &str) -> Option<(&str, Option<i64>)> {
    if let Some(clock) = clock.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = clock.find(['+', '-']) else { return Some((clock, None)) };
    let (clock, offset) = clock.split_at(at);
    if shape(&offset[1..]) != "dd:dd" || offset == "-00:00" || number(&offset[4..]) > 59 {
        return None;
    }
    let hours_and_minutes =
        i64::from(number(&offset[1..3])) * HOUR + i64::from(number(&offset[4..])) * MINUTE;
    let offset = if offset.starts_with('-') { -hours_and_minutes } else { hours_and_minutes };
    (-12 * HOUR..=14 * HOUR).contains(&offset).then_some((clock, Some(offset)))
}
