//! The table of what lasts: leaves, investigations, and the times during which a field is not known.

use super::{
    column::{Code, Column, MOMENT, Type},
    field,
    filling::{Filling, Slot},
    gathered::{Gathered, Spoken},
    noun, said,
};
use crate::{
    Fact, Incident, Investigation, Leave, Statement, When, Why,
    answer::History,
    incident::{Phase, Position, each_mention, has_ended, standing},
    step::Step,
    value::Value,
};
use chrono::FixedOffset;
use std::{borrow::Cow, collections::BTreeMap};

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
    let (incident, mut numbers) = (of.incident, said::Numbers::of(of));
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
        let end = (concluded == Some(true)).then(|| conclusion(incident, investigation)).flatten();
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
    field::moment(known.or(heard.map(Statement::at)), incident.zone(), to);
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
        for claim in statement.says() {
            let _never = each_mention(claim, &mut |_, key| {
                if let Some((key, _)) = incident.entry(key) {
                    heard.entry(key).or_insert((statement, statement)).1 = statement;
                }
                Ok(())
            });
        }
    }
    heard
}

/// The first statement that counts and says that a leave ended.
fn said_end<'a>(incident: &'a Incident, leave: &Leave) -> Option<&'a Statement> {
    let said = incident.counting::<Leave>(leave.key.as_str());
    said.into_iter().find(|(.., leave)| has_ended(leave)).map(|(_, statement, _)| statement)
}

/// The last statement that concludes an investigation, and when that was.
fn conclusion<'a>(
    incident: &'a Incident,
    investigation: &Investigation,
) -> Option<(&'a Statement, &'a Fact<When>)> {
    let steps = incident.statements().flat_map(|statement| {
        statement.says().iter().filter_map(move |claim| Some((statement, claim.step()?)))
    });
    let mut concluded = steps.filter_map(|(statement, step)| match step {
        Step::Concluded(it) if it.investigation == investigation.key => {
            Some((statement, &it.occurred))
        }
        _ => None,
    });
    concluded.next_back()
}

/// A time during which a field was not known, for one reason.
pub(super) struct Spell<'a> {
    why: Why,
    began: &'a Statement,
    last: &'a Statement,
    ended: Option<&'a Statement>,
}

/// The times during which a field was not known.
pub(super) fn unknown<'a, T: Value>(
    positions: &[Position<'a, T>],
    history: &dyn History<'a, T>,
    zone: Option<FixedOffset>,
) -> Vec<Spell<'a>> {
    let (mut spells, facts) = (Vec::<Spell<'a>>::new(), history.facts());
    for (i, (claims, _)) in facts.iter().enumerate() {
        let then = if i + 1 == facts.len() {
            Cow::Borrowed(positions)
        } else {
            Cow::Owned(history.before(*claims).unwrap_or_default())
        };
        let why = standing(&then, zone).fact.why();
        let latest = then.iter().max_by_key(|position| position.moment);
        let Some(latest) = latest.map(|position| position.statement) else { continue };
        if let Some(spell) = spells.last_mut().filter(|spell| spell.ended.is_none()) {
            if Some(spell.why) == why {
                spell.last = latest;
                continue;
            }
            spell.ended = Some(latest);
        }
        spells.extend(why.map(|why| Spell { why, began: latest, last: latest, ended: None }));
    }
    spells
}
