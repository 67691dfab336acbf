//! Incidents as JSON and JSON Lines (feature `json`, on by default).
//!
//! One incident is one object; a data set is one object a line. People read it, write it and
//! compare it:
//!
//! ```json
//! {"schema":1,"id":"00000000-0000-0000-0000-000000000001",
//!  "sources":[{"key":"clerk","kind":"spokesperson"}],
//!  "statements":[
//!   {"at":"2031-05-04","source":"clerk",
//!    "says":[{"person":{"key":"person-1","injury":"serious",
//!                       "unknown":{"armed_with":"pending"},
//!                       "words":{"injury":"serious, critical"}}}]}]}
//! ```
//!
//! A known value is plain. How it was said stands beside it, field by field: `unknown` gives the
//! reason, `words` the source's own words, `believed` and `complete` list fields. `null` reads as
//! not stated and is never written. Members stand in any order; names that are not known are
//! errors; statements stand in any order and are written in the order of the log. A byte order mark
//! at the beginning is passed over.
//!
//! Reading replays the log, and takes none that [`Incident::record`] could not have taken in some
//! order. Errors name the line, the statement and the field.
//!
//! ```
//! use use_of_force::json;
//!
//! let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001","sources":[],
//!                "statements":[{"at":"2031-05-04","source":"clerk","says":[{"remark":{"text":"x"}}]}]}"#;
//! let error = json::from_str(text).unwrap_err();
//! assert_eq!(error.to_string(), "line 2: statement 1: source `clerk` is not declared");
//! ```
//!
//! With the feature `rayon`, `Lines::parallel` reads them with several threads.
//!
//! # In other tools
//!
//! Sparse objects defeat the sampling of tools that infer columns, and a tool that takes a time for
//! a timestamp forgets its precision and zone. These read everything, times as text:
//!
//! ```sql
//! -- DuckDB
//! SELECT * FROM read_json('cases.jsonl', sample_size=-1, map_inference_threshold=-1,
//!                         dateformat='as text', timestampformat='as text');
//! ```
//!
//! ```python
//! # Polars
//! cases = polars.read_ndjson("cases.jsonl", infer_schema_length=None)
//! ```
//!
//! Both write `null`s back, which reading accepts.

mod error;
mod lines;
mod locate;
#[cfg(feature = "rayon")]
mod parallel;
mod pretty;

pub use error::{Error, ErrorKind};
pub use lines::{Lines, incidents, lines};

use crate::{
    Incident,
    incident::{draft::Draft, wire::NewerSchema},
};
use locate::{line_of, newer_schema};
use std::io;

/// Reads one incident.
///
/// ```
/// use use_of_force::json;
///
/// let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001","version":0,"sources":[],"statements":[]}"#;
/// let incident = json::from_str(text)?;
/// assert_eq!(json::to_string(&incident), text);
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
///
/// If the text is not JSON, not an incident, of a newer schema, or if its log cannot be replayed.
pub fn from_str(text: &str) -> Result<Incident, Error> {
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Syntax, 1, "expected an incident, found nothing"));
    }
    let draft = serde_json::from_str::<Draft>(text).map_err(|error| match newer_schema(text) {
        Some((schema, line)) => Error::new(ErrorKind::Schema, line, NewerSchema(schema)),
        None => Error::of(text, &error),
    })?;
    draft.replayed().map_err(|illegal| Error::new(ErrorKind::Log, line_of(text, &illegal), illegal))
}

/// Reads one incident from bytes.
///
/// # Errors
///
/// As [`from_str`]; and if the bytes are not UTF-8.
pub fn from_slice(bytes: &[u8]) -> Result<Incident, Error> {
    match std::str::from_utf8(bytes) {
        Ok(text) => from_str(text),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            Err(Error::new(ErrorKind::Syntax, line, "expected UTF-8, found other bytes"))
        }
    }
}

/// Reads one incident from all that a reader gives.
///
/// # Errors
///
/// As [`from_slice`]; and if reading fails.
pub fn from_reader(mut reader: impl io::Read) -> Result<Incident, Error> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| Error::new(ErrorKind::Io, 0, error))?;
    from_slice(&bytes)
}

/// Writes an incident on one line, without a line end.
#[must_use]
pub fn to_string(incident: &Incident) -> String {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and everything in an incident can be written.
    let _written = serde_json::to_writer(&mut bytes, incident);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes an incident with one claim a line: to be read and compared by people. A line end comes
/// last.
#[must_use]
pub fn to_string_pretty(incident: &Incident) -> String {
    pretty::to_string(incident)
}

/// Writes an incident and a line end: one line of JSON Lines.
///
/// ```
/// use use_of_force::{Incident, json, uuid::Uuid};
///
/// let mut out = Vec::new();
/// for number in 1..=3 {
///     json::write_line(&mut out, &Incident::new(Uuid::from_u128(number)))?;
/// }
/// assert_eq!(json::lines(out.as_slice()).filter_map(Result::ok).count(), 3);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// If writing fails.
pub fn write_line(mut to: impl io::Write, incident: &Incident) -> io::Result<()> {
    serde_json::to_writer(&mut to, incident)?;
    to.write_all(b"\n")
}
