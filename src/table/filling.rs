//! Rows while they are being filled.

use super::cell::Cell;
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    fmt::{Display, Write},
    ops::Range,
};
use uuid::Uuid;

/// What stands in a cell, as a thing that costs nothing to copy.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Slot<'a> {
    #[default]
    Null,
    Text(&'a str),
    /// Where the text stands among those that were made.
    Made(usize, usize),
    Integer(i64),
    Decimal(f64),
    Boolean(bool),
    Day(NaiveDate),
    Instant(DateTime<Utc>),
    Id(Uuid),
}

impl Slot<'_> {
    /// A count.
    pub(super) fn count(number: usize) -> Self {
        i64::try_from(number).map_or(Slot::Null, Slot::Integer)
    }
}

impl<'a, T: Into<Slot<'a>>> From<Option<T>> for Slot<'a> {
    fn from(slot: Option<T>) -> Self {
        slot.map_or(Slot::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Slot<'a> {
    fn from(text: &'a str) -> Self {
        Slot::Text(text)
    }
}

impl From<bool> for Slot<'_> {
    fn from(yes: bool) -> Self {
        Slot::Boolean(yes)
    }
}

/// Rows that grow. Texts that no incident holds are made in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Filling<'a> {
    slots: Vec<Slot<'a>>,
    made: String,
}

impl<'a> Filling<'a> {
    /// The cells of all rows, one row after the other, and all texts that were made, for [`text`].
    pub(crate) fn parts(&self) -> (&[Slot<'a>], &str) {
        (&self.slots, &self.made)
    }

    /// Adds a cell.
    pub(super) fn push(&mut self, slot: impl Into<Slot<'a>>) {
        self.slots.push(slot.into());
    }

    /// Adds cells.
    pub(super) fn extend<const N: usize>(&mut self, slots: [Slot<'a>; N]) {
        self.slots.extend_from_slice(&slots);
    }

    /// Adds cells without anything.
    pub(super) fn nothing(&mut self, number: usize) {
        self.slots.resize(self.slots.len() + number, Slot::Null);
    }

    /// Adds the text of something.
    pub(super) fn shown(&mut self, it: impl Display) {
        let slot = self.display(it);
        self.slots.push(slot);
    }

    /// Adds the text of something, or nothing if there is none.
    pub(super) fn shown_if(&mut self, it: Option<impl Display>) {
        match it {
            Some(it) => self.shown(it),
            None => self.push(Slot::Null),
        }
    }

    /// Adds a copy of a text, or nothing if there is none.
    pub(super) fn copied_if(&mut self, text: Option<&str>) {
        let slot = text.map(|text| self.copied(text)).into();
        self.slots.push(slot);
    }

    /// Adds texts with `; ` between them, or nothing if there is none.
    pub(super) fn joined<T: Display>(&mut self, texts: impl IntoIterator<Item = T>) {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_none() {
            return self.push(Slot::Null);
        }
        let slot = self.make(|to| {
            for (text, i) in texts.zip(0..) {
                let separator = if i == 0 { "" } else { "; " };
                let _infallible = write!(to, "{separator}{text}");
            }
        });
        self.slots.push(slot);
    }

    /// Makes a text for a cell that is added later.
    pub(super) fn make(&mut self, write: impl FnOnce(&mut String)) -> Slot<'a> {
        let from = self.made.len();
        write(&mut self.made);
        Slot::Made(from, self.made.len())
    }

    /// Makes the text of something, for a cell that is added later.
    pub(super) fn display(&mut self, it: impl Display) -> Slot<'a> {
        self.make(|text| {
            let _infallible = write!(text, "{it}");
        })
    }

    /// Makes a copy of a text, for a cell that is added later.
    pub(super) fn copied(&mut self, text: &str) -> Slot<'a> {
        self.make(|made| made.push_str(text))
    }

    /// Where the next cell comes.
    pub(crate) fn end(&self) -> usize {
        self.slots.len()
    }

    /// The cells from a place on, to change them.
    pub(super) fn cells_from(&mut self, place: usize) -> &mut [Slot<'a>] {
        self.slots.get_mut(place..).unwrap_or_default()
    }

    /// Adds cells once more.
    pub(super) fn again(&mut self, cells: Range<usize>) {
        if cells.end <= self.slots.len() {
            self.slots.extend_from_within(cells);
        }
    }

    /// Adds the texts that were made for other cells, which can then be [copied](Self::copy), and tells
    /// where they begin.
    pub(super) fn lay(&mut self, from: &Self) -> usize {
        let start = self.made.len();
        self.made.push_str(&from.made);
        start
    }

    /// Adds cells that were filled elsewhere, whose texts were laid here.
    pub(super) fn copy(&mut self, from: &Self, cells: Range<usize>, start: usize) {
        let cells = from.slots.get(cells).unwrap_or_default();
        self.slots.extend(cells.iter().map(|slot| match *slot {
            Slot::Made(from, to) => Slot::Made(start + from, start + to),
            slot => slot,
        }));
    }

    /// Removes all rows.
    pub(crate) fn clear(&mut self) {
        self.slots.clear();
        self.made.clear();
    }

    /// The same memory, without any row, for those of other incidents.
    fn emptied<'b>(mut self) -> Filling<'b> {
        self.clear();
        // Collected in place, which keeps the memory.
        let slots = self.slots.into_iter().map(|_| Slot::Null).collect();
        Filling { slots, made: self.made }
    }

    /// The cells, each with what it holds.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell<'a>> {
        let (slots, made) = self.parts();
        slots.iter().map(move |slot| match *slot {
            Slot::Null => Cell::Null,
            Slot::Text(text) => Cell::of(text),
            Slot::Made(..) => Cell::from(text(*slot, made).unwrap_or_default().to_owned()),
            Slot::Integer(number) => Cell::Integer(number),
            Slot::Decimal(number) => Cell::Decimal(number),
            Slot::Boolean(yes) => Cell::Boolean(yes),
            Slot::Day(day) => Cell::Day(day),
            Slot::Instant(instant) => Cell::Instant(instant),
            Slot::Id(id) => Cell::Id(id),
        })
    }
}

impl Filling<'static> {
    /// Lends the memory for rows.
    pub(crate) fn lent<'a, T>(&mut self, fill: impl FnOnce(&mut Filling<'a>) -> T) -> T {
        let mut filling = std::mem::take(self).emptied();
        let filled = fill(&mut filling);
        *self = filling.emptied();
        filled
    }
}

/// The text that a cell holds, if it is one, given those that were made.
pub(crate) fn text<'t>(slot: Slot<'t>, made: &'t str) -> Option<&'t str> {
    match slot {
        Slot::Text(text) => Some(text),
        Slot::Made(from, to) => made.get(from..to),
        _ => None,
    }
}
