//! The table of what stands in lists.

use super::{
    column::{Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    leaf::{Leaf, leaves},
    noun,
    said::{self, Field},
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
    said::field_columns(to);
    to.push(Column::new("item", Type::Integer, "The number of the member, from 1."));
    to.push(text("part", "The part of the member, if it has several."));
    to.push(text("value", "The member, or that part of it."));
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    for (kind, key) in incident.in_order() {
        with_kind(kind, Lists { incident, key, to });
    }
}

struct Lists<'c, 'a> {
    incident: &'a Incident,
    key: &'a str,
    to: &'c mut Filling<'a>,
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
            to.push(Slot::Id(incident.id()));
            Field { noun: N::NAME, key, name: lens.field.name }.cells(to);
            to.push(Slot::count(field::item(place) + 1));
            to.copied_if(place.split_once('/').map(|(_, part)| part));
            to.copied_if(Some(value));
        });
    }
}
