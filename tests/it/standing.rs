//! Who is on leave, and what becomes of the status when what was said is taken back.

use crate::status::{day, incident, on, recorded, refused, said_by};
use use_of_force::{
    Claim, Determination, Incident, Investigation, Key, Leave, Officer, Person, Remark, Statement,
    Status, Why,
    code::Injury,
    determination::Decision,
    dispute::Dispute,
    incident::{Phase, Reason},
    investigation::Track,
    json,
    leave::Ending,
    officer::Duty,
    step::{self, Left},
};

const OPEN: Status = Status::Open;
const ON_LEAVE: Status = Status::OfficersOnLeave;
const RESOLVED: Status = Status::Resolved;

fn leave() -> Leave {
    Leave::new("leave-1").officer("officer-1")
}

fn officer() -> Officer {
    Officer::new("officer-1")
}

fn duty(duty: Duty) -> Claim {
    officer().duty(duty).into()
}

fn unexamined() -> step::Resolved {
    step::Resolved::new().without_investigation("nobody asked for one")
}

fn statuses(incident: &Incident) -> Vec<Status> {
    incident.changes().iter().map(|change| change.status).collect()
}

fn on_leave(incident: &Incident) -> Vec<String> {
    incident.on_leave().iter().map(|key| key.as_str().to_owned()).collect()
}

/// Reads what cannot be recorded.
fn read(statements: impl IntoIterator<Item = Statement>) -> Incident {
    let text = json::to_string(&incident());
    let says: Vec<_> =
        statements.into_iter().map(|it| serde_json::to_string(&it).unwrap()).collect();
    let text = text.replace("\"statements\":[]", &format!("\"statements\":[{}]", says.join(",")));
    json::from_str(&text).unwrap()
}

fn errors(incident: &Incident) -> Vec<String> {
    incident.validate().errors().map(|it| it.code.to_string()).collect()
}

/// What is told one after the other, at once, and read again is the same.
#[track_caller]
fn is_the_same_however_recorded(statements: &[Statement]) -> Incident {
    let mut one_by_one = incident();
    for statement in statements {
        one_by_one.record(statement.clone()).unwrap();
    }
    let at_once = recorded(statements.to_vec());
    let again: Incident = json::from_str(&json::to_string(&at_once)).unwrap();
    for other in [&at_once, &again] {
        assert_eq!(one_by_one.standing(), other.standing());
        assert_eq!(one_by_one.changes(), other.changes());
        assert_eq!(one_by_one.obstacles(), other.obstacles());
        assert_eq!(one_by_one.on_leave(), other.on_leave());
        assert_eq!(one_by_one.disputes(), other.disputes());
    }
    one_by_one
}

// Duty and leave.

#[test]
fn who_left_is_on_no_leave_whenever_that_is_said() {
    for gone in [Duty::Left, Duty::Resigned, Duty::Retired, Duty::Terminated, Duty::Decertified] {
        for statements in [
            [on(1).and(officer()).and(leave()), on(2).and(duty(gone.clone()))],
            [on(1).and(duty(gone.clone())), said_by("b", 2).and(leave())],
        ] {
            let incident = is_the_same_however_recorded(&statements);
            assert_eq!((incident.status(), on_leave(&incident).len()), (OPEN, 0), "{gone}");
        }
    }
}

#[test]
fn a_duty_of_leave_is_a_leave() {
    let of_leave = [
        Duty::AdministrativeLeave,
        Duty::MedicalLeave,
        Duty::Suspended,
        Duty::SuspendedWithPay,
        Duty::SuspendedWithoutPay,
    ];
    for of_leave in of_leave {
        let mut incident = is_the_same_however_recorded(&[on(1).and(duty(of_leave))]);
        assert_eq!((incident.status(), on_leave(&incident)), (ON_LEAVE, vec!["officer-1".into()]));
        assert_eq!(incident.record(on(2).and(duty(Duty::Full))), Ok(OPEN));
        assert_eq!(statuses(&incident), [ON_LEAVE, OPEN]);
    }
    assert_eq!(recorded([on(1).and(duty("furlough".parse::<Duty>().unwrap()))]).status(), OPEN);
}

#[test]
fn who_is_back_at_work_is_on_a_leave_that_is_said_later() {
    for back in [Duty::Full, Duty::Modified, Duty::Reinstated] {
        let over = [on(1).and(officer()).and(leave()), on(3).and(duty(back.clone()))];
        let mut incident = is_the_same_however_recorded(&over);
        assert_eq!(incident.status(), OPEN, "{back}");
        // Said again, it is the same leave; another one is not.
        assert_eq!(incident.record(said_by("b", 4).and(leave())), Ok(OPEN));
        let second = Leave::new("leave-2").officer("officer-1");
        assert_eq!(incident.record(on(5).and(second)), Ok(ON_LEAVE));
        assert_eq!(statuses(&incident), [ON_LEAVE, OPEN, ON_LEAVE]);
        // On one day, nothing says that the leave came later.
        let same_day = [on(3).and(duty(back.clone())), on(3).and(leave())];
        assert_eq!(is_the_same_however_recorded(&same_day).status(), OPEN);
    }
}

#[test]
fn a_duty_of_leave_lasts_until_a_leave_ends_after_it_was_said() {
    let placed = on(1).and(duty(Duty::AdministrativeLeave)).and(leave());
    let mut incident =
        is_the_same_however_recorded(&[placed.clone(), said_by("b", 5).and(leave().ended(day(4)))]);
    assert_eq!((incident.status(), on_leave(&incident).len()), (OPEN, 0));
    // It is said again.
    assert_eq!(incident.record(on(6).and(duty(Duty::AdministrativeLeave))), Ok(ON_LEAVE));
    let ended_before =
        [on(3).and(duty(Duty::AdministrativeLeave)), on(5).and(leave().ended(day(2)))];
    assert_eq!(is_the_same_however_recorded(&ended_before).status(), ON_LEAVE, "another leave");
    let somehow = [placed, on(5).and(leave().ending(Ending::Returned))];
    assert_eq!(is_the_same_however_recorded(&somehow).status(), OPEN);
}

#[test]
fn nobody_is_on_leave_after_death() {
    let dead: [Claim; 3] = [
        officer().died(true).into(),
        officer().died_on(day(2)).into(),
        officer().injury(Injury::Fatal).into(),
    ];
    for dead in dead {
        let told = [
            on(1).and(duty(Duty::MedicalLeave)).and(leave()),
            on(3).and(dead.clone()),
            said_by("b", 4).and(Leave::new("leave-2").officer("officer-1")),
        ];
        let incident = is_the_same_however_recorded(&told);
        assert_eq!((incident.status(), on_leave(&incident).len()), (OPEN, 0));
        assert_eq!(statuses(&incident), [ON_LEAVE, OPEN]);
    }
}

#[test]
fn a_leave_of_nobody_known_counts_and_is_listed_as_nobodys() {
    let incident = recorded([on(1).and(Leave::new("leave-1").officer(Why::Withheld))]);
    assert_eq!((incident.status(), on_leave(&incident).len()), (ON_LEAVE, 0));
    let told = [on(1).and(Leave::new("leave-1")), on(2).and(officer()).and(leave())];
    let incident = is_the_same_however_recorded(&told);
    assert_eq!(on_leave(&incident), ["officer-1"]);
    assert_eq!(statuses(&incident), [ON_LEAVE]);
}

#[test]
fn an_end_within_bounds_is_an_end() {
    let bounds = "2031-05-01/2031-05-09".parse::<use_of_force::When>().unwrap();
    let told = [
        on(1).and(officer()).and(leave()),
        said_by("b", 9).and(leave().ended(bounds).ending(Why::Undisclosed)),
    ];
    assert_eq!(is_the_same_however_recorded(&told).status(), OPEN);
}

#[test]
fn a_duty_of_leave_opens_what_was_resolved_once() {
    let mut incident = recorded([
        on(1).and(officer()).and(leave()),
        on(2).and(unexamined().leaving([Left::leave_of("leave-1", "never announced")])),
    ]);
    // It was left, whatever it is called.
    assert_eq!(incident.record(on(3).and(duty(Duty::AdministrativeLeave))), Ok(RESOLVED));
    let other = Officer::new("officer-2").duty(Duty::Suspended);
    assert_eq!(incident.record(on(4).and(other)), Ok(ON_LEAVE));
}

// One moment.

#[test]
fn a_resolution_comes_after_all_others_of_its_moment() {
    let criminal = || Investigation::new("it").track(Track::Criminal);
    let told = [
        on(1).and(criminal()),
        on(5).and(step::Resolved::new()),
        said_by("b", 5).and(step::Concluded::new("it")),
    ];
    // The conclusion of that day counts, though it is recorded later.
    let incident = read(told);
    assert_eq!(incident.status(), RESOLVED);
    assert_eq!(incident.disputes(), []);
    let leave = [on(5).and(unexamined()), on(5).and(Leave::new("leave-1"))];
    let incident = is_the_same_however_recorded(&leave);
    assert_eq!((incident.status(), incident.disputes().len()), (RESOLVED, 0));
    assert_eq!(statuses(&incident), [ON_LEAVE, RESOLVED].to_vec());
    let reopened = [on(5).and(unexamined()), on(5).and(step::Reopened::new())];
    assert_eq!(is_the_same_however_recorded(&reopened).status(), OPEN);
}

#[test]
fn only_what_was_certainly_so_before_undermines() {
    let some_day = "2031-05".parse().unwrap();
    let resolved = Key::<use_of_force::Source>::from("a").says(some_day, [unexamined().into()]);
    let told = [on(20).and(Leave::new("leave-1")), resolved];
    let incident = is_the_same_however_recorded(&told);
    assert_eq!((incident.status(), incident.disputes().len()), (RESOLVED, 0));
    let before = "2031-04-30".parse().unwrap();
    let earlier =
        Key::<use_of_force::Source>::from("b").says(before, [Leave::new("leave-1").into()]);
    let [_, resolved] = told;
    assert_eq!(errors(&read([earlier, resolved])), ["resolution_undermined"]);
}

// What was withdrawn or replaced was not done.

#[test]
fn a_withdrawn_step_was_not_taken() {
    let told = [
        on(1).and(Investigation::new("it")),
        on(2).and(step::Concluded::new("it")).and(step::Resolved::new()).with_key("wrong"),
        on(3).and(step::Withdrawn::new("wrong")),
    ];
    let incident = is_the_same_however_recorded(&told);
    assert_eq!(incident.status(), OPEN);
    assert_eq!(incident.phase(&"it".into()), Some(Phase::Open));
    assert_eq!(statuses(&incident), []);
    assert_eq!(incident.first(2).status(), RESOLVED, "as it was then");
    // What is withdrawn withdraws nothing.
    let back = [told.to_vec(), vec![]].concat();
    let mut incident = recorded(back);
    incident.record(on(3).and(step::Withdrawn::new("wrong")).with_key("second")).unwrap();
    assert_eq!(incident.status(), OPEN);
}

#[test]
fn a_step_that_is_restated_keeps_its_place() {
    let told = [
        on(1).and(Investigation::new("it")),
        on(2).and(step::Concluded::new("it").occurred(day(2))).with_key("judgment"),
        on(4).and(step::InvestigationReopened::new("it")),
        on(5).and(step::Suspended::new("it")),
        on(6).and(step::Concluded::new("it").occurred(day(1))).replacing("judgment"),
    ];
    let incident = is_the_same_however_recorded(&told);
    assert_eq!(incident.phase(&"it".into()), Some(Phase::Suspended));
    assert_eq!(incident.disputes(), []);
    let resolved = [
        on(1).and(unexamined()).with_key("done"),
        on(2).and(Leave::new("leave-1")),
        on(3).and(unexamined()).replacing("done"),
    ];
    assert_eq!(is_the_same_however_recorded(&resolved).status(), ON_LEAVE);
}

#[test]
fn what_a_replacement_repeats_opens_nothing() {
    let first: [Claim; 4] = [
        Leave::new("leave-1").into(),
        Investigation::new("it").track(Track::Criminal).into(),
        Determination::new("charge").decision(Decision::Charged).into(),
        duty(Duty::Suspended),
    ];
    for claim in first {
        let told = [
            on(1).and(claim.clone()).with_key("row"),
            on(3).and(unexamined().leaving([
                Left::leave_of("leave-1", "never announced"),
                Left::investigation_of("it", "dormant"),
            ])),
            on(5).and(claim).replacing("row"),
        ];
        let nouns = on(1)
            .and(Leave::new("leave-1").ended(day(1)))
            .and(Investigation::new("it").track(Track::Civil));
        let told = [vec![nouns], told.to_vec()].concat();
        let read = read(told);
        assert_eq!(read.status(), RESOLVED);
    }
}

#[test]
fn a_later_step_that_cannot_stand_then_refuses_what_takes_back() {
    let told = [
        on(1).and(Investigation::new("it")),
        on(2).and(step::Concluded::new("it")).with_key("closed"),
        on(3).and(step::InvestigationReopened::new("it")),
    ];
    let text = "a later step, said 2031-05-03, would no longer stand: investigation `it` cannot be \
                reopened: it is open";
    for back in [
        on(4).and(step::Withdrawn::new("closed")),
        on(4).and(Remark::new("by mistake")).replacing("closed"),
    ] {
        let mut incident = recorded(told.clone());
        let rejected = refused(&mut incident, &back);
        assert!(rejected.to_string().ends_with(text), "{rejected}");
        assert!(matches!(rejected.reason(), Reason::Forbidden { later: Some(_), .. }));
        // Reading lists it.
        let read = read([told.to_vec(), vec![back]].concat());
        assert_eq!(errors(&read), ["step_undermined"]);
        let disputes = read.disputes();
        let [Dispute::Fallen { step, statement, phase, .. }] = disputes.as_slice() else {
            panic!("{disputes:?}")
        };
        assert_eq!((step.name(), statement.at()), ("investigation_reopened", day(3)));
        assert_eq!(*phase, Some(Phase::Open));
        assert_eq!(
            disputes[0].to_string(),
            "investigation reopened, said 2031-05-03 by `a`, although investigation `it` is open",
        );
        let again: Incident = json::from_str(&json::to_string(&read)).unwrap();
        assert_eq!((again.disputes(), again.status()), (disputes, read.status()));
    }
    let mut incident =
        recorded([on(1).and(unexamined()).with_key("done"), on(2).and(step::Reopened::new())]);
    let rejected = refused(&mut incident, &on(3).and(step::Withdrawn::new("done")));
    assert!(matches!(rejected.reason(), Reason::NeverResolved { later: Some(_) }), "{rejected}");
}

#[test]
fn a_replacement_under_which_a_resolution_falls_is_refused() {
    let mut incident = recorded([
        on(1).and(Investigation::new("it")),
        on(2).and(step::Concluded::new("it")).with_key("closed"),
        on(5).and(step::Resolved::new()),
    ]);
    for back in [
        on(3).and(step::Withdrawn::new("closed")),
        on(6).and(step::Withdrawn::new("closed")),
        on(6).and(Investigation::new("it").track(Track::Criminal)).replacing("closed"),
    ] {
        let rejected = refused(&mut incident, &back);
        assert!(matches!(rejected.reason(), Reason::Hindered { later: Some(_), .. }), "{rejected}");
    }
    let again = on(6).and(step::Concluded::new("it").reason("no case")).replacing("closed");
    assert_eq!(incident.record(again), Ok(RESOLVED));
}

#[test]
fn a_withdrawal_of_the_record_can_be_withdrawn() {
    let mut incident = recorded([on(1).and(Person::new("person-1"))]);
    incident.record(on(2).and(step::IncidentWithdrawn::new()).with_key("gone")).unwrap();
    assert!(!incident.is_live());
    incident.record(on(3).and(step::Withdrawn::new("gone")).with_key("back")).unwrap();
    assert!(incident.is_live() && !incident.first(2).is_live());
    incident.record(on(4).and(step::Withdrawn::new("back"))).unwrap();
    assert!(!incident.is_live());
}

#[test]
fn a_record_that_describes_nothing_does_not_live() {
    let mut incident = recorded([on(1).and(Remark::new("nothing is known"))]);
    assert!(!incident.is_live());
    let described = use_of_force::Circumstances::new().narrative("shots were heard");
    incident.record(on(2).and(described).with_key("first")).unwrap();
    assert!(incident.is_live());
    incident.record(on(3).and(step::Withdrawn::new("first"))).unwrap();
    assert!(!incident.is_live());
}
