//! Every vocabulary, whatever its type in Rust.

use super::Vocabulary;
use crate::{
    Why, agency, circumstances,
    code::{self, Vocabulary as _},
    collision, determination, force, investigation, leave, officer, person, pursuit, remark,
    shooting, source, value,
};

/// Every vocabulary: those of the nouns, those that several share, and [`Why`], the reasons for not
/// knowing, which can stand in every field.
pub static VOCABULARIES: &[Vocabulary] = &[
    Why::LIST,
    circumstances::Kind::LIST,
    circumstances::ContactReason::LIST,
    circumstances::ContactOrigin::LIST,
    circumstances::CustodyStage::LIST,
    circumstances::IncidentType::LIST,
    circumstances::Setting::LIST,
    circumstances::Video::LIST,
    agency::Kind::LIST,
    officer::Kind::LIST,
    officer::Duty::LIST,
    officer::Dress::LIST,
    officer::Assignment::LIST,
    officer::Activity::LIST,
    officer::ForceReason::LIST,
    person::Role::LIST,
    person::Resistance::LIST,
    person::ResistanceLevel::LIST,
    person::Threat::LIST,
    person::Flight::LIST,
    person::Condition::LIST,
    person::Basis::LIST,
    person::SchoolRole::LIST,
    person::Custody::LIST,
    person::ReleaseReason::LIST,
    pursuit::Mode::LIST,
    pursuit::Reason::LIST,
    pursuit::Intervention::LIST,
    pursuit::Ending::LIST,
    collision::Struck::LIST,
    collision::Vehicle::LIST,
    shooting::Target::LIST,
    shooting::Intent::LIST,
    force::Kind::LIST,
    force::Degree::LIST,
    force::Outcome::LIST,
    investigation::Track::LIST,
    leave::Pay::LIST,
    leave::Kind::LIST,
    leave::Ending::LIST,
    determination::Decision::LIST,
    determination::Allegation::LIST,
    determination::Discipline::LIST,
    source::Kind::LIST,
    remark::Relationship::LIST,
    value::IdentifierKind::LIST,
    code::Weapon::LIST,
    code::Injury::LIST,
    code::InjuryType::LIST,
    code::MedicalAid::LIST,
    code::BodyPart::LIST,
    code::Manner::LIST,
    code::Sex::LIST,
    code::Race::LIST,
    code::Offense::LIST,
    code::LocationType::LIST,
    code::Lighting::LIST,
    code::Weather::LIST,
    code::RoadSurface::LIST,
];

/// The vocabulary of this name.
///
/// ```
/// use use_of_force::dictionary;
///
/// let why = dictionary::vocabulary("why").unwrap();
/// assert!(why.word("withheld").unwrap().definition.starts_with("A source says"));
/// assert!(dictionary::vocabulary("colour").is_none());
/// ```
#[must_use]
pub fn vocabulary(name: &str) -> Option<&'static Vocabulary> {
    VOCABULARIES.iter().find(|vocabulary| vocabulary.name == name)
}
