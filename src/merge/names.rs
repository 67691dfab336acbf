//! Which key what the other record speaks of has in the merged log.

use super::{
    found::Found,
    signature::signatures,
    terms::{Pair, Renamed, Terms, Unmet, UnmetReason},
};
use crate::{
    Incident, Source, Statement,
    entity::{self, Rewrite},
    value::{Key, Kind},
};
use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
};

/// Keys of the other record, each with the one that it has in the merged log.
pub(super) type Keys = BTreeMap<Box<str>, Box<str>>;

/// The keys of the other's nouns and sources.
#[derive(Debug, Default)]
pub(super) struct Names {
    nouns: Keys,
    sources: Keys,
    /// The other's nouns, and what each is.
    kinds: BTreeMap<Box<str>, Kind>,
    /// What the caller called the same.
    told: Vec<Pair>,
    pub unmet: Vec<Unmet>,
}

impl Rewrite for Names {
    fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>> {
        match kind {
            Kind::Source => self.sources.get(key).cloned(),
            Kind::Statement => None,
            _ => self.nouns.get(key).cloned(),
        }
    }
}

/// The other record, its times already read as they are in the merged log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theirs<'a> {
    pub incident: &'a Incident,
    pub sources: &'a [Source],
    pub statements: &'a [Statement],
}

impl Names {
    /// Finds the keys for all that `theirs` speaks of. Nothing of `ours` is renamed.
    pub(super) fn of(ours: &Incident, theirs: Theirs<'_>, terms: &Terms) -> Self {
        let mut names = Self { kinds: kinds(theirs.incident), ..Self::default() };
        let here = kinds(ours);
        for pair in &terms.same {
            names.add_told(pair, ours, &here, theirs);
        }
        let shared = terms.shared || ours.id() == theirs.incident.id();
        names.add_nouns(ours, &here, theirs, shared);
        names.add_sources(ours, theirs);
        names
    }

    /// The keys under which `ours` holds all of `theirs`.
    pub(super) fn held(ours: &Incident, theirs: Theirs<'_>, terms: &Terms, found: &Found) -> Self {
        let (nouns, sources) = found.keys();
        let mut names = Self { nouns, sources, kinds: kinds(theirs.incident), ..Self::default() };
        let here = kinds(ours);
        for pair in &terms.same {
            names.add_told(pair, ours, &here, theirs);
        }
        names
    }

    /// Follows what the caller said.
    fn add_told(
        &mut self,
        pair: &Pair,
        ours: &Incident,
        here: &BTreeMap<Box<str>, Kind>,
        theirs: Theirs<'_>,
    ) {
        let (is_theirs, is_ours, names) = if pair.kind == Kind::Source {
            let is_theirs = theirs.incident.source(&Key::from(&*pair.theirs)).is_some();
            (is_theirs, ours.source(&Key::from(&*pair.ours)).is_some(), &mut self.sources)
        } else {
            let is_theirs = self.kinds.get(&pair.theirs) == Some(&pair.kind);
            (is_theirs, here.get(&pair.ours) == Some(&pair.kind), &mut self.nouns)
        };
        let known = names.get(&pair.theirs);
        let reason = if !is_theirs {
            UnmetReason::NotTheirs
        } else if !is_ours {
            UnmetReason::NotOurs
        } else if known == Some(&pair.ours) {
            self.told.push(pair.clone());
            return;
        } else if known.is_some() || names.values().any(|taken| *taken == pair.ours) {
            UnmetReason::Taken
        } else {
            names.insert(pair.theirs.clone(), pair.ours.clone());
            self.told.push(pair.clone());
            return;
        };
        self.unmet.push(pair.unmet(reason));
    }

    fn add_nouns(
        &mut self,
        ours: &Incident,
        here: &BTreeMap<Box<str>, Kind>,
        theirs: Theirs<'_>,
        shared: bool,
    ) {
        let our_signatures =
            LazyCell::new(|| signatures(ours.sources(), ours.statements(), |key| ours.source(key)));
        let declared: BTreeMap<_, _> = theirs.sources.iter().map(|it| (&it.key, it)).collect();
        // Where the caller said which source it is, the merged log has our declaration, and not theirs.
        let kept =
            || theirs.sources.iter().filter(|it| !self.sources.contains_key(it.key.as_str()));
        let their_signatures = LazyCell::new(|| {
            signatures(kept(), theirs.statements, |key| {
                let told = self.sources.get(key.as_str()).map(|told| Key::from(&**told));
                told.and_then(|told| ours.source(&told)).or(declared.get(key).copied())
            })
        });
        let recognized = |key: &str, candidate: &str| {
            let said = their_signatures.get(key).into_iter().flatten();
            let here = our_signatures.get(candidate);
            said.into_iter().all(|said| here.is_some_and(|here| here.contains(said)))
        };
        let may_have = |key: &str, candidate: &str| match here.get(candidate) {
            None => true,
            Some(found) if self.kinds.get(key) != Some(found) => false,
            Some(_) => (shared && key == candidate) || recognized(key, candidate),
        };
        let named = kept().filter_map(|source| source.agency.known());
        let named: BTreeSet<_> = named.map(Key::as_str).collect();
        let is_kept = |key: &str| theirs.incident.entry(key).is_some() || named.contains(key);
        let all = self.kinds.keys().filter(|key| is_kept(key)).cloned().collect();
        let names = assigned(self.nouns.clone(), &all, may_have);
        self.nouns = names;
    }

    fn add_sources(&mut self, ours: &Incident, theirs: Theirs<'_>) {
        let mut renamed = theirs.sources.to_vec();
        renamed.iter_mut().for_each(|source| entity::rewrite(source, self));
        let keys = theirs.sources.iter().map(|source| Box::<str>::from(source.key.as_str()));
        let declared: BTreeMap<_, _> = keys.zip(renamed).collect();
        let all = declared.keys().cloned().collect();
        self.sources = assigned(self.sources.clone(), &all, |key, candidate| {
            declared.get(key).is_some_and(|source| may_be_declared(ours, source, candidate))
        });
    }

    /// What a noun of the other record is, and its key in the merged log.
    pub(super) fn noun(&self, key: &str) -> Option<(Kind, &str)> {
        Some((*self.kinds.get(key)?, self.nouns.get(key)?))
    }

    /// What was renamed without the caller having said so.
    pub(super) fn renamed(&self) -> Vec<Renamed> {
        let kind = |key: &str| self.kinds.get(key).copied().unwrap_or(Kind::Any);
        let nouns = self.nouns.iter().map(|(key, name)| (kind(key), key, name));
        let sources = self.sources.iter().map(|(key, name)| (Kind::Source, key, name));
        nouns
            .chain(sources)
            .filter(|(kind, key, name)| {
                let told = |pair: &Pair| {
                    let both_sources = (pair.kind == Kind::Source) == (*kind == Kind::Source);
                    both_sources && pair.theirs == **key
                };
                key != name && !self.told.iter().any(told)
            })
            .map(|(kind, key, name)| Renamed::new(kind, key, name))
            .collect()
    }
}

/// What the nouns of a record are, those included that only the declaration of a source names.
pub(super) fn kinds(incident: &Incident) -> BTreeMap<Box<str>, Kind> {
    let agencies = incident.sources().filter_map(|source| source.agency.known());
    let named = agencies.map(|agency| (agency.as_str(), Kind::Agency));
    let nouns = incident.entries().map(|(key, entry)| (key, entry.kind));
    let all = named.chain(nouns).filter(|(_, kind)| *kind != Kind::Circumstances);
    all.map(|(key, kind)| (key.into(), kind)).collect()
}

/// Gives each of `all` keys that has none yet a name: itself, or else the first of its
/// [numbered] ones that is none of them; what it may have and nobody else has.
fn assigned(
    mut names: Keys,
    all: &BTreeSet<Box<str>>,
    may_have: impl Fn(&str, &str) -> bool,
) -> Keys {
    let mut taken: BTreeSet<Box<str>> = names.values().cloned().collect();
    let left: Vec<_> = all.iter().filter(|key| !names.contains_key(*key)).collect();
    let (keep, change): (Vec<_>, Vec<_>) =
        left.into_iter().partition(|key| !taken.contains(*key) && may_have(key, key));
    taken.extend(keep.iter().copied().cloned());
    names.extend(keep.into_iter().map(|key| (key.clone(), key.clone())));
    for key in change {
        let is_free = |it: &str| !taken.contains(it) && !all.contains(it) && may_have(key, it);
        let Some(name) = numbered(key).find(|it| is_free(it)) else { continue };
        taken.insert(name.clone());
        names.insert(key.clone(), name);
    }
    names
}

/// `officer-1-2`, `officer-1-3`, …, each short enough for a key.
pub(super) fn numbered(key: &str) -> impl Iterator<Item = Box<str>> {
    (2_u64..).map(move |number| with_number(key, number))
}

fn with_number(key: &str, number: u64) -> Box<str> {
    let number = format!("-{number}");
    (stem(key, number.len()).to_owned() + &number).into()
}

/// The beginning of a key that leaves room for so much.
fn stem(key: &str, room: usize) -> &str {
    let length = key.len().min(64_usize.saturating_sub(room));
    // A key is ASCII.
    key.get(..length).unwrap_or(key)
}

/// Of these keys those that this one has or that merging can have made of it: itself, and the
/// [numbered] ones.
pub(super) fn numbered_among<'a, T>(keys: &'a BTreeMap<Box<str>, T>, key: &str) -> Vec<&'a str> {
    const MOST_DIGITS: usize = 6;
    let own = keys.get_key_value(key).map(|(own, _)| &**own);
    let stems: BTreeSet<_> = (1..=MOST_DIGITS).map(|digits| stem(key, digits + 1)).collect();
    let mut numbered: Vec<&str> = Vec::new();
    for stem in stems {
        let begin: Box<str> = format!("{stem}-").into();
        let with_stem = keys.range(begin.clone()..).map(|(found, _)| &**found);
        let with_stem = with_stem.take_while(|found| found.starts_with(&*begin));
        numbered.extend(with_stem.filter(|found| is_numbered(key, found)));
    }
    numbered.sort_by_key(|found| (found.len(), *found));
    own.into_iter().chain(numbered).collect()
}

/// Whether one key is a [numbered] one of another.
pub(super) fn is_numbered(key: &str, found: &str) -> bool {
    let number = found.rsplit_once('-').and_then(|(_, number)| number.parse().ok());
    number.is_some_and(|number| number > 1 && *with_number(key, number) == *found)
}

/// Whether nobody has this key for a source, or an equal one has it.
fn may_be_declared(incident: &Incident, source: &Source, key: &str) -> bool {
    incident.source(&Key::from(key)).is_none_or(|known| {
        let mut source = source.clone();
        source.key = known.key.clone();
        source == *known
    })
}

/// The source with a key that it can have beside those that are declared.
pub(super) fn beside(incident: &Incident, mut source: Source) -> Source {
    let own = source.key.clone();
    let mut candidates = [own.as_str().into()].into_iter().chain(numbered(own.as_str()));
    if let Some(key) = candidates.find(|key| may_be_declared(incident, &source, key)) {
        source.key = Key::from(&*key);
    }
    source
}
