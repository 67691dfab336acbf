use super::{Entity, Head, Lens, Part, Visit};
use crate::{
    Fact, When,
    value::{self, Kind, Point, Text, Value},
};
use std::cell::RefCell;

/// What becomes of the keys and moments of whatever is rewritten; all else stays.
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

/// Rewrites every key and every moment of a value.
pub(crate) fn rewrite_value<T: Value>(value: &mut T, with: &mut impl Rewrite) {
    if let Some(rewritten) = value.rewritten(&Rewriter(RefCell::new(with))) {
        *value = rewritten;
    }
}

struct Rewriter<'a, W>(RefCell<&'a mut W>);

impl<W: Rewrite> value::Rewrite for Rewriter<'_, W> {
    fn key(&self, names: Kind, key: &str) -> Box<str> {
        self.0.borrow_mut().key(names, key).unwrap_or_else(|| key.into())
    }

    fn when(&self, mut when: When) -> When {
        self.0.borrow_mut().moment(&mut when);
        when
    }

    fn point(&self, point: Point) -> Point {
        point
    }

    fn text(&self, text: &Text) -> Option<Text> {
        Some(text.clone())
    }

    fn unlisted(&self, word: &str) -> Box<str> {
        word.into()
    }
}

struct Rewriting<'a, E, W> {
    entity: &'a mut E,
    with: &'a mut W,
}

impl<E: Entity, W: Rewrite> Visit<E> for Rewriting<'_, E, W> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        rewrite_value((head.get_mut)(self.entity), self.with);
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        if let Fact::Known(value) = (lens.get_mut)(self.entity) {
            rewrite_value(value, self.with);
        }
    }
}
