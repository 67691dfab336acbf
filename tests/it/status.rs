//! The status and the phases of investigations: both tables in every cell, leaves, late statements.

use std::collections::BTreeSet;
use use_of_force::{
    Claim, Determination, Incident, Investigation, Key, Leave, Officer, Person, Rejected, Remark,
    Source, Statement, Status, When, Why,
    determination::Decision,
    dispute::Dispute,
    incident::{
        Obstacle, Phase, Reason,
        table::{Cell, Event, INVESTIGATION, InvestigationStep, STATUS},
    },
    investigation::Track,
    json,
    leave::Ending,
    remark::{Confirmed, RuledOut, Same},
    source,
    step::{self, Left, Step},
    uuid::Uuid,
};

/// An incident with the sources `a`, `b` and a recorder.
pub(crate) fn incident() -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    incident.declare(Source::new("a")).unwrap();
    incident.declare(Source::new("b")).unwrap();
    incident.declare(Source::new("recorder").kind(source::Kind::Recorder)).unwrap();
    incident
}

pub(crate) fn day(n: u32) -> When {
    When::parse(&format!("2031-05-{n:02}")).unwrap()
}

/// What the source `a` says on this day of May.
pub(crate) fn on(n: u32) -> Statement {
    said_by("a", n)
}

pub(crate) fn said_by(source: &str, n: u32) -> Statement {
    Key::<Source>::from(source).says(day(n), [])
}

pub(crate) fn recorded(statements: impl IntoIterator<Item = Statement>) -> Incident {
    let mut incident = incident();
    incident.record_all(statements).unwrap();
    incident
}

/// Records something that must be refused, and holds that nothing has changed.
#[track_caller]
pub(crate) fn refused(incident: &mut Incident, statement: &Statement) -> Rejected {
    let (before, text) = (incident.clone(), json::to_string(incident));
    let rejected = incident.record(statement.clone()).unwrap_err();
    assert_eq!(rejected.statement(), Some(statement));
    assert_eq!(rejected.clone().into_statement(), *statement);
    assert_eq!(*incident, before);
    assert_eq!(format!("{incident:?}"), format!("{before:?}"));
    assert_eq!(json::to_string(incident), text);
    assert_eq!(incident.standing(), before.standing());
    assert_eq!(incident.changes(), before.changes());
    assert_eq!(incident.obstacles(), before.obstacles());
    rejected
}

fn statuses(incident: &Incident) -> Vec<Status> {
    incident.changes().iter().map(|change| change.status).collect()
}

fn read_again(incident: &Incident) -> Incident {
    json::from_str(&json::to_string(incident)).unwrap()
}

fn criminal() -> Investigation {
    Investigation::new("criminal-1").track(Track::Criminal)
}

fn leave() -> Leave {
    Leave::new("leave-1")
}

fn resolved() -> step::Resolved {
    step::Resolved::new()
}

fn unexamined() -> step::Resolved {
    resolved().without_investigation("nobody asked for one")
}

fn left(leaves: &[&str], investigations: &[&str]) -> step::Resolved {
    let leaves = leaves.iter().map(|key| Left::leave_of(*key, "never announced"));
    let investigations = investigations.iter().map(|key| Left::investigation_of(*key, "dormant"));
    unexamined().leaving(leaves.chain(investigations).collect::<Vec<_>>())
}

const OPEN: Status = Status::Open;
const ON_LEAVE: Status = Status::OfficersOnLeave;
const RESOLVED: Status = Status::Resolved;

// The tables, as the specification has them.

#[test]
fn the_table_of_investigations_is_as_specified() {
    use Cell::{Corroboration as Same, CorroborationIfBefore as SameIfBefore, Rejected as No, To};
    let specified = [
        (InvestigationStep::Suspended, [To(Phase::Suspended), Same, No, No]),
        (InvestigationStep::Resumed, [Same, To(Phase::Open), To(Phase::Open), No]),
        (InvestigationStep::Referred, [To(Phase::Referred), To(Phase::Referred), Same, No]),
        (
            InvestigationStep::Concluded,
            [To(Phase::Concluded), To(Phase::Concluded), To(Phase::Concluded), Same],
        ),
        (InvestigationStep::Reopened, [SameIfBefore, No, No, To(Phase::Open)]),
    ];
    assert_eq!(INVESTIGATION, specified);
    assert_eq!(Phase::ALL, [Phase::Open, Phase::Suspended, Phase::Referred, Phase::Concluded]);
}

#[test]
fn the_table_of_the_status_is_as_specified() {
    use Cell::{Corroboration, CorroborationIfBefore, Stays, To, ToByLeaves, ToUnlessHindered};
    let specified = [
        (Event::LeaveRuns, [To(ON_LEAVE), Stays, To(ON_LEAVE)]),
        (Event::LeaveEnds, [Stays, ToByLeaves, Stays]),
        (Event::Opens, [Stays, Stays, ToByLeaves]),
        (Event::Resolved, [ToUnlessHindered(RESOLVED), ToUnlessHindered(RESOLVED), Corroboration]),
        (Event::Reopened, [CorroborationIfBefore, CorroborationIfBefore, ToByLeaves]),
        (Event::Other, [Stays, Stays, Stays]),
    ];
    assert_eq!(STATUS, specified);
    assert_eq!(Status::ALL, [OPEN, ON_LEAVE, RESOLVED]);
}

fn moved(step: InvestigationStep, key: &str) -> Claim {
    match step {
        InvestigationStep::Suspended => step::Suspended::new(key).into(),
        InvestigationStep::Resumed => step::Resumed::new(key).into(),
        InvestigationStep::Referred => step::Referred::new(key).into(),
        InvestigationStep::Concluded => step::Concluded::new(key).into(),
        InvestigationStep::Reopened => step::InvestigationReopened::new(key).into(),
        other => panic!("{other:?} has no test"),
    }
}

/// An investigation in this phase, which was concluded and reopened before, or not.
fn investigated(phase: Phase, concluded_before: bool) -> Incident {
    let mut steps = Vec::new();
    if concluded_before {
        steps.extend([InvestigationStep::Concluded, InvestigationStep::Reopened]);
    }
    steps.extend(match phase {
        Phase::Suspended => Some(InvestigationStep::Suspended),
        Phase::Referred => Some(InvestigationStep::Referred),
        Phase::Concluded => Some(InvestigationStep::Concluded),
        _ => None,
    });
    let steps = steps.into_iter().zip(2..).map(|(step, n)| on(n).and(moved(step, "criminal-1")));
    recorded(std::iter::once(on(1).and(criminal())).chain(steps))
}

#[test]
fn every_cell_of_the_table_of_investigations() {
    let key = Key::from("criminal-1");
    for ((step, row), before) in INVESTIGATION.iter().flat_map(|row| [(row, false), (row, true)]) {
        for (phase, cell) in Phase::ALL.iter().zip(row) {
            let mut incident = investigated(*phase, before);
            let length = incident.statements().count();
            assert_eq!(incident.phase(&key), Some(*phase));
            let statement = said_by("b", 9).and(moved(*step, "criminal-1"));
            let expected = match cell {
                Cell::To(next) => Some(*next),
                Cell::Corroboration => Some(*phase),
                Cell::CorroborationIfBefore => before.then_some(*phase),
                Cell::Rejected => None,
                other => panic!("{other:?} has no test"),
            };
            let Some(next) = expected else {
                let rejected = refused(&mut incident, &statement);
                let participle = step.participle();
                let text = format!(
                    "claim 1: investigation `criminal-1` cannot be {participle}: it is {phase}"
                );
                assert_eq!(rejected.to_string(), text);
                continue;
            };
            assert_eq!(incident.record(statement), Ok(OPEN), "{step:?} in {phase}");
            assert_eq!(incident.phase(&key), Some(next), "{step:?} in {phase}");
            assert_eq!(incident.statements().count(), length + 1);
            assert_eq!(statuses(&incident), []);
            assert_eq!(incident.obstacles().is_empty(), next == Phase::Concluded);
            assert_eq!(read_again(&incident), incident);
        }
    }
}

/// An incident in this status, in which a leave runs or does not, and which was resolved and
/// reopened before, or not. Beside it: a concluded investigation, a suspended one that is always
/// left, a leave that ended, and a leave that was ruled out.
fn started(status: Status, leave_runs: bool, before: bool) -> Option<Incident> {
    let mut statements = vec![
        on(1).and(criminal()).and(moved(InvestigationStep::Concluded, "criminal-1")),
        on(1)
            .and(Investigation::new("policy-1").track(Track::Administrative))
            .and(moved(InvestigationStep::Suspended, "policy-1")),
        on(1).and(Leave::new("ended-1")),
        on(1).and(Leave::new("ended-1").ended(day(1))).with_key("end"),
        on(1).and(Leave::new("absent-1")).and(Officer::new("officer-1")),
        on(2).and(RuledOut::new("absent-1")).with_key("absence"),
    ];
    if leave_runs {
        statements.push(on(1).and(leave()).with_key("leave"));
    }
    let all_left = || left(if leave_runs { &["leave-1"] } else { &[] }, &["policy-1"]);
    if before {
        statements.push(on(3).and(all_left()));
        statements.push(on(4).and(step::Reopened::new()));
    }
    if status == RESOLVED {
        statements.push(on(5).and(all_left()));
    }
    let incident = recorded(statements);
    (incident.status() == status).then_some(incident)
}

/// The ways in which an event comes about.
fn ways(event: Event, leave_runs: bool) -> Vec<Statement> {
    let next = || on(9);
    match event {
        Event::LeaveRuns => vec![
            next().and(Leave::new("leave-9")),
            next().and(Leave::new("leave-9").ended(Why::Undisclosed)),
            next().and(step::Withdrawn::new("end")),
            next().and(Remark::new("it was another leave")).replacing("end"),
            next().and(step::Withdrawn::new("absence")),
            next().and(Leave::new("ended-1").ended(Why::Pending)),
        ],
        Event::LeaveEnds if leave_runs => vec![
            next().and(leave().ended(day(8))),
            next().and(leave().ended(Why::Redacted)),
            next().and(leave().ending(Ending::Returned)),
            said_by("b", 9).and(leave().ending(Ending::Died)),
            next().and(RuledOut::new("leave-1")),
            next().and(step::Withdrawn::new("leave")),
            said_by("recorder", 9).and(step::Withdrawn::new("leave")),
            next().and(Remark::new("there was no leave")).replacing("leave"),
        ],
        Event::LeaveEnds => vec![
            next().and(Leave::new("leave-9").ended(day(8))),
            next().and(Leave::new("ended-1").ending(Ending::Returned)),
        ],
        Event::Opens => vec![
            next().and(Investigation::new("other-1").track(Track::GrandJury)),
            next().and(Investigation::new("other-1")),
            next().and(Investigation::new("other-1").track("ombudsman".parse::<Track>().unwrap())),
            next().and(moved(InvestigationStep::Resumed, "policy-1")),
            next().and(moved(InvestigationStep::Reopened, "criminal-1")),
            next().and(Determination::new("charge-1").decision(Decision::Charged)),
            next().and(Determination::new("charge-1").decision(Decision::Indicted)),
        ],
        Event::Resolved if leave_runs => vec![next().and(left(&["leave-1"], &["policy-1"]))],
        Event::Resolved => vec![next().and(left(&[], &["policy-1"]))],
        Event::Reopened => vec![next().and(step::Reopened::new())],
        Event::Other => vec![
            next().and(Remark::new("nothing new")),
            next().and(Person::new("person-1")),
            next().and(Confirmed::new("end")),
            next().and(Claim::reported(step::Reopened::new())),
            next().and(step::IncidentWithdrawn::new()),
            next().and(Investigation::new("suit-1").track(Track::Civil)),
            next().and(Determination::new("no-bill-1").decision(Decision::NoBill)),
            next().and(moved(InvestigationStep::Referred, "policy-1")),
            next().and(moved(InvestigationStep::Concluded, "policy-1")),
            next().and(RuledOut::new("policy-1")),
            next().and(RuledOut::new("absent-1")),
        ],
        other => panic!("{other:?} has no test"),
    }
}

/// Whether a statement takes back what another says.
pub(crate) fn takes_back(statement: &Statement) -> bool {
    let withdraws = |claim: &Claim| matches!(claim.step(), Some(Step::Withdrawn(_)));
    statement.replaces().is_some() || statement.says().iter().any(withdraws)
}

/// What the cell says of an event that leaves this leave running, or none.
fn outcome(cell: Cell<Status>, now: Status, leave_runs: bool, before: bool) -> Option<Status> {
    match cell {
        Cell::To(next) | Cell::ToUnlessHindered(next) => Some(next),
        Cell::ToByLeaves => Some(if leave_runs { ON_LEAVE } else { OPEN }),
        Cell::Corroboration | Cell::Stays => Some(now),
        Cell::CorroborationIfBefore => before.then_some(now),
        other => panic!("{other:?} has no test"),
    }
}

#[test]
fn every_cell_of_the_table_of_the_status() {
    let mut cells = BTreeSet::new();
    for (event, row) in STATUS {
        for (status, cell) in Status::ALL.iter().zip(row) {
            for (leave_runs, before) in [(false, false), (false, true), (true, false), (true, true)]
            {
                let Some(start) = started(*status, leave_runs, before) else { continue };
                for statement in ways(*event, leave_runs) {
                    let mut incident = start.clone();
                    let (length, changes) = (incident.statements().count(), statuses(&incident));
                    let runs = match event {
                        Event::LeaveRuns => true,
                        Event::LeaveEnds => false,
                        _ => leave_runs,
                    };
                    let expected = outcome(*cell, *status, runs, before);
                    let place = format!("{event:?} in {status}, {statement:?}");
                    if takes_back(&statement) {
                        // What was taken back was never said, for what came after it, too.
                        match incident.record(statement.clone()) {
                            Ok(next) => assert_eq!(Some(next), expected, "{place}"),
                            Err(rejected) => {
                                assert!(before || *status == RESOLVED, "{place}");
                                let reason = rejected.reason();
                                assert!(matches!(reason, Reason::Hindered { later: Some(_), .. }));
                            }
                        }
                        assert_eq!(read_again(&incident).changes(), incident.changes());
                        continue;
                    }
                    let Some(next) = expected else {
                        refused(&mut incident, &statement);
                        cells.insert(format!("{event:?} {status} {expected:?}"));
                        continue;
                    };
                    assert_eq!(incident.record(statement.clone()), Ok(next), "{place}");
                    assert_eq!(incident.status(), next, "{place}");
                    assert_eq!(incident.statements().count(), length + 1);
                    let mut after = changes;
                    after.extend((next != *status).then_some(next));
                    assert_eq!(statuses(&incident), after, "{place}");
                    if next != *status {
                        assert_eq!(incident.standing().since, Some(&statement));
                    }
                    assert_eq!(read_again(&incident), incident);
                    assert_eq!(read_again(&incident).changes(), incident.changes());
                    cells.insert(format!("{event:?} {status} {expected:?}"));
                }
            }
        }
    }
    // 18 cells, four of which have a second outcome: leaves, or what was before, decide.
    assert_eq!(cells.len(), 18 + 4, "{cells:#?}");
}

#[test]
fn what_stands_in_the_way_hinders_in_both_statuses() {
    let mut open = started(OPEN, false, false).unwrap();
    assert_eq!(
        refused(&mut open, &on(9).and(resolved())).to_string(),
        "claim 1: cannot be resolved: investigation `policy-1` is suspended",
    );
    let mut on_leave = started(ON_LEAVE, true, false).unwrap();
    assert_eq!(
        refused(&mut on_leave, &on(9).and(left(&[], &["policy-1"]))).to_string(),
        "claim 1: cannot be resolved: leave `leave-1` is running",
    );
    let on_the_way = on(9).and(Remark::new("first a remark")).and(left(&["leave-1"], &[]));
    assert_eq!(
        refused(&mut on_leave, &on_the_way).to_string(),
        "claim 2: cannot be resolved: investigation `policy-1` is suspended",
    );
}

// What stands in the way, in words.

#[test]
fn obstacles_are_named_with_what_is_known_of_them() {
    let mut incident = recorded([on(1)
        .and(Officer::new("officer-1").employer("police"))
        .and(use_of_force::Agency::new("police"))
        .and(Officer::new("officer-2"))
        .and(Officer::new("officer-3"))
        .and(leave().officer("officer-1"))
        .and(Leave::new("leave-2").officer("officer-2"))
        .and(criminal())]);
    assert_eq!(
        refused(&mut incident, &on(2).and(resolved())).to_string(),
        "claim 1: cannot be resolved: `officer-1` and `officer-2` are on leave; investigation \
         `criminal-1` is open",
    );
    let obstacles = incident.obstacles();
    let Obstacle::Leave { employer: Some(employer), .. } = &obstacles[0] else { panic!() };
    assert_eq!(employer.as_str(), "police");
    assert_eq!(obstacles.len(), 3);

    let more = on(2)
        .and(Leave::new("leave-3").officer("officer-3"))
        .and(Leave::new("leave-4"))
        .and(moved(InvestigationStep::Referred, "criminal-1"));
    incident.record(more).unwrap();
    assert_eq!(
        refused(&mut incident, &on(3).and(resolved())).reason().to_string(),
        "cannot be resolved: `officer-1`, `officer-2` and `officer-3` are on leave; leave \
         `leave-4` is running; investigation `criminal-1` is referred",
    );
}

#[test]
fn of_many_officers_on_leave_eight_are_named() {
    let on_leave = |n: usize| {
        let (officer, leave) = (format!("officer-{n}"), format!("leave-{n}"));
        on(1).and(Officer::new(&*officer)).and(Leave::new(&*leave).officer(&*officer))
    };
    let mut incident = recorded((1..=8).map(on_leave));
    let message = |incident: &mut Incident| refused(incident, &on(2).and(unexamined())).to_string();
    assert_eq!(
        message(&mut incident),
        "claim 1: cannot be resolved: `officer-1`, `officer-2`, `officer-3`, `officer-4`, \
         `officer-5`, `officer-6`, `officer-7` and `officer-8` are on leave",
    );
    incident.record(on_leave(9)).unwrap();
    assert_eq!(
        message(&mut incident),
        "claim 1: cannot be resolved: `officer-1`, `officer-9` and 7 other officers are on leave",
    );
}

#[test]
fn without_an_investigation_it_must_be_said() {
    let mut incident = recorded([on(1).and(Officer::new("officer-1"))]);
    assert_eq!(incident.obstacles(), [Obstacle::NoInvestigation]);
    let rejected = refused(&mut incident, &on(2).and(resolved()));
    assert_eq!(
        rejected.to_string(),
        "claim 1: cannot be resolved: there is no investigation, and it is not resolved without one",
    );
    assert!(matches!(rejected.reason(), Reason::Hindered { later: None, .. }));
    let unknown = on(2).and(resolved().without_investigation(Why::Undisclosed));
    refused(&mut incident, &unknown);
    assert_eq!(incident.record(on(2).and(unexamined())), Ok(RESOLVED));
}

#[test]
fn an_investigation_that_was_ruled_out_or_withdrawn_is_none() {
    let mut incident = recorded([
        on(1).and(criminal()).with_key("opened"),
        on(2).and(RuledOut::new("criminal-1")).with_key("absent"),
    ]);
    assert_eq!(incident.obstacles(), [Obstacle::NoInvestigation]);
    refused(&mut incident, &on(3).and(resolved()));
    incident.record(on(3).and(step::Withdrawn::new("absent"))).unwrap();
    assert_eq!(incident.obstacles().len(), 1);
    incident.record(on(4).and(step::Withdrawn::new("opened"))).unwrap();
    assert_eq!(incident.obstacles(), [Obstacle::NoInvestigation]);
    // A step does not bring back what nobody describes any more.
    let mut incident = recorded([
        on(1).and(criminal()).with_key("opened"),
        on(2).and(moved(InvestigationStep::Concluded, "criminal-1")),
        on(3).and(step::Withdrawn::new("opened")),
    ]);
    assert_eq!(incident.obstacles(), [Obstacle::NoInvestigation]);
    refused(&mut incident, &on(4).and(resolved()));
}

#[test]
fn unofficial_tracks_never_stand_in_the_way() {
    let unofficial =
        [Track::Civil, Track::Appeal, Track::Licensing, Track::MedicalExaminer, Track::Oversight];
    for track in unofficial {
        let mut incident = recorded([on(1).and(Investigation::new("it-1").track(track.clone()))]);
        assert_eq!(incident.obstacles(), [], "{track}");
        assert_eq!(incident.record(on(2).and(resolved())), Ok(RESOLVED), "{track}");
        for (step, n) in [InvestigationStep::Concluded, InvestigationStep::Reopened].iter().zip(3..)
        {
            assert_eq!(incident.record(on(n).and(moved(*step, "it-1"))), Ok(RESOLVED), "{track}");
        }
        let other = Investigation::new("it-2").track(track.clone());
        assert_eq!(incident.record(on(5).and(other)), Ok(RESOLVED), "{track}");
        // Nobody knew what it was, and it turns out to be official.
        let official = said_by("b", 6).and(Investigation::new("it-2").track(Track::Criminal));
        assert_eq!(incident.record(official), Ok(OPEN), "{track}");
    }
}

// Leaves.

#[test]
fn a_leave_runs_until_its_end_is_known() {
    for why in Why::ALL {
        let by_time = recorded([on(1).and(leave().ended(*why))]);
        let by_manner = recorded([on(1).and(leave().ending(*why))]);
        let expected = if *why == Why::Redacted { OPEN } else { ON_LEAVE };
        assert_eq!((by_time.status(), by_manner.status()), (expected, expected), "{why}");
    }
    assert_eq!(recorded([on(1).and(leave().ended(day(1)))]).status(), OPEN);
    assert_eq!(recorded([on(1).and(leave().ending(Ending::Terminated))]).status(), OPEN);
    // An end that was removed from this copy is an end, whatever the others do not know.
    let incident = recorded([
        on(1).and(leave().ended(Why::Redacted)),
        said_by("b", 2).and(leave().ended(Why::Pending)),
    ]);
    assert_eq!(incident.status(), OPEN);
}

#[test]
fn an_end_can_be_reported_before_the_beginning() {
    let incident = recorded([
        on(1).and(leave().ended(day(1))),
        on(5).and(leave().began(day(1)).pay(use_of_force::leave::Pay::Paid)),
        said_by("b", 6).and(leave()),
    ]);
    assert_eq!(statuses(&incident), []);
    assert_eq!(incident.leaves().len(), 1);
}

#[test]
fn two_sources_speak_of_one_leave() {
    let mut incident = recorded([on(1).and(leave()), said_by("b", 2).and(leave())]);
    assert_eq!(statuses(&incident), [ON_LEAVE]);
    assert_eq!(incident.standing().since.unwrap().at(), day(1));
    assert_eq!(incident.record(said_by("b", 3).and(leave().ended(day(3)))), Ok(OPEN));
    // The other source repeats that there is a leave, and says nothing of its end.
    assert_eq!(incident.record(on(4).and(leave().began(day(1)))), Ok(OPEN));
    assert_eq!(incident.record(on(5).and(leave().ended(Why::Asked))), Ok(OPEN));
    // The one that said that it had ended is asked again, which takes nothing back; then it does.
    assert_eq!(incident.record(said_by("b", 6).and(leave().ended(Why::Asked))), Ok(OPEN));
    assert_eq!(incident.record(said_by("b", 7).and(leave().ended(Why::Pending))), Ok(ON_LEAVE));
    assert_eq!(statuses(&incident), [ON_LEAVE, OPEN, ON_LEAVE]);
}

#[test]
fn a_leave_that_ends_leaves_the_others_running() {
    let mut incident = recorded([on(1).and(leave()).and(Leave::new("leave-2"))]);
    assert_eq!(incident.record(on(2).and(leave().ended(day(2)))), Ok(ON_LEAVE));
    assert_eq!(incident.record(on(3).and(RuledOut::new("leave-2"))), Ok(OPEN));
    assert_eq!(statuses(&incident), [ON_LEAVE, OPEN]);
}

#[test]
fn an_end_that_is_taken_back_was_none() {
    let mut incident = recorded([
        on(1).and(leave()),
        on(3).and(leave().ended(day(2))).with_key("end"),
        on(4).and(leave().ending(Ending::Returned)).with_key("manner"),
    ]);
    assert_eq!(incident.record(on(5).and(step::Withdrawn::new("end"))), Ok(OPEN));
    assert_eq!(incident.record(on(6).and(Remark::new("no")).replacing("manner")), Ok(ON_LEAVE));
    assert_eq!(statuses(&incident), [ON_LEAVE], "it never ended");
    assert_eq!(incident.record(on(7).and(RuledOut::new("leave-1")).with_key("no")), Ok(OPEN));
    assert_eq!(incident.record(on(8).and(step::Withdrawn::new("no"))), Ok(ON_LEAVE));
}

#[test]
fn a_replacement_that_repeats_the_leave_moves_nothing() {
    let incident = recorded([
        on(1).and(leave()).with_key("first"),
        on(2).and(leave().began(day(1))).replacing("first").with_key("second"),
        said_by("b", 3).and(leave()),
        on(4).and(step::Withdrawn::new("second")),
    ]);
    assert_eq!(statuses(&incident), [ON_LEAVE]);
}

#[test]
fn one_statement_makes_one_change() {
    // One leave ends and another begins; an investigation opens and a leave begins.
    let mut incident = recorded([
        on(1).and(leave()),
        on(2).and(leave().ended(day(2))).and(Leave::new("leave-2")),
        on(3).and(left(&["leave-2"], &[])),
        on(4).and(criminal()).and(Leave::new("leave-3")),
    ]);
    assert_eq!(statuses(&incident), [ON_LEAVE, RESOLVED, ON_LEAVE]);
    // It is not open for a moment in between.
    let at_once = recorded([on(1).and(unexamined()), on(2).and(criminal()).and(leave())]);
    assert_eq!(statuses(&at_once), [RESOLVED, ON_LEAVE]);
    // Steps come one after the other.
    let both = on(5).and(left(&["leave-2", "leave-3"], &["criminal-1"])).and(step::Reopened::new());
    incident.record(both).unwrap();
    assert_eq!(statuses(&incident)[3..], [RESOLVED, ON_LEAVE]);
}

// What is left when it is resolved.

#[test]
fn what_is_left_opens_nothing_when_it_is_heard_of_late() {
    let mut incident = recorded([
        on(1).and(Remark::new("nothing yet")),
        on(30).and(leave()).and(criminal()),
        on(2).and(left(&["leave-1"], &["criminal-1"])),
    ]);
    // Both are described only after the resolution that leaves them.
    assert_eq!(statuses(&incident), [RESOLVED]);
    assert_eq!(incident.record(said_by("b", 3).and(leave())), Ok(RESOLVED));
    assert_eq!(incident.record(on(4).and(leave().ended(day(4))).with_key("end")), Ok(RESOLVED));
    assert_eq!(incident.record(on(5).and(step::Withdrawn::new("end"))), Ok(RESOLVED));
    let suspended = moved(InvestigationStep::Suspended, "criminal-1");
    assert_eq!(incident.record(said_by("b", 6).and(suspended)), Ok(RESOLVED));
    // To take it up again is news, and ends what was left.
    let resumed = moved(InvestigationStep::Resumed, "criminal-1");
    assert_eq!(incident.record(on(7).and(resumed)), Ok(ON_LEAVE));
    refused(&mut incident, &on(8).and(resolved()));
    assert_eq!(incident.record(on(8).and(left(&["leave-1"], &["criminal-1"]))), Ok(RESOLVED));
    // Another leave was not left.
    assert_eq!(incident.record(on(9).and(Leave::new("leave-2"))), Ok(ON_LEAVE));
}

#[test]
fn a_second_resolution_can_leave_more() {
    let incident = recorded([
        on(1).and(unexamined()),
        said_by("b", 2).and(left(&["leave-1"], &[])),
        on(3).and(leave()),
    ]);
    assert_eq!(statuses(&incident), [RESOLVED]);
}

#[test]
fn what_is_left_is_of_its_kind() {
    let mut incident = recorded([on(1).and(leave()).and(criminal())]);
    let crossed = unexamined().leaving([Left::investigation_of("leave-1", "a slip")]);
    assert_eq!(
        refused(&mut incident, &on(2).and(crossed)).to_string(),
        "claim 1, resolved/leaving: expected an investigation, but `leave-1` is a leave",
    );
}

#[test]
fn a_charge_reopens_once() {
    let charge = || Determination::new("charge-1").decision(Decision::Charged);
    let mut incident = recorded([
        on(1).and(unexamined()),
        on(2).and(charge()),
        on(3).and(unexamined()),
        // What it says beside the charge does not take that back.
        on(3).and(Determination::new("charge-1").sentence("none yet")),
        // A second source, and the indictment on which the charge came, are the same charge.
        said_by("b", 4).and(charge()),
        on(5).and(charge().decision(Decision::Indicted)),
    ]);
    assert_eq!(statuses(&incident), [RESOLVED, OPEN, RESOLVED]);
    let dismissed = Determination::new("charge-2").decision(Decision::ChargesDismissed);
    assert_eq!(incident.record(on(6).and(dismissed)), Ok(RESOLVED));
    let absent = Determination::new("charge-3").decision(Decision::Charged);
    let ruled_out = said_by("b", 7).and(RuledOut::new("charge-3"));
    incident.record_all([said_by("b", 6).and(Determination::new("charge-3")), ruled_out]).unwrap();
    // Of simultaneous words the noun stays.
    assert_eq!(incident.record(on(7).and(absent)), Ok(OPEN));
    incident.record(on(8).and(unexamined())).unwrap();
    assert_eq!(
        incident.record(on(9).and(Determination::new("charge-4").decision(Decision::Charged))),
        Ok(OPEN)
    );
}

#[test]
fn a_charge_of_before_the_resolution_opens_nothing() {
    let charge = Determination::new("charge-1").decision(Decision::Charged);
    let mut incident = recorded([on(5).and(unexamined())]);
    assert_eq!(incident.record(on(2).and(charge)), Ok(RESOLVED));
    let later = Determination::new("charge-2").decision(Decision::Charged);
    assert_eq!(incident.record(on(7).and(later)), Ok(OPEN));
}

// Steps that do not stand, and late ones.

#[test]
fn reopening_needs_a_resolution() {
    let mut incident = recorded([on(1).and(criminal()), on(9).and(left(&[], &["criminal-1"]))]);
    for n in [1, 8] {
        assert_eq!(
            refused(&mut incident, &on(n).and(step::Reopened::new())).to_string(),
            "claim 1: cannot be reopened: nobody resolved it before",
        );
    }
    assert_eq!(incident.record(on(10).and(step::Reopened::new())), Ok(OPEN));
    assert_eq!(incident.record(said_by("b", 11).and(step::Reopened::new())), Ok(OPEN));
    assert_eq!(statuses(&incident), [RESOLVED, OPEN]);
}

#[test]
fn reported_steps_move_nothing_and_are_listed() {
    let mut incident = recorded([on(1).and(criminal()).and(leave())]);
    let step = Step::from(resolved());
    let status = incident.record(on(2).and(Claim::reported(step.clone())));
    assert_eq!(status, Ok(ON_LEAVE));
    let forbidden = Claim::reported(step::InvestigationReopened::new("criminal-1"));
    incident.record(on(3).and(forbidden)).unwrap();
    // It may speak of a statement that is not here.
    incident.record(on(4).and(Claim::reported(step::Withdrawn::new("elsewhere")))).unwrap();
    assert_eq!(incident.phase(&Key::from("criminal-1")), Some(Phase::Open));
    assert_eq!(statuses(&incident), [ON_LEAVE]);
    let disputes = incident.disputes();
    assert_eq!(disputes.len(), 3);
    let Dispute::Reported { step: reported, statement, .. } = &disputes[0] else { panic!() };
    assert_eq!((*reported, statement.at()), (&step, day(2)));
    assert_eq!(disputes[0].since(), *statement);
}

#[test]
fn a_late_description_undermines_and_the_resolution_stands() {
    let mut incident = recorded([on(1).and(Officer::new("officer-1")), on(5).and(unexamined())]);
    assert_eq!(
        incident.record(on(3).and(leave().officer("officer-1")).and(criminal())),
        Ok(RESOLVED)
    );
    assert_eq!(statuses(&incident), [ON_LEAVE, RESOLVED]);
    let disputes = incident.disputes();
    let [Dispute::Undermined { statement, obstacles, .. }] = disputes.as_slice() else {
        panic!("{disputes:?}")
    };
    assert_eq!((statement.at(), obstacles.len()), (day(5), 2));
    assert_eq!(
        disputes[0].to_string(),
        "resolved, said 2031-05-05 by `a`, although `officer-1` is on leave; investigation \
         `criminal-1` is open",
    );
    let again = read_again(&incident);
    assert_eq!(again, incident);
    assert_eq!(again.disputes(), disputes);
    assert_eq!(again.changes(), incident.changes());
    // A later step changes nothing about that.
    assert_eq!(incident.record(on(9).and(step::Reopened::new())), Ok(ON_LEAVE));
    assert_eq!(incident.disputes().len(), 1);
    // When the description is taken back before, nothing is undermined any more.
    let mut withdrawn = recorded([on(5).and(unexamined())]);
    withdrawn.record(on(2).and(leave()).with_key("leave")).unwrap();
    assert_eq!(withdrawn.disputes().len(), 1);
    withdrawn.record(on(3).and(step::Withdrawn::new("leave"))).unwrap();
    assert_eq!(withdrawn.disputes(), []);
}

/// The description alone would stand, so it does with a step that puts nothing in the way.
#[test]
fn a_late_description_that_comes_with_a_step_undermines_as_it_does_alone() {
    let civil = Investigation::new("civil-1").track(Track::Civil);
    let mut incident = recorded([on(1).and(civil), on(9).and(unexamined())]);
    let late = on(4).and(moved(InvestigationStep::Suspended, "civil-1")).and(leave());
    assert_eq!(incident.record(late), Ok(RESOLVED));
    assert_eq!(incident.disputes().len(), 1);
    assert_eq!(read_again(&incident), incident);
}

#[test]
fn a_late_step_under_which_a_resolution_falls_is_refused() {
    let mut incident = recorded([
        on(1).and(criminal()),
        on(2).and(moved(InvestigationStep::Concluded, "criminal-1")),
        on(9).and(resolved()),
    ]);
    let reopened = on(4).and(moved(InvestigationStep::Reopened, "criminal-1"));
    let rejected = refused(&mut incident, &reopened);
    assert_eq!(
        rejected.to_string(),
        "a later step, said 2031-05-09, would no longer stand: cannot be resolved: investigation \
         `criminal-1` is open",
    );
    assert!(matches!(rejected.reason(), Reason::Hindered { later: Some(_), .. }));
    assert_eq!(rejected.claim(), None);
    // It can be kept as something reported, and together with its end it can be taken.
    incident
        .record(on(4).and(Claim::reported(step::InvestigationReopened::new("criminal-1"))))
        .unwrap();
    let both = reopened.and(moved(InvestigationStep::Concluded, "criminal-1"));
    assert_eq!(incident.record(both), Ok(RESOLVED));
}

#[test]
fn a_late_withdrawal_that_puts_a_leave_in_the_way_of_a_resolution_is_refused() {
    let mut incident = recorded([
        on(1).and(leave().officer("officer-1")).and(Officer::new("officer-1")),
        on(2).and(leave().ended(day(2))).with_key("end"),
        on(9).and(unexamined()),
    ]);
    let rejected = refused(&mut incident, &on(4).and(step::Withdrawn::new("end")));
    assert_eq!(
        rejected.to_string(),
        "a later step, said 2031-05-09, would no longer stand: cannot be resolved: `officer-1` is \
         on leave",
    );
    // After the resolution as well: what was withdrawn was never said, so the leave ran then.
    let rejected = refused(&mut incident, &on(10).and(step::Withdrawn::new("end")));
    assert!(matches!(rejected.reason(), Reason::Hindered { later: Some(_), .. }));
    // To say that it goes on is news.
    assert_eq!(incident.record(on(10).and(leave().ended(Why::Pending))), Ok(ON_LEAVE));
}

#[test]
fn a_late_step_under_which_a_step_of_the_investigation_falls_is_refused() {
    let mut incident = recorded([
        on(1).and(criminal()),
        on(9).and(moved(InvestigationStep::Suspended, "criminal-1")),
    ]);
    let concluded = on(4).and(moved(InvestigationStep::Concluded, "criminal-1"));
    let rejected = refused(&mut incident, &concluded);
    assert_eq!(
        rejected.to_string(),
        "a later step, said 2031-05-09, would no longer stand: investigation `criminal-1` cannot \
         be suspended: it is concluded",
    );
    let Reason::Forbidden { investigation, step, phase, later, .. } = rejected.reason() else {
        panic!()
    };
    assert_eq!((investigation.as_str(), *later), ("criminal-1", Some(day(9))));
    assert_eq!((*step, *phase), (InvestigationStep::Suspended, Phase::Concluded));
    assert_eq!(incident.phase(investigation), Some(Phase::Suspended));
}

#[test]
fn a_late_step_is_met_as_of_its_time() {
    // What is replaced since counted when the step is said to have been taken.
    let step = |step| moved(step, "criminal-1");
    let first = on(6).and(criminal()).and(step(InvestigationStep::Concluded)).with_key("first");
    let mut incident = recorded([first, on(8).and(criminal()).replacing("first")]);
    let rejected = refused(&mut incident, &on(7).and(step(InvestigationStep::Suspended)));
    assert!(rejected.to_string().ends_with("cannot be suspended: it is concluded"), "{rejected}");
    incident.record(on(9).and(step(InvestigationStep::Suspended))).unwrap();
    assert_eq!(read_again(&incident), incident);
}

#[test]
fn two_keys_of_one_investigation_have_one_phase() {
    let on_key = |n, key, step| on(n).and(Investigation::new(key)).and(moved(step, key));
    let mut incident = recorded([
        on_key(1, "first", InvestigationStep::Concluded),
        on(2).and(Investigation::new("second")),
        on(3).and(Same::new("second", "first")),
        on_key(4, "second", InvestigationStep::Reopened),
    ]);
    let suspended = on_key(5, "first", InvestigationStep::Suspended);
    incident.record(suspended.clone()).unwrap();
    assert_eq!(incident.phase(&"first".into()), Some(Phase::Suspended));
    assert_eq!(read_again(&incident), incident);
    // Before anybody said so there were two, and one of them had been concluded.
    refused(&mut incident, &on_key(2, "first", InvestigationStep::Suspended));
}

#[test]
fn a_late_resolution_is_met_as_of_its_time() {
    let statements =
        [on(1).and(criminal()), on(5).and(moved(InvestigationStep::Concluded, "criminal-1"))];
    let mut incident = recorded(statements);
    refused(&mut incident, &on(4).and(resolved()));
    assert_eq!(incident.record(on(6).and(resolved())), Ok(RESOLVED));
    incident.record(on(9).and(step::Reopened::new())).unwrap();
    assert_eq!(incident.record(on(7).and(Leave::new("leave-9").ended(day(7)))), Ok(OPEN));
    assert_eq!(incident.record(on(8).and(Leave::new("leave-8"))), Ok(ON_LEAVE));
    // The leave ended the resolution before anybody reopened it.
    assert_eq!(statuses(&incident), [RESOLVED, ON_LEAVE]);
}

#[test]
fn a_resolution_that_was_corroboration_stands_when_it_is_one_again() {
    // The second resolution said what already held, without naming what the first had left.
    let mut incident = recorded([
        on(1).and(criminal()),
        on(2).and(moved(InvestigationStep::Suspended, "criminal-1")),
        on(3).and(left(&[], &["criminal-1"])),
        said_by("b", 9).and(resolved()),
    ]);
    let charge = Determination::new("charge-1").decision(Decision::Charged);
    assert_eq!(incident.record(on(5).and(charge)), Ok(RESOLVED));
    assert_eq!(statuses(&incident), [RESOLVED, OPEN, RESOLVED]);
    assert_eq!(incident.disputes().len(), 1);
    assert_eq!(read_again(&incident).changes(), incident.changes());
}

/// What a late description put in a resolution's way stays there, and a late withdrawal that puts
/// more there is refused.
#[test]
fn a_late_step_that_undermines_a_resolution_further_is_refused() {
    let civil = |key: &str| Investigation::new(key).track(Track::Civil);
    let refusal = |resolved: step::Resolved, withdrawn: &str| {
        let mut incident = recorded([
            on(1).and(leave()),
            on(1).and(Investigation::new("civil-1")),
            on(2).and(leave().ended(day(2))).with_key("end"),
            on(2).and(civil("civil-1")).with_key("track"),
            on(9).and(resolved),
        ]);
        assert_eq!(incident.record(on(3).and(Leave::new("leave-2"))), Ok(RESOLVED));
        let rejected = refused(&mut incident, &on(4).and(step::Withdrawn::new(withdrawn)));
        rejected.reason().to_string()
    };
    let message = |obstacles: &str| {
        format!(
            "a later step, said 2031-05-09, would no longer stand: cannot be resolved: {obstacles}"
        )
    };
    for resolved in [resolved, unexamined] {
        let ended = message("leave `leave-1` is running; leave `leave-2` is running");
        assert_eq!(refusal(resolved(), "end"), ended);
        let tracked = message("leave `leave-2` is running; investigation `civil-1` is open");
        assert_eq!(refusal(resolved(), "track"), tracked);
    }
}

#[test]
fn a_late_withdrawal_of_the_only_investigation_is_refused() {
    let mut incident = recorded([
        on(2).and(Investigation::new("civil-1").track(Track::Civil)).with_key("civil"),
        on(9).and(resolved()),
    ]);
    assert_eq!(incident.record(on(3).and(leave())), Ok(RESOLVED));
    let rejected = refused(&mut incident, &on(4).and(step::Withdrawn::new("civil")));
    assert!(rejected.to_string().contains("; there is no investigation"), "{rejected}");
    // One that makes nothing worse is taken.
    incident.record(on(3).and(Person::new("person-1")).with_key("person")).unwrap();
    assert_eq!(incident.record(on(4).and(step::Withdrawn::new("person"))), Ok(RESOLVED));
}

#[test]
fn an_official_investigation_that_is_heard_of_late_undermines_beside_another() {
    let civil = Investigation::new("civil-1").track(Track::Civil);
    let mut incident = recorded([on(2).and(civil), on(9).and(resolved())]);
    assert_eq!(incident.record(on(3).and(criminal())), Ok(RESOLVED));
    assert_eq!(read_again(&incident), incident);
    // A step that shows it undermines no more than the description did.
    let suspended = on(4).and(moved(InvestigationStep::Suspended, "criminal-1"));
    assert_eq!(incident.record(suspended), Ok(RESOLVED));
    let undermined = |it: &Dispute<'_>| matches!(it, Dispute::Undermined { .. });
    assert_eq!(incident.disputes().iter().filter(|it| undermined(it)).count(), 1);
    assert_eq!(read_again(&incident), incident);
}

#[test]
fn an_investigation_that_is_ruled_out_is_one_until_somebody_says_so_later() {
    let civil = Investigation::new("civil-1").track(Track::Civil);
    let mut incident = recorded([on(2).and(civil), on(9).and(resolved())]);
    assert_eq!(incident.record(said_by("b", 1).and(RuledOut::new("civil-1"))), Ok(RESOLVED));
    let is_undermined = |it: &Dispute<'_>| matches!(it, Dispute::Undermined { .. });
    assert!(!incident.disputes().iter().any(is_undermined), "described since");
    assert_eq!(incident.record(said_by("b", 3).and(RuledOut::new("civil-1"))), Ok(RESOLVED));
    let undermined = |incident: &Incident| {
        incident.disputes().iter().any(|it| matches!(it, Dispute::Undermined { .. }))
    };
    assert!(undermined(&incident));
    let again = read_again(&incident);
    assert_eq!((again.status(), undermined(&again)), (RESOLVED, true));
    assert_eq!(again, incident);
}

#[test]
fn an_investigation_that_a_late_word_makes_official_undermines() {
    let civil = |n| on(n).and(Investigation::new("it-1").track(Track::Civil));
    let official = |n| on(n).and(Investigation::new("it-1").track(Track::Criminal));
    let suspended = on(2).and(moved(InvestigationStep::Suspended, "it-1"));
    for late in [official(3), official(3).replacing("civil")] {
        let mut incident =
            recorded([civil(1).with_key("civil"), suspended.clone(), on(9).and(resolved())]);
        assert_eq!(incident.record(late), Ok(RESOLVED));
        assert_eq!(incident.disputes().len(), 1);
        assert_eq!(read_again(&incident), incident);
        assert_eq!(
            incident.record(on(4).and(moved(InvestigationStep::Resumed, "it-1"))),
            Ok(RESOLVED)
        );
    }
}

#[test]
fn a_batch_that_fails_leaves_no_trace_behind() {
    // The replacement comes before what it replaces, and a leave begins; then a step fails.
    let mut incident = recorded([on(1).and(criminal())]);
    let forbidden = on(9).and(moved(InvestigationStep::Reopened, "criminal-1"));
    let batch = [
        on(5).and(Remark::new("it was not so")).replacing("first"),
        on(4).and(leave()).with_key("first"),
        on(6).and(Leave::new("leave-2")),
        forbidden,
    ];
    let rejected = incident.record_all(batch.clone()).unwrap_err();
    assert_eq!((rejected.index(), rejected.claim()), (3, Some(0)));
    assert_eq!(rejected.into_statements(), batch);
    assert_eq!(incident.record(on(2).and(Remark::new("one"))), Ok(OPEN));
    assert_eq!(incident.record(on(3).and(leave()).with_key("first")), Ok(ON_LEAVE));
    assert!(incident.counts(&Key::from("first")));
}

#[test]
fn the_record_itself_can_be_withdrawn() {
    let mut incident = recorded([on(1).and(leave())]);
    assert!(incident.is_live());
    assert_eq!(incident.record(on(2).and(step::IncidentWithdrawn::new())), Ok(ON_LEAVE));
    assert!(!incident.is_live());
}

// How the status is shown.

#[test]
fn the_standing_says_since_when_and_by_whom() {
    let mut incident = incident();
    assert_eq!(incident.standing().to_string(), "open, nothing heard");
    incident.record(on(1).and(Remark::new("a remark"))).unwrap();
    assert_eq!(incident.standing().to_string(), "open, last heard 2031-05-01");
    incident.record(said_by("b", 2).and(leave())).unwrap();
    incident.record(on(3).and(leave())).unwrap();
    let text = "officers on leave, said 2031-05-02 by `b`, last heard 2031-05-03";
    assert_eq!(incident.standing().to_string(), text);
    incident.record(on(4).and(left(&["leave-1"], &[])).with_key("done")).unwrap();
    incident.record(on(5).and(Confirmed::new("done"))).unwrap();
    let text = "resolved, said 2031-05-04 by `a`, last heard 2031-05-05";
    assert_eq!(incident.standing().to_string(), text);
    assert_eq!(incident.last_heard(), Some(day(5)));
    incident.record(on(6).and(step::Reopened::new())).unwrap();
    incident.record(on(7).and(leave().ended(day(7)))).unwrap();
    let text = "open, said 2031-05-07 by `a`, last heard 2031-05-07";
    assert_eq!(incident.standing().to_string(), text);
    let said: Vec<_> = incident.changes().iter().map(|change| change.statement.at()).collect();
    assert_eq!(said, [day(2), day(4), day(6), day(7)]);
    assert_eq!(statuses(&incident), [ON_LEAVE, RESOLVED, ON_LEAVE, OPEN]);
}
