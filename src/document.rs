//! Documents: what is read of an incident, written as its JSON is.
//!
//! A document is one map in every format, of known length, with the members that are there: what is not
//! known or does not apply is left out, and nothing is written as null. Members are called as the fields
//! and methods are that give them. A path, a moment and a key are their text.

use serde::{Serialize, Serializer};
use std::fmt::Display;

/// Writes a type as a document. Each member is an option:
///
/// ```text
/// document! { Withheld: |it| {
///     noun: Some(it.noun),
///     because: it.because,
/// } }
/// ```
macro_rules! document {
    ($Type:ty: |$it:ident| { $($name:ident: $member:expr,)+ }) => {
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;

                let $it = self;
                $( let $name = $member; )+
                let there = [$( $name.is_some() ),+];
                let length = there.into_iter().filter(|there| *there).count();
                let mut map = to.serialize_map(Some(length))?;
                $(
                    if let Some(member) = &$name {
                        map.serialize_entry(stringify!($name), member)?;
                    }
                )+
                map.end()
            }
        }
    };
}
pub(crate) use document;

/// Writes types as what `as_str` says of them.
macro_rules! words {
    ($($Type:ty),+ $(,)?) => {$(
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    )+};
}
pub(crate) use words;

/// Gives each variant its word, and writes the type as that.
macro_rules! spelled {
    ($Type:ty { $($Variant:ident $word:literal,)+ }) => {
        impl $Type {
            /// The word in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $( Self::$Variant => $word, )+
                }
            }
        }

        $crate::document::words! { $Type }
    };
}
pub(crate) use spelled;

/// What is written as its text.
pub(crate) struct Spelled<T>(pub(crate) T);

impl<T: Display> Serialize for Spelled<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// Pairs, written as a map.
pub(crate) struct Pairs<K, V>(pub(crate) Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
