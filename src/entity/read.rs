use super::{Entity, Head, Lens, Part, Visit, how::Note};
use crate::{
    Fact, ParseError, Why,
    error::nearest,
    value::{
        Text, Value,
        text::{Name, read_str},
    },
};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, MapAccess, SeqAccess},
};
use std::{cell::Cell, fmt, marker::PhantomData};

/// Where in an incident something is read, so that the innermost error names the place once.
#[derive(Debug, Default)]
pub(crate) struct Context {
    /// The source, or the statement and the claim, counted from 1.
    pub(crate) source: Cell<usize>,
    pub(crate) statement: Cell<usize>,
    pub(crate) claim: Cell<usize>,
    placed: Cell<bool>,
}

impl Context {
    /// Adds the place to an error that has none yet. `member` may be empty.
    pub(crate) fn place<E: de::Error>(&self, member: impl fmt::Display, error: E) -> E {
        if self.placed.replace(true) {
            return error;
        }
        let parts = [
            (self.source.get() > 0).then(|| format!("source {}", self.source.get())),
            (self.statement.get() > 0).then(|| format!("statement {}", self.statement.get())),
            (self.claim.get() > 0).then(|| format!("claim {}", self.claim.get())),
            Some(member.to_string()).filter(|member| !member.is_empty()),
        ];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if place.is_empty() { error } else { E::custom(format_args!("{place}: {error}")) }
    }
}

/// Reads an entity by itself.
pub(crate) fn read<'de, E: Entity, D: Deserializer<'de>>(from: D) -> Result<E, D::Error> {
    Seed::new(&Context::default()).deserialize(from)
}

/// Reads an entity at a place that its errors name.
pub(crate) struct Seed<'a, E> {
    context: &'a Context,
    entity: PhantomData<E>,
}

impl<'a, E> Seed<'a, E> {
    pub(crate) fn new(context: &'a Context) -> Self {
        Self { context, entity: PhantomData }
    }
}

impl<'de, E: Entity> DeserializeSeed<'de> for Seed<'_, E> {
    type Value = E;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<E, D::Error> {
        let context = self.context;
        from.deserialize_map(self).map_err(|error| context.place(E::NAME, error))
    }
}

impl<'de, E: Entity> de::Visitor<'de> for Seed<'_, E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object that describes {}", E::NAME)
    }

    fn visit_str<X: de::Error>(self, text: &str) -> Result<E, X> {
        Err(X::custom(ParseError::new(format!("an object that describes {}", E::NAME), text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<E, A::Error> {
        let mut entity = E::blank();
        let mut extras = Extras::default();
        let mut heads: Vec<&'static str> = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            let member = |error| self.context.place(format_args!("{}/{name}", E::NAME), error);
            match &*name {
                "unknown" => extras.unknown(&mut map).map_err(member)?,
                "words" => extras.words(&mut map).map_err(member)?,
                "believed" => extras.believed(&mut map).map_err(member)?,
                "complete" => extras.complete(&mut map).map_err(member)?,
                field => {
                    let mut reader = Reader {
                        entity: &mut entity,
                        map: &mut map,
                        heads: &mut heads,
                        outcome: Ok(()),
                        formats: PhantomData,
                    };
                    if !E::visit_named(field, &mut reader) {
                        return Err(self.context.place(E::NAME, no_member::<E, A::Error>(field)));
                    }
                    reader.outcome.map_err(member)?;
                }
            }
        }
        self.finish(entity, extras, &heads)
    }
}

impl<E: Entity> Seed<'_, E> {
    /// Applies what stood beside the values, wherever in the object it stood.
    fn finish<X: de::Error>(
        &self,
        mut entity: E,
        extras: Extras,
        heads: &[&'static str],
    ) -> Result<E, X> {
        let place =
            |member: &str, error| self.context.place(format_args!("{}/{member}", E::NAME), error);
        let mut missing = Missing { read: heads, missing: None, entity: PhantomData };
        E::visit(&mut missing);
        if let Some(head) = missing.missing {
            let error = X::custom(format_args!("expected the member `{head}`, found none"));
            return Err(self.context.place(E::NAME, error));
        }
        for (field, why) in extras.unknown {
            let mut set = Unknown { entity: &mut entity, why, outcome: Ok(()) };
            if !E::visit_named(&field, &mut set) {
                return Err(place("unknown", no_member::<E, X>(&field)));
            }
            set.outcome.map_err(|message| place(&field, X::custom(message)))?;
        }
        for field in extras.complete {
            let mut set = Complete { entity: &mut entity, done: false };
            if !E::visit_named(&field, &mut set) {
                return Err(place("complete", no_member::<E, X>(&field)));
            }
            if !set.done {
                let message = "only a known list of participants can be complete";
                return Err(place(&field, X::custom(message)));
            }
        }
        for (field, words, believed) in extras.notes {
            let Some(known) = E::FIELDS.iter().find(|known| known.name == field) else {
                let member = if believed { "believed" } else { "words" };
                return Err(place(member, no_member::<E, X>(&field)));
            };
            let how = entity.how_mut();
            let words = words.or_else(|| how.text(known.name).cloned());
            let believed = believed || how.is_believed(known.name);
            how.set(Note { field: known.name, words, believed });
        }
        Ok(entity)
    }
}

fn no_member<E: Entity, X: de::Error>(name: &str) -> X {
    let names = E::FIELDS.iter().map(|field| field.name);
    let expected = match nearest(name, names) {
        Some(near) => format!("a member of {} (perhaps `{near}`)", E::NAME),
        None => format!("a member of {}", E::NAME),
    };
    X::custom(ParseError::new(expected, name))
}

/// Reads the one member that it is shown.
struct Reader<'a, 'de, E, A: MapAccess<'de>> {
    entity: &'a mut E,
    map: &'a mut A,
    heads: &'a mut Vec<&'static str>,
    outcome: Result<(), A::Error>,
    formats: PhantomData<&'de ()>,
}

impl<'de, E: Entity, A: MapAccess<'de>> Visit<E> for Reader<'_, 'de, E, A> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        let entity = &mut *self.entity;
        self.outcome = self.map.next_value::<Option<T>>().and_then(|value| {
            let Some(value) = value else { return Ok(()) };
            if self.heads.contains(&head.name) {
                return Err(de::Error::custom("stated twice"));
            }
            self.heads.push(head.name);
            *(head.get_mut)(entity) = value;
            Ok(())
        });
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        let entity = &mut *self.entity;
        self.outcome = self.map.next_value::<Option<T>>().and_then(|value| {
            let Some(value) = value else { return Ok(()) };
            let fact = (lens.get_mut)(entity);
            if !fact.is_unstated() {
                return Err(de::Error::custom("stated twice"));
            }
            *fact = Fact::Known(value);
            Ok(())
        });
    }
}

struct Missing<'a, E> {
    read: &'a [&'static str],
    missing: Option<&'static str>,
    entity: PhantomData<E>,
}

impl<E: Entity> Visit<E> for Missing<'_, E> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        if !self.read.contains(&head.name) {
            self.missing = self.missing.or(Some(head.name));
        }
    }

    fn field<T: Value>(&mut self, _lens: Lens<E, T>) {}
}

struct Unknown<'a, E> {
    entity: &'a mut E,
    why: Why,
    outcome: Result<(), &'static str>,
}

impl<E: Entity> Visit<E> for Unknown<'_, E> {
    fn head<T: Head>(&mut self, _head: Part<E, T>) {
        self.outcome = Err("this member cannot be unknown");
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        let fact = (lens.get_mut)(self.entity);
        match fact {
            Fact::Unstated => *fact = Fact::Unknown(self.why),
            Fact::Known(_) => self.outcome = Err("stated both as known and as unknown"),
            Fact::Unknown(_) => self.outcome = Err("stated twice as unknown"),
        }
    }
}

struct Complete<'a, E> {
    entity: &'a mut E,
    done: bool,
}

impl<E: Entity> Visit<E> for Complete<'_, E> {
    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        if let Fact::Known(value) = (lens.get_mut)(self.entity) {
            self.done = value.set_complete();
        }
    }
}

/// What stands beside the values.
#[derive(Default)]
struct Extras {
    unknown: Vec<(String, Why)>,
    complete: Vec<String>,
    /// Words, or a belief.
    notes: Vec<(String, Option<Text>, bool)>,
}

impl Extras {
    fn unknown<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.unknown.extend(map.next_value::<Option<Pairs<Why>>>()?.unwrap_or_default().0);
        Ok(())
    }

    fn words<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let words = map.next_value::<Option<Pairs<Text>>>()?.unwrap_or_default().0;
        self.notes.extend(words.into_iter().map(|(field, words)| (field, Some(words), false)));
        Ok(())
    }

    fn believed<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let fields = map.next_value::<Option<Names>>()?.unwrap_or_default().0;
        self.notes.extend(fields.into_iter().map(|field| (field, None, true)));
        Ok(())
    }

    fn complete<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.complete.extend(map.next_value::<Option<Names>>()?.unwrap_or_default().0);
        Ok(())
    }
}

/// A map from the names of fields; a member that is `null` is not there.
struct Pairs<T>(Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct PairsVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for PairsVisitor<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose members are named like fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs: Vec<(String, T)> = Vec::new();
                while let Some(Name(field)) = map.next_key()? {
                    if pairs.iter().any(|(known, _)| *known == field) {
                        return Err(de::Error::custom(format_args!(
                            "`{field}` stands there twice"
                        )));
                    }
                    if let Some(value) = map.next_value::<Option<T>>()? {
                        pairs.push((field.into_owned(), value));
                    }
                }
                Ok(Pairs(pairs))
            }
        }

        from.deserialize_map(PairsVisitor(PhantomData))
    }
}

/// An array of the names of fields.
#[derive(Default)]
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NamesVisitor;

        impl<'de> de::Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of names of fields")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(Name(name)) = seq.next_element()? {
                    names.push(name.into_owned());
                }
                Ok(Names(names))
            }
        }

        from.deserialize_seq(NamesVisitor)
    }
}

impl<'de> Deserialize<'de> for Why {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_str(from, "a reason why something is not known", str::parse)
    }
}
