use crate::code::vocabulary;

vocabulary! {
    /// What medical aid somebody had: a scale from none to admission to a hospital.
    ///
    /// The lists of California's form and of New Jersey's portal.
    pub enum MedicalAid "medical_aid" {
        /// No medical aid, whether or not it was offered.
        NoneOrRefused "none_or_refused" only first only alone from [Ursus],
        /// No medical aid was given.
        None "none" in NoneOrRefused only first only alone from [Ours],
        /// Medical aid was offered, and the injured person did not take it.
        Refused "refused" in NoneOrRefused only first only alone from [NewJersey],
        /// Medical aid of some kind was given.
        Given "given" from [Ours],
        /// Treated where it happened.
        OnScene "on_scene" in Given from [Ursus],
        /// Treated by an ambulance crew where it happened.
        EmsOnScene "ems_on_scene" in OnScene from [NewJersey],
        /// First aid given by an officer.
        FirstAidByOfficer "first_aid_by_officer" in OnScene from [NewJersey],
        /// Taken to a medical facility of some kind.
        Facility "facility" in Given from [Ours],
        /// Treated at a medical facility and released.
        TreatedAndReleased "treated_and_released" in Facility from [Ursus],
        /// Taken to a hospital.
        Hospital "hospital" in Facility from [NewJersey],
        /// Admitted to a hospital.
        Admitted "admitted" in Hospital from [Ours],
        /// Admitted to a hospital as a precaution.
        AdmittedPrecautionary "admitted_precautionary" in Admitted from [Ursus],
        /// Admitted to a hospital with critical injuries.
        AdmittedCritical "admitted_critical" in Admitted from [Ursus],
        /// Admitted to a hospital for another reason than precaution or critical injuries.
        AdmittedOther "admitted_other" in Admitted from [Ursus],
        /// Taken to an urgent care centre.
        UrgentCare "urgent_care" in Facility from [NewJersey],
        /// Taken to a mental health facility.
        MentalHealthFacility "mental_health_facility" in Facility from [NewJersey],
    }
}
