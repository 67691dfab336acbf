//! Who said something of a field, and when: columns that several tables have.

use super::{
    column::{Column, MOMENT, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
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
    pub(super) fn of(at: &At<'a>) -> Self {
        Self { noun: at.kind.as_str(), key: at.key, name: at.field.name }
    }

    pub(super) fn cells(&self, to: &mut Filling<'a>) {
        let key = Some(self.key).filter(|key| !key.is_empty());
        to.extend([Slot::Text(self.noun), key.into(), Slot::Text(self.name)]);
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

/// The statements of an incident: their numbers, and their cells, which stand in many rows.
pub(super) struct Statements<'a> {
    numbers: BTreeMap<usize, usize>,
    cells: Filling<'a>,
}

/// How many columns a statement has.
const WIDTH: usize = 4 + MOMENT;

impl<'a> Statements<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let numbers: BTreeMap<_, _> = incident.statements().map(address).zip(0..).collect();
        let mut cells = Filling::default();
        for (statement, number) in incident.statements().zip(1..) {
            let source = incident.source(statement.source());
            cells.extend([
                Slot::Integer(number),
                source.map(|source| source.key.as_str()).into(),
                source.and_then(|source| source.kind.known()).map(Vocabulary::as_str).into(),
                source.and_then(|source| source.agency.known()).map(Key::as_str).into(),
            ]);
            field::moment(Some(statement.at()), incident.zone(), &mut cells);
        }
        Self { numbers, cells }
    }
}

/// The numbers of the statements, to be added to the rows of one table.
pub(super) struct Numbers<'g, 'a> {
    of: &'g Gathered<'a>,
    /// Where their texts begin among those of the rows, once one was added.
    start: Option<usize>,
}

impl<'g, 'a> Numbers<'g, 'a> {
    pub(super) fn of(of: &'g Gathered<'a>) -> Self {
        Self { of, start: None }
    }

    /// Adds the cells of a statement.
    pub(super) fn cells(&mut self, statement: Option<&Statement>, to: &mut Filling<'a>) {
        let Some(statement) = statement else { return to.nothing(WIDTH) };
        let Statements { numbers, cells } = self.of.statements();
        let start = *self.start.get_or_insert_with(|| to.lay(cells));
        match numbers.get(&address(statement)).map(|number| number * WIDTH) {
            Some(from) => to.copy(cells, from..from + WIDTH, start),
            None => to.nothing(WIDTH),
        }
    }
}

/// Where a statement stands in memory, which tells it from every other one of its incident.
fn address(statement: &Statement) -> usize {
    std::ptr::from_ref(statement).addr()
}
