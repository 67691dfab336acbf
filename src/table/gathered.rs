//! What several tables tell of an incident, found once.

use super::{
    said::{Field, Statements},
    spell::{self, Spell},
};
use crate::{
    Incident,
    answer::Word,
    incident::{OfField, OfNoun},
};
use std::sync::OnceLock;

/// An incident, and what was found of it for the tables so far.
pub(crate) struct Gathered<'a> {
    pub(crate) incident: &'a Incident,
    statements: OnceLock<Statements<'a>>,
    fields: OnceLock<Fields<'a>>,
}

/// A field of which somebody spoke.
pub(crate) struct Spoken<'g, 'a> {
    pub(super) field: &'g Field<'a>,
    /// All that was said of it, in log order.
    pub(super) words: &'g [Word<'a>],
    /// The times during which it was not known.
    pub(super) unknown: &'g [Spell],
}

impl<'a> Gathered<'a> {
    pub(crate) fn of(incident: &'a Incident) -> Self {
        Self { incident, statements: OnceLock::new(), fields: OnceLock::new() }
    }

    /// The statements, with their numbers.
    pub(super) fn statements(&self) -> &Statements<'a> {
        self.statements.get_or_init(|| Statements::of(self.incident))
    }

    /// The names of the fields of a noun on which sources differ.
    pub(super) fn disputed(&self, key: &str) -> impl Iterator<Item = &'static str> {
        let fields = self.incident.account(key).into_iter().flat_map(OfNoun::fields);
        fields.filter(|it| it.is_disputed()).map(|it| it.field.name)
    }

    /// Every field of which somebody spoke.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Spoken<'_, 'a>> {
        let Fields { fields, words } = self.fields.get_or_init(|| {
            let mut fields = Fields::default();
            self.incident.spoken_of().for_each(|field| fields.add(field));
            fields
        });
        let mut from = 0;
        fields.iter().map(move |(field, to, unknown)| {
            let words = words.get(from..*to).unwrap_or_default();
            from = *to;
            Spoken { field, words, unknown }
        })
    }
}

/// The fields, with where the words of each end and the times during which it was not known, and all
/// words.
#[derive(Default)]
struct Fields<'a> {
    fields: Vec<(Field<'a>, usize, Vec<Spell>)>,
    words: Vec<Word<'a>>,
}

impl<'a> Fields<'a> {
    fn add(&mut self, field: OfField<'a>) {
        let from = self.words.len();
        self.words.extend(field.words());
        let is_unknown = self.words.iter().skip(from).any(|word| word.why.is_some());
        let unknown = if is_unknown { spell::unknown(field) } else { Vec::new() };
        self.fields.push((Field::of(field), self.words.len(), unknown));
    }
}
