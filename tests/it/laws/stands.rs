//! What stands is what somebody said: laws that need no model.

use super::config;
use super::history::{History, any_history, any_history_of_one_field, any_history_of_one_group};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json, to_value};
use std::collections::BTreeSet;
use use_of_force::{
    Claim, Incident, Path, Statement, Why,
    answer::Role,
    dictionary::{Field, NOUNS},
    json,
};

fn some_history() -> impl Strategy<Value = History> {
    prop_oneof![any_history(), any_history_of_one_field(), any_history_of_one_group()]
}

fn picture(incident: &Incident) -> Value {
    to_value(incident.picture()).unwrap()
}

fn field(path: &str) -> &'static Field {
    let mut parts = path.split('/');
    let (noun, name) = (parts.next().unwrap(), parts.next_back().unwrap());
    let entry = NOUNS.iter().find(|entry| entry.name == noun).unwrap();
    entry.fields.iter().find(|field| field.name == name).unwrap()
}

/// What stands path by path, with these members of what the picture tells; without qualifiers, if
/// they are not asked for.
fn stood(incident: &Incident, members: &[&str], qualifiers: bool) -> Map<String, Value> {
    let picture = picture(incident);
    let all = picture["stands"].as_object().unwrap().iter();
    let asked = all.filter(|(path, _)| qualifiers || field(path).group.is_none());
    let told = asked.map(|(path, it)| {
        let some = members.iter().map(|name| ((*name).to_owned(), it[*name].clone()));
        let mut some: Map<String, Value> = some.collect();
        if let Some(by) = some.get_mut("by").and_then(Value::as_array_mut) {
            by.sort_by_key(Value::to_string);
        }
        (path.clone(), some.into())
    });
    told.collect()
}

fn open(incident: &Incident, qualifiers: bool) -> BTreeSet<(String, Why)> {
    let questions = incident.open_questions();
    let all = questions.iter().map(|it| (it.path.to_string(), it.why));
    all.filter(|(path, _)| qualifiers || field(path).group.is_none()).collect()
}

fn read(whole: &Value) -> Option<Incident> {
    json::from_str(&whole.to_string()).ok()
}

fn says(statement: &Statement, is: impl Fn(&Claim) -> bool) -> bool {
    statement.says().iter().any(is)
}

proptest! {
    #![proptest_config(config())]

    /// The order of recording decides nothing of what stands, whatever was said at one time.
    #[test]
    fn the_order_of_recording_decides_nothing(
        history in some_history(), order in prop::collection::vec(any::<u32>(), 64),
    ) {
        let incident = history.recorded();
        let mut whole = to_value(&incident).unwrap();
        let statements = whole["statements"].as_array_mut().unwrap();
        let numbered = std::mem::take(statements).into_iter().enumerate();
        let mut numbered: Vec<_> = numbered.collect();
        numbered.sort_by_key(|(number, _)| (order.get(*number).copied(), *number));
        statements.extend(numbered.into_iter().map(|(_, it)| it));
        // A step can be forbidden after another one of its time, and what replaces comes later.
        let Some(other) = read(&whole) else { return Ok(()) };
        // Of two equal answers of a source at one time either statement can be named.
        let told = ["value", "why", "believed", "disputed", "settled"];
        prop_assert_eq!(stood(&incident, &told, true), stood(&other, &told, true));
        prop_assert_eq!(open(&incident, true), open(&other, true));
        prop_assert_eq!(incident.is_live(), other.is_live());
    }

    /// Another source that says what stands, when it was said, changes nothing but whose word it is.
    #[test]
    fn an_echo_changes_nothing(history in some_history(), which in any::<Index>()) {
        let mut incident = history.recorded();
        // Who speaks of a noun says that it is there.
        let is_moved = |it: &Statement| says(it, |claim| matches!(claim, Claim::RuledOut(_) | Claim::Same(_)));
        if incident.statements().any(is_moved) {
            return Ok(());
        }
        let before = picture(&incident);
        let stands = before["stands"].as_object().unwrap();
        let known: Vec<_> = stands.iter().filter(|(_, it)| it.get("value").is_some()).collect();
        if known.is_empty() {
            return Ok(());
        }
        let (path, _) = known[which.index(known.len())];
        let stands = incident.stands(&path.parse().unwrap()).unwrap();
        let answer = stands.answers.last().unwrap();
        let (noun, name) = (path.split('/').next().unwrap(), field(path).name);
        let said = answer.statement;
        let body = said.says().iter().find_map(|claim| {
            let claim = to_value(claim).unwrap();
            let body = claim.get(noun)?.as_object()?.clone();
            let key = path.split('/').nth(1).filter(|key| *key != name);
            let is_it = body.get(name).is_some() && body.get("key").and_then(Value::as_str) == key;
            is_it.then_some(body)
        });
        // A death is said by its day alone, and what was replaced was said when it was said first.
        let Some(body) = body.filter(|_| said.replaces().is_none()) else { return Ok(()) };
        let opened = body.get("complete").is_some() || body[name] == json!([]);
        if opened || field(path).is_state || field(path).group.is_some() {
            return Ok(());
        }
        let mut echo = Map::new();
        for part in ["key", name] {
            echo.extend(body.get(part).map(|it| (part.to_owned(), it.clone())));
        }
        if answer.believed {
            echo.insert("believed".into(), json!([name]));
        }
        let echo = json!({ "at": said.at(), "source": "echo", "says": [{ noun: echo }] });
        let echo: Statement = serde_json::from_value(echo).unwrap();
        incident.declare(use_of_force::Source::new("echo")).unwrap();
        incident.record(echo).unwrap();
        let after = picture(&incident);
        for (path, it) in before["stands"].as_object().unwrap() {
            // Since when it is known can change: the other source need not have fallen silent.
            for told in ["value", "why", "believed", "disputed", "settled"] {
                prop_assert_eq!(&it[told], &after["stands"][path][told], "{} of {}", told, path);
            }
        }
        for told in ["questions", "status", "on_leave", "nouns"] {
            prop_assert_eq!(&before[told], &after[told]);
        }
    }

    /// To withdraw a statement is never to have said it, but for what a qualifier belongs to.
    #[test]
    fn what_is_withdrawn_was_never_said(history in some_history(), which in any::<Index>()) {
        let incident = history.recorded();
        let keyed: Vec<&Statement> = incident.statements().filter(|it| it.key().is_some()).collect();
        if keyed.is_empty() {
            return Ok(());
        }
        let it = keyed[which.index(keyed.len())];
        let key = it.key().unwrap().as_str();
        let (mut with, mut without) = (to_value(&incident).unwrap(), to_value(&incident).unwrap());
        let withdrawn = json!({ "withdrawn": { "statement": key } });
        let last = json!({ "at": "9999-12-31", "source": "recorder", "says": [withdrawn] });
        with["statements"].as_array_mut().unwrap().push(last);
        let statements = without["statements"].as_array_mut().unwrap();
        statements.retain(|it| it["key"] != key);
        for statement in &mut *statements {
            if statement["replaces"] == key {
                statement.as_object_mut().unwrap().remove("replaces");
            }
        }
        // What confirms, settles or withdraws it says nothing without it.
        let mentions = |it: &Value| it.to_string().contains(&format!("\"statement\":\"{key}\""));
        if statements.iter().any(mentions) {
            return Ok(());
        }
        let (Some(with), Some(without)) = (read(&with), read(&without)) else { return Ok(()) };
        let told = ["value", "why", "believed", "disputed", "settled", "by", "said", "known_since"];
        prop_assert_eq!(stood(&with, &told, false), stood(&without, &told, false));
        prop_assert_eq!(open(&with, false), open(&without, false));
        prop_assert_eq!(with.status(), without.status());
        prop_assert_eq!(with.is_live(), without.is_live());
    }

    /// A plain value that somebody holds is never shown as unknown, unless a reason was settled.
    #[test]
    fn what_somebody_knows_is_not_unknown(history in some_history()) {
        let incident = history.recorded();
        for question in incident.open_questions() {
            let trace = incident.trace(&question.path).unwrap();
            let holds = trace.iter().find(|it| {
                matches!(it.role, Role::Position | Role::Stands) && it.value.is_some() && !it.believed
            });
            let is_settled = picture(&incident)["stands"][question.path.to_string()]["settled"] == true;
            prop_assert!(holds.is_none() || is_settled, "{}: {:?}", question.path, holds);
        }
    }

    /// No qualifier stands beside a value that its own source contradicts.
    #[test]
    fn no_qualifier_stands_beside_what_its_source_contradicts(history in some_history()) {
        let incident = history.recorded();
        let stood = picture(&incident);
        for (path, _) in stood["stands"].as_object().unwrap().iter() {
            let Some(group) = field(path).group else { continue };
            let Some((noun, _)) = path.rsplit_once('/') else { continue };
            let main: Path = format!("{noun}/{group}").parse().unwrap();
            let Some(value) = incident.stands(&main).filter(|it| it.value.is_some()) else { continue };
            for answer in incident.stands(&path.parse().unwrap()).unwrap().answers {
                // As its source alone tells it, and as whose word stands does: together they agree.
                let whose: BTreeSet<_> = value.answers.iter().map(|it| it.source().clone()).collect();
                let own = answer.source().clone();
                let told = incident.by(|source| whose.contains(&source.key));
                if !told.disputes().is_empty() {
                    continue;
                }
                let alone = incident.by(|source| source.key == own);
                let held = alone.stands(&main).filter(|it| it.value.is_some());
                let Some(held) = held.filter(|it| it.value != value.value) else { continue };
                let both = incident.by(|source| source.key == own || whose.contains(&source.key));
                let disputed = picture(&both)["stands"][main.to_string()]["disputed"] == true;
                let is_one = alone.disputes().is_empty();
                let differs = is_one && disputed && both.stands(&main).is_some_and(|it| it.value == value.value);
                prop_assert!(
                    !differs || whose.contains(&own) || picture(&incident)["stands"][main.to_string()]["settled"] == true,
                    "{} by {} beside {:?}, who holds {:?}", path, own, value.value, held.value
                );
            }
        }
    }
}
