//! On which fields and nouns statements bear.

use crate::{
    Claim, Incident, Path, Statement, dictionary,
    picture::Stood,
    step::Step,
    value::{Key, Kind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ptr,
};

/// How far it is followed what a statement takes back: by withdrawing a withdrawal, or what replaced
/// something, an answer stands again.
const DEEP: usize = 2;

/// The statements that bear on each field, and on each noun, in the order in which they were added.
#[derive(Debug, Default)]
pub(super) struct Touches<'a> {
    fields: BTreeMap<Path, Vec<&'a Statement>>,
    /// What tells which noun it is: that it was ruled out, or is another one.
    parts: BTreeMap<Box<str>, Vec<&'a Statement>>,
    /// What speaks of a noun, by its key.
    nouns: BTreeMap<Box<str>, Vec<&'a Statement>>,
}

impl<'a> Touches<'a> {
    /// Adds what a statement of this incident bears on.
    pub(super) fn add(&mut self, incident: &'a Incident, statement: &'a Statement) {
        let mut said = vec![statement];
        for _ in 0..=DEEP {
            let mut taken_back = Vec::new();
            for it in said {
                self.add_claims(incident, it, statement);
                taken_back.extend(stopped(it).filter_map(|key| incident.statement(key)));
            }
            said = taken_back;
        }
    }

    /// Adds what the claims of one statement say, as brought about by another.
    fn add_claims(&mut self, incident: &Incident, said: &Statement, by: &'a Statement) {
        for claim in said.says() {
            match claim {
                Claim::RuledOut(it) => self.add_part(incident, it.key.as_str(), by),
                Claim::Same(it) => {
                    self.add_part(incident, it.key.as_str(), by);
                    self.add_part(incident, it.r#as.as_str(), by);
                }
                Claim::Settled(it) => {
                    let kind = incident.kind(it.path.key_str());
                    if let (Some(kind), Some(field)) = (kind, it.path.field()) {
                        self.add_field(incident, (kind, it.path.key_str()), field, by);
                    }
                }
                _ => {
                    let Some(noun) = claim.described() else { continue };
                    put(&mut self.nouns, incident.root(noun.1).into(), by);
                    for (field, _) in claim.entity().facts() {
                        self.add_field(incident, noun, field.name, by);
                    }
                }
            }
        }
    }

    fn add_field(
        &mut self,
        incident: &Incident,
        (kind, key): (Kind, &str),
        field: &str,
        by: &'a Statement,
    ) {
        put(&mut self.fields, Path::new(kind, incident.root(key), Some(field)), by);
    }

    fn add_part(&mut self, incident: &Incident, key: &str, by: &'a Statement) {
        for key in [key, incident.root(key)] {
            put(&mut self.parts, key.into(), by);
            put(&mut self.nouns, key.into(), by);
        }
    }

    /// What brought it about that this field changed, from the nearest cause.
    pub(super) fn of(&self, path: &Path, stood: [&Option<Stood<'_>>; 2]) -> Vec<&'a Statement> {
        let noun = path.key_str();
        let group = path.field().and_then(|name| dictionary::field(path.noun(), name)?.group);
        let main = group.map(|name| Path::new(path.kind(), noun, Some(name)));
        let own = self.fields.get(path).into_iter().chain(self.parts.get(noun));
        let found = joined(own);
        if !found.is_empty() {
            return found;
        }
        let found = joined(main.and_then(|main| self.fields.get(&main)));
        if !found.is_empty() {
            return found;
        }
        let mut nouns = vec![noun];
        for value in stood.into_iter().flatten().filter_map(Stood::value) {
            value.mentioned(&mut |kind, key| {
                if kind.is_of_noun() {
                    nouns.push(key);
                }
            });
        }
        joined(nouns.into_iter().filter_map(|key| self.nouns.get(key)))
    }
}

/// What a statement replaces or withdraws.
pub(super) fn stopped(statement: &Statement) -> impl Iterator<Item = &Key<Statement>> {
    let withdrawn = statement.says().iter().filter_map(|claim| match claim.step() {
        Some(Step::Withdrawn(it)) => Some(&it.statement),
        _ => None,
    });
    withdrawn.chain(statement.replaces())
}

fn put<'a, K: Ord>(map: &mut BTreeMap<K, Vec<&'a Statement>>, of: K, by: &'a Statement) {
    let all = map.entry(of).or_default();
    // What one statement says comes together.
    if !all.last().is_some_and(|last| ptr::eq(*last, by)) {
        all.push(by);
    }
}

fn joined<'m, 'a: 'm>(
    lists: impl IntoIterator<Item = &'m Vec<&'a Statement>>,
) -> Vec<&'a Statement> {
    let mut seen = BTreeSet::new();
    let all = lists.into_iter().flatten().copied();
    all.filter(|it| seen.insert(ptr::from_ref(*it))).collect()
}
