//! Who said something of a field, and when: columns that several tables have.

use super::{
    cell::Cell,
    column::{Column, MOMENT, Type},
    field,
};
use crate::{
    Incident, Key, Statement,
    answer::At,
    code::Vocabulary,
    source::Kind,
    value::{Form, Value},
};
use std::collections::BTreeMap;

/// A field of a noun of an incident.
pub(super) struct Field<'a> {
    pub(super) noun: &'static str,
    pub(super) key: &'a str,
    pub(super) name: &'static str,
}

impl<'a> Field<'a> {
    pub(super) fn of(at: &At<'_, 'a>) -> Self {
        // The key as the incident holds it.
        let key = at.incident.entry(at.key).map_or("", |(key, _)| key);
        Self { noun: at.kind.as_str(), key, name: at.field.name }
    }

    pub(super) fn cells(&self, to: &mut Vec<Cell<'a>>) {
        let key = Some(self.key).filter(|key| !key.is_empty());
        to.extend([Cell::of(self.noun), key.into(), Cell::of(self.name)]);
    }
}

/// The columns of a field.
pub(super) fn field_columns(to: &mut Vec<Column>) {
    let text = |name: &str, about: &str| Column::new(name, Type::Text, about);
    to.push(text("noun", "What the field belongs to."));
    to.push(text("key", "Its key; nothing for the circumstances."));
    to.push(text("field", "The field."));
}

/// The columns of a statement.
pub(super) fn columns(name: &str, who: &str, to: &mut Vec<Column>) {
    let column =
        |suffix: &str, kind, about: String| Column::new(format!("{name}_{suffix}"), kind, about);
    let number = format!("The number of the statement of {who}, in log order from 1.");
    to.push(column("statement", Type::Integer, number));
    to.push(column("source", Type::Text, format!("The source: {who}.")));
    let Form::Word { words, .. } = <Kind as Value>::FORM else { return };
    to.push(
        column("source_kind", Type::Word, format!("What kind of source it is: {who}."))
            .coded(words),
    );
    to.push(column("agency", Type::Text, format!("The agency for which it speaks: {who}.")));
    to.extend(Column::moment(&format!("{name}_at"), &format!("When that was said: {who}.")));
}

/// The numbers of the statements of an incident, and their cells, which stand in many rows.
pub(super) struct Numbers<'a> {
    numbers: BTreeMap<usize, usize>,
    cells: Vec<Cell<'a>>,
}

/// How many columns a statement has.
const WIDTH: usize = 4 + MOMENT;

impl<'a> Numbers<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let numbers: BTreeMap<_, _> = incident.statements().map(address).zip(0..).collect();
        let mut cells = Vec::with_capacity(numbers.len() * WIDTH);
        for (statement, number) in incident.statements().zip(1..) {
            let source = incident.source(statement.source());
            cells.extend([
                Cell::Integer(number),
                source.map(|source| source.key.as_str()).into(),
                source.and_then(|source| source.kind.known()).map(Vocabulary::as_str).into(),
                source.and_then(|source| source.agency.known()).map(Key::as_str).into(),
            ]);
            field::moment(Some(statement.at()), incident.zone(), &mut cells);
        }
        Self { numbers, cells }
    }

    /// Adds the cells of a statement.
    pub(super) fn cells(&self, statement: Option<&Statement>, to: &mut Vec<Cell<'a>>) {
        let number = statement.and_then(|it| self.numbers.get(&address(it)));
        match number.and_then(|number| self.cells.chunks_exact(WIDTH).nth(*number)) {
            Some(cells) => to.extend_from_slice(cells),
            None => field::nothing(WIDTH, to),
        }
    }
}

/// Where a statement stands in memory, which tells it from every other one of its incident.
fn address(statement: &Statement) -> usize {
    std::ptr::from_ref(statement).addr()
}
