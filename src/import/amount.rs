//! Ages and counts as people write them.

use super::spelling::begins;
use crate::value::Amount;

/// The greatest age in years that anybody can have.
const OLDEST: u32 = 130;

/// An amount, and whether it says all that the text says.
pub(super) type Read = Option<(Amount, bool)>;

/// An age in completed years: `34`, `34.0`, `40s`, `20-29`, `Under 18`, `65+`, `0.3`.
pub(super) fn ages(text: &str) -> Read {
    let text = text.trim().to_lowercase();
    let (text, about) = without_about(&text);
    let text = without_years(text);
    let (amount, whole) = decade(text)
        .or_else(|| words_for_ages(text))
        .or_else(|| months(text))
        .or_else(|| bounds(text, true))?;
    let possible = amount.low() <= OLDEST && amount.high().is_none_or(|high| high <= OLDEST);
    possible.then_some((amount, whole && !about))
}

/// A count: `3`, `3.0`, `1,200`, `>1`, `2 or more`, `up to 5`, `two`, `none`.
pub(super) fn count(text: &str) -> Read {
    let text = text.trim().to_lowercase();
    let (text, about) = without_about(&text);
    let (amount, whole) = word_for_number(text)
        .map(|number| (number.into(), true))
        .or_else(|| several(text))
        .or_else(|| bounds(text, false))?;
    Some((amount, whole && !about))
}

/// Without what says that it is about so much.
fn without_about(text: &str) -> (&str, bool) {
    let about =
        ["approximately", "approx.", "approx", "about", "around", "circa", "est.", "~", "±"];
    let rest = about.iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.or_else(|| text.strip_suffix('?')).or_else(|| text.strip_suffix("(est.)"));
    rest.map_or((text, false), |rest| (rest.trim(), true))
}

fn without_years(text: &str) -> &str {
    let units =
        ["years old", "year old", "years of age", "years", "yrs old", "yrs", "yr", "y/o", "yo"];
    let rest = units.iter().find_map(|unit| text.strip_suffix(unit));
    rest.map_or(text, str::trim_end)
}

/// `40s`, `mid 20s`, `late-30s`, `30s-40s`.
fn decade(text: &str) -> Read {
    let parts = ["early", "mid", "late", "in his", "in her", "in their", "in"];
    let part = parts.iter().find_map(|part| text.strip_prefix(part));
    let rest = part.unwrap_or(text).trim_start_matches([' ', '-']);
    let tens = |text: &str| {
        let tens = text.trim().strip_suffix('s')?;
        let tens = tens.trim_end_matches(['\'', '’']);
        let number: u32 = tens.parse().ok()?;
        (number.is_multiple_of(10) && number > 0).then_some(number)
    };
    if let Some((low, high)) = rest.split_once('-').or_else(|| rest.split_once(" to ")) {
        return Some(((tens(low)?..=tens(high)? + 9).into(), part.is_none()));
    }
    let number = tens(rest)?;
    Some(((number..=number + 9).into(), part.is_none()))
}

fn words_for_ages(text: &str) -> Read {
    Some(match text {
        "juvenile" | "minor" | "child" => ((..=17).into(), true),
        "adult" => ((18..).into(), true),
        "teens" | "teen" | "teenager" => ((13..=19).into(), true),
        "infant" | "newborn" => ((..=1).into(), false),
        _ => return None,
    })
}

/// `3 months`: an age of no completed year, of which the months are not kept.
fn months(text: &str) -> Read {
    let units =
        [("months", 12), ("month", 12), ("mos", 12), ("mo", 12), ("weeks", 52), ("days", 365)];
    let number = |unit| text.strip_suffix(unit)?.trim_end_matches([' ', '-']).parse::<u32>().ok();
    let (number, in_a_year) =
        units.iter().find_map(|(unit, in_a_year)| Some((number(unit)?, *in_a_year)))?;
    Some(((number / in_a_year).into(), false))
}

fn several(text: &str) -> Read {
    matches!(text, "multiple" | "several" | "many" | "more than one").then(|| {
        let whole = text == "more than one";
        ((2..).into(), whole)
    })
}

/// A number or what lies between bounds; `of_years` drops what is after the point of an age.
fn bounds(text: &str, of_years: bool) -> Read {
    let number = |text: &str| number(text.trim(), of_years);
    if let Some((number, whole)) = number(text) {
        return Some((number.into(), whole));
    }
    let one_more = |(n, whole): (u32, bool)| Some((Amount::from(n.checked_add(1)?..), whole));
    let one_less = |(n, whole): (u32, bool)| Some((Amount::from(..=n.checked_sub(1)?), whole));
    let from = |(n, whole)| Some((Amount::from(n..), whole));
    let up_to = |(n, whole)| Some((Amount::from(..=n), whole));
    let before = |words: &[&str]| words.iter().find_map(|word| number(begins(text, word)?));
    let after = |words: &[&str]| words.iter().find_map(|word| number(text.strip_suffix(word)?));
    before(&[">=", "≥", "at least", "minimum of"])
        .and_then(from)
        .or_else(|| {
            before(&["<=", "≤", "at most", "up to", "no more than", "maximum of"]).and_then(up_to)
        })
        .or_else(|| before(&[">", "over", "more than", "older than", "above"]).and_then(one_more))
        .or_else(|| {
            before(&["<", "under", "less than", "fewer than", "younger than", "below"])
                .and_then(one_less)
        })
        .or_else(|| {
            after(&["+", "or more", "and over", "and older", "or older", "and up", "plus"])
                .and_then(from)
        })
        .or_else(|| {
            after(&["or less", "or fewer", "and under", "and younger", "or younger"])
                .and_then(up_to)
        })
        .or_else(|| {
            let (low, high) =
                ["-", "–", " to ", " or "].iter().find_map(|between| text.split_once(between))?;
            let ((low, a), (high, b)) = (number(low)?, number(high)?);
            (low <= high).then(|| (Amount::from(low..=high), a && b))
        })
}

/// A whole number, perhaps with `.0` after it or commas between thousands; of an age also what has a
/// fraction, which is dropped.
fn number(text: &str, of_years: bool) -> Option<(u32, bool)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let exact = fraction.bytes().all(|b| b == b'0');
    if !digits(fraction) || !(exact || of_years) {
        return None;
    }
    let number = if whole.contains(',') {
        let mut groups = whole.split(',');
        let first =
            groups.next().is_some_and(|group| matches!(group.len(), 1..=3) && digits(group));
        let legal = first && groups.all(|group| group.len() == 3 && digits(group));
        legal.then(|| whole.replace(',', ""))?.parse().ok()?
    } else {
        (!whole.is_empty() && digits(whole)).then(|| whole.parse().ok())??
    };
    Some((number, exact))
}

fn word_for_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(text, "none" | "no") {
        return Some(0);
    }
    WORDS.iter().position(|word| *word == text).and_then(|number| u32::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(read: Read, low: u32, high: impl Into<Option<u32>>, whole: bool) {
        let (amount, said) = read.expect("an amount");
        assert_eq!((amount.low(), amount.high(), said), (low, high.into(), whole));
    }

    #[test]
    fn ages_as_people_write_them() {
        read(ages("34"), 34, 34, true);
        read(ages("34.0"), 34, 34, true);
        read(ages("0.3"), 0, 0, false);
        read(ages("40s"), 40, 49, true);
        read(ages("40's"), 40, 49, true);
        read(ages("mid-20s"), 20, 29, false);
        read(ages("30s-40s"), 30, 49, true);
        read(ages("20-29"), 20, 29, true);
        read(ages("20 to 29"), 20, 29, true);
        read(ages("Under 18"), 0, 17, true);
        read(ages("<18"), 0, 17, true);
        read(ages("18 and under"), 0, 18, true);
        read(ages("65+"), 65, None, true);
        read(ages("65 and over"), 65, None, true);
        read(ages("over 65"), 66, None, true);
        read(ages("31 YEARS OLD"), 31, 31, true);
        read(ages("about 30"), 30, 30, false);
        read(ages("30?"), 30, 30, false);
        read(ages("6 months"), 0, 0, false);
        read(ages("18 months"), 1, 1, false);
        read(ages("Juvenile"), 0, 17, true);
        read(ages("adult"), 18, None, true);
    }

    #[test]
    fn what_is_no_age() {
        for text in
            ["", "250", "1237", "5/21/2007", "-3", "29-20", "1e3", "30s-", "5-Mar", "x", "٣"]
        {
            assert_eq!(ages(text), None, "{text}");
        }
    }

    #[test]
    fn counts_as_people_write_them() {
        read(count("3"), 3, 3, true);
        read(count("3.0"), 3, 3, true);
        read(count("1,200"), 1200, 1200, true);
        read(count(">1"), 2, None, true);
        read(count("> 1"), 2, None, true);
        read(count(">=2"), 2, None, true);
        read(count("2 or more"), 2, None, true);
        read(count("2+"), 2, None, true);
        read(count("<5"), 0, 4, true);
        read(count("up to 3"), 0, 3, true);
        read(count("1-3"), 1, 3, true);
        read(count("1 or 2"), 1, 2, true);
        read(count("Two"), 2, 2, true);
        read(count("none"), 0, 0, true);
        read(count("multiple"), 2, None, false);
        read(count("approx. 12"), 12, 12, false);
    }

    #[test]
    fn what_is_no_count() {
        for text in ["", "2.5", "1,2", "12,34", "<0", ">4294967295", "4294967296", "5-Mar", "a few"]
        {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
