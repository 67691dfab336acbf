//! The table of how the status changed.

use super::{
    cell::Cell,
    column::{Column, Type},
    gathered::Gathered,
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

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Vec<Cell<'a>>) {
    for (change, number) in of.incident.changes().into_iter().zip(1..) {
        let status = Cell::of(change.status.as_str());
        to.extend([Cell::Id(of.incident.id()), Cell::Integer(number), status]);
        of.numbers().cells(Some(change.statement), to);
    }
}
