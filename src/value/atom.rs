//! Values as they are stored: of one small type, with their texts, keys and parts beside them.

use super::Why;
use std::{
    hash::{BuildHasher, RandomState},
    sync::LazyLock,
};

/// A value, or why there is none. It means something only beside its [`Arena`] and the type of the
/// field in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    /// Nothing is said: a part that a record does without.
    Unstated,
    Unknown(Why),
    Boolean(bool),
    /// The number of a word in its vocabulary.
    Word(u16),
    /// Text, and whatever is stored as it is written: a word that no vocabulary lists, an id.
    Text(Span),
    Key(Symbol),
    /// From the first to the second.
    Amount(u32, u32),
    /// So much or more.
    AtLeast(u32),
    Moment(Packed),
    /// The place of two moments among the parts.
    Interval(u32),
    Point {
        latitude: i32,
        longitude: i32,
        decimals: u8,
    },
    Integer(Packed),
    Decimal(Packed),
    /// The members of a list, and whether these are all.
    Members(Span, bool),
    /// The parts of a record, each at its place.
    Parts(Span),
}

/// 64 bits that need no more alignment than 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed([u32; 2]);

impl From<u64> for Packed {
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    fn from(bits: u64) -> Self {
        Self([bits as u32, (bits >> 32) as u32])
    }
}

impl From<Packed> for u64 {
    fn from(Packed([low, high]): Packed) -> Self {
        u64::from(low) | u64::from(high) << 32
    }
}

/// A piece of an arena: where it begins, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    at: u32,
    len: u32,
}

/// How much text, and how many parts and keys, there can be: what a number of 32 bits tells. In the
/// crate's own tests it is less, so that they can come to it.
const MOST: usize = if cfg!(test) { 1 << 20 } else { 0xffff_ffff };

impl Span {
    pub(crate) const EMPTY: Self = Self { at: 0, len: 0 };

    /// From one place to another.
    pub(crate) fn between(start: usize, end: usize) -> Result<Self, Full> {
        let number = |place: usize| u32::try_from(place).ok().filter(|_| place <= MOST).ok_or(Full);
        let (at, end) = (number(start)?, number(end)?);
        Ok(Self { at, len: end.saturating_sub(at) })
    }

    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        let range = usize::try_from(self.at).ok().zip(usize::try_from(self.len).ok());
        range.and_then(|(at, len)| all.get(at..at.checked_add(len)?)).unwrap_or_default()
    }
}

/// There is more than can be numbered: more than 4 GB of text in one incident, for example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

/// The number of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

impl Symbol {
    const NONE: Self = Self(u32::MAX);

    /// Where there is one.
    pub(crate) fn known(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }

    pub(crate) fn or_none(key: Option<Self>) -> Self {
        key.unwrap_or(Self::NONE)
    }
}

/// What atoms speak of: texts, keys and parts. Nothing in it is changed; what is to be forgotten is left
/// out of another one.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    text: String,
    parts: Vec<Atom>,
    /// The keys, each once.
    keys: Vec<Span>,
    /// The numbers of the keys by their hashes, each one more than it is; 0 is free.
    table: Vec<u32>,
}

/// How much an arena holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    text: usize,
    parts: usize,
    keys: usize,
}

impl Arena {
    pub(crate) fn text(&self, span: Span) -> &str {
        str::from_utf8(span.of(self.text.as_bytes())).unwrap_or_default()
    }

    /// The text, if it is one.
    pub(crate) fn text_of(&self, atom: Atom) -> Option<&str> {
        match atom {
            Atom::Text(span) => Some(self.text(span)),
            _ => None,
        }
    }

    pub(crate) fn parts(&self, span: Span) -> &[Atom] {
        span.of(&self.parts)
    }

    pub(crate) fn key(&self, key: Symbol) -> &str {
        let span = usize::try_from(key.0).ok().and_then(|number| self.keys.get(number));
        self.text(span.copied().unwrap_or(Span::EMPTY))
    }

    /// The two moments of an interval.
    pub(crate) fn interval(&self, at: u32) -> &[Atom] {
        self.parts(Span { at, len: 2 })
    }

    pub(crate) fn put_text(&mut self, text: &str) -> Result<Span, Full> {
        let start = self.text.len();
        let span = Span::between(start, start.checked_add(text.len()).ok_or(Full)?)?;
        self.text.push_str(text);
        Ok(span)
    }

    pub(crate) fn put_parts(&mut self, parts: &[Atom]) -> Result<Span, Full> {
        let start = self.parts.len();
        let span = Span::between(start, start + parts.len())?;
        self.parts.extend_from_slice(parts);
        Ok(span)
    }

    pub(crate) fn put_interval(&mut self, ends: [Atom; 2]) -> Result<Atom, Full> {
        Ok(Atom::Interval(self.put_parts(&ends)?.at))
    }

    /// The number of a key, which is one of those that are known or the next.
    pub(crate) fn put_key(&mut self, key: &str) -> Result<Symbol, Full> {
        if (self.keys.len() + 1) * 2 > self.table.len() {
            self.table = vec![0; ((self.keys.len() + 1) * 2).next_power_of_two().max(8)];
            for number in 0..self.keys.len() {
                let symbol = Symbol(u32::try_from(number).map_err(|_| Full)?);
                let place = self.place(self.key(symbol));
                self.enter(place, symbol);
            }
        }
        let place = self.place(key);
        if let Some(known) = self.at(place) {
            return Ok(known);
        }
        let symbol =
            Symbol(u32::try_from(self.keys.len()).ok().filter(|it| *it < u32::MAX).ok_or(Full)?);
        let span = self.put_text(key)?;
        self.keys.push(span);
        self.enter(place, symbol);
        Ok(symbol)
    }

    fn enter(&mut self, place: usize, symbol: Symbol) {
        if let Some(slot) = self.table.get_mut(place) {
            *slot = symbol.0.saturating_add(1);
        }
    }

    fn at(&self, place: usize) -> Option<Symbol> {
        self.table.get(place)?.checked_sub(1).map(Symbol)
    }

    /// Where a key stands in the table, or would.
    fn place(&self, key: &str) -> usize {
        static HASHES: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        let mask = self.table.len().saturating_sub(1);
        let mut place = usize::try_from(HASHES.hash_one(key) & 0xffff_ffff).unwrap_or(0) & mask;
        while self.at(place).is_some_and(|known| self.key(known) != key) {
            place = (place + 1) & mask;
        }
        place
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { text: self.text.len(), parts: self.parts.len(), keys: self.keys.len() }
    }

    /// Forgets what was put in after a mark.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        if self.keys.len() > mark.keys {
            self.keys.truncate(mark.keys);
            self.table.clear();
        }
        self.text.truncate(mark.text);
        self.parts.truncate(mark.parts);
    }

    /// Gives back the memory that is not used.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.parts.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.table = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, Atom, Full, MOST, Span};

    #[test]
    fn an_atom_is_small() {
        assert_eq!(size_of::<Atom>(), 12);
    }

    #[test]
    fn spans_do_not_wrap() {
        assert!(Span::between(MOST - 1, MOST).is_ok());
        assert_eq!(Span::between(MOST, MOST + 1), Err(Full));
        assert_eq!(Span::between(MOST + 1, MOST + 1), Err(Full));
        let mut arena = Arena::default();
        assert_eq!(arena.put_text(&"a".repeat(MOST + 1)), Err(Full));
        assert_eq!(arena.put_text("a"), Span::between(0, 1));
    }

    #[test]
    fn keys_are_kept_once_and_forgotten() {
        let mut arena = Arena::default();
        let first = arena.put_key("officer-1").unwrap();
        let mark = arena.mark();
        let others: Vec<_> = (0..100).map(|n| arena.put_key(&format!("k{n}")).unwrap()).collect();
        assert_eq!(arena.put_key("k42").unwrap(), others[42]);
        assert_eq!((arena.key(first), arena.key(others[99])), ("officer-1", "k99"));
        arena.back_to(mark);
        assert_eq!(arena.put_key("officer-1").unwrap(), first);
        assert_eq!(arena.put_key("k7").unwrap(), others[0], "the next number");
        assert_eq!(arena.text.len(), "officer-1k7".len());
    }
}
