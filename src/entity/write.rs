use super::{AnyEntity, Entity, Head, Lens, Part, Visit, how::Note};
use crate::{Fact, Why, value::Value};
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

/// Writes an entity as one map of known length: required members, known values, then `unknown`,
/// `words`, `believed`, `complete` and `extra` where there is something to say.
pub(crate) fn write<E: Entity, S: Serializer>(entity: &E, to: S) -> Result<S::Ok, S::Error> {
    let any: &dyn AnyEntity = entity;
    let (mut unknown, mut complete) = (Vec::new(), Vec::new());
    let mut members = any.heads().len();
    for (field, fact) in any.facts() {
        match fact {
            Fact::Known(value) => {
                members += 1;
                // None is complete by itself.
                let says_more = value.is_complete_list() && value.has_members();
                complete.extend(says_more.then_some(field.name));
            }
            Fact::Unknown(why) => unknown.push((field.name, why)),
            Fact::Unstated => {}
        }
    }
    let notes = entity.how().notes();
    let words: Vec<_> =
        notes.iter().filter_map(|note| Some((note.field, note.words.as_ref()?))).collect();
    let believed: Vec<_> = notes.iter().filter(|note| note.believed).map(name).collect();

    let extra = entity.how().extra();
    let none = [
        unknown.is_empty(),
        words.is_empty(),
        believed.is_empty(),
        complete.is_empty(),
        extra.is_empty(),
    ];
    let length = members + none.iter().filter(|none| !**none).count();
    let mut out = Members { entity, map: to.serialize_map(Some(length))?, error: None };
    E::visit(&mut out);
    let Members { mut map, error, .. } = out;
    if let Some(error) = error {
        return Err(error);
    }
    if !unknown.is_empty() {
        map.serialize_entry("unknown", &Some(Map(&unknown)))?;
    }
    if !words.is_empty() {
        map.serialize_entry("words", &Some(Map(&words)))?;
    }
    if !believed.is_empty() {
        map.serialize_entry("believed", &Some(List(&believed)))?;
    }
    if !complete.is_empty() {
        map.serialize_entry("complete", &Some(List(&complete)))?;
    }
    if !extra.is_empty() {
        map.serialize_entry("extra", &Some(extra))?;
    }
    map.end()
}

fn name(note: &Note) -> &'static str {
    note.field
}

struct Members<'a, E, M: SerializeMap> {
    entity: &'a E,
    map: M,
    error: Option<M::Error>,
}

impl<E: Entity, M: SerializeMap> Members<'_, E, M> {
    fn entry<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.error.is_none() {
            // Every value is written as an option, so that one reader accepts what tools write
            // (`null` for unstated) in every format.
            self.error = self.map.serialize_entry(name, &Some(value)).err();
        }
    }
}

impl<E: Entity, M: SerializeMap> Visit<E> for Members<'_, E, M> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        self.entry(head.name, (head.get)(self.entity));
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        if let Some(value) = (lens.get)(self.entity).known() {
            self.entry(lens.name, value);
        }
    }
}

/// Pairs, written as a map.
struct Map<'a, T>(&'a [(&'static str, T)]);

impl<T: Serialize> Serialize for Map<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, &Some(value))?;
        }
        map.end()
    }
}

/// Names, written as an array.
struct List<'a>(&'a [&'static str]);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut seq = to.serialize_seq(Some(self.0.len()))?;
        for name in self.0 {
            seq.serialize_element(name)?;
        }
        seq.end()
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
