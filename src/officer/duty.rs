use crate::code::vocabulary;

vocabulary! {
    /// The standing of an officer with the employer.
    ///
    /// The terms that agencies and data on outcomes use.
    pub enum Duty "duty" {
        /// On full duty.
        Full "full" from [Ours],
        /// On modified or restricted duty.
        Modified "modified" from [Ours],
        /// On administrative leave.
        AdministrativeLeave "administrative_leave" from [Ours],
        /// On leave for illness or injury.
        MedicalLeave "medical_leave" from [Ours],
        /// Suspended from duty.
        Suspended "suspended" from [Ours],
        /// Suspended from duty with pay.
        SuspendedWithPay "suspended_with_pay" in Suspended from [Ours],
        /// Suspended from duty without pay.
        SuspendedWithoutPay "suspended_without_pay" in Suspended from [Ours],
        /// No longer employed there.
        Left "left" then [Reinstated, Decertified] from [Ours],
        /// Resigned.
        Resigned "resigned" in Left then [Reinstated, Decertified] from [InvestigationPractice],
        /// Resigned instead of being dismissed.
        ResignedInLieu "resigned_in_lieu" in Resigned then [Reinstated, Decertified] from [Ours],
        /// Left because of illness or injury.
        MedicalSeparation "medical_separation" in Left then [Reinstated, Decertified] from [Ours],
        /// Retired.
        Retired "retired" in Left then [Reinstated, Decertified] from [Ours],
        /// Dismissed by the employer.
        Terminated "terminated" in Left then [Reinstated, Decertified] from [PublicData],
        /// Taken back after having left or been dismissed.
        Reinstated "reinstated" from [Ours],
        /// Deprived of the licence to be an officer.
        Decertified "decertified" from [Ours],
    }
}

vocabulary! {
    /// What an officer wore.
    ///
    /// The answers of California's form, and New Jersey's question about a uniform.
    pub enum Dress "dress" {
        /// A uniform of some kind.
        Uniform "uniform" from [NewJersey],
        /// The uniform of patrol.
        PatrolUniform "patrol_uniform" in Uniform from [Ursus],
        /// Tactical dress.
        Tactical "tactical" from [Ursus],
        /// Utility dress.
        Utility "utility" from [Ursus],
        /// Plain clothes.
        Plainclothes "plainclothes" from [Ursus],
    }
}

vocabulary! {
    /// How an officer was deployed.
    ///
    /// The assignments of the FBI's form on officers killed or assaulted.
    pub enum Assignment "assignment" {
        /// In a vehicle, alone or with another officer.
        Vehicle "vehicle" from [Ours],
        /// In a vehicle with two officers.
        TwoOfficerVehicle "two_officer_vehicle" in Vehicle from [Nibrs "F"],
        /// Alone in a vehicle, and nobody assisted.
        OneOfficerVehicleAlone "one_officer_vehicle_alone" in Vehicle from [Nibrs "G"],
        /// Alone in a vehicle, and others assisted.
        OneOfficerVehicleAssisted "one_officer_vehicle_assisted" in Vehicle from [Nibrs "H"],
        /// A detective, or on a special assignment.
        DetectiveOrSpecial "detective_or_special" from [Ours],
        /// A detective or on a special assignment, and nobody assisted.
        DetectiveOrSpecialAlone "detective_or_special_alone" in DetectiveOrSpecial
            from [Nibrs "I"],
        /// A detective or on a special assignment, and others assisted.
        DetectiveOrSpecialAssisted "detective_or_special_assisted" in DetectiveOrSpecial
            from [Nibrs "J"],
        /// Another assignment.
        Other "other" from [Nibrs],
        /// Another assignment, and nobody assisted.
        OtherAlone "other_alone" in Other from [Nibrs "K"],
        /// Another assignment, and others assisted.
        OtherAssisted "other_assisted" in Other from [Nibrs "L"],
    }
}

vocabulary! {
    /// What an officer was doing.
    ///
    /// The activities of the FBI's form on officers killed or assaulted.
    pub enum Activity "activity" {
        /// Responding to a disturbance call.
        DisturbanceCall "disturbance_call" from [Nibrs "01"],
        /// Responding to a burglary in progress, or pursuing a person suspected of one.
        Burglary "burglary" from [Nibrs "02"],
        /// Responding to a robbery in progress, or pursuing a person suspected of one.
        Robbery "robbery" from [Nibrs "03"],
        /// Attempting another arrest.
        OtherArrest "other_arrest" from [Nibrs "04"],
        /// Dealing with a civil disorder.
        CivilDisorder "civil_disorder" from [Nibrs "05"],
        /// Handling, transporting or having custody of prisoners.
        Prisoners "prisoners" from [Nibrs "06"],
        /// Investigating suspicious persons or circumstances.
        SuspiciousPersons "suspicious_persons" from [Nibrs "07"],
        /// Ambushed without warning.
        Ambush "ambush" from [Nibrs "08"],
        /// Dealing with persons with mental illness.
        MentalIllness "mental_illness" from [Nibrs "09"],
        /// A traffic pursuit or stop.
        Traffic "traffic" from [Nibrs "10"],
        /// An activity that no other word of the list names.
        Other "other" from [Nibrs "11"],
    }
}

vocabulary! {
    /// What an officer gave as the purpose of force.
    ///
    /// The reasons of California's form, and those that prosecutors' decisions speak of.
    pub enum ForceReason "force_reason" {
        /// To arrest somebody or take somebody into custody.
        EffectArrest "effect_arrest" from [Ursus],
        /// To prevent an escape.
        PreventEscape "prevent_escape" from [Ursus],
        /// To overcome resistance.
        OvercomeResistance "overcome_resistance" from [Ursus],
        /// To defend oneself.
        DefendSelf "defend_self" from [Ours],
        /// To defend somebody else.
        DefendOthers "defend_others" from [InvestigationPractice],
        /// To keep somebody from self-harm.
        PreventSelfHarm "prevent_self_harm" from [Ours],
    }
}
