//! Conversions from the types of `chrono`, and reading and writing as text.

use super::end::{End, Unit};
use super::{Shape, When};
use crate::value::{known, text::read_str};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The components of a wall clock time. What does not fit becomes the nearest that does.
fn second(time: NaiveDateTime) -> End {
    let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let Ok(year @ 0..=9999) = u16::try_from(time.year()) else {
        let first = End { unit: Unit::Second, ..End::of_year(0) };
        let last =
            End { year: 9999, month: 12, day: 31, hour: 23, minute: 59, second: 59, ..first };
        return if time.year().is_negative() { first } else { last };
    };
    End {
        month: small(time.month()),
        day: small(time.day()),
        hour: small(time.hour()),
        minute: small(time.minute()),
        second: small(time.second()),
        unit: Unit::Second,
        ..End::of_year(year)
    }
}

impl End {
    /// The calendar unit that contains this second of the wall clock.
    pub(super) fn containing(second_of_clock: i64, unit: Unit) -> Self {
        let whole = second(super::wall_clock(second_of_clock));
        let year = Self { unit, ..Self::of_year(whole.year) };
        let month = Self { month: whole.month, ..year };
        let day = Self { day: whole.day, ..month };
        let minute = Self { hour: whole.hour, minute: whole.minute, ..day };
        match unit {
            Unit::Open | Unit::Year => year,
            Unit::Month => month,
            Unit::Day => day,
            Unit::Minute => minute,
            Unit::Second => Self { second: whole.second, ..minute },
        }
    }
}

/// A day. Years before 0000 or after 9999 cannot be written: they become the first or the last day
/// that can.
///
/// ```
/// use chrono::NaiveDate;
/// use use_of_force::{When, when};
///
/// let date = NaiveDate::from_ymd_opt(2021, 6, 20).unwrap();
/// assert_eq!(When::from(date), when!("2021-06-20"));
/// assert_eq!(When::from(NaiveDate::MAX), when!("9999-12-31"));
/// ```
impl From<NaiveDate> for When {
    fn from(date: NaiveDate) -> Self {
        let end = second(date.into());
        Self(Shape::Single(End { hour: 0, minute: 0, second: 0, unit: Unit::Day, ..end }))
    }
}

/// A second. Fractions of it are dropped, and a leap second is the second 59.
///
/// The instant stays the same where the offset does not: seconds of the offset are dropped, and an
/// offset outside -12:00 to +14:00 becomes the nearest of these two. A time that falls before the
/// year 0000 or after 9999 on that clock becomes the first or the last second that can be written.
///
/// ```
/// use chrono::DateTime;
/// use use_of_force::{When, when};
///
/// let time = DateTime::parse_from_rfc3339("2021-06-20T11:47:03.9-05:00")?;
/// assert_eq!(When::from(time), when!("2021-06-20T11:47:03-05:00"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
impl From<DateTime<FixedOffset>> for When {
    fn from(time: DateTime<FixedOffset>) -> Self {
        let minutes = (time.offset().local_minus_utc() / 60).clamp(-12 * 60, 14 * 60);
        let utc = time.naive_utc();
        // An overflow is far outside of the years that can be written, as the time itself then is.
        let wall = utc.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(utc);
        Self(Shape::Single(End { offset: i16::try_from(minutes).ok(), ..second(wall) }))
    }
}

/// A second, on a clock whose zone is not told. Fractions of it are dropped, and a leap second is the
/// second 59.
///
/// ```
/// use chrono::NaiveDate;
/// use use_of_force::{When, when};
///
/// let time = NaiveDate::from_ymd_opt(2021, 6, 20).unwrap().and_hms_milli_opt(11, 47, 3, 900).unwrap();
/// assert_eq!(When::from(time), when!("2021-06-20T11:47:03"));
/// assert_eq!(When::parse("2021-06-20T11:47:03.9")?, When::from(time));
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
impl From<NaiveDateTime> for When {
    fn from(time: NaiveDateTime) -> Self {
        Self(Shape::Single(second(time)))
    }
}

/// A second of UTC, as of a time with an offset.
///
/// ```
/// use chrono::DateTime;
/// use use_of_force::{When, when};
///
/// let time = DateTime::from_timestamp(1_624_207_623, 0).unwrap();
/// assert_eq!(When::from(time), when!("2021-06-20T16:47:03Z"));
/// ```
impl From<DateTime<Utc>> for When {
    fn from(time: DateTime<Utc>) -> Self {
        time.fixed_offset().into()
    }
}

known! {
    When => When,
    NaiveDate => When,
    NaiveDateTime => When,
    DateTime<FixedOffset> => When,
    DateTime<Utc> => When,
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str = "a moment such as `2021-06-20` or `2021-06-20T11:47-05:00~`";
        read_str(deserializer, EXPECTED, Self::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_contains_its_seconds() {
        let time = DateTime::parse_from_rfc3339("2031-05-04T10:11:12Z").unwrap().timestamp();
        for (unit, text) in [
            (Unit::Year, "2031"),
            (Unit::Month, "2031-05"),
            (Unit::Day, "2031-05-04"),
            (Unit::Minute, "2031-05-04T10:11"),
            (Unit::Second, "2031-05-04T10:11:12"),
        ] {
            assert_eq!(End::containing(time, unit).to_string(), text);
        }
    }
}
