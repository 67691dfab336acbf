use crate::{
    Incident, Key, Source,
    answer::{At, EachField, History, each_field},
    incident::{Position, standing},
    value::{Relation, Value},
};
use std::collections::{BTreeMap, BTreeSet};

/// The fields in which a value would stand, once some sources are withheld, that does not stand as
/// long as they are heard. Showing it would say what the log does not say.
#[derive(Debug)]
pub(super) struct Overruled<'a> {
    heard: BTreeSet<&'a Key<Source>>,
    fields: BTreeMap<Box<str>, BTreeSet<&'static str>>,
}

impl<'a> Overruled<'a> {
    pub(super) fn of(incident: &'a Incident, hears: impl Fn(&Source) -> bool) -> Self {
        let heard = incident.sources().filter(|source| hears(source)).map(|source| &source.key);
        let mut overruled = Self { heard: heard.collect(), fields: BTreeMap::new() };
        each_field(incident, &mut overruled);
        overruled
    }

    pub(super) fn contains(&self, noun: &str, field: &str) -> bool {
        self.fields.get(noun).is_some_and(|fields| fields.contains(field))
    }
}

impl<'a> EachField<'a> for Overruled<'a> {
    fn field<T: Value>(
        &mut self,
        at: At<'a>,
        positions: &[Position<'a, T>],
        _history: &dyn History<'a, T>,
    ) {
        let heard: Vec<_> =
            positions.iter().filter(|it| self.heard.contains(it.source())).collect();
        if heard.len() == positions.len() {
            return;
        }
        let zone = at.incident.zone();
        let heard: Vec<_> = heard.into_iter().cloned().collect();
        let (whole, part) = (standing(positions, zone).fact, standing(&heard, zone).fact);
        let Some(part) = part.known() else { return };
        let stands = whole.known().is_some_and(|whole| {
            matches!(part.relation(whole, zone), Relation::Same | Relation::Broader)
        });
        if !stands {
            self.fields.entry(at.key.into()).or_default().insert(at.field.name);
        }
    }
}
