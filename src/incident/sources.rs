use crate::{Source, value::Key};
use std::sync::Arc;

/// The sources of an incident, in the order in which they were declared. Each is shared with the
/// earlier views of the incident, and one that a whole data set has with all incidents of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sources {
    all: Vec<Arc<Source>>,
    /// The places of all, in the order of their keys.
    by_key: Vec<usize>,
}

impl Sources {
    pub(super) fn shared(&self) -> &[Arc<Source>] {
        &self.all
    }

    pub(super) fn get(&self, key: &Key<Source>) -> Option<&Arc<Source>> {
        self.at(self.place(key).ok()?)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Puts a source in the place of the one of its key.
    pub(super) fn amend(&mut self, source: Arc<Source>) {
        let place = self.place(&source.key).ok().and_then(|place| self.by_key.get(place));
        if let Some(amended) = place.and_then(|place| self.all.get_mut(*place)) {
            *amended = source;
        }
    }

    /// Adds a source whose key no other has.
    pub(super) fn add(&mut self, source: Arc<Source>) {
        let (Ok(place) | Err(place)) = self.place(&source.key);
        self.by_key.insert(place, self.all.len());
        self.all.push(source);
    }

    /// Where a key stands in the order of keys, or where it would.
    fn place(&self, key: &Key<Source>) -> Result<usize, usize> {
        self.by_key.binary_search_by_key(&Some(key), |place| {
            self.all.get(*place).map(|source| &source.key)
        })
    }

    fn at(&self, place: usize) -> Option<&Arc<Source>> {
        self.all.get(*self.by_key.get(place)?)
    }
}
