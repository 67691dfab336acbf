//! What a court takes out of the record itself.

use crate::arbitrary::{any_incident, config};
use crate::canary::Marked;
use crate::redact::{counts, ends_by_its_day, id, outputs};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use use_of_force::merge::{Merged, Terms};
use use_of_force::redact::{Order, Refused};
use use_of_force::{
    Agency, Circumstances, Claim, Fact, Incident, Key, Leave, Officer, Path, Person, Place, Remark,
    Shooting, Source, Statement, Status, Why,
    code::{Injury, Sex},
    json,
    remark::{Expunged, Sequence},
    said,
    source::Kind,
    step,
    value::AnyNoun,
    when,
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
                // What an earlier order is called goes only with its statement.
                Some(i) if place.noun == "expunged" => {
                    let key = before.statements().nth(i).and_then(Statement::key);
                    key.is_some_and(|key| statements.contains(key))
                }
                Some(i) => reached.contains(&i),
                None => sources.contains(&place.source),
            };
            prop_assert_eq!(found.contains(place), !gone, "{:?} {}", place, json::to_string(&after));
        }

        prop_assert_eq!(after.id(), before.id());
        let (mut ours, mut theirs) = (counts(&before), counts(&after));
        ours.statements += 1;
        *ours.claims.entry("expunged").or_default() += 1;
        // The recorder's statement stands somewhere between the others.
        for change in ours.changes.iter_mut().chain(&mut theirs.changes) {
            change.0 = 0;
        }
        if !ends_by_its_day(&before) {
            prop_assert_eq!(ours, theirs);
        }
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
    assert_eq!(shooting.words("rounds_fired").unwrap(), None);
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
fn a_claim_of_the_recorder_holds_the_order_and_stays() {
    let (mut incident, desk) = case();
    incident.expunge(&order().of("person-1"), &desk).unwrap();
    let last = incident.statements().next_back().unwrap();
    assert_eq!((last.source(), last.at()), (&desk, when!("2032-02-01")));
    let name = "order 31-0042 of the Exampleton court";
    assert_eq!(last.says(), [Expunged::new(name).nouns(["person-1"]).into()]);

    // The same order again changes nothing; another one leaves this claim alone.
    let once = incident.clone();
    incident.expunge(&order().of("person-1"), &desk).unwrap();
    assert_eq!(incident, once);
    let second = Order::new("order 32-0001", when!("2032-03-01")).of("person-1").statement("first");
    incident.expunge(&second.sparing("summary").source("story"), &desk).unwrap();
    let told: Vec<_> = incident.statements().filter(|it| it.source() == &desk).collect();
    let other = Expunged::new("order 32-0001").nouns(["person-1"]).statements(["first"]);
    let other = other.sources(["story"]).spared(["summary"]);
    assert_eq!(told[0].says(), last_says(&once));
    assert_eq!(told[1].says(), [other.into()]);
    assert_eq!(told.len(), 2);
}

fn last_says(incident: &Incident) -> &[Claim] {
    incident.statements().next_back().unwrap().says()
}

#[test]
fn only_a_recorder_holds_orders() {
    let (mut incident, _) = case();
    let story = Key::<Source>::from("story");
    let claim = || Expunged::new("order 31-0042").nouns(["person-1"]);
    let rejected = incident.record(story.says(when!("2031-06-01"), [claim().into()])).unwrap_err();
    assert_eq!(rejected.to_string(), "claim 1: expected a source of kind recorder, found `story`");
    let text = json::to_string(&incident)
        .replace(r#""says":[{"agency""#, r#""says":[{"expunged":{"order":"x"}},{"agency""#);
    let error = json::from_str(&text).unwrap_err().to_string();
    assert!(error.contains("expected a source of kind recorder, found `police`"), "{error}");
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
    let police = Key::<Source>::from("police");
    let says = police.says(when!("2031-06-01"), [Person::new("person-1").into()]);
    incident.record(says.with_cite("page 3, the neighbor").with_key("cited")).unwrap();
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

/// Whatever order stands in one of two records is carried out on both, in whichever way they are merged.
#[test]
fn merging_an_older_file_brings_nothing_back() {
    let (older, desk) = case();
    for (order, gone) in [
        (order().of("person-1"), "A. Neighbor"),
        (order().statement("summary"), "the neighbor, by name"),
        (order().source("story"), "a story"),
    ] {
        assert!(json::to_string(&older).contains(gone));
        let mut expunged = older.clone();
        expunged.expunge(&order, &desk).unwrap();
        for terms in [Terms::shared(), Terms::apart()] {
            let merged = expunged.merge(&older, &terms);
            assert_eq!(merged.incident(), &expunged, "{gone}");
            assert_eq!(merged.incident().merge(&older, &terms).incident(), &expunged);
            let back = older.merge(&expunged, &terms);
            assert!(!json::to_string(back.incident()).contains(gone), "{gone}");
            assert_eq!(back.incident().sources().len(), older.sources().len());
            let told = |merged: &Merged| merged.expunged().iter().any(|it| it.key().is_some());
            assert_eq!((told(&merged), told(&back)), (gone != "a story", gone != "a story"));
        }
    }
}

/// Records that do not share their keys, but the same noun under one of them.
#[test]
fn an_order_holds_for_whom_the_terms_call_the_same() {
    let (mut ours, desk) = case();
    ours.expunge(&order().of("person-1"), &desk).unwrap();
    let mut theirs = Incident::new(id(2));
    let witness = theirs.declare(Source::new("witness")).unwrap();
    let neighbor = Person::new("neighbor").name("A. Neighbor");
    theirs.record(witness.says(when!("2031-05-08"), [neighbor.into()]).with_key("heard")).unwrap();

    let apart = ours.merge(&theirs, &Terms::apart());
    assert!(json::to_string(apart.incident()).contains("A. Neighbor"), "nobody says who that is");
    assert_eq!(apart.expunged(), []);
    let terms = Terms::apart().same::<Person>("neighbor", "person-1");
    let same = ours.merge(&theirs, &terms);
    assert!(!json::to_string(same.incident()).contains("A. Neighbor"));
    let keys: Vec<_> = same.expunged().iter().map(|it| it.key().unwrap().as_str()).collect();
    assert_eq!(keys, ["heard"]);
    assert_eq!(same.incident().merge(&theirs, &terms).incident(), same.incident());
}

/// A record under another id of which everything was recognized before is recognized after the order.
#[test]
fn an_order_holds_for_what_was_recognized_by_all_that_is_said_of_it() {
    let (older, desk) = case();
    let text = json::to_string(&older).replace(&older.id().to_string(), &id(9).to_string());
    let elsewhere = json::from_str(&text).unwrap();
    let together = older.merge(&elsewhere, &Terms::apart()).into_incident();
    let mut expunged = together.clone();
    expunged.expunge(&order().of("person-1"), &desk).unwrap();
    let again = expunged.merge(&elsewhere, &Terms::apart());
    assert_eq!(again.incident(), &expunged);
    assert!(!again.expunged().is_empty());
}

/// What the keeper of the record says after the order is said knowingly, in a copy of the file too.
#[test]
fn what_is_recorded_after_an_order_stands() {
    let (mut record, desk) = case();
    record.expunge(&order().of("person-1"), &desk).unwrap();
    let mut laptop = record.clone();
    let sex = Person::new("person-1").sex(Sex::Female);
    laptop.record(desk.says(when!("2032-03-01"), [sex.into()])).unwrap();
    assert_eq!(record.merge(&laptop, &Terms::shared()).incident(), &laptop);
    assert_eq!(laptop.merge(&record, &Terms::shared()).incident(), &laptop);
    assert_eq!(laptop.merge(&laptop, &Terms::shared()).incident(), &laptop);
}

#[test]
fn an_order_that_was_withdrawn_holds_nothing_back() {
    let (older, desk) = case();
    let mut record = Incident::new(id(1));
    record.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    let claims =
        [Person::new("person-1").into(), Expunged::new("order 31-0042").nouns(["person-1"]).into()];
    record.record(desk.says(when!("2032-02-01"), claims).with_key("order")).unwrap();
    let told = |record: &Incident| {
        json::to_string(older.merge(record, &Terms::shared()).incident()).contains("A. Neighbor")
    };
    assert!(!told(&record));
    record.record(desk.says(when!("2032-03-01"), [step::Withdrawn::new("order").into()])).unwrap();
    assert!(told(&record));
}

proptest! {
    #![proptest_config(config())]

    /// An older file brings nothing back, whatever the order names.
    #[test]
    fn nothing_comes_back(
        incident in any_incident(),
        nouns in btree_set(select(&NAMED[..]), 1..4),
        canary in "[a-z]{10}",
        ours_first in any::<bool>(),
    ) {
        let marked = Marked::new(&incident, &canary);
        let mut older = marked.incident.clone();
        let desk = older.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
        let mut order = Order::new("order 31-0042", when!("2039-12-31"));
        let nouns: Vec<String> = nouns.into_iter().map(|key| marked.key(key)).collect();
        for key in nouns.iter().filter(|key| outputs_name(&older, key)) {
            order = order.of(key.as_str());
        }
        let mut expunged = older.clone();
        if expunged.expunge(&order, &desk).is_err() {
            return Ok(());
        }
        let (stood, _) = marked.found(&outputs(&expunged));
        let merged = match ours_first {
            true => expunged.merge(&older, &Terms::shared()),
            false => older.merge(&expunged, &Terms::shared()),
        };
        let (found, _) = marked.found(&outputs(merged.incident()));
        prop_assert_eq!(found, stood);
        if ours_first {
            prop_assert_eq!(merged.incident(), &expunged);
        }
    }
}
