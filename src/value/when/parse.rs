//! The parser, which also runs at compile time: it takes bytes off the front, and cannot panic.

use super::calendar::days_in_month;
use super::end::{End, Unit};
use super::fault::Fault;
use super::{Shape, Shape::Interval, Shape::Single};

/// One end of an interval as a regular expression.
macro_rules! end {
    () => {
        concat!(
            "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])",
            "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?",
            "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?)?)?)?~?"
        )
    };
}

/// A moment in words, and what a regular expression tells of its text: not which months have 31
/// days, how far offsets go, nor how the ends of an interval stand to each other.
pub(super) const ABOUT: &str = "One moment, known to lie between bounds: `2021`, `2021-06`, \
    `2021-06-20`, `2021-06-20T11:47` or `2021-06-20T11:47:03`, a time perhaps with its offset, \
    `-05:00` or `Z`, each perhaps with `~` for approximate; or two of these with `/` between them: \
    some moment from the one to the other; one of the two can be `..`, which leaves that end open.";
pub(super) const PATTERN: &str =
    concat!("^(", end!(), "(/(", end!(), r"|\.\.))?|\.\./", end!(), ")$");

/// The operator `?`, which a `const fn` does not have yet.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(fault) => return Err(fault),
        }
    };
}

pub(super) const fn parse(text: &[u8]) -> Result<Shape, Fault> {
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let Some((start, end)) = split(text, b'/') else {
        return Ok(Single(attempt!(read_end(text))));
    };
    if split(end, b'/').is_some() {
        return Err(Fault::Slashes);
    }
    let (start, end) = match (start, end) {
        ([], _) | (_, []) | (b"..", b"..") => return Err(Fault::OpenEnd),
        (b"..", end) => {
            let end = attempt!(read_end(end));
            return Ok(Interval(End::open(end, true), end));
        }
        (start, b"..") => {
            let start = attempt!(read_end(start));
            return Ok(Interval(start, End::open(start, false)));
        }
        (start, end) => (attempt!(read_end(start)), attempt!(read_end(end))),
    };
    if start.offset.is_some() != end.offset.is_some() {
        return Err(Fault::OneEndZoned);
    }
    let (start_first, _) = start.stated();
    let (_, end_last) = end.stated();
    if start_first - start.offset_seconds() > end_last - end.offset_seconds() {
        return Err(Fault::EndBeforeStart);
    }
    Ok(Interval(start, end))
}

/// A moment that is no interval.
const fn read_end(text: &[u8]) -> Result<End, Fault> {
    if split(text, b'?').is_some() || split(text, b'%').is_some() {
        return Err(Fault::Qualifier);
    }
    let (text, approximate) = match split(text, b'~') {
        None => (text, false),
        Some((text, [])) => (text, true),
        Some(_) => return Err(Fault::AfterApproximate),
    };
    let mut end = attempt!(read_date(text));
    end.approximate = approximate;
    Ok(end)
}

/// A date, and the time if one follows.
const fn read_date(text: &[u8]) -> Result<End, Fault> {
    let (century, rest) = attempt!(two_digits(text));
    let (year, rest) = attempt!(two_digits(rest));
    let mut end = End::of_year(century as u16 * 100 + year as u16);
    let Some(rest) = attempt!(after_hyphen(rest)) else { return Ok(end) };

    let (month, rest) = attempt!(two_digits(rest));
    if month < 1 || month > 12 {
        return Err(Fault::Month);
    }
    (end.unit, end.month) = (Unit::Month, month);
    let Some(rest) = attempt!(after_hyphen(rest)) else { return Ok(end) };

    let (day, rest) = attempt!(two_digits(rest));
    if day == 0 {
        return Err(Fault::DayZero);
    }
    if day > days_in_month(end.year, month) {
        return Err(Fault::NoSuchDay { year: end.year, month, day });
    }
    (end.unit, end.day) = (Unit::Day, day);
    match rest {
        [b'T', time @ ..] => read_time(end, time),
        [b't', ..] => Err(Fault::LowerCase),
        [b' ', b'0'..=b'9', ..] => Err(Fault::Space),
        // A third hyphen can only begin an offset.
        _ => match attempt!(after_hyphen(rest)) {
            None => Ok(end),
            Some(_) => Err(Fault::Form),
        },
    }
}

/// What follows the hyphen after a year or a month, or nothing if the text ends there.
const fn after_hyphen(rest: &[u8]) -> Result<Option<&[u8]>, Fault> {
    match rest {
        [] => Ok(None),
        [b'Z' | b'z' | b'+', ..] | [b'-', _, _, b':', ..] => Err(Fault::OffsetWithoutTime),
        [b'-', rest @ ..] => Ok(Some(rest)),
        _ => Err(Fault::Form),
    }
}

const fn read_time(day: End, text: &[u8]) -> Result<End, Fault> {
    let (hour, rest) = attempt!(two_digits(text));
    if hour > 23 {
        return Err(Fault::Hour);
    }
    let [b':', rest @ ..] = rest else { return Err(fault_after_digits(rest)) };
    let (minute, rest) = attempt!(two_digits(rest));
    if minute > 59 {
        return Err(Fault::Minute);
    }
    let (unit, second, rest) = match rest {
        [b':', rest @ ..] => {
            let (second, rest) = attempt!(two_digits(rest));
            (Unit::Second, second, after_fraction(rest))
        }
        _ => (Unit::Minute, 0, rest),
    };
    if second > 59 {
        return Err(Fault::Second);
    }
    let offset = attempt!(read_offset(rest));
    Ok(End { unit, hour, minute, second, offset, ..day })
}

/// What follows the fraction of a second, which is cut off.
const fn after_fraction(text: &[u8]) -> &[u8] {
    let [b'.', b'0'..=b'9', rest @ ..] = text else { return text };
    let mut left = rest;
    while let [b'0'..=b'9', rest @ ..] = left {
        left = rest;
    }
    left
}

/// The offset in minutes, if there is one.
const fn read_offset(text: &[u8]) -> Result<Option<i16>, Fault> {
    let (negative, rest) = match text {
        [] => return Ok(None),
        [b'Z'] => return Ok(Some(0)),
        [b'z'] => return Err(Fault::LowerCase),
        [b'Z' | b'z', ..] => return Err(Fault::OffsetForm),
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => return Err(fault_after_digits(text)),
    };
    let (hours, minutes) = match rest {
        [h, i, b':', m, n] => match (two_digits(&[*h, *i]), two_digits(&[*m, *n])) {
            (Ok((hours, _)), Ok((minutes, _))) => (hours, minutes),
            _ => return Err(Fault::OffsetForm),
        },
        _ => return Err(Fault::OffsetForm),
    };
    if minutes > 59 {
        return Err(Fault::OffsetMinute);
    }
    let offset = hours as i16 * 60 + minutes as i16;
    match (negative, offset) {
        (true, 0) => Err(Fault::OffsetUnknown),
        (true, 1..=720) => Ok(Some(-offset)),
        (false, 0..=840) => Ok(Some(offset)),
        _ => Err(Fault::OffsetRange),
    }
}

const fn fault_after_digits(rest: &[u8]) -> Fault {
    match rest {
        [b'.' | b',', ..] => Fault::Fraction,
        _ => Fault::Form,
    }
}

/// The number that the first two bytes write, and the other bytes.
const fn two_digits(text: &[u8]) -> Result<(u8, &[u8]), Fault> {
    match text {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', rest @ ..] => Ok(((*a - b'0') * 10 + (*b - b'0'), rest)),
        _ => Err(Fault::Form),
    }
}

/// What stands before and after the first such byte.
const fn split(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    let mut at = 0;
    while let Some((before, [here, after @ ..])) = text.split_at_checked(at) {
        if *here == byte {
            return Some((before, after));
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_finds_the_first_or_nothing() {
        assert_eq!(split(b"a/b/c", b'/'), Some((&b"a"[..], &b"b/c"[..])));
        assert_eq!(split(b"a/", b'/'), Some((&b"a"[..], &b""[..])));
        assert_eq!(split(b"ab", b'/'), None);
        assert_eq!(split(b"", 0), None);
    }

    #[test]
    fn two_digits_are_two_decimal_digits() {
        assert_eq!(two_digits(b"07x"), Ok((7, &b"x"[..])));
        assert_eq!(two_digits(b"99"), Ok((99, &b""[..])));
        for text in [&b""[..], b"7", b"7:", b"x7", b"+7", b" 7"] {
            assert_eq!(two_digits(text), Err(Fault::Form));
        }
    }
}
