//! Faults that were found by using the crate, each with the smallest case that shows it.

use use_of_force::{
    Agency, Claim, Incident, Investigation, Key, Leave, Officer, Person, Remark, Shooting, Source,
    Statement, Status, When, Why,
    answer::Role,
    chrono::FixedOffset,
    dispute::Dispute,
    incident::Reason,
    investigation::Track,
    json,
    remark::{Confirmed, RuledOut, Sequence},
    step::{self, Left},
    timeline::What,
    uuid::Uuid,
    when,
};

fn day(n: u32) -> When {
    When::parse(&format!("2031-05-{n:02}")).unwrap()
}

fn said(source: &str, n: u32) -> Statement {
    Key::<Source>::from(source).says(day(n), [])
}

fn on(n: u32) -> Statement {
    said("a", n)
}

fn recorded(statements: impl IntoIterator<Item = Statement>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for key in ["a", "b", "c"] {
        incident.declare(Source::new(key)).unwrap();
    }
    for statement in statements {
        incident.record(statement).unwrap();
    }
    incident
}

fn unexamined() -> step::Resolved {
    step::Resolved::new().without_investigation("nobody asked for one")
}

/// The text of an incident with these statements.
fn written(statements: &str) -> String {
    format!(
        r#"{{"schema":1,"id":"00000000-0000-0000-0000-000000000001","sources":[{{"key":"a"}}],"statements":[{statements}]}}"#
    )
}

#[test]
fn a_zone_that_could_not_be_read_back_is_refused() {
    for seconds in [3601, 15 * 3600, -13 * 3600] {
        let zone = FixedOffset::east_opt(seconds).unwrap();
        let error = Incident::in_zone(Uuid::nil(), zone).unwrap_err();
        assert!(error.to_string().starts_with("expected an offset of whole minutes"), "{error}");
    }
    let zone = FixedOffset::east_opt(14 * 3600).unwrap();
    let incident = Incident::in_zone(Uuid::nil(), zone).unwrap();
    assert_eq!(json::from_str(&json::to_string(&incident)).unwrap(), incident);
}

/// Reading refuses no resolution for what stands in its way: it is listed, and is an error.
#[test]
fn a_resolution_in_whose_way_something_stands_is_read_and_listed() {
    let described = r#"{"at":"2031-05-01","source":"a","says":[{"investigation":{"key":"it"}}]}"#;
    let resolved = r#"{"at":"2031-05-02","source":"a","says":[{"resolved":{}}]}"#;
    let undermined = |statements: &str| {
        let incident = json::from_str(&written(statements)).unwrap();
        assert_eq!(incident.status(), Status::Resolved);
        assert_eq!(json::from_str(&json::to_string(&incident)).unwrap(), incident);
        let problems = incident.validate();
        let errors = problems.errors().filter(|it| it.code.as_str() == "resolution_undermined");
        let listed = |it: &&Dispute<'_>| matches!(it, Dispute::Undermined { .. });
        (incident.disputes().iter().filter(listed).count(), errors.count())
    };
    assert_eq!(undermined(&format!("{described},{resolved}")), (1, 1));
    assert_eq!(undermined(resolved), (1, 1));
    let person = r#"{"at":"2031-05-01","source":"a","says":[{"person":{"key":"p"}}]}"#;
    assert_eq!(undermined(&format!("{person},{resolved}")), (1, 1));
    let civil = r#"{"at":"2031-05-01","source":"a","says":[{"investigation":{"key":"it","track":"civil"}}]}"#;
    assert_eq!(undermined(&format!("{civil},{resolved}")), (0, 0));
    let left = r#"{"at":"2031-05-02","source":"a","says":[{"resolved":{"leaving":[{"investigation":"it","reason":"dormant"}]}}]}"#;
    assert_eq!(undermined(&format!("{described},{left}")), (0, 0));
    // What is recorded is refused.
    let mut incident = recorded([on(1).and(Investigation::new("it"))]);
    assert!(incident.record(on(2).and(step::Resolved::new())).is_err());
}

/// When a death was pronounced tells of it as the death does, also if it is said later.
#[test]
fn a_death_that_is_only_pronounced_ends_a_leave_whenever_it_is_recorded() {
    let leave = Leave::new("leave-1").officer("officer-1");
    let said = [
        on(4).and(Officer::new("officer-1")).and(leave),
        on(6).and(Officer::new("officer-1").pronounced(day(3))),
    ];
    let (apart, mut together) = (recorded(said.clone()), recorded([]));
    together.record_all(said).unwrap();
    let statuses = |of: &Incident| of.changes().iter().map(|it| it.status).collect::<Vec<_>>();
    assert_eq!(statuses(&together), statuses(&apart));
    assert_eq!(together.status(), Status::Open);
}

#[test]
fn a_bare_key_that_nobody_mentions_counts_at_every_time() {
    let text = written(r#"{"at":"2031-05-01","source":"a","says":[{"remark":{"text":"x"}}]}"#);
    let text = text.replace(r#""statements""#, r#""bare":[{"officer":"officer-9"}],"statements""#);
    let incident = json::from_str(&text).unwrap();
    assert_eq!(json::to_string(&incident).replace(r#""version":2,"#, ""), text);
    for view in [incident.first(0), incident.first(1), incident.as_of(when!("2031-05-01"))] {
        assert_eq!(view.officers().len(), 1);
    }
}

#[test]
fn a_cut_takes_no_key_of_a_statement_for_one_of_a_noun() {
    let whole = recorded([
        on(1).and(Remark::new("x")).with_key("leave-1"),
        on(2).and(Confirmed::new("leave-1")),
        on(3).and(Leave::new("leave-1")),
    ]);
    let mut first = whole.first(2);
    assert_eq!(first.leaves().len(), 0);
    assert_eq!(first.record(on(4).and(Person::new("leave-1"))), Ok(Status::Open));
}

#[test]
fn an_obstacle_stands_as_it_stood_at_the_resolution() {
    let mut incident =
        recorded([on(1).and(Investigation::new("it")), on(5).and(step::Concluded::new("it"))]);
    let rejected = incident.record(on(3).and(step::Resolved::new())).unwrap_err();
    let text = "claim 1: cannot be resolved: investigation `it` is open";
    assert_eq!(rejected.to_string(), text);
}

#[test]
fn a_late_step_that_puts_something_in_the_way_of_a_resolution_is_refused() {
    let left = unexamined().leaving([Left::leave_of("leave-1", "never announced")]);
    let mut incident =
        recorded([on(1).and(Leave::new("leave-1")), on(3).and(left), on(9).and(unexamined())]);
    let rejected = incident.record(on(5).and(step::Reopened::new())).unwrap_err();
    assert!(matches!(rejected.reason(), Reason::Hindered { later: Some(_), .. }), "{rejected}");

    let criminal = || Investigation::new("it").track(Track::Criminal);
    let mut incident = recorded([
        on(1).and(Investigation::new("it").track(Track::Civil)),
        on(2).and(criminal()),
        on(3).and(step::Concluded::new("it")),
        on(9).and(step::Resolved::new()),
    ]);
    let late = on(5).and(step::InvestigationReopened::new("it"));
    assert!(incident.record(late).is_err());
    assert_eq!(incident.status(), Status::Resolved);
}

#[test]
fn a_remark_beside_it_does_not_let_a_late_step_in() {
    let left = unexamined().leaving([Left::leave_of("leave-1", "never announced")]);
    let mut incident =
        recorded([on(1).and(Leave::new("leave-1")), on(3).and(left), on(9).and(unexamined())]);
    let late = on(5).and(Remark::new("it was said aloud")).and(step::Reopened::new());
    let rejected = incident.record(late).unwrap_err();
    assert!(matches!(rejected.reason(), Reason::Hindered { later: Some(_), .. }), "{rejected}");
    // A description that comes with it is never refused, and takes it along.
    let late = on(5).and(Leave::new("leave-2")).and(step::Reopened::new());
    assert_eq!(incident.record(late), Ok(Status::Resolved));
    assert_eq!(incident.disputes().len(), 1);
}

#[test]
fn what_the_public_could_not_know_does_not_resolve_the_incident() {
    let incident = recorded([
        on(1).and(Leave::new("leave-1")),
        on(2).and(Leave::new("leave-1").ended(day(2))).made_public(when!("2032")),
        on(9).and(unexamined()),
    ]);
    assert_eq!(incident.status(), Status::Resolved);
    let public = incident.public_as_of(when!("2031-06"));
    assert!(matches!(public.disputes()[..], [Dispute::Undermined { .. }]));
    assert_eq!(incident.public_as_of(when!("2033")).status(), Status::Resolved);
}

#[test]
fn a_public_view_equals_itself_read_again() {
    let incident = recorded([
        on(1).and(Person::new("person-1").age(20)).with_key("first").made_public(when!("2032")),
        on(2).and(Person::new("person-1").age(21)).replacing("first"),
    ]);
    let public = incident.public_as_of(when!("2031-06"));
    assert_eq!(public.statements().count(), 1);
    assert_eq!(json::from_str(&json::to_string(&public)).unwrap(), public);
}

#[test]
fn a_public_view_keeps_what_mentions_nouns_that_are_described_later() {
    let incident = recorded([on(2).and(Officer::new("officer-1"))]);
    let mut incident = incident;
    incident.record(on(1).and(Shooting::new("shooting-1").shooters(["officer-1"]))).unwrap();
    assert_eq!(incident.public_as_of(day(1)).shootings().len(), 1);
}

#[test]
fn the_rejection_of_a_batch_names_the_statement_with_the_step() {
    let mut incident = recorded([
        on(1).and(Investigation::new("it")),
        on(2).and(step::Suspended::new("it")),
        on(9).and(step::Resumed::new("it")),
    ]);
    let batch = [on(3).and(Remark::new("x")), on(4).and(step::Concluded::new("it"))];
    let rejected = incident.record_all(batch.clone()).unwrap_err();
    assert_eq!(rejected.index(), 1);
    assert_eq!(rejected.statement(), Some(&batch[1]));
}

#[test]
fn nothing_that_was_ruled_out_and_no_deadline_is_in_the_timeline() {
    let incident = recorded([
        on(1).and(Shooting::new("shooting-1").occurred(day(1))).and(Shooting::new("shooting-2")),
        on(2).and(Investigation::new("it").opened(day(2)).deadline(when!("2035"))),
        on(3).and(Sequence::new(
            "shooting/shooting-1/occurred".parse::<use_of_force::Path>().unwrap(),
            "shooting/shooting-2/occurred".parse::<use_of_force::Path>().unwrap(),
        )),
        on(4).and(RuledOut::new("shooting-1")),
    ]);
    let timeline = incident.timeline();
    let moments: Vec<_> = timeline
        .iter()
        .filter_map(|event| match &event.what {
            What::Moment(path) => Some(path.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(moments, ["investigation/it/opened"]);
}

#[test]
fn one_statement_does_not_both_state_and_believe() {
    let mut incident = recorded([]);
    let age = || Person::new("person-1").age(24);
    let both = on(1).and(age()).and(Person::new("person-1").age(use_of_force::believed(24)));
    let rejected = incident.record(both).unwrap_err();
    assert!(matches!(rejected.reason(), Reason::TwoAnswers { .. }));
    assert!(incident.record(on(1).and(age()).and(age())).is_ok());
}

#[test]
fn an_open_list_that_was_united_is_still_held() {
    let fired = |agency| -> Claim { Shooting::new("shooting-1").discharged_by([agency]).into() };
    let incident = recorded([
        on(1).and(Agency::new("north")).and(Agency::new("south")),
        on(2).and(fired("north")),
        on(3).and(fired("south")),
    ]);
    let trace = incident.trace(&"shooting/shooting-1/discharged_by".parse().unwrap()).unwrap();
    let roles: Vec<_> = trace.iter().map(|answer| answer.role).collect();
    assert_eq!(roles, [Role::Stands, Role::Stands], "both name a member");
}

#[test]
fn a_dispute_is_as_old_as_the_contradiction() {
    let age = |years: u32| Person::new("person-1").age(years);
    let agreed_first =
        recorded([on(1).and(age(24)), said("b", 2).and(age(24)), said("c", 3).and(age(40))]);
    assert_eq!(agreed_first.disputes()[0].since().at(), day(3));
    let said_again = recorded([on(1).and(age(24)), said("b", 2).and(age(40)), on(3).and(age(24))]);
    assert_eq!(said_again.disputes()[0].since().at(), day(2));
    // It ended for a while.
    let ended = recorded([
        on(1).and(age(24)),
        said("b", 2).and(age(40)),
        on(3).and(Person::new("person-1").age(Why::Asked)),
        on(4).and(age(25)),
    ]);
    assert_eq!(ended.disputes()[0].since().at(), day(4));
}

#[test]
fn an_investigation_of_which_nobody_speaks_has_no_phase() {
    let incident = recorded([on(1).and(Investigation::new("it"))]);
    assert_eq!(incident.phase(&"nobody".into()), None);
    assert!(incident.phase(&"it".into()).is_some());
}

#[test]
fn nothing_stands_in_the_way_of_what_is_resolved() {
    assert_eq!(recorded([on(1).and(unexamined())]).obstacles(), []);
    assert_eq!(recorded([]).obstacles().len(), 1);
}

#[test]
fn a_long_rejection_is_shortened() {
    let mut incident = recorded([]);
    let leaves = (0..500).map(|n| Leave::new(format!("leave-{n:03}")).into());
    incident.record(Key::<Source>::from("a").says(day(1), leaves)).unwrap();
    let rejected = incident.record(on(2).and(unexamined())).unwrap_err();
    assert!(rejected.to_string().ends_with("leave `leave-007` is running; and 492 more"));
    let officers = (0..500).map(|n| Officer::new(format!("officer-{n:03}")).into());
    incident.record(Key::<Source>::from("a").says(day(1), officers)).unwrap();
    let whose = (0..500)
        .map(|n| Leave::new(format!("leave-{n:03}")).officer(format!("officer-{n:03}")).into());
    incident.record(Key::<Source>::from("a").says(day(1), whose)).unwrap();
    let rejected = incident.record(on(2).and(unexamined())).unwrap_err();
    assert_eq!(
        rejected.to_string(),
        "claim 1: cannot be resolved: `officer-000`, `officer-499` and 498 other officers are on \
         leave"
    );
}
