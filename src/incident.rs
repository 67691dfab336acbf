//! The incident: its log, its status, and the picture that follows from both.
//!
//! The log has one order: by the last moment at which a statement can have been said, then by the
//! order of recording. What was known at a time is always a prefix of it, and every prefix of a
//! legal log is legal.
#![doc = include_str!("incident/merging.md")]
#![doc = include_str!("incident/status.md")]
#![doc = include_str!("incident/tables.md")]

mod account;
mod amend;
mod check;
mod course;
mod document;
pub(crate) mod draft;
pub(crate) mod graph;
mod index;
mod log;
mod part;
mod picture;
mod prefix;
mod presence;
mod record;
mod rejected;
mod sequence;
mod sources;
mod standing;
mod status;
pub mod table;
mod version;
pub(crate) mod wire;

pub use draft::Illegal;
pub use record::Conflict;
pub(crate) use rejected::{Lack, Stood};
pub use rejected::{Obstacle, Reason, Rejected};
pub use standing::{Change, Standing};
pub use status::{Phase, Status};
pub(crate) use version::Entered;
pub use version::Unversioned;
pub use wire::SCHEMA;

#[cfg(test)]
pub(crate) use account::COUNT;
pub use account::{FieldAccount, NounAccount};
pub(crate) use account::{Saying, Time, is_part};
pub(crate) use check::each_mention;
pub(crate) use course::OnDuty;
pub(crate) use index::Entry;
pub(crate) use log::Moment;
pub(crate) use part::Contest;
pub(crate) use prefix::each_noun;
pub(crate) use presence::Presence;
pub(crate) use sequence::Orders;

use crate::{
    ParseError, Source, Statement,
    statement::Noun,
    value::{AnyNoun, Key, Kind},
};
use chrono::FixedOffset;
use course::Course;
use index::Index;
use log::Log;
use part::Parts;
use sources::Sources;
use std::{
    fmt,
    sync::{Arc, OnceLock},
};
use uuid::Uuid;
use version::Versions;

/// A use-of-force incident: a log of who said what, and when.
#[derive(Clone)]
pub struct Incident {
    id: Uuid,
    zone: Option<FixedOffset>,
    sources: Sources,
    versions: Versions,
    log: Log,
    index: Index,
    course: Course,
    /// What follows of which nouns there are, once somebody asked.
    parts: OnceLock<Arc<Parts>>,
}

impl Incident {
    /// An incident of which nothing is known yet. The id comes from the caller.
    ///
    /// ```
    /// use use_of_force::{Incident, incident::Status, uuid::Uuid};
    ///
    /// let incident = Incident::new(Uuid::from_u128(1));
    /// assert_eq!(incident.status(), Status::Open);
    /// assert_eq!(incident.statements().count(), 0);
    /// ```
    #[must_use]
    pub fn new(id: Uuid) -> Self {
        Self {
            id,
            zone: None,
            sources: Sources::default(),
            versions: Versions::default(),
            log: Log::default(),
            index: Index::default(),
            course: Course::default(),
            parts: OnceLock::new(),
        }
    }

    /// An incident whose times without a zone are meant in this one, which never changes.
    ///
    /// ```
    /// use use_of_force::{Incident, chrono::FixedOffset, uuid::Uuid};
    ///
    /// let central = FixedOffset::west_opt(5 * 3600).unwrap();
    /// assert_eq!(Incident::in_zone(Uuid::from_u128(1), central)?.zone(), Some(central));
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the offset is not one of whole minutes from -12:00 to +14:00.
    pub fn in_zone(id: Uuid, zone: FixedOffset) -> Result<Self, ParseError> {
        let seconds = zone.local_minus_utc();
        if seconds % 60 != 0 || !(-12 * 3600..=14 * 3600).contains(&seconds) {
            let expected = "an offset of whole minutes from -12:00 to +14:00";
            return Err(ParseError::new(expected, &zone.to_string()));
        }
        Ok(Self { zone: Some(zone), ..Self::new(id) })
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The zone in which times without one are meant, if there is one.
    #[must_use]
    pub fn zone(&self) -> Option<FixedOffset> {
        self.zone
    }

    /// The sources, in the order in which they were declared.
    pub fn sources(&self) -> impl DoubleEndedIterator<Item = &Source> + ExactSizeIterator {
        self.sources.shared().iter().map(|source| &**source)
    }

    /// The source of this key.
    #[must_use]
    pub fn source(&self, key: &Key<Source>) -> Option<&Source> {
        self.sources.get(key).map(|source| &**source)
    }

    /// The statements, in log order: by the last moment at which each can have been said, then by
    /// the order of recording.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = &Statement> {
        self.log.iter().map(|(_, statement)| &**statement)
    }

    /// The statement of this key.
    #[must_use]
    pub fn statement(&self, key: &Key<Statement>) -> Option<&Statement> {
        self.log.get(self.log.keyed(key)?)
    }

    /// Whether the descriptions of a statement of this log still count: it was neither replaced
    /// nor withdrawn.
    #[must_use]
    pub fn counts(&self, key: &Key<Statement>) -> bool {
        self.log.keyed(key).is_some_and(|moment| self.log.stopped(moment).is_none())
    }

    /// The statement that replaced or withdrew that of this key, if one did: of several the first.
    #[must_use]
    pub fn stopped_by(&self, key: &Key<Statement>) -> Option<&Statement> {
        self.log.get(self.log.stopped(self.log.keyed(key)?)?)
    }

    /// Whether somebody ruled out that the noun of this key had a part in the incident.
    #[must_use]
    pub fn is_ruled_out(&self, key: impl Into<Key<AnyNoun>>) -> bool {
        self.was_ruled_out(key.into().as_str())
    }

    /// Whether somebody ever ruled anything out.
    pub(crate) fn rules_out_any(&self) -> bool {
        self.index.rules_out_any()
    }

    /// What the noun of this key is.
    pub(crate) fn kind(&self, key: &str) -> Option<Kind> {
        self.index.get(key).map(|entry| entry.kind)
    }

    /// The nouns, by key, with the claims that describe each.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.index.iter()
    }

    /// The nouns that were not ruled out: by kind, and in order of introduction.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (&str, &Entry)> {
        let mut nouns: Vec<_> = self.entries().filter(|(key, _)| !self.has_no_part(key)).collect();
        nouns.sort_by_key(|(key, entry)| (entry.kind, entry.claims.first(), *key));
        nouns.into_iter()
    }

    /// The noun of this key, with the claims that describe it.
    pub(crate) fn entry(&self, key: &str) -> Option<(&str, &Entry)> {
        self.index.entry(key)
    }

    /// What a cut record mentions without describing it: the kind of each noun, and its key.
    pub fn mentioned_only(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.index.bare().map(|(kind, key)| (kind.as_str(), key))
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    /// The descriptions of the noun of this key that count, in log order.
    pub(crate) fn counting<N: Noun>(&self, key: &str) -> Vec<(Moment, &Statement, &N)> {
        let entry = self.index.get(key).filter(|entry| entry.kind == N::KIND);
        let claims = entry.map_or(&[][..], |entry| &entry.claims).iter();
        let counting = claims.filter(|at| self.log.stopped(at.moment).is_none());
        counting.filter_map(|at| index::described(&self.log, *at)).collect()
    }

    fn shared(&self) -> impl Iterator<Item = (Moment, &Arc<Statement>)> {
        self.log.iter()
    }
}

impl PartialEq for Incident {
    /// Two incidents are equal if they have the same id, zone, sources and log; the order of
    /// recording matters only where `at` does not decide.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.zone == other.zone
            && self.sources == other.sources
            && self.statements().eq(other.statements())
            && self.index.bare().eq(other.index.bare())
    }
}

impl Eq for Incident {}

impl fmt::Debug for Incident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incident")
            .field("id", &self.id)
            .field("zone", &self.zone)
            .field("sources", &self.sources)
            .field("statements", &self.statements().collect::<Vec<_>>())
            .finish()
    }
}
