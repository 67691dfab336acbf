//! All that was said of one noun, and what became of it.

use super::{Answer, Role};
use crate::{
    Path, Statement, Why,
    entity::Lens,
    incident::{Incident, Moment, Position, is_part, positions, winner},
    statement::Noun,
    value::Value,
};
use std::fmt;

/// The descriptions of a noun.
pub(super) struct Said<'a, 'b, N> {
    pub(super) incident: &'a Incident,
    pub(super) key: &'b str,
    described: Vec<(Moment, &'a Statement, &'a N)>,
    pub(super) counting: Vec<(Moment, &'a Statement, &'a N)>,
}

impl<'a, 'b, N: Noun> Said<'a, 'b, N> {
    pub(super) fn of(incident: &'a Incident, key: &'b str) -> Self {
        let described = incident.all_described(key);
        let counts = |(moment, ..): &&(Moment, _, _)| incident.log().stopped(*moment).is_none();
        let counting = described.iter().filter(counts).copied().collect();
        Self { incident, key, described, counting }
    }

    pub(super) fn positions<T: Value>(&self, lens: &Lens<N, T>) -> Vec<Position<'a, T>> {
        positions(&self.counting, lens.field.name, lens.get)
    }

    /// Calls `each` with every answer that was given to a field, in log order, given the positions on it.
    pub(super) fn words<T: Value>(
        &self,
        lens: &Lens<N, T>,
        positions: &[Position<'a, T>],
        each: &mut dyn FnMut(Word<'a>),
    ) {
        let name = lens.field.name;
        let stands = winner(positions, self.incident.zone());
        let winner = stands.and_then(|winner| positions.get(winner)).map(|winner| winner.moment);
        let mut before = None;
        let answered = |(moment, statement, noun): &(Moment, &'a Statement, &'a N)| {
            let (fact, how) = ((lens.get)(noun), noun.how());
            if fact.is_unstated() {
                return None;
            }
            // What a statement says twice, it says once.
            let answer = Some((*moment, fact, how.words(name), how.is_believed(name)));
            if std::mem::replace(&mut before, answer) == answer {
                return None;
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
            Some(self.word(lens, statement, noun, role))
        };
        self.described.iter().filter_map(answered).for_each(each);
    }

    /// What a description says of a field.
    pub(super) fn word<T: Value>(
        &self,
        lens: &Lens<N, T>,
        statement: &'a Statement,
        noun: &'a N,
        role: Role,
    ) -> Word<'a> {
        let (fact, how, name) = ((lens.get)(noun), noun.how(), lens.field.name);
        Word {
            statement,
            value: fact.known().map(|value| -> InWords<'a> { value }),
            why: fact.why(),
            words: how.words(name),
            believed: how.is_believed(name),
            role,
        }
    }
}

type InWords<'a> = &'a (dyn fmt::Display + Sync);

/// An [`Answer`] of a field that is known, its value not yet put into words.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) statement: &'a Statement,
    pub(crate) value: Option<InWords<'a>>,
    pub(crate) why: Option<Why>,
    pub(crate) words: Option<&'a str>,
    pub(crate) believed: bool,
    pub(crate) role: Role,
}

impl<'a> Word<'a> {
    pub(crate) fn answer(self, path: Path) -> Answer<'a> {
        let Self { statement, value, why, words, believed, role } = self;
        let value = value.map(ToString::to_string);
        Answer { path, statement, value, why, words, believed, role }
    }
}
