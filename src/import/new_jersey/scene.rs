//! The circumstances of an incident, as one report has them.

use super::{
    agency::without_county,
    label::{INCIDENT, LIGHTING, LOCATION, ORIGIN, PLANNED, SETTING, VIDEO, WEATHER},
    list::{one, remark},
};
use crate::{
    Circumstances, Claim, Fact, Jurisdiction, When, Why,
    circumstances::{ContactOrigin, ContactReason, Video},
    import::{Row, not_known, spelling},
    said,
    value::{Amount, Identifier, IdentifierKind, List, Said},
};

/// The columns of the day: in the first release it stands in three.
const DAYS: [&str; 3] = ["IncidentDate", "IncidentDate1", "IncidentDate1_old"];

/// The day of the incident, and what stands elsewhere of it.
pub(super) fn day(row: &mut Row<'_>) -> (Said<When>, Vec<Claim>) {
    let column = DAYS.into_iter().find(|column| !spelling::is_blank(row.peek(column)));
    let column = column.unwrap_or("IncidentDate");
    let (text, day) = (row.peek(column), row.date(column, "%m/%d/%Y"));
    let mut remarks = Vec::new();
    for other in DAYS.into_iter().filter(|other| *other != column) {
        if row.peek(other) == text {
            row.ignore(other, "the day of the incident again");
        } else if !row.peek(other).is_empty() {
            remarks.extend(remark(row, other));
        }
    }
    let year = spelling::whole(row.peek("IncidentYear"));
    if day.fact.known().is_some_and(|day| !year.is_empty() && day.to_string().starts_with(year)) {
        row.ignore("IncidentYear", "the year of the day of the incident");
    } else if !year.is_empty() {
        remarks.extend(remark(row, "IncidentYear"));
    }
    (day, remarks)
}

pub(super) fn circumstances(row: &mut Row<'_>, issuer: Option<&str>) -> Circumstances {
    let (video, body_camera) = video(row);
    let (origin, reason, planned, warrant) = contact(row);
    Circumstances::new()
        .jurisdiction(jurisdiction(row))
        .location_type(one(row, "LocationType", LOCATION))
        .setting(row.words("IndoorOrOutdoor", ',', SETTING))
        .identifiers(identifiers(row, issuer))
        .contact_origin(origin)
        .contact_reason(reason)
        .contact_planned(planned)
        .warrant_execution(warrant)
        .incident_types(row.words("IncidentType", ',', INCIDENT))
        .lighting(row.words("IncidentLighting", ',', LIGHTING))
        .weather(row.words("IncidentWeather", ',', WEATHER))
        .video(video)
        .body_camera_recorded(body_camera)
        .officers_present(present(row))
}

/// The municipality and its county, which the form takes from a list of New Jersey's.
pub(super) fn jurisdiction(row: &mut Row<'_>) -> Said<Jurisdiction> {
    const COLUMN: &str = "IncidentMunicipality";
    let cell = row.peek(COLUMN);
    if spelling::is_blank(cell) || not_known(cell).is_some() {
        let text = row.text(COLUMN);
        let fact = text.fact.why().map_or(Fact::Unstated, Fact::Unknown);
        return Said::new(fact, text.words);
    }
    if cell.eq_ignore_ascii_case("other") {
        return said(Why::Unexplained).words(row.take_in_part(COLUMN)).into();
    }
    let state = Jurisdiction::state_of("NJ");
    match cell.rsplit_once(',') {
        Some((place, county)) if county.trim().len() > without_county(county).len() => {
            row.take(COLUMN);
            state.with_county(without_county(county)).with_place(place.trim()).into()
        }
        _ => said(state.with_place(cell)).words(row.take_in_part(COLUMN)).into(),
    }
}

/// The numbers of the case and of the report, by the agency, and those of the publisher.
fn identifiers(row: &mut Row<'_>, issuer: Option<&str>) -> Vec<Identifier> {
    let mut all = Vec::new();
    let mut add = |kind, value: &str, issuer: Option<&str>| {
        if !value.is_empty() && not_known(value).is_none() {
            let number = Identifier::new(kind, value);
            all.push(match issuer {
                Some(issuer) => number.with_issuer(issuer),
                None => number,
            });
        }
    };
    let portal = Some(super::officer::PORTAL);
    row.take("FormID");
    add(IdentifierKind::DatasetRow, row.record(), portal);
    add(IdentifierKind::DatasetRow, row.take("IncidentID"), portal);
    add(IdentifierKind::CaseNumber, row.take("IncidentCaseNumber"), issuer);
    add(IdentifierKind::ReportNumber, row.take("ReportNumber"), issuer);
    all
}

/// By what it was recorded, and whether by a camera that an officer wore.
fn video(row: &mut Row<'_>) -> (Said<List<Video>>, Option<bool>) {
    let footage = row.yes_no("VideoFootage");
    let types = match row.peek("VideoType") {
        // An empty list, as a program writes it.
        "[]" => {
            row.take("VideoType");
            Fact::Unstated.into()
        }
        _ => row.words("VideoType", ',', VIDEO),
    };
    let worn = types.fact.known().is_some_and(|types| types.contains(&Video::BodyWorn));
    match (&types.fact, &footage.fact) {
        (Fact::Unstated, Fact::Known(false)) => (List::none().into(), Some(false)),
        (Fact::Unstated, Fact::Known(true)) => {
            (said(Why::Unexplained).words("there is footage").into(), None)
        }
        (Fact::Unstated, Fact::Unknown(why)) => (Said::new(*why, footage.words), None),
        _ => (types, worn.then_some(true)),
    }
}

type Contact = (Said<ContactOrigin>, Option<ContactReason>, Option<bool>, Option<bool>);

/// Who began the contact, why, whether it was planned, and whether there was a warrant.
fn contact(row: &mut Row<'_>) -> Contact {
    let planned_too = row.peek("ContactOrigin").to_lowercase().contains("pre-planned contact");
    let text = row.peek("PlannedContact").to_lowercase();
    let is_planned = planned_too || !(spelling::is_blank(&text) || text == "[]");
    let mut origin = one(row, "ContactOrigin", ORIGIN);
    let plan = match text.as_str() {
        "[]" => {
            row.take("PlannedContact");
            Fact::Unstated.into()
        }
        _ => one(row, "PlannedContact", PLANNED),
    };
    let warrant = text.contains("search warrant") || text.contains("no knock warrant");
    let reason = text.starts_with("judicial order service") && !text.contains("),");
    match (&plan.fact, &origin.fact) {
        (Fact::Unstated, _) => {}
        // What was planned says more than that it was planned.
        (Fact::Known(_), Fact::Known(ContactOrigin::Planned) | Fact::Unstated) => origin = plan,
        _ => {
            let cells = ["ContactOrigin", "PlannedContact"];
            let cells = cells.map(|column| row.take_in_part(column)).join("; ");
            origin.words = Some(cells.into());
        }
    }
    (
        origin,
        reason.then_some(ContactReason::WarrantOrCourtOrder),
        is_planned.then_some(true),
        warrant.then_some(true),
    )
}

/// Whether another officer took part, of which the form asked until the end of 2021. That there was
/// none is kept in words, since others report of the same incident all the same.
fn present(row: &mut Row<'_>) -> Said<Amount> {
    const COLUMN: &str = "OtherOfficerInvolved";
    let cell = row.peek(COLUMN);
    if not_known(cell) == Some(Why::Unexplained) {
        return said(Why::NotCollected).words(row.take(COLUMN)).into();
    }
    let other = row.yes_no(COLUMN);
    match other.fact {
        Fact::Known(true) => (2..).into(),
        Fact::Known(false) => {
            row.take_in_part(COLUMN);
            said(1..).words("no other officer involved").into()
        }
        Fact::Unknown(why) => Said::new(why, other.words),
        Fact::Unstated => Fact::Unstated.into(),
    }
}
