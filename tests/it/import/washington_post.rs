//! The adapter of the Washington Post's data.

use super::data;
use std::{collections::BTreeMap, fs::File};
use use_of_force::{
    Incident, Person, Shooting, Why, agency,
    code::{Race, Weapon},
    import::{Import, Order, Summary, washington_post},
    person::{Basis, Flight, Resistance},
    shooting::Intent,
    when,
};

const AGENCIES: &str = "\
id,name,type,state,oricodes,total_shootings
1,Exampleton Police,local_police,ZZ,ZZ00001;ZZ00002,3
2,Example County Sheriff,sheriff,YY,,1
3,Bureau of Examples,federal,ZZ,13850,1
4,Example Wardens,other,ZZ,ZZ00004,1
";

const HEADER: &str = "id,date,threat_type,flee_status,armed_with,city,county,state,latitude,longitude,\
location_precision,name,age,gender,race,race_source,was_mental_illness_related,body_camera,agency_ids\n";

fn import(rows: &[&str]) -> (Vec<Incident>, Summary) {
    let file = format!("{HEADER}{}\n", rows.join("\n"));
    let import = washington_post::import(when!("2031-06-01"), file.as_bytes(), AGENCIES.as_bytes());
    let mut import = import.unwrap();
    let incidents = import.by_ref().map(Result::unwrap).collect();
    (incidents, import.summary())
}

fn one(row: &str) -> Incident {
    let (incidents, summary) = import(&[row]);
    assert!(summary.problems.is_empty(), "{:?}", summary.problems);
    let [incident] = <[Incident; 1]>::try_from(incidents).unwrap();
    incident
}

fn person(incident: &Incident) -> &Person {
    incident.people().next().unwrap()
}

fn shooting(incident: &Incident) -> &Shooting {
    incident.shootings().next().unwrap()
}

#[test]
fn a_row_that_says_everything() {
    let incident =
        one("7,2031-05-04,point,foot,gun;knife,Exampleton,Example,ZZ,1.123456789,2.5,block,\
         A. Example,34,male,W;N,photo,True,False,1");
    let person = person(&incident);
    assert!(person.name.is("A. Example") && person.age.is(&34.into()) && person.died.is(&true));
    assert_eq!(
        person.race.known().unwrap().iter().collect::<Vec<_>>(),
        [&Race::White, &Race::AmericanIndian]
    );
    assert!(person.race_basis.is(&Basis::InferredFromImage));
    let weapons: Vec<_> = person.armed_with.known().unwrap().iter().collect();
    assert_eq!(weapons, [&Weapon::Firearm, &Weapon::CuttingInstrument]);
    assert!(person.resistance.known().unwrap().contains(&Resistance::DisplayedWeapon));
    assert_eq!(person.words("resistance").unwrap(), Some("point"));
    assert!(person.fled.is(&true) && person.fled_by.known().unwrap().contains(&Flight::OnFoot));
    assert!(person.mental_health_related.is(&true));

    let shooting = shooting(&incident);
    assert_eq!(shooting.occurred.known(), Some(&when!("2031-05-04")));
    assert_eq!(shooting.point.known().unwrap().to_string(), "1.1234567,2.5000000");
    assert_eq!(shooting.words("point").unwrap(), Some("block"));
    assert_eq!(shooting.jurisdiction.known().unwrap().to_string(), "Exampleton, Example, ZZ, US");
    assert_eq!(shooting.struck.known().unwrap().iter().next(), Some(&"person-7".into()));
    assert!(shooting.discharged_by.known().unwrap().is_complete());
    assert!(incident.circumstances().body_camera_recorded.is(&false));

    let agency = incident.agencies().next().unwrap();
    assert!(agency.name.is("Exampleton Police") && agency.kind.is(&agency::Kind::Municipal));
    assert_eq!(agency.oris.known().unwrap().len(), 2);
    let traced = incident.trace(&"agency/agency-1/name".parse().unwrap()).unwrap();
    assert_eq!(traced[0].statement.cite(), Some("agencies, line 2"));
}

#[test]
fn a_row_that_says_almost_nothing() {
    let incident = one("8,2031-05-04,,,,,,ZZ,,,,,,,,,False,True,");
    let person = person(&incident);
    for fact in [person.name.is_unstated(), person.age.is_unstated(), person.race.is_unstated()] {
        assert!(fact);
    }
    assert!(person.armed_with.is_unstated() && person.fled.is_unstated());
    assert!(
        shooting(&incident).point.is_unstated() && shooting(&incident).discharged_by.is_unstated()
    );
    assert_eq!(incident.agencies().count(), 0);
}

#[test]
fn every_spelling_of_not_knowing_has_its_reason() {
    let row = |armed: &str, threat: &str, source: &str, flee: &str| {
        one(&format!(
            "8,2031-05-04,{threat},{flee},{armed},Exampleton,,ZZ,,,,,,,,{source},False,True,1"
        ))
    };
    let incident = row("undetermined", "undetermined", "undetermined", "other");
    assert_eq!(person(&incident).armed_with.why(), Some(Why::Undetermined));
    assert_eq!(person(&incident).resistance.why(), Some(Why::Undetermined));
    assert_eq!(person(&incident).race_basis.why(), Some(Why::Undetermined));
    assert!(person(&incident).fled.is(&true));
    assert_eq!(person(&incident).fled_by.why(), Some(Why::NotCollected));
    let incident = row("unknown", "flee", "not_available", "not");
    assert_eq!(person(&incident).armed_with.why(), Some(Why::Unexplained));
    assert_eq!(person(&incident).race_basis.why(), Some(Why::Unexplained));
    assert!(person(&incident).fled_by.known().unwrap().is_empty());
    let incident = row("unarmed", "accident", "clip", "car");
    assert!(person(&incident).armed_with.known().unwrap().is_empty());
    assert!(shooting(&incident).intent.known().unwrap().contains(&Intent::Unintentional));
    assert!(person(&incident).resistance.is_unstated());
}

#[test]
fn of_several_agencies_none_is_said_to_have_fired() {
    let incident = one("8,2031-05-04,,,gun,Exampleton,,ZZ,,,,,,,,,False,True,1;2");
    assert_eq!(incident.agencies().count(), 2);
    assert!(shooting(&incident).discharged_by.is_unstated());
    let sheriff = incident.agencies().find(|agency| agency.name.is("Example County Sheriff"));
    let state = sheriff.unwrap().jurisdiction.known().unwrap().to_string();
    assert_eq!(state, "YY, US", "its own row says so, and not the incident");
}

#[test]
fn a_federal_agency_has_no_state() {
    let incident = one("8,2031-05-04,,,gun,Exampleton,,ZZ,,,,,,,,,False,True,3");
    let agency = incident.agencies().next().unwrap();
    assert!(agency.jurisdiction.is_unstated());
    assert_eq!(agency.words("oris").unwrap(), Some("13850"));
    assert!(use_of_force::json::to_string(&incident).contains("listed under the state ZZ"));
}

#[test]
fn another_table_is_no_table_of_agencies() {
    let error = washington_post::import(when!("2031-06-01"), HEADER.as_bytes(), HEADER.as_bytes());
    let error = error.unwrap_err().to_string();
    assert!(error.starts_with("expected a column `type`, found `id`, `date`"), "{error}");
}

#[test]
fn an_agency_that_is_not_in_the_table_is_a_problem() {
    let (incidents, summary) =
        import(&["8,2031-05-04,,,gun,Exampleton,,ZZ,,,,,,,,,False,True,1;99"]);
    assert_eq!(incidents[0].agencies().count(), 1);
    assert!(shooting(&incidents[0]).discharged_by.is_unstated(), "two took part");
    assert_eq!(summary.problems[0].column, "agency_ids");
}

#[test]
fn rows_are_joined_by_day_city_and_coordinates() {
    let row = |id: u32, day: &str, city: &str, point: &str| {
        format!("{id},2031-05-{day},,,gun,{city},,ZZ,{point},,,,,,,False,True,1")
    };
    let rows = [
        row(1, "04", "Exampleton", "1.5,2.5"),
        row(2, "04", "Exampleton", "1.5,2.5"),
        row(3, "04", "Exampleton", "1.5,2.6"),
        row(4, "04", "Otherton", "1.5,2.5"),
        row(5, "04", "Exampleton", ","),
        row(6, "04", "Exampleton", ","),
        row(7, "05", "Exampleton", "1.5,2.5"),
    ];
    let (incidents, summary) = import(&rows.each_ref().map(String::as_str));
    let people: Vec<_> = incidents.iter().map(|incident| incident.people().count()).collect();
    assert_eq!(people, [2, 1, 1, 1, 1, 1]);
    assert_eq!(shooting(&incidents[0]).struck.known().unwrap().len(), 2);
    let [candidate] = summary.candidates.as_slice() else { panic!("{:?}", summary.candidates) };
    assert_eq!(
        (&*candidate.alike, &*candidate.lines),
        ("2031-05-04, Exampleton, ZZ", &[2, 4, 6, 7][..])
    );
}

/// Rows of which the day or a coordinate is not told are alike in nothing that makes them one.
#[test]
fn rows_without_a_day_or_a_coordinate_are_each_an_incident() {
    for (day, point) in [("", "1.5,2.5"), ("2031-05-04", "1.5,"), ("2031-05-04", ",2.5")] {
        let row = |id: u32| format!("{id},{day},,,gun,Exampleton,,ZZ,{point},,,,,,,False,True,1");
        let (incidents, summary) = import(&[&row(1), &row(2)]);
        let people: Vec<_> = incidents.iter().map(|incident| incident.people().count()).collect();
        assert_eq!((people, summary.joined), (vec![1, 1], 0), "{day} {point}");
    }
}

#[test]
fn what_is_read_is_valid() {
    let (incidents, _) = import(&[
        "7,2031-05-04,point,foot,gun;knife,Exampleton,Example,ZZ,1.1,2.5,block,A,34,male,W,photo,True,False,1",
        "8,2031-05-04,accident,not,unarmed,Exampleton,,ZZ,1.1,2.5,,,,female,,,False,True,1;2",
        "9,2031-05-06,flee,not,unknown,,,ZZ,,,,,6,,,,False,True,3",
    ]);
    for incident in &incidents {
        assert!(incident.validate().is_valid(), "{:?}", incident.validate());
    }
}

fn open() -> Option<Import<'static>> {
    let people = data("washington_post/fatal-police-shootings-data.csv")?;
    let agencies = data("washington_post/fatal-police-shootings-agencies.csv")?;
    let (people, agencies) = (File::open(people).unwrap(), File::open(agencies).unwrap());
    Some(washington_post::import(when!("2024-10-31"), people, agencies).unwrap())
}

/// The file that is published, to 22 October 2024: 10,210 people, no more and no fewer.
#[test]
fn nothing_of_the_published_file_is_lost() {
    let Some(mut import) = open() else { return };
    let (mut people, mut invalid) = (0, Vec::new());
    for (number, incident) in import.by_ref().enumerate() {
        let incident = incident.unwrap();
        people += incident.people().count();
        if number % 20 == 0 {
            invalid.extend(incident.validate().errors().map(ToString::to_string));
        }
    }
    let summary = import.summary();
    assert_eq!((summary.rows, summary.used, summary.rejected, people), (10_210, 10_210, 0, 10_210));
    let cells = summary.cells;
    assert_eq!(cells.read, cells.understood + cells.in_part + cells.ignored + cells.reported);
    assert_eq!((cells.read + cells.blank, cells.reported), (10_210 * 19, 0));
    assert_eq!((summary.incidents, summary.joined), (10_171, 39));
    // What the publisher has wrong: two points that lie in other states than those that it names.
    assert_eq!(invalid.len(), 2, "{invalid:?}");
    let outside =
        |error: &String| error.starts_with("error point_outside_state: shooting/shooting-1/point");
    assert!(invalid.iter().all(outside), "{invalid:?}");
    let agencies = &summary.tables[0].1;
    assert_eq!((agencies.rows, agencies.used, agencies.cells.reported), (3681, 3681, 1));
}

#[test]
fn the_published_file_gives_the_same_in_any_order() {
    let (Some(near), Some(any)) = (open(), open()) else { return };
    let near: BTreeMap<_, _> =
        near.take(500).map(Result::unwrap).map(|incident| (incident.id(), incident)).collect();
    let any = any.order(Order::Any).map(Result::unwrap);
    let same = any.filter(|incident| near.get(&incident.id()) == Some(incident));
    assert_eq!((near.len(), same.count()), (500, 500));
}
