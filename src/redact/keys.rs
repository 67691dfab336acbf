use crate::{
    Claim, Source, Statement,
    entity::{AnyEntity, Rewrite},
    value::{AnyValue, Key, Kind},
};
use std::collections::BTreeMap;

/// What keys are called in a copy: `officer-1`, `source-2`, in order of introduction, so that a
/// name in a key does not pass over.
///
/// They follow from the copy alone: what is only mentioned is numbered in the order in which the copy
/// mentions it, and of what a list without an order mentions first, by what mentions it next. Neither
/// how a key was spelled nor where it stood in what is withheld plays a part.
#[derive(Debug, Default)]
pub(super) struct Keys {
    sources: Names,
    statements: Names,
    nouns: Names,
    /// The agencies that sources speak for and nobody described as agencies.
    agencies: Names,
}

type Names = BTreeMap<Box<str>, Box<str>>;

impl Keys {
    /// The names for what a copy says, which still speaks with the keys of the incident. `kind` tells
    /// what a key names, and `bare` which ones no statement describes.
    pub(super) fn of<'a>(
        sources: &[Source],
        statements: &[Statement],
        kind: impl Fn(&str) -> Option<Kind>,
        bare: impl Iterator<Item = (Kind, &'a str)>,
    ) -> Self {
        let mut keys = Self::default();
        for (source, i) in sources.iter().zip(1..) {
            keys.sources.insert(source.key.as_str().into(), numbered(Kind::Source, i));
        }
        for (statement, i) in statements.iter().zip(1..) {
            if let Some(key) = statement.key() {
                keys.statements.insert(key.as_str().into(), numbered(Kind::Statement, i));
            }
        }
        let mut count = Count { nouns: BTreeMap::new(), statements: statements.len() };
        let claims = || statements.iter().flat_map(Statement::says);
        for (kind, key) in claims().filter_map(Claim::described) {
            keys.add(kind, key, &mut count);
        }
        // What is only mentioned: in an incident that was cut, and in a step that is only reported.
        for (named, key) in in_order(sources, claims()) {
            match named {
                Kind::Circumstances | Kind::Source => {}
                Kind::Statement => keys.add(Kind::Statement, &key, &mut count),
                _ => {
                    if let Some(kind) = kind(&key) {
                        keys.add(kind, &key, &mut count);
                    }
                }
            }
        }
        for (kind, key) in bare {
            keys.add(kind, key, &mut count);
        }
        for agency in sources.iter().filter_map(|source| source.agency.known()) {
            let key = agency.as_str();
            if kind(key) == Some(Kind::Agency) || keys.agencies.contains_key(key) {
                continue;
            }
            keys.agencies.insert(key.into(), count.next(Kind::Agency));
        }
        keys
    }

    fn add(&mut self, kind: Kind, key: &str, count: &mut Count) {
        let names = match kind {
            Kind::Circumstances => return,
            Kind::Statement => &mut self.statements,
            _ => &mut self.nouns,
        };
        if !names.contains_key(key) {
            names.insert(key.into(), count.next(kind));
        }
    }

    pub(super) fn get(&self, names: Kind, key: &str) -> Box<str> {
        let found = match names {
            Kind::Source => self.sources.get(key),
            Kind::Statement => self.statements.get(key),
            Kind::Agency => self.agencies.get(key).or(self.nouns.get(key)),
            _ => self.nouns.get(key),
        };
        // Every key of an incident is introduced somewhere; what is not is not repeated.
        found.cloned().unwrap_or_else(|| numbered(names, 0))
    }
}

impl Rewrite for &Keys {
    fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>> {
        Some(self.get(kind, key))
    }
}

/// The key of the statement with this number in the log.
pub(super) fn statement_key(number: usize) -> Key<Statement> {
    Key::from(&*numbered(Kind::Statement, number))
}

fn numbered(kind: Kind, number: usize) -> Box<str> {
    let noun = match kind {
        Kind::Party | Kind::Any => "noun",
        kind => kind.as_str(),
    };
    format!("{noun}-{number}").into()
}

/// The last number of each kind.
struct Count {
    nouns: BTreeMap<Kind, usize>,
    statements: usize,
}

impl Count {
    fn next(&mut self, kind: Kind) -> Box<str> {
        let last = match kind {
            Kind::Statement => &mut self.statements,
            kind => self.nouns.entry(kind).or_default(),
        };
        *last += 1;
        numbered(kind, *last)
    }
}

/// Everything that is mentioned, by where it is: two keys that stand in all the same places can change
/// their names, and the copy stays the same.
fn in_order<'a>(
    sources: &[Source],
    claims: impl Iterator<Item = &'a Claim>,
) -> Vec<(Kind, Box<str>)> {
    let mut places = Places::default();
    sources.iter().for_each(|source| places.entity(source));
    claims.for_each(|claim| places.entity(claim.entity()));
    let mut found: Vec<_> = places.of.into_iter().map(|(key, places)| (places, key)).collect();
    // Of two that stand together, the one that stands somewhere else sooner.
    found.iter_mut().for_each(|(places, _)| places.push(usize::MAX));
    found.sort();
    found.into_iter().map(|(_, key)| key).collect()
}

/// Where each key stands. The members of a list that has no order stand in one place.
#[derive(Default)]
struct Places {
    last: usize,
    of: BTreeMap<(Kind, Box<str>), Vec<usize>>,
}

impl Places {
    fn entity(&mut self, entity: &dyn AnyEntity) {
        entity.all_values().for_each(|(_, value)| self.value(value));
    }

    fn value(&mut self, value: &dyn AnyValue) {
        let has_order = !value.kind().starts_with("list of ");
        self.last += 1;
        value.mentioned(&mut |kind, key| {
            self.last += usize::from(has_order);
            self.of.entry((namespace(kind), key.into())).or_default().push(self.last);
        });
    }
}

/// Sources, statements and nouns are three namespaces.
fn namespace(kind: Kind) -> Kind {
    if kind.is_of_noun() { Kind::Any } else { kind }
}
