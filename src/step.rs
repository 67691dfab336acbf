//! Steps: what moves an investigation or the incident, as somebody reports it.

mod left;

pub use left::Left;

use crate::{
    Agency, Investigation, When,
    entity::entity,
    statement::{Statement, tagged},
    value::{Key, Ordered, Text},
};

tagged! {
    /// Any step.
    pub enum Step {
        Suspended(Suspended),
        Resumed(Resumed),
        Referred(Referred),
        Concluded(Concluded),
        InvestigationReopened(InvestigationReopened),
        Resolved(Resolved),
        Reopened(Reopened),
        Withdrawn(Withdrawn),
        IncidentWithdrawn(IncidentWithdrawn),
    }
}

impl Step {
    /// The investigation that it moves, if it moves one.
    #[must_use]
    pub fn investigation(&self) -> Option<&Key<Investigation>> {
        match self {
            Step::Suspended(step) => Some(&step.investigation),
            Step::Resumed(step) => Some(&step.investigation),
            Step::Referred(step) => Some(&step.investigation),
            Step::Concluded(step) => Some(&step.investigation),
            Step::InvestigationReopened(step) => Some(&step.investigation),
            _ => None,
        }
    }

    /// When it happened, if that is known.
    #[must_use]
    pub fn occurred(&self) -> Option<When> {
        let occurred = match self {
            Step::Suspended(step) => &step.occurred,
            Step::Resumed(step) => &step.occurred,
            Step::Referred(step) => &step.occurred,
            Step::Concluded(step) => &step.occurred,
            Step::InvestigationReopened(step) => &step.occurred,
            Step::Resolved(step) => &step.occurred,
            Step::Reopened(step) => &step.occurred,
            Step::Withdrawn(step) => &step.occurred,
            Step::IncidentWithdrawn(step) => &step.occurred,
        };
        occurred.known().copied()
    }
}

entity! {
    /// An investigation rests, to be resumed: while a criminal case runs, for example.
    pub struct Suspended "suspended" (investigation: Key<Investigation>) {
        /// When it was suspended.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// A suspended or referred investigation goes on where it was.
    pub struct Resumed "resumed" (investigation: Key<Investigation>) {
        /// When it was resumed.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// An investigation was handed to somebody who decides on it: its file went to a prosecutor.
    pub struct Referred "referred" (investigation: Key<Investigation>) {
        /// When it was referred.
        occurred: When,
        /// To whom.
        to: Key<Agency>,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// An investigation is over.
    pub struct Concluded "concluded" (investigation: Key<Investigation>) {
        /// When it was concluded.
        occurred: When,
        /// Why, or with what result, where no determination says it.
        reason: Text [prose],
    }
}

entity! {
    /// A concluded investigation was taken up again.
    pub struct InvestigationReopened "investigation_reopened" (investigation: Key<Investigation>) {
        /// When it was reopened.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// The incident is resolved: nothing more is to be decided, except what is named as left.
    ///
    /// ```
    /// use use_of_force::step::{Left, Resolved};
    ///
    /// let resolved = Resolved::new().leaving([Left::leave_of("leave-2", "end never announced")]);
    /// assert_eq!(resolved.leaving.known().map(|left| left.len()), Some(1));
    /// ```
    pub struct Resolved "resolved" () {
        /// When it was resolved.
        occurred: When,
        /// What is left as it is, each with the reason.
        leaving: Ordered<Left>,
        /// Why it is resolved without any investigation.
        without_investigation: Text [prose],
    }
}

entity! {
    /// The resolved incident was taken up again.
    pub struct Reopened "reopened" () {
        /// When it was reopened.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// A keyed statement is withdrawn by the source that made it, or by the recorder as entered in
    /// error. It was never said then: its descriptions stop counting, and its steps were not taken.
    pub struct Withdrawn "withdrawn" (statement: Key<Statement>) {
        /// When it was withdrawn.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}

entity! {
    /// The record of the incident is withdrawn: it was no incident, or it is recorded elsewhere. That
    /// can itself be withdrawn.
    pub struct IncidentWithdrawn "incident_withdrawn" () {
        /// When it was withdrawn.
        occurred: When,
        /// Why.
        reason: Text [prose],
    }
}
