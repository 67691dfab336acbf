//! Sources that are declared alike, or were amended in one of two copies of a record.

use crate::{
    Agency, Fact, Source,
    entity::{AnyEntity, Note},
    value::{AnyValue, Key, Value},
};

/// Whether one declaration of a source tells all that another tells.
pub(super) fn tells_all(known: &Source, other: &Source) -> bool {
    together(known, other).is_some_and(|both| both == *known)
}

/// What two declarations of a source tell of it, if they do not contradict each other.
pub(super) fn together(known: &Source, other: &Source) -> Option<Source> {
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
        // Which agency is meant depends on what its key names in each record.
        if is_told(&said, known_how) || field.kind == Key::<Agency>::TYPE {
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
