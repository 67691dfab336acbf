use crate::code::vocabulary;

vocabulary! {
    /// What happened, in broad terms.
    ///
    /// What the collections of the FBI, California, Texas and on deaths in custody are about, and
    /// pursuits.
    pub enum Kind "incident_kind" {
        /// Force of some kind, by or against an officer.
        Force "force" from [Nuof, Oibrs, Ursus, NewJersey],
        /// One or more discharges of a firearm.
        Shooting "shooting" in Force from [Nuof, Ursus, Texas],
        /// A shooting by an officer.
        ShootingByOfficer "shooting_by_officer" in Shooting from [Nuof, Ursus, Texas],
        /// A shooting of an officer.
        ShootingOfOfficer "shooting_of_officer" in Shooting from [Ursus, Texas],
        /// Force of another kind than shooting.
        OtherForce "other_force" in Force from [Nuof, Oibrs, Ursus, NewJersey],
        /// Force on an officer of another kind than shooting.
        ForceOnOfficer "force_on_officer" in OtherForce from [Ursus],
        /// An active attempt to apprehend somebody who flees.
        Pursuit "pursuit" from [Chp, Chronicle, PursuitPolicy, Niem],
        /// A collision of a vehicle.
        Collision "collision" from [Chp, Chronicle],
        /// A standoff, a barricade or the taking of hostages.
        Standoff "standoff" from [Texas, Dcra],
        /// A death in the custody of an agency or while it tried to detain somebody.
        DeathInCustody "death_in_custody" from [Dcra],
    }
}
