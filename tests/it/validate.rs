//! How grave a problem is: by approximate times, beliefs, disputes and changes of a state. What the
//! fixtures show one by one is not repeated here.

use crate::arbitrary::{any_entity, any_incident};
use proptest::prelude::*;
use use_of_force::chrono::TimeDelta;
use use_of_force::code::{Injury, InjuryType, Weapon};
use use_of_force::remark::Sequence;
use use_of_force::uuid::Uuid;
use use_of_force::validate::{self, Code, Severity};
use use_of_force::value::{Identifier, List, Point};
use use_of_force::{
    Agency, Circumstances, Claim, Fact, Force, Incident, Investigation, Jurisdiction, Key, Officer,
    Path, Person, Pursuit, Shooting, Source, When, Why, believed, force, person, when,
};

fn incident(says: &[(&str, &str, Vec<Claim>)]) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for (source, at, claims) in says {
        let source = incident.declare(Source::new(*source)).unwrap();
        incident.record(source.says(When::parse(at).unwrap(), claims.clone())).unwrap();
    }
    incident
}

fn problems(says: &[(&str, &str, Vec<Claim>)]) -> Vec<String> {
    incident(says).validate().problems().map(ToString::to_string).collect()
}

fn pursuit(began: &str, ended: &str) -> Pursuit {
    let when = |text: &str| When::parse(text).unwrap();
    Pursuit::new("pursuit-1").began(when(began)).ended(when(ended))
}

fn severities(pursuit: &Pursuit) -> Vec<Severity> {
    pursuit.validate().problems().map(|problem| problem.severity).collect()
}

/// The whole day, the margin of an approximate time and every zone count as readings.
#[test]
fn an_error_is_what_no_reading_makes_true() {
    use Severity::{Error, Warning};
    for (began, ended, expected) in [
        ("2031-05-04T11:47", "2031-05-04T10:47", Some(Error)),
        // Clocks may have been set back.
        ("2031-05-04T11:47", "2031-05-04T10:48", Some(Warning)),
        ("2031-05-04T11:47", "2031-05-04T11:46", Some(Warning)),
        ("2031-05-04T11:47-05:00", "2031-05-04T11:46-05:00", Some(Error)),
        ("2031-05-04T11:47", "2031-05-04T11:47", None),
        ("2031-05-04T11:47", "2031-05-04", None),
        ("2031-05-04", "2031-05-04T11:47", None),
        ("2031-05-04T11:47", "2031-05-03", Some(Error)),
        // Approximate: at the margin it can be, with some strain; beyond it cannot.
        ("2031-05-04T11:47", "2031-05-04T11:40~", Some(Warning)),
        ("2031-05-04T11:47~", "2031-05-04T11:20~", Some(Warning)),
        ("2031-05-04T11:47~", "2031-05-04T10:00~", Some(Error)),
        ("2031-05-04~", "2031-05-03", Some(Warning)),
        ("2031-05-04~", "2031-05-02", Some(Error)),
        // No zone is any zone.
        ("2031-05-04T11:47Z", "2031-05-04T11:40", None),
        ("2031-05-04T11:47Z", "2031-05-03T11:00", Some(Error)),
        ("2031-05-04T11:47-05:00", "2031-05-04T11:50-04:00", Some(Error)),
        ("2031-05-04T11:47/2031-05-04T11:50", "2031-05-04T11:48", None),
    ] {
        let found = severities(&pursuit(began, ended));
        assert_eq!(found, Vec::from_iter(expected), "{began} to {ended}");
    }
}

#[test]
fn a_belief_is_at_most_warned_of() {
    let began = when!("2031-05-04T11:47");
    let ended = when!("2031-05-04T10:40");
    let it = Pursuit::new("pursuit-1").began(believed(began)).ended(ended);
    assert_eq!(severities(&it), [Severity::Warning]);
    assert!(it.validate().to_string().ends_with(", but that is only believed\n"));
    assert!(it.validate().is_valid());
}

/// Another source's word makes it possible, so nobody can say that the record is wrong.
#[test]
fn a_dispute_is_at_most_warned_of() {
    let began = |at| Pursuit::new("pursuit-1").began(at).into();
    let ended = Pursuit::new("pursuit-1").ended(when!("2031-05-04T10:40")).into();
    let says = [
        ("a", "2031-05-05", vec![began(when!("2031-05-04T10:30")), ended]),
        ("b", "2031-05-06", vec![began(when!("2031-05-04T11:47"))]),
    ];
    assert_eq!(
        problems(&says),
        ["warning pursuit_ends_before_it_begins: pursuit/pursuit-1/ended: 2031-05-04T10:40 is \
          before 2031-05-04T11:47 (pursuit/pursuit-1/began), but sources differ"],
    );
    // If the other word is as impossible, it is an error.
    let says = [
        ("a", "2031-05-05", vec![began(when!("2031-05-04T11:50")), says[0].2[1].clone()]),
        ("b", "2031-05-06", vec![began(when!("2031-05-04T11:47"))]),
    ];
    assert!(problems(&says)[0].starts_with("error pursuit_ends_before_it_begins"));
}

#[test]
fn what_was_taken_back_or_ruled_out_is_not_judged() {
    let wrong = pursuit("2031-05-04T11:47", "2031-05-04T10:40");
    let mut it = Incident::new(Uuid::from_u128(1));
    let source = it.declare(Source::new("a")).unwrap();
    let first = source.says(when!("2031-05-05"), [wrong.into()]).with_key("first");
    it.record(first).unwrap();
    assert!(!it.validate().is_valid());
    let mut withdrawn = it.clone();
    let step = use_of_force::step::Withdrawn::new("first");
    withdrawn.record(source.says(when!("2031-05-06"), [step.into()])).unwrap();
    assert!(withdrawn.validate().is_valid());
    let ruled_out = use_of_force::remark::RuledOut::new("pursuit-1");
    it.record(source.says(when!("2031-05-06"), [ruled_out.into()])).unwrap();
    assert!(it.validate().is_valid());
}

/// Who had not died, or was not hurt, when that was said can have died or been hurt since.
#[test]
fn a_change_is_no_contradiction() {
    let alive = || Person::new("person-1").died(false).injury(Injury::Uninjured).into();
    let dead = || {
        Person::new("person-1")
            .died_on(when!("2031-05-07"))
            .injury_types([InjuryType::GunshotWound])
            .into()
    };
    assert_eq!(
        problems(&[("a", "2031-05-05", vec![alive()]), ("b", "2031-05-08", vec![dead()])]),
        [""; 0],
    );
    let late = problems(&[("a", "2031-05-08", vec![dead()]), ("b", "2031-05-09", vec![alive()])]);
    // No day of death stands beside the word that nobody died: that is a dispute.
    assert_eq!(late.len(), 1, "{late:?}");
    assert!(late[0].starts_with("error uninjured_with_injuries: person/person-1/injury_types"));
}

/// What an earlier rule of another tool held to be impossible happens.
#[test]
fn what_happens_is_a_note() {
    let agency = |key: &str| Agency::new(key).into();
    let exactly = List::exactly(["exampleton-pd"].map(Key::<Agency>::from));
    let officer = Officer::new("officer-1").employer("neighbor-pd").name(Why::Withheld);
    let named = Officer::new("officer-1").name("A. Nonymous");
    let shooting = Shooting::new("shooting-1").shooters(["officer-1"]).discharged_by(exactly);
    let leave = use_of_force::Leave::new("leave-1").officer("officer-1").began(when!("2031-05-01"));
    let says = [
        (
            "a",
            "2031-05-05",
            vec![
                agency("exampleton-pd"),
                agency("neighbor-pd"),
                officer.into(),
                shooting.occurred(when!("2031-05-04")).into(),
                leave.into(),
            ],
        ),
        ("b", "2031-05-06", vec![named.into()]),
    ];
    let it = incident(&says);
    let report = it.validate();
    assert!(report.is_valid());
    let codes: Vec<_> = report.notes().map(|note| note.code).collect();
    assert_eq!(
        codes,
        [Code::ShooterOnLeave, Code::OfficerOfUninvolvedAgency, Code::PublishedAndWithheld,],
    );
    assert_eq!(report.problems().len(), 3);
}

/// The sources of a circle can each be right; one source cannot.
#[test]
fn a_circle_of_several_sources_is_warned_of() {
    let path = |text: &str| text.parse::<Path>().unwrap();
    let before = |a: &str, b: &str| -> Claim {
        let moment = |key: &str| path(&format!("shooting/{key}/occurred"));
        Sequence::new(moment(a), moment(b)).into()
    };
    let shootings: Vec<Claim> =
        ["a", "b", "c"].iter().map(|key| Shooting::new(*key).into()).collect();
    let with = |claims: Vec<Claim>| [shootings.clone(), claims].concat();
    let one =
        [("x", "2031-05-05", with(vec![before("a", "b"), before("b", "c"), before("c", "a")]))];
    assert_eq!(
        problems(&one),
        [
            "error sequence_circle: shooting/a/occurred: is said to come before itself, by way of 2 others"
        ],
    );
    let two = [
        ("x", "2031-05-05", with(vec![before("a", "b")])),
        ("y", "2031-05-06", vec![before("b", "a")]),
    ];
    assert_eq!(
        problems(&two),
        ["warning sequence_circle: shooting/a/occurred: is said to come before itself, by way \
          of another one, but sources differ"],
    );
    let none =
        [("x", "2031-05-05", with(vec![before("a", "b"), before("a", "c"), before("b", "c")]))];
    assert_eq!(problems(&none), [""; 0]);
}

#[test]
fn a_noun_alone_is_judged_by_what_needs_nothing_else() {
    let person = Person::new("person-1").armed(false).armed_with([Weapon::Handgun]);
    let report = person.validate();
    let problem = report.problems().next().unwrap();
    assert_eq!(problem.code, Code::ArmedContradictsWeapons);
    assert_eq!(problem.path.as_ref().unwrap().to_string(), "person/person-1/armed_with");
    assert_eq!(problem.against.as_ref().unwrap().to_string(), "person/person-1/armed");
    assert!(problem.statements.is_empty());
    assert!(
        Person::new("person-1").armed(true).armed_with([Weapon::Handgun]).validate().is_valid()
    );
}

#[test]
fn a_noun_alone_is_asked_for_words_that_nobody_lists() {
    let weapon: Weapon = "slingshot_of_wood".parse().unwrap();
    let person = Person::new("person-1").armed_with([weapon]);
    let report = person.validate();
    let problems: Vec<_> = report.problems().collect();
    let [problem] = problems.as_slice() else { panic!("{report}") };
    assert_eq!((problem.severity, problem.code), (Severity::Note, Code::UnlistedWord));
    // Also within an identifier.
    let text = r#"{"kind":"number_on_the_door","value":"7"}"#;
    let identifier: Identifier = serde_json::from_str(text).unwrap();
    let officer = Officer::new("officer-1").identifiers([identifier]);
    let report = officer.validate();
    assert!(report.problems().any(|problem| problem.code == Code::UnlistedWord), "{report}");
}

#[test]
fn patience_lasts_to_its_last_second() {
    let pending: Claim = Shooting::new("shooting-1").discharged_by(Why::Pending).into();
    let it = incident(&[("a", "2031-05-04T12:00:00Z", vec![pending])]);
    let waited = |now| validate::stale(&it, now, TimeDelta::days(1)).problems().count();
    assert_eq!(waited(when!("2031-05-05T12:00:00Z")), 0);
    assert_eq!(waited(when!("2031-05-05T12:00:01Z")), 1);
}

#[test]
fn a_noun_alone_does_not_point_to_itself() {
    let codes = |report: validate::Report<'_>| -> Vec<_> {
        report.problems().map(|problem| (problem.severity, problem.code)).collect()
    };
    let within = [(Severity::Error, Code::AgencyWithinItself)];
    assert_eq!(codes(Agency::new("team").members(["team"]).validate()), within);
    assert_eq!(codes(Agency::new("team").covered_by("team").validate()), within);
    let pursuit = Pursuit::new("pursuit-1").continued_as("pursuit-1");
    assert_eq!(codes(pursuit.validate()), [(Severity::Error, Code::PursuitContinuesItself)]);
}

#[test]
fn a_problem_names_the_statements_in_log_order() {
    let says = [
        (
            "a",
            "2031-05-06",
            vec![Pursuit::new("pursuit-1").began(when!("2031-05-04T11:47")).into()],
        ),
        (
            "b",
            "2031-05-05",
            vec![Pursuit::new("pursuit-1").ended(when!("2031-05-04T11:40")).into()],
        ),
    ];
    let it = incident(&says);
    let report = it.validate();
    let sources: Vec<_> = report
        .problems()
        .flat_map(|problem| &problem.statements)
        .map(|statement| statement.source().as_str())
        .collect();
    assert_eq!(sources, ["b", "a"]);
}

/// The statements of the only problem, by the sources that made them.
fn named(it: &Incident) -> Vec<&str> {
    let report = it.validate();
    let problems: Vec<_> = report.problems().collect();
    let [problem] = problems.as_slice() else { panic!("{report}") };
    problem.statements.iter().map(|statement| statement.source().as_str()).collect()
}

#[test]
fn a_problem_names_every_statement_that_is_involved() {
    let pursuit = || Pursuit::new("pursuit-1");
    let began = |at| pursuit().began(at).into();
    let ended = || pursuit().ended(when!("2031-05-04T10:40")).into();
    // A dispute: the one that fits is named too.
    let it = incident(&[
        ("a", "2031-05-05", vec![began(when!("2031-05-04T10:30"))]),
        ("b", "2031-05-06", vec![ended()]),
        ("c", "2031-05-07", vec![began(when!("2031-05-04T11:47"))]),
    ]);
    assert_eq!(named(&it), ["a", "b", "c"]);
    // A number, and each of those who are described.
    let shot = |key: &str| Officer::new(key).discharged_firearm(true).into();
    let count = Circumstances::new().officers_who_used_force(1).into();
    let it = incident(&[
        ("a", "2031-05-05", vec![shot("officer-1")]),
        ("b", "2031-05-06", vec![shot("officer-2")]),
        ("c", "2031-05-07", vec![count]),
    ]);
    assert_eq!(named(&it), ["a", "b", "c"]);
    // Of one who is described twice, those who are sure; the others if nobody is.
    let used = |sure: bool| {
        let officer = Officer::new("officer-1");
        if sure { officer.used_force(true) } else { officer.used_force(believed(true)) }
    };
    let shot = |sure: bool| {
        let shooting = Shooting::new("shooting-1");
        if sure {
            shooting.shooters(["officer-1"])
        } else {
            shooting.shooters(believed(List::from_iter(["officer-1"].map(Key::from))))
        }
    };
    for (first, second, expected) in [
        (true, true, &["a", "b", "c"][..]),
        (true, false, &["a", "c"]),
        (false, true, &["b", "c"]),
        (false, false, &["a", "b", "c"]),
    ] {
        let count = Circumstances::new().officers_who_used_force(0).into();
        let it = incident(&[
            ("a", "2031-05-05", vec![used(first).into()]),
            ("b", "2031-05-06", vec![shot(second).into()]),
            ("c", "2031-05-07", vec![count]),
        ]);
        assert_eq!(named(&it), expected, "{first} {second}");
    }
    // That somebody is a subject is surer than that force was applied.
    let degree = believed(force::Degree::Applied);
    let force = Force::new("force-1").degree(degree).on(["person-1"]);
    let it = incident(&[
        ("b", "2031-05-06", vec![Person::new("person-1").roles([person::Role::Subject]).into()]),
        ("a", "2031-05-05", vec![force.into()]),
        ("c", "2031-05-07", vec![Circumstances::new().subjects(0).into()]),
    ]);
    assert_eq!(named(&it), ["b", "c"]);
    // An open list, by all who add to it.
    let shooters = |key: &str| Shooting::new("shooting-1").shooters([key]).into();
    let officers = ["officer-1", "officer-2"].map(|key| Officer::new(key).into()).to_vec();
    let denied = Officer::new("officer-1").discharged_firearm(false).into();
    let it = incident(&[
        ("a", "2031-05-05", [vec![shooters("officer-1")], officers].concat()),
        ("b", "2031-05-06", vec![shooters("officer-2")]),
        ("c", "2031-05-07", vec![denied]),
    ]);
    assert_eq!(named(&it), ["a", "b", "c"]);
    // A resolution, and what undermines it.
    let resolved = use_of_force::step::Resolved::new().without_investigation("none was made");
    let it = incident(&[
        ("a", "2031-06-05", vec![resolved.into()]),
        ("b", "2031-05-06", vec![Investigation::new("criminal-1").into()]),
    ]);
    assert_eq!(named(&it), ["b", "a"]);
    // A sequence, and the times that it contradicts.
    let path = |text: &str| text.parse::<Path>().unwrap();
    let ends = (path("pursuit/pursuit-1/ended"), path("pursuit/pursuit-2/began"));
    let second = Pursuit::new("pursuit-2").began(when!("2031-05-04T09:30")).into();
    let it = incident(&[
        ("a", "2031-05-05", vec![ended()]),
        ("b", "2031-05-06", vec![second]),
        ("c", "2031-05-07", vec![Sequence::new(ends.0, ends.1).into()]),
    ]);
    assert_eq!(named(&it), ["a", "b", "c"]);
}

/// In each noun, beside the state that is stated: by its letters, by name or in a GEOID.
#[test]
fn a_point_lies_in_the_state_that_is_stated() {
    let point = |text: &str| text.parse::<Point>().unwrap();
    let (there, mirrored) = (point("32.2988,-90.1848"), point("32.2988,90.1848"));
    let city = Jurisdiction::city("Exampleton", "MS").with_country("US");
    let shot = |point: Point, place: &Jurisdiction| {
        let it = Shooting::new("shooting-1").point(point).jurisdiction(place.clone());
        it.validate().problems().map(|problem| (problem.code, problem.severity)).collect::<Vec<_>>()
    };
    let outside = [(Code::PointOutsideState, Severity::Error)];
    for place in [
        city.clone(),
        Jurisdiction::state_of("Mississippi"),
        Jurisdiction::geoid_of("28"),
        Jurisdiction::geoid_of("2899999"),
    ] {
        assert_eq!(shot(there, &place), [], "{place}");
        assert_eq!(shot(mirrored, &place), outside, "{place}");
    }
    // Nothing is known of states of other countries, or of counties and cities.
    for place in [
        Jurisdiction::state_of("MS").with_country("MX"),
        Jurisdiction::state_of("Sample State"),
        Jurisdiction::country_of("US"),
    ] {
        assert_eq!(shot(mirrored, &place), [], "{place}");
    }
    let force = Force::new("force-1").point(mirrored).jurisdiction(city.clone());
    assert!(!force.validate().is_valid());
    let it = Circumstances::new().point(mirrored).jurisdiction(city.clone());
    assert!(!it.validate().is_valid());
    let from = Pursuit::new("pursuit-1").from_point(mirrored).from_jurisdiction(city.clone());
    let to = Pursuit::new("pursuit-1").to_point(mirrored).to_jurisdiction(city.clone());
    assert!(!from.validate().is_valid() && !to.validate().is_valid());
    // One of another noun, or of the other end, is no word on where this was.
    let apart = Pursuit::new("pursuit-1").from_point(mirrored).to_jurisdiction(city.clone());
    assert!(apart.validate().is_valid());
    let believed = Shooting::new("shooting-1").point(believed(mirrored)).jurisdiction(city);
    assert_eq!(believed.validate().warnings().count(), 1);
}

/// What identifies a person is in no message.
#[test]
fn no_message_shows_who_somebody_is() {
    let born = when!("2041-11-23");
    let badge = use_of_force::value::IdentifierKind::Badge;
    let badge = Identifier::new(badge, "canary 77").with_issuer("exampleton");
    let person = |key: &str| {
        Person::new(key)
            .name("Canary")
            .identifiers([badge.clone()])
            .born(born)
            .age(40)
            .died(false)
            .died_on(when!("2031-05-03"))
            .cause("Canary")
            .into()
    };
    let officer = |key: &str| Officer::new(key).name("Canary").identifiers([badge.clone()]).into();
    let path = |text: &str| text.parse::<Path>().unwrap();
    let says = vec![
        person("person-1"),
        person("person-2"),
        Person::new("person-3").born(born).into(),
        Person::new("person-4").born(when!("2000-11-23")).age(80).into(),
        officer("officer-1"),
        officer("officer-2"),
        Shooting::new("shooting-1").occurred(when!("2031-05-04")).shooters(["person-1"]).into(),
        Sequence::new(path("person/person-1/born"), path("person/person-2/died_on")).into(),
        Sequence::new(path("person/person-2/died_on"), path("shooting/shooting-1/occurred"))
            .gap_minutes(1)
            .into(),
    ];
    let withheld = Officer::new("officer-1").name(Why::Withheld).into();
    let it = incident(&[("a", "2031-05-05", says), ("b", "2031-05-06", vec![withheld])]);
    let report = it.validate().to_string();
    assert_eq!(report.lines().count(), 10, "{report}");
    for canary in ["2041", "11-23", "anary", "77"] {
        assert!(!report.contains(canary), "{report}");
    }
    let alone =
        Person::new("person-1").born(born).died_on(when!("2031-05-03")).validate().to_string();
    assert!(alone.starts_with("error died_before_born") && !alone.contains("2041"), "{alone}");
}

#[test]
fn what_waits_too_long() {
    let pending = || -> Claim { Shooting::new("shooting-1").discharged_by(Why::Pending).into() };
    let asked = || -> Claim { Shooting::new("shooting-1").discharged_by(Why::Asked).into() };
    let it = incident(&[
        ("a", "2031-05-04", vec![asked()]),
        ("a", "2031-06-01", vec![pending()]),
        (
            "b",
            "2031-05-04",
            vec![Investigation::new("criminal-1").deadline(when!("2031-09-01")).into()],
        ),
    ]);
    let stale = |now, days| {
        let report = validate::stale(&it, now, TimeDelta::days(days));
        report.problems().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(stale(when!("2031-09-01"), 365), [""; 0]);
    let due = "warning deadline_passed: investigation/criminal-1/deadline: was due 2031-09-01";
    assert_eq!(stale(when!("2031-09-02"), 365), [due]);
    // It is open since it was first asked: 100 days after the end of that day are 12 August.
    let waiting = "warning pending_too_long: shooting/shooting-1/discharged_by: \
                   pending since 2031-05-04, said by `a`";
    assert_eq!(stale(when!("2031-08-12"), 100), [""; 0]);
    assert_eq!(stale(when!("2031-08-13"), 100), [waiting]);
    assert_eq!(stale(when!("2031-09-02"), 100), [waiting, due]);
}

#[test]
fn the_founding_case_has_no_errors() {
    let text = include_str!("../../examples/data/kansas-city-2021-06-20.json");
    let incident = use_of_force::json::from_str(text).unwrap();
    assert_eq!(incident.validate().to_string(), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is recorded can be judged, and a problem leads to where it is.
    #[test]
    fn every_record_can_be_judged(incident in any_incident()) {
        let report = incident.validate();
        for problem in report.problems() {
            prop_assert!(problem.severity <= problem.code.severity());
            prop_assert!(!problem.message.is_empty());
            for path in [&problem.path, &problem.against].into_iter().flatten() {
                let known = path.noun() == "circumstances"
                    || path.key().is_some_and(|key| !incident.is_ruled_out(key));
                prop_assert!(known, "{path}");
            }
            for statement in &problem.statements {
                prop_assert!(incident.statements().any(|it| std::ptr::eq(it, *statement)));
            }
        }
        let severities: Vec<_> = report.problems().map(|problem| problem.severity).collect();
        prop_assert!(severities.is_sorted_by(|a, b| a >= b));
        let errors = severities.iter().filter(|it| **it == Severity::Error).count();
        prop_assert_eq!(report.is_valid(), errors == 0);
        prop_assert_eq!(report.errors().count(), errors);
    }

    /// A noun alone has the problems that it has in an incident where nobody else speaks.
    #[test]
    fn a_noun_alone_is_judged_as_in_an_incident(mut person in any_entity::<Person>("person")) {
        (person.key, person.injured_by, person.held_by) =
            ("person-1".into(), Fact::Unstated, Fact::Unstated);
        let mut it = Incident::new(Uuid::from_u128(1));
        let source = it.declare(Source::new("a")).unwrap();
        let says = |claim: Claim| source.says(when!("9999-12-31"), [claim]);
        it.record(says(person.clone().into())).unwrap();
        // Of a list stands what nothing else in it makes more precise.
        let stands = it.get(&Key::<Person>::from("person-1")).unwrap();
        (person.condition, person.resistance) = (stands.condition.clone(), stands.resistance.clone());
        (person.roles, person.fled_by) = (stands.roles.clone(), stands.fled_by.clone());
        (person.injury_types, person.struck_on) =
            (stands.injury_types.clone(), stands.struck_on.clone());
        (person.found_later, person.resistance_level) =
            (stands.found_later.clone(), stands.resistance_level.clone());
        let alone: Vec<_> = person.validate().problems().map(ToString::to_string).collect();
        // When somebody spoke is known of an incident alone.
        let within = it.validate();
        let within = within.problems().filter(|it| it.code != Code::LongBefore);
        let within: Vec<_> = within.map(ToString::to_string).collect();
        prop_assert_eq!(alone, within);
    }
}
