use super::AnyEntity;
use crate::{
    When,
    value::{self, AnyValue, Kind, Point, Text},
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
pub(crate) fn rewrite(entity: &mut dyn AnyEntity, with: &mut impl Rewrite) {
    let with = Rewriter(RefCell::new(with));
    entity.each_value(|value| value.rewrite(&with));
}

/// Rewrites every key and every moment of a value.
pub(crate) fn rewrite_value(value: &mut dyn AnyValue, with: &mut impl Rewrite) {
    value.rewrite(&Rewriter(RefCell::new(with)));
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
