//! What is said of the order of moments, and where that goes round in a circle.

use super::{
    Incident,
    graph::{Graph, components},
};
use crate::{Claim, Path, Source, Statement, When, remark::Sequence, value::Key};
use std::collections::{BTreeMap, BTreeSet};

/// A sequence, and the statement that says it.
pub(crate) type SaidOrder<'a> = (&'a Sequence, &'a Statement);

/// The sequences that count, between nouns that are there.
pub(crate) struct Orders<'a> {
    /// Those that order.
    pub agreed: Vec<SaidOrder<'a>>,
    /// Those that contradict each other, or the times that stand: each circle by itself.
    pub contested: Vec<Vec<SaidOrder<'a>>>,
}

/// When something happened, and who says so.
type Time<'a> = (When, Vec<&'a Key<Source>>);

impl Incident {
    pub(crate) fn orders(&self) -> Orders<'_> {
        let mut all = Vec::new();
        for (_, statement) in self.log().counting() {
            for claim in statement.says() {
                let Claim::Sequence(sequence) = claim else { continue };
                let ends = [&sequence.earlier, &sequence.later];
                if !ends.iter().any(|path| self.is_gone(path.key_str())) {
                    all.push((&**sequence, &**statement));
                }
            }
        }
        self.sorted(&all)
    }

    fn sorted<'a>(&'a self, all: &[SaidOrder<'a>]) -> Orders<'a> {
        let mut numbers: BTreeMap<Path, usize> = BTreeMap::new();
        let mut times: Vec<Option<Time<'a>>> = Vec::new();
        let mut number = |path: &Path| {
            *numbers.entry(self.by_root(path)).or_insert_with(|| {
                times.push(self.moment_of(path));
                times.len() - 1
            })
        };
        let ends: Vec<(usize, usize)> =
            all.iter().map(|(it, _)| (number(&it.earlier), number(&it.later))).collect();
        let edges = ends.iter().zip(0..).map(|((from, to), edge)| (*from, *to, edge));
        let (nodes, clock) = self.clock(&times, all.len());
        let graph = Graph::of(nodes, edges.chain(clock));
        let mut contested = Vec::new();
        let mut told = BTreeSet::new();
        for component in components(&graph) {
            let of: BTreeSet<usize> =
                graph.within(&component).into_iter().filter(|edge| *edge < all.len()).collect();
            let said = || of.iter().filter_map(|edge| all.get(*edge));
            let by = said().map(|(_, statement)| statement.source());
            let stated = component.iter().filter_map(|node| times.get(*node)?.as_ref());
            let sources: BTreeSet<&Key<Source>> =
                by.chain(stated.flat_map(|(_, by)| by.iter().copied())).collect();
            if of.is_empty() {
                continue;
            }
            if sources.len() > 1 {
                contested.push(said().copied().collect());
                told.extend(of);
            }
        }
        let agreed = all.iter().zip(0..).filter(|(_, edge)| !told.contains(edge));
        Orders { agreed: agreed.map(|(it, _)| *it).collect(), contested }
    }

    /// Adds to the moments, by their numbers, a clock: what is certainly before something else leads
    /// to it. Gives the number of nodes, and the edges, numbered from `first`.
    fn clock(
        &self,
        times: &[Option<Time<'_>>],
        first: usize,
    ) -> (usize, impl Iterator<Item = (usize, usize, usize)>) {
        let zone = self.zone();
        let bounds: Vec<(usize, i64, i64)> = times
            .iter()
            .enumerate()
            .filter_map(|(i, time)| {
                let (when, _) = time.as_ref()?;
                Some((i, when.earliest_instant(zone), when.latest_instant(zone)))
            })
            .collect();
        let ticks: BTreeSet<i64> = bounds.iter().map(|(_, earliest, _)| *earliest).collect();
        let ticks: Vec<i64> = ticks.into_iter().collect();
        let nodes = times.len();
        let mut edges = Vec::new();
        for i in 1..ticks.len() {
            edges.push((nodes + i - 1, nodes + i));
        }
        for (i, earliest, latest) in bounds {
            // From the clock to what begins there; from what has ended to what begins afterwards.
            edges.push((nodes + ticks.partition_point(|tick| *tick < earliest), i));
            let after = ticks.partition_point(|tick| *tick <= latest);
            if after < ticks.len() {
                edges.push((i, nodes + after));
            }
        }
        let numbered = edges.into_iter().zip(first..).map(|((from, to), edge)| (from, to, edge));
        (nodes + ticks.len(), numbered)
    }

    /// When something happened, as far as that stands.
    fn moment_of(&self, path: &Path) -> Option<Time<'_>> {
        let field = self.account(path.key_str())?.named(path.field()?)?;
        let when = *field.known::<When>()?;
        Some((when, field.contributing().iter().map(|said| said.statement.source()).collect()))
    }

    /// The path of a field by the key that its noun goes by.
    pub(crate) fn by_root(&self, path: &Path) -> Path {
        Path::new(path.kind(), self.root(path.key_str()), path.field())
    }
}
