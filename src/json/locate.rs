use crate::incident::{Illegal, SCHEMA};
use serde::{
    Deserializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess},
};
use std::fmt;

/// The schema of an object and its line, if it is newer than ours: looked for before any other
/// error is reported, wherever in the object it stands.
pub(super) fn newer_schema(text: &str) -> Option<(u64, usize)> {
    let mut schema = None;
    let mut json = serde_json::Deserializer::from_str(text);
    let error = NewerSchema(&mut schema).deserialize(&mut json).err()?;
    Some((schema?, error.line()))
}

/// Notes the first schema that is newer than ours, and fails there on purpose.
struct NewerSchema<'a>(&'a mut Option<u64>);

impl<'de> DeserializeSeed<'de> for NewerSchema<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> de::Visitor<'de> for NewerSchema<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name != "schema" {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let schema = map.next_value::<serde_json::Value>()?.as_u64();
            *self.0 = schema.filter(|schema| *schema > SCHEMA.into());
            if self.0.is_some() {
                return Err(de::Error::custom("here"));
            }
        }
        Ok(())
    }
}

/// The line on which the illegal part begins.
pub(super) fn line_of(text: &str, illegal: &Illegal) -> usize {
    use Part::{Element, Member};
    let path = match illegal {
        Illegal::Zone(_) => vec![Member("zone")],
        Illegal::Entered(_) => vec![Member("entered")],
        Illegal::Source { index, .. } => vec![Member("sources"), Element(*index)],
        Illegal::Bare { index, .. } => vec![Member("bare"), Element(*index)],
        Illegal::Statement(rejected) => {
            let claim = rejected.claim().map(|claim| [Member("says"), Element(claim)]);
            let statement = [Member("statements"), Element(rejected.index())];
            statement.into_iter().chain(claim.into_iter().flatten()).collect()
        }
    };
    let mut json = serde_json::Deserializer::from_str(text);
    // It always ends in an error: the one that is raised at the part that is looked for.
    Locate(&path).deserialize(&mut json).err().map_or(1, |error| error.line())
}

/// A step on the way to a part of the text.
enum Part {
    Member(&'static str),
    Element(usize),
}

/// Follows the way into the text, and fails at its end on purpose.
struct Locate<'a>(&'a [Part]);

impl<'de> DeserializeSeed<'de> for Locate<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self.0 {
            [] => Err(de::Error::custom("here")),
            _ => from.deserialize_any(self),
        }
    }
}

impl<'de> de::Visitor<'de> for Locate<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an incident")
    }

    /// The member stands there a second time, with a value.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Part::Member(member), rest)) = self.0.split_first() else { return Ok(()) };
        while let Some(name) = map.next_key::<String>()? {
            if name == *member {
                map.next_value_seed(Locate(rest))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Some((Part::Element(index), rest)) = self.0.split_first() else { return Ok(()) };
        for _ in 0..*index {
            seq.next_element::<IgnoredAny>()?;
        }
        seq.next_element_seed(Locate(rest)).map(drop)
    }
}
