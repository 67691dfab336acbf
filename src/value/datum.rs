use super::{AnyValue, Leaf, Value};
use serde::{Serialize, Serializer};
use std::fmt;

/// A value of whatever field: for code that works on all of them, and learns only from the
/// [dictionary](crate::dictionary) of what type each is.
///
/// ```
/// use use_of_force::{Incident, Person, Source, uuid::Uuid, value::Amount, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// incident.record(clerk.says(when!("2031-05-04"), [Person::new("person-1").age(24).into()]))?;
///
/// let field = incident.fields().next().unwrap();
/// let value = *field.fact().known().unwrap();
/// assert_eq!((value.kind(), value.to_string().as_str()), ("amount", "24"));
/// assert_eq!(value.get::<Amount>().unwrap().low(), 24);
/// assert_eq!(value.get::<bool>(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Two are equal if they are of one type and say the same. Written, it is what the value is in the
/// record.
#[derive(Clone, Copy)]
pub struct Datum<'a>(pub(crate) &'a dyn AnyValue);

impl<'a> Datum<'a> {
    /// The name of its type in the data dictionary: `amount`, `list of role`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        self.0.kind()
    }

    /// The value, if it is of this type.
    #[must_use]
    pub fn get<T: Value>(self) -> Option<&'a T> {
        self.0.downcast()
    }

    /// The text that it holds: of a text, a word, a key. Of what is only written as a text, such as a
    /// moment, there is none.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        self.0.text()
    }

    /// Whether it is a list that is said to be complete.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.0.is_complete_list()
    }

    /// Calls `each` with every text, number and yes or no of which it is made, and the place of each:
    /// names of parts and numbers of members from 0, with `/` between. The place of a value without
    /// parts is empty.
    ///
    /// ```
    /// use use_of_force::{Place, Shooting, dictionary::Content, value::Leaf};
    ///
    /// let shooting = Shooting::new("shooting-1").place(Place::address_of("12 Elm St"));
    /// let (field, place) = Content::from(&shooting).facts().next().unwrap();
    /// let mut parts = Vec::new();
    /// place.known().unwrap().leaves(|place, leaf| {
    ///     if let Leaf::Text(text) = leaf {
    ///         parts.push(format!("{}/{place}: {text}", field.name));
    ///     }
    /// });
    /// assert_eq!(parts, ["place/address: 12 Elm St"]);
    /// ```
    pub fn leaves(self, mut each: impl FnMut(&str, Leaf<'_>)) {
        self.0.leaves(&mut each);
    }
}

impl fmt::Display for Datum<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)
    }
}

impl fmt::Debug for Datum<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl PartialEq for Datum<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other.0)
    }
}

impl Eq for Datum<'_> {}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.tree().serialize(to)
    }
}
