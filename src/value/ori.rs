use super::{Arena, Atom, Form, Full, Rewrite, Value, known, text::read_str};
use crate::ParseError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// The FBI's originating agency identifier: two letters for the state and five or seven further
/// capital letters or digits.
///
/// Letters do occur beyond the first two, and the letters of the state are the NCIC's, not the
/// postal service's, so no state is derived from them.
///
/// ```
/// use use_of_force::value::Ori;
///
/// let ori: Ori = "ZZ0000000".parse()?;
/// assert_eq!(ori.as_str(), "ZZ0000000");
/// assert!("ZZ-0000".parse::<Ori>().is_err());
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ori(Box<str>);

impl Ori {
    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Ori {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let legal = matches!(text.len(), 7 | 9)
            && text.bytes().take(2).all(|b| b.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if legal {
            Ok(Self(text.into()))
        } else {
            let expected = "an ORI of two letters and 5 or 7 more capital letters or digits";
            Err(ParseError::new(expected, text))
        }
    }
}

impl fmt::Display for Ori {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for Ori {
    const TYPE: &'static str = "ORI";
    const FORM: Form = Form::Pattern {
        about: "The FBI's originating agency identifier.",
        pattern: "^[A-Z]{2}[A-Z0-9]{5}([A-Z0-9]{2})?$",
    };

    fn as_text(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_text(self.as_str()).map(Atom::Text)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        arena.text_of(atom)?.parse().ok()
    }

    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        Some(self.clone())
    }
}

known! { Ori => Ori }

impl Serialize for Ori {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Ori {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "an ORI", str::parse)
    }
}
