//! Two records of one incident, made into one log.
//!
//! Two newsrooms keep a file on the same case, or an agency and the body that watches over it; or
//! two copies of one file were kept on apart. [`Incident::merge`] makes one log of both, in which
//! every statement of either stands. Where the two differ, that is a
//! [dispute](Incident::disputes) of the merged log like any other.
//!
//! ```
//! use use_of_force::{
//!     Incident, Officer, Shooting, Source, merge::Terms, source::Kind, uuid::Uuid, when,
//! };
//!
//! // The Exampleton Gazette had the press release, and asked a witness.
//! let mut gazette = Incident::new(Uuid::from_u128(1));
//! let release = Source::new("release").kind(Kind::Agency);
//! let said = gazette.declare(release.clone())?;
//! let published = said.says(when!("2031-05-04"), [Shooting::new("shooting-1").into()]);
//! gazette.record(published.clone())?;
//! let witness = gazette.declare(Source::new("witness").kind(Kind::Witness))?;
//! gazette.record(witness.says(when!("2031-05-05"), [
//!     Shooting::new("shooting-1").rounds_fired(5).shooters(["officer-1"]).into(),
//!     Officer::new("officer-1").rank("sergeant").into(),
//! ]))?;
//!
//! // Its radio station had the same release, and the report of an officer, whom its own file
//! // calls officer-1 too.
//! let mut radio = Incident::new(Uuid::from_u128(2));
//! radio.declare(release)?;
//! radio.record(published)?;
//! let report = radio.declare(Source::new("report").kind(Kind::OfficerReport))?;
//! radio.record(report.says(when!("2031-05-06"), [
//!     Shooting::new("shooting-1").rounds_fired(3).into(),
//!     Officer::new("officer-1").rank("corporal").into(),
//! ]))?;
//!
//! // The keys are each newsroom's own; somebody looked, and it is one shooting.
//! let desk = Source::new("desk").kind(Kind::Recorder);
//! let terms = Terms::apart()
//!     .same::<Shooting>("shooting-1", "shooting-1")
//!     .noted(desk, when!("2031-06-01"))?;
//! let merged = gazette.merge(&radio, &terms);
//!
//! assert_eq!(merged.identical().len(), 1, "the release");
//! assert_eq!(merged.renamed()[0].to_string(), "their officer `officer-1` is `officer-1-2`");
//! let incident = merged.into_incident();
//! assert_eq!(incident.officers().count(), 2);
//! assert_eq!(
//!     incident.disputes()[0].to_string(),
//!     "shooting/shooting-1/rounds_fired: 5, said 2031-05-05 by `witness`; \
//!      but 3, said 2031-05-06 by `report`",
//! );
//!
//! // Merging the radio's file again changes nothing.
//! assert_eq!(incident.merge(&radio, &terms).incident(), &incident);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rules
//!
//! *This record* is the one that `merge` is called on, *the other* the one that it is given.
//!
//! * **Nothing of this record is renamed**, and it keeps its id. What of the other cannot keep its
//!   key is called `officer-1-2`, or by the next number that is free, and
//!   [listed](Merged::renamed).
//! * **Nouns** of one key are the same or not, as the [`Terms`] say. Nouns of different kinds are
//!   never the same. The circumstances are always the same.
//! * **Sources** are the same if they are declared alike under one key, or if the terms say so: of
//!   one that was [amended](Incident::amend) in one of two copies they
//!   [have to](Terms::same_source).
//! * **What this record holds** is not asked again: if each statement of the other stands in it
//!   already, under keys that merging can have given, those are the keys, whatever the terms say. What
//!   they say otherwise is [not met](Merged::unmet).
//! * **Statements** are the same if the same source says the same at the same time, read in the
//!   same place. One that has a key in one record has it in the merged log; one that has two keys
//!   has that of this record. Where a step stands in one record and is only reported in the other,
//!   or where one of them replaces an earlier statement, that counts.
//! * **The order** is that of every log: by the last moment at which a thing can have been said. Of
//!   one time, each record's order is kept; where they contradict each other, this one's.
//! * **What cannot stand** in the merged log is given up, and [listed](Merged::reported): a step is
//!   only [reported](crate::Claim::Reported); a confirmation of what was not said before is a
//!   remark; a statement replaces nothing that was not said before. A resolution in whose way
//!   something stands, as the other record shows, is not given up: it is undermined like any other
//!   to which a statement came late, and that is a dispute.
//! * **What one record has [expunged](crate::redact#expunging)** is taken out of the other before
//!   anything else, as far as the same nouns, statements and sources are named there, and
//!   [listed](Merged::expunged).
//! * **Withdrawing the record of an incident** is said of that record. If the two have different
//!   ids, the other's withdrawal is only reported.
//! * **Zones.** The merged log has the zone of this record, or else that of the other; a record
//!   without one is read in it. If both have one and they differ, the times of the other get its
//!   zone: `11:47` becomes `11:47-06:00`. Days, months and years stay as they are, since they are
//!   of the calendar; in the log they end where they end in the merged zone.
//!
//! # What holds
//!
//! Merging never fails. The statements of both are those of the merged log and the
//! [identical](Merged::identical) ones, apart from the [note](Terms::noted). Merging a record
//! with itself, with a record of which it holds everything, or with an empty one in the same zone
//! changes nothing, under any terms; nor does merging again what was merged before, even if others
//! were merged between. In which direction two records are merged makes no difference but for the id,
//! the keys and the order of what was said at one time, if they do not have different zones and
//! neither was withdrawn. It makes a difference in which order three are merged, where a step of
//! the third decides whether one of the first two can stand.

mod align;
mod content;
mod document;
mod entered;
mod expunged;
mod found;
mod held;
mod names;
mod signature;
mod terms;

pub use terms::{Renamed, Terms, Unmet, UnmetReason};

use crate::{
    Claim, Incident, Source, Statement, When,
    entity::{self, Rewrite},
    remark::{Confirmed, Related, Relationship},
    value::{Id, Key, Kind},
};
use align::{Candidate, Of, align};
use chrono::FixedOffset;
use content::{not_withdrawn, weakest};
use entered::Merging;
use expunged::{Settled, settled};
use held::Held;
use names::{Names, Theirs, beside};
use std::collections::{BTreeMap, BTreeSet};

/// One log of two records, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    incident: Incident,
    identical: Vec<Statement>,
    reported: Vec<Statement>,
    renamed: Vec<Renamed>,
    unmet: Vec<Unmet>,
    expunged: Vec<Statement>,
}

impl Merged {
    /// The one log.
    #[must_use]
    pub fn incident(&self) -> &Incident {
        &self.incident
    }

    /// The one log, to be kept.
    #[must_use]
    pub fn into_incident(self) -> Incident {
        self.incident
    }

    /// The statements that both records hold, as they are in the log. Their number and that of the
    /// log are together as many as both records have, [the note](Terms::noted) apart.
    #[must_use]
    pub fn identical(&self) -> &[Statement] {
        &self.identical
    }

    /// The statements of which something could not stand, as they are in the log: a step is only
    /// reported.
    #[must_use]
    pub fn reported(&self) -> &[Statement] {
        &self.reported
    }

    /// The keys of the other record that are others in the log, those apart that
    /// [`Terms`] name.
    #[must_use]
    pub fn renamed(&self) -> &[Renamed] {
        &self.renamed
    }

    /// The statements of which one record had something that the other has expunged, as they are in the
    /// log: what was not brought back.
    #[must_use]
    pub fn expunged(&self) -> &[Statement] {
        &self.expunged
    }

    /// What [`Terms`] call the same and what is not.
    #[must_use]
    pub fn unmet(&self) -> &[Unmet] {
        &self.unmet
    }
}

impl Incident {
    /// This record and another of the same incident in one log. It never fails; see
    /// [the rules](crate::merge#the-rules).
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, merge::Terms, uuid::Uuid, when};
    ///
    /// // Two copies of one file, kept on apart.
    /// let mut desk = Incident::new(Uuid::from_u128(1));
    /// let clerk = desk.declare(Source::new("clerk"))?;
    /// desk.record(clerk.says(when!("2031-05-04"), [Person::new("person-1").age(24).into()]))?;
    /// let mut laptop = desk.clone();
    /// desk.record(clerk.says(when!("2031-05-06"), [Person::new("person-1").armed(false).into()]))?;
    /// laptop.record(clerk.says(when!("2031-05-05"), [Person::new("person-1").age(25).into()]))?;
    ///
    /// let merged = desk.merge(&laptop, &Terms::shared());
    /// assert_eq!(merged.incident().statements().count(), 3);
    /// assert_eq!(merged.identical().len(), 1);
    /// assert!(merged.incident().people().next().unwrap().age.is(&25.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn merge(&self, other: &Incident, terms: &Terms) -> Merged {
        let (terms, never) = terms.between(self, other);
        let mut merged = match settled(self, other, &terms) {
            None => self.joined(other, &terms),
            Some(settled) => {
                let mut merged = settled.ours.joined(&settled.theirs, &terms);
                merged.tell(&settled);
                merged
            }
        };
        merged.unmet.extend(never);
        merged
    }

    fn joined(&self, other: &Incident, terms: &Terms) -> Merged {
        let zone = self.zone().or(other.zone());
        let (sources, statements) = zoned(other, zone);
        let theirs = Theirs { incident: other, sources: &sources, statements: &statements };
        let held = self.merge_held(theirs, terms, zone);
        let mut merged =
            held.unwrap_or_else(|| self.merge_under(Names::of(self, theirs, terms), theirs, zone));
        if let Some((source, at)) = &terms.noted {
            merged.note(source.clone(), *at, other);
        }
        merged
    }

    /// Adds nothing, if this record holds all of the other; best as it is.
    fn merge_held(
        &self,
        theirs: Theirs<'_>,
        terms: &Terms,
        zone: Option<FixedOffset>,
    ) -> Option<Merged> {
        let mut first = None;
        for names in Held::new(self, theirs, terms)? {
            let merged = self.merge_under(names, theirs, zone);
            if merged.incident == *self {
                return Some(merged);
            }
            let is_held = merged.incident.log().len() == self.log().len();
            first = first.or(Some(merged).filter(|_| is_held));
        }
        first
    }

    fn merge_under(
        &self,
        mut names: Names,
        theirs: Theirs<'_>,
        zone: Option<FixedOffset>,
    ) -> Merged {
        let (mut sources, mut statements) = (theirs.sources.to_vec(), theirs.statements.to_vec());
        sources.iter_mut().for_each(|source| entity::rewrite(source, &mut names));
        statements.iter_mut().for_each(|statement| statement.rewrite(&mut names));

        let declared = sources.into_iter().filter(|source| self.source(&source.key).is_none());
        let declared: Vec<_> = self.sources().cloned().chain(declared).collect();
        let mut incident = Incident::blank(self.id(), zone, declared);
        let here = self.entries().map(|(key, entry)| (entry.kind, key));
        for (kind, key) in here.filter(|(kind, _)| *kind != Kind::Circumstances) {
            incident.expect(kind, key);
        }
        let there = theirs.incident.entries().filter_map(|(key, _)| names.noun(key));
        there.for_each(|(kind, key)| incident.expect(kind, key));

        let another = self.id() != theirs.incident.id();
        let aligned = align(self.statements().cloned().collect(), &statements, zone, another);
        let keys = aligned.keys.iter().filter(|(theirs, ours)| theirs != ours);
        let keys = keys.map(|(theirs, ours)| Renamed::new(Kind::Statement, theirs, ours));
        let mut merged = Merged {
            incident,
            identical: Vec::new(),
            reported: Vec::new(),
            renamed: names.renamed().into_iter().chain(keys).collect(),
            unmet: names.unmet,
            expunged: Vec::new(),
        };
        let mut merging = Merging::of(self, &merged.incident);
        for candidate in aligned.candidates {
            let (of, before) = (candidate.of, merged.incident.log().len());
            merged.take(candidate, another);
            merging.take(of, merged.incident.log().len() > before);
        }
        let least = self.version().saturating_add(u64::from(merged.incident != *self));
        merged.incident.succeed(merging.version.max(least), Some(merging.entered));
        merged
    }
}

impl Merged {
    /// Takes of a statement what can stand, all that comes before it in the log being taken.
    fn take(&mut self, candidate: Candidate, another: bool) {
        let Candidate { statement: whole, of } = candidate;
        let is_known =
            |confirmed: &Confirmed| self.incident.statement(&confirmed.statement).is_some();
        let mut kept = whole.clone().with_claims(|claim| match &claim {
            Claim::Confirmed(confirmed) if !is_known(confirmed) => weakest(&claim),
            _ if another && of == Of::Theirs => not_withdrawn(claim),
            _ => claim,
        });
        let before = self.incident.log().len();
        if let Some(less) = self.incident.keep(kept.clone()) {
            kept = less;
        }
        let was_there = self.incident.log().len() == before;
        if of == Of::Both || was_there {
            self.identical.push(kept.clone());
        }
        if kept != whole {
            self.reported.push(kept);
        }
    }

    /// Lists what was taken out of the two before.
    fn tell(&mut self, settled: &Settled) {
        let renamed = self.renamed.iter().filter(|it| it.what == Kind::Statement.as_str());
        let renamed: BTreeMap<_, _> = renamed.map(|it| (&*it.theirs, &*it.ours)).collect();
        let theirs = settled.of_theirs.iter().map(Key::as_str);
        let theirs = theirs.map(|key| renamed.get(key).copied().unwrap_or(key));
        let gone: BTreeSet<_> = settled.of_ours.iter().map(Key::as_str).chain(theirs).collect();
        let log = self.incident.statements();
        let gone = log.filter(|it| it.key().is_some_and(|key| gone.contains(key.as_str())));
        self.expunged = gone.cloned().collect();
    }

    /// Says that the other was merged into this one, if it is another one and nobody said so.
    fn note(&mut self, source: Source, at: When, other: &Incident) {
        let id = Id::from(other.id());
        let is_noted = |claim: &Claim| match claim {
            Claim::Related(related) => {
                related.incident == id && related.kind.is(&Relationship::MergedFrom)
            }
            _ => false,
        };
        let is_noted = self.incident.statements().flat_map(Statement::says).any(is_noted);
        if self.incident.id() == other.id() || is_noted {
            return;
        }
        // A source with a key that is free, and a claim that mentions nothing: neither is refused.
        let source = beside(&self.incident, source);
        if let Ok(recorder) = self.incident.declare(source) {
            let related = Related::new(id).kind(Relationship::MergedFrom);
            let _recorded = self.incident.record(recorder.says(at, [related.into()]));
        }
    }
}

/// The sources and statements of the other record, with its zone where the merged log has another.
fn zoned(other: &Incident, zone: Option<FixedOffset>) -> (Vec<Source>, Vec<Statement>) {
    let mut sources: Vec<_> = other.sources().cloned().collect();
    let mut statements: Vec<_> = other.statements().cloned().collect();
    if let Some(own) = other.zone().filter(|own| Some(*own) != zone) {
        sources.iter_mut().for_each(|source| entity::rewrite(source, &mut InZone(own)));
        statements.iter_mut().for_each(|statement| statement.rewrite(&mut InZone(own)));
    }
    (sources, statements)
}

/// Writes the zone out.
struct InZone(FixedOffset);

impl Rewrite for InZone {
    fn key(&mut self, _kind: Kind, _key: &str) -> Option<Box<str>> {
        None
    }

    fn moment(&mut self, when: &mut When) {
        *when = when.with_zone(self.0);
    }
}
