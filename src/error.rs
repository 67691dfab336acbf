//! Why a text could not be read as a value.

use crate::value::Shown;
use std::fmt;

/// A text that is not the value it was meant to be: what was expected, and what stands there.
///
/// The message is one line, lower case, with the input in backticks, shortened to 40 characters.
///
/// ```
/// use use_of_force::When;
///
/// let error = When::parse("2021-02-30").unwrap_err();
/// assert_eq!(error.to_string(), "expected a moment: february 2021 has no day 30, found `2021-02-30`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    expected: String,
    found: String,
}

impl ParseError {
    /// `expected` is a phrase such as "an ORI of 7 or 9 characters".
    pub(crate) fn new(expected: impl Into<String>, found: &str) -> Self {
        Self { expected: expected.into(), found: shortened(found) }
    }

    /// A name that is none of these, with the one that was perhaps meant.
    pub(crate) fn none_of<'a>(
        what: impl Into<String>,
        name: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Self {
        let what = what.into();
        match nearest(name, known) {
            Some(near) => Self::new(format!("{what} (perhaps `{near}`)"), name),
            None => Self::new(what, name),
        }
    }

    /// What stands there, shortened.
    pub(crate) fn found(&self) -> &str {
        &self.found
    }

    /// What would have been right there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

crate::document::document! { ParseError: |it| {
    expected: Some(it.expected()),
    found: Some(it.found()),
} }

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.found)
    }
}

impl std::error::Error for ParseError {}

/// Input as an error shows it: at most 40 characters, and none that acts.
pub(crate) fn shortened(input: &str) -> String {
    Shown(input).shortened(40)
}

/// The candidate that a mistyped word most probably meant: at most a third of its letters differ.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.len() > 64 {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The number of letters to insert, leave out, replace or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let at = |row: &[usize], i: usize| row.get(i).copied().unwrap_or(usize::MAX / 2);
    let (mut last_but_one, mut last): (Vec<usize>, Vec<usize>) =
        (Vec::new(), (0..=b.len()).collect());
    let mut before: Option<char> = None;
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        let mut left: Option<char> = None;
        for (j, y) in b.iter().copied().enumerate() {
            let replaced = at(&last, j) + usize::from(x != y);
            let mut least = replaced.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if before == Some(y) && left == Some(x) && j > 0 {
                least = least.min(at(&last_but_one, j - 1) + 1);
            }
            row.push(least);
            left = Some(y);
        }
        last_but_one = std::mem::replace(&mut last, row);
        before = Some(x);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_input_is_cut_and_control_characters_are_escaped() {
        assert_eq!(shortened("a\nb\u{202e}"), "a\\nb\\u{202e}");
        assert_eq!(shortened(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
    }

    #[test]
    fn the_nearest_word_is_near() {
        let words = ["firearm", "handgun", "knife"];
        assert_eq!(nearest("firarm", words.into_iter()), Some("firearm"));
        assert_eq!(nearest("handgnu", words.into_iter()), Some("handgun"));
        assert_eq!(nearest("bicycle", words.into_iter()), None);
        assert_eq!(nearest("plcae", ["place", "point"].into_iter()), Some("place"));
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("abcd", "badc"), 2);
        assert_eq!((distance("", "abc"), distance("abc", "")), (3, 3));
    }
}
