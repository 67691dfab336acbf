//! What the crate makes of a log, in the words of the second model.

use super::second::{Log, Moment, Stands};
use proptest::prelude::*;
use serde_json::{Value, json, to_value};
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::{Incident, Statement, dictionary::NOUNS, dispute::Dispute, value::Precision};

/// What stands, and whose word it is: which of several equal statements of a source is named differs
/// where they are simultaneous, so the sources are compared.
type Told = (Stands, BTreeSet<String>);

/// That the crate and the model make the same of a log: which nouns there are, what stands and by
/// whose word, what differs, what is settled and open, and the status.
pub(super) fn agree(incident: &Incident) -> Result<(), TestCaseError> {
    // Of equal answers of one source that overlap in time, the two read differently which was last.
    let is_day =
        |it: &Statement| it.at().precision() == Precision::Day && !it.at().is_approximate();
    if !incident.statements().all(is_day) {
        return Ok(());
    }
    let log = Log::read(&to_value(incident).unwrap());
    let picture = to_value(incident.picture()).unwrap();
    let zone = incident.zone().map(|zone| i64::from(zone.local_minus_utc()));
    let source = |number: &usize| incident.statements().nth(*number).unwrap().source().to_string();
    let told = |stands: BTreeMap<String, Stands>| -> BTreeMap<String, Told> {
        let of = |(path, mut stands): (String, Stands)| {
            // That a qualifier did not stand for a while, since its value did not, is not told.
            if is_qualifier(&path) {
                stands.known_since = None;
            }
            // Of several statements of one moment either may be named.
            let end = |at: String| Moment::read(&at).unwrap().latest(zone).to_string();
            stands.known_since = stands.known_since.map(end);
            stands.fact = stands.fact.map(|value| sorted(&path, value));
            let by = std::mem::take(&mut stands.by).iter().map(source).collect();
            (path, (stands, by))
        };
        stands.into_iter().map(of).collect()
    };
    let (found, expected) = (told(stands(incident, &picture)), told(log.stands()));
    for (path, expected) in &expected {
        prop_assert_eq!(found.get(path), Some(expected), "{}", path);
    }
    for (path, found) in &found {
        prop_assert_eq!(Some(found), expected.get(path), "{}", path);
    }
    let disputes = incident.disputes();
    let orders = disputes.iter().filter_map(|it| match it {
        Dispute::Order { path, .. } => Some(path.to_string()),
        _ => None,
    });
    // Circles only with times that stand are not looked for by the model.
    let orders: BTreeSet<String> = orders.collect();
    let circles = log.circles();
    prop_assert!(circles.is_subset(&orders), "{:?} in {:?}", circles, orders);
    let others = disputes.iter().filter(|it| !matches!(it, Dispute::Order { .. }));
    let differing = others.filter_map(|it| Some(it.path()?.to_string()));
    let differing: BTreeSet<String> = differing.filter(|path| !is_step(path)).collect();
    let expected = log.disputed().into_iter().filter(|path| !is_step(path));
    let expected: BTreeSet<String> = expected.collect();
    prop_assert_eq!(differing, expected);
    let questions: BTreeMap<String, String> = picture["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (text(&it["path"]), text(&it["why"])))
        .collect();
    prop_assert_eq!(questions, log.questions());
    prop_assert_eq!(&picture["live"], log.is_live());
    prop_assert_eq!(&picture["status"], log.status());
    let on_leave: BTreeSet<String> =
        picture["on_leave"].as_array().unwrap().iter().map(text).collect();
    prop_assert_eq!(on_leave, log.on_leave());
    Ok(())
}

/// Whether a dispute is about a step: it is at the investigation, or has the name of the step.
fn is_step(path: &str) -> bool {
    !path.contains('/') || (path.starts_with("investigation/") && path.matches('/').count() == 1)
}

fn is_qualifier(path: &str) -> bool {
    let (noun, name) = (path.split('/').next().unwrap(), path.rsplit('/').next().unwrap());
    let entry = NOUNS.iter().find(|entry| entry.name == noun).unwrap();
    entry.fields.iter().any(|field| field.name == name && field.group.is_some())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What stands, path by path, as the picture has it.
fn stands(incident: &Incident, picture: &Value) -> BTreeMap<String, Stands> {
    let places: BTreeMap<*const Statement, usize> =
        incident.statements().zip(0..).map(|(it, place)| (std::ptr::from_ref(it), place)).collect();
    let all = picture["stands"].as_object().unwrap().iter();
    let of = |(path, stood): (&String, &Value)| {
        let stands = incident.stands(&path.parse().unwrap()).unwrap();
        let by = stands.answers.iter().map(|it| places[&std::ptr::from_ref(it.statement)]);
        let document = to_value(&stands).unwrap();
        let fact = match stood.get("why") {
            Some(why) => Err(text(why)),
            None => Ok(stood["value"].clone()),
        };
        let stands = Stands {
            // An empty list is complete, in order or not.
            complete: document.get("complete").is_some() || stood["value"] == json!([]),
            by: by.collect(),
            believed: stood["believed"] == true,
            disputed: stood["disputed"] == true,
            settled: stood["settled"] == true,
            known_since: stood.get("known_since").map(text).filter(|_| fact.is_ok()),
            fact,
        };
        (path.clone(), stands)
    };
    all.map(of).collect()
}

/// The order of a list matters only in what was crossed, and in what is left.
fn sorted(path: &str, mut value: Value) -> Value {
    if !path.ends_with("/crossed")
        && let Some(members) = value.as_array_mut()
    {
        members.sort_by_key(Value::to_string);
    }
    value
}
