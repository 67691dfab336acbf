//! Every noun of an incident, made ready for the rules between nouns.

use super::described::Described;
use crate::{
    Agency, Circumstances, Determination, Force, Investigation, Leave, Officer, Person, Pursuit,
    Shooting, incident::Incident, statement::Noun,
};
use chrono::FixedOffset;

/// The nouns that were not ruled out.
pub(super) struct Picture<'a> {
    pub incident: &'a Incident,
    pub zone: Option<FixedOffset>,
    pub circumstances: Described<'a, Circumstances>,
    pub agencies: Vec<Described<'a, Agency>>,
    pub officers: Vec<Described<'a, Officer>>,
    pub people: Vec<Described<'a, Person>>,
    pub pursuits: Vec<Described<'a, Pursuit>>,
    pub shootings: Vec<Described<'a, Shooting>>,
    pub force: Vec<Described<'a, Force>>,
    pub investigations: Vec<Described<'a, Investigation>>,
    pub leaves: Vec<Described<'a, Leave>>,
    pub determinations: Vec<Described<'a, Determination>>,
}

impl<'a> Picture<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        fn all<'a, N: Noun>(incident: &'a Incident) -> Vec<Described<'a, N>> {
            let live = incident.entries().filter(|(key, _)| !incident.has_no_part(key));
            live.filter(|(_, entry)| entry.kind == N::KIND)
                .map(|(key, _)| Described::of(incident, key))
                .collect()
        }
        Self {
            incident,
            zone: incident.zone(),
            circumstances: Described::of(incident, ""),
            agencies: all(incident),
            officers: all(incident),
            people: all(incident),
            pursuits: all(incident),
            shootings: all(incident),
            force: all(incident),
            investigations: all(incident),
            leaves: all(incident),
            determinations: all(incident),
        }
    }
}

/// The noun of this key.
pub(super) fn named<'p, 'a, N: Noun>(
    all: &'p [Described<'a, N>],
    key: &str,
) -> Option<&'p Described<'a, N>> {
    all.iter().find(|it| it.key == key)
}
