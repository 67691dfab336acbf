//! Which rows are one incident, and how long rows are held.

use super::{HEADER, log, person};
use use_of_force::{
    Incident,
    import::{Import, Order, Rejected, Row, Summary, Together},
    when,
};

fn rows(cases: &[&str]) -> String {
    let rows = cases.iter().enumerate();
    let rows: Vec<_> = rows.map(|(i, case)| format!("{i},{case},5/4/2031,,,M,no")).collect();
    format!("{HEADER}{}\n", rows.join("\n"))
}

fn read(file: &str, order: Order) -> (Vec<Incident>, Vec<Rejected>, Summary) {
    let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), person).unwrap();
    let mut import = import
        .record(["id"])
        .unwrap()
        .order(order)
        .together(|row| match row.peek("case") {
            "" => Together::Alone,
            case => Together::Named(case.to_owned()),
        })
        .alike(|row| row.peek("case").chars().next().map(String::from));
    let (mut incidents, mut rejected) = (Vec::new(), Vec::new());
    for read in import.by_ref() {
        match read {
            Ok(incident) => incidents.push(incident),
            Err(row) => rejected.push(row),
        }
    }
    let summary = import.summary();
    drop(import);
    (incidents, rejected, summary)
}

fn people(incidents: &[Incident]) -> Vec<usize> {
    incidents.iter().map(|incident| incident.people().count()).collect()
}

#[test]
fn rows_of_one_name_are_one_incident_wherever_they_stand() {
    let (incidents, rejected, summary) =
        read(&rows(&["a1", "b", "", "a1", "", "b", "a1"]), Order::Any);
    // Those that are alone need not wait for the end.
    assert_eq!((people(&incidents), rejected.len()), (vec![1, 1, 3, 2], 0));
    assert_eq!((summary.incidents, summary.joined), (4, 2));
}

#[test]
fn a_sorted_file_gives_the_same_in_any_order() {
    let file = rows(&["a1", "a1", "b", "b", "b", "c"]);
    let (any, _, _) = read(&file, Order::Any);
    for near in 1..6 {
        let (incidents, rejected, _) = read(&file, Order::Near(near));
        assert_eq!(incidents, any, "{near}");
        assert!(rejected.is_empty());
    }
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let file = rows(&["a1", "b", "a1", "b"]);
    let mut lines: Vec<_> = file.lines().collect();
    lines[1..].reverse();
    let said = |file: &str| {
        let (mut incidents, _, _) = read(file, Order::Any);
        incidents.sort_by_key(Incident::id);
        let said = incidents.iter().map(|incident| {
            let said: Vec<_> =
                incident.statements().map(|it| (it.key().cloned(), it.says().to_vec())).collect();
            (incident.id(), said)
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(said(&file), said(&lines.join("\n")));
}

#[test]
fn a_row_that_comes_too_late_is_given_back() {
    let (incidents, rejected, summary) = read(&rows(&["a1", "b", "c", "d", "a1"]), Order::Near(2));
    assert_eq!(people(&incidents), [1, 1, 1, 1]);
    assert_eq!(
        rejected[0].to_string(),
        "line 6: the other rows of its incident stand too far before it"
    );
    assert_eq!(summary.late, 1);
}

#[test]
fn a_row_keeps_its_incident_open() {
    let (incidents, rejected, _) =
        read(&rows(&["a1", "b", "a1", "c", "a1", "d", "a1"]), Order::Near(2));
    assert_eq!((people(&incidents).iter().sum::<usize>(), rejected.len()), (7, 0));
    assert_eq!(incidents.len(), 4);
}

#[test]
fn incidents_come_as_soon_as_they_are_complete() {
    let cases: Vec<_> = (0..5000).map(|case| format!("{case:05}")).collect();
    let file = rows(&cases.iter().map(String::as_str).collect::<Vec<_>>());
    let import = || {
        let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), person).unwrap();
        import.record(["id"]).unwrap()
    };
    let read = |mut import: Import<'_>| {
        import.next().unwrap().unwrap();
        import.summary().rows
    };
    let case = |row: &Row<'_>| Together::Named(row.peek("case").to_owned());
    assert_eq!(read(import()), 1, "every row is alone");
    assert_eq!(read(import().together(case).order(Order::Near(10))), 12);
    assert_eq!(read(import().together(case)), 5000);
    let alike = |_: &Row<'_>| Some(String::new());
    assert_eq!(read(import().alike(alike).order(Order::Near(10))), 12, "to be compared");
}

#[test]
fn each_row_that_cannot_be_said_is_given_back_and_no_other() {
    let file = format!("{HEADER}1,a,,,,,\nx y,a,,,,,\n2,a,,,,,\nx z,a,,,,,\n3,a,,,,,\n");
    let (incidents, rejected, summary) = read(&file, Order::Any);
    assert_eq!((people(&incidents), summary.joined), (vec![3], 1));
    let lines: Vec<_> = rejected.iter().map(Rejected::line).collect();
    assert_eq!(lines, [3, 5]);
    assert!(rejected.iter().all(|row| row.reason().contains("person-x")), "{rejected:?}");
    // Nobody is left.
    let (incidents, rejected, _) = read(&format!("{HEADER}x y,a,,,,,\nx z,a,,,,,\n"), Order::Any);
    assert_eq!((incidents.len(), rejected.len()), (0, 2));
}

#[test]
fn each_likeness_of_an_incident_counts_once() {
    let file = rows(&["a1", "b", "a1", "a1", "a2"]);
    let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), person).unwrap();
    let mut import = import
        .record(["id"])
        .unwrap()
        .together(|row| Together::Named(row.peek("case").to_owned()))
        .alike(|row| Some(if row.record() == "2" { "x" } else { "y" }.to_owned()));
    assert_eq!(import.by_ref().map(Result::unwrap).count(), 3);
    let found = import.summary().candidates;
    let found: Vec<_> = found.iter().map(|it| (&*it.alike, &*it.lines)).collect();
    assert_eq!(found, [("y", &[2, 3, 6][..])]);
}

#[test]
fn what_looks_alike_and_was_not_joined_is_a_candidate() {
    let (_, _, summary) = read(&rows(&["a1", "a2", "b", "a1", "b"]), Order::Any);
    let found: Vec<_> = summary.candidates.iter().map(|it| (&*it.alike, &*it.lines)).collect();
    assert_eq!(found, [("a", &[2, 3][..])]);
    let (_, _, summary) = read(&rows(&["a1", "b", "c", "d", "a2"]), Order::Near(2));
    assert!(summary.candidates.is_empty(), "they stand too far apart to be compared");
}

#[test]
fn ids_follow_from_the_name_or_else_from_the_least_record() {
    let id = |file: &str, named: bool| {
        let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), person).unwrap();
        let mut import = import.record(["id"]).unwrap().together(move |row| {
            let case = row.peek("case").to_owned();
            if named { Together::Named(case) } else { Together::Alike(case) }
        });
        let id = import.next().unwrap().unwrap().id();
        drop(import);
        id
    };
    let both = format!("{HEADER}10,a,,,,,\n9,a,,,,,\n");
    assert_eq!(id(&both, false), log(when!("2031-06-01")).id("9"));
    assert_eq!(id(&both, true), log(when!("2031-06-01")).id("a"));
}
