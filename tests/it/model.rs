//! What real records hold: when things were entered, sums of money, what was perceived, officers who are
//! charged, collisions.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use crate::arbitrary::{any_incident_by_days, config};
use proptest::prelude::*;
use use_of_force::{
    Collision, Determination, Incident, Key, Officer, Person, Pursuit, Rejected, Source, Statement,
    Status, When, Why,
    code::{Offense, Race},
    incident::Reason,
    json,
    officer::Duty,
    person::Custody,
    redact::Policy,
    step::Withdrawn,
    uuid::Uuid,
    value::{Money, Relation, Value},
    when,
};

fn with(sources: &[&str]) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for key in sources {
        incident.declare(Source::new(*key)).unwrap();
    }
    incident
}

fn by(key: &str) -> Key<Source> {
    Key::from(key)
}

fn age(incident: &Incident) -> Option<String> {
    let field = incident.account("person-1")?.named("age")?;
    field.fact().known().map(ToString::to_string)
}

#[test]
fn an_error_of_entry_was_on_file_and_never_said() {
    let mut incident = with(&["bulletin"]);
    incident.declare(Source::new("desk").kind(use_of_force::source::Kind::Recorder)).unwrap();
    let said = when!("2031-06-22");
    let aged = |years: u32| [Person::new("person-1").age(years).into()];
    let wrong = by("bulletin").says(said, aged(21)).with_key("typed-wrong");
    incident.record(wrong.with_recorded(when!("2031-06-23T09:00Z"))).unwrap();
    let later = when!("2031-08-03T09:00Z");
    let back = by("desk").says(said, [Withdrawn::new("typed-wrong").into()]);
    let right = by("bulletin").says(said, aged(23)).with_key("as-printed");
    incident.record_all([back, right].map(|it| it.with_recorded(later))).unwrap();

    assert_eq!(age(&incident).as_deref(), Some("23"));
    for day in ["2031-06-22", "2031-06-30"] {
        let then = incident.as_of(When::parse(day).unwrap());
        assert_eq!(age(&then).as_deref(), Some("23"), "said by {day}");
    }
    assert_eq!(age(&incident.on_file_as_of(when!("2031-06-22"))), None);
    assert_eq!(age(&incident.on_file_as_of(when!("2031-06-30"))).as_deref(), Some("21"));
    assert_eq!(age(&incident.on_file_as_of(when!("2031-08-03"))).as_deref(), Some("23"));
    assert!(incident.disputes().is_empty());
}

#[test]
fn when_something_was_entered_is_written_and_read() {
    let mut incident = with(&["letter"]);
    let said = by("letter").says(when!("2031-05-04"), [Person::new("person-1").into()]);
    let filed = said.with_recorded(when!("2031-09-01T10:00Z")).with_recorded_by("desk-2");
    incident.record(filed).unwrap();
    let text = json::to_string(&incident);
    assert!(
        text.contains(r#""recorded":"2031-09-01T10:00Z","recorded_by":"desk-2","says""#),
        "{text}"
    );
    assert_eq!(json::from_str(&text).unwrap(), incident);

    let policy = Policy::new("test", use_of_force::Jurisdiction::state_of("EX"), when!("2032"));
    let copy = incident.redact(&policy, Uuid::from_u128(2)).into_incident();
    let told = copy.statements().next().unwrap();
    assert_eq!((told.recorded(), told.recorded_by()), (Some(when!("2031-09-01T10:00Z")), None));
}

#[test]
fn what_was_said_has_an_end() {
    let mut incident = with(&["a"]);
    let claim = || [Person::new("person-1").died_on(when!("../2031-11-05")).into()];
    let open = when!("2031-05-04/..");
    let refused = |rejected: Rejected| match rejected.reason() {
        Reason::NoEnd { at } => *at,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(incident.record(by("a").says(open, claim())).unwrap_err()), open);
    let said = || by("a").says(when!("2031-11-12"), claim());
    assert_eq!(refused(incident.record(said().with_recorded(open)).unwrap_err()), open);
    assert_eq!(refused(incident.record(said().made_public(open)).unwrap_err()), open);
    incident.record(said()).unwrap();
    assert!(incident.validate().is_valid());
}

#[test]
fn sums_are_compared_in_their_currency() {
    let dollars = |amount: u32| Money::dollars(amount);
    let euros = Money::new(20_000, "EUR".parse().unwrap());
    assert_eq!(dollars(20_000).relation(&dollars(20_000), None), Relation::Same);
    assert_eq!(dollars(20_000).relation(&dollars(25_000), None), Relation::Contradictory);
    assert_eq!(Money::dollars(20_000..).relation(&dollars(25_000), None), Relation::Broader);
    assert_eq!(dollars(20_000).relation(&euros, None), Relation::Compatible);

    let settled = Determination::new("settlement-1").amount(dollars(20_000));
    let text = serde_json::to_string(&settled).unwrap();
    let expected =
        r#"{"key":"settlement-1","amount":{"amount":{"low":20000,"high":20000},"currency":"USD"}}"#;
    assert_eq!(text, expected);
    let read = |amount: &str| {
        serde_json::from_str::<Money>(&format!(r#"{{"amount":20000,"currency":"{amount}"}}"#))
    };
    assert_eq!(read("USD").unwrap(), dollars(20_000));
    assert!(read("dollars").unwrap_err().to_string().contains("three capital letters"));
}

#[test]
fn what_was_perceived_stands_beside_what_was_verified() {
    let mut incident = with(&["form-1", "form-2", "records"]);
    let person = || Person::new("person-1");
    let says = |source: &str, at, person: Person| by(source).says(at, [person.into()]);
    let day = when!("2031-05-05");
    incident.record(says("form-1", day, person().perceived_race([Race::White]))).unwrap();
    incident.record(says("form-2", day, person().perceived_race([Race::Asian]))).unwrap();
    let verified = person().race([Race::Asian]).age(41);
    incident.record(says("records", when!("2031-05-06"), verified)).unwrap();
    assert!(incident.disputes().is_empty());
    let field = incident.account("person-1").unwrap().named("perceived_race").unwrap();
    assert_eq!(field.positions().len(), 2);
}

#[test]
fn pronounced_alone_says_dead() {
    let mut incident = with(&["hospital", "paper"]);
    let pronounced = Person::new("person-1").pronounced(when!("2031-05-04T23:10"));
    incident.record(by("hospital").says(when!("2031-05-05"), [pronounced.into()])).unwrap();
    let died = |incident: &Incident| {
        let field = incident.account("person-1").unwrap().named("died").unwrap();
        field.fact().known().map(ToString::to_string)
    };
    assert_eq!(died(&incident).as_deref(), Some("true"));
    let earlier = Person::new("person-1").died_on(when!("2031-05-04T22:50"));
    incident.record(by("paper").says(when!("2031-05-06"), [earlier.into()])).unwrap();
    assert!(incident.disputes().is_empty() && incident.validate().is_valid());
}

#[test]
fn an_officer_can_be_charged() {
    let mut incident = with(&["prosecutor"]);
    let charged = Officer::new("officer-1")
        .custody(Custody::AtLarge)
        .arrested(false)
        .charged_with([Offense::AggravatedAssault]);
    incident.record(by("prosecutor").says(when!("2031-05-18"), [charged.into()])).unwrap();
    let officer = incident.officers().next().unwrap();
    assert!(officer.custody.is(&Custody::AtLarge));
    assert!(officer.charged_with.known().unwrap().contains(&Offense::AggravatedAssault));
}

/// Words that are narrower than a narrower word end a leave, too.
#[test]
fn whoever_resigned_in_lieu_is_on_no_leave() {
    let mut incident = with(&["chief"]);
    let duty = |duty: Duty| [Officer::new("officer-1").duty(duty).into()];
    let status = incident
        .record(by("chief").says(when!("2031-05-04"), duty(Duty::AdministrativeLeave)))
        .unwrap();
    assert_eq!(status, Status::OfficersOnLeave);
    let status =
        incident.record(by("chief").says(when!("2031-06-04"), duty(Duty::ResignedInLieu))).unwrap();
    assert_eq!(status, Status::Open);
    assert!(incident.disputes().is_empty());
}

#[test]
fn a_collision_is_a_noun() {
    let mut incident = with(&["police"]);
    let began = Pursuit::new("pursuit-1").began(when!("2031-05-04T22:10")).collisions(1);
    let crash = |key: &str| Collision::new(key).pursuit("pursuit-1").people_hurt(Why::Pending);
    let first = crash("collision-1").occurred(when!("2031-05-04T22:14~"));
    let claims = [began.into(), first.into()];
    incident.record(by("police").says(when!("2031-05-05"), claims)).unwrap();
    assert_eq!(incident.collisions().len(), 1);
    assert!(incident.validate().is_valid(), "{}", incident.validate());

    let more = [crash("collision-2").into(), crash("collision-3").into()];
    incident.record(by("police").says(when!("2031-05-06"), more)).unwrap();
    let codes: Vec<_> =
        incident.validate().problems().map(|it| it.code.as_str().to_owned()).collect();
    assert_eq!(codes, ["fewer_than_described"]);
}

#[test]
fn a_systems_own_fields_travel_with_the_noun() {
    let mut incident = with(&[]);
    for key in ["rms", "cad"] {
        incident.declare(Source::new(key).kind(use_of_force::source::Kind::Agency)).unwrap();
    }
    let person = || Person::new("person-1");
    let own = person().age(24).with_extra("beat", "4A").with_extra("priors", 2);
    let first = by("rms").says(when!("2031-05-04"), [own.into()]).with_key("row-1");
    incident.record(first).unwrap();
    let more = person().with_extra("cad_number", "31-000117").with_extra("checked", true);
    incident.record(by("cad").says(when!("2031-05-05"), [more.into()])).unwrap();

    let extra = |incident: &Incident| {
        let all = incident.people().next().unwrap().extra().clone();
        all.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(extra(&incident), "beat 4A, cad_number 31-000117, checked true, priors 2");
    assert!(incident.disputes().is_empty());
    let text = json::to_string(&incident);
    assert!(text.contains(r#""extra":{"beat":"4A","priors":2}"#), "{text}");
    assert_eq!(json::from_str(&text).unwrap(), incident);

    // In no copy, unless it is allowed.
    let policy = || Policy::new("test", use_of_force::Jurisdiction::state_of("EX"), when!("2032"));
    let copy = |policy: &Policy| incident.redact(policy, Uuid::from_u128(2)).into_incident();
    assert_eq!(extra(&copy(&policy())), "");
    let allowed = policy().allow("person", ["extra"]).unwrap();
    let allowed = allowed.allow_sources([use_of_force::source::Kind::Agency]);
    assert_eq!(extra(&copy(&allowed)), "beat 4A, cad_number 31-000117, checked true, priors 2");

    // What is not said any more is gone, and what is said later takes its place.
    let again = by("rms").says(when!("2031-05-06"), [person().with_extra("beat", "5").into()]);
    incident.record(again.replacing("row-1")).unwrap();
    assert_eq!(extra(&incident), "beat 5, cad_number 31-000117, checked true");
}

#[test]
fn names_of_own_fields_are_checked() {
    let mut incident = with(&["rms"]);
    for name in ["", "a/b", "17", &"x".repeat(65)] {
        let person = Person::new("person-1").with_extra(name, "x");
        let rejected = incident.record(by("rms").says(when!("2031"), [person.into()])).unwrap_err();
        assert!(matches!(rejected.reason(), Reason::BadKey { .. }), "{name}");
        let text = format!(r#"{{"key":"person-1","extra":{{"{name}":"x"}}}}"#);
        assert!(serde_json::from_str::<Person>(&text).is_err(), "{name}");
    }
    for value in ["[1]", "{}", "18446744073709551615"] {
        let text = format!(r#"{{"key":"person-1","extra":{{"a":{value}}}}}"#);
        let error = serde_json::from_str::<Person>(&text).unwrap_err().to_string();
        assert!(error.contains("a text, a number, or yes or no"), "{error}");
    }
    let step = r#"{"investigation":"i","extra":{"a":"b"}}"#;
    assert!(serde_json::from_str::<use_of_force::step::Suspended>(step).is_err());
}

proptest! {
    #![proptest_config(config())]

    /// Who never told when anything was entered filed it when it was said.
    #[test]
    fn what_was_said_is_on_file(incident in any_incident_by_days(), days in 0_usize..5) {
        prop_assume!(incident.statements().all(|it| it.recorded().is_none()));
        let at = incident.statements().nth(days).map_or(when!("2031"), Statement::at);
        prop_assert_eq!(incident.as_of(at), incident.on_file_as_of(at));
    }
}
