//! Recording: what is taken, what is refused, and in which order it came.

use super::agree::agree;
use super::config;
use super::history::{any_history, any_history_of_one_field, any_statements_apart};
use crate::arbitrary::any_incident;
use crate::status::incident;
use proptest::prelude::*;
use std::collections::BTreeSet;
use use_of_force::{Incident, json};

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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_model_sees_the_same(history in any_history()) {
        agree(&history.recorded())?;
    }

    #[test]
    fn the_model_sees_the_same_of_one_field(history in any_history_of_one_field()) {
        agree(&history.recorded())?;
    }

    #[test]
    fn what_is_refused_changes_nothing(history in any_history()) {
        let mut incident = history.start();
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

    /// Each prefix as well, in which steps can have been taken back later.
    #[test]
    fn any_incident_can_be_read_again(incident in any_incident(), cut in 0..9_usize) {
        let cut = incident.first(cut);
        for incident in [incident, cut] {
            let read = json::from_str(&json::to_string(&incident));
            prop_assert!(read.is_ok(), "{:?}\n{}", read, json::to_string(&incident));
            prop_assert_eq!(read.unwrap(), incident);
        }
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

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(8), ..config() })]

    #[test]
    fn the_model_sees_the_same_in_any_incident(incident in any_incident()) {
        agree(&incident)?;
    }
}
