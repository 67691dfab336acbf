//! An axis of time: days since 1970 on the calendar where it happened.

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use std::ops::Range;
use use_of_force::chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike,
};

const SECONDS: f64 = 86_400.0;

/// From a day to a day.
pub(super) struct Calendar(pub(super) Range<f64>);

/// The days since 1970.
pub(super) fn days(time: NaiveDateTime) -> f64 {
    time.and_utc().timestamp() as f64 / SECONDS
}

pub(super) fn day(date: NaiveDate) -> f64 {
    days(date.and_time(NaiveTime::MIN))
}

#[allow(clippy::cast_possible_truncation, reason = "the years of a calendar")]
fn time(days: f64) -> NaiveDateTime {
    let time = DateTime::from_timestamp((days * SECONDS).round() as i64, 0);
    time.map(|time| time.naive_utc()).unwrap_or_default()
}

/// What the marks of an axis are apart.
#[derive(Clone, Copy)]
enum Step {
    Hours(u32),
    Days(u64),
    Months(u32),
}

const STEPS: [Step; 16] = [
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
];

impl Step {
    fn days(self) -> f64 {
        match self {
            Step::Hours(hours) => f64::from(hours) / 24.0,
            Step::Days(days) => days as f64,
            Step::Months(months) => f64::from(months) * 30.44,
        }
    }

    /// The first mark that is no later than a time.
    fn begin(self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let date = at.date();
        let midnight = date.and_hms_opt(0, 0, 0)?;
        match self {
            Step::Hours(hours) => date.and_hms_opt(at.hour() / hours * hours, 0, 0),
            Step::Days(_) => Some(midnight),
            Step::Months(months) => {
                let month = date.month0() / months.min(12) * months.min(12) + 1;
                let years = i32::try_from(months / 12).unwrap_or(1).max(1);
                let year = date.year().div_euclid(years) * years;
                NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(0, 0, 0)
            }
        }
    }

    fn next(self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Step::Hours(hours) => at.checked_add_signed(TimeDelta::hours(hours.into())),
            Step::Days(days) => at.checked_add_days(Days::new(days)),
            Step::Months(months) => at.checked_add_months(Months::new(months)),
        }
    }
}

impl Ranged for Calendar {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    #[allow(clippy::cast_possible_truncation, reason = "pixels")]
    fn map(&self, days: &f64, limit: (i32, i32)) -> i32 {
        let share = (days - self.0.start) / (self.0.end - self.0.start);
        limit.0 + (share * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let least = (self.0.end - self.0.start) / hint.max_num_points().max(1) as f64;
        let step = STEPS.into_iter().find(|step| step.days() >= least).unwrap_or(STEPS[15]);
        let first = step.begin(time(self.0.start));
        let marks = std::iter::successors(first, |at| step.next(*at)).map(days);
        marks.skip_while(|at| *at < self.0.start).take_while(|at| *at <= self.0.end).collect()
    }

    fn range(&self) -> Range<f64> {
        self.0.clone()
    }
}

impl ValueFormatter<f64> for Calendar {
    /// A year, a month, a day or an hour, as short as it can be.
    fn format_ext(&self, at: &f64) -> String {
        let (time, span) = (time(*at), self.0.end - self.0.start);
        let form = match () {
            () if span < 3.0 && (time.hour(), time.minute()) != (0, 0) => "%H:%M",
            () if span < 120.0 => "%Y-%m-%d",
            () if time.month() == 1 => "%Y",
            () => "%Y-%m",
        };
        time.format(form).to_string()
    }
}
