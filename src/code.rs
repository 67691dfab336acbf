//! Vocabularies: the words that several nouns share, and what every vocabulary can do.
//!
//! Each vocabulary is the union of what the field's standards ask for. Every word has a definition
//! of one sentence and names the public documents that it comes from; a code of such a document is
//! given only where it was read in the document itself.
//!
//! Vocabularies are open doors: a word that this version of the crate does not know is kept and
//! written back as it was read, equals no known word, and cannot move to another vocabulary.
//!
//! ```
//! use use_of_force::code::{Race, Standard, Weapon};
//!
//! assert_eq!(Weapon::Handgun.broader(), Some(Weapon::Firearm));
//! assert_eq!(Weapon::Handgun.code(Standard::Nibrs), Some("12"));
//! // A code belongs to an element of a standard, and leads back to its word.
//! assert_eq!(Race::from_code(Standard::Nibrs, "ethnicity", "H"), Some(Race::Hispanic));
//! assert_eq!(Race::Hispanic.code_in(Standard::Nibrs, "race"), None);
//!
//! let unlisted: Weapon = "plasma_cutter".parse()?;
//! assert_eq!(unlisted.as_str(), "plasma_cutter");
//! assert!(!unlisted.is_listed());
//! # Ok::<(), use_of_force::ParseError>(())
//! ```

mod body;
mod conditions;
mod death;
mod demographic;
mod injury;
pub(crate) mod list;
mod location;
mod offense;
mod standard;
mod treatment;
mod unlisted;
pub(crate) mod vocabulary;
mod weapon;

pub use body::BodyPart;
pub use conditions::{Lighting, RoadSurface, Weather};
pub use death::Manner;
pub use demographic::{Race, Sex};
pub use injury::{Injury, InjuryType};
pub use list::Code;
pub use location::LocationType;
pub use offense::Offense;
pub use standard::Standard;
pub use treatment::MedicalAid;
pub use unlisted::Unlisted;
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{Vocabulary, Word};
pub use weapon::Weapon;
