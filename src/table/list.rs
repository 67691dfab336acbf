//! The table of what stands in lists.

use super::{
    cell::Cell,
    column::{Column, Type},
    field,
    leaf::{Leaf, leaves},
    noun,
};
use crate::{
    Incident,
    entity::{Lens, Visit},
    statement::{Noun, PerNoun, with_kind},
    value::{Form, Value},
};

pub(super) fn columns(to: &mut Vec<Column>) {
    let text = |name: &str, about: &str| Column::new(name, Type::Text, about);
    to.push(noun::incident());
    to.push(text("noun", "What the list belongs to."));
    to.push(text("key", "Its key; nothing for the circumstances."));
    to.push(text("field", "The field."));
    to.push(Column::new("item", Type::Integer, "The number of the member, from 1."));
    to.push(text("part", "The part of the member, if it has several."));
    to.push(text("value", "The member, or that part of it."));
}

pub(super) fn rows<'a>(incident: &'a Incident, to: &mut Vec<Cell<'a>>) {
    let mut nouns: Vec<_> = incident
        .entries()
        .filter(|(key, _)| !incident.has_no_part(key))
        .map(|(key, entry)| (entry.kind, entry.claims.first(), key))
        .collect();
    nouns.sort();
    for (kind, _, key) in nouns {
        with_kind(kind, Lists { incident, key, to });
    }
}

struct Lists<'c, 'a> {
    incident: &'a Incident,
    key: &'a str,
    to: &'c mut Vec<Cell<'a>>,
}

impl PerNoun for Lists<'_, '_> {
    type Output = ();

    fn noun<N: Noun>(self) {
        let Some(noun) = self.incident.noun::<N>(self.key) else { return };
        N::visit(&mut Members { noun, lists: self });
    }
}

struct Members<'c, 'a, N> {
    noun: &'a N,
    lists: Lists<'c, 'a>,
}

impl<N: Noun> Visit<N> for Members<'_, '_, N> {
    fn field<T: Value>(&mut self, lens: Lens<N, T>) {
        if !matches!(T::FORM, Form::Array { .. }) {
            return;
        }
        let Some(list) = (lens.get)(self.noun).known() else { return };
        let Lists { incident, key, to } = &mut self.lists;
        leaves(list, &mut |place, leaf| {
            let Leaf::Text(value) = leaf else { return };
            to.extend([
                Cell::Id(incident.id()),
                Cell::of(N::NAME),
                Some(*key).filter(|key| !key.is_empty()).into(),
                Cell::of(lens.field.name),
                Cell::count(field::item(place) + 1),
                place.split_once('/').map(|(_, part)| part.to_owned()).into(),
                Cell::from(value.to_owned()),
            ]);
        });
    }
}
