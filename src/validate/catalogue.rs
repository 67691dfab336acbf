//! The rules, in the order in which reports list them.

use super::{Severity, code::codes};
use crate::{ParseError, code::Standard, error::nearest};
use std::{fmt, str::FromStr};

codes! {
    /// A value is outside of what is possible at all.
    AmountOutOfRange "amount_out_of_range" Error Nuof
        "height, weight, age and the like have bounds that nobody passes; a height is at most 10 feet 11 inches",
    /// A word is in no vocabulary.
    UnlistedWord "unlisted_word" Note Ours
        "the word is kept; it may be newer than this version of the crate, or misspelt",
    /// A case number is not made of at most 20 letters, digits and hyphens.
    CaseNumberForm "case_number_form" Note Nuof
        "the FBI's collection takes no other",
    /// Two nouns of one kind have the same identifier.
    IdentifierOfTwo "identifier_of_two" Warning Ours
        "such a number is unique for its issuer, so the two are perhaps one; a case or a row of a data set may be that of several",
    /// The first two letters of an ORI are those of another state than the agency's.
    OriOfAnotherState "ori_of_another_state" Warning Nibrs
        "an ORI begins with the letters of its state",
    /// The first two digits of a GEOID are those of another state than the one named.
    GeoidOfAnotherState "geoid_of_another_state" Error Niem
        "a GEOID of a state, county or place begins with the FIPS code of the state",
    /// A point does not lie in the state that is stated.
    PointOutsideState "point_outside_state" Error Ours
        "a state lies within bounds, after the boundary files of the Census Bureau, rounded outward; a sign may have been lost",
    /// The incident is said to be of no kind.
    IncidentOfNoKind "incident_of_no_kind" Warning Nuof
        "a report has at least one reason for which it is made",
    /// What is described of the incident is not among its kinds.
    KindsLeaveOut "kinds_leave_out" Note Ours
        "the kinds are the whole answer of their source, who may not have known of it",
    /// A death in custody, of which nobody who is described died.
    DeathInCustodyOfNobody "death_in_custody_of_nobody" Warning Ours
        "somebody died, who may not be described yet",
    /// More officers used force or were hurt than were there.
    MoreOfficersThanPresent "more_officers_than_present" Error Ours
        "only somebody who is there uses force; one may be hurt on the way there",
    /// A number is smaller than what is described.
    FewerThanDescribed "fewer_than_described" Error Nuof
        "a number is that of the records about officers and persons, or more, since not everybody is described",
    /// A part is more than its whole.
    PartExceedsWhole "part_exceeds_whole" Error Nuof
        "all officers of an incident include one agency's, all rounds of a shooting those of its parts",
    /// Justifiable homicide stands among other offenses.
    JustifiableHomicideAmongOffenses "justifiable_homicide_among_offenses" Warning Nibrs
        "a report of 09C has no other offense",
    /// Answers on the first contact contradict each other.
    ContactContradictsItself "contact_contradicts_itself" Error Ours
        "a question is answered by no, and another answer says yes; a call may have turned out to be something else",
    /// A stage of custody, though the contact was not in custody.
    CustodyStageWithoutCustody "custody_stage_without_custody" Warning Ursus
        "the stage is asked only of an event in custody",
    /// Offenses without unlawful or suspicious activity, or that activity without an offense.
    OffensesWithoutUnlawfulActivity "offenses_without_unlawful_activity" Note Nuof
        "the offenses are asked if, and only if, that was the reason for the contact",
    /// Nobody was arrested, but somebody was.
    ArrestDenied "arrest_denied" Warning Ours
        "whoever said that nobody was arrested may have spoken of the scene only",
    /// A role at a school, though it did not happen on the grounds of one.
    SchoolRoleElsewhere "school_role_elsewhere" Warning Ursus
        "the role is asked only of what happens on the grounds of a school",
    /// Several places, though that is denied.
    SeveralPlacesDenied "several_places_denied" Warning Ours
        "what happened in two jurisdictions did not happen at one place, unless a border runs through it",
    /// An agency's officer shot at somebody after it had stopped being one.
    ShootingAfterAgencyEnded "shooting_after_agency_ended" Error Nibrs
        "nothing is reported of an agency after it ended",
    /// The last shooting before the incident was after it.
    LastShootingAfterIncident "last_shooting_after_incident" Error Ours
        "the field holds the last one before the incident",
    /// An agency had stopped being one before the incident.
    AgencyEndedBeforeIncident "agency_ended_before_incident" Warning Nibrs
        "an agency that ended takes no part, but its successor may be recorded under its name",
    /// Members of an agency that is no task force.
    MembersWithoutTaskForce "members_without_task_force" Warning Ours
        "agencies are members of task forces and teams",
    /// An agency reports for itself, or is its own member, at once or by way of others.
    AgencyWithinItself "agency_within_itself" Error Nibrs
        "covered by another agency means by another one",
    /// A camera that was not worn was recording or has footage.
    RecordedWithoutCamera "recorded_without_camera" Error Ours
        "a body camera records only what whoever wears it sees",
    /// There is footage, though the camera was not recording.
    FootageWithoutRecording "footage_without_recording" Warning Ours
        "some cameras keep the time before they are switched on",
    /// Footage was released that does not exist.
    ReleasedWithoutFootage "released_without_footage" Error Ours
        "only what exists is released",
    /// An officer served for more years than their life has.
    ServiceLongerThanLife "service_longer_than_life" Error Ours
        "service begins after birth, and hardly before the age of 16",
    /// An officer discharged a firearm and used no force.
    DischargeWithoutForce "discharge_without_force" Warning Oibrs
        "a discharge at or in the direction of a person is force; one at an animal or by accident may not be counted",
    /// The officer used no force, but applied it.
    ForceDenied "force_denied" Error Ours
        "whoever applies force uses it",
    /// A shooter did not discharge a firearm.
    ShooterDidNotDischarge "shooter_did_not_discharge" Error Ours
        "shooters are those who discharged firearms",
    /// A shooter was not armed.
    UnarmedShooter "unarmed_shooter" Warning Ours
        "a person who shoots has a weapon then, but perhaps not before",
    /// An officer shot while on leave.
    ShooterOnLeave "shooter_on_leave" Note Ours
        "it happens: officers on leave or off duty carry weapons",
    /// An officer was there for an agency that took no part.
    OfficerOfUninvolvedAgency "officer_of_uninvolved_agency" Note Ours
        "it happens: officers help each other without orders",
    /// A minor is of age, or an adult is not.
    MinorContradictsAge "minor_contradicts_age" Error Ours
        "a minor is under 18",
    /// Answers on being armed and with what contradict each other.
    ArmedContradictsWeapons "armed_contradicts_weapons" Error Ursus
        "the weapons are asked if, and only if, the person was armed; bare hands are none",
    /// Somebody was armed when force was used, and not armed in the incident.
    ArmedAtForceContradictsArmed "armed_at_force_contradicts_armed" Error Ours
        "whoever was armed at one moment was armed; the other way round a weapon can have been thrown away before",
    /// Answers on being believed armed and with what contradict each other.
    BelievedArmedContradictsWeapons "believed_armed_contradicts_weapons" Error Ursus
        "the weapons are asked if, and only if, the person was perceived to be armed",
    /// Answers on having resisted and how contradict each other.
    ResistedContradictsResistance "resisted_contradicts_resistance" Error Nuof
        "the types of resistance are asked if, and only if, the person resisted",
    /// Answers on impairment and its nature contradict each other.
    ImpairedContradictsCondition "impaired_contradicts_condition" Warning Nuof
        "the impairments are asked if, and only if, there was one; a disability may not count as such",
    /// Answers on having fled and how contradict each other.
    FledContradictsFlight "fled_contradicts_flight" Error Ours
        "whoever flees does so in some way, and nobody else does",
    /// A bystander was a subject or a suspect.
    BystanderTookPart "bystander_took_part" Warning Ours
        "a bystander has no part, but may be struck",
    /// An animal was a suspect, a driver, a hostage, a caller or a prisoner.
    AnimalInHumanRole "animal_in_human_role" Error Ours
        "these are roles of persons",
    /// A species of somebody who is no animal.
    SpeciesOfNoAnimal "species_of_no_animal" Warning Ours
        "the species is given of animals",
    /// A person is Hispanic and not Hispanic.
    HispanicAndNot "hispanic_and_not" Error Nibrs
        "ethnicity is one or the other",
    /// A person or officer is said to be of no race.
    OfNoRace "of_no_race" Warning Nuof
        "a report has at least one race, or the reason why it is not known",
    /// A basis is given for a fact that is not.
    BasisOfNothing "basis_of_nothing" Note Ours
        "the basis says from what a value is known",
    /// Arrested, and a reason for not having been.
    ArrestedAndNot "arrested_and_not" Warning NewJersey
        "the reason is asked of those who were not arrested, who may have been before",
    /// Uninjured, but with injuries or injured by somebody.
    UninjuredWithInjuries "uninjured_with_injuries" Error Ursus
        "the kinds of injuries are asked if, and only if, there were any",
    /// Somebody who did not die has a date, place, manner or cause of death, or an injury that was fatal.
    DeathDenied "death_denied" Error Ours
        "only the dead have them; whoever had not died when that was said may have since",
    /// A person died before being born.
    DiedBeforeBorn "died_before_born" Error Ours
        "birth comes first",
    /// Death was pronounced before it came.
    PronouncedBeforeDied "pronounced_before_died" Error Ours
        "death is pronounced of the dead",
    /// Somebody was born after the incident.
    BornAfterIncident "born_after_incident" Error Ours
        "only somebody who was born was there",
    /// An age does not fit the date of birth.
    AgeContradictsBirth "age_contradicts_birth" Error Ours
        "an age is in completed years at the time of the incident; perhaps at the time of the statement",
    /// Somebody who took part had died before the incident.
    DiedBeforeIncident "died_before_incident" Error Ours
        "only the living take part; a suspect or a witness may have died before officers came",
    /// Somebody who shot, was aimed at or was struck had died before.
    DiedBeforeShooting "died_before_shooting" Error Ours
        "whoever shoots is alive then; a body may be shot at",
    /// A pursuit ends before it begins.
    PursuitEndsBeforeItBegins "pursuit_ends_before_it_begins" Error Ours
        "an end comes after its beginning",
    /// A pursuit began or ended before the earlier offenses for which the person was sought.
    SoughtForLaterOffense "sought_for_later_offense" Error Ours
        "somebody is sought for what was done before",
    /// A pursuit lasted for longer or shorter than its beginning and end allow.
    DurationContradictsTimes "duration_contradicts_times" Error Ours
        "the duration is the time from the one to the other",
    /// A pursuit went on as one that began before it.
    ContinuedBeforeItBegan "continued_before_it_began" Error Ours
        "what goes on comes later",
    /// A pursuit went on as one that began before it ended.
    ContinuedBeforeItEnded "continued_before_it_ended" Warning Ours
        "the next one begins when this one ends, though some officers may still be driving",
    /// A pursuit goes on as itself.
    PursuitContinuesItself "pursuit_continues_itself" Error Ours
        "each goes on as another one",
    /// A pursuit began or ended in a jurisdiction in which its crossings do not begin or end.
    CrossingsMissAnEnd "crossings_miss_an_end" Error Ours
        "the jurisdictions that it went through include the first and the last",
    /// An agency that began or ended a pursuit is not among all that took part.
    LeftOutOfCompleteList "left_out_of_complete_list" Error Ours
        "a list that is said to be complete leaves nobody out",
    /// A pursuit ended in a crash, without a collision.
    CrashedWithoutCollision "crashed_without_collision" Warning Ours
        "a crash is a collision, but one with no other vehicle may not be counted",
    /// More were killed than were hurt or killed.
    MoreKilledThanHurt "more_killed_than_hurt" Error Ours
        "those who were killed are counted among those who were hurt or killed",
    /// More rounds struck somebody than were fired.
    MoreHitsThanRounds "more_hits_than_rounds" Error Ours
        "each that strikes was fired",
    /// More warning shots than rounds.
    MoreWarningShotsThanRounds "more_warning_shots_than_rounds" Error Ours
        "warning shots are counted among the rounds fired",
    /// Rounds struck somebody, and nobody was struck; or none did, and somebody was.
    HitsContradictStruck "hits_contradict_struck" Error Ours
        "whoever is struck is struck by a round; how many a round strikes is open",
    /// Somebody was struck in a shooting, and is uninjured.
    StruckButUninjured "struck_but_uninjured" Warning Ours
        "armor or a thing that was carried may have stopped the round",
    /// A collision came before the pursuit in which it was.
    CollisionBeforeItsPursuit "collision_before_its_pursuit" Error Ours
        "a collision that led to a pursuit is not one in it",
    /// A shooting came before the pursuit during which it happened.
    ShootingBeforeItsPursuit "shooting_before_its_pursuit" Error Ours
        "it happened during the pursuit or at its end",
    /// A shooting came more than an hour after the pursuit during which it happened.
    ShootingLongAfterItsPursuit "shooting_long_after_its_pursuit" Warning Ours
        "at the end of a pursuit is soon after it",
    /// A part of a shooting is no discharge of a firearm.
    ShootingPartWithoutFirearm "shooting_part_without_firearm" Error Ours
        "a shooting is made of discharges of firearms; bean bags are fired from shotguns",
    /// A discharge came before the first shot of its shooting.
    ForceBeforeItsShooting "force_before_its_shooting" Error Ours
        "the time of a shooting is that of its first shot",
    /// A use of force came before one that it followed.
    OrderContradictsTimes "order_contradicts_times" Error Ours
        "the order of the uses of force is that of their times",
    /// Force that was only threatened, displayed or pointed was discharged or struck somebody.
    ShownButApplied "shown_but_applied" Error Ours
        "how far it went is the furthest that it went",
    /// Something of the incident came before officers and the subject first met.
    BeforeFirstContact "before_first_contact" Warning Nuof
        "the incident occurred when officers and the subject first interacted; a person may have shot before",
    /// An investigation is due before it is opened.
    DeadlineBeforeOpening "deadline_before_opening" Error Ours
        "a deadline comes after the opening",
    /// An investigation was opened before the incident.
    InvestigationBeforeIncident "investigation_before_incident" Warning Ours
        "one into what went before may have been extended to the incident",
    /// Something was decided before the incident.
    DeterminationBeforeIncident "determination_before_incident" Warning Ours
        "a decision on what went before may belong to the record",
    /// Something was decided in an investigation before that was opened.
    DeterminationBeforeOpening "determination_before_opening" Error Ours
        "nothing is decided in what is not open yet",
    /// A sentence without a conviction.
    SentenceWithoutConviction "sentence_without_conviction" Error Ours
        "a sentence follows a conviction or a plea; charges may be dismissed after a diversion",
    /// Discipline without a finding.
    DisciplineWithoutFinding "discipline_without_finding" Warning InvestigationPractice
        "whoever is exonerated is not disciplined for that, but perhaps for something else",
    /// An amount that a decision against the plaintiff awards.
    AmountWithoutAward "amount_without_award" Warning Ours
        "nothing is awarded to whoever loses, but costs may be paid, and a suit is dismissed when it is settled",
    /// A leave ends before it begins.
    LeaveEndsBeforeItBegins "leave_ends_before_it_begins" Error Ours
        "an end comes after its beginning",
    /// A leave of somebody who was no longer an officer there.
    LeaveAfterLeaving "leave_after_leaving" Error Ours
        "who was dismissed, or resigned or retired, is on no leave; the standing may have been said early",
    /// A standing of leave, beside a leave that ended since it was said.
    DutyOfEndedLeave "duty_of_ended_leave" Warning Ours
        "whoever said the standing may not have said it again",
    /// A leave ended before the incident, or one that awaits an outcome began before it.
    LeaveBeforeIncident "leave_before_incident" Warning Ours
        "a leave because of the incident comes after it",
    /// A leave ended by the death of an officer who did not die.
    LeaveEndedByDeniedDeath "leave_ended_by_denied_death" Error Ours
        "whoever had not died when that was said may have since",
    /// A leave began after its officer had died.
    LeaveAfterDeath "leave_after_death" Warning Ours
        "only the living go on leave, though records may be made later",
    /// An officer is on two leaves at once.
    TwoLeavesAtOnce "two_leaves_at_once" Warning Ours
        "one leave may be recorded under two keys, or one may have followed the other",
    /// A step on an investigation before that was opened.
    StepBeforeOpening "step_before_opening" Error Ours
        "what is not open is not concluded",
    /// Steps happened in another order than the log has them.
    StepsOutOfOrder "steps_out_of_order" Warning Ours
        "each step is taken where the one before it left the matter",
    /// The incident was resolved or reopened before it occurred.
    ResolvedBeforeIncident "resolved_before_incident" Error Nibrs
        "a clearance is not dated before the incident",
    /// The incident was resolved before a leave or an investigation was over that is not left.
    ResolvedBeforeItWasOver "resolved_before_it_was_over" Warning Ours
        "what is not over when an incident is resolved is named as left",
    /// A resolution stands, although something stood in its way.
    ResolutionUndermined "resolution_undermined" Error Ours
        "what was certainly so before it is over or named as left when an incident is resolved",
    /// A step cannot stand any more, since what it needs was withdrawn or replaced.
    StepUndermined "step_undermined" Error Ours
        "the tables admit no such step there, so it moves nothing",
    /// A moment came before another one that is said to have come before it.
    SequenceContradictsTimes "sequence_contradicts_times" Error Ours
        "the times of the two say otherwise",
    /// Two moments are further apart or nearer than is said.
    GapContradictsTimes "gap_contradicts_times" Error Ours
        "the times of the two say otherwise",
    /// A moment comes before itself, at once or by way of others.
    SequenceCircle "sequence_circle" Error Ours
        "nothing comes before itself",
    /// Something is said to have happened before it had.
    SaidBeforeItHappened "said_before_it_happened" Error Nibrs
        "nobody reports what has not happened; beginnings and ends of leaves, of duty and of investigations, and decisions are announced",
    /// Something is said to have happened more than a hundred years before anybody spoke of it.
    LongBefore "long_before" Warning Ours
        "a year of two digits was perhaps filled up with zeros",
    /// A statement became public before it was made.
    PublicBeforeSaid "public_before_said" Error Ours
        "only what was said becomes public",
    /// A statement was entered into the record before it was made.
    RecordedBeforeSaid "recorded_before_said" Error Ours
        "only what was said is entered",
    /// A statement was read in what had been published before it was made.
    PublishedBeforeSaid "published_before_said" Warning Ours
        "a publication may have been updated since",
    /// One source publishes what another one withholds.
    PublishedAndWithheld "published_and_withheld" Note Ours
        "it happens; whoever publishes the record may want to know",
    /// A description mentions what was ruled out.
    MentionsRuledOut "mentions_ruled_out" Note Ours
        "what has no part in the incident does not belong there, unless the source was not corrected",
    /// An answer has been pending for too long.
    PendingTooLong "pending_too_long" Warning Ours
        "somebody may have forgotten it",
    /// A deadline has passed, and the investigation is not concluded.
    DeadlinePassed "deadline_passed" Warning Ours
        "its end may not have been announced",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads the stable word of a rule.
///
/// ```
/// use use_of_force::validate::Code;
///
/// assert_eq!("shooter_on_leave".parse(), Ok(Code::ShooterOnLeave));
/// assert!("shooter_on_holiday".parse::<Code>().is_err());
/// ```
impl FromStr for Code {
    type Err = ParseError;

    fn from_str(word: &str) -> Result<Self, ParseError> {
        let found = Code::ALL.iter().copied().find(|code| code.as_str() == word);
        found.ok_or_else(|| {
            let words = Code::ALL.iter().map(|code| code.as_str());
            let near =
                nearest(word, words).map_or(String::new(), |near| format!(" such as `{near}`"));
            ParseError::new(format!("the code of a rule{near}"), word)
        })
    }
}
