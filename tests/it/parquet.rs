//! The tables as Arrow, and as a directory of Parquet files.

use crate::{
    arbitrary::{any_incident, config},
    golden,
};
use proptest::{collection::vec, prelude::*};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};
use use_of_force::{
    Incident, Jurisdiction, Shooting, Source,
    arrow::{
        self, Builder,
        arrow_array::{Array, RecordBatch, cast::AsArray, types::Int32Type},
        arrow_schema::DataType,
    },
    output::{self, Directory},
    parquet::{self, Error, Writer},
    table::{RebuildError, Table},
    uuid::Uuid,
    when,
};

/// A directory that is gone at the end of a test.
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("use-of-force-it-{}-{number}", std::process::id());
        // In memory, where there is such a directory: thousands of files are brought to the disk.
        let memory = Path::new("/dev/shm");
        let below = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self(below.join(name))
    }

    /// Where it is written until the end.
    fn partial(&self) -> PathBuf {
        let name = self.0.file_name().unwrap().to_str().unwrap();
        self.0.with_file_name(format!(".{name}.partial"))
    }

    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(at: &Path, root: &Path, all: &mut Vec<String>) {
            for entry in fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, all);
                } else {
                    all.push(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut all = Vec::new();
        walk(&self.0, &self.0, &mut all);
        all.sort();
        all
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn written(place: &Place, incidents: &[Incident], partitioned: bool) -> u64 {
    let mut writer = Writer::create(&place.0).unwrap();
    if partitioned {
        writer = writer.by_state_and_year();
    }
    for incident in incidents {
        writer.push(incident).unwrap();
    }
    writer.finish().unwrap()
}

fn read(place: &Place) -> Vec<Incident> {
    parquet::read(&place.0).unwrap().map(Result::unwrap).collect()
}

/// An incident with a shooting there and then.
pub(crate) fn shooting(id: u128, state: Option<&str>, year: &str) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(id));
    let clerk = incident.declare(Source::new("clerk")).unwrap();
    let occurred: use_of_force::When = year.parse().unwrap();
    let place = state.map(Jurisdiction::state_of);
    let shooting = Shooting::new("shooting-1").occurred(occurred).jurisdiction(place);
    incident.record(clerk.says(when!("2039-01-01"), [shooting.into()])).unwrap();
    incident
}

#[test]
fn the_schema_of_every_table_is_known() {
    let mut all = String::new();
    for table in Table::ALL {
        let schema = arrow::schema(*table);
        assert_eq!(schema.metadata()["table"], table.name());
        writeln!(all, "# {table}").unwrap();
        for field in schema.fields() {
            let null = if field.is_nullable() { "" } else { ", never null" };
            writeln!(all, "{}: {}{null}", field.name(), field.data_type()).unwrap();
        }
        all.push('\n');
    }
    golden::check("tables/arrow.txt", &all);
}

#[test]
fn what_a_column_means_travels_with_it() {
    for table in Table::ALL {
        let schema = arrow::schema(*table);
        for (column, field) in table.columns().iter().zip(schema.fields()) {
            let mut expected = vec![("description", column.about().to_owned())];
            expected.extend(column.unit().map(|unit| ("unit", unit.to_owned())));
            if let Some(((word, about), others)) = column.codes().split_first() {
                let mut words = format!("{word}: {about}");
                for (word, about) in others {
                    write!(words, "\n{word}: {about}").unwrap();
                }
                expected.push(("words", words));
            }
            let mut found: Vec<_> = field.metadata().iter().collect();
            found.sort();
            let expected: Vec<_> = expected.iter().map(|(name, text)| (*name, text)).collect();
            let found: Vec<_> =
                found.into_iter().map(|(name, text)| (name.as_str(), text)).collect();
            assert_eq!(found, expected, "{table}/{}", column.name());
        }
    }
    let schema = arrow::schema(Table::Unknowns);
    let words = &schema.field_with_name("why").unwrap().metadata()["words"];
    assert!(words.starts_with("pending: ") && words.contains("\nredacted: "), "{words}");
    assert_eq!(words.lines().count(), 12);
}

/// What stands in an array, as the cell shows it.
pub(crate) fn shown(batch: &RecordBatch, column: usize, row: usize) -> String {
    use use_of_force::arrow::arrow_array::types::{
        Date32Type, Float64Type, Int64Type, TimestampMicrosecondType,
    };
    let array = batch.column(column);
    if array.is_null(row) {
        return String::new();
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Dictionary(..) => {
            let words = array.as_dictionary::<Int32Type>();
            let word = usize::try_from(words.keys().value(row)).unwrap();
            words.values().as_string::<i32>().value(word).to_owned()
        }
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Date32 => {
            array.as_primitive::<Date32Type>().value_as_date(row).unwrap().to_string()
        }
        DataType::Timestamp(..) => {
            let at = array.as_primitive::<TimestampMicrosecondType>().value_as_datetime(row);
            at.unwrap().format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }
        other => panic!("{other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    #[test]
    fn a_batch_holds_what_the_rows_hold(incidents in vec(any_incident(), 0..4), most in 1..30_usize) {
        for table in Table::ALL {
            let batches: Vec<_> =
                arrow::batches(*table, &incidents, most).map(Result::unwrap).collect();
            let mut cells = batches.iter().flat_map(|batch| {
                let width = batch.num_columns();
                (0..batch.num_rows() * width).map(move |i| shown(batch, i % width, i / width))
            });
            for incident in &incidents {
                let rows = table.rows(incident);
                for cell in rows.iter().flat_map(|row| row.cells()) {
                    prop_assert_eq!(Some(cell.to_string()), cells.next());
                }
            }
            prop_assert_eq!(cells.next(), None);
            let full = batches.iter().rev().skip(1).all(|batch| batch.num_rows() >= most);
            prop_assert!(full && batches.iter().all(|batch| batch.num_rows() > 0));
        }
    }

    #[test]
    fn several_tables_are_filled_at_once_as_each_alone(incidents in vec(any_incident(), 0..4)) {
        let mut all: Vec<_> = Table::ALL.iter().map(|table| Builder::new(*table)).collect();
        Builder::push_all(&mut all, &incidents).unwrap();
        for (table, builder) in Table::ALL.iter().zip(&mut all) {
            let mut alone = Builder::new(*table);
            incidents.iter().for_each(|incident| alone.push(incident).unwrap());
            prop_assert_eq!(builder.len(), alone.len());
            prop_assert_eq!(builder.finish().unwrap(), alone.finish().unwrap());
        }
    }

    #[test]
    fn what_was_written_is_read_as_it_was(
        incidents in vec(any_incident(), 0..6), partitioned in any::<bool>(),
    ) {
        let place = Place::new();
        prop_assert_eq!(written(&place, &incidents, partitioned), incidents.len() as u64);
        let read = read(&place);
        if partitioned {
            prop_assert_eq!(read.len(), incidents.len());
            prop_assert!(incidents.iter().all(|incident| read.contains(incident)));
        } else {
            prop_assert_eq!(read, incidents);
        }
    }
}

/// Of more incidents than are filled in together.
#[test]
fn a_batch_ends_with_the_incident_that_fills_it() {
    let incidents: Vec<_> = (1..=40).map(|id| shooting(id, Some("EX"), "2031-05")).collect();
    for table in [Table::Incidents, Table::Statements] {
        for most in [1, 5, 17, 100] {
            let (mut expected, mut open) = (Vec::new(), 0);
            for incident in &incidents {
                open += table.rows(incident).len();
                if open >= most {
                    expected.push(std::mem::take(&mut open));
                }
            }
            expected.extend((open > 0).then_some(open));
            let batches: Vec<_> =
                arrow::batches(table, &incidents, most).map(Result::unwrap).collect();
            let rows: Vec<_> = batches.iter().map(RecordBatch::num_rows).collect();
            assert_eq!(rows, expected, "{table}, {most}");
            let mut ids: Vec<_> = batches
                .iter()
                .flat_map(|batch| (0..batch.num_rows()).map(|row| shown(batch, 0, row)))
                .collect();
            ids.dedup();
            assert!(ids.into_iter().eq(incidents.iter().map(|it| it.id().to_string())));
        }
    }
}

#[test]
fn incidents_stand_in_directories_by_state_and_year() {
    let place = Place::new();
    // More partitions than are open at one time, more incidents than are written together, and back to
    // the first partition.
    let mut incidents: Vec<_> = (2021..2035)
        .zip(1..)
        .map(|(year, id)| shooting(id, Some("EX"), &format!("{year}-05-04")))
        .collect();
    incidents.extend((100..612).map(|id| Incident::new(Uuid::from_u128(id))));
    incidents.push(shooting(700, Some("EX"), "2021-06"));
    incidents.push(shooting(701, Some("A/B"), "2021/2022"));
    incidents.push(shooting(702, None, "2021"));
    written(&place, &incidents, true);
    let files = place.files();
    for expected in [
        "shootings/state=EX/year=2021/part-0.parquet",
        "shootings/state=EX/year=2021/part-1.parquet",
        "people/state=EX/year=2034/part-0.parquet",
        "statements/state=A%2FB/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet",
        "incidents/state=__HIVE_DEFAULT_PARTITION__/year=2021/part-0.parquet",
    ] {
        assert!(files.iter().any(|file| file == expected), "{expected} is not among {files:#?}");
    }
    let mut read = read(&place);
    read.sort_by_key(Incident::id);
    assert_eq!(read, incidents);
}

#[test]
fn all_tables_have_their_names_at_once() {
    let place = Place::new();
    let mut writer = Writer::create(&place.0).unwrap();
    for id in 1..=512 {
        writer.push(&Incident::new(Uuid::from_u128(id))).unwrap();
    }
    assert!(!place.0.exists());
    let in_use = Error::Output(output::Error::InUse(place.0.clone()));
    assert_eq!(Writer::create(&place.0).unwrap_err(), in_use);
    drop(writer);
    assert!(!place.0.exists() && !place.partial().exists());

    // What a crash left is removed, and tables are not overwritten.
    fs::create_dir_all(place.partial().join("people")).unwrap();
    fs::write(place.partial().join("people/part-7.parquet"), "half").unwrap();
    written(&place, &[shooting(1, None, "2021")], false);
    assert_eq!(place.files().len(), Table::ALL.len() + 1);
    assert_eq!(place.files()[0], "SHA256SUMS");
    assert!(!place.partial().exists());
    let error = Writer::create(&place.0).unwrap_err();
    assert!(matches!(error, Error::Output(output::Error::Exists { .. })), "{error}");
    assert_eq!(read(&place), [shooting(1, None, "2021")]);
}

#[test]
fn what_could_not_be_written_never_gets_its_name() {
    let place = Place::new();
    let mut writer = Writer::create(&place.0).unwrap();
    let people = place.partial().join("people");
    fs::remove_dir(&people).unwrap();
    fs::write(&people, "in the way").unwrap();
    let mut ids = 1..=512;
    let pushed = ids.try_for_each(|id| writer.push(&Incident::new(Uuid::from_u128(id))));
    let error = pushed.unwrap_err();
    assert!(matches!(&error, Error::Io { path, .. } if path.starts_with(&people)), "{error}");
    fs::remove_file(&people).unwrap();
    fs::create_dir(&people).unwrap();
    assert_eq!(writer.finish().unwrap_err(), error);
    assert!(!place.0.exists() && !place.partial().exists());
}

/// By no thread that still writes.
#[test]
fn what_was_removed_meanwhile_is_not_made_again() {
    let place = Place::new();
    let mut writer = Writer::create(&place.0).unwrap().by_state_and_year();
    fs::remove_dir_all(place.partial()).unwrap();
    let incidents = (1..=512).map(|id| Ok(Incident::new(Uuid::from_u128(id))));
    assert!(matches!(writer.push_all::<_, Error>(incidents), Err(Error::Io { .. })));
    assert!(!place.partial().exists());
    assert!(writer.finish().is_err());
    assert!(!place.0.exists() && !place.partial().exists());
}

#[test]
fn tables_stand_beside_other_files_and_take_the_place_of_others() {
    let place = Place::new();
    for year in ["2031", "2032"] {
        let directory = Directory::replace(&place.0).unwrap();
        // Those that are not finished go.
        drop(Writer::within(&directory).unwrap());
        let mut writer = Writer::within(&directory).unwrap();
        let error = Writer::within(&directory).unwrap_err();
        assert!(matches!(&error, Error::Exists(path) if path.ends_with("incidents")), "{error}");
        writer.push(&shooting(1, None, year)).unwrap();
        assert_eq!(writer.finish().unwrap(), 1);
        fs::write(directory.path().join("summary.txt"), year).unwrap();
        directory.finish().unwrap();
        assert_eq!(place.files().len(), Table::ALL.len() + 2);
        assert_eq!(fs::read_to_string(place.0.join("summary.txt")).unwrap(), year);
        assert_eq!(read(&place), [shooting(1, None, year)]);
    }
}

#[test]
fn no_incidents_are_tables_without_rows() {
    let place = Place::new();
    assert_eq!(written(&place, &[], false), 0);
    assert_eq!(place.files().len(), Table::ALL.len() + 1);
    assert_eq!(read(&place), []);
}

#[test]
fn what_is_no_directory_of_tables_is_told() {
    let place = Place::new();
    let error = parquet::read(&place.0).unwrap_err().to_string();
    assert!(error.starts_with("expected a directory with the tables `incidents`"), "{error}");

    written(&place, &[shooting(1, None, "2021"), shooting(2, None, "2021")], false);
    let statements = place.0.join("statements/part-0.parquet");
    fs::write(&statements, "PAR1 no").unwrap();
    let differs = Error::Output(output::Error::Differs(statements.clone()));
    assert_eq!(parquet::read(&place.0).unwrap_err(), differs);

    // Without a list of sums.
    fs::remove_file(place.0.join("SHA256SUMS")).unwrap();
    let error = parquet::read(&place.0).unwrap().next().unwrap().unwrap_err();
    assert!(matches!(&error, Error::Parquet { path, .. } if *path == statements), "{error}");

    // Of another table, which is noticed where a column is missing, or else since rows are.
    fs::copy(place.0.join("sources/part-0.parquet"), &statements).unwrap();
    let error = parquet::read(&place.0).unwrap().next().unwrap().unwrap_err().to_string();
    assert!(error.ends_with("expected a column `statement` of type integer"), "{error}");
    fs::copy(place.0.join("people/part-0.parquet"), &statements).unwrap();
    let error = parquet::read(&place.0).unwrap().next().unwrap().unwrap_err().to_string();
    let end = "expected 1 in the rows of the table `statements`, found 0";
    assert!(error.ends_with(end), "{error}");
}

#[test]
fn rows_that_are_no_incident_are_told() {
    let (one, two) = (shooting(1, None, "2021"), shooting(2, None, "2022"));
    let [incidents, sources, statements] =
        [Table::Incidents, Table::Sources, Table::Statements].map(|table| table.rows(&one));
    let rebuild = use_of_force::table::rebuild;
    assert_eq!(rebuild(&incidents, &sources, &statements), Ok(one.clone()));
    assert_eq!(
        rebuild(&sources, &incidents, &statements).unwrap_err().to_string(),
        "expected rows of the table `incidents`, found some of `sources`"
    );
    assert_eq!(
        rebuild(&incidents, &Table::Sources.rows(&two), &statements),
        Err(RebuildError::OtherIncident(Table::Sources))
    );
    let nobody = Incident::new(one.id());
    let error = rebuild(&incidents, &Table::Sources.rows(&nobody), &statements).unwrap_err();
    let expected = "expected 1 in the rows of the table `sources`, found 0";
    assert_eq!(error.to_string(), expected);
    let mut other = Incident::new(one.id());
    other.declare(Source::new("somebody")).unwrap();
    let error = rebuild(&incidents, &Table::Sources.rows(&other), &statements).unwrap_err();
    let reason = "the rows are no incident: statement 1: source `clerk` is not declared";
    assert_eq!(error.to_string(), reason);
}

#[test]
fn a_file_and_a_stream_of_ipc_are_read_by_arrow() {
    use arrow_ipc::reader::{FileReader, StreamReader};
    let incidents = [shooting(1, Some("EX"), "2021"), shooting(2, None, "2022-01")];
    let batch = arrow::batches(Table::Shootings, &incidents, 100).next().unwrap().unwrap();
    let mut file = Vec::new();
    assert_eq!(arrow::write_file(Table::Shootings, &incidents, &mut file).unwrap(), 2);
    let mut read = FileReader::try_new(std::io::Cursor::new(file), None).unwrap();
    assert_eq!(read.next().unwrap().unwrap(), batch);
    let mut stream = Vec::new();
    assert_eq!(arrow::write_stream(Table::Shootings, &incidents, &mut stream).unwrap(), 2);
    let mut read = StreamReader::try_new(stream.as_slice(), None).unwrap();
    assert_eq!(read.next().unwrap().unwrap(), batch);
    assert_eq!(
        batch.schema().field(1).metadata()["description"],
        "The key, which is unique within the incident."
    );
}
