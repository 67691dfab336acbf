//! What is not known, and why.

mod document;

use crate::{
    Path, Why,
    answer::{Answer, Role},
    incident::{FieldAccount, Incident},
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
        self.fields().filter_map(FieldAccount::question).collect()
    }
}

impl<'a> FieldAccount<'a> {
    fn question(self) -> Option<Question<'a>> {
        let why = self.any()?.why()?;
        let standing = self.standing()?;
        let path = self.path();
        let own = |answer: &Answer<'a>| {
            answer.role == Role::Superseded && answer.source() == standing.said.source()
        };
        // All of one source's are in one statement.
        let mut earlier: Vec<_> = match self.is_told_again() {
            true => self.answers().into_iter().filter(own).collect(),
            false => Vec::new(),
        };
        // Only the answers since the last time that this source knew the value.
        let known = earlier.iter().rposition(|answer| answer.why.is_none());
        let earlier = earlier.split_off(known.map_or(0, |last| last + 1));
        let answer = Answer::new(self, &standing.said, Role::Stands);
        Some(Question { path, why, answer, earlier })
    }
}
