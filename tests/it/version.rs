//! The version of a record, what was entered since, and what is changed without saying anything.

use crate::arbitrary::config;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, from_str, to_string, to_value};
use use_of_force::chrono::FixedOffset;
use use_of_force::{
    Fact, Incident, Key, Person, Remark, Source, Statement, When, Why,
    incident::{Conflict, Illegal, Reason, Unversioned},
    json,
    merge::Terms,
    redact::Order,
    source::Kind,
    step::Withdrawn,
    uuid::Uuid,
    when,
};

fn new() -> Incident {
    Incident::new(Uuid::from_u128(1))
}

fn desk() -> Key<Source> {
    Key::from("desk")
}

fn aged(age: u32) -> [use_of_force::Claim; 1] {
    [Person::new("person-1").age(age).into()]
}

/// The texts of remarks, which tell the statements apart.
fn texts(entered: &[&Statement]) -> Vec<String> {
    let remark = |it: &&Statement| to_value(&it.says()[0]).unwrap()["remark"]["text"].clone();
    entered.iter().map(|it| remark(it).as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_change_makes_it_one_more_and_nothing_less() {
    let mut incident = new();
    assert_eq!(incident.version(), 0);
    incident.declare(Source::new("desk")).unwrap();
    incident.declare(Source::new("desk")).unwrap();
    assert_eq!(incident.version(), 1, "an equal source again changes nothing");
    incident.declare(Source::new("desk").name("other")).unwrap_err();
    incident.declare(Source::new("mail")).unwrap();
    let first = desk().says(when!("2031-05-04"), aged(24));
    let both = [first.clone(), desk().says(when!("2031-05-03"), aged(25))];
    incident.record_all(both.clone()).unwrap();
    assert_eq!(incident.version(), 4);
    incident.record_all(both).unwrap();
    let nobody = Key::<Source>::from("nobody").says(when!("2031-05-04"), aged(24));
    incident.record_all([desk().says(when!("2031-05-05"), aged(9)), nobody]).unwrap_err();
    assert_eq!(incident.version(), 4, "what was said before, or is refused");
    incident.name(&first, "first").unwrap();
    incident.amend(Source::new("mail").url("https://mail.example")).unwrap();
    incident.amend(Source::new("mail").url("https://mail.example")).unwrap();
    assert_eq!(incident.version(), 6);
    incident.record(desk().says(when!("2031-05-06"), [Withdrawn::new("first").into()])).unwrap();
    assert_eq!(incident.version(), 7);
    assert_eq!(incident.since(6).unwrap().len(), 1);
    assert_eq!(incident.first(1).version(), 2, "a view has its own: a source, a statement");
}

#[test]
fn since_is_in_order_of_entry() {
    let mut incident = new();
    incident.declare(Source::new("desk")).unwrap();
    for (day, text) in [("2031-05-06", "call"), ("2031-05-04", "letter"), ("2031-05-05", "visit")] {
        let said = desk().says(When::parse(day).unwrap(), [Remark::new(text).into()]);
        incident.record(said).unwrap();
    }
    let since = |version| incident.since(version).map(|entered| texts(&entered));
    assert_eq!(since(0).unwrap(), ["call", "letter", "visit"]);
    assert_eq!(since(2).unwrap(), ["letter", "visit"]);
    assert_eq!(since(4).unwrap(), [""; 0]);
    let later = since(5).unwrap_err();
    assert_eq!(later, Unversioned::Later { asked: 5, now: 4 });
    let expected = "expected a version up to 4, which is that of the record, found 5";
    assert_eq!(later.to_string(), expected);
    assert_eq!(to_value(later).unwrap()["now"], 4);

    // Nothing tells it after it was written and read.
    let mut read = json::from_str(&json::to_string(&incident)).unwrap();
    assert_eq!(read.version(), 4);
    let earlier = read.since(3).unwrap_err();
    assert_eq!(earlier, Unversioned::Earlier { asked: 3, from: 4 });
    let expected = "in which order statements were entered is told from version 4 on, not from 3";
    assert_eq!(earlier.to_string(), expected);
    read.record(desk().says(when!("2031-05-01"), [Remark::new("old").into()])).unwrap();
    assert_eq!(texts(&read.since(4).unwrap()), ["old"]);
}

#[test]
fn recorded_tells_it_after_a_round_trip() {
    let mut incident = new();
    incident.declare(Source::new("desk")).unwrap();
    let said = |day: &str, text: &str, recorded: &str| {
        let said = desk().says(When::parse(day).unwrap(), [Remark::new(text).into()]);
        said.with_recorded(When::parse(recorded).unwrap())
    };
    incident.record(said("2031-05-06", "call", "2031-05-06T10:00Z")).unwrap();
    incident.record(said("2031-05-04", "letter", "2031-09-01T10:00Z")).unwrap();
    let text = json::to_string(&incident);
    assert!(text.contains(r#""version":3,"sources""#), "{text}");
    let read = json::from_str(&text).unwrap();
    assert_eq!(texts(&read.since(1).unwrap()), ["call", "letter"]);

    // What the clocks tell wrongly, and what was entered in one minute, is written.
    incident.record(said("2031-05-05", "visit", "2031-05-06T11:00Z")).unwrap();
    incident.record(said("2031-05-01", "older", "2031-05-06T11:00Z")).unwrap();
    let text = json::to_string(&incident);
    assert!(text.contains(r#""version":5,"entered":[5,3,4,2],"#), "{text}");
    let read = json::from_str(&text).unwrap();
    for version in 0..=5 {
        assert_eq!(read.since(version), incident.since(version));
    }
    let wrong = text.replace("[5,3,4,2]", "[5,3,3,2]");
    let error = json::from_str(&wrong).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1: entered: expected a version of the record for each statement, all different, or no \
         `entered`, found `5, 3, 3, 2`",
    );

    // Who adds to a file by hand leaves the version as it was: it is not believed.
    let by_hand = text.replace(r#""version":5,"entered":[5,3,4,2]"#, r#""version":4"#);
    let read = json::from_str(&by_hand).unwrap();
    assert_eq!(read.version(), 5);
    read.since(1).unwrap_err();
}

/// A version that somebody wrote by hand is no reason to panic.
#[test]
fn a_version_has_an_end() {
    let mut incident = new().at_version(u64::MAX);
    incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    incident.record(desk().says(when!("2031-05-04"), aged(24)).with_key("first")).unwrap();
    let text = json::to_string(&incident);
    let mut read = json::from_str(&text).unwrap();
    let order = Order::new("order 31-0042", when!("2032-01-01")).statement("first");
    read.expunge(&order, &desk()).unwrap();
    let merged = incident.merge(&read, &Terms::shared()).into_incident();
    assert_eq!((read.version(), merged.version()), (u64::MAX, u64::MAX));
    assert!(json::from_str(&text.replace("18446744073709551615", "-1")).is_err());
}

#[test]
fn a_log_in_any_order_is_the_record() {
    let mut incident = new();
    incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    let first = desk().says(when!("2031-05-04"), aged(24)).with_key("first");
    let second = desk().says(when!("2031-05-05"), aged(25)).replacing("first").with_key("second");
    let third = desk().says(when!("2031-05-06"), [Withdrawn::new("second").into()]);
    let log = [first, second, third];
    incident.record_all(log.clone()).unwrap();
    let sources = || [Source::new("desk").kind(Kind::Recorder)];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let given = order.map(|i: usize| log[i].clone());
        let read = Incident::from_log(incident.id(), None, sources(), given).unwrap();
        assert_eq!(read, incident);
        assert_eq!(read.version(), 4);
        read.since(0).unwrap_err();
        assert!(read.at_version(9).since(9).unwrap().is_empty());
    }
    let refused = |sources: Vec<Source>, log: Vec<Statement>| {
        Incident::from_log(incident.id(), None, sources, log).unwrap_err()
    };
    let twice = refused(vec![Source::new("desk"), Source::new("desk")], vec![]);
    assert_eq!(twice.to_string(), "source 2: another source has the key `desk`");
    assert_eq!(to_value(&twice).unwrap()["index"], 1);
    let nobody = refused(vec![], log[..1].to_vec());
    assert!(matches!(&nobody, Illegal::Statement(rejected) if rejected.index() == 0));
    assert_eq!(nobody.to_string(), "statement 1: source `desk` is not declared");
    let far = FixedOffset::east_opt(15 * 3600);
    let far = Incident::from_log(incident.id(), far, sources(), log).unwrap_err();
    assert!(matches!(far, Illegal::Zone(_)));
}

#[test]
fn a_source_is_amended_and_says_nothing_of_the_incident() {
    let mut incident = new();
    let recorder = Source::new("desk").kind(Kind::Recorder);
    incident.declare(recorder.clone()).unwrap();
    incident.declare(Source::new("story").kind(Kind::News)).unwrap();
    incident.record(desk().says(when!("2031-05-04"), aged(24))).unwrap();
    let before = incident.clone();
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let story = Source::new("story")
        .kind(Kind::News)
        .archived("https://archive.example/story")
        .accessed(when!("2031-05-05"))
        .sha256(digest.parse::<use_of_force::value::Digest>().unwrap());
    incident.amend(story.clone()).unwrap();
    assert_eq!(incident.source(&"story".into()), Some(&story));
    assert_eq!(incident.picture(), before.picture());
    let text = json::to_string(&incident);
    assert!(text.contains(&format!(r#""accessed":"2031-05-05","sha256":"{digest}""#)), "{text}");
    let wrong = json::from_str(&text.replace(digest, "e3b0")).unwrap_err().to_string();
    let expected =
        "source 2, source/sha256: expected a SHA-256 of 64 hexadecimal digits, found `e3b0`";
    assert!(wrong.ends_with(expected), "{wrong}");

    let undeclared = incident.amend(Source::new("other")).unwrap_err();
    assert_eq!(undeclared.to_string(), "source `other` is not declared");
    let bad = incident.amend(story.agency("No Key")).unwrap_err();
    assert!(matches!(bad, Conflict::BadKey(_)));
    let no_recorder = incident.amend(Source::new("desk").kind(Kind::Agency)).unwrap_err();
    assert_eq!(no_recorder.to_string(), "source `desk` has spoken as the recorder, and stays one");
    incident.amend(recorder.name("Exampleton desk")).unwrap();

    // What a court took out is not put in again.
    let order = Order::new("order 31-0042", when!("2032-01-01")).source("story");
    incident.expunge(&order, &desk()).unwrap();
    let again = incident.amend(Source::new("story").kind(Kind::News).name("Gazette"));
    assert!(matches!(again, Err(Conflict::Expunged(_))));
}

#[test]
fn a_statement_is_named_later_and_can_be_taken_back() {
    let mut incident = new();
    incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    let said = desk().says(when!("2031-05-04"), aged(24));
    incident.record(said.clone()).unwrap();
    let seen = incident.clone();
    assert_eq!(incident.people().next().unwrap().age, Fact::Known(24.into()));
    incident.name(&said, "first").unwrap();
    assert!(seen.statements().eq([&said]), "a view keeps what it was");
    let named = said.clone().with_key("first");
    assert_eq!(incident.statement(&"first".into()), Some(&named));
    assert_eq!(incident.since(1).unwrap(), [&named], "entered when it was entered");
    incident.name(&named, "first").unwrap();
    assert_eq!(incident.version(), 3);

    let refused = |incident: &mut Incident, said: &Statement, key: &str| {
        incident.name(said, key).unwrap_err().reason().clone()
    };
    assert_eq!(refused(&mut incident, &said, "other"), Reason::NotRecorded);
    assert_eq!(refused(&mut incident, &named, "other"), Reason::HasKey { key: "first".into() });
    let other = desk().says(when!("2031-05-05"), aged(25));
    incident.record(other.clone()).unwrap();
    assert_eq!(refused(&mut incident, &other, "first"), Reason::KeyTaken { key: "first".into() });
    assert!(matches!(refused(&mut incident, &other, "No Key"), Reason::BadKey { .. }));
    incident.name(&other, "second").unwrap();

    let replaced = desk().says(when!("2031-05-06"), aged(30)).replacing("second");
    incident.record(replaced).unwrap();
    assert_eq!(incident.people().next().unwrap().age, Fact::Known(30.into()));
    let order = Order::new("order 31-0042", when!("2032-01-01")).statement("first");
    incident.expunge(&order, &desk()).unwrap();
    let first = incident.statement(&"first".into()).unwrap();
    assert_eq!(to_value(first).unwrap()["says"][0]["person"]["unknown"]["age"], "redacted");
    assert_eq!(Why::Redacted.as_str(), "redacted");
}

#[test]
fn a_merged_and_an_expunged_record_go_on_from_the_version_of_this_one() {
    let mut here = new();
    here.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    here.record(desk().says(when!("2031-05-04"), aged(24)).with_key("first")).unwrap();
    let mut there = here.clone();
    here.record(desk().says(when!("2031-05-08"), [Remark::new("here").into()])).unwrap();
    there.declare(Source::new("mail")).unwrap();
    there.amend(Source::new("desk").kind(Kind::Recorder).url("https://desk.example")).unwrap();
    let mail = Key::<Source>::from("mail");
    there.record(mail.says(when!("2031-05-06"), [Remark::new("there").into()])).unwrap();

    let terms = Terms::shared().same_source("desk", "desk");
    let merged = here.merge(&there, &terms).into_incident();
    assert_eq!(merged.sources().len(), 2, "the desk is one, as the terms say");
    assert_eq!(here.version(), 3);
    assert_eq!(merged.version(), 5, "a source and a statement came");
    assert_eq!(texts(&merged.since(3).unwrap()), ["there"]);
    let again = merged.merge(&there, &terms).into_incident();
    assert_eq!((&again, again.version()), (&merged, 5));
    assert_eq!(again.since(2).unwrap(), merged.since(2).unwrap());

    let mut expunged = here.clone();
    let order = Order::new("order 31-0042", when!("2032-01-01")).statement("first");
    expunged.expunge(&order, &desk()).unwrap();
    assert_eq!(expunged.version(), 4);
    let since = expunged.since(3).unwrap();
    assert!(to_value(since[0]).unwrap()["says"][0]["expunged"].is_object());
}

#[test]
fn a_difference_tells_an_error_of_entry_from_a_change_of_account() {
    let mut incident = new();
    incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    incident.declare(Source::new("post")).unwrap();
    let post = Key::<Source>::from("post");
    let said = when!("2031-05-04");
    let typed =
        post.says(said, aged(42)).with_key("typed").with_recorded(when!("2031-05-04T12:00Z"));
    incident.record(typed).unwrap();
    let back = desk().says(said, [Withdrawn::new("typed").into()]);
    let right = post.says(said, aged(24)).with_key("right");
    let mended = [back, right].map(|it| it.with_recorded(when!("2031-06-01T12:00Z")));
    incident.record_all(mended).unwrap();
    let later = post.says(when!("2031-06-10"), aged(25)).with_key("later");
    incident.record(later.with_recorded(when!("2031-06-10T12:00Z"))).unwrap();

    let on_file = |day| incident.on_file_as_of(When::parse(day).unwrap());
    let (may, early, june) = (on_file("2031-05-31"), on_file("2031-06-02"), on_file("2031-06-30"));
    let difference = may.difference(&early);
    let [age] = difference.fields.as_slice() else { panic!("{difference:?}") };
    assert!(age.entry);
    let document: Value = from_str(&to_string(&difference).unwrap()).unwrap();
    assert_eq!(document["fields"][0]["entry"], true);
    let difference = early.difference(&june);
    let [age] = difference.fields.as_slice() else { panic!("{difference:?}") };
    assert!(!age.entry, "the post said something else");
    assert!(to_value(&difference).unwrap()["fields"][0].get("entry").is_none());
    let difference = may.difference(&june);
    assert!(!difference.fields[0].entry, "both");
}

/// What is done to a record.
#[derive(Debug, Clone)]
enum Change {
    Declared,
    Said { day: u8, recorded: Option<u8> },
    Amended(u8),
    Named(usize),
}

fn any_change(always_recorded: bool) -> impl Strategy<Value = Change> {
    let recorded = match always_recorded {
        true => (1..20_u8).prop_map(Some).boxed(),
        false => prop::option::weighted(0.9, 1..20_u8).boxed(),
    };
    prop_oneof![
        1 => Just(Change::Declared),
        4 => (1..9_u8, recorded).prop_map(|(day, recorded)| Change::Said { day, recorded }),
        1 => (0..3_u8).prop_map(Change::Amended),
        1 => (0..9_usize).prop_map(Change::Named),
    ]
}

fn changed(changes: &[Change]) -> Incident {
    let mut incident = new();
    incident.declare(Source::new("desk")).unwrap();
    for (i, change) in changes.iter().enumerate() {
        let before = incident.version();
        match change {
            Change::Declared => {
                incident.declare(Source::new(format!("source-{i}"))).unwrap();
            }
            Change::Said { day, recorded } => {
                let at = When::parse(&format!("2031-05-0{day}")).unwrap();
                let said = desk().says(at, [Remark::new(i.to_string()).into()]);
                let recorded = recorded.map(|day| format!("2031-06-{day:02}T12:00Z"));
                let recorded = recorded.map(|it| When::parse(&it).unwrap());
                incident
                    .record(match recorded {
                        Some(recorded) => said.with_recorded(recorded),
                        None => said,
                    })
                    .unwrap();
            }
            Change::Amended(name) => {
                incident.amend(Source::new("desk").name(name.to_string())).unwrap();
            }
            Change::Named(number) => {
                let said = incident.statements().nth(*number).cloned();
                if let Some(said) = said.filter(|it| it.key().is_none()) {
                    incident.name(&said, format!("statement-{i}")).unwrap();
                }
            }
        }
        assert!((before..=before + 1).contains(&incident.version()));
    }
    incident
}

fn is_right_or_an_error(incident: &Incident) -> Result<(), TestCaseError> {
    let read = json::from_str(&json::to_string(incident)).unwrap();
    prop_assert_eq!(read.version(), incident.version());
    let is_told = incident.statements().all(|it| it.recorded().is_some());
    for version in 0..=incident.version() + 1 {
        match (read.since(version), incident.since(version)) {
            (Ok(found), Ok(expected)) => prop_assert_eq!(found, expected),
            (Err(_), Ok(_)) => prop_assert!(!is_told && version < incident.version()),
            (found, expected) => prop_assert_eq!(found, expected),
        }
    }
    let again = json::from_str(&json::to_string(&read)).unwrap();
    for version in 0..=incident.version() {
        prop_assert_eq!(again.since(version), read.since(version));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn after_a_round_trip_since_is_right_or_an_error(changes in vec(any_change(false), 0..12)) {
        is_right_or_an_error(&changed(&changes))?;
    }

    #[test]
    fn where_all_was_recorded_it_is_right(changes in vec(any_change(true), 0..12)) {
        is_right_or_an_error(&changed(&changes))?;
    }

    #[test]
    fn a_record_that_was_merged_or_read_tells_no_more_than_it_knows(
        first in vec(any_change(false), 0..6),
        here in vec(any_change(false), 0..6),
        there in vec(any_change(false), 0..6),
    ) {
        let (here, there) = ([&first[..], &here].concat(), [&first[..], &there].concat());
        let (here, there) = (changed(&here), changed(&there));
        let here = json::from_str(&json::to_string(&here)).unwrap();
        let merged = here.merge(&there, &Terms::shared()).into_incident();
        prop_assert!(merged.version() >= here.version());
        prop_assert_eq!(merged.version() == here.version(), merged == here);
        is_right_or_an_error(&merged).or_else(|error| match merged.since(0) {
            Ok(_) => Err(error),
            Err(_) => Ok(()),
        })?;
    }
}
