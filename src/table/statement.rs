//! The table of the statements: every claim, in long form.

use super::{
    column::{Code, Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    noun,
};
use crate::{
    Claim, Fact, Incident, Statement,
    dictionary::{Content, Field},
    value::{Datum, ExtraValue, Leaf},
};

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
    to.extend(Column::moment("recorded", "When it was entered into the record, if that is told."));
    to.push(text("recorded_by", "Who entered it into the record."));
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
    to.push(truth("complete", "Whether a list is said to be all."));
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    let mut said = Said::default();
    for (statement, number) in incident.statements().zip(1..) {
        let mut head = None;
        let mut begin = |to: &mut Filling<'a>| match head.clone() {
            Some(head) => to.again(head),
            None => {
                let from = to.end();
                begin(incident, statement, number, to);
                to.push(statement.key().is_none_or(|key| incident.counts(key)));
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
                piece.cells(to);
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
    field::moment(statement.recorded(), incident.zone(), to);
    to.push(statement.recorded_by());
}

/// A claim, taken apart.
#[derive(Default)]
struct Said<'a> {
    key: Slot<'a>,
    pieces: Vec<Piece<'a>>,
}

/// A leaf of a value, and how its field was said.
#[derive(Default, Clone, Copy)]
struct Piece<'a> {
    field: Slot<'a>,
    part: Slot<'a>,
    value: Slot<'a>,
    kind: Slot<'a>,
    why: Slot<'a>,
    words: Slot<'a>,
    believed: bool,
    complete: bool,
}

impl<'a> Said<'a> {
    /// Takes another claim apart: what is known, then what is not, then what only has words.
    fn take_apart(&mut self, claim: &'a Claim, to: &mut Filling<'a>) {
        self.key = Slot::Null;
        self.pieces.clear();
        let content = Content::from(claim);
        for (name, value) in content.required() {
            match value.text().filter(|_| name == "key") {
                Some(key) => self.key = Slot::Text(key),
                None => {
                    let field = Slot::Text(name);
                    self.leaves(value, Piece { field, ..Piece::default() }, to);
                }
            }
        }
        let (mut unknown, mut words_only) = (Vec::new(), Vec::new());
        for field in content.fields() {
            let piece = piece(content, field);
            match content.fact(field) {
                Fact::Known(value) => {
                    let complete = value.is_complete();
                    self.leaves(value, Piece { complete, ..piece }, to);
                }
                Fact::Unknown(why) => {
                    unknown.push(Piece { why: Slot::Text(why.as_str()), ..piece });
                }
                // Of what is not stated only the words can stand there.
                Fact::Unstated if piece.is_noted() => words_only.push(piece),
                Fact::Unstated => {}
            }
        }
        self.pieces.extend(unknown);
        self.pieces.extend(words_only);
        for (name, value) in content.extra().iter() {
            let (value, kind) = match value {
                ExtraValue::Text(text) => (Slot::Text(text.as_str()), "text"),
                ExtraValue::Integer(number) => (to.display(number), "integer"),
                ExtraValue::Decimal(number) => (to.display(number.get()), "decimal"),
                ExtraValue::Boolean(yes) => (to.display(yes), "boolean"),
            };
            let (field, part) = (Slot::Text("extra"), Slot::Text(name));
            let kind = Slot::Text(kind);
            self.pieces.push(Piece { field, part, value, kind, ..Piece::default() });
        }
    }

    /// Adds the leaves of a value.
    fn leaves(&mut self, value: Datum<'a>, piece: Piece<'a>, to: &mut Filling<'a>) {
        if let Some(text) = value.text() {
            self.pieces.push(Piece { value: Slot::Text(text), kind: Slot::Text("text"), ..piece });
            return;
        }
        value.leaves(|place, leaf| {
            let (value, kind) = match leaf {
                Leaf::Text(text) => (to.copied(text), "text"),
                Leaf::Integer(number) => (to.display(number), "integer"),
                Leaf::Decimal(number) => (to.display(number), "decimal"),
                Leaf::Boolean(yes) => (to.display(yes), "boolean"),
                _ => (Slot::Null, "none"),
            };
            let part = (!place.is_empty()).then(|| to.copied(place)).into();
            self.pieces.push(Piece { part, value, kind: Slot::Text(kind), ..piece });
        });
    }
}

/// How a field was said.
fn piece<'a>(content: Content<'a>, field: &'static Field) -> Piece<'a> {
    let (words, believed) = (content.words(field).into(), content.is_believed(field));
    Piece { field: Slot::Text(field.name), words, believed, ..Piece::default() }
}

impl<'a> Piece<'a> {
    /// Whether something is said of how the field was said.
    fn is_noted(&self) -> bool {
        self.believed || !matches!(self.words, Slot::Null)
    }

    fn cells(self, to: &mut Filling<'a>) {
        to.extend([
            self.field,
            self.part,
            self.value,
            self.kind,
            self.why,
            self.words,
            Slot::Boolean(self.believed),
            Slot::Boolean(self.complete),
        ]);
    }
}
