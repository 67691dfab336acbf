//! What is not known, and why.

use crate::{
    Path, Why,
    answer::{Answer, At, EachField, History, Role, answer, each_field},
    incident::{Incident, Position, standing},
    value::Value,
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
        let mut questions = Questions(Vec::new());
        each_field(self, &mut questions);
        questions.0
    }
}

struct Questions<'a>(Vec<Question<'a>>);

impl<'a> EachField<'a> for Questions<'a> {
    fn field<T: Value>(
        &mut self,
        at: At<'a>,
        positions: &[Position<'a, T>],
        history: &dyn History<'a, T>,
    ) {
        let standing = standing(positions, at.incident.zone());
        let winner = standing.winner.and_then(|winner| positions.get(winner));
        let (Some(why), Some(winner)) = (standing.fact.why(), winner) else { return };
        let path = at.path();
        let answer = answer(&path, winner, Role::Stands);
        let mut earlier = Vec::new();
        history.words(&mut |word| {
            if word.role == Role::Superseded && word.statement.source() == answer.source() {
                earlier.push(word);
            }
        });
        // Only the answers since the last time that this source knew the value.
        let known = earlier.iter().rposition(|word| word.why.is_none());
        let earlier = earlier.split_off(known.map_or(0, |last| last + 1));
        let earlier = earlier.into_iter().map(|word| word.answer(path.clone())).collect();
        self.0.push(Question { path, why, answer, earlier });
    }
}
