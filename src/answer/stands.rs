//! What stands of one field, and who contributed to it.

use super::{Answer, Role};
use crate::{
    Path, Statement, Why,
    incident::{FieldAccount, Incident},
    value::Datum,
};

/// What stands of a field in the picture, and the answers of which it is made.
///
/// Of a list to which several statements added, it is each of them, and none of these answers alone is
/// what stands; of an equal answer of several sources, each of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stands<'a> {
    /// The field.
    pub path: Path,
    /// The value; none if it is not known.
    pub value: Option<Datum<'a>>,
    /// Why it is not known, if it is not.
    pub why: Option<Why>,
    /// Whether it is only believed.
    pub believed: bool,
    /// The statement with which its source kept it back since, if it did.
    pub kept_back: Option<&'a Statement>,
    /// The answers of which it is made, in log order.
    pub answers: Vec<Answer<'a>>,
}

impl Incident {
    /// What stands of a field, and whose word it is. None if nobody spoke of it, if all that was said
    /// was taken back, or if there is no such field.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Shooting, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let post = incident.declare(Source::new("post"))?;
    /// let story = incident.declare(Source::new("story"))?;
    /// let struck = |key: &str| [Person::new(key).into(), Shooting::new("shooting-1").struck([key]).into()];
    /// incident.record(post.says(when!("2031-05-04"), struck("driver-1")))?;
    /// incident.record(story.says(when!("2031-05-05"), struck("bystander-1")))?;
    ///
    /// let stands = incident.stands(&"shooting/shooting-1/struck".parse()?).unwrap();
    /// assert_eq!(stands.value.unwrap().to_string(), "bystander-1, driver-1");
    /// assert_eq!(stands.answers.len(), 2, "the post named one, the story the other");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn stands(&self, path: &Path) -> Option<Stands<'_>> {
        self.spoken(path)?.stands()
    }
}

impl<'a> FieldAccount<'a> {
    /// What stands, and whose word it is; none if all that was said was taken back.
    #[must_use]
    pub fn stands(self) -> Option<Stands<'a>> {
        let standing = self.standing()?;
        let (fact, winner) = (standing.fact, standing.said);
        let contributing = self.contributing();
        let answers = contributing.iter().map(|said| Answer::new(self, said, Role::Stands));
        let kept_back = contributing.iter().find_map(|said| self.kept_back(said));
        Some(Stands {
            kept_back: kept_back.map(|said| said.statement),
            path: self.path(),
            value: fact.known().copied().map(Datum),
            why: fact.why(),
            believed: winner.believed,
            answers: answers.collect(),
        })
    }
}
