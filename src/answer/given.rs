//! The answers that were given to a field.

use super::{Answer, Role};
use crate::{
    Why,
    incident::{FieldAccount, Saying, is_part},
};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> FieldAccount<'a> {
    /// Every answer that was given to the field, in log order, with what became of it. What a
    /// statement says twice, it says once.
    #[must_use]
    pub fn answers(self) -> Vec<Answer<'a>> {
        let standing: BTreeSet<_> = self.contributing().iter().map(|said| said.moment).collect();
        // What each source holds; where its last words stand there is a position.
        let mut held: BTreeMap<&str, Vec<Saying<'a>>> = BTreeMap::new();
        if self.is_told_again() {
            for position in self.held_by_each() {
                held.entry(position.source().as_str()).or_default().push(position);
            }
        }
        let mut answers: Vec<Answer<'a>> = Vec::new();
        let mut before: Option<Saying<'a>> = None;
        for said in self.sayings() {
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
            answers.push(Answer::new(self, &said, role));
        }
        answers
    }

    /// What each source holds, in the log order of their last words. A source that states some members
    /// of an open list and only believes others holds both.
    #[must_use]
    pub fn positions(self) -> Vec<Answer<'a>> {
        let winner = self.standing().map(|standing| standing.said.moment);
        let held = self.held_by_each().map(|position| {
            let stands = winner == Some(position.moment);
            let role = if stands { Role::Stands } else { Role::Position };
            Answer::new(self, &position, role)
        });
        held.collect()
    }

    /// Whether all who give a value speak for one agency.
    #[must_use]
    pub fn is_within_one_agency(self) -> bool {
        let mut agencies = self.values().map(|(_, position)| {
            let source = self.noun.incident.source(position.source());
            source.and_then(|source| source.agency.known())
        });
        let first = agencies.next().flatten();
        first.is_some() && agencies.all(|agency| agency == first)
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
