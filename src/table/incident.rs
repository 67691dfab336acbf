//! The table of the incidents.

use super::{
    column::{Code, Column, Type},
    field,
    filling::{Filling, Slot},
    gathered::Gathered,
    noun,
};
use crate::{
    Agency, Circumstances, Collision, Determination, Force, Incident, Investigation, Leave,
    Officer, Person, Pursuit, Shooting, dictionary::Entry, incident::SCHEMA, statement::Noun,
};

pub(super) static STATUS: [Code; 3] = [
    ("open", "Nothing stands against that it goes on."),
    ("officers_on_leave", "The leave of an officer runs, and the incident is not resolved."),
    ("resolved", "It is resolved, and was not reopened."),
];

type Count = fn(&Incident) -> usize;

/// The nouns that are counted, with the names of their columns.
const COUNTED: [(&str, Count); 10] = [
    ("agencies", count::<Agency>),
    ("officers", count::<Officer>),
    ("people", count::<Person>),
    ("pursuits", count::<Pursuit>),
    ("collisions", count::<Collision>),
    ("shootings", count::<Shooting>),
    ("force", count::<Force>),
    ("investigations", count::<Investigation>),
    ("leaves", count::<Leave>),
    ("determinations", count::<Determination>),
];

fn count<N: Noun>(incident: &Incident) -> usize {
    incident.nouns::<N>().count()
}

pub(super) fn columns(to: &mut Vec<Column>) {
    to.push(noun::incident());
    to.push(Column::new("schema", Type::Integer, "The version of the format of the record."));
    let zone = "The zone in which times without one are meant, as an offset such as `-05:00`.";
    to.push(Column::new("zone", Type::Text, zone));
    to.push(Column::new("version", Type::Integer, "How often the record was changed."));
    let live = "Whether the record counts: one that was withdrawn was none, or stands elsewhere.";
    to.push(Column::new("live", Type::Boolean, live));
    let status = "The status; nothing if nobody said what would bring one about.";
    to.push(Column::new("status", Type::Word, status).coded(&STATUS));
    to.push(Column::new("status_source", Type::Text, "The source that brought the status about."));
    to.extend(Column::moment("status_since", "When it said so."));
    to.extend(Column::moment("last_heard", "When the last statement was made."));
    to.push(Column::new("statements", Type::Integer, "How many statements the record has."));
    to.push(Column::new("sources", Type::Integer, "How many sources it has."));
    for (name, _) in COUNTED {
        let about = format!("How many rows it has in the table `{name}`.");
        to.push(Column::new(format!("{name}_described"), Type::Integer, about));
    }
    let bare = "What a cut record mentions without describing it: kind and key, with `; ` between.";
    to.push(Column::new("bare", Type::Text, bare));
    to.push(noun::disputed_fields());
    noun::fields(Entry::of::<Circumstances>().fields, to);
}

pub(super) fn rows<'a>(of: &Gathered<'a>, to: &mut Filling<'a>) {
    let incident = of.incident;
    let standing = incident.standing();
    let (zone, since) = (incident.zone(), standing.since);
    to.extend([Slot::Id(incident.id()), Slot::Integer(SCHEMA.into())]);
    to.shown_if(zone);
    to.extend([
        Slot::Integer(i64::try_from(incident.version()).unwrap_or(i64::MAX)),
        Slot::Boolean(incident.is_live()),
        since.map(|_| standing.status.as_str()).into(),
        since.map(|since| since.source().as_str()).into(),
    ]);
    field::moment(since.map(crate::Statement::at), zone, to);
    field::moment(standing.last_heard.map(crate::Statement::at), zone, to);
    to.push(Slot::count(incident.statements().count()));
    to.push(Slot::count(incident.sources().len()));
    for (_, count) in COUNTED {
        to.push(Slot::count(count(incident)));
    }
    to.joined(incident.mentioned_only().map(|(noun, key)| format!("{noun} {key}")));
    to.joined(of.disputed(""));
    noun::fill(incident.circumstances(), zone, to);
}
