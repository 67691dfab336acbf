//! Use-of-force incidents as a log of who said what, when, and what is not known and why.
//!
//! # The one idea
//!
//! A use-of-force incident is known only through what people say about it. An agency posts, a
//! spokesperson answers some questions and not others, a data set is published and later revised, a
//! prosecutor decides. Accounts are approximate, partial, contradictory, withheld, and they change.
//!
//! So an [`Incident`] is a log of [`Statement`]s: *who* said *what*, and *when*. Everything else is
//! computed from that log: the current picture, the status, what is unknown and why, who
//! contradicts whom, what was known last Tuesday.
//!
//! ```text
//!   sources say statements            the log              what you read
//!
//!   post      "18th and State"  ─┐   ┌───────────┐   ┌─ shootings(), officers(), …   the picture
//!   spokes-   "not yet clear    ─┼─▶ │ by when it│ ─▶├─ status()                     who, since when
//!   person     which agency"     │   │ was said  │   ├─ open_questions()             why, says who
//!   story     "18th & Parallel" ─┘   └───────────┘   ├─ disputes()                   who differs
//!                                                    └─ as_of(last Tuesday)          known then
//! ```
//!
//! # In ten minutes
//!
//! ```
//! use use_of_force::{
//!     Incident, Leave, Person, Shooting, Source, Status, Why, code::Injury, said, source::Kind,
//!     uuid::Uuid, when,
//! };
//!
//! // The id comes from the caller, and so does every time: the crate has no clock.
//! let mut incident = Incident::new(Uuid::from_u128(1));
//!
//! // A source is declared once, and says things.
//! let spokesperson = incident.declare(Source::new("spokesperson").kind(Kind::Spokesperson))?;
//! incident.record(spokesperson.says(when!("2031-05-04"), [
//!     // The setters take a value, a reason why it is not known, or either with the source's words.
//!     Shooting::new("shooting-1").discharged_by(Why::Pending).into(),
//!     Person::new("person-1").injury(said(Injury::Serious).words("serious, critical")).into(),
//! ]))?;
//!
//! // Somebody else says something else. Nothing is overwritten.
//! let story = incident.declare(Source::new("story").kind(Kind::News))?;
//! incident.record(story.says(when!("2031-05-05"), [
//!     Shooting::new("shooting-1").discharged_by(["exampleton-pd"]).into(),
//!     use_of_force::Agency::new("exampleton-pd").name("Exampleton police").into(),
//!     Leave::new("leave-1").officer("officer-1").into(),
//!     use_of_force::Officer::new("officer-1").employer("exampleton-pd").into(),
//! ]))?;
//!
//! // The status is never assigned: it follows from the log.
//! assert_eq!(incident.status(), Status::OfficersOnLeave);
//!
//! // A known value beats an unknown one, and the log still knows what was known when.
//! let shooting = incident.shootings().next().unwrap();
//! assert!(shooting.discharged_by.known().is_some());
//! let before = incident.as_of(when!("2031-05-04"));
//! assert_eq!(before.open_questions()[0].path.to_string(), "shooting/shooting-1/discharged_by");
//!
//! // What it takes to resolve the incident, and why that is refused today.
//! use use_of_force::step::Resolved;
//! let rejected =
//!     incident.record(story.says(when!("2031-05-06"), [Resolved::new().into()])).unwrap_err();
//! assert_eq!(
//!     rejected.to_string(),
//!     "claim 1: cannot be resolved: `officer-1` is on leave; \
//!      there is no investigation, and it is not resolved without one",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to find what
//!
//! | to … | see |
//! |---|---|
//! | record what a source says | [`Incident::declare`], [`Key::says`](Key#method.says), [`Incident::record`], [`Statement`], [`Claim`] |
//! | say a value, or why there is none | [`Fact`], [`Why`], [`said`], [`believed`] |
//! | describe what happened | the nouns: [`Circumstances`], [`Agency`], [`Officer`], [`Person`], [`Pursuit`], [`Collision`], [`Shooting`], [`Force`], [`Investigation`], [`Leave`], [`Determination`]; beside them [`Remark`] and the module [`remark`] |
//! | move an investigation or the incident | the module [`step`]; the [tables](incident#status) |
//! | give a time, a place, an amount | [`When`], [`when!`], [`Place`], [`Jurisdiction`], the module [`value`] |
//! | find the word for it | the vocabularies in [`code`] and in each noun's module, such as [`pursuit::Reason`] |
//! | know how two accounts merge | [merging](incident#merging) |
//! | read the picture | [`Incident::get`], [`Incident::officers`] and its siblings, [`Incident::trace`] |
//! | ask what is open, who differs, what happened | [`Incident::open_questions`], [`Incident::disputes`], [`Incident::timeline`], [`Incident::obstacles`], [`Incident::standing`] |
//! | find what cannot be, or is worth knowing | [`Incident::validate`], the module [`validate`] with all its rules |
//! | count what is known of many incidents | the module [`completeness`] |
//! | ask how long it took until something was said, how often sources differ | the module [`study`] |
//! | bring two records of one incident together | [`Incident::merge`] |
//! | publish a copy, or take words out by order of a court | [`Incident::redact`], [`Incident::expunge`] |
//! | go back in time | [`Incident::as_of`], [`Incident::first`], [`Incident::until`], [`Incident::public_as_of`], [`Incident::on_file_as_of`] |
//! | keep a record in a store of your own, where others write too | [`Incident::from_log`], [`Incident::version`], [`Incident::since`], [`Incident::amend`], [`Incident::name`]; the example `event_store` |
//! | hear some sources only | [`Incident::by`] |
//! | see what changed between two records or views | [`Incident::difference`] |
//! | hand an answer to another program | any of serde's formats: everything that is read is written with the words of the JSON |
//! | save and load | the module `json`; every type also implements serde's traits, for other formats |
//! | list all fields | the [data dictionary](dictionary) |
//! | read a published data set, or one of your own | the module `import`: rows, adapters, later releases |
//! | analyse many incidents in SQL, Python or R | the module [`table`]; as files, the modules `parquet`, `arrow`, `csv` |
//! | write files that nobody sees half of | the module `output` |
//! | check a file elsewhere, or generate code for it | the module `schema`: its JSON Schema |
//!
//! # What it does not do
//!
//! It has no clock, no randomness and no threads of its own, and only the modules `output` and `parquet`
//! open files: same input, same bytes out. With the feature `rayon` it works with the threads of the
//! caller. It does not judge: no accessor says whether force was lawful, and a death is never counted as
//! a death by force.
//!
//! # Features
//!
//! * `json` (default): the module `json`.
//! * `csv`: the module `import`, which reads published data sets from CSV, and the module `csv`, which
//!   writes tables.
//! * `gzip`: the same from files that are compressed.
//! * `arrow-59`: the module `arrow`, the tables as record batches and Arrow IPC. It is named after the
//!   major version of the crates `arrow-array` and `arrow-schema`; another one will stand beside it.
//! * `output`: the module `output`, which writes files and directories whole or not at all.
//! * `parquet`: the module `parquet`, the tables as a directory of Parquet files, and back.
//! * `rayon`: `json::Lines::parallel` and `parquet::Writer::par_push`, which read and write with as many threads
//!   as the pool of the crate `rayon` has in which they are called.
//! * `schemars`: the module `schema`, the JSON Schema of everything that is read.

// First, since the others use its macro.
#[cfg(feature = "schemars")]
#[macro_use]
pub mod schema;
/// Without the feature, types have no JSON Schema.
#[cfg(not(feature = "schemars"))]
macro_rules! schema {
    ($($any:tt)*) => {};
}

mod document;
mod entity;
mod error;

pub mod agency;
pub mod answer;
#[cfg(feature = "arrow-59")]
pub mod arrow;
pub mod circumstances;
pub mod code;
pub mod collision;
pub mod completeness;
#[cfg(feature = "csv")]
pub mod csv;
pub mod determination;
pub mod dictionary;
pub mod difference;
pub mod dispute;
pub mod force;
#[cfg(test)]
mod growth;
#[cfg(feature = "csv")]
pub mod import;
pub mod incident;
pub mod investigation;
#[cfg(feature = "json")]
pub mod json;
pub mod leave;
pub mod merge;
pub mod officer;
#[cfg(feature = "output")]
pub mod output;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod person;
pub mod picture;
pub mod pursuit;
pub mod question;
pub mod redact;
pub mod remark;
pub mod shooting;
pub mod source;
pub mod statement;
pub mod step;
pub mod study;
pub mod table;
pub mod timeline;
pub mod validate;
pub mod value;

pub use agency::Agency;
pub use circumstances::Circumstances;
pub use collision::Collision;
pub use determination::Determination;
pub use error::ParseError;
pub use force::Force;
pub use incident::{Incident, Rejected, Status};
pub use investigation::Investigation;
pub use leave::Leave;
pub use officer::Officer;
pub use person::Person;
pub use pursuit::Pursuit;
pub use remark::Remark;
pub use shooting::Shooting;
pub use source::Source;
pub use statement::{Claim, Statement};
pub use validate::{Problem, Report};
pub use value::{Fact, Jurisdiction, Key, Path, Place, When, Why, believed, said};

pub use chrono;
#[cfg(feature = "schemars")]
pub use schemars;
pub use uuid;

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
