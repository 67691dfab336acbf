//! How complete a collection is: a small one that can be counted by hand, and what must hold of
//! any.

use crate::arbitrary::{any_incident, config};
use crate::golden;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use use_of_force::{
    Agency, Claim, Force, Incident, Leave, Officer, Person, Shooting, Source, Statement, When, Why,
    code::Injury,
    completeness::{Completeness, KeyVariable, Tally},
    dictionary,
    force::{Degree, Kind},
    person::Role,
    remark::RuledOut,
    step,
    uuid::Uuid,
    value::{Key, List},
    when,
};

const DAY: When = when!("2031-05-04");
const DAY_AFTER: When = when!("2031-05-05");

fn by(source: &str) -> Statement {
    Key::<Source>::from(source).says(DAY, [])
}

/// Somebody says this a day later.
fn later(source: &str) -> Statement {
    Key::<Source>::from(source).says(DAY_AFTER, [])
}

fn incident(id: u128, statements: impl IntoIterator<Item = Statement>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(id));
    for source in ["a", "b"] {
        incident.declare(Source::new(source)).unwrap();
    }
    incident.record_all(statements).unwrap();
    incident
}

fn subject(key: &str) -> Person {
    Person::new(key).roles([Role::Subject])
}

/// Four incidents: two with people, one that describes nothing, one that was withdrawn.
fn collection() -> [Incident; 4] {
    let first = incident(
        1,
        [
            by("a")
                .and(subject("p-1").age(24).injury(Injury::Serious).armed(false))
                .and(Person::new("p-2").roles([Role::Witness]).age(Why::NotApplicable))
                .and(Person::new("dog").roles([Role::Animal]).age(3))
                .and(Person::new("p-3").roles([Role::Bystander]).age(50))
                .and(Officer::new("o-1").name(Why::Undisclosed).injury(Injury::Minor)),
            by("b").and(subject("p-1").age(40).armed(Why::Pending).injury(Injury::Fatal)),
            later("b").and(RuledOut::new(Key::<Person>::from("p-3"))),
            by("b").and(Force::new("f-1").kind(Kind::Baton).on(["p-1"]).by(["o-1"])),
        ],
    );
    let second = incident(
        2,
        [by("a")
            .and(use_of_force::Circumstances::new().ambush(false))
            .and(subject("p-1").injury(Why::Undetermined).age(Why::Pending))
            .and(subject("p-2").age(Why::Withheld))
            .and(Person::new("p-3").injury_types(List::none()))
            .and(Shooting::new("s-1").struck(["p-3"]))
            .and(Leave::new("l-1").officer("o-1"))
            .and(Officer::new("o-1"))],
    );
    let unknown = incident(3, []);
    let withdrawn = incident(
        4,
        [by("a").and(subject("p-1").age(30)), by("a").and(step::IncidentWithdrawn::new())],
    );
    [first, second, unknown, withdrawn]
}

/// Of, known, disputed, unstated.
fn counts(completeness: &Completeness, field: &str) -> [u64; 4] {
    let tally = completeness.field(field).unwrap();
    [tally.of(), tally.known(), tally.disputed(), tally.unstated()]
}

#[test]
fn a_collection_is_counted_by_hand() {
    let completeness: Completeness = collection().iter().collect();
    assert_eq!((completeness.incidents(), completeness.withdrawn()), (2, 2));
    // Two live incidents, one of them with circumstances; the third describes nothing.
    assert_eq!(counts(&completeness, "circumstances/ambush"), [2, 1, 0, 1]);
    assert_eq!(counts(&completeness, "circumstances/occurred"), [2, 0, 0, 2]);
    // Five persons: not the dog, the one who was ruled out and the one of the withdrawn record.
    assert_eq!(counts(&completeness, "person/roles"), [5, 4, 0, 1]);
    // To the witness it does not apply; the two sources differ on the first subject.
    assert_eq!(counts(&completeness, "person/age"), [4, 1, 1, 1]);
    let age = completeness.field("person/age").unwrap();
    let unknown: Vec<_> =
        Why::ALL.iter().map(|why| age.unknown(*why)).filter(|count| *count > 0).collect();
    assert_eq!(unknown, [1, 1, 1], "pending, withheld, not applicable");
    assert_eq!((age.nouns(), age.unknown(Why::NotApplicable)), (5, 1));
    assert_eq!((age.share_known(), age.share_without_value()), (Some(0.25), Some(0.75)));
    // Known beats pending. Within one day nothing changes, so the two injuries are a dispute.
    assert_eq!(counts(&completeness, "person/armed"), [5, 1, 0, 4]);
    assert_eq!(counts(&completeness, "person/injury"), [5, 1, 1, 3]);
    assert_eq!(counts(&completeness, "officer/injury"), [2, 1, 0, 1]);
    assert_eq!(counts(&completeness, "officer/name"), [2, 0, 0, 1]);
    assert_eq!(counts(&completeness, "leave/officer"), [1, 1, 0, 0]);
    // Nobody was in a pursuit.
    assert_eq!(counts(&completeness, "pursuit/mode"), [0, 0, 0, 0]);
    assert_eq!(completeness.field("pursuit/mode").unwrap().share_known(), None);
    assert_eq!(completeness.field("person/zeal"), None);
    assert_eq!(completeness.field("person"), None);
    // The subjects: p-1 with an injury; p-1 undetermined, p-2 unanswered, and p-3, who was struck
    // and whose injuries are known to be none.
    let shown = |key: &KeyVariable| {
        (key.of(), key.known(), key.non_response(), key.not_applicable(), key.is_over_limit())
    };
    assert_eq!(shown(completeness.injuries()), (4, 2, 2, 0, true));
    // A baton, a firearm; on the other two nobody says that there was force.
    assert_eq!(shown(completeness.force()), (4, 2, 2, 0, true));
    assert_eq!(completeness.injuries().share_of_non_response(), Some(0.5));
    assert_eq!(completeness.injuries().share_without_value(), Some(0.5));
}

#[test]
fn the_table_is_printed() {
    let completeness: Completeness = collection().iter().collect();
    golden::check("completeness.txt", &format!("{completeness}\n"));
}

#[test]
fn every_field_is_there_in_the_order_of_the_dictionary() {
    let completeness = Completeness::default();
    let fields: Vec<_> = completeness.fields().map(|it| (it.noun(), it.field())).collect();
    let nouns = dictionary::NOUNS.iter().take_while(|entry| entry.name != "source");
    let expected: Vec<_> =
        nouns.flat_map(|entry| entry.fields.iter().map(|field| (entry.name, field.name))).collect();
    assert_eq!(fields, expected);
    let denominators: std::collections::BTreeSet<_> =
        completeness.fields().map(|tally| tally.denominator()).collect();
    assert_eq!(denominators.len(), 11);
    assert!(completeness.fields().all(|tally| {
        let noun = tally.noun();
        let plural = match noun {
            "circumstances" => "live incidents".to_owned(),
            "force" => "uses of force".to_owned(),
            "agency" => "agencies".to_owned(),
            noun => format!("{noun}s"),
        };
        tally.denominator().starts_with(&plural)
    }));
}

/// What a subject of one incident answers to both questions: known, no response, not applicable;
/// none of these if it is a reason that is a response.
fn answers(claims: impl IntoIterator<Item = Claim>) -> Option<[&'static str; 2]> {
    let statement = Key::<Source>::from("a").says(DAY, claims);
    let mut all = Completeness::default();
    let statement = statement.and(Person::new("p")).and(Person::new("q"));
    all.add(&incident(1, [statement.and(Officer::new("o")).and(Agency::new("pd"))]));
    let answer =
        |key: &KeyVariable| match (key.of(), key.known(), key.non_response(), key.not_applicable())
        {
            (1, 1, 0, 0) => "known",
            (1, 0, 1, 0) => "none",
            (1, 0, 0, 0) => "response",
            (0, 0, 0, 1) => "not applicable",
            (0, 0, 0, 0) => "not asked",
            other => panic!("{other:?}"),
        };
    let both = [answer(all.injuries()), answer(all.force())];
    (both != ["not asked"; 2]).then_some(both)
}

#[test]
fn injuries_are_answered_by_either_field() {
    let injuries = |person: Person| answers([person.into()]).map(|[injuries, _]| injuries).unwrap();
    let p = || subject("p");
    assert_eq!(injuries(p()), "none");
    assert_eq!(injuries(p().died(true)), "none", "a death is no injury by force");
    assert_eq!(injuries(p().injury(Injury::Uninjured)), "known");
    assert_eq!(injuries(p().injury_types(List::none())), "known");
    assert_eq!(injuries(p().injury(Why::Undetermined).injury_types(List::none())), "known");
    for why in Why::ALL {
        let expected = match why {
            Why::Undetermined => "none",
            Why::NotApplicable => "not applicable",
            _ => "response",
        };
        assert_eq!(injuries(p().injury(*why)), expected, "{why}");
        assert_eq!(injuries(p().injury_types(*why)), expected, "{why}");
    }
    assert_eq!(injuries(p().injury(Why::Pending).injury_types(Why::Undetermined)), "response");
    assert_eq!(injuries(p().injury(Why::NotApplicable).injury_types(Why::Undetermined)), "none");
}

#[test]
fn the_type_of_force_is_that_of_force_on_the_subject() {
    let force =
        |force: Force| answers([subject("p").into(), force.into()]).map(|[_, it]| it).unwrap();
    let on = |key: &str| Force::new("f").on([key]);
    assert_eq!(force(on("p").kind(Kind::Baton)), "known");
    assert_eq!(force(Force::new("f").intended_for(["p"]).kind(Kind::Baton)), "known");
    assert_eq!(force(on("p").kind(Kind::Baton).degree(Degree::Attempted)), "known");
    assert_eq!(force(on("p").kind(Kind::Baton).by(["o", "q"])), "known");
    assert_eq!(force(on("p").kind(Kind::Baton).by(["q"]).by_agencies(["pd"])), "known");
    assert_eq!(force(on("p")), "none");
    assert_eq!(force(on("p").kind(Why::Pending)), "response");
    assert_eq!(force(on("p").kind(Why::Undetermined)), "none");
    assert_eq!(force(on("p").kind(Why::NotApplicable)), "not applicable");
    assert_eq!(force(Force::new("f").kind(Kind::Baton)), "none", "on whom is not said");
    for left_aside in [
        on("p").kind(Kind::Firearm).degree(Degree::Pointed),
        on("p").kind(Kind::Firearm).degree(Degree::Displayed),
        on("p").kind(Kind::Firearm).degree(Degree::Threatened),
        on("p").kind(Kind::HandsFistsOrFeet).by(["q"]),
    ] {
        assert_eq!(force(left_aside.clone()), "none");
        assert_eq!(answers([left_aside.into()]), None, "who is no subject is not asked");
    }
    // Who is named is a subject, whatever the role.
    assert_eq!(answers([on("p").kind(Kind::Baton).into()]), Some(["none", "known"]));
    for shooting in [
        Shooting::new("s").struck(["p"]),
        Shooting::new("s").aimed_at(["p"]).shooters(["o"]),
        Shooting::new("s").struck(["p"]).shooters(["q"]).discharged_by(["pd"]),
    ] {
        assert_eq!(answers([shooting.into()]), Some(["none", "known"]));
    }
    let by_a_person = Shooting::new("s").struck(["p"]).shooters(["p"]);
    assert_eq!(answers([by_a_person.into()]), None, "somebody who shot themselves");
    let animal = Person::new("p").roles([Role::Subject, Role::Animal]);
    assert_eq!(answers([animal.into()]), None);
}

#[test]
fn the_limit_is_thirty_percent() {
    let with = |answered: u32, unanswered: u32| -> Completeness {
        let person = |i: u32| subject(&format!("p-{i}"));
        let people = (0..answered + unanswered)
            .map(|i| if i < answered { person(i).injury(Injury::Minor) } else { person(i) }.into());
        [incident(1, [Key::<Source>::from("a").says(DAY, people)])].into_iter().collect()
    };
    assert!(!with(7, 3).injuries().is_over_limit());
    assert!(with(69, 31).injuries().is_over_limit());
    assert!(!Completeness::default().injuries().is_over_limit());
    assert_eq!(
        with(69, 31).injuries().to_string(),
        "subject injuries received: no response for 31 of 100 (31.0 %)"
    );
}

#[test]
fn incidents_come_as_they_are_kept() {
    let all = collection();
    let by_reference: Completeness = all.iter().collect();
    let shared: Completeness = all.clone().map(Arc::new).into_iter().collect();
    let owned: Completeness = all.clone().into_iter().collect();
    let mut extended = Completeness::default();
    extended.extend(&all);
    assert!(by_reference == shared && by_reference == owned && by_reference == extended);
}

fn sums(tally: &Tally<'_>) -> bool {
    let reasons: u64 = Why::ALL.iter().map(|why| tally.unknown(*why)).sum();
    let not_applicable = tally.unknown(Why::NotApplicable);
    tally.known() + reasons + tally.unstated() == tally.nouns()
        && tally.of() + not_applicable == tally.nouns()
        && tally.disputed() <= tally.known()
        && tally.share_known().is_none_or(|share| (0.0..=1.0).contains(&share))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_counts_add_up(incidents in vec(any_incident(), 0..4)) {
        let completeness: Completeness = incidents.iter().collect();
        let live: Vec<_> = incidents.iter().filter(|incident| incident.is_live()).collect();
        prop_assert_eq!(completeness.incidents(), u64::try_from(live.len()).unwrap());
        for tally in completeness.fields() {
            prop_assert!(sums(&tally), "{}", tally);
        }
        let nouns = |field: &str| completeness.field(field).unwrap().nouns();
        let count = |each: fn(&Incident) -> usize| {
            u64::try_from(live.iter().map(|incident| each(incident)).sum::<usize>()).unwrap()
        };
        prop_assert_eq!(nouns("circumstances/occurred"), completeness.incidents());
        prop_assert_eq!(nouns("officer/name"), count(|it| it.officers().len()));
        prop_assert_eq!(nouns("leave/officer"), count(|it| it.leaves().len()));
        prop_assert_eq!(nouns("person/name"), count(|it| it.people().filter(|person| {
            !person.roles.known().is_some_and(|roles| roles.contains(&Role::Animal))
        }).count()));
        // The picture says the same of each noun.
        prop_assert_eq!(
            completeness.field("officer/name").unwrap().known(),
            count(|it| it.officers().filter(|officer| officer.name.known().is_some()).count()),
        );
        prop_assert_eq!(
            completeness.field("force/kind").unwrap().unstated(),
            count(|it| it.force().filter(|force| force.kind.is_unstated()).count()),
        );
        // Each disputed field of which a value stands is one of those of `disputes`, animals apart.
        let of_fields = |it: &Incident| it.disputes().iter().filter(|dispute| {
            matches!(dispute, use_of_force::dispute::Dispute::Field { path, .. }
                if path.noun() != "person" && it.stands(path).is_some_and(|it| it.value.is_some()))
        }).count();
        let disputed = completeness.fields().filter(|it| it.noun() != "person").map(|it| it.disputed());
        prop_assert_eq!(disputed.sum::<u64>(), count(of_fields));
        for key in [completeness.injuries(), completeness.force()] {
            prop_assert!(key.known() + key.non_response() <= key.of());
        }
        prop_assert_eq!(
            completeness.injuries().of() + completeness.injuries().not_applicable(),
            completeness.force().of() + completeness.force().not_applicable(),
        );
    }

    #[test]
    fn parts_add_up_to_the_whole(incidents in vec(any_incident(), 0..5), cut in 0..5_usize) {
        let whole: Completeness = incidents.iter().collect();
        let (one, other) = incidents.split_at(cut.min(incidents.len()));
        let mut parts: Completeness = one.iter().collect();
        let other: Completeness = other.iter().collect();
        parts += &other;
        prop_assert_eq!(&parts, &whole);
        let mut stream = Completeness::default();
        for incident in incidents.iter().rev() {
            stream.add(incident);
        }
        prop_assert_eq!(&stream, &whole);
    }
}
