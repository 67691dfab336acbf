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

// All columns, most of which are null.
flat! { Person of People {
    key: String,
    disputed: String,
    is_animal: bool,
    roles: String,
    roles_count: i64,
    roles_why: String,
    name: String,
    name_why: String,
    identifiers_count: i64,
    identifiers_complete: bool,
    identifiers_why: String,
    born: String,
    born_first_day: i32,
    born_last_day: i32,
    born_low: i64,
    born_high: i64,
    born_precision: String,
    born_approximate: bool,
    born_why: String,
    age_low: i64,
    age_high: i64,
    age_why: String,
    age_basis: String,
    age_basis_why: String,
    sex: String,
    sex_why: String,
    sex_basis: String,
    sex_basis_why: String,
    race: String,
    race_count: i64,
    race_why: String,
    race_basis: String,
    race_basis_why: String,
    height_inches_low: i64,
    height_inches_high: i64,
    height_inches_why: String,
    weight_pounds_low: i64,
    weight_pounds_high: i64,
    weight_pounds_why: String,
    species: String,
    species_why: String,
    school_role: String,
    school_role_why: String,
    armed: bool,
    armed_why: String,
    armed_with: String,
    armed_with_count: i64,
    armed_with_why: String,
    believed_armed: bool,
    believed_armed_why: String,
    believed_armed_with: String,
    believed_armed_with_count: i64,
    believed_armed_with_why: String,
    found_later: String,
    found_later_count: i64,
    found_later_why: String,
    resisted: bool,
    resisted_why: String,
    resistance: String,
    resistance_count: i64,
    resistance_why: String,
    resistance_level: String,
    resistance_level_count: i64,
    resistance_level_why: String,
    assaulted_officer: bool,
    assaulted_officer_why: String,
    perceived_threat: String,
    perceived_threat_count: i64,
    perceived_threat_why: String,
    impaired: bool,
    impaired_why: String,
    condition: String,
    condition_count: i64,
    condition_why: String,
    mental_health_related: bool,
    mental_health_related_why: String,
    fled: bool,
    fled_why: String,
    fled_by: String,
    fled_by_count: i64,
    fled_by_why: String,
    injury: String,
    injury_why: String,
    injury_types: String,
    injury_types_count: i64,
    injury_types_why: String,
    struck_on: String,
    struck_on_count: i64,
    struck_on_why: String,
    injured_before: bool,
    injured_before_why: String,
    preexisting_injury: bool,
    preexisting_injury_why: String,
    injured_by: String,
    injured_by_count: i64,
    injured_by_complete: bool,
    injured_by_why: String,
    medical_aid: String,
    medical_aid_why: String,
    taken_to: String,
    taken_to_why: String,
    custody: String,
    custody_why: String,
    held_by: String,
    held_by_count: i64,
    held_by_complete: bool,
    held_by_why: String,
    arrested: bool,
    arrested_why: String,
    not_arrested_because: String,
    not_arrested_because_why: String,
    charged_with: String,
    charged_with_count: i64,
    charged_with_why: String,
    highest_charge: String,
    highest_charge_why: String,
    died: bool,
    died_why: String,
    died_on: String,
    died_on_first_day: i32,
    died_on_last_day: i32,
    died_on_low: i64,
    died_on_high: i64,
    died_on_precision: String,
    died_on_approximate: bool,
    died_on_why: String,
    died_at_address: String,
    died_at_street: String,
    died_at_cross_street: String,
    died_at_landmark: String,
    died_at_postal_code: String,
    died_at_description: String,
    died_at_why: String,
    manner: String,
    manner_why: String,
    cause: String,
    cause_why: String,
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
