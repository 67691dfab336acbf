//! Who said something of a field, and when: columns that several tables have.

use super::{
    column::{Column, MOMENT, Type},
    field,
    filling::{Filling, Slot},
};
use crate::{
    Incident, Key,
    code::Vocabulary,
    incident::OfField,
    source::Kind,
    value::{Form, Value},
};

/// A field of a noun of an incident.
pub(super) struct Field<'a> {
    pub(super) noun: &'static str,
    pub(super) key: &'a str,
    pub(super) name: &'static str,
}

impl<'a> Field<'a> {
    pub(super) fn of(field: OfField<'a>) -> Self {
        Self { noun: field.noun.kind.as_str(), key: field.noun.key, name: field.field.name }
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

/// The cells of the statements of an incident, which stand in many rows.
pub(super) struct Statements<'a> {
    /// The place of each in the log, in the order of recording.
    pub(super) places: Vec<usize>,
    pub(super) cells: Filling<'a>,
}

/// How many columns a statement has.
pub(super) const WIDTH: usize = 4 + MOMENT;

impl<'a> Statements<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let mut places = vec![0; incident.log().len()];
        let mut cells = Filling::default();
        for ((moment, statement), number) in incident.log().iter().zip(1..) {
            if let Some(place) = places.get_mut(moment.index()) {
                *place = cells.end() / WIDTH;
            }
            let source = incident.source(statement.source());
            cells.extend([
                Slot::Integer(number),
                source.map(|source| source.key.as_str()).into(),
                source.and_then(|source| source.kind.known()).map(Vocabulary::as_str).into(),
                source.and_then(|source| source.agency.known()).map(Key::as_str).into(),
            ]);
            field::moment(Some(statement.at()), incident.zone(), &mut cells);
        }
        Self { places, cells }
    }
}
