//! The table of what sources differ on.

use super::{
    column::{Code, Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers},
    noun,
    said::{self, Field},
};
use crate::{Statement, answer::Role, dispute::Dispute};

static KIND: [Code; 5] = [
    ("field", "Sources state what cannot all be true of a field; a row for each."),
    ("noun", "Sources describe it, and others rule out that it was there; a row for each."),
    ("order", "What is said of the order of moments goes round in a circle; a row for each."),
    ("reported", "A step is only reported, since it cannot stand."),
    (
        "undermined",
        "A resolution stands although something stood in its way, or a step lacks what it needs.",
    ),
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
    to.push(Column::why("why", "Why it cannot be known, where this source found that."));
    to.push(text("words", "The words in which it said that."));
    to.push(truth("believed", "Whether it was said as a belief."));
    to.push(truth("stands", "Whether it is what the picture shows."));
    to.push(truth("settled", "Whether the keeper of the record settled the dispute."));
    said::columns("said", "who holds that", to);
    said::columns("since", "with whom the dispute began", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    for (dispute, number) in incident.disputes().into_iter().zip(1..) {
        let path = dispute.path();
        let begin = |kind: &'static str, to: &mut Filling<'a>| {
            to.extend([Slot::Id(incident.id()), Slot::Integer(number), Slot::Text(kind)]);
            Field::path(path.as_ref(), to);
        };
        // What is no field: who says what.
        let mut only = |kind, statement: &'a Statement, to: &mut Filling<'a>, value: String| {
            begin(kind, to);
            to.push(Slot::Null);
            to.shown(value);
            to.nothing(5);
            numbers.cells(Some(statement), to);
            numbers.cells(Some(dispute.since()), to);
        };
        match &dispute {
            Dispute::Field { within_one_agency, positions, since, settled, .. } => {
                for position in positions {
                    begin("field", to);
                    to.push(*within_one_agency);
                    to.shown_if(position.value);
                    to.push(position.why.map(crate::Why::as_str));
                    to.push(position.words);
                    to.push(position.believed);
                    to.push(position.role == Role::Stands);
                    to.push(settled.is_some());
                    numbers.cells(Some(position.statement), to);
                    numbers.cells(Some(since), to);
                }
            }
            Dispute::Noun { described, ruled_out, .. } => {
                for statement in described {
                    only("noun", statement, to, "described".to_owned());
                }
                for statement in ruled_out {
                    only("noun", statement, to, "ruled out".to_owned());
                }
            }
            Dispute::Order { sequences, .. } => {
                for (sequence, statement) in sequences {
                    let value = format!("{} before {}", sequence.earlier, sequence.later);
                    only("order", statement, to, value);
                }
            }
            Dispute::Reported { step, statement } => {
                only("reported", statement, to, step.name().to_owned());
            }
            Dispute::Undermined { statement, .. } | Dispute::Fallen { statement, .. } => {
                only("undermined", statement, to, dispute.although().unwrap_or_default());
            }
        }
    }
}
