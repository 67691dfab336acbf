//! The table of what sources differ on.

use super::{
    column::{Code, Column, Type},
    filling::{Filling, Slot},
    gathered::Gathered,
    noun,
    said::{self, Numbers},
};
use crate::{
    Statement,
    answer::{Answer, Role},
    dispute::Dispute,
};

static KIND: [Code; 3] = [
    ("field", "Sources state values of a field that cannot all be true; a row for each."),
    ("reported", "A step is only reported, since it cannot stand."),
    ("undermined", "A resolution stands although something stood in its way."),
];

pub(super) fn columns(to: &mut Vec<Column>) {
    let text = |name: &str, about: &str| Column::new(name, Type::Text, about);
    let truth = |name: &str, about: &str| Column::new(name, Type::Boolean, about);
    to.push(noun::incident());
    to.push(Column::new("dispute", Type::Integer, "The number of the dispute, from 1."));
    to.push(Column::new("kind", Type::Word, "What kind of dispute it is.").coded(&KIND));
    said::field_columns(to);
    to.push(truth("within_one_agency", "Whether all who differ speak for one agency."));
    to.push(text("value", "What this source holds; the step, or what stood in the way."));
    to.push(text("words", "The words in which it said that."));
    to.push(truth("believed", "Whether it was said as a belief."));
    to.push(truth("stands", "Whether it is what the picture shows."));
    said::columns("said", "who holds that", to);
    said::columns("since", "with whom the dispute began", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    for (dispute, number) in of.disputes().iter().zip(1..) {
        let since = dispute.since();
        let begin =
            |kind: &'static str| [Slot::Id(incident.id()), Slot::Integer(number), Slot::Text(kind)];
        match dispute {
            Dispute::Field { path, within_one_agency, positions, .. } => {
                for position in positions {
                    to.extend(begin("field"));
                    let key = Some(path.key_str()).filter(|key| !key.is_empty());
                    to.push(path.noun());
                    to.copied_if(key);
                    to.copied_if(path.field());
                    to.push(*within_one_agency);
                    held(position, &mut numbers, to);
                    numbers.cells(Some(since), to);
                }
            }
            Dispute::Reported { step, statement } => {
                to.extend(begin("reported"));
                to.nothing(4);
                to.push(step.name());
                only(statement, since, &mut numbers, to);
            }
            Dispute::Undermined { statement, obstacles } => {
                to.extend(begin("undermined"));
                to.nothing(4);
                to.joined(obstacles);
                only(statement, since, &mut numbers, to);
            }
        }
    }
}

fn held<'a>(position: &Answer<'a>, numbers: &mut Numbers<'_, 'a>, to: &mut Filling<'a>) {
    to.copied_if(position.value.as_deref());
    to.extend([
        position.words.into(),
        Slot::Boolean(position.believed),
        Slot::Boolean(position.role == Role::Stands),
    ]);
    numbers.cells(Some(position.statement), to);
}

/// The rest of what is no field.
fn only<'a>(
    statement: &'a Statement,
    since: &'a Statement,
    numbers: &mut Numbers<'_, 'a>,
    to: &mut Filling<'a>,
) {
    to.nothing(3);
    numbers.cells(Some(statement), to);
    numbers.cells(Some(since), to);
}
