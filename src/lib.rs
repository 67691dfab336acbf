//! Use-of-force incidents as a log of who said what, when, and what is not known and why.

mod entity;
mod error;

pub mod agency;
pub mod answer;
pub mod circumstances;
pub mod code;
pub mod determination;
pub mod dictionary;
pub mod dispute;
pub mod force;
pub mod incident;
pub mod investigation;
#[cfg(feature = "json")]
pub mod json;
pub mod leave;
pub mod officer;
pub mod person;
pub mod pursuit;
pub mod question;
pub mod remark;
pub mod shooting;
pub mod source;
pub mod statement;
pub mod step;
pub mod timeline;
pub mod value;

pub use agency::Agency;
pub use circumstances::Circumstances;
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
pub use value::{Fact, Jurisdiction, Key, Path, Place, When, Why, believed, said};

pub use chrono;
pub use uuid;
