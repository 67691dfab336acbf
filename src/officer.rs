//! An officer: whoever is there in an official capacity, on or off duty.

mod duty;
mod kind;

pub use duty::{Activity, Assignment, Dress, Duty, ForceReason};
pub use kind::Kind;

use crate::{
    Agency, When,
    code::{BodyPart, Injury, InjuryType, Manner, MedicalAid, Offense, Race, Sex},
    entity::entity,
    person::Custody,
    value::{Amount, Identifier, Key, List, Party, Text},
};

entity! {
    /// An officer who took part in an incident.
    ///
    /// ```
    /// use use_of_force::{Officer, Why, code::Injury};
    ///
    /// let officer = Officer::new("officer-1")
    ///     .employer("kcpd")
    ///     .name(Why::Undisclosed)
    ///     .camera_worn(true)
    ///     .injury(Injury::Uninjured);
    /// assert!(officer.camera_recording.is_unstated(), "worn does not mean recording");
    /// ```
    pub struct Officer "officer" (key: Key<Officer>) {
        /// The agency that employs the officer.
        employer: Key<Agency> [state],
        /// Other agencies that employ the officer at the same time.
        other_employers: List<Key<Agency>> [state],
        /// The agency or task force that the officer was assigned to.
        assigned_to: Key<Agency> [state],
        /// The agency on whose authority the officer acted, an off-duty employer for example.
        acting_for: Key<Agency>,
        /// The officer's name.
        name: Text,
        /// Other names that the officer has or had.
        aliases: List<Text>,
        /// Badge, licence and staff numbers, each with its issuer.
        identifiers: List<Identifier>,
        /// Age in completed years.
        age: Amount,
        /// Sex as the source gives it.
        sex: Sex,
        /// Race and ethnicity, in one list.
        race: List<Race> [one],
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
        /// Rank, in the agency's words.
        rank: Text [state],
        /// Completed years of service as a law enforcement officer; 0 is less than one year.
        years_of_service: Amount,
        /// What kind of officer.
        kind: Kind,
        /// Whether the officer was on duty at the time.
        on_duty: bool,
        /// How the officer was deployed.
        assignment: Assignment [state],
        /// What the officer was doing.
        activity: Activity,
        /// What the officer wore.
        dress: Dress,
        /// Whether the officer could readily be identified by clothing or insignia.
        identifiable: bool,
        /// Whether the officer was employed full time.
        full_time: bool,
        /// The officer's standing with the employer since the incident.
        duty: Duty [state living],
        /// Since when the officer has had that standing.
        duty_since: When [of duty],
        /// Whether the officer used force.
        used_force: bool,
        /// What the officer gave as the purpose of the force.
        force_reasons: List<ForceReason>,
        /// Whether the officer discharged a firearm.
        discharged_firearm: bool,
        /// Whether the officer wore a body camera.
        camera_worn: bool,
        /// Whether that camera was recording.
        camera_recording: bool,
        /// Whether there is footage of that camera.
        camera_footage: bool [state],
        /// Whether that footage has been released to the public.
        footage_released: bool [final],
        /// How badly the officer was hurt.
        injury: Injury [state living],
        /// What the injuries were.
        injury_types: List<InjuryType>,
        /// Where on the body force was received.
        struck_on: List<BodyPart>,
        /// Whether an injury came from a condition that was there before.
        preexisting_injury: bool,
        /// Who caused the injury.
        injured_by: List<Key<Party>>,
        /// What medical aid the officer had.
        medical_aid: MedicalAid [state living],
        /// Where the officer was taken for it.
        taken_to: Text [of medical_aid],
        /// What became of the officer's liberty.
        custody: Custody [state living],
        /// The agencies that held or detained the officer.
        held_by: List<Key<Agency>> [of custody],
        /// Whether the officer was arrested.
        arrested: bool [final living],
        /// The offenses that the officer is charged with.
        charged_with: List<Offense> [state one],
        /// The highest charge, as the charging document writes it.
        highest_charge: Text [state],
        /// Whether the officer died. Death never implies death by force.
        died: bool [final],
        /// When the officer died.
        died_on: When [of died],
        /// When death was pronounced, which need not be when the officer died.
        pronounced: When [of died],
        /// The manner of death, in the certifier's word.
        manner: Manner,
        /// The cause of death, in the certifier's words.
        cause: Text,
        /// Whether the record of the officer is sealed, by law or by order.
        sealed: bool,
    }
}
