use super::Standard;

/// What an element of a standard writes for a word.
///
/// One standard can ask for several things that stand in one vocabulary, each in an element of its
/// own: NIBRS has `race`, where `W` is white, and `ethnicity`, where `H` is Hispanic. Where it asks
/// for one thing only, the element is called as the vocabulary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Code {
    /// The public document.
    pub standard: Standard,
    /// What the document asks for there.
    pub element: &'static str,
    /// What it writes.
    pub code: &'static str,
}

impl Code {
    pub(crate) const fn new(standard: Standard, element: &'static str, code: &'static str) -> Self {
        Self { standard, element, code }
    }

    /// Whether it is of that element of that standard.
    pub(crate) fn is_of(&self, standard: Standard, element: &str) -> bool {
        self.standard == standard && self.element == element
    }
}

/// A vocabulary, whatever its type in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Vocabulary {
    /// Its name, as `Field::vocabulary` gives it.
    pub name: &'static str,
    /// What its words say.
    pub definition: &'static str,
    /// The words that this version of the crate knows.
    pub words: &'static [Word],
}

impl Vocabulary {
    pub(crate) const fn new(
        name: &'static str,
        definition: &'static str,
        words: &'static [Word],
    ) -> Self {
        Self { name, definition: definition.trim_ascii(), words }
    }

    /// The entry of a word; none if this version of the crate does not know it.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&'static Word> {
        self.words.iter().find(|listed| listed.word == word)
    }

    /// The word for which an element of a standard writes this code.
    ///
    /// ```
    /// use use_of_force::{code::Standard, dictionary};
    ///
    /// let race = dictionary::vocabulary("race").unwrap();
    /// assert_eq!(race.from_code(Standard::Nibrs, "ethnicity", "N").unwrap().word, "not_hispanic");
    /// assert_eq!(race.from_code(Standard::Nibrs, "race", "N"), None);
    /// ```
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "a word comes from the code, not the list")]
    pub fn from_code(
        &self,
        standard: Standard,
        element: &str,
        code: &str,
    ) -> Option<&'static Word> {
        self.words.iter().find(|listed| listed.code_in(standard, element) == Some(code))
    }
}

/// A word of a vocabulary, whatever its type in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word {
    /// The word in JSON and in tables.
    pub word: &'static str,
    /// What it means.
    pub definition: &'static str,
    /// The word that includes it.
    pub broader: Option<&'static str>,
    /// The public documents that it comes from.
    pub sources: &'static [Standard],
    /// Its codes there, where they are sure: one for each element of a document.
    pub codes: &'static [Code],
}

impl Word {
    pub(crate) const fn new(
        word: &'static str,
        definition: &'static str,
        broader: Option<&'static str>,
        sources: &'static [Standard],
        codes: &'static [Code],
    ) -> Self {
        Self { word, definition: definition.trim_ascii(), broader, sources, codes }
    }

    /// What an element of a standard writes for this word, where that is sure.
    ///
    /// ```
    /// use use_of_force::{code::Standard, dictionary};
    ///
    /// let hispanic = dictionary::vocabulary("race").unwrap().word("hispanic").unwrap();
    /// assert_eq!(hispanic.code_in(Standard::Nibrs, "ethnicity"), Some("H"));
    /// assert_eq!(hispanic.code_in(Standard::Nibrs, "race"), None);
    /// ```
    #[must_use]
    pub fn code_in(&self, standard: Standard, element: &str) -> Option<&'static str> {
        self.codes.iter().find(|code| code.is_of(standard, element)).map(|code| code.code)
    }
}
