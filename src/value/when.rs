mod calendar;
mod coarse;
mod convert;
mod end;
mod fault;
mod order;
mod parse;

use self::end::{End, Unit};
use self::fault::Fault;
use crate::ParseError;
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use std::{fmt, str::FromStr};

/// One moment, known to lie between bounds.
///
/// | text | moment | `~` widens it on both sides by |
/// |---|---|---|
/// | `2021` | some moment of the year | one calendar year |
/// | `2020-12` | of the month | 31 days |
/// | `2021-06-17` | of the day | one day |
/// | `2021-06-20T11:47` | of the minute | 15 minutes |
/// | `2021-06-20T11:47:03` | of the second | one minute |
/// | `2021-06-17/2021-06-20` | from the start of the one to the end of the other | as its ends |
/// | `../2021-06-20` | at the end of the day at the latest | as its end |
/// | `2021-06-17/..` | at the start of the day at the earliest | as its start |
///
/// A trailing `~` says that the moment is approximate; in an interval each end can have its own. A
/// minute or a second can have a zone, `-05:00` or `Z`, which stands before the `~`:
/// `2021-06-20T11:47-05:00~`. In an interval either both ends have a zone or neither. Years are
/// 0000 to 9999, offsets -12:00 to +14:00. `+00:00` is read, and written `Z`.
///
/// The text follows EDTF (ISO 8601-2) where it can. These are extensions: `~` after a time, minutes
/// without seconds, and intervals between times. The widths of `~` are conventions of this crate.
///
/// Bounds are whole seconds and inclusive: a day is 00:00:00 to 23:59:59. As moments with bounds
/// have no total order, `When` is not `Ord`: ask what is [certain](When::certainly_before) and what
/// is [possible](When::possibly_before). Two moments are equal if they are
/// written alike.
///
/// ```
/// use use_of_force::{When, when};
///
/// let shot = When::parse("2021-06-20T11:47-05:00~")?;
/// assert_eq!(shot.to_string(), "2021-06-20T11:47-05:00~");
/// assert_eq!(shot.latest().to_string(), "2021-06-20 12:02:59");
/// assert!(when!("2021-06-17").certainly_before(shot));
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct When(Shape);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    Single(End),
    Interval(End, End),
}

/// How precisely a [`When`] is stated.
///
/// ```
/// use use_of_force::{value::Precision, when};
///
/// assert_eq!(when!("2021-06~").precision(), Precision::Month);
/// assert_eq!(when!("2020/2021").precision(), Precision::Interval);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// A calendar year.
    Year,
    /// A calendar month.
    Month,
    /// A day.
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
    /// An interval, whatever its ends are.
    Interval,
}

/// A [`When`] from a literal, which is checked at compile time.
///
/// ```
/// use use_of_force::{When, when};
///
/// const SHOT: When = when!("2021-06-20T11:47-05:00~");
/// assert!(when!("2021-02-28").certainly_before(SHOT));
/// ```
///
/// A text that is no moment does not compile:
///
/// ```compile_fail,E0080
/// use use_of_force::{When, when};
///
/// const SHOT: When = when!("2021-02-30");
/// ```
#[macro_export]
macro_rules! when {
    ($text:literal) => {{
        // A constant item is evaluated by `cargo check` too, and in code that is never called.
        #[allow(clippy::panic, reason = "the panic is an error at compile time")]
        const WHEN: $crate::When = match $crate::When::parse_const($text) {
            ::core::result::Result::Ok(when) => when,
            ::core::result::Result::Err(fault) => ::core::panic!("{}", fault.reason()),
        };
        WHEN
    }};
}

impl When {
    /// Reads the text of a moment.
    ///
    /// ```
    /// use use_of_force::When;
    ///
    /// assert!(When::parse("2020-02-29").is_ok());
    /// let error = When::parse("2021-02-29").unwrap_err();
    /// assert_eq!(error.expected(), "a moment: february 2021 has no day 29");
    /// ```
    ///
    /// # Errors
    ///
    /// If it is none, with the reason.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_const(text).map_err(|fault| ParseError::new(format!("a moment: {fault}"), text))
    }

    #[doc(hidden)]
    pub const fn parse_const(text: &str) -> Result<Self, Fault> {
        match parse::parse(text.as_bytes()) {
            Ok(shape) => Ok(Self(shape)),
            Err(fault) => Err(fault),
        }
    }

    /// The first second that the moment can be, on the clock of its own zone.
    ///
    /// ```
    /// use use_of_force::when;
    ///
    /// assert_eq!(when!("2021-06").earliest().to_string(), "2021-06-01 00:00:00");
    /// assert_eq!(when!("2021-06-20T11:47-05:00~").earliest().to_string(), "2021-06-20 11:32:00");
    /// ```
    #[must_use]
    pub fn earliest(self) -> NaiveDateTime {
        wall_clock(self.start().bounds().0)
    }

    /// The last second that the moment can be, on the clock of its own zone.
    ///
    /// ```
    /// use use_of_force::when;
    ///
    /// assert_eq!(when!("2021-06").latest().to_string(), "2021-06-30 23:59:59");
    /// assert_eq!(when!("2021-06-17/2021-06-20").latest().to_string(), "2021-06-20 23:59:59");
    /// ```
    #[must_use]
    pub fn latest(self) -> NaiveDateTime {
        wall_clock(self.end().bounds().1)
    }

    /// The offset that is stated; of an interval, that of its start.
    ///
    /// ```
    /// use chrono::FixedOffset;
    /// use use_of_force::when;
    ///
    /// assert_eq!(when!("2021-06-20T11:47-05:00").offset(), FixedOffset::west_opt(5 * 3600));
    /// assert_eq!(when!("2021-06-20T11:47").offset(), None);
    /// ```
    #[must_use]
    pub fn offset(self) -> Option<FixedOffset> {
        self.start().offset.and_then(|minutes| FixedOffset::east_opt(i32::from(minutes) * 60))
    }

    /// Whether a zone is stated.
    ///
    /// ```
    /// assert!(use_of_force::when!("2021-06-20T11:47Z").is_zoned());
    /// assert!(!use_of_force::when!("2021-06-20").is_zoned());
    /// ```
    #[must_use]
    pub fn is_zoned(self) -> bool {
        self.start().offset.is_some()
    }

    /// Whether the moment, or an end of the interval, is approximate.
    ///
    /// ```
    /// assert!(use_of_force::when!("2021/2022~").is_approximate());
    /// assert!(!use_of_force::when!("2021").is_approximate());
    /// ```
    #[must_use]
    pub fn is_approximate(self) -> bool {
        self.start().approximate || self.end().approximate
    }

    /// Whether it is known when the moment was at the earliest. Where it is not, [`earliest`](When::earliest)
    /// is the first moment that can be written.
    ///
    /// ```
    /// use use_of_force::when;
    ///
    /// let found = when!("../2031-11-05");
    /// assert!(!found.has_start() && found.has_end());
    /// assert_eq!(found.latest().to_string(), "2031-11-05 23:59:59");
    /// ```
    #[must_use]
    pub fn has_start(self) -> bool {
        self.start().unit != Unit::Open
    }

    /// Whether it is known when the moment was at the latest. Where it is not, [`latest`](When::latest) is
    /// the last moment that can be written.
    #[must_use]
    pub fn has_end(self) -> bool {
        self.end().unit != Unit::Open
    }

    /// How precisely the moment is stated.
    ///
    /// ```
    /// use use_of_force::{value::Precision, when};
    ///
    /// assert_eq!(when!("2021-06-20T11:47").precision(), Precision::Minute);
    /// ```
    #[must_use]
    pub fn precision(self) -> Precision {
        match self.0 {
            Shape::Interval(..) => Precision::Interval,
            Shape::Single(end) => match end.unit {
                Unit::Open | Unit::Year => Precision::Year,
                Unit::Month => Precision::Month,
                Unit::Day => Precision::Day,
                Unit::Minute => Precision::Minute,
                Unit::Second => Precision::Second,
            },
        }
    }

    /// Without what its being approximate adds.
    pub(crate) fn as_stated(self) -> Self {
        let exact = |end| End { approximate: false, ..end };
        Self(match self.0 {
            Shape::Single(end) => Shape::Single(exact(end)),
            Shape::Interval(start, end) => Shape::Interval(exact(start), exact(end)),
        })
    }

    /// The same moment with this zone, if it is a time or an interval between times that has none.
    /// A day is a day of the calendar, which has no place for a zone.
    pub(crate) fn with_zone(self, zone: FixedOffset) -> Self {
        let is_time = |end: End| matches!(end.unit, Unit::Open | Unit::Minute | Unit::Second);
        if self.is_zoned() || !is_time(self.start()) || !is_time(self.end()) {
            return self;
        }
        let offset = i16::try_from(zone.local_minus_utc() / 60).ok();
        let zoned = |end| End { offset, ..end };
        Self(match self.0 {
            Shape::Single(end) => Shape::Single(zoned(end)),
            Shape::Interval(start, end) => Shape::Interval(zoned(start), zoned(end)),
        })
    }

    fn start(self) -> End {
        let (Shape::Single(start) | Shape::Interval(start, _)) = self.0;
        start
    }

    fn end(self) -> End {
        let (Shape::Single(end) | Shape::Interval(_, end)) = self.0;
        end
    }
}

fn wall_clock(seconds: i64) -> NaiveDateTime {
    // The years -1 to 10001 are far within the range, so that the default never stands in.
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}

impl FromStr for When {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shape::Single(end) => end.fmt(f),
            Shape::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

/// The text of the moment.
impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_small() {
        assert!(size_of::<When>() <= 32, "{} bytes", size_of::<When>());
    }
}
