//! What several tables tell of an incident, found once.

use super::{
    cell::Cell,
    said::{Field, Numbers},
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
    numbers: OnceLock<Numbers<'a>>,
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
        let (numbers, disputes, fields) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { incident, numbers, disputes, fields }
    }

    /// The numbers of the statements.
    pub(super) fn numbers(&self) -> &Numbers<'a> {
        self.numbers.get_or_init(|| Numbers::of(self.incident))
    }

    /// What sources differ on.
    pub(crate) fn disputes(&self) -> &[Dispute<'a>] {
        self.disputes.get_or_init(|| self.incident.disputes())
    }

    /// The names of the fields of a noun on which sources differ.
    pub(super) fn disputed(&self, key: &str) -> Cell<'a> {
        let fields = self.disputes().iter().filter_map(|dispute| match dispute {
            Dispute::Field { path, .. } if path.key_str() == key => path.field(),
            _ => None,
        });
        let fields: Vec<_> = fields.collect();
        (!fields.is_empty()).then(|| fields.join("; ")).into()
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
        at: At<'_, 'a>,
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
