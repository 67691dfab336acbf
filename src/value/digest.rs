use super::{Arena, Atom, Form, Full, Rewrite, Value, known, text::read_str};
use crate::ParseError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A SHA-256 digest, by which a file is known to be the one that was read (FIPS 180-4).
///
/// ```
/// use use_of_force::value::Digest;
///
/// let empty = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
/// let digest: Digest = empty.parse()?;
/// assert_eq!(digest.to_string(), empty.to_lowercase());
/// assert!("E3B0C442".parse::<Digest>().is_err());
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }
}

impl FromStr for Digest {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let error = || ParseError::new("a SHA-256 of 64 hexadecimal digits", text);
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect();
        let digits = digits.filter(|digits| digits.len() == 64).ok_or_else(error)?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte << 4 | digit);
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Value for Digest {
    const TYPE: &'static str = "SHA-256";
    const FORM: Form = Form::Pattern { about: "A SHA-256 digest.", pattern: "^[0-9A-Fa-f]{64}$" };

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_text(&self.to_string()).map(Atom::Text)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        arena.text_of(atom)?.parse().ok()
    }

    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        Some(*self)
    }
}

known! { Digest => Digest }

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "a SHA-256", str::parse)
    }
}
