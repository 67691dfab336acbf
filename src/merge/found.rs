//! Names that were found so far, which can be taken back.

use super::names::Keys;
use crate::value::Kind;
use std::collections::BTreeSet;

/// The names of the other record's sources, or of its nouns; no two have one.
#[derive(Debug, Default)]
struct Names {
    found: Keys,
    taken: BTreeSet<Box<str>>,
}

#[derive(Debug, Default)]
pub(super) struct Found {
    sources: Names,
    nouns: Names,
    /// Which of them were found, one after the other.
    order: Vec<(Kind, Box<str>)>,
}

impl Found {
    fn names(&self, kind: Kind) -> &Names {
        if kind == Kind::Source { &self.sources } else { &self.nouns }
    }

    fn names_mut(&mut self, kind: Kind) -> &mut Names {
        if kind == Kind::Source { &mut self.sources } else { &mut self.nouns }
    }

    pub(super) fn name(&self, kind: Kind, key: &str) -> Option<&str> {
        self.names(kind).found.get(key).map(|name| &**name)
    }

    /// Calls something by a name, if it has no other one and nothing else has it.
    pub(super) fn call(&mut self, kind: Kind, key: &str, name: &str) -> bool {
        if let Some(known) = self.name(kind, key) {
            return known == name;
        }
        let names = self.names_mut(kind);
        let is_free = names.taken.insert(name.into());
        if is_free {
            names.found.insert(key.into(), name.into());
            self.order.push((kind, key.into()));
        }
        is_free
    }

    /// How many were found.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// Takes all back but the first so many.
    pub(super) fn back_to(&mut self, length: usize) {
        for (kind, key) in self.order.drain(length.min(self.order.len())..).collect::<Vec<_>>() {
            let names = self.names_mut(kind);
            if let Some(name) = names.found.remove(&key) {
                names.taken.remove(&name);
            }
        }
    }

    /// The names of the nouns, and of the sources.
    pub(super) fn keys(&self) -> (Keys, Keys) {
        (self.nouns.found.clone(), self.sources.found.clone())
    }
}
