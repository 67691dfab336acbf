//! The data dictionary: everything that can be said, computed from the declarations.
//!
//! ```
//! use use_of_force::dictionary;
//!
//! let shooting = dictionary::NOUNS.iter().find(|entry| entry.name == "shooting").unwrap();
//! let fired = shooting.fields.iter().find(|field| field.name == "rounds_fired").unwrap();
//! assert_eq!(fired.kind, "amount");
//! assert!(fired.definition.contains("number of rounds fired"));
//!
//! // From a field to its words, their definitions and their codes.
//! let injury = dictionary::field("person", "injury").unwrap();
//! let words = dictionary::vocabulary(injury.vocabulary.unwrap()).unwrap();
//! assert_eq!(words.word("critical").unwrap().broader, Some("injured"));
//! ```

mod content;
mod document;
mod vocabulary;

pub use crate::code::list::{Code, Vocabulary, Word};
pub use crate::entity::Field;
pub use crate::value::form::{Form, Need, Part, Type};
pub use content::Content;
pub use vocabulary::{VOCABULARIES, vocabulary};

use crate::{
    Agency, Circumstances, Collision, Determination, Force, Investigation, Leave, Officer,
    ParseError, Person, Pursuit, Remark, Shooting, Source, entity,
    remark::{Confirmed, Expunged, Related, RuledOut, Same, Sequence, Settled},
    step,
};

/// Something that has fields: a noun, a source, a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its name in JSON and in paths.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// Everything that has fields: the nouns, what stands beside them, the steps.
pub static NOUNS: &[Entry] = &[
    Entry::of::<Circumstances>(),
    Entry::of::<Agency>(),
    Entry::of::<Officer>(),
    Entry::of::<Person>(),
    Entry::of::<Pursuit>(),
    Entry::of::<Collision>(),
    Entry::of::<Shooting>(),
    Entry::of::<Force>(),
    Entry::of::<Investigation>(),
    Entry::of::<Leave>(),
    Entry::of::<Determination>(),
    Entry::of::<Source>(),
    Entry::of::<Remark>(),
    Entry::of::<Sequence>(),
    Entry::of::<Confirmed>(),
    Entry::of::<RuledOut>(),
    Entry::of::<Same>(),
    Entry::of::<Settled>(),
    Entry::of::<Related>(),
    Entry::of::<Expunged>(),
    Entry::of::<step::Suspended>(),
    Entry::of::<step::Resumed>(),
    Entry::of::<step::Referred>(),
    Entry::of::<step::Concluded>(),
    Entry::of::<step::InvestigationReopened>(),
    Entry::of::<step::Resolved>(),
    Entry::of::<step::Reopened>(),
    Entry::of::<step::Withdrawn>(),
    Entry::of::<step::IncidentWithdrawn>(),
];

/// The field of this name of the noun of this name: `person`, `injury`.
#[must_use]
pub fn field(noun: &str, field: &str) -> Option<&'static Field> {
    let entry = NOUNS.iter().find(|entry| entry.name == noun)?;
    entry.fields.iter().find(|known| known.name == field)
}

/// The same, or an error that names the one that was perhaps meant.
pub(crate) fn named(noun: &str, field: &str) -> Result<&'static Field, ParseError> {
    let fields = NOUNS.iter().find(|entry| entry.name == noun).map_or(&[][..], |it| it.fields);
    entity::field_named(noun, fields, field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_numbered_and_grouped() {
        let mut groups = 0;
        for entry in NOUNS {
            for (place, field) in entry.fields.iter().enumerate() {
                let name = format!("{}/{}", entry.name, field.name);
                assert_eq!(usize::from(field.number), place, "{name}");
                assert!(!field.is_many || field.kind.starts_with("list of "), "{name}");
                assert!(!field.is_prose || field.kind == "text", "{name}");
                let vocabulary = field.vocabulary.is_none_or(|it| field.kind.ends_with(it));
                assert!(vocabulary, "{name}");
                let Some(group) = field.group else { continue };
                let value = entry.fields.iter().find(|other| other.name == group);
                assert!(value.is_some_and(|value| value.group.is_none()), "{name} of {group}");
                groups += 1;
            }
        }
        assert!(groups > 15, "{groups}");
        let duty = field("officer", "duty_since").unwrap();
        assert_eq!((duty.group, duty.is_state), (Some("duty"), false));
        assert_eq!(field("officer", "duty").unwrap().vocabulary, Some("duty"));
        assert!(field("circumstances", "narrative").unwrap().is_prose);
        assert!(!field("person", "taken_to").unwrap().is_state);
        assert!(field("person", "roles").unwrap().is_many);
        assert!(!field("person", "race").unwrap().is_many);
        assert!(field("person", "perceived_threat").unwrap().is_perceived);
    }
}
