//! What several tables tell of an incident, found once.

use super::{
    said::{Field, Statements},
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
    pub(crate) incident: &'a Incident,
    statements: OnceLock<Statements<'a>>,
    disputes: OnceLock<Vec<Dispute<'a>>>,
    fields: OnceLock<Fields<'a>>,
}

/// A field of which somebody spoke.
pub(crate) struct Spoken<'g, 'a> {
    pub(super) field: &'g Field<'a>,
    /// All that was said of it, in log order.
    pub(super) words: &'g [Word<'a>],
    /// The times during which it was not known.
    pub(super) unknown: &'g [Spell<'a>],
}

impl<'a> Gathered<'a> {
    pub(crate) fn of(incident: &'a Incident) -> Self {
        let (statements, disputes, fields) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { incident, statements, disputes, fields }
    }

    /// The statements, with their numbers.
    pub(super) fn statements(&self) -> &Statements<'a> {
        self.statements.get_or_init(|| Statements::of(self.incident))
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
    pub(crate) fn fields(&self) -> impl Iterator<Item = Spoken<'_, 'a>> {
        let Fields { fields, words } = self.fields.get_or_init(|| {
            let mut fields = Fields::default();
            each_field(self.incident, &mut fields);
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
    fields: Vec<(Field<'a>, usize, Vec<Spell<'a>>)>,
    words: Vec<Word<'a>>,
}

impl<'a> EachField<'a> for Fields<'a> {
    fn field<T: Value>(
        &mut self,
        at: At<'a>,
        positions: &[Position<'a, T>],
        history: &dyn History<'a, T>,
    ) {
        let mut is_unknown = false;
        history.words(&mut |word| {
            is_unknown |= word.why.is_some();
            self.words.push(word);
        });
        let unknown = if is_unknown {
            spell::unknown(positions, history, at.incident.zone())
        } else {
            Vec::new()
        };
        self.fields.push((Field::of(&at), self.words.len(), unknown));
    }
}
