use crate::{
    Incident, Source, Statement,
    incident::each_mention,
    value::{Key, Kind},
};
use std::collections::BTreeMap;

/// What keys are called in a copy: `officer-1`, `source-2`, in order of introduction, so that a
/// name in a key does not pass over.
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
    pub(super) fn of(incident: &Incident) -> Self {
        let mut keys = Self::default();
        for (source, i) in incident.sources().zip(1..) {
            keys.sources.insert(source.key.as_str().into(), numbered(Kind::Source, i));
        }
        for (statement, i) in incident.statements().zip(1..) {
            if let Some(key) = statement.key() {
                keys.statements.insert(key.as_str().into(), numbered(Kind::Statement, i));
            }
        }
        let mut count = Count { nouns: BTreeMap::new(), statements: incident.statements().count() };
        let claims = || incident.statements().flat_map(Statement::says);
        for (kind, key) in claims().filter_map(|claim| claim.described()) {
            keys.add(kind, key, &mut count);
        }
        // What is only mentioned: in an incident that was cut, and in a step that is only reported.
        for claim in claims() {
            let _never = each_mention(claim, &mut |named, key| {
                match named {
                    Kind::Circumstances | Kind::Source => {}
                    Kind::Statement => keys.add(Kind::Statement, key, &mut count),
                    _ => {
                        if let Some(kind) = incident.kind(key) {
                            keys.add(kind, key, &mut count);
                        }
                    }
                }
                Ok(())
            });
        }
        for agency in incident.sources().filter_map(|source| source.agency.known()) {
            let key = agency.as_str();
            if incident.kind(key) == Some(Kind::Agency) || keys.agencies.contains_key(key) {
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

    pub(super) fn source(&self, key: &Key<Source>) -> Key<Source> {
        Key::from(&*self.get(Kind::Source, key.as_str()))
    }

    pub(super) fn statement(&self, key: &Key<Statement>) -> Key<Statement> {
        Key::from(&*self.get(Kind::Statement, key.as_str()))
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
