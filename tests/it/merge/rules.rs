//! Each rule of merging by hand.

use use_of_force::{
    Agency, Claim, Incident, Investigation, Key, Leave, Officer, Path, Person, Remark, Shooting,
    Source, Statement, Status, When,
    chrono::FixedOffset,
    dispute::Dispute,
    json,
    merge::{Merged, Terms, UnmetReason},
    remark::{Confirmed, Expunged, Related, Relationship, RuledOut, Sequence},
    source,
    step::{self, Left, Resolved},
    uuid::Uuid,
    value::{Identifier, IdentifierKind, List, Ori},
    when,
};

fn zone(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).unwrap()
}

fn day(day: u32) -> When {
    When::parse(&format!("2031-05-{day:02}")).unwrap()
}

fn on(date: u32) -> Statement {
    by("story", date)
}

fn by(source: &str, date: u32) -> Statement {
    Key::<Source>::from(source).says(day(date), [])
}

/// A record with the sources that its statements need.
fn record(id: u128, statements: impl IntoIterator<Item = Statement>) -> Incident {
    fill(Incident::new(Uuid::from_u128(id)), statements)
}

fn fill(mut incident: Incident, statements: impl IntoIterator<Item = Statement>) -> Incident {
    for statement in statements {
        for key in std::iter::once(statement.source()).chain(statement.via()) {
            incident.declare(Source::new(key)).unwrap();
        }
        incident.record(statement).unwrap();
    }
    incident
}

fn statements(incident: &Incident) -> Vec<Statement> {
    incident.statements().cloned().collect()
}

/// What was renamed, as it is shown.
fn renamed(merged: &Merged) -> Vec<String> {
    merged.renamed().iter().map(ToString::to_string).collect()
}

fn reported(incident: &Incident) -> Vec<&str> {
    let claims = incident.statements().flat_map(Statement::says);
    claims
        .filter_map(|claim| match claim {
            Claim::Reported(step) => Some(step.name()),
            _ => None,
        })
        .collect()
}

// Which nouns are the same.

#[test]
fn keys_are_shared_or_apart() {
    let ours = record(
        1,
        [by("a", 1).and(Officer::new("officer-1").employer("pd")).and(Agency::new("pd"))],
    );
    let theirs = record(
        2,
        [by("b", 2)
            .and(Officer::new("officer-1").employer("pd"))
            .and(Agency::new("pd").name("Exampleton police"))
            .and(Person::new("person-1"))],
    );
    let shared = ours.merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&shared), [""; 0]);
    assert_eq!((shared.incident().officers().len(), shared.incident().agencies().len()), (1, 1));

    let apart = ours.merge(&theirs, &Terms::apart());
    assert_eq!(
        renamed(&apart),
        ["their officer `officer-1` is `officer-1-2`", "their agency `pd` is `pd-2`"]
    );
    let employer = &apart.incident().get(&Key::<Officer>::from("officer-1-2")).unwrap().employer;
    assert!(employer.is(&"pd-2".into()), "what mentions the agency follows");
    assert_eq!(apart.incident().people().len(), 1, "a key that is free stays");

    // Copies of one record share their keys whatever the terms say.
    let copy = record(1, statements(&theirs));
    assert_eq!(ours.merge(&copy, &Terms::apart()).renamed(), []);
}

#[test]
fn a_noun_of_which_nothing_else_is_said_is_the_same() {
    let release = || by("release", 1).and(Officer::new("officer-1").rank("sergeant"));
    let ours = record(1, [release(), on(2).and(Officer::new("officer-1").age(40))]);
    let merged = ours.merge(&record(2, [release()]), &Terms::apart());
    assert_eq!(merged.incident(), &ours);
    // The other says more of its own, and nobody says that it is the same.
    let more = record(2, [release(), on(3).and(Officer::new("officer-1").age(50))]);
    let merged = ours.merge(&more, &Terms::apart());
    assert_eq!(merged.incident().officers().len(), 2);
    assert_eq!(merged.identical(), []);
}

#[test]
fn a_noun_is_known_by_its_part_in_what_is_said() {
    let shot = |shooter: &str, struck: &str| {
        let shooting = Shooting::new("s").shooters([shooter]).struck([struck]);
        let both = by("release", 1).and(Officer::new("a")).and(Officer::new("b"));
        both.and(shooting)
    };
    let ours = record(1, [shot("a", "b")]);
    let merged = ours.merge(&record(2, [shot("a", "b")]), &Terms::apart());
    assert_eq!((renamed(&merged), merged.incident()), (Vec::new(), &ours));
    let merged = ours.merge(&record(2, [shot("b", "a")]), &Terms::apart());
    assert!(renamed(&merged).contains(&"their officer `a` is `a-2`".to_owned()), "{merged:?}");
    assert_eq!(merged.incident().officers().len(), 4);
}

#[test]
fn nouns_of_different_kinds_are_never_the_same() {
    let ours = record(1, [by("a", 1).and(Agency::new("x")).and(Agency::new("x-2"))]);
    let path: Path = "officer/x/duty_since".parse().unwrap();
    let begun: Path = "leave/x-3/began".parse().unwrap();
    let theirs = record(
        2,
        [by("b", 2)
            .and(Officer::new("x"))
            .and(Leave::new("x-3").officer("x"))
            .and(Shooting::new("s").shooters(List::exactly(["x"])))
            .and(Remark::new("of the officer").about("officer/x".parse::<Path>().unwrap()))
            .and(Sequence::new(begun, path))
            .and(RuledOut::new(Key::<Officer>::from("x")))],
    );
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&merged), ["their officer `x` is `x-4`"], "`x-2` is ours, and `x-3` theirs");
    let text = json::to_string(merged.incident());
    for there in [
        r#"{"leave":{"key":"x-3","officer":"x-4"}}"#,
        r#"{"shooting":{"key":"s","shooters":["x-4"],"complete":["shooters"]}}"#,
        r#""about":"officer/x-4""#,
        r#"{"earlier":"leave/x-3/began","later":"officer/x-4/duty_since"}"#,
        r#"{"ruled_out":{"key":"x-4"}}"#,
    ] {
        assert!(text.contains(there), "{there} in {text}");
    }
    assert_eq!(merged.incident().agencies().len(), 2);
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
}

#[test]
fn what_is_left_follows_its_leave() {
    let ours = record(1, [by("a", 1).and(Person::new("leave-1"))]);
    let resolved = Resolved::new()
        .leaving([Left::leave_of("leave-1", "end never announced")])
        .without_investigation("none was opened");
    let theirs = record(2, [by("b", 2).and(Leave::new("leave-1")), by("b", 3).and(resolved)]);
    let merged = ours.merge(&theirs, &Terms::shared()).into_incident();
    assert_eq!(merged.status(), Status::Resolved);
    assert!(json::to_string(&merged).contains(r#""leaving":[{"leave":"leave-1-2","#));
}

#[test]
fn the_caller_says_what_is_the_same() {
    let ours =
        record(1, [by("a", 1).and(Officer::new("officer-1")).and(Officer::new("officer-2"))]);
    let theirs = record(
        2,
        [by("b", 2)
            .and(Officer::new("officer-1").rank("sergeant"))
            .and(Officer::new("officer-2").rank("corporal"))],
    );
    for terms in [Terms::shared(), Terms::apart()] {
        let terms = terms.same::<Officer>("officer-1", "officer-2");
        let merged = ours.merge(&theirs, &terms);
        let rank =
            |key| merged.incident().get(&Key::<Officer>::from(key)).map(|it| it.rank.clone());
        assert_eq!(rank("officer-2"), Some("sergeant".into()));
        assert_eq!(rank("officer-1"), Some(use_of_force::Fact::Unstated));
        // Their own officer-2 makes room: the key names another already.
        assert_eq!(renamed(&merged), ["their officer `officer-2` is `officer-2-2`"]);
        assert_eq!(merged.unmet(), []);
        assert_eq!(merged.incident().merge(&theirs, &terms).incident(), merged.incident());
    }
}

#[test]
fn what_cannot_be_the_same_is_told() {
    let ours = record(1, [by("a", 1).and(Officer::new("x")).and(Person::new("y"))]);
    let theirs = record(2, [by("b", 2).and(Officer::new("p")).and(Officer::new("q"))]);
    let terms = Terms::shared()
        .same::<Officer>("nobody", "x")
        .same::<Person>("p", "y")
        .same::<Officer>("p", "nobody")
        .same::<Officer>("p", "y")
        .same::<Officer>("p", "x")
        .same::<Officer>("p", "x")
        .same::<Officer>("q", "x")
        .same_source("b", "c")
        .same_source("c", "a");
    let merged = ours.merge(&theirs, &terms);
    let unmet: Vec<_> =
        merged.unmet().iter().map(|unmet| (unmet.to_string(), unmet.reason)).collect();
    let expected = [
        ("the other record has no officer `nobody`", UnmetReason::NotTheirs),
        ("the other record has no person `p`", UnmetReason::NotTheirs),
        ("this record has no officer `nobody`", UnmetReason::NotOurs),
        ("this record has no officer `y`", UnmetReason::NotOurs),
        ("their officer `q` cannot be `x`: one of them is the same as another", UnmetReason::Taken),
        ("this record has no source `c`", UnmetReason::NotOurs),
        ("the other record has no source `c`", UnmetReason::NotTheirs),
    ];
    assert_eq!(unmet, expected.map(|(text, reason)| (text.to_owned(), reason)));
    assert_eq!(merged.incident().officers().len(), 2, "x, which is p, and q");
}

#[test]
fn a_long_key_is_cut_to_make_room() {
    let key = "k".repeat(64);
    let ours = record(1, [by("a", 1).and(Agency::new(&*key))]);
    let theirs = record(2, [by("b", 2).and(Officer::new(&*key))]);
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(merged.renamed()[0].ours, "k".repeat(62) + "-2");
    assert!(json::from_str(&json::to_string(merged.incident())).is_ok());
}

#[test]
fn keys_that_are_only_mentioned_are_merged_too() {
    let file = record(
        1,
        [
            on(2).and(Officer::new("officer-1")),
            on(1).and(Shooting::new("s").shooters(["officer-1"])),
        ],
    );
    let cut = file.first(1);
    assert!(json::to_string(&cut).contains("bare"));
    assert_eq!(cut.merge(&file, &Terms::shared()).incident(), &file);
    assert_eq!(file.merge(&cut, &Terms::apart()).incident(), &file);
    let other = record(2, [on(3).and(Person::new("officer-1"))]);
    let merged = cut.merge(&other, &Terms::shared());
    assert_eq!(renamed(&merged), ["their person `officer-1` is `officer-1-2`"]);
    let read = json::from_str(&json::to_string(merged.incident())).unwrap();
    assert_eq!(&read, merged.incident());
    // What the other only mentions, nobody here describes.
    let ours = record(1, [by("a", 1).and(Person::new("p"))]);
    let merged = ours.merge(&cut, &Terms::shared());
    assert_eq!(merged.reported(), []);
    assert!(json::to_string(merged.incident()).contains(r#""bare":[{"officer":"officer-1"}]"#));
}

#[test]
fn what_mentions_nothing_is_merged_as_it_is() {
    let number = Identifier::new(IdentifierKind::CaseNumber, "31-0042");
    let agency = Agency::new("pd").oris(["ZZ0000000".parse::<Ori>().unwrap()]);
    let said = on(2).and(agency.identifiers([number]));
    let theirs = record(2, [said.clone()]);
    let merged = record(1, [by("a", 1).and(Person::new("p"))]).merge(&theirs, &Terms::shared());
    assert_eq!(statements(merged.incident()).last(), Some(&said));
}

// Sources.

#[test]
fn sources_are_the_same_if_declared_alike() {
    let declared = |id, name: &str, said: Statement| {
        let mut incident = Incident::new(Uuid::from_u128(id));
        incident.declare(Source::new("story").name(name)).unwrap();
        incident.declare(Source::new("silent")).unwrap();
        incident.record(said).unwrap();
        incident
    };
    let ours = declared(1, "The Gazette", on(1).and(Person::new("p").age(24)));
    let alike = declared(2, "The Gazette", on(2).and(Person::new("p").age(30)));
    let merged = ours.merge(&alike, &Terms::shared()).into_incident();
    assert_eq!(merged.sources().len(), 2);
    assert_eq!(merged.disputes(), [], "it corrects itself");

    let different = declared(2, "The Courier", on(2).and(Person::new("p").age(30)));
    let merged = ours.merge(&different, &Terms::shared());
    assert_eq!(renamed(&merged), ["their source `story` is `story-2`"]);
    let keys: Vec<_> = merged.incident().sources().map(|source| source.key.as_str()).collect();
    assert_eq!(keys, ["story", "silent", "story-2"]);
    assert_eq!(merged.incident().disputes().len(), 1);

    // The caller knows better: the declaration of this record stays.
    let terms = Terms::shared().same_source("story", "story");
    let merged = ours.merge(&different, &terms);
    assert_eq!((renamed(&merged).len(), merged.incident().sources().len()), (0, 2));
    assert!(merged.incident().source(&"story".into()).unwrap().name.is("The Gazette"));
    assert_eq!(merged.incident().disputes(), []);
    assert_eq!(merged.incident().merge(&different, &terms).incident(), merged.incident());
}

#[test]
fn a_recorder_is_the_same_only_as_a_recorder() {
    let mut theirs = record(2, [by("clerk", 1).and(Person::new("p"))]);
    let desk = theirs.declare(Source::new("desk").kind(source::Kind::Recorder)).unwrap();
    let settled = Expunged::new("order 1 of the Exampleton court").nouns(["p"]);
    theirs.record(desk.says(day(2), [settled.into()])).unwrap();
    let ours = record(1, [by("story", 1).and(Person::new("q"))]);

    let terms = Terms::shared().same_source("desk", "story");
    let merged = ours.merge(&theirs, &terms);
    let unmet: Vec<_> = merged.unmet().iter().map(ToString::to_string).collect();
    assert_eq!(unmet, ["their recorder `desk` cannot be `story`, which is no recorder"]);
    assert_eq!(merged.unmet()[0].reason, UnmetReason::NoRecorder);
    assert_eq!(merged.incident().statements().count(), 3, "nothing is lost");
    assert_eq!(merged.incident().merge(&theirs, &terms).incident(), merged.incident());
}

/// An order that names what its record never had reaches what has that key in the other one.
#[test]
fn an_order_reaches_what_it_names() {
    let mut ours = record(1, [by("story", 1).and(Person::new("q"))]);
    let desk = ours.declare(Source::new("desk").kind(source::Kind::Recorder)).unwrap();
    let order = Expunged::new("order 1 of the Exampleton court").statements(["first"]);
    ours.record(desk.says(day(2), [order.into()])).unwrap();
    let said = by("clerk", 1).with_key("first").and(Person::new("p").age(30));
    let theirs = record(2, [said]);

    let merged = ours.merge(&theirs, &Terms::shared());
    let gone: Vec<_> = merged.expunged().iter().filter_map(Statement::key).collect();
    assert_eq!(gone, [&Key::from("first")]);
    assert!(!json::to_string(merged.incident()).contains("30"));
    let again = merged.incident().merge(&theirs, &Terms::shared());
    assert_eq!(again.incident(), merged.incident());
}

#[test]
fn the_agency_of_a_source_is_renamed_too() {
    let declared = |id, claim: Claim| {
        let mut incident = Incident::new(Uuid::from_u128(id));
        let key = incident.declare(Source::new("clerk").agency("pd")).unwrap();
        incident.record(key.says(day(1), [claim])).unwrap();
        incident
    };
    let theirs = declared(2, Agency::new("pd").name("Exampleton police").into());
    // Here the key is that of a person, who speaks for nobody.
    let mut ours = record(1, [by("a", 1).and(Person::new("pd"))]);
    ours.declare(Source::new("clerk")).unwrap();
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(
        renamed(&merged),
        ["their agency `pd` is `pd-2`", "their source `clerk` is `clerk-2`"]
    );
    let clerk = merged.incident().source(&"clerk-2".into()).unwrap();
    assert!(clerk.agency.is(&"pd-2".into()));
    assert_eq!(merged.incident().statements().last().unwrap().source().as_str(), "clerk-2");
}

// Statements.

#[test]
fn a_key_that_another_statement_has_is_changed_where_it_is_spoken_of() {
    let ours = record(1, [on(1).and(Person::new("p").age(20)).with_key("first")]);
    let theirs = record(
        2,
        [
            on(2).and(Person::new("p").age(30)).with_key("first"),
            on(3).and(Confirmed::new("first")),
            on(4).and(Person::new("p").age(31)).replacing("first").with_key("second"),
            on(5).and(step::Withdrawn::new("second")),
            on(6).and(Claim::reported(step::Withdrawn::new("gone"))),
        ],
    );
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&merged), ["their statement `first` is `first-2`"]);
    assert_eq!(merged.reported(), []);
    let expected = [
        on(1).and(Person::new("p").age(20)).with_key("first"),
        on(2).and(Person::new("p").age(30)).with_key("first-2"),
        on(3).and(Confirmed::new("first-2")),
        on(4).and(Person::new("p").age(31)).replacing("first-2").with_key("second"),
        on(5).and(step::Withdrawn::new("second")),
        on(6).and(Claim::reported(step::Withdrawn::new("gone"))),
    ];
    assert_eq!(statements(merged.incident()), expected);
    // What the withdrawn statement had replaced stands again.
    assert!(merged.incident().people().next().unwrap().age.is(&30.into()));
}

#[test]
fn a_statement_is_the_same_with_and_without_a_key() {
    let said = || on(1).and(Person::new("p").age(24));
    let keyed = |key: &str| said().with_key(key);
    for (ours, theirs, kept) in [
        (said(), said(), said()),
        (said(), keyed("b"), keyed("b")),
        (keyed("a"), said(), keyed("a")),
        (keyed("a"), keyed("b"), keyed("a")),
    ] {
        let merged = record(1, [ours]).merge(&record(2, [theirs]), &Terms::shared());
        assert_eq!(statements(merged.incident()), [kept]);
        assert_eq!(merged.identical().len(), 1);
    }
    // Otherwise what was taken back here would count again.
    let ours = record(1, [keyed("a"), on(2).and(step::Withdrawn::new("a"))]);
    let merged = ours.merge(&record(2, [said()]), &Terms::shared());
    assert_eq!(merged.incident(), &ours);
    // What the other takes back is taken back under our key.
    let theirs = record(2, [keyed("b"), on(2).and(step::Withdrawn::new("b"))]);
    let merged = record(1, [keyed("a")]).merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&merged), ["their statement `b` is `a`"]);
    assert_eq!(merged.incident(), &ours);
    // Other words, another place, another day are other statements.
    for other in [
        said().with_cite("page 3"),
        said().with_via("story"),
        said().made_public(day(2)),
        by("b", 1).and(Person::new("p").age(24)),
    ] {
        let merged = record(1, [said()]).merge(&record(2, [other]), &Terms::shared());
        assert_eq!((merged.identical().len(), merged.incident().statements().count()), (0, 2));
    }
}

/// Nouns and statements have a namespace each.
#[test]
fn a_statement_keeps_the_key_that_a_noun_loses() {
    let ours = record(1, [by("a", 1).and(Person::new("first").age(20))]);
    let theirs = record(
        2,
        [
            on(2).and(Person::new("first").age(30)).with_key("first"),
            on(3).and(Confirmed::new("first")),
        ],
    );
    let merged = ours.merge(&theirs, &Terms::apart());
    assert_eq!(renamed(&merged), ["their person `first` is `first-2`"]);
    let expected = [
        by("a", 1).and(Person::new("first").age(20)),
        on(2).and(Person::new("first-2").age(30)).with_key("first"),
        on(3).and(Confirmed::new("first")),
    ];
    assert_eq!(statements(merged.incident()), expected);
}

#[test]
fn a_new_key_is_none_that_the_other_has() {
    let said = |date, age: u32, key: &str| on(date).and(Person::new("p").age(age)).with_key(key);
    let ours = record(1, [said(1, 20, "first")]);
    let theirs = record(2, [said(2, 30, "first"), said(3, 31, "first-2")]);
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&merged), ["their statement `first` is `first-3`"]);
    let named = |name: &str, key: &str, date: u32| {
        let mut incident = Incident::new(Uuid::from_u128(date.into()));
        incident.declare(Source::new(key).name(name)).unwrap();
        let key = Key::<Source>::from(key);
        incident.record(key.says(day(date), [Person::new("p").into()])).unwrap();
        incident
    };
    let mut ours = named("the one", "s", 1);
    ours.declare(Source::new("s-2").name("the other")).unwrap();
    let mut theirs = named("the other", "s", 2);
    theirs.declare(Source::new("s-2").name("a third")).unwrap();
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(renamed(&merged), ["their source `s` is `s-3`", "their source `s-2` is `s-2-2`"]);
}

#[test]
fn of_several_like_statements_the_nearest_is_the_same() {
    let said = || on(1).and(Person::new("p").age(24));
    let keyed = |key: &str| said().with_key(key);
    // The one with its key; else the one without.
    let both = record(1, [keyed("a"), keyed("b")]);
    let merged = both.merge(&record(2, [keyed("b")]), &Terms::shared());
    assert_eq!((renamed(&merged), merged.incident()), (Vec::new(), &both));
    let ours = record(1, [keyed("a"), said()]);
    let merged = ours.merge(&record(2, [keyed("c")]), &Terms::shared());
    assert_eq!(renamed(&merged), [""; 0]);
    assert_eq!(statements(merged.incident()), [keyed("a"), keyed("c")]);
    // The one that says as much.
    let opened = || on(1).and(Investigation::new("i"));
    let step = || on(2).and(step::Concluded::new("i"));
    let only = || on(2).and(Claim::reported(step::Concluded::new("i")));
    let ours = record(1, [opened(), only(), step()]);
    for theirs in [step(), only()] {
        let merged = ours.merge(&record(2, [opened(), theirs]), &Terms::shared());
        assert_eq!(merged.incident(), &ours);
    }
}

#[test]
fn of_one_statement_what_says_more_counts() {
    let opened = || on(1).and(Investigation::new("i"));
    let step = || on(2).and(step::Concluded::new("i"));
    let only = || on(2).and(Claim::reported(step::Concluded::new("i")));
    for (ours, theirs) in [(step(), only()), (only(), step())] {
        let merged =
            record(1, [opened(), ours]).merge(&record(2, [opened(), theirs]), &Terms::shared());
        assert_eq!(statements(merged.incident()), [opened(), step()]);
        assert_eq!(merged.identical().len(), 2);
        assert_eq!(merged.reported(), []);
    }
    let first = || on(1).and(Person::new("p").age(20)).with_key("first");
    let second = || on(2).and(Person::new("p").height_inches(70));
    for (ours, theirs) in
        [(second(), second().replacing("first")), (second().replacing("first"), second())]
    {
        let merged =
            record(1, [first(), ours]).merge(&record(2, [first(), theirs]), &Terms::shared());
        assert_eq!(statements(merged.incident()), [first(), second().replacing("first")]);
        assert!(merged.incident().people().next().unwrap().age.is_unstated());
    }
    // Two that confirm different statements are two, and so are
    let third = || on(1).and(Person::new("p").age(21)).with_key("third");
    let confirms = |key: &str| on(3).and(Confirmed::new(key));
    let ours = record(1, [first(), third(), confirms("first")]);
    let theirs = record(2, [first(), third(), confirms("third")]);
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!((merged.identical().len(), merged.incident().statements().count()), (2, 4));
    // two restatements of different ones.
    let ours = record(1, [first(), third(), second().replacing("first")]);
    let theirs = record(2, [first(), third(), second().replacing("third")]);
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!((merged.identical().len(), merged.incident().statements().count()), (2, 4));
}

#[test]
fn a_copy_for_the_public_is_merged_with_its_file() {
    let file = record(
        1,
        [
            on(1)
                .and(Investigation::new("i"))
                .and(Person::new("p").age(24))
                .with_key("file")
                .made_public(day(9)),
            on(3).and(step::Suspended::new("i")).with_key("rests").made_public(day(9)),
            on(4).and(step::Resumed::new("i")),
            on(5).and(Person::new("p").age(25)).replacing("file"),
            on(6).and(step::Withdrawn::new("rests")),
        ],
    );
    let public = file.public_as_of(day(8));
    assert!(reported(&public).contains(&"withdrawn"));
    assert_eq!(file.merge(&public, &Terms::shared()).incident(), &file);
    let merged = public.merge(&file, &Terms::shared());
    assert_eq!(merged.incident(), &file);
    assert_eq!(merged.identical().len(), public.statements().count());
}

#[test]
fn what_confirms_an_earlier_statement_is_found_by_it_at_once() {
    let said = |age: u32, key: &str| on(1).and(Person::new("p").age(age)).with_key(key);
    let confirms = |date, key: &str| on(date).and(Confirmed::new(key));
    // Without what it confirms, their first confirmation would sooner be ours that has no key, and
    // their second one, which is known by it, none of ours.
    let ours = record(
        1,
        [
            said(20, "a"),
            said(21, "b"),
            confirms(2, "b"),
            confirms(2, "a").with_key("ours"),
            confirms(3, "ours").with_key("ours-too"),
        ],
    );
    let theirs = record(
        2,
        [
            said(20, "a"),
            confirms(2, "a").with_key("theirs"),
            confirms(3, "theirs").with_key("theirs-too"),
        ],
    );
    let merged = ours.merge(&theirs, &Terms::shared());
    assert_eq!(merged.identical().len(), 3);
    assert_eq!(merged.incident(), &ours);
}

#[test]
fn what_is_reported_of_a_later_statement_follows_it() {
    let reports = |key: &str| on(1).and(Claim::reported(step::Withdrawn::new(key)));
    let said = |age: u32, key: &str| on(2).and(Person::new("p").age(age)).with_key(key);
    let theirs = record(2, [reports("later").with_key("early"), said(2, "later")]);
    let merged = record(1, [said(1, "later")]).merge(&theirs, &Terms::shared());
    assert_eq!(
        statements(merged.incident()),
        [reports("later-2").with_key("early"), said(1, "later"), said(2, "later-2")]
    );
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
    // Two that report of different later statements are not the same.
    let (ours, theirs) = ([reports("x"), said(1, "x")], [reports("y"), said(2, "y")]);
    let merged = record(1, ours.clone()).merge(&record(2, theirs.clone()), &Terms::shared());
    assert_eq!(merged.identical(), []);
    let [first, second] = ours;
    let [third, fourth] = theirs;
    assert_eq!(statements(merged.incident()), [first, third, second, fourth]);
}

// The order of what was said at one time.

#[test]
fn each_record_keeps_its_order_within_a_day() {
    let opened = || on(1).and(Investigation::new("i"));
    let resumed = || on(2).and(step::Resumed::new("i"));
    let suspended = || on(2).and(step::Suspended::new("i"));
    // In the one record resuming is corroboration; the other knows that it was suspended before.
    let ours = record(1, [opened(), resumed()]);
    let theirs = record(2, [opened(), suspended(), resumed()]);
    for merged in [ours.merge(&theirs, &Terms::shared()), theirs.merge(&ours, &Terms::shared())] {
        assert_eq!(statements(merged.incident()), [opened(), suspended(), resumed()]);
        assert_eq!(merged.incident().phase(&"i".into()), Some(use_of_force::incident::Phase::Open));
    }
    // What nothing orders comes last; where the records contradict each other, this one is followed.
    let said = |text: &str| on(1).and(Remark::new(text));
    let order = |ours: &str, theirs: &str| {
        let record = |id, texts: &str| record(id, texts.split(' ').map(said));
        let merged = record(1, ours).merge(&record(2, theirs), &Terms::shared());
        let texts =
            merged.incident().statements().flat_map(Statement::says).filter_map(
                |claim| match claim {
                    Claim::Remark(remark) => Some(remark.text.as_str().to_owned()),
                    _ => None,
                },
            );
        texts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order("a b", "x y"), "a b x y");
    assert_eq!(order("a b", "x b y"), "a x b y");
    assert_eq!(order("a b", "b x a y"), "a b x y");
    assert_eq!(order("a b c", "x a y c z"), "x a b y c z");
}

// What cannot stand.

#[test]
fn a_step_that_cannot_stand_is_reported() {
    let opened = || on(1).and(Investigation::new("i"));
    let ours = record(1, [opened(), by("a", 2).and(step::Concluded::new("i"))]);
    let theirs =
        record(2, [opened(), by("b", 3).and(step::Suspended::new("i")).and(Person::new("p"))]);
    let merged = ours.merge(&theirs, &Terms::shared());
    let weaker = by("b", 3).and(Claim::reported(step::Suspended::new("i"))).and(Person::new("p"));
    assert_eq!(merged.reported(), std::slice::from_ref(&weaker));
    assert_eq!(statements(merged.incident()).last(), Some(&weaker));
    assert_eq!(reported(merged.incident()), ["suspended"]);
    assert_eq!(merged.incident().people().len(), 1, "the rest of the statement stands");
    // In the other direction it is the same step that cannot stand.
    let back = theirs.merge(&ours, &Terms::shared());
    assert_eq!(statements(back.incident()), statements(merged.incident()));
    // Merging again does not try in another place.
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
}

#[test]
fn of_three_records_it_matters_which_two_are_merged_first() {
    let opened = || on(1).and(Investigation::new("i"));
    let a = record(1, [opened(), by("a", 2).and(step::Concluded::new("i"))]);
    let b = record(2, [opened(), by("b", 4).and(step::Suspended::new("i"))]);
    let reopened = step::InvestigationReopened::new("i");
    let c =
        record(3, [opened(), by("a", 2).and(step::Concluded::new("i")), by("c", 3).and(reopened)]);
    let merge = |a: &Incident, b: &Incident| a.merge(b, &Terms::shared()).into_incident();
    assert_eq!(reported(&merge(&merge(&a, &b), &c)), ["suspended"]);
    assert_eq!(reported(&merge(&a, &merge(&b, &c))), [""; 0]);
}

#[test]
fn a_resolution_that_the_other_record_undermines_stands_and_is_disputed() {
    let resolved = || by("a", 3).and(Resolved::new().without_investigation("none was opened"));
    let ours = record(1, [resolved()]);
    let theirs = record(2, [by("b", 2).and(Leave::new("leave-1"))]);
    for merged in [ours.merge(&theirs, &Terms::shared()), theirs.merge(&ours, &Terms::shared())] {
        assert_eq!(merged.reported(), []);
        let incident = merged.incident();
        assert_eq!(incident.status(), Status::Resolved);
        assert!(matches!(&incident.disputes()[..], [Dispute::Undermined { .. }]));
        assert_eq!(&json::from_str(&json::to_string(incident)).unwrap(), incident);
    }
    // A leave that begins later opens it again, as in any log.
    let later = record(2, [by("b", 4).and(Leave::new("leave-1"))]);
    let merged = ours.merge(&later, &Terms::shared()).into_incident();
    assert_eq!((merged.status(), merged.disputes().len()), (Status::OfficersOnLeave, 0));
}

#[test]
fn the_withdrawal_of_the_other_record_is_only_reported() {
    let withdrawn = || by("b", 3).and(step::IncidentWithdrawn::new().reason("recorded elsewhere"));
    let ours = record(1, [on(1).and(Person::new("p"))]);
    let theirs = record(2, [on(1).and(Person::new("p")), withdrawn()]);
    let merged = ours.merge(&theirs, &Terms::shared());
    assert!(merged.incident().is_live());
    assert_eq!(reported(merged.incident()), ["incident_withdrawn"]);
    assert_eq!(merged.reported().len(), 1);
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
    // That of this record is its own, and a copy's too.
    assert!(!theirs.merge(&ours, &Terms::shared()).incident().is_live());
    let copy = record(1, statements(&theirs));
    assert!(!ours.merge(&copy, &Terms::shared()).incident().is_live());
}

// Zones.

#[test]
fn a_record_without_a_zone_is_read_in_that_of_the_other() {
    let said =
        |at: When, text: &str| Key::<Source>::from("story").says(at, [Remark::new(text).into()]);
    let noon = said(when!("2031-05-04T12:00"), "noon");
    let theirs = || fill(Incident::in_zone(Uuid::from_u128(2), zone(-5)).unwrap(), [noon.clone()]);
    let ours = record(1, [noon.clone(), said(when!("2031-05-04T18:00Z"), "an hour later")]);
    let last = |incident: &Incident| incident.statements().last().cloned();
    assert_eq!(last(&ours), Some(noon.clone()), "without a zone it could be any time of the day");
    for merged in [ours.merge(&theirs(), &Terms::shared()), theirs().merge(&ours, &Terms::shared())]
    {
        assert_eq!(merged.incident().zone(), Some(zone(-5)));
        assert_eq!(merged.identical(), std::slice::from_ref(&noon));
        assert_ne!(last(merged.incident()), Some(noon.clone()));
    }
}

#[test]
fn where_the_zones_differ_times_of_the_other_get_theirs() {
    let record = |id, hours, statements: Vec<Statement>| {
        fill(Incident::in_zone(Uuid::from_u128(id), zone(hours)).unwrap(), statements)
    };
    let story = Key::<Source>::from("story");
    let ours =
        record(1, -5, vec![on(1).and(Shooting::new("s").occurred(when!("2031-05-01T11:47")))]);
    let said = story
        .says(
            when!("2031-05-02T09:00"),
            [
                Shooting::new("s").occurred(when!("2031-05-01T10:40/2031-05-01T10:50~")).into(),
                Leave::new("l").began(when!("2031-05-02")).ended(when!("2031-05-03T08:00Z")).into(),
            ],
        )
        .made_public(when!("2031-05-02T10:00:30"));
    let theirs = record(2, -6, vec![said]);
    let merged = ours.merge(&theirs, &Terms::shared());
    let expected = story
        .says(
            when!("2031-05-02T09:00-06:00"),
            [
                Shooting::new("s")
                    .occurred(when!("2031-05-01T10:40-06:00/2031-05-01T10:50-06:00~"))
                    .into(),
                Leave::new("l").began(when!("2031-05-02")).ended(when!("2031-05-03T08:00Z")).into(),
            ],
        )
        .made_public(when!("2031-05-02T10:00:30-06:00"));
    assert_eq!(statements(merged.incident()).last(), Some(&expected));
    assert_eq!(merged.incident().zone(), Some(zone(-5)));
    assert_eq!(merged.incident().disputes(), [], "10:47 there is 11:47 here");
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
    // An interval from a time to a day has no place for a zone at both ends.
    let half = || by("b", 3).and(Shooting::new("s").occurred(when!("2031-05-01T10:40/2031-05-02")));
    let merged = ours.merge(&record(2, -6, vec![half()]), &Terms::shared());
    assert_eq!(statements(merged.incident()).last(), Some(&half()));
}

#[test]
fn what_another_zone_puts_into_another_order_is_given_up_and_kept() {
    let story = Key::<Source>::from("story");
    let person = || Person::new("p");
    let target =
        || story.says(when!("2031-05-04T20:00Z"), [person().age(20).into()]).with_key("first");
    // Without a zone noon can be after 20:00 in Greenwich; five hours west of it, it is before.
    let noon = when!("2031-05-04T12:00");
    let theirs = record(
        2,
        [
            target(),
            story.says(noon, [Confirmed::new("first").into()]),
            story.says(noon, [person().height_inches(70).into()]).replacing("first"),
            story.says(noon, [step::Withdrawn::new("first").into()]),
        ],
    );
    let ours = Incident::in_zone(Uuid::from_u128(1), zone(-5)).unwrap();
    let merged = ours.merge(&theirs, &Terms::shared());
    let expected = [
        // Without the key, which would pass over into copies in which the text is allowed.
        story.says(noon, [Remark::new("confirmed a statement that is not there before it").into()]),
        story.says(noon, [person().height_inches(70).into()]),
        story.says(noon, [Claim::reported(step::Withdrawn::new("first"))]),
        target(),
    ];
    assert_eq!(statements(merged.incident()), expected);
    assert_eq!(merged.reported(), &expected[..3]);
    assert_eq!(merged.incident().merge(&theirs, &Terms::shared()).incident(), merged.incident());
}

// The note.

#[test]
fn the_log_says_once_who_merged_what() {
    let desk = || Source::new("desk").kind(source::Kind::Recorder);
    let ours = record(1, [by("desk", 1).and(Person::new("p"))]);
    let theirs = record(2, [on(2).and(Person::new("p"))]);
    let terms = Terms::shared().noted(desk(), day(9)).unwrap();
    let merged = ours.merge(&theirs, &terms);
    let noted = Related::new(theirs.id()).kind(Relationship::MergedFrom);
    // Another source has the key already.
    let note = Key::<Source>::from("desk-2").says(day(9), [noted.into()]);
    assert_eq!(statements(merged.incident()).last(), Some(&note));
    assert_eq!(merged.incident().source(&"desk-2".into()).unwrap().kind, desk().kind);
    let counted = merged.incident().statements().count();
    assert_eq!(counted + merged.identical().len(), 1 + 1 + 1);
    // That it is related in another way, or another one was merged, does not say so.
    for other in [
        Related::new(theirs.id()).kind(Relationship::PartOfSameEvent),
        Related::new(Uuid::from_u128(3)).kind(Relationship::MergedFrom),
    ] {
        let ours = record(1, [by("desk", 1).and(Person::new("p")).and(other)]);
        let merged = ours.merge(&theirs, &terms);
        assert_eq!(statements(merged.incident()).last(), Some(&note));
    }
    // Once, also if it is merged again later; never of a copy of the same record.
    let again = Terms::shared().noted(desk(), day(12)).unwrap();
    assert_eq!(merged.incident().merge(&theirs, &again).incident(), merged.incident());
    let copy = record(1, statements(&ours));
    assert_eq!(ours.merge(&copy, &terms).incident(), &ours);

    let error = Terms::shared().noted(Source::new("The Desk"), day(9)).unwrap_err();
    assert!(error.to_string().ends_with("found `The Desk`"), "{error}");
    let error = Terms::shared().noted(desk().agency("The Desk"), day(9)).unwrap_err();
    assert!(error.to_string().ends_with("found `The Desk`"), "{error}");
}
