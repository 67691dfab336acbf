use crate::{
    Source,
    incident::{
        account::{Hold, Scale, Values},
        log::ClaimAt,
    },
    value::{AnyValue, Key, MOST},
};
use std::collections::BTreeMap;

/// What each source said of one field, as it comes and goes; the last is its word.
#[derive(Debug, Clone)]
pub(super) struct Words<H> {
    of: BTreeMap<Key<Source>, BTreeMap<ClaimAt, H>>,
}

impl<H> Default for Words<H> {
    fn default() -> Self {
        Self { of: BTreeMap::new() }
    }
}

type Last<H> = Option<(ClaimAt, H)>;

impl<H: Copy> Words<H> {
    /// Says something, or takes it back; gives the source's last word before and after.
    fn put(&mut self, source: &Key<Source>, at: ClaimAt, word: Option<H>) -> (Last<H>, Last<H>) {
        if !self.of.contains_key(source) {
            self.of.insert(source.clone(), BTreeMap::new());
        }
        let Some(words) = self.of.get_mut(source) else { return (None, None) };
        let last = |words: &BTreeMap<ClaimAt, H>| words.last_key_value().map(|(at, it)| (*at, *it));
        let before = last(words);
        match word {
            Some(word) => drop(words.insert(at, word)),
            None => drop(words.remove(&at)),
        }
        (before, last(words))
    }
}

/// Whether the last word of any source on a field is that it is over.
#[derive(Debug, Clone, Default)]
pub(super) struct End {
    words: Words<bool>,
    closing: usize,
}

impl End {
    pub(super) fn put(&mut self, source: &Key<Source>, at: ClaimAt, closes: Option<bool>) {
        let (before, now) = self.words.put(source, at, closes);
        self.closing -= usize::from(before.is_some_and(|(_, closes)| closes));
        self.closing += usize::from(now.is_some_and(|(_, closes)| closes));
    }

    pub(super) fn is_said(&self) -> bool {
        self.closing > 0
    }
}

/// What stands of a field that is no list, as answers to it come and go.
#[derive(Debug, Clone)]
pub(super) struct Stand {
    words: Words<Hold>,
    values: Values<'static>,
    scale: Scale<ClaimAt>,
    /// How many answers that count give each value.
    given: BTreeMap<usize, usize>,
}

impl Default for Stand {
    fn default() -> Self {
        Self {
            words: Words::default(),
            values: Values::new(None),
            scale: Scale::default(),
            given: BTreeMap::new(),
        }
    }
}

impl Stand {
    /// A source says what it holds, or takes it back.
    pub(super) fn put(&mut self, source: &Key<Source>, at: ClaimAt, hold: Hold, says: bool) {
        if let Hold::Known { value, .. } = hold {
            let given = self.given.entry(value).or_default();
            *given = if says { *given + 1 } else { given.saturating_sub(1) };
            if *given == 0 {
                self.given.remove(&value);
            }
        }
        let (before, now) = self.words.put(source, at, says.then_some(hold));
        if let Some((at, hold)) = before {
            self.scale.remove(at, hold, None);
        }
        if let Some((at, hold)) = now {
            self.scale.add(at, hold, None);
        }
    }

    /// The number of a value.
    pub(super) fn number(&mut self, value: &dyn AnyValue) -> usize {
        self.values.owned(value)
    }

    /// The value that stands, if one does.
    pub(super) fn value(&mut self) -> Option<&dyn AnyValue> {
        let stands = self.scale.stands(&mut self.values, self.given.len() > MOST)?;
        self.values.get(stands)
    }
}
