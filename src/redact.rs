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
//! let copy = incident.redact(&policy, Uuid::from_u128(2)).into_incident();
//!
//! let person = copy.people().next().unwrap();
//! assert_eq!(person.key.as_str(), "person-1");
//! assert_eq!(person.name, Fact::Unknown(Why::Redacted));
//! assert!(person.injury.is(&Injury::Serious));
//! assert_eq!(person.words("injury")?, None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What goes
//!
//! * Every field that the policy does not allow, for this noun or for every noun of its kind. What
//!   somebody said of it reads `Redacted`, whether it was a value or a reason why there is none: so
//!   the copy does not tell which. What nobody said stays unsaid.
//! * What the policy [withholds of people of a class](Policy::withhold_of): who is under 18 or may be,
//!   or whose record is sealed.
//! * What sources say whose kind is not allowed, or not stated.
//! * The source's own words, the text of remarks, where in a document something stands, reasons,
//!   words that no vocabulary has, names and addresses of sources that may be persons (all that is
//!   no [institution](crate::source::Kind::is_institution)), unless they are allowed. Where a text
//!   has to stand, it reads `[redacted]`. A sequence or a relation that is not allowed becomes such
//!   a remark.
//! * Keys: sources, statements and nouns are numbered in the order in which the copy introduces them,
//!   and every statement gets a key, so that two that read alike without their words stay two. How a
//!   key was spelled plays no part in it. What is only mentioned, and only where it is withheld, still
//!   counts, but in no place.
//! * The id: the caller gives a new one. The ids of other incidents are told [as the caller gives
//!   them](Policy::ids), or not at all.
//!
//! Times become less exact where the policy says so, those at which something was said included. The
//! order of the log stays: a time without its hour is widened to the next day, where otherwise it
//! would come before what was said before it. Whatever could be true of the times of the incident
//! can be true of those of the copy. Points are rounded, and two that agreed can then differ by one
//! in the last decimal; a place becomes a block or a street, and no finer place stands beside a rounded
//! point. The source's own words for what has become less exact go, too.
//!
//! # What was overruled
//!
//! A source that is heard said *armed*; one that is withheld said later that this was not so. Either
//! choice tells something, and the [policy](Policy::overruled) makes it. If *armed* is shown (as it is
//! without a choice), the copy is what the heard sources say, and nothing in it depends on the others;
//! but its reader takes for the last word what the record knows to be contradicted. If it is withheld,
//! nothing stands in the copy that does not stand in the incident; but whoever sees that of all that
//! this source said this one answer is missing can conclude that somebody else said otherwise.
//!
//! # Echoes
//!
//! A name can be withheld in its field and stand in a remark, in an address or in the name of a file.
//! The texts of the copy are searched for every name and identifier of the incident that is withheld,
//! without regard to capitals and punctuation, and for its keys; what is found is
//! [returned](Redacted::echoes), and is left there: whether to change the policy or the text is for
//! the publisher to decide. Of names of people their parts are looked for too, if they have at least
//! three letters. Not found are other spellings, nicknames, and what names somebody without a name.
//!
#![doc = include_str!("redact/kept.md")]
//!
//! # Redaction is not anonymity
//!
//! A copy says less; it does not hide who somebody is. What remains (a day, a place, an agency, an
//! age, the order of statements, the number of officers on leave) can be joined with the news, with
//! another data set or with the source that is still cited, and names a person to whoever knows the
//! case. Two copies of one incident under two policies can be laid side by side, since their
//! statements and nouns are numbered alike, and then tell what either of them tells. What a policy
//! allows is shown wherever it stands. Whether a copy may be published is for its publisher to judge.
//!
//! # Expunging
//!
//! [`Incident::expunge`] takes words out of the record itself, by order of a court. That a statement
//! was made, when and by whom, the keys and what always stays remain; the facts of the noun that
//! the order names read `Redacted`, and so does every text in the statements that describe or
//! mention it, since the crate cannot tell whether a text speaks of a person. A
//! [claim](crate::remark::Expunged) of the recorder holds the order and what it names.
//!
//! So the order lasts. A later release of a data set is brought onto the record without what the order
//! took out (`import::revise`, feature `csv`), and where two records are [merged](crate::merge), what
//! one of them has expunged is taken out of the other first; both tell what they did not bring back.
//! What is recorded afterwards, by whoever keeps the record, is recorded knowingly, and stands. An order
//! that was withdrawn holds nothing back any more.
//!
//! What it cannot do: find a name in the texts of other statements, or in a key (never put one
//! there); name these statements in the order too. A view that was taken before, a copy or a file is
//! an incident of its own, and keeps what it has until it is merged.

mod account;
mod class;
mod copy;
mod detail;
mod document;
mod echo;
mod filter;
mod kept;
mod keys;
mod order;
mod overruled;
mod policy;
mod wire;

pub use account::{Because, Withheld};
pub use class::Class;
pub use detail::Detail;
pub use echo::Echo;
pub use order::{Order, Refused};
pub use policy::{Overruled, Policy};

use crate::{Incident, Key, Source};
use uuid::Uuid;

/// A copy of an incident, and what its publisher should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    copy: Incident,
    withheld: Vec<Withheld>,
    echoes: Vec<Echo>,
}

impl Redacted {
    /// The copy.
    #[must_use]
    pub fn incident(&self) -> &Incident {
        &self.copy
    }

    /// The copy, to be kept.
    #[must_use]
    pub fn into_incident(self) -> Incident {
        self.copy
    }

    /// What it withholds, by noun and field, in alphabetical order.
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
    /// let redacted = incident.redact(&nothing, Uuid::from_u128(2));
    /// let withheld = redacted.withheld();
    /// assert_eq!(withheld[0].to_string(), "person/age: 1, the field is not allowed");
    /// assert_eq!(withheld[0].because, Because::Field);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// Where the copy tells a name or an identifier that it withholds.
    ///
    /// ```
    /// use use_of_force::{
    ///     Incident, Jurisdiction, Person, Remark, Source, redact::Policy, source::Kind,
    ///     uuid::Uuid, when,
    /// };
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story").kind(Kind::News))?;
    /// let person = Person::new("person-1").name("A. Neighbor");
    /// let photo = Remark::new("the picture is called a-neighbor.jpg");
    /// incident.record(story.says(when!("2031-05-04"), [person.into(), photo.into()]))?;
    ///
    /// let remarks = Policy::new("remarks", Jurisdiction::state_of("EX"), when!("2031-01-01"))
    ///     .allow("remark", ["text"])?
    ///     .allow_sources([Kind::News]);
    /// let redacted = incident.redact(&remarks, Uuid::from_u128(2));
    /// assert_eq!(
    ///     redacted.echoes()[0].to_string(),
    ///     "statement-1, remark/text: tells a person/name that is withheld",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn echoes(&self) -> &[Echo] {
        &self.echoes
    }
}

impl Incident {
    /// A copy that says what the policy allows, under a new id. See [the module](crate::redact).
    #[must_use]
    pub fn redact(&self, policy: &Policy, id: Uuid) -> Redacted {
        let (copy, withheld) = copy::of(self, policy, id);
        let echoes = echo::find(self, &copy);
        Redacted { copy, withheld, echoes }
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
