//! What happened, in the order of its happening.

use use_of_force::{
    Claim, Incident, Investigation, Key, Officer, Path, Person, Pursuit, Remark, Shooting, Source,
    When, believed,
    code::Injury,
    officer::Duty,
    person::Custody,
    remark::Sequence,
    step,
    timeline::{Event, What},
    uuid::Uuid,
    when,
};

const DAY: When = when!("2031-05-04");

fn told(claims: impl IntoIterator<Item = Claim>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let source = incident.declare(Source::new("source")).unwrap();
    incident.record(source.says(DAY, claims)).unwrap();
    incident
}

fn before(earlier: &str, later: &str) -> Claim {
    Sequence::new(earlier.parse::<Path>().unwrap(), later.parse::<Path>().unwrap()).into()
}

/// The events as short lines.
fn lines(incident: &Incident) -> Vec<String> {
    let line = |Event { when, what, .. }: &Event<'_>| {
        let when = when.map_or("-".to_owned(), |when| when.to_string());
        match what {
            What::Moment(path) => format!("{when} {path}"),
            What::Step(step) => format!("{when} {}", step.name()),
            What::Remark(text) => format!("{when} {text}"),
            What::Change(path, to) => format!("{when} {path} {to}"),
            _ => unreachable!("all kinds are named"),
        }
    };
    incident.timeline().iter().map(line).collect()
}

fn shot(key: &str, at: When) -> Claim {
    Shooting::new(key).occurred(at).into()
}

#[test]
fn moments_stand_by_their_first_possible_second() {
    let incident = told([
        shot("c", when!("2031-05-04T11:47")),
        shot("b", when!("2031-05-04")),
        shot("a", when!("2031-04")),
    ]);
    assert_eq!(
        lines(&incident),
        [
            "2031-04 shooting/a/occurred",
            "2031-05-04 shooting/b/occurred",
            "2031-05-04T11:47 shooting/c/occurred",
        ]
    );
}

#[test]
fn what_has_no_time_stands_before_what_it_preceded_and_after_what_it_followed() {
    let incident = told([
        shot("first", when!("2031-05-04T10:00")),
        shot("second", when!("2031-05-04T11:00")),
        Pursuit::new("chase").into(),
        before("pursuit/chase/began", "shooting/second/occurred"),
        before("shooting/second/occurred", "pursuit/chase/ended"),
    ]);
    assert_eq!(
        lines(&incident),
        [
            "2031-05-04T10:00 shooting/first/occurred",
            "- pursuit/chase/began",
            "2031-05-04T11:00 shooting/second/occurred",
            "- pursuit/chase/ended",
        ]
    );
}

#[test]
fn a_sequence_orders_what_its_times_leave_open() {
    let incident = told([
        shot("a", when!("2031-05-04")),
        shot("b", when!("2031-05")),
        before("shooting/a/occurred", "shooting/b/occurred"),
    ]);
    assert_eq!(lines(&incident), ["2031-05-04 shooting/a/occurred", "2031-05 shooting/b/occurred"]);
}

#[test]
fn a_chain_without_any_time_keeps_its_order_and_a_circle_ends() {
    let chain = [
        Pursuit::new("one").into(),
        Pursuit::new("two").into(),
        before("pursuit/two/began", "pursuit/two/ended"),
        before("pursuit/one/ended", "pursuit/two/began"),
        before("pursuit/one/began", "pursuit/one/ended"),
    ];
    let order = ["one/began", "one/ended", "two/began", "two/ended"];
    let expected = order.map(|moment| format!("- pursuit/{moment}"));
    assert_eq!(lines(&told(chain.clone())), expected);

    let circle = chain.into_iter().chain([before("pursuit/two/ended", "pursuit/one/began")]);
    let mut all = lines(&told(circle));
    all.sort();
    assert_eq!(all, expected, "each once, in some order");
}

#[test]
fn steps_remarks_and_changes_stand_by_their_time_or_by_when_they_were_said() {
    let mut incident = told([
        Investigation::new("inquiry").opened(when!("2031-05-03")).into(),
        Remark::new("a briefing").occurred(when!("2031-05-04T15:00")).into(),
        Remark::new("no time, no event").into(),
        Person::new("person-1").injury(Injury::Injured).into(),
    ]);
    let source = Key::<Source>::from("source");
    let later = when!("2031-05-06");
    let person = |injury| Person::new("person-1").injury(injury).into();
    incident.record(source.says(later, [person(Injury::Serious)])).unwrap();
    incident.record(source.says(when!("2031-05-07"), [person(Injury::Injured)])).unwrap();
    incident.record(source.says(when!("2031-05-08"), [person(Injury::Fatal)])).unwrap();
    let concluded = step::Concluded::new("inquiry").occurred(when!("2031-05-05"));
    incident.record(source.says(when!("2031-06-01"), [concluded.into()])).unwrap();
    assert_eq!(
        lines(&incident),
        [
            "2031-05-03 investigation/inquiry/opened",
            "2031-05-04T15:00 a briefing",
            "2031-05-05 concluded",
            "- person/person-1/injury fatal",
        ],
        "serious after injured, and injured after serious, are no changes"
    );
}

#[test]
fn what_was_withdrawn_or_ruled_out_did_not_happen() {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let source = incident.declare(Source::new("source")).unwrap();
    let keyed = source
        .says(DAY, [shot("a", DAY), before("shooting/b/occurred", "shooting/a/occurred")])
        .with_key("mistaken");
    let statements = [
        keyed,
        source.says(DAY, [shot("b", DAY), shot("c", DAY)]),
        source.says(when!("2031-05-05"), [use_of_force::remark::RuledOut::new("c").into()]),
        source.says(when!("2031-05-05"), [step::Withdrawn::new("mistaken").into()]),
    ];
    incident.record_all(statements).unwrap();
    assert_eq!(lines(&incident), ["2031-05-04 shooting/b/occurred", "- withdrawn"]);
}

/// What contradicts the state before it changed nothing: two words of one time, a final word that is
/// denied, a mere belief.
#[test]
fn a_contradiction_of_a_state_is_no_event() {
    let changes = |all: &[(&'static str, When, Claim)]| {
        let mut incident = Incident::new(Uuid::from_u128(1));
        for (source, at, claim) in all {
            if incident.source(&(*source).into()).is_none() {
                incident.declare(Source::new(*source)).unwrap();
            }
            incident.record(Source::new(*source).key.says(*at, [claim.clone()])).unwrap();
        }
        let events = incident.timeline().into_iter();
        let changes = events.filter_map(|event| match event.what {
            What::Change(_, to) => Some(to),
            _ => None,
        });
        changes.collect::<Vec<_>>()
    };
    let (may, june, july) = (when!("2031-05-04"), when!("2031-06-04"), when!("2031-07-04"));
    let person = || Person::new("person-1");
    let hurt = |injury: Injury| Claim::from(person().injury(injury));
    let held = |custody: Custody| Claim::from(person().custody(custody));
    let duty = |duty: Duty| Claim::from(Officer::new("officer-1").duty(duty));
    let (serious, fatal) = (hurt(Injury::Serious), hurt(Injury::Fatal));
    let one_time = [("a", may, serious.clone()), ("b", may, fatal.clone())];
    assert_eq!(changes(&one_time), [""; 0]);
    let year = when!("2031");
    assert_eq!(changes(&[("a", may, serious.clone()), ("b", year, fatal.clone())]), [""; 0]);
    assert_eq!(changes(&[("a", may, serious.clone()), ("b", june, fatal.clone())]), ["fatal"]);
    assert_eq!(changes(&[("a", may, fatal.clone()), ("b", june, serious.clone())]), [""; 0]);
    // What was final stays so for what comes then.
    let raised = [("a", may, fatal.clone()), ("b", june, serious.clone()), ("c", july, fatal)];
    assert_eq!(changes(&raised), [""; 0]);
    let yes = |yes: bool| Claim::from(person().arrested(yes));
    assert_eq!(changes(&[("a", may, yes(false)), ("b", june, yes(true))]), ["true"]);
    assert_eq!(changes(&[("a", may, yes(true)), ("b", june, yes(false))]), [""; 0]);
    let left = [("a", may, duty(Duty::Terminated)), ("b", june, duty(Duty::Resigned))];
    assert_eq!(changes(&left), [""; 0]);
    let back = [("a", may, duty(Duty::Terminated)), ("b", june, duty(Duty::Reinstated))];
    assert_eq!(changes(&back), ["reinstated"]);
    let believed = Claim::from(person().custody(believed(Custody::Released)));
    let free = [("a", may, held(Custody::InCustody)), ("b", june, believed)];
    assert_eq!(changes(&free), [""; 0]);
}
