//! What stands of one field, and who contributed to it.

use super::{Answer, Role, said::Said};
use crate::{
    Fact, Path, Statement, Why,
    entity::{Lens, Visit},
    incident::{Incident, Position, contributing, is_part, standing},
    statement::{Noun, PerNoun, with_kind},
    value::Value,
};

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
        let task = OneField { incident: self, path, field: path.field()? };
        with_kind(path.kind(), task)?
    }
}

struct OneField<'a, 'b> {
    incident: &'a Incident,
    path: &'b Path,
    field: &'b str,
}

impl<'a> PerNoun for OneField<'a, '_> {
    type Output = Option<Stands<'a>>;

    fn noun<N: Noun>(self) -> Self::Output {
        let said = Said::of(self.incident, self.path.key_str());
        let mut standing = Standing { said, path: self.path, stands: None };
        N::visit_named(self.field, &mut standing);
        standing.stands
    }
}

struct Standing<'a, 'b, N> {
    said: Said<'a, 'b, N>,
    path: &'b Path,
    stands: Option<Stands<'a>>,
}

impl<N: Noun> Visit<N> for Standing<'_, '_, N> {
    fn field<T: Value>(&mut self, lens: Lens<N, T>) {
        let positions = self.said.positions(&lens);
        let zone = self.said.incident.zone();
        let standing = standing(&positions, zone);
        let Some(winner) = standing.winner.and_then(|winner| positions.get(winner)) else { return };
        let counting = || {
            let stated = self.said.counting.iter().map(|it| (it, (lens.get)(it.2)));
            stated.filter(|(_, fact)| !fact.is_unstated())
        };
        // One answer that says all that stands, or several.
        let mut own = counting().filter(|((moment, ..), _)| *moment == winner.moment);
        let alone = own.any(|(_, fact)| *fact == standing.fact);
        let made_of: Vec<&Position<'_, T>> = if alone || standing.fact.known().is_none() {
            vec![winner]
        } else {
            let of = contributing(&positions, zone);
            of.into_iter().filter_map(|position| positions.get(position)).collect()
        };
        let adds = |of: &Position<'_, T>, statement: &Statement, noun: &N, fact: &Fact<T>| {
            of.source() == statement.source()
                && of.believed == noun.how().is_believed(lens.field.name)
                && is_part(fact, &of.fact)
        };
        let mut answers = Vec::new();
        for ((moment, statement, noun), fact) in counting() {
            let contributes = |of: &&Position<'_, T>| {
                of.moment == *moment || (!alone && adds(of, statement, noun, fact))
            };
            if made_of.iter().any(contributes) {
                let role = if *moment == winner.moment { Role::Stands } else { Role::Position };
                let word = self.said.word(&lens, statement, noun, role);
                answers.push(word.answer(self.path.clone()));
            }
        }
        // A statement can say one thing twice.
        answers.dedup();
        self.stands = Some(Stands {
            path: self.path.clone(),
            value: standing.fact.known().map(ToString::to_string),
            why: standing.fact.why(),
            believed: winner.believed,
            answers,
        });
    }
}
