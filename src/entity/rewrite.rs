use super::{Entity, Head, Lens, Part, Visit};
use crate::{
    Fact, When,
    value::{Kind, Value},
};
use std::any::Any;

/// What becomes of the keys and moments of whatever is rewritten.
pub(crate) trait Rewrite {
    /// The key that stands there instead, if it is another.
    fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>>;

    /// Changes a moment.
    fn moment(&mut self, _when: &mut When) {}
}

/// Rewrites every key and every moment of an entity.
pub(crate) fn rewrite<E: Entity>(entity: &mut E, with: &mut impl Rewrite) {
    E::visit(&mut Rewriting { entity, with });
}

struct Rewriting<'a, E, W> {
    entity: &'a mut E,
    with: &'a mut W,
}

impl<E, W: Rewrite> Rewriting<'_, E, W> {
    fn value<T: Value>(with: &mut W, value: &mut T) {
        value.rename(&mut |kind, key| with.key(kind, key));
        if let Some(when) = (value as &mut dyn Any).downcast_mut() {
            with.moment(when);
        }
    }
}

impl<E: Entity, W: Rewrite> Visit<E> for Rewriting<'_, E, W> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        Self::value(self.with, (head.get_mut)(self.entity));
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        if let Fact::Known(value) = (lens.get_mut)(self.entity) {
            Self::value(self.with, value);
        }
    }
}
