use crate::code::vocabulary;

vocabulary! {
    /// What kind of agency it is.
    ///
    /// The agencies that report to the collections, and those that investigate, prosecute and
    /// decide.
    pub enum Kind "agency_kind" {
        /// An agency of law enforcement of some kind.
        LawEnforcement "law_enforcement" from [Nuof],
        /// The police of a city, town or village.
        Municipal "municipal" in LawEnforcement from [Ours],
        /// A police department of a county that is no sheriff.
        County "county" in LawEnforcement from [Ours],
        /// A sheriff.
        Sheriff "sheriff" in LawEnforcement from [Ours],
        /// An agency of a state.
        State "state" in LawEnforcement from [InvestigationPractice],
        /// A state police or highway patrol.
        StatePolice "state_police" in State from [InvestigationPractice],
        /// A state's bureau of investigation, or a state agency made to investigate officers.
        StateInvestigators "state_investigators" in State from [InvestigationPractice],
        /// An agency of the federal government.
        Federal "federal" in LawEnforcement from [Dcra, InvestigationPractice],
        /// An agency of a tribe.
        Tribal "tribal" in LawEnforcement from [Ours],
        /// An agency for one kind of place or task.
        SpecialJurisdiction "special_jurisdiction" in LawEnforcement from [Ours],
        /// The police of a school or school district.
        School "school" in SpecialJurisdiction from [Ours],
        /// The police of a college or university.
        University "university" in SpecialJurisdiction from [Ours],
        /// The police of a public transport, airport, port or railroad.
        Transit "transit" in SpecialJurisdiction from [Ours],
        /// The police or rangers of parks, wildlife or public lands.
        Park "park" in SpecialJurisdiction from [Ours],
        /// Members of several agencies who work under one command.
        TaskForce "task_force" in LawEnforcement from [Ours],
        /// A team of several agencies that investigates officers of one of them.
        InvestigationTeam "investigation_team" in TaskForce from [InvestigationPractice],
        /// An agency that keeps people in custody or supervises them.
        Corrections "corrections" from [Dcra, Niem],
        /// A jail, which keeps people before trial and for short sentences.
        Jail "jail" in Corrections from [Dcra],
        /// A prison, which keeps people after sentence.
        Prison "prison" in Corrections from [Ours],
        /// A probation or parole service.
        ProbationOrParole "probation_or_parole" in Corrections from [Ours],
        /// An office that decides on charges.
        Prosecutor "prosecutor" from [InvestigationPractice, PublicData],
        /// A prosecutor of a county or district.
        LocalProsecutor "local_prosecutor" in Prosecutor from [InvestigationPractice, PublicData],
        /// A prosecutor appointed for one case.
        SpecialProsecutor "special_prosecutor" in Prosecutor from [InvestigationPractice],
        /// A state's attorney general.
        AttorneyGeneral "attorney_general" in Prosecutor from [PublicData],
        /// A United States attorney, or the federal department of justice.
        FederalProsecutor "federal_prosecutor" in Prosecutor from [InvestigationPractice],
        /// A grand jury.
        GrandJury "grand_jury" from [InvestigationPractice, PublicData],
        /// A court.
        Court "court" from [InvestigationPractice],
        /// A federal court.
        FederalCourt "federal_court" in Court from [Ours],
        /// A medical examiner or coroner.
        MedicalExaminer "medical_examiner" from [InvestigationPractice],
        /// A body that watches over an agency and is not part of its command.
        OversightBody "oversight_body" from [InvestigationPractice],
        /// A board that governs a police department.
        PoliceBoard "police_board" in OversightBody from [InvestigationPractice],
        /// A board that reviews force or shootings.
        ReviewBoard "review_board" from [InvestigationPractice],
        /// A body that licenses officers.
        LicensingBoard "licensing_board" from [Niem],
        /// An arbitrator, or a board that hears appeals of employees.
        Arbitrator "arbitrator" from [Ours],
        /// The legal office or insurer of a government that answers civil suits.
        GovernmentCounsel "government_counsel" from [InvestigationPractice],
        /// A fire department or ambulance service.
        FireOrAmbulance "fire_or_ambulance" from [Ours],
        /// The armed forces.
        Military "military" from [Ours],
        /// A private employer of officers or guards.
        PrivateEmployer "private_employer" from [Ours],
    }
}
