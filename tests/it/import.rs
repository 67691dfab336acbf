//! Importing published data sets.

mod account;
mod damage;
mod example;
mod expunged;
mod grouping;
mod held;
mod new_jersey;
#[cfg(unix)]
mod program;
mod releases;
mod revision;
mod row;
mod washington_post;

use std::path::PathBuf;
use use_of_force::{
    Circumstances, Claim, Incident, Person, When,
    code::{Sex, Weapon},
    import::{Dataset, Import, Rejected, Row, Together, nothing},
    when,
};

/// One row is one person on whom force was used; rows of one case are one incident.
pub(crate) fn person(row: &mut Row<'_>) -> Vec<Claim> {
    row.take("id");
    row.take("case");
    vec![
        Circumstances::new().occurred(row.date("day", "%m/%d/%Y")).into(),
        Person::new(format!("person-{}", row.record()))
            .name(row.text("name"))
            .age(row.ages("age"))
            .sex(row.word("sex", &[("M", Sex::Male.into()), ("F", Sex::Female.into())]))
            .armed_with(row.words(
                "armed",
                ';',
                &[
                    ("gun", Weapon::Firearm.into()),
                    ("knife", Weapon::Knife.into()),
                    ("no", nothing()),
                ],
            ))
            .into(),
    ]
}

pub(crate) fn log(released: When) -> Dataset {
    Dataset::new("exampleton-log", released).name("Exampleton log").licence("CC0-1.0")
}

pub(crate) fn import(released: When, file: &[u8]) -> Import<'_> {
    let import = Import::new(log(released), file, person).unwrap();
    import.record(["id"]).unwrap().together(|row| Together::Named(row.peek("case").to_owned()))
}

/// Everything that a file gives: incidents, and rows that were given back.
pub(crate) fn read(file: impl AsRef<[u8]>) -> (Vec<Incident>, Vec<Rejected>) {
    let (mut incidents, mut rejected) = (Vec::new(), Vec::new());
    let mut import = import(when!("2031-06-01"), file.as_ref());
    for read in import.by_ref() {
        match read {
            Ok(incident) => incidents.push(incident),
            Err(row) => rejected.push(row),
        }
    }
    let summary = import.summary();
    assert_eq!(summary.rows, summary.used + summary.rejected);
    assert_eq!(summary.rejected, rejected.len() as u64);
    assert_eq!(summary.incidents, incidents.len() as u64);
    let cells = summary.cells;
    assert_eq!(cells.read, cells.understood + cells.in_part + cells.ignored + cells.reported);
    (incidents, rejected)
}

/// The people of incidents, by key.
pub(crate) fn people(incidents: &[Incident]) -> Vec<&Person> {
    incidents.iter().flat_map(Incident::people).collect()
}

pub(crate) const HEADER: &str = "id,case,day,name,age,sex,armed\n";

/// A file of the data that tests look for, if it is there.
pub(crate) fn data(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("USE_OF_FORCE_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")),
        PathBuf::from,
    );
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not there; set USE_OF_FORCE_DATA to the folder that holds it");
    None
}
