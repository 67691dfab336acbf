//! The table of everything that was ever said to be unknown.

use super::{
    column::{Code, Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers, Spoken},
    noun, said,
};
use crate::{
    Incident, Statement,
    answer::{Answer, Role},
};
use std::collections::BTreeMap;

static ROLE: [Code; 5] = [
    ("stands", "It is the best answer that there is."),
    ("position", "It is its source's last word, and another word stands."),
    ("superseded", "Its source said something else later."),
    ("kept_back", "Its source keeps back what it had said, or does not say it again."),
    ("taken_back", "Its statement was replaced or withdrawn."),
];

pub(super) fn columns(to: &mut Vec<Column>) {
    let text = |name: &str, about: &str| Column::new(name, Type::Text, about);
    to.push(noun::incident());
    said::field_columns(to);
    to.push(Column::why("why", "Why it is said to be unknown."));
    to.push(text("words", "The words in which that was said."));
    to.push(Column::new("believed", Type::Boolean, "Whether it was said as a belief."));
    said::columns("said", "who says that it is unknown", to);
    to.push(Column::new("role", Type::Word, "What became of that.").coded(&ROLE));
    let value = "The value by which it was superseded; nothing if by another reason, or by none.";
    to.push(text("superseded_value", value));
    to.push(Column::why("superseded_why", "The reason by which it was superseded."));
    said::columns("superseded", "by whom it was superseded", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    for Spoken { field, answers, .. } in of.fields() {
        for (answer, by) in answers.iter().zip(by_what(incident, answers)) {
            let Some(why) = answer.why else { continue };
            to.push(Slot::Id(incident.id()));
            field.cells(to);
            let (words, believed) = (answer.words.into(), Slot::Boolean(answer.believed));
            to.extend([Slot::Text(why.as_str()), words, believed]);
            numbers.cells(Some(answer.statement), to);
            to.push(answer.role.as_str());
            match by {
                By::Nothing => {
                    to.nothing(2);
                    numbers.cells(None, to);
                }
                By::Answer(later) => {
                    to.shown_if(later.value);
                    to.push(later.why.map(crate::Why::as_str));
                    numbers.cells(Some(later.statement), to);
                }
                By::TakenBack(statement) => {
                    to.nothing(2);
                    numbers.cells(Some(statement), to);
                }
            }
        }
    }
}

/// By what an answer was superseded.
enum By<'b, 'a> {
    Nothing,
    Answer(&'b Answer<'a>),
    TakenBack(&'a Statement),
}

/// By what each of the answers to a field was superseded.
fn by_what<'b, 'a>(incident: &'a Incident, answers: &'b [Answer<'a>]) -> Vec<By<'b, 'a>> {
    let stands = answers.iter().find(|answer| answer.role == Role::Stands);
    // The next answer of each source that counts.
    let mut next: BTreeMap<&str, &Answer<'a>> = BTreeMap::new();
    let mut by: Vec<_> = answers
        .iter()
        .rev()
        .map(|answer| {
            let source = answer.source().as_str();
            let later = match answer.role {
                Role::Position => stands,
                Role::Superseded => next.get(source).copied(),
                Role::TakenBack => {
                    let key = answer.statement.key();
                    let taken_back = key.and_then(|key| incident.stopped_by(key));
                    return taken_back.map_or(By::Nothing, By::TakenBack);
                }
                _ => None,
            };
            next.insert(source, answer);
            later.map_or(By::Nothing, By::Answer)
        })
        .collect();
    by.reverse();
    by
}
