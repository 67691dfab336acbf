//! What a court takes out of the record itself.

use crate::arbitrary::{any_incident, config};
use crate::canary::Marked;
use crate::redact::{counts, id, outputs, same_counts};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use use_of_force::redact::{Order, Refused};
use use_of_force::{
    Agency, Circumstances, Claim, Fact, Incident, Key, Leave, Officer, Path, Person, Place, Remark,
    Shooting, Source, Statement, Status, Why, code::Injury, json, remark::Sequence, said,
    source::Kind, step, value::AnyNoun, when,
};

const NAMED: [&str; 6] =
    ["person-1", "person-2", "officer-1", "shooting-1", "leave-1", "investigation-1"];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_an_order_names_stands_nowhere(
        incident in any_incident(),
        nouns in btree_set(select(&NAMED[..]), 0..3),
        statements in btree_set(select(vec!["statement-0", "statement-1", "statement-2"]), 0..2),
        sources in btree_set(select(vec!["source-1", "source-2"]), 0..2),
        canary in "[a-z]{10}",
        cut in 0..9_usize,
    ) {
        let marked = Marked::new(&incident, &canary);
        let mut before =
            if cut < 5 { marked.incident.first(cut) } else { marked.incident.clone() };
        let desk = before.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();

        let mut order = Order::new("order 31-0042", when!("2039-12-31"));
        let mut nouns: Vec<String> = nouns.into_iter().map(|key| marked.key(key)).collect();
        nouns.retain(|key| outputs_name(&before, key));
        for key in &nouns {
            order = order.of(key.as_str());
        }
        let statements: Vec<Key<Statement>> = statements
            .into_iter()
            .map(|key| Key::from(marked.key(key)))
            .filter(|key| before.statement(key).is_some())
            .collect();
        for key in &statements {
            order = order.statement(key);
        }
        let mut sources: Vec<String> = sources.into_iter().map(|key| marked.key(key)).collect();
        sources.retain(|key| before.source(&Key::from(key.as_str())).is_some());
        for key in &sources {
            order = order.source(key.as_str());
        }
        let mut after = before.clone();
        let outcome = after.expunge(&order, &desk);
        if nouns.is_empty() && statements.is_empty() && sources.is_empty() {
            prop_assert_eq!(outcome, Err(Refused::NamesNothing));
            prop_assert_eq!(after, before);
            return Ok(());
        }
        prop_assert_eq!(outcome, Ok(()));

        let reached: BTreeSet<usize> = before
            .statements()
            .enumerate()
            .filter(|(_, statement)| {
                let text = serde_json::to_string(statement).unwrap();
                let mentions =
                    |key: &String| [format!("\"{key}\""), format!("/{key}")].iter().any(|it| text.contains(it));
                nouns.iter().any(mentions)
                    || statement.key().is_some_and(|key| statements.contains(key))
            })
            .map(|(i, _)| i)
            .collect();
        let (stood, _) = marked.found(&json::to_string(&before));
        let (found, _) = marked.found(&outputs(&after));
        for place in stood {
            let gone = match place.statement {
                Some(i) => reached.contains(&i),
                None => sources.contains(&place.source),
            };
            prop_assert_eq!(found.contains(place), !gone, "{:?} {}", place, json::to_string(&after));
        }

        prop_assert_eq!(after.id(), before.id());
        let (mut ours, mut theirs) = (counts(&before), counts(&after));
        ours.statements += 1;
        // The recorder's statement stands somewhere between the others.
        for change in ours.changes.iter_mut().chain(&mut theirs.changes) {
            change.0 = 0;
        }
        same_counts(ours, theirs)?;
        prop_assert_eq!(&json::from_str(&json::to_string(&after)).unwrap(), &after);

        let once = after.clone();
        prop_assert_eq!(after.expunge(&order, &desk), Ok(()));
        prop_assert_eq!(after, once);
    }
}

/// Whether a noun of this key is described or mentioned.
fn outputs_name(incident: &Incident, key: &str) -> bool {
    let all = incident.people().map(|it| it.key.as_str());
    let all = all.chain(incident.officers().map(|it| it.key.as_str()));
    let all = all.chain(incident.shootings().map(|it| it.key.as_str()));
    let all = all.chain(incident.leaves().map(|it| it.key.as_str()));
    let mut all = all.chain(incident.investigations().map(|it| it.key.as_str()));
    all.any(|it| it == key)
}

/// A made-up case: a story that tells of a person, a department, and the keeper of the record.
fn case() -> (Incident, Key<Source>) {
    let mut incident = Incident::new(id(1));
    let story = Source::new("story").kind(Kind::News).name("a story");
    let story = incident.declare(story).unwrap();
    let police = incident.declare(Source::new("police").kind(Kind::Agency)).unwrap();
    let desk = incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    let earlier: Path = "person/person-1/died_on".parse().unwrap();
    let later: Path = "shooting/shooting-1/occurred".parse().unwrap();
    incident
        .record_all([
            story
                .says(when!("2031-05-04"), [])
                .with_key("first")
                .with_cite("line 12, where the neighbor is named")
                .and(
                    Person::new("person-1")
                        .name("A. Neighbor")
                        .injury(said(Injury::Serious).words("badly hurt"))
                        .armed(Why::Pending),
                )
                .and(
                    Shooting::new("shooting-1")
                        .place(Place::described("behind the neighbor's house"))
                        .rounds_fired(said(3).words("the neighbor heard three"))
                        .struck(["person-1"]),
                )
                .and(Remark::new("the neighbor was at home")),
            police
                .says(when!("2031-05-05"), [])
                .and(Agency::new("exampleton-pd").name("Exampleton police"))
                .and(Officer::new("officer-1").employer("exampleton-pd"))
                .and(Leave::new("leave-1").officer("officer-1")),
            police
                .says(when!("2031-05-06"), [])
                .and(
                    Remark::new("the neighbor filed a complaint")
                        .about("person/person-1".parse::<Path>().unwrap()),
                )
                .and(Sequence::new(&earlier, &later)),
            story
                .says(when!("2031-05-07"), [])
                .with_key("summary")
                .and(Circumstances::new().narrative("the neighbor, by name").officers_hurt(0)),
        ])
        .unwrap();
    (incident, desk)
}

fn order() -> Order {
    Order::new("order 31-0042 of the Exampleton court", when!("2032-02-01"))
}

#[test]
fn the_facts_and_texts_go_and_the_rest_stays() {
    let (mut incident, desk) = case();
    let before = incident.clone();
    incident.expunge(&order().of("person-1"), &desk).unwrap();

    let person = incident.people().next().unwrap();
    assert_eq!(person.key.as_str(), "person-1");
    assert_eq!(person.name, Fact::Unknown(Why::Redacted));
    assert_eq!(person.injury, Fact::Unknown(Why::Redacted));
    assert_eq!(person.armed, Fact::Unknown(Why::Redacted), "not even that it is pending");
    assert!(person.age.is_unstated());

    // Of the other nouns in that statement the texts go, and nothing else.
    let shooting = incident.shootings().next().unwrap();
    assert_eq!(shooting.place, Fact::Unknown(Why::Redacted));
    assert!(shooting.rounds_fired.known().is_some_and(|rounds| rounds.exact() == Some(3)));
    assert_eq!(shooting.words("rounds_fired"), None);
    assert!(shooting.struck.known().is_some(), "keys stay");

    let statements: Vec<_> = incident.statements().collect();
    let first = statements[0];
    assert_eq!((first.key(), first.cite()), (Some(&"first".into()), None));
    assert_eq!((first.at(), first.source()), (when!("2031-05-04"), &"story".into()));
    let about = statements[2];
    assert_eq!(about.key().unwrap().as_str(), "expunged-1", "it had none");
    assert!(matches!(&about.says()[0], Claim::Remark(it) if it.text.as_str() == "[redacted]"));
    assert!(matches!(&about.says()[1], Claim::Sequence(_)));

    // What does not mention the person is as it was, in which a name is not found.
    assert_eq!(statements[1], before.statements().nth(1).unwrap());
    assert!(json::to_string(&incident).contains("the neighbor, by name"));
    assert_eq!(incident.status(), Status::OfficersOnLeave);
}

#[test]
fn a_remark_of_the_recorder_names_the_order_and_stays() {
    let (mut incident, desk) = case();
    incident.expunge(&order().of("person-1"), &desk).unwrap();
    let last = incident.statements().next_back().unwrap();
    assert_eq!((last.source(), last.at()), (&desk, when!("2032-02-01")));
    let Claim::Remark(remark) = &last.says()[0] else { panic!("{last:?}") };
    let text = "expunged by order: order 31-0042 of the Exampleton court";
    assert_eq!(remark.text.as_str(), text);
    assert_eq!(remark.about.known().unwrap().to_string(), "person/person-1");

    // The same order again changes nothing; another one leaves this remark alone.
    let once = incident.clone();
    incident.expunge(&order().of("person-1"), &desk).unwrap();
    assert_eq!(incident, once);
    let second = Order::new("order 32-0001", when!("2032-03-01")).of("person-1").statement("first");
    incident.expunge(&second, &desk).unwrap();
    let text_of = |claim: &Claim| match claim {
        Claim::Remark(remark) => remark.text.as_str().to_owned(),
        other => panic!("{other:?}"),
    };
    let told: Vec<_> = incident
        .statements()
        .filter(|it| it.source() == &desk)
        .flat_map(Statement::says)
        .map(text_of)
        .collect();
    assert_eq!(
        told,
        [
            text,
            "expunged by order: order 32-0001",
            "expunged by order: order 32-0001 (statement `first`)",
        ]
    );
}

#[test]
fn a_statement_can_be_named_or_spared() {
    let (mut incident, desk) = case();
    incident.expunge(&order().statement("summary"), &desk).unwrap();
    let circumstances = incident.circumstances();
    assert_eq!(circumstances.narrative, Fact::Unknown(Why::Redacted));
    assert_eq!(circumstances.officers_hurt, Fact::Unknown(Why::Redacted));
    assert!(incident.people().next().unwrap().name.is("A. Neighbor"), "that was not named");

    let (mut incident, desk) = case();
    incident.expunge(&order().of("person-1").sparing("first"), &desk).unwrap();
    let shooting = incident.shootings().next().unwrap();
    assert!(shooting.place.known().is_some());
    assert_eq!(incident.people().next().unwrap().name, Fact::Unknown(Why::Redacted));
    let first = incident.statements().next().unwrap();
    assert!(matches!(&first.says()[2], Claim::Remark(it) if it.text.as_str() == "[redacted]"));
}

/// What says no more than that it speaks of somebody can still be cited by where it stands.
#[test]
fn a_cite_goes_where_nothing_else_is_left_to_go() {
    let (mut incident, desk) = case();
    let mark = Remark::new("[redacted]").about("person/person-1".parse::<Path>().unwrap());
    let police = Key::<Source>::from("police");
    let says = police.says(when!("2031-06-01"), [mark.into()]).with_cite("page 3, the neighbor");
    incident.record(says.with_key("cited")).unwrap();
    incident.expunge(&order().of("person-1"), &desk).unwrap();
    assert_eq!(incident.statement(&"cited".into()).unwrap().cite(), None);
}

#[test]
fn a_source_can_be_named() {
    let (mut incident, desk) = case();
    incident.expunge(&order().source("story"), &desk).unwrap();
    let story = incident.source(&"story".into()).unwrap();
    assert_eq!(story.name, Fact::Unknown(Why::Redacted));
    assert!(story.kind.is(&Kind::News));
    assert!(incident.people().next().unwrap().name.is("A. Neighbor"), "what it said stays");
}

#[test]
fn statements_that_read_alike_without_their_words_stay_two() {
    let (mut incident, desk) = case();
    let about: Path = "person/person-1".parse().unwrap();
    let police = Key::<Source>::from("police");
    let says = |text: &str, step: Claim| {
        police.says(when!("2031-06-01"), [step]).and(Remark::new(text).about(about.clone()))
    };
    let resolved = || {
        step::Resolved::new()
            .without_investigation("none was needed")
            .leaving([step::Left::leave_of("leave-1", "end never announced")])
    };
    incident.record(says("closed", resolved().into())).unwrap();
    incident.record(says("the neighbor asked", step::Reopened::new().into())).unwrap();
    incident.record(says("closed again", resolved().into())).unwrap();
    incident.record(says("the neighbor asked again", step::Reopened::new().into())).unwrap();
    assert_eq!((incident.status(), incident.changes().len()), (Status::OfficersOnLeave, 5));

    incident.expunge(&order().of("person-1"), &desk).unwrap();
    assert_eq!((incident.status(), incident.changes().len()), (Status::OfficersOnLeave, 5));
    assert!(!json::to_string(&incident).contains("neighbor asked"));
    assert!(!json::to_string(&incident).contains("none was needed"), "a reason is a text too");
}

#[test]
fn what_is_not_there_is_refused_and_nothing_changes() {
    let (mut incident, desk) = case();
    let before = incident.clone();
    let story = Key::<Source>::from("story");
    let noun = |key: &str| Key::<AnyNoun>::from(key);
    for (order, recorder, refused, text) in [
        (
            order(),
            &desk,
            Refused::NamesNothing,
            "expected an order that names a noun, a statement or a source",
        ),
        (
            order().of("person-1"),
            &story,
            Refused::NoRecorder(story.clone()),
            "expected a source of kind recorder, found `story`",
        ),
        (
            order().of("person-9"),
            &desk,
            Refused::NoSuchNoun(noun("person-9")),
            "no statement describes the noun `person-9`",
        ),
        (
            order().of("person-1").sparing("nothing"),
            &desk,
            Refused::NoSuchStatement("nothing".into()),
            "no statement has the key `nothing`",
        ),
        (
            order().source("nobody"),
            &desk,
            Refused::NoSuchSource("nobody".into()),
            "source `nobody` is not declared",
        ),
    ] {
        let error = incident.expunge(&order, recorder).unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_eq!(error, refused);
        assert_eq!(incident, before);
    }
}
