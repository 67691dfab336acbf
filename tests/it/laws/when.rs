//! Moments, against the model's reading of their text.

use super::config;
use super::second::Moment;
use crate::arbitrary::any_zone;
use crate::moment::any_when;
use crate::when::any_mutated_text;
use chrono::NaiveDateTime;
use proptest::prelude::*;
use use_of_force::When;

/// Two moments, the second often with the bounds of the first, or nearly so.
fn any_neighbours() -> impl Strategy<Value = (When, When)> {
    (any_when(), any_when(), 0..4).prop_map(|(a, b, how)| {
        let text = a.to_string();
        let text = match how {
            0 => format!("{text}/{text}"),
            1 => format!("{text}~"),
            2 => {
                // The seconds of its bounds, on its own clock.
                let seconds = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M:%S").to_string();
                let zone = a.offset().map_or(String::new(), |zone| zone.to_string());
                format!("{}{zone}/{}{zone}", seconds(a.earliest()), seconds(a.latest()))
            }
            _ => b.to_string(),
        };
        (a, When::parse(&text).unwrap_or(b))
    })
}

proptest! {
    // A moment is quickly tried.
    #![proptest_config(ProptestConfig { cases: config().cases.saturating_mul(8), ..config() })]

    #[test]
    fn a_text_is_a_moment_if_the_model_reads_it(text in any_mutated_text()) {
        let (when, moment) = (When::parse(&text), Moment::read(&text));
        prop_assert_eq!(when.is_ok(), moment.is_some(), "{}: {:?}", text, when);
        if let (Ok(when), Some(moment)) = (when, moment) {
            // Where an open end ends, nobody says.
            let ((first, last), (start, end)) = ((when.earliest(), when.latest()), moment.bounds());
            prop_assert!(!when.has_start() || first == start, "{}: {}, {}", text, first, start);
            prop_assert!(!when.has_end() || last == end, "{}: {}, {}", text, last, end);
            prop_assert_eq!(when.is_approximate(), moment.is_approximate(), "{}", text);
            prop_assert_eq!(when.is_zoned(), moment.is_zoned(), "{}", text);
        }
    }

    #[test]
    fn bounds_and_comparisons_are_those_of_the_model(
        (a, b) in any_neighbours(),
        zone in proptest::option::of(any_zone()),
    ) {
        let read = |when: When| Moment::read(&when.to_string()).unwrap();
        let (x, y) = (read(a), read(b));
        prop_assert_eq!((a.earliest(), a.latest()), x.bounds());
        let seconds = zone.map(|zone| i64::from(zone.local_minus_utc()));
        prop_assert_eq!(a.certainly_before_in(b, zone), x.certainly_before(&y, seconds));
        prop_assert_eq!(a.possibly_before_in(b, zone), x.possibly_before(&y, seconds));
        prop_assert_eq!(a.certainly_before(b), x.certainly_before(&y, None));
        prop_assert_eq!(a.possibly_before(b), x.possibly_before(&y, None));
    }
}
