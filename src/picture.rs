//! The current picture of an incident as one document.

use crate::{
    Incident, Key, Officer, Path, Statement, Why,
    dispute::Dispute,
    incident::{OfField, Obstacle, Saying, Status},
    validate::{Code, Severity},
    value::{AnyValue, Tree},
};
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an incident comes to: its status, what stands of every field and by whose word, what is
/// open, what sources differ on, and what is wrong.
///
/// It is made to be written: as JSON it is one object, whose members are the names of these fields.
/// `stands` is an object by path; each member has the `value` that stands, or `why` there is none;
/// whose word it is (`by`: the key of each statement, or of its source if the statement has none);
/// when that was `said`; whether it is only `believed`, is `disputed`, or was `settled`; and
/// `known_since` when, without a gap, some value has been known. Of what was perceived, `value` is
/// the latest, and `answers` has all.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Picture<'a> {
    /// The id of the incident.
    pub id: Uuid,
    /// What the log says of it as a whole.
    pub status: Status,
    /// Whether it is a record of something: nobody withdrew it, and it describes a noun.
    pub live: bool,
    /// The officers who are on leave.
    pub on_leave: Vec<Key<Officer>>,
    /// How many nouns of each kind there are, by the names of tables.
    pub nouns: Vec<(&'static str, usize)>,
    /// What stands of each field, or why nothing does.
    pub stands: Vec<Stood<'a>>,
    /// What is not known, and why.
    pub questions: Vec<(Path, Why)>,
    /// Where sources differ.
    pub disputes: Vec<Differing<'a>>,
    /// What `validate` finds.
    pub problems: Vec<(Code, Severity, Option<Path>)>,
    /// What stands in the way of resolving it.
    pub obstacles: Vec<Obstacle>,
}

/// What stands of one field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Stood<'a> {
    /// The field.
    pub path: Path,
    said: Position<'a>,
    by: Vec<&'a Statement>,
    /// Whether sources contradict each other.
    pub is_disputed: bool,
    /// Whether the keeper of the record settled that.
    pub is_settled: bool,
    /// The statement since which, without a gap, some value has been known.
    pub known_since: Option<&'a Statement>,
    answers: Vec<Position<'a>>,
}

/// One dispute.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Differing<'a> {
    /// The field, the noun, the first of several moments, or the step.
    pub path: String,
    /// Whether it was settled.
    pub is_settled: bool,
    answers: Vec<Position<'a>>,
}

/// What a statement answers.
#[derive(Debug, Clone, PartialEq)]
struct Position<'a> {
    value: Option<Tree>,
    why: Option<Why>,
    statement: &'a Statement,
    believed: bool,
}

impl<'a> Position<'a> {
    fn of(value: Option<&dyn AnyValue>, said: &Saying<'a>) -> Self {
        Self {
            value: value.map(AnyValue::tree),
            why: said.fact.why().filter(|_| value.is_none()),
            statement: said.statement,
            believed: said.believed,
        }
    }

    fn bare(statement: &'a Statement) -> Self {
        Self { value: None, why: None, statement, believed: false }
    }
}

impl Incident {
    /// The current picture as one document.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story"))?;
    /// let says = [Person::new("person-1").age(24).into()];
    /// incident.record(story.says(when!("2031-05-04"), says).with_key("first"))?;
    ///
    /// let picture = serde_json::to_value(incident.picture())?;
    /// let age = &picture["stands"]["person/person-1/age"];
    /// assert_eq!(age["value"], serde_json::json!({ "low": 24, "high": 24 }));
    /// assert_eq!(age["by"], serde_json::json!(["first"]));
    /// assert_eq!(picture["nouns"]["people"], 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn picture(&self) -> Picture<'_> {
        let problems = self.validate();
        let problems = problems.problems();
        Picture {
            id: self.id(),
            status: self.status(),
            live: self.is_live(),
            on_leave: self.on_leave(),
            nouns: self.counts_of_nouns(),
            stands: self.spoken_of().filter_map(OfField::stood).collect(),
            questions: self.open_questions().into_iter().map(|it| (it.path, it.why)).collect(),
            disputes: self.differing(),
            problems: problems.map(|it| (it.code, it.severity, it.path.clone())).collect(),
            obstacles: self.obstacles(),
        }
    }

    fn counts_of_nouns(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("agencies", self.agencies().len()),
            ("officers", self.officers().len()),
            ("people", self.people().len()),
            ("pursuits", self.pursuits().len()),
            ("shootings", self.shootings().len()),
            ("force", self.force().len()),
            ("investigations", self.investigations().len()),
            ("leaves", self.leaves().len()),
            ("determinations", self.determinations().len()),
        ]
    }

    fn differing(&self) -> Vec<Differing<'_>> {
        let mut fields: BTreeMap<Path, OfField<'_>> =
            self.spoken_of().filter(|it| it.is_disputed()).map(|it| (it.path(), it)).collect();
        let of = |dispute: Dispute<'_>| {
            let is_settled = matches!(dispute, Dispute::Field { settled: Some(_), .. });
            dispute.path().map(|path| (path.clone(), is_settled))
        };
        let mut all = Vec::new();
        for dispute in self.disputes() {
            let answers = match &dispute {
                Dispute::Field { path, .. } => {
                    let field = fields.remove(path);
                    let held = field.into_iter().flat_map(OfField::positions);
                    held.map(|it| Position::of(it.known(), &it)).collect()
                }
                Dispute::Noun { described, ruled_out, .. } => {
                    described.iter().chain(ruled_out).map(|it| Position::bare(it)).collect()
                }
                Dispute::Order { sequences, .. } => {
                    sequences.iter().map(|(_, it)| Position::bare(it)).collect()
                }
                Dispute::Reported { statement, .. }
                | Dispute::Undermined { statement, .. }
                | Dispute::Fallen { statement, .. } => {
                    vec![Position::bare(statement)]
                }
            };
            let step = match &dispute {
                Dispute::Reported { step, .. } | Dispute::Fallen { step, .. } => step.name(),
                _ => "resolved",
            };
            let (path, is_settled) =
                of(dispute).map_or((step.to_owned(), false), |(path, it)| (path.to_string(), it));
            all.push(Differing { path, is_settled, answers });
        }
        all
    }
}

impl<'a> OfField<'a> {
    fn stood(self) -> Option<Stood<'a>> {
        let standing = self.standing()?;
        let log = self.noun.incident.log();
        let mut by: Vec<&Statement> = Vec::new();
        for said in self.contributing() {
            if !by.contains(&said.statement) {
                by.push(said.statement);
            }
        }
        let answers = self.positions().filter(|_| self.field.is_perceived);
        Some(Stood {
            path: self.path(),
            said: Position::of(standing.fact.known().copied(), &standing.said),
            by,
            is_disputed: self.is_disputed(),
            is_settled: self.settled_by().is_some(),
            known_since: self.known_since().and_then(|at| log.get(at)),
            answers: answers.map(|it| Position::of(it.known(), &it)).collect(),
        })
    }
}

/// A statement by its key, or by its source if it has none.
fn name(statement: &Statement) -> &str {
    statement.key().map_or(statement.source().as_str(), Key::as_str)
}

impl Serialize for Picture<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(11))?;
        map.serialize_entry("id", &self.id.to_string())?;
        map.serialize_entry("status", self.status.as_str())?;
        map.serialize_entry("live", &self.live)?;
        map.serialize_entry("on_leave", &self.on_leave)?;
        map.serialize_entry("nouns", &Entries(&self.nouns))?;
        map.serialize_entry("stands", &ByPath(&self.stands))?;
        map.serialize_entry("questions", &Each(&self.questions))?;
        map.serialize_entry("disputes", &self.disputes)?;
        map.serialize_entry("problems", &Each(&self.problems))?;
        let obstacles: Vec<String> = self.obstacles.iter().map(ToString::to_string).collect();
        map.serialize_entry("obstacles", &obstacles)?;
        map.serialize_entry("extra", &Entries::<()>(&[]))?;
        map.end()
    }
}

/// Pairs, as an object.
struct Entries<'p, T>(&'p [(&'static str, T)]);

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, it)| (name, it)))
    }
}

struct ByPath<'p, 'a>(&'p [Stood<'a>]);

impl Serialize for ByPath<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|stood| (&stood.path, stood)))
    }
}

struct Each<'p, T>(&'p [T]);

impl Serialize for Each<'_, (Path, Why)> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(path, why)| {
            BTreeMap::from([("path", path.to_string()), ("why", why.to_string())])
        }))
    }
}

impl Serialize for Each<'_, (Code, Severity, Option<Path>)> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(code, severity, path)| {
            let path = path.as_ref().map(ToString::to_string);
            let of = [("code", code.to_string()), ("severity", severity.to_string())];
            of.into_iter().chain(path.map(|path| ("path", path))).collect::<BTreeMap<_, _>>()
        }))
    }
}

impl Position<'_> {
    fn len(&self) -> usize {
        usize::from(self.value.is_some()) + usize::from(self.why.is_some())
    }

    fn value<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        match self.why {
            Some(why) => map.serialize_entry("why", why.as_str()),
            None => Ok(()),
        }
    }
}

impl Serialize for Position<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len() + 3))?;
        self.value(&mut map)?;
        map.serialize_entry("by", name(self.statement))?;
        map.serialize_entry("said", &self.statement.at())?;
        map.serialize_entry("believed", &self.believed)?;
        map.end()
    }
}

impl Serialize for Stood<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let more = usize::from(self.known_since.is_some()) + usize::from(!self.answers.is_empty());
        let mut map = serializer.serialize_map(Some(self.said.len() + 5 + more))?;
        self.said.value(&mut map)?;
        map.serialize_entry("by", &self.by.iter().map(|it| name(it)).collect::<Vec<_>>())?;
        map.serialize_entry("said", &self.said.statement.at())?;
        map.serialize_entry("believed", &self.said.believed)?;
        map.serialize_entry("disputed", &self.is_disputed)?;
        map.serialize_entry("settled", &self.is_settled)?;
        if let Some(since) = self.known_since {
            map.serialize_entry("known_since", &since.at())?;
        }
        if !self.answers.is_empty() {
            map.serialize_entry("answers", &self.answers)?;
        }
        map.end()
    }
}

impl Serialize for Differing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("settled", &self.is_settled)?;
        map.serialize_entry("answers", &self.answers)?;
        map.end()
    }
}
