//! What is said of a noun, made ready for the rules.

use super::judge::Reading;
use crate::{
    Fact, Key, Path,
    entity::Entity,
    incident::{Incident, NounAccount},
    statement::Noun,
    value::{List, Value, key::Named},
};
use chrono::FixedOffset;
use std::borrow::Cow;

/// A field of the noun `N`: its place among the fields, and how to get at it.
pub(super) struct Of<N, T> {
    number: u8,
    get: fn(&N) -> &Fact<T>,
}

impl<N: Entity, T> Of<N, T> {
    /// The field of this name.
    pub(super) const fn named(name: &str, get: fn(&N) -> &Fact<T>) -> Self {
        Self { number: crate::entity::number(N::FIELDS, name), get }
    }
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
        const { $crate::validate::described::Of::named(stringify!($field), |it| &it.$field) }
    };
}
pub(super) use of;

/// A noun, and what is said of it.
pub(super) struct Described<'a, N> {
    pub key: &'a str,
    pub zone: Option<FixedOffset>,
    pub incident: Option<&'a Incident>,
    said: Told<'a, N>,
}

enum Told<'a, N> {
    /// A noun outside of an incident.
    Lone(&'a N),
    /// In an incident; nothing of a noun that nobody describes.
    Log(Option<NounAccount<'a>>),
}

impl<'a, N: Noun> Described<'a, N> {
    pub(super) fn lone(noun: &'a N) -> Self {
        Self { key: noun.key(), zone: None, incident: None, said: Told::Lone(noun) }
    }

    pub(super) fn of(incident: &'a Incident, key: &'a str) -> Self {
        let noun = incident.account(key).filter(|noun| noun.kind == N::KIND);
        Self { key, zone: incident.zone(), incident: Some(incident), said: Told::Log(noun) }
    }

    /// What stands of a field, and what else is held that contradicts it.
    pub(super) fn read<T: Value>(&self, of: Of<N, T>) -> Reading<'a, T> {
        let field = N::FIELDS.get(usize::from(of.number));
        let unsaid = || Reading::new(N::KIND, self.key, field, self.zone);
        match &self.said {
            Told::Lone(noun) => {
                let (fact, mut reading) = ((of.get)(noun), unsaid());
                reading.value = fact.known().map(Cow::Borrowed);
                reading.why = fact.why();
                reading.believed = field.is_some_and(|it| noun.how().is_believed(it.name));
                reading
            }
            Told::Log(noun) => {
                let field = noun.and_then(|noun| noun.field(of.number));
                field.map_or_else(unsaid, Reading::of)
            }
        }
    }

    /// What stands of a field, if a value does.
    pub(super) fn known<T: Value>(&self, field: Of<N, T>) -> Option<&'a T> {
        match &self.said {
            Told::Lone(noun) => (field.get)(noun).known(),
            Told::Log(noun) => (*noun)?.field(field.number)?.known(),
        }
    }

    /// What stands of a list, without those that were ruled out.
    pub(super) fn read_live<K: Named>(
        &self,
        field: Of<N, List<Key<K>>>,
    ) -> Reading<'a, List<Key<K>>> {
        let mut reading = self.read(field);
        if let Some(incident) = self.incident {
            reading.leave_out(incident, live);
        }
        reading
    }

    /// Whether the noun of this key was not ruled out.
    pub(super) fn has_part(&self, key: &str) -> bool {
        self.incident.is_none_or(|it| !it.has_no_part(key))
    }

    pub(super) fn path(&self) -> Path {
        Path::new(N::KIND, self.key, None)
    }
}

/// Those of a list that were not ruled out; none if that leaves nothing said.
fn live<'a, K: Named>(
    incident: &Incident,
    list: Cow<'a, List<Key<K>>>,
) -> Option<Cow<'a, List<Key<K>>>> {
    let live = list.iter().filter(|key| !incident.has_no_part(key.as_str()));
    let live: Vec<_> = live.cloned().collect();
    if live.len() == list.len() {
        return Some(list);
    }
    if list.is_complete() {
        return Some(Cow::Owned(List::exactly(live)));
    }
    (!live.is_empty()).then(|| Cow::Owned(live.into_iter().collect()))
}
