//! The example `case_work`: what it tells, and what stands in the incident at its end.

#[path = "../../examples/case_work.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
mod example;

use crate::golden;
use use_of_force::{
    Incident, Key, Leave, Status,
    incident::{Change, Obstacle, Phase},
    json,
};

fn told() -> (Incident, String) {
    let mut out = Vec::new();
    let incident = example::tell(&mut out).unwrap();
    (incident, String::from_utf8(out).unwrap())
}

#[test]
fn what_it_tells_is_as_before() {
    golden::check("case_work.txt", &told().1);
}

#[test]
fn the_status_ends_as_the_case_says() {
    let (incident, _) = told();
    assert_eq!(incident.status(), Status::OfficersOnLeave);
    let standing = incident.standing();
    assert_eq!(standing.since.unwrap().source().as_str(), "federal");
    assert_eq!(standing.last_heard.unwrap().source().as_str(), "recorder");

    let changes = incident.changes();
    let changes: Vec<(Status, String, &str)> = changes
        .iter()
        .map(|Change { status, statement, .. }| {
            (*status, statement.at().to_string(), statement.source().as_str())
        })
        .collect();
    assert_eq!(
        changes,
        [
            (Status::OfficersOnLeave, "2031-05-06".to_owned(), "police"),
            (Status::Resolved, "2032-06-01".to_owned(), "recorder"),
            (Status::OfficersOnLeave, "2032-09-13".to_owned(), "federal"),
        ]
    );
}

#[test]
fn what_stands_in_the_way_is_what_never_ended() {
    let (incident, _) = told();
    let obstacles = incident.obstacles();
    let [
        Obstacle::Leave { leave, officer, employer, .. },
        Obstacle::Investigation { investigation, phase, .. },
    ] = obstacles.as_slice()
    else {
        panic!("{obstacles:?}")
    };
    assert_eq!(leave, &Key::<Leave>::from("leave-2"));
    assert_eq!(officer.as_ref().unwrap().as_str(), "officer-2");
    assert_eq!(employer.as_ref().unwrap().as_str(), "sample-county-so");
    assert_eq!((investigation.as_str(), *phase), ("federal-1", Phase::Open));

    let phases = ["criminal-1", "grand-jury-1", "administrative-1", "appeal-1"];
    let phases = phases.map(|key| incident.phase(&Key::from(key)).unwrap());
    assert_eq!(phases, [Phase::Concluded, Phase::Concluded, Phase::Concluded, Phase::Open]);
}

#[test]
fn refused_statements_left_nothing_behind() {
    let (incident, text) = told();
    assert_eq!(text.matches("! refused: ").count(), 4);
    // One status is told for each statement that was taken.
    assert_eq!(incident.statements().count(), text.matches(" = ").count());
    assert!(incident.is_ruled_out("suspect-2"));
    assert_eq!(incident.people().len(), 2);
    assert_eq!(incident.disputes().len(), 2);
}

#[test]
fn it_reads_as_it_was_written() {
    let (incident, _) = told();
    let line = json::from_str(&json::to_string(&incident)).unwrap();
    assert_eq!(line, incident);
    assert_eq!(line.status(), incident.status());
    assert_eq!(json::from_str(&json::to_string_pretty(&incident)).unwrap(), incident);
}
