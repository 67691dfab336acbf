use crate::code::vocabulary;

vocabulary! {
    /// What kind of question an investigation, a review or a proceeding answers.
    ///
    /// The tracks that run side by side after a shooting or another use of force, as protocols of
    /// agencies and prosecutors describe them.
    pub enum Track "track" {
        /// An investigation of whether anybody committed a crime.
        Criminal "criminal" from [InvestigationPractice],
        /// A prosecutor's review of whether to charge anybody.
        ProsecutorReview "prosecutor_review" from [InvestigationPractice],
        /// Proceedings of a grand jury.
        GrandJury "grand_jury" from [InvestigationPractice, PublicData],
        /// Criminal proceedings in a court.
        Court "court" from [InvestigationPractice, PublicData],
        /// An inquest: a public hearing on how somebody died.
        Inquest "inquest" from [Ours],
        /// An investigation by a body that is independent of the agency.
        Independent "independent" from [Ours],
        /// An employer's investigation of whether its policy was followed.
        Administrative "administrative" from [InvestigationPractice],
        /// An employer's decision on discipline.
        Discipline "discipline" from [Ours],
        /// The review of force or tactics by a board.
        ReviewBoard "review_board" from [InvestigationPractice],
        /// A federal review of whether civil rights were violated.
        FederalCivilRights "federal_civil_rights" from [InvestigationPractice, PublicData],
        /// The inquiry of a medical examiner or coroner into a death.
        MedicalExaminer "medical_examiner" from [InvestigationPractice, Dcra],
        /// A civil claim or suit.
        Civil "civil" from [InvestigationPractice, PublicData],
        /// An appeal or an arbitration against a decision.
        Appeal "appeal" from [Ours],
        /// The review of an officer's licence.
        Licensing "licensing" from [Ours],
        /// An inquiry of a body that watches over an agency.
        Oversight "oversight" from [Ours],
    }
}

impl Track {
    /// Whether an open investigation on this track stands in the way of resolving the incident.
    ///
    /// One whose track this version of the crate does not know does.
    ///
    /// ```
    /// use use_of_force::investigation::Track;
    ///
    /// assert!(Track::Criminal.is_official());
    /// assert!(!Track::Civil.is_official());
    /// assert!("ombudsman".parse::<Track>()?.is_official());
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    #[must_use]
    pub fn is_official(&self) -> bool {
        match self {
            Track::Criminal
            | Track::ProsecutorReview
            | Track::GrandJury
            | Track::Court
            | Track::Administrative
            | Track::Discipline
            | Track::ReviewBoard
            | Track::FederalCivilRights
            | Track::Inquest
            | Track::Independent
            | Track::Unlisted(_) => true,
            Track::MedicalExaminer
            | Track::Civil
            | Track::Appeal
            | Track::Licensing
            | Track::Oversight => false,
        }
    }
}
