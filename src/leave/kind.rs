use crate::code::vocabulary;

vocabulary! {
    /// What kind of leave it is.
    ///
    /// The terms in which agencies announce leave.
    pub enum Kind "leave_kind" {
        /// A leave that the agency orders, which says nothing of fault.
        Administrative "administrative" from [Ours],
        /// An administrative leave that policy requires after a critical incident.
        CriticalIncident "critical_incident" in Administrative from [Ours],
        /// A leave as discipline or until discipline is decided.
        Disciplinary "disciplinary" from [Ours],
        /// A leave for illness or injury.
        Medical "medical" from [Ours],
        /// A medical leave for an injury from duty.
        InjuredOnDuty "injured_on_duty" in Medical from [Ours],
        /// A leave for personal or family reasons.
        Personal "personal" from [Ours],
    }
}
