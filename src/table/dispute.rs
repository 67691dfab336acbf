//! The table of what sources differ on.

use super::{
    column::{Code, Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers},
    noun,
    said::{self, Field},
};
use crate::{
    Claim,
    incident::{Lack, Moment, Stood},
};

static KIND: [Code; 3] = [
    ("field", "Sources state values of a field that cannot all be true; a row for each."),
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
    to.push(text("words", "The words in which it said that."));
    to.push(truth("believed", "Whether it was said as a belief."));
    to.push(truth("stands", "Whether it is what the picture shows."));
    said::columns("said", "who holds that", to);
    said::columns("since", "with whom the dispute began", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    let mut last = 0;
    let mut begin = |kind: &'static str| {
        last += 1;
        [Slot::Id(incident.id()), Slot::Integer(last), Slot::Text(kind)]
    };
    for it in incident.spoken_of().filter(|it| it.is_disputed()) {
        let (begin, since) = (begin("field"), it.disputed_since());
        let within_one_agency = it.is_within_one_agency();
        let stands = it.standing().map(|standing| standing.said.moment);
        for (_, position) in it.values() {
            to.extend(begin);
            Field::of(it).cells(to);
            to.push(within_one_agency);
            to.shown_if(position.known());
            to.push(position.words.map(crate::value::Text::as_str));
            to.push(position.believed);
            to.push(stands == Some(position.moment));
            numbers.cells(Some(position.moment), to);
            numbers.cells(since, to);
        }
    }
    for (moment, statement) in incident.log().iter() {
        for claim in statement.says() {
            if let Claim::Reported(step) = claim {
                to.extend(begin("reported"));
                to.nothing(4);
                to.push(step.name());
                only(moment, &mut numbers, to);
            }
        }
    }
    for (moment, obstacles) in incident.undermined() {
        to.extend(begin("undermined"));
        to.nothing(4);
        to.shown(Stood(&obstacles));
        only(moment, &mut numbers, to);
    }
    for (moment, step, phase) in incident.fallen() {
        to.extend(begin("undermined"));
        to.nothing(4);
        to.shown(Lack(step, phase));
        only(moment, &mut numbers, to);
    }
}

/// The rest of what is no field.
fn only<'a>(statement: Moment, numbers: &mut Numbers<'_, 'a>, to: &mut Filling<'a>) {
    to.nothing(3);
    numbers.cells(Some(statement), to);
    numbers.cells(Some(statement), to);
}
