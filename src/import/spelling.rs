//! The spellings of not knowing, and comparing labels as people write them.

use crate::Why;
use std::sync::LazyLock;

/// What a cell says that says that it is not known, and why; none if it says something else.
///
/// This is what every reading of a [`Row`](super::Row) goes by after the labels that it was given, so
/// that a data set in which `N/A` is a surname or `unknown` a kind of weapon can say so.
///
/// ```
/// use use_of_force::{Why, import::not_known};
///
/// assert_eq!(not_known("N/A"), Some(Why::NotApplicable));
/// assert_eq!(not_known("under investigation"), Some(Why::Pending));
/// assert_eq!(not_known("Not provided."), Some(Why::Unexplained));
/// assert_eq!(not_known("#REF!"), Some(Why::Unusable));
/// assert_eq!(not_known("handgun"), None);
/// ```
#[must_use]
pub fn not_known(cell: &str) -> Option<Why> {
    const LONGEST: usize = 48;
    let cell = cell.trim();
    // Most cells are numbers, days and names.
    if cell.is_empty() || cell.len() > LONGEST || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if cell.starts_with('#') {
        let damage = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];
        return damage.contains(&cell).then_some(Why::Unusable);
    }
    if cell.chars().all(|c| matches!(c, '-' | '?' | '.' | '–' | '—')) {
        return Some(Why::Unexplained);
    }
    // A surname, and a code of two letters in many lists, when it is not in capitals.
    if cell == "NA" {
        return Some(Why::NotApplicable);
    }
    let plain =
        cell.trim_matches(|c: char| matches!(c, '.' | '*' | '(' | ')' | '[' | ']' | '<' | '>'));
    let words = BY_INITIAL.get(initial(letters(plain).next()?)?)?;
    let found = words.binary_search_by(|(word, _)| word.chars().cmp(letters(plain)));
    words.get(found.ok()?).map(|(_, why)| *why)
}

/// The spellings without blanks, in the order of the alphabet, by their first letter: most cells are
/// told by theirs.
static BY_INITIAL: LazyLock<[Vec<(String, Why)>; 26]> = LazyLock::new(|| {
    let mut sorted = [const { Vec::new() }; 26];
    for (word, why) in SPELLINGS.iter().flat_map(|(why, words)| words.iter().map(|it| (it, *why))) {
        let initial = letters(word).next().and_then(initial);
        if let Some(words) = initial.and_then(|initial| sorted.get_mut(initial)) {
            words.push((letters(word).collect(), why));
        }
    }
    sorted.iter_mut().for_each(|words| words.sort_unstable());
    sorted
});

/// The number of a small letter in the alphabet.
fn initial(letter: char) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| usize::from(letter as u8 - b'a'))
}

/// What counts of a label: small letters, without blanks.
fn letters(label: &str) -> impl Iterator<Item = char> {
    label.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase())
}

/// In the order of the reasons. Blanks and capitals do not matter.
const SPELLINGS: [(Why, &[&str]); 11] = [
    (
        Why::Pending,
        &[
            "pending",
            "pending investigation",
            "investigation pending",
            "pending further investigation",
            "under investigation",
            "still under investigation",
            "ongoing investigation",
            "investigation ongoing",
            "tbd",
            "to be determined",
            "not yet known",
            "not yet determined",
            "unknown at this time",
        ],
    ),
    (
        Why::Withheld,
        &[
            "withheld",
            "name withheld",
            "withheld by police",
            "confidential",
            "sealed",
            "exempt",
            "restricted",
            "identity withheld",
        ],
    ),
    (
        Why::Undisclosed,
        &[
            "undisclosed",
            "not disclosed",
            "not released",
            "not yet released",
            "unreleased",
            "name not released",
            "not public",
            "not identified",
            "not yet identified",
            "unidentified",
            "unnamed",
        ],
    ),
    (
        Why::Declined,
        &["declined to answer", "declined to state", "refused to answer", "prefer not to say"],
    ),
    (
        Why::Undetermined,
        &[
            "undetermined",
            "undeterminable",
            "indeterminate",
            "could not be determined",
            "cannot be determined",
            "unable to determine",
            "inconclusive",
            "unknown and unlikely to ever be known",
        ],
    ),
    (Why::NotMade, &["not tested", "not recorded", "not measured", "no recording"]),
    (Why::NotCollected, &["not collected", "not asked", "not tracked", "not captured"]),
    (
        Why::NotApplicable,
        &["n/a", "n.a", "n / a", "not applicable", "does not apply", "non-applicable"],
    ),
    (Why::Unusable, &["error", "illegible", "invalid"]),
    (Why::Redacted, &["redacted", "name redacted", "xxx", "xxxx"]),
    (
        Why::Unexplained,
        &[
            "unknown",
            "unk",
            "unkown",
            "unknow",
            "unknwon",
            "u/k",
            "not known",
            "don't know",
            "not provided",
            "not reported",
            "not recorded in report",
            "not specified",
            "not stated",
            "not given",
            "none given",
            "none provided",
            "none available",
            "not listed",
            "not available",
            "not_available",
            "unavailable",
            "data not available",
            "information not available",
            "no information",
            "no data",
            "unspecified",
            "unreported",
            "missing",
            "no answer",
        ],
    ),
];

/// What an export writes where its table holds nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    match cell.as_bytes() {
        [] => true,
        [b'n' | b'N' | b'(' | b'\\' | b'<', ..] if cell.len() <= 6 => {
            ["null", "(null)", "\\n", "nan", "<na>"]
                .iter()
                .any(|blank| cell.eq_ignore_ascii_case(blank))
        }
        _ => false,
    }
}

/// A whole number without the `.0` that programs write behind it; another text as it is.
pub(super) fn whole(text: &str) -> &str {
    let number = text.strip_suffix(".0");
    let digits = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    number.filter(digits).unwrap_or(text)
}

/// Whether two labels differ in blanks and capitals only.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || letters(a).eq(letters(b))
}

/// What follows a label at the beginning of a text, blanks and capitals aside.
pub(super) fn begins<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in letters(label) {
        let found = rest.by_ref().find(|c| !c.is_whitespace())?;
        if found.to_ascii_lowercase() != wanted {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_capitals_do_not_matter() {
        assert!(same("Attempt to flee", "attempt to flee "));
        assert!(same("Hands, fists, legs", "Hands,fists,legs"));
        assert!(same("Dead-weight (limp)", "Dead-weight(limp)"));
        assert!(!same("Kick", "Kicks") && !same("Kicks", "Kick"));
        assert_eq!(begins("Used arms/hands, Other", "Used arms"), Some("/hands, Other"));
    }

    #[test]
    fn a_whole_number_has_no_fraction() {
        assert_eq!((whole("17.0"), whole("17"), whole("1.50")), ("17", "17", "1.50"));
        assert_eq!((whole(".0"), whole("A-2.0"), whole("")), (".0", "A-2.0", ""));
    }

    #[test]
    fn each_spelling_has_one_reason() {
        let mut all: Vec<_> = SPELLINGS.iter().flat_map(|(_, words)| words.iter()).collect();
        all.sort_unstable();
        let mut once = all.clone();
        once.dedup();
        assert_eq!(all, once);
        for (why, words) in SPELLINGS {
            for word in words {
                assert_eq!(not_known(word), Some(why), "{word}");
                assert_eq!(not_known(&word.to_uppercase()), Some(why), "{word}");
            }
        }
    }

    #[test]
    fn what_could_be_a_value_is_none() {
        for cell in ["", "Na", "None", "no", "refused", "#1", "unknown assailant", "0", "…"] {
            assert_eq!(not_known(cell), None, "{cell}");
        }
        assert!(is_blank("NULL") && is_blank("nan") && !is_blank("Nanny"));
    }
}
