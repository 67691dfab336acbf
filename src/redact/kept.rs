//! What stays in every copy, since the status or a count follows from it.

use crate::{Claim, Incident, Statement, determination::Decision, person::Role, value::Kind};
use std::collections::BTreeSet;

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
pub(super) const KEPT: [(&str, &str, Rule); 10] = [
    ("leave", "officer", Rule::Always),
    ("leave", "ended", Rule::IsKnown),
    ("leave", "ending", Rule::IsKnown),
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

/// The nouns whose fields stay by what somebody says of them.
#[derive(Debug, Default)]
pub(super) struct Special<'a>(BTreeSet<(Kind, &'a str)>);

impl<'a> Special<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let claims = incident.statements().flat_map(Statement::says);
        let special = claims.filter(|claim| match claim {
            Claim::Determination(made) => made.decision.known().is_some_and(Decision::is_charge),
            Claim::Person(person) => {
                person.roles.known().is_some_and(|roles| roles.contains(&Role::Animal))
            }
            _ => false,
        });
        Self(special.filter_map(Claim::described).collect())
    }

    pub(super) fn contains(&self, noun: Option<(Kind, &str)>) -> bool {
        noun.is_some_and(|noun| self.0.contains(&noun))
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
