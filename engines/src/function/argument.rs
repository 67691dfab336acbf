//! What the functions are given.

use datafusion::{
    arrow::{
        array::{Array, AsArray, TimestampMicrosecondArray},
        datatypes::{DataType, TimeUnit, TimestampMicrosecondType},
    },
    common::{exec_datafusion_err, plan_err},
    error::Result,
};

/// The type of an instant in the tables.
pub(super) fn instant() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

/// An instant, or what can be read as one.
pub(super) fn to_instant(function: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Timestamp(..)
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Null => Ok(instant()),
        other => plan_err!("{function}: expected a timestamp, found {other}"),
    }
}

/// A text.
pub(super) fn to_text(function: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
            Ok(DataType::Utf8)
        }
        other => plan_err!("{function}: expected a text, found {other}"),
    }
}

pub(super) fn instants(array: &dyn Array) -> Result<&TimestampMicrosecondArray> {
    array
        .as_primitive_opt::<TimestampMicrosecondType>()
        .ok_or_else(|| exec_datafusion_err!("expected {}, found {}", instant(), array.data_type()))
}
