//! The table of what stands in lists.

use super::{
    column::{Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    noun,
    said::{self, Field},
};
use crate::{dictionary::Form, value::Leaf};

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
    for account in incident.fields() {
        let fact = account.fact();
        let Some(list) = fact.known() else { continue };
        if !matches!(account.definition().form, Form::Array { .. }) {
            continue;
        }
        let field = Field::of(account);
        list.leaves(|place, leaf| {
            let Leaf::Text(value) = leaf else { return };
            to.push(Slot::Id(incident.id()));
            field.cells(to);
            to.push(Slot::count(field::item(place) + 1));
            to.copied_if(place.split_once('/').map(|(_, part)| part));
            to.copied_if(Some(value));
        });
    }
}
