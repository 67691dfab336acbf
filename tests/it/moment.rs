//! Arbitrary moments.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use chrono::{FixedOffset, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use use_of_force::When;

/// The canonical text of a moment that is no interval.
fn any_end(zoned: bool) -> impl Strategy<Value = String> {
    // A narrow range of years and days too, so that bounds often meet.
    let century = select(vec![1900_i32, 2000, 2100]);
    let year =
        prop_oneof![4 => Just(2021_i32), 4 => 2019..=2024_i32, 4 => 0..=9999_i32, 1 => century];
    let month = prop_oneof![Just(6_u32), Just(2_u32), 1..=12_u32];
    let day = prop_oneof![19..=21_u32, 1..=31_u32];
    let time = (prop_oneof![Just(11_u32), 0..=23_u32], 0..=59_u32, 0..=59_u32);
    let offset = prop_oneof![Just(0_i32), Just(-300_i32), -720..=840_i32];
    let unit = if zoned { 3..=4_u8 } else { 0..=4_u8 };
    (year, month, day, time, offset, unit, any::<bool>()).prop_map(
        move |(year, month, day, (hour, minute, second), offset, unit, approximate)| {
            let date = (1..=day).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day));
            let time = date.unwrap().and_hms_opt(hour, minute, second).unwrap();
            let format = match unit {
                0 => "%Y",
                1 => "%Y-%m",
                2 => "%Y-%m-%d",
                3 => "%Y-%m-%dT%H:%M",
                _ => "%Y-%m-%dT%H:%M:%S",
            };
            let offset = match (zoned, offset) {
                (false, _) => String::new(),
                (true, 0) => "Z".to_owned(),
                (true, _) => FixedOffset::east_opt(offset * 60).unwrap().to_string(),
            };
            format!("{}{offset}{}", time.format(format), if approximate { "~" } else { "" })
        },
    )
}

/// The canonical text of a moment, and the moment.
pub(crate) fn any_moment() -> impl Strategy<Value = (String, When)> {
    let single = any::<bool>().prop_flat_map(any_end);
    let ends = any::<bool>().prop_flat_map(|zoned| (any_end(zoned), any_end(zoned)));
    let interval = ends.prop_map(|(a, b)| {
        let (forth, back) = (format!("{a}/{b}"), format!("{b}/{a}"));
        // If the one ends before it starts, the other cannot.
        if When::parse(&forth).is_ok() { forth } else { back }
    });
    prop_oneof![3 => single.boxed(), 2 => interval.boxed()].prop_map(|text| {
        let when = When::parse(&text).unwrap();
        (text, when)
    })
}

/// Any moment, of any precision, with and without zone.
pub(crate) fn any_when() -> impl Strategy<Value = When> {
    any_moment().prop_map(|(_, when)| when)
}
