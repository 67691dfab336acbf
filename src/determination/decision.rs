use crate::code::vocabulary;

vocabulary! {
    /// What was decided, or which stage a proceeding reached.
    ///
    /// The outcomes of prosecutors, grand juries, courts, employers, boards and civil suits, as
    /// published protocols and data sets name them.
    pub enum Decision "decision" {
        /// A prosecutor decided to bring no charges.
        Declined "charges_declined" from [InvestigationPractice],
        /// A prosecutor brought no charges because the force was held justified.
        DeclinedJustified "declined_justified" in Declined
            from [InvestigationPractice, PublicData],
        /// A prosecutor brought no charges because the evidence was held insufficient.
        DeclinedInsufficientEvidence "declined_insufficient_evidence" in Declined
            from [InvestigationPractice],
        /// The case was referred to a prosecutor or another one.
        ReferredToProsecutor "referred_to_prosecutor" from [InvestigationPractice, PublicData],
        /// The case was referred to a grand jury.
        ReferredToGrandJury "referred_to_grand_jury" from [InvestigationPractice],
        /// A grand jury returned no indictment.
        NoBill "no_bill" from [InvestigationPractice, PublicData],
        /// Charges were brought.
        Charged "charged" from [InvestigationPractice, PublicData],
        /// A grand jury returned an indictment.
        Indicted "indicted" in Charged from [InvestigationPractice, PublicData],
        /// Charges were brought by complaint or information.
        ChargedByComplaint "charged_by_complaint" in Charged from [InvestigationPractice],
        /// Criminal charges were dismissed.
        ChargesDismissed "charges_dismissed" from [InvestigationPractice],
        /// A trial ended without a verdict.
        Mistrial "mistrial" from [InvestigationPractice, PublicData],
        /// Acquitted.
        Acquitted "acquitted" from [InvestigationPractice, PublicData],
        /// Convicted, by plea or verdict.
        Convicted "convicted" from [InvestigationPractice, PublicData],
        /// Convicted on a plea of guilty.
        PleadedGuilty "pleaded_guilty" in Convicted from [InvestigationPractice, PublicData],
        /// Convicted by the verdict of a jury or judge.
        FoundGuilty "found_guilty" in Convicted from [PublicData],
        /// A sentence was pronounced.
        Sentenced "sentenced" from [InvestigationPractice, PublicData],
        /// An allegation was held proven: the act was done and violated policy.
        Sustained "sustained" from [InvestigationPractice],
        /// An allegation was held proven in part.
        PartiallySustained "partially_sustained" from [InvestigationPractice],
        /// The evidence was held insufficient to prove or disprove an allegation.
        NotSustained "not_sustained" from [InvestigationPractice],
        /// The act was held done and not in violation of policy.
        Exonerated "exonerated" from [InvestigationPractice],
        /// The act was held not done, or not by this officer.
        Unfounded "unfounded" from [InvestigationPractice],
        /// The fault was held to lie in the policy.
        PolicyFailure "policy_failure" from [InvestigationPractice],
        /// A complaint was settled by clarification only.
        ClarificationOnly "clarification_only" from [InvestigationPractice],
        /// A complaint was closed without a finding.
        AdministrativelyClosed "administratively_closed" from [InvestigationPractice],
        /// Force or tactics were held within policy.
        WithinPolicy "within_policy" from [InvestigationPractice],
        /// Force or tactics were held out of policy.
        OutOfPolicy "out_of_policy" from [InvestigationPractice],
        /// It was held that an officer has a case to answer for misconduct.
        CaseToAnswer "case_to_answer" from [Ours],
        /// It was held that an officer has no case to answer for misconduct.
        NoCaseToAnswer "no_case_to_answer" from [Ours],
        /// Force was held justified, by whomever.
        Justified "justified" from [PublicData],
        /// Force was held not justified, by whomever.
        Unjustified "unjustified" from [PublicData],
        /// Discipline was imposed.
        DisciplineImposed "discipline_imposed" from [PublicData],
        /// It was decided to impose no discipline.
        NoDiscipline "no_discipline" from [Ours],
        /// Recommendations were made.
        Recommended "recommended" from [Ours],
        /// A civil suit was filed.
        SuitFiled "suit_filed" from [InvestigationPractice, PublicData],
        /// A civil claim was settled.
        Settled "settled" from [InvestigationPractice, PublicData],
        /// Judgment was given in a civil suit.
        Judgment "judgment" from [InvestigationPractice],
        /// Judgment was given for those who sued.
        JudgmentForPlaintiff "judgment_for_plaintiff" in Judgment from [PublicData],
        /// Judgment was given for those who were sued.
        JudgmentForDefendant "judgment_for_defendant" in Judgment from [Ours],
        /// A civil suit was dismissed.
        SuitDismissed "suit_dismissed" from [InvestigationPractice],
        /// An officer was held to be immune from a civil suit.
        QualifiedImmunityGranted "qualified_immunity_granted" from [Ours],
        /// An officer was held not to be immune from a civil suit.
        QualifiedImmunityDenied "qualified_immunity_denied" from [Ours],
        /// A decision was appealed.
        Appealed "appealed" from [Ours],
        /// A decision was upheld on appeal or in arbitration.
        Upheld "upheld" from [Ours],
        /// A decision was changed on appeal or in arbitration.
        Changed "changed" from [Ours],
        /// A decision was reversed on appeal or in arbitration.
        Reversed "reversed" in Changed from [Ours],
        /// A dismissed officer was ordered to be taken back.
        Reinstated "reinstated" in Changed from [Ours],
        /// The manner of a death was certified.
        MannerRuled "manner_ruled" from [InvestigationPractice, Dcra],
        /// A licence was suspended or limited.
        LicenseSuspended "license_suspended" from [Ours],
        /// A licence was taken away.
        LicenseRevoked "license_revoked" from [Ours],
    }
}

impl Decision {
    /// Whether it is a charge or an indictment.
    ///
    /// ```
    /// use use_of_force::determination::Decision;
    ///
    /// assert!(Decision::Charged.is_charge());
    /// assert!(Decision::Indicted.is_charge());
    /// assert!(!Decision::NoBill.is_charge());
    /// ```
    #[must_use]
    pub fn is_charge(&self) -> bool {
        *self == Decision::Charged || self.broader() == Some(Decision::Charged)
    }
}

vocabulary! {
    /// What was alleged.
    ///
    /// Words in which agencies number allegations; a word says nothing of whether it is true.
    pub enum Allegation "allegation" {
        /// Force that was unreasonable.
        UnreasonableForce "unreasonable_force" from [Ours],
        /// Deadly force that was unreasonable.
        UnreasonableDeadlyForce "unreasonable_deadly_force" in UnreasonableForce from [Ours],
        /// A violation of policy of some kind.
        PolicyViolation "policy_violation" from [InvestigationPractice],
        /// A violation of the policy on pursuits.
        PursuitPolicy "pursuit_policy" in PolicyViolation from [PursuitPolicy],
        /// A violation of the policy on firearms.
        FirearmPolicy "firearm_policy" in PolicyViolation from [Ours],
        /// A violation of the policy on body cameras.
        CameraPolicy "camera_policy" in PolicyViolation from [Ours],
        /// Poor tactics.
        Tactics "tactics" in PolicyViolation from [InvestigationPractice],
        /// Failure to stop another officer's misconduct.
        FailureToIntervene "failure_to_intervene" from [Ours],
        /// Failure to give or call for medical aid.
        FailureToAid "failure_to_aid" from [Ours],
        /// Failure to report.
        FailureToReport "failure_to_report" from [Ours],
        /// Untruthfulness.
        Untruthfulness "untruthfulness" from [Ours],
        /// Bias or discrimination.
        Bias "bias" from [Ours],
        /// Neglect of duty.
        NeglectOfDuty "neglect_of_duty" from [Ours],
        /// Conduct unbecoming of an officer.
        ConductUnbecoming "conduct_unbecoming" from [Ours],
        /// A stop, search or arrest without lawful grounds.
        UnlawfulStopOrArrest "unlawful_stop_or_arrest" from [Ours],
        /// A violation of civil rights.
        CivilRights "civil_rights" from [InvestigationPractice, PublicData],
        /// Criminal conduct.
        CriminalConduct "criminal_conduct" from [InvestigationPractice],
    }
}

vocabulary! {
    /// The discipline imposed or recommended.
    ///
    /// Steps of discipline as agencies name them. No discipline is an empty set of them.
    pub enum Discipline "discipline" {
        /// Counseling.
        Counseling "counseling" from [Ours],
        /// Training.
        Retraining "retraining" from [Ours],
        /// A reprimand of some kind.
        Reprimand "reprimand" from [Ours],
        /// A spoken reprimand.
        OralReprimand "oral_reprimand" in Reprimand from [Ours],
        /// A written reprimand.
        WrittenReprimand "written_reprimand" in Reprimand from [Ours],
        /// A loss of pay, leave days or privileges.
        LossOfPay "loss_of_pay" from [Ours],
        /// A suspension.
        Suspension "suspension" from [Ours],
        /// A suspension without pay.
        UnpaidSuspension "unpaid_suspension" in Suspension from [Ours],
        /// A transfer to another post.
        Transfer "transfer" from [Ours],
        /// A demotion in rank.
        Demotion "demotion" from [Ours],
        /// Dismissal.
        Termination "termination" from [PublicData],
    }
}
