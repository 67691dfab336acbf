//! An agency: a police department, a sheriff, a prosecutor, a court, a task force.

mod kind;

pub use kind::Kind;

use crate::{
    Jurisdiction, When,
    entity::entity,
    value::{Amount, Identifier, Key, List, Ori, Text, TipLine},
};

entity! {
    /// An agency that took part in an incident or deals with it.
    ///
    /// ```
    /// use use_of_force::{Agency, Jurisdiction, when};
    ///
    /// let agency = Agency::new("kckpd")
    ///     .name("Kansas City, Kansas Police Department")
    ///     .jurisdiction(Jurisdiction::city("Kansas City", "KS"))
    ///     .last_shooting(when!("2020-12"));
    /// assert_eq!(agency.key.as_str(), "kckpd");
    /// ```
    pub struct Agency "agency" (key: Key<Agency>) {
        /// Its name.
        name: Text,
        /// What kind of agency it is.
        kind: Kind,
        /// Where it has authority; not where the incident was.
        jurisdiction: Jurisdiction,
        /// Where else it has authority.
        other_jurisdictions: List<Jurisdiction>,
        /// Its originating agency identifiers.
        oris: List<Ori>,
        /// Its own numbers for the incident, and its numbers in registers of agencies.
        identifiers: List<Identifier>,
        /// The agencies that a task force is made of.
        members: List<Key<Agency>>,
        /// The agency that reports for this one, if it does not report itself.
        covered_by: Key<Agency>,
        /// When it stopped being an agency.
        inactive_since: When,
        /// The agencies whose work it took over.
        predecessors: List<Key<Agency>>,
        /// The agencies that took over its work.
        successors: List<Key<Agency>>,
        /// Its own numbers to call with information.
        tip_lines: List<TipLine>,
        /// Whether its officers are trained in de-escalation.
        deescalation_training: bool,
        /// When one of its officers last shot at somebody before this incident.
        last_shooting: When,
        /// The number of its own officers who used force in this incident.
        officers_who_used_force: Amount,
    }
}
