use super::{AnyValue, Tree};
use serde::{Serialize, Serializer};

/// A value whose type is not known, as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a>(pub(crate) &'a dyn AnyValue);

impl PartialEq for Given<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other.0)
    }
}

impl Eq for Given<'_> {}

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut tree = Tree::map();
        self.0.leaves(&mut |place, leaf| {
            // The place of a value without parts is empty.
            tree.set(Some(place).filter(|place| !place.is_empty()), leaf.into());
        });
        tree.serialize(to)
    }
}
