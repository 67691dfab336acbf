//! Two records of one incident in one log: what must hold of any two, and each rule by hand.

mod again;
mod rules;

use crate::arbitrary::{any_incident, any_incident_by_days, config};
use crate::moment::any_when;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::{
    Claim, Incident, Statement, json, merge::Terms, redact::Order, step::Step, uuid::Uuid,
};

/// A statement without its key and what it replaces, its steps only reported and its confirmations
/// as remarks, in its JSON form: what merging must not lose.
fn content(statement: &Statement) -> String {
    let mut content = serde_json::to_value(statement).unwrap();
    let members = content.as_object_mut().unwrap();
    members.remove("key");
    members.remove("replaces");
    for (claim, said) in members["says"].as_array_mut().unwrap().iter_mut().zip(statement.says()) {
        match said {
            Claim::Step(_) => *claim = json!({ "reported": claim.clone() }),
            Claim::Confirmed(_) => {
                let text = "confirmed a statement that is not there before it";
                *claim = json!({ "remark": { "text": text } });
            }
            _ => {}
        }
    }
    content.to_string()
}

fn contents(incident: &Incident) -> BTreeSet<String> {
    incident.statements().map(content).collect()
}

/// What the other record has of a statement of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    Not,
    Whole,
    /// The step in it is only reported.
    Reported,
    /// Another key, or none.
    Rekeyed,
}

/// A record with the sources of `a`, some of its statements, and some of others of its own.
fn copied(a: &Incident, how: &[Copied], others: &Incident) -> Incident {
    let id = Uuid::from_u128(2);
    let mut b = a.zone().map_or(Incident::new(id), |zone| Incident::in_zone(id, zone).unwrap());
    for source in a.sources() {
        b.declare(source.clone()).unwrap();
    }
    for (statement, how) in a.statements().zip(how) {
        let mut json = serde_json::to_value(statement).unwrap();
        match how {
            Copied::Not => continue,
            Copied::Whole => {}
            Copied::Reported => {
                let claims = json["says"].as_array_mut().unwrap();
                for (claim, said) in claims.iter_mut().zip(statement.says()) {
                    if matches!(said, Claim::Step(_)) {
                        *claim = json!({ "reported": claim.clone() });
                    }
                }
            }
            Copied::Rekeyed => {
                let key = json["key"].as_str().map(|key| format!("{key}-x"));
                json["key"] = key.into();
            }
        }
        let _perhaps = b.record(serde_json::from_value(json).unwrap());
    }
    for statement in others.statements() {
        let _perhaps = b.record(statement.clone());
    }
    b
}

fn any_copied() -> impl Strategy<Value = Vec<Copied>> {
    let all = [Copied::Not, Copied::Whole, Copied::Whole, Copied::Reported, Copied::Rekeyed];
    vec(select(all.to_vec()), 8)
}

/// Two records that have something in common.
fn any_two() -> impl Strategy<Value = (Incident, Incident)> {
    (any_incident(), any_copied(), any_incident(), any::<bool>()).prop_map(|(a, how, c, alone)| {
        let b = if alone { c } else { copied(&a, &how, &c) };
        (a, b)
    })
}

fn any_terms() -> impl Strategy<Value = Terms> {
    select(vec![Terms::shared(), Terms::apart()])
}

/// The laws are worth something only if the two records have to do with each other.
#[test]
fn records_are_not_strangers() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..200 {
        let (a, b) = any_two().new_tree(&mut runner).unwrap().current();
        let merged = a.merge(&b, &Terms::shared());
        let apart = a.merge(&b, &Terms::apart());
        let log = merged.incident().statements();
        let added = log.count() > a.statements().count();
        let renamed = |what| merged.renamed().iter().any(|renamed| renamed.what == what);
        let mut note = |what, is: bool| *seen.entry(what).or_default() += usize::from(is);
        note("identical and added", added && !merged.identical().is_empty());
        note("reported", !merged.reported().is_empty());
        note("a source renamed", renamed("source"));
        note("a statement renamed", renamed("statement"));
        note("nouns apart", apart.renamed().len() > merged.renamed().len());
        note("zones differ", a.zone().is_some() && b.zone().is_some() && a.zone() != b.zone());
        note("one zone", a.zone().is_some() != b.zone().is_some());
    }
    let rare: Vec<_> = seen.iter().filter(|(_, times)| **times < 3).collect();
    assert!(rare.is_empty(), "hardly ever happens: {rare:?} of {seen:?}");
}

/// Whether it was ever said that the record is withdrawn, even if that was replaced.
fn says_withdrawn(incident: &Incident) -> bool {
    let mut claims = incident.statements().flat_map(Statement::says);
    claims.any(|claim| matches!(claim.step(), Some(Step::IncidentWithdrawn(_))))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(4), ..config() })]

    #[test]
    fn every_statement_is_accounted_for((a, b) in any_two(), terms in any_terms()) {
        // What an order reached is not as it was.
        prop_assume!([&a, &b].into_iter().all(|it| Order::held_by(it).is_empty()));
        let merged = a.merge(&b, &terms);
        let log = merged.incident();
        let both = a.statements().count() + b.statements().count();
        prop_assert_eq!(log.statements().count() + merged.identical().len(), both);
        for listed in merged.identical().iter().chain(merged.reported()) {
            prop_assert!(log.statements().any(|statement| statement == listed));
        }
        let all = contents(log);
        for statement in a.statements() {
            prop_assert!(all.contains(&content(statement)), "{:?}", statement);
        }
        if merged.renamed().is_empty() && (a.zone() == b.zone() || b.zone().is_none()) {
            for statement in b.statements() {
                prop_assert!(all.contains(&content(statement)), "{:?}", statement);
            }
        }
        prop_assert_eq!(log.id(), a.id());
        prop_assert!(log.sources().take(a.sources().len()).eq(a.sources()));
    }

    #[test]
    fn what_is_merged_is_a_record((a, b) in any_two(), terms in again::any_terms()) {
        let merged = a.merge(&b, &terms).into_incident();
        let text = json::to_string(&merged);
        let read = json::from_str(&text);
        prop_assert!(read.is_ok(), "{}: {}", read.unwrap_err(), text);
        prop_assert_eq!(&read.unwrap(), &merged);
        drop((merged.disputes(), merged.timeline(), merged.open_questions(), merged.standing()));
    }

    #[test]
    fn merging_again_changes_nothing((a, b) in any_two(), terms in any_terms()) {
        let once = a.merge(&b, &terms).into_incident();
        let show = || format!("{}\n{}\n{}", json::to_string(&a), json::to_string(&b), json::to_string(&once));
        let twice = once.merge(&b, &terms);
        prop_assert!(twice.incident() == &once, "{}\n{}", show(), json::to_string(twice.incident()));
        prop_assert_eq!(twice.identical().len(), b.statements().count(), "{}", show());
        let back = once.merge(&a, &terms);
        prop_assert!(back.incident() == &once, "{}\n{}", show(), json::to_string(back.incident()));
        let itself = a.merge(&a, &terms);
        prop_assert_eq!(itself.incident(), &a);
        prop_assert!(itself.reported().is_empty() && itself.renamed().is_empty());
    }

    #[test]
    fn an_empty_record_adds_nothing(a in any_incident(), terms in any_terms()) {
        let id = Uuid::from_u128(7);
        let empty = a.zone().map_or(Incident::new(id), |zone| Incident::in_zone(id, zone).unwrap());
        let merged = a.merge(&empty, &terms);
        prop_assert_eq!(merged.incident(), &a);
        prop_assert!(merged.reported().is_empty());
        let merged = empty.merge(&a, &terms).into_incident();
        prop_assert_eq!(merged.id(), id);
        prop_assert!(merged.sources().eq(a.sources()));
        // Of another record its withdrawal is only reported.
        if !says_withdrawn(&a) {
            prop_assert!(merged.statements().eq(a.statements()));
            prop_assert_eq!(merged.changes(), a.changes());
        }
    }

    #[test]
    fn the_direction_makes_no_difference(
        a in any_incident_by_days(),
        how in any_copied(),
        c in any_incident_by_days(),
    ) {
        let b = copied(&a, &how, &c);
        prop_assume!(!says_withdrawn(&a) && !says_withdrawn(&b));
        let days = |incident: &Incident| -> BTreeMap<String, String> {
            incident.statements().map(|it| (it.at().to_string(), content(it))).collect()
        };
        // One statement a day, in both together too.
        let (in_a, in_b) = (days(&a), days(&b));
        prop_assume!(in_a.iter().all(|(day, it)| in_b.get(day).is_none_or(|there| there == it)));
        let (one, other) = (a.merge(&b, &Terms::shared()), b.merge(&a, &Terms::shared()));
        prop_assume!(one.renamed().is_empty() && other.renamed().is_empty());
        let (one, other) = (one.incident(), other.incident());
        prop_assert!(
            one.statements().eq(other.statements()),
            "{}\n{}", json::to_string(one), json::to_string(other)
        );
        prop_assert_eq!(one.changes(), other.changes());
        prop_assert!(one.people().eq(other.people()) && one.leaves().eq(other.leaves()));
        prop_assert_eq!(one.disputes(), other.disputes());
    }

    #[test]
    fn what_was_known_then_is_known_then((a, b) in any_two(), t in any_when()) {
        prop_assume!(a.zone() == b.zone());
        let merged = a.merge(&b, &Terms::shared());
        prop_assume!(merged.renamed().is_empty());
        let then = contents(&merged.incident().as_of(t));
        let of_both: BTreeSet<_> = contents(&a.as_of(t)).union(&contents(&b.as_of(t))).cloned().collect();
        prop_assert_eq!(then, of_both);
    }
}
