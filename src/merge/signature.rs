//! By what a noun is recognized whose key says nothing: all that is said of it.

use super::content::weakest;
use crate::{
    Source, Statement,
    entity::Rewrite,
    incident::each_mention,
    value::{Fact, Key, Kind},
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
            let mut nouns = BTreeSet::new();
            let _never = each_mention(claim, &mut |kind, key| {
                if !matches!(kind, Kind::Circumstances | Kind::Source | Kind::Statement) {
                    nouns.insert(Box::<str>::from(key));
                }
                Ok(())
            });
            for noun in nouns {
                let mut claim = weakest(claim);
                claim.rewrite(&mut Only(&noun));
                note(&noun, hash(&(said, claim)));
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
