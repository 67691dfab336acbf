use super::{Answer, Role};
use crate::{
    Path, Statement, Why,
    incident::{Moment, OfField, Saying, is_part},
    value::{AnyValue, Given},
};
use std::collections::{BTreeMap, BTreeSet};

/// An [`Answer`] of a field that is known, its value not yet put into words.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) moment: Moment,
    pub(crate) statement: &'a Statement,
    pub(crate) value: Option<&'a dyn AnyValue>,
    pub(crate) why: Option<Why>,
    pub(crate) words: Option<&'a str>,
    pub(crate) believed: bool,
    pub(crate) role: Role,
}

impl<'a> Word<'a> {
    /// What is said, and what became of it.
    pub(crate) fn of(said: &Saying<'a>, role: Role) -> Self {
        Self {
            moment: said.moment,
            statement: said.statement,
            value: said.known(),
            why: said.fact.why(),
            words: said.words.map(crate::value::Text::as_str),
            believed: said.believed,
            role,
        }
    }

    pub(crate) fn answer(self, path: Path) -> Answer<'a> {
        let Self { statement, value, why, words, believed, role, .. } = self;
        let given = value.map(Given);
        let value = value.map(ToString::to_string);
        Answer { path, statement, value, why, words, believed, role, given }
    }
}

impl<'a> OfField<'a> {
    /// Every answer that was given to the field, in log order, with what became of it. What a
    /// statement says twice, it says once.
    pub(crate) fn words(self) -> Vec<Word<'a>> {
        let standing: BTreeSet<_> = self.contributing().iter().map(|said| said.moment).collect();
        // What each source holds; where its last words stand there is a position.
        let mut held: BTreeMap<&str, Vec<Saying<'a>>> = BTreeMap::new();
        if self.is_told_again() {
            for position in self.positions() {
                held.entry(position.source().as_str()).or_default().push(position);
            }
        }
        let mut words: Vec<Word<'a>> = Vec::new();
        let mut before: Option<Saying<'a>> = None;
        for said in self.answers() {
            if before.replace(said).is_some_and(|before| is_said_again(&before, &said)) {
                continue;
            }
            let own = held.get(said.source().as_str()).map_or(&[][..], Vec::as_slice);
            // To keep back what one said takes nothing back.
            let keeps_back = said.fact.why().is_some_and(Why::keeps_back)
                && own.iter().any(|it| it.known().is_some() && it.moment < said.moment);
            let holds = |it: &Saying<'a>| {
                it.moment == said.moment
                    || it.known().is_some_and(|whole| is_part(said.fact, whole))
            };
            let role = if !said.counts {
                Role::TakenBack
            } else if standing.contains(&said.moment) {
                Role::Stands
            } else if own.iter().any(holds) {
                Role::Position
            } else if keeps_back {
                Role::KeptBack
            } else {
                Role::Superseded
            };
            words.push(Word::of(&said, role));
        }
        words
    }
}

/// Whether a statement says one thing twice.
pub(super) fn is_said_again(before: &Saying<'_>, now: &Saying<'_>) -> bool {
    let alike = match (before.known(), now.known()) {
        (Some(before), Some(now)) => before.equals(now),
        (None, None) => before.fact.why() == now.fact.why(),
        _ => false,
    };
    alike
        && before.moment == now.moment
        && before.words == now.words
        && before.believed == now.believed
}
