use crate::code::vocabulary;

vocabulary! {
    /// How badly somebody was hurt: a scale from uninjured to fatal.
    ///
    /// Minor, serious, critical and fatal are steps of the scale, of which none includes another one;
    /// whoever is injured may be on any of them.
    ///
    /// The levels of California's form and the severities of NIBRS and of crash reports. What
    /// counts as serious differs between collections: the FBI includes the impairment of a mental
    /// faculty, California does not.
    pub enum Injury "injury" {
        /// No injury.
        Uninjured "uninjured" only first from [Nibrs "N" of injury_type, Oibrs, Mmucc],
        /// An injury that is complained of or possible, and not evident.
        Possible "possible" from [Mmucc],
        /// Hurt, however badly.
        Injured "injured" from [Ursus, Texas, NewJersey],
        /// An injury that is plainly there and not serious.
        Minor "minor" in Injured from [Nibrs "M" of injury_type, Mmucc],
        /// Injury with a substantial risk of death, unconsciousness, protracted and obvious
        /// disfigurement, or protracted loss or impairment of the function of a limb, an organ or,
        /// for the FBI but not for California, a mental faculty.
        Serious "serious" in Injured from [Nuof, Ursus, Mmucc],
        /// A serious injury that puts life in danger at the time.
        Critical "critical" in Injured from [Ours],
        /// An injury of which the person died.
        Fatal "fatal" in Injured then [] from [Nuof, Ursus, Texas, Mmucc],
    }
}

vocabulary! {
    /// What an injury was.
    ///
    /// The injuries of NIBRS, of California's form and of New Jersey's portal.
    pub enum InjuryType "injury_type" {
        /// A wound made by a bullet or shot.
        GunshotWound "gunshot_wound" from [Ursus, NewJersey],
        /// A wound made by stabbing.
        StabWound "stab_wound" from [Ursus],
        /// A broken bone or a dislocated joint.
        FractureOrDislocation "fracture_or_dislocation" from [NewJersey],
        /// A bone that is broken or seems to be.
        BrokenBones "broken_bones" in FractureOrDislocation from [Nibrs "B", Ursus],
        /// A dislocated joint.
        Dislocation "dislocation" in FractureOrDislocation from [Ours],
        /// An injury inside the body, certain or possible.
        InternalInjury "internal_injury" from [Nibrs "I", Ursus],
        /// Skin that is scraped, cut, torn or pierced.
        AbrasionLacerationOrPuncture "abrasion_laceration_or_puncture" from [NewJersey],
        /// Skin that is scraped, cut or torn.
        AbrasionOrLaceration "abrasion_or_laceration" in AbrasionLacerationOrPuncture from [Ursus],
        /// Scraped skin.
        Abrasion "abrasion" in AbrasionOrLaceration from [Ours],
        /// A cut or tear of the skin.
        Laceration "laceration" in AbrasionOrLaceration from [Ours],
        /// A deep or long cut or tear.
        SevereLaceration "severe_laceration" in Laceration from [Nibrs "L"],
        /// Skin pierced by something pointed, the probe of an electronic control device included.
        Puncture "puncture" in AbrasionLacerationOrPuncture from [Ours],
        /// A bruise.
        Contusion "contusion" from [Ursus, NewJersey],
        /// An injury of the brain by a blow or jolt.
        Concussion "concussion" from [Ursus, NewJersey],
        /// Loss of consciousness.
        Unconsciousness "unconsciousness" from [Nibrs "U", Nuof, Ursus],
        /// One or more teeth knocked out.
        LossOfTeeth "loss_of_teeth" from [Nibrs "T"],
        /// A change of looks that is plain to see and lasts.
        ObviousDisfigurement "obvious_disfigurement" from [Nuof, Ursus],
        /// Pain that is complained of, with nothing to be seen.
        ComplaintOfPain "complaint_of_pain" from [NewJersey],
        /// Pain in the chest, or trouble breathing.
        ChestPain "chest_pain_or_shortness_of_breath" from [NewJersey],
        /// An injury by heat, fire, electricity or a chemical.
        Burn "burn" from [Ours],
        /// A wound made by teeth, those of a dog for example.
        Bite "bite" from [Ours],
        /// A lack of oxygen from breath that was stopped.
        Asphyxia "asphyxia" from [Ours],
        /// An injury that is plainly there and minor.
        ApparentMinor "apparent_minor" from [Nibrs "M"],
        /// A major injury that no other word of the list names.
        OtherMajor "other_major" from [Nibrs "O"],
        /// An injury that no other word of the list names.
        Other "other" from [NewJersey],
    }
}
