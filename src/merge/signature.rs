//! By what a noun is recognized whose key says nothing: all that is said of it.

use super::content::weakest;
use crate::{
    Source, Statement,
    entity::{AnyEntity, Rewrite, rewrite_value},
    value::{AnyValue, Fact, Key, Kind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// Of each noun everything that is said of it, each as a hash: who says it, when, and the claim,
/// with all keys left out.
pub(super) type Signatures = BTreeMap<Box<str>, BTreeSet<u64>>;

/// The signatures of all nouns that are spoken of. `source` gives the declaration of a source.
pub(super) fn signatures<'a>(
    sources: impl IntoIterator<Item = &'a Source>,
    statements: impl IntoIterator<Item = &'a Statement>,
    source: impl Fn(&Key<Source>) -> Option<&'a Source>,
) -> Signatures {
    let mut all = Signatures::new();
    let mut note = |key: &str, hash: u64| all.entry(key.into()).or_default().insert(hash);
    for source in sources {
        if let Some(agency) = source.agency.known() {
            note(agency.as_str(), hash(&anonymous(source)));
        }
    }
    for statement in statements {
        let said = hash(&(statement.at(), source(statement.source()).map(anonymous)));
        for claim in statement.says() {
            let mut whole = weakest(claim);
            let places = places(whole.entity());
            whole.rewrite(&mut Only(""));
            let whole = hash(&(said, whole));
            for (noun, places) in places {
                note(&noun, hash(&(whole, places)));
            }
        }
    }
    all
}

/// Where each noun stands in a claim: in which member or field, beside others or alone, and in what;
/// each as a hash.
fn places(entity: &dyn AnyEntity) -> BTreeMap<Box<str>, Vec<u64>> {
    let mut all: BTreeMap<Box<str>, Vec<u64>> = BTreeMap::new();
    for (field, value) in entity.all_values() {
        let mut parts: Vec<&dyn AnyValue> = Vec::new();
        value.each_member(&mut |member| parts.push(member));
        let is_alone = parts.len() < 2;
        if parts.is_empty() {
            parts.push(value);
        }
        for part in parts {
            let mut nouns = BTreeSet::new();
            part.mentioned(&mut |kind, key| {
                if kind.is_of_noun() {
                    nouns.insert(key);
                }
            });
            for noun in nouns {
                let mut part = part.boxed();
                rewrite_value(&mut *part, &mut Only(noun));
                all.entry(noun.into()).or_default().push(hash(&(field, is_alone, part.digest())));
            }
        }
    }
    all
}

/// A declaration without the keys in it.
pub(super) fn anonymous(source: &Source) -> Source {
    let mut source = source.clone();
    (source.key, source.agency) = (Key::from(""), Fact::Unstated);
    source
}

pub(super) fn hash(it: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
    hasher.finish()
}

/// Leaves all keys out, and marks where this one stands.
struct Only<'a>(&'a str);

impl Rewrite for Only<'_> {
    fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>> {
        let is_it = key == self.0 && !matches!(kind, Kind::Source | Kind::Statement);
        Some(if is_it { "it" } else { "" }.into())
    }
}
