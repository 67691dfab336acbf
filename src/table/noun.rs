//! The tables of the nouns, with a column or more for every field.

use super::{
    column::{Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
};
use crate::{
    Person, Source,
    dictionary::{self, Content, Entry},
    person::Role,
    statement::Noun,
};
use chrono::FixedOffset;

/// The id of the incident.
pub(super) fn incident() -> Column {
    Column::new("incident", Type::Id, "The id of the incident.")
}

/// The columns of some fields.
pub(super) fn fields(fields: &[dictionary::Field], to: &mut Vec<Column>) {
    fields.iter().for_each(|field| field::columns(field, to));
}

/// Adds the cells of all fields.
pub(super) fn fill<'a>(
    content: impl Into<Content<'a>>,
    zone: Option<FixedOffset>,
    to: &mut Filling<'a>,
) {
    let content = content.into();
    for field in content.fields() {
        field::fact(field, content.fact(field), zone, to);
    }
}

/// The columns of a noun.
pub(super) fn columns<N: Noun>(to: &mut Vec<Column>) {
    to.push(incident());
    to.push(Column::new("key", Type::Text, "The key, which is unique within the incident."));
    to.push(disputed_fields());
    let entry = Entry::of::<N>();
    if entry == Entry::of::<Person>() {
        let about = "Whether it is an animal; nothing if no role is known.";
        to.push(Column::new("is_animal", Type::Boolean, about));
    }
    fields(entry.fields, to);
}

/// On what sources differ.
pub(super) fn disputed_fields() -> Column {
    let about = "The fields on which sources differ, with `; ` between; the table `disputes` has what \
                 each holds.";
    Column::new("disputed", Type::Text, about)
}

/// Adds the nouns of one kind.
pub(super) fn rows<'a, N: Noun>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    for noun in incident.nouns::<N>() {
        to.push(Slot::Id(incident.id()));
        to.push(Slot::Text(noun.key()));
        to.joined(of.disputed(noun.key()));
        if let Some(person) = (noun as &dyn std::any::Any).downcast_ref::<Person>() {
            let roles = person.roles.known();
            to.push(roles.map(|roles| roles.contains(&Role::Animal)));
        }
        fill(noun, incident.zone(), to);
    }
}

/// The columns of the sources.
pub(super) fn source_columns(to: &mut Vec<Column>) {
    to.push(incident());
    let number = "The number of the source, from 1, in the order in which they were declared.";
    to.push(Column::new("number", Type::Integer, number));
    to.push(Column::new("key", Type::Text, "The key, which is unique within the incident."));
    let source = Entry::of::<Source>();
    fields(source.fields, to);
    for field in Entry::of::<Source>().fields {
        let name = field.name;
        let words = format!("The words in which `{name}` was said.");
        to.push(Column::new(format!("{name}_words"), Type::Text, words));
        let believed = format!("Whether `{name}` was said as a belief.");
        to.push(Column::new(format!("{name}_believed"), Type::Boolean, believed));
    }
}

/// Adds the sources.
pub(super) fn source_rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    for (source, number) in incident.sources().zip(1..) {
        to.extend([
            Slot::Id(incident.id()),
            Slot::Integer(number),
            Slot::Text(source.key.as_str()),
        ]);
        fill(source, incident.zone(), to);
        for field in Entry::of::<Source>().fields {
            to.push(source.words(field.name).ok().flatten());
            to.push(source.is_believed(field.name).unwrap_or_default());
        }
    }
}
