use super::{Claim, Rare, Statement, tagged::Optional};
use crate::{
    ParseError, Source, When,
    entity::Context,
    error::nearest,
    step::Step,
    value::{Key, Text, text::Name},
};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Error, MapAccess, SeqAccess},
};
use std::fmt;

/// Reads a statement at a place that its errors name.
pub(crate) struct StatementSeed<'a>(pub(crate) &'a Context);

impl<'de> Deserialize<'de> for Statement {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        StatementSeed(&Context::default()).deserialize(from)
    }
}

impl<'de> DeserializeSeed<'de> for StatementSeed<'_> {
    type Value = Statement;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Statement, D::Error> {
        let context = self.0;
        from.deserialize_map(self).map_err(|error| context.place("", error))
    }
}

const MEMBERS: [&str; 10] =
    ["key", "at", "source", "via", "cite", "replaces", "public", "recorded", "recorded_by", "says"];

#[derive(Default)]
struct Members {
    at: Option<When>,
    source: Option<Key<Source>>,
    says: Option<Vec<Claim>>,
    key: Option<Key<Statement>>,
    via: Option<Key<Source>>,
    rare: Rare,
}

impl<'de> de::Visitor<'de> for StatementSeed<'_> {
    type Value = Statement;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a statement: an object with `at`, `source` and `says`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Statement, A::Error> {
        let mut read = Members::default();
        while let Some(Name(name)) = map.next_key()? {
            let place = |error| self.0.place(&name, error);
            match &*name {
                "key" => once(&mut read.key, &mut map).map_err(place)?,
                "at" => once(&mut read.at, &mut map).map_err(place)?,
                "source" => once(&mut read.source, &mut map).map_err(place)?,
                "via" => once(&mut read.via, &mut map).map_err(place)?,
                "cite" => once::<Text, A>(&mut read.rare.cite, &mut map).map_err(place)?,
                "replaces" => once(&mut read.rare.replaces, &mut map).map_err(place)?,
                "public" => once(&mut read.rare.public, &mut map).map_err(place)?,
                "recorded" => once(&mut read.rare.recorded, &mut map).map_err(place)?,
                "recorded_by" => once(&mut read.rare.recorded_by, &mut map).map_err(place)?,
                "says" if read.says.is_some() => {
                    return Err(A::Error::custom("`says` stands there twice"));
                }
                "says" => read.says = map.next_value_seed(Optional(ClaimsSeed(self.0)))?,
                other => return Err(A::Error::custom(no_member("a statement", other, &MEMBERS))),
            }
        }
        let missing =
            |member| A::Error::custom(format_args!("expected the member `{member}`, found none"));
        Ok(Statement {
            at: read.at.ok_or_else(|| missing("at"))?,
            source: read.source.ok_or_else(|| missing("source"))?,
            says: read.says.ok_or_else(|| missing("says"))?,
            key: read.key,
            via: read.via,
            rare: (read.rare != Rare::default()).then(|| Box::new(read.rare)),
        })
    }
}

/// Reads a member that may be `null`, and may not stand there twice.
pub(crate) fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    let value = map.next_value::<Option<T>>()?;
    if value.is_some() && member.is_some() {
        return Err(A::Error::custom("stands there twice"));
    }
    *member = value.or(member.take());
    Ok(())
}

/// An object has a member that it cannot have.
pub(crate) fn no_member(object: &str, name: &str, members: &[&str]) -> ParseError {
    ParseError::none_of(format!("a member of {object}"), name, members.iter().copied())
}

/// Reads the claims of a statement.
struct ClaimsSeed<'a>(&'a Context);

impl<'de> DeserializeSeed<'de> for ClaimsSeed<'_> {
    type Value = Vec<Claim>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Claim>, D::Error> {
        let context = self.0;
        from.deserialize_seq(self).map_err(|error| context.place("says", error))
    }
}

impl<'de> de::Visitor<'de> for ClaimsSeed<'_> {
    type Value = Vec<Claim>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of claims")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Claim>, A::Error> {
        let mut claims = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(64));
        loop {
            self.0.claim.set(claims.len() + 1);
            let Some(claim) = seq.next_element_seed(ClaimSeed(self.0))? else { break };
            claims.push(claim);
        }
        self.0.claim.set(0);
        Ok(claims)
    }
}

/// Reads one claim: an object with exactly one member that is not null.
struct ClaimSeed<'a>(&'a Context);

impl<'de> Deserialize<'de> for Claim {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ClaimSeed(&Context::default()).deserialize(from)
    }
}

impl<'de> DeserializeSeed<'de> for ClaimSeed<'_> {
    type Value = Claim;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Claim, D::Error> {
        let context = self.0;
        from.deserialize_map(self).map_err(|error| context.place("", error))
    }
}

impl<'de> de::Visitor<'de> for ClaimSeed<'_> {
    type Value = Claim;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a claim: an object with one member, the name of what it describes")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Claim, A::Error> {
        one_of(map, |name, map| {
            if let Some(claim) = Claim::read_entity(name, map, self.0) {
                return claim;
            }
            if let Some(step) = Step::read_entity(name, map, self.0) {
                return step.map(|step| step.map(Claim::Step));
            }
            if name == "reported" {
                let step = map.next_value_seed(Optional(StepSeed(self.0)))?;
                return Ok(step.map(Claim::reported));
            }
            let mut names = Vec::new();
            Claim::types(&mut names);
            Step::types(&mut names);
            names.push("reported");
            Err(A::Error::custom(unknown_name("a claim", name, &names)))
        })
    }
}

struct StepSeed<'a>(&'a Context);

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        StepSeed(&Context::default()).deserialize(from)
    }
}

impl<'de> DeserializeSeed<'de> for StepSeed<'_> {
    type Value = Step;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Step, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> de::Visitor<'de> for StepSeed<'_> {
    type Value = Step;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a step: an object with one member, the name of the step")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Step, A::Error> {
        one_of(map, |name, map| {
            Step::read_entity(name, map, self.0).unwrap_or_else(|| {
                let mut names = Vec::new();
                Step::types(&mut names);
                Err(A::Error::custom(unknown_name("a step", name, &names)))
            })
        })
    }
}

fn unknown_name(what: &str, name: &str, names: &[&str]) -> ParseError {
    let expected = match nearest(name, names.iter().copied()) {
        Some(near) => format!("{what} (perhaps `{near}`)"),
        None => format!("{what}: {}", names.join(", ")),
    };
    ParseError::new(expected, name)
}

/// Reads an object with exactly one member that is not null.
fn one_of<'de, T, A: MapAccess<'de>>(
    mut map: A,
    mut read: impl FnMut(&str, &mut A) -> Result<Option<T>, A::Error>,
) -> Result<T, A::Error> {
    let mut one: Option<(String, T)> = None;
    while let Some(Name(name)) = map.next_key()? {
        let Some(value) = read(&name, &mut map)? else { continue };
        if let Some((first, _)) = &one {
            let message = format!("expected one member, found `{first}` and `{name}`");
            return Err(A::Error::custom(message));
        }
        one = Some((name.into_owned(), value));
    }
    one.map(|(_, value)| value).ok_or_else(|| A::Error::custom("expected one member, found none"))
}
