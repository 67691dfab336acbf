use super::{
    Amount, Arena, Atom, Form, Full, Relation, Rewrite, Value, known, record, text::read_str,
};
use crate::ParseError;
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

record! {
    /// A sum of money, known exactly or between bounds, in whole units of its currency.
    ///
    /// ```
    /// use use_of_force::{Determination, value::Money};
    ///
    /// let settled = Determination::new("settlement-1").amount(Money::dollars(20_000..=25_000));
    /// assert_eq!(settled.amount.known().unwrap().to_string(), "20000 to 25000 USD");
    /// let euros = Money::new(900, "EUR".parse()?);
    /// assert_eq!(euros.currency().unwrap().as_str(), "EUR");
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    pub struct Money "a sum of money" {
        /// How much, in whole units of the currency.
        amount / with_amount: Amount [required],
        /// The currency.
        currency / with_currency: Currency [required],
    }
}

impl Money {
    /// So much of a currency.
    #[must_use]
    pub fn new(amount: impl Into<Amount>, currency: Currency) -> Self {
        Self::EMPTY.with_amount(amount).with_currency(currency)
    }

    /// So many dollars of the United States.
    #[must_use]
    pub fn dollars(amount: impl Into<Amount>) -> Self {
        Self::new(amount, Currency(*b"USD"))
    }
}

impl Value for Money {
    const TYPE: &'static str = "money";
    const FORM: Form = Self::RECORD;

    /// Sums in different currencies can be one sum, at one rate or another.
    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        match (&self.amount, &other.amount) {
            (Some(a), Some(b)) if self.currency == other.currency => a.relation(b, zone),
            _ => Relation::Compatible,
        }
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.parts_rewritten(with)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.currency.as_ref().map_or("", Currency::as_str);
        match self.amount {
            Some(amount) => write!(f, "{amount} {currency}"),
            None => f.write_str(currency),
        }
    }
}

/// A currency by its code of three letters (ISO 4217): `USD`, `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let code: Option<[u8; 3]> = text.as_bytes().try_into().ok();
        let code = code.filter(|code| code.iter().all(u8::is_ascii_uppercase));
        let expected = "a currency by its code of three capital letters, such as `USD`";
        code.map(Self).ok_or_else(|| ParseError::new(expected, text))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

known! { Currency => Currency }
schema! { value Currency }

impl Value for Currency {
    const TYPE: &'static str = "currency";
    const FORM: Form = Form::Pattern {
        about: "A currency by its code of three letters (ISO 4217): `USD`, `EUR`.",
        pattern: "^[A-Z]{3}$",
    };

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        arena.put_text(self.as_str()).map(Atom::Text)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        arena.text_of(atom)?.parse().ok()
    }

    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        Some(*self)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_str(deserializer, "a currency", str::parse)
    }
}
