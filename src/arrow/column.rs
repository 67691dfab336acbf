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
pub(super) struct Growing {
    values: Values,
    /// How many nulls come after the values. Most cells are null, and come cheaper together.
    nulls: usize,
}

enum Values {
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
        let values = match kind {
            Type::Text | Type::Id => Values::Text(StringBuilder::new()),
            Type::Word => Values::Word(StringDictionaryBuilder::new()),
            Type::Integer => Values::Integer(Int64Builder::new()),
            Type::Decimal => Values::Decimal(Float64Builder::new()),
            Type::Boolean => Values::Boolean(BooleanBuilder::new()),
            Type::Day => Values::Day(Date32Builder::new()),
            Type::Instant => {
                Values::Instant(TimestampMicrosecondBuilder::new().with_timezone("UTC"))
            }
        };
        Self { values, nulls: 0 }
    }

    /// Adds a cell. One of another type, which no table has, is null.
    pub(super) fn push(&mut self, cell: &Cell<'_>) -> Result<(), ArrowError> {
        if cell.is_null() {
            self.nulls += 1;
            return Ok(());
        }
        self.end_nulls();
        match (&mut self.values, cell) {
            (Values::Text(to), Cell::Text(text)) => to.append_value(text),
            (Values::Text(to), Cell::Id(id)) => {
                to.append_value(id.hyphenated().encode_lower(&mut [0; 36]));
            }
            (Values::Word(to), Cell::Text(word)) => {
                to.append(word)?;
            }
            (Values::Integer(to), Cell::Integer(number)) => to.append_value(*number),
            (Values::Decimal(to), Cell::Decimal(number)) => to.append_value(*number),
            (Values::Boolean(to), Cell::Boolean(yes)) => to.append_value(*yes),
            (Values::Day(to), Cell::Day(day)) => {
                to.append_value(Date32Type::from_naive_date(*day));
            }
            (Values::Instant(to), Cell::Instant(instant)) => {
                to.append_value(instant.timestamp_micros());
            }
            _ => self.nulls += 1,
        }
        Ok(())
    }

    fn end_nulls(&mut self) {
        let nulls = std::mem::take(&mut self.nulls);
        if nulls == 0 {
            return;
        }
        match &mut self.values {
            Values::Text(to) => to.append_nulls(nulls),
            Values::Word(to) => to.append_nulls(nulls),
            Values::Integer(to) => to.append_nulls(nulls),
            Values::Decimal(to) => to.append_nulls(nulls),
            Values::Boolean(to) => to.append_nulls(nulls),
            Values::Day(to) => to.append_nulls(nulls),
            Values::Instant(to) => to.append_nulls(nulls),
        }
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        self.end_nulls();
        let builder: &mut dyn ArrayBuilder = match &mut self.values {
            Values::Text(to) => to,
            Values::Word(to) => to,
            Values::Integer(to) => to,
            Values::Decimal(to) => to,
            Values::Boolean(to) => to,
            Values::Day(to) => to,
            Values::Instant(to) => to,
        };
        builder.finish()
    }
}
