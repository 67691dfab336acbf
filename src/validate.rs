//! Validation: what in a record cannot be, can hardly be, or is worth knowing.
//!
//! A rule finds an **error** only if no reading of the stated times, amounts or places could make
//! it true. It is a **warning** if only a strained reading could: at the margin of a time that is
//! approximate, if one side is only believed, or if another source holds something that fits.
//! What happens, though it looks odd, is a **note**: an officer whose agency took no part, a
//! shooter on leave, a name that one source publishes and another one withholds. A record is valid
//! if it has no errors.
//!
//! The rules look at what stands in the picture, and at nothing that was taken back or ruled out.
//! That sources contradict each other on a field is no problem of the record: see
//! [`Incident::disputes`].
//!
//! ```
//! use use_of_force::{Incident, Pursuit, Source, uuid::Uuid, validate::Code, when};
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let log = incident.declare(Source::new("dispatch"))?;
//! incident.record(log.says(when!("2031-05-05"), [Pursuit::new("pursuit-1")
//!     .began(when!("2031-05-04T11:47"))
//!     .ended(when!("2031-05-04T10:40"))
//!     .into()]))?;
//!
//! let report = incident.validate();
//! let problem = report.errors().next().unwrap();
//! assert_eq!(problem.code, Code::PursuitEndsBeforeItBegins);
//! assert_eq!(
//!     problem.to_string(),
//!     "error pursuit_ends_before_it_begins: pursuit/pursuit-1/ended: \
//!      2031-05-04T10:40 is before 2031-05-04T11:47 (pursuit/pursuit-1/began)",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![doc = include_str!("validate/rules.md")]
#![doc = include_str!("validate/catalogue.md")]

mod agency;
mod body;
mod bounds;
mod catalogue;
mod chronology;
mod circle;
mod circumstances;
mod code;
mod collision;
mod count;
mod described;
mod determination;
mod document;
mod force;
mod identity;
mod investigation;
mod judge;
mod leave;
mod officer;
mod part;
mod person;
mod picture;
mod problem;
mod pursuit;
mod saying;
mod sequence;
mod shooting;
mod stale;
mod standing;
mod state;
mod step;
mod word;

pub use catalogue::Code;
pub use problem::{Problem, Report, Severity};
pub use stale::stale;

use crate::{
    Agency, Circumstances, Collision, Determination, Force, Incident, Investigation, Leave,
    Officer, Person, Pursuit, Shooting,
};
use described::Described;
use judge::Found;
use picture::Picture;

impl Incident {
    /// Everything that the rules find in this record, gravest first.
    ///
    /// ```
    /// use use_of_force::{Incident, uuid::Uuid};
    ///
    /// let incident = Incident::new(Uuid::from_u128(1));
    /// let report = incident.validate();
    /// assert!(report.is_valid());
    /// assert_eq!(report.problems().len(), 0);
    /// ```
    #[must_use]
    pub fn validate(&self) -> Report<'_> {
        let it = Picture::of(self);
        let mut found = Found::default();
        circumstances::check(&it.circumstances, &mut found);
        it.agencies.iter().for_each(|it| agency::check(it, &mut found));
        it.officers.iter().for_each(|it| officer::check(it, &mut found));
        it.people.iter().for_each(|it| person::check(it, &mut found));
        it.pursuits.iter().for_each(|it| pursuit::check(it, &mut found));
        it.collisions.iter().for_each(|it| collision::check(it, &mut found));
        it.shootings.iter().for_each(|it| shooting::check(it, &mut found));
        it.force.iter().for_each(|it| force::check(it, &mut found));
        it.investigations.iter().for_each(|it| investigation::check(it, &mut found));
        it.leaves.iter().for_each(|it| leave::check(it, &mut found));
        it.determinations.iter().for_each(|it| determination::check(it, &mut found));
        chronology::check(&it, &mut found);
        part::check(&it, &mut found);
        standing::check(&it, &mut found);
        count::check(&it, &mut found);
        identity::check(&it, &mut found);
        sequence::check(&it, &mut found);
        step::check(&it, &mut found);
        saying::check(&it, &mut found);
        word::check(self, &mut found);
        found.report()
    }
}

/// `validate` for a noun by itself.
macro_rules! nouns {
    ($($Noun:ident $rules:ident,)*) => {$(
        impl $Noun {
            /// What the rules find that need nothing but this noun; those between nouns are run by
            /// [`Incident::validate`].
            #[must_use]
            pub fn validate(&self) -> Report<'_> {
                let mut found = Found::default();
                $rules::check(&Described::lone(self), &mut found);
                state::of_noun(self, &mut found);
                word::of_noun(self, &mut found);
                found.report()
            }
        }
    )*};
}

nouns! {
    Circumstances circumstances,
    Agency agency,
    Officer officer,
    Person person,
    Pursuit pursuit,
    Collision collision,
    Shooting shooting,
    Force force,
    Investigation investigation,
    Leave leave,
    Determination determination,
}
