mod context;

pub(crate) use context::Context;

use super::{AnyEntity, Entity, Field, Head, Lens, Part, Visit, field_named, how::Note};
use crate::{
    Fact, ParseError, Why,
    value::{
        Extra, Kind, Text, Value,
        text::{Name, read_str},
    },
};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Error, MapAccess, SeqAccess},
};
use std::{fmt, marker::PhantomData};

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

    fn visit_str<X: Error>(self, text: &str) -> Result<E, X> {
        Err(X::custom(ParseError::new(format!("an object that describes {}", E::NAME), text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<E, A::Error> {
        let mut entity = E::blank();
        let mut heads: Vec<&'static str> = Vec::new();
        let mut complete = Names::default();
        while let Some(Name(name)) = map.next_key()? {
            let place = |error: A::Error| self.place(&name, error);
            match &*name {
                "unknown" => {
                    let seed = Beside {
                        seed: &self,
                        entity: &mut entity,
                        member: "unknown",
                        set: set_unknown,
                    };
                    map.next_value_seed(seed).map_err(place)?;
                }
                "words" => {
                    let seed = Beside {
                        seed: &self,
                        entity: &mut entity,
                        member: "words",
                        set: set_words,
                    };
                    map.next_value_seed(seed).map_err(place)?;
                }
                "believed" => {
                    let fields = map.next_value::<Option<Names>>().map_err(place)?;
                    for field in fields.unwrap_or_default().0 {
                        set_believed(&mut entity, &field)
                            .map_err(A::Error::custom)
                            .map_err(place)?;
                    }
                }
                "complete" => {
                    let fields = map.next_value::<Option<Names>>().map_err(place)?;
                    complete.0.extend(fields.unwrap_or_default().0);
                }
                "extra" if Kind::of(E::NAME).is_some() => {
                    let extra = map.next_value::<Option<Extra>>().map_err(place)?;
                    if extra.is_some() && !entity.how().extra().is_empty() {
                        return Err(place(A::Error::custom(TWICE)));
                    }
                    entity.how_mut().change_extra(|own| *own = extra.unwrap_or_default());
                }
                member => {
                    let mut reader = Reader {
                        entity: &mut entity,
                        map: &mut map,
                        heads: &mut heads,
                        outcome: Ok(()),
                        formats: PhantomData,
                    };
                    if !E::visit_named(member, &mut reader) {
                        let error = A::Error::custom(no_member(&entity, member));
                        return Err(self.context.place(E::NAME, error));
                    }
                    reader.outcome.map_err(place)?;
                }
            }
        }
        if let Some(head) = E::HEADS.iter().find(|head| !heads.contains(&head.name)) {
            let name = head.name;
            let error = A::Error::custom(format_args!("expected the member `{name}`, found none"));
            return Err(self.context.place(E::NAME, error));
        }
        for field in complete.0 {
            set_complete(&mut entity, &field)
                .map_err(|message| self.place("complete", A::Error::custom(message)))?;
        }
        Ok(entity)
    }
}

impl<E: Entity> Seed<'_, E> {
    /// Names the member in an error. What stands in the identifying fields of a person is not
    /// repeated.
    fn place<X: Error>(&self, member: &str, error: X) -> X {
        let place = format_args!("{}/{member}", E::NAME);
        let field = member.rsplit('/').next().unwrap_or(member);
        let identifying = matches!(
            (E::NAME, field),
            ("person" | "officer" | "source", "name")
                | ("person" | "officer", "identifiers")
                | ("person", "born")
        );
        if identifying {
            self.context.place_discreetly(place, error)
        } else {
            self.context.place(place, error)
        }
    }
}

fn no_member(entity: &dyn AnyEntity, name: &str) -> ParseError {
    let fields = entity.fields().iter().map(|field| field.name);
    let beside = ["unknown", "words", "believed", "complete"];
    let names = entity.heads().iter().map(|head| head.name).chain(fields).chain(beside);
    let expected = format!("a member of {}", entity.name());
    ParseError::none_of(expected, name, names)
}

/// The field of this name, for what stands beside the values.
fn field_of(entity: &dyn AnyEntity, name: &str) -> Result<&'static Field, String> {
    field_named(entity.name(), entity.fields(), name).map_err(|error| error.to_string())
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
                return Err(A::Error::custom(TWICE));
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
            match fact {
                Fact::Unstated => *fact = Fact::Known(value),
                Fact::Known(_) => return Err(A::Error::custom(TWICE)),
                Fact::Unknown(_) => return Err(A::Error::custom(BOTH)),
            }
            Ok(())
        });
    }
}

const TWICE: &str = "stands there twice";
const BOTH: &str = "stated both as known and as unknown";

fn set_unknown(entity: &mut dyn AnyEntity, field: &Field, why: Why) -> Result<(), String> {
    let number = usize::from(field.number);
    match entity.fact(number) {
        Fact::Unstated => entity.set(number, Fact::Unknown(why)),
        Fact::Known(_) => return Err(BOTH.to_owned()),
        Fact::Unknown(_) => return Err(TWICE.to_owned()),
    }
    Ok(())
}

fn set_words(entity: &mut dyn AnyEntity, field: &Field, words: Text) -> Result<(), String> {
    let (known, believed) = entity.how().of(field.name);
    if known.is_some() {
        return Err(TWICE.to_owned());
    }
    entity.how_mut().set(Note { field: field.name, words: Some(words), believed });
    Ok(())
}

fn set_believed(entity: &mut dyn AnyEntity, field: &str) -> Result<(), String> {
    let field = field_of(entity, field)?.name;
    let words = entity.how().text(field).cloned();
    entity.how_mut().set(Note { field, words, believed: true });
    Ok(())
}

fn set_complete(entity: &mut dyn AnyEntity, field: &str) -> Result<(), String> {
    let field = field_of(entity, field)?;
    let value = entity.value_mut(usize::from(field.number));
    let name = field.name;
    let message = || format!("only a known list without an order can be complete, not `{name}`");
    if value.is_some_and(|value| value.complete(true)) { Ok(()) } else { Err(message()) }
}

/// Reads an object that stands beside the values: its members are named like fields. A member that
/// is `null` is not there, and neither is the object.
struct Beside<'a, E, T> {
    seed: &'a Seed<'a, E>,
    entity: &'a mut E,
    member: &'static str,
    set: fn(&mut dyn AnyEntity, &Field, T) -> Result<(), String>,
}

impl<'de, E: Entity, T: Deserialize<'de>> DeserializeSeed<'de> for Beside<'_, E, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_option(self)
    }
}

impl<'de, E: Entity, T: Deserialize<'de>> de::Visitor<'de> for Beside<'_, E, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object whose members are named like fields")
    }

    fn visit_none<X>(self) -> Result<(), X> {
        Ok(())
    }

    fn visit_unit<X>(self) -> Result<(), X> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let field = field_of(self.entity, &name).map_err(A::Error::custom)?;
            let value = map.next_value::<Option<T>>().and_then(|value| match value {
                Some(value) => (self.set)(self.entity, field, value).map_err(A::Error::custom),
                None => Ok(()),
            });
            value.map_err(|error| {
                self.seed.place(&format!("{}/{}", self.member, field.name), error)
            })?;
        }
        Ok(())
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
