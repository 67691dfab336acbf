//! Which statements are in force, and by which the others were taken back.

use std::collections::BTreeMap;
use use_of_force::{
    Claim, Incident, Key, Statement,
    step::{Step, Withdrawn},
};

/// What a statement says beside what it describes, as long as it is in force.
pub(crate) fn claims(incident: &Incident) -> impl Iterator<Item = (&Statement, &Claim)> {
    let in_force = incident.statements().filter(|it| is_in_force(incident, it));
    in_force.flat_map(|statement| statement.says().iter().map(move |claim| (statement, claim)))
}

/// Whether a statement was neither replaced nor withdrawn; only what has a key can be.
pub(crate) fn is_in_force(incident: &Incident, statement: &Statement) -> bool {
    statement.key().is_none_or(|key| incident.counts(key))
}

/// By what a statement was taken back.
pub(crate) enum By<'a> {
    Withdrawing(&'a Statement, &'a Withdrawn),
    Replacing(&'a Statement),
}

/// The statements that were taken back, in the order of the log, each with all that did so.
pub(crate) fn taken_back(incident: &Incident) -> Vec<(&Statement, Vec<By<'_>>)> {
    let mut by: BTreeMap<&Key<Statement>, Vec<By<'_>>> = BTreeMap::new();
    for (statement, claim) in claims(incident) {
        if let Claim::Step(Step::Withdrawn(step)) = claim {
            by.entry(&step.statement).or_default().push(By::Withdrawing(statement, step));
        }
    }
    let is_withdrawn = |it: &Statement| it.key().is_some_and(|key| by.contains_key(key));
    let replacing = incident.statements().filter(|it| !is_withdrawn(it));
    let replacing: Vec<_> = replacing.filter_map(|it| Some((it.replaces()?, it))).collect();
    for (key, statement) in replacing {
        by.entry(key).or_default().push(By::Replacing(statement));
    }
    let gone = incident.statements().filter_map(|it| Some((it, it.key()?)));
    gone.filter_map(|(it, key)| Some((it, by.remove(key)?))).collect()
}
