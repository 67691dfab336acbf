//! Incidents made of others.

use super::{Operation, clocked};
use crate::{case::Case, shape::ID};
use std::time::Duration;
use use_of_force::{
    Incident, Jurisdiction, Source, Statement, When, dictionary, json,
    merge::Terms,
    redact::{Order, Overruled, Policy},
    source,
    uuid::Uuid,
    when,
};

/// The id of a copy, or of another record.
const OTHER: Uuid = Uuid::from_u128(2);

/// After everything that is said.
const LATER: When = when!("2032");

pub(super) fn all() -> Vec<Operation> {
    vec![
        Operation::asked("clone", |it, _| it.clone()),
        Operation::new("eq", |case| {
            let (one, other) = (case.incident()?, case.incident()?);
            Some(clocked(|| one == other))
        }),
        Operation::asked("first", |it, _| it.first(it.statements().count() / 2)),
        Operation::asked("as_of", |it, _| {
            let middle = it.statements().nth(it.statements().count() / 2);
            it.as_of(middle.map_or(LATER, Statement::at))
        }),
        Operation::asked("public_as_of", |it, _| it.public_as_of(LATER)),
        Operation::asked("redact:all", |it, _| it.redact(&strict(), OTHER)),
        Operation::new("redact:some", |case| redacted(case, Overruled::Shown)),
        Operation::new("redact:withheld", |case| redacted(case, Overruled::Withheld)),
        Operation::new("expunge", expunge),
        Operation::asked("merge:self", |it, _| it.merge(it, &Terms::shared())),
        Operation::asked("merge:empty", |it, _| it.merge(&Incident::new(OTHER), &Terms::shared())),
        Operation::asked("merge:into_empty", |it, _| {
            Incident::new(OTHER).merge(it, &Terms::shared())
        }),
        Operation::new("merge:apart", |case| {
            let incident = case.incident()?;
            let other = json::from_str(&case.text.replacen(ID, &OTHER.to_string(), 1)).unwrap();
            Some(clocked(|| incident.merge(&other, &Terms::apart())))
        }),
    ]
}

/// Allows nothing.
fn strict() -> Policy {
    Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
}

/// Every field is allowed, and every other source.
fn redacted(case: &Case, overruled: Overruled) -> Option<Duration> {
    let incident = case.incident()?;
    let allowed = dictionary::NOUNS.iter().fold(strict(), |policy, noun| {
        policy.allow(noun.name, noun.fields.iter().map(|field| field.name)).unwrap()
    });
    let policy = allowed.allow_sources([source::Kind::Agency]).overruled(overruled);
    Some(clocked(|| incident.redact(&policy, OTHER)))
}

/// Takes out the noun of the field; where that has no key, there is nothing to take out.
fn expunge(case: &Case) -> Option<Duration> {
    let (mut incident, noun) = (case.incident()?, case.field.key()?);
    let recorder = Source::new("recorder").kind(source::Kind::Recorder);
    let recorder = incident.declare(recorder).unwrap();
    let order = Order::new("order 31-0042 of the Exampleton court", LATER).of(noun);
    Some(clocked(|| incident.expunge(&order, &recorder).unwrap()))
}
