//! The tables of transitions in the documentation are those of the code.

use use_of_force::incident::table;

#[test]
fn the_documentation_shows_the_tables_of_the_code() {
    crate::golden::check("../../src/incident/tables.md", &table::markdown());
}
