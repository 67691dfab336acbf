use crate::code::vocabulary;

vocabulary! {
    /// What became of somebody's liberty.
    ///
    /// The answers of California's form, with words for sources that say more or less.
    pub enum Custody "custody" {
        /// Not taken into custody, and neither cited, fled nor deceased.
        NotInCustody "not_in_custody" only alone from [Ursus],
        /// Cited and released.
        CitedAndReleased "cited_and_released" only alone from [Ursus],
        /// In custody of some kind.
        InCustody "in_custody" from [Dcra, NewJersey],
        /// Held for a mental health evaluation.
        MentalHealthHold "mental_health_hold" in InCustody from [Ursus],
        /// In custody otherwise than for a mental health evaluation.
        OtherCustody "other_custody" in InCustody from [Ursus],
        /// In a hospital under guard.
        HospitalUnderGuard "hospital_under_guard" in OtherCustody from [Ours],
        /// In a jail.
        Jailed "jailed" in OtherCustody from [Ours],
        /// In a prison after sentence.
        Imprisoned "imprisoned" in OtherCustody from [Ours],
        /// Released after having been in custody.
        Released "released" only alone from [Ours],
        /// Released on bail, bond or promise to appear.
        ReleasedOnBail "released_on_bail" in Released only alone from [Ours],
        /// Not found, whether or not seen to flee.
        AtLarge "at_large" only alone from [Ours],
        /// Fled and not caught.
        Fled "fled" in AtLarge only alone from [Ursus, NewJersey],
        /// Dead.
        Deceased "deceased" then [] from [Ursus, NewJersey],
    }
}

vocabulary! {
    /// Why somebody was not arrested.
    ///
    /// The answers of New Jersey's portal.
    pub enum ReleaseReason "release_reason" {
        /// Already in custody.
        AlreadyInCustody "already_in_custody" from [NewJersey],
        /// Dead.
        Deceased "deceased" from [NewJersey],
        /// A medical or mental health incident.
        MedicalOrMentalHealth "medical_or_mental_health" from [NewJersey],
        /// Fled.
        Fled "fled" from [NewJersey],
        /// A reason that no other word of the list names.
        Other "other" from [NewJersey],
    }
}
