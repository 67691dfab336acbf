//! What stands of one field, and who contributed to it.

use super::{Answer, Role, Word, word::is_said_again};
use crate::{
    Path, Why,
    incident::{Incident, OfField, Saying, is_part},
    value::Given,
};
use std::collections::BTreeMap;

/// What stands of a field in the picture, and the answers of which it is made.
///
/// Mostly that is one answer. Of a list that is open, to which several statements added, it is each of
/// them, and none of these answers alone is what stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stands<'a> {
    /// The field.
    pub path: Path,
    /// The value, in words; none if it is not known.
    pub value: Option<String>,
    /// Why it is not known, if it is not.
    pub why: Option<Why>,
    /// Whether it is only believed.
    pub believed: bool,
    /// The answers of which it is made, in log order.
    pub answers: Vec<Answer<'a>>,
    /// The value.
    pub(super) given: Option<Given<'a>>,
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
    /// assert_eq!(stands.value.as_deref(), Some("bystander-1, driver-1"));
    /// assert_eq!(stands.answers.len(), 2, "the post named one, the story the other");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn stands(&self, path: &Path) -> Option<Stands<'_>> {
        self.spoken(path)?.stands()
    }
}

impl<'a> OfField<'a> {
    fn stands(self) -> Option<Stands<'a>> {
        let standing = self.standing()?;
        let (fact, winner) = (standing.fact, standing.said);
        let whole = fact.known().copied();
        // One answer that says all that stands, or several.
        let says_all = |said: Saying<'a>| match (said.known(), whole) {
            (Some(value), Some(whole)) => value.equals(whole),
            _ => false,
        };
        let mut own = self.counting().filter(|said| said.moment == winner.moment);
        let alone = whole.is_none() || own.any(says_all);
        let made_of = if alone { vec![winner] } else { self.contributing() };
        let mut by_source: BTreeMap<&str, Vec<Saying<'a>>> = BTreeMap::new();
        for position in made_of {
            by_source.entry(position.source().as_str()).or_default().push(position);
        }
        let mut answers = Vec::new();
        let mut before: Option<Saying<'a>> = None;
        for said in self.counting() {
            // A statement can say one thing twice.
            if before.replace(said).is_some_and(|before| is_said_again(&before, &said)) {
                continue;
            }
            let adds = |of: &Saying<'a>| {
                let is_part = of.known().is_some_and(|whole| is_part(said.fact, whole));
                !alone && of.believed == said.believed && is_part
            };
            let own = by_source.get(said.source().as_str()).map_or(&[][..], Vec::as_slice);
            if own.iter().any(|of| of.moment == said.moment || adds(of)) {
                let stands = said.moment == winner.moment;
                let role = if stands { Role::Stands } else { Role::Position };
                answers.push(Word::of(&said, role).answer(self.path()));
            }
        }
        Some(Stands {
            path: self.path(),
            value: whole.map(ToString::to_string),
            why: fact.why(),
            believed: winner.believed,
            answers,
            given: whole.map(Given),
        })
    }
}
