//! What several sources say of one field.

use super::config;
use super::history::describes;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json, to_value};
use std::collections::BTreeSet;
use use_of_force::{Agency, Incident, Key, Shooting, Source, When, uuid::Uuid, when};

/// Descriptions of a field, each of which refines the one before it.
type Refined = (&'static str, Vec<Value>);

fn plainly(field: &'static str, values: impl IntoIterator<Item = Value>) -> Refined {
    (field, values.into_iter().map(|value| json!({ field: value })).collect())
}

fn ranges() -> impl Strategy<Value = Refined> {
    (prop::collection::btree_set(0..200_u32, 2..12), any::<bool>()).prop_map(|(ends, open)| {
        let mut ends = Vec::from_iter(ends);
        let mut values = Vec::new();
        if open {
            values.push(json!({ "low": ends[0] }));
        }
        while let [low, inner @ .., high] = ends.as_slice() {
            values.push(json!({ "low": low, "high": high }));
            ends = inner.to_vec();
        }
        plainly("rounds_fired", values)
    })
}

fn times() -> impl Strategy<Value = Refined> {
    // Not at the edge of what is coarser: about 1 April can be in March.
    let time = (2000..2040_i32, 3..=10_u32, 5..=25_u32, 2..22_u32, 5..55_u32, 0..60_u32);
    (time, select(vec!["", "Z", "-05:00"])).prop_map(|(time, zone)| {
        let (year, month, day, hour, minute, second) = time;
        let day = format!("{year}-{month:02}-{day:02}");
        let minute = format!("{day}T{hour:02}:{minute:02}");
        let second = format!("{minute}:{second:02}{zone}");
        let minute = format!("{minute}{zone}");
        // About a second is two minutes, and more than a minute.
        let texts = [
            format!("{}~", &day[..4]),
            day[..4].to_owned(),
            format!("{}~", &day[..7]),
            day[..7].to_owned(),
            format!("{day}~"),
            day,
            format!("{minute}~"),
            format!("{second}~"),
            minute,
            second,
        ];
        plainly("occurred", texts.map(Value::from))
    })
}

/// Each with one part more than the one before it.
fn with_parts(
    field: &'static str,
    parts: &'static [&'static str],
) -> impl Strategy<Value = Refined> {
    Just(parts.to_vec()).prop_shuffle().prop_map(move |parts| {
        let part = |name: &&str| ((*name).to_owned(), format!("a {name}").into());
        let first = |n: usize| Value::Object(parts[..n].iter().map(part).collect());
        plainly(field, (1..=parts.len()).map(first))
    })
}

fn points() -> impl Strategy<Value = Refined> {
    (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_map(|(latitude, longitude)| {
        let rounded = |degrees: f64, decimals: usize| -> f64 {
            format!("{degrees:.decimals$}").parse().unwrap()
        };
        let point = |decimals| {
            json!({
                "latitude": rounded(latitude, decimals),
                "longitude": rounded(longitude, decimals),
                "decimals": decimals,
            })
        };
        plainly("point", (0..=7).map(point))
    })
}

/// Words and sets of words, each narrower than the one before it.
fn words() -> impl Strategy<Value = Refined> {
    let weapons = [
        json!(["deadly_weapon"]),
        json!(["firearm"]),
        json!(["handgun", "rifle"]),
        json!(["rifle", "automatic_handgun"]),
        json!(["automatic_handgun", "automatic_rifle"]),
    ];
    let places = ["business", "alcohol_establishment", "bar"].map(Value::from);
    select(vec![plainly("weapons", weapons), plainly("location_type", places)])
}

const AGENCIES: [&str; 5] = ["east", "north", "south", "up", "west"];

/// Open lists of more and more, and at last one that is said to be complete.
fn lists() -> impl Strategy<Value = Refined> {
    Just(AGENCIES.to_vec()).prop_shuffle().prop_map(|agencies| {
        let first = |n: usize| json!(BTreeSet::from_iter(&agencies[..n]));
        let mut lists = plainly("discharged_by", (1..=5).map(first));
        lists.1.push(json!({ "discharged_by": first(5), "complete": ["discharged_by"] }));
        lists
    })
}

/// Two to four of them, in any order, and the place of the one that says the most.
fn any_refinement() -> impl Strategy<Value = (&'static str, Vec<Value>, usize)> {
    let refined = prop_oneof![
        ranges(),
        times(),
        points(),
        words(),
        lists(),
        with_parts("place", &["address", "landmark", "postal_code", "description"]),
        with_parts("jurisdiction", &["country", "state", "county", "place"]),
    ];
    let some = refined.prop_flat_map(|(field, values)| {
        let most = values.len().min(4);
        (Just(field), subsequence(values, most.min(2)..=most))
    });
    some.prop_flat_map(|(field, values)| {
        let last = values.len() - 1;
        let numbered: Vec<_> = values.into_iter().enumerate().collect();
        Just(numbered).prop_shuffle().prop_map(move |said| {
            let best = said.iter().position(|(number, _)| *number == last).unwrap();
            (field, said.into_iter().map(|(_, value)| value).collect(), best)
        })
    })
}

/// What these sources say of the shooting, each on the next day.
fn said<'a>(bodies: impl IntoIterator<Item = (&'a str, Value)>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for source in ["a", "b", "c", "d"] {
        incident.declare(Source::new(source)).unwrap();
    }
    let agencies = AGENCIES.map(|key| Agency::new(key).into());
    incident.record(Key::<Source>::from("d").says(when!("2031-04-30"), agencies)).unwrap();
    for ((source, body), day) in bodies.into_iter().zip(1..) {
        let at = When::parse(&format!("2031-05-{day:02}")).unwrap();
        let claim = describes("shooting", "shooting-1", body);
        incident.record(Key::<Source>::from(source).says(at, [claim])).unwrap();
    }
    incident
}

fn stands(incident: &Incident, field: &str) -> Value {
    let shooting = incident.get(&Key::<Shooting>::from("shooting-1"));
    to_value(shooting.unwrap()).unwrap()[field].clone()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_refinement_is_never_a_dispute((field, bodies, best) in any_refinement()) {
        let narrowest = bodies[best][field].clone();
        let incident = said(["a", "b", "c", "d"].into_iter().zip(bodies));
        prop_assert_eq!(incident.disputes(), []);
        prop_assert_eq!(stands(&incident, field), narrowest);
    }

    #[test]
    fn open_lists_unite_in_any_order(
        (forth, back) in prop::collection::vec(
            (select(vec!["a", "b", "c"]), subsequence(AGENCIES.to_vec(), 1..4)),
            1..8,
        ).prop_flat_map(|lists| (Just(lists.clone()), Just(lists).prop_shuffle())),
        believed in any::<bool>(),
    ) {
        let body = |list: &Vec<&str>| {
            let believed: &[_] = if believed { &["discharged_by"] } else { &[] };
            json!({ "discharged_by": list, "believed": believed })
        };
        let said = |lists: &[(&'static str, Vec<&str>)]| {
            said(lists.iter().map(|(source, list)| (*source, body(list))))
        };
        let all: BTreeSet<_> = forth.iter().flat_map(|(_, list)| list).collect();
        for incident in [said(&forth), said(&back)] {
            prop_assert_eq!(stands(&incident, "discharged_by"), json!(all));
            prop_assert_eq!(incident.disputes(), []);
        }
    }
}
