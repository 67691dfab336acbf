use super::align::Of;
use crate::Incident;
use std::vec::IntoIter;

/// The versions at which the statements of the merged log were entered: those of this record keep
/// theirs, the others come after them.
pub(super) struct Entered {
    pub version: u64,
    /// Of this record's, in the order of the merged log, if it is told.
    ours: Option<IntoIter<u64>>,
    pub all: Option<Vec<u64>>,
}

impl Entered {
    /// Before any statement is taken into the merged log, whose sources are declared.
    pub(super) fn of(ours: &Incident, merged: &Incident) -> Self {
        let added = merged.sources().len() - ours.sources().len();
        let in_order = |entered: Vec<u64>| {
            let mut all: Vec<_> = ours.statements().zip(entered).collect();
            all.sort_by_key(|(it, _)| it.at().latest_instant(merged.zone()));
            all.into_iter().map(|(_, version)| version).collect::<Vec<_>>().into_iter()
        };
        let entered = ours.entered().map(in_order);
        Self {
            version: ours.version() + u64::try_from(added).unwrap_or(u64::MAX),
            all: entered.is_some().then(Vec::new),
            ours: entered,
        }
    }

    /// The next statement was taken, unless it was there already.
    pub(super) fn take(&mut self, of: Of, is_new: bool) {
        let own = match of {
            Of::Theirs => None,
            Of::Ours | Of::Both => self.ours.as_mut().and_then(Iterator::next),
        };
        if of == Of::Theirs && is_new {
            self.version += 1;
        }
        if let Some(all) = self.all.as_mut().filter(|_| is_new) {
            all.push(own.unwrap_or(self.version));
        }
    }
}
