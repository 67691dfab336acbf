//! The incident as a whole: what happened, when and where, and what is counted.

mod contact;
mod kind;
mod surroundings;

pub use contact::{ContactOrigin, ContactReason, CustodyStage, IncidentType};
pub use kind::Kind;
pub use surroundings::{Setting, Video};

use crate::{
    Jurisdiction, Place, When,
    code::{Lighting, LocationType, Offense, Weather},
    entity::entity,
    value::{Amount, Identifier, List, Point, Text, TipLine},
};

entity! {
    /// The circumstances of an incident as a whole. There is one set of them, so they have no key.
    ///
    /// ```
    /// use use_of_force::{Circumstances, circumstances::Kind, when};
    ///
    /// let circumstances = Circumstances::new()
    ///     .kinds([Kind::Pursuit, Kind::Shooting])
    ///     .occurred(when!("2021-06-20"))
    ///     .officers_hurt(0);
    /// assert!(circumstances.officers_hurt.known().is_some_and(|hurt| hurt.exact() == Some(0)));
    /// ```
    pub struct Circumstances "circumstances" () {
        /// What happened, in broad terms; the whole answer of its source.
        kinds: List<Kind>,
        /// When officers and the subject first interacted.
        occurred: When,
        /// Where that was.
        place: Place,
        /// Where that was, as a point.
        point: Point [of place],
        /// In which city, county or state that was.
        jurisdiction: Jurisdiction,
        /// The kind of place.
        location_type: LocationType [of place],
        /// Whether it went on at several places.
        multiple_locations: bool,
        /// Indoors, outdoors or both.
        setting: List<Setting>,
        /// Whether it was on the grounds of a primary or secondary school.
        on_school_grounds: bool,
        /// Case and report numbers of the incident, each with its issuer.
        identifiers: List<Identifier>,
        /// Numbers to call with information that are not one agency's own.
        tip_lines: List<TipLine>,
        /// Why officers first made contact.
        contact_reason: ContactReason,
        /// Who began the contact.
        contact_origin: ContactOrigin,
        /// Whether the contact had been planned.
        contact_planned: bool,
        /// What kind of call or event officers were dealing with.
        incident_types: List<IncidentType>,
        /// At what stage of custody the subject was, if it happened in custody.
        custody_stage: CustodyStage,
        /// The most serious offenses that were reported or seen before or at the time.
        offenses: List<Offense>,
        /// The sections of law under which those offenses fall, as the source cites them.
        statutes: List<Text>,
        /// Whether the officers approached the subject.
        officers_approached: bool,
        /// Whether the officers were ambushed.
        ambush: bool,
        /// Whether a supervisor or senior officer acting as one was present or consulted.
        supervisor_present: bool,
        /// Whether officers were answering an emergency call or a request for assistance.
        emergency_call: bool,
        /// Whether it happened during or because of the execution of a warrant.
        warrant_execution: bool,
        /// Whether it happened during a hostage, barricade or other emergency situation.
        hostage_or_barricade: bool,
        /// The light at the time.
        lighting: List<Lighting>,
        /// The weather at the time.
        weather: List<Weather>,
        /// By what the incident was recorded on video.
        video: List<Video>,
        /// Whether a body-worn camera recorded any of it.
        body_camera_recorded: bool,
        /// Whether anybody was arrested.
        arrest_made: bool,
        /// Whether a report of a crime was filed.
        crime_report_filed: bool,
        /// The number of officers who were there, of all agencies.
        officers_present: Amount,
        /// The number of officers who used force, of all agencies.
        officers_who_used_force: Amount,
        /// The number of persons on whom force was used or at whom a firearm was discharged.
        subjects: Amount,
        /// The number of persons hurt or killed who were not there as officers.
        people_hurt: Amount,
        /// The number of officers hurt or killed.
        officers_hurt: Amount,
        /// What happened, in the source's summary.
        narrative: Text [prose],
    }
}
