use crate::{Fact, value::Text};

/// A fact and how it was said: what a field's setter takes.
///
/// Everything that converts into a [`Fact`] converts into it. [`said`] and [`believed`] add the
/// source's own words, or that it was said as a belief.
///
/// ```
/// use use_of_force::{Person, believed, code::Injury, said};
///
/// let person = Person::new("person-1")
///     .age(believed(20..=29).words("in his 20s"))
///     .injury(said(Injury::Serious).words("serious, critical"));
///
/// assert!(person.is_believed("age")?);
/// assert_eq!(person.words("injury")?, Some("serious, critical"));
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Said<T> {
    /// The fact.
    pub fact: Fact<T>,
    /// The source's own words, or the raw cell of its table.
    pub words: Option<Text>,
    /// Whether it was said as a belief.
    pub believed: bool,
}

impl<T> Said<T> {
    /// Said plainly, in these words.
    ///
    /// ```
    /// use use_of_force::{Why, value::{Amount, Said}};
    ///
    /// let unknown: Said<Amount> = Said::new(Why::Unusable, Some("see file".into()));
    /// assert_eq!(unknown.fact.why(), Some(Why::Unusable));
    /// ```
    pub fn new(fact: impl Into<Fact<T>>, words: Option<Text>) -> Self {
        Self { fact: fact.into(), words, believed: false }
    }

    /// The same, with what is known made into something else; how it was said stays.
    ///
    /// ```
    /// use use_of_force::{Place, Why, said, value::{Said, Text}};
    ///
    /// let address: Said<Text> = said("12 Elm St").words("12 Elm St, Apt 3").into();
    /// assert!(address.map(Place::address_of).fact.is(&Place::address_of("12 Elm St")));
    /// let unknown: Said<Text> = Why::Withheld.into();
    /// assert_eq!(unknown.map(Place::address_of).fact.why(), Some(Why::Withheld));
    /// ```
    pub fn map<U>(self, made: impl FnOnce(T) -> U) -> Said<U> {
        Said { fact: self.fact.map(made), words: self.words, believed: self.believed }
    }
}

impl<T, F: Into<Fact<T>>> From<F> for Said<T> {
    fn from(fact: F) -> Self {
        Self { fact: fact.into(), words: None, believed: false }
    }
}

/// Something said, before it is known which field it answers; made by [`said`] and [`believed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase<F> {
    fact: F,
    words: Option<Text>,
    believed: bool,
}

/// A plain statement, to add the source's words to.
pub fn said<F>(fact: F) -> Phrase<F> {
    Phrase { fact, words: None, believed: false }
}

/// Said as a belief ("believed to be a man"). A belief never displaces a plain statement.
pub fn believed<F>(fact: F) -> Phrase<F> {
    Phrase { fact, words: None, believed: true }
}

impl<F> Phrase<F> {
    /// The source's own words, or the raw cell of its table.
    #[must_use]
    pub fn words(mut self, words: impl Into<Text>) -> Self {
        self.words = Some(words.into());
        self
    }
}

impl<T, F: Into<Fact<T>>> From<Phrase<F>> for Said<T> {
    fn from(phrase: Phrase<F>) -> Self {
        Self { fact: phrase.fact.into(), words: phrase.words, believed: phrase.believed }
    }
}
