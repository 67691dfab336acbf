//! The officer who reports.

use super::{
    label::{HOSPITAL, INJURIES, OFFICER_GENDER, RACE, TREATMENT},
    list::highest,
    report::Reports,
};
use crate::{
    Agency, Fact, Officer, Why,
    code::{Injury, MedicalAid},
    import::{Row, dataset::record_slug, not_known, spelling},
    officer::Dress,
    said,
    value::{Identifier, IdentifierKind, List, Said, Text},
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
pub(super) fn key(row: &mut Row<'_>) -> String {
    let own = name_of(row.peek("FormID"), row.peek("UserID"), row.peek(super::OFFICER_NAME));
    let reports = row.together(Reports::of);
    let first = reports.by(&own).map(ToOwned::to_owned);
    format!("officer-{}", first.unwrap_or_else(|| record_slug(row.record())))
}

pub(super) fn officer(row: &mut Row<'_>, key: &str, agency: Option<&Agency>) -> Officer {
    let injuries = row.words("OfficerInjuryType", ',', INJURIES);
    let none = injuries.fact.known().is_some_and(List::is_empty);
    let mut injury = row.yes_no("OfficerInjuriesInjured");
    // Where the question was not answered, what the injuries are says it too.
    let injury = match injury.fact.known() {
        Some(true) => Injury::Injured.into(),
        Some(false) => Injury::Uninjured.into(),
        None if none => Injury::Uninjured.into(),
        None => {
            let fact = injury.fact.why().map_or(Fact::Unstated, Fact::Unknown);
            Said::new(fact, injury.words.take())
        }
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

fn user(row: &mut Row<'_>) -> Fact<List<Identifier>> {
    let user = spelling::whole(row.take("UserID"));
    let told = !user.is_empty() && not_known(user).is_none();
    if !told {
        return Fact::Unstated;
    }
    [Identifier::new(IdentifierKind::EmployeeNumber, user).with_issuer(PORTAL)].into()
}

/// The rank, as it is written. What somebody is to the portal is no rank.
fn rank(row: &mut Row<'_>) -> Said<Text> {
    let rank = row.text("OfficerRank");
    let told = rank.fact.known().map(Text::as_str);
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
        Fact::Unknown(why) => Said::new(why, uniform.words),
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
