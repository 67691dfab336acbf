//! A person who is not there as an officer: a subject, a driver, a bystander, an animal.

mod condition;
mod conduct;
mod custody;
mod role;

pub use condition::{Basis, Condition, SchoolRole};
pub use conduct::{Flight, Resistance, ResistanceLevel, Threat};
pub use custody::{Custody, ReleaseReason};
pub use role::Role;

use crate::{
    Agency, Place, When,
    code::{BodyPart, Injury, InjuryType, Manner, MedicalAid, Offense, Race, Sex, Weapon},
    entity::entity,
    value::{Amount, Identifier, Key, List, Party, Text},
};

entity! {
    /// Anybody who is there and not as an officer. The roles are never defaulted: a source that
    /// does not say "subject" has not said it.
    ///
    /// ```
    /// use use_of_force::{Person, Why, believed, person::Role};
    ///
    /// let person = Person::new("person-1")
    ///     .roles([Role::Subject, Role::Driver])
    ///     .name(Why::Undisclosed)
    ///     .age(believed(20..=29).words("in his 20s"));
    /// assert!(person.armed_with.is_unstated(), "nobody said anything of weapons");
    /// ```
    pub struct Person "person" (key: Key<Person>) {
        /// What the person was in the incident.
        roles: List<Role>,
        /// The person's name.
        name: Text,
        /// Other names that the person has or had.
        aliases: List<Text>,
        /// Names and numbers under which records know the person.
        identifiers: List<Identifier>,
        /// The date of birth.
        born: When,
        /// Age in completed years; less than one year is 0.
        age: Amount,
        /// From what the age is known.
        age_basis: Basis [of age],
        /// Whether the person is a minor (under 18), where a source gives the class: a juvenile, an
        /// adult.
        minor: bool,
        /// Sex as the source gives it.
        sex: Sex,
        /// From what the sex is known.
        sex_basis: Basis [of sex],
        /// Race and ethnicity, in one list.
        race: List<Race> [one],
        /// From what race and ethnicity are known.
        race_basis: Basis [of race],
        /// The age that whoever reports perceived, in completed years.
        perceived_age: Amount [perceived],
        /// The sex that whoever reports perceived.
        perceived_sex: Sex [perceived],
        /// The race and ethnicity that whoever reports perceived, in one list.
        perceived_race: List<Race> [perceived],
        /// Height in inches.
        height_inches: Amount,
        /// Weight in pounds.
        weight_pounds: Amount,
        /// The species, if the role is animal.
        species: Text,
        /// Of a school on whose grounds it happened: a student, an employee or neither.
        school_role: SchoolRole,
        /// Whether the person was armed, at any time in the incident.
        armed: bool,
        /// What the person was armed with, at any time in the incident; an empty set is unarmed.
        armed_with: List<Weapon> [one],
        /// Whether the person was armed when force was used on the person: somebody can have thrown a
        /// weapon away before.
        armed_at_force: bool,
        /// Whether officers believed the person to be armed.
        believed_armed: bool [perceived],
        /// What officers believed the person to be armed with.
        believed_armed_with: List<Weapon> [perceived],
        /// What weapons were found on or near the person afterwards.
        found_later: List<Weapon>,
        /// Whether the person resisted.
        resisted: bool,
        /// How the person resisted, or what the person did or used against others.
        resistance: List<Resistance>,
        /// How far the resistance went.
        resistance_level: List<ResistanceLevel>,
        /// Whether the person assaulted an officer.
        assaulted_officer: bool,
        /// At whom a threat was perceived to be directed.
        perceived_threat: List<Threat> [perceived],
        /// Whether the person was, or seemed, impaired in their physical or mental condition.
        impaired: bool,
        /// What impairment or crisis was known or apparent.
        condition: List<Condition>,
        /// Whether the incident had to do with the person's mental health.
        mental_health_related: bool,
        /// Whether the person fled.
        fled: bool,
        /// How the person fled.
        fled_by: List<Flight>,
        /// How badly the person was hurt.
        injury: Injury [state living],
        /// What the injuries were.
        injury_types: List<InjuryType>,
        /// Where on the body force was received.
        struck_on: List<BodyPart>,
        /// Whether the person was injured before the contact.
        injured_before: bool,
        /// Whether an injury came from a condition that was there before.
        preexisting_injury: bool,
        /// Who caused the injury.
        injured_by: List<Key<Party>>,
        /// What medical aid the person had.
        medical_aid: MedicalAid [state living],
        /// Where the person was taken for it.
        taken_to: Text [of medical_aid],
        /// What became of the person's liberty.
        custody: Custody [state living],
        /// The agencies that held or detained the person.
        held_by: List<Key<Agency>> [of custody],
        /// Whether the person was arrested.
        arrested: bool [final living],
        /// Why the person was not arrested.
        not_arrested_because: ReleaseReason,
        /// The offenses that the person is charged with.
        charged_with: List<Offense> [state one],
        /// The highest charge, as the charging document writes it.
        highest_charge: Text [state],
        /// Whether the person died. Death never implies death by force.
        died: bool [final],
        /// When the person died.
        died_on: When [of died],
        /// Where the person died, or where the event happened that caused the death.
        died_at: Place [of died],
        /// When death was pronounced, which need not be when the person died.
        pronounced: When [of died],
        /// The manner of death, in the certifier's word.
        manner: Manner,
        /// The cause of death, in the certifier's words.
        cause: Text,
        /// Other significant conditions that the certifier names apart from the cause, in the certifier's
        /// words.
        contributing: List<Text>,
        /// Whether the record of the person is sealed, by law or by order.
        sealed: bool,
    }
}
