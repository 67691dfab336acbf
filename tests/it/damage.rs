//! Tables whose bytes were damaged: with a list of sums always an error that names the file, without one
//! never a panic.

use crate::{
    arbitrary::config,
    parquet::{Place, shooting},
};
use std::{
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
};
use use_of_force::{
    Incident, Key, Person, Source, output,
    parquet::{self, Error, Writer},
    table::Table,
    when,
};

/// How many bytes of each file are damaged, at the least.
fn places() -> usize {
    usize::try_from(config().cases / 8).unwrap()
}

fn incidents() -> Vec<Incident> {
    let of = |id: u128| {
        let mut incident = shooting(id, Some("EX"), "2031-05");
        for number in 1..=3 {
            let name = format!("Person {id} {number}");
            let person = Person::new(format!("person-{number}")).name(name).age(20..=29);
            let claims = [person.into()];
            let clerk = Key::<Source>::from("clerk");
            incident.record(clerk.says(when!("2039-01-02T10:00Z"), claims)).unwrap();
        }
        incident
    };
    (1..=12).map(of).collect()
}

fn written() -> Place {
    let place = Place::new();
    let mut writer = Writer::create(&place.0).unwrap();
    incidents().iter().for_each(|incident| writer.push(incident).unwrap());
    writer.finish().unwrap();
    place
}

/// A file with each of some bytes changed in several ways, shortened there, and once longer.
fn damaged(bytes: &[u8], places: usize) -> impl Iterator<Item = Vec<u8>> {
    let step = (bytes.len() / places).max(1);
    let of = move |place: usize| {
        let changed = [1, 0x40, 0x80, 0xff].map(|mask| {
            let mut bytes = bytes.to_vec();
            bytes[place] ^= mask;
            bytes
        });
        changed.into_iter().chain([bytes[..place].to_vec()])
    };
    // The end says how to read everything else.
    let end = bytes.len().saturating_sub(places / 2)..bytes.len();
    let all = (0..bytes.len()).step_by(step).chain(end).flat_map(of);
    all.chain([[bytes, b"more"].concat()])
}

/// The first error of reading a directory, or what is read.
fn read(directory: &Path) -> Result<Vec<Incident>, Error> {
    parquet::read(directory)?.collect()
}

fn names(error: &Error) -> Option<&PathBuf> {
    match error {
        Error::Io { path, .. }
        | Error::Parquet { path, .. }
        | Error::Column { path, .. }
        | Error::Rebuild { path, .. }
        | Error::Output(output::Error::Differs(path) | output::Error::Missing(path)) => Some(path),
        _ => None,
    }
}

#[test]
fn with_sums_every_damage_is_an_error_that_names_the_file() {
    let place = written();
    for file in place.files().into_iter().filter(|file| file != "SHA256SUMS") {
        let path = place.0.join(&file);
        let whole = fs::read(&path).unwrap();
        for bytes in damaged(&whole, 10) {
            fs::write(&path, bytes).unwrap();
            let differs = Error::Output(output::Error::Differs(path.clone()));
            assert_eq!(read(&place.0).unwrap_err(), differs);
        }
        fs::remove_file(&path).unwrap();
        let missing = Error::Output(output::Error::Missing(path.clone()));
        assert_eq!(read(&place.0).unwrap_err(), missing);
        fs::write(&path, whole).unwrap();
    }
    for name in ["people/part-1.parquet", "statements/part-1.parquet", ".hidden", "notes.txt"] {
        fs::write(place.0.join(name), "").unwrap();
        let unlisted = Error::Output(output::Error::Unlisted(place.0.join(name)));
        assert_eq!(read(&place.0).unwrap_err(), unlisted);
        fs::remove_file(place.0.join(name)).unwrap();
    }
    let sums = fs::read(place.0.join("SHA256SUMS")).unwrap();
    for bytes in damaged(&sums, places()) {
        fs::write(place.0.join("SHA256SUMS"), &bytes).unwrap();
        // Also without the end of the last line.
        let same = [&bytes[..], b"\n"].concat() == sums;
        assert_eq!(read(&place.0).is_err(), !same, "{}", String::from_utf8_lossy(&bytes));
    }
    fs::write(place.0.join("SHA256SUMS"), sums).unwrap();
    assert_eq!(read(&place.0), Ok(incidents()));
}

#[test]
fn without_sums_no_damage_panics_and_every_error_names_the_file() {
    let place = written();
    fs::remove_file(place.0.join("SHA256SUMS")).unwrap();
    assert_eq!(read(&place.0), Ok(incidents()));
    let (mut errors, mut panics) = (0, 0);
    for table in [Table::Incidents, Table::Sources, Table::Statements] {
        let path = place.0.join(table.name()).join("part-0.parquet");
        let whole = fs::read(&path).unwrap();
        for bytes in damaged(&whole, places()) {
            fs::write(&path, &bytes).unwrap();
            let Ok(read) = catch_unwind(|| read(&place.0)) else {
                panic!("a panic at one of {table}: {bytes:?}");
            };
            if let Err(error) = read {
                assert!(names(&error).is_some_and(|path| path.starts_with(&place.0)), "{error:?}");
                panics += usize::from(error.to_string().contains("panicked"));
                errors += 1;
            }
        }
        fs::write(&path, whole).unwrap();
    }
    println!("{errors} errors, {panics} of them panics below");
    assert!(errors > places(), "{errors}");
}

#[test]
fn a_panic_below_is_an_error_that_names_the_file_and_ends_it() {
    let place = written();
    fs::remove_file(place.0.join("SHA256SUMS")).unwrap();
    let path = place.0.join("statements/part-0.parquet");
    let fixture = "tests/fixtures/parquet/statements-that-panic.parquet";
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture), &path).unwrap();
    let mut incidents = parquet::read(&place.0).unwrap();
    let error = incidents.next().unwrap().unwrap_err();
    assert_eq!(names(&error), Some(&path));
    let told = error.to_string();
    assert!(told.contains("part-0.parquet: damaged, so that reading it panicked: "), "{told}");
    assert!(incidents.next().is_none());
}

#[test]
fn rows_of_no_incident_are_an_error() {
    let (few, all) = (Place::new(), written());
    let mut writer = Writer::create(&few.0).unwrap();
    incidents().iter().take(8).for_each(|incident| writer.push(incident).unwrap());
    writer.finish().unwrap();
    fs::copy(few.0.join("incidents/part-0.parquet"), all.0.join("incidents/part-0.parquet"))
        .unwrap();
    fs::remove_file(all.0.join("SHA256SUMS")).unwrap();
    let read: Vec<_> = parquet::read(&all.0).unwrap().collect();
    assert!(read[..8].iter().all(Result::is_ok));
    let [error] = &read[8..] else { panic!("{:?}", &read[8..]) };
    let error = error.as_ref().unwrap_err().to_string();
    let end = "expected one row of the table `incidents`, found 0";
    assert!(error.contains("sources/part-0.parquet") && error.ends_with(end), "{error}");
}

#[test]
fn a_directory_that_is_replaced_while_it_is_read_is_not_mixed_with_the_other() {
    let (place, other) = (Place::new(), Place::new());
    let write = |id: u128| {
        let mut writer = Writer::create(&place.0).unwrap().by_state_and_year();
        for year in ["2031", "2032"] {
            writer.push(&shooting(id, Some("EX"), year)).unwrap();
        }
        writer.finish().unwrap();
    };
    write(1);
    let mut incidents = parquet::read(&place.0).unwrap();
    assert_eq!(incidents.next(), Some(Ok(shooting(1, Some("EX"), "2031"))));
    fs::rename(&place.0, &other.0).unwrap();
    write(2);
    let rest: Vec<_> = incidents.collect();
    assert_eq!(rest, [Err(Error::Replaced(place.0.clone()))]);
}
