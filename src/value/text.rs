use super::{Arena, Atom, Form, Full, Relation, Rewrite, Value, known, spelling};
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// Text as a source gives it.
///
/// Two texts that name or label agree if they have the same words, whatever their capitals, accents,
/// full stops, commas and hyphens; or if the words of one stand, in order, among those of the other,
/// in which an initial stands for a word. What follows *no*, *not*, *never*, *former* or *attempted* is
/// not among the words of a text without it.
///
/// ```
/// use use_of_force::value::{Relation, Text, Value};
///
/// let relation = |a: &str, b: &str| Text::from(a).relation(&Text::from(b), None);
/// assert_eq!(relation("Alex Q. Example", "ALEX EXAMPLE"), Relation::Narrower);
/// assert_eq!(relation("gunshot wound", "no gunshot wound"), Relation::Contradictory);
/// ```
///
/// ```
/// use use_of_force::{Agency, value::Text};
///
/// let agency = Agency::new("kckpd").name("Kansas City, Kansas Police Department");
/// assert!(agency.name.is("Kansas City, Kansas Police Department"));
/// assert_eq!(Text::from("a").as_str(), "a");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Value for Text {
    const TYPE: &'static str = "text";
    const FORM: Form = Form::Text;

    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        spelling::relation(&self.0, &other.0)
    }

    fn as_text(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_text(self.as_str()).map(Atom::Text)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        arena.text_of(atom).map(Self::from)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        with.text(self)
    }
}

known! { Text => Text, &str => Text, String => Text }

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "text", |text| Ok(Self::from(text)))
    }
}

/// Reads a value that is written as text. What stands there instead is not repeated in the error.
pub(crate) fn read_str<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, crate::ParseError>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(StrVisitor { expected, parse, value: PhantomData })
}

struct StrVisitor<F, T> {
    expected: &'static str,
    parse: F,
    value: PhantomData<T>,
}

impl<T, F: FnOnce(&str) -> Result<T, crate::ParseError>> de::Visitor<'_> for StrVisitor<F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// The name of a member of an object, borrowed from the input where the format allows it.
pub(crate) struct Name<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> de::Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}
