use super::{AnyValue, leaf::Leaf};
use serde::{Serialize, Serializer};

/// A value whose type is not known, as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a>(pub(crate) &'a dyn AnyValue);

impl PartialEq for Given<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other.0)
    }
}

impl Eq for Given<'_> {}

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut tree = Tree::List(Vec::new());
        self.0.leaves(&mut |place, leaf| tree.put(place, leaf));
        tree.serialize(to)
    }
}

/// What is written of a value, put together again of its leaves. It begins as an empty list.
enum Tree {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// Puts a leaf at its place: numbers are those of a list, names those of a map. They come in the
    /// order in which they are written.
    fn put(&mut self, place: &str, leaf: Leaf<'_>) {
        if place.is_empty() {
            *self = match leaf {
                Leaf::Boolean(yes) => Tree::Boolean(yes),
                Leaf::Integer(number) => Tree::Integer(number),
                Leaf::Decimal(number) => Tree::Decimal(number),
                Leaf::Text(text) => Tree::Text(text.to_owned()),
                Leaf::Empty => Tree::List(Vec::new()),
            };
            return;
        }
        let (name, rest) = place.split_once('/').unwrap_or((place, ""));
        let number = name.parse::<usize>();
        if matches!(self, Tree::List(items) if items.is_empty() && number.is_err()) {
            *self = Tree::Map(Vec::new());
        }
        let part = match self {
            Tree::List(items) => {
                if number.is_ok_and(|number| number == items.len()) {
                    items.push(Tree::List(Vec::new()));
                }
                items.last_mut()
            }
            Tree::Map(entries) => {
                if entries.last().is_none_or(|(last, _)| last != name) {
                    entries.push((name.to_owned(), Tree::List(Vec::new())));
                }
                entries.last_mut().map(|(_, part)| part)
            }
            _ => None,
        };
        if let Some(part) = part {
            part.put(rest, leaf);
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
            Tree::List(items) => to.collect_seq(items),
            Tree::Map(entries) => to.collect_map(entries.iter().map(|(name, part)| (name, part))),
        }
    }
}
