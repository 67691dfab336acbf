use super::{Arena, Atom, Form, Full, Rewrite, Value, text::read_str};
use crate::ParseError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use uuid::Uuid;

/// The usual form of a UUID as a regular expression.
macro_rules! hyphenated {
    () => {
        "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    };
}

/// The id of an incident, written as a UUID's text in every format.
///
/// ```
/// use use_of_force::{uuid::Uuid, value::Id};
///
/// let id = Id::from(Uuid::from_u128(1));
/// assert_eq!(id.to_string(), "00000000-0000-0000-0000-000000000001");
/// assert_eq!(id.uuid(), Uuid::from_u128(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

impl Id {
    /// The UUID.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for Id {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

const PATTERN: &str = concat!(
    "^(",
    hyphenated!(),
    r"|\{",
    hyphenated!(),
    r"\}|[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:",
    hyphenated!(),
    "|[0-9A-Fa-f]{32})$"
);

impl Value for Id {
    const TYPE: &'static str = "id";
    const FORM: Form = Form::Pattern { about: "A UUID.", pattern: PATTERN };

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_text(&self.to_string()).map(Atom::Text)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        arena.text_of(atom)?.parse().ok().map(Self)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        with.id(*self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "a UUID", |text| {
            Uuid::try_parse(text).map(Self).map_err(|_| ParseError::new("a UUID", text))
        })
    }
}
