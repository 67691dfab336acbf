//! When row groups and files end.

use super::{super::read, *};
use crate::{Person, Source, When, arrow, when};
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::path::PathBuf;
use uuid::Uuid;

/// Incidents that are written 512, 512 and 76 at a time, each with several rows in a table.
fn incidents() -> Vec<Incident> {
    let incident = |id| {
        let mut incident = Incident::new(Uuid::from_u128(id));
        let clerk = incident.declare(Source::new("clerk")).unwrap();
        for age in 20..25 {
            let claims = [Person::new("person-1").age(age).into()];
            let at = When::parse(&format!("2031-05-{:02}", age - 16)).unwrap();
            incident.record(clerk.says(at, claims)).unwrap();
        }
        incident
    };
    (1..=1100).map(incident).collect()
}

/// The files of all tables, if so much is held, with how many row groups they have.
pub(crate) fn files(
    limits: Limits,
    push: impl FnOnce(&mut Writer<'_>, &[Incident]),
) -> BTreeMap<PathBuf, (usize, Vec<u8>)> {
    let thread = std::thread::current().id();
    let name = format!("use-of-force-limits-{}-{thread:?}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    let incidents = incidents();
    let mut writer = Writer::create(&directory).unwrap();
    writer.limits = limits;
    push(&mut writer, &incidents);
    assert_eq!(writer.finish().unwrap(), 1100);
    let read: Vec<_> = read(&directory).unwrap().map(Result::unwrap).collect();
    assert!(read == incidents, "what is read differs from what was written");
    let mut files = BTreeMap::new();
    for table in Table::ALL {
        for number in 0.. {
            let path = Path::new(table.name()).join(format!("part-{number}.parquet"));
            let Ok(file) = fs::File::open(directory.join(&path)) else { break };
            let groups = SerializedFileReader::new(file).unwrap().num_row_groups();
            let bytes = fs::read(directory.join(&path)).unwrap();
            files.insert(path, (groups, bytes));
        }
    }
    fs::remove_dir_all(&directory).unwrap();
    files
}

pub(crate) fn one_after_the_other(writer: &mut Writer<'_>, incidents: &[Incident]) {
    incidents.iter().for_each(|incident| writer.push(incident).unwrap());
}

pub(crate) const FEW: usize = 1;
pub(crate) const MANY: usize = usize::MAX;

#[test]
fn row_groups_end_before_much_is_held_and_files_before_they_have_many() {
    let groups = |batches, columns| -> Vec<usize> {
        let files = files(Limits { batches, columns }, one_after_the_other);
        let statements = files.iter().filter(|(path, _)| path.starts_with("statements"));
        statements.map(|(_, (groups, _))| *groups).collect()
    };
    assert_eq!(groups(MANY, MANY), [1]);
    let several = groups(FEW, MANY);
    assert!(matches!(several[..], [number] if number > 1), "{several:?}");
    assert_eq!(groups(FEW, FEW).len(), 3);
}

/// A writer to which the first incidents were given that are written together, and its one part.
fn begun(limits: Limits, incidents: &[Incident], name: &str) -> (Writer<'static>, PathBuf) {
    let name = format!("use-of-force-{name}-{}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    let mut writer = Writer::create(&directory).unwrap();
    writer.limits = limits;
    one_after_the_other(&mut writer, &incidents[..INCIDENTS]);
    (writer, directory)
}

/// The columns of the tables of which these incidents fill a batch.
fn full(incidents: &[Incident]) -> usize {
    let rows = |table: &Table| incidents.iter().map(|it| table.rows(it).len()).sum::<usize>();
    let full = Table::ALL.iter().filter(|table| rows(table) >= 2048);
    full.map(|table| table.columns().len()).sum()
}

#[test]
fn a_row_group_ends_when_more_is_held_than_the_limit_and_not_before() {
    let incidents = incidents();
    let columns = |part: &Part| part.columns();
    let (writer, _) = begun(Limits { batches: MANY, columns: MANY }, &incidents, "held");
    let (_, part) = &writer.open[0];
    let held = part.held();
    // Of one table alone, so that it is clear what the largest is.
    let statements = Table::Statements.columns().len();
    assert_eq!((full(&incidents[..INCIDENTS]), columns(part)), (statements, 0));
    let batch = arrow::batches(Table::Statements, &incidents, 2048).next().unwrap().unwrap();
    let (cells, most) = (batch.num_rows() * 36, batch.get_array_memory_size() * 2);
    assert!((cells..most).contains(&held), "{cells} {held} {most}");
    drop(writer);
    for (batches, expected) in [(held, 0), (held - 1, statements)] {
        let (writer, _) = begun(Limits { batches, columns: MANY }, &incidents, "held");
        let (_, part) = &writer.open[0];
        assert_eq!(columns(part), expected);
        assert_eq!(part.held(), if expected == 0 { held } else { 0 });
    }
}

#[test]
fn a_file_ends_when_it_has_as_many_columns_as_the_limit_and_not_before() {
    let incidents = incidents();
    let group = full(&incidents[..INCIDENTS]);
    for (columns, ended) in [(group, true), (group + 1, false)] {
        let limits = Limits { batches: FEW, columns };
        let (mut writer, directory) = begun(limits, &incidents, "columns");
        assert_eq!(writer.open.is_empty(), ended);
        one_after_the_other(&mut writer, &incidents[INCIDENTS..]);
        writer.finish().unwrap();
        let rows = |number: u32| {
            let path = directory.join(format!("statements/part-{number}.parquet"));
            let reader = SerializedFileReader::new(fs::File::open(path).ok()?).unwrap();
            Some(reader.metadata().file_metadata().num_rows())
        };
        // Ten rows of each incident: of the first 512, or of twice as many; then the rest.
        let expected = if ended {
            [Some(5120), Some(5120), Some(760), None]
        } else {
            [Some(10_240), Some(760), None, None]
        };
        assert_eq!([0, 1, 2, 3].map(rows), expected);
        fs::remove_dir_all(&directory).unwrap();
    }
}

#[test]
fn the_part_that_was_used_longest_ago_ends_when_there_are_too_many() {
    let name = format!("use-of-force-open-{}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    let incident = |id: u128, year: &str| {
        let mut incident = Incident::new(Uuid::from_u128(id));
        let clerk = incident.declare(Source::new("clerk")).unwrap();
        let occurred: When = year.parse().unwrap();
        let shooting = crate::Shooting::new("shooting-1").occurred(occurred);
        incident.record(clerk.says(when!("2039-01-01"), [shooting.into()])).unwrap();
        incident
    };
    // Those of 2031 come second, those of 2032 were used longest ago when the ninth comes.
    let years = [2032, 2031, 2033, 2034, 2035, 2036, 2037, 2038, 2031, 2039, 2031, 2032];
    let mut writer = Writer::create(&directory).unwrap().by_state_and_year();
    for (year, id) in years.into_iter().zip(1..) {
        writer.push(&incident(id, &year.to_string())).unwrap();
        writer.write_pending().unwrap();
        assert!(writer.open.len() <= 8);
    }
    writer.finish().unwrap();
    let parts = |year: u32| {
        let path = format!("incidents/state=__HIVE_DEFAULT_PARTITION__/year={year}");
        fs::read_dir(directory.join(path)).unwrap().count()
    };
    let several: Vec<_> = (2031..2040).filter(|year| parts(*year) > 1).collect();
    assert_eq!(several, [2032]);
    fs::remove_dir_all(&directory).unwrap();
}
