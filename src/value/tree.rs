//! What is written of a value or a record, put together of its leaves; and its canonical JSON, which
//! is the last resort of every tie.

use super::leaf::Leaf;
use serde::{Serialize, Serializer};
use std::fmt::{self, Write};

/// What is written, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// What is written of a value, of its leaves in their order.
    pub(super) fn of(leaves: impl FnOnce(&mut dyn FnMut(&str, Leaf<'_>))) -> Self {
        let mut tree = Tree::map();
        leaves(&mut |place, leaf| {
            // The place of a value without parts is empty.
            tree.set(Some(place).filter(|place| !place.is_empty()), leaf.into());
        });
        tree
    }

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

    /// As JSON without blanks, the members of a list `sorted`.
    pub(super) fn canonical(&self, sorted: bool) -> String {
        let mut text = String::new();
        match self {
            Tree::List(members) if sorted => {
                let mut members: Vec<String> =
                    members.iter().map(|member| member.canonical(false)).collect();
                members.sort_unstable();
                put(&mut text, format_args!("[{}]", members.join(",")));
            }
            _ => self.write(&mut text),
        }
        text
    }

    fn write(&self, to: &mut String) {
        match self {
            Tree::Boolean(yes) => put(to, yes),
            Tree::Integer(number) => put(to, number),
            Tree::Decimal(number) => put(to, number),
            Tree::Text(text) => string(text, to),
            Tree::List(members) => {
                to.push('[');
                for (i, member) in members.iter().enumerate() {
                    to.push_str(if i == 0 { "" } else { "," });
                    member.write(to);
                }
                to.push(']');
            }
            Tree::Map(members) => {
                to.push('{');
                for (i, (name, member)) in members.iter().enumerate() {
                    to.push_str(if i == 0 { "" } else { "," });
                    string(name, to);
                    to.push(':');
                    member.write(to);
                }
                to.push('}');
            }
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

/// To a text everything can be written.
fn put(to: &mut String, it: impl fmt::Display) {
    let _written = write!(to, "{it}");
}

fn string(text: &str, to: &mut String) {
    to.push('"');
    for c in text.chars() {
        match c {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            '\t' => to.push_str("\\t"),
            '\u{8}' => to.push_str("\\b"),
            '\u{c}' => to.push_str("\\f"),
            c if u32::from(c) < 0x20 => put(to, format_args!("\\u{:04x}", u32::from(c))),
            c => to.push(c),
        }
    }
    to.push('"');
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use crate::value::{Amount, AnyValue, Identifier, IdentifierKind, List, Text};
    use crate::{Jurisdiction, Place, code::Injury};

    #[test]
    fn it_is_the_json_of_the_value() {
        let list: List<Text> = ["b\"\\\n\u{1}", "a"].into_iter().map(Text::from).collect();
        let crossed = crate::value::Ordered::from_iter([
            Jurisdiction::city("Exampleton", "EX"),
            Jurisdiction::state_of("EY"),
        ]);
        let values: [&dyn AnyValue; 8] = [
            &true,
            &Amount::from(20..=29),
            &Text::from("née"),
            &Place::corner("A Street", "B Street"),
            &list,
            &List::<Text>::none(),
            &crossed,
            &Identifier::new(IdentifierKind::CaseNumber, "31-17").with_issuer("EXPD"),
        ];
        for value in values {
            let json = value.canonical();
            let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert!(!json.contains(": ") && !parsed.is_null(), "{json}");
        }
        assert_eq!(list.canonical(), serde_json::to_string(&list).unwrap());
        assert_eq!(crossed.canonical(), serde_json::to_string(&crossed).unwrap());
        let words: List<_> = [Injury::Serious, Injury::Fatal].into_iter().collect();
        assert_eq!(words.canonical(), r#"["fatal","serious"]"#);
    }
}
