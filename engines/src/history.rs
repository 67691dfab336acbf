//! How the status of incidents changed.

use datafusion::error::{DataFusionError, Result};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use use_of_force::{
    Incident,
    incident::Status,
    parquet,
    table::{Cell, Table},
    uuid::Uuid,
};

/// How the status of each incident changed: what `status_as_of` reads.
///
/// The status follows from the whole log and stands in no table but as it is last, so it is computed
/// from the incidents: from those in memory, or from those of a directory, which are put together again
/// when the function is called for the first time. Both are the same computation.
///
/// ```
/// use use_of_force::{Incident, Leave, Source, uuid::Uuid, when};
/// use use_of_force_engines::History;
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let agency = incident.declare(Source::new("agency"))?;
/// incident.record(agency.says(when!("2031-05-04T12:00Z"), [Leave::new("leave-1").into()]))?;
/// let mut history = History::default();
/// history.push(&incident);
///
/// let noon = 1_935_662_400_000_000; // 2031-05-04T12:00:00Z, in microseconds
/// let status = history.status_as_of(incident.id(), noon + 60_000_000)?;
/// assert_eq!(status.unwrap().as_str(), "officers_on_leave");
/// assert_eq!(history.status_as_of(incident.id(), noon - 1)?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct History {
    /// Where the incidents are that were not read yet.
    directory: Option<PathBuf>,
    /// Those of the directory, or why they cannot be read.
    read: OnceLock<std::result::Result<Changes, String>>,
    pushed: Changes,
}

/// The changes of each incident that has any, in log order.
type Changes = BTreeMap<Uuid, Vec<Change>>;

#[derive(Debug, Clone, Copy)]
struct Change {
    /// The last instant at which it can have been said, in microseconds.
    instant: i64,
    status: Status,
}

impl History {
    /// That of the incidents of a directory. Nothing is read yet.
    #[must_use]
    pub fn of_directory(path: impl Into<PathBuf>) -> Self {
        Self { directory: Some(path.into()), ..Self::default() }
    }

    /// Adds an incident.
    pub fn push(&mut self, incident: &Incident) {
        add(&mut self.pushed, incident);
    }

    /// The status that the log gave an incident at this instant, in microseconds since 1970 UTC; nothing
    /// if nobody had said by then what would bring one about, or if there is no such incident.
    ///
    /// # Errors
    ///
    /// If the directory cannot be read.
    pub fn status_as_of(&self, incident: Uuid, instant: i64) -> Result<Option<Status>> {
        let changes = self.of(incident)?;
        let past = changes.iter().take_while(|change| change.instant <= instant);
        Ok(past.last().map(|change| change.status))
    }

    fn of(&self, incident: Uuid) -> Result<&[Change]> {
        let Some(directory) = &self.directory else {
            return Ok(self.pushed.get(&incident).map_or(&[], Vec::as_slice));
        };
        match self.read.get_or_init(|| read(directory)) {
            Ok(changes) => Ok(changes.get(&incident).map_or(&[], Vec::as_slice)),
            Err(error) => Err(DataFusionError::Execution(error.clone())),
        }
    }
}

fn read(directory: &Path) -> std::result::Result<Changes, String> {
    let mut changes = Changes::new();
    for incident in parquet::read(directory).map_err(|error| error.to_string())? {
        add(&mut changes, &incident.map_err(|error| error.to_string())?);
    }
    Ok(changes)
}

fn add(to: &mut Changes, incident: &Incident) {
    let changes = incident.changes();
    if changes.is_empty() {
        return;
    }
    let rows = Table::Statements.rows(incident);
    let instants: BTreeMap<i64, i64> = rows
        .iter()
        .filter_map(|row| match (row.get("statement"), row.get("at_high")) {
            (Some(Cell::Integer(number)), Some(Cell::Instant(at))) => {
                Some((*number, at.timestamp_micros()))
            }
            _ => None,
        })
        .collect();
    let changes = changes.iter().filter_map(|change| {
        let mut numbered = incident.statements().zip(1..);
        let (_, number) = numbered.find(|(it, _)| std::ptr::eq(*it, change.statement))?;
        // What changes the status makes a claim, and so has a row.
        Some(Change { instant: *instants.get(&number)?, status: change.status })
    });
    to.insert(incident.id(), changes.collect());
}
