use crate::code::vocabulary;

vocabulary! {
    /// How somebody resisted, or what somebody did or used against others.
    ///
    /// The answers of the FBI's collection on the use of force and of New Jersey's portal, with
    /// words for the weapons that they name.
    pub enum Resistance "resistance" {
        /// Failure to comply with verbal commands, or passive resistance of another kind.
        Passive "passive" from [Nuof],
        /// No response to commands.
        NonResponse "non_response" in Passive from [NewJersey],
        /// Going limp, so as to have to be carried.
        DeadWeight "dead_weight" in Passive from [NewJersey],
        /// Resistance in words.
        Verbal "verbal" from [NewJersey],
        /// Threats in words.
        VerbalThreat "verbal_threat" in Verbal from [Ours],
        /// Tensing the body against being moved or held.
        ResistiveTension "resistive_tension" from [NewJersey],
        /// Resisting being handcuffed or arrested.
        ResistedArrest "resisted_arrest" from [Nuof],
        /// Active resistance by aggressive movements.
        Aggressive "aggressive" from [NewJersey],
        /// An attempt to flee.
        AttemptToFlee "attempt_to_flee" from [NewJersey],
        /// An attempt to escape or flee from custody.
        EscapeFromCustody "escape_from_custody" in AttemptToFlee from [Nuof],
        /// Barricading oneself in a place.
        Barricaded "barricaded" from [Ours],
        /// Displaying a weapon at an officer or another person.
        DisplayedWeapon "displayed_weapon" from [Nuof],
        /// Threatening or attacking with the hands, fists or feet.
        UsedHands "used_hands_fists_or_feet" from [Ours],
        /// Using a weapon against an officer or another person.
        UsedWeapon "used_weapon" from [Ours],
        /// Using a firearm against an officer or another person.
        UsedFirearm "used_firearm" in UsedWeapon from [Nuof],
        /// Using something that cuts or stabs against an officer or another person.
        UsedEdgedWeapon "used_edged_weapon" in UsedWeapon from [Ours],
        /// Using something blunt against an officer or another person.
        UsedBluntObject "used_blunt_object" in UsedWeapon from [Ours],
        /// Using a vehicle against an officer or another person.
        UsedVehicle "used_vehicle" in UsedWeapon from [Ours],
        /// Throwing something at an officer or another person.
        ThrewObject "threw_object" from [Ours],
        /// Resistance that no other word of the list names.
        Other "other" from [NewJersey],
    }
}

vocabulary! {
    /// How far resistance went.
    ///
    /// The levels of California's form and of New Jersey's portal.
    pub enum ResistanceLevel "resistance_level" {
        /// Not complying, without acting against anybody.
        Passive "passive" from [Ursus, NewJersey],
        /// Acting so as to hinder an officer, without attack.
        Active "active" from [Ursus, NewJersey],
        /// Threatening to attack somebody.
        ThreateningAssailant "threatening_assailant" from [NewJersey],
        /// Attacking somebody.
        Assaultive "assaultive" from [Ursus, NewJersey],
        /// Acting so as to put somebody's life in danger.
        LifeThreatening "life_threatening" from [Ursus],
    }
}

vocabulary! {
    /// At whom a threat was perceived to be directed.
    ///
    /// The question of the FBI's collection on the use of force and of Ohio's.
    pub enum Threat "threat" {
        /// At an officer.
        AtOfficer "at_officer" from [Nuof],
        /// At another person who is no officer.
        AtAnother "at_another" from [Nuof],
        /// At oneself.
        AtSelf "at_self" from [Ours],
    }
}

vocabulary! {
    /// How somebody fled.
    ///
    /// The ways of travel that pursuit policies name, and others.
    pub enum Flight "flight" {
        /// On foot.
        OnFoot "on_foot" from [PursuitPolicy],
        /// By motor vehicle of some kind.
        MotorVehicle "motor_vehicle" from [PursuitPolicy, Chp],
        /// By car, truck or van.
        Car "car" in MotorVehicle from [Ours],
        /// By motorcycle.
        Motorcycle "motorcycle" in MotorVehicle from [Ours],
        /// By bicycle.
        Bicycle "bicycle" from [PursuitPolicy],
        /// By boat or in the water.
        Water "water" from [Ours],
    }
}
