//! What somebody decided: a charge, a finding, a ruling, a settlement.

mod decision;

pub use decision::{Allegation, Decision, Discipline};

use crate::{
    Agency, Investigation, When,
    code::Offense,
    entity::entity,
    value::{Amount, AnyNoun, Key, List, Money, Text},
};

entity! {
    /// A decision in an investigation or proceeding. Findings attach to an officer and an
    /// allegation, not to the incident, so each is a determination of its own.
    ///
    /// ```
    /// use use_of_force::{Determination, determination::Decision, when};
    ///
    /// let declined = Determination::new("declination-1")
    ///     .investigation("prosecutor-1")
    ///     .about(["officer-1"])
    ///     .decision(Decision::Declined)
    ///     .occurred(when!("2022-03-01"));
    /// assert!(!Decision::Declined.is_charge());
    /// assert!(declined.offenses.is_unstated());
    /// ```
    pub struct Determination "determination" (key: Key<Determination>) {
        /// The investigation or proceeding in which it was made.
        investigation: Key<Investigation>,
        /// Whom or what it is about: an officer, a person, a use of force, an agency.
        about: List<Key<AnyNoun>>,
        /// What was alleged.
        allegations: List<Allegation>,
        /// What was decided, or which stage was reached.
        decision: Decision,
        /// The agency, office or court that decided.
        by: Key<Agency>,
        /// When it was decided.
        occurred: When [of decision],
        /// The offenses charged, or of which somebody was acquitted or convicted.
        offenses: List<Offense>,
        /// The discipline imposed or recommended.
        discipline: List<Discipline> [of decision],
        /// How long a suspension is that was imposed or recommended, in days.
        suspension_days: Amount [of decision],
        /// The sentence, in the court's words.
        sentence: Text [of decision],
        /// The amount paid or awarded.
        amount: Money [of decision],
        /// The reasons given.
        reasons: Text [prose],
    }
}
