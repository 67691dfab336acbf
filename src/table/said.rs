//! Who said something of a field, and when: columns that several tables have.

use super::{
    column::{Column, MOMENT, Type},
    field,
    filling::{Filling, Slot},
};
use crate::{
    Incident, Key, Path, Source, Statement,
    code::Vocabulary,
    dictionary::{Entry, Form},
    incident::FieldAccount,
};
use std::ptr;

/// A field of a noun of an incident.
pub(super) struct Field<'a> {
    pub(super) noun: &'static str,
    pub(super) key: &'a str,
    pub(super) name: &'static str,
}

impl<'a> Field<'a> {
    pub(super) fn of(field: FieldAccount<'a>) -> Self {
        let noun = field.noun();
        Self { noun: noun.noun(), key: noun.key(), name: field.definition().name }
    }

    /// Adds the cells of a noun, or of one of its fields.
    pub(super) fn path(path: Option<&Path>, to: &mut Filling<'_>) {
        let Some(path) = path else { return to.nothing(3) };
        to.push(path.noun());
        to.copied_if(path.key().as_ref().map(Key::as_str));
        to.copied_if(path.field());
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
    let kind = Entry::of::<Source>().fields.iter().find(|field| field.name == "kind");
    if let Some(Form::Word { words, .. }) = kind.map(|kind| kind.form) {
        let about = format!("What kind of source it is: {who}.");
        to.push(column("source_kind", Type::Word, about).coded(words));
    }
    to.push(column("agency", Type::Text, format!("The agency for which it speaks: {who}.")));
    to.extend(Column::moment(&format!("{name}_at"), &format!("When that was said: {who}.")));
}

/// The cells of the statements of an incident, which stand in many rows.
pub(super) struct Statements<'a> {
    /// Each statement with its place in the log, sorted by where it is kept.
    places: Vec<(usize, usize)>,
    pub(super) cells: Filling<'a>,
}

/// How many columns a statement has.
pub(super) const WIDTH: usize = 4 + MOMENT;

impl<'a> Statements<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let mut places = Vec::new();
        let mut cells = Filling::default();
        for (statement, number) in incident.statements().zip(1..) {
            places.push((ptr::from_ref(statement).addr(), places.len()));
            let source = incident.source(statement.source());
            cells.extend([
                Slot::Integer(number),
                source.map(|source| source.key.as_str()).into(),
                source.and_then(|source| source.kind.known()).map(Vocabulary::as_str).into(),
                source.and_then(|source| source.agency.known()).map(Key::as_str).into(),
            ]);
            field::moment(Some(statement.at()), incident.zone(), &mut cells);
        }
        places.sort_unstable();
        Self { places, cells }
    }

    /// The place of a statement in the log.
    pub(super) fn place(&self, statement: &Statement) -> Option<usize> {
        let known = ptr::from_ref(statement).addr();
        let found = self.places.binary_search_by_key(&known, |(it, _)| *it).ok()?;
        self.places.get(found).map(|(_, place)| *place)
    }
}
