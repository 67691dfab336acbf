use super::align::Of;
use crate::{Incident, incident::Entered};
use std::vec::IntoIter;

/// The versions at which the statements of the merged log were entered: those of this record keep
/// theirs, the others come after them.
pub(super) struct Merging {
    pub version: u64,
    /// Of this record's, in the order of the merged log.
    ours: IntoIter<u64>,
    pub entered: Entered,
}

impl Merging {
    /// Before any statement is taken into the merged log, whose sources are declared.
    pub(super) fn of(ours: &Incident, merged: &Incident) -> Self {
        let added = merged.sources().len() - ours.sources().len();
        let Entered { from, at } = ours.entered();
        let mut all: Vec<_> = ours.statements().zip(at).collect();
        all.sort_by_key(|(it, _)| it.at().latest_instant(merged.zone()));
        Self {
            version: ours.version().saturating_add(u64::try_from(added).unwrap_or(u64::MAX)),
            ours: all.into_iter().map(|(_, version)| version).collect::<Vec<_>>().into_iter(),
            entered: Entered { from, at: Vec::new() },
        }
    }

    /// The next statement was taken, unless it was there already.
    pub(super) fn take(&mut self, of: Of, is_new: bool) {
        let at = match of {
            Of::Theirs if is_new => {
                self.version = self.version.saturating_add(1);
                self.version
            }
            Of::Theirs => return,
            Of::Ours | Of::Both => self.ours.next().unwrap_or_default(),
        };
        if is_new {
            self.entered.at.push(at);
        }
    }
}
