//! Numbered things, each of which comes before others.

use std::collections::{BTreeMap, BTreeSet, VecDeque, btree_map::Entry};

/// The edges that leave and that enter each node: the number of the edge, and the other node.
pub(crate) struct Graph {
    out: Vec<Vec<(usize, usize)>>,
    back: Vec<Vec<(usize, usize)>>,
}

impl Graph {
    /// Of so many nodes, and of edges: from, to and number.
    pub(crate) fn of(nodes: usize, edges: impl Iterator<Item = (usize, usize, usize)>) -> Self {
        let (mut out, mut back) = (vec![Vec::new(); nodes], vec![Vec::new(); nodes]);
        for (from, to, edge) in edges {
            if let Some(out) = out.get_mut(from) {
                out.push((edge, to));
            }
            if let Some(back) = back.get_mut(to) {
                back.push((edge, from));
            }
        }
        Self { out, back }
    }

    /// The edges that enter a node.
    pub(crate) fn entering(&self, node: usize) -> impl Iterator<Item = usize> {
        self.back.get(node).into_iter().flatten().map(|(edge, _)| *edge)
    }

    /// A short circle through the first edge within a component: its edges, that one first. None
    /// if the component is a single node without an edge to itself.
    pub(crate) fn circle(&self, component: &[usize]) -> Vec<usize> {
        let within: BTreeSet<usize> = component.iter().copied().collect();
        let first = self.edges(&within).min();
        let Some((edge, start, end)) = first else { return Vec::new() };
        let mut circle = vec![edge];
        circle.extend(self.way(end, start));
        circle
    }

    /// The numbers of the edges within a component.
    pub(crate) fn within(&self, component: &[usize]) -> Vec<usize> {
        let within = component.iter().copied().collect();
        self.edges(&within).map(|(edge, ..)| edge).collect()
    }

    /// The edges within a component: number, from and to.
    fn edges(&self, within: &BTreeSet<usize>) -> impl Iterator<Item = (usize, usize, usize)> {
        let edges = within.iter().flat_map(|from| {
            let leaving = self.out.get(*from).into_iter().flatten();
            leaving.map(move |(edge, to)| (*edge, *from, *to))
        });
        edges.filter(|(_, _, to)| within.contains(to))
    }

    /// The edges of a shortest way between two nodes of a component, which never leaves it: nothing
    /// leads back.
    fn way(&self, from: usize, to: usize) -> Vec<usize> {
        let mut came: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut reached = VecDeque::from([from]);
        while let Some(node) = reached.pop_front().filter(|node| *node != to) {
            for (edge, next) in self.out.get(node).into_iter().flatten() {
                if let Entry::Vacant(vacant) = came.entry(*next) {
                    vacant.insert((*edge, node));
                    reached.push_back(*next);
                }
            }
        }
        let mut way = Vec::new();
        let mut at = to;
        while let Some((edge, before)) = came.get(&at).filter(|_| at != from) {
            way.push(*edge);
            at = *before;
        }
        way.reverse();
        way
    }
}

/// The nodes that lie on a circle together, each node that lies on none by itself; in an order in
/// which none comes before one that leads to it.
pub(crate) fn components(graph: &Graph) -> Vec<Vec<usize>> {
    let mut seen = BTreeSet::new();
    let mut left = Vec::new();
    for start in 0..graph.out.len() {
        walk(start, &graph.out, &mut seen, &mut left);
    }
    let mut seen = BTreeSet::new();
    let mut components = Vec::new();
    for start in left.into_iter().rev() {
        let mut component = Vec::new();
        walk(start, &graph.back, &mut seen, &mut component);
        if !component.is_empty() {
            components.push(component);
        }
    }
    components
}

/// Goes to all nodes that were not seen yet, and enters each when it has been left for good.
fn walk(
    start: usize,
    edges: &[Vec<(usize, usize)>],
    seen: &mut BTreeSet<usize>,
    left: &mut Vec<usize>,
) {
    if !seen.insert(start) {
        return;
    }
    let mut open = vec![(start, 0)];
    while let Some((node, next)) = open.last_mut() {
        let edge = edges.get(*node).and_then(|edges| edges.get(*next));
        *next += 1;
        match edge {
            Some((_, to)) if seen.insert(*to) => open.push((*to, 0)),
            Some(_) => {}
            None => {
                left.push(*node);
                open.pop();
            }
        }
    }
}
