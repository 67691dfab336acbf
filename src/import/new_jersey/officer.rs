//! The officer who reports, and the agency.

use super::{
    label::{HOSPITAL, INJURIES, OFFICER_GENDER, RACE, TREATMENT, agency_kind},
    list::highest,
};
use crate::{
    Agency, Fact, Jurisdiction, Officer, Why,
    code::{Injury, MedicalAid},
    import::{Row, dataset::record_slug, not_known, slug, spelling},
    officer::Dress,
    said,
    value::{Identifier, IdentifierKind, Said},
};

pub(super) const PORTAL: &str = "New Jersey use of force portal";

/// Who made each report of the incident: the user of the portal, or else the name. Who has neither is
/// nobody else.
pub(super) fn names(row: &Row<'_>) -> impl Iterator<Item = String> {
    let forms = row.each("FormID");
    let users = row.each("UserID").zip(row.each(super::OFFICER_NAME));
    forms.zip(users).map(|(form, (user, name))| name_of(form, user, name))
}

fn name_of(form: &str, user: &str, name: &str) -> String {
    let told = |text: &str| !spelling::is_blank(text) && not_known(text).is_none();
    match (told(user), told(name)) {
        (true, _) => format!("user {}", spelling::whole(user)),
        (false, true) => format!("name {}", name.to_lowercase()),
        (false, false) => format!("form {form}"),
    }
}

/// The key of the officer: that of the first report in the incident by the same one.
pub(super) fn key(row: &Row<'_>) -> String {
    let own = name_of(row.peek("FormID"), row.peek("UserID"), row.peek(super::OFFICER_NAME));
    let mut reports = row.each("FormID").zip(names(row));
    let first = reports.find(|(_, name)| *name == own).map(|(form, _)| spelling::whole(form));
    format!("officer-{}", record_slug(first.unwrap_or(row.record())))
}

pub(super) fn officer(row: &mut Row<'_>, key: &str, agency: Option<&Agency>) -> Officer {
    let injuries = row.words("OfficerInjuryType", ',', INJURIES);
    let none = injuries.fact().known().is_some_and(crate::value::Set::is_empty);
    let mut injury = row.yes_no("OfficerInjuriesInjured");
    // Where the question was not answered, what the injuries are says it too.
    let injury = match injury.fact.known() {
        Some(true) => Injury::Injured.into(),
        Some(false) => Injury::Uninjured.into(),
        None if none => Injury::Uninjured.into(),
        None => Said {
            fact: injury.fact.why().map_or(Fact::Unstated, Fact::Unknown),
            words: injury.words.take(),
            believed: false,
        },
    };
    Officer::new(key)
        .employer(agency.map(|agency| agency.key.clone()))
        .name(row.text(super::OFFICER_NAME))
        .identifiers(user(row))
        .age(row.ages_within("OfficerAge", 16..=100))
        .race(row.words("OfficerRaceEthnicity", ',', RACE))
        .sex(row.word("OfficerGender", OFFICER_GENDER))
        .rank(rank(row))
        .dress(dress(row))
        .injury(injury)
        .injury_types(injuries)
        .medical_aid(medical_aid(row))
}

fn user(row: &mut Row<'_>) -> Fact<crate::value::Among<Identifier>> {
    let user = spelling::whole(row.take("UserID"));
    let told = !user.is_empty() && not_known(user).is_none();
    if !told {
        return Fact::Unstated;
    }
    [Identifier::new(IdentifierKind::EmployeeNumber, user).with_issuer(PORTAL)].into()
}

/// The rank, as it is written. What somebody is to the portal is no rank.
fn rank(row: &mut Row<'_>) -> Said<crate::value::Text> {
    let rank = row.text("OfficerRank");
    let told = rank.fact.known().map(crate::value::Text::as_str);
    match told {
        Some(rank @ ("Agency User" | "Agency Admin" | "Other")) => {
            said(Why::Unexplained).words(rank).into()
        }
        _ => rank,
    }
}

/// The form asks for a uniform only.
fn dress(row: &mut Row<'_>) -> Said<Dress> {
    let uniform = row.yes_no("OfficerInUniform");
    match uniform.fact {
        Fact::Known(true) => Dress::Uniform.into(),
        Fact::Known(false) => {
            row.take_in_part("OfficerInUniform");
            said(Why::NotCollected).words("not in uniform").into()
        }
        Fact::Unknown(why) => Said { fact: why.into(), words: uniform.words, believed: false },
        Fact::Unstated => Fact::Unstated.into(),
    }
}

/// The medical aid with what came of it in a hospital.
fn medical_aid(row: &mut Row<'_>) -> Said<MedicalAid> {
    let aid = highest(row, "OfficerMedicalTreatment", TREATMENT);
    let outcome = row.word("OfficerHospitalTreatment", HOSPITAL);
    let Fact::Known(outcome) = outcome.fact else {
        return aid;
    };
    let narrower = aid.fact.is(&MedicalAid::Hospital) && outcome == MedicalAid::Admitted;
    if narrower && aid.words.is_none() {
        return outcome.into();
    }
    let cells = ["OfficerMedicalTreatment", "OfficerHospitalTreatment"];
    let cells = cells.map(|column| row.take_in_part(column));
    let words: Vec<_> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    said(outcome).words(words.join("; ")).into()
}

/// The agency, under the county that it reports under. A name alone is that of several.
pub(super) fn agency(row: &mut Row<'_>) -> Option<Agency> {
    let county = county_of(row.peek("County"));
    let name = row.text("AgencyName");
    let Some(told) = name.fact.known().cloned() else {
        row.take("County");
        return None;
    };
    let key = match county {
        Some(county) => format!("agency-{}-{}", slug(county), slug(told.as_str())),
        None => format!("agency-{}", slug(told.as_str())),
    };
    let key: String = key.chars().take(64).collect();
    let mut agency =
        Agency::new(key.trim_end_matches('-')).name(name).kind(agency_kind(told.as_str()));
    if let Some(county) = county {
        row.take("County");
        agency = agency.jurisdiction(Jurisdiction::county_of(county, "NJ"));
    } else {
        let words = row.take_in_part("County");
        if !words.is_empty() {
            agency = agency.jurisdiction(said(Why::Unexplained).words(words));
        }
    }
    Some(agency)
}

/// A county; `Other` is the whole state, or none.
fn county_of(cell: &str) -> Option<&str> {
    let told = !spelling::is_blank(cell) && not_known(cell).is_none();
    (told && !cell.eq_ignore_ascii_case("other")).then(|| without_county(cell))
}

/// The name of a county without that word.
pub(super) fn without_county(name: &str) -> &str {
    let name = name.trim();
    let at = name.len().saturating_sub(" county".len());
    let (front, back) = (name.get(..at), name.get(at..));
    let is_county = back.is_some_and(|back| back.eq_ignore_ascii_case(" county"));
    front.filter(|_| is_county).unwrap_or(name)
}
