use super::{Arena, Atom, Form, Full, Kind, Rewrite, Shown, Value, kind::Compound, text::read_str};
use crate::{Fact, ParseError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp::Ordering, fmt, hash, marker::PhantomData};

/// The name of a noun, a source or a statement inside one incident, typed by what it names.
///
/// A key is short, local to its incident and readable in a diff: `officer-1`, `first-answers`.
/// Never put a person's name in one. Making a key never fails;
/// [`Incident::record`](crate::Incident::record) refuses what is not `[a-z0-9][a-z0-9._-]*` of at
/// most 64 bytes.
///
/// All nouns share one namespace, sources and statements have one each.
///
/// ```
/// use use_of_force::{Agency, Key, Officer, value::Party};
///
/// let officer = Key::<Officer>::from("officer-1");
/// let agency = Key::<Agency>::from("kckpd");
/// // `officer == agency` does not compile: they name different things.
/// let party: Key<Party> = (&officer).into();
/// assert_eq!(party.as_str(), "officer-1");
/// assert_eq!(agency.as_str(), "kckpd");
/// ```
pub struct Key<N> {
    text: Box<str>,
    names: PhantomData<fn() -> N>,
}

/// An officer or a person: whoever can use force, or be hurt by it.
#[derive(Debug)]
pub enum Party {}

/// A noun of any kind.
#[derive(Debug)]
pub enum AnyNoun {}

/// What a key of this type names.
pub trait Named: 'static {
    /// The kind of noun, or source, or statement.
    const KIND: Kind;
}

impl Named for Party {
    const KIND: Kind = Kind::Party;
}

impl Named for AnyNoun {
    const KIND: Kind = Kind::Any;
}

impl<N> Key<N> {
    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn renamed<M>(&self) -> Key<M> {
        Key { text: self.text.clone(), names: PhantomData }
    }
}

/// The rule for keys, in words.
pub(crate) const RULE: &str = "a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a letter or digit";

/// The same as a regular expression.
macro_rules! pattern {
    () => {
        "[a-z0-9][a-z0-9._-]{0,63}"
    };
}
pub(crate) use pattern;

/// Refuses a text that cannot be a key.
pub(crate) fn check(text: &str) -> Result<(), ParseError> {
    let first = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let legal = text.len() <= 64
        && text.bytes().next().is_some_and(first)
        && text.bytes().all(|b| first(b) || matches!(b, b'.' | b'_' | b'-'));
    if legal { Ok(()) } else { Err(ParseError::new(RULE, text)) }
}

impl<N> Clone for Key<N> {
    fn clone(&self) -> Self {
        self.renamed()
    }
}

impl<N> PartialEq for Key<N> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<N> Eq for Key<N> {}

impl<N> PartialOrd for Key<N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<N> Ord for Key<N> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<N> hash::Hash for Key<N> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<N> fmt::Display for Key<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&self.text).fmt(f)
    }
}

impl<N> fmt::Debug for Key<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

impl<N> From<&str> for Key<N> {
    fn from(text: &str) -> Self {
        Self { text: text.into(), names: PhantomData }
    }
}

impl<N> From<String> for Key<N> {
    fn from(text: String) -> Self {
        Self { text: text.into(), names: PhantomData }
    }
}

impl<N> From<&Key<N>> for Key<N> {
    fn from(key: &Key<N>) -> Self {
        key.clone()
    }
}

/// The key of an officer or a person names a party; the key of any noun names a noun.
macro_rules! also {
    ($($from:ident => $to:ident),* $(,)?) => {$(
        impl From<Key<crate::$from>> for Key<$to> {
            fn from(key: Key<crate::$from>) -> Self {
                key.renamed()
            }
        }

        impl From<&Key<crate::$from>> for Key<$to> {
            fn from(key: &Key<crate::$from>) -> Self {
                key.renamed()
            }
        }

        impl From<Key<crate::$from>> for Fact<Key<$to>> {
            fn from(key: Key<crate::$from>) -> Self {
                Fact::Known(key.renamed())
            }
        }

        impl From<&Key<crate::$from>> for Fact<Key<$to>> {
            fn from(key: &Key<crate::$from>) -> Self {
                Fact::Known(key.renamed())
            }
        }
    )*};
}

also! {
    Officer => Party,
    Person => Party,
    Agency => AnyNoun,
    Officer => AnyNoun,
    Person => AnyNoun,
    Pursuit => AnyNoun,
    Collision => AnyNoun,
    Shooting => AnyNoun,
    Force => AnyNoun,
    Investigation => AnyNoun,
    Leave => AnyNoun,
    Determination => AnyNoun,
}

macro_rules! known {
    ($($from:ty),* $(,)?) => {$(
        impl<N> From<$from> for Fact<Key<N>> {
            fn from(key: $from) -> Self {
                Fact::Known(key.into())
            }
        }
    )*};
}

known! { Key<N>, &Key<N>, &str, String }

impl<N: Named> Key<N> {
    const NAME: &'static Compound = &Compound::new(N::KIND.as_str(), " key");
}

impl<N: Named> Value for Key<N> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form =
        Form::Key { names: N::KIND.as_str(), pattern: concat!("^", pattern!(), "$") };

    fn as_text(&self) -> Option<&str> {
        Some(&self.text)
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        each(N::KIND, &self.text);
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_key(self.as_str()).map(Atom::Key)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        match atom {
            Atom::Key(key) => Some(arena.key(key).into()),
            _ => None,
        }
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        Some(Self { text: with.key(N::KIND, &self.text), names: PhantomData })
    }
}

impl<N> Serialize for Key<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, N> Deserialize<'de> for Key<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "a key", |text| check(text).map(|()| Self::from(text)))
    }
}
