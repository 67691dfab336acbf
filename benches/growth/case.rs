//! An incident of one shape and size, as it is before anybody asks anything of it.

use crate::shape::Shape;
use serde::Deserialize;
use std::time::{Duration, Instant};
use use_of_force::{Incident, Path, Source, Statement, json};

/// Where reading takes longer, it is done once.
const QUICK: Duration = Duration::from_millis(10);

pub(crate) struct Case {
    pub(crate) text: String,
    pub(crate) field: Path,
    /// None if its log cannot stand.
    read: Option<Incident>,
    pub(crate) reading: Duration,
}

/// The members that are recorded.
#[derive(Deserialize)]
pub(crate) struct Plain {
    pub(crate) sources: Vec<Source>,
    pub(crate) statements: Vec<Statement>,
}

impl Case {
    pub(crate) fn of(shape: &Shape, n: usize) -> Self {
        let text = shape.text(n);
        let start = Instant::now();
        let read = json::from_str(&text);
        let reading = start.elapsed();
        let name = shape.name;
        match &read {
            Ok(_) => assert!(!shape.is_refused(), "{name}: expected to be refused"),
            Err(error) => assert!(shape.is_refused(), "{name}: {error}"),
        }
        Self { text, field: shape.field.parse().unwrap(), read: read.ok(), reading }
    }

    /// The incident, read anew: what it merged for one question it does not merge for the next. A
    /// clone keeps that, so that it is only made of one that was never asked.
    pub(crate) fn incident(&self) -> Option<Incident> {
        let read = self.read.as_ref()?;
        Some(if self.reading < QUICK { json::from_str(&self.text).unwrap() } else { read.clone() })
    }

    pub(crate) fn plain(&self) -> Plain {
        serde_json::from_str(&self.text).unwrap()
    }
}
