//! What the page says of fields, in tables of its own; of the dictionary only names and kinds.

use crate::arbitrary::entry;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The kind of a value, or of the members of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Amount,
    When,
    Point,
    Place,
    Jurisdiction,
    Identifier,
    Text,
    /// A word of this vocabulary.
    Word(&'static str),
    /// The key of a noun.
    Key,
    /// What is only equal or different: yes and no, numbers of agencies, tip lines.
    Other,
}

/// How accounts of a list combine (rule 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No list.
    Single,
    /// "These, among others".
    Many,
    /// One answer of several words.
    Answer,
    Ordered,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
}

/// Rule 5: one answer of several words. All other lists that have no order are of many.
const ANSWERS: [&str; 6] = [
    "race",
    "perceived_race",
    "armed_with",
    "believed_armed_with",
    "perceived_threat",
    "charged_with",
];

/// Rule 5: the lists in which order means something.
const ORDERED: [&str; 2] = ["crossed", "leaving"];

/// Rule 7: the fields that describe a state, and no others.
const STATES: [&str; 18] = [
    "injury",
    "custody",
    "arrested",
    "medical_aid",
    "died",
    "duty",
    "rank",
    "employer",
    "employers",
    "assignment",
    "assigned_to",
    "charged_with",
    "highest_charge",
    "deadline",
    "camera_footage",
    "footage_released",
    "pay",
    "footage",
];

/// Rule 4: text to be read, which is never compared.
const PROSE: [&str; 4] = ["narrative", "scope", "reasons", "reason"];

/// Rule 2: each qualifier, and the value with which it is one answer.
const GROUPS: [(&str, &str); 20] = [
    ("race_basis", "race"),
    ("sex_basis", "sex"),
    ("age_basis", "age"),
    ("duty_since", "duty"),
    ("held_by", "custody"),
    ("taken_to", "medical_aid"),
    ("died_on", "died"),
    ("died_at", "died"),
    ("pronounced", "died"),
    ("occurred", "decision"),
    ("discipline", "decision"),
    ("sentence", "decision"),
    ("amount", "decision"),
    ("suspension_days", "decision"),
    ("currency", "decision"),
    ("point", "place"),
    ("location_type", "place"),
    ("from_point", "from"),
    ("to_point", "to"),
    ("sought_point", "sought_place"),
];

/// Rule 2: a basis, and the date of a state.
const EXACT: [&str; 6] =
    ["race_basis", "sex_basis", "age_basis", "duty_since", "died_on", "pronounced"];

impl Field {
    /// The fields of a noun.
    pub(crate) fn all(noun: &str) -> Vec<Self> {
        entry(noun).fields.iter().map(|field| Self::read(field.name, field.kind)).collect()
    }

    pub(crate) fn of(noun: &str, name: &str) -> Option<Self> {
        Self::all(noun).into_iter().find(|field| field.name == name)
    }

    /// Reads a kind of the dictionary, as it is named today or tomorrow.
    fn read(name: &'static str, kind: &'static str) -> Self {
        let lists = ["ordered list of ", "open list of ", "set of ", "list of "];
        let member = lists.iter().find_map(|list| kind.strip_prefix(list));
        let shape = match member {
            None => Shape::Single,
            Some(_) if ORDERED.contains(&name) => Shape::Ordered,
            Some(_) if ANSWERS.contains(&name) => Shape::Answer,
            Some(_) => Shape::Many,
        };
        let kind = match member.unwrap_or(kind) {
            "amount" => Kind::Amount,
            "when" => Kind::When,
            "point" => Kind::Point,
            "place" => Kind::Place,
            "jurisdiction" => Kind::Jurisdiction,
            "identifier" => Kind::Identifier,
            "text" => Kind::Text,
            key if key.ends_with(" key") => Kind::Key,
            word if BROADER.contains_key(word) => Kind::Word(word),
            _ => Kind::Other,
        };
        Self { name, kind, shape }
    }

    pub(crate) fn is_state(&self) -> bool {
        STATES.contains(&self.name)
    }

    pub(crate) fn is_prose(&self) -> bool {
        PROSE.contains(&self.name)
    }

    pub(crate) fn is_many(&self) -> bool {
        self.shape == Shape::Many
    }

    pub(crate) fn is_list(&self) -> bool {
        self.shape != Shape::Single
    }

    /// Rule 5: the list that describes a state.
    pub(crate) fn is_charges(&self) -> bool {
        self.name == "charged_with"
    }

    /// Rule 2: what was perceived or believed of somebody is true of whoever perceived it.
    pub(crate) fn is_perceived(&self) -> bool {
        self.name.starts_with("perceived_") || self.name.starts_with("believed_armed")
    }

    /// Rule 2: the value that it qualifies, if this noun has it.
    pub(crate) fn value(&self, noun: &str) -> Option<Self> {
        let (_, value) = GROUPS.iter().find(|(name, _)| *name == self.name)?;
        Self::of(noun, value)
    }

    /// Rule 2: whether it stands only beside its own value or one that is no more precise.
    pub(crate) fn is_exact(&self) -> bool {
        EXACT.contains(&self.name)
    }

    /// Rule 2: the words beside which a qualifier cannot stand.
    pub(crate) fn is_excluded_by(&self, word: &str) -> bool {
        let words: &[&str] = match self.name {
            "died_on" | "died_at" | "pronounced" => &["false"],
            "taken_to" => &["refused", "none", "none_or_refused"],
            // Nobody holds somebody who is not held.
            "held_by" => &[
                "released",
                "released_on_bail",
                "at_large",
                "fled",
                "not_in_custody",
                "cited_and_released",
            ],
            _ => &[],
        };
        words.contains(&word)
    }
}

/// Rule 7: the words of states after which little or nothing can follow, and what can.
pub(crate) fn follows(field: &str, word: &str) -> Option<&'static [&'static str]> {
    match (field, word) {
        ("duty", "terminated" | "resigned" | "retired") => Some(&["reinstated", "decertified"]),
        ("died" | "arrested" | "footage_released", "true")
        | ("injury", "fatal")
        | ("custody", "deceased") => Some(&[]),
        _ => None,
    }
}

/// Rule 7: the words of states that can only come first.
pub(crate) fn comes_first(field: &str, word: &str) -> bool {
    matches!(
        (field, word),
        ("injury", "uninjured") | ("medical_aid", "refused" | "none" | "none_or_refused")
    )
}

/// Rule 8: the reasons, in the order of the design's table.
pub(crate) const REASONS: [&str; 12] = [
    "pending",
    "withheld",
    "undisclosed",
    "asked",
    "declined",
    "undetermined",
    "not_made",
    "not_collected",
    "not_applicable",
    "unusable",
    "redacted",
    "unexplained",
];

/// Rule 8: the reasons that are findings.
pub(crate) fn is_finding(why: &str) -> bool {
    ["undetermined", "not_made", "not_applicable"].contains(&why)
}

/// Rule 1: the reasons that keep back, or do not repeat, and take nothing back.
pub(crate) fn keeps_back(why: &str) -> bool {
    ["withheld", "declined", "redacted", "asked", "not_collected", "unusable"].contains(&why)
}

/// The broader word of each word of each vocabulary, as the printed vocabularies have them.
static BROADER: LazyLock<BTreeMap<String, BTreeMap<String, String>>> = LazyLock::new(|| {
    let mut broader: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    let table = include_str!("../../../golden/vocabularies.csv");
    for line in csv::Reader::from_reader(table.as_bytes()).into_records() {
        let line = line.unwrap();
        broader
            .entry(line[0].to_owned())
            .or_default()
            .insert(line[1].to_owned(), line[2].to_owned());
    }
    // Rule 4: words of one scale are not broader than each other.
    broader.get_mut("injury").unwrap().insert("critical".to_owned(), "injured".to_owned());
    broader
});

/// Rule 4: whether one word is broader than the other, directly or not.
pub(crate) fn is_broader(vocabulary: &str, wide: &str, narrow: &str) -> bool {
    let mut word = narrow;
    while let Some(next) = BROADER[vocabulary].get(word).filter(|next| !next.is_empty()) {
        if next == wide {
            return true;
        }
        word = next;
    }
    false
}
