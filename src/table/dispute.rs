//! The table of what sources differ on.

use super::{
    cell::Cell,
    column::{Code, Column, Type},
    field,
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

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Vec<Cell<'a>>) {
    let (incident, numbers) = (of.incident, of.numbers());
    for (dispute, number) in of.disputes().iter().zip(1..) {
        let since = dispute.since();
        let begin =
            |kind: &'static str| [Cell::Id(incident.id()), Cell::Integer(number), Cell::of(kind)];
        match dispute {
            Dispute::Field { path, within_one_agency, positions, .. } => {
                for position in positions {
                    to.extend(begin("field"));
                    let key = Some(path.key_str()).filter(|key| !key.is_empty());
                    to.extend([
                        Cell::of(path.noun()),
                        key.map(ToOwned::to_owned).into(),
                        path.field().map(ToOwned::to_owned).into(),
                        Cell::Boolean(*within_one_agency),
                    ]);
                    held(position, numbers, to);
                    numbers.cells(Some(since), to);
                }
            }
            Dispute::Reported { step, statement } => {
                to.extend(begin("reported"));
                only(step.name().to_owned(), statement, since, numbers, to);
            }
            Dispute::Undermined { statement, obstacles } => {
                to.extend(begin("undermined"));
                let stood: Vec<_> = obstacles.iter().map(ToString::to_string).collect();
                only(stood.join("; "), statement, since, numbers, to);
            }
        }
    }
}

fn held<'a>(position: &Answer<'a>, numbers: &Numbers<'a>, to: &mut Vec<Cell<'a>>) {
    to.extend([
        position.value.clone().into(),
        position.words.into(),
        Cell::Boolean(position.believed),
        Cell::Boolean(position.role == Role::Stands),
    ]);
    numbers.cells(Some(position.statement), to);
}

/// What is no field.
fn only<'a>(
    what: String,
    statement: &'a Statement,
    since: &'a Statement,
    numbers: &Numbers<'a>,
    to: &mut Vec<Cell<'a>>,
) {
    field::nothing(4, to);
    to.push(what.into());
    field::nothing(3, to);
    numbers.cells(Some(statement), to);
    numbers.cells(Some(since), to);
}
