//! The table of what lasts: leaves, investigations, and the times during which a field is not known.

use super::{
    cell::Cell,
    column::{Code, Column, MOMENT, Type},
    field, noun,
    said::{self, Field, Numbers},
};
use crate::{
    Fact, Incident, Investigation, Leave, Statement, When, Why,
    answer::{At, EachField, each_field},
    incident::{Phase, Position, each_mention, standing},
    step::Step,
    value::Value,
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
    to.push(Column::new("ended", Type::Boolean, "Whether it ended, as far as is known."));
    let ended = "When it ended: as stated, or when something else was said of a field. Where it is \
                 not stated, only the last day and instant: when its end was first heard of.";
    to.extend(Column::moment("ended_at", ended));
    to.push(Column::why("ended_why", "Why the end is not known, if that was said."));
    said::columns("last_heard", "who spoke of it last", to);
}

pub(super) fn rows<'a>(incident: &'a Incident, to: &mut Vec<Cell<'a>>) {
    let numbers = Numbers::of(incident);
    let heard = heard(incident);
    for leave in incident.leaves() {
        let (first, last) = heard.get(leave.key.as_str()).copied().unzip();
        begin(incident, "leave", "leave", leave.key.as_str(), to);
        stated(incident, &leave.began, first, to);
        let ended = leave.ended.known().is_some() || leave.ending.known().is_some();
        to.push(Cell::Boolean(ended));
        let by = ended.then(|| said_end(incident, leave)).flatten();
        stated(incident, &leave.ended, by, to);
        to.push(leave.ended.why().map(Why::as_str).into());
        numbers.cells(last, to);
    }
    for investigation in incident.investigations() {
        let key = investigation.key.as_str();
        let (first, last) = heard.get(key).copied().unzip();
        begin(incident, "investigation", "investigation", key, to);
        stated(incident, &investigation.opened, first, to);
        let concluded = incident.phase(&investigation.key) == Some(Phase::Concluded);
        to.push(Cell::Boolean(concluded));
        let end = concluded.then(|| conclusion(incident, investigation)).flatten();
        let occurred = end.map_or(&Fact::Unstated, |(_, occurred)| occurred);
        stated(incident, occurred, end.map(|(statement, _)| statement), to);
        to.push(occurred.why().map(Why::as_str).into());
        numbers.cells(last, to);
    }
    each_field(incident, &mut Unknown { numbers, to });
}

fn begin<'a>(
    incident: &'a Incident,
    kind: &'static str,
    noun: &'static str,
    key: &'a str,
    to: &mut Vec<Cell<'a>>,
) {
    to.extend([Cell::Id(incident.id()), Cell::of(kind), Cell::of(noun), Cell::of(key)]);
    field::nothing(2, to);
}

/// A moment that is stated; or else the last one that it can be, when it was first heard of.
fn stated<'a>(
    incident: &Incident,
    moment: &Fact<When>,
    heard: Option<&Statement>,
    to: &mut Vec<Cell<'a>>,
) {
    let known = moment.known().copied();
    let from = to.len();
    field::moment(known.or(heard.map(Statement::at)), incident.zone(), to);
    if known.is_none() {
        // Of the seven columns, the last day and the last instant.
        let cells = to.iter_mut().skip(from).enumerate();
        cells.filter(|(i, _)| !matches!(i, 2 | 4)).for_each(|(_, cell)| *cell = Cell::Null);
    }
    debug_assert_eq!(to.len(), from + MOMENT);
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
    let ends = |leave: &&Leave| leave.ended.known().is_some() || leave.ending.known().is_some();
    said.into_iter().find(|(.., leave)| ends(leave)).map(|(_, statement, _)| statement)
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

/// The spells of the fields.
struct Unknown<'c, 'a> {
    numbers: Numbers<'a>,
    to: &'c mut Vec<Cell<'a>>,
}

/// A field that is not known.
struct Spell<'a> {
    why: Why,
    began: &'a Statement,
    last: &'a Statement,
}

impl<'a> Unknown<'_, 'a> {
    fn row(&mut self, at: &At<'_, 'a>, spell: &Spell<'a>, ended: Option<&'a Statement>) {
        let zone = at.incident.zone();
        self.to.extend([Cell::Id(at.incident.id()), Cell::of("unknown")]);
        Field::of(at).cells(self.to);
        self.to.push(Cell::of(spell.why.as_str()));
        field::moment(Some(spell.began.at()), zone, self.to);
        self.to.push(Cell::Boolean(ended.is_some()));
        field::moment(ended.map(Statement::at), zone, self.to);
        self.to.push(Cell::Null);
        self.numbers.cells(Some(spell.last), self.to);
    }
}

impl<'a> EachField<'a> for Unknown<'_, 'a> {
    fn field<T: Value>(
        &mut self,
        at: At<'_, 'a>,
        _positions: &[Position<'a, T>],
        before: &dyn Fn(usize) -> Option<Vec<Position<'a, T>>>,
    ) {
        let mut spell: Option<Spell<'a>> = None;
        for n in 1..=at.claims {
            let positions = before(n).unwrap_or_default();
            let why = standing(&positions, at.incident.zone()).fact.why();
            let latest = positions.iter().max_by_key(|position| position.moment);
            let Some(latest) = latest.map(|position| position.statement) else { continue };
            if let Some(spell) = spell.as_mut().filter(|spell| Some(spell.why) == why) {
                spell.last = latest;
                continue;
            }
            if let Some(ended) = spell.take() {
                self.row(&at, &ended, Some(latest));
            }
            spell = why.map(|why| Spell { why, began: latest, last: latest });
        }
        if let Some(spell) = spell {
            self.row(&at, &spell, None);
        }
    }
}
