//! The table of what lasts: leaves, investigations, and the times during which a field is not known.

use super::{
    column::{Code, Column, MOMENT, Type},
    field,
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers, Spoken},
    noun, said,
};
use crate::{
    Fact, Incident, Investigation, Key, Leave, Statement, When, Why,
    answer::{Answer, Role},
    dictionary::Content,
    incident::{FieldAccount, Phase},
    step::Step,
};
use std::collections::BTreeMap;

static KIND: [Code; 3] = [
    ("leave", "The leave of an officer."),
    ("investigation", "An investigation."),
    ("unknown", "The time during which a field was not known, for one reason."),
];

pub(super) fn columns(to: &mut Vec<Column>) {
    to.push(noun::incident());
    to.push(Column::new("kind", Type::Word, "What lasts.").coded(&KIND));
    said::field_columns(to);
    let why = "Why the field is not known: `withheld`, `pending` and the others are spells each.";
    to.push(Column::why("why", why));
    let began = "When it began: as stated, or when it was first said of a field. Where it is not \
                 stated, only the last day and instant stand there: when it was first heard of.";
    to.extend(Column::moment("began", began));
    let ended = "Whether it ended, as far as is known: a leave as the status of the incident has it, which \
                 ends where its end, or how it ended, is known or redacted. Nothing where nobody says \
                 any more that there is a leave or an investigation.";
    to.push(Column::new("ended", Type::Boolean, ended));
    let ended = "When it ended: as stated, or when something else was said of a field. Where it is \
                 not stated, only the last day and instant: when its end was first heard of.";
    to.extend(Column::moment("ended_at", ended));
    to.push(Column::why("ended_why", "Why the end is not known, if that was said."));
    said::columns("last_heard", "who spoke of it last", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    let lasts = incident.leaves().next().is_some() || incident.investigations().next().is_some();
    let heard = if lasts { heard(incident) } else { BTreeMap::new() };
    for leave in incident.leaves() {
        let (first, last) = heard.get(leave.key.as_str()).copied().unzip();
        begin(incident, "leave", "leave", leave.key.as_str(), to);
        stated(incident, &leave.began, first, to);
        let ended = incident.is_running(&leave.key).map(|runs| !runs);
        to.push(ended.map_or(Slot::Null, Slot::Boolean));
        let by = (ended == Some(true)).then(|| said_end(incident, leave)).flatten();
        stated(incident, &leave.ended, by, to);
        to.push(leave.ended.why().map(Why::as_str));
        numbers.cells(last, to);
    }
    for investigation in incident.investigations() {
        let key = investigation.key.as_str();
        let (first, last) = heard.get(key).copied().unzip();
        begin(incident, "investigation", "investigation", key, to);
        stated(incident, &investigation.opened, first, to);
        let concluded = incident.phase(&investigation.key).map(|it| it == Phase::Concluded);
        to.push(concluded.map_or(Slot::Null, Slot::Boolean));
        let end =
            (concluded == Some(true)).then(|| conclusion(incident, &investigation.key)).flatten();
        let occurred = end.map_or(&Fact::Unstated, |(_, occurred)| occurred);
        stated(incident, occurred, end.map(|(statement, _)| statement), to);
        to.push(occurred.why().map(Why::as_str));
        numbers.cells(last, to);
    }
    for Spoken { field, unknown, .. } in of.fields() {
        for spell in unknown {
            to.extend([Slot::Id(incident.id()), Slot::Text("unknown")]);
            field.cells(to);
            to.push(Slot::Text(spell.why.as_str()));
            field::moment(Some(spell.began.at()), incident.zone(), to);
            to.push(Slot::Boolean(spell.ended.is_some()));
            field::moment(spell.ended.map(Statement::at), incident.zone(), to);
            to.push(Slot::Null);
            numbers.cells(Some(spell.last), to);
        }
    }
}

fn begin<'a>(
    incident: &'a Incident,
    kind: &'static str,
    noun: &'static str,
    key: &'a str,
    to: &mut Filling<'a>,
) {
    to.extend([Slot::Id(incident.id()), Slot::Text(kind), Slot::Text(noun), Slot::Text(key)]);
    to.nothing(2);
}

/// A moment that is stated; or else the last one that it can be, when it was first heard of.
fn stated<'a>(
    incident: &Incident,
    moment: &Fact<When>,
    heard: Option<&Statement>,
    to: &mut Filling<'a>,
) {
    let known = moment.known().copied();
    let from = to.end();
    field::moment(known.or_else(|| heard.map(Statement::at)), incident.zone(), to);
    if known.is_none() {
        // Of the seven columns, the last day and the last instant.
        let cells = to.cells_from(from).iter_mut().enumerate();
        cells.filter(|(i, _)| !matches!(i, 2 | 4)).for_each(|(_, cell)| *cell = Slot::Null);
    }
    debug_assert_eq!(to.end(), from + MOMENT);
}

/// The first and the last statement that speak of each noun.
fn heard(incident: &Incident) -> BTreeMap<&str, (&Statement, &Statement)> {
    let mut heard: BTreeMap<&str, (&Statement, &Statement)> = BTreeMap::new();
    for statement in incident.statements() {
        for key in statement.says().iter().flat_map(|claim| Content::from(claim).mentions()) {
            heard.entry(key).or_insert((statement, statement)).1 = statement;
        }
    }
    heard
}

/// The first statement in force that says that a leave ended: a copy in which that is redacted does, too.
fn said_end<'a>(incident: &'a Incident, leave: &Leave) -> Option<&'a Statement> {
    let account = incident.account(leave.key.as_str())?;
    let fields = ["ended", "ending"].into_iter().filter_map(|name| account.named(name));
    let is_end = |it: &Answer<'_>| it.value.is_some() || it.why == Some(Why::Redacted);
    let said = fields.flat_map(FieldAccount::answers);
    let said = said.filter(|it| it.role != Role::TakenBack && is_end(it));
    let mut said: Vec<_> = said.map(|it| it.statement).collect();
    said.sort_by_key(|it| it.at().latest_instant(incident.zone()));
    said.first().copied()
}

/// The last statement that concludes an investigation, and when that was.
fn conclusion<'a>(
    incident: &'a Incident,
    investigation: &Key<Investigation>,
) -> Option<(&'a Statement, &'a Fact<When>)> {
    let steps = incident.steps_on(investigation).into_iter();
    let mut concluded = steps.filter_map(|(statement, step)| match step {
        Step::Concluded(step) => Some((statement, &step.occurred)),
        _ => None,
    });
    concluded.next_back()
}
