//! Nouns that point to each other in a circle.

use super::{
    Code, Severity,
    described::Described,
    judge::{Found, Reading},
    picture::named,
};
use crate::{
    statement::Noun,
    value::{Key, key::Named},
};
use std::collections::BTreeMap;

/// The circles that are closed when each noun points to at most one of the same kind: what is read
/// of each member.
pub(super) fn circles<'a, N: Noun + Named>(
    all: &[Described<'a, N>],
    next: impl Fn(&Described<'a, N>) -> Option<Reading<'a, Key<N>>>,
) -> Vec<Vec<Reading<'a, Key<N>>>> {
    // In which walk each was met.
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let mut circles = Vec::new();
    for (walk, start) in all.iter().enumerate() {
        let mut way: Vec<(&str, Reading<'a, Key<N>>)> = Vec::new();
        let mut at = Some(start);
        while let Some(noun) = at {
            if let Some(earlier) = met.get(noun.key) {
                if *earlier == walk {
                    let circle = way.into_iter().skip_while(|(key, _)| *key != noun.key);
                    circles.push(circle.map(|(_, reading)| reading).collect());
                }
                break;
            }
            met.insert(noun.key, walk);
            let Some(reading) = next(noun) else { break };
            at = reading.value().and_then(|key| named(all, key.as_str()));
            way.push((noun.key, reading));
        }
    }
    circles
}

impl<'a> Found<'a> {
    /// Tells of a circle, at the first of its members by key.
    pub(super) fn circle<N: Named>(
        &mut self,
        code: Code,
        circle: &[Reading<'a, Key<N>>],
        what: &str,
    ) {
        let unsure = circle.iter().any(Reading::is_unsure);
        let severity = if unsure { Severity::Warning } else { Severity::Error };
        let Some(path) = circle.iter().map(Reading::path).min() else { return };
        let by_way = match circle.len() {
            1 => String::new(),
            2 => ", by way of another one".to_owned(),
            n => format!(", by way of {} others", n - 1),
        };
        let but = if unsure { ", but that is not sure" } else { "" };
        let statements = circle.iter().flat_map(Reading::said).collect();
        self.add(code, severity, Some(path), None, statements, format!("{what}{by_way}{but}"));
    }
}
