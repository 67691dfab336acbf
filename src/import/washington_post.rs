//! The Washington Post's database *Fatal Force*, version 2: people whom police shot and killed.
//!
//! One row of the data is one person killed; one row of the agencies is an agency that was involved in
//! at least one of the shootings. The meaning of columns and labels is that of the README beside the
//! data.
//!
//! # What is one incident
//!
//! The database has an id for each person, and none for the shooting. Rows are joined into one incident
//! if they name the same day, the same state and city, and the same coordinates, letter for letter.
//! Rows that name the same day, state and city and were not joined are [candidates](super::Candidate):
//! two shootings in one city, or one whose coordinates were found twice.
//!
//! # What is made of it
//!
//! * The day, the coordinates and the city are those of the shooting, as the Post says, and stand in
//!   [`Shooting`]; no moment of death is made of them.
//! * Agencies take part in the incident. Which of several fired is not said; where only one was
//!   involved, it is the one that fired. The state of an agency is the one in its own row; for a federal
//!   agency, which has a row for each state, that is only a remark.
//! * `location_precision` stands in the words of the point, and `threat_type` in the resistance, with
//!   its own word where the vocabulary says less.

use super::{Dataset, Error, Import, Lookup, Meaning, Order, Row, Together, nothing, roughly};
use crate::{
    Agency, Circumstances, Claim, Fact, Jurisdiction, Person, Remark, Shooting, When, Why, agency,
    circumstances,
    code::{Injury, InjuryType, Race, Sex, Weapon},
    person::{Basis, Flight, Resistance, Role},
    said,
    shooting::{Intent, Target},
    value::{Identifier, IdentifierKind, List, Ori, Path, Said},
};
use std::io::Read;

const THREAT: &[(&str, Meaning<Resistance>)] = &[
    ("shoot", Meaning::is(Resistance::UsedFirearm)),
    ("point", roughly(Resistance::DisplayedWeapon)),
    ("attack", roughly(Resistance::Aggressive)),
    ("threat", roughly(Resistance::DisplayedWeapon)),
    ("move", roughly(Resistance::Other)),
    ("flee", Meaning::is(Resistance::AttemptToFlee)),
    ("undetermined", Meaning::unknown(Why::Undetermined)),
];

const ARMED: &[(&str, Meaning<Weapon>)] = &[
    ("gun", Meaning::is(Weapon::Firearm)),
    ("knife", Meaning::is(Weapon::CuttingInstrument)),
    ("blunt_object", Meaning::is(Weapon::BluntObject)),
    ("vehicle", Meaning::is(Weapon::MotorVehicle)),
    ("replica", Meaning::is(Weapon::FirearmReplica)),
    ("other", Meaning::is(Weapon::Other)),
    ("unarmed", nothing()),
    ("undetermined", Meaning::unknown(Why::Undetermined)),
    ("unknown", Meaning::unknown(Why::Unexplained)),
];

const FLED: &[(&str, Meaning<bool>)] = &[
    ("not", Meaning::is(false)),
    ("foot", Meaning::is(true)),
    ("car", Meaning::is(true)),
    ("other", Meaning::is(true)),
];

const FLED_BY: &[(&str, Meaning<Flight>)] = &[
    ("not", nothing()),
    ("foot", Meaning::is(Flight::OnFoot)),
    ("car", Meaning::is(Flight::Car)),
    ("other", Meaning::unknown(Why::NotCollected)),
];

const GENDER: &[(&str, Meaning<Sex>)] = &[
    ("male", Meaning::is(Sex::Male)),
    ("female", Meaning::is(Sex::Female)),
    ("non-binary", Meaning::is(Sex::NonBinary)),
];

const RACE: &[(&str, Meaning<Race>)] = &[
    ("W", Meaning::is(Race::White)),
    ("B", Meaning::is(Race::Black)),
    ("H", Meaning::is(Race::Hispanic)),
    ("A", Meaning::is(Race::Asian)),
    ("N", Meaning::is(Race::AmericanIndian)),
    ("O", Meaning::is(Race::Other)),
];

const RACE_SOURCE: &[(&str, Meaning<Basis>)] = &[
    ("photo", Meaning::is(Basis::InferredFromImage)),
    ("public_record", Meaning::is(Basis::Records)),
    ("clip", Meaning::is(Basis::NewsReport)),
    ("other", Meaning::unknown(Why::NotCollected)),
    ("undetermined", Meaning::unknown(Why::Undetermined)),
    ("not_available", Meaning::unknown(Why::Unexplained)),
];

const AGENCY_TYPE: &[(&str, Meaning<agency::Kind>)] = &[
    ("local_police", Meaning::is(agency::Kind::Municipal)),
    ("sheriff", Meaning::is(agency::Kind::Sheriff)),
    ("state_police", Meaning::is(agency::Kind::StatePolice)),
    ("state_other", Meaning::is(agency::Kind::State)),
    ("federal", Meaning::is(agency::Kind::Federal)),
    ("local_other", roughly(agency::Kind::LawEnforcement)),
    ("other", roughly(agency::Kind::LawEnforcement)),
];

/// The data set, of the release that was published then.
///
/// The database is updated in place: a release is known by the day on which it was taken.
#[must_use]
pub fn dataset(released: When) -> Dataset {
    Dataset::new("washington-post", released)
        .name("Washington Post, Fatal Force, version 2")
        .url("https://github.com/washingtonpost/data-police-shootings")
        .licence("CC BY-NC-SA 4.0")
}

/// The import of the data with its agencies.
///
/// ```
/// use use_of_force::{import::washington_post, when};
///
/// let agencies = "id,name,type,state,oricodes,total_shootings\n7,Exampleton Police,local_police,ZZ,,1\n";
/// let people = "\
/// id,date,threat_type,flee_status,armed_with,city,county,state,latitude,longitude,location_precision,\
/// name,age,gender,race,race_source,was_mental_illness_related,body_camera,agency_ids
/// 1,2031-05-04,point,not,gun,Exampleton,,ZZ,1.0000001,2.0000001,block,,34,male,,,False,True,7
/// 2,2031-05-04,flee,foot,unarmed,Exampleton,,ZZ,1.0000001,2.0000001,block,,,female,W,photo,True,True,7
/// ";
/// let mut import =
///     washington_post::import(when!("2031-06-01"), people.as_bytes(), agencies.as_bytes())?;
/// let incident = import.next().unwrap()?;
/// assert_eq!(incident.people().count(), 2, "one shooting, since place and day are the same");
/// assert!(incident.agencies().next().unwrap().name.is("Exampleton Police"));
/// assert!(import.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If one of the files is no table or lacks its columns.
pub fn import<'f>(
    released: When,
    people: impl Read + Send + 'f,
    agencies: impl Read + Send,
) -> Result<Import<'f>, Error> {
    let columns = ["id", "name", "type", "state", "oricodes"];
    let agencies = Lookup::new("agencies", agencies, columns, agency)?;
    Ok(Import::new(dataset(released), people, person)?
        .record(["id"])?
        .requires(["date", "armed_with", "agency_ids"])?
        .lookup(agencies)
        .order(Order::Near(1000))
        .together(|row| {
            let place =
                ["date", "state", "city", "latitude", "longitude"].map(|column| row.peek(column));
            let [date, _, _, latitude, longitude] = place;
            if date.is_empty() || latitude.is_empty() || longitude.is_empty() {
                return Together::Alone;
            }
            Together::Alike(place.join("|"))
        })
        .alike(|row| {
            let day = ["date", "city", "state"].map(|column| row.peek(column));
            day.iter().all(|cell| !cell.is_empty()).then(|| day.join(", "))
        }))
}

/// A row of the agencies.
fn agency(row: &mut Row<'_>) -> Vec<Claim> {
    let key = format!("agency-{}", row.record());
    row.take("id");
    row.ignore("total_shootings", "a count of rows of this data set");
    let number = Identifier::new(IdentifierKind::DatasetRow, row.record());
    let kind = row.word("type", AGENCY_TYPE);
    let is_federal = kind.fact == Fact::Known(agency::Kind::Federal);
    let mut agency = Agency::new(&*key)
        .name(row.text("name"))
        .kind(kind)
        .oris(row.parse_all::<Ori>(
            "oricodes",
            ';',
            "ORIs of two letters and 5 or 7 more letters or digits",
        ))
        .identifiers([number.with_issuer("Washington Post")]);
    if !is_federal {
        agency = agency.jurisdiction(jurisdiction(row, &["state"]));
        return vec![agency.into()];
    }
    let state = row.take_in_part("state");
    let remark = (!state.is_empty()).then(|| {
        let remark = Remark::new(format!("listed under the state {state}"));
        remark.about(format!("agency/{key}").parse::<Path>().ok()).into()
    });
    std::iter::once(agency.into()).chain(remark).collect()
}

/// A row of the data.
fn person(row: &mut Row<'_>) -> Vec<Claim> {
    let key = format!("person-{}", row.record());
    row.take("id");
    let accident = row.peek("threat_type") == "accident";
    let mut person = Person::new(&*key)
        .roles([Role::Subject])
        .identifiers([Identifier::new(IdentifierKind::DatasetRow, row.record())
            .with_issuer("Washington Post")])
        .name(row.text("name"))
        .age(row.ages("age"))
        .sex(row.word("gender", GENDER))
        .race(row.words("race", ';', RACE))
        .race_basis(row.word("race_source", RACE_SOURCE))
        .armed_with(row.words("armed_with", ';', ARMED))
        .fled(row.word("flee_status", FLED))
        .fled_by(row.words("flee_status", ';', FLED_BY))
        .mental_health_related(row.yes_no("was_mental_illness_related"))
        .injury(Injury::Fatal)
        .injury_types([InjuryType::GunshotWound])
        .died(true);
    let mut shooting = Shooting::new("shooting-1")
        .occurred(row.date("date", "%Y-%m-%d"))
        .jurisdiction(jurisdiction(row, &["city", "county", "state"]))
        .point(point(row))
        .target([Target::AtPerson])
        .struck([key.as_str()]);
    if accident {
        row.take("threat_type");
        shooting = shooting.intent([Intent::Unintentional]);
    } else {
        person = person.resistance(row.words("threat_type", ';', THREAT));
    }
    if let Some(agency) = only_agency(row) {
        shooting = shooting.discharged_by(List::exactly([agency]));
    }
    let circumstances = Circumstances::new()
        .kinds([circumstances::Kind::ShootingByOfficer])
        .body_camera_recorded(row.yes_no("body_camera"));
    vec![circumstances.into(), shooting.into(), person.into()]
}

/// Takes the agencies that are named, and gives the key of the one if there is only one.
fn only_agency(row: &mut Row<'_>) -> Option<String> {
    let ids = row.take("agency_ids");
    let ids = ids.split(';').map(str::trim).filter(|id| !id.is_empty());
    let (mut named, mut known) = (0, None);
    for id in ids {
        named += 1;
        if row.also("agencies", id) {
            known = Some(id);
        } else {
            row.report("agency_ids", "ids of the table of agencies");
        }
    }
    known.filter(|_| named == 1).map(|id| format!("agency-{id}"))
}

/// The coordinates, with how precise they are in words.
fn point(row: &mut Row<'_>) -> Said<crate::value::Point> {
    let point = row.point("latitude", "longitude");
    let precision = row.take("location_precision");
    if point.fact.known().is_none() || matches!(precision, "" | "not_available") {
        return point;
    }
    said(point.fact).words(precision).into()
}

/// City, county and state, as far as they are stated. The data set is of the United States.
fn jurisdiction(row: &mut Row<'_>, columns: &[&str]) -> Fact<Jurisdiction> {
    let mut whole: Option<Jurisdiction> = None;
    for column in columns {
        let said = row.text(*column);
        let Some(name) = said.fact.known().cloned() else { continue };
        let known = whole.unwrap_or_else(|| Jurisdiction::country_of("US"));
        whole = Some(match *column {
            "city" => known.with_place(name),
            "county" => known.with_county(name),
            _ => known.with_state(name),
        });
    }
    whole.into()
}
