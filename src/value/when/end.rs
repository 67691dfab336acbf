use super::calendar::{DAY, HOUR, MINUTE, day_begins};
use std::fmt;

/// The precision of one end, and of a moment that is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    /// An open end: as early, or as late, as can be written.
    Open,
    Year,
    Month,
    Day,
    Minute,
    Second,
}

impl Unit {
    const ALL: [Self; 6] =
        [Self::Open, Self::Year, Self::Month, Self::Day, Self::Minute, Self::Second];
}

/// One end of an interval, or a moment that is no interval.
///
/// What is finer than the unit has its first value, so that equal ends are the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct End {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) unit: Unit,
    pub(super) approximate: bool,
    /// Minutes east of Greenwich.
    pub(super) offset: Option<i16>,
}

impl End {
    pub(super) const fn of_year(year: u16) -> Self {
        Self {
            year,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            unit: Unit::Year,
            approximate: false,
            offset: None,
        }
    }

    /// The open end of an interval, before or after its other end and on the clock of that.
    pub(super) const fn open(other: Self, comes_first: bool) -> Self {
        let year = if comes_first { 0 } else { 9999 };
        Self { unit: Unit::Open, offset: other.offset, ..Self::of_year(year) }
    }

    /// All of it in 64 bits.
    pub(super) fn packed(self) -> u64 {
        let offset = self.offset.map_or(0xfff, |minutes| (minutes + 0x400).unsigned_abs());
        let bytes = [self.month, self.day, self.hour, self.minute, self.second];
        let fields = [(u64::from(self.approximate), 1), (self.unit as u64, 3), (offset.into(), 12)];
        let all = bytes.map(|byte| (u64::from(byte), 6)).into_iter().chain(fields);
        all.fold(self.year.into(), |bits, (field, width)| bits << width | field)
    }

    pub(super) fn unpacked(mut bits: u64) -> Option<Self> {
        let mut next = |width: u32| {
            let field = bits & ((1 << width) - 1);
            bits >>= width;
            u16::try_from(field).ok()
        };
        let (offset, unit, approximate) = (next(12)?, next(3)?, next(1)? == 1);
        let mut byte = || u8::try_from(next(6)?).ok();
        let [second, minute, hour, day, month] = [byte()?, byte()?, byte()?, byte()?, byte()?];
        let offset = (offset != 0xfff).then_some(i16::try_from(offset).ok()? - 0x400);
        let unit = Unit::ALL.get(usize::from(unit)).copied()?;
        Some(Self { year: next(16)?, month, day, hour, minute, second, unit, approximate, offset })
    }

    /// The first and the last second as stated, on the wall clock.
    pub(super) const fn stated(self) -> (i64, i64) {
        let (year, month) = (self.year as i64, self.month as i64);
        let first = day_begins(year, month, self.day as i64)
            + self.hour as i64 * HOUR
            + self.minute as i64 * MINUTE
            + self.second as i64;
        let next = match self.unit {
            Unit::Open | Unit::Year => day_begins(year + 1, 1, 1),
            Unit::Month => day_begins(year, month + 1, 1),
            Unit::Day => first + DAY,
            Unit::Minute => first + MINUTE,
            Unit::Second => first + 1,
        };
        (first, next - 1)
    }

    /// The first and the last second on the wall clock, widened if the end is approximate.
    pub(super) fn bounds(self) -> (i64, i64) {
        let (first, last) = self.stated();
        let margin = match self.unit {
            _ if !self.approximate => 0,
            Unit::Open | Unit::Year => {
                let year = i64::from(self.year);
                return (day_begins(year - 1, 1, 1), day_begins(year + 2, 1, 1) - 1);
            }
            Unit::Month => 31 * DAY,
            Unit::Day => DAY,
            Unit::Minute => 15 * MINUTE,
            Unit::Second => MINUTE,
        };
        (first - margin, last + margin)
    }

    /// Seconds east of Greenwich, and 0 without a zone.
    pub(super) const fn offset_seconds(self) -> i64 {
        match self.offset {
            Some(minutes) => minutes as i64 * MINUTE,
            None => 0,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.unit == Unit::Open {
            return f.write_str("..");
        }
        write!(f, "{:04}", self.year)?;
        if self.unit != Unit::Year {
            write!(f, "-{:02}", self.month)?;
        }
        if !matches!(self.unit, Unit::Year | Unit::Month) {
            write!(f, "-{:02}", self.day)?;
        }
        if matches!(self.unit, Unit::Minute | Unit::Second) {
            write!(f, "T{:02}:{:02}", self.hour, self.minute)?;
        }
        if self.unit == Unit::Second {
            write!(f, ":{:02}", self.second)?;
        }
        match self.offset {
            None => {}
            Some(0) => f.write_str("Z")?,
            Some(offset) => {
                let (sign, minutes) =
                    (if offset.is_negative() { '-' } else { '+' }, offset.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
            }
        }
        f.write_str(if self.approximate { "~" } else { "" })
    }
}
