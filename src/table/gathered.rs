//! What several tables tell of an incident, found once.

use super::{
    filling::Filling,
    said::{Field, Numbers, Statements},
    spell::{self, Spell},
};
use crate::{
    Incident,
    answer::{At, EachField, History, Word, each_field},
    dispute::Dispute,
    incident::Position,
    value::Value,
};
use std::sync::OnceLock;

/// An incident, and what was found of it for the tables so far.
pub(crate) struct Gathered<'a> {
    pub(super) incident: &'a Incident,
    statements: OnceLock<Statements<'a>>,
    disputes: OnceLock<Vec<Dispute<'a>>>,
    fields: OnceLock<Vec<Spoken<'a>>>,
}

/// A field of which somebody spoke.
pub(crate) struct Spoken<'a> {
    pub(super) field: Field<'a>,
    /// All that was said of it, in log order.
    pub(super) words: Vec<Word<'a>>,
    /// The times during which it was not known.
    pub(super) unknown: Vec<Spell<'a>>,
}

impl<'a> Gathered<'a> {
    pub(crate) fn of(incident: &'a Incident) -> Self {
        let (statements, disputes, fields) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { incident, statements, disputes, fields }
    }

    /// The numbers of the statements, for these rows.
    pub(super) fn numbers(&self, to: &mut Filling<'a>) -> Numbers<'_, 'a> {
        self.statements.get_or_init(|| Statements::of(self.incident)).numbers(to)
    }

    /// What sources differ on.
    pub(crate) fn disputes(&self) -> &[Dispute<'a>] {
        self.disputes.get_or_init(|| self.incident.disputes())
    }

    /// The names of the fields of a noun on which sources differ.
    pub(super) fn disputed(&self, key: &str) -> impl Iterator<Item = &str> {
        self.disputes().iter().filter_map(move |dispute| match dispute {
            Dispute::Field { path, .. } if path.key_str() == key => path.field(),
            _ => None,
        })
    }

    /// Every field of which somebody spoke.
    pub(crate) fn fields(&self) -> &[Spoken<'a>] {
        self.fields.get_or_init(|| {
            let mut fields = Fields(Vec::new());
            each_field(self.incident, &mut fields);
            fields.0
        })
    }
}

struct Fields<'a>(Vec<Spoken<'a>>);

impl<'a> EachField<'a> for Fields<'a> {
    fn field<T: Value>(
        &mut self,
        at: At<'a>,
        positions: &[Position<'a, T>],
        history: &dyn History<'a, T>,
    ) {
        let (field, words) = (Field::of(&at), history.words());
        let unknown = if words.iter().any(|word| word.why.is_some()) {
            spell::unknown(positions, history, at.incident.zone())
        } else {
            Vec::new()
        };
        self.0.push(Spoken { field, words, unknown });
    }
}
