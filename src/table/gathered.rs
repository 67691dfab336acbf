//! What several tables tell of an incident, found once.

use super::{
    filling::Filling,
    said::{Field, Statements, WIDTH},
};
use crate::{
    Incident, Statement,
    answer::{Answer, Unknown},
    incident::{FieldAccount, NounAccount},
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
    pub(super) answers: &'g [Answer<'a>],
    /// The times during which it was not known.
    pub(super) unknown: &'g [Unknown<'a>],
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
        let fields = self.incident.account(key).into_iter().flat_map(NounAccount::fields);
        fields.filter(|it| it.is_disputed()).map(|it| it.definition().name)
    }

    /// Every field of which somebody spoke.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Spoken<'_, 'a>> {
        let Fields { fields, answers } = self.fields.get_or_init(|| {
            let mut fields = Fields::default();
            self.incident.fields().for_each(|field| fields.add(field));
            fields
        });
        let mut from = 0;
        fields.iter().map(move |(field, to, unknown)| {
            let answers = answers.get(from..*to).unwrap_or_default();
            from = *to;
            Spoken { field, answers, unknown }
        })
    }
}

/// The fields, with where the answers to each end and the times during which it was not known, and
/// all answers.
#[derive(Default)]
struct Fields<'a> {
    fields: Vec<(Field<'a>, usize, Vec<Unknown<'a>>)>,
    answers: Vec<Answer<'a>>,
}

impl<'a> Fields<'a> {
    fn add(&mut self, field: FieldAccount<'a>) {
        let from = self.answers.len();
        self.answers.extend(field.answers());
        let is_unknown = self.answers.iter().skip(from).any(|answer| answer.why.is_some());
        let unknown = if is_unknown { field.unknown() } else { Vec::new() };
        self.fields.push((Field::of(field), self.answers.len(), unknown));
    }
}

/// The numbers of the statements, to be added to the rows of one table.
pub(super) struct Numbers<'g, 'a> {
    of: &'g Gathered<'a>,
    /// Where their texts begin among those of the rows, once one was added.
    start: Option<usize>,
}

impl<'g, 'a> Numbers<'g, 'a> {
    pub(super) fn of(of: &'g Gathered<'a>) -> Self {
        Self { of, start: None }
    }

    /// Adds the cells of a statement of the log.
    pub(super) fn cells(&mut self, statement: Option<&Statement>, to: &mut Filling<'a>) {
        let Some(statement) = statement else { return to.nothing(WIDTH) };
        let statements = self.of.statements();
        let start = *self.start.get_or_insert_with(|| to.lay(&statements.cells));
        match statements.place(statement).map(|place| place * WIDTH) {
            Some(from) => to.copy(&statements.cells, from..from + WIDTH, start),
            None => to.nothing(WIDTH),
        }
    }
}
