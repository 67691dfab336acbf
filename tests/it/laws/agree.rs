//! What the crate makes of a history, in the words of the model.

use super::model::{Log, NOUNS, Named, answers, merging::Answer, path};
use proptest::prelude::*;
use serde_json::{Value, json, to_value};
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::{
    Agency, Determination, Force, Incident, Investigation, Key, Leave, Officer, Person, Pursuit,
    Shooting, Statement,
    answer::Role,
    dispute::Dispute,
    incident::{Obstacle, Phase, Reason},
    statement::Noun,
};

/// That the crate and the model make the same of a log: its order, the picture, the status, what
/// differs and what is open.
pub(super) fn agree(incident: &Incident, log: &Log) -> Result<(), TestCaseError> {
    prop_assert_eq!(to_value(incident).unwrap(), log.json());
    for (noun, stands) in log.picture() {
        let seen = seen(incident, &noun);
        let stands = stands.into_iter();
        let stands = stands.map(|(name, word)| (name, (sorted(word.answer), word.place.0)));
        prop_assert_eq!(seen, Some(stands.collect()), "{:?}", noun);
    }
    prop_assert_eq!(part(incident), log.part());
    prop_assert_eq!(questions(incident), log.questions());
    status_agrees(incident, log)?;
    prop_assert_eq!(disputes(incident), log.disputes());
    Ok(())
}

/// That they make the same of the status.
pub(super) fn status_agrees(incident: &Incident, log: &Log) -> Result<(), TestCaseError> {
    let course = log.course();
    prop_assert_eq!(incident.status().as_str(), course.status());
    let changes = incident.changes();
    let changes: Vec<_> =
        changes.iter().map(|it| (it.status.as_str(), place(incident, it.statement))).collect();
    prop_assert_eq!(&changes, &course.changes);
    prop_assert_eq!(told(&incident.obstacles()), course.obstacles.told());
    for (noun, key) in log.nouns() {
        let phase = incident.phase(&Key::from(&*key)).map(Phase::as_str);
        if noun == "investigation" {
            prop_assert_eq!(phase, log.phase(&key, &course), "{}", key);
        }
    }
    let standing = incident.standing();
    let since = standing.since.map(|statement| place(incident, statement));
    prop_assert_eq!(since, course.changes.last().map(|(_, at)| *at));
    prop_assert_eq!(standing.last_heard, incident.statements().last());
    Ok(())
}

/// Where a statement stands in the log.
fn place(incident: &Incident, statement: &Statement) -> usize {
    incident.statements().position(|other| std::ptr::eq(other, statement)).unwrap()
}

/// What stands of a noun, and the place of the statement that says so.
fn seen(incident: &Incident, named: &Named) -> Option<BTreeMap<&'static str, (Answer, usize)>> {
    fn of<N: Noun + serde::Serialize>(incident: &Incident, key: &str) -> Option<Value> {
        incident.get(&Key::<N>::from(key)).map(|noun| to_value(noun).unwrap())
    }
    let (noun, key) = named;
    let json = match *noun {
        "circumstances" => to_value(incident.circumstances()).ok(),
        "agency" => of::<Agency>(incident, key),
        "officer" => of::<Officer>(incident, key),
        "person" => of::<Person>(incident, key),
        "pursuit" => of::<Pursuit>(incident, key),
        "shooting" => of::<Shooting>(incident, key),
        "force" => of::<Force>(incident, key),
        "investigation" => of::<Investigation>(incident, key),
        "leave" => of::<Leave>(incident, key),
        "determination" => of::<Determination>(incident, key),
        other => panic!("{other} is no noun"),
    };
    let said_by = |field: &str| {
        let trace = incident.trace(&path(named, field).parse().unwrap());
        let stands = trace.iter().find(|answer| answer.role == Role::Stands);
        place(incident, stands.unwrap().statement)
    };
    let fields = answers(noun, &json?).into_iter();
    Some(fields.map(|(it, answer)| (it.name, (sorted(answer), said_by(it.name)))).collect())
}

/// The order of a list that was united does not matter.
fn sorted(mut answer: Answer) -> Answer {
    if let Ok(known) = &mut answer.fact
        && let Some(members) = known.value.as_array_mut()
    {
        members.sort_by_key(Value::to_string);
    }
    answer
}

/// The nouns that have a part in the incident, each kind in the order of introduction.
pub(super) fn part(incident: &Incident) -> Vec<Named> {
    let mut part = Vec::new();
    let mut note = |noun: &'static str, keys: Vec<String>| {
        part.extend(keys.into_iter().map(|key| (noun, key)));
    };
    let described = incident.statements().flat_map(Statement::says).any(|it| it.name() == NOUNS[0]);
    note(NOUNS[0], if described { vec![String::new()] } else { Vec::new() });
    note("agency", incident.agencies().map(|it| it.key.to_string()).collect());
    note("officer", incident.officers().map(|it| it.key.to_string()).collect());
    note("person", incident.people().map(|it| it.key.to_string()).collect());
    note("pursuit", incident.pursuits().map(|it| it.key.to_string()).collect());
    note("shooting", incident.shootings().map(|it| it.key.to_string()).collect());
    note("force", incident.force().map(|it| it.key.to_string()).collect());
    note("investigation", incident.investigations().map(|it| it.key.to_string()).collect());
    note("leave", incident.leaves().map(|it| it.key.to_string()).collect());
    note("determination", incident.determinations().map(|it| it.key.to_string()).collect());
    part
}

fn questions(incident: &Incident) -> BTreeSet<String> {
    let questions = incident.open_questions().into_iter();
    questions
        .map(|it| {
            let (source, at) = (it.answer.source().as_str(), place(incident, it.answer.statement));
            format!("{}: {}, {source} at {at}", it.path, it.why)
        })
        .collect()
}

fn disputes(incident: &Incident) -> BTreeSet<String> {
    let told = |dispute: &Dispute<'_>| match dispute {
        Dispute::Field { path, positions, since, .. } => {
            let held = positions
                .iter()
                .map(|it| format!("{} at {}", it.source(), place(incident, it.statement)));
            let held = held.collect::<Vec<_>>().join(", ");
            format!("{path}: {held}; since {}", place(incident, since))
        }
        Dispute::Reported { step, statement } => {
            format!("reported {} at {}", step.name(), place(incident, statement))
        }
        Dispute::Undermined { statement, obstacles, .. } => {
            format!("undermined at {}: {}", place(incident, statement), told(obstacles))
        }
        other => panic!("{other:?}"),
    };
    incident.disputes().iter().map(told).collect()
}

fn told(obstacles: &[Obstacle]) -> String {
    let told = |obstacle: &Obstacle| match obstacle {
        Obstacle::Leave { leave, .. } => format!("leave {leave}"),
        Obstacle::Investigation { investigation, phase } => format!("{investigation} {phase}"),
        Obstacle::NoInvestigation => "no investigation".to_owned(),
        other => panic!("{other:?}"),
    };
    obstacles.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// Why something was refused.
pub(super) fn reason(reason: &Reason) -> String {
    let late = |later: &Option<use_of_force::When>| {
        later.map_or(String::new(), |at| format!(", later {}", json!(at)))
    };
    match reason {
        Reason::UndeclaredSource { source } => format!("no source {source}"),
        Reason::NoClaims => "no claims".to_owned(),
        Reason::BadKey { .. } => "bad key".to_owned(),
        Reason::NotDescribed { key, .. } => format!("not described {key}"),
        Reason::WrongNoun { key, .. } => format!("wrong noun {key}"),
        Reason::NoSuchField { path, .. } => format!("no such field {path}"),
        Reason::TwoAnswers { path } => format!("two answers {path}"),
        Reason::KeyTaken { key } => format!("key taken {key}"),
        Reason::NoEarlierStatement { key, comes_later } => {
            format!("no earlier statement {key}, later {comes_later}")
        }
        Reason::NotItsOwn { key, .. } => format!("not its own {key}"),
        Reason::NoRecorder { source } => format!("no recorder {source}"),
        Reason::Forbidden { investigation, step, phase, later } => {
            let step = match step.participle() {
                "reopened" => "investigation_reopened",
                step => step,
            };
            format!("forbidden: {step} {investigation} in {phase}{}", late(later))
        }
        Reason::Hindered { obstacles, later } => {
            format!("hindered: {}{}", told(obstacles), late(later))
        }
        Reason::NeverResolved { later } => format!("never resolved{}", late(later)),
        other => panic!("{other:?}"),
    }
}
