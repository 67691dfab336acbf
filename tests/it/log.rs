//! The log: what it takes, what it refuses, its order, and its earlier states.

use crate::status::{day, incident, on, recorded, refused, said_by};
use use_of_force::{
    Agency, Circumstances, Claim, Incident, Investigation, Key, Leave, Officer, Path, Person,
    Pursuit, Remark, Shooting, Source, Statement, Status, When, Why,
    answer::Role,
    chrono::FixedOffset,
    code::Weapon,
    dispute::Dispute,
    incident::{Conflict, Reason},
    json,
    remark::{Confirmed, Related, Relationship, RuledOut, Sequence},
    source::Kind,
    step,
    uuid::Uuid,
    value::List,
    when,
};

fn person() -> Person {
    Person::new("person-1")
}

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

fn days(incident: &Incident) -> Vec<When> {
    incident.statements().map(Statement::at).collect()
}

fn remarks(incident: &Incident) -> Vec<String> {
    let claims = incident.statements().flat_map(Statement::says);
    let texts = claims.filter_map(|claim| match claim {
        Claim::Remark(remark) => Some(remark.text.as_str().to_owned()),
        _ => None,
    });
    texts.collect()
}

// The order.

#[test]
fn a_late_statement_takes_its_place() {
    let mut incident = recorded([on(1).and(person().armed(true)), on(5).and(Remark::new("later"))]);
    incident.record(on(3).and(person().armed(false))).unwrap();
    assert_eq!(days(&incident), [day(1), day(3), day(5)]);
    // It does not displace what the source said after it.
    incident.record(on(2).and(person().armed(Why::Asked))).unwrap();
    assert!(incident.people().next().unwrap().armed.is(&false));
}

#[test]
fn the_order_is_by_the_last_possible_moment_then_by_recording() {
    let mut incident = incident();
    let source = Key::<Source>::from("a");
    let said = [
        (when!("2031-06"), "the month ends last"),
        (when!("2031-05-31"), "the day ends with its last second"),
        (when!("2031-05-31T23:59"), "so does its last minute"),
        (when!("2031-05-31T23:59:58"), "a second before"),
        (when!("2031-05-01/2031-05-31"), "an interval by its end"),
        (when!("2031-05-30~"), "about the day before"),
        (when!("2031-05-31T11:47~"), "about noon"),
    ];
    for (at, text) in said {
        incident.record(source.says(at, [Remark::new(text).into()])).unwrap();
    }
    assert_eq!(
        remarks(&incident),
        [
            "about noon",
            "a second before",
            "the day ends with its last second",
            "so does its last minute",
            "an interval by its end",
            "about the day before",
            "the month ends last",
        ]
    );
}

#[test]
fn the_zone_of_the_incident_decides_the_order_of_unzoned_times() {
    let said = [
        (when!("2031-05-04T12:00"), "noon on some clock"),
        (when!("2031-05-04T20:00Z"), "20:00 in Greenwich"),
        (when!("2031-05-05T00:30Z"), "half an hour after midnight in Greenwich"),
    ];
    let order = |mut incident: Incident| {
        let source = incident.declare(Source::new("clock")).unwrap();
        for (at, text) in said {
            incident.record(source.says(at, [Remark::new(text).into()])).unwrap();
        }
        let again = json::from_str(&json::to_string(&incident)).unwrap();
        assert_eq!((again.zone(), &again), (incident.zone(), &incident));
        remarks(&incident).iter().position(|text| text == said[0].1).unwrap()
    };
    let zone = |hours: i32| FixedOffset::east_opt(hours * 3600).unwrap();
    let zoned = |hours| Incident::in_zone(Uuid::from_u128(1), zone(hours)).unwrap();
    // Noon is 12:00, 19:00, 22:00 of the day in Greenwich; without a zone, midnight at its end.
    assert_eq!(order(zoned(0)), 0);
    assert_eq!(order(zoned(-7)), 0);
    assert_eq!(order(zoned(-10)), 1);
    assert_eq!(order(Incident::new(Uuid::from_u128(1))), 1);

    let mut incident = zoned(-10);
    let source = incident.declare(Source::new("clock")).unwrap();
    for (at, text) in said {
        incident.record(source.says(at, [Remark::new(text).into()])).unwrap();
    }
    assert_eq!(remarks(&incident.as_of(when!("2031-05-04T12:00"))).len(), 2);
    assert_eq!(remarks(&incident.as_of(when!("2031-05-04T12:00Z"))).len(), 0);
    assert_eq!(remarks(&incident.as_of(when!("2031-05-04"))).len(), 3);
}

/// Three that only their details tell apart.
#[test]
fn each_of_several_like_statements_is_known_again() {
    let ages = [24, 25, 26].map(|age| on(1).and(person().age(age)));
    let mut incident = incident();
    for (n, statement) in (1..).zip(&ages) {
        incident.record(statement.clone()).unwrap();
        // One more of them that is refused, and leaves the others known.
        refused(&mut incident, &statement.clone().replacing("nothing"));
        for known in ages.iter().take(n) {
            incident.record(known.clone()).unwrap();
        }
        assert_eq!(incident.statements().count(), n);
    }
}

#[test]
fn an_equal_statement_changes_nothing() {
    let statement = on(1).and(person().armed(true)).with_cite("page 3");
    let mut incident = recorded([statement.clone()]);
    assert_eq!(incident.record(statement.clone()), Ok(Status::Open));
    assert_eq!(incident.record_all([statement.clone(), statement.clone()]), Ok(Status::Open));
    assert_eq!(incident.statements().count(), 1);
    let others = [
        statement.clone().with_key("first"),
        statement.clone().with_cite("page 4"),
        statement.clone().with_via("b"),
        statement.clone().made_public(day(2)),
        statement.clone().and(Remark::new("more")),
        said_by("b", 1).and(person().armed(true)).with_cite("page 3"),
        on(2).and(person().armed(true)).with_cite("page 3"),
    ];
    incident.record_all(others.clone()).unwrap();
    assert_eq!(incident.statements().count(), 8);
    incident.record_all(others.clone()).unwrap();
    assert_eq!(incident.statements().count(), 8, "keyed ones are recognised too");
    let taken = others[0].clone().and(Remark::new("other words"));
    let rejected = refused(&mut incident, &taken);
    assert_eq!(rejected.to_string(), "another statement has the key `first`");
}

// Sources.

#[test]
fn sources_are_declared_once() {
    let mut incident = incident();
    assert_eq!(incident.declare(Source::new("a")).unwrap().as_str(), "a");
    assert_eq!(incident.sources().len(), 3);
    let other = Source::new("a").kind(Kind::News);
    let conflict = incident.declare(other.clone()).unwrap_err();
    assert_eq!(conflict.to_string(), "another source has the key `a`");
    assert!(matches!(conflict, Conflict::KeyTaken(source) if *source == other));
    assert_eq!(
        incident.declare(Source::new("The Paper")).unwrap_err().to_string(),
        "expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins with a \
         letter or digit, found `The Paper`",
    );
    assert!(incident.declare(Source::new("c").agency("No Key")).is_err());
    assert_eq!(incident.sources().len(), 3);
    // An agency that nobody has described yet can be named.
    incident.declare(Source::new("c").agency("police")).unwrap();
}

#[test]
fn an_undeclared_source_is_refused() {
    let mut incident = incident();
    let statement = said_by("nobody", 1).and(Remark::new("a remark"));
    let text = "source `nobody` is not declared";
    assert_eq!(refused(&mut incident, &statement).to_string(), text);
    let via = on(1).and(Remark::new("a remark")).with_via("nobody");
    assert_eq!(refused(&mut incident, &via).to_string(), text);
    assert_eq!(
        refused(&mut incident, &on(1)).to_string(),
        "expected at least one claim, found none"
    );
}

// Keys and mentions.

#[test]
fn a_misspelt_key_is_refused() {
    let mut incident = recorded([on(1).and(Officer::new("officer-1")).and(person())]);
    let leave = on(2).and(Leave::new("leave-1").officer("oficer-1"));
    let rejected = refused(&mut incident, &leave);
    assert_eq!(
        rejected.to_string(),
        "claim 1, leave/officer: no statement describes the officer `oficer-1` (perhaps `officer-1`)",
    );
    assert_eq!(rejected.claim(), Some(0));
    let far = on(2).and(Shooting::new("shooting-1").shooters(["the-cat"]));
    assert_eq!(
        refused(&mut incident, &far).to_string(),
        "claim 1, shooting/shooters: no statement describes the officer or person `the-cat`",
    );
    // What is perhaps meant has to be of the right kind.
    let employer = on(2).and(Officer::new("officer-2").employer("officer-1x"));
    assert_eq!(
        refused(&mut incident, &employer).to_string(),
        "claim 1, officer/employer: no statement describes the agency `officer-1x`",
    );
    for (text, claim) in [
        ("ruled_out/key: no statement describes the noun", Claim::from(RuledOut::new("person-2"))),
        (
            "remark/about: no statement describes the shooting",
            Remark::new("a remark").about(path("shooting/shooting-9/occurred")).into(),
        ),
        (
            "concluded/investigation: no statement describes the investigation",
            step::Concluded::new("criminal-1").into(),
        ),
    ] {
        let rejected = refused(&mut incident, &on(2).and(Remark::new("first")).and(claim));
        let start = format!("claim 2, {text} `");
        assert!(rejected.to_string().starts_with(&start), "{rejected}");
    }
}

#[test]
fn what_is_no_key_is_refused_wherever_it_stands() {
    let mut incident = incident();
    let rule = "expected a key of at most 64 small letters, digits, `.`, `_` and `-` that begins \
                with a letter or digit, found ";
    let long = "x".repeat(65);
    for bad in ["", "Officer", "-1", "ö", "a b", &long] {
        for (field, statement) in [
            ("officer/key", on(1).and(Officer::new(bad))),
            ("officer/employer", on(1).and(Officer::new("officer-1").employer(bad))),
            ("shooting/shooters", on(1).and(Shooting::new("shooting-1").shooters([bad]))),
            ("ruled_out/key", on(1).and(RuledOut::new(bad))),
            ("confirmed/statement", on(1).and(Confirmed::new(bad))),
            ("withdrawn/statement", on(1).and(step::Withdrawn::new(bad))),
        ] {
            let rejected = refused(&mut incident, &statement);
            assert!(matches!(rejected.reason(), Reason::BadKey { .. }), "{rejected}");
            let place = format!("claim 1, {field}: {rule}");
            assert!(rejected.to_string().starts_with(&place), "{rejected}");
            assert_eq!(rejected.field().as_deref(), Some(field));
        }
        let rejected = refused(&mut incident, &on(1).and(Remark::new("x")).with_key(bad));
        assert!(rejected.to_string().starts_with(rule), "{rejected}");
    }
    let longest = "x".repeat(64);
    for good in ["0", "a.b_c-d", longest.as_str()] {
        incident.record(on(1).and(Officer::new(good)).with_key(good)).unwrap();
    }
}

#[test]
fn a_mentioned_key_may_be_described_anywhere() {
    let shooting = || Shooting::new("shooting-1").shooters(["officer-1"]);
    let alone = on(1).and(shooting());
    let mut incident = incident();
    refused(&mut incident, &alone);
    // In the same statement, after it; in the same batch, later; in the log, later.
    recorded([alone.clone().and(Officer::new("officer-1"))]);
    recorded([alone.clone(), on(9).and(Officer::new("officer-1"))]);
    let mut late = recorded([on(9).and(Officer::new("officer-1"))]);
    late.record(alone).unwrap();
    assert_eq!(late.officers().len(), 1);
    // Before it is described, all that is known of the officer is the key.
    assert!(late.first(1).officers().eq([&Officer::new("officer-1")]));
}

#[test]
fn a_key_names_one_kind_of_noun() {
    let mut incident = recorded([on(5).and(Officer::new("it-1")).and(person())]);
    for (claim, text) in [
        (Claim::from(Person::new("it-1")), ": expected a person, but `it-1` is an officer"),
        (Officer::new("person-1").into(), ": expected an officer, but `person-1` is a person"),
        (
            Officer::new("officer-2").employer("person-1").into(),
            ", officer/employer: expected an agency, but `person-1` is a person",
        ),
        (
            step::Concluded::new("it-1").into(),
            ", concluded/investigation: expected an investigation, but `it-1` is an officer",
        ),
        (
            Remark::new("x").about(path("person/it-1/armed")).into(),
            ", remark/about: expected a person, but `it-1` is an officer",
        ),
    ] {
        for n in [1, 9] {
            let rejected = refused(&mut incident, &on(n).and(claim.clone()));
            assert_eq!(rejected.to_string(), format!("claim 1{text}"));
        }
    }
    let both = on(6).and(Officer::new("it-2")).and(Person::new("it-2"));
    assert_eq!(
        refused(&mut incident, &both).to_string(),
        "claim 2: expected a person, but `it-2` is an officer",
    );
    // Sources, statements and nouns do not share their names.
    incident.record(on(6).and(Officer::new("a")).with_key("a")).unwrap();
    incident.record(on(7).and(Shooting::new("b").struck(["a", "person-1"])).with_key("b")).unwrap();
}

#[test]
fn paths_lead_to_fields_and_sequences_to_moments() {
    let described = on(1).and(Shooting::new("shooting-1")).and(Pursuit::new("pursuit-1"));
    let mut incident = recorded([described]);
    let sequence = |earlier: &str, later: &str| {
        on(2).and(Sequence::new(path(earlier), path(later)).gap_minutes(Why::Asked))
    };
    let shot = "shooting/shooting-1/occurred";
    incident.record(sequence("pursuit/pursuit-1/began", shot)).unwrap();
    incident.record(sequence("circumstances/occurred", "pursuit/pursuit-1/ended")).unwrap();
    for wrong in
        ["shooting/shooting-1/rounds_fired", "shooting/shooting-1", "shooting/shooting-1/ocurred"]
    {
        let text = format!("expected the path of a moment, found `{wrong}`");
        for (field, sequence) in
            [("earlier", sequence(wrong, shot)), ("later", sequence(shot, wrong))]
        {
            let rejected = refused(&mut incident, &sequence).to_string();
            assert_eq!(rejected, format!("claim 1, sequence/{field}: {text}"));
        }
    }
    let about = |text: &str| on(3).and(Remark::new("x").about(path(text)));
    for right in
        ["shooting/shooting-1", "shooting/shooting-1/rounds_fired", "circumstances/weather"]
    {
        incident.record(about(right)).unwrap();
    }
    assert_eq!(
        refused(&mut incident, &about("shooting/shooting-1/rounds")).to_string(),
        "claim 1, remark/about: expected the path of a field, found `shooting/shooting-1/rounds`",
    );
}

// One statement, one answer.

#[test]
fn two_answers_in_one_statement_are_refused() {
    let mut incident =
        recorded([on(1).and(Officer::new("officer-1")).and(Officer::new("officer-2"))]);
    let both = on(2).and(person().armed(true)).and(Remark::new("or")).and(person().armed(false));
    let rejected = refused(&mut incident, &both);
    assert_eq!(rejected.claim(), Some(2));
    assert_eq!(
        rejected.to_string(),
        "claim 3: person/person-1/armed: one statement gives two different answers",
    );
    let rounds = |n: u32| Shooting::new("shooting-1").rounds_fired(n);
    refused(&mut incident, &on(2).and(rounds(2)).and(rounds(3)));
    refused(
        &mut incident,
        &on(2).and(rounds(2)).and(Shooting::new("shooting-1").rounds_fired(Why::Asked)),
    );
    refused(
        &mut incident,
        &on(2)
            .and(Circumstances::new().ambush(true))
            .and(Circumstances::new().ambush(Why::Undisclosed)),
    );
    let exactly =
        |key| Shooting::new("shooting-1").shooters(List::exactly([Key::<Officer>::from(key)]));
    refused(&mut incident, &on(2).and(exactly("officer-1")).and(exactly("officer-2")));

    // The same answer twice, answers to other fields, and open lists.
    let shooter = |key: &str| Shooting::new("shooting-1").shooters([key]);
    let several = on(2)
        .and(rounds(2))
        .and(rounds(2).warning_given(true))
        .and(shooter("officer-1"))
        .and(shooter("officer-2"));
    incident.record(several).unwrap();
    let shooting = incident.shootings().next().unwrap();
    assert_eq!(shooting.shooters.known().map(List::len), Some(2));
    assert_eq!(incident.disputes(), []);
}

// A record that fails changes nothing.

#[test]
fn a_batch_is_taken_whole_or_not_at_all() {
    let mut incident = recorded([
        on(1).and(Investigation::new("criminal-1")).and(person()).with_key("first"),
        on(2).and(Leave::new("leave-1")).with_key("leave"),
        on(20).and(step::Suspended::new("criminal-1")),
    ]);
    let good = [
        on(3).and(person().armed(true)).with_key("armed"),
        on(4).and(Remark::new("not so")).replacing("armed"),
        on(5).and(Leave::new("leave-2")).and(Officer::new("officer-9")),
        on(6).and(step::Withdrawn::new("leave")).and(RuledOut::new("person-1")),
        on(7).and(step::Referred::new("criminal-1")),
        on(1).and(Investigation::new("criminal-1")).and(person()).with_key("first"),
        on(21).and(Remark::new("no leave")).replacing("first"),
    ];
    let bad = [
        said_by("nobody", 8).and(Remark::new("x")),
        on(8),
        on(8).and(Officer::new("NO")),
        on(8).and(Remark::new("x")).with_key("armed"),
        on(8).and(Leave::new("leave-3").officer("officer-8")),
        on(8).and(Officer::new("leave-2")),
        on(8).and(person().armed(true)).and(person().armed(false)),
        on(8).and(Remark::new("x").about(path("person/person-1/arm"))),
        on(8).and(Confirmed::new("second")),
        said_by("b", 8).and(Remark::new("x")).replacing("armed"),
        said_by("b", 8).and(step::Withdrawn::new("armed")),
        on(8).and(step::InvestigationReopened::new("criminal-1")),
        on(8).and(step::Concluded::new("criminal-1")),
        on(8).and(step::Resolved::new()),
        on(8).and(step::Reopened::new()),
    ];
    let (before, text) = (incident.clone(), json::to_string(&incident));
    for bad in bad {
        for place in [0, 3, good.len()] {
            let mut batch = good.to_vec();
            batch.insert(place, bad.clone());
            let rejected = incident.record_all(batch.clone()).unwrap_err();
            // What comes first can be taken with what is good, and then that is refused; where a
            // later step would fall, no one statement is to blame.
            let later = matches!(rejected.reason(), Reason::Forbidden { later: Some(_), .. });
            if place > 0 && !later {
                assert_eq!((rejected.index(), rejected.statement()), (place, Some(&bad)));
            }
            let named = format!("statement {}", rejected.index() + 1);
            assert!(rejected.to_string().starts_with(&named), "{rejected}");
            assert_eq!(rejected.into_statements(), batch);
            assert_eq!(incident, before);
            assert_eq!(format!("{incident:?}"), format!("{before:?}"));
            assert_eq!(json::to_string(&incident), text);
            assert_eq!(incident.standing(), before.standing());
            assert_eq!(incident.obstacles(), before.obstacles());
            assert!(incident.counts(&Key::from("leave")));
            assert!(!incident.is_ruled_out("person-1"));
            assert!(incident.people().next().unwrap().armed.is_unstated());
        }
    }
    // What was refused with the bad ones is taken without them, as if nothing had been tried.
    let mut untried = before;
    assert_eq!(incident.record_all(good.clone()), untried.record_all(good));
    assert_eq!(incident, untried);
    assert_eq!(incident.changes(), untried.changes());
    assert_eq!(incident.disputes(), untried.disputes());
    assert!(!incident.counts(&Key::from("armed")));
}

// Replacing and withdrawing.

#[test]
fn only_an_earlier_statement_can_be_spoken_of() {
    let mut incident = recorded([on(5).and(person()).with_key("fifth")]);
    let text = |key: &str| match key {
        "fourth" => "no earlier statement has the key `fourth`".to_owned(),
        later => format!("statement `{later}` does not come earlier in the log"),
    };
    for (key, n) in [("fifth", 4), ("fourth", 9)] {
        let replacing = on(n).and(Remark::new("x")).replacing(key);
        assert_eq!(refused(&mut incident, &replacing).to_string(), text(key));
        for claim in [Claim::from(step::Withdrawn::new(key)), Confirmed::new(key).into()] {
            let name = claim.name();
            let rejected = refused(&mut incident, &on(n).and(claim));
            assert_eq!(rejected.to_string(), format!("claim 1, {name}/statement: {}", text(key)));
        }
    }
    // Not even of itself.
    let itself = on(6).and(Confirmed::new("sixth")).with_key("sixth");
    let expected = format!("claim 1, confirmed/statement: {}", text("sixth"));
    assert_eq!(refused(&mut incident, &itself).to_string(), expected);
    // On the same day the order of recording decides.
    incident.record(on(5).and(Confirmed::new("fifth"))).unwrap();
}

#[test]
fn a_source_takes_back_only_its_own_words() {
    let mut incident = recorded([on(1).and(person().armed(true)).with_key("armed")]);
    let text = "statement `armed` is of the source `a`, and only that source can take it back, or \
                a recorder withdraw it";
    let replacing = said_by("b", 2).and(Remark::new("x")).replacing("armed");
    assert_eq!(refused(&mut incident, &replacing).to_string(), text);
    let replacing = said_by("recorder", 2).and(Remark::new("x")).replacing("armed");
    assert_eq!(refused(&mut incident, &replacing).to_string(), text);
    let withdrawn = |source| said_by(source, 2).and(step::Withdrawn::new("armed"));
    let rejected = refused(&mut incident, &withdrawn("b"));
    assert_eq!(rejected.to_string(), format!("claim 1: {text}"));
    // Anybody can confirm.
    incident.record(said_by("b", 2).and(Confirmed::new("armed"))).unwrap();
    assert!(incident.counts(&Key::from("armed")));
    incident.record(withdrawn("recorder")).unwrap();
    assert!(!incident.counts(&Key::from("armed")));
    incident.record(withdrawn("a")).unwrap();
    assert_eq!(incident.people().len(), 0, "nobody describes the person any more");
}

#[test]
fn a_replaced_statement_was_never_made() {
    let mut incident = recorded([
        on(1)
            .and(Investigation::new("criminal-1").scope("of the driver"))
            .and(step::Suspended::new("criminal-1"))
            .and(person().armed(true))
            .with_key("first"),
        on(3).and(person().armed(false)).replacing("first"),
    ]);
    let criminal = Key::from("criminal-1");
    // Its step was not taken, and nobody describes the investigation any more.
    assert_eq!(incident.phase(&criminal).unwrap().to_string(), "open");
    assert_eq!(incident.investigations().len(), 0);
    assert_eq!(incident.as_of(day(2)).phase(&criminal).unwrap().to_string(), "suspended");
    assert!(incident.people().next().unwrap().armed.is(&false));
    assert_eq!(incident.disputes(), []);
    let trace = incident.trace(&path("person/person-1/armed")).unwrap();
    assert_eq!(
        trace.iter().map(|answer| answer.role).collect::<Vec<_>>(),
        [Role::TakenBack, Role::Stands]
    );
    // Until then it counted.
    assert!(incident.as_of(day(2)).people().next().unwrap().armed.is(&true));
    // A replacement that is recorded late counts from its own time.
    incident.record(on(2).and(Remark::new("no")).replacing("first")).unwrap();
    assert_eq!(incident.as_of(day(2)).people().len(), 0, "nobody describes anybody");
    assert!(incident.as_of(day(1)).people().next().unwrap().armed.is(&true));
}

#[test]
fn what_only_a_withdrawn_statement_described_is_gone() {
    let mut incident = recorded([
        on(1)
            .and(person().armed_with([Weapon::Knife]))
            .and(Officer::new("officer-1").rank("sergeant"))
            .and(Shooting::new("shooting-1").struck(["person-1"]))
            .with_key("first"),
        on(2).and(Leave::new("leave-1").officer("officer-1")),
    ]);
    incident.record(on(3).and(step::Withdrawn::new("first").reason("another case"))).unwrap();
    let counts = [incident.people().len(), incident.officers().len(), incident.shootings().len()];
    assert_eq!(counts, [0, 0, 0]);
    assert!(incident.leaves().next().unwrap().officer.is_unstated(), "nor is it mentioned");
    incident.record(on(4).and(Shooting::new("shooting-2").struck(["person-1"]))).unwrap();
    assert_eq!(json::from_str(&json::to_string(&incident)).unwrap(), incident);
}

#[test]
fn what_is_ruled_out_counts_nowhere() {
    let mut incident = recorded([
        on(1).and(person()).and(Person::new("suspect-2").armed(Why::Pending)),
        said_by("b", 2).and(Shooting::new("shooting-1").struck(["suspect-2"])),
        said_by("b", 3).and(RuledOut::new("suspect-2").reason("elsewhere")).with_key("absent"),
    ]);
    assert_eq!(incident.people().len(), 1);
    assert!(incident.is_ruled_out("suspect-2") && !incident.is_ruled_out("person-1"));
    assert_eq!(incident.open_questions(), []);
    assert!(incident.get(&Key::<Person>::from("suspect-2")).is_some(), "it can still be asked for");
    assert_eq!(incident.as_of(day(2)).people().len(), 2);
    // Describing it later does bring it back, and taking the words back.
    let mut again = incident.clone();
    again.record(on(4).and(Person::new("suspect-2").armed(true))).unwrap();
    assert_eq!((again.people().len(), again.disputes().len()), (2, 1));
    incident.record(said_by("b", 5).and(step::Withdrawn::new("absent"))).unwrap();
    assert_eq!(incident.people().len(), 2);
}

#[test]
fn a_confirmation_moves_only_last_heard() {
    let mut incident = recorded([on(1).and(person().armed(true)).with_key("first")]);
    let (people, status) = (incident.people().cloned().collect::<Vec<_>>(), incident.status());
    incident.record(said_by("b", 9).and(Confirmed::new("first"))).unwrap();
    assert_eq!(incident.last_heard(), Some(day(9)));
    assert_eq!(incident.people().cloned().collect::<Vec<_>>(), people);
    assert_eq!(incident.status(), status);
    assert_eq!(incident.trace(&path("person/person-1/armed")).unwrap().len(), 1);
}

#[test]
fn related_incidents_need_not_be_here() {
    let other = Related::new(Uuid::from_u128(2)).kind(Relationship::PrecededBy);
    let incident = recorded([on(1).and(other)]);
    assert_eq!(json::from_str(&json::to_string(&incident)).unwrap(), incident);
}

// Earlier states.

/// Mentions on day 1 and 3 what is described on day 5 only.
fn told_backwards() -> Incident {
    recorded([
        on(5).and(Officer::new("officer-1")).and(Agency::new("police")).with_key("officer"),
        said_by("b", 1).and(Shooting::new("shooting-1").shooters(["officer-1"])).with_key("shot"),
        on(3)
            .and(Officer::new("officer-2").employer("police"))
            .and(Leave::new("leave-1").officer("officer-1"))
            .with_via("recorder"),
    ])
}

#[test]
fn a_cut_incident_holds_the_keys_that_it_mentions() {
    let whole = told_backwards();
    let cut = whole.as_of(day(3));
    assert_eq!(cut.statements().count(), 2);
    assert_eq!(
        cut.sources().map(|source| source.key.as_str()).collect::<Vec<_>>(),
        ["a", "b", "recorder"]
    );
    assert_eq!(whole.first(1).sources().len(), 1);
    let text = json::to_string(&cut);
    assert!(text.contains(r#""bare":[{"officer":"officer-1"},{"agency":"police"}]"#), "{text}");
    let mut read = json::from_str(&text).unwrap();
    assert_eq!(read, cut);
    assert_eq!(json::to_string(&read), text);
    assert_eq!(json::to_string(&whole.as_of(day(5))).find("bare"), None);

    // A cut incident goes on: it knows what the bare keys name, and a description fills them.
    let more = on(4).and(Shooting::new("shooting-2").shooters(["officer-1"]));
    read.record(more).unwrap();
    let wrong = on(4).and(Person::new("officer-1"));
    assert_eq!(
        refused(&mut read, &wrong).to_string(),
        "claim 1: expected a person, but `officer-1` is an officer",
    );
    let unknown = on(4).and(Shooting::new("shooting-2").shooters(["officer-9"]));
    refused(&mut read, &unknown);
    read.record(on(5).and(Officer::new("officer-1"))).unwrap();
    assert!(!json::to_string(&read).contains(r#"{"officer":"officer-1"}]"#));
    assert_eq!(json::from_str(&json::to_string(&read)).unwrap(), read);
}

#[test]
fn every_earlier_state_is_a_prefix() {
    let whole = told_backwards();
    assert_eq!(days(&whole.first(0)), []);
    assert_eq!(whole.first(0).sources().len(), 0);
    assert_eq!(whole.first(99), whole);
    for n in 0..=3 {
        let first = whole.first(n);
        assert_eq!(days(&first), days(&whole)[..n]);
        for m in 0..=n {
            assert_eq!(first.first(m), whole.first(m));
        }
        assert_eq!(json::from_str(&json::to_string(&first)).unwrap(), first);
    }
    assert_eq!(whole.as_of(when!("2031-05")), whole);
    assert_eq!(whole.as_of(when!("2031-05-03T12:00")), whole.first(1));
    assert_eq!(whole.as_of(when!("2031-05-03/2031-05-04")), whole.first(2));
    assert_eq!(whole.until(&Key::from("shot")), Some(whole.first(1)));
    assert_eq!(whole.until(&Key::from("officer")), Some(whole.clone()));
    assert_eq!(whole.until(&Key::from("nobody")), None);
    assert_eq!(whole.as_of(day(3)).status(), Status::OfficersOnLeave);
}

#[test]
fn statements_of_one_day_are_cut_by_key_or_number() {
    let incident = recorded([
        on(1).and(Remark::new("morning")).with_key("morning"),
        on(1).and(Remark::new("noon")).with_key("noon"),
    ]);
    assert_eq!(incident.as_of(day(1)).statements().count(), 2);
    assert_eq!(incident.until(&Key::from("morning")).unwrap().statements().count(), 1);
    assert_eq!(remarks(&incident.first(1)), ["morning"]);
}

#[test]
fn the_public_view_keeps_what_mentions_a_later_description() {
    let whole = told_backwards();
    assert_eq!(whole.public_as_of(day(5)), whole);
    assert_eq!(whole.public_as_of(day(3)), whole.first(2));
}

#[test]
fn the_public_knows_what_became_public() {
    let incident = recorded([
        on(1)
            .and(Investigation::new("criminal-1"))
            .and(person())
            .made_public(day(6))
            .with_key("file"),
        on(2).and(step::Concluded::new("criminal-1")).made_public(day(7)),
        on(3).and(step::InvestigationReopened::new("criminal-1")),
        on(4).and(person().armed(false)).and(Confirmed::new("file")).replacing("file"),
        on(5).and(step::Withdrawn::new("file")),
        on(6).and(Confirmed::new("file")),
    ]);
    // The file knows all of it, the public has heard of a reopening only.
    assert_eq!(incident.as_of(day(5)).statements().count(), 5);
    let public = incident.public_as_of(day(5));
    assert_eq!(days(&public), [day(3), day(4), day(5)]);
    assert!(public.people().next().unwrap().armed.is(&false));
    let reported: Vec<_> = public
        .disputes()
        .iter()
        .filter_map(|dispute| match dispute {
            Dispute::Reported { step, .. } => Some(step.name()),
            _ => None,
        })
        .collect();
    assert_eq!(reported, ["investigation_reopened", "withdrawn"]);
    let text = json::to_string(&public);
    assert_eq!(json::to_string(&json::from_str(&text).unwrap()), text);
    // When all of it is public, the public knows the file.
    assert_eq!(incident.public_as_of(day(7)), incident.as_of(day(7)));
    // What was said is not public before it was said.
    let early = recorded([on(5).and(Remark::new("x")).made_public(day(1))]);
    assert_eq!(early.public_as_of(day(4)).statements().count(), 0);
    assert_eq!(early.public_as_of(day(5)).statements().count(), 1);
}

// In whatever order it is recorded.

/// A statement a minute: persons, leaves that begin and end, remarks.
fn many(count: u32) -> Vec<Statement> {
    let minute = |n: u32| {
        let (day, hour, minute) = (1 + n / 1440, n / 60 % 24, n % 60);
        When::parse(&format!("2031-05-{day:02}T{hour:02}:{minute:02}")).unwrap()
    };
    let said = |n: u32| {
        let source = Key::<Source>::from(if n.is_multiple_of(3) { "a" } else { "b" });
        let claim = match n % 4 {
            0 => Person::new(format!("person-{}", n % 97)).age(n % 90).into(),
            1 => Leave::new(format!("leave-{}", n / 8)).into(),
            2 if n % 8 == 6 => Leave::new(format!("leave-{}", n / 8)).ended(minute(n)).into(),
            _ => Claim::from(Remark::new(format!("remark {n}"))),
        };
        source.says(minute(n), [claim])
    };
    (0..count).map(said).collect()
}

#[test]
fn thousands_of_statements_can_come_in_reverse() {
    for count in [4_000, 8_000] {
        let statements = many(count);
        let mut in_order = incident();
        in_order.record_all(statements.clone()).unwrap();
        let mut in_reverse = incident();
        for statement in statements.into_iter().rev() {
            in_reverse.record(statement).unwrap();
        }
        assert_eq!(in_reverse, in_order);
        assert_eq!(in_reverse.changes(), in_order.changes());
        assert_eq!(in_reverse.obstacles(), in_order.obstacles());
        assert!(in_reverse.people().eq(in_order.people()));
        assert!(in_reverse.leaves().eq(in_order.leaves()));
    }
}

// What is read between two recordings, and how incidents compare.

#[test]
fn the_picture_follows_a_withdrawal_that_comes_after_it_was_read() {
    let mut incident = recorded([
        on(1).and(person().armed(false)).with_key("first"),
        on(2).and(person().armed(true)).with_key("second"),
        on(3).and(person().injured_before(true)),
    ]);
    assert!(incident.people().next().unwrap().armed.is(&true));
    incident.record(on(4).and(step::Withdrawn::new("second"))).unwrap();
    assert!(incident.people().next().unwrap().armed.is(&false));
    let restated = on(5).and(person().armed(Why::Asked)).replacing("first");
    incident.record(restated).unwrap();
    assert_eq!(incident.people().next().unwrap().armed.why(), Some(Why::Asked));
    // A statement that is refused leaves what was read as it is.
    incident.record(on(6).and(person().armed(true)).replacing("nothing")).unwrap_err();
    assert_eq!(incident.people().next().unwrap().armed.why(), Some(Why::Asked));
}

#[test]
fn a_sequence_speaks_of_circumstances_that_nobody_described() {
    let sequence = Sequence::new(path("circumstances/occurred"), path("person/person-1/died_on"));
    let incident = recorded([on(1).and(person()).and(sequence)]);
    assert_eq!(incident.timeline().len(), 2);
}

#[test]
fn a_statement_is_found_by_its_key() {
    let incident = recorded([on(1).and(person()).with_key("first"), on(2).and(person())]);
    assert_eq!(incident.statement(&"first".into()).map(Statement::at), Some(day(1)));
    assert_eq!(incident.statement(&"second".into()), None);
}

#[test]
fn incidents_are_equal_if_all_of_them_is() {
    let said = |incident: &mut Incident| {
        let source = incident.declare(Source::new("a")).unwrap();
        incident.record(source.says(day(1), [person().into()])).unwrap();
    };
    let new = |id| Incident::new(Uuid::from_u128(id));
    let mut it = new(1);
    said(&mut it);
    let mut same = new(1);
    said(&mut same);
    assert_eq!(it, same);
    let mut other_id = new(2);
    said(&mut other_id);
    let zone = FixedOffset::west_opt(5 * 3600).unwrap();
    let mut other_zone = Incident::in_zone(Uuid::from_u128(1), zone).unwrap();
    said(&mut other_zone);
    let mut other_sources = it.clone();
    other_sources.declare(Source::new("b")).unwrap();
    let mut other_log = it.clone();
    other_log.record(Key::<Source>::from("a").says(day(2), [person().into()])).unwrap();
    for other in [other_id, other_zone, other_sources, other_log] {
        assert_ne!(it, other);
    }
    // Two cut logs that mention the same key, as nouns of two kinds.
    let cut = |kind: &str| {
        let text = format!(
            r#"{{"schema":1,"id":"{}","sources":[{{"key":"a"}}],"bare":[{{"{kind}":"x"}}],
            "statements":[{{"at":"2031-05-04","source":"a","says":[
            {{"shooting":{{"key":"shooting-1","shooters":["x"]}}}}]}}]}}"#,
            Uuid::from_u128(1),
        );
        json::from_str(&text).unwrap()
    };
    assert_eq!(cut("officer"), cut("officer"));
    assert_ne!(cut("officer"), cut("person"));
}

#[test]
fn an_incident_shows_its_statements_for_debugging() {
    let shown = format!("{:?}", recorded([on(1).and(person().armed(true))]));
    assert!(shown.starts_with("Incident { id: "), "{shown}");
    assert!(shown.contains("armed: true"), "{shown}");
}
