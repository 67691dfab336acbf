//! Recording: what is taken, what is refused, and in which order it came.

use super::agree::{agree, part, reason, status_agrees};
use super::config;
use super::history::{
    History, any_history, any_history_of_one_field, any_statements_apart, written,
};
use super::model::Log;
use crate::arbitrary::any_incident;
use crate::status::incident;
use proptest::prelude::*;
use serde_json::{Value, to_value};
use std::collections::BTreeSet;
use use_of_force::{Incident, Statement, json};

/// That everything which is computed from the log is the same.
pub(super) fn same(a: &Incident, b: &Incident) -> Result<(), TestCaseError> {
    prop_assert_eq!(a, b);
    prop_assert_eq!(json::to_string(a), json::to_string(b));
    prop_assert_eq!(picture(a), picture(b));
    prop_assert_eq!(a.standing(), b.standing());
    prop_assert_eq!(a.changes(), b.changes());
    prop_assert_eq!(a.obstacles(), b.obstacles());
    prop_assert_eq!(a.disputes(), b.disputes());
    prop_assert_eq!(a.open_questions(), b.open_questions());
    Ok(())
}

fn picture(incident: &Incident) -> String {
    let people: Vec<_> = incident.people().collect();
    let shootings: Vec<_> = incident.shootings().collect();
    let investigations: Vec<_> = incident.investigations().collect();
    let leaves: Vec<_> = incident.leaves().collect();
    format!("{:?} {people:?} {shootings:?} {investigations:?} {leaves:?}", incident.circumstances())
}

/// Records a history with the crate and with the model, which must take and refuse the same.
fn together(history: &History) -> Result<(Incident, Log), TestCaseError> {
    let (mut incident, mut log) = history.start();
    for batch in &history.batches {
        match (incident.record_all(batch.clone()), log.record(&written(batch))) {
            (Ok(status), Ok(next)) => {
                log = next;
                prop_assert_eq!(status.as_str(), log.course().status());
            }
            (Err(rejected), Err(reasons)) => {
                let reason = reason(rejected.reason());
                prop_assert!(reasons.contains(&reason), "{}, expected {:?}", reason, reasons);
                prop_assert_eq!(rejected.into_statements(), batch.clone());
            }
            (recorded, modelled) => {
                let modelled = modelled.err();
                prop_assert!(false, "{:?}: {:?}, but the model {:?}", batch, recorded, modelled);
            }
        }
        // Whatever was computed is not kept longer than it holds.
        drop(part(&incident));
    }
    Ok((incident, log))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_model_takes_refuses_and_sees_the_same(history in any_history()) {
        let (incident, log) = together(&history)?;
        agree(&incident, &log)?;
    }

    #[test]
    fn the_model_merges_the_same(history in any_history_of_one_field()) {
        let (incident, log) = together(&history)?;
        agree(&incident, &log)?;
    }

    #[test]
    fn what_is_refused_changes_nothing(history in any_history()) {
        let (mut incident, _) = history.start();
        let mut without_refused = incident.clone();
        for batch in &history.batches {
            let before = incident.clone();
            match incident.record_all(batch.clone()) {
                // What was refused before is not felt now.
                Ok(status) => {
                    prop_assert_eq!(status, incident.status());
                    prop_assert_eq!(without_refused.record_all(batch.clone()), Ok(status));
                }
                Err(_) => same(&incident, &before)?,
            }
        }
        same(&incident, &without_refused)?;
    }

    #[test]
    fn what_was_written_is_read_as_the_same_bytes(history in any_history()) {
        let incident = history.recorded();
        let text = json::to_string(&incident);
        let read = json::from_str(&text);
        prop_assert!(read.is_ok(), "{:?}", read);
        same(&read.unwrap(), &incident)?;
    }

    #[test]
    fn the_order_of_recording_does_not_matter_where_at_decides(
        said in any_statements_apart().prop_shuffle(),
    ) {
        // What can be recorded in the order in which it was said can be recorded in any, together.
        let mut ordered = said.clone();
        ordered.sort_by_key(|(time, _)| *time);
        let mut one_by_one = incident();
        let taken = ordered.into_iter().filter(|(_, it)| one_by_one.record(it.clone()).is_ok());
        let taken: BTreeSet<_> = taken.map(|(time, _)| time).collect();
        let shuffled = said.into_iter().filter(|(time, _)| taken.contains(time)).map(|(_, it)| it);
        let mut together = incident();
        prop_assert_eq!(together.record_all(shuffled), Ok(one_by_one.status()));
        same(&together, &one_by_one)?;
    }
}

/// An incident in its JSON form, with one statement more.
fn with(incident: &Value, statement: &Statement) -> Value {
    let mut incident = incident.clone();
    incident["statements"].as_array_mut().unwrap().push(to_value(statement).unwrap());
    incident
}

proptest! {
    #![proptest_config(config())]

    /// What stands in a file may have come in another order, so more is read than recorded.
    #[test]
    fn a_file_is_read_if_the_model_reads_it(history in any_history()) {
        let (mut incident, _) = history.start();
        let mut refused = Vec::new();
        for batch in &history.batches {
            if incident.record_all(batch.clone()).is_err() {
                refused.extend(batch.iter().filter(|it| !it.says().is_empty()));
            }
        }
        let mut written = to_value(&incident).unwrap();
        for statement in refused.into_iter().filter(|it| it.says().iter().any(|it| it.step().is_some())).take(3) {
            let more = with(&written, statement);
            let (read, log) = (serde_json::from_value::<Incident>(more.clone()), Log::read(&more));
            prop_assert_eq!(read.is_ok(), log.is_ok(), "{:?}: {:?}", read.err(), log.err());
            if let (Ok(read), Ok(log)) = (read, log) {
                status_agrees(&read, &log)?;
                written = more;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(8), ..config() })]

    #[test]
    fn the_model_sees_the_same_in_any_incident(incident in any_incident()) {
        let log = Log::read(&to_value(&incident).unwrap());
        prop_assert!(log.is_ok(), "{:?}", log.err());
        agree(&incident, &log.unwrap())?;
    }
}
