//! New Jersey's reports of the use of force: made-up ones with all the traps, and the real ones.

use super::data;
use crate::golden;
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs::{self, File},
    io::Read,
};
use use_of_force::{
    Incident, Status,
    code::Injury,
    import::{Import, Summary, new_jersey},
    json, when,
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/new_jersey.csv");

fn read(file: &[u8]) -> (Vec<Incident>, Vec<String>, Summary) {
    let mut import = new_jersey::import(when!("2031-06-01"), file).unwrap();
    let (mut incidents, mut rejected) = (Vec::new(), Vec::new());
    for row in import.by_ref() {
        match row {
            Ok(incident) => incidents.push(incident),
            Err(row) => rejected.push(row.to_string()),
        }
    }
    (incidents, rejected, Import::summary(&import))
}

#[track_caller]
fn accounts(summary: &Summary) {
    assert_eq!(summary.rows, summary.used + summary.rejected);
    let cells = summary.cells;
    assert_eq!(cells.read, cells.understood + cells.in_part + cells.ignored + cells.reported);
}

#[test]
fn made_up_reports_are_read_as_they_were() {
    let (incidents, rejected, summary) = read(&fs::read(FILE).unwrap());
    accounts(&summary);
    let mut written = String::new();
    for incident in &incidents {
        let text = json::to_string_pretty(incident);
        assert_eq!(&json::from_str(&text).unwrap(), incident);
        writeln!(written, "{text}").unwrap();
    }
    golden::check("import/new_jersey_cases.txt", &written);
    let mut told = format!("{:#?}\n{:#?}\n", summary.cells, summary.candidates);
    for problem in &summary.problems {
        writeln!(told, "{problem:?}").unwrap();
    }
    for ignored in &summary.ignored {
        writeln!(told, "{ignored:?}").unwrap();
    }
    for incident in &incidents {
        let report = incident.validate();
        assert!(report.is_valid(), "{report}");
        assert_eq!(incident.status(), Status::Open);
    }
    writeln!(told, "{rejected:#?}").unwrap();
    golden::check("import/new_jersey.txt", &told);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let file = fs::read_to_string(FILE).unwrap();
    let mut lines: Vec<_> = file.lines().collect();
    lines[1..].reverse();
    let keys = |incidents: &[Incident]| -> BTreeSet<String> {
        let people = incidents.iter().flat_map(|incident| {
            let id = incident.id();
            incident.people().map(move |person| format!("{id} {}", person.key)).collect::<Vec<_>>()
        });
        people.collect()
    };
    let (forth, ..) = read(file.as_bytes());
    let (back, ..) = read(lines.join("\n").as_bytes());
    assert_eq!(keys(&forth), keys(&back));
}

const FIRST: &str = "\
form_id,County2,agency_name3,Officer_Name2,officer_name,INCIDENTID,report_number,incident_case_number,\
IncidentDate1,incident_date,IncidentDate1_old,other_officer_involved,officer_in_uniform,\
incident_municipality,IndoorOrOutdoor,IncidentWeather,VideoFootage,VideoType,IncidentLighting,LocationType,\
IncidentType,ContactOrigin,PlannedContact,OfficerAge,officer_race,OfficerRank,officer_gender_fill,\
OffInjuryType,officer_injuries_injured,OFFMEDTREAT2,OfficerHospitalTreatment,TotalSubInjuredIncident,\
SubjectInjuredInIncident,SubjectInjuredPrior,PerceivedCondition,SubActions,SubResist,SubMedicalTreat,\
SubjectInjuries,SubjectsArrested,ReasonNotArrest,subject_type,SubectsAge,SubjectRace,SubectsGender,\
TypeofForce,IncidentYear,KEEPDROP,Officer_Name_Agency,NoInjury
7101,Essex,Exampleton PD,Officer Example,81,ESSEX-EXAMPLETON PD-31-0007,UOF31-5-7101,31-0007,\
2031-05-04,2031-05-04,2031-05-04,,,\"Exampleton, Essex County\",Outdoors,Clear,Unknow,,Darkness,\
Alcohol Establishment,\"Disturbance,Assault,\",Dispatched,,29,Am. Indian,Officer,Gender Non-Conforming/X,\
NoInjury,0,,,1,1,1,No unusual condition noted,\"Attack with Hands,fists,legs,Kick,\",\
\"Resistive tension(stiffening, tightening muscles),Dead-weight tactics(going limp),\",,,True,,Person,\
Juvenile,Black,Female,\"Carotid artery restraint,Chokehold,\",2031,KEEP,Officer Example Exampleton PD,1
";

/// Other names of columns, other labels, and lists that are joined without blanks.
#[test]
fn the_first_release_is_read_too() {
    let (incidents, rejected, summary) = read(FIRST.as_bytes());
    accounts(&summary);
    assert_eq!((rejected.len(), incidents.len()), (0, 1));
    assert_eq!(summary.problems, [], "every column and label is known");
    let incident = &incidents[0];
    let (later, ..) = read(&fs::read(FILE).unwrap());
    assert_eq!(incident.id(), later[0].id(), "the same incident as in the later release");
    let officer = incident.officers().next().unwrap();
    assert_eq!(officer.key.as_str(), "officer-7101");
    assert!(officer.name.is("Officer Example"), "and not the id of the user");
    assert!(officer.injury.is(&Injury::Uninjured));
    let person = incident.people().next().unwrap();
    assert_eq!(person.key.as_str(), "person-7101-1");
    assert_eq!(person.age.known().and_then(|age| age.high()), Some(17));
    assert!(person.injury.is(&Injury::Injured), "the number of injured is that of all subjects");
    assert!(person.injured_before.is_unstated());
    assert_eq!(person.resistance.known().unwrap().len(), 3);
    assert_eq!(incident.force().count(), 2);
    assert_eq!(incident.circumstances().incident_types.known().unwrap().len(), 2);
}

/// The real reports, every tenth of them.
#[test]
fn the_real_reports_are_accounted_for() {
    let Some(path) = data("new_jersey/use_of_force_raw.csv.gz") else { return };
    let packed = File::open(path).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    let lines: Vec<_> = text.lines().step_by(10).collect();
    let (incidents, rejected, summary) = read(lines.join("\n").as_bytes());
    accounts(&summary);
    assert_eq!((summary.rows, rejected.len()), (7274, 0));
    assert_eq!(incidents.len() as u64, summary.incidents);
    assert!(summary.cells.reported * 1000 < summary.cells.read, "{:?}", summary.problems);
    for incident in incidents.iter().step_by(10) {
        assert!(incident.validate().is_valid(), "{}", incident.validate());
    }
}
