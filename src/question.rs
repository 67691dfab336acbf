//! What is not known, and why.

mod document;

use crate::{
    Path, Why,
    answer::{Answer, Role, Word},
    incident::{Incident, OfField},
};
use std::fmt;

/// A field whose best answer is a reason why it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question<'a> {
    /// The field.
    pub path: Path,
    /// Why it is not known.
    pub why: Why,
    /// Who says so, and when.
    pub answer: Answer<'a>,
    /// The earlier answers of the same source since which the field is unknown, oldest first:
    /// asked and did not know, then pending.
    pub earlier: Vec<Answer<'a>>,
}

impl<'a> Question<'a> {
    /// The answer with which this source first left the field open.
    #[must_use]
    pub fn since(&self) -> &Answer<'a> {
        self.earlier.first().unwrap_or(&self.answer)
    }
}

impl fmt::Display for Question<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.answer)
    }
}

impl Incident {
    /// Every field whose best answer is a [`Why`], with who said so and since when.
    ///
    /// ```
    /// use use_of_force::{Incident, Shooting, Source, Why, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// let shooting = Shooting::new("shooting-1").discharged_by(Why::Pending);
    /// incident.record(clerk.says(when!("2031-05-04"), [shooting.into()]))?;
    ///
    /// let questions = incident.open_questions();
    /// assert_eq!(
    ///     questions[0].to_string(),
    ///     "shooting/shooting-1/discharged_by: pending, said 2031-05-04 by `clerk`",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn open_questions(&self) -> Vec<Question<'_>> {
        self.spoken_of().filter_map(OfField::question).collect()
    }
}

impl<'a> OfField<'a> {
    fn question(self) -> Option<Question<'a>> {
        let why = self.fact()?.why()?;
        let standing = self.standing()?;
        let path = self.path();
        let own = |word: &Word<'a>| {
            word.role == Role::Superseded && word.statement.source() == standing.said.source()
        };
        // All of one source's are in one statement.
        let mut earlier: Vec<_> = match self.is_told_again() {
            true => self.words().into_iter().filter(own).collect(),
            false => Vec::new(),
        };
        // Only the answers since the last time that this source knew the value.
        let known = earlier.iter().rposition(|word| word.why.is_none());
        let earlier = earlier.split_off(known.map_or(0, |last| last + 1));
        let earlier = earlier.into_iter().map(|word| word.answer(path.clone())).collect();
        let answer = Word::of(&standing.said, Role::Stands).answer(path.clone());
        Some(Question { path, why, answer, earlier })
    }
}
