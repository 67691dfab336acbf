//! What stays in every copy, since the status or a count follows from it.

use crate::{
    Claim, Fact, Incident, Statement, Why, determination::Decision, entity::AnyEntity,
    person::Role, value::Kind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Why, and how much of, a field stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Always, whole.
    Always,
    /// Of a determination that somebody says to be a charge.
    OfCharge,
    /// Of somebody whom somebody calls an animal.
    OfAnimal,
    /// Of a source that is a recorder.
    OfRecorder,
    /// Only that it is known; the value is withheld.
    IsKnown,
}

/// The fields, which the documentation of the module lists.
pub(super) const KEPT: [(&str, &str, Rule); 12] = [
    ("leave", "officer", Rule::Always),
    ("leave", "ended", Rule::IsKnown),
    ("leave", "ending", Rule::IsKnown),
    ("officer", "duty", Rule::Always),
    ("officer", "died", Rule::Always),
    ("investigation", "track", Rule::Always),
    ("determination", "decision", Rule::OfCharge),
    ("force", "part_of", Rule::Always),
    ("person", "roles", Rule::OfAnimal),
    ("resolved", "leaving", Rule::Always),
    ("resolved", "without_investigation", Rule::Always),
    ("source", "kind", Rule::OfRecorder),
];

pub(super) fn rule(entity: &str, field: &str) -> Option<Rule> {
    let kept = KEPT.iter().find(|(noun, name, _)| *noun == entity && *name == field);
    kept.map(|(_, _, rule)| *rule)
}

/// The nouns whose fields stay by what somebody says of them, and the fields that stay of which
/// different values are given.
#[derive(Debug, Default)]
pub(super) struct Special<'a> {
    nouns: BTreeSet<(Kind, &'a str)>,
    answers: BTreeMap<(Kind, &'a str, &'static str), Answers>,
}

/// What is said of a field that stays: the first value, as a hash, or the first reason, whether others
/// differ from it, and whether any is a value.
#[derive(Debug)]
struct Answers {
    first: Result<u64, Why>,
    differ: bool,
    any_value: bool,
}

impl<'a> Special<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        Self::among(incident.statements().flat_map(Statement::says))
    }

    /// Among all that is claimed.
    pub(super) fn among(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut all = Self::default();
        for claim in claims {
            let Some(noun) = claim.described() else { continue };
            all.note(noun, claim.entity());
            let is_special = match claim {
                Claim::Determination(made) => {
                    made.decision.known().is_some_and(Decision::is_charge)
                }
                Claim::Person(person) => {
                    person.roles.known().is_some_and(|roles| roles.contains(&Role::Animal))
                }
                _ => false,
            };
            if is_special {
                all.nouns.insert(noun);
            }
        }
        all
    }

    /// Notes what is said of the fields that stay.
    fn note(&mut self, (kind, key): (Kind, &'a str), entity: &dyn AnyEntity) {
        for (field, fact) in entity.facts() {
            let Some(rule) = rule(entity.name(), field.name) else { continue };
            let answer = match (fact, rule) {
                (Fact::Known(_), Rule::IsKnown) => Err(Why::Redacted),
                (Fact::Known(value), _) => Ok(value.digest()),
                (Fact::Unknown(why), _) => Err(why),
                (Fact::Unstated, _) => continue,
            };
            let is_value =
                answer.is_ok() || (rule == Rule::IsKnown && answer == Err(Why::Redacted));
            let new = Answers { first: answer, differ: false, any_value: false };
            let answers = self.answers.entry((kind, key, field.name)).or_insert(new);
            answers.differ |= answers.first != answer;
            answers.any_value |= is_value;
        }
    }

    pub(super) fn contains(&self, noun: Option<(Kind, &str)>) -> bool {
        noun.is_some_and(|noun| self.nouns.contains(&noun))
    }

    /// Whether different values, or a value and a reason, are given of a field that stays.
    pub(super) fn differs(&self, noun: Option<(Kind, &str)>, field: &str) -> bool {
        let kept = KEPT.iter().find(|(entity, name, _)| {
            *name == field && noun.is_some_and(|(kind, _)| kind.as_str() == *entity)
        });
        let answers = kept
            .zip(noun)
            .and_then(|((_, name, _), (kind, key))| self.answers.get(&(kind, key, name)));
        answers.is_some_and(|it| it.differ && it.any_value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_lists_what_stays() {
        let page = include_str!("kept.md");
        for (noun, field, _) in KEPT {
            assert!(page.contains(&format!("`{noun}/{field}`")), "{noun}/{field}");
        }
        assert_eq!(page.matches("| `").count(), KEPT.len(), "a line of the table for each");
    }
}
