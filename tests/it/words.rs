//! The laws of the words in which everything is said, moments apart: how values relate, convert and
//! are written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use crate::arbitrary::{any_of, any_text, any_zone};
use crate::moment::any_when;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Debug;
use use_of_force::chrono::FixedOffset;
use use_of_force::code::{Injury, LocationType, Offense, Vocabulary, Weapon};
use use_of_force::incident::Reason;
use use_of_force::step::Left;
use use_of_force::uuid::Uuid;
use use_of_force::value::{
    Amount, AnyNoun, Id, Identifier, IdentifierKind, List, Ordered, Ori, Party, Point, Relation,
    Text, TipLine, Value,
};
use use_of_force::{
    Agency, Fact, Incident, Investigation, Jurisdiction, Key, Leave, Officer, Path, Person, Place,
    Pursuit, Shooting, Source, When, Why, believed, force, person, said, when,
};

fn reversed(relation: Relation) -> Relation {
    match relation {
        Relation::Narrower => Relation::Broader,
        Relation::Broader => Relation::Narrower,
        same => same,
    }
}

/// A relation reads the same from both sides, and everything says the same as itself.
fn relates<T: Value>(a: &T, b: &T, zone: Option<FixedOffset>) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.relation(b, zone), reversed(b.relation(a, zone)), "{:?} {:?}", a, b);
    prop_assert_eq!(a.relation(a, zone), Relation::Same, "{:?}", a);
    if a == b {
        prop_assert_eq!(a.relation(b, zone), Relation::Same, "{:?}", a);
    }
    Ok(())
}

/// If the first says more than the second and that more than the third, then so does the first.
fn is_transitive<T: Value>(a: &T, b: &T, c: &T) -> Result<(), TestCaseError> {
    for relation in [Relation::Narrower, Relation::Broader] {
        if a.relation(b, None) == relation && b.relation(c, None) == relation {
            prop_assert_eq!(a.relation(c, None), relation, "{:?} {:?} {:?}", a, b, c);
        }
    }
    Ok(())
}

/// A text out of so few that two are often equal.
fn few(texts: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    option::weighted(0.4, select(texts))
}

/// Jurisdictions of which many contain each other.
fn few_jurisdictions() -> impl Strategy<Value = Jurisdiction> {
    let geoids: &[_] = &["20", "29", "20209", "29095", "2036000", "2938000"];
    let parts = (
        few(&["US"]),
        few(&["KS", "MO"]),
        few(&["Wyandotte", "Jackson"]),
        few(&["Kansas City", "Exampleton"]),
        few(geoids),
    );
    parts.prop_filter_map("no part at all", |(country, state, county, place, geoid)| {
        let parts = serde_json::json!({
            "country": country, "state": state, "county": county, "place": place, "geoid": geoid,
        });
        serde_json::from_value(parts).ok()
    })
}

fn few_places() -> impl Strategy<Value = Place> {
    let streets: &[_] = &["1st Street", "Main Street", "Zoo Street"];
    let parts = (few(&["100 Main Street"]), few(streets), few(streets), few(&["Library"]));
    parts.prop_filter_map("no part at all", |(address, street, cross_street, landmark)| {
        let parts = serde_json::json!({
            "address": address, "street": street, "cross_street": cross_street,
            "landmark": landmark,
        });
        serde_json::from_value(parts).ok()
    })
}

fn few_amounts() -> impl Strategy<Value = Amount> {
    (0..8_u32, option::of(0..8_u32)).prop_map(|(low, high)| match high {
        Some(high) => Amount::from(low..=high),
        None => Amount::from(low..),
    })
}

fn few_points() -> impl Strategy<Value = Point> {
    (0..=2_usize, -15..=15_i32, -15..=15_i32).prop_map(|(decimals, latitude, longitude)| {
        let degrees = |tenths: i32| format!("{:.decimals$}", f64::from(tenths) / 10.0);
        format!("{},{}", degrees(latitude), degrees(longitude)).parse().unwrap()
    })
}

fn any_word<V: Vocabulary + Debug>() -> impl Strategy<Value = V> {
    (0..V::WORDS.len()).prop_map(|i| V::WORDS[i].value.clone())
}

fn few_agencies() -> impl Strategy<Value = List<Key<Agency>>> {
    (btree_set(select(&["a", "b", "c"][..]), 0..3), any::<bool>()).prop_map(|(keys, complete)| {
        let keys = keys.into_iter().map(Key::<Agency>::from);
        if complete { List::exactly(keys) } else { keys.collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn relations_are_symmetric(
        amounts in (few_amounts(), few_amounts()),
        places in (few_places(), few_places()),
        jurisdictions in (few_jurisdictions(), few_jurisdictions()),
        points in (few_points(), few_points()),
        agencies in (few_agencies(), few_agencies()),
        weapons in (any_word::<Weapon>(), any_word::<Weapon>()),
        offenses in (any_word::<Offense>(), any_word::<Offense>()),
        crossed in (vec(few_jurisdictions(), 0..3), vec(few_jurisdictions(), 0..3)),
        zone in option::of(any_zone()),
    ) {
        relates(&amounts.0, &amounts.1, zone)?;
        relates(&places.0, &places.1, zone)?;
        relates(&jurisdictions.0, &jurisdictions.1, zone)?;
        relates(&points.0, &points.1, zone)?;
        relates(&agencies.0, &agencies.1, zone)?;
        relates(&weapons.0, &weapons.1, zone)?;
        relates(&offenses.0, &offenses.1, zone)?;
        relates(&Ordered::from_iter(crossed.0), &Ordered::from_iter(crossed.1), zone)?;
    }

    #[test]
    fn relations_of_sets_are_symmetric(
        weapons in (vec(any_word::<Weapon>(), 0..4), vec(any_word::<Weapon>(), 0..4)),
        injuries in (vec(any_word::<Injury>(), 0..4), vec(any_word::<Injury>(), 0..4)),
        zone in option::of(any_zone()),
    ) {
        relates(&List::from_iter(weapons.0), &List::from_iter(weapons.1), zone)?;
        relates(&List::from_iter(injuries.0), &List::from_iter(injuries.1), zone)?;
    }

    /// The same for arbitrary values, which are seldom near each other.
    #[test]
    fn relations_of_arbitrary_values_are_symmetric(
        texts in (any_of::<Text>(), any_of::<Text>()),
        truths in (any_of::<bool>(), any_of::<bool>()),
        identifiers in (any_of::<Identifier>(), any_of::<Identifier>()),
        tip_lines in (any_of::<TipLine>(), any_of::<TipLine>()),
        oris in (any_of::<Ori>(), any_of::<Ori>()),
        paths in (any_of::<Path>(), any_of::<Path>()),
        ids in (any_of::<Id>(), any_of::<Id>()),
        left in (any_of::<Left>(), any_of::<Left>()),
        parties in (any_of::<Key<Party>>(), any_of::<Key<Party>>()),
        locations in (any_of::<LocationType>(), any_of::<LocationType>()),
    ) {
        relates(&texts.0, &texts.1, None)?;
        relates(&truths.0, &truths.1, None)?;
        relates(&identifiers.0, &identifiers.1, None)?;
        relates(&tip_lines.0, &tip_lines.1, None)?;
        relates(&oris.0, &oris.1, None)?;
        relates(&paths.0, &paths.1, None)?;
        relates(&ids.0, &ids.1, None)?;
        relates(&left.0, &left.1, None)?;
        relates(&parties.0, &parties.1, None)?;
        relates(&locations.0, &locations.1, None)?;
    }

    #[test]
    fn refining_is_transitive(
        jurisdictions in [few_jurisdictions(), few_jurisdictions(), few_jurisdictions()],
        places in [few_places(), few_places(), few_places()],
        offenses in [any_word::<Offense>(), any_word::<Offense>(), any_word::<Offense>()],
        agencies in [few_agencies(), few_agencies(), few_agencies()],
    ) {
        let [a, b, c] = &jurisdictions;
        is_transitive(a, b, c)?;
        prop_assert!(!a.contains(a));
        prop_assert!(!(a.contains(b) && b.contains(a)));
        if a.contains(b) && b.contains(c) {
            prop_assert!(a.contains(c));
        }
        let [a, b, c] = &places;
        is_transitive(a, b, c)?;
        let [a, b, c] = &offenses;
        is_transitive(a, b, c)?;
        let [a, b, c] = &agencies;
        is_transitive(a, b, c)?;
    }

    /// Whatever else is said of them.
    #[test]
    fn the_two_kansas_cities_are_never_confused(a in few_jurisdictions(), b in few_jurisdictions()) {
        let missouri = a.with_place("Kansas City").with_state("MO");
        let kansas = b.with_place("Kansas City").with_state("KS");
        prop_assert_ne!(&missouri, &kansas);
        prop_assert_eq!(missouri.relation(&kansas, None), Relation::Contradictory);
        prop_assert!(!missouri.contains(&kansas) && !kansas.contains(&missouri));
        prop_assert!(!Jurisdiction::state_of("KS").contains(&missouri));
        prop_assert!(!Jurisdiction::state_of("MO").contains(&kansas));
    }
}

#[test]
fn words_refine_their_broader_words_only() {
    fn check<V: Vocabulary + Value>() {
        let broader = |word: &V| V::WORDS.iter().find(|it| it.value == *word)?.broader.clone();
        for a in V::WORDS {
            for b in V::WORDS {
                let above = |word| std::iter::successors(broader(word), broader);
                let expected = if a.word == b.word {
                    Relation::Same
                } else if above(&a.value).any(|word| word == b.value) {
                    Relation::Narrower
                } else if above(&b.value).any(|word| word == a.value) {
                    Relation::Broader
                } else {
                    Relation::Contradictory
                };
                assert_eq!(a.value.relation(&b.value, None), expected, "{} {}", a.word, b.word);
            }
        }
    }
    check::<Weapon>();
    check::<Injury>();
    check::<LocationType>();
    check::<force::Kind>();
    check::<person::Custody>();
}

#[test]
fn jurisdictions_by_geoid() {
    let geoid = |geoid: &str| Jurisdiction::geoid_of(geoid);
    for (a, b, relation) in [
        ("20", "20", Relation::Same),
        ("20", "29", Relation::Contradictory),
        ("20", "20209", Relation::Broader),
        ("2036000", "20", Relation::Narrower),
        // Whether a place lies in a county, their numbers do not tell.
        ("20209", "2036000", Relation::Compatible),
        ("20209", "2938000", Relation::Contradictory),
        ("20209", "20091", Relation::Contradictory),
    ] {
        assert_eq!(geoid(a).relation(&geoid(b), None), relation, "{a} {b}");
    }
    let named = Jurisdiction::city("Kansas City", "KS");
    let both = named.clone().with_geoid("2036000");
    assert_eq!(both.relation(&named, None), Relation::Narrower);
    assert_eq!(named.relation(&geoid("2036000"), None), Relation::Compatible);
    assert_eq!(both.to_string(), "Kansas City, KS");
    assert_eq!(geoid("2036000").to_string(), "GEOID 2036000");
}

#[test]
fn the_order_of_streets_at_a_corner_does_not_matter() {
    let corner = Place::corner("1st Street", "Main Street");
    let turned = Place::corner("Main Street", "1st Street");
    assert_eq!(corner.relation(&turned, None), Relation::Same);
    let street = Place::street_of("1st Street");
    assert_eq!(corner.relation(&street, None), Relation::Narrower);
    let other_street = Place::street_of("Main Street");
    assert_eq!(corner.relation(&other_street, None), Relation::Narrower);
    assert_eq!(other_street.relation(&turned, None), Relation::Broader);
    assert_eq!(street.relation(&other_street, None), Relation::Contradictory);
    // With one street in common, it is another corner.
    for other in ["2nd Street", "Zoo Street"] {
        for other in [Place::corner("1st Street", other), Place::corner(other, "1st Street")] {
            assert_eq!(corner.relation(&other, None), Relation::Contradictory, "{other}");
            assert_eq!(other.relation(&other_street, None), Relation::Contradictory, "{other}");
        }
    }
    // Other parts say what they say.
    let at = |place: &Place, address: &str| place.clone().with_address(address);
    assert_eq!(at(&corner, "1").relation(&at(&street, "2"), None), Relation::Contradictory);
    assert_eq!(corner.relation(&at(&other_street, "1"), None), Relation::Compatible);
    let crossed: Place = serde_json::from_str(r#"{"cross_street":"1st Street"}"#).unwrap();
    assert_eq!(crossed.relation(&street, None), Relation::Same);
    assert_eq!(corner.relation(&crossed, None), Relation::Narrower);
    let shop = corner.clone().with_landmark("Library");
    assert_eq!(shop.relation(&turned, None), Relation::Narrower);
    assert_eq!(shop.relation(&Place::near("Museum"), None), Relation::Contradictory);
    assert_eq!(corner.relation(&Place::near("Museum"), None), Relation::Compatible);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn points_round_trip(point in any_of::<Point>()) {
        let text = point.to_string();
        prop_assert_eq!(text.parse::<Point>().unwrap(), point);
        prop_assert_eq!(serde_json::from_str::<Point>(&serde_json::to_string(&point).unwrap()).unwrap(), point);
        let decimals = usize::from(point.decimals());
        prop_assert_eq!(format!("{:.decimals$},{:.decimals$}", point.latitude(), point.longitude()), text);
        prop_assert!(point.latitude().abs() <= 90.0 && point.longitude().abs() <= 180.0);
    }

    /// A point with fewer decimals is every point that rounds to it.
    #[test]
    fn a_point_refines_what_it_rounds_to(point in any_of::<Point>(), fewer in 0..7_usize) {
        let rounded = format!("{:.fewer$},{:.fewer$}", point.latitude(), point.longitude());
        let rounded: Point = rounded.parse().unwrap();
        let relation = if fewer < usize::from(point.decimals()) {
            Relation::Narrower
        } else if fewer > usize::from(point.decimals()) {
            Relation::Broader
        } else {
            Relation::Same
        };
        prop_assert_eq!(point.relation(&rounded, None), relation);
        // Two units of the rounded point away, it cannot be the same point.
        let unit = 10_f64.powi(-i32::try_from(fewer.min(point.decimals().into())).unwrap());
        let aside = if rounded.latitude() > 0.0 { -2.0 * unit } else { 2.0 * unit };
        let aside = format!("{:.fewer$},{:.fewer$}", rounded.latitude() + aside, rounded.longitude());
        let aside: Point = aside.parse().unwrap();
        prop_assert_eq!(point.relation(&aside, None), Relation::Contradictory);
    }

    /// Two amounts contradict each other if no number is in both, and one within the other says more.
    #[test]
    fn amounts_relate_like_sets_of_numbers(a in few_amounts(), b in few_amounts()) {
        // An open end is beyond every other.
        let numbers = |amount: Amount| {
            (amount.low()..=amount.high().unwrap_or(99)).collect::<std::collections::BTreeSet<_>>()
        };
        let (of_a, of_b) = (numbers(a), numbers(b));
        let expected = if of_a == of_b {
            Relation::Same
        } else if of_a.is_disjoint(&of_b) {
            Relation::Contradictory
        } else {
            match (of_a.is_subset(&of_b), of_b.is_subset(&of_a)) {
                (true, _) => Relation::Narrower,
                (_, true) => Relation::Broader,
                _ => Relation::Compatible,
            }
        };
        prop_assert_eq!(a.relation(&b, None), expected);
    }

    #[test]
    fn ranges_are_amounts(a in any::<u32>(), b in any::<u32>()) {
        let (low, high) = (a.min(b), a.max(b));
        #[allow(clippy::reversed_empty_ranges, reason = "that is what is tested")]
        let turned = Amount::from(high..=low);
        prop_assert_eq!(turned, Amount::from(low..=high));
        prop_assert_eq!((turned.low(), turned.high()), (low, Some(high)));
        prop_assert_eq!(Amount::from(a..).high(), None);
        prop_assert_eq!(Amount::from(a..).low(), a);
        prop_assert_eq!(Amount::from(..=a), Amount::from(0..=a));
        prop_assert_eq!(Amount::from(a).exact(), Some(a));
        prop_assert_eq!(turned.exact(), (a == b).then_some(a));
    }

    #[test]
    fn paths_round_trip(path in any_of::<Path>()) {
        let text = path.to_string();
        prop_assert_eq!(text.parse::<Path>().unwrap(), path.clone());
        let parts: Vec<_> = text.split('/').collect();
        prop_assert_eq!(path.noun(), parts[0]);
        let key = path.key();
        prop_assert_eq!(key.is_none(), path.noun() == "circumstances");
        let field = parts.get(if key.is_some() { 2 } else { 1 }).copied();
        prop_assert_eq!(path.field(), field);
        prop_assert_eq!(key.as_ref().map(Key::as_str), key.as_ref().map(|_| parts[1]));
    }

    #[test]
    fn texts_are_kept_as_they_are(text in any_text()) {
        let value = Text::from(&*text);
        prop_assert_eq!(value.as_str(), &text);
        prop_assert_eq!(AsRef::<str>::as_ref(&value), &text);
        prop_assert_eq!(value.to_string(), text.clone());
        prop_assert_eq!(format!("{value:?}"), format!("{text:?}"));
        prop_assert_eq!(Text::from(text.clone()), value);
    }

    /// What reading accepts is what `record` accepts, and what the rule says.
    #[test]
    fn keys_keep_to_their_rule(text in prop_oneof![
        "[a-z0-9._-]{0,4}", "[a-zA-Z0-9._/ -]{1,4}", "[a-z]{62,66}", any_text(),
    ]) {
        let first = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let legal = text.starts_with(first)
            && text.len() <= 64
            && text.chars().all(|c| first(c) || ".-_".contains(c));
        let read = serde_json::from_value::<Key<Person>>(text.clone().into());
        prop_assert_eq!(read.is_ok(), legal);
        let key = Key::<Person>::from(&*text);
        prop_assert_eq!(key.as_str(), &text);

        let mut incident = Incident::new(Uuid::from_u128(1));
        let story = incident.declare(Source::new("story")).unwrap();
        let recorded = incident.record(story.says(when!("2031"), [Person::new(&*text).into()]));
        prop_assert_eq!(recorded.is_ok(), legal);
        if let Err(rejected) = recorded {
            let is_bad_key = matches!(rejected.reason(), Reason::BadKey { .. });
            prop_assert!(is_bad_key, "{}", rejected);
        }
        prop_assert_eq!(incident.declare(Source::new(&*text)).is_ok(), legal);
        let keyed = story.says(when!("2031"), [Person::new("person-1").into()]).with_key(&*text);
        prop_assert_eq!(incident.record(keyed).is_ok(), legal);
    }

    #[test]
    fn sets_have_no_order_and_lists_have_one(members in vec(any_word::<Weapon>(), 0..6)) {
        let reversed: Vec<_> = members.iter().rev().cloned().collect();
        let set = List::from_iter(members.clone());
        prop_assert_eq!(&set, &List::from_iter(reversed.clone()));
        prop_assert!(members.iter().all(|member| set.contains(member)));
        let mut sorted = members.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(set.iter().cloned().collect::<Vec<_>>(), sorted.clone());
        prop_assert_eq!((set.len(), set.is_empty()), (sorted.len(), members.is_empty()));

        let list = Ordered::from_iter(members.clone());
        prop_assert_eq!(list.iter().cloned().collect::<Vec<_>>(), members.clone());
        prop_assert_eq!(list == Ordered::from_iter(reversed.clone()), members == reversed);
    }

    #[test]
    fn lists_of_many_unite_and_complete_ones_can_be_contradicted(
        a in btree_set(select(&["a", "b", "c"][..]), 0..3),
        b in btree_set(select(&["a", "b", "c"][..]), 0..3),
    ) {
        let keys = |keys: &std::collections::BTreeSet<&str>| -> Vec<Key<Agency>> {
            keys.iter().map(|key| Key::from(*key)).collect()
        };
        let open = |of: &std::collections::BTreeSet<&str>| keys(of).into_iter().collect::<List<_>>();
        let keys_of = |list: &List<Key<Agency>>| list.iter().cloned().collect::<Vec<_>>();
        let (open_a, open_b) = (open(&a), open(&b));
        let exactly = List::exactly(keys(&a));
        prop_assert!(exactly.is_complete());
        prop_assert_eq!(open_a.is_complete(), a.is_empty(), "nobody is an answer");
        prop_assert_eq!(exactly == open_a, a.is_empty());

        let united = Value::united(&open_a, &[&open_b], None);
        let all: std::collections::BTreeSet<&str> = a.union(&b).copied().collect();
        prop_assert_eq!(united.map(|it| keys_of(&it)), Some(keys(&all)));

        let expected = if a.is_empty() && b.is_empty() {
            Relation::Same
        } else if !b.is_empty() && b.is_subset(&a) {
            Relation::Narrower
        } else {
            Relation::Contradictory
        };
        prop_assert_eq!(exactly.relation_of_many(&open_b, None), expected);
    }

    #[test]
    fn an_ori_has_seven_or_nine_characters(text in prop_oneof![
        "[A-Z]{2}[A-Z0-9]{4,8}", "[A-Z0-9a-z]{6,10}", any_text(),
    ]) {
        let legal = [7, 9].contains(&text.len())
            && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && text.chars().take(2).all(|c| c.is_ascii_uppercase());
        match text.parse::<Ori>() {
            Ok(ori) => {
                prop_assert!(legal, "{}", text);
                prop_assert_eq!((ori.as_str(), ori.to_string()), (&*text, text.clone()));
            }
            Err(error) => prop_assert!(!legal, "{}", error),
        }
    }

    /// A word of tomorrow is kept, equals no word of today, and is written back as it was read.
    #[test]
    fn an_unknown_word_survives(word in any_text().prop_map(|text| format!("{text}_tomorrow"))) {
        let text = serde_json::json!({"key": "person-1", "armed_with": [word], "injury": word});
        let written = format!(
            r#"{{"key":"person-1","armed_with":[{0}],"injury":{0}}}"#,
            serde_json::to_string(&word).unwrap(),
        );
        let person: Person = serde_json::from_value(text).unwrap();
        prop_assert_eq!(serde_json::to_string(&person).unwrap(), written);

        let injury = person.injury.known().unwrap();
        prop_assert_eq!(injury.as_str(), &word);
        prop_assert!(!injury.is_listed() && injury.definition().is_none());
        for known in Injury::WORDS {
            prop_assert_ne!(&known.value, injury);
            prop_assert_eq!(known.value.relation(injury, None), Relation::Contradictory);
        }
        prop_assert_eq!(injury.relation(&word.parse().unwrap(), None), Relation::Same);
        let weapon: Weapon = word.parse().unwrap();
        prop_assert!(person.armed_with.known().unwrap().contains(&weapon));
    }
}

#[test]
fn each_part_of_a_point_is_stated_once() {
    let parts = [("latitude", "39.1"), ("longitude", "-94.6"), ("decimals", "1")];
    let members = parts.map(|(name, value)| format!("\"{name}\":{value}")).join(",");
    let point: Point = serde_json::from_str(&format!("{{{members}}}")).unwrap();
    assert_eq!((point.to_string(), point.decimals()), ("39.1,-94.6".to_owned(), 1));
    for (name, value) in parts {
        let text = format!("{{{members},\"{name}\":{value}}}");
        let error = serde_json::from_str::<Point>(&text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{name}` is stated twice")), "{error}");
    }
}

#[test]
fn points_at_the_edge() {
    for text in ["90,180", "-90,-180", "0,0", "-0.5,0.5", "39.1000000,-94.5786000"] {
        assert_eq!(text.parse::<Point>().unwrap().to_string(), text);
    }
    for (text, point) in
        [(" 39.1 , -94.57 ", "39.10,-94.57"), ("1.,2", "1,2"), ("-0,-0.0", "0.0,0.0")]
    {
        assert_eq!(text.parse::<Point>().unwrap().to_string(), point, "{text}");
    }
    for text in [
        "",
        ",",
        "1",
        "1,2,3",
        "90.0000001,0",
        "0,180.0000001",
        "+1,2",
        "--1,2",
        "1e1,2",
        "0.00000001,0",
        "0001,2",
        ".5,1",
        "NaN,0",
        "１,2",
        "1;2",
    ] {
        let error = text.parse::<Point>().unwrap_err();
        assert!(error.to_string().starts_with("expected a point: "), "{text}: {error}");
    }
}

#[test]
fn paths_that_lead_nowhere() {
    for text in [
        "",
        "/",
        "shooting",
        "shooting/",
        "shooting//occurred",
        "shooting/shooting-1/",
        "shooting/shooting-1/occurred/",
        "shooting/shooting-1/occurred/more",
        "shooting/Shooting-1",
        "shooting/shooting-1/Occurred",
        "shooting/shooting-1/occurred on",
        "circumstances/",
        "circumstances/circumstances-1/occurred",
        "bicycle/bicycle-1",
        "source/story",
        "noun/one",
        "officer or person/one",
        " shooting/shooting-1",
    ] {
        let error = text.parse::<Path>().unwrap_err();
        assert!(error.to_string().starts_with("expected a path such as "), "{text}: {error}");
    }
    assert_eq!("circumstances".parse::<Path>().unwrap().field(), None);
}

#[test]
fn identifiers_and_tip_lines_read_like_text() {
    let number = Identifier::new(IdentifierKind::CaseNumber, "31-0042");
    assert_eq!(number.to_string(), "case number 31-0042");
    assert_eq!(number.issuer(), None);
    let issued = number.clone().with_issuer("Exampleton police");
    assert_eq!(issued.to_string(), "case number 31-0042 (Exampleton police)");
    assert_ne!(issued, number);
    assert_eq!(issued.value().map(Text::as_str), Some("31-0042"));
    assert_eq!(issued.kind(), Some(&IdentifierKind::CaseNumber));
    assert_eq!(issued.relation(&number, None), Relation::Narrower);

    let line = TipLine::new("555-0100");
    assert_eq!(line.to_string(), "555-0100");
    assert_eq!(line.clone().with_name("hotline").to_string(), "555-0100 (hotline)");
    assert_eq!(line.number().map(Text::as_str), Some("555-0100"));
    assert_eq!(line.name(), None);

    assert_eq!(Left::leave_of("leave-1", "unending").to_string(), "leave-1 (unending)");
    let id = Id::from(Uuid::from_u128(1));
    assert_eq!(id.to_string(), "00000000-0000-0000-0000-000000000001");
}

#[test]
fn sequences_read_like_text() {
    assert_eq!(List::<Weapon>::none().to_string(), "none");
    let set = List::from_iter([Weapon::Knife, Weapon::Handgun]);
    assert_eq!(set.to_string(), "handgun, knife");
    assert_eq!(Ordered::from_iter([2, 1, 2].map(Amount::from)).to_string(), "2, 1, 2");
    assert!(List::<Key<Agency>>::none().is_complete());
    assert_eq!(set.into_iter().count(), 2);
    for (amount, text) in [
        (Amount::from(0), "0"),
        (Amount::from(5), "5"),
        (Amount::from(..=5), "at most 5"),
        (Amount::from(2..), "at least 2"),
        (Amount::from(0..), "at least 0"),
        (Amount::from(2..=5), "2 to 5"),
    ] {
        assert_eq!(amount.to_string(), text);
    }
}

/// Everything that can be said converts, and literals find their types.
#[test]
fn facts_are_made_of_what_is_said() {
    let person = Person::new("person-1")
        .roles([person::Role::Subject])
        .name("Q. Example")
        .age(24)
        .height_inches(66..=70)
        .weight_pounds(150..)
        .armed(false)
        .armed_with(vec![Weapon::Knife])
        .found_later(List::none())
        .injured_by(["officer-1", "person-2"])
        .born(when!("2007"))
        .died_at(Place::near("Library"))
        .injury(Injury::Serious)
        .taken_to(String::from("Example Hospital"))
        .fled(None::<bool>)
        .custody(Some(person::Custody::InCustody))
        .charged_with(Why::Pending)
        .manner(Some(Why::Undetermined))
        .cause(Fact::Known(Text::from("not stated")));
    assert!(person.roles.is(&List::from_iter([person::Role::Subject])));
    assert!(person.name.is("Q. Example"));
    assert!(person.age.is(&Amount::from(24)));
    assert_eq!(person.height_inches, Fact::Known(Amount::from(66..=70)));
    assert!(person.weight_pounds.is(&Amount::from(150..)));
    assert!(person.armed.is(&false) && !person.armed.is(&true));
    assert!(person.found_later.known().unwrap().is_empty());
    assert_eq!(person.injured_by.known().unwrap().len(), 2);
    assert!(person.taken_to.is("Example Hospital"));
    assert!(person.fled.is_unstated());
    assert!(person.custody.is(&person::Custody::InCustody));
    assert_eq!(person.charged_with, Fact::Unknown(Why::Pending));
    assert_eq!(person.manner.why(), Some(Why::Undetermined));
    assert!(person.cause.is("not stated"));

    let (officer, other) = (Key::<Officer>::from("officer-1"), Key::<Person>::from("person-1"));
    let shooting = Shooting::new("shooting-1")
        .shooters([&officer])
        .struck(List::exactly([Key::<Party>::from(&officer), Key::from(&other)]))
        .discharged_by(Vec::<Key<Agency>>::new())
        .during(Key::<Pursuit>::from("pursuit-1"));
    assert!(shooting.struck.known().unwrap().is_complete());
    assert!(shooting.discharged_by.known().unwrap().is_complete());
    assert!(shooting.during.is(&"pursuit-1".into()));
    let leave = Leave::new("leave-1").officer(&officer).pending("criminal-1");
    assert!(leave.officer.is(&officer));
    let investigation = Investigation::new("criminal-1").of([Key::<AnyNoun>::from(&other)]);
    assert_eq!(investigation.of.known().unwrap().len(), 1);
    let pursuit = Pursuit::new("pursuit-1").crossed([Jurisdiction::state_of("KS")]);
    assert_eq!(pursuit.crossed.known().unwrap().len(), 1);
}

#[test]
fn a_fact_answers_for_itself() {
    let known: Fact<Text> = "text".into();
    assert_eq!((known.known().is_some(), known.why(), known.is_unstated()), (true, None, false));
    assert!(known.is("text") && !known.is("other"));
    let unknown = Fact::<Text>::from(Why::Asked);
    let (value, why) = (unknown.known(), unknown.why());
    assert_eq!((value, why, unknown.is_unstated()), (None, Some(Why::Asked), false));
    assert!(!unknown.is("text"));
    let unstated = Fact::<Text>::default();
    assert_eq!((unstated.known(), unstated.why(), unstated.is_unstated()), (None, None, true));
    assert_eq!(format!("{known:?} {unknown:?} {unstated:?}"), "\"text\" Unknown(Asked) Unstated");
}

#[test]
fn how_a_thing_was_said_stands_beside_it() {
    let person = Person::new("person-1")
        .age(believed(20..=29).words("in his 20s"))
        .injury(said(Injury::Serious).words("serious, critical"))
        .sex(believed(use_of_force::code::Sex::Male))
        .name(said(Why::Withheld).words("we do not name him"));
    assert!(person.age.is(&Amount::from(20..=29)));
    assert_eq!(
        (person.is_believed("age").unwrap(), person.words("age").unwrap()),
        (true, Some("in his 20s"))
    );
    assert_eq!(
        (person.is_believed("injury").unwrap(), person.words("injury").unwrap()),
        (false, Some("serious, critical"))
    );
    assert_eq!((person.is_believed("sex").unwrap(), person.words("sex").unwrap()), (true, None));
    assert_eq!(person.words("name").unwrap(), Some("we do not name him"));
    assert_eq!(
        (person.is_believed("armed").unwrap(), person.words("armed").unwrap()),
        (false, None)
    );
    let error = person.words("armd").unwrap_err();
    assert_eq!(error.to_string(), "expected a field of person (perhaps `armed`), found `armd`");
    let error = person.is_believed("key").unwrap_err();
    assert_eq!(error.to_string(), "expected a field of person, found `key`");

    // Said again, it is said as it is said then.
    let again = person.clone().age(24).injury(believed(Injury::Minor));
    assert_eq!((again.is_believed("age").unwrap(), again.words("age").unwrap()), (false, None));
    assert_eq!(
        (again.is_believed("injury").unwrap(), again.words("injury").unwrap()),
        (true, None)
    );
    // How it was said is part of what was said.
    assert_ne!(Person::new("person-1").age(believed(24)), Person::new("person-1").age(24));
    assert_eq!(Person::new("person-1").age(believed(24)).age(24), Person::new("person-1").age(24));
    // The order of saying is not.
    let forth = Person::new("person-1").age(believed(24)).injury(said(Injury::Minor).words("cut"));
    let back = Person::new("person-1").injury(said(Injury::Minor).words("cut")).age(believed(24));
    assert_eq!(forth, back);
}

#[test]
fn a_text_is_no_list_in_any_format() {
    let bytes = rmp_serde::to_vec("knife").unwrap();
    for error in [
        rmp_serde::from_slice::<List<Weapon>>(&bytes).unwrap_err().to_string(),
        rmp_serde::from_slice::<List<Key<Party>>>(&bytes).unwrap_err().to_string(),
    ] {
        assert_eq!(error, "expected an array, found `knife`");
    }
}

#[test]
fn a_path_leads_to_a_noun_or_its_field() {
    let path: Path = "shooting/shooting-1/discharged_by".parse().unwrap();
    assert_eq!((path.noun(), path.field()), ("shooting", Some("discharged_by")));
    assert_eq!(path.key().unwrap().as_str(), "shooting-1");
    let path: Path = "circumstances/occurred".parse().unwrap();
    assert_eq!((path.noun(), path.key(), path.field()), ("circumstances", None, Some("occurred")));
    let path: Path = "person/person-1".parse().unwrap();
    assert_eq!((path.key().unwrap().as_str(), path.field()), ("person-1", None));
}

/// As HL7 lists them: <http://terminology.hl7.org/CodeSystem/data-absent-reason>.
#[test]
fn every_reason_has_its_code_in_fhir() {
    let codes = Why::ALL.iter().map(|why| format!("{why}: {}", why.fhir()));
    assert_eq!(
        codes.collect::<Vec<_>>(),
        [
            "pending: temp-unknown",
            "withheld: masked",
            "undisclosed: unknown",
            "asked: asked-unknown",
            "declined: asked-declined",
            "undetermined: unknown",
            "not_made: not-performed",
            "not_collected: unsupported",
            "not_applicable: not-applicable",
            "unusable: error",
            "redacted: masked",
            "unexplained: unknown",
        ]
    );
}

#[test]
fn every_reason_has_its_word() {
    let mut words = std::collections::BTreeSet::new();
    assert!(Why::ALL.is_sorted(), "the order is that of telling");
    for why in Why::ALL {
        assert_eq!(why.as_str().parse(), Ok(*why));
        assert_eq!(why.to_string(), why.as_str());
        assert!(words.insert(why.as_str()));
        let json = serde_json::to_string(why).unwrap();
        assert_eq!(json, format!("\"{why}\""));
        assert_eq!(serde_json::from_str::<Why>(&json).unwrap(), *why);
    }
    assert_eq!(words.len(), 12);
    assert!(Why::Pending < Why::Withheld && Why::Redacted < Why::Unexplained);
    assert_eq!(Why::ALL.iter().filter(|why| why.is_non_response()).count(), 1);
    let error = "Pending".parse::<Why>().unwrap_err().to_string();
    assert_eq!(
        error,
        "expected a reason (pending, withheld, undisclosed, asked, declined, undetermined, not_made, \
         not_collected, not_applicable, unusable, redacted, unexplained), found `Pending`"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// `Value::TYPE` names the type in the dictionary, its members included.
    #[test]
    fn any_moment_is_said_and_read(when in any_when()) {
        let shooting = Shooting::new("shooting-1").occurred(when);
        prop_assert!(shooting.occurred.is(&when));
        let text = serde_json::to_string(&shooting).unwrap();
        prop_assert_eq!(text, format!(r#"{{"key":"shooting-1","occurred":"{when}"}}"#));
    }
}

#[test]
fn types_are_named_with_their_members() {
    assert_eq!(<List<Weapon> as Value>::TYPE, "list of weapon");
    assert_eq!(<Ordered<Jurisdiction> as Value>::TYPE, "ordered list of jurisdiction");
    assert_eq!(<List<Key<Party>> as Value>::TYPE, "list of officer or person key");
    assert_eq!(<Key<Agency> as Value>::TYPE, "agency key");
    assert_eq!(<When as Value>::TYPE, "when");
}
