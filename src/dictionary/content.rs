use super::{Entry, Field};
use crate::{
    Claim, Fact,
    entity::{AnyEntity, Entity},
    value::{Datum, Extra},
};
use std::fmt;

/// What is said in a noun, a step or a source, whichever it is: for code that works on all of them.
///
/// ```
/// use use_of_force::{Person, believed, dictionary::Content};
///
/// let person = Person::new("person-1").age(believed(20..=29).words("in his 20s")).armed(false);
/// let content = Content::from(&person);
/// assert_eq!(content.name(), "person");
///
/// let mut said = Vec::new();
/// for (field, fact) in content.facts() {
///     let value = fact.known().unwrap();
///     let words = content.words(field).unwrap_or("-");
///     said.push(format!("{}: {value}, {words}, {}", field.name, content.is_believed(field)));
/// }
/// assert_eq!(said, ["age: 20 to 29, in his 20s, true", "armed: false, -, false"]);
/// ```
#[derive(Clone, Copy)]
pub struct Content<'a>(&'a dyn AnyEntity);

impl<'a> Content<'a> {
    /// The name in JSON: `person`, `concluded`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The members that are always there, such as its key.
    pub fn required(self) -> impl Iterator<Item = (&'static str, Datum<'a>)> {
        let heads = self.0.heads().iter().enumerate();
        heads.filter_map(move |(i, head)| Some((head.name, Datum(self.0.head(i)?))))
    }

    /// The fields that it can have, those included of which it says nothing.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        self.0.fields()
    }

    /// What it says of one of its fields.
    #[must_use]
    pub fn fact(self, field: &Field) -> Fact<Datum<'a>> {
        self.0.fact(usize::from(field.number)).datum()
    }

    /// The fields of which it says something, and what.
    pub fn facts(self) -> impl Iterator<Item = (&'static Field, Fact<Datum<'a>>)> {
        self.0.facts().map(|(field, fact)| (field, fact.datum()))
    }

    /// The source's own words for one of its fields, or the raw cell.
    #[must_use]
    pub fn words(self, field: &Field) -> Option<&'a str> {
        self.0.how().words(field.name)
    }

    /// Whether one of its fields was said as a belief.
    #[must_use]
    pub fn is_believed(self, field: &Field) -> bool {
        self.0.how().is_believed(field.name)
    }

    /// The system's own fields.
    #[must_use]
    pub fn extra(self) -> &'a Extra {
        self.0.how().extra()
    }

    /// The keys of the nouns of which it speaks, in their order: its own, and those that its fields name.
    #[must_use]
    pub fn mentions(self) -> Vec<&'a str> {
        let mut keys = Vec::new();
        self.0.each_mention(|kind, key| {
            if kind.is_of_noun() {
                keys.push(key);
            }
        });
        keys
    }
}

impl<'a, E: Entity> From<&'a E> for Content<'a> {
    fn from(entity: &'a E) -> Self {
        Self(entity)
    }
}

impl<'a> From<&'a Claim> for Content<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self(claim.entity())
    }
}

impl PartialEq for Content<'_> {
    /// Two are equal if they are of one name and say the same, in the same words.
    fn eq(&self, other: &Self) -> bool {
        let told = |it: Self| {
            let how = move |field: &'static Field| {
                (it.fact(field), it.words(field), it.is_believed(field))
            };
            it.fields().iter().map(how)
        };
        self.name() == other.name()
            && self.required().eq(other.required())
            && told(*self).eq(told(*other))
            && self.extra() == other.extra()
    }
}

impl Eq for Content<'_> {}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({})", self.name())
    }
}

impl Entry {
    /// That of a type: of [`Person`](crate::Person), of [`Source`](crate::Source).
    ///
    /// ```
    /// use use_of_force::{Person, dictionary::Entry};
    ///
    /// let person = Entry::of::<Person>();
    /// assert!(person.fields.iter().any(|field| field.name == "armed"));
    /// ```
    #[must_use]
    pub const fn of<E: Entity>() -> Self {
        Self { name: E::NAME, fields: E::FIELDS }
    }
}
