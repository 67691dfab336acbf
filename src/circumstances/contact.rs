use crate::code::vocabulary;

vocabulary! {
    /// Why officers first made contact.
    ///
    /// The reasons of the FBI's collection on the use of force and of California's form.
    pub enum ContactReason "contact_reason" {
        /// Response to unlawful or suspicious activity.
        UnlawfulOrSuspicious "unlawful_or_suspicious" from [Nuof],
        /// A crime in progress, or suspicious persons or circumstances to be looked into.
        CrimeInProgressOrSuspicious "crime_in_progress_or_suspicious" in UnlawfulOrSuspicious
            from [Ursus],
        /// Unlawful activity that was seen or reported.
        UnlawfulActivity "unlawful_activity" in UnlawfulOrSuspicious from [Oibrs],
        /// Suspicious activity that was seen or reported.
        SuspiciousActivity "suspicious_activity" in UnlawfulOrSuspicious from [Oibrs],
        /// A stop of somebody who was travelling by vehicle, by bicycle or on foot.
        Stop "stop" from [Ursus],
        /// A stop in traffic.
        TrafficStop "traffic_stop" in Stop from [Nuof],
        /// A stop of somebody on foot or on a bicycle.
        PedestrianStop "pedestrian_stop" in Stop from [Ours],
        /// An activity that was planned before, such as serving a warrant.
        PlannedActivity "planned_activity" from [Ursus],
        /// Service of a warrant or of a court order.
        WarrantOrCourtOrder "warrant_or_court_order" in PlannedActivity from [Nuof],
        /// Service of a warrant to arrest.
        ArrestWarrant "arrest_warrant" in WarrantOrCourtOrder from [Ursus],
        /// Service of a warrant to search.
        SearchWarrant "search_warrant" in WarrantOrCourtOrder from [Ursus],
        /// A search of somebody on parole or probation.
        ParoleOrProbationSearch "parole_or_probation_search" in PlannedActivity from [Ursus],
        /// Medical, mental health or welfare assistance, or a check of it.
        Assistance "assistance" from [Nuof],
        /// A check of somebody's welfare.
        WelfareCheck "welfare_check" in Assistance from [Ursus],
        /// Routine patrol, other than a traffic stop.
        RoutinePatrol "routine_patrol" from [Nuof],
        /// A follow-up investigation.
        FollowUpInvestigation "follow_up_investigation" from [Nuof],
        /// A call for service.
        CallForService "call_for_service" from [Ursus],
        /// An event with somebody who was already in custody.
        InCustody "in_custody" from [Ursus],
        /// A consensual encounter, a contact with the public or a flag-down.
        ConsensualEncounter "consensual_encounter" from [Ursus],
        /// An assembly of people.
        CivilAssembly "civil_assembly" from [Ursus],
        /// A civil disorder.
        CivilDisorder "civil_disorder" from [Ursus],
        /// An ambush of officers without warning.
        Ambush "ambush" from [Ursus],
    }
}

vocabulary! {
    /// Who began the contact.
    ///
    /// The answers of New Jersey's portal.
    pub enum ContactOrigin "contact_origin" {
        /// A dispatcher sent the officer.
        Dispatched "dispatched" from [NewJersey],
        /// The officer began it.
        OfficerInitiated "officer_initiated" from [NewJersey],
        /// Somebody of the public began it.
        CitizenInitiated "citizen_initiated" from [NewJersey],
        /// The contact had been planned.
        Planned "planned" from [NewJersey],
        /// A planned arrest.
        PlannedArrest "planned_arrest" in Planned from [NewJersey],
        /// A planned transfer of a prisoner.
        PrisonerTransfer "prisoner_transfer" in Planned from [NewJersey],
        /// The planned processing of somebody in custody.
        Processing "processing" in Planned from [NewJersey],
        /// The planned execution of a search warrant.
        SearchWarrant "search_warrant" in Planned from [NewJersey],
    }
}

vocabulary! {
    /// At what stage of custody somebody was.
    ///
    /// The stages of California's form.
    pub enum CustodyStage "custody_stage" {
        /// On the way.
        InTransit "in_transit" from [Ursus],
        /// Waiting to be booked.
        AwaitingBooking "awaiting_booking" from [Ursus],
        /// Booked, whether or not charged.
        Booked "booked" from [Ours],
        /// Booked, with no charges filed.
        BookedNoCharges "booked_no_charges" in Booked from [Ursus],
        /// Booked and awaiting trial.
        AwaitingTrial "awaiting_trial" in Booked from [Ursus],
        /// Out to court.
        OutToCourt "out_to_court" from [Ursus],
        /// Sentenced.
        Sentenced "sentenced" from [Ursus],
        /// A stage that no other word of the list names.
        Other "other" from [Ursus],
    }
}

vocabulary! {
    /// What kind of call or event officers were dealing with.
    ///
    /// The types of New Jersey's portal and the activities of the FBI's form on officers killed or
    /// assaulted.
    pub enum IncidentType "incident_type" {
        /// An incident that may have to do with mental health.
        MentalHealth "mental_health" from [NewJersey, Nibrs],
        /// A disturbance.
        Disturbance "disturbance" from [NewJersey, Nibrs],
        /// A dispute or violence between people who live or lived together.
        Domestic "domestic" from [NewJersey],
        /// An assault.
        Assault "assault" from [NewJersey],
        /// A stop of a motor vehicle or another event in traffic.
        TrafficStop "traffic_stop" from [NewJersey, Nibrs],
        /// A check of somebody's welfare.
        WelfareCheck "welfare_check" from [NewJersey],
        /// A medical emergency.
        MedicalEmergency "medical_emergency" from [NewJersey],
        /// A stop of somebody on foot.
        PedestrianStop "pedestrian_stop" from [NewJersey],
        /// Help for another officer.
        AssistingOfficer "assisting_officer" from [NewJersey],
        /// A person who seemed suspicious.
        SuspiciousPerson "suspicious_person" from [NewJersey, Nibrs],
        /// Theft or shoplifting.
        Theft "theft" from [NewJersey],
        /// Trespassing.
        Trespassing "trespassing" from [NewJersey],
        /// A person who was wanted.
        WantedPerson "wanted_person" from [NewJersey],
        /// A person with a weapon.
        PersonWithWeapon "person_with_weapon" from [Ours],
        /// A person with a gun.
        PersonWithGun "person_with_gun" in PersonWithWeapon from [NewJersey],
        /// A person with a weapon other than a gun.
        PersonWithOtherWeapon "person_with_other_weapon" in PersonWithWeapon from [NewJersey],
        /// A burglary.
        Burglary "burglary" from [NewJersey, Nibrs],
        /// Eluding an officer who signals to stop.
        Eluding "eluding" from [NewJersey],
        /// An offense with drugs.
        DrugOffense "drug_offense" from [Ours],
        /// Possession of a controlled dangerous substance.
        DrugPossession "drug_possession" in DrugOffense from [NewJersey],
        /// Distribution of a controlled dangerous substance.
        DrugDistribution "drug_distribution" in DrugOffense from [NewJersey],
        /// A motor vehicle accident, or aid to a motorist.
        AccidentOrAid "accident_or_aid" from [NewJersey],
        /// Terroristic threats.
        TerroristicThreats "terroristic_threats" from [NewJersey],
        /// A robbery.
        Robbery "robbery" from [NewJersey, Nibrs],
        /// A report of gunfire.
        Gunfire "gunfire" from [NewJersey],
        /// An aggressive or injured animal.
        Animal "animal" from [NewJersey],
        /// An arrest that no other word of the list covers.
        Arrest "arrest" from [Nibrs],
        /// Handling or transport of a prisoner.
        PrisonerHandling "prisoner_handling" from [Nibrs],
        /// A civil disorder.
        CivilDisorder "civil_disorder" from [Nibrs],
        /// An ambush of officers without warning.
        Ambush "ambush" from [Nibrs],
        /// The execution of a warrant.
        Warrant "warrant" from [Texas],
        /// A hostage, barricade or similar situation.
        HostageOrBarricade "hostage_or_barricade" from [Texas],
        /// An incident that no other word of the list names.
        Other "other" from [NewJersey, Nibrs],
    }
}
