//! The table of everything that was ever said to be unknown.

use super::{
    column::{Code, Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers, Spoken},
    noun, said,
};
use crate::{
    Incident,
    answer::{Role, Word},
    incident::Moment,
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
    for Spoken { field, words, .. } in of.fields() {
        for (word, by) in words.iter().zip(by_what(incident, words)) {
            let Some(why) = word.why else { continue };
            to.push(Slot::Id(incident.id()));
            field.cells(to);
            to.extend([Slot::Text(why.as_str()), word.words.into(), Slot::Boolean(word.believed)]);
            numbers.cells(Some(word.moment), to);
            to.push(Slot::Text(role(word.role)));
            match by {
                By::Nothing => {
                    to.nothing(2);
                    numbers.cells(None, to);
                }
                By::Word(later) => {
                    to.shown_if(later.value);
                    to.push(later.why.map(crate::Why::as_str));
                    numbers.cells(Some(later.moment), to);
                }
                By::TakenBack(moment) => {
                    to.nothing(2);
                    numbers.cells(Some(moment), to);
                }
            }
        }
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Stands => "stands",
        Role::Position => "position",
        Role::Superseded => "superseded",
        Role::KeptBack => "kept_back",
        Role::TakenBack => "taken_back",
    }
}

/// By what an answer was superseded.
enum By<'b, 'a> {
    Nothing,
    Word(&'b Word<'a>),
    TakenBack(Moment),
}

/// By what each of the answers to a field was superseded.
fn by_what<'b, 'a>(incident: &Incident, words: &'b [Word<'a>]) -> Vec<By<'b, 'a>> {
    let stands = words.iter().find(|word| word.role == Role::Stands);
    // The next answer of each source that counts.
    let mut next: BTreeMap<&str, &Word<'a>> = BTreeMap::new();
    let mut by: Vec<_> = words
        .iter()
        .rev()
        .map(|word| {
            let source = word.statement.source().as_str();
            let later = match word.role {
                Role::Stands | Role::KeptBack => None,
                Role::Position => stands,
                Role::Superseded => next.get(source).copied(),
                Role::TakenBack => {
                    let taken_back = incident.log().stopped(word.moment);
                    return taken_back.map_or(By::Nothing, By::TakenBack);
                }
            };
            next.insert(source, word);
            later.map_or(By::Nothing, By::Word)
        })
        .collect();
    by.reverse();
    by
}
