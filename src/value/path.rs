use super::{Arena, Atom, Form, Full, Kind, Rewrite, Value, key, known, text::read_str};
use crate::{Key, ParseError, value::AnyNoun};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// The one address of a noun or of a field: `shooting/shooting-1/discharged_by`,
/// `officer/officer-1`, `circumstances/occurred`.
///
/// ```
/// use use_of_force::Path;
///
/// let path: Path = "shooting/shooting-1/discharged_by".parse()?;
/// assert_eq!(path.noun(), "shooting");
/// assert_eq!(path.key().map(|key| key.as_str().to_owned()).as_deref(), Some("shooting-1"));
/// assert_eq!(path.field(), Some("discharged_by"));
/// assert_eq!(path.to_string(), "shooting/shooting-1/discharged_by");
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
///
/// What stands in a field's place is not checked here, since which fields there are is known to
/// the nouns: [`dictionary`](crate::dictionary) lists them, and
/// [`Incident::record`](crate::Incident::record) refuses a path that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    kind: Kind,
    key: Option<Box<str>>,
    field: Option<Box<str>>,
}

impl Path {
    pub(crate) fn new(kind: Kind, key: &str, field: Option<&str>) -> Self {
        let key = (kind != Kind::Circumstances).then(|| key.into());
        Self { kind, key, field: field.map(Into::into) }
    }

    /// The kind of noun: `shooting`.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        self.kind.as_str()
    }

    /// The noun's key; the circumstances have none.
    #[must_use]
    pub fn key(&self) -> Option<Key<AnyNoun>> {
        self.key.as_deref().map(Key::from)
    }

    /// The field, if the address goes that far.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn key_str(&self) -> &str {
        self.key.as_deref().unwrap_or("")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noun())?;
        for part in [&self.key, &self.field].into_iter().flatten() {
            write!(f, "/{part}")?;
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parse = || {
            let mut parts = text.split('/');
            let kind = Kind::of(parts.next()?)?;
            let key = if kind == Kind::Circumstances { None } else { Some(parts.next()?) };
            let field = parts.next();
            let named = |name: &str| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            };
            let legal = parts.next().is_none()
                && key.is_none_or(|key| key::check(key).is_ok())
                && field.is_none_or(named);
            legal.then(|| Self { kind, key: key.map(Into::into), field: field.map(Into::into) })
        };
        let expected = "a path such as `shooting/shooting-1/occurred` or `circumstances/place`";
        parse().ok_or_else(|| ParseError::new(expected, text))
    }
}

impl From<&Path> for Path {
    fn from(path: &Path) -> Self {
        path.clone()
    }
}

known! { Path => Path }

impl Value for Path {
    const TYPE: &'static str = "path";
    const FORM: Form = Form::Pattern {
        about: "The address of a noun or of one of its fields: `shooting/shooting-1/occurred`.",
        pattern: concat!(
            "^(circumstances|(agency|officer|person|pursuit|collision|shooting|force|investigation|leave",
            "|determination)/",
            key::pattern!(),
            ")(/[a-z_]+)?$"
        ),
    };

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        if let Some(key) = &self.key {
            each(self.kind, key);
        }
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        let key = self.key.as_ref().map(|key| arena.put_key(key).map(Atom::Key)).transpose()?;
        let field = self.field.as_ref().map(|field| arena.put_text(field).map(Atom::Text));
        let parts = [Some(self.kind.put()), key, field.transpose()?];
        arena.put_parts(&parts.map(|part| part.unwrap_or(Atom::Unstated))).map(Atom::Parts)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        let Atom::Parts(parts) = atom else { return None };
        let [kind, key, field] = arena.parts(parts) else { return None };
        let key = match key {
            Atom::Key(key) => Some(arena.key(*key).into()),
            _ => None,
        };
        let field = match field {
            Atom::Text(field) => Some(arena.text(*field).into()),
            _ => None,
        };
        Some(Self { kind: Kind::get(*kind)?, key, field })
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        let key = self.key.as_ref().map(|key| with.key(self.kind, key));
        Some(Self { kind: self.kind, key, field: self.field.clone() })
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "a path", str::parse)
    }
}
