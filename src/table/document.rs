//! Tables as documents.

use super::{Cell, Code, Column, RebuildError, Row, Rows, Table, Type};
use crate::document::{Pairs, Spelled, document, words};
use serde::{Serialize, Serializer};

words! { Type }

/// By its name.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

document! { Column: |it| {
    name: Some(it.name()),
    kind: Some(it.kind()),
    unit: it.unit(),
    about: Some(it.about()),
    codes: Some(it.codes()).filter(|codes| !codes.is_empty()).map(listed),
} }

/// A word of a code list.
struct Listed(Code);

document! { Listed: |it| {
    word: Some(it.0.0),
    definition: Some(it.0.1),
} }

fn listed(codes: &[Code]) -> Vec<Listed> {
    codes.iter().copied().map(Listed).collect()
}

/// A day, an instant and an id are their text. A row leaves out what is null.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Null => to.serialize_none(),
            Cell::Text(text) => to.serialize_str(text),
            Cell::Integer(number) => to.serialize_i64(*number),
            Cell::Decimal(number) => to.serialize_f64(*number),
            Cell::Boolean(yes) => to.serialize_bool(*yes),
            Cell::Day(_) | Cell::Instant(_) | Cell::Id(_) => Spelled(self).serialize(to),
        }
    }
}

/// The cells that hold something, by the names of their columns.
impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Pairs(self.stated().map(|(column, cell)| (column.name(), cell)).collect()).serialize(to)
    }
}

document! { Rows<'_>: |it| {
    table: Some(it.table()),
    rows: Some(it.iter().collect::<Vec<_>>()),
} }

document! { RebuildError: |it| {
    message: Some(Spelled(it)),
} }
