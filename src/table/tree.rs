//! What is read, put together again from leaves.

use serde::{
    Deserializer,
    de::{
        IntoDeserializer, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

/// A value as it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub(super) fn map() -> Self {
        Tree::Map(Vec::new())
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Tree::Text(text.into())
    }

    /// Puts something at a place: names, and numbers from 0 that come one after the other, with `/`
    /// between.
    pub(super) fn put(&mut self, place: &str, it: Tree) {
        let (name, below) = match place.split_once('/') {
            Some((name, below)) => (name, Some(below)),
            None => (place, None),
        };
        if let Ok(number) = name.parse::<usize>() {
            if !matches!(self, Tree::List(_)) {
                *self = Tree::List(Vec::new());
            }
            if let Tree::List(members) = self {
                if number >= members.len() {
                    members.push(Tree::map());
                }
                if let Some(last) = members.last_mut() {
                    last.set(below, it);
                }
            }
            return;
        }
        if !matches!(self, Tree::Map(_)) {
            *self = Tree::map();
        }
        if let Tree::Map(entries) = self {
            let known = entries.iter().position(|(other, _)| other == name);
            if known.is_none() {
                entries.push((name.to_owned(), Tree::map()));
            }
            let entry = known.unwrap_or(entries.len().saturating_sub(1));
            if let Some((_, tree)) = entries.get_mut(entry) {
                tree.set(below, it);
            }
        }
    }

    fn set(&mut self, below: Option<&str>, it: Tree) {
        match below {
            Some(below) => self.put(below, it),
            None => *self = it,
        }
    }

    /// Adds a member to the list at a place.
    pub(super) fn push(&mut self, place: &str, it: Tree) {
        if let Tree::Map(entries) = self
            && let Some((_, Tree::List(members))) =
                entries.iter_mut().find(|(name, _)| name == place)
        {
            members.push(it);
        } else {
            self.put(place, Tree::List(vec![it]));
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tree::Boolean(yes) => visitor.visit_bool(yes),
            Tree::Integer(number) => match u64::try_from(number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_i64(number),
            },
            Tree::Decimal(number) => visitor.visit_f64(number),
            Tree::Text(text) => visitor.visit_string(text),
            Tree::List(members) => {
                let mut members = SeqDeserializer::new(members.into_iter());
                let value = visitor.visit_seq(&mut members)?;
                members.end()?;
                Ok(value)
            }
            Tree::Map(entries) => {
                let mut entries = MapDeserializer::new(entries.into_iter());
                let value = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
