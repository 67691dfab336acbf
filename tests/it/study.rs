//! Questions asked of many incidents: what counts as an answer, what is censored, and what must hold of
//! any collection.

use crate::arbitrary::{any_incident, config};
use proptest::collection::vec;
use proptest::prelude::*;
use use_of_force::{
    Agency, Circumstances, Claim, Incident, Jurisdiction, Officer, Person, Pursuit, Shooting,
    Source, Statement, When, Why,
    chrono::FixedOffset,
    pursuit::Ending,
    remark::RuledOut,
    source, step,
    study::{self, Delay, Delays, Differences, Placed, Unmeasured},
    uuid::Uuid,
    value::Key,
    when,
};

fn incident() -> Incident {
    incident_of(Incident::new(Uuid::from_u128(1)))
}

fn incident_of(mut incident: Incident) -> Incident {
    incident.declare(Source::new("own").agency("exampleton-pd")).unwrap();
    incident.declare(Source::new("other").agency("county-sheriff")).unwrap();
    incident.declare(Source::new("story")).unwrap();
    incident
}

fn say(incident: &mut Incident, source: &str, at: When, says: impl IntoIterator<Item = Claim>) {
    incident.record(by(source, at, says)).unwrap();
}

fn by(source: &str, at: When, says: impl IntoIterator<Item = Claim>) -> Statement {
    Key::<Source>::from(source).says(at, says)
}

fn officer() -> Officer {
    Officer::new("officer-1").employer("exampleton-pd")
}

/// An incident of 3 May 2031, with an officer of the Exampleton police.
fn begun() -> Incident {
    let mut incident = incident();
    let agencies = ["exampleton-pd", "county-sheriff"].map(|key| Agency::new(key).into());
    say(&mut incident, "story", when!("2031-05-04"), agencies);
    let happened = Circumstances::new().occurred(when!("2031-05-03"));
    say(&mut incident, "story", when!("2031-05-04"), [happened.into(), officer().into()]);
    incident
}

fn told(delay: &Delay<'_>) -> String {
    match delay.days {
        Ok(days) => days.to_string(),
        Err(why) => why.to_string(),
    }
}

#[test]
fn only_the_own_agency_ends_the_wait_for_a_name() {
    let mut incident = begun();
    let named = || officer().name("A. Example").into();
    say(&mut incident, "other", when!("2031-05-05"), [named()]);
    say(&mut incident, "story", when!("2031-05-06"), [named()]);
    say(&mut incident, "own", when!("2031-05-07"), [officer().name(Why::Withheld).into()]);
    let naming = study::naming(&incident);
    assert_eq!((told(&naming[0]), naming[0].ended), ("at least 4".to_owned(), None));
    say(&mut incident, "own", when!("2031-05-13"), [named()]);
    // Said again by another, it is not ended again.
    say(&mut incident, "story", when!("2031-07-01"), [named()]);
    let naming = study::naming(&incident);
    assert_eq!(told(&naming[0]), "10");
    assert_eq!(naming[0].ended.unwrap().at(), when!("2031-05-13"));
    assert_eq!(naming[0].path.as_ref().unwrap().to_string(), "officer/officer-1/name");
}

#[test]
fn what_was_taken_back_was_not_said() {
    let mut incident = begun();
    let named = by("own", when!("2031-05-13"), [officer().name("A. Example").into()]);
    incident.record(named.with_key("naming")).unwrap();
    assert_eq!(told(&study::naming(&incident)[0]), "10");
    let withdrawn = step::Withdrawn::new("naming").into();
    say(&mut incident, "own", when!("2031-05-20"), [withdrawn]);
    assert_eq!(told(&study::naming(&incident)[0]), "at least 17");
}

#[test]
fn it_was_disclosed_when_it_became_public() {
    let mut incident = begun();
    let first = by("own", when!("2031-05-04"), [officer().name("A. Example").into()]);
    incident.record(first.made_public(when!("2031-06-02"))).unwrap();
    assert_eq!(told(&study::naming(&incident)[0]), "30");
    // Said later, and public earlier.
    say(&mut incident, "own", when!("2031-05-13"), [officer().name("A. Example").into()]);
    assert_eq!(told(&study::naming(&incident)[0]), "10");
}

#[test]
fn what_cannot_be_measured_says_why() {
    let mut bare = incident();
    say(
        &mut bare,
        "own",
        when!("2031-05-04"),
        [Officer::new("officer-1").name("A. Example").into()],
    );
    let unemployed = &study::naming(&bare)[0];
    assert_eq!(unemployed.days, Err(Unmeasured::NoEmployer));
    // Whose officer it is, is not known, so no agency is the own one.
    assert_eq!(unemployed.ended, None);
    say(
        &mut bare,
        "own",
        when!("2031-05-04"),
        [Agency::new("exampleton-pd").into(), officer().into()],
    );
    assert_eq!(study::naming(&bare)[0].days, Err(Unmeasured::NoMoment));
    let late = Circumstances::new().occurred(when!("2031-06"));
    say(&mut bare, "story", when!("2031-06-04"), [late.into()]);
    assert_eq!(study::naming(&bare)[0].days, Err(Unmeasured::Before));

    let delays: Delays = study::naming(&bare).into_iter().collect();
    assert_eq!((delays.ended(), delays.open()), (0, 0));
    assert_eq!(delays.left_out(Unmeasured::Before), 1);
    assert_eq!(delays.left_out(Unmeasured::NoMoment), 0);
}

#[test]
fn days_lie_between_the_bounds_of_both_moments() {
    let days = |occurred, said| {
        let mut incident = incident();
        let shooting = Shooting::new("shooting-1").occurred(occurred);
        let shooting = shooting.discharged_by(["exampleton-pd"]).into();
        say(&mut incident, "story", said, [shooting, Agency::new("exampleton-pd").into()]);
        told(&study::firing(&incident)[0])
    };
    assert_eq!(days(when!("2031-05-04"), when!("2031-05-04T23:59")), "0");
    assert_eq!(days(when!("2031-05-04T23:59"), when!("2031-05-05T00:01")), "1");
    assert_eq!(days(when!("2031-05"), when!("2031-06-04")), "4 to 34");
    assert_eq!(days(when!("2031"), when!("2031-06-04")), "at most 154");
    assert_eq!(days(when!("2031-05-03/2031-05-05"), when!("2031-05-04")), "at most 1");
    // On the calendar where it happened: there it was still the evening of the 4th.
    assert_eq!(days(when!("2031-05-04T23:00-05:00"), when!("2031-05-05T04:30Z")), "0");
    assert_eq!(days(when!("2031-05-04T23:00-05:00"), when!("2031-05-05T05:30Z")), "1");
}

#[test]
fn a_moment_without_a_zone_is_of_the_zone_of_the_incident() {
    let central = FixedOffset::west_opt(5 * 3600).unwrap();
    let mut incident = incident_of(Incident::in_zone(Uuid::from_u128(1), central).unwrap());
    let shooting = Shooting::new("shooting-1").occurred(when!("2031-05-04T23:00"));
    let shooting = shooting.discharged_by(["exampleton-pd"]).into();
    let said = when!("2031-05-05T04:30Z");
    say(&mut incident, "story", said, [shooting, Agency::new("exampleton-pd").into()]);
    assert_eq!(told(&study::firing(&incident)[0]), "0");
}

#[test]
fn a_person_who_fired_answers_who_fired() {
    let mut incident = begun();
    let shooting = || Shooting::new("shooting-1");
    say(&mut incident, "own", when!("2031-05-05"), [shooting().discharged_by(Why::Pending).into()]);
    assert_eq!(told(&study::firing(&incident)[0]), "at least 2");
    let shooter = [shooting().shooters(["officer-1"]).into()];
    say(&mut incident, "story", when!("2031-05-09"), shooter);
    say(
        &mut incident,
        "own",
        when!("2031-06-09"),
        [shooting().discharged_by(["exampleton-pd"]).into()],
    );
    assert_eq!(told(&study::firing(&incident)[0]), "6");
    // Ruled out, it was no shooting.
    say(&mut incident, "own", when!("2031-06-10"), [RuledOut::new("shooting-1").into()]);
    assert_eq!(study::firing(&incident), []);
}

#[test]
fn a_data_set_tells_what_was_said_before_its_release() {
    let mut incident = begun();
    let release = Source::new("release").kind(source::Kind::Dataset).agency("exampleton-pd");
    incident.declare(release).unwrap();
    let shooting = || Shooting::new("shooting-1").shooters(["officer-1"]).into();
    let named = officer().name("A. Example").into();
    say(&mut incident, "release", when!("2031-12-31"), [shooting(), named]);
    assert_eq!(told(&study::firing(&incident)[0]), "at most 242");
    assert_eq!(told(&study::naming(&incident)[0]), "at most 242");
    say(&mut incident, "own", when!("2031-05-09"), [shooting()]);
    assert_eq!(told(&study::firing(&incident)[0]), "6");
}

#[test]
fn what_a_release_reprints_is_dated_by_itself_or_not_at_all() {
    let days = |said| {
        let mut incident = begun();
        let release = Source::new("release").kind(source::Kind::Dataset);
        incident.declare(release.published(when!("2031-12-31"))).unwrap();
        let named = by("own", said, [officer().name("A. Example").into()]).with_via("release");
        incident.record(named).unwrap();
        told(&study::naming(&incident)[0])
    };
    assert_eq!(days(when!("2031-12-31")), "at most 242");
    assert_eq!(days(when!("2031-05-13")), "10");
}

#[test]
fn the_first_resolution_counts_and_an_incident_that_was_withdrawn_has_none() {
    let mut incident = begun();
    let resolved = || step::Resolved::new().without_investigation("nobody was asked to");
    assert_eq!(told(&study::resolution(&incident).unwrap()), "at least 1");
    say(&mut incident, "own", when!("2031-06-02"), [resolved().into()]);
    say(&mut incident, "own", when!("2031-06-05"), [step::Reopened::new().into()]);
    say(&mut incident, "own", when!("2031-09-05"), [resolved().into()]);
    assert_eq!(told(&study::resolution(&incident).unwrap()), "30");
    let mut gone = begun();
    say(&mut gone, "story", when!("2031-06-02"), [step::IncidentWithdrawn::new().into()]);
    assert_eq!(study::resolution(&gone), None);
    assert!(study::naming(&gone).is_empty() && study::firing(&gone).is_empty());
    assert!(study::courses(&gone).is_empty());
    assert!(study::open(&gone, Why::Pending, when!("2032")).is_empty());
}

#[test]
fn a_question_is_open_for_a_reason_since_that_reason_was_given() {
    let mut incident = begun();
    let armed = |why: Why| Person::new("person-1").armed(why).into();
    say(&mut incident, "own", when!("2031-05-04"), [armed(Why::Asked)]);
    say(&mut incident, "own", when!("2031-05-10"), [armed(Why::Pending)]);
    say(&mut incident, "own", when!("2031-05-20"), [armed(Why::Pending)]);
    let open = study::open(&incident, Why::Pending, when!("2031-06-09"));
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].days.to_string(), "10 to 30");
    assert!(study::open(&incident, Why::Asked, when!("2031-06-09")).is_empty());
    // Before it was pending it was not; and it was heard of after the look.
    assert!(study::open(&incident, Why::Pending, when!("2031-05-09")).is_empty());
    let early = study::open(&incident, Why::Pending, when!("2031-05-15"));
    assert_eq!(early[0].days.to_string(), "5");
    let share = |days| study::older(days, &open).to_string();
    assert_eq!(
        (share(9), share(10), share(30)),
        ("1 of 1".into(), "0 to 1 of 1".into(), "0 of 1".into())
    );
}

#[test]
fn two_who_speak_for_one_agency_differ_within_it() {
    let mut incident = begun();
    incident.declare(Source::new("own-2").agency("exampleton-pd")).unwrap();
    let shooting = |rounds: u32| Shooting::new("shooting-1").rounds_fired(rounds);
    say(&mut incident, "own", when!("2031-05-05"), [shooting(2).rounds_hit(1).into()]);
    say(&mut incident, "own-2", when!("2031-05-06"), [shooting(3).into()]);
    say(
        &mut incident,
        "story",
        when!("2031-05-07"),
        [Shooting::new("shooting-1").rounds_hit(1..=2).into()],
    );
    let mut differences = Differences::default();
    differences.add(&incident);
    let counts = |name| {
        let it = differences.field(name).unwrap();
        (it.of, it.differ, it.within_one_agency)
    };
    assert_eq!(counts("shooting/rounds_fired"), (1, 1, 1));
    // That one says more exactly what the other says is no difference.
    assert_eq!(counts("shooting/rounds_hit"), (1, 0, 0));
    assert_eq!(differences.fields().count(), 2);
}

#[test]
fn a_pursuit_goes_where_it_is_said_to_go() {
    let course = |pursuit: Pursuit, others: Vec<Claim>| {
        let mut incident = incident();
        let says = std::iter::once(pursuit.into()).chain(others);
        say(&mut incident, "story", when!("2031-05-05"), says);
        let courses = study::courses(&incident);
        (courses[0].crossed_state_line, courses[0].ended_in_shooting)
    };
    let pursuit = || Pursuit::new("pursuit-1");
    let state = Jurisdiction::state_of;
    let shooting = || Shooting::new("shooting-1");
    assert_eq!(course(pursuit(), vec![]), (None, None));
    // From where to where is known, and not what lay between.
    let within = || pursuit().from_jurisdiction(state("KS")).to_jurisdiction(state("KS"));
    assert_eq!(course(within().ending(Ending::Escaped), vec![]), (None, Some(false)));
    let all = within().crossed([Jurisdiction::city("Exampleton", "KS"), state("KS")]);
    assert_eq!(course(all.clone(), vec![]).0, Some(false));
    assert_eq!(course(all.crossed([state("KS"), state("MO"), state("KS")]), vec![]).0, Some(true));
    let named = pursuit().crossed([Jurisdiction::country_of("US"), state("KS")]);
    assert_eq!(course(named, vec![]).0, None);
    // A shooting during it, or that ended it, or of which nobody says during what it happened.
    assert_eq!(course(pursuit(), vec![shooting().during("pursuit-1").into()]).1, Some(true));
    assert_eq!(course(pursuit().ending(Ending::Shooting), vec![]).1, Some(true));
    let crashed = || pursuit().ending(Ending::Crashed);
    assert_eq!(course(crashed(), vec![shooting().into()]).1, None);
    let elsewhere =
        || vec![shooting().during("pursuit-2").into(), Pursuit::new("pursuit-2").into()];
    assert_eq!(course(crashed(), elsewhere()).1, Some(false));
    assert_eq!(course(crashed().continued_as("pursuit-2"), elsewhere()).1, Some(true));
    // Two that go on as each other.
    let circle = vec![Pursuit::new("pursuit-2").continued_as("pursuit-1").into()];
    assert_eq!(course(crashed().continued_as("pursuit-2"), circle).1, None);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whoever_waits_is_counted_once(incidents in vec(any_incident(), 1..8)) {
        let (mut naming, mut officers) = (Delays::default(), 0);
        for incident in &incidents {
            let delays = study::naming(incident);
            officers += if incident.is_live() { incident.officers().len() } else { 0 };
            for delay in &delays {
                let Ok(days) = delay.days else { continue };
                prop_assert_eq!(days.high().is_some(), delay.ended.is_some());
                let until = delay.ended.map_or(incident.last_heard().unwrap(), |it| {
                    it.public().unwrap_or(it.at())
                });
                prop_assert!(!until.certainly_before_in(incident.occurred().unwrap(), incident.zone())
                    || days.low() == 0);
            }
            naming.extend(delays);
        }
        let why = [Unmeasured::NoMoment, Unmeasured::NoEmployer, Unmeasured::Before];
        let left_out: u64 = why.into_iter().map(|why| naming.left_out(why)).sum();
        prop_assert_eq!(naming.ended() + naming.open() + left_out, officers as u64);
        for placed in [Placed::Earliest, Placed::Latest] {
            let curve = naming.curve(placed);
            let (mut waiting, mut share) = (naming.ended() + naming.open(), 1.0);
            for day in curve.days() {
                prop_assert_eq!(day.waiting, waiting);
                prop_assert!(day.share <= share && day.low <= day.share && day.share <= day.high);
                prop_assert!(0.0 <= day.low && day.high <= 1.0);
                (waiting, share) = (waiting - day.ended - day.open, day.share);
                prop_assert_eq!(curve.share(day.day), day.share);
            }
            prop_assert_eq!(waiting, 0);
        }
    }

    #[test]
    fn where_sources_differ_there_is_a_dispute(incidents in vec(any_incident(), 1..8)) {
        let mut differences = Differences::default();
        let mut disputed = 0;
        for incident in incidents.iter().filter(|it| it.is_live()) {
            differences.add(incident);
            let animals: Vec<_> = incident
                .people()
                .filter(|person| person.roles.known().is_some_and(|roles| {
                    roles.contains(&use_of_force::person::Role::Animal)
                }))
                .map(|person| person.key.as_str().to_owned())
                .collect();
            disputed += incident
                .disputes()
                .iter()
                .filter(|it| match it {
                    use_of_force::dispute::Dispute::Field { path, positions, .. } => {
                        let first = positions[0].source();
                        positions.iter().any(|it| it.source() != first)
                            && !animals.iter().any(|key| path.to_string().starts_with(&format!("person/{key}/")))
                    }
                    _ => false,
                })
                .count();
        }
        let differ: u64 = differences.fields().map(|it| it.differ).sum();
        prop_assert_eq!(differ, disputed as u64);
        for it in differences.fields() {
            prop_assert!(it.within_one_agency <= it.differ && it.differ <= it.of);
        }
    }
}
