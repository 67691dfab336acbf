//! Incidents, put together again from their tables.

use super::{
    Table,
    cell::{Cell, Row, Rows},
};
use crate::{
    Incident, Source,
    entity::Entity,
    value::{Shown, Tree},
};
use serde::Deserialize;

/// Why rows are no incident.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RebuildError {
    /// These are rows of another table.
    #[error("expected rows of the table `{expected}`, found some of `{found}`")]
    OtherTable {
        /// The table that is needed.
        expected: Table,
        /// The table whose rows they are.
        found: Table,
    },
    /// There is not exactly one row of the table `incidents`.
    #[error("expected one row of the table `incidents`, found {0}")]
    NotOne(usize),
    /// A row of a table is of another incident.
    #[error("expected rows of one incident, found a row of the table `{0}` that is of another")]
    OtherIncident(Table),
    /// A cell holds something that cannot stand there.
    #[error("row {row} of the table `{table}`, column `{column}`: expected {expected}")]
    Cell {
        /// The table.
        table: Table,
        /// The row, from 1.
        row: usize,
        /// The column.
        column: &'static str,
        /// What is expected there.
        expected: &'static str,
    },
    /// Rows are missing, or there are too many.
    #[error("expected {expected} in the rows of the table `{table}`, found {found}")]
    Number {
        /// The table.
        table: Table,
        /// How many sources or statements there are, as the table `incidents` says.
        expected: i64,
        /// How many there are in the rows.
        found: i64,
    },
    /// Together they are no incident.
    #[error("the rows are no incident: {0}")]
    NoIncident(String),
}

/// The incident whose rows these are of the tables `incidents`, `sources` and `statements`: exactly what
/// they were made of, but for [`since`](Incident::since), which they do not tell.
///
/// ```
/// use use_of_force::{Incident, Person, Source, table::{Table, rebuild}, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// incident.record(clerk.says(when!("2031-05-04"), [Person::new("person-1").age(20..=29).into()]))?;
///
/// let [incidents, sources, statements] =
///     [Table::Incidents, Table::Sources, Table::Statements].map(|table| table.rows(&incident));
/// assert_eq!(rebuild(&incidents, &sources, &statements)?, incident);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If rows are of other tables or incidents, or a cell or all of them together cannot be read.
pub fn rebuild(
    incidents: &Rows<'_>,
    sources: &Rows<'_>,
    statements: &Rows<'_>,
) -> Result<Incident, RebuildError> {
    for (expected, rows) in
        [(Table::Incidents, incidents), (Table::Sources, sources), (Table::Statements, statements)]
    {
        let found = rows.table();
        if found != expected {
            return Err(RebuildError::OtherTable { expected, found });
        }
    }
    let mut rows = incidents.iter();
    let (Some(row), None) = (rows.next(), rows.next()) else {
        return Err(RebuildError::NotOne(incidents.len()));
    };
    let id = row.get("incident");
    for rows in [sources, statements] {
        if rows.iter().any(|row| row.get("incident") != id) {
            return Err(RebuildError::OtherIncident(rows.table()));
        }
    }
    let last = statements.iter().last().map(|row| Cells { row, number: statements.len() });
    let last = last.map(|last| last.integer("statement")).transpose()?.unwrap_or_default();
    for (table, found) in [
        (Table::Sources, i64::try_from(sources.len()).unwrap_or(i64::MAX)),
        (Table::Statements, last),
    ] {
        let expected = Cells { row, number: 1 }.integer(table.name())?;
        if found != expected {
            return Err(RebuildError::Number { table, expected, found });
        }
    }
    let mut incident = head(&Cells { row, number: 1 })?;
    incident.put("sources", Tree::List(Vec::new()));
    for (row, number) in sources.iter().zip(1..) {
        incident.push("sources", source(&Cells { row, number })?);
    }
    incident.put("statements", all(statements)?);
    Incident::deserialize(incident)
        .map_err(|error| RebuildError::NoIncident(Shown(error).to_string()))
}

/// The cells of a row.
struct Cells<'r, 'a> {
    row: Row<'r, 'a>,
    number: usize,
}

impl<'r> Cells<'r, '_> {
    fn get(&self, column: &str) -> Option<&'r Cell<'_>> {
        self.row.get(column).filter(|cell| !cell.is_null())
    }

    fn text(&self, column: &'static str) -> Result<Option<&'r str>, RebuildError> {
        let Some(cell) = self.row.get(column).filter(|cell| !cell.is_null()) else {
            return Ok(None);
        };
        cell.text().map(Some).ok_or_else(|| self.expected(column, "text"))
    }

    fn integer(&self, column: &'static str) -> Result<i64, RebuildError> {
        let number = self.get(column).and_then(Cell::integer);
        number.ok_or_else(|| self.expected(column, "a whole number"))
    }

    fn is(&self, column: &str) -> bool {
        self.get(column).and_then(Cell::boolean).unwrap_or_default()
    }

    fn expected(&self, column: &'static str, expected: &'static str) -> RebuildError {
        RebuildError::Cell { table: self.row.table(), row: self.number, column, expected }
    }
}

fn head(cells: &Cells<'_, '_>) -> Result<Tree, RebuildError> {
    let mut incident = Tree::map();
    incident.put("schema", Tree::Integer(cells.integer("schema")?));
    match cells.get("incident") {
        Some(Cell::Id(id)) => incident.put("id", Tree::text(id.to_string())),
        _ => return Err(cells.expected("incident", "an id")),
    }
    if let Some(zone) = cells.text("zone")? {
        incident.put("zone", Tree::text(zone));
    }
    incident.put("version", Tree::Integer(cells.integer("version")?));
    // The tables do not tell at which versions statements were entered.
    incident.put("entered", Tree::List(Vec::new()));
    for bare in cells.text("bare")?.into_iter().flat_map(|bare| bare.split("; ")) {
        let (kind, key) =
            bare.split_once(' ').ok_or_else(|| cells.expected("bare", "kinds with keys"))?;
        incident.push("bare", Tree::Map(vec![(kind.to_owned(), Tree::text(key))]));
    }
    Ok(incident)
}

fn source(cells: &Cells<'_, '_>) -> Result<Tree, RebuildError> {
    let mut source = Tree::map();
    let key = cells.text("key")?.ok_or_else(|| cells.expected("key", "the key of the source"))?;
    source.put("key", Tree::text(key));
    for field in Source::FIELDS {
        if let Some(value) = cells.text(field.name)? {
            source.put(field.name, Tree::text(value));
        }
        let beside = |suffix: &str| {
            let cell = cells.get(&format!("{}{suffix}", field.name));
            cell.filter(|cell| **cell != Cell::Boolean(false))
        };
        if let Some(why) = beside("_why").and_then(Cell::text) {
            source.put(&format!("unknown/{}", field.name), Tree::text(why));
        }
        if let Some(words) = beside("_words").and_then(Cell::text) {
            source.put(&format!("words/{}", field.name), Tree::text(words));
        }
        if beside("_believed").is_some() {
            source.push("believed", Tree::text(field.name));
        }
    }
    Ok(source)
}

/// The statements, of whose claims each value has a row.
fn all(rows: &Rows<'_>) -> Result<Tree, RebuildError> {
    let mut statements: Vec<Tree> = Vec::new();
    let (mut claims, mut claim): (Vec<Tree>, Option<Claim>) = (Vec::new(), None);
    let mut at = (0, 0);
    for (row, number) in rows.iter().zip(1..) {
        let cells = Cells { row, number };
        let here = (cells.integer("statement")?, cells.integer("claim")?);
        if here != at {
            claims.extend(claim.take().map(Claim::finished));
            claim = Some(Claim::begun(&cells)?);
        }
        if here.0 != at.0 {
            if let Some(last) = statements.last_mut() {
                last.put("says", Tree::List(std::mem::take(&mut claims)));
            }
            statements.push(statement(&cells)?);
        }
        at = here;
        if let Some(claim) = &mut claim {
            claim.take(&cells)?;
        }
    }
    claims.extend(claim.map(Claim::finished));
    if let Some(last) = statements.last_mut() {
        last.put("says", Tree::List(claims));
    }
    Ok(Tree::List(statements))
}

fn statement(cells: &Cells<'_, '_>) -> Result<Tree, RebuildError> {
    let mut statement = Tree::map();
    for (column, member) in [
        ("statement_key", "key"),
        ("at", "at"),
        ("source", "source"),
        ("via", "via"),
        ("cite", "cite"),
        ("replaces", "replaces"),
        ("public", "public"),
        ("recorded", "recorded"),
        ("recorded_by", "recorded_by"),
    ] {
        if let Some(text) = cells.text(column)? {
            statement.put(member, Tree::text(text));
        }
    }
    Ok(statement)
}

/// A claim whose rows are read.
struct Claim {
    place: String,
    says: Tree,
    field: Option<String>,
}

impl Claim {
    fn begun(cells: &Cells<'_, '_>) -> Result<Self, RebuildError> {
        let kind =
            cells.text("kind")?.ok_or_else(|| cells.expected("kind", "what the claim is"))?;
        let reported = if cells.is("reported") { "reported/" } else { "" };
        let mut says = Tree::map();
        if let Some(key) = cells.text("key")? {
            says.put("key", Tree::text(key));
        }
        Ok(Self { place: format!("{reported}{kind}"), says, field: None })
    }

    fn take(&mut self, cells: &Cells<'_, '_>) -> Result<(), RebuildError> {
        let Some(field) = cells.text("field")? else { return Ok(()) };
        if let Some(value) = value(cells)? {
            let place = match cells.text("part")? {
                Some(part) => format!("{field}/{part}"),
                None => field.to_owned(),
            };
            self.says.put(&place, value);
        }
        if self.field.as_deref() == Some(field) {
            return Ok(());
        }
        self.field = Some(field.to_owned());
        if let Some(why) = cells.text("why")? {
            self.says.put(&format!("unknown/{field}"), Tree::text(why));
        }
        if let Some(words) = cells.text("words")? {
            self.says.put(&format!("words/{field}"), Tree::text(words));
        }
        for member in ["believed", "complete"] {
            if cells.is(member) {
                self.says.push(member, Tree::text(field));
            }
        }
        Ok(())
    }

    fn finished(self) -> Tree {
        let mut claim = Tree::map();
        claim.put(&self.place, self.says);
        claim
    }
}

fn value(cells: &Cells<'_, '_>) -> Result<Option<Tree>, RebuildError> {
    let Some(kind) = cells.text("value_type")? else { return Ok(None) };
    let text = cells.text("value")?.unwrap_or_default();
    let tree = match kind {
        "text" => Some(Tree::text(text)),
        "integer" => text.parse().ok().map(Tree::Integer),
        "decimal" => text.parse().ok().map(Tree::Decimal),
        "boolean" => text.parse().ok().map(Tree::Boolean),
        "none" => Some(Tree::List(Vec::new())),
        _ => return Err(cells.expected("value_type", "the type of a value")),
    };
    tree.map(Some).ok_or_else(|| cells.expected("value", "a value of its type"))
}
