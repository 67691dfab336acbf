//! JSON and the other formats: what is written is read again, and what is read is what was meant.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use crate::arbitrary::{any_claim, any_entity, any_incident, any_incident_by_days, any_statement};
use crate::golden;
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;
use use_of_force::chrono::FixedOffset;
use use_of_force::incident::SCHEMA;
use use_of_force::json::{self, ErrorKind};
use use_of_force::uuid::Uuid;
use use_of_force::value::{Amount, Identifier, IdentifierKind, List, Ordered, Point, TipLine};
use use_of_force::{
    Agency, Circumstances, Claim, Collision, Determination, Force, Incident, Investigation,
    Jurisdiction, Key, Leave, Officer, Path, Person, Place, Pursuit, Remark, Shooting, Source,
    Statement, Why, agency, believed, circumstances, code, determination, force, investigation,
    leave, officer, person, pursuit, remark, said, shooting, source, step, when,
};

/// Writes and reads in every format: the value is equal, and so are the bytes when written again.
fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    value: &T,
) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&text).map_err(|error| fail(&error, &text))?;
    prop_assert_eq!(&read, value);
    prop_assert_eq!(serde_json::to_string(&read).unwrap(), &*text);

    type ToBytes<T> = fn(&T) -> Result<Vec<u8>, rmp_serde::encode::Error>;
    for write in [rmp_serde::to_vec as ToBytes<T>, rmp_serde::to_vec_named] {
        let bytes = write(value).unwrap();
        let read: T = rmp_serde::from_slice(&bytes).map_err(|error| fail(&error, &text))?;
        prop_assert_eq!(&read, value);
        prop_assert_eq!(write(&read).unwrap(), bytes);
    }

    let bytes = postcard::to_stdvec(value).unwrap();
    let read: T = postcard::from_bytes(&bytes).map_err(|error| fail(&error, &text))?;
    prop_assert_eq!(&read, value);
    prop_assert_eq!(postcard::to_stdvec(&read).unwrap(), bytes);
    Ok(())
}

fn fail(error: &dyn std::fmt::Display, text: &str) -> TestCaseError {
    TestCaseError::fail(format!("{error} in {text}"))
}

macro_rules! entities_round_trip {
    ($($name:ident: $Entity:ty),+ $(,)?) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(96))]
            $(
                #[test]
                fn $name(it in any_entity::<$Entity>(stringify!($name))) {
                    round_trips(&it)?;
                }
            )+
        }

        #[test]
        fn every_entity_round_trips() {
            let tested = [$(stringify!($name)),+];
            let known: Vec<_> = use_of_force::dictionary::NOUNS.iter().map(|it| it.name).collect();
            assert_eq!(tested, known.as_slice());
        }
    };
}

/// A property for every noun, source, remark and step.
mod entities {
    use super::*;

    entities_round_trip! {
        circumstances: Circumstances,
        agency: Agency,
        officer: Officer,
        person: Person,
        pursuit: Pursuit,
        collision: Collision,
        shooting: Shooting,
        force: Force,
        investigation: Investigation,
        leave: Leave,
        determination: Determination,
        source: Source,
        remark: Remark,
        sequence: remark::Sequence,
        confirmed: remark::Confirmed,
        ruled_out: remark::RuledOut,
        same: remark::Same,
        settled: remark::Settled,
        related: remark::Related,
        expunged: remark::Expunged,
        suspended: step::Suspended,
        resumed: step::Resumed,
        referred: step::Referred,
        concluded: step::Concluded,
        investigation_reopened: step::InvestigationReopened,
        resolved: step::Resolved,
        reopened: step::Reopened,
        withdrawn: step::Withdrawn,
        incident_withdrawn: step::IncidentWithdrawn,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn claims_round_trip(claim in any_claim()) {
        round_trips(&claim)?;
    }

    #[test]
    fn statements_round_trip(statement in any_statement()) {
        round_trips(&statement)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn incidents_round_trip(incident in any_incident()) {
        round_trips(&incident)?;

        let text = json::to_string(&incident);
        prop_assert_eq!(&json::from_str(&text).map_err(|error| fail(&error, &text))?, &incident);
        prop_assert!(!text.contains('\n'));
        let pretty = json::to_string_pretty(&incident);
        let read = json::from_str(&pretty).map_err(|error| fail(&error, &pretty))?;
        prop_assert_eq!(&read, &incident);
        prop_assert_eq!(read.status(), incident.status());
        prop_assert_eq!(json::to_string(&read), text);
    }

    /// What is written is plain JSON with nothing left out that another reader would need, and
    /// nothing in it is `null`.
    #[test]
    fn null_is_never_written(incident in any_incident()) {
        let value: Value = serde_json::from_str(&json::to_string(&incident)).unwrap();
        prop_assert!(!has_null(&value), "{}", value);
        prop_assert_eq!(&value["schema"], &json!(SCHEMA));
    }

    #[test]
    fn null_is_read_as_not_stated(incident in any_incident()) {
        let text = json::to_string(&incident);
        let mut value: Value = serde_json::from_str(&text).unwrap();
        add_nulls(&mut value);
        let nulls = value.to_string();
        let read = json::from_str(&nulls).map_err(|error| fail(&error, &nulls))?;
        prop_assert_eq!(json::to_string(&read), text);
    }

    #[test]
    fn members_stand_in_any_order(incident in any_incident(), seed in any::<u64>()) {
        let text = json::to_string(&incident);
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut shuffled = String::new();
        shuffle(&value, &mut { seed }, &mut shuffled);
        let read = json::from_str(&shuffled).map_err(|error| fail(&error, &shuffled))?;
        prop_assert_eq!(json::to_string(&read), text);
    }

    #[test]
    fn statements_stand_in_any_order(incident in any_incident_by_days(), seed in any::<u64>()) {
        let text = json::to_string(&incident);
        let mut value: Value = serde_json::from_str(&text).unwrap();
        let statements = value["statements"].as_array_mut().unwrap();
        let mut seed = seed;
        for i in (1..statements.len()).rev() {
            statements.swap(i, random(&mut seed, i + 1));
        }
        let shuffled = value.to_string();
        let read = json::from_str(&shuffled).map_err(|error| fail(&error, &shuffled))?;
        prop_assert_eq!(json::to_string(&read), text);
    }

    /// However a record is cut off, the error says so and no reader panics.
    #[test]
    fn cut_text_is_an_error(incident in any_incident(), at in any::<prop::sample::Index>()) {
        let text = json::to_string(&incident);
        let cut = &text.as_bytes()[..at.index(text.len())];
        prop_assert!(json::from_slice(cut).is_err());
    }

    #[test]
    fn changed_text_is_read_or_refused(
        incident in any_incident(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = json::to_string_pretty(&incident).into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        match json::from_slice(&bytes) {
            Ok(read) => prop_assert_eq!(json::from_str(&json::to_string(&read)), Ok(read)),
            Err(error) => {
                prop_assert!(error.line() > 0, "{}", error);
                prop_assert!(error.to_string().len() < 600, "{}", error);
            }
        }
    }
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(members) => members.iter().any(has_null),
        Value::Object(members) => members.values().any(has_null),
        _ => false,
    }
}

/// Adds members that are `null`, as tools with fixed columns write them.
fn add_nulls(incident: &mut Value) {
    let null = |object: &mut Value, names: &[&str]| {
        for name in names {
            let members = object.as_object_mut().unwrap();
            members.entry(*name).or_insert(Value::Null);
        }
    };
    null(incident, &["zone", "bare"]);
    for source in incident["sources"].as_array_mut().unwrap() {
        add_nulls_to_entity("source", source);
    }
    for statement in incident["statements"].as_array_mut().unwrap() {
        null(statement, &["key", "via", "cite", "replaces", "public"]);
        for claim in statement["says"].as_array_mut().unwrap() {
            let (name, it) = claim.as_object_mut().unwrap().iter_mut().next().unwrap();
            match name.as_str() {
                "reported" => {
                    let (name, step) = it.as_object_mut().unwrap().iter_mut().next().unwrap();
                    add_nulls_to_entity(name, step);
                    null(it, &["suspended", "resolved", "reopened"]);
                }
                name => add_nulls_to_entity(name, it),
            }
            null(claim, &["person", "shooting", "remark", "concluded", "reported"]);
        }
    }
}

fn add_nulls_to_entity(name: &str, entity: &mut Value) {
    let members = entity.as_object_mut().unwrap();
    for field in crate::arbitrary::entry(name).fields {
        members.entry(field.name).or_insert(Value::Null);
        if field.kind == "amount" && members[field.name].is_object() {
            let amount = members[field.name].as_object_mut().unwrap();
            amount.entry("high").or_insert(Value::Null);
        }
        if field.kind == "place" && members[field.name].is_object() {
            let place = members[field.name].as_object_mut().unwrap();
            place.entry("address").or_insert(Value::Null);
        }
        for beside in ["unknown", "words"] {
            if let Some(beside) = members.get_mut(beside).and_then(Value::as_object_mut) {
                beside.entry(field.name).or_insert(Value::Null);
            }
        }
    }
    for beside in ["unknown", "words", "believed", "complete"] {
        members.entry(beside).or_insert(Value::Null);
    }
}

/// A number below `below`, from a seed (SplitMix64).
fn random(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((z ^ (z >> 31)) % below as u64).unwrap()
}

/// Writes the members of every object in another order.
fn shuffle(value: &Value, seed: &mut u64, to: &mut String) {
    match value {
        Value::Array(members) => {
            to.push('[');
            for (i, member) in members.iter().enumerate() {
                to.push_str(if i == 0 { "" } else { ", " });
                shuffle(member, seed, to);
            }
            to.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            for i in (1..members.len()).rev() {
                members.swap(i, random(seed, i + 1));
            }
            to.push('{');
            for (i, (name, member)) in members.into_iter().enumerate() {
                to.push_str(if i == 0 { "" } else { ",\n" });
                to.push_str(&json!(name).to_string());
                to.push(':');
                shuffle(member, seed, to);
            }
            to.push('}');
        }
        plain => to.push_str(&plain.to_string()),
    }
}

/// An incident in which every claim and every step occurs once.
fn every_claim() -> Incident {
    let mut incident = Incident::in_zone(
        Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0001),
        FixedOffset::west_opt(5 * 3600).unwrap(),
    )
    .unwrap();
    let story = Source::new("story")
        .kind(source::Kind::News)
        .name("Exampleton Herald")
        .published(when!("2031-05-04"))
        .url("https://herald.example/2031/05/04")
        .licence(Why::Undisclosed);
    let clerk = Source::new("clerk")
        .kind(source::Kind::Spokesperson)
        .agency("exampleton-pd")
        .name(Why::Undisclosed);
    let recorder = Source::new("recorder").kind(source::Kind::Recorder);
    let story = incident.declare(story).unwrap();
    let clerk = incident.declare(clerk).unwrap();
    let recorder = incident.declare(recorder).unwrap();
    for statement in said_in_every_way(&story, &clerk, &recorder) {
        incident.record(statement).unwrap();
    }
    incident
}

fn said_in_every_way(
    story: &Key<Source>,
    clerk: &Key<Source>,
    recorder: &Key<Source>,
) -> Vec<Statement> {
    let described = story
        .says(when!("2031-05-04T18:00-05:00"), [])
        .and(
            Circumstances::new()
                .kinds([circumstances::Kind::Shooting, circumstances::Kind::Pursuit])
                .occurred(when!("2031-05-04"))
                .identifiers([Identifier::new(IdentifierKind::CaseNumber, "31-0042")
                    .with_issuer("Exampleton police")])
                .tip_lines([TipLine::new("555-0100").with_name("hotline")])
                .ambush(false)
                .officers_hurt(0)
                .narrative("A pursuit ended in a shooting."),
        )
        .and(
            Agency::new("exampleton-pd")
                .name("Exampleton Police Department")
                .kind(agency::Kind::Municipal)
                .oris(["ZZ0000000".parse::<use_of_force::value::Ori>().unwrap()])
                .jurisdiction(Jurisdiction::city("Exampleton", "KS")),
        )
        .and(
            Officer::new("officer-1")
                .employer("exampleton-pd")
                .duty(officer::Duty::Full)
                .rank(said("sergeant").words("Sgt."))
                .name(Why::Withheld),
        )
        .and(
            Person::new("person-1")
                .roles([person::Role::Subject, person::Role::Driver])
                .age(believed(20..=29).words("in his 20s"))
                .sex(believed(code::Sex::Male))
                .injury(said(code::Injury::Serious).words("serious, critical"))
                .armed_with(List::none())
                .charged_with(Why::Pending),
        )
        .and(
            Pursuit::new("pursuit-1")
                .mode(pursuit::Mode::Vehicle)
                .people(["person-1"])
                .from(Place::corner("1st Street", "Main Street"))
                .crossed(Ordered::from_iter([
                    Jurisdiction::state_of("MO"),
                    Jurisdiction::state_of("KS"),
                ]))
                .distance_meters(3000..),
        )
        .and(Collision::new("collision-1").pursuit("pursuit-1").people(["person-1"]))
        .and(
            Shooting::new("shooting-1")
                .occurred(when!("2031-05-04T11:47~"))
                .point("39.10,-94.5786".parse::<Point>().unwrap())
                .discharged_by(List::exactly([Key::<Agency>::from("exampleton-pd")]))
                .struck(["person-1"])
                .target([shooting::Target::AtPerson])
                .rounds_fired(..=3)
                .during("pursuit-1"),
        )
        .and(
            Force::new("force-1")
                .kind(force::Kind::Firearm)
                .degree(force::Degree::Applied)
                .by(["officer-1"])
                .part_of("shooting-1"),
        )
        .with_key("first-story")
        .with_cite("page 3");
    let proceedings = clerk
        .says(when!("2031-05-05"), [])
        .and(
            Investigation::new("criminal-1")
                .track(investigation::Track::Criminal)
                .by(["exampleton-pd"])
                .opened(when!("2031-05-04/2031-05-05")),
        )
        .and(Leave::new("leave-1").officer("officer-1").pay(leave::Pay::Paid))
        .and(
            Determination::new("declination-1")
                .investigation("criminal-1")
                .about(["officer-1"])
                .decision(determination::Decision::Declined),
        )
        .and(
            Remark::new("No more will be said today.")
                .about("officer/officer-1/name".parse::<Path>().unwrap()),
        )
        .and(
            remark::Sequence::new(
                "pursuit/pursuit-1/began".parse::<Path>().unwrap(),
                "shooting/shooting-1/occurred".parse::<Path>().unwrap(),
            )
            .gap_minutes(said(Why::Unexplained).words("minutes earlier")),
        )
        .and(remark::Confirmed::new("first-story"))
        .and(remark::RuledOut::new("person-1").reason("another person was meant"))
        .and(remark::Same::new("officer-1", "officer-1").reason("one badge number"))
        .and(remark::Related::new(Uuid::from_u128(2)).kind(remark::Relationship::PartOfSameEvent))
        .with_key("answers")
        .with_via("story")
        .made_public(when!("2031-05-06"));
    let clerk_on = |at, step: Claim| clerk.says(at, [step]);
    vec![
        described,
        proceedings,
        clerk_on(
            when!("2031-06-01"),
            step::Suspended::new("criminal-1").reason("awaiting a test").into(),
        ),
        clerk_on(
            when!("2031-06-02"),
            step::Resumed::new("criminal-1").occurred(when!("2031-06-02")).into(),
        ),
        clerk_on(when!("2031-06-03"), step::Referred::new("criminal-1").to("exampleton-pd").into()),
        clerk_on(when!("2031-06-04"), step::Concluded::new("criminal-1").into()),
        clerk_on(
            when!("2031-06-05"),
            step::Resolved::new()
                .leaving([step::Left::leave_of("leave-1", "end never announced")])
                .into(),
        ),
        clerk_on(when!("2031-06-06"), step::Reopened::new().into()),
        clerk_on(when!("2031-06-07"), step::InvestigationReopened::new("criminal-1").into()),
        clerk_on(when!("2031-06-08"), Claim::reported(step::Resolved::new())).with_key("reported"),
        story.says(when!("2031-06-09"), [Remark::new("corrected").into()]).replacing("first-story"),
        recorder.says(
            when!("2031-06-10"),
            [step::Withdrawn::new("reported").reason("entered in error").into()],
        ),
        recorder.says(when!("2031-06-11"), [step::IncidentWithdrawn::new().into()]),
        recorder.says(
            when!("2031-06-12"),
            [
                remark::Expunged::new("order 31-0042 of the Exampleton court")
                    .nouns(["person-1"])
                    .statements(["answers"])
                    .sources(["story"])
                    .spared(["first-story"])
                    .into(),
                remark::Settled::new(
                    "person/person-1/roles".parse::<Path>().unwrap(),
                    "first-story",
                )
                .reason("the story names its source")
                .into(),
            ],
        ),
    ]
}

#[test]
fn every_claim_is_written_as_before() {
    let incident = every_claim();
    let names: std::collections::BTreeSet<_> = incident
        .statements()
        .flat_map(Statement::says)
        .map(Claim::name)
        .chain(["source"])
        .collect();
    for entry in use_of_force::dictionary::NOUNS {
        assert!(names.contains(entry.name), "{} does not occur", entry.name);
    }
    golden::check("every_claim.json", &json::to_string_pretty(&incident));
    let mut line = Vec::new();
    json::write_line(&mut line, &incident).unwrap();
    golden::check("every_claim.jsonl", std::str::from_utf8(&line).unwrap());
    round_trips(&incident).unwrap();
}

/// The smallest incident of a number, on one line.
fn line(number: u128) -> String {
    json::to_string(&Incident::new(Uuid::from_u128(number)))
}

/// For every line that is no blank: the id's last digits, or the line's number and its error.
fn read_lines(bytes: &[u8]) -> Vec<Result<u128, (usize, String, String)>> {
    json::lines(bytes)
        .map(|read| match read {
            Ok(incident) => Ok(incident.id().as_u128()),
            Err(error) => {
                Err((error.line(), error.raw().unwrap().to_owned(), error.message().to_owned()))
            }
        })
        .collect()
}

#[test]
fn a_bad_line_does_not_end_the_reading() {
    let text = format!("{}\n\n  \t\n{{oops}}\n{}\r\n\r\n{}", line(1), line(2), line(3));
    let oops = "key must be a string";
    assert_eq!(
        read_lines(text.as_bytes()),
        [Ok(1), Err((4, "{oops}".to_owned(), oops.to_owned())), Ok(2), Ok(3)]
    );
}

#[test]
fn lines_may_be_empty_cut_or_no_text() {
    assert!(read_lines(b"").is_empty());
    assert!(read_lines(b"\n\r\n \n").is_empty());

    let first = line(1);
    let cut = &first[..40];
    let text = format!("{}\n{cut}", line(2));
    let [Ok(2), Err((2, raw, message))] = &read_lines(text.as_bytes())[..] else {
        panic!("{:?}", read_lines(text.as_bytes()))
    };
    assert_eq!((&**raw, &**message), (cut, "id: the text ends within a string"));

    let mut bytes = format!("{}\n", line(1)).into_bytes();
    bytes.extend(b"{\"schema\":\xff}\n");
    bytes.extend(line(2).into_bytes());
    assert_eq!(
        read_lines(&bytes),
        [
            Ok(1),
            Err((
                2,
                "{\"schema\":\u{fffd}}".to_owned(),
                "expected UTF-8, found other bytes".to_owned()
            )),
            Ok(2)
        ]
    );
}

#[test]
fn one_object_over_several_lines_or_one_a_line() {
    let read = |text: &str| -> Vec<_> {
        let ids = json::incidents(text.as_bytes());
        ids.map(|read| read.map(|it| it.id().as_u128()).map_err(|it| it.to_string())).collect()
    };
    let pretty = json::to_string_pretty(&Incident::new(Uuid::from_u128(1)));
    assert!(pretty.lines().count() > 1);
    assert_eq!(read(&pretty), [Ok(1)]);
    assert_eq!(read(&format!("\u{feff}{pretty}")), [Ok(1)]);
    assert_eq!(read(&format!("{}\n{}\n", line(1), line(2))), [Ok(1), Ok(2)]);
    assert_eq!(read(&line(1)), [Ok(1)]);
    assert_eq!(read(""), []);
    // An error has its line in the file, the empty ones counted.
    let wrong = format!("\n\n{}", pretty.replace("\"sources\"", "\"sauces\""));
    let place = wrong.lines().position(|line| line.contains("sauces")).unwrap() + 1;
    let [Err(error)] = &read(&wrong)[..] else { panic!("{:?}", read(&wrong)) };
    assert!(error.starts_with(&format!("line {place}: ")), "{error}");
    // A line that is cut loses no other.
    let first = line(1);
    let cut = format!("{}\n{}\n{}", &first[..40], line(2), line(3));
    let [Err(error), Ok(2), Ok(3)] = &read(&cut)[..] else { panic!("{:?}", read(&cut)) };
    assert!(error.starts_with("line 1: "), "{error}");
    let [Err(error)] = &read(&first[..40])[..] else { panic!("{:?}", read(&first[..40])) };
    assert!(error.starts_with("line 1: "), "{error}");
}

#[test]
fn lines_are_read_one_at_a_time() {
    /// Gives one line, then fails.
    struct Broken(std::io::Cursor<Vec<u8>>);

    impl std::io::Read for Broken {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            match self.0.read(to)? {
                0 => Err(std::io::Error::other("the disk is gone")),
                read => Ok(read),
            }
        }
    }

    let text = format!("{}\n", line(1)).into_bytes();
    let reader = std::io::BufReader::new(Broken(std::io::Cursor::new(text)));
    let mut lines = json::lines(reader);
    assert_eq!(lines.next().unwrap().unwrap().id(), Uuid::from_u128(1));
    assert_eq!(lines.line(), 1);
    let error = lines.next().unwrap().unwrap_err();
    assert_eq!((error.kind(), error.line(), error.raw()), (ErrorKind::Io, 2, None));
    assert_eq!(error.to_string(), "line 2: the disk is gone");
    assert!(lines.next().is_none(), "a reader that fails is not asked again");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let text = format!("\u{feff}{}", line(7));
    assert_eq!(json::from_str(&text).unwrap().id(), Uuid::from_u128(7));
    assert_eq!(json::from_slice(text.as_bytes()).unwrap().id(), Uuid::from_u128(7));
    assert_eq!(json::from_reader(text.as_bytes()).unwrap().id(), Uuid::from_u128(7));
    assert_eq!(read_lines(format!("{text}\n{}", line(8)).as_bytes()), [Ok(7), Ok(8)]);
}

#[test]
fn an_amount_may_be_a_plain_number() {
    for (text, amount) in [
        ("5", Amount::from(5)),
        ("0", Amount::from(0)),
        (r#"{"low":5,"high":5}"#, Amount::from(5)),
        (r#"{"high":9}"#, Amount::from(..=9)),
        (r#"{"low":null,"high":9}"#, Amount::from(..=9)),
        (r#"{"high":null,"low":2}"#, Amount::from(2..)),
    ] {
        let person: Person =
            serde_json::from_str(&format!(r#"{{"key":"person-1","age":{text}}}"#)).unwrap();
        assert!(person.age.is(&amount), "{text}");
    }
}

#[test]
fn an_empty_list_is_none_and_complete() {
    let text = r#"{"key":"shooting-1","struck":[],"weapons":[]}"#;
    let shooting: Shooting = serde_json::from_str(text).unwrap();
    assert!(shooting.struck.is(&List::none()));
    assert!(shooting.weapons.is(&List::none()));
    let written = r#"{"key":"shooting-1","struck":[],"weapons":[]}"#;
    assert_eq!(serde_json::to_string(&shooting).unwrap(), written);
}

#[test]
fn a_cut_incident_is_written_with_its_bare_keys() {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let story = incident.declare(Source::new("story")).unwrap();
    let mention = Shooting::new("shooting-1").struck(["person-1"]);
    let together = [
        story.says(when!("2031-05-04"), [mention.into()]),
        story.says(when!("2031-05-05"), [Person::new("person-1").into()]),
    ];
    incident.record_all(together).unwrap();
    let cut = incident.first(1);
    let text = json::to_string(&cut);
    assert!(text.contains(r#""bare":[{"person":"person-1"}]"#), "{text}");
    // A format that states lengths.
    let bytes = rmp_serde::to_vec_named(&cut).unwrap();
    assert_eq!(rmp_serde::from_slice::<Incident>(&bytes).unwrap(), cut);
    assert_eq!(json::from_str(&text), Ok(cut));
}

#[test]
fn a_zone_has_hours_and_minutes() {
    for (seconds, text) in [
        (5 * 3600 + 30 * 60, "+05:30"),
        (-(3 * 3600 + 30 * 60), "-03:30"),
        (-12 * 3600, "-12:00"),
        (14 * 3600, "+14:00"),
        (0, "+00:00"),
    ] {
        let zone = FixedOffset::east_opt(seconds).unwrap();
        let incident = Incident::in_zone(Uuid::from_u128(1), zone).unwrap();
        let written = json::to_string(&incident);
        assert!(written.contains(&format!(r#""zone":"{text}""#)), "{written}");
        assert_eq!(json::from_str(&written).unwrap().zone(), Some(zone));
    }
}
