//! What is written of a value or a record, put together of its leaves.

use super::leaf::Leaf;
use serde::{Serialize, Serializer};

/// What is written, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub(crate) fn map() -> Self {
        Tree::Map(Vec::new())
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Tree::Text(text.into())
    }

    /// Puts something at a place: names, and numbers from 0 that come one after the other, with `/`
    /// between.
    pub(crate) fn put(&mut self, place: &str, it: Tree) {
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

    /// Puts something below a place, or at it.
    pub(crate) fn set(&mut self, below: Option<&str>, it: Tree) {
        match below {
            Some(below) => self.put(below, it),
            None => *self = it,
        }
    }

    /// Adds a member to the list at a place.
    pub(crate) fn push(&mut self, place: &str, it: Tree) {
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

impl From<Leaf<'_>> for Tree {
    fn from(leaf: Leaf<'_>) -> Self {
        match leaf {
            Leaf::Boolean(yes) => Tree::Boolean(yes),
            Leaf::Integer(number) => Tree::Integer(number),
            Leaf::Decimal(number) => Tree::Decimal(number),
            Leaf::Text(text) => Tree::text(text),
            Leaf::Empty => Tree::List(Vec::new()),
        }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Boolean(yes) => to.serialize_bool(*yes),
            Tree::Integer(number) => to.serialize_i64(*number),
            Tree::Decimal(number) => to.serialize_f64(*number),
            Tree::Text(text) => to.serialize_str(text),
            Tree::List(members) => to.collect_seq(members),
            Tree::Map(entries) => to.collect_map(entries.iter().map(|(name, it)| (name, it))),
        }
    }
}
