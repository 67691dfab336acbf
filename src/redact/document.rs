//! What a copy withholds and tells, as documents.

use super::{Because, Class, Detail, Echo, Overruled, Redacted, Refused, Withheld};
use crate::{
    document::{Spelled, document, spelled},
    value::Id,
};
use serde::{Serialize, Serializer};

// The copy is a record, and written as one.
document! { Redacted: |it| {
    incident: Some(Id::from(it.incident().id())),
    withheld: Some(it.withheld()),
    echoes: Some(it.echoes()),
} }

document! { Withheld: |it| {
    noun: Some(it.noun),
    field: Some(it.field),
    because: Some(it.because),
    times: Some(it.times),
} }

spelled! { Because {
    Field "field",
    Source "source",
    Overruled "overruled",
    Person "person",
    Minor "minor",
    Sealed "sealed",
    Exact "exact",
    Unnamed "unnamed",
    Words "words",
} }

document! { Echo: |it| {
    statement: it.statement.as_ref(),
    place: Some(&it.place),
    of: Some(&it.of),
} }

document! { Refused: |it| {
    code: Some(match it {
        Refused::NamesNothing => "names_nothing",
        Refused::NoRecorder(_) => "no_recorder",
        Refused::NoSuchNoun(_) => "no_such_noun",
        Refused::NoSuchStatement(_) => "no_such_statement",
        Refused::NoSuchSource(_) => "no_such_source",
    }),
    key: match it {
        Refused::NamesNothing => None,
        Refused::NoRecorder(key) | Refused::NoSuchSource(key) => Some(key.as_str()),
        Refused::NoSuchNoun(key) => Some(key.as_str()),
        Refused::NoSuchStatement(key) => Some(key.as_str()),
    },
    message: Some(Spelled(it)),
} }

spelled! { Class {
    Minor "minor",
    Sealed "sealed",
} }

spelled! { Overruled {
    Shown "shown",
    Withheld "withheld",
} }

/// As a policy has it.
impl Serialize for Detail {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
