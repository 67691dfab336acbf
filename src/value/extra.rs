use super::{Arena, Atom, Full, Text, Value, text::Name};
use crate::ParseError;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Error as _, MapAccess},
    ser::SerializeMap,
};
use std::{collections::BTreeMap, fmt};

/// Fields of the system's own, which travel with a noun: a beat, a number of the dispatcher. The crate
/// carries them and never interprets them: they are neither compared nor disputed, and stand in no
/// redacted copy unless its policy allows `extra` of that noun.
///
/// ```
/// use use_of_force::{Person, value::Extra};
///
/// let person = Person::new("person-1").with_extra("beat", "4A").with_extra("priors", 2);
/// assert_eq!(person.extra().get("beat").and_then(|beat| beat.text()), Some("4A"));
/// assert_eq!(person.extra().iter().map(|(name, _)| name).collect::<Vec<_>>(), ["beat", "priors"]);
/// ```
///
/// A name has 1 to 64 characters, and no `/`; one of digits only would be a number of a list in the
/// [tables](crate::table). `record` and reading refuse others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Extra(BTreeMap<Box<str>, ExtraValue>);

/// A value of such a field: there are no other kinds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ExtraValue {
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with decimals, as it is written.
    Decimal(Decimal),
    /// A text.
    Text(Text),
}

/// A finite number with decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal(u64);

impl Decimal {
    /// The number; none of what is no number, and of what is infinite.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then(|| Self(number.to_bits()))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl ExtraValue {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            ExtraValue::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }
}

impl Extra {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The field of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&ExtraValue> {
        self.0.get(name)
    }

    /// The fields, sorted by their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ExtraValue)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub(crate) fn insert(&mut self, name: &str, value: ExtraValue) {
        self.0.insert(name.into(), value);
    }

    /// Takes over the fields of another one, in the place of those of the same names.
    pub(crate) fn take_over(&mut self, later: &Self) {
        self.0.extend(later.0.iter().map(|(name, value)| (name.clone(), value.clone())));
    }

    pub(crate) fn check(&self) -> Result<(), ParseError> {
        self.0.keys().try_for_each(|name| check(name))
    }
}

impl Extra {
    /// As they are stored.
    pub(crate) fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        let mut parts = Vec::new();
        for (name, value) in self.iter() {
            parts.push(Atom::Text(arena.put_text(name)?));
            parts.push(match value {
                ExtraValue::Boolean(yes) => Atom::Boolean(*yes),
                ExtraValue::Integer(number) => Atom::Integer(number.cast_unsigned().into()),
                ExtraValue::Decimal(number) => Atom::Decimal(number.get().to_bits().into()),
                ExtraValue::Text(text) => text.put(arena)?,
            });
        }
        arena.put_parts(&parts).map(Atom::Parts)
    }

    /// What is stored so.
    pub(crate) fn stored(atom: Atom, arena: &Arena) -> Self {
        let mut extra = Self::default();
        let Atom::Parts(parts) = atom else { return extra };
        for pair in arena.parts(parts).chunks(2) {
            let [Atom::Text(name), value] = pair else { continue };
            let value = match *value {
                Atom::Boolean(yes) => Some(ExtraValue::Boolean(yes)),
                Atom::Integer(bits) => Some(ExtraValue::Integer(u64::from(bits).cast_signed())),
                Atom::Decimal(bits) => {
                    Decimal::new(f64::from_bits(bits.into())).map(ExtraValue::Decimal)
                }
                text => Text::get(text, arena).map(ExtraValue::Text),
            };
            if let Some(value) = value {
                extra.insert(arena.text(*name), value);
            }
        }
        extra
    }
}

fn check(name: &str) -> Result<(), ParseError> {
    let length = name.chars().count();
    let is_number = name.bytes().all(|b| b.is_ascii_digit());
    if (1..=64).contains(&length) && !is_number && !name.contains('/') {
        return Ok(());
    }
    let expected = "a name of 1 to 64 characters, without `/`, that is no number";
    Err(ParseError::new(expected, name))
}

impl From<&str> for ExtraValue {
    fn from(text: &str) -> Self {
        ExtraValue::Text(text.into())
    }
}

impl From<String> for ExtraValue {
    fn from(text: String) -> Self {
        ExtraValue::Text(text.into())
    }
}

impl From<bool> for ExtraValue {
    fn from(yes: bool) -> Self {
        ExtraValue::Boolean(yes)
    }
}

impl From<i64> for ExtraValue {
    fn from(number: i64) -> Self {
        ExtraValue::Integer(number)
    }
}

impl fmt::Display for ExtraValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExtraValue::Boolean(yes) => yes.fmt(f),
            ExtraValue::Integer(number) => number.fmt(f),
            ExtraValue::Decimal(number) => number.get().fmt(f),
            ExtraValue::Text(text) => text.fmt(f),
        }
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let plain = to.is_human_readable();
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            match plain {
                true => map.serialize_entry(name, value)?,
                false => map.serialize_entry(name, &Tagged(value))?,
            }
        }
        map.end()
    }
}

impl Serialize for ExtraValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            ExtraValue::Boolean(yes) => to.serialize_bool(*yes),
            ExtraValue::Integer(number) => to.serialize_i64(*number),
            ExtraValue::Decimal(number) => to.serialize_f64(number.get()),
            ExtraValue::Text(text) => to.serialize_str(text.as_str()),
        }
    }
}

/// A value with its type, for formats that do not tell it.
struct Tagged<'a>(&'a ExtraValue);

impl Serialize for Tagged<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        match self.0 {
            ExtraValue::Boolean(yes) => map.serialize_entry("boolean", yes)?,
            ExtraValue::Integer(number) => map.serialize_entry("integer", number)?,
            ExtraValue::Decimal(number) => map.serialize_entry("decimal", &number.get())?,
            ExtraValue::Text(text) => map.serialize_entry("text", text)?,
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields(bool);

        impl<'de> de::Visitor<'de> for Fields {
            type Value = Extra;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts, numbers, and yes or no")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extra, A::Error> {
                let mut extra = Extra::default();
                while let Some(Name(name)) = map.next_key()? {
                    check(&name).map_err(A::Error::custom)?;
                    let value = map.next_value_seed(OneValue(self.0))?;
                    let Some(value) = value else { continue };
                    if extra.0.insert((&*name).into(), value).is_some() {
                        return Err(A::Error::custom(format_args!("`{name}` stands there twice")));
                    }
                }
                Ok(extra)
            }
        }

        let plain = from.is_human_readable();
        from.deserialize_map(Fields(plain))
    }
}

/// A value, which tells its type itself or has it beside it.
struct OneValue(bool);

const EXPECTED: &str = "a text, a number, or yes or no";

impl<'de> de::DeserializeSeed<'de> for OneValue {
    type Value = Option<ExtraValue>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        if self.0 { from.deserialize_any(self) } else { from.deserialize_map(self) }
    }
}

impl<'de> de::Visitor<'de> for OneValue {
    type Value = Option<ExtraValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Some(ExtraValue::Boolean(yes)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(ExtraValue::Integer(number)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        match i64::try_from(number) {
            Ok(number) => Ok(Some(ExtraValue::Integer(number))),
            Err(_) => Err(E::custom(ParseError::new(EXPECTED, &number.to_string()))),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        let decimal = Decimal::new(number);
        decimal.map(|it| Some(ExtraValue::Decimal(it))).ok_or_else(|| E::custom(EXPECTED))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.into()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let refused = || A::Error::custom(format_args!("expected {EXPECTED}, found an object"));
        if self.0 {
            return Err(refused());
        }
        let mut value = None;
        while let Some(Name(tag)) = map.next_key()? {
            value = Some(match &*tag {
                "boolean" => ExtraValue::Boolean(map.next_value()?),
                "integer" => ExtraValue::Integer(map.next_value()?),
                "decimal" => {
                    let decimal = Decimal::new(map.next_value()?);
                    ExtraValue::Decimal(decimal.ok_or_else(|| A::Error::custom(EXPECTED))?)
                }
                "text" => ExtraValue::Text(map.next_value()?),
                _ => return Err(refused()),
            });
        }
        Ok(value)
    }
}
