//! Reading and writing with several threads gives what one gives.

use crate::parquet::{Place, shooting};
use std::{collections::BTreeMap, fs};
use use_of_force::{
    Incident, json,
    parquet::{self, Error, Writer},
    table::Table,
};

/// More incidents than are held at one time, of two states and years.
fn incidents() -> Vec<Incident> {
    let state = |id| if id % 3 == 0 { Some("EX") } else { None };
    (1..=1100).map(|id| shooting(id, state(id), &format!("20{}-05", 31 + id % 2))).collect()
}

fn threads(number: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(number).build().unwrap()
}

fn in_order(place: &Place, incidents: &[Incident], partitioned: bool) {
    let writer = Writer::create(&place.0).unwrap();
    let mut writer = if partitioned { writer.by_state_and_year() } else { writer };
    incidents.iter().for_each(|incident| writer.push(incident).unwrap());
    assert_eq!(writer.finish().unwrap(), incidents.len() as u64);
}

fn together(place: &Place, incidents: &[Incident], partitioned: bool, number: usize) {
    let writer = Writer::create(&place.0).unwrap();
    let mut writer = if partitioned { writer.by_state_and_year() } else { writer };
    let all = incidents.iter().cloned().map(Ok::<_, Error>);
    let written = threads(number).install(|| {
        writer.par_push(all).unwrap();
        writer.finish().unwrap()
    });
    assert_eq!(written, incidents.len() as u64);
}

/// Every file with its bytes, also that of the sums.
fn bytes(place: &Place) -> BTreeMap<String, Vec<u8>> {
    let read = |file: String| (file.clone(), fs::read(place.0.join(file)).unwrap());
    place.files().into_iter().map(read).collect()
}

#[test]
fn the_files_are_the_same_with_any_number_of_threads() {
    let incidents = incidents();
    for partitioned in [false, true] {
        let one = Place::new();
        in_order(&one, &incidents, partitioned);
        let files = if partitioned { 4 } else { 1 };
        assert_eq!(bytes(&one).len(), files * Table::ALL.len() + 1);
        for number in [1, 3] {
            let several = Place::new();
            together(&several, &incidents, partitioned, number);
            assert!(bytes(&one) == bytes(&several), "with {number} threads the files differ");
        }
    }
}

#[test]
fn incidents_are_in_order_in_whichever_way_they_were_added() {
    let incidents = incidents();
    let place = Place::new();
    let mut writer = Writer::create(&place.0).unwrap();
    let (first, others) = incidents.split_first().unwrap();
    let (some, others) = others.split_at(600);
    writer.push(first).unwrap();
    threads(2).install(|| writer.par_push(some.iter().cloned().map(Ok::<_, Error>))).unwrap();
    writer.push_all(others.iter().cloned().map(Ok::<_, Error>)).unwrap();
    assert_eq!(writer.finish().unwrap(), incidents.len() as u64);
    let read: Vec<_> = parquet::read(&place.0).unwrap().map(Result::unwrap).collect();
    assert_eq!(read, incidents);
}

#[test]
fn the_first_error_ends_the_writing_and_what_comes_before_is_written() {
    let incidents = incidents();
    let bad = Error::Arrow("no".to_owned());
    for together in [false, true] {
        let place = Place::new();
        let mut writer = Writer::create(&place.0).unwrap();
        let all = incidents[..550].iter().cloned().map(Ok).chain([Err(bad.clone())]);
        let all = all.chain(incidents[550..].iter().cloned().map(Ok));
        let pushed = if together {
            threads(2).install(|| writer.par_push(all))
        } else {
            writer.push_all(all)
        };
        assert_eq!(pushed, Err(bad.clone()));
        assert_eq!(writer.finish().unwrap(), 550);
        let read: Vec<_> = parquet::read(&place.0).unwrap().map(Result::unwrap).collect();
        assert_eq!(read, incidents[..550]);
    }
}

#[test]
fn lines_are_read_in_their_order_with_their_errors() {
    let mut text = Vec::new();
    for (incident, number) in incidents().iter().zip(1..) {
        json::write_line(&mut text, incident).unwrap();
        if number % 100 == 0 {
            text.extend_from_slice(b"\n{oops}\n");
        }
    }
    let shown = |read: Result<Incident, json::Error>| match read {
        Ok(incident) => incident.id().to_string(),
        Err(error) => format!("{error}: {:?}", error.raw()),
    };
    let one: Vec<_> = json::lines(text.as_slice()).map(shown).collect();
    assert_eq!(one.len(), 1111);
    assert!(one[100].starts_with("line 102: "), "{}", one[100]);
    let several: Vec<_> =
        threads(3).install(|| json::lines(text.as_slice()).parallel().map(shown).collect());
    assert_eq!(one, several);
}
