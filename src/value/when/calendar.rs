//! Days and seconds of the proleptic Gregorian calendar, counted from 1970-01-01.

pub(super) const MINUTE: i64 = 60;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// The number of days of a month from 1 to 12.
pub(super) const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// The second at which a day begins. Months count from 1, and the 13th is January of the next year.
pub(super) const fn day_begins(year: i64, month: i64, day: i64) -> i64 {
    // The year is counted from March, so that the leap day is its last day.
    let months = year * 12 + (month - 1) - 2;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let before_year = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // From March on, months have 31, 30, 31, 30 and 31 days, and then again.
    let before_month = (153 * month + 2) / 5;
    // 719468 days lie between 0000-03-01 and 1970-01-01.
    (before_year + before_month + (day - 1) - 719_468) * DAY
}

/// The name of a month from 1 to 12.
pub(super) const fn month_name(month: u8) -> &'static str {
    match month {
        1 => "january",
        2 => "february",
        3 => "march",
        4 => "april",
        5 => "may",
        6 => "june",
        7 => "july",
        8 => "august",
        9 => "september",
        10 => "october",
        11 => "november",
        _ => "december",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn every_day_of_four_centuries_begins_when_chrono_says() {
        for date in NaiveDate::from_ymd_opt(1799, 12, 30).unwrap().iter_days().take(401 * 366) {
            let (month, day) = (i64::from(date.month()), i64::from(date.day()));
            let expected = date.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp();
            assert_eq!(day_begins(i64::from(date.year()), month, day), expected, "{date}");
        }
    }

    #[test]
    fn every_month_is_as_long_as_chrono_says() {
        for year in 0..=9999_u16 {
            for month in 1..=12_u8 {
                let first = NaiveDate::from_ymd_opt(year.into(), month.into(), 1).unwrap();
                assert_eq!(days_in_month(year, month), first.num_days_in_month(), "{first}");
            }
        }
    }

    #[test]
    fn years_outside_the_four_digits_count_on() {
        assert_eq!(day_begins(0, 1, 1), -62_167_219_200);
        assert_eq!(day_begins(-1, 1, 1), -62_167_219_200 - 365 * DAY);
        assert_eq!(day_begins(9999, 13, 1), 253_402_300_800);
        assert_eq!(day_begins(10_000, 1, 1), 253_402_300_800);
    }
}
