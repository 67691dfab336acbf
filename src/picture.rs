//! The current picture of an incident as one document.

use crate::{
    Incident, Key, Officer, Path, Statement, Why,
    dispute::Dispute,
    document::{Pairs, Spelled, document},
    incident::{FieldAccount, Obstacle, Saying, Status},
    validate::{Code, Severity},
    value::{AnyValue, Datum, Extra},
};
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The system's own fields of each noun that has any.
    pub extra: Vec<(Path, Extra)>,
}

/// What stands of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Differing<'a> {
    /// The field, the noun, the first of several moments, or the step.
    pub path: String,
    /// Whether it was settled.
    pub is_settled: bool,
    answers: Vec<Position<'a>>,
}

/// What a statement answers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Position<'a> {
    value: Option<Datum<'a>>,
    why: Option<Why>,
    statement: &'a Statement,
    believed: bool,
}

impl<'a> Position<'a> {
    fn of(value: Option<&'a dyn AnyValue>, said: &Saying<'a>) -> Self {
        Self {
            value: value.map(Datum),
            why: said.fact.why().filter(|_| value.is_none()),
            statement: said.statement,
            believed: said.believed,
        }
    }

    fn bare(statement: &'a Statement) -> Self {
        Self { value: None, why: None, statement, believed: false }
    }

    fn tells_the_same(&self, other: &Position<'_>) -> bool {
        self.value == other.value
            && self.why == other.why
            && self.believed == other.believed
            && self.statement.at() == other.statement.at()
            && name(self.statement) == name(other.statement)
    }
}

impl<'a> Stood<'a> {
    /// The value, if one stands.
    pub(crate) fn value(&self) -> Option<&'a dyn AnyValue> {
        self.said.value.map(|given| given.0)
    }

    /// Whether another picture tells the same of the field, whatever else its statements say.
    pub(crate) fn tells_the_same(&self, other: &Stood<'_>) -> bool {
        let alike = |a: &[Position<'_>], b: &[Position<'_>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.tells_the_same(b))
        };
        self.path == other.path
            && self.said.tells_the_same(&other.said)
            && self.by.iter().map(|it| name(it)).eq(other.by.iter().map(|it| name(it)))
            && self.is_disputed == other.is_disputed
            && self.is_settled == other.is_settled
            && self.known_since.map(Statement::at) == other.known_since.map(Statement::at)
            && alike(&self.answers, &other.answers)
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
            stands: self.fields().filter_map(FieldAccount::stood).collect(),
            questions: self.open_questions().into_iter().map(|it| (it.path, it.why)).collect(),
            disputes: self.differing(),
            problems: problems.map(|it| (it.code, it.severity, it.path.clone())).collect(),
            obstacles: self.obstacles(),
            extra: self.extra(),
        }
    }

    fn extra(&self) -> Vec<(Path, Extra)> {
        let all = self.accounts().map(|noun| (noun.path(), noun.extra()));
        all.filter(|(_, extra)| !extra.is_empty()).collect()
    }

    fn counts_of_nouns(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("agencies", self.agencies().len()),
            ("officers", self.officers().len()),
            ("people", self.people().len()),
            ("pursuits", self.pursuits().len()),
            ("collisions", self.collisions().len()),
            ("shootings", self.shootings().len()),
            ("force", self.force().len()),
            ("investigations", self.investigations().len()),
            ("leaves", self.leaves().len()),
            ("determinations", self.determinations().len()),
        ]
    }

    fn differing(&self) -> Vec<Differing<'_>> {
        let mut fields: BTreeMap<Path, FieldAccount<'_>> =
            self.fields().filter(|it| it.is_disputed()).map(|it| (it.path(), it)).collect();
        let of = |dispute: Dispute<'_>| {
            let is_settled = matches!(dispute, Dispute::Field { settled: Some(_), .. });
            dispute.path().map(|path| (path.clone(), is_settled))
        };
        let mut all = Vec::new();
        for dispute in self.disputes() {
            let answers = match &dispute {
                Dispute::Field { path, .. } => {
                    let field = fields.remove(path);
                    let held = field.into_iter().flat_map(FieldAccount::held_by_each);
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

impl<'a> FieldAccount<'a> {
    pub(crate) fn stood(self) -> Option<Stood<'a>> {
        let standing = self.standing()?;
        let log = self.noun.incident.log();
        let mut by: Vec<&Statement> = Vec::new();
        for said in self.contributing() {
            if !by.contains(&said.statement) {
                by.push(said.statement);
            }
        }
        let answers = self.held_by_each().filter(|_| self.field.is_perceived);
        Some(Stood {
            path: self.path(),
            said: Position::of(standing.fact.known().copied(), &standing.said),
            by,
            is_disputed: self.is_disputed(),
            is_settled: self.settled_at().is_some(),
            known_since: self.known_at().and_then(|at| log.get(at)),
            answers: answers.map(|it| Position::of(it.known(), &it)).collect(),
        })
    }
}

/// A statement by its key, or by its source if it has none.
fn name(statement: &Statement) -> &str {
    statement.key().map_or(statement.source().as_str(), Key::as_str)
}

document! { Picture<'_>: |it| {
    id: Some(Spelled(it.id)),
    status: Some(it.status),
    live: Some(it.live),
    on_leave: Some(&it.on_leave),
    nouns: Some(Pairs(it.nouns.clone())),
    stands: Some(Pairs(it.stands.iter().map(|stood| (&stood.path, stood)).collect())),
    questions: Some(it.questions.iter().map(Open).collect::<Vec<_>>()),
    disputes: Some(&it.disputes),
    problems: Some(it.problems.iter().map(Wrong).collect::<Vec<_>>()),
    obstacles: Some(&it.obstacles),
    extra: Some(Pairs(it.extra.iter().map(|(path, extra)| (path, extra)).collect())),
} }

struct Open<'p>(&'p (Path, Why));

document! { Open<'_>: |it| {
    path: Some(&it.0.0),
    why: Some(it.0.1),
} }

struct Wrong<'p>(&'p (Code, Severity, Option<Path>));

document! { Wrong<'_>: |it| {
    code: Some(it.0.0),
    severity: Some(it.0.1),
    path: it.0.2.as_ref(),
} }

document! { Position<'_>: |it| {
    value: it.value,
    why: it.why,
    by: Some(name(it.statement)),
    said: Some(it.statement.at()),
    believed: Some(it.believed),
} }

document! { Stood<'_>: |it| {
    value: it.said.value,
    why: it.said.why,
    by: Some(it.by.iter().map(|statement| name(statement)).collect::<Vec<_>>()),
    said: Some(it.said.statement.at()),
    believed: Some(it.said.believed),
    disputed: Some(it.is_disputed),
    settled: Some(it.is_settled),
    known_since: it.known_since.map(Statement::at),
    answers: Some(&it.answers).filter(|answers| !answers.is_empty()),
} }

document! { Differing<'_>: |it| {
    path: Some(&it.path),
    settled: Some(it.is_settled),
    answers: Some(&it.answers),
} }
