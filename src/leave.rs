//! A leave of an officer.

mod ending;
mod kind;
mod pay;

pub use ending::Ending;
pub use kind::Kind;
pub use pay::Pay;

use crate::{Investigation, Officer, When, entity::entity, value::Key};

entity! {
    /// A leave of an officer. It is running from when it is described until its end, or how it
    /// ended, is known; an end that is announced for a later day is an end, since the log has no
    /// clock.
    ///
    /// ```
    /// use use_of_force::{Leave, leave::{Kind, Pay}};
    ///
    /// let leave = Leave::new("leave-1")
    ///     .officer("officer-1")
    ///     .kind(Kind::Administrative)
    ///     .pay(Pay::Paid)
    ///     .pending("investigation-1");
    /// assert!(leave.began.is_unstated(), "placed on leave, but since when is not said");
    /// ```
    pub struct Leave "leave" (key: Key<Leave>) {
        /// Who is on leave.
        officer: Key<Officer>,
        /// Whether it is paid.
        pay: Pay [state],
        /// What kind of leave it is.
        kind: Kind,
        /// The investigation whose outcome it awaits.
        pending: Key<Investigation>,
        /// When it began.
        began: When,
        /// When it ended.
        ended: When,
        /// How it ended.
        ending: Ending,
    }
}
