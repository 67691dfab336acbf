//! What is said of a noun, made ready for the rules.

use super::judge::{Reading, Stated};
use crate::{
    Fact, Path, Statement,
    incident::{Incident, Moment, positions, standing},
    statement::Noun,
    value::{Relation, Value},
};
use chrono::FixedOffset;

/// A field of the noun `N`: its name, and how to get at it.
pub(super) struct Of<N, T> {
    pub name: &'static str,
    pub get: fn(&N) -> &Fact<T>,
}

impl<N, T> Clone for Of<N, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N, T> Copy for Of<N, T> {}

/// A field by its name: `of!(began)`.
macro_rules! of {
    ($field:ident) => {
        $crate::validate::described::Of { name: stringify!($field), get: |it| &it.$field }
    };
}
pub(super) use of;

/// A noun and the descriptions of it that count.
pub(super) struct Described<'a, N> {
    pub key: &'a str,
    pub zone: Option<FixedOffset>,
    claims: Claims<'a, N>,
}

enum Claims<'a, N> {
    /// A noun outside of an incident.
    Lone(&'a N),
    Log(Vec<(Moment, &'a Statement, &'a N)>),
}

impl<'a, N: Noun> Described<'a, N> {
    pub(super) fn lone(noun: &'a N) -> Self {
        Self { key: noun.key_text(), zone: None, claims: Claims::Lone(noun) }
    }

    pub(super) fn of(incident: &'a Incident, key: &'a str) -> Self {
        Self { key, zone: incident.zone(), claims: Claims::Log(incident.counting(key)) }
    }

    /// The descriptions, in log order.
    pub(super) fn claims(&self) -> impl Iterator<Item = (Option<&'a Statement>, &'a N)> {
        let (lone, log) = match &self.claims {
            Claims::Lone(noun) => (Some((None, *noun)), &[][..]),
            Claims::Log(claims) => (None, claims.as_slice()),
        };
        lone.into_iter().chain(log.iter().map(|(_, statement, noun)| (Some(*statement), *noun)))
    }

    /// What stands of a field, and what else is held that contradicts it.
    pub(super) fn read<T: Value>(&self, field: Of<N, T>) -> Reading<'a, T> {
        let mut reading = Reading::new(N::KIND, self.key, field.name);
        match &self.claims {
            Claims::Lone(noun) => {
                let fact = (field.get)(noun);
                reading.stated = fact.known().map(|value| Stated {
                    value: value.clone(),
                    believed: noun.how().is_believed(field.name),
                    said: None,
                });
                reading.why = fact.why();
            }
            Claims::Log(claims) => {
                let positions = positions(claims, field.name, field.get);
                let stands = standing(&positions, self.zone);
                reading.why = stands.fact.why();
                let winner = stands.winner.and_then(|winner| positions.get(winner));
                if let (Fact::Known(value), Some(winner)) = (stands.fact, winner) {
                    let differs =
                        |other: &&T| other.relation(&value, self.zone) == Relation::Contradictory;
                    let others = positions.iter().filter_map(|position| position.known());
                    reading.others = others.filter(differs).cloned().collect();
                    let (believed, said) =
                        (winner.believed, Some((winner.moment, winner.statement)));
                    reading.stated = Some(Stated { value, believed, said });
                }
            }
        }
        reading
    }

    /// What stands of a field, if a value does.
    pub(super) fn known<T: Value>(&self, field: Of<N, T>) -> Option<T> {
        self.read(field).stated.map(|stated| stated.value)
    }

    pub(super) fn path(&self) -> Path {
        Path::new(N::KIND, self.key, None)
    }
}
