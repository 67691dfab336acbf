//! The table of when each field became known.

use super::{
    column::{Column, Type},
    filling::{Filling, Slot},
    gathered::{Gathered, Numbers, Spoken},
    noun,
    said::{self, Field},
};
use crate::{
    Agency, Force, Incident, Key, Leave, Officer, Shooting, Statement,
    answer::{Answer, Role},
    value::{List, Party},
};
use std::collections::BTreeSet;

pub(super) fn columns(to: &mut Vec<Column>) {
    let truth = |name: &str, about: &str| Column::new(name, Type::Boolean, about);
    to.push(noun::incident());
    said::field_columns(to);
    to.push(truth("known", "Whether what stands is a value."));
    said::columns("first_unknown", "who first said that it is unknown", to);
    to.push(Column::why("last_unknown_why", "The last reason why it was said to be unknown."));
    said::columns("last_unknown", "who last said that it is unknown", to);
    said::columns("first_known", "who first said a value", to);
    let own = "The agencies whose own it is, with `; ` between: that of the officer, of whoever fired \
               or used force.";
    to.push(Column::new("own_agency", Type::Text, own));
    let by_own =
        "Whether who first said a value speaks for one of these; nothing if there is none.";
    to.push(truth("first_known_by_own_agency", by_own));
    said::columns("own_agency_known", "who of these first said a value", to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let (incident, mut numbers) = (of.incident, Numbers::of(of));
    for Spoken { field, answers, .. } in of.fields() {
        let counting = || answers.iter().filter(|answer| answer.role != Role::TakenBack);
        let unknown = || counting().filter(|answer| answer.why.is_some());
        let known = || counting().filter(|answer| answer.value.is_some());
        let said = |answer: Option<&Answer<'a>>| answer.map(|answer| answer.statement);
        let own = own_agencies(incident, field);
        let by_own = |statement: &Statement| {
            !own.is_empty()
                && incident
                    .source(statement.source())
                    .and_then(|source| source.agency.known())
                    .is_some_and(|agency| own.contains(agency))
        };
        to.push(Slot::Id(incident.id()));
        field.cells(to);
        let stands = answers.iter().find(|answer| answer.role == Role::Stands);
        to.push(Slot::Boolean(stands.is_some_and(|answer| answer.value.is_some())));
        numbers.cells(said(unknown().next()), to);
        to.push(unknown().next_back().and_then(|last| last.why).map(crate::Why::as_str));
        numbers.cells(said(unknown().next_back()), to);
        let first = known().next();
        numbers.cells(said(first), to);
        to.joined(&own);
        let first = first.filter(|_| !own.is_empty()).map(|answer| by_own(answer.statement));
        to.push(first);
        numbers.cells(said(known().find(|answer| by_own(answer.statement))), to);
    }
}

/// The agencies whose own something is.
fn own_agencies<'a>(incident: &'a Incident, field: &Field<'a>) -> BTreeSet<&'a Key<Agency>> {
    let employer = |officer: &Key<Officer>| incident.get(officer)?.employer.known();
    let employers = |parties: Option<&'a List<Key<Party>>>| {
        let officers = parties.into_iter().flatten().map(|party| Key::from(party.as_str()));
        officers.filter_map(|officer| employer(&officer)).collect::<Vec<_>>()
    };
    let key = field.key;
    match field.noun {
        "officer" => employer(&key.into()).into_iter().collect(),
        "leave" => {
            let officer = incident.get(&key.into()).and_then(|leave: &Leave| leave.officer.known());
            officer.and_then(employer).into_iter().collect()
        }
        "shooting" => {
            let shooting: Option<&Shooting> = incident.get(&key.into());
            shooting.map_or_else(BTreeSet::new, |shooting| {
                let agencies = shooting.discharged_by.known().into_iter().flatten();
                agencies.chain(employers(shooting.shooters.known())).collect()
            })
        }
        "force" => {
            let force: Option<&Force> = incident.get(&key.into());
            force.map_or_else(BTreeSet::new, |force| {
                let agencies = force.by_agencies.known().into_iter().flatten();
                agencies.chain(employers(force.by.known())).collect()
            })
        }
        _ => BTreeSet::new(),
    }
}
