//! Sources that were amended in one of two copies of a record.

use super::{Terms, names::Theirs};
use crate::{
    Fact, Incident, Source,
    entity::{AnyEntity, Note},
    value::{AnyValue, Kind},
};

/// This record and the sources of the other, in which sources of one key tell what either record tells
/// of them; none if that changes nothing.
pub(super) fn amended(
    ours: &Incident,
    theirs: Theirs<'_>,
    terms: &Terms,
) -> Option<(Incident, Vec<Source>)> {
    if !terms.shared && ours.id() != theirs.incident.id() {
        return None;
    }
    let mut both = None;
    for (i, other) in theirs.sources.iter().enumerate() {
        let known = ours.source(&other.key).filter(|known| *known != other);
        let is_told = terms.told(Kind::Source, other.key.as_str()).next().is_some();
        let Some(source) = known.filter(|_| !is_told).and_then(|it| together(it, other)) else {
            continue;
        };
        let (ours, sources) = both.get_or_insert_with(|| (ours.clone(), theirs.sources.to_vec()));
        // What an order took out is not put in again.
        let is_amended = ours.amend(source.clone()).is_ok();
        if let Some(other) = sources.get_mut(i).filter(|_| is_amended) {
            *other = source;
        }
    }
    both
}

/// Whether one declaration of a source tells all that another tells.
pub(super) fn tells_all(known: &Source, other: &Source) -> bool {
    together(known, other).is_some_and(|both| both == *known)
}

/// What two declarations of a source tell of it, if they do not contradict each other.
fn together(known: &Source, other: &Source) -> Option<Source> {
    let mut both = known.clone();
    let (known, other): (&dyn AnyEntity, &dyn AnyEntity) = (known, other);
    if !other.how().extra().is_empty() && known.how().extra() != other.how().extra() {
        return None;
    }
    for (number, field) in other.fields().iter().enumerate() {
        let (fact, said) = (other.fact(number), known.fact(number));
        let (how, known_how) = (other.how().of(field.name), known.how().of(field.name));
        let is_told = |fact: &Fact<_>, how| !matches!(fact, Fact::Unstated) || how != (None, false);
        if !is_told(&fact, how) || (how == known_how && alike(&fact, &said)) {
            continue;
        }
        if is_told(&said, known_how) {
            return None;
        }
        let (words, believed) = (how.0.cloned(), how.1);
        let into: &mut dyn AnyEntity = &mut both;
        into.set(number, fact);
        into.how_mut().set(Note { field: field.name, words, believed });
    }
    Some(both)
}

fn alike(a: &Fact<&dyn AnyValue>, b: &Fact<&dyn AnyValue>) -> bool {
    match (a, b) {
        (Fact::Known(a), Fact::Known(b)) => a.equals(*b),
        (Fact::Unknown(a), Fact::Unknown(b)) => a == b,
        (Fact::Unstated, Fact::Unstated) => true,
        _ => false,
    }
}
