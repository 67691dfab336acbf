//! Every format holds what the rows hold: of more rows than a batch has, and with words that change from
//! batch to batch.

use crate::parquet::{Place, shown};
use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_ipc::reader::{FileReader, StreamReader};
use std::{collections::BTreeSet, fs::File, io::Cursor};
use use_of_force::{
    Incident, Person, Source,
    arrow::{self, arrow_array::RecordBatch},
    code::{Injury, Weapon},
    json, parquet,
    source::Kind,
    table::{Column, Table},
    uuid::Uuid,
    when,
};

const INCIDENTS: u128 = 1250;

/// Incidents with words that no vocabulary has, of which each is said of some incidents in a row.
fn incidents() -> Vec<Incident> {
    let mut incident = Incident::new(Uuid::from_u128(0));
    let clerk = incident.declare(Source::new("clerk").kind(Kind::Spokesperson)).unwrap();
    let person = |number| {
        let person = Person::new(format!("person-{number}")).age(number).injury(Injury::Serious);
        person.armed_with([Weapon::Handgun]).into()
    };
    let persons: Vec<_> = (1..=14).map(person).collect();
    incident.record(clerk.says(when!("2031-05-04"), persons)).unwrap();
    let text = json::to_string(&incident);
    let of = |number: u128| {
        let id = Uuid::from_u128(number + 1).to_string();
        let mut text = text.replace(&incident.id().to_string(), &id);
        for word in [Injury::Serious.as_str(), Weapon::Handgun.as_str(), "spokesperson"] {
            let other = format!("\"{word}-{}\"", number / 150);
            assert!(text.contains(&format!("\"{word}\"")), "{text}");
            text = text.replace(&format!("\"{word}\""), &other);
        }
        json::from_str(&text).unwrap()
    };
    (0..INCIDENTS).map(of).collect()
}

/// The text of each cell, row by row.
fn cells(batches: impl IntoIterator<Item = RecordBatch>) -> Vec<String> {
    let mut cells = Vec::new();
    for batch in batches {
        let width = batch.num_columns();
        cells.extend((0..batch.num_rows() * width).map(|i| shown(&batch, i % width, i / width)));
    }
    cells
}

#[test]
fn every_format_holds_every_row_of_many_batches_with_words_that_change() {
    let incidents = incidents();
    let place = Place::new();
    let mut writer = parquet::Writer::create(&place.0).unwrap();
    incidents.iter().for_each(|incident| writer.push(incident).unwrap());
    writer.finish().unwrap();
    let mut several = BTreeSet::new();
    for table in Table::ALL {
        let expected: Vec<_> = incidents
            .iter()
            .flat_map(|incident| {
                let rows = table.rows(incident);
                rows.iter()
                    .flat_map(|row| row.cells().iter().map(ToString::to_string))
                    .collect::<Vec<_>>()
            })
            .collect();
        let is = |format: &str, cells: Vec<String>| {
            assert!(cells == expected, "{table} as {format} differs from its rows");
        };

        let mut file = Vec::new();
        let rows = arrow::write_file(*table, &incidents, &mut file).unwrap();
        let rows = usize::try_from(rows).unwrap();
        assert_eq!(rows * table.columns().len(), expected.len());
        let reader = FileReader::try_new(Cursor::new(file), None).unwrap();
        assert_eq!(reader.schema(), arrow::schema(*table));
        let batches: Vec<_> = reader.map(Result::unwrap).collect();
        if batches.len() > 2 {
            several.insert(table.name());
        }
        is("a file of Arrow", cells(batches));

        let mut stream = Vec::new();
        arrow::write_stream(*table, &incidents, &mut stream).unwrap();
        let reader = StreamReader::try_new(stream.as_slice(), None).unwrap();
        is("a stream of Arrow", cells(reader.map(Result::unwrap)));

        let path = place.0.join(table.name()).join("part-0.parquet");
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
        is("Parquet", cells(reader.build().unwrap().map(Result::unwrap)));

        #[cfg(feature = "csv")]
        {
            let mut text = Vec::new();
            use_of_force::csv::write(*table, &incidents, &mut text).unwrap();
            let mut reader = csv::Reader::from_reader(text.as_slice());
            let names: Vec<_> = table.columns().iter().map(Column::name).collect();
            assert_eq!(reader.headers().unwrap(), names);
            let rows = reader.records().map(Result::unwrap);
            let cells = rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>());
            is("CSV", cells.collect());
        }
    }
    for table in ["people", "statements"] {
        assert!(several.contains(table), "{table} is not among {several:?}");
    }
    let read = parquet::read(&place.0).unwrap().map(Result::unwrap);
    assert!(read.eq(incidents), "what is read differs from what was written");
}
