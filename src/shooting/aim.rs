use crate::code::vocabulary;

vocabulary! {
    /// At what shots were directed.
    ///
    /// The collections of the FBI and Ohio count what is fired at or in the direction of a person;
    /// the other words are for what they leave out.
    pub enum Target "shooting_target" {
        /// At a person, or in the direction of one.
        AtPerson "at_person" from [Nuof, Oibrs, Ursus, Texas],
        /// At the shooter's own body.
        AtSelf "at_self" in AtPerson from [Ours],
        /// At a vehicle.
        AtVehicle "at_vehicle" from [Ours],
        /// At a vehicle with somebody in it.
        AtOccupiedVehicle "at_occupied_vehicle" in AtVehicle from [Ours],
        /// At an animal.
        AtAnimal "at_animal" from [NewJersey],
        /// At an object, such as a lock or a lamp.
        AtObject "at_object" from [Ours],
        /// Into a building.
        AtBuilding "at_building" in AtObject from [Ours],
        /// Into the air, the ground or another place where nobody and nothing was aimed at.
        AtNothing "at_nothing" from [Ours],
    }
}

vocabulary! {
    /// With what intent shots were fired.
    ///
    /// Words of agencies and prosecutors; NIEM counts warning shots apart.
    pub enum Intent "shooting_intent" {
        /// The trigger was pulled on purpose.
        Intentional "intentional" from [Ours],
        /// A shot to warn somebody, meant to strike nobody.
        Warning "warning" in Intentional from [Niem],
        /// A shot meant to put an animal out of pain.
        Humane "humane" in Intentional from [Ours],
        /// A discharge that nobody meant.
        Unintentional "unintentional" from [Ours],
        /// A shot meant for somebody or something else than what it struck.
        Misdirected "misdirected" in Intentional from [InvestigationPractice],
    }
}
