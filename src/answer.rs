//! What somebody said of one field.
//!
//! An answer is a document, as whatever is read is one: a value stands in it as it stands in the record,
//! and the statement is named by its key, if it has one, by its source and by when it was said.
//!
//! ```
//! use use_of_force::{Incident, Shooting, Source, uuid::Uuid, when};
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let post = incident.declare(Source::new("post"))?;
//! let fired = Shooting::new("shooting-1").rounds_fired(3..=5);
//! incident.record(post.says(when!("2031-05-04"), [fired.into()]))?;
//!
//! let stands = incident.stands(&"shooting/shooting-1/rounds_fired".parse()?);
//! let document = serde_json::to_value(&stands)?;
//! assert_eq!(document["value"], serde_json::json!({ "low": 3, "high": 5 }));
//! assert_eq!(document["answers"][0]["statement"]["source"], "post");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod document;
mod given;
mod stands;
mod unknown;

pub use stands::Stands;
pub use unknown::Unknown;

use crate::{
    ParseError, Path, Source, Statement, When, Why, dictionary,
    incident::{FieldAccount, Incident, Saying},
    value::{Datum, Key, Shown},
};
use std::fmt;

/// What a source said of one field, with the statement in which it said it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// The statement, with who said it and when.
    pub statement: &'a Statement,
    /// The value; none if it was said to be unknown.
    pub value: Option<Datum<'a>>,
    /// Why it is unknown, if that was said.
    pub why: Option<Why>,
    /// The source's own words.
    pub words: Option<&'a str>,
    /// Whether it was said as a belief.
    pub believed: bool,
    /// What became of it.
    pub role: Role,
    field: FieldAccount<'a>,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// It is what stands in the picture, or part of that.
    Stands,
    /// It is its source's last word, or part of it, and another word stands.
    Position,
    /// Its source said something else later.
    Superseded,
    /// It takes nothing back: its source keeps back what it had said, or does not say it again.
    KeptBack,
    /// Its statement was replaced or withdrawn.
    TakenBack,
}

impl<'a> Answer<'a> {
    /// What a source said, and what became of it.
    pub(crate) fn new(field: FieldAccount<'a>, said: &Saying<'a>, role: Role) -> Self {
        Self {
            statement: said.statement,
            value: said.known().map(Datum),
            why: said.fact.why(),
            words: said.words.map(crate::value::Text::as_str),
            believed: said.believed,
            role,
            field,
        }
    }

    /// The field.
    #[must_use]
    pub fn path(&self) -> Path {
        self.field.path()
    }

    /// Who said it.
    #[must_use]
    pub fn source(&self) -> &Key<Source> {
        self.statement.source()
    }

    /// When it was said.
    #[must_use]
    pub fn at(&self) -> When {
        self.statement.at()
    }
}

impl PartialEq for Answer<'_> {
    /// Answers to one field are equal if their statements are, and say the same of it with the same
    /// outcome.
    fn eq(&self, other: &Self) -> bool {
        self.statement == other.statement
            && self.value == other.value
            && self.why == other.why
            && self.words == other.words
            && self.believed == other.believed
            && self.role == other.role
            && self.path() == other.path()
    }
}

impl Eq for Answer<'_> {}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value, self.why) {
            (Some(value), _) => Shown(value).fmt(f)?,
            (None, Some(why)) => write!(f, "{why}")?,
            (None, None) => {}
        }
        if self.believed {
            f.write_str(" (believed)")?;
        }
        write!(f, ", said {} by `{}`", self.at(), self.source())
    }
}

impl Incident {
    /// Every answer that was given to a field, in log order, with what became of it. Empty if
    /// nobody spoke of it.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, Why, answer::Role, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// let person = || Person::new("person-1");
    /// incident.record(clerk.says(when!("2031-05-04"), [person().armed(Why::Asked).into()]))?;
    /// incident.record(clerk.says(when!("2031-05-06"), [person().armed(false).into()]))?;
    ///
    /// let trace = incident.trace(&"person/person-1/armed".parse()?)?;
    /// let roles: Vec<_> = trace.iter().map(|answer| answer.role).collect();
    /// assert_eq!(roles, [Role::Superseded, Role::Stands]);
    /// assert_eq!(trace[0].why, Some(Why::Asked));
    ///
    /// let error = incident.trace(&"person/person-1/armd".parse()?).unwrap_err();
    /// assert_eq!(error.to_string(), "expected a field of person (perhaps `armed`), found `armd`");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no such field, with the one that was perhaps meant, or the path ends at a noun.
    pub fn trace(&self, path: &Path) -> Result<Vec<Answer<'_>>, ParseError> {
        dictionary::named(path.noun(), path.field().unwrap_or_default())?;
        Ok(self.spoken(path).map(FieldAccount::answers).unwrap_or_default())
    }

    /// The field to which a path leads, if somebody spoke of it.
    fn spoken(&self, path: &Path) -> Option<FieldAccount<'_>> {
        let noun = self.account(path.key_str()).filter(|noun| noun.kind == path.kind())?;
        noun.named(path.field()?)
    }
}
