//! What the data dictionary says, as documents.

use super::{Code, Entry, Field, Vocabulary, Word};
use crate::{
    code::{self, Standard},
    document::{document, words},
};
use serde::{Serialize, Serializer};

words! { Standard }

document! { Entry: |it| {
    name: Some(it.name),
    fields: Some(it.fields),
} }

document! { Field: |it| {
    number: Some(it.number),
    name: Some(it.name),
    kind: Some(it.kind),
    vocabulary: it.vocabulary,
    definition: Some(it.definition),
    group: it.group,
    is_state: Some(it.is_state),
    is_many: Some(it.is_many),
    is_prose: Some(it.is_prose),
} }

document! { Vocabulary: |it| {
    name: Some(it.name),
    definition: Some(it.definition),
    words: Some(it.words),
} }

document! { Word: |it| {
    word: Some(it.word),
    definition: Some(it.definition),
    broader: it.broader,
    sources: Some(it.sources),
    codes: Some(it.codes),
} }

document! { Code: |it| {
    standard: Some(it.standard),
    element: Some(it.element),
    code: Some(it.code),
} }

/// As the dictionary has it.
impl<V: code::Vocabulary> Serialize for code::Word<V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match V::LIST.word(self.word) {
            Some(word) => word.serialize(to),
            None => self.word.serialize(to),
        }
    }
}
