//! Every noun of an incident, made ready for the rules between nouns.

use super::{
    described::{Described, of},
    judge::Reading,
};
use crate::{
    Agency, Circumstances, Collision, Determination, Force, Investigation, Leave, Officer, Person,
    Pursuit, Shooting, When, incident::Incident, statement::Noun,
};
use chrono::FixedOffset;

/// The nouns that were not ruled out, in the order of their keys.
pub(super) struct Picture<'a> {
    pub incident: &'a Incident,
    pub zone: Option<FixedOffset>,
    pub circumstances: Described<'a, Circumstances>,
    pub agencies: Vec<Described<'a, Agency>>,
    pub officers: Vec<Described<'a, Officer>>,
    pub people: Vec<Described<'a, Person>>,
    pub pursuits: Vec<Described<'a, Pursuit>>,
    pub collisions: Vec<Described<'a, Collision>>,
    pub shootings: Vec<Described<'a, Shooting>>,
    pub force: Vec<Described<'a, Force>>,
    pub investigations: Vec<Described<'a, Investigation>>,
    pub leaves: Vec<Described<'a, Leave>>,
    pub determinations: Vec<Described<'a, Determination>>,
    /// When the incident occurred: as is said of its circumstances or, if nobody says, the first
    /// moment of what is described.
    pub occurred: Reading<'a, When>,
}

impl<'a> Picture<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        fn all<'a, N: Noun>(incident: &'a Incident) -> Vec<Described<'a, N>> {
            let of_kind = incident.entries().filter(|(_, entry)| entry.kind == N::KIND);
            let live = of_kind.filter(|(key, _)| !incident.has_no_part(key));
            live.map(|(key, _)| Described::of(incident, key)).collect()
        }
        let zone = incident.zone();
        let circumstances = Described::<Circumstances>::of(incident, "");
        let pursuits = all::<Pursuit>(incident);
        let shootings = all::<Shooting>(incident);
        let force = all::<Force>(incident);
        let began = pursuits.iter().map(|it| it.read(of!(began)));
        let shot = shootings.iter().map(|it| it.read(of!(occurred)));
        let used = force.iter().map(|it| it.read(of!(occurred)));
        let stated = circumstances.read(of!(occurred));
        let occurred = [stated.clone()].into_iter().find(|it| it.value().is_some()).or_else(|| {
            let moments = began.chain(shot).chain(used).filter(|it| it.value().is_some());
            moments.min_by_key(|it| it.value().map(|when| when.earliest_instant(zone)))
        });
        Self {
            incident,
            zone,
            occurred: occurred.unwrap_or(stated),
            circumstances,
            agencies: all(incident),
            officers: all(incident),
            people: all(incident),
            pursuits,
            collisions: all(incident),
            shootings,
            force,
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
    all.get(all.binary_search_by(|it| it.key.cmp(key)).ok()?)
}
