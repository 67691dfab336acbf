//! What several tables tell of an incident, found once.

use super::{
    filling::Filling,
    said::{Field, Statements, WIDTH},
};
use crate::{
    Incident, Why,
    answer::Word,
    incident::{Moment, OfField, OfNoun},
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
        let unknown = if is_unknown { unknown(field) } else { Vec::new() };
        self.fields.push((Field::of(field), self.words.len(), unknown));
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

    /// Adds the cells of a statement.
    pub(super) fn cells(&mut self, statement: Option<Moment>, to: &mut Filling<'a>) {
        let Some(statement) = statement else { return to.nothing(WIDTH) };
        let Statements { places, cells } = self.of.statements();
        let start = *self.start.get_or_insert_with(|| to.lay(cells));
        match places.get(statement.index()).map(|place| place * WIDTH) {
            Some(from) => to.copy(cells, from..from + WIDTH, start),
            None => to.nothing(WIDTH),
        }
    }
}

/// A time during which a field was not known, for one reason.
pub(super) struct Spell {
    pub(super) why: Why,
    pub(super) began: Moment,
    pub(super) last: Moment,
    pub(super) ended: Option<Moment>,
}

/// The times during which a field was not known.
fn unknown(field: OfField<'_>) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for (said, why) in field.unknown_after() {
        let now = said.moment;
        if let Some(spell) = spells.last_mut().filter(|spell| spell.ended.is_none()) {
            if Some(spell.why) == why {
                spell.last = now;
                continue;
            }
            spell.ended = Some(now);
        }
        spells.extend(why.map(|why| Spell { why, began: now, last: now, ended: None }));
    }
    spells
}
