//! What the labels of a data set mean.

use super::spelling::{begins, same};
use crate::{Fact, Why, value::List};

/// What a label of a data set means: a value, a reason why there is none, or nothing at all.
///
/// Everything that can stand in a field converts into it. [`roughly`] is for a label that says more
/// than the value, so that its words are kept; [`nothing`] for one that affirms that there is none.
///
/// ```
/// use use_of_force::{Why, code::Weapon, import::{Meaning, nothing, roughly}};
///
/// let armed_with: [(&str, Meaning<Weapon>); 4] = [
///     ("gun", Weapon::Firearm.into()),
///     ("machete", roughly(Weapon::Knife)),
///     ("unarmed", nothing()),
///     ("undetermined", Why::Undetermined.into()),
/// ];
/// # let _ = armed_with;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning<T> {
    fact: Fact<T>,
    nothing: bool,
    whole: bool,
}

impl<T> Meaning<T> {
    /// A value; for tables that are constants.
    pub const fn is(value: T) -> Self {
        Self { fact: Fact::Known(value), nothing: false, whole: true }
    }

    /// A reason why there is no value; for tables that are constants.
    pub const fn unknown(why: Why) -> Self {
        Self { fact: Fact::Unknown(why), nothing: false, whole: true }
    }

    /// The value, if it is one.
    pub(super) fn value(&self) -> Option<&T> {
        self.fact.known()
    }
}

/// A value that does not say all that the label says, which is kept in the source's words.
pub const fn roughly<T>(value: T) -> Meaning<T> {
    Meaning { fact: Fact::Known(value), nothing: false, whole: false }
}

/// That there is none: an affirmed empty set.
pub const fn nothing<T>() -> Meaning<T> {
    Meaning { fact: Fact::Unstated, nothing: true, whole: true }
}

impl<T, F: Into<Fact<T>>> From<F> for Meaning<T> {
    fn from(fact: F) -> Self {
        Self { fact: fact.into(), nothing: false, whole: true }
    }
}

/// The labels of a column.
pub type Labels<'a, T> = &'a [(&'a str, Meaning<T>)];

/// How much of a cell was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grasp {
    Whole,
    Part,
    Nothing,
}

/// What one label means.
pub(super) fn word<T: Clone>(cell: &str, labels: Labels<'_, T>) -> Option<(Fact<T>, Grasp)> {
    let exact = labels.iter().find(|(label, _)| *label == cell);
    let (_, meaning) = exact.or_else(|| labels.iter().find(|(label, _)| same(label, cell)))?;
    let grasp = if meaning.whole { Grasp::Whole } else { Grasp::Part };
    Some((meaning.fact.clone(), grasp))
}

/// What a list of labels means.
#[derive(Debug)]
pub(super) struct Members<T> {
    pub(super) fact: Fact<List<T>>,
    pub(super) grasp: Grasp,
    /// The first part that is no label.
    pub(super) strange: Option<String>,
}

/// What several labels mean that a separator parts. Labels are taken off the front, the longest
/// first, since they can hold the separator.
pub(super) fn words<T: Clone + Ord>(
    cell: &str,
    separator: char,
    labels: Labels<'_, T>,
    not_known: fn(&str) -> Option<Why>,
) -> Members<T> {
    let mut members: Vec<T> = Vec::new();
    let (mut whys, mut nothing, mut whole, mut strange) = (Vec::new(), false, true, None);
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        let Some((meaning, after)) = longest(rest, separator, labels) else {
            let (part, after) = next(rest, separator);
            match not_known(part.trim()) {
                _ if part.trim().is_empty() => {}
                Some(why) => whys.push(why),
                None => {
                    strange.get_or_insert_with(|| part.trim().to_owned());
                }
            }
            rest = after;
            continue;
        };
        whole &= meaning.whole;
        nothing |= meaning.nothing;
        match &meaning.fact {
            Fact::Known(member) => members.push(member.clone()),
            Fact::Unknown(why) => whys.push(*why),
            Fact::Unstated => {}
        }
        rest = after;
    }
    let contradicts = nothing && !(members.is_empty() && whys.is_empty());
    let partly = strange.is_some() || contradicts || !whole;
    let (fact, grasp) = if !members.is_empty() {
        let partly = partly || !whys.is_empty();
        (
            Fact::Known(members.into_iter().collect()),
            if partly { Grasp::Part } else { Grasp::Whole },
        )
    } else if nothing {
        (Fact::Known(List::none()), if partly { Grasp::Part } else { Grasp::Whole })
    } else if let Some(why) = whys.into_iter().min() {
        (Fact::Unknown(why), if partly { Grasp::Part } else { Grasp::Whole })
    } else if strange.is_some() {
        (Fact::Unknown(Why::Unusable), Grasp::Nothing)
    } else {
        (Fact::Unstated, Grasp::Whole)
    };
    Members { fact, grasp, strange }
}

/// The longest label at the front, and what follows it and the separator.
fn longest<'c, 'l, T>(
    cell: &'c str,
    separator: char,
    labels: Labels<'l, T>,
) -> Option<(&'l Meaning<T>, &'c str)> {
    if let Some((_, meaning)) = labels.iter().find(|(label, _)| *label == cell) {
        return Some((meaning, ""));
    }
    let fits = labels.iter().filter_map(|(label, meaning)| {
        let rest = begins(cell, label)?.trim_start();
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix(separator)? };
        Some((meaning, rest.trim_start()))
    });
    fits.min_by_key(|(_, rest)| rest.len())
}

/// The text up to the next separator that does not stand in parentheses, and what follows it.
pub(super) fn next(cell: &str, separator: char) -> (&str, &str) {
    let mut depth = 0_u32;
    for (at, c) in cell.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if c == separator && depth == 0 => {
                let after = cell.get(at + c.len_utf8()..).unwrap_or("");
                return (cell.get(..at).unwrap_or(""), after.trim_start());
            }
            _ => {}
        }
    }
    (cell, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{code::Weapon, import::not_known};

    const LABELS: Labels<'static, Weapon> = &[
        ("gun", Meaning::is(Weapon::Firearm)),
        ("knife, fork", Meaning::is(Weapon::Knife)),
        ("knife", roughly(Weapon::Knife)),
        ("none", nothing()),
        ("pending", Meaning::unknown(Why::Pending)),
    ];

    #[track_caller]
    fn read(cell: &str, expected: &str, grasp: Grasp) {
        let members = words(cell, ',', LABELS, not_known);
        assert_eq!(
            (format!("{:?}", members.fact).as_str(), members.grasp),
            (expected, grasp),
            "{cell}"
        );
    }

    #[test]
    fn labels_hold_the_separator() {
        read("gun, Knife, Fork", "[Firearm, Knife]", Grasp::Whole);
        read("knife,fork,gun,", "[Firearm, Knife]", Grasp::Whole);
        read("gun,gun", "[Firearm]", Grasp::Whole);
    }

    #[test]
    fn what_is_not_all_understood_is_known_in_part() {
        read("knife, gun", "[Firearm, Knife]", Grasp::Part);
        read("gun, spoon (old, blunt)", "[Firearm]", Grasp::Part);
        read("gun, unknown", "[Firearm]", Grasp::Part);
        read("gun, none", "[Firearm]", Grasp::Part);
        let members = words("gun, spoon (old, blunt), fork", ',', LABELS, not_known);
        assert_eq!(members.strange.as_deref(), Some("spoon (old, blunt)"));
    }

    #[test]
    fn none_and_not_known_are_answers() {
        read("None", "[]", Grasp::Whole);
        read("unknown, pending", "Unknown(Pending)", Grasp::Whole);
        read("gunpowder", "Unknown(Unusable)", Grasp::Nothing);
        read(" , ", "Unstated", Grasp::Whole);
    }
}
