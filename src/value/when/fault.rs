use super::calendar::month_name;
use std::fmt;

/// What is wrong with a text that is no moment.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Empty,
    Form,
    Month,
    DayZero,
    NoSuchDay { year: u16, month: u8, day: u8 },
    Hour,
    Minute,
    Second,
    Fraction,
    LowerCase,
    Space,
    OffsetForm,
    OffsetRange,
    OffsetMinute,
    OffsetUnknown,
    OffsetWithoutTime,
    Qualifier,
    AfterApproximate,
    OpenEnd,
    OneEndZoned,
    EndBeforeStart,
    Slashes,
}

impl Fault {
    /// The reason as a constant, which is all that a panic at compile time can show.
    #[doc(hidden)]
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Empty => "the text is empty",
            Self::Form => {
                "it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or \
                 `2021-06-20T11:47:03`"
            }
            Self::Month => "the month must be 01 to 12",
            Self::DayZero => "the first day of a month is 01",
            Self::NoSuchDay { .. } => "the month has no such day in that year",
            Self::Hour => "the hour must be 00 to 23, and midnight is 00:00 of the next day",
            Self::Minute => "the minute must be 00 to 59",
            Self::Second => "the second must be 00 to 59, and a leap second is written as 59",
            Self::Fraction => "a time has no fraction but of a second, after a point",
            Self::LowerCase => "`T` and `Z` must be upper case",
            Self::Space => "`T` must stand between day and time, and not a space",
            Self::OffsetForm => "the offset must be written like `-05:00`, or `Z`",
            Self::OffsetRange => "the offset must be -12:00 to +14:00",
            Self::OffsetMinute => "the minutes of the offset must be 00 to 59",
            Self::OffsetUnknown => {
                "`-00:00` means an unknown zone, which is written without offset"
            }
            Self::OffsetWithoutTime => "only a time can have an offset",
            Self::Qualifier => "of the qualifiers `~`, `?` and `%`, only `~` is supported",
            Self::AfterApproximate => "nothing can follow `~`",
            Self::OpenEnd => {
                "an end of an interval must be stated, and the other one too or written as `..`"
            }
            Self::OneEndZoned => "both ends of an interval must have an offset, or neither",
            Self::EndBeforeStart => "the interval ends before it starts",
            Self::Slashes => "an interval has one `/`",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoSuchDay { year, month, day } => {
                write!(f, "{} {year:04} has no day {day}", month_name(month))
            }
            fault => f.write_str(fault.reason()),
        }
    }
}
