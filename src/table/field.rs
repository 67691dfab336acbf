//! The columns of a field, and what stands in them.

use super::{
    column::{Column, MOMENT, Type, precision},
    filling::{Filling, Slot},
};
use crate::{
    Fact, When,
    dictionary::{Field, Form, Part},
    value::{Amount, Datum, Leaf, Point, Value},
};
use chrono::{DateTime, FixedOffset};

/// Adds the columns of a field.
pub(super) fn columns(field: &Field, to: &mut Vec<Column>) {
    let (name, about) = (field.name, field.definition);
    let column = |suffix: &str, kind, what: &str| {
        Column::new(format!("{name}{suffix}"), kind, format!("{about}{what}"))
    };
    match field.form {
        Form::Boolean => to.push(column("", Type::Boolean, "")),
        Form::Word { words, .. } => to.push(column("", Type::Word, "").coded(words)),
        Form::Amount { .. } => {
            let unit = unit(name);
            to.push(column("_low", Type::Integer, " The least that it can be.").measured(unit));
            let high = " The most that it can be; nothing if there is no bound.";
            to.push(column("_high", Type::Integer, high).measured(unit));
        }
        Form::Point { .. } => {
            let degrees = Some("degrees (WGS 84)");
            let (north, east) = (" North is positive.", " East is positive.");
            to.push(column("_latitude", Type::Decimal, north).measured(degrees));
            to.push(column("_longitude", Type::Decimal, east).measured(degrees));
            to.push(column("_decimals", Type::Integer, " How many decimals are meant."));
        }
        Form::Record { parts, .. } => {
            each_part("", parts, &mut |place, part| {
                let about = format!("{about} {}", part.definition);
                let mut push = |place: &str, kind, codes| {
                    let name = format!("{name}_{place}");
                    to.push(Column::new(name, kind, about.as_str()).coded(codes));
                };
                match part.value.form {
                    Form::Word { words, .. } => push(place, Type::Word, words),
                    Form::Amount { .. } => {
                        push(&format!("{place}_low"), Type::Integer, &[]);
                        push(&format!("{place}_high"), Type::Integer, &[]);
                    }
                    _ => push(place, Type::Text, &[]),
                }
            });
        }
        Form::Array { of, ordered } => {
            if !matches!(of.form, Form::Record { .. }) {
                to.push(column("", Type::Text, " The members, with `; ` between."));
            }
            let count = " How many members are named; 0 if it is affirmed that there is none.";
            to.push(column("_count", Type::Integer, count));
            if !ordered {
                let complete = " Whether these are said to be all.";
                to.push(column("_complete", Type::Boolean, complete));
            }
        }
        Form::Pattern { .. } if field.kind == When::TYPE => to.extend(Column::moment(name, about)),
        Form::Text | Form::Pattern { .. } | Form::Key { .. } => to.push(column("", Type::Text, "")),
    }
    to.push(Column::why(format!("{name}_why"), format!("Why `{name}` is not known.")));
}

/// How many columns that are, without the reason.
fn width(form: Form, name: &str) -> usize {
    match form {
        Form::Amount { .. } => 2,
        Form::Point { .. } => 3,
        Form::Record { parts, .. } => parts_of(parts),
        Form::Array { of, ordered } => {
            1 + usize::from(!ordered) + usize::from(!matches!(of.form, Form::Record { .. }))
        }
        Form::Pattern { .. } if name == When::TYPE => MOMENT,
        _ => 1,
    }
}

/// How many columns the parts of a record have.
fn parts_of(parts: &[Part]) -> usize {
    let one = |part: &Part| match part.value.form {
        Form::Record { parts, .. } => parts_of(parts),
        Form::Amount { .. } => 2,
        _ => 1,
    };
    parts.iter().map(one).sum()
}

/// The parts of a record that have none themselves, with their names.
fn each_part(below: &str, parts: &'static [Part], each: &mut dyn FnMut(&str, &'static Part)) {
    for part in parts {
        let place =
            if below.is_empty() { part.name.to_owned() } else { format!("{below}_{}", part.name) };
        match part.value.form {
            Form::Record { parts, .. } => each_part(&place, parts, each),
            _ => each(&place, part),
        }
    }
}

/// Adds the cells of a fact.
pub(super) fn fact<'a>(
    field: &Field,
    fact: Fact<Datum<'a>>,
    zone: Option<FixedOffset>,
    to: &mut Filling<'a>,
) {
    match fact {
        Fact::Unstated => return to.nothing(width(field.form, field.kind) + 1),
        Fact::Unknown(_) => to.nothing(width(field.form, field.kind)),
        Fact::Known(value) => cells(field.form, value, zone, to),
    }
    to.push(fact.why().map(crate::Why::as_str));
}

fn cells<'a>(form: Form, value: Datum<'a>, zone: Option<FixedOffset>, to: &mut Filling<'a>) {
    if let Some(text) = value.text() {
        to.push(Slot::Text(text));
    } else if let Some(yes) = value.get::<bool>() {
        to.push(Slot::Boolean(*yes));
    } else if let Some(when) = value.get::<When>() {
        moment(Some(*when), zone, to);
    } else if let Some(amount) = value.get::<Amount>() {
        to.push(Slot::Integer(amount.low().into()));
        to.push(amount.high().map(|high| Slot::Integer(high.into())));
    } else if let Some(point) = value.get::<Point>() {
        to.push(Slot::Decimal(point.latitude()));
        to.push(Slot::Decimal(point.longitude()));
        to.push(Slot::Integer(point.decimals().into()));
    } else {
        match form {
            Form::Record { parts, .. } => record(value, parts, to),
            Form::Array { of, ordered } => {
                let records = matches!(of.form, Form::Record { .. });
                let mut count = 0;
                let members = to.make(|members| {
                    value.leaves(|place, leaf| match leaf {
                        Leaf::Empty => {}
                        Leaf::Text(text) if !records => {
                            let separator = if count == 0 { "" } else { "; " };
                            members.extend([separator, text]);
                            count += 1;
                        }
                        _ => count = item(place) + 1,
                    });
                });
                if !records {
                    to.push((count > 0).then_some(members));
                }
                to.push(Slot::count(count));
                if !ordered {
                    to.push(Slot::Boolean(value.is_complete()));
                }
            }
            _ => to.shown(value),
        }
    }
}

fn record<'a>(value: Datum<'a>, parts: &'static [Part], to: &mut Filling<'a>) {
    let from = to.end();
    to.nothing(parts_of(parts));
    value.leaves(|place, leaf| {
        let cell = match leaf {
            Leaf::Text(text) => to.copied(text),
            Leaf::Integer(number) => Slot::Integer(number),
            _ => return,
        };
        let column = part_at(parts, place);
        if let Some(slot) = column.and_then(|it| to.cells_from(from + it).first_mut()) {
            *slot = cell;
        }
    });
}

/// In which of the columns of the parts stands what is at a place.
fn part_at(parts: &[Part], place: &str) -> Option<usize> {
    let (name, below) = place.split_once('/').unwrap_or((place, ""));
    let number = parts.iter().position(|part| part.name == name)?;
    let (before, rest) = parts.split_at_checked(number)?;
    let within = match rest.first()?.value.form {
        Form::Record { parts, .. } => part_at(parts, below)?,
        Form::Amount { .. } => usize::from(below == "high"),
        _ => 0,
    };
    Some(parts_of(before) + within)
}

/// The number of the member at whose place something stands.
pub(super) fn item(place: &str) -> usize {
    place.split('/').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Adds the cells of a moment.
pub(super) fn moment(when: Option<When>, zone: Option<FixedOffset>, to: &mut Filling<'_>) {
    let Some(when) = when else { return to.nothing(MOMENT) };
    let instant = |seconds| DateTime::from_timestamp(seconds, 0).map_or(Slot::Null, Slot::Instant);
    let (starts, ends) = (when.has_start(), when.has_end());
    to.shown(when);
    to.extend([
        if starts { Slot::Day(when.earliest().date()) } else { Slot::Null },
        if ends { Slot::Day(when.latest().date()) } else { Slot::Null },
        if starts { instant(when.earliest_instant(zone)) } else { Slot::Null },
        if ends { instant(when.latest_instant(zone)) } else { Slot::Null },
        Slot::Text(precision(when.precision())),
        Slot::Boolean(when.is_approximate()),
    ]);
}

/// The unit of an amount, which its name tells.
fn unit(name: &str) -> Option<&'static str> {
    const UNITS: [(&str, &str); 7] = [
        ("_inches", "inches"),
        ("_pounds", "pounds"),
        ("_minutes", "minutes"),
        ("_mph", "miles per hour"),
        ("_meters", "metres"),
        ("_dollars", "US dollars"),
        ("years_of_service", "years"),
    ];
    let found = UNITS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit);
    found.or((name == "age").then_some("completed years"))
}
