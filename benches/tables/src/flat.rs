//! Rows as flat structs, as people write them without a library.

use serde::Serialize;
use use_of_force::{
    arrow::arrow_array::types::Date32Type,
    table::{Cell, Row, Table},
};

/// A row of a table.
pub trait Flat: Serialize {
    const TABLE: Table;
    const COLUMNS: &'static [&'static str];

    fn of(row: &Row<'_, '_>) -> Self;
}

macro_rules! flat {
    ($Name:ident of $Table:ident { $( $column:ident: $Type:ty, )+ }) => {
        #[derive(Serialize)]
        pub struct $Name { incident: String, $( $column: Option<$Type>, )+ }

        impl Flat for $Name {
            const TABLE: Table = Table::$Table;
            const COLUMNS: &'static [&'static str] = &["incident", $( stringify!($column), )+];

            fn of(row: &Row<'_, '_>) -> Self {
                let cell = |name| row.get(name).filter(|cell| !cell.is_null());
                Self {
                    incident: cell("incident").unwrap().to_string(),
                    $( $column: cell(stringify!($column)).map(<$Type>::take), )+
                }
            }
        }
    };
}

// All columns.
flat! { Statement of Statements {
    statement: i64,
    statement_key: String,
    at: String,
    at_first_day: i32,
    at_last_day: i32,
    at_low: i64,
    at_high: i64,
    at_precision: String,
    at_approximate: bool,
    source: String,
    via: String,
    cite: String,
    replaces: String,
    public: String,
    public_first_day: i32,
    public_last_day: i32,
    public_low: i64,
    public_high: i64,
    public_precision: String,
    public_approximate: bool,
    counts: bool,
    claim: i64,
    reported: bool,
    kind: String,
    key: String,
    field: String,
    part: String,
    value: String,
    value_type: String,
    why: String,
    words: String,
    believed: bool,
    complete: bool,
} }

// The columns that the cases fill.
flat! { Person of People {
    key: String,
    disputed: String,
    is_animal: bool,
    roles: String,
    roles_count: i64,
    name: String,
    identifiers_count: i64,
    age_low: i64,
    age_high: i64,
    age_why: String,
    sex: String,
    sex_why: String,
    race: String,
    race_count: i64,
    race_why: String,
    armed_with: String,
    armed_with_count: i64,
    armed_with_why: String,
    resistance: String,
    resistance_count: i64,
    mental_health_related: bool,
    fled: bool,
    injury: String,
    died: bool,
} }

/// A type of which a cell can be.
trait Take {
    fn take(cell: &Cell<'_>) -> Self;
}

impl Take for String {
    fn take(cell: &Cell<'_>) -> Self {
        cell.to_string()
    }
}

impl Take for bool {
    fn take(cell: &Cell<'_>) -> Self {
        *cell == Cell::Boolean(true)
    }
}

impl Take for i32 {
    fn take(cell: &Cell<'_>) -> Self {
        match cell {
            Cell::Day(day) => Date32Type::from_naive_date(*day),
            other => panic!("expected a day, found {other:?}"),
        }
    }
}

impl Take for i64 {
    fn take(cell: &Cell<'_>) -> Self {
        match cell {
            Cell::Integer(number) => *number,
            Cell::Instant(instant) => instant.timestamp_micros(),
            other => panic!("expected a number or an instant, found {other:?}"),
        }
    }
}
