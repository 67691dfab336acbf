//! The table of the statements: every claim, in long form.

use super::{
    cell::Cell,
    column::{Code, Column, Type},
    field,
    gathered::Gathered,
    leaf::{Leaf, leaves},
    noun,
};
use crate::{Claim, Incident, Statement};
use std::collections::BTreeMap;

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

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Vec<Cell<'a>>) {
    let incident = of.incident;
    let mut head = Vec::new();
    for ((moment, statement), number) in incident.log().iter().zip(1..) {
        head.clear();
        begin(incident, statement, number, &mut head);
        head.push(Cell::Boolean(incident.log().stopped(moment).is_none()));
        for (claim, i) in statement.says().iter().zip(1..) {
            let Said { reported, kind, key, pieces, notes } = Said::of(claim);
            let claimed = |to: &mut Vec<Cell<'a>>| {
                to.extend_from_slice(&head);
                to.extend([Cell::Integer(i), Cell::Boolean(reported), Cell::of(kind)]);
                to.push(key.clone().into());
            };
            if pieces.is_empty() {
                claimed(to);
                field::nothing(8, to);
            }
            for piece in pieces {
                claimed(to);
                piece.cells(&notes, to);
            }
        }
    }
}

/// Adds the cells that all rows of a statement have.
fn begin<'a>(
    incident: &'a Incident,
    statement: &'a Statement,
    number: i64,
    to: &mut Vec<Cell<'a>>,
) {
    to.extend([
        Cell::Id(incident.id()),
        Cell::Integer(number),
        statement.key().map(crate::Key::as_str).into(),
    ]);
    field::moment(Some(statement.at()), incident.zone(), to);
    to.extend([
        Cell::of(statement.source().as_str()),
        statement.via().map(crate::Key::as_str).into(),
        statement.cite().into(),
        statement.replaces().map(crate::Key::as_str).into(),
    ]);
    field::moment(statement.public(), incident.zone(), to);
}

/// A claim, taken apart.
#[derive(Default)]
struct Said {
    reported: bool,
    kind: &'static str,
    key: Option<String>,
    pieces: Vec<Piece>,
    notes: BTreeMap<String, Note>,
}

/// A leaf of a value.
struct Piece {
    field: String,
    part: Option<String>,
    value: Option<(Option<String>, &'static str)>,
}

/// How a field was said.
#[derive(Default)]
struct Note {
    why: Option<String>,
    words: Option<String>,
    believed: bool,
    complete: bool,
}

impl Said {
    fn of(claim: &Claim) -> Self {
        let mut said = Self { reported: matches!(claim, Claim::Reported(_)), ..Self::default() };
        said.kind = match claim {
            Claim::Reported(step) => step.name(),
            claim => claim.name(),
        };
        let above = 1 + usize::from(said.reported);
        leaves(claim, &mut |place, leaf| {
            let mut below = place.splitn(above + 2, '/').skip(above);
            let (Some(member), rest) = (below.next(), below.next()) else { return };
            said.take(member, rest, leaf);
        });
        // Of what is not stated only the words can stand there.
        let pieces = &mut said.pieces;
        for field in said.notes.keys() {
            if !pieces.iter().any(|piece| piece.field == *field) {
                pieces.push(Piece { field: field.clone(), part: None, value: None });
            }
        }
        said
    }

    fn take(&mut self, member: &str, rest: Option<&str>, leaf: Leaf<'_>) {
        match (member, rest, leaf) {
            ("key", None, Leaf::Text(key)) => self.key = Some(key.to_owned()),
            ("unknown", Some(field), Leaf::Text(why)) => {
                self.note(field).why = Some(why.to_owned());
                self.pieces.push(Piece { field: field.to_owned(), part: None, value: None });
            }
            ("words", Some(field), Leaf::Text(words)) => {
                self.note(field).words = Some(words.to_owned());
            }
            ("believed", Some(_), Leaf::Text(field)) => self.note(field).believed = true,
            ("complete", Some(_), Leaf::Text(field)) => self.note(field).complete = true,
            (field, part, leaf) => self.pieces.push(Piece {
                field: field.to_owned(),
                part: part.map(ToOwned::to_owned),
                value: Some(match leaf {
                    Leaf::Text(text) => (Some(text.to_owned()), "text"),
                    Leaf::Integer(number) => (Some(number.to_string()), "integer"),
                    Leaf::Decimal(number) => (Some(number.to_string()), "decimal"),
                    Leaf::Boolean(yes) => (Some(yes.to_string()), "boolean"),
                    Leaf::Empty => (None, "none"),
                }),
            }),
        }
    }

    fn note(&mut self, field: &str) -> &mut Note {
        self.notes.entry(field.to_owned()).or_default()
    }
}

impl Piece {
    fn cells(self, notes: &BTreeMap<String, Note>, to: &mut Vec<Cell<'_>>) {
        let note = notes.get(&self.field);
        let (value, kind) = self.value.unzip();
        to.extend([
            Cell::from(self.field),
            self.part.into(),
            value.flatten().into(),
            kind.into(),
            note.and_then(|note| note.why.clone()).into(),
            note.and_then(|note| note.words.clone()).into(),
            note.is_some_and(|note| note.believed).into(),
            note.is_some_and(|note| note.complete).into(),
        ]);
    }
}
