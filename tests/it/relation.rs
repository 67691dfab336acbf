//! What agrees and what refines, value by value, with the answers worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use crate::arbitrary::{any_of, any_zone, config};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use use_of_force::chrono::FixedOffset;
use use_of_force::code::{Injury, Race, Weapon};
use use_of_force::value::Relation::{self, Broader, Compatible, Contradictory, Narrower, Same};
use use_of_force::value::{Amount, Identifier, IdentifierKind, List, Ordered, Ori, Point, Text};
use use_of_force::value::{TipLine, Value};
use use_of_force::{Jurisdiction, Key, Officer, Place, When};

/// How each of these stands to the other, in both directions.
#[track_caller]
fn check<T: Value>(cases: impl IntoIterator<Item = (T, T, Relation)>) {
    for (a, b, relation) in cases {
        assert_eq!(a.relation(&b, None), relation, "{a} and {b}");
        assert_eq!(b.relation(&a, None), turned(relation), "{b} and {a}");
    }
}

/// The same relation from the other side.
fn turned(relation: Relation) -> Relation {
    match relation {
        Narrower => Broader,
        Broader => Narrower,
        other => other,
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
        (Amount::from(10..=12), Amount::from(5..=10), Compatible),
        (Amount::from(11..=12), Amount::from(5..=10), Contradictory),
        (Amount::from(10..=15), Amount::from(5..=10), Compatible),
        (Amount::from(5), Amount::from(2..), Narrower),
        (Amount::from(3..), Amount::from(2..), Narrower),
        (Amount::from(..=2), Amount::from(2..), Compatible),
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
        // The 180th meridian has two numbers.
        ("52.0,180.0", "52.0,-180.0", Same),
        ("52.01,-179.98", "52.0,180.0", Narrower),
        ("52.0,179.9", "52.0,-179.9", Contradictory),
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
fn jurisdictions_by_codes_names_and_spellings() {
    let of = |country: &str, state: &str, place: &str| {
        let it = Jurisdiction::city(place, state);
        if country.is_empty() { it } else { it.with_country(country) }
    };
    let county = Jurisdiction::county_of;
    check([
        (of("US", "WA", "Saint Exampleton"), of("USA", "Washington", "ST. EXAMPLETON"), Same),
        // A state implies the countries that have it.
        (of("US", "WA", "Exampleton"), of("", "WA", "Exampleton"), Same),
        (of("AU", "WA", "Exampleton"), of("", "Western Australia", "Exampleton"), Same),
        (of("US", "WA", "Exampleton"), of("", "Western Australia", "Exampleton"), Contradictory),
        (Jurisdiction::state_of("KS"), Jurisdiction::country_of("United States"), Narrower),
        (Jurisdiction::state_of("KS"), Jurisdiction::country_of("MX"), Compatible),
        (Jurisdiction::state_of("Sample State"), Jurisdiction::country_of("US"), Compatible),
        (of("US", "Georgia", "Exampleton"), of("GE", "Georgia", "Exampleton"), Contradictory),
        (of("", "KS", "Kansas City"), of("", "Kansas", "KANSAS CITY"), Same),
        (of("", "KS", "Kansas City"), of("", "Missouri", "Kansas City"), Contradictory),
        (of("", "KS", "Kansas City"), of("", "KS", "Kansas"), Contradictory),
        (of("", "KS", "N. Exampleton"), of("", "KS", "Exampleton"), Contradictory),
        (of("", "NM", "Doña Example"), of("", "N.M.", "Dona Example"), Same),
        (county("Example", "KS"), county("EXAMPLE COUNTY", "Kansas"), Same),
        (county("St. Example Parish", "LA"), county("Saint Example", "Louisiana"), Same),
        (county("Example", "KS"), county("Sample County", "KS"), Contradictory),
        (
            county("Example", "KS").with_place("Exampleton"),
            of("", "Kansas", "Exampleton"),
            Narrower,
        ),
    ]);
    let city = Jurisdiction::city("Kansas City", "Kansas").with_country("USA");
    assert!(Jurisdiction::state_of("KS").contains(&city));
    assert!(Jurisdiction::country_of("US").contains(&city));
    assert!(!Jurisdiction::state_of("Missouri").contains(&city));
    assert!(!Jurisdiction::city("Kansas City", "KS").contains(&city));
}

#[test]
fn places() {
    let at = |address: &str| Place::address_of(address);
    let on = |street: &str| Place::street_of(street);
    let corner = |a: &str, b: &str| Place::corner(a, b);
    check([
        (at("100 N. Sample St."), at("100 NORTH SAMPLE STREET"), Same),
        (at("100 N. Sample St."), at("100 S Sample St"), Contradictory),
        (at("100 N. Sample St."), at("102 N. Sample St."), Contradictory),
        (at("100 Sample St").with_postal_code("00000"), at("100 Sample Street"), Narrower),
        (
            at("100 Sample St").with_postal_code("00000"),
            at("100 Sample Street").with_postal_code("00000-1234"),
            Broader,
        ),
        (
            at("100 Sample St").with_postal_code("00000"),
            at("100 Sample St").with_postal_code("00001"),
            Contradictory,
        ),
        (on("Sample St."), on("SAMPLE STREET"), Same),
        (on("Sample St."), on("Sample Ave."), Contradictory),
        (corner("1st St", "Main St"), corner("MAIN STREET", "FIRST STREET"), Same),
        (corner("1st St", "Main St"), corner("Main St", "2nd St"), Contradictory),
        (corner("1st St", "Main St"), on("First Street"), Narrower),
        (corner("1st St", "Main St"), on("Main Street"), Narrower),
        (corner("1st St", "Main St"), on("2nd Street"), Contradictory),
        (corner("1st St", "Main St"), on("Main Street").with_landmark("Quick Snack"), Compatible),
        // Which address is on which street nobody knows without a map.
        (at("100 Sample St"), on("Main St"), Compatible),
        (Place::near("Quick Snack"), Place::near("QUICK SNACK store"), Broader),
        (Place::near("Quick Snack"), Place::near("Fast Food"), Contradictory),
        (
            at("100 Sample St").with_landmark("Quick Snack"),
            at("100 Sample St").with_landmark("Fast Food"),
            Contradictory,
        ),
        // What says more of the parts says more, however they are spelled.
        (at("100 SAMPLE ST").with_landmark("SNACK"), Place::near("Quick Snack"), Narrower),
        (Place::described("behind a shed"), Place::described("in a field"), Compatible),
        (at("100 Sample St").with_description("in the yard"), at("100 Sample St"), Narrower),
        (
            at("100 Sample St").with_description("in the yard"),
            at("102 Sample St").with_description("in the yard"),
            Contradictory,
        ),
    ]);
}

#[test]
fn identifiers() {
    let case = |value: &str| Identifier::new(IdentifierKind::CaseNumber, value);
    check([
        (case("21-0042"), case("21-0042"), Same),
        (case("21-0042"), case("21-0043"), Contradictory),
        (case("1.2"), case("12"), Contradictory),
        (case("21-0042").with_issuer("Exampleton police"), case("21-0042"), Narrower),
        (
            case("21-0042").with_issuer("Exampleton police"),
            case("21-0042").with_issuer("EXAMPLETON POLICE"),
            Same,
        ),
        (
            case("21-0042").with_issuer("Exampleton police"),
            case("21-0042").with_issuer("Sampleton police"),
            Contradictory,
        ),
        (case("21-0042"), Identifier::new(IdentifierKind::ReportNumber, "21-0042"), Contradictory),
    ]);
    check([
        (TipLine::new("555-0100"), TipLine::new("555.0100"), Same),
        (TipLine::new("555-0100").with_name("hotline"), TipLine::new("5550100"), Narrower),
        (TipLine::new("555-0100"), TipLine::new("555-0101"), Contradictory),
    ]);
}

#[test]
fn times() {
    let zone = FixedOffset::west_opt(5 * 3600);
    for (a, b, zone, relation) in [
        ("2031-05-04T11:47", "2031-05-04", None, Narrower),
        ("2031-05-04T11:47", "2031-05-04T11:48", None, Contradictory),
        ("2031-05-04T11:47~", "2031-05-04T11:50", None, Broader),
        // They overlap, and neither lies within the other.
        (
            "2031-05-04T11:00/2031-05-04T12:00",
            "2031-05-04T11:50/2031-05-04T12:20",
            None,
            Compatible,
        ),
        // Clocks change: without a zone it may be an hour off.
        ("2031-05-04T11:47", "2031-05-04T11:47-05:00", zone, Same),
        ("2031-05-04T11:47", "2031-05-04T11:47-06:00", zone, Compatible),
        ("2031-05-04T11:47", "2031-05-04T11:47-04:00", zone, Compatible),
        ("2031-05-04T11:47", "2031-05-04T11:50-06:00", zone, Contradictory),
        ("2031-05-04T11:47", "2031-05-04T11:47-07:00", zone, Contradictory),
        ("2031-05-04T11:47-05:00", "2031-05-04T11:47-06:00", zone, Contradictory),
        ("2031-05-04T11:47", "2031-05-04T12:47", zone, Contradictory),
        // Where the zone is not known it can be any.
        ("2031-05-04T11:47", "2031-05-04T20:00Z", None, Broader),
    ] {
        let (x, y) = (When::parse(a).unwrap(), When::parse(b).unwrap());
        assert_eq!(x.relation(&y, zone), relation, "{a} and {b}");
        assert_eq!(y.relation(&x, zone), turned(relation), "{b} and {a}");
    }
}

#[test]
fn words() {
    // Steps of one scale.
    let steps = [Injury::Minor, Injury::Serious, Injury::Critical, Injury::Fatal];
    for (i, a) in steps.iter().enumerate() {
        check([(a.clone(), Injury::Injured, Narrower)]);
        check(steps.iter().skip(i + 1).map(|b| (a.clone(), b.clone(), Contradictory)));
    }
    check([
        (Race::Hispanic, Race::NotHispanic, Contradictory),
        (Race::White, Race::Black, Contradictory),
        (Race::Korean, Race::AsianOrPacificIslander, Narrower),
    ]);
}

/// Names that often have words in common.
fn names() -> impl Strategy<Value = Text> {
    let words =
        ["Alex", "ALEX", "alex", "A.", "Q.", "Example", "EXAMPLE", "É", "not", "no", "former"];
    let blank = select(vec![" ", ", ", "-"]);
    (subsequence(words.to_vec(), 0..5).prop_shuffle(), blank)
        .prop_map(|(words, blank)| Text::from(words.join(blank)))
}

fn corners() -> impl Strategy<Value = Place> {
    let street = || select(vec!["1st St", "First Street", "Main St", "MAIN STREET"]);
    let part = |parts: [&'static str; 3]| proptest::option::of(select(parts.to_vec()));
    let landmark = part(["Quick Snack", "QUICK SNACK", "Snack"]);
    let code = part(["00000", "00000-1234", "00001"]);
    let streets = (proptest::option::of(street()), proptest::option::of(street()));
    (streets, landmark, code, names()).prop_map(|((a, b), landmark, code, words)| {
        let place = Place::described(words);
        let place = a.map_or(place.clone(), |a| place.with_street(a));
        let place = b.map_or(place.clone(), |b| place.with_cross_street(b));
        let place = landmark.map_or(place.clone(), |it| place.with_landmark(it));
        code.map_or(place.clone(), |code| place.with_postal_code(code))
    })
}

fn cities() -> impl Strategy<Value = Jurisdiction> {
    let part = |parts: [&'static str; 4]| proptest::option::of(select(parts.to_vec()));
    let country = part(["US", "United States", "AU", "Australia"]);
    let state = part(["WA", "Washington", "Western Australia", "Kansas"]);
    let county = part(["Example", "EXAMPLE COUNTY", "Sample", "Sample Parish"]);
    (country, state, county, select(vec!["20", "209", "2009000"])).prop_map(|(a, b, c, geoid)| {
        let it = Jurisdiction::geoid_of(geoid);
        let it = a.map_or(it.clone(), |country| it.with_country(country));
        let it = b.map_or(it.clone(), |state| it.with_state(state));
        c.map_or(it.clone(), |county| it.with_county(county))
    })
}

/// That a relation is the same from both sides, and that nothing contradicts itself.
fn is_mirrored<T: Value>(a: &T, b: &T, zone: Option<FixedOffset>) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.relation(a, zone), Same);
    prop_assert_eq!(a.relation(b, zone), turned(b.relation(a, zone)), "{} and {}", a, b);
    Ok(())
}

macro_rules! mirrored {
    ($($name:ident: $values:expr,)*) => {
        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $name((a, b) in ($values, $values), zone in proptest::option::of(any_zone())) {
                    is_mirrored(&a, &b, zone)?;
                }
            )*
        }
    };
}

mirrored! {
    any_text_is_mirrored: any_of::<Text>(),
    names_are_mirrored: names(),
    any_place_is_mirrored: any_of::<Place>(),
    corners_are_mirrored: corners(),
    any_jurisdiction_is_mirrored: any_of::<Jurisdiction>(),
    cities_are_mirrored: cities(),
    any_time_is_mirrored: any_of::<When>(),
    any_point_is_mirrored: any_of::<Point>(),
    any_identifier_is_mirrored: any_of::<Identifier>(),
    any_tip_line_is_mirrored: any_of::<TipLine>(),
    any_injury_is_mirrored: any_of::<Injury>(),
    any_amount_is_mirrored: any_of::<Amount>(),
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
