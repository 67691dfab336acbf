//! How the status of incidents changed.

use datafusion::{
    arrow::{
        array::{AsArray, RecordBatch},
        compute::cast,
        datatypes::{DataType, TimestampMicrosecondType},
    },
    error::{DataFusionError, Result},
    parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder,
};
use std::{
    collections::BTreeMap,
    fmt,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use use_of_force::{
    Incident,
    incident::Status,
    table::{Cell, Table},
    uuid::Uuid,
};

/// How the status of each incident changed: what `status_as_of` reads.
///
/// It holds the table `changes`: of incidents in memory, or of a directory, whose files are read when the
/// function is called for the first time.
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

    /// The status of an incident at this instant, in microseconds since 1970 UTC, by what stands now:
    /// what was replaced or withdrawn was never said. Nothing if nobody had said by then what would
    /// bring one about, or if there is no such incident.
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
    let mut files = Vec::new();
    find(&directory.join(Table::Changes.name()), &mut files).map_err(|error| error.to_string())?;
    for file in files {
        let named = |error: &dyn fmt::Display| format!("{}: {error}", file.display());
        let opened = File::open(&file).map_err(|error| named(&error))?;
        let builder =
            ParquetRecordBatchReaderBuilder::try_new(opened).map_err(|error| named(&error))?;
        for batch in builder.build().map_err(|error| named(&error))? {
            let batch = batch.map_err(|error| named(&error))?;
            add_batch(&mut changes, &batch)
                .ok_or_else(|| named(&"expected the columns of the table `changes`"))?;
        }
    }
    Ok(changes)
}

/// The files of a table, in directories of partitions or not.
fn find(below: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(below)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            files.push(path);
        }
    }
    Ok(())
}

fn add_batch(to: &mut Changes, batch: &RecordBatch) -> Option<()> {
    let incidents = batch.column_by_name("incident")?.as_string_opt::<i32>()?;
    let statuses = cast(batch.column_by_name("status")?, &DataType::Utf8).ok()?;
    let statuses = statuses.as_string_opt::<i32>()?;
    let said = batch.column_by_name("said_at_high")?;
    let said = said.as_primitive_opt::<TimestampMicrosecondType>()?;
    // The rows of one incident stand in the order of its log.
    for ((incident, status), instant) in incidents.iter().zip(statuses).zip(said) {
        let change = Change { instant: instant?, status: status.and_then(self::status)? };
        to.entry(incident?.parse().ok()?).or_default().push(change);
    }
    Some(())
}

fn add(to: &mut Changes, incident: &Incident) {
    for row in Table::Changes.rows(incident).iter() {
        let status = row.get("status").and_then(Cell::text).and_then(status);
        if let (Some(status), Some(Cell::Instant(at))) = (status, row.get("said_at_high")) {
            let change = Change { instant: at.timestamp_micros(), status };
            to.entry(incident.id()).or_default().push(change);
        }
    }
}

fn status(word: &str) -> Option<Status> {
    Status::ALL.iter().copied().find(|status| status.as_str() == word)
}
