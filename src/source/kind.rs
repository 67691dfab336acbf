use crate::code::vocabulary;

vocabulary! {
    /// What kind of source it is.
    ///
    /// The sources of a record of an incident, and the reports that collections are made of.
    pub enum Kind "source_kind" {
        /// A story of a newspaper, station or news site.
        News "news" from [Ours],
        /// An agency, as an institution.
        Agency "agency" from [Ours],
        /// A person who speaks for an agency.
        Spokesperson "spokesperson" from [Ours],
        /// A post on a social network.
        SocialMedia "social_media" from [Ours],
        /// A published set of data.
        Dataset "dataset" from [PublicData, Chronicle],
        /// A report of an agency to a collection that law or agreement establishes.
        StatutoryReport "statutory_report" from [Nuof, Oibrs, Ursus, Chp, Texas, NewJersey, Dcra],
        /// A report that an officer wrote.
        OfficerReport "officer_report" from [NewJersey, Texas],
        /// An officer who was there or knows of it.
        Officer "officer" from [Ours],
        /// A court, or a filing or ruling in one.
        Court "court" from [InvestigationPractice],
        /// A prosecutor, or a prosecutor's memorandum.
        Prosecutor "prosecutor" from [InvestigationPractice, PublicData],
        /// A medical examiner or coroner, or a certificate of one.
        MedicalExaminer "medical_examiner" from [InvestigationPractice],
        /// A body that watches over an agency.
        OversightBody "oversight_body" from [InvestigationPractice],
        /// A document of another kind.
        Document "document" from [Ours],
        /// A video, sound or photograph.
        Footage "footage" from [NewJersey],
        /// A record of calls and dispatch.
        Dispatch "dispatch" from [Ours],
        /// Somebody who saw or heard what happened.
        Witness "witness" from [Niem],
        /// The person on whom force was used.
        Subject "subject" from [Ours],
        /// A relative of a person who was hurt or killed.
        Family "family" from [Ours],
        /// A lawyer of a party.
        Lawyer "lawyer" from [Ours],
        /// A union or association of officers.
        Union "union" from [Ours],
        /// An elected official.
        Official "official" from [Ours],
        /// An organization that takes a side or keeps watch.
        Organization "organization" from [Ours],
        /// The keeper of the record, for what nobody said.
        Recorder "recorder" from [Ours],
    }
}

impl Kind {
    /// Whether a source of this kind is no person: an office, a paper, a set of data. A kind that is
    /// not known here may be one.
    ///
    /// ```
    /// use use_of_force::source::Kind;
    ///
    /// assert!(Kind::Court.is_institution());
    /// assert!(!Kind::Witness.is_institution());
    /// assert!(!Kind::SocialMedia.is_institution(), "an account has an owner");
    /// ```
    #[must_use]
    pub fn is_institution(&self) -> bool {
        matches!(
            self,
            Kind::News
                | Kind::Agency
                | Kind::Dataset
                | Kind::StatutoryReport
                | Kind::Court
                | Kind::OversightBody
                | Kind::Dispatch
                | Kind::Union
                | Kind::Organization
        )
    }
}
