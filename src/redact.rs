//! Copies of an incident that say less, and what a court takes out of the record itself.
//!
//! A [`Policy`] says what may stand in a copy; everything else reads
//! [`Redacted`](crate::Why::Redacted). The copy is an incident like any other: it replays, it has
//! the same status, and it counts the same people, shootings, uses of force, leaves and steps.
//!
//! ```
//! use use_of_force::{
//!     Fact, Incident, Jurisdiction, Person, Source, Why, code::Injury, redact::Policy, said,
//!     source::Kind, uuid::Uuid, when,
//! };
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk").kind(Kind::Spokesperson).name("A. Clerk"))?;
//! incident.record(clerk.says(when!("2031-05-04"), [
//!     Person::new("the-neighbor")
//!         .name("A. Neighbor")
//!         .injury(said(Injury::Serious).words("serious, critical"))
//!         .into(),
//! ]))?;
//!
//! let policy = Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
//!     .allow("person", ["injury"])?
//!     .allow_sources([Kind::Spokesperson]);
//! let copy = incident.redact(&policy, Uuid::from_u128(2));
//!
//! let person = copy.people().next().unwrap();
//! assert_eq!(person.key.as_str(), "person-1");
//! assert_eq!(person.name, Fact::Unknown(Why::Redacted));
//! assert!(person.injury.is(&Injury::Serious));
//! assert_eq!(person.words("injury"), None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What goes
//!
//! * Every field that the policy does not allow, for this noun or for every noun of its kind. What
//!   somebody said of it reads `Redacted`, whether it was a value or a reason why there is none: so
//!   the copy does not tell which. What nobody said stays unsaid.
//! * What sources say whose kind is not allowed, or not stated; and a value that was overruled by
//!   one that is withheld, so that nothing stands in the copy that does not stand in the incident.
//! * The source's own words, the text of remarks, where in a document something stands, reasons,
//!   words that no vocabulary has, names and addresses of sources that may be persons (all that is
//!   no [institution](crate::source::Kind::is_institution)), unless they are allowed. Where a text
//!   has to stand, it reads `[redacted]`. A sequence or a relation that is not allowed becomes such
//!   a remark.
//! * Keys: sources, statements and nouns are numbered in the order of their introduction, and every
//!   statement gets a key, so that two that read alike without their words stay two.
//! * The id: the caller gives a new one.
//!
//! Times become less exact where the policy says so, those at which something was said included. The
//! order of the log stays: a time without its hour is widened to the next day, where otherwise it
//! would come before what was said before it. Whatever could be true of the times of the incident
//! can be true of those of the copy; points are rounded, and two that agreed can then differ by one
//! in the last decimal.
#![doc = include_str!("redact/kept.md")]
//!
//! # Redaction is not anonymity
//!
//! A copy says less; it does not hide who somebody is. What remains (a day, a place, an agency, an
//! age, the order of statements, the number of officers on leave) can be joined with the news, with
//! another data set or with the source that is still cited, and names a person to whoever knows the
//! case. Two copies of one incident under two policies can be laid side by side, since their
//! statements and nouns are numbered alike, and then tell what either of them tells. What a policy
//! allows is shown wherever it stands: a name inside a text that is allowed is not found. Whether a
//! copy may be published is for its publisher to judge.
//!
//! # Expunging
//!
//! [`Incident::expunge`] takes words out of the record itself, by order of a court. That a statement
//! was made, when and by whom, the keys and what always stays remain; the facts of the noun that
//! the order names read `Redacted`, and so does every text in the statements that describe or
//! mention it, since the crate cannot tell whether a text speaks of a person. A remark of the
//! recorder names the order.
//!
//! What it cannot do: find a name in the texts of other statements, or in a key (never put one
//! there); name these statements in the order too. A view that was taken before, a copy or a file is
//! an incident of its own, and keeps what it has.

mod account;
mod copy;
mod filter;
mod kept;
mod keys;
mod order;
mod overruled;
mod policy;
mod wire;

pub use account::{Because, Withheld};
pub use order::{Order, Refused};
pub use policy::Policy;

use crate::{Incident, Key, Source};
use uuid::Uuid;

impl Incident {
    /// A copy that says what the policy allows, under a new id. See [the module](crate::redact).
    #[must_use]
    pub fn redact(&self, policy: &Policy, id: Uuid) -> Incident {
        copy::of(self, policy, id).0
    }

    /// What a copy under this policy withholds, by noun and field, in alphabetical order.
    ///
    /// ```
    /// use use_of_force::{
    ///     Incident, Jurisdiction, Person, Source, redact::{Because, Policy}, uuid::Uuid, when,
    /// };
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story"))?;
    /// incident.record(story.says(when!("2031-05-04"), [Person::new("a").age(24).into()]))?;
    ///
    /// let nothing = Policy::new("nothing", Jurisdiction::state_of("EX"), when!("2031-01-01"));
    /// let withheld = incident.withheld(&nothing);
    /// assert_eq!(withheld[0].to_string(), "person/age: 1, the field is not allowed");
    /// assert_eq!(withheld[0].because, Because::Field);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn withheld(&self, policy: &Policy) -> Vec<Withheld> {
        copy::of(self, policy, self.id()).1
    }

    /// Takes out of the record what an order names, and has the recorder say so. The id, the order
    /// of the log, the status and all counts stay. See [the module](crate::redact).
    ///
    /// ```
    /// use use_of_force::{
    ///     Fact, Incident, Person, Source, Why, redact::Order, source::Kind, uuid::Uuid, when,
    /// };
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story"))?;
    /// let desk = incident.declare(Source::new("desk").kind(Kind::Recorder))?;
    /// incident.record(story.says(when!("2031-05-04"), [
    ///     Person::new("person-1").name("A. Neighbor").into(),
    /// ]))?;
    ///
    /// let order = Order::new("order 31-0042 of the Exampleton court", when!("2032-02-01"));
    /// incident.expunge(&order.of("person-1"), &desk)?;
    /// assert_eq!(incident.people().next().unwrap().name, Fact::Unknown(Why::Redacted));
    /// let last = incident.statements().next_back().unwrap();
    /// assert_eq!((last.source(), last.at()), (&desk, when!("2032-02-01")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused`], if the order names nothing or something that is not there, or if the source is
    /// no recorder. Nothing has changed then.
    pub fn expunge(&mut self, order: &Order, recorder: &Key<Source>) -> Result<(), Refused> {
        *self = order::carried_out(self, order, recorder)?;
        Ok(())
    }
}
