use crate::code::vocabulary;

vocabulary! {
    /// Whether a leave is paid.
    ///
    /// Agencies announce it so, and say it apart from the kind of leave.
    pub enum Pay "pay" {
        /// With pay.
        Paid "paid" from [Ours],
        /// Without pay.
        Unpaid "unpaid" from [Ours],
    }
}
