//! The table of how the status changed.

use super::{
    column::{Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers},
    incident::STATUS,
    noun, said,
};

pub(super) fn columns(to: &mut Vec<Column>) {
    to.push(noun::incident());
    let number = "The number of the change, in log order from 1.";
    to.push(Column::new("number", Type::Integer, number));
    let status = "The status from then on, until the next change.";
    to.push(Column::new("status", Type::Word, status).coded(&STATUS));
    said::columns("said", "who brought it about", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let mut numbers = Numbers::of(of);
    for (change, number) in of.incident.changes().into_iter().zip(1..) {
        let status = Slot::Text(change.status.as_str());
        to.extend([Slot::Id(of.incident.id()), Slot::Integer(number), status]);
        numbers.cells(Some(change.statement), to);
    }
}
