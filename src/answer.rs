//! What somebody said of one field.

use crate::{
    Fact, Path, Source, Statement, When, Why,
    entity::{Lens, Visit},
    incident::{Incident, Position, positions, standing},
    statement::{Noun, PerNoun, with_kind},
    value::{Key, Kind, Value},
};
use std::fmt;

/// What a source said of one field, with the statement in which it said it.
///
/// The value is given as text; as a typed value it stands in the statement, or in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// The field.
    pub path: Path,
    /// The statement, with who said it and when.
    pub statement: &'a Statement,
    /// The value, in words; none if it was said to be unknown.
    pub value: Option<String>,
    /// Why it is unknown, if that was said.
    pub why: Option<Why>,
    /// The source's own words.
    pub words: Option<&'a str>,
    /// Whether it was said as a belief.
    pub believed: bool,
    /// What became of it.
    pub role: Role,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// It is what stands in the picture.
    Stands,
    /// It is its source's last word, or part of it, and another word stands, or both together.
    Position,
    /// Its source said something else later.
    Superseded,
    /// Its statement was replaced or withdrawn.
    TakenBack,
}

impl Answer<'_> {
    /// Who said it.
    #[must_use]
    pub fn source(&self) -> &Key<Source> {
        self.statement.source()
    }

    /// When it was said.
    #[must_use]
    pub fn at(&self) -> When {
        self.statement.at()
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value, self.why) {
            (Some(value), _) => write!(f, "{value}")?,
            (None, Some(why)) => write!(f, "{why}")?,
            (None, None) => {}
        }
        if self.believed {
            f.write_str(" (believed)")?;
        }
        write!(f, ", said {} by `{}`", self.at(), self.source())
    }
}

impl Incident {
    /// Every answer that was given to a field, in log order, with what became of it. Empty if
    /// nobody spoke of it, or if there is no such field.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, Why, answer::Role, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// let person = || Person::new("person-1");
    /// incident.record(clerk.says(when!("2031-05-04"), [person().armed(Why::Asked).into()]))?;
    /// incident.record(clerk.says(when!("2031-05-06"), [person().armed(false).into()]))?;
    ///
    /// let trace = incident.trace(&"person/person-1/armed".parse()?);
    /// let roles: Vec<_> = trace.iter().map(|answer| answer.role).collect();
    /// assert_eq!(roles, [Role::Superseded, Role::Stands]);
    /// assert_eq!(trace[0].why, Some(Why::Asked));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn trace(&self, path: &Path) -> Vec<Answer<'_>> {
        let Some(field) = path.field() else { return Vec::new() };
        let task = OneField { incident: self, key: path.key_str(), field };
        with_kind(path.kind(), task).unwrap_or_default()
    }
}

struct OneField<'a, 'b> {
    incident: &'a Incident,
    key: &'b str,
    field: &'b str,
}

impl<'a> PerNoun for OneField<'a, '_> {
    type Output = Vec<Answer<'a>>;

    fn noun<N: Noun>(self) -> Self::Output {
        let described = self.incident.all_described::<N>(self.key);
        let counting = self.incident.counting::<N>(self.key);
        let mut all = Trace {
            incident: self.incident,
            key: self.key,
            described,
            counting,
            answers: Vec::new(),
        };
        N::visit_named(self.field, &mut all);
        all.answers
    }
}

type Described<'a, N> = Vec<(crate::incident::Moment, &'a Statement, &'a N)>;

struct Trace<'a, 'b, N> {
    incident: &'a Incident,
    key: &'b str,
    described: Described<'a, N>,
    counting: Described<'a, N>,
    answers: Vec<Answer<'a>>,
}

impl<N: Noun> Visit<N> for Trace<'_, '_, N> {
    fn field<T: Value>(&mut self, lens: Lens<N, T>) {
        let name = lens.field.name;
        let positions = positions(&self.counting, name, lens.get);
        let stands = standing(&positions, self.incident.zone()).winner;
        let winner = stands.and_then(|winner| positions.get(winner)).map(|winner| winner.moment);
        for (moment, statement, noun) in &self.described {
            let fact = (lens.get)(noun);
            if fact.is_unstated() {
                continue;
            }
            let role = if !self.counting.iter().any(|(counting, ..)| counting == moment) {
                Role::TakenBack
            } else if Some(*moment) == winner {
                Role::Stands
            } else if positions.iter().any(|position| {
                let own = position.source() == statement.source();
                position.moment == *moment || (own && is_part(fact, &position.fact))
            }) {
                Role::Position
            } else {
                Role::Superseded
            };
            let path = Path::new(N::KIND, self.key, Some(name));
            let (words, believed) = (noun.how().words(name), noun.how().is_believed(name));
            self.answers.push(given(path, statement, fact, words, believed, role));
        }
    }
}

/// Whether an open list is among those that were united.
fn is_part<T: Value>(part: &Fact<T>, whole: &Fact<T>) -> bool {
    let pair = part.known().zip(whole.known());
    pair.is_some_and(|(part, whole)| part.united(whole).as_ref() == Some(whole))
}

/// A position as an answer.
pub(crate) fn answer<'a, T: Value>(
    path: &Path,
    position: &Position<'a, T>,
    role: Role,
) -> Answer<'a> {
    let words = position.words.map(crate::value::Text::as_str);
    given(path.clone(), position.statement, &position.fact, words, position.believed, role)
}

/// An answer, its value put into words.
fn given<'a, T: Value>(
    path: Path,
    statement: &'a Statement,
    fact: &Fact<T>,
    words: Option<&'a str>,
    believed: bool,
    role: Role,
) -> Answer<'a> {
    let value = fact.known().map(ToString::to_string);
    Answer { path, statement, value, why: fact.why(), words, believed, role }
}

/// Does something with every field of every noun that was not ruled out.
pub(crate) trait EachField<'a> {
    /// `before` gives the positions after each number of statements that speak of the noun.
    fn field<T: Value>(
        &mut self,
        at: At<'_, 'a>,
        positions: &[Position<'a, T>],
        before: &dyn Fn(usize) -> Option<Vec<Position<'a, T>>>,
    );

    /// The same for a field that describes a state, with all that counts, in log order.
    fn state<T: Value>(&mut self, _at: At<'_, 'a>, _said: &[(&'a Statement, &'a Fact<T>)]) {}
}

/// Which field it is.
pub(crate) struct At<'b, 'a> {
    pub incident: &'a Incident,
    pub kind: Kind,
    pub key: &'b str,
    pub field: crate::dictionary::Field,
    /// The number of descriptions of the noun that count.
    pub claims: usize,
}

impl At<'_, '_> {
    pub(crate) fn path(&self) -> Path {
        Path::new(self.kind, self.key, Some(self.field.name))
    }
}

/// Visits every field that somebody spoke of, nouns in order of introduction.
pub(crate) fn each_field<'a>(incident: &'a Incident, each: &mut impl EachField<'a>) {
    struct Task<'a, 'b, 'c, V>(&'a Incident, &'b str, &'c mut V);

    impl<'a, V: EachField<'a>> PerNoun for Task<'a, '_, '_, V> {
        type Output = ();

        fn noun<N: Noun>(self) {
            let counting = self.0.counting::<N>(self.1);
            N::visit(&mut Fields { incident: self.0, key: self.1, counting, each: self.2 });
        }
    }

    struct Fields<'a, 'b, 'c, N, V> {
        incident: &'a Incident,
        key: &'b str,
        counting: Described<'a, N>,
        each: &'c mut V,
    }

    impl<'a, N: Noun, V: EachField<'a>> Visit<N> for Fields<'a, '_, '_, N, V> {
        fn field<T: Value>(&mut self, lens: Lens<N, T>) {
            let positions = positions(&self.counting, lens.field.name, lens.get);
            if positions.is_empty() {
                return;
            }
            let (incident, key) = (self.incident, self.key);
            let claims = self.counting.len();
            let at = || At { incident, kind: N::KIND, key, field: lens.field, claims };
            let before = |n: usize| {
                let counting = self.counting.get(..n)?;
                Some(crate::incident::positions(counting, lens.field.name, lens.get))
            };
            self.each.field(at(), &positions, &before);
            if lens.field.is_state {
                let said = self.counting.iter().map(|(_, said, noun)| (*said, (lens.get)(noun)));
                self.each.state(at(), &said.collect::<Vec<_>>());
            }
        }
    }

    for (kind, key) in incident.in_order() {
        with_kind(kind, Task(incident, key, each));
    }
}
