//! Statements and the claims that they make.

mod claim;
mod claims;
mod named;
mod noun;
mod read;
mod rewrite;
mod store;
pub(crate) mod tagged;
mod write;

pub use claim::Claim;
pub use claims::Claims;
pub(crate) use named::Named;
pub use noun::Noun;
pub(crate) use read::{StatementSeed, no_member, once};
pub(crate) use store::Store;
pub(crate) use tagged::{Types, tagged};

use crate::{
    Source, When,
    value::{Key, Kind, Text, key},
};

/// One utterance of one source: one or more claims, taken or refused whole.
///
/// A source *says* a statement; [`Incident::record`](crate::Incident::record) takes it in.
///
/// ```
/// use use_of_force::{Key, Person, Source, Why, code::Injury, said, when};
///
/// let spokesperson = Key::<Source>::from("spokesperson");
/// let statement = spokesperson
///     .says(when!("2021-06-20"), [
///         Person::new("person-1").injury(said(Injury::Serious).words("serious, critical")).into(),
///     ])
///     .with_key("first-answers")
///     .with_via("story");
/// assert_eq!(statement.says().len(), 1);
/// assert_eq!(statement.at().to_string(), "2021-06-20");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    at: When,
    source: Key<Source>,
    says: Vec<Claim>,
    key: Option<Key<Statement>>,
    via: Option<Key<Source>>,
    rare: Option<Box<Rare>>,
}

/// What few statements have.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Rare {
    replaces: Option<Key<Statement>>,
    cite: Option<Text>,
    public: Option<When>,
    recorded: Option<When>,
    recorded_by: Option<Text>,
}

impl key::Named for Source {
    const KIND: Kind = Kind::Source;
}

impl key::Named for Statement {
    const KIND: Kind = Kind::Statement;
}

impl Key<Source> {
    /// What this source said, and when it said it.
    #[must_use]
    pub fn says<Of>(&self, at: When, claims: impl Claims<Of>) -> Statement {
        Statement {
            at,
            source: self.clone(),
            says: claims.claims(),
            key: None,
            via: None,
            rare: None,
        }
    }
}

impl Statement {
    /// Adds a claim.
    ///
    /// ```
    /// use use_of_force::{Key, Remark, Shooting, Source, when};
    ///
    /// let story = Key::<Source>::from("story");
    /// let statement = story
    ///     .says(when!("2021-06-20"), [])
    ///     .and(Shooting::new("shooting-1"))
    ///     .and(Remark::new("a quotation"));
    /// assert_eq!(statement.says().len(), 2);
    /// ```
    #[must_use]
    pub fn and(mut self, claim: impl Into<Claim>) -> Self {
        self.says.push(claim.into());
        self
    }

    /// Gives it a key, so that it can be replaced, withdrawn, confirmed or asked for.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<Key<Statement>>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Where we read it: the story that quotes the source, the release that holds the report.
    #[must_use]
    pub fn with_via(mut self, via: impl Into<Key<Source>>) -> Self {
        self.via = Some(via.into());
        self
    }

    /// Where in that: a line, a page.
    #[must_use]
    pub fn with_cite(mut self, cite: impl Into<Text>) -> Self {
        self.rare.get_or_insert_default().cite = Some(cite.into());
        self
    }

    /// Restates an earlier statement of the same source, which was never said then: its
    /// descriptions stop counting, and its steps with them. A step of the same kind on the same noun in
    /// this one keeps its place.
    #[must_use]
    pub fn replacing(mut self, earlier: impl Into<Key<Statement>>) -> Self {
        self.rare.get_or_insert_default().replaces = Some(earlier.into());
        self
    }

    /// When it became public, if that was later than it was said.
    #[must_use]
    pub fn made_public(mut self, public: When) -> Self {
        self.rare.get_or_insert_default().public = Some(public);
        self
    }

    /// When it was entered into this record, if that is told. It is best given with a zone.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let letter = incident.declare(Source::new("letter"))?;
    /// let filed = letter
    ///     .says(when!("2031-05-04"), [Person::new("person-1").age(24).into()])
    ///     .with_recorded(when!("2031-09-01T10:00Z"))
    ///     .with_recorded_by("desk-2");
    /// incident.record(filed)?;
    ///
    /// assert_eq!(incident.as_of(when!("2031-06-30")).people().len(), 1, "it had been said");
    /// assert_eq!(incident.on_file_as_of(when!("2031-06-30")).people().len(), 0, "and was not on file");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_recorded(mut self, recorded: When) -> Self {
        self.rare.get_or_insert_default().recorded = Some(recorded);
        self
    }

    /// Who entered it into this record: a clerk, a desk, a program.
    #[must_use]
    pub fn with_recorded_by(mut self, by: impl Into<Text>) -> Self {
        self.rare.get_or_insert_default().recorded_by = Some(by.into());
        self
    }

    /// When it was said, and only that.
    #[must_use]
    pub fn at(&self) -> When {
        self.at
    }

    /// Who said it.
    #[must_use]
    pub fn source(&self) -> &Key<Source> {
        &self.source
    }

    /// What was said.
    #[must_use]
    pub fn says(&self) -> &[Claim] {
        &self.says
    }

    /// Its key, if it has one.
    #[must_use]
    pub fn key(&self) -> Option<&Key<Statement>> {
        self.key.as_ref()
    }

    /// The earlier statement that it restates.
    #[must_use]
    pub fn replaces(&self) -> Option<&Key<Statement>> {
        self.rare.as_ref()?.replaces.as_ref()
    }

    /// Where we read it.
    #[must_use]
    pub fn via(&self) -> Option<&Key<Source>> {
        self.via.as_ref()
    }

    /// Where in that.
    #[must_use]
    pub fn cite(&self) -> Option<&str> {
        Some(self.rare.as_ref()?.cite.as_ref()?.as_str())
    }

    /// When it became public, if that was later than it was said.
    #[must_use]
    pub fn public(&self) -> Option<When> {
        self.rare.as_ref()?.public
    }

    /// When it was entered into this record, if that is told.
    #[must_use]
    pub fn recorded(&self) -> Option<When> {
        self.rare.as_ref()?.recorded
    }

    /// Who entered it into this record.
    #[must_use]
    pub fn recorded_by(&self) -> Option<&str> {
        Some(self.rare.as_ref()?.recorded_by.as_ref()?.as_str())
    }

    /// When it was said, made public and recorded, as far as that is told.
    pub(crate) fn clocks(&self) -> impl Iterator<Item = When> {
        [Some(self.at), self.public(), self.recorded()].into_iter().flatten()
    }

    /// Without what cannot stand: a step is only reported, a confirmation goes, nothing is
    /// replaced. None if nothing is left to be given up.
    pub(crate) fn without(mut self, claim: Option<usize>) -> Option<Statement> {
        let Some(i) = claim else {
            return self.replace_nothing().then_some(self);
        };
        match self.says.get(i)? {
            Claim::Step(_) => self.report(i),
            Claim::Confirmed(_) => drop(self.says.remove(i)),
            _ => return None,
        }
        Some(self)
    }

    /// Only reports the step that this claim takes.
    pub(crate) fn report(&mut self, claim: usize) {
        if let Some(claim) = self.says.get_mut(claim)
            && let Some(step) = claim.step().cloned()
        {
            *claim = Claim::reported(step);
        }
    }

    /// Restates nothing any more; false if it did not.
    pub(crate) fn replace_nothing(&mut self) -> bool {
        let replaced = self.rare.as_mut().and_then(|rare| rare.replaces.take());
        self.rare.take_if(|rare| **rare == Rare::default());
        replaced.is_some()
    }

    /// Leaves out the claims of which this holds.
    pub(crate) fn leave_out(&mut self, of: impl Fn(&Claim) -> bool) {
        self.says.retain(|claim| !of(claim));
    }
}
