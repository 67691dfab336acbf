//! Which statements of two records are one, and in which order all of them stand.

use super::{
    content::{are_one, content, joined, not_withdrawn, weak_content},
    names::{Keys, numbered},
};
use crate::{
    Statement,
    entity::Rewrite,
    value::{Key, Kind},
};
use chrono::FixedOffset;
use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// A statement of the merged log, before it is known what of it can stand.
#[derive(Debug)]
pub(super) struct Candidate {
    pub statement: Statement,
    pub of: Of,
}

/// Which record has a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Ours,
    Theirs,
    Both,
}

/// The statements of both records, in the order of the merged log.
#[derive(Debug)]
pub(super) struct Aligned {
    pub candidates: Vec<Candidate>,
    /// The keys of the other's statements.
    pub keys: Keys,
}

/// Aligns the statements of two records, each in its own log order; those of the other speak of
/// nouns and sources as the merged log does. If it is `another` record, its withdrawal is no
/// withdrawal of this one.
pub(super) fn align(
    ours: Vec<Statement>,
    theirs: &[Statement],
    zone: Option<FixedOffset>,
    another: bool,
) -> Aligned {
    let ours = in_order(ours, zone, |statement| statement);
    let known = Known::new(&ours);
    let mut unlike = BTreeSet::new();
    let found = loop {
        let found = Found::new(&known, theirs, &unlike);
        // Each round finds one more pair that is none, so the rounds end.
        let wrong = found.unlike(&known);
        if wrong.is_empty() {
            break found;
        }
        unlike.extend(wrong);
    };
    let theirs = in_order(found.theirs, zone, |(statement, _)| statement);
    Aligned { candidates: arranged(ours, theirs, zone, another), keys: found.keys }
}

/// In the order in which the merged log reads the times; of one time in the order in which they
/// are given.
fn in_order<T>(
    mut all: Vec<T>,
    zone: Option<FixedOffset>,
    statement: impl Fn(&T) -> &Statement,
) -> Vec<T> {
    all.sort_by_key(|it| statement(it).at().latest_instant(zone));
    all
}

/// Places in a log, by the hash of what stands there.
type Places = BTreeMap<u64, Vec<usize>>;

/// The statements of this record.
struct Known<'a> {
    statements: &'a [Statement],
    contents: Vec<Statement>,
    places: Places,
    /// Those that confirm something, by what they are where they cannot.
    weak: Places,
    /// The same without the keys of the statements that they speak of; few are looked up so.
    without_references: OnceCell<Places>,
    keys: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(statements: &'a [Statement]) -> Self {
        let contents: Vec<_> = statements.iter().map(content).collect();
        Self {
            statements,
            places: places(contents.iter().map(|it| Some(hash(it)))),
            weak: places(contents.iter().map(|it| {
                let weak = weak_content(it);
                (weak != *it).then(|| hash(&weak))
            })),
            without_references: OnceCell::new(),
            contents,
            keys: statements.iter().filter_map(|it| Some(it.key()?.as_str())).collect(),
        }
    }

    /// The best of the statements that are the same as this one of theirs: one with its key, else
    /// one without a key or with another, and one that says as much before one that says less.
    fn same(&self, theirs: &Moved, is_other: impl Fn(usize) -> bool) -> Option<usize> {
        let statement = &theirs.statement;
        let (content, places) = if theirs.looks_ahead {
            let all =
                || places(self.statements.iter().map(|it| Some(hash(&without_references(it)))));
            (without_references(statement), self.without_references.get_or_init(all))
        } else {
            (content(statement), &self.places)
        };
        let weak = weak_content(&content);
        let given_up = (weak != content).then(|| places.get(&hash(&weak))).flatten();
        let found = [places.get(&hash(&content)), given_up, self.weak.get(&hash(&content))];
        let places = found.into_iter().flatten().flatten().copied();
        let same = places.filter_map(|i| {
            let ours = self.statements.get(i)?;
            let known = self.contents.get(i)?;
            let is_same = if theirs.looks_ahead {
                without_references(ours) == content
            } else {
                are_one(known, &content)
            };
            let replaces = ours.replaces().zip(statement.replaces());
            let one_target = replaces.is_none_or(|(ours, theirs)| ours == theirs);
            (is_same && one_target && !is_other(i)).then_some((i, ours))
        });
        let rank = |ours: &Statement| {
            let has_other_key = ours.key() != theirs.key;
            let both_keyed = ours.key().is_some() && theirs.key.is_some();
            (has_other_key, has_other_key && both_keyed, ours.says() != statement.says())
        };
        same.min_by_key(|(i, ours)| (rank(ours), *i)).map(|(i, _)| i)
    }
}

fn places(hashes: impl Iterator<Item = Option<u64>>) -> Places {
    let mut places = Places::new();
    for (i, hash) in hashes.enumerate().filter_map(|(i, hash)| Some((i, hash?))) {
        places.entry(hash).or_default().push(i);
    }
    places
}

fn hash(statement: &Statement) -> u64 {
    let mut hasher = DefaultHasher::new();
    statement.hash(&mut hasher);
    hasher.finish()
}

/// The content, without the keys of other statements.
fn without_references(statement: &Statement) -> Statement {
    struct Without;

    impl Rewrite for Without {
        fn key(&mut self, kind: Kind, _key: &str) -> Option<Box<str>> {
            (kind == Kind::Statement).then(|| "".into())
        }
    }

    let mut statement = statement.clone();
    statement.rewrite(&mut Without);
    content(&statement)
}

/// A statement of the other record, without its key, that speaks of others by their keys in the
/// merged log.
struct Moved<'a> {
    statement: Statement,
    /// The key that it has there.
    key: Option<&'a Key<Statement>>,
    /// Whether it speaks of itself or a later statement, whose key is not found yet. Only what is
    /// reported does.
    looks_ahead: bool,
}

/// What became of the other's statements.
struct Found {
    /// Each with its final keys, and the place of the same one in this record.
    theirs: Vec<(Statement, Option<usize>)>,
    keys: Keys,
    /// Which of them looked ahead.
    ahead: Vec<usize>,
}

impl Found {
    /// One after the other, so that the key of a statement is known when a later one speaks of it.
    /// Those pairs are not the same that are known to be `unlike`.
    fn new(known: &Known<'_>, theirs: &[Statement], unlike: &BTreeSet<(usize, usize)>) -> Self {
        let own: BTreeSet<_> = theirs.iter().filter_map(|it| Some(it.key()?.as_str())).collect();
        let mut references = References::new(known, &own);
        let (mut same, mut ahead) = (BTreeSet::new(), Vec::new());
        let mut pairs = Vec::with_capacity(theirs.len());
        for (place, whole) in theirs.iter().enumerate() {
            let mut statement = whole.clone().without_key();
            references.ahead = false;
            statement.rewrite(&mut references);
            let moved = Moved { statement, key: whole.key(), looks_ahead: references.ahead };
            let is_other = |i| same.contains(&i) || unlike.contains(&(i, place));
            let ours = known.same(&moved, is_other);
            same.extend(ours);
            ahead.extend(moved.looks_ahead.then_some(place));
            if let Some(key) = whole.key() {
                let ours = ours.and_then(|i| known.statements.get(i)?.key());
                let ours = ours.map(Key::as_str);
                references.add(key.as_str(), ours);
            }
            pairs.push(ours);
        }
        let named = theirs.iter().cloned().map(|mut statement| {
            statement.rewrite(&mut references);
            statement
        });
        let theirs = named.zip(pairs).collect();
        Self { theirs, keys: references.found, ahead }
    }

    /// The pairs that were found without their references, and that are not the same with them.
    fn unlike(&self, known: &Known<'_>) -> Vec<(usize, usize)> {
        let pairs = self.ahead.iter().filter_map(|place| {
            let (theirs, ours) = self.theirs.get(*place)?;
            let ours = (*ours)?;
            let is_one =
                known.contents.get(ours).is_some_and(|ours| are_one(ours, &content(theirs)));
            (!is_one).then_some((ours, *place))
        });
        pairs.collect()
    }
}

/// Renames the statements of which a statement speaks.
struct References<'a> {
    known: &'a Known<'a>,
    /// The keys of the other's statements.
    own: &'a BTreeSet<&'a str>,
    found: Keys,
    taken: BTreeSet<Box<str>>,
    /// Whether a statement was spoken of whose key is not found yet.
    ahead: bool,
}

impl<'a> References<'a> {
    fn new(known: &'a Known<'_>, own: &'a BTreeSet<&str>) -> Self {
        Self { known, own, found: Keys::new(), taken: BTreeSet::new(), ahead: false }
    }

    /// Finds a key: that of the same statement of this record, or else one that is free.
    fn add(&mut self, key: &str, ours: Option<&str>) {
        let is_free = |key: &str| !self.known.keys.contains(key) && !self.taken.contains(key);
        let own = ours.or(Some(key).filter(|key| is_free(key))).map(Box::from);
        let mut others = numbered(key).filter(|it| !self.own.contains(&**it) && is_free(it));
        let name = own.or_else(|| others.next()).unwrap_or_else(|| key.into());
        self.taken.insert(name.clone());
        self.found.insert(key.into(), name);
    }
}

impl Rewrite for References<'_> {
    fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>> {
        if kind != Kind::Statement {
            return None;
        }
        // What is reported may speak of a statement that is not there, and keeps that key: a copy
        // for the public is merged with the file from which it was made.
        let found = self.found.get(key);
        self.ahead |= found.is_none() && self.own.contains(key);
        found.cloned()
    }
}

/// All statements in one order: by time, and of one time as each record has them. Where the two
/// contradict each other, this record is followed; what only the other has and nothing orders
/// comes last.
fn arranged(
    ours: Vec<Statement>,
    theirs: Vec<(Statement, Option<usize>)>,
    zone: Option<FixedOffset>,
    another: bool,
) -> Vec<Candidate> {
    let instant = |statement: &Statement| statement.at().latest_instant(zone);
    // For each of theirs the next one of its time that both have.
    let mut next: Option<(i64, usize)> = None;
    let mut nexts: Vec<Option<usize>> = Vec::with_capacity(theirs.len());
    for (statement, same) in theirs.iter().rev() {
        let at = instant(statement);
        next = same.map(|same| (at, same)).or(next.filter(|(then, _)| *then == at));
        nexts.push(next.map(|(_, same)| same));
    }
    nexts.reverse();

    let mut both: BTreeMap<usize, Statement> = BTreeMap::new();
    // Before which of ours each stands that only they have.
    let mut placed: Vec<((usize, bool), Candidate)> = Vec::new();
    let mut from = 0;
    for ((statement, same), next) in theirs.into_iter().zip(nexts) {
        if let Some(same) = same {
            from = from.max(same + 1);
            both.insert(same, statement);
        } else {
            let at = instant(&statement);
            let last = ours.partition_point(|ours| instant(ours) <= at);
            let first = ours.partition_point(|ours| instant(ours) < at);
            let place = next.unwrap_or(last).max(from).max(first);
            from = place;
            placed.push(((place, false), Candidate { statement, of: Of::Theirs }));
        }
    }
    for (i, ours) in ours.into_iter().enumerate() {
        let candidate = match both.remove(&i) {
            Some(theirs) => {
                let theirs = if another { theirs.with_claims(not_withdrawn) } else { theirs };
                Candidate { statement: joined(ours, &theirs), of: Of::Both }
            }
            None => Candidate { statement: ours, of: Of::Ours },
        };
        placed.push(((i, true), candidate));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, candidate)| candidate).collect()
}
