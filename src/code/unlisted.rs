use std::{fmt, marker::PhantomData};

/// A word of the vocabulary `V` that this version of the crate does not know.
///
/// It is made only by reading, so it never equals a known word, and its type keeps it in its
/// vocabulary.
pub struct Unlisted<V> {
    // Boxed twice so that a vocabulary takes two words of memory and not three.
    #[allow(clippy::redundant_allocation, reason = "a thin pointer")]
    word: Box<Box<str>>,
    vocabulary: PhantomData<fn() -> V>,
}

impl<V> Unlisted<V> {
    pub(crate) fn new(word: &str) -> Self {
        Self { word: Box::new(word.into()), vocabulary: PhantomData }
    }

    /// The word as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.word
    }
}

impl<V> Clone for Unlisted<V> {
    fn clone(&self) -> Self {
        Self::new(&self.word)
    }
}

impl<V> PartialEq for Unlisted<V> {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl<V> Eq for Unlisted<V> {}

impl<V> PartialOrd for Unlisted<V> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<V> Ord for Unlisted<V> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.word.cmp(&other.word)
    }
}

impl<V> std::hash::Hash for Unlisted<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.word.hash(state);
    }
}

/// As it was read.
impl<V> serde::Serialize for Unlisted<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<V> fmt::Debug for Unlisted<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word.fmt(f)
    }
}
