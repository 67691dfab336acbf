//! One incident as one object, in every serde format.

use super::{Incident, draft::Draft};
use crate::{
    ParseError,
    entity::{Context, Seed},
    statement::{StatementSeed, no_member, once, tagged::Optional},
    value::{
        Id, Kind,
        text::{Name, read_str},
    },
};
use chrono::FixedOffset;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, Error, MapAccess, SeqAccess},
    ser::{SerializeMap, SerializeSeq},
};
use std::{cell::Cell, collections::BTreeMap, fmt, marker::PhantomData};

/// The version of the format that this version of the crate writes. It reads every version up to
/// this one.
pub const SCHEMA: u32 = 1;

impl Serialize for Incident {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let bare: Vec<_> = self.index.bare().collect();
        let entered = self.entered_apart();
        let rare = [self.zone.is_some(), entered.is_some(), !bare.is_empty()];
        let length = 5 + rare.into_iter().filter(|there| *there).count();
        let mut map = to.serialize_map(Some(length))?;
        map.serialize_entry("schema", &Some(SCHEMA))?;
        map.serialize_entry("id", &Some(Id::from(self.id)))?;
        if let Some(zone) = &self.zone {
            map.serialize_entry("zone", &Some(Offset(zone)))?;
        }
        map.serialize_entry("version", &Some(self.version()))?;
        if entered.is_some() {
            map.serialize_entry("entered", &entered)?;
        }
        map.serialize_entry("sources", &Some(self.sources().collect::<Vec<_>>()))?;
        if !bare.is_empty() {
            map.serialize_entry("bare", &Some(BareKeys(&bare)))?;
        }
        map.serialize_entry("statements", &Some(Statements(self)))?;
        map.end()
    }
}

struct Offset<'a>(&'a FixedOffset);

impl Serialize for Offset<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self.0)
    }
}

struct Statements<'a>(&'a Incident);

impl Serialize for Statements<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut seq = to.serialize_seq(Some(self.0.log.len()))?;
        for statement in self.0.statements() {
            seq.serialize_element(statement)?;
        }
        seq.end()
    }
}

struct BareKeys<'a>(&'a [(Kind, &'a str)]);

impl Serialize for BareKeys<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|(kind, key)| BTreeMap::from([(kind.as_str(), *key)])))
    }
}

impl<'de> Deserialize<'de> for Incident {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Draft::deserialize(from)?.replayed().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let context = Context::default();
        from.deserialize_map(DraftVisitor(&context)).map_err(|error| context.place("", error))
    }
}

struct DraftVisitor<'a>(&'a Context);

const MEMBERS: [&str; 8] =
    ["schema", "id", "zone", "version", "entered", "sources", "bare", "statements"];

impl<'de> de::Visitor<'de> for DraftVisitor<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an incident: an object with `schema`, `id`, `sources` and `statements`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Draft, A::Error> {
        let context = self.0;
        let (mut schema, mut id, mut zone) = (None::<u64>, None::<Id>, None::<Zone>);
        let (mut version, mut entered) = (None::<u64>, None::<Vec<u64>>);
        let (mut sources, mut bare) = (None, None::<Bare>);
        let mut statements = None;
        while let Some(Name(name)) = map.next_key()? {
            let place = |error| context.place(&name, error);
            let twice = || A::Error::custom(format_args!("`{name}` stands there twice"));
            match &*name {
                "schema" => {
                    once(&mut schema, &mut map).map_err(place)?;
                    match schema {
                        Some(newer) if newer > SCHEMA.into() => {
                            return Err(A::Error::custom(NewerSchema(newer)));
                        }
                        Some(0) => {
                            let error = ParseError::new("a schema from 1 on", "0");
                            return Err(place(A::Error::custom(error)));
                        }
                        _ => {}
                    }
                }
                "id" => once(&mut id, &mut map).map_err(place)?,
                "zone" => once(&mut zone, &mut map).map_err(place)?,
                "version" => once(&mut version, &mut map).map_err(place)?,
                "entered" => once(&mut entered, &mut map).map_err(place)?,
                "bare" => once(&mut bare, &mut map).map_err(place)?,
                "sources" if sources.is_none() => {
                    let each = Each { counter: &context.source, seed: || Seed::new(context) };
                    sources = map.next_value_seed(Optional(each)).map_err(place)?;
                }
                "statements" if statements.is_none() => {
                    let seed = || StatementSeed(context);
                    let each = Each { counter: &context.statement, seed };
                    statements = map.next_value_seed(Optional(each)).map_err(place)?;
                }
                "sources" | "statements" => return Err(twice()),
                other => return Err(A::Error::custom(no_member("an incident", other, &MEMBERS))),
            }
        }
        let missing =
            |name| A::Error::custom(format_args!("expected the member `{name}`, found none"));
        schema.ok_or_else(|| missing("schema"))?;
        Ok(Draft {
            id: id.ok_or_else(|| missing("id"))?.uuid(),
            zone: zone.map(|zone| zone.0),
            version,
            entered,
            sources: sources.ok_or_else(|| missing("sources"))?,
            bare: bare.unwrap_or_default().0,
            statements: statements.ok_or_else(|| missing("statements"))?,
        })
    }
}

/// The record was written by a newer version of the crate.
pub(crate) struct NewerSchema(pub(crate) u64);

impl fmt::Display for NewerSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let newer = self.0;
        write!(
            f,
            "schema {newer} is newer than this version of use-of-force, which reads up to {SCHEMA}"
        )
    }
}

/// Reads an array, counting its elements for the errors.
struct Each<'a, F> {
    counter: &'a Cell<usize>,
    seed: F,
}

impl<'de, S: DeserializeSeed<'de>, F: Fn() -> S> DeserializeSeed<'de> for Each<'_, F> {
    type Value = Vec<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        struct EachVisitor<'a, F, S>(Each<'a, F>, PhantomData<S>);

        impl<'de, S: DeserializeSeed<'de>, F: Fn() -> S> de::Visitor<'de> for EachVisitor<'_, F, S> {
            type Value = Vec<S::Value>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut read = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(4096));
                loop {
                    self.0.counter.set(read.len() + 1);
                    let Some(element) = seq.next_element_seed((self.0.seed)())? else { break };
                    read.push(element);
                }
                self.0.counter.set(0);
                Ok(read)
            }
        }

        from.deserialize_seq(EachVisitor(self, PhantomData))
    }
}

struct Zone(FixedOffset);

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_str(from, "an offset such as `-05:00`", |text| {
            let error = || ParseError::new("an offset such as `-05:00`", text);
            let (hours, minutes) = text.split_once(':').ok_or_else(error)?;
            let west = hours.strip_prefix('-');
            let hours = west.or_else(|| hours.strip_prefix('+')).ok_or_else(error)?;
            let digits = |part: &str| {
                let legal = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
                legal.then(|| part.parse::<i32>().ok()).flatten().ok_or_else(error)
            };
            let (hours, minutes) = (digits(hours)?, digits(minutes)?);
            let seconds = (hours * 60 + minutes) * 60;
            let seconds = if west.is_some() { -seconds } else { seconds };
            let legal = minutes < 60 && (-12 * 3600..=14 * 3600).contains(&seconds);
            let zone = FixedOffset::east_opt(seconds).filter(|_| legal).ok_or_else(error)?;
            Ok(Zone(zone))
        })
    }
}

/// The keys that a cut incident mentions, each as `{noun: key}`.
#[derive(Default)]
struct Bare(Vec<(Kind, String)>);

impl<'de> Deserialize<'de> for Bare {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let listed = Vec::<BTreeMap<String, String>>::deserialize(from)?;
        let mut bare = Vec::new();
        for (noun, key) in listed.into_iter().flatten() {
            let kind = Kind::of(&noun).filter(|kind| *kind != Kind::Circumstances);
            let expected = "a noun that has a key";
            let kind = kind.ok_or_else(|| D::Error::custom(ParseError::new(expected, &noun)))?;
            bare.push((kind, key));
        }
        Ok(Self(bare))
    }
}
