use crate::code::vocabulary;

vocabulary! {
    /// How a leave ended.
    ///
    /// The terms in which agencies announce it.
    pub enum Ending "leave_ending" {
        /// The officer returned to work of some kind.
        Returned "returned" from [Ours],
        /// The officer returned to full duty.
        FullDuty "full_duty" in Returned from [Ours],
        /// The officer returned to modified or restricted duty.
        ModifiedDuty "modified_duty" in Returned from [Ours],
        /// The officer was suspended.
        Suspended "suspended" from [Ours],
        /// The officer resigned.
        Resigned "resigned" from [InvestigationPractice],
        /// The officer retired.
        Retired "retired" from [Ours],
        /// The officer was dismissed.
        Terminated "terminated" from [PublicData],
        /// The officer died.
        Died "died" from [Ours],
    }
}
