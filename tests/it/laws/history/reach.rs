//! That random histories reach what they aim at.

use super::{History, any_history};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, to_value};
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::{
    Claim, Incident, Key, Person, Shooting, Statement, Status, dispute::Dispute, incident::Reason,
    step::Step,
};

/// What happens in a history.
fn happens(history: &History) -> BTreeSet<&'static str> {
    let mut happens = BTreeSet::new();
    let mut incident = history.start();
    for batch in &history.batches {
        let before = incident.clone();
        match incident.record_all(batch.clone()) {
            Ok(_) => happens.extend(taken(&before, &incident, batch)),
            Err(rejected) => happens.extend(refused(rejected.reason())),
        }
    }
    let mut note = |what, does: bool| {
        if does {
            happens.insert(what);
        }
    };
    let changes: Vec<_> = incident.changes().iter().map(|change| change.status).collect();
    let opened = |next: &[Status]| next[0] == Status::Resolved;
    note("resolved", changes.contains(&Status::Resolved));
    note("resolved twice", changes.iter().filter(|it| **it == Status::Resolved).count() > 1);
    note("opened again", changes.windows(2).any(opened));
    for dispute in incident.disputes() {
        note("disputed", matches!(dispute, Dispute::Field { .. }));
        note("only reported", matches!(dispute, Dispute::Reported { .. }));
        note("undermined", matches!(dispute, Dispute::Undermined { .. }));
    }
    note("open question", !incident.open_questions().is_empty());
    note("obstacles", incident.obstacles().len() > 2);
    let cut = incident.first(incident.statements().count() / 2);
    note("cut with bare keys", to_value(cut).unwrap().get("bare").is_some());
    let shooting = incident.get(&Key::<Shooting>::from("shooting-1"));
    let by = shooting.map(|it| &it.discharged_by).filter(|it| it.known().is_some());
    let says =
        |claim: &Claim| matches!(claim, Claim::Shooting(it) if Some(&it.discharged_by) == by);
    note("united", by.is_some() && !incident.statements().flat_map(Statement::says).any(says));
    let believed = |noun: Option<Value>| noun.is_some_and(|it| it.get("believed").is_some());
    let person = incident.get(&Key::<Person>::from("person-1"));
    note("believed", believed(person.map(|it| to_value(it).unwrap())));
    note("believed", believed(shooting.map(|it| to_value(it).unwrap())));
    note("zone", history.zone.is_some());
    happens
}

/// What happens when these are taken.
fn taken(before: &Incident, after: &Incident, batch: &[Statement]) -> BTreeSet<&'static str> {
    let mut happens = BTreeSet::new();
    let mut note = |what, does: bool| {
        if does {
            happens.insert(what);
        }
    };
    note("taken together", batch.len() > 1);
    for statement in batch {
        let late = after.statements().last() != Some(statement);
        let steps: Vec<_> = statement.says().iter().filter_map(Claim::step).collect();
        note("late", late);
        note("late step", late && !steps.is_empty());
        note("replaced", statement.replaces().is_some());
        note("ruled out", statement.says().iter().any(|claim| claim.name() == "ruled_out"));
        for step in steps {
            note(step.name(), true);
            let phase = |incident: &Incident| step.investigation().map(|key| incident.phase(key));
            let holds = match step {
                Step::Resolved(_) => before.status() == Status::Resolved,
                Step::Reopened(_) => before.status() != Status::Resolved,
                _ => phase(before).is_some_and(|it| it.is_some()) && phase(before) == phase(after),
            };
            note("corroborated", holds && !late);
        }
    }
    happens
}

fn refused(reason: &Reason) -> Vec<&'static str> {
    let (what, later) = match reason {
        Reason::Forbidden { later, .. } => ("forbidden", later),
        Reason::Hindered { later, .. } => ("hindered", later),
        Reason::NeverResolved { later } => ("never resolved", later),
        Reason::NotDescribed { .. } => ("not described", &None),
        Reason::TwoAnswers { .. } => ("two answers", &None),
        Reason::KeyTaken { .. } => ("key taken", &None),
        Reason::NoEarlierStatement { .. } => ("no earlier statement", &None),
        Reason::NotItsOwn { .. } => ("not its own", &None),
        Reason::NoRecorder { .. } => ("no recorder", &None),
        Reason::WrongNoun { .. } => ("wrong noun", &None),
        Reason::NoSuchField { .. } => ("no such field", &None),
        Reason::UndeclaredSource { .. } => ("undeclared source", &None),
        Reason::NoClaims => ("no claims", &None),
        Reason::BadKey { .. } => ("bad key", &None),
        other => panic!("{other:?}"),
    };
    [Some(what), later.map(|_| "a later step would fall")].into_iter().flatten().collect()
}

/// What must happen in many histories, and what in some.
const OFTEN: [&str; 15] = [
    "concluded",
    "disputed",
    "forbidden",
    "hindered",
    "late",
    "late step",
    "never resolved",
    "no earlier statement",
    "open question",
    "opened again",
    "replaced",
    "resolved",
    "ruled out",
    "taken together",
    "withdrawn",
];
const SOMETIMES: [&str; 23] = [
    "a later step would fall",
    "bad key",
    "believed",
    "corroborated",
    "cut with bare keys",
    "investigation_reopened",
    "key taken",
    "no claims",
    "no such field",
    "not described",
    "not its own",
    "obstacles",
    "only reported",
    "referred",
    "reopened",
    "resolved twice",
    "resumed",
    "suspended",
    "two answers",
    "undeclared source",
    "undermined",
    "united",
    "wrong noun",
];

/// The histories are worth something only if what they aim at happens.
#[test]
fn histories_are_not_trivial() {
    let mut runner = TestRunner::deterministic();
    let histories = any_history();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..256 {
        let history = histories.new_tree(&mut runner).unwrap().current();
        for what in happens(&history) {
            *seen.entry(what).or_default() += 1;
        }
    }
    let times = |what: &&str| seen.get(what).copied().unwrap_or_default();
    let rare = OFTEN.iter().filter(|what| times(what) < 15);
    let rare: Vec<_> = rare.chain(SOMETIMES.iter().filter(|what| times(what) < 3)).collect();
    assert!(rare.is_empty(), "too rare: {rare:?} of {seen:#?}");
}
