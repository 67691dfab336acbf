use std::{collections::BTreeMap, fmt};

/// What a copy withholds of one field, how often, and for what reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Withheld {
    /// The noun, or what else has fields.
    pub noun: &'static str,
    /// The field.
    pub field: &'static str,
    /// Why it is withheld.
    pub because: Because,
    /// How many answers it was.
    pub times: usize,
}

impl fmt::Display for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}: {}, {}", self.noun, self.field, self.times, self.because)
    }
}

/// Why something is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Because {
    /// The field is not allowed.
    Field,
    /// The field is allowed, but not what a source of this kind says.
    Source,
    /// The value was overruled by one that is withheld.
    Overruled,
    /// The source may be a person, and its name is not allowed.
    Person,
    /// It is withheld of somebody who [may be a minor](super::Class::Minor).
    Minor,
    /// It is withheld of somebody whose [record is sealed](super::Class::Sealed).
    Sealed,
    /// It cannot be told as inexactly as the policy wants it: a landmark, where only blocks are told.
    Exact,
    /// The policy does not say what the other incident is called in its copy.
    Unnamed,
    /// Only the source's own words, or a word that no vocabulary has; the rest is shown.
    Words,
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Because::Field => "the field is not allowed",
            Because::Source => "the kind of source is not allowed",
            Because::Overruled => "overruled by what is withheld",
            Because::Person => "the source may be a person",
            Because::Minor => "of somebody who may be a minor",
            Because::Sealed => "of somebody whose record is sealed",
            Because::Exact => "more exact than is allowed",
            Because::Unnamed => "no id is given for the copy of the other incident",
            Because::Words => "only the words",
        })
    }
}

/// Counts what is withheld.
#[derive(Debug, Default)]
pub(super) struct Account(BTreeMap<(&'static str, &'static str, Because), usize>);

impl Account {
    pub(super) fn add(&mut self, noun: &'static str, field: &'static str, because: Because) {
        *self.0.entry((noun, field, because)).or_default() += 1;
    }

    pub(super) fn items(self) -> Vec<Withheld> {
        let item = |((noun, field, because), times)| Withheld { noun, field, because, times };
        self.0.into_iter().map(item).collect()
    }
}
