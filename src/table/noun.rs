//! The tables of the nouns, with a column or more for every field.

use super::{
    column::{Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
};
use crate::{
    Person, Source,
    entity::{AnyEntity, Entity},
    person::Role,
    statement::Noun,
    value::Kind,
};
use chrono::FixedOffset;

/// The id of the incident.
pub(super) fn incident() -> Column {
    Column::new("incident", Type::Id, "The id of the incident.")
}

/// The columns of the fields of an entity.
pub(super) fn fields<E: Entity>(to: &mut Vec<Column>) {
    E::FIELDS.iter().for_each(|field| field::columns(field, to));
}

/// Adds the cells of the fields of an entity.
pub(super) fn fill<'a>(entity: &'a dyn AnyEntity, zone: Option<FixedOffset>, to: &mut Filling<'a>) {
    for field in entity.fields() {
        field::fact(field, entity.fact(usize::from(field.number)), zone, to);
    }
}

/// The columns of a noun.
pub(super) fn columns<N: Noun>(to: &mut Vec<Column>) {
    to.push(incident());
    to.push(Column::new("key", Type::Text, "The key, which is unique within the incident."));
    to.push(disputed_fields());
    if N::KIND == Kind::Person {
        let about = "Whether it is an animal; nothing if no role is known.";
        to.push(Column::new("is_animal", Type::Boolean, about));
    }
    fields::<N>(to);
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
        to.push(Slot::Text(noun.key_text()));
        to.joined(of.disputed(noun.key_text()));
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
    fields::<Source>(to);
    for field in Source::FIELDS {
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
        for field in Source::FIELDS {
            to.push(source.words(field.name));
            to.push(source.is_believed(field.name));
        }
    }
}
