//! Under which keys a record holds all of another one already.
//!
//! [Which nouns and sources are the same](super::names) is asked of two records as they are. Once they
//! are merged, it can have another answer: a key that the terms name and this record did not have is in
//! it now, the declaration of a source that is one of ours is not, and of two keys either may be
//! recognized. So it is asked first whether this record holds each statement of the other, with keys
//! that merging can have given; if so, those are the keys, and nothing is added.

use super::{
    content::loose,
    found::Found,
    names::{Names, Theirs, is_numbered, kinds, numbered_among},
    signature::{Signatures, anonymous, signatures},
    terms::Terms,
};
use crate::{
    Incident, Source, Statement,
    incident::each_mention,
    value::{Fact, Key, Kind},
};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

/// How many names are tried for each that is sought, and how many more. Where the same is said of
/// several, there can be more ways than anybody can try.
const TRIED: usize = 20;
const MORE: usize = 2000;

/// What has a key in the other record that is to be found in this one.
#[derive(Debug, Clone, Copy)]
enum Sought<'a> {
    Source(&'a Source),
    Noun(Kind, &'a str),
}

/// What one may be called that is sought, and how many names were found before it.
#[derive(Debug)]
struct Open {
    /// Those that were not tried, the likeliest last.
    names: Vec<Box<str>>,
    before: usize,
}

/// Finds the names one after the other, and takes the last one back where the next cannot be found.
#[derive(Debug)]
pub(super) struct Held<'a> {
    ours: &'a Incident,
    theirs: Theirs<'a>,
    terms: &'a Terms,
    here: BTreeMap<Box<str>, Kind>,
    sources: BTreeMap<Box<str>, &'a Source>,
    /// The statements of this record, and what is said of its nouns, once that is asked for: most
    /// records differ in their sources.
    contents: OnceCell<BTreeSet<u64>>,
    our_signatures: OnceCell<Signatures>,
    their_signatures: Signatures,
    /// The sources before the nouns: who says what makes a noun known.
    sought: Vec<Sought<'a>>,
    /// The statements that name each of these and none after it.
    due: Vec<Vec<&'a Statement>>,
    open: Vec<Open>,
    found: Found,
    left: usize,
}

impl<'a> Held<'a> {
    /// What is to be found; nothing where this record says less than the other.
    pub(super) fn new(ours: &'a Incident, theirs: Theirs<'a>, terms: &'a Terms) -> Option<Self> {
        if ours.log().len() < theirs.statements.len() {
            return None;
        }
        let sources = theirs.sources.iter().map(Sought::Source);
        let nouns = theirs.incident.entries().map(|(key, entry)| Sought::Noun(entry.kind, key));
        let is_keyed =
            |sought: &Sought<'_>| !matches!(sought, Sought::Noun(Kind::Circumstances, _));
        let sought: Vec<_> = sources.chain(nouns).filter(is_keyed).collect();
        let mut held = Self {
            here: kinds(ours),
            sources: ours.sources().map(|source| (source.key.as_str().into(), source)).collect(),
            contents: OnceCell::new(),
            our_signatures: OnceCell::new(),
            their_signatures: Signatures::new(),
            due: due(&sought, theirs.statements),
            open: Vec::new(),
            found: Found::default(),
            left: MORE + TRIED * sought.len(),
            ours,
            theirs,
            terms,
            sought,
        };
        held.open_next();
        Some(held)
    }

    /// Turns to the next one that is sought.
    fn open_next(&mut self) {
        let Some(sought) = self.sought.get(self.open.len()).copied() else { return };
        let mut names: Vec<_> = match sought {
            Sought::Source(source) => self.sources_like(source),
            Sought::Noun(kind, key) => {
                if self.open.len() == self.theirs.sources.len() {
                    self.their_signatures = self.signatures();
                }
                self.nouns_like(kind, key)
            }
        };
        names.reverse();
        self.open.push(Open { names, before: self.found.len() });
    }

    /// What a source may be called: as the terms say, or as it is declared alike.
    fn sources_like(&self, source: &Source) -> Vec<Box<str>> {
        let key = source.key.as_str();
        let told = self.terms.told(Kind::Source, key);
        let told = told.filter(|name| self.sources.contains_key(*name));
        let own = numbered_among(&self.sources, key);
        let own = own.into_iter().filter(|name| {
            let known = self.sources.get(*name);
            known.is_some_and(|known| anonymous(known) == anonymous(source))
        });
        told.chain(own).map(Box::from).collect()
    }

    /// What a noun may be called: as the terms say, or by its key or one that merging makes of it,
    /// and everything that is said of it is said of that.
    fn nouns_like(&self, kind: Kind, key: &str) -> Vec<Box<str>> {
        let said = self.their_signatures.get(key);
        let ours = self
            .our_signatures
            .get_or_init(|| signatures([], self.ours.statements(), |key| self.ours.source(key)));
        let is_said = |name: &&str| match (said, ours.get(*name)) {
            (None, _) => true,
            (Some(said), here) => here.is_some_and(|here| said.is_subset(here)),
        };
        let told = self.terms.told(kind, key);
        let names = told.chain(numbered_among(&self.here, key));
        let names = names.filter(|name| self.here.get(*name) == Some(&kind));
        names.filter(is_said).map(Box::from).collect()
    }

    /// What is said of the other's nouns, by the sources as they were found.
    fn signatures(&self) -> Signatures {
        signatures([], self.theirs.statements, |key| {
            let name = self.found.name(Kind::Source, key.as_str())?;
            self.ours.source(&Key::from(name))
        })
    }

    /// Calls the one that is sought by this name, if this record holds what is said with it.
    fn call(&mut self, sought: Sought<'a>, name: &str) -> bool {
        let is_called = match sought {
            Sought::Source(source) => self.call_source(source, name),
            Sought::Noun(kind, key) => self.found.call(kind, key, name),
        };
        let due = self.open.len().checked_sub(1).and_then(|last| self.due.get(last));
        let contents = || {
            let as_it_is = Found::default();
            self.ours.statements().map(|it| loose(it, &as_it_is)).collect::<BTreeSet<_>>()
        };
        let is_held =
            |it: &&Statement| self.contents.get_or_init(contents).contains(&loose(it, &self.found));
        is_called && due.is_none_or(|due| due.iter().all(is_held))
    }

    /// Where the terms do not say so, a source is the same if it speaks for the same agency.
    fn call_source(&mut self, source: &Source, name: &str) -> bool {
        let key = source.key.as_str();
        let Some(known) = self.sources.get(name).copied() else { return false };
        if !self.found.call(Kind::Source, key, name) {
            return false;
        }
        let is_told = self.terms.told(Kind::Source, key).any(|told| told == name);
        match (&source.agency, &known.agency) {
            _ if is_told => true,
            (Fact::Known(theirs), Fact::Known(ours)) => {
                let (theirs, ours) = (theirs.as_str(), ours.as_str());
                let mut told = self.terms.told(Kind::Agency, theirs);
                let may_be =
                    theirs == ours || is_numbered(theirs, ours) || told.any(|it| it == ours);
                may_be && self.found.call(Kind::Agency, theirs, ours)
            }
            (theirs, ours) => theirs == ours,
        }
    }
}

impl Iterator for Held<'_> {
    type Item = Names;

    fn next(&mut self) -> Option<Names> {
        while let Some(open) = self.open.last_mut() {
            self.found.back_to(open.before);
            let Some(name) = open.names.pop() else {
                self.open.pop();
                continue;
            };
            self.left = self.left.checked_sub(1)?;
            let sought = self.sought.get(self.open.len() - 1).copied()?;
            if !self.call(sought, &name) {
                continue;
            }
            if self.open.len() == self.sought.len() {
                return Some(Names::held(self.ours, self.theirs, self.terms, &self.found));
            }
            self.open_next();
        }
        None
    }
}

/// For each that is sought, the statements in which it is the last one.
fn due<'a>(sought: &[Sought<'a>], statements: &'a [Statement]) -> Vec<Vec<&'a Statement>> {
    let places = sought.iter().enumerate().map(|(place, sought)| match sought {
        Sought::Source(source) => ((true, source.key.as_str()), place),
        Sought::Noun(_, key) => ((false, *key), place),
    });
    let places: BTreeMap<_, _> = places.collect();
    let mut due = vec![Vec::new(); sought.len()];
    for statement in statements {
        let sources = std::iter::once(statement.source()).chain(statement.via());
        let mut last = sources.filter_map(|key| places.get(&(true, key.as_str()))).max().copied();
        for claim in statement.says() {
            each_mention(claim, |kind, key| {
                if kind != Kind::Statement {
                    last = last.max(places.get(&(kind == Kind::Source, key)).copied());
                }
            });
        }
        if let Some(due) = last.and_then(|last| due.get_mut(last)) {
            due.push(statement);
        }
    }
    due
}
