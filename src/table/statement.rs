//! The table of the statements: every claim, in long form.

use super::{
    column::{Code, Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    leaf::{Leaf, leaves},
    noun,
};
use crate::{Claim, Incident, Statement};

static VALUE_TYPE: [Code; 5] = [
    ("text", "A text, a word, a key or a moment."),
    ("integer", "A whole number."),
    ("decimal", "A number with decimals."),
    ("boolean", "Yes or no."),
    ("none", "It is affirmed that there is none: a list without members."),
];

pub(super) fn columns(to: &mut Vec<Column>) {
    let text = |name: &str, about: &str| Column::new(name, Type::Text, about);
    let truth = |name: &str, about: &str| Column::new(name, Type::Boolean, about);
    let number = |name: &str, about: &str| Column::new(name, Type::Integer, about);
    to.push(noun::incident());
    to.push(number("statement", "The number of the statement in log order, from 1."));
    to.push(text("statement_key", "The key of the statement, if it has one."));
    to.extend(Column::moment("at", "When it was said."));
    to.push(text("source", "The source that says it."));
    to.push(text("via", "The source in which it was read."));
    to.push(text("cite", "Where it stands there."));
    to.push(text("replaces", "The key of the statement of the same source that it replaces."));
    to.extend(Column::moment("public", "When it was made public, if that was later."));
    to.push(truth("counts", "Whether what it describes still counts: it was not taken back."));
    to.push(number("claim", "The number of the claim within the statement, from 1."));
    to.push(truth("reported", "Whether it is a step that is only reported, and moves nothing."));
    to.push(text("kind", "What the claim is: the name of a noun, of a remark, of a step."));
    to.push(text("key", "The key of what it describes."));
    to.push(text("field", "The field; nothing if the claim says only that there is such a thing."));
    let part =
        "The part of the value, if it has several: a name, a number from 0, with `/` between.";
    to.push(text("part", part));
    to.push(text("value", "The value, or that part of it, as text."));
    to.push(Column::new("value_type", Type::Word, "What the value is.").coded(&VALUE_TYPE));
    to.push(Column::why("why", "Why the field is not known."));
    to.push(text("words", "The words in which the field was said, or the raw cell."));
    to.push(truth("believed", "Whether the field was said as a belief."));
    to.push(truth("complete", "Whether an open list is said to be all."));
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    let mut said = Said::default();
    for ((moment, statement), number) in incident.log().iter().zip(1..) {
        let mut head = None;
        let mut begin = |to: &mut Filling<'a>| match head.clone() {
            Some(head) => to.again(head),
            None => {
                let from = to.end();
                begin(incident, statement, number, to);
                to.push(incident.log().stopped(moment).is_none());
                head = Some(from..to.end());
            }
        };
        for (claim, i) in statement.says().iter().zip(1..) {
            said.take_apart(claim, to);
            let (reported, kind) = match claim {
                Claim::Reported(step) => (true, step.name()),
                claim => (false, claim.name()),
            };
            let mut claimed = |to: &mut Filling<'a>| {
                begin(to);
                to.extend([Slot::Integer(i), Slot::Boolean(reported), Slot::Text(kind), said.key]);
            };
            if said.pieces.is_empty() {
                claimed(to);
                to.nothing(8);
            }
            for piece in &said.pieces {
                claimed(to);
                piece.cells(&said.notes, to);
            }
        }
    }
}

/// Adds the cells that all rows of a statement have.
fn begin<'a>(incident: &'a Incident, statement: &'a Statement, number: i64, to: &mut Filling<'a>) {
    to.extend([
        Slot::Id(incident.id()),
        Slot::Integer(number),
        statement.key().map(crate::Key::as_str).into(),
    ]);
    field::moment(Some(statement.at()), incident.zone(), to);
    to.extend([
        Slot::Text(statement.source().as_str()),
        statement.via().map(crate::Key::as_str).into(),
        statement.cite().into(),
        statement.replaces().map(crate::Key::as_str).into(),
    ]);
    field::moment(statement.public(), incident.zone(), to);
}

/// A claim, taken apart.
#[derive(Default)]
struct Said<'a> {
    key: Slot<'a>,
    pieces: Vec<Piece<'a>>,
    notes: Vec<Note<'a>>,
}

/// A leaf of a value.
#[derive(Default)]
struct Piece<'a> {
    field: Slot<'a>,
    part: Slot<'a>,
    value: Slot<'a>,
    kind: Slot<'a>,
}

/// How a field was said.
#[derive(Default)]
struct Note<'a> {
    field: Slot<'a>,
    why: Slot<'a>,
    words: Slot<'a>,
    believed: bool,
    complete: bool,
}

impl<'a> Said<'a> {
    /// Takes another claim apart, whose texts are made for the rows.
    fn take_apart(&mut self, claim: &Claim, to: &mut Filling<'a>) {
        self.key = Slot::Null;
        self.pieces.clear();
        self.notes.clear();
        let above = 1 + usize::from(matches!(claim, Claim::Reported(_)));
        leaves(claim, &mut |place, leaf| {
            let mut below = place.splitn(above + 2, '/').skip(above);
            let (Some(member), rest) = (below.next(), below.next()) else { return };
            self.take(member, rest, leaf, to);
        });
        // Of what is not stated only the words can stand there.
        for note in &self.notes {
            if !self.pieces.iter().any(|piece| to.text(piece.field) == to.text(note.field)) {
                self.pieces.push(Piece { field: note.field, ..Piece::default() });
            }
        }
    }

    fn take(&mut self, member: &str, rest: Option<&str>, leaf: Leaf<'_>, to: &mut Filling<'a>) {
        match (member, rest, leaf) {
            ("key", None, Leaf::Text(key)) => self.key = to.copied(key),
            ("unknown", Some(field), Leaf::Text(why)) => {
                let why = to.copied(why);
                let field = self.note(field, to, |note| note.why = why);
                self.pieces.push(Piece { field, ..Piece::default() });
            }
            ("words", Some(field), Leaf::Text(words)) => {
                let words = to.copied(words);
                self.note(field, to, |note| note.words = words);
            }
            ("believed", Some(_), Leaf::Text(field)) => {
                self.note(field, to, |note| note.believed = true);
            }
            ("complete", Some(_), Leaf::Text(field)) => {
                self.note(field, to, |note| note.complete = true);
            }
            (field, part, leaf) => {
                let (value, kind) = match leaf {
                    Leaf::Text(text) => (to.copied(text), "text"),
                    Leaf::Integer(number) => (to.display(number), "integer"),
                    Leaf::Decimal(number) => (to.display(number), "decimal"),
                    Leaf::Boolean(yes) => (to.display(yes), "boolean"),
                    Leaf::Empty => (Slot::Null, "none"),
                };
                let (field, part) = (to.copied(field), part.map(|part| to.copied(part)).into());
                self.pieces.push(Piece { field, part, value, kind: kind.into() });
            }
        }
    }

    /// Changes what is noted of a field, and gives the field.
    fn note(
        &mut self,
        field: &str,
        to: &mut Filling<'a>,
        change: impl FnOnce(&mut Note<'a>),
    ) -> Slot<'a> {
        if let Some(known) = self.notes.iter_mut().find(|note| to.text(note.field) == Some(field)) {
            change(known);
            return known.field;
        }
        let mut note = Note { field: to.copied(field), ..Note::default() };
        change(&mut note);
        let field = note.field;
        self.notes.push(note);
        field
    }
}

impl<'a> Piece<'a> {
    fn cells(&self, notes: &[Note<'a>], to: &mut Filling<'a>) {
        let none = Note::default();
        let note = notes.iter().find(|note| to.text(note.field) == to.text(self.field));
        let note = note.unwrap_or(&none);
        to.extend([
            self.field,
            self.part,
            self.value,
            self.kind,
            note.why,
            note.words,
            Slot::Boolean(note.believed),
            Slot::Boolean(note.complete),
        ]);
    }
}
