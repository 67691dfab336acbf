//! Sequences that contradict each other (rule 4).

use super::Log;
use std::collections::BTreeSet;

impl Log {
    /// Rule 4: sequences that form a circle are one dispute, at the path of the first. Those that
    /// are circles only with stated times are not looked for here.
    pub(crate) fn circles(&self) -> BTreeSet<String> {
        let sequences = self.claims().filter(|(_, claim)| claim.is("sequence"));
        let ends =
            sequences.filter_map(|(_, claim)| claim.text("earlier").zip(claim.text("later")));
        let ends: Vec<(String, String)> = ends.collect();
        let reached = |from: &String| {
            let mut reached = BTreeSet::from([from.clone()]);
            while let Some((_, next)) =
                ends.iter().find(|(a, b)| reached.contains(a) && !reached.contains(b))
            {
                reached.insert(next.clone());
            }
            reached
        };
        let mut circles: Vec<BTreeSet<String>> = Vec::new();
        let mut paths = BTreeSet::new();
        for (earlier, later) in &ends {
            let back = reached(later);
            if !back.contains(earlier) || circles.iter().any(|circle| circle.contains(earlier)) {
                continue;
            }
            let circle = back.into_iter().filter(|it| reached(it).contains(earlier));
            let circle: BTreeSet<String> = circle.collect();
            // That a moment comes before itself is wrong, whoever says it, and no dispute.
            if circle.len() > 1 {
                circles.push(circle);
                paths.insert(earlier.clone());
            }
        }
        paths
    }
}
