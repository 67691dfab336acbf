//! Questions asked of many incidents that only a log can answer: how long it took until something was
//! said, how long it has not been, and on what sources differ.
//!
//! ```
//! use use_of_force::{
//!     Agency, Incident, Officer, Shooting, Source, Why, study::{self, Delays, Placed}, uuid::Uuid, when,
//! };
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let post = incident.declare(Source::new("post").agency("exampleton-pd"))?;
//! let officer = || Officer::new("officer-1").employer("exampleton-pd");
//! incident.record(post.says(when!("2031-05-04"), [
//!     Agency::new("exampleton-pd").into(),
//!     Shooting::new("shooting-1").occurred(when!("2031-05-03")).into(),
//!     officer().name(Why::Withheld).into(),
//! ]))?;
//! incident.record(post.says(when!("2031-05-24"), [officer().name("A. Example").into()]))?;
//!
//! let mut naming = Delays::default();
//! let mut resolution = Delays::default();
//! for incident in [&incident] {
//!     naming.extend(study::naming(incident));
//!     resolution.extend(study::resolution(incident));
//! }
//! assert_eq!((naming.ended(), naming.open()), (1, 0));
//! assert_eq!(naming.curve(Placed::Latest).days()[0].day, 21);
//! // It is not resolved: 21 days on, when last anything was heard, it was still open.
//! assert_eq!((resolution.ended(), resolution.open()), (0, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | the question | is answered by |
//! |---|---|
//! | days until the officer's own agency names the officer | [`naming`], [`Delays`] |
//! | days until somebody says who fired | [`firing`], [`Delays`] |
//! | days until the incident is resolved | [`resolution`], [`Delays`] |
//! | how long a question has been open: the share of *pending* older than a year | [`open`], [`older`] |
//! | what is known, each reason why not, and what nobody stated, by field and year | [`by_year`](crate::completeness::by_year) |
//! | on which fields sources differ, of those of which several speak | [`Differences`] |
//! | which pursuits crossed a state line and ended in a shooting | [`courses`], [`Course`] |
//!
//! # What counts
//!
//! Incidents count while they [live](Incident::is_live), nouns unless they were ruled out. What was said
//! counts unless it was taken back. Something was disclosed when it was said, or when the statement
//! became [public](crate::Statement::public), if that was later.
//!
//! # Days
//!
//! Days are differences of the calendar where it happened: what happened and was said on one day took
//! none. Both moments can be uncertain, so a number of days is an [`Amount`](crate::value::Amount):
//! something that happened in May and was said on 4 June took 4 to 34 days.
//!
//! A source of kind [data set](crate::source::Kind::Dataset) says at its release what was known before:
//! what it discloses was disclosed on that day at the latest, so such a delay has no lower bound but 0.
//! The same holds of what was read in one and has no date but that of the release.
//!
//! What has not happened by the last statement of the log is *censored* there: that it took at least so
//! long is all that is known. It must not be dropped, which would make everything look faster than it
//! was, and [`Delays`] keeps it. A later look at an unchanged record is recorded as
//! [`Confirmed`](crate::Claim::Confirmed), and moves that day.

mod course;
mod curve;
mod delay;
mod difference;
mod document;
mod open;

pub use course::{Course, courses};
pub use curve::{Curve, Day};
pub use delay::{Delay, Delays, Placed, Unmeasured, firing, naming, resolution};
pub use difference::{Difference, Differences};
pub use open::{Open, Share, older, open};

#[cfg(doc)]
use crate::Incident;
