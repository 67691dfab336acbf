use super::{Column, Table};
use crate::table::Type;
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

static SCHEMAS: LazyLock<BTreeMap<Table, SchemaRef>> =
    LazyLock::new(|| Table::ALL.iter().map(|table| (*table, Arc::new(make(*table)))).collect());

/// The schema of a table.
#[must_use]
pub fn schema(table: Table) -> SchemaRef {
    SCHEMAS.get(&table).map_or_else(|| Arc::new(make(table)), Arc::clone)
}

fn make(table: Table) -> Schema {
    let fields: Vec<_> = table.columns().iter().zip(0..).map(|(it, i)| field(it, i > 0)).collect();
    let metadata = [
        ("table", table.name()),
        ("row", table.row()),
        ("about", table.about()),
        ("joins", table.joins()),
    ];
    let metadata = metadata.map(|(name, text)| (name.to_owned(), text.to_owned()));
    Schema::new_with_metadata(fields, metadata.into())
}

fn field(column: &Column, nullable: bool) -> Field {
    let kind = match column.kind() {
        Type::Text | Type::Id => DataType::Utf8,
        Type::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Type::Integer => DataType::Int64,
        Type::Decimal => DataType::Float64,
        Type::Boolean => DataType::Boolean,
        Type::Day => DataType::Date32,
        Type::Instant => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
    };
    let words: Vec<_> =
        column.codes().iter().map(|(word, about)| format!("{word}: {about}")).collect();
    let metadata = [
        ("description", Some(column.about().to_owned())),
        ("unit", column.unit().map(ToOwned::to_owned)),
        ("words", (!words.is_empty()).then(|| words.join("\n"))),
    ];
    let metadata = metadata.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?)));
    Field::new(column.name(), kind, nullable).with_metadata(metadata.collect())
}
