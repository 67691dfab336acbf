use super::{Incident, Phase};
use crate::{
    step::{Left, Resolved},
    value::Kind,
};
use std::{collections::BTreeSet, sync::Arc};

/// What stands in the way of resolving the incident, in the order of keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Obstacles {
    pub leaves: Vec<Box<str>>,
    pub investigations: Vec<(Box<str>, Phase)>,
    /// There is no investigation at all, and it is not resolved without one.
    pub none: bool,
}

impl Obstacles {
    /// Without what the step leaves as it is.
    pub(super) fn without(self: Arc<Self>, step: &Resolved, incident: &Incident) -> Arc<Self> {
        let left: Vec<&Left> = step.leaving.known().into_iter().flatten().collect();
        if left.is_empty() {
            return self;
        }
        let names = left.into_iter().filter_map(Left::names);
        let left: BTreeSet<_> = names.map(|(kind, key)| (kind, incident.root(key))).collect();
        let mut less = Arc::unwrap_or_clone(self);
        less.leaves.retain(|key| !left.contains(&(Kind::Leave, key)));
        less.investigations.retain(|(key, _)| !left.contains(&(Kind::Investigation, key)));
        Arc::new(less)
    }

    pub(super) fn includes(&self, other: &Self) -> bool {
        let leave = |key| self.leaves.binary_search(key).is_ok();
        let investigation =
            |key| self.investigations.binary_search_by(|(known, _)| known.cmp(key)).is_ok();
        other.leaves.iter().all(leave)
            && other.investigations.iter().all(|(key, _)| investigation(key))
            && (self.none || !other.none)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.leaves.is_empty() && self.investigations.is_empty() && !self.none
    }
}
