//! A value taken apart and put together as a tree, for documents; and as canonical JSON, which is the
//! last resort of every tie.

use super::leaf::Leaf;
use serde::{Serialize, Serializer};
use std::fmt::{self, Write};

/// What is written of a value whose type is not known.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(Box<str>),
    List(Vec<Tree>),
    /// In the order of the dictionary.
    Map(Vec<(Box<str>, Tree)>),
}

impl Tree {
    /// The tree of a value, built of its leaves in their order.
    pub(super) fn of(leaves: impl FnOnce(&mut dyn FnMut(&str, Leaf<'_>))) -> Self {
        let mut tree = Tree::List(Vec::new());
        leaves(&mut |place, leaf| {
            let leaf = match leaf {
                Leaf::Boolean(yes) => Tree::Boolean(yes),
                Leaf::Integer(number) => Tree::Integer(number),
                Leaf::Decimal(number) => Tree::Decimal(number),
                Leaf::Text(text) => Tree::Text(text.into()),
                Leaf::Empty => Tree::List(Vec::new()),
            };
            tree.put(&mut place.split('/').filter(|name| !name.is_empty()), leaf);
        });
        tree
    }

    /// Puts a leaf at a place: names, and numbers in a list. Leaves come in their order, so at every
    /// step it is the last member, or a new one.
    fn put(&mut self, place: &mut dyn Iterator<Item = &str>, leaf: Tree) {
        let Some(name) = place.next() else {
            *self = leaf;
            return;
        };
        let last = match (name.parse::<usize>(), &mut *self) {
            (Ok(number), Tree::List(members)) => {
                if number >= members.len() {
                    members.push(Tree::List(Vec::new()));
                }
                members.last_mut()
            }
            (_, Tree::Map(members)) => {
                if members.last().is_none_or(|(last, _)| **last != *name) {
                    members.push((name.into(), Tree::List(Vec::new())));
                }
                members.last_mut().map(|(_, member)| member)
            }
            _ => {
                let mut member = Tree::List(Vec::new());
                member.put(place, leaf);
                *self = Tree::Map(vec![(name.into(), member)]);
                return;
            }
        };
        if let Some(last) = last {
            last.put(place, leaf);
        }
    }

    /// As JSON without blanks.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
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

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Boolean(yes) => serializer.serialize_bool(*yes),
            Tree::Integer(number) => serializer.serialize_i64(*number),
            Tree::Decimal(number) => serializer.serialize_f64(*number),
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::List(members) => serializer.collect_seq(members),
            Tree::Map(members) => {
                serializer.collect_map(members.iter().map(|(name, member)| (name, member)))
            }
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
    use crate::{Jurisdiction, Place};

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
            let json = value.tree().canonical();
            let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert!(!json.contains(": ") && !parsed.is_null(), "{json}");
        }
        assert_eq!(list.tree().canonical(), serde_json::to_string(&list).unwrap());
        assert_eq!(crossed.tree().canonical(), serde_json::to_string(&crossed).unwrap());
    }
}
