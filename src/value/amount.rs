use super::{Arena, Atom, Form, Full, Relation, Rewrite, Value, known, text::Name};
use crate::ParseError;
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};
use std::{
    fmt,
    ops::{RangeFrom, RangeInclusive, RangeToInclusive},
};

/// A whole number that is known exactly or between bounds. The unit stands in the field's name;
/// ages are completed years.
///
/// ```
/// use use_of_force::value::Amount;
///
/// let twenties = Amount::from(20..=29);
/// assert_eq!((twenties.low(), twenties.high()), (20, Some(29)));
/// assert_eq!(Amount::from(2..).high(), None);
/// assert_eq!(Amount::from(5).exact(), Some(5));
/// assert_eq!(twenties.to_string(), "20 to 29");
/// ```
///
/// A range that ends before it begins is turned round, since both of its ends are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    low: u32,
    high: Option<u32>,
}

impl Amount {
    /// The least it can be; 0 if only an upper bound is known.
    #[must_use]
    pub fn low(self) -> u32 {
        self.low
    }

    /// The most it can be; none if there is no upper bound.
    #[must_use]
    pub fn high(self) -> Option<u32> {
        self.high
    }

    /// The number, if it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<u32> {
        self.high.filter(|high| *high == self.low)
    }

    fn between(low: u32, high: u32) -> Self {
        Self { low: low.min(high), high: Some(low.max(high)) }
    }
}

impl From<u32> for Amount {
    fn from(number: u32) -> Self {
        Self::between(number, number)
    }
}

impl From<RangeInclusive<u32>> for Amount {
    fn from(range: RangeInclusive<u32>) -> Self {
        Self::between(*range.start(), *range.end())
    }
}

impl From<RangeFrom<u32>> for Amount {
    fn from(range: RangeFrom<u32>) -> Self {
        Self { low: range.start, high: None }
    }
}

impl From<RangeToInclusive<u32>> for Amount {
    fn from(range: RangeToInclusive<u32>) -> Self {
        Self::between(0, range.end)
    }
}

/// Whole numbers of other types.
macro_rules! numbers {
    ($($Number:ty),+) => {$(
        /// A negative number is an error, and one that is more than an amount can be.
        ///
        /// ```
        /// use use_of_force::{Person, Why, value::Amount};
        ///
        #[doc = concat!("let age: ", stringify!($Number), " = 24;")]
        /// assert_eq!(Amount::try_from(age)?.exact(), Some(24));
        ///
        /// let unusable = Amount::try_from(age).map_err(|_| Why::Unusable);
        /// assert!(Person::new("person-1").age(unusable).age.is_known());
        /// # Ok::<(), use_of_force::ParseError>(())
        /// ```
        impl TryFrom<$Number> for Amount {
            type Error = ParseError;

            fn try_from(number: $Number) -> Result<Self, ParseError> {
                let fitting = u32::try_from(number).ok().map(Self::from);
                fitting.ok_or_else(|| ParseError::new(WHOLE, &number.to_string()))
            }
        }
    )+};
}

numbers! { i32, i64, usize }

/// What is behind the point is cut off, as years are completed ones: 0.3 is 0. A negative number is
/// an error, and one that is none, or more than an amount can be.
///
/// ```
/// use use_of_force::value::Amount;
///
/// assert_eq!(Amount::try_from(24.0)?.exact(), Some(24));
/// assert_eq!(Amount::try_from(0.3)?.exact(), Some(0));
/// let error = Amount::try_from(-0.5).unwrap_err();
/// assert_eq!(error.to_string(), "expected a whole number from 0 to 4294967295, found `-0.5`");
/// assert!(Amount::try_from(f64::NAN).is_err());
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
impl TryFrom<f64> for Amount {
    type Error = ParseError;

    fn try_from(number: f64) -> Result<Self, ParseError> {
        if (0.0..f64::from(u32::MAX) + 1.0).contains(&number) {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it lies in the range, and the fraction is to be cut off"
            )]
            let whole = number as u32;
            return Ok(whole.into());
        }
        Err(ParseError::new(WHOLE, &number.to_string()))
    }
}

known! {
    Amount => Amount,
    u32 => Amount,
    RangeInclusive<u32> => Amount,
    RangeFrom<u32> => Amount,
    RangeToInclusive<u32> => Amount,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (low, Some(high)) if low == high => write!(f, "{low}"),
            (0, Some(high)) => write!(f, "at most {high}"),
            (low, Some(high)) => write!(f, "{low} to {high}"),
            (low, None) => write!(f, "at least {low}"),
        }
    }
}

impl Value for Amount {
    const TYPE: &'static str = "amount";
    const FORM: Form = Form::Amount {
        about: "A whole number that is known exactly or between bounds; an end that is left out is open.",
    };

    fn put(&self, _arena: &mut Arena) -> Result<Atom, Full> {
        Ok(self.high.map_or(Atom::AtLeast(self.low), |high| Atom::Amount(self.low, high)))
    }

    fn get(atom: Atom, _arena: &Arena) -> Option<Self> {
        match atom {
            Atom::Amount(low, high) => Some(Self { low, high: Some(high) }),
            Atom::AtLeast(low) => Some(Self { low, high: None }),
            _ => None,
        }
    }

    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        Some(*self)
    }

    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        let ends = |amount: &Self| (amount.low, amount.high.unwrap_or(u32::MAX));
        let ((low, high), (other_low, other_high)) = (ends(self), ends(other));
        let within = |a: (u32, u32), b: (u32, u32)| b.0 <= a.0 && a.1 <= b.1;
        if self == other {
            Relation::Same
        } else if low > other_high || other_low > high {
            Relation::Contradictory
        } else if within((low, high), (other_low, other_high)) {
            Relation::Narrower
        } else if within((other_low, other_high), (low, high)) {
            Relation::Broader
        } else {
            Relation::Compatible
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + usize::from(self.high.is_some())))?;
        map.serialize_entry("low", &self.low)?;
        if let Some(high) = self.high {
            map.serialize_entry("high", &high)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A plain number is accepted where people write; binary formats only hold what we write.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(AmountVisitor)
        } else {
            deserializer.deserialize_map(AmountVisitor)
        }
    }
}

struct AmountVisitor;

const WHOLE: &str = "a whole number from 0 to 4294967295";
const EXPECTED: &str = "a whole number from 0 to 4294967295, or {\"low\":…,\"high\":…}";

impl<'de> de::Visitor<'de> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Amount, E> {
        let number = u32::try_from(number)
            .map_err(|_| E::custom(ParseError::new(EXPECTED, &number.to_string())))?;
        Ok(number.into())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
        Err(E::custom(ParseError::new(EXPECTED, text)))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Amount, A::Error> {
        let (mut low, mut high) = (None, None);
        while let Some(Name(name)) = map.next_key()? {
            let end = match &*name {
                "low" => &mut low,
                "high" => &mut high,
                other => return Err(de::Error::custom(ParseError::new("`low` or `high`", other))),
            };
            if end.is_some() {
                return Err(de::Error::custom(format_args!("`{name}` is stated twice")));
            }
            *end = map.next_value_seed(End)?;
        }
        match (low, high) {
            (None, None) => Err(de::Error::custom("expected `low`, `high` or both")),
            (Some(low), Some(high)) if low > high => Err(de::Error::custom(format_args!(
                "expected `low` of at most `high`, found {low} and {high}"
            ))),
            (low, high) => Ok(Amount { low: low.unwrap_or(0), high }),
        }
    }
}

/// One end of an amount; `null` is an open end.
struct End;

impl<'de> de::DeserializeSeed<'de> for End {
    type Value = Option<u32>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<u32>, D::Error> {
        if deserializer.is_human_readable() {
            Option::<u32>::deserialize(deserializer)
        } else {
            u32::deserialize(deserializer).map(Some)
        }
    }
}
