//! What is said of a noun, made ready for the rules.

use super::judge::{Reading, Stated};
use crate::{
    Fact, Key, Path, Statement,
    incident::{Incident, Moment, positions, standing},
    statement::Noun,
    value::{Among, Relation, Value, key::Named},
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
    incident: Option<&'a Incident>,
    claims: Claims<'a, N>,
}

enum Claims<'a, N> {
    /// A noun outside of an incident.
    Lone(&'a N),
    Log(Vec<(Moment, &'a Statement, &'a N)>),
}

impl<'a, N: Noun> Described<'a, N> {
    pub(super) fn lone(noun: &'a N) -> Self {
        let (key, claims) = (noun.key_text(), Claims::Lone(noun));
        Self { key, zone: None, incident: None, claims }
    }

    pub(super) fn of(incident: &'a Incident, key: &'a str) -> Self {
        let claims = Claims::Log(incident.counting(key));
        Self { key, zone: incident.zone(), incident: Some(incident), claims }
    }

    /// The descriptions, in log order; none of a noun that is checked alone.
    pub(super) fn in_log(&self) -> &[(Moment, &'a Statement, &'a N)] {
        match &self.claims {
            Claims::Lone(_) => &[],
            Claims::Log(claims) => claims,
        }
    }

    /// What stands of a field, and what else is held that contradicts it.
    pub(super) fn read<T: Value>(&self, field: Of<N, T>) -> Reading<'a, T> {
        let mut reading = Reading::new(N::KIND, self.key, field.name, self.zone);
        match &self.claims {
            Claims::Lone(noun) => {
                let fact = (field.get)(noun);
                reading.stated = fact.known().map(|value| Stated {
                    value: value.clone(),
                    believed: noun.how().is_believed(field.name),
                    said: Vec::new(),
                });
                reading.why = fact.why();
            }
            // Most fields are stated nowhere.
            Claims::Log(claims)
                if claims.iter().all(|(_, _, noun)| (field.get)(noun).is_unstated()) => {}
            Claims::Log(claims) => {
                let positions = positions(claims, field.name, field.get);
                let stands = standing(&positions, self.zone);
                reading.why = stands.fact.why();
                let winner = stands.winner.and_then(|winner| positions.get(winner));
                if let (Fact::Known(value), Some(winner)) = (stands.fact, winner) {
                    // An open list is that of all statements that add to it.
                    let mut said = vec![winner.statement];
                    if value.is_open() {
                        let adds = |noun: &N| (field.get)(noun).known().is_some_and(T::is_open);
                        let adding = claims.iter().filter(|(_, _, noun)| adds(noun));
                        said.extend(adding.map(|(_, statement, _)| *statement));
                    }
                    for position in &positions {
                        let Some(other) = position.known() else { continue };
                        let relation = other.relation(&value, self.zone);
                        if matches!(relation, Relation::Contradictory | Relation::Compatible) {
                            reading.others.push((other.clone(), position.statement));
                        }
                    }
                    reading.stated = Some(Stated { value, believed: winner.believed, said });
                }
            }
        }
        reading
    }

    /// What stands of a field, if a value does.
    pub(super) fn known<T: Value>(&self, field: Of<N, T>) -> Option<T> {
        self.read(field).stated.map(|stated| stated.value)
    }

    /// What stands of a list, without those that were ruled out.
    pub(super) fn read_live<K: Named>(
        &self,
        field: Of<N, Among<Key<K>>>,
    ) -> Reading<'a, Among<Key<K>>> {
        let mut reading = self.read(field);
        reading.stated = reading
            .stated
            .and_then(|stated| Some(Stated { value: self.live(stated.value)?, ..stated }));
        let others = reading.others.into_iter();
        reading.others = others.filter_map(|(list, by)| Some((self.live(list)?, by))).collect();
        reading
    }

    /// Those of a list that were not ruled out; none if that leaves nothing said.
    fn live<K: Named>(&self, list: Among<Key<K>>) -> Option<Among<Key<K>>> {
        let live: Vec<_> = list.iter().filter(|key| self.has_part(key.as_str())).cloned().collect();
        if live.len() == list.len() {
            return Some(list);
        }
        if list.is_complete() {
            return Some(Among::exactly(live));
        }
        (!live.is_empty()).then(|| live.into_iter().collect())
    }

    /// Whether the noun of this key was not ruled out.
    pub(super) fn has_part(&self, key: &str) -> bool {
        self.incident.is_none_or(|it| !it.has_no_part(key))
    }

    pub(super) fn path(&self) -> Path {
        Path::new(N::KIND, self.key, None)
    }
}
