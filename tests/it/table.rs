//! The tables for analysts.

use crate::{
    arbitrary::{any_incident, config},
    golden,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, fmt::Write, fs};
use use_of_force::{
    Incident, json,
    table::{Cell, RebuildError, Table, Type, rebuild},
};

fn read(file: &str) -> Incident {
    let path = format!("{}/examples/data/{file}", env!("CARGO_MANIFEST_DIR"));
    json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_columns_are_those_that_are_known() {
    let mut all = String::new();
    for table in Table::ALL {
        writeln!(all, "# {table}: a row is {}\n", table.row()).unwrap();
        for column in table.columns() {
            let unit = column.unit().map(|unit| format!(" ({unit})")).unwrap_or_default();
            let codes = match column.codes() {
                [] => String::new(),
                codes => format!(" [{} words]", codes.len()),
            };
            let (name, kind) = (column.name(), column.kind().as_str());
            writeln!(all, "{name}: {kind}{unit}{codes}").unwrap();
        }
        all.push('\n');
    }
    golden::check("tables/columns.txt", &all);
}

#[test]
fn the_documentation_shows_the_tables_of_the_code() {
    let mut all =
        String::from("| table | a row is | what is to be known | joins |\n|---|---|---|---|\n");
    for table in Table::ALL {
        let (row, about, joins) = (table.row(), table.about(), table.joins());
        writeln!(all, "| `{table}` | {row} | {about} | {joins} |").unwrap();
    }
    golden::check("../../src/table/tables.md", &all);
}

#[test]
fn every_column_has_a_name_of_its_own_and_says_what_it_is() {
    for table in Table::ALL {
        assert_eq!(Table::named(table.name()), Some(*table));
        let mut names = BTreeSet::new();
        for column in table.columns() {
            let name = column.name();
            assert!(names.insert(name), "{table}: two columns `{name}`");
            let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(name.chars().all(legal), "{table}: {name}");
            assert!(column.about().ends_with('.'), "{table}/{name}: {}", column.about());
            assert_eq!(table.column(name), Some(column));
        }
    }
}

/// What the text of a moment tells as well, and the id.
fn left_out(column: &str) -> bool {
    let derived = ["_first_day", "_last_day", "_precision", "_approximate"];
    column == "incident" || derived.iter().any(|end| column.ends_with(end))
}

/// What stands in the tables of a case, cell by cell.
fn shown(incident: &Incident) -> String {
    let mut all = String::new();
    for table in Table::ALL {
        let rows = table.rows(incident);
        writeln!(all, "# {table}: {} rows", rows.len()).unwrap();
        for row in rows.iter() {
            let stated = row.stated().filter(|(column, _)| !left_out(column.name()));
            let cells: Vec<_> =
                stated.map(|(column, cell)| format!("{} {cell}", column.name())).collect();
            writeln!(all, "{}", cells.join(" | ")).unwrap();
        }
        all.push('\n');
    }
    all
}

#[test]
fn the_tables_of_the_founding_case() {
    golden::check("tables/kansas_city.txt", &shown(&read("kansas-city-2021-06-20.json")));
}

/// Each cell is of the type of its column.
fn fits(kind: Type, cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Null => true,
        Cell::Text(_) => matches!(kind, Type::Text | Type::Word),
        Cell::Integer(_) => kind == Type::Integer,
        Cell::Decimal(_) => kind == Type::Decimal,
        Cell::Boolean(_) => kind == Type::Boolean,
        Cell::Day(_) => kind == Type::Day,
        Cell::Instant(_) => kind == Type::Instant,
        Cell::Id(_) => kind == Type::Id,
        _ => false,
    }
}

#[cfg(feature = "csv")]
mod as_csv {
    use super::*;
    use proptest::collection::vec;
    use use_of_force::csv;

    proptest! {
        #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

        /// Another reader of CSV finds what the cells hold.
        #[test]
        fn a_file_holds_what_the_rows_hold(incidents in vec(any_incident(), 0..3)) {
            for table in Table::ALL {
                let mut file = Vec::new();
                let written = csv::write(*table, &incidents, &mut file).unwrap();
                let mut reader = ::csv::Reader::from_reader(file.as_slice());
                let names: Vec<_> = table.columns().iter().map(use_of_force::table::Column::name).collect();
                prop_assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), names);
                let mut read = reader.records();
                let mut rows = 0;
                for incident in &incidents {
                    for row in table.rows(incident).iter() {
                        let cells: Vec<_> = row.cells().iter().map(ToString::to_string).collect();
                        let found = read.next().unwrap().unwrap();
                        prop_assert_eq!(found.iter().collect::<Vec<_>>(), cells);
                        rows += 1;
                    }
                }
                prop_assert_eq!((read.next().is_none(), written), (true, rows));
            }
        }
    }

    #[test]
    fn a_writer_that_fails_is_told() {
        struct Full;

        impl std::io::Write for Full {
            fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("full"))
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }

        let error = csv::write(Table::People, &[] as &[Incident], Full).unwrap_err();
        assert_eq!(error.to_string(), "full");
    }
}

fn rebuilt(incident: &Incident) -> Result<Incident, RebuildError> {
    let [incidents, sources, statements] =
        [Table::Incidents, Table::Sources, Table::Statements].map(|table| table.rows(incident));
    rebuild(&incidents, &sources, &statements)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_cell_is_of_the_type_of_its_column(incident in any_incident()) {
        for table in Table::ALL {
            let rows = table.rows(&incident);
            for row in rows.iter() {
                prop_assert_eq!(row.cells().len(), table.columns().len());
                for (column, cell) in table.columns().iter().zip(row.cells()) {
                    prop_assert!(fits(column.kind(), cell), "{}/{}: {:?}", table, column.name(), cell);
                }
                prop_assert_eq!(row.get("incident"), Some(&Cell::Id(incident.id())));
            }
        }
    }

    #[test]
    fn an_incident_is_rebuilt_from_three_tables(incident in any_incident(), n in 0_usize..8) {
        prop_assert_eq!(rebuilt(&incident), Ok(incident.clone()));
        // A cut one mentions what it does not describe.
        let cut = incident.first(n);
        prop_assert_eq!(rebuilt(&cut), Ok(cut));
    }

    #[test]
    fn there_are_as_many_rows_as_there_are_nouns(incident in any_incident()) {
        let rows = |table: Table| table.rows(&incident).len();
        prop_assert_eq!(rows(Table::Incidents), 1);
        prop_assert_eq!(rows(Table::Sources), incident.sources().len());
        prop_assert_eq!(rows(Table::People), incident.people().len());
        prop_assert_eq!(rows(Table::Leaves), incident.leaves().len());
        let statements = Table::Statements.rows(&incident);
        let numbers: BTreeSet<_> = statements.iter().map(|row| row.get("statement").unwrap().integer()).collect();
        prop_assert_eq!(numbers.len(), incident.statements().count());
        let open = incident.open_questions().len();
        let unknowns = Table::Unknowns.rows(&incident);
        let stands = unknowns.iter().filter(|row| row.get("role").unwrap().text() == Some("stands"));
        prop_assert_eq!(stands.count(), open);
        let spells = Table::Spells.rows(&incident);
        let not_over = spells.iter().filter(|row| {
            row.get("kind").unwrap().text() == Some("unknown")
                && row.get("ended").unwrap().boolean() == Some(false)
        });
        prop_assert_eq!(not_over.count(), open);
    }
}
