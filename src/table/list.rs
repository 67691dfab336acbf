//! The table of what stands in lists.

use super::{
    column::{Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    noun,
    said::{self, Field},
};
use crate::value::{Form, leaf::Leaf};

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
    for (key, entry) in incident.in_order() {
        let Some(noun) = incident.any_noun(key) else { continue };
        for (field, list) in noun.values() {
            if !matches!(field.form, Form::Array { .. }) {
                continue;
            }
            list.leaves(&mut |place, leaf| {
                let Leaf::Text(value) = leaf else { return };
                to.push(Slot::Id(incident.id()));
                Field { noun: entry.kind.as_str(), key, name: field.name }.cells(to);
                to.push(Slot::count(field::item(place) + 1));
                to.copied_if(place.split_once('/').map(|(_, part)| part));
                to.copied_if(Some(value));
            });
        }
    }
}
