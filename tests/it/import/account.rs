//! That every statement can be followed to the line that it was read from.

use super::{HEADER, import, log, read};
use use_of_force::{json, source::Kind, when};

#[test]
fn every_statement_names_data_set_release_line_and_licence() {
    let (incidents, _) =
        read(format!("{HEADER}1,a,5/4/2031,,34,M,gun\n2,a,5/4/2031,,,F,pending\n"));
    let [incident] = incidents.as_slice() else { panic!("one case") };
    let cites: Vec<_> = incident.statements().map(|said| said.cite().unwrap()).collect();
    assert_eq!(cites, ["line 2", "line 3"]);
    for statement in incident.statements() {
        assert_eq!(statement.at(), when!("2031-06-01"));
        let source = incident.source(statement.source()).unwrap();
        assert!(source.kind.is(&Kind::Dataset) && source.name.is("Exampleton log"));
        let release = incident.source(statement.via().unwrap()).unwrap();
        assert!(release.published.is(&when!("2031-06-01")) && release.licence.is("CC0-1.0"));
    }
    // Why does it say *pending* here?
    let traced = incident.trace(&"person/person-2/armed_with".parse().unwrap()).unwrap();
    assert_eq!(traced[0].statement.cite(), Some("line 3"));
}

#[test]
fn importing_twice_gives_the_same_bytes() {
    let file = format!("{HEADER}1,a,5/4/2031,,34,M,gun\n2,b,5/4/2031,,,F,pending\n");
    let bytes = || {
        let read = import(when!("2031-06-01"), file.as_bytes());
        read.map(|incident| json::to_string(&incident.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn an_import_can_go_to_another_thread() {
    let file = format!("{HEADER}1,a,5/4/2031,,34,M,gun\n");
    let import = import(when!("2031-06-01"), file.as_bytes());
    let count = std::thread::scope(|scope| scope.spawn(|| import.count()).join().unwrap());
    assert_eq!(count, 1);
    assert_eq!(log(when!("2031-06-01")), log(when!("2031-06-01")));
}
