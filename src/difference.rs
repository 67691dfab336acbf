//! What changed between two records of one incident, or between two views of one record.
//!
//! A difference is a document, as whatever is read is one.

mod document;
mod entry;
mod touch;

use crate::{Incident, Path, Statement, Status, incident::FieldAccount, picture::Stood};
use entry::Entries;
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};
use touch::Touches;
use uuid::Uuid;

/// What changed from one record to another, or from one view to another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference<'a> {
    /// The id of both; none if they are records of two incidents.
    pub id: Option<Uuid>,
    /// What each log says of the incident as a whole.
    pub status: Turn<Status>,
    /// The fields of which the two pictures do not tell the same, ordered by path.
    pub fields: Vec<Changed<'a>>,
    /// The nouns that only one of the two has, ordered by path.
    pub nouns: Passage<Path>,
    /// The statements that only one of the two has, each in the order of its log. One that does not
    /// read the same in both went and came.
    pub statements: Passage<&'a Statement>,
}

/// Something before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Turn<T> {
    /// How it was.
    pub before: T,
    /// How it is.
    pub after: T,
}

/// What came and went.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage<T> {
    /// What is there after and was not before.
    pub came: Vec<T>,
    /// What was there before and is not after.
    pub went: Vec<T>,
}

/// A field of which the two pictures do not tell the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changed<'a> {
    /// The field.
    pub path: Path,
    /// What stood, or why nothing did; none if nobody spoke of it.
    pub before: Option<Stood<'a>>,
    /// What stands, or why nothing does; none if nobody speaks of it.
    pub after: Option<Stood<'a>>,
    /// The statements that brought it about: of those that came or went, what answers the field, takes
    /// such an answer back, settles it, or tells which noun it is of; else what speaks of the noun, or
    /// of a noun that is mentioned.
    pub by: Vec<&'a Statement>,
    /// Whether all of these only mend how the record was kept: what was typed in wrongly is withdrawn or
    /// replaced as of the time at which it was said. The account of the source did not change.
    pub entry: bool,
}

impl Incident {
    /// What changed from this record to another one, or from this view to another.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, code::Injury, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let police = incident.declare(Source::new("police"))?;
    /// let person = || Person::new("person-1");
    /// let first = [person().injury(Injury::Serious).age(24).into()];
    /// incident.record(police.says(when!("2031-05-04"), first))?;
    /// let second = [person().injury(Injury::Fatal).into()];
    /// incident.record(police.says(when!("2031-06-01"), second).with_key("june"))?;
    ///
    /// let may = incident.as_of(when!("2031-05"));
    /// let difference = may.difference(&incident);
    /// let [injury] = difference.fields.as_slice() else { panic!("only the injury changed") };
    /// assert_eq!(injury.path.to_string(), "person/person-1/injury");
    /// assert_eq!(injury.by, difference.statements.came);
    ///
    /// let document = serde_json::to_value(&difference)?;
    /// assert_eq!(document["fields"][0]["before"]["value"], "serious");
    /// assert_eq!(document["fields"][0]["after"]["value"], "fatal");
    /// assert_eq!(document["fields"][0]["after"]["by"][0], "june");
    /// assert!(may.difference(&may).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn difference<'a>(&'a self, other: &'a Incident) -> Difference<'a> {
        let statements = Passage::of_statements(self, other);
        let mut touches = Touches::default();
        statements.went.iter().for_each(|it| touches.add(self, it));
        statements.came.iter().for_each(|it| touches.add(other, it));
        let mut stood = stands(self);
        let stands = stands(other);
        let mut turns: BTreeMap<Path, (Option<Stood<'a>>, Option<Stood<'a>>)> = BTreeMap::new();
        for (path, after) in stands {
            let before = stood.remove(&path);
            turns.insert(path, (before, Some(after)));
        }
        turns.extend(stood.into_iter().map(|(path, before)| (path, (Some(before), None))));
        turns.retain(|_, (before, after)| match (&*before, &*after) {
            (Some(before), Some(after)) => !before.tells_the_same(after),
            _ => true,
        });
        let entries = Entries::of(other, &statements.came);
        let changed = |(path, (before, after))| {
            let by = touches.of(&path, [&before, &after]);
            let entry = !by.is_empty() && by.iter().all(|it| entries.contains(it));
            Changed { path, before, after, by, entry }
        };
        Difference {
            id: (self.id() == other.id()).then_some(self.id()),
            status: Turn { before: self.status(), after: other.status() },
            fields: turns.into_iter().map(changed).collect(),
            nouns: Passage::of_nouns(self, other),
            statements,
        }
    }
}

impl Difference<'_> {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id.is_some()
            && self.status.before == self.status.after
            && self.fields.is_empty()
            && self.nouns.is_empty()
            && self.statements.is_empty()
    }
}

impl<'a> Difference<'a> {
    /// What changed of a field, if anything did.
    #[must_use]
    pub fn field(&self, path: &Path) -> Option<&Changed<'a>> {
        let place = self.fields.binary_search_by(|it| it.path.cmp(path)).ok()?;
        self.fields.get(place)
    }
}

impl<T> Passage<T> {
    /// Whether nothing came and nothing went.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty()
    }
}

impl<'a> Passage<&'a Statement> {
    fn of_statements(before: &'a Incident, after: &'a Incident) -> Self {
        let only = |one: &'a Incident, other: &'a Incident| {
            let hash = |it: &Statement| BuildHasherDefault::<DefaultHasher>::default().hash_one(it);
            let mut known: BTreeMap<u64, Vec<&Statement>> = BTreeMap::new();
            for statement in other.statements() {
                known.entry(hash(statement)).or_default().push(statement);
            }
            let is_known =
                |it: &&Statement| known.get(&hash(it)).is_some_and(|alike| alike.contains(it));
            one.statements().filter(|it| !is_known(it)).collect()
        };
        Self { came: only(after, before), went: only(before, after) }
    }
}

impl Passage<Path> {
    fn of_nouns(before: &Incident, after: &Incident) -> Self {
        let all = |incident: &Incident| -> BTreeSet<Path> {
            incident.in_order().map(|(key, entry)| Path::new(entry.kind, key, None)).collect()
        };
        let (before, after) = (all(before), all(after));
        Self {
            came: after.difference(&before).cloned().collect(),
            went: before.difference(&after).cloned().collect(),
        }
    }
}

fn stands(incident: &Incident) -> BTreeMap<Path, Stood<'_>> {
    let stands = incident.fields().filter_map(FieldAccount::stood);
    stands.map(|it| (it.path.clone(), it)).collect()
}
