//! What is asked of an incident, or done with it.

mod asking;
mod copying;
mod recording;

use crate::case::Case;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use use_of_force::{Incident, json, table::Table};

/// How long it takes; none if it cannot be done with an incident that is refused.
type Timed = Box<dyn Fn(&Case) -> Option<Duration>>;

pub(crate) struct Operation {
    pub(crate) name: String,
    timed: Timed,
}

impl Operation {
    fn new(name: &str, timed: impl Fn(&Case) -> Option<Duration> + 'static) -> Self {
        Self { name: name.to_owned(), timed: Box::new(timed) }
    }

    /// What is asked of an incident that was just read.
    fn asked<T>(name: &str, ask: impl Fn(&Incident, &Case) -> T + 'static) -> Self {
        Self::new(name, move |case| {
            let incident = case.incident()?;
            Some(clocked(|| ask(&incident, case)))
        })
    }

    pub(crate) fn time(&self, case: &Case) -> Option<Duration> {
        (self.timed)(case)
    }

    /// Whether this is its name, or the first part of it: `table` of `table:people`.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        let rest = self.name.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }
}

/// Every operation.
pub(crate) fn all() -> Vec<Operation> {
    let mut all = vec![
        Operation::new("read", |case| Some(clocked(|| json::from_str(&case.text)))),
        Operation::asked("write", |it, _| json::to_string(it)),
        Operation::asked("write:pretty", |it, _| json::to_string_pretty(it)),
    ];
    all.extend(recording::all());
    all.extend(asking::all());
    let table = |table: Table| {
        Operation::asked(&format!("table:{table}"), move |it, _| table.rows(it).iter().count())
    };
    all.extend(Table::ALL.iter().copied().map(table));
    all.extend(copying::all());
    all
}

fn clocked<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}
