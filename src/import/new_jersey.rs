//! New Jersey's reports of the use of force, as the Attorney General publishes them raw.
//!
//! One row is the report of one officer. What is said in it the officer says, on some day between the
//! incident and the release: each report is a [`Source`] of its own, read in the release, so that what
//! two officers say differently is a [dispute](crate::dispute) or a refinement.
//!
//! # What is one incident
//!
//! Reports are one incident if the publisher gives them one `IncidentID`, which is made of the county,
//! the agency and the agency's case number; where it is missing it is made so here, and a report
//! without a case number is alone. Nothing else joins reports: those of two agencies stay two
//! incidents. Reports that have the same case number, day and municipality and were not joined are
//! [candidates](super::Candidate).
//!
//! # Who is who
//!
//! * An officer is one user of the portal, or else one name, within an incident. Keys are those of the
//!   first report, so that they stay the same when reports are added.
//! * **The lists of subjects are not parallel.** In a report of several subjects each list is sorted by
//!   itself: `18, 35` beside `Female, Male` does not say who is 18. So of these lists the first whose
//!   items differ tells the subjects apart, one each, which only says who is called which; a list whose
//!   items are all the same holds of each; every other list is kept in a [`Remark`](crate::Remark).
//! * Lists of what subjects did, suffered and were given, and of force, have as many items as there are
//!   answers: they are said of a subject only if there is no other one.
//! * Subjects of two reports are one person if both reports say the same age in years, race and gender,
//!   and no report, and no officer in two reports, describes two such. Else they are as many persons
//!   as are described, and [`subjects`](Circumstances::subjects) has the bounds: each report says how
//!   many there are at least; where the reports differ, the importer adds how many there are at most.
//!   It does not where `Unknown Subject(s)` stands or lists disagree on the number.
//!
//! # What is made of it
//!
//! * Each label of force is one [`Force`](crate::Force) by the officer, however often it is listed.
//!   `Pointing Firearm` and `CED Spark Display` were not applied; what was discharged was, whether or
//!   not it struck. Discharges of firearms on one day of an incident are one [`Shooting`](crate::Shooting).
//! * Municipalities are those of a list of New Jersey's, so the incident was in that state. The county
//!   that an agency reports under is its jurisdiction; `Other` stands for all other agencies, and is
//!   kept in words.
//! * An officer's gender `Other` and rank `Agency User` are what stands where nothing was given.
//!   `OtherOfficerInvolved` was asked until the end of 2021: `Not Provided` is not collected.
//! * A subject who was not arrested because `Deceased` died; of what is not said.
//! * Where a field holds one value and the form took several, the one stands that the others are wider
//!   words for, of medical aid the furthest; else the field is unusable. The cell is in its words.

mod agency;
mod conduct;
mod force;
mod label;
mod list;
mod officer;
mod person;
mod report;
mod scene;
mod subject;

use super::{Dataset, Error, Import, OtherNames, Row, Together, dataset::record_slug, not_known};
use crate::{
    Circumstances, Claim, Fact, Incident, Person, Source, Statement, When, circumstances,
    person::Role,
    said,
    source::Kind,
    value::{Amount, Said, Text},
};
use std::io::Read;

/// The officer's name in the first release, in which `officer_name` is the id of the user.
const OFFICER_NAME: &str = "Officer_Name2";

const OTHER_NAMES: OtherNames = &[
    ("County", &["County2"]),
    ("AgencyName", &["agency_name3"]),
    (OFFICER_NAME, &["OfficerName"]),
    ("UserID", &["officer_name"]),
    ("OfficerRaceEthnicity", &["officer_race"]),
    ("OfficerGender", &["officer_gender_fill"]),
    ("OfficerInjuryType", &["OffInjuryType"]),
    ("OfficerMedicalTreatment", &["OFFMEDTREAT2"]),
    ("TotalSubInjuredInIncident", &["TotalSubInjuredIncident"]),
    ("SubjectInjuredPriorToIncident", &["SubjectInjuredPrior"]),
    ("PerceivedConditionOfSubject", &["PerceivedCondition"]),
    ("SubjectActions", &["SubActions"]),
    ("SubjectResistance", &["SubResist"]),
    ("SubjectMedicalTreatment", &["SubMedicalTreat"]),
    ("SubjectInjuryType", &["SubjectInjuries"]),
    ("SubjectArrested", &["SubjectsArrested"]),
    ("ReasonSubjectNotArrested", &["ReasonNotArrest"]),
    ("SubjectAge", &["SubectsAge", "SubjectsAge"]),
    ("SubjectRaceEthnicity", &["SubjectRace"]),
    ("SubjectGender", &["SubectsGender", "SubjectsGender"]),
    ("ForceType", &["TypeofForce"]),
];

/// Columns of some releases that no field answers.
const KEPT: [&str; 3] =
    ["on_behalf_other_officer_last_nam", "on_behalf_other_officer_first_na", "NoInjury"];

/// The data set, of the release that was published then.
#[must_use]
pub fn dataset(released: When) -> Dataset {
    Dataset::new("new-jersey-attorney-general", released)
        .name("New Jersey Attorney General, use of force reports")
        .url("https://www.njoag.gov/force/")
        .licence("CC0-1.0")
}

/// The import of the raw reports, of whatever release.
///
/// ```
/// use use_of_force::{import::new_jersey, when};
///
/// // Two officers report one case; each names a subject of 24, and the second one more.
/// let file = "\
/// FormID,County,AgencyName,OfficerName,UserID,IncidentID,ReportNumber,IncidentCaseNumber,IncidentDate,\
/// IncidentMunicipality,ContactOrigin,SubjectType,SubjectAge,SubjectRaceEthnicity,SubjectGender,ForceType
/// 71,Essex,Exampleton PD,Officer Example,8,ESSEX-EXAMPLETON PD-31-7,UOF31-1-1,31-7,2031-05-04,\
/// \"Exampleton, Essex County\",Dispatched,Person,24,White,Male,Used take down on
/// 72,Essex,Exampleton PD,Officer Sample,9,ESSEX-EXAMPLETON PD-31-7,UOF31-1-2,31-7,2031-05-04,\
/// \"Exampleton, Essex County\",Dispatched,\"Person, Person\",\"24, 31\",\"White, White\",\"Male, Male\",Used arms/hands
/// ";
/// let mut import = new_jersey::import(when!("2031-06-01"), file.as_bytes())?;
/// let incident = import.next().unwrap()?;
/// assert!(import.next().is_none());
/// assert_eq!(incident.officers().count(), 2);
/// let people: Vec<_> = incident.people().map(|person| person.key.as_str()).collect();
/// assert_eq!(people, ["person-71-1", "person-72-2"], "he who is 24 stands in both reports");
/// // Of the force by the second officer it is not said on whom it was used.
/// let force: Vec<_> = incident.force().map(|force| force.on.is_unstated()).collect();
/// assert_eq!(force, [false, true]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the file is no table or lacks columns that every release has.
pub fn import<'f>(released: When, file: impl Read + Send + 'f) -> Result<Import<'f>, Error> {
    let import = Import::new(dataset(released), file, move |row| report(row, released))?;
    Ok(import
        .other_names(OTHER_NAMES)
        .record(["FormID"])?
        .requires(["IncidentCaseNumber", "SubjectType", "ForceType"])?
        .together(|row| incident(row).map_or(Together::Alone, Together::Named))
        .alike(|row| {
            let told = |text: &&str| !text.is_empty() && not_known(text).is_none();
            let case = Some(row.peek("IncidentCaseNumber")).filter(told)?;
            let day = Some(row.peek("IncidentDate")).filter(told)?;
            let day = day.split(['T', ' ']).next().unwrap_or(day);
            let place = Some(row.peek("IncidentMunicipality")).filter(told)?;
            Some(format!("{case}, {day}, {place}"))
        })
        .recorded(number_of_subjects))
}

/// The publisher's name of the incident, or what the publisher makes it of; none without a case
/// number.
fn incident(row: &Row<'_>) -> Option<String> {
    let told = |text: &str| !text.trim().is_empty() && not_known(text).is_none();
    let id = row.peek("IncidentID");
    if !id.is_empty() {
        // It ends with the number of the case, without which it is that of many.
        return id.rsplit('-').next().is_some_and(told).then(|| id.to_owned());
    }
    let parts = ["County", "AgencyName", "IncidentCaseNumber"].map(|column| row.peek(column));
    parts.iter().all(|part| told(part)).then(|| parts.join("-").to_uppercase())
}

/// A report.
fn report(row: &mut Row<'_>, released: When) -> Vec<Claim> {
    let agency = agency::agency(row);
    let issuer = agency.as_ref().and_then(|agency| agency.name.known()).cloned();
    let mut source =
        Source::new(format!("form-{}", record_slug(row.record()))).kind(Kind::OfficerReport);
    if let Some(agency) = &agency {
        source = source.agency(&agency.key);
    }
    row.said_by(source);
    let (day, mut remarks) = scene::day(row);
    // The report was made after the incident and before the release.
    let made = day.fact.known().and_then(|day| When::parse(&format!("{day}/{released}")).ok());
    row.said_at(made.unwrap_or(released));

    let key = officer::key(row);
    let subjects = subject::describe(row);
    let (force, shooting) = force::force(row, &key, &subjects);
    let mut officer = officer::officer(row, &key, agency.as_ref());
    let mut kinds = vec![circumstances::Kind::Force];
    if shooting.is_some() {
        kinds.push(circumstances::Kind::ShootingByOfficer);
        officer = officer.discharged_firearm(true);
    }
    let mut circumstances = scene::circumstances(row, issuer.as_ref().map(Text::as_str))
        .kinds(kinds)
        .occurred(day.clone());
    if let Some(number) = &subjects.number {
        circumstances = circumstances.subjects(number.clone());
    }
    circumstances = circumstances.people_hurt(hurt(row, &subjects));
    let shooting = shooting.map(|shooting| {
        let jurisdiction = scene::jurisdiction(row);
        force::shooting(&shooting, day, jurisdiction, &key, agency.as_ref(), &subjects).into()
    });
    row.ignore("KEEPDROP", "a mark of the publisher's own work");
    row.ignore("Officer_Name_Agency", "the officer and the agency again");
    for column in KEPT {
        if !row.peek(column).is_empty() {
            remarks.extend(list::remark(row, column));
        }
    }
    let mut claims: Vec<Claim> = vec![circumstances.into()];
    claims.extend(agency.map(Into::into));
    claims.push(officer.into());
    claims.extend(subjects.claims);
    claims.extend(shooting);
    claims.extend(force);
    claims.extend(remarks);
    claims
}

/// How many persons were hurt at least: those whom this report counts.
fn hurt(row: &mut Row<'_>, subjects: &subject::Described) -> Said<Amount> {
    const COLUMN: &str = "TotalSubInjuredInIncident";
    if subjects.is_animal {
        row.take(COLUMN);
        return Fact::Unstated.into();
    }
    let counted = row.count(COLUMN);
    match counted.fact.known().map(|number| number.low()) {
        // Of those of this report; who else was hurt is not said.
        Some(0) => Fact::Unstated.into(),
        Some(number) => Said::new(number.., counted.words),
        None => counted,
    }
}

/// How many subjects an incident has, by all of its reports: as many as one report lists at least, and at
/// most as many as are described.
fn number_of_subjects(incident: &Incident) -> Vec<Claim> {
    let mut least = 0;
    for claim in incident.statements().flat_map(Statement::says) {
        let Claim::Circumstances(said) = claim else { continue };
        let Some(number) = said.subjects.known() else { continue };
        if said.words("subjects").is_ok_and(|words| words.is_some()) {
            return Vec::new();
        }
        least = least.max(number.low());
    }
    let is_subject =
        |person: &&Person| person.roles.known().is_some_and(|roles| roles.contains(&Role::Subject));
    let most = incident.people().filter(is_subject).count();
    let Some(most) = u32::try_from(most).ok().filter(|most| least > 0 && *most > least) else {
        return Vec::new();
    };
    let number = said(least..=most).words("a subject may stand in several of these reports");
    vec![Circumstances::new().subjects(number).into()]
}
