use super::touch::stopped;
use crate::{Incident, Source, Statement, When, value::Key};
use std::collections::BTreeMap;

/// The statements that mend errors of entry: each says when it was recorded, and takes back what was
/// said at its own time, or says instead what was said then.
#[derive(Default)]
pub(super) struct Entries<'a> {
    taking_back: Vec<&'a Statement>,
    /// When each source was taken back so.
    mended: BTreeMap<&'a Key<Source>, Vec<When>>,
}

impl<'a> Entries<'a> {
    /// Of those that came to a record.
    pub(super) fn of(record: &'a Incident, came: &[&'a Statement]) -> Self {
        let mut entries = Self::default();
        for statement in came.iter().filter(|it| it.recorded().is_some()) {
            let targets = stopped(statement).filter_map(|key| record.statement(key));
            let targets: Vec<_> = targets.collect();
            if !targets.is_empty() && targets.iter().all(|it| it.at() == statement.at()) {
                entries.taking_back.push(statement);
                for it in targets {
                    entries.mended.entry(it.source()).or_default().push(it.at());
                }
            }
        }
        entries
    }

    pub(super) fn contains(&self, statement: &Statement) -> bool {
        let instead = |said: &Vec<When>| said.contains(&statement.at());
        self.taking_back.contains(&statement)
            || (statement.recorded().is_some()
                && self.mended.get(statement.source()).is_some_and(instead))
    }
}
