//! Nouns that point to each other in a circle.

use super::{
    Code, Severity,
    described::Described,
    judge::{Found, Reading},
};
use crate::{
    incident::graph::{Graph, components},
    statement::Noun,
    value::{Key, key::Named},
};

/// The circles that are closed when each noun points to at most one of the same kind: what is read
/// of each member.
pub(super) fn circles<'a, N: Noun + Named>(
    all: &[Described<'a, N>],
    next: impl Fn(&Described<'a, N>) -> Option<Reading<'a, Key<N>>>,
) -> Vec<Vec<Reading<'a, Key<N>>>> {
    let readings: Vec<_> = all.iter().map(next).collect();
    let edges = readings.iter().enumerate().filter_map(|(from, reading)| {
        let key = reading.as_ref()?.value()?;
        let to = all.binary_search_by(|it| it.key.cmp(key.as_str())).ok()?;
        Some((from, to, from))
    });
    let graph = Graph::of(all.len(), edges);
    let circles = components(&graph).into_iter().map(|component| graph.circle(&component));
    let members = |circle: Vec<usize>| -> Vec<_> {
        circle.into_iter().filter_map(|from| readings.get(from)?.clone()).collect()
    };
    circles.filter(|circle| !circle.is_empty()).map(members).collect()
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
