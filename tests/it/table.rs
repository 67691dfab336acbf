//! The tables for analysts.

use crate::{
    arbitrary::{any_incident, config},
    golden,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, fmt::Write, fs};
use use_of_force::{
    Incident, Status,
    incident::Obstacle,
    json,
    table::{Cell, RebuildError, Row, Table, Type, rebuild},
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

/// What these sources say, as statements in their JSON form.
fn said(statements: &[&str]) -> Incident {
    let statements = statements.join(",");
    let text = format!(
        r#"{{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
            "sources":[{{"key":"a","kind":"agency"}},{{"key":"b"}}],"statements":[{statements}]}}"#
    );
    json::from_str(&text).unwrap()
}

/// The spells of leaves and investigations, with whether they ended.
fn spells(incident: &Incident, kind: &str) -> Vec<(String, Option<bool>)> {
    let rows = Table::Spells.rows(incident);
    let rows = rows.iter().filter(|row| row.get("kind").unwrap().text() == Some(kind));
    let key = |row: &Row<'_, '_>| row.get("key").unwrap().text().unwrap().to_owned();
    rows.map(|row| (key(&row), row.get("ended").unwrap().boolean())).collect()
}

#[test]
fn a_leave_ends_as_the_status_has_it() {
    let leave = |day: u32, more: &str| {
        format!(
            r#"{{"at":"2031-05-{day:02}","source":"a","says":[{{"leave":{{"key":"l"{more}}}}}]}}"#
        )
    };
    let began = leave(4, r#","began":"2031-05-04""#);
    for (more, ended) in [
        (r#","ended":"2031-05-19""#, true),
        (r#","ending":"full_duty""#, true),
        // As a copy has it.
        (r#","unknown":{"ended":"redacted"}"#, true),
        (r#","unknown":{"ending":"redacted"}"#, true),
        (r#","unknown":{"ended":"pending"}"#, false),
        (r#","unknown":{"ended":"withheld","ending":"withheld"}"#, false),
    ] {
        let incident = said(&[&began, &leave(20, more)]);
        assert_eq!(incident.status() == Status::OfficersOnLeave, !ended, "{more}");
        assert_eq!(spells(&incident, "leave"), [("l".to_owned(), Some(ended))], "{more}");
        let rows = Table::Spells.rows(&incident);
        let row = rows.iter().find(|row| row.get("kind").unwrap().text() == Some("leave")).unwrap();
        let why = if more.contains(r#""ended":"redacted""#) { Some("redacted") } else { None };
        assert_eq!(
            row.get("ended_why").unwrap().text().filter(|it| *it == "redacted"),
            why,
            "{more}"
        );
        // When it was first heard of that it ended.
        let heard = row.get("ended_at_last_day").unwrap().to_string();
        let last = if more.contains("05-19") { "2031-05-19" } else { "2031-05-20" };
        assert_eq!(heard, if ended { last } else { "" }, "{more}");
    }
}

#[test]
fn what_a_statement_says_twice_is_said_once() {
    let leave = r#"{"leave":{"key":"l","unknown":{"officer":"not_made"}}}"#;
    let incident = said(&[&format!(r#"{{"at":"2031","source":"a","says":[{leave},{leave}]}}"#)]);
    assert_eq!(incident.open_questions().len(), 1);
    let rows = Table::Unknowns.rows(&incident);
    let roles: Vec<_> = rows.iter().map(|row| row.get("role").unwrap().to_string()).collect();
    assert_eq!(roles, ["stands"], "{rows:?}");
    assert_eq!(
        Table::Spells
            .rows(&incident)
            .iter()
            .filter(|row| row.get("kind").unwrap().text() == Some("unknown"))
            .count(),
        1
    );
}

#[test]
fn what_nobody_speaks_of_any_more_neither_runs_nor_ended() {
    let incident = said(&[
        r#"{"at":"2031-05-04","source":"a","key":"x","says":[{"leave":{"key":"l"}},{"investigation":{"key":"i"}}]}"#,
        r#"{"at":"2031-05-05","source":"a","says":[{"withdrawn":{"statement":"x"}}]}"#,
    ]);
    assert_eq!(incident.status(), Status::Open);
    for kind in ["leave", "investigation"] {
        assert!(spells(&incident, kind).iter().all(|(_, ended)| ended.is_none()), "{kind}");
    }
}

#[test]
fn what_was_taken_back_names_the_statement_that_did_so() {
    let fired = |at: &str, key: &str, more: &str| {
        format!(
            r#"{{"at":"2031-05-{at}","source":"a","key":"{key}"{more},
                "says":[{{"shooting":{{"key":"s","unknown":{{"rounds_fired":"{}"}}}}}}]}}"#,
            if at == "04" { "pending" } else { "withheld" }
        )
    };
    let withdrawn = |key: &str| {
        format!(
            r#"{{"at":"2031-05-08","source":"a","says":[{{"withdrawn":{{"statement":"{key}"}}}}]}}"#
        )
    };
    // Somebody still speaks of it.
    let b =
        r#"{"at":"2031-05-06","source":"b","says":[{"shooting":{"key":"s","rounds_fired":3}}]}"#;
    let b = b.to_owned();
    let begin = [fired("04", "first", ""), fired("05", "other", ""), b];
    for (end, by) in [
        (vec![withdrawn("other"), withdrawn("first")], 5),
        (vec![withdrawn("other"), fired("09", "x", r#","replaces":"first""#)], 5),
        (vec![], 0),
    ] {
        let all: Vec<_> = begin.iter().chain(&end).map(String::as_str).collect();
        let incident = said(&all);
        let rows = Table::Unknowns.rows(&incident);
        let first =
            rows.iter().find(|row| row.get("why").unwrap().text() == Some("pending")).unwrap();
        let cell = |name: &str| first.get(&format!("superseded_{name}")).unwrap().to_string();
        if by == 0 {
            assert_eq!(
                (first.get("role").unwrap().text(), &*cell("statement")),
                (Some("superseded"), "2")
            );
            assert_eq!(cell("why"), "withheld");
            continue;
        }
        let statement = incident.statements().nth(by - 1).unwrap();
        assert_eq!(first.get("role").unwrap().text(), Some("taken_back"));
        assert_eq!((cell("statement"), cell("source")), (by.to_string(), "a".to_owned()));
        assert_eq!(cell("at"), statement.at().to_string());
        assert_eq!(
            (cell("source_kind"), cell("value"), cell("why")),
            ("agency".to_owned(), String::new(), String::new())
        );
        let second = |row: &Row<'_, '_>| row.get("said_statement").unwrap().integer() == Some(2);
        let other = rows.iter().find(second).unwrap();
        assert_eq!(other.get("superseded_statement").unwrap().integer(), Some(4));
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
    fn what_has_not_ended_stands_in_the_way(incident in any_incident(), n in 0_usize..8) {
        for incident in [incident.first(n), incident] {
            if incident.status() == Status::Resolved {
                continue;
            }
            let running = |kind| -> BTreeSet<String> {
                let spells = spells(&incident, kind).into_iter();
                spells.filter(|(_, ended)| *ended == Some(false)).map(|(key, _)| key).collect()
            };
            let (mut leaves, mut investigations) = (BTreeSet::new(), BTreeSet::new());
            for obstacle in incident.obstacles() {
                match obstacle {
                    Obstacle::Leave { leave, .. } => drop(leaves.insert(leave.to_string())),
                    Obstacle::Investigation { investigation, .. } => {
                        investigations.insert(investigation.to_string());
                    }
                    _ => {}
                }
            }
            // A leave of somebody who left or died stands in nobody's way.
            prop_assert!(running("leave").is_superset(&leaves));
            prop_assert!(running("investigation").is_superset(&investigations));
        }
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
        // Several can give one reason.
        let field = |row: &Row<'_, '_>| {
            ["noun", "key", "field"].map(|it| row.get(it).unwrap().text().map(str::to_owned))
        };
        prop_assert_eq!(stands.map(|row| field(&row)).collect::<BTreeSet<_>>().len(), open);
        let spells = Table::Spells.rows(&incident);
        let not_over = spells.iter().filter(|row| {
            row.get("kind").unwrap().text() == Some("unknown")
                && row.get("ended").unwrap().boolean() == Some(false)
        });
        prop_assert_eq!(not_over.count(), open);
    }
}
