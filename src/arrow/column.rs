use crate::table::{Cell, Type};
use arrow_array::{
    ArrayRef,
    builder::{
        ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder,
        StringDictionaryBuilder, TimestampMicrosecondBuilder,
    },
    types::{Date32Type, Int32Type},
};
use arrow_schema::ArrowError;

/// A column that grows.
pub(super) enum Growing {
    Text(StringBuilder),
    Word(StringDictionaryBuilder<Int32Type>),
    Integer(Int64Builder),
    Decimal(Float64Builder),
    Boolean(BooleanBuilder),
    Day(Date32Builder),
    Instant(TimestampMicrosecondBuilder),
}

impl Growing {
    pub(super) fn new(kind: Type) -> Self {
        match kind {
            Type::Text | Type::Id => Growing::Text(StringBuilder::new()),
            Type::Word => Growing::Word(StringDictionaryBuilder::new()),
            Type::Integer => Growing::Integer(Int64Builder::new()),
            Type::Decimal => Growing::Decimal(Float64Builder::new()),
            Type::Boolean => Growing::Boolean(BooleanBuilder::new()),
            Type::Day => Growing::Day(Date32Builder::new()),
            Type::Instant => {
                Growing::Instant(TimestampMicrosecondBuilder::new().with_timezone("UTC"))
            }
        }
    }

    /// Adds a cell. One of another type, which no table has, is null.
    pub(super) fn push(&mut self, cell: &Cell<'_>) -> Result<(), ArrowError> {
        match (self, cell) {
            (Growing::Text(to), Cell::Text(text)) => to.append_value(text),
            (Growing::Text(to), Cell::Id(id)) => {
                to.append_value(id.hyphenated().encode_lower(&mut [0; 36]));
            }
            (Growing::Word(to), Cell::Text(word)) => {
                to.append(word)?;
            }
            (Growing::Integer(to), Cell::Integer(number)) => to.append_value(*number),
            (Growing::Decimal(to), Cell::Decimal(number)) => to.append_value(*number),
            (Growing::Boolean(to), Cell::Boolean(yes)) => to.append_value(*yes),
            (Growing::Day(to), Cell::Day(day)) => {
                to.append_value(Date32Type::from_naive_date(*day));
            }
            (Growing::Instant(to), Cell::Instant(instant)) => {
                to.append_value(instant.timestamp_micros());
            }
            (to, _) => to.push_null(),
        }
        Ok(())
    }

    fn push_null(&mut self) {
        match self {
            Growing::Text(to) => to.append_null(),
            Growing::Word(to) => to.append_null(),
            Growing::Integer(to) => to.append_null(),
            Growing::Decimal(to) => to.append_null(),
            Growing::Boolean(to) => to.append_null(),
            Growing::Day(to) => to.append_null(),
            Growing::Instant(to) => to.append_null(),
        }
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let builder: &mut dyn ArrayBuilder = match self {
            Growing::Text(to) => to,
            Growing::Word(to) => to,
            Growing::Integer(to) => to,
            Growing::Decimal(to) => to,
            Growing::Boolean(to) => to,
            Growing::Day(to) => to,
            Growing::Instant(to) => to,
        };
        builder.finish()
    }
}
