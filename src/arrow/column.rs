use crate::table::{
    Filling, Table, Type,
    filling::{Slot, text},
};
use arrow_array::{
    ArrayRef,
    builder::{
        ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder,
        StringDictionaryBuilder, TimestampMicrosecondBuilder,
    },
    types::{Date32Type, Int32Type},
};
use arrow_schema::ArrowError;

/// Which words the dictionary of a batch has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Words {
    /// Those of the batch.
    New,
    /// Those of all batches so far, each at its place.
    Kept,
}

/// The columns of a table, which grow.
pub(super) struct Columns {
    values: Vec<Values>,
    /// How many nulls come after the values of each column. Most cells are null, and come cheaper
    /// together.
    nulls: Vec<usize>,
}

impl Columns {
    pub(super) fn new(table: Table) -> Self {
        let values: Vec<_> =
            table.columns().iter().map(|column| Values::new(column.kind())).collect();
        let nulls = vec![0; values.len()];
        Self { values, nulls }
    }

    /// How many there are.
    pub(super) fn width(&self) -> usize {
        self.values.len()
    }

    /// Adds rows, and tells how many. One column after the other, since what stands in several rows
    /// comes cheaper together.
    pub(super) fn extend(&mut self, filling: &Filling<'_>) -> Result<usize, ArrowError> {
        let ((slots, made), width) = (filling.parts(), self.width());
        for ((values, nulls), column) in self.values.iter_mut().zip(&mut self.nulls).zip(0..) {
            let mut next = column;
            while let Some(slot) = slots.get(next) {
                let is_null = matches!(slot, Slot::Null);
                let mut times = 1;
                next += width;
                while slots.get(next).is_some_and(|next| match next {
                    Slot::Null => is_null,
                    next => !is_null && is_same(next, slot),
                }) {
                    times += 1;
                    next += width;
                }
                if is_null {
                    *nulls += times;
                } else {
                    values.nulls(std::mem::take(nulls));
                    values.push(*slot, times, made)?;
                }
            }
        }
        Ok(slots.len() / width)
    }

    /// The arrays; then they begin anew, with the words that they had if these are to be kept.
    pub(super) fn finish(&mut self, words: Words) -> Vec<ArrayRef> {
        let columns = self.values.iter_mut().zip(&mut self.nulls);
        let finish = |(values, nulls): (&mut Values, &mut usize)| {
            values.nulls(std::mem::take(nulls));
            values.finish(words)
        };
        columns.map(finish).collect()
    }
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

impl Values {
    fn new(kind: Type) -> Self {
        match kind {
            Type::Text | Type::Id => Values::Text(StringBuilder::new()),
            Type::Word => Values::Word(StringDictionaryBuilder::new()),
            Type::Integer => Values::Integer(Int64Builder::new()),
            Type::Decimal => Values::Decimal(Float64Builder::new()),
            Type::Boolean => Values::Boolean(BooleanBuilder::new()),
            Type::Day => Values::Day(Date32Builder::new()),
            Type::Instant => {
                Values::Instant(TimestampMicrosecondBuilder::new().with_timezone("UTC"))
            }
        }
    }

    /// Adds what stands in a cell this many times, given the texts that were made. One of another type,
    /// which no table has, is null.
    fn push(&mut self, slot: Slot<'_>, times: usize, made: &str) -> Result<(), ArrowError> {
        match (&mut *self, slot) {
            (Values::Text(to), Slot::Id(id)) => {
                to.append_value_n(id.hyphenated().encode_lower(&mut [0; 36]), times);
            }
            (Values::Text(to), Slot::Text(_) | Slot::Made(..)) => {
                to.append_value_n(text(slot, made).unwrap_or_default(), times);
            }
            (Values::Word(to), Slot::Text(_) | Slot::Made(..)) => {
                to.append_n(text(slot, made).unwrap_or_default(), times)?;
            }
            (Values::Integer(to), Slot::Integer(number)) => to.append_value_n(number, times),
            (Values::Decimal(to), Slot::Decimal(number)) => to.append_value_n(number, times),
            (Values::Boolean(to), Slot::Boolean(yes)) => to.append_n(times, yes),
            (Values::Day(to), Slot::Day(day)) => {
                to.append_value_n(Date32Type::from_naive_date(day), times);
            }
            (Values::Instant(to), Slot::Instant(instant)) => {
                to.append_value_n(instant.timestamp_micros(), times);
            }
            _ => self.nulls(times),
        }
        Ok(())
    }

    fn nulls(&mut self, number: usize) {
        if number == 0 {
            return;
        }
        match self {
            Values::Text(to) => to.append_nulls(number),
            Values::Word(to) => to.append_nulls(number),
            Values::Integer(to) => to.append_nulls(number),
            Values::Decimal(to) => to.append_nulls(number),
            Values::Boolean(to) => to.append_nulls(number),
            Values::Day(to) => to.append_nulls(number),
            Values::Instant(to) => to.append_nulls(number),
        }
    }

    fn finish(&mut self, words: Words) -> ArrayRef {
        let builder: &mut dyn ArrayBuilder = match self {
            Values::Text(to) => to,
            Values::Word(to) => to,
            Values::Integer(to) => to,
            Values::Decimal(to) => to,
            Values::Boolean(to) => to,
            Values::Day(to) => to,
            Values::Instant(to) => to,
        };
        match words {
            Words::New => builder.finish(),
            Words::Kept => builder.finish_preserve_values(),
        }
    }
}

/// Whether two cells that hold something certainly hold the same, as far as that is cheap to see. Texts
/// are the same if they stand in the same place; decimals seldom are.
fn is_same(slot: &Slot<'_>, other: &Slot<'_>) -> bool {
    match (slot, other) {
        (Slot::Text(text), Slot::Text(other)) => std::ptr::eq(*text, *other),
        (Slot::Made(from, to), Slot::Made(other, end)) => from == other && to == end,
        (Slot::Integer(number), Slot::Integer(other)) => number == other,
        (Slot::Boolean(yes), Slot::Boolean(other)) => yes == other,
        (Slot::Day(day), Slot::Day(other)) => day == other,
        (Slot::Instant(instant), Slot::Instant(other)) => instant == other,
        (Slot::Id(id), Slot::Id(other)) => id == other,
        _ => false,
    }
}
