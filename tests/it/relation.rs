//! What agrees and what refines, value by value, with the answers worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use use_of_force::code::{Injury, Weapon};
use use_of_force::value::Relation::{self, Broader, Compatible, Contradictory, Narrower, Same};
use use_of_force::value::{Amount, List, Ordered, Ori, Point, Value};
use use_of_force::{Jurisdiction, Key, Officer};

/// How each of these stands to the other, in both directions.
#[track_caller]
fn check<T: Value>(cases: impl IntoIterator<Item = (T, T, Relation)>) {
    for (a, b, relation) in cases {
        let turned = match relation {
            Narrower => Broader,
            Broader => Narrower,
            other => other,
        };
        assert_eq!(a.relation(&b, None), relation, "{a} and {b}");
        assert_eq!(b.relation(&a, None), turned, "{b} and {a}");
    }
}

#[test]
fn amounts() {
    check([
        (Amount::from(24), Amount::from(24), Same),
        (Amount::from(24), Amount::from(25), Contradictory),
        (Amount::from(24), Amount::from(20..=29), Narrower),
        (Amount::from(29), Amount::from(20..=29), Narrower),
        (Amount::from(30), Amount::from(20..=29), Contradictory),
        // They share one number.
        (Amount::from(10..=12), Amount::from(5..=10), Narrower),
        (Amount::from(11..=12), Amount::from(5..=10), Contradictory),
        (Amount::from(10..=15), Amount::from(5..=10), Compatible),
        (Amount::from(5), Amount::from(2..), Narrower),
        (Amount::from(3..), Amount::from(2..), Narrower),
        (Amount::from(..=2), Amount::from(2..), Narrower),
        (Amount::from(..=1), Amount::from(2..), Contradictory),
    ]);
}

#[test]
fn points() {
    let point = |text: &str| text.parse::<Point>().unwrap();
    for (a, b, relation) in [
        ("39.1,-94.6", "39.1,-94.6", Same),
        ("39.12,-94.58", "39.1,-94.6", Narrower),
        // What rounds to it, upwards and downwards, in both directions of the compass.
        ("39.149,-94.649", "39.1,-94.6", Narrower),
        ("39.051,-94.551", "39.1,-94.6", Narrower),
        // A point with two decimals is itself any point that rounds to it.
        ("39.15,-94.60", "39.1,-94.6", Narrower),
        ("39.16,-94.60", "39.1,-94.6", Contradictory),
        ("39.155,-94.600", "39.1,-94.6", Contradictory),
        ("39.04,-94.60", "39.1,-94.6", Contradictory),
        ("39.10,-94.65", "39.1,-94.6", Narrower),
        ("39.10,-94.66", "39.1,-94.6", Contradictory),
        ("39.10,-94.54", "39.1,-94.6", Contradictory),
        // Of one precision they are two points.
        ("39.1,-94.5", "39.1,-94.6", Contradictory),
        ("39.2,-94.6", "39.1,-94.6", Contradictory),
        ("39.1000001,-94.6000000", "39.1000000,-94.6000000", Contradictory),
        ("39,-95", "39.4,-94.6", Broader),
        ("39,-95", "39.6,-94.6", Contradictory),
        ("39.1234567,-94.5000000", "39.123456,-94.500000", Contradictory),
        ("39.1234564,-94.5000004", "39.123456,-94.500000", Narrower),
    ] {
        check([(point(a), point(b), relation)]);
    }
}

#[test]
fn jurisdictions() {
    let kansas = Jurisdiction::state_of("KS");
    let city = Jurisdiction::city("Exampleton", "KS");
    check([
        (city.clone(), kansas.clone(), Narrower),
        (city.clone(), Jurisdiction::city("Exampleton", "MO"), Contradictory),
        (city.clone(), Jurisdiction::county_of("Example", "KS"), Compatible),
        (Jurisdiction::geoid_of("20"), Jurisdiction::geoid_of("209"), Broader),
        (Jurisdiction::geoid_of("20"), Jurisdiction::geoid_of("2"), Contradictory),
    ]);
    assert!(kansas.contains(&city));
    assert!(!city.contains(&kansas));
    assert!(!kansas.contains(&kansas));
    assert!(!Jurisdiction::state_of("MO").contains(&city));
}

#[test]
fn sets() {
    let set = |words: &[Weapon]| words.iter().cloned().collect::<List<Weapon>>();
    check([
        (set(&[Weapon::Handgun]), set(&[Weapon::Handgun]), Same),
        (set(&[Weapon::Handgun]), set(&[Weapon::Firearm]), Narrower),
        (set(&[Weapon::Handgun, Weapon::Knife]), set(&[Weapon::Firearm, Weapon::Knife]), Narrower),
        (set(&[Weapon::Handgun, Weapon::Knife]), set(&[Weapon::Firearm]), Narrower),
        // It names fewer, and one of them more precisely.
        (set(&[Weapon::Handgun]), set(&[Weapon::Firearm, Weapon::Knife]), Compatible),
        (set(&[Weapon::Knife]), set(&[Weapon::Firearm]), Contradictory),
        (set(&[Weapon::Knife]), set(&[]), Contradictory),
        (set(&[]), set(&[]), Same),
        // Each narrows one and widens the other.
        (
            set(&[Weapon::Handgun, Weapon::CuttingInstrument]),
            set(&[Weapon::Firearm, Weapon::Knife]),
            Compatible,
        ),
    ]);
}

#[test]
fn lists_have_an_order_and_a_length() {
    let list = |words: &[Injury]| words.iter().cloned().collect::<Ordered<Injury>>();
    check([
        (list(&[Injury::Fatal, Injury::Minor]), list(&[Injury::Fatal, Injury::Minor]), Same),
        (
            list(&[Injury::Fatal, Injury::Minor]),
            list(&[Injury::Minor, Injury::Fatal]),
            Contradictory,
        ),
        (list(&[Injury::Fatal]), list(&[Injury::Fatal, Injury::Minor]), Broader),
        (list(&[Injury::Minor]), list(&[Injury::Fatal, Injury::Serious]), Contradictory),
        (list(&[]), list(&[Injury::Fatal]), Contradictory),
    ]);
}

#[test]
fn open_lists() {
    let open =
        |keys: &[&str]| keys.iter().map(|key| Key::from(*key)).collect::<List<Key<Officer>>>();
    let whole = |keys: &[&str]| List::<Key<Officer>>::exactly(keys.iter().copied());
    check([
        (open(&["a"]), open(&["a"]), Same),
        (open(&["a", "b"]), open(&["a"]), Narrower),
        (open(&["a"]), open(&["b"]), Contradictory),
        (open(&["a", "b"]), open(&["b", "c"]), Contradictory),
        (whole(&["a", "b"]), whole(&["a", "b"]), Same),
        (whole(&["a", "b"]), whole(&["a"]), Contradictory),
        // The whole list says more than a part of it, and cannot lack what others name.
        (whole(&["a", "b"]), open(&["a", "b"]), Narrower),
        (whole(&["a", "b"]), open(&["a"]), Narrower),
        (whole(&["a"]), open(&["a", "b"]), Contradictory),
        (whole(&[]), open(&["a"]), Contradictory),
    ]);
    // Where lists are many answers, what is not named is not denied.
    let of_many = |a: &List<_>, b: &List<_>| a.relation_of_many(b, None);
    assert_eq!(of_many(&open(&["a"]), &open(&["b"])), Compatible);
    assert_eq!(of_many(&whole(&["a"]), &open(&["b"])), Contradictory);
    assert_eq!(of_many(&whole(&["a", "b"]), &open(&["b"])), Narrower);
    assert_eq!(open(&["a"]).united(&[&open(&["b"])], None), Some(open(&["a", "b"])));
    let weapons = [Weapon::Firearm, Weapon::Handgun].into_iter().collect::<List<Weapon>>();
    let handgun = [Weapon::Handgun].into_iter().collect::<List<Weapon>>();
    assert_eq!(weapons.united(&[], None), Some(handgun), "the member that says more");
    assert!(whole(&["a"]).is_complete() && !open(&["a"]).is_complete());
}

#[test]
fn oris() {
    for text in ["ZZ00000", "ZZ0000000", "ZZABC0000"] {
        let ori: Ori = text.parse().unwrap();
        assert_eq!((ori.as_str(), ori.to_string()), (text, text.to_owned()));
    }
    for text in [
        "",
        "ZZ",
        "ZZ0000",
        "ZZ000000",
        "ZZ00000000",
        "Z000000",
        "0Z00000",
        "zZ00000",
        "ZZ0000a",
        "ZZ-0000",
        "ZZ 0000",
        "ÄZ0000",
    ] {
        let error = text.parse::<Ori>().unwrap_err();
        assert!(error.to_string().starts_with("expected an ORI of two letters"), "{text}: {error}");
    }
}
