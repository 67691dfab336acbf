//! An investigation, a review or a proceeding.

mod track;

pub use track::Track;

use crate::{
    Agency, When,
    entity::entity,
    value::{AnyNoun, Identifier, Key, List, Text},
};

entity! {
    /// An investigation, a review or a proceeding on one track. Several run side by side, and each
    /// answers a question of its own: was it a crime, was it within policy, who owes whom what.
    ///
    /// Whether it is open, suspended, referred or concluded follows from the steps in the log: see
    /// [the tables](crate::incident#status).
    ///
    /// ```
    /// use use_of_force::{Investigation, investigation::Track};
    ///
    /// let investigation = Investigation::new("criminal-1").track(Track::Criminal).by(["bureau"]);
    /// assert!(investigation.of.is_unstated(), "of whom is not said");
    /// ```
    pub struct Investigation "investigation" (key: Key<Investigation>) {
        /// What kind of question it answers.
        track: Track,
        /// The agencies that carry it out.
        by: List<Key<Agency>>,
        /// The agency that asked for it.
        requested_by: Key<Agency>,
        /// Whom or what it is about.
        of: List<Key<AnyNoun>>,
        /// When it was opened.
        opened: When,
        /// When its result is due.
        deadline: When [state],
        /// Case and docket numbers, each with its issuer.
        identifiers: List<Identifier>,
        /// What it covers, in the source's words.
        scope: Text [prose],
    }
}
