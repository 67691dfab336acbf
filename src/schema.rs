//! The JSON Schema of what is read (feature `schemars`), for editors, validators and generators of
//! code.
//!
//! [`Incident`] (a whole file), [`Statement`], [`Claim`], every noun, remark, step and value that
//! serde reads implements [`schemars::JsonSchema`]. The schema is computed from the declarations
//! that reading is made of: it has every field and every word with its definition.
//!
//! ```
//! use use_of_force::{Incident, schemars::schema_for};
//!
//! let schema = schema_for!(Incident);
//! let fired = schema.pointer("/$defs/shooting/properties/rounds_fired/description").unwrap();
//! assert!(fired.as_str().unwrap().starts_with("The number of rounds fired"));
//! ```
//!
//! Definitions are called what the data dictionary and the JSON call them: `shooting`, `weapon`.
//!
//! Every file that is read is valid, with `null` where nothing is stated, words that no vocabulary
//! lists, amounts as plain numbers. The reverse is not so. Reading refuses what a schema cannot
//! say, or can say only in many words:
//!
//! * a member that stands twice, and whole numbers with a decimal point: `1.0`;
//! * a field that is both known and in `unknown`, and one in `complete` that is not known;
//! * an amount that ends before it begins, and a point with more decimals than it announces;
//! * days that a month does not have, the offset -00:00 and offsets beyond -12:00 and +14:00,
//!   intervals that end before they begin or have only one end with an offset;
//! * a path that leads to no field, and the path of something else where that of a moment is due;
//! * a log that cannot be replayed: keys that nobody declares or describes, or two things under
//!   one, two answers to one field in one statement, steps that cannot stand.

mod claim;
pub(crate) mod definition;
pub(crate) mod entity;
mod incident;
pub(crate) mod value;

use crate::{
    Claim, Incident, Statement, When, Why,
    step::Step,
    value::{
        Amount, Digest, Extra, Id, Key, List, Ordered, Ori, Path, Point, Text, Value, key::Named,
    },
};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;

/// Implements `JsonSchema` for a type by its name and the function that writes its schema. For
/// values and entities, which declare themselves, both are known.
macro_rules! schema {
    (value $($Type:ident),+) => {
        $( schema! { $Type, $crate::schema::value::name::<$Type>(), $crate::schema::value::schema::<$Type> } )+
    };
    (entity $Type:ident) => {
        schema! { $Type, $crate::schema::entity::name::<$Type>(), $crate::schema::entity::schema::<$Type> }
    };
    ($Type:ident, $name:expr, $schema:expr) => {
        impl schemars::JsonSchema for $Type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::from($name)
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                format!("use_of_force::{}", $name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::definition::schema($schema(generator))
            }
        }
    };
}

schema! { value Text, When, Amount, Point, Ori, Digest, Id, Path }
schema! { Why, "why", value::why }
schema! { Extra, "extra", value::extra }
schema! { Claim, "claim", claim::claim }
schema! { Step, "step", claim::step }
schema! { Statement, "statement", incident::statement }
schema! { Incident, "incident", incident::incident }

/// The same for values that are made of a type.
macro_rules! generic {
    ($($Type:ident<$T:ident: $($Bound:ident)+>, $inline:literal;)+) => {$(
        impl<$T: $($Bound +)+> JsonSchema for $Type<$T> {
            fn inline_schema() -> bool {
                $inline
            }

            fn schema_name() -> Cow<'static, str> {
                value::name::<Self>().into()
            }

            fn schema_id() -> Cow<'static, str> {
                format!("use_of_force::{}", value::name::<Self>()).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                definition::schema(value::schema::<Self>(generator))
            }
        }
    )+};
}

generic! {
    Key<N: Named>, false;
    List<T: Value Ord>, true;
    Ordered<T: Value Ord>, true;
}
