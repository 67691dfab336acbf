use crate::{Incident, Key, Source, incident::FieldAccount, value::Relation};
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
        for field in incident.fields().filter(|field| field.held_by_each().next().is_some()) {
            if overruled.overrules(field) {
                let fields = overruled.fields.entry(field.noun.key.into()).or_default();
                fields.insert(field.field.name);
            }
        }
        overruled
    }

    pub(super) fn contains(&self, noun: &str, field: &str) -> bool {
        self.fields.get(noun).is_some_and(|fields| fields.contains(field))
    }
}

impl Overruled<'_> {
    fn overrules(&self, field: FieldAccount<'_>) -> bool {
        let is_heard = |it: &crate::incident::Saying<'_>| self.heard.contains(it.source());
        if field.held_by_each().all(|it| is_heard(&it)) {
            return false;
        }
        let Some(part) = field.standing_of(is_heard) else { return false };
        let zone = field.noun.incident.zone();
        let whole = field.standing().and_then(|whole| whole.fact.known().copied());
        !whole.is_some_and(|whole| match field.is_exact() {
            true => part.equals(whole),
            false => matches!(part.relation_to(whole, zone), Relation::Same | Relation::Broader),
        })
    }
}
