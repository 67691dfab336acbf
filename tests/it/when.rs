//! Moments: the calendar, texts and their faults, and the laws of what was before what.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use crate::arbitrary::any_zone;
use crate::moment::{any_moment, any_when};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use use_of_force::value::{Precision, Relation, Value};
use use_of_force::{When, when};

fn parsed(text: &str) -> When {
    When::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn bounds(text: &str) -> (String, String) {
    let when = parsed(text);
    (when.earliest().to_string(), when.latest().to_string())
}

fn east(minutes: i32) -> FixedOffset {
    FixedOffset::east_opt(minutes * 60).unwrap()
}

#[test]
fn bounds_are_those_of_the_calendar() {
    for (text, earliest, latest) in [
        ("2021", "2021-01-01 00:00:00", "2021-12-31 23:59:59"),
        ("0000", "0000-01-01 00:00:00", "0000-12-31 23:59:59"),
        ("9999", "9999-01-01 00:00:00", "9999-12-31 23:59:59"),
        ("2020-12", "2020-12-01 00:00:00", "2020-12-31 23:59:59"),
        ("2021-04", "2021-04-01 00:00:00", "2021-04-30 23:59:59"),
        ("1900-02", "1900-02-01 00:00:00", "1900-02-28 23:59:59"),
        ("2000-02", "2000-02-01 00:00:00", "2000-02-29 23:59:59"),
        ("2023-02", "2023-02-01 00:00:00", "2023-02-28 23:59:59"),
        ("2024-02", "2024-02-01 00:00:00", "2024-02-29 23:59:59"),
        ("0000-02-29", "0000-02-29 00:00:00", "0000-02-29 23:59:59"),
        ("2000-02-29", "2000-02-29 00:00:00", "2000-02-29 23:59:59"),
        ("2021-06-17", "2021-06-17 00:00:00", "2021-06-17 23:59:59"),
        ("2021-06-20T11:47", "2021-06-20 11:47:00", "2021-06-20 11:47:59"),
        ("2021-06-20T11:47:03", "2021-06-20 11:47:03", "2021-06-20 11:47:03"),
        ("2021-12-31T23:59", "2021-12-31 23:59:00", "2021-12-31 23:59:59"),
        // Of a zoned time, the clock of its own zone.
        ("2021-06-20T11:47-05:00", "2021-06-20 11:47:00", "2021-06-20 11:47:59"),
        ("2021-01-01T00:00+14:00", "2021-01-01 00:00:00", "2021-01-01 00:00:59"),
        // Intervals, with ends of any precision.
        ("2020/2021", "2020-01-01 00:00:00", "2021-12-31 23:59:59"),
        ("2021-02-27/2024-02", "2021-02-27 00:00:00", "2024-02-29 23:59:59"),
        ("2021-06/2021-06-20T11:47", "2021-06-01 00:00:00", "2021-06-20 11:47:59"),
        ("2021-06-20T11:47:03/2021", "2021-06-20 11:47:03", "2021-12-31 23:59:59"),
        ("2021-06-20/2021-06", "2021-06-20 00:00:00", "2021-06-30 23:59:59"),
        (
            "2021-06-20T11:00-05:00/2021-06-20T12:30-04:00",
            "2021-06-20 11:00:00",
            "2021-06-20 12:30:59",
        ),
    ] {
        assert_eq!(bounds(text), (earliest.into(), latest.into()), "{text}");
    }
}

#[test]
fn an_approximate_moment_is_wider_on_both_sides() {
    for (text, earliest, latest) in [
        ("2021~", "2020-01-01 00:00:00", "2022-12-31 23:59:59"),
        ("0000~", "-0001-01-01 00:00:00", "0001-12-31 23:59:59"),
        ("9999~", "9998-01-01 00:00:00", "+10000-12-31 23:59:59"),
        ("2020-12~", "2020-10-31 00:00:00", "2021-01-31 23:59:59"),
        ("2021-03~", "2021-01-29 00:00:00", "2021-05-01 23:59:59"),
        ("0000-01~", "-0001-12-01 00:00:00", "0000-03-02 23:59:59"),
        ("9999-12~", "9999-10-31 00:00:00", "+10000-01-31 23:59:59"),
        ("2021-06-17~", "2021-06-16 00:00:00", "2021-06-18 23:59:59"),
        ("2024-03-01~", "2024-02-29 00:00:00", "2024-03-02 23:59:59"),
        ("2023-03-01~", "2023-02-28 00:00:00", "2023-03-02 23:59:59"),
        ("2021-01-01~", "2020-12-31 00:00:00", "2021-01-02 23:59:59"),
        ("0000-01-01~", "-0001-12-31 00:00:00", "0000-01-02 23:59:59"),
        ("9999-12-31~", "9999-12-30 00:00:00", "+10000-01-01 23:59:59"),
        ("2021-06-20T11:47~", "2021-06-20 11:32:00", "2021-06-20 12:02:59"),
        ("2021-06-20T11:47-05:00~", "2021-06-20 11:32:00", "2021-06-20 12:02:59"),
        ("2021-01-01T00:07~", "2020-12-31 23:52:00", "2021-01-01 00:22:59"),
        ("0000-01-01T00:00~", "-0001-12-31 23:45:00", "0000-01-01 00:15:59"),
        ("2021-06-20T11:47:03~", "2021-06-20 11:46:03", "2021-06-20 11:48:03"),
        ("9999-12-31T23:59:59~", "9999-12-31 23:58:59", "+10000-01-01 00:00:59"),
        // Each end of an interval has its own.
        ("2020~/2021", "2019-01-01 00:00:00", "2021-12-31 23:59:59"),
        ("2020/2021~", "2020-01-01 00:00:00", "2022-12-31 23:59:59"),
        ("2020~/2021-06-20~", "2019-01-01 00:00:00", "2021-06-21 23:59:59"),
        ("0000~/9999~", "-0001-01-01 00:00:00", "+10000-12-31 23:59:59"),
    ] {
        assert_eq!(bounds(text), (earliest.into(), latest.into()), "{text}");
        assert!(parsed(text).is_approximate(), "{text}");
        assert_eq!(parsed(text).to_string(), text);
    }
    assert!(!when!("2020/2021").is_approximate());
    assert!(!when!("2021-06-20T11:47Z").is_approximate());
}

#[test]
fn zone_and_precision_are_as_stated() {
    for (text, offset, precision) in [
        ("2021~", None, Precision::Year),
        ("2021-06", None, Precision::Month),
        ("2021-06-20", None, Precision::Day),
        ("2021-06-20T11:47", None, Precision::Minute),
        ("2021-06-20T11:47Z", Some(0), Precision::Minute),
        ("2021-06-20T11:47:03-05:00~", Some(-300), Precision::Second),
        ("2021-06-20T11:47-00:30", Some(-30), Precision::Minute),
        ("2021-06-20T11:47-12:00", Some(-720), Precision::Minute),
        ("2021-06-20T11:47+14:00", Some(840), Precision::Minute),
        ("2021-06-20T11:47+05:45", Some(345), Precision::Minute),
        ("2021/2021", None, Precision::Interval),
        ("2021-06-20T11:47-05:00/2021-06-20T19:00+02:00~", Some(-300), Precision::Interval),
    ] {
        let when = parsed(text);
        assert_eq!(when.offset(), offset.map(east), "{text}");
        assert_eq!(when.is_zoned(), offset.is_some(), "{text}");
        assert_eq!(when.precision(), precision, "{text}");
        assert_eq!(when.to_string(), text);
        assert_eq!(format!("{when:?}"), text);
        assert_eq!(text.parse(), Ok(when));
    }
}

#[test]
fn the_zero_offset_is_written_as_z() {
    assert_eq!(parsed("2021-06-20T11:47+00:00~").to_string(), "2021-06-20T11:47Z~");
    assert_eq!(parsed("2021-06-20T11:47+00:00"), when!("2021-06-20T11:47Z"));
}

/// Fractions of a second are cut, in whatever way a time is read.
#[test]
fn fractions_are_cut() {
    for (text, cut) in [
        ("2021-06-20T11:47:03.250Z", "2021-06-20T11:47:03Z"),
        ("2021-06-20T11:47:59.999999999-05:00~", "2021-06-20T11:47:59-05:00~"),
        ("2021-06-20T11:47:03.9/2021-06-20T11:47:04.1", "2021-06-20T11:47:03/2021-06-20T11:47:04"),
    ] {
        assert_eq!(When::parse(text).unwrap().to_string(), cut);
    }
}

#[test]
fn every_fault_has_its_reason() {
    let form = "it must be written like `2021`, `2021-06`, `2021-06-20`, `2021-06-20T11:47` or \
                `2021-06-20T11:47:03`";
    let second = "the second must be 00 to 59, and a leap second is written as 59";
    let hour = "the hour must be 00 to 23, and midnight is 00:00 of the next day";
    let fraction = "a time has no fraction but of a second, after a point";
    let unknown = "`-00:00` means an unknown zone, which is written without offset";
    let offset_form = "the offset must be written like `-05:00`, or `Z`";
    let range = "the offset must be -12:00 to +14:00";
    let only_time = "only a time can have an offset";
    let upper = "`T` and `Z` must be upper case";
    let stated = "an end of an interval must be stated, and the other one too or written as `..`";
    let zoned = "both ends of an interval must have an offset, or neither";
    let qualifier = "of the qualifiers `~`, `?` and `%`, only `~` is supported";
    for (text, reason) in [
        ("", "the text is empty"),
        ("yesterday", form),
        ("21", form),
        ("12021", form),
        ("-2021", form),
        ("~", form),
        ("..", form),
        (" 2021", form),
        ("2021 ", form),
        ("2021-6-2", form),
        ("2021-", form),
        ("2021-06-", form),
        ("2021-06-XX", form),
        ("2021-06-20-07", form),
        ("2021-06-20 ", form),
        ("2021-06-20T", form),
        ("2021-06-20T11", form),
        ("2021-06-20T11:", form),
        ("2021-06-20T11:4", form),
        ("2021-06-20T11:47:", form),
        ("2021-06-20T11:47 EST", form),
        ("2021-06T11:47", form),
        ("20210620", form),
        ("2021\0", form),
        ("２０２１", form),
        ("2021-00", "the month must be 01 to 12"),
        ("2021-13", "the month must be 01 to 12"),
        ("2021-06-00", "the first day of a month is 01"),
        ("2021-01-32", "january 2021 has no day 32"),
        ("2021-02-30", "february 2021 has no day 30"),
        ("2021-02-29", "february 2021 has no day 29"),
        ("2024-02-30", "february 2024 has no day 30"),
        ("1900-02-29", "february 1900 has no day 29"),
        ("0001-02-29", "february 0001 has no day 29"),
        ("2021-03-99", "march 2021 has no day 99"),
        ("2021-04-31", "april 2021 has no day 31"),
        ("2021-05-32", "may 2021 has no day 32"),
        ("2021-06-31", "june 2021 has no day 31"),
        ("2021-07-32", "july 2021 has no day 32"),
        ("2021-08-32", "august 2021 has no day 32"),
        ("2021-09-31", "september 2021 has no day 31"),
        ("2021-10-32", "october 2021 has no day 32"),
        ("2021-11-31", "november 2021 has no day 31"),
        ("2021-12-32", "december 2021 has no day 32"),
        ("2021-06-20T24:00", hour),
        ("2021-06-20T11:60", "the minute must be 00 to 59"),
        ("2016-12-31T23:59:60Z", second),
        ("2021-06-20T11.5", fraction),
        ("2021-06-20T11:47.5", fraction),
        ("2021-06-20T11:47:03.Z", fraction),
        ("2021-06-20T11:47:03,2", fraction),
        ("2021-06-20t11:47", upper),
        ("2021-06-20T11:47z", upper),
        ("2021-06-20 11:47", "`T` must stand between day and time, and not a space"),
        ("2021-06-20T11:47-0500", offset_form),
        ("2021-06-20T11:47-05", offset_form),
        ("2021-06-20T11:47+x5:00", offset_form),
        ("2021-06-20T11:47+05:x0", offset_form),
        ("2021-06-20T11:47Z+01:00", offset_form),
        ("2021-06-20T11:47-12:01", range),
        ("2021-06-20T11:47+14:01", range),
        ("2021-06-20T11:47+99:00", range),
        ("2021-06-20T11:47-05:60", "the minutes of the offset must be 00 to 59"),
        ("2021-06-20T11:47-00:00", unknown),
        ("2021Z", only_time),
        ("2021-05:00", only_time),
        ("2021-06+05:00", only_time),
        ("2021-06-20Z", only_time),
        ("2021-06-20z", only_time),
        ("2021-06-20-05:00", only_time),
        ("2021?", qualifier),
        ("2021-06%", qualifier),
        ("2021~~", "nothing can follow `~`"),
        ("2021~-06", "nothing can follow `~`"),
        ("2021-06-20T11:47~-05:00", "nothing can follow `~`"),
        ("/", stated),
        ("2020/", stated),
        ("/2020", stated),
        ("../..", stated),
        ("../", stated),
        ("2020/2021/2022", "an interval has one `/`"),
        ("2020//2022", "an interval has one `/`"),
        ("2020/2021-13", "the month must be 01 to 12"),
        ("2021-04-31/2022", "april 2021 has no day 31"),
        ("2020/2021-06-20T11:47Z", zoned),
        ("2021-06-20T11:47Z/2021-06-20T11:48", zoned),
        ("2021/2020", "the interval ends before it starts"),
        ("2021-06-20/2021-06-19", "the interval ends before it starts"),
        ("2021~/2020~", "the interval ends before it starts"),
        ("2021-06-20T11:47:01/2021-06-20T11:47:00", "the interval ends before it starts"),
        ("2021-06-20T11:48:00Z/2021-06-20T12:47:59+01:00", "the interval ends before it starts"),
    ] {
        let error = When::parse(text).expect_err(text);
        assert_eq!(error.expected(), format!("a moment: {reason}"), "{text}");
    }
    let error = When::parse("2021-02-30").unwrap_err().to_string();
    assert_eq!(error, "expected a moment: february 2021 has no day 30, found `2021-02-30`");
}

#[test]
fn one_end_of_an_interval_may_be_open() {
    for text in ["../2031-11-05", "2031-05-04/..", "../2031-11-05T10:00-05:00~", "2031~/.."] {
        assert_eq!(parsed(text).to_string(), text);
        assert_eq!(parsed(text).has_start(), !text.starts_with(".."), "{text}");
        assert_eq!(parsed(text).has_end(), !text.ends_with(".."), "{text}");
        assert_eq!(parsed(text).precision(), Precision::Interval, "{text}");
    }
    let found = parsed("../2031-11-05");
    assert!(found.certainly_before(parsed("2031-11-06")));
    assert!(!found.certainly_before(parsed("2031-11-05")));
    assert!(found.possibly_before(parsed("1900")));
    assert!(parsed("2031-05-03").certainly_before(parsed("2031-05-04/..")));
}

#[test]
fn an_interval_may_end_within_its_start() {
    for text in ["2021/2021", "2021/2021-01-01T00:00:00", "2021-12-31T23:59:59/2021"] {
        assert_eq!(parsed(text).to_string(), text);
    }
    // As instants, these ends are in order, whatever the clocks show.
    let text = "2021-06-20T23:00+02:00/2021-06-20T16:00-05:00";
    assert_eq!(parsed(text).to_string(), text);
}

/// Whether the first was certainly, and possibly, before the second.
fn order(a: &str, b: &str) -> (bool, bool) {
    let (a, b) = (parsed(a), parsed(b));
    (a.certainly_before(b), a.possibly_before(b))
}

#[test]
fn what_was_before_what() {
    for (a, b, certainly, possibly) in [
        ("2021-06-19", "2021-06-20", true, true),
        ("2021-06-20", "2021-06-20", false, true),
        ("2021-06-20", "2021-06-19", false, false),
        ("2021-06-20T11:47", "2021-06-20T11:47", false, true),
        ("2021-06-20T11:47:03", "2021-06-20T11:47:03", false, false),
        ("2021-06-20T11:47:03", "2021-06-20T11:47:04", true, true),
        ("2021-06-20T11:47", "2021-06-20T11:48", true, true),
        ("2021-06-20T11:47:00", "2021-06-20T11:47", false, true),
        ("2021-06-20T11:47", "2021-06-20T11:47:00", false, false),
        ("2021", "2021-06", false, true),
        ("2020", "2021-01-01T00:00", true, true),
        ("2020~", "2021-12-31T23:59:59", false, true),
        ("2020~", "2022", true, true),
        // 30 minutes: both margins meet at 15 minutes from either.
        ("2021-06-20T11:00~", "2021-06-20T11:30~", false, true),
        ("2021-06-20T11:00~", "2021-06-20T11:31~", true, true),
        ("2021-06-20T11:31~", "2021-06-20T11:00~", false, false),
        // Zoned: as instants, across a day and across a year.
        ("2021-06-20T23:30-05:00", "2021-06-21T06:31+02:00", true, true),
        ("2021-06-20T23:30-05:00", "2021-06-21T06:30+02:00", false, true),
        ("2021-06-21T06:29+02:00", "2021-06-20T23:30-05:00", true, true),
        ("2021-01-01T00:30+14:00", "2020-12-31T00:00-12:00", true, true),
        ("2020-12-31T23:00:00-05:00", "2021-01-01T04:00:01Z", true, true),
        ("2020-12-31T23:00:00-05:00", "2021-01-01T04:00:00Z", false, false),
        // An unzoned time against a zoned one: noon at +14:00 is 22:00Z of the day before, and
        // at -12:00 it is 00:00Z of the day after.
        ("2021-06-20T12:00:00", "2021-06-21T00:00:00Z", false, true),
        ("2021-06-20T12:00:00", "2021-06-21T00:00:01Z", true, true),
        ("2021-06-20T12:00:00", "2021-06-19T22:00:01Z", false, true),
        ("2021-06-20T12:00:00", "2021-06-19T22:00:00Z", false, false),
        ("2021-06-19T22:00:00Z", "2021-06-20T12:00:00", false, true),
        ("2021-06-19T21:59:59Z", "2021-06-20T12:00:00", true, true),
        ("2021-06-20T23:59:59Z", "2021-06-20T12:00:00", false, true),
        ("2021-06-21T00:00:00Z", "2021-06-20T12:00:00", false, false),
        // Intervals.
        ("2021-06-17/2021-06-19", "2021-06-20", true, true),
        ("2021-06-17/2021-06-20", "2021-06-20", false, true),
        ("2021-06-20", "2021-06-17/2021-06-20", false, true),
        ("2021-06-21", "2021-06-17/2021-06-20", false, false),
        ("2021-06-21", "2021-06-17/2021-06-20~", false, true),
        ("2021-06-16", "2021-06-17/2021-06-20", true, true),
        ("2021-06-16", "2021-06-17~/2021-06-20", false, true),
    ] {
        assert_eq!(order(a, b), (certainly, possibly), "{a} before {b}");
    }
}

#[test]
fn unzoned_times_are_read_in_the_zone_that_is_given() {
    let (unzoned, zoned) = (when!("2021-06-20T11:47:00"), when!("2021-06-20T16:47:00Z"));
    for (zone, before, after) in [(-299, true, false), (-300, false, false), (-301, false, true)] {
        let zone = Some(east(zone));
        assert_eq!(unzoned.certainly_before_in(zoned, zone), before, "{zone:?}");
        assert_eq!(unzoned.possibly_before_in(zoned, zone), before, "{zone:?}");
        assert_eq!(zoned.certainly_before_in(unzoned, zone), after, "{zone:?}");
        assert_eq!(zoned.possibly_before_in(unzoned, zone), after, "{zone:?}");
    }
}

#[test]
fn relations_are_of_bounds() {
    use Relation::{Broader, Compatible, Contradictory, Narrower, Same};
    for (a, b, zone, relation) in [
        ("2021-06-20", "2021-06-20", None, Same),
        ("2021-06-20T11:47", "2021-06-20", None, Narrower),
        ("2021", "2021-06-20", None, Broader),
        ("2021-06-20", "2021-06-21", None, Contradictory),
        ("2021-06-20~", "2021-06-21", None, Broader),
        ("2021-06-20~", "2021-06-21~", None, Compatible),
        ("2021-06-20/2021-06-20", "2021-06-20", None, Same),
        // The same bounds, but one of them is approximate.
        ("2021-06-17~", "2021-06-16/2021-06-18", None, Compatible),
        ("2021-06-17/2021-06-19", "2021-06-19/2021-06-21", None, Compatible),
        ("2021-06-20T11:47Z", "2021-06-20T06:47-05:00", None, Same),
        ("2021-06-20T11:47Z", "2021-06-20T11:47-05:00", None, Contradictory),
        ("2021-06-20T11:47Z", "2021-06-20T11:47-05:00", Some(-300), Contradictory),
        ("2021-06-20T11:47", "2021-06-20T11:47-05:00", None, Broader),
        ("2021-06-20T11:47", "2021-06-20T11:47-05:00", Some(-300), Same),
        // Clocks change by an hour, so that the zone of the place may not be that of the time.
        ("2021-06-20T11:47", "2021-06-20T11:47-05:00", Some(-240), Compatible),
        ("2021-06-20T11:47", "2021-06-20T11:47-05:00", Some(-180), Contradictory),
        // Some zone has this day then, but not that of the place.
        ("2021-06-20", "2021-06-21T11:59:59Z", None, Broader),
        ("2021-06-20", "2021-06-21T12:59:59Z", None, Compatible),
        ("2021-06-20", "2021-06-21T13:00:00Z", None, Contradictory),
        ("2021-06-20", "2021-06-21T04:59:59Z", Some(-300), Broader),
        ("2021-06-20", "2021-06-21T05:59:59Z", Some(-300), Compatible),
        ("2021-06-20", "2021-06-21T06:00:00Z", Some(-300), Contradictory),
        // Without a zone it does not lie within the minute, and the minute says no more than it.
        ("2021-06-20T11:47:03", "2021-06-20T11:47Z", None, Broader),
        ("2021-06-20T11:47:03", "2021-06-20T11:47Z", Some(0), Narrower),
        // They overlap, and neither lies within the other.
        ("2021-06-17/2021-06-19", "2021-06-19/2021-06-28", None, Compatible),
        // The same clocks, but one hour on the way.
        (
            "2021-06-20T11:00Z/2021-06-20T12:00Z",
            "2021-06-20T11:00Z/2021-06-20T12:00-01:00",
            None,
            Narrower,
        ),
    ] {
        let zone = zone.map(east);
        let back = match relation {
            Narrower => Broader,
            Broader => Narrower,
            same => same,
        };
        assert_eq!(parsed(a).relation(&parsed(b), zone), relation, "{a} to {b}");
        assert_eq!(parsed(b).relation(&parsed(a), zone), back, "{b} to {a}");
    }
}

#[test]
fn dates_and_times_of_chrono_convert() {
    let day = |y, m, d| When::from(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    assert_eq!(day(2024, 2, 29), when!("2024-02-29"));
    assert_eq!(day(0, 1, 1), when!("0000-01-01"));
    assert_eq!(day(-1, 12, 31), when!("0000-01-01"));
    assert_eq!(day(10_000, 1, 1), when!("9999-12-31"));
    let time = |text: &str| When::from(DateTime::parse_from_rfc3339(text).unwrap());
    assert_eq!(time("2021-06-20T11:47:03.999-05:00"), when!("2021-06-20T11:47:03-05:00"));
    assert_eq!(time("2016-12-31T23:59:60Z"), when!("2016-12-31T23:59:59Z"));
    // Offsets that cannot be written: the instant stays.
    assert_eq!(time("2021-06-20T20:00:00+20:00"), when!("2021-06-20T14:00:00+14:00"));
    assert_eq!(time("2021-06-20T00:00:00-13:00"), when!("2021-06-20T01:00:00-12:00"));
    let mean = FixedOffset::west_opt(5 * 3600 + 50 * 60 + 36).unwrap();
    let noon = NaiveDate::from_ymd_opt(1883, 11, 18).unwrap().and_hms_opt(17, 50, 36).unwrap();
    let local = DateTime::<FixedOffset>::from_naive_utc_and_offset(noon, mean);
    assert_eq!(local.naive_local().to_string(), "1883-11-18 12:00:00");
    assert_eq!(When::from(local), when!("1883-11-18T12:00:36-05:50"));
    // Years that cannot.
    let far = |utc, offset| {
        When::from(DateTime::<FixedOffset>::from_naive_utc_and_offset(utc, east(offset)))
    };
    let (min, max) = (chrono::NaiveDateTime::MIN, chrono::NaiveDateTime::MAX);
    assert_eq!(far(min, -300), when!("0000-01-01T00:00:00-05:00"));
    assert_eq!(far(max, 300), when!("9999-12-31T23:59:59+05:00"));
}

#[test]
fn serde_reads_and_writes_the_text() {
    let when = when!("2021-06-20T11:47-05:00~");
    assert_eq!(serde_json::to_string(&when).unwrap(), "\"2021-06-20T11:47-05:00~\"");
    assert_eq!(serde_json::from_str::<When>("\"2021-06-20T11:47-05:00~\"").unwrap(), when);
    let bytes = postcard::to_stdvec(&when).unwrap();
    assert_eq!(postcard::from_bytes::<When>(&bytes).unwrap(), when);

    let refused = |json: &str| serde_json::from_str::<When>(json).unwrap_err().to_string();
    let error = refused("\"2021-13\"");
    assert!(error.contains("a moment: the month must be 01 to 12, found `2021-13`"), "{error}");
    for json in ["[\"Jane Doe\"]", "{\"name\":\"Jane Doe\"}", "null"] {
        let error = refused(json);
        let expected = "expected a moment such as `2021-06-20` or `2021-06-20T11:47-05:00~`";
        assert!(error.contains(expected), "{error}");
        assert!(!error.contains("Jane"), "{error}");
    }
}

/// The text of a moment with a few changed characters, which may be the text of another.
pub(crate) fn any_mutated_text() -> impl Strategy<Value = String> {
    let changes = proptest::collection::vec((any::<u8>(), select(MUTATIONS)), 1..4);
    (any_moment(), changes).prop_map(|((text, _), changes)| {
        let mut text: Vec<char> = text.chars().collect();
        for (at, (removed, added)) in changes {
            let at = usize::from(at) % (text.len() + 1);
            let until = (at + removed).min(text.len());
            text.splice(at..until, added.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn texts_round_trip((text, when) in any_moment()) {
        prop_assert_eq!(when.to_string(), text);
        prop_assert_eq!(When::parse(&when.to_string()), Ok(when));
    }

    #[test]
    fn bounds_are_in_order(when in any_when()) {
        // The two ends of an interval can be of two zones, whose clocks differ by 26 hours at most.
        let zones = when.is_zoned() && when.precision() == Precision::Interval;
        let slack = TimeDelta::hours(if zones { 26 } else { 0 });
        prop_assert!(when.earliest() <= when.latest() + slack);
    }

    #[test]
    fn before_is_a_strict_order(a in any_when(), b in any_when(), c in any_when()) {
        prop_assert!(!a.certainly_before(a));
        prop_assert!(!(a.certainly_before(b) && b.certainly_before(a)));
        if a.certainly_before(b) && b.certainly_before(c) {
            prop_assert!(a.certainly_before(c));
        }
    }

    #[test]
    fn what_is_certain_is_possible_and_its_reverse_is_not(a in any_when(), b in any_when()) {
        if a.certainly_before(b) {
            prop_assert!(a.possibly_before(b));
            prop_assert!(!b.possibly_before(a));
        }
    }

    /// All zones agree on what is certain, and some zone allows what is possible.
    #[test]
    fn no_zone_means_every_zone(a in any_when(), b in any_when(), zone in any_zone()) {
        let (west, east) = (Some(east(-720)), Some(east(840)));
        let certain = |zone| a.certainly_before_in(b, zone);
        let possible = |zone| a.possibly_before_in(b, zone);
        prop_assert_eq!(a.certainly_before(b), certain(west) && certain(east));
        prop_assert_eq!(a.possibly_before(b), possible(west) || possible(east));
        if a.certainly_before(b) {
            prop_assert!(certain(Some(zone)));
        }
        if possible(Some(zone)) {
            prop_assert!(a.possibly_before(b));
        }
    }

    #[test]
    fn relations_are_symmetric(
        a in any_when(),
        b in any_when(),
        zone in proptest::option::of(any_zone()),
    ) {
        let back = match b.relation(&a, zone) {
            Relation::Narrower => Relation::Broader,
            Relation::Broader => Relation::Narrower,
            same => same,
        };
        prop_assert_eq!(a.relation(&b, zone), back);
        prop_assert_eq!(a.relation(&a, zone), Relation::Same);
        let apart = a.certainly_before_in(b, zone) || b.certainly_before_in(a, zone);
        // An hour that clocks changed may lie between a time with a zone and one without.
        if a.is_zoned() == b.is_zoned() {
            prop_assert_eq!(back == Relation::Contradictory, apart);
        } else {
            prop_assert!(back != Relation::Contradictory || apart);
        }
    }

    #[test]
    fn arbitrary_text_is_read_or_refused(text in any::<String>()) {
        if let Ok(when) = When::parse(&text) {
            prop_assert_eq!(When::parse(&when.to_string()), Ok(when));
        }
    }

    /// What is read of a text with a few changed characters is canonical but for `+00:00`.
    #[test]
    fn mutated_text_is_read_or_refused(text in any_mutated_text()) {
        if let Ok(when) = When::parse(&text) {
            prop_assert_eq!(when.to_string(), without_fractions(&text).replace("+00:00", "Z"));
        }
    }
}

/// A point that begins no open end begins the fraction of a second.
fn without_fractions(text: &str) -> String {
    let is_open = |end: &str| end == "..";
    let cut = |end: &str| match end.split_once('.') {
        Some((whole, fraction)) if !is_open(end) => {
            whole.to_owned() + fraction.trim_start_matches(|it: char| it.is_ascii_digit())
        }
        _ => end.to_owned(),
    };
    text.split('/').map(cut).collect::<Vec<_>>().join("/")
}

/// How many characters are removed, and what is put there.
const MUTATIONS: &[(usize, &str)] = &[
    (1, ""),
    (2, ""),
    (1, "0"),
    (1, "3"),
    (1, "9"),
    (2, "24"),
    (2, "29"),
    (2, "60"),
    (0, "0"),
    (0, "-"),
    (0, "/"),
    (0, "~"),
    (0, "Z"),
    (1, "+"),
    (0, "+00:00"),
    (0, "-05:00"),
    (0, "T11:47"),
    (0, ":03"),
    (0, ".5"),
    (0, " "),
    (0, ".."),
    (1, "é"),
    (0, "\0"),
];
