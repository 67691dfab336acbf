use crate::code::vocabulary;

vocabulary! {
    /// What impairment or crisis of somebody was known or apparent.
    ///
    /// The impairments of the FBI's and Ohio's collections, the signs of California's form and the
    /// perceived conditions of New Jersey's portal.
    pub enum Condition "condition" {
        /// Alcohol or drugs, or both.
        AlcoholOrDrugs "alcohol_or_drugs" from [NewJersey],
        /// Alcohol.
        Alcohol "alcohol" in AlcoholOrDrugs from [Oibrs "A", Nuof, Ursus, NewJersey],
        /// Drugs.
        Drugs "drugs" in AlcoholOrDrugs from [Oibrs "D", Nuof, Ursus, NewJersey],
        /// A mental health condition or crisis.
        MentalHealth "mental_health" from [Oibrs "M", Nuof, NewJersey],
        /// A crisis in which somebody might take their own life.
        Suicidal "suicidal" in MentalHealth from [Ours],
        /// A disability of some kind.
        Disability "disability" from [Ours],
        /// A mental disability.
        MentalDisability "mental_disability" in Disability from [Ursus],
        /// A developmental disability.
        DevelopmentalDisability "developmental_disability" in Disability from [Ursus],
        /// A physical disability.
        PhysicalDisability "physical_disability" in Disability from [Ursus],
        /// A lack of hearing.
        Deafness "deafness" in PhysicalDisability from [Ours],
        /// A medical condition or emergency.
        Medical "medical" from [Ours],
        /// An unusual condition that no other word of the list names.
        OtherUnusual "other_unusual" from [NewJersey],
    }
}

vocabulary! {
    /// From what an age, a sex or a race is known.
    ///
    /// Collections ask for these facts in different ways, and seldom say in which.
    pub enum Basis "basis" {
        /// The person said so.
        SelfReported "self_reported" from [Ours],
        /// An officer perceived it.
        PerceivedByOfficer "perceived_by_officer" from [Ours],
        /// A witness perceived it.
        PerceivedByWitness "perceived_by_witness" from [Ours],
        /// An estimate, by whomever.
        Estimated "estimated" from [Oibrs],
        /// Records of some kind.
        Records "records" from [Ours],
        /// A document that shows identity.
        IdentityDocument "identity_document" in Records from [Ours],
        /// Records of a court or a jail.
        CourtOrJailRecords "court_or_jail_records" in Records from [Ours],
        /// Relatives.
        NextOfKin "next_of_kin" from [Ours],
        /// A story of a newspaper, station or news site.
        NewsReport "news_report" from [Ours],
        /// A medical examiner or coroner.
        Examiner "examiner" from [Ours],
        /// The publisher of a story or data set inferred it.
        InferredByPublisher "inferred_by_publisher" from [Ours],
        /// The publisher inferred it from a photograph or video.
        InferredFromImage "inferred_from_image" in InferredByPublisher from [Ours],
        /// The publisher computed it from names, places or other statistics.
        Imputed "imputed" in InferredByPublisher from [Ours],
    }
}

vocabulary! {
    /// What somebody is to a school.
    ///
    /// The answers of California's form.
    pub enum SchoolRole "school_role" {
        /// A student.
        Student "student" from [Ursus],
        /// An employee of the school.
        Employee "employee" from [Ursus],
        /// Neither a student nor an employee.
        Neither "neither" from [Ursus],
    }
}
