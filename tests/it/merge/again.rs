//! Merging again adds nothing, whatever the terms are.

use super::{any_copied, any_two, copied};
use crate::arbitrary::{NOUN_KEYS, any_incident, config};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use use_of_force::{
    Agency, Collision, Determination, Force, Incident, Investigation, Leave, Officer, Person,
    Pursuit, Shooting, Source, json, merge::Terms, source::Kind, uuid::Uuid, when,
};

/// What the terms call the same: a kind, their key, and ours.
type Pair = (&'static str, String, String);

fn with(terms: Terms, (what, theirs, ours): &Pair) -> Terms {
    let (theirs, ours) = (&**theirs, &**ours);
    match *what {
        "source" => terms.same_source(theirs, ours),
        "agency" => terms.same::<Agency>(theirs, ours),
        "officer" => terms.same::<Officer>(theirs, ours),
        "person" => terms.same::<Person>(theirs, ours),
        "pursuit" => terms.same::<Pursuit>(theirs, ours),
        "collision" => terms.same::<Collision>(theirs, ours),
        "shooting" => terms.same::<Shooting>(theirs, ours),
        "force" => terms.same::<Force>(theirs, ours),
        "investigation" => terms.same::<Investigation>(theirs, ours),
        "leave" => terms.same::<Leave>(theirs, ours),
        "determination" => terms.same::<Determination>(theirs, ours),
        what => panic!("no noun is called {what}"),
    }
}

fn any_pair() -> impl Strategy<Value = Pair> {
    let sources = ("source", ["source-1", "source-2"]);
    // Agencies are named by sources, too.
    let whats =
        NOUN_KEYS.into_iter().chain([NOUN_KEYS[0], NOUN_KEYS[0], sources, sources, sources]);
    select(whats.collect::<Vec<_>>()).prop_flat_map(|(what, own)| {
        // Their own keys, those that merging makes of them, one that nobody has, one of another kind.
        let more = [format!("{what}-3"), format!("{what}-1-2"), format!("{what}-2-2")];
        let strange = ["nobody".to_owned(), "person-1".to_owned()];
        let keys: Vec<_> = own.map(str::to_owned).into_iter().chain(more).chain(strange).collect();
        let key = prop_oneof![4 => select(own.map(str::to_owned).to_vec()), 1 => select(keys)];
        (Just(what), key.clone(), key)
    })
}

pub(super) fn any_terms() -> impl Strategy<Value = Terms> {
    let plain = select(vec![Terms::shared(), Terms::apart()]);
    let noted = prop::option::weighted(0.2, Just(Source::new("desk").kind(Kind::Recorder)));
    (plain, vec(any_pair(), 0..7), noted).prop_map(|(plain, pairs, noted)| {
        let terms = pairs.iter().fold(plain, with);
        match noted {
            Some(desk) => terms.noted(desk, when!("2032-01-01")).unwrap(),
            None => terms,
        }
    })
}

/// Two records that have something in common; of the other, perhaps only the beginning.
fn any_two_or_cut() -> impl Strategy<Value = (Incident, Incident)> {
    (any_two(), prop::option::weighted(0.2, 0..4_usize)).prop_map(|((a, b), cut)| match cut {
        Some(length) => (a, b.first(length)),
        None => (a, b),
    })
}

/// A third one: of either, or of nobody.
fn any_third() -> impl Strategy<Value = (Incident, u8)> {
    (any_incident(), 0..4_u8)
}

fn texts(incidents: &[&Incident]) -> String {
    incidents.iter().map(|incident| json::to_string(incident)).collect::<Vec<_>>().join("\n")
}

/// How many sources, statements and nouns it has.
fn size(incident: &Incident) -> [usize; 11] {
    [
        incident.sources().count(),
        incident.statements().count(),
        incident.agencies().count(),
        incident.officers().count(),
        incident.people().count(),
        incident.pursuits().count(),
        incident.shootings().count(),
        incident.force().count(),
        incident.investigations().count(),
        incident.leaves().count(),
        incident.determinations().count(),
    ]
}

#[track_caller]
fn adds_nothing(a: &Incident, b: &Incident, terms: &Terms) {
    let once = a.merge(b, terms).into_incident();
    let twice = once.merge(b, terms);
    assert_eq!(twice.incident(), &once, "{}", texts(&[a, b, &once, twice.incident()]));
    assert_eq!(twice.identical().len(), b.statements().count());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn merging_again_under_any_terms_changes_nothing(
        (a, b) in any_two_or_cut(),
        terms in any_terms(),
    ) {
        let once = a.merge(&b, &terms);
        let note = usize::from(once.incident().source(&"desk".into()).is_some());
        let both = a.statements().count() + b.statements().count() + note;
        let once_size = once.incident().statements().count() + once.identical().len();
        prop_assert_eq!(once_size, both, "{}\n{:?}", texts(&[&a, &b]), terms);
        let once = once.into_incident();
        let twice = once.merge(&b, &terms);
        let show = || format!("{}\n{terms:?}", texts(&[&a, &b, &once, twice.incident()]));
        prop_assert!(twice.incident() == &once, "{}", show());
        prop_assert_eq!(twice.identical().len(), b.statements().count(), "{}", show());
        let read = json::from_str(&json::to_string(&once));
        prop_assert_eq!(read.as_ref(), Ok(&once), "{}", show());
    }

    #[test]
    fn a_third_record_between_makes_no_difference(
        (a, b) in any_two_or_cut(),
        terms in any_terms(),
        how in any_copied(),
        (c, of) in any_third(),
        other_terms in any_terms(),
    ) {
        let c = match of {
            0 => copied(&a, &how, &c),
            1 => copied(&b, &how, &c),
            2 => b.clone(),
            _ => c,
        };
        let once = a.merge(&b, &terms).into_incident();
        let both = once.merge(&c, &other_terms);
        // What an order reached is not found again in a record that has it under another key.
        prop_assume!(both.expunged().is_empty());
        let both = both.into_incident();
        let again = both.merge(&b, &terms).into_incident();
        prop_assert_eq!(
            size(&again), size(&both),
            "{}\n{:?}\n{:?}", texts(&[&a, &b, &c, &both, &again]), terms, other_terms
        );
    }
}

/// A record in its JSON form, without what every record has.
fn record(id: u128, sources: &str, statements: &str) -> Incident {
    let id = Uuid::from_u128(id);
    let text =
        format!(r#"{{"schema":1,"id":"{id}","sources":[{sources}],"statements":[{statements}]}}"#);
    json::from_str(&text).unwrap()
}

#[test]
fn the_agency_of_a_source_that_is_ours_is_known_again() {
    let a = record(
        1,
        r#"{"key":"s1"},{"key":"s2"}"#,
        r#"{"at":"2020-01-01","source":"s2","says":[{"officer":{"key":"officer-1"}},{"person":{"key":"person-2"}}]}"#,
    );
    let b = record(
        2,
        r#"{"key":"s0","agency":"agency-2"}"#,
        r#"{"at":"2020-01-01","source":"s0","says":[{"agency":{"key":"agency-2"}},{"officer":{"key":"officer-1"}},{"person":{"key":"person-1"}}]}"#,
    );
    for ours in ["s1", "s2"] {
        adds_nothing(&a, &b, &Terms::apart().same_source("s0", ours));
    }
}

#[test]
fn a_noun_that_made_room_is_known_again() {
    let a = record(
        1,
        r#"{"key":"police","kind":"agency","agency":"epd","name":"Exampleton police"}"#,
        r#"{"at":"2031-05-04","source":"police","says":[{"agency":{"key":"epd","name":"Exampleton police"}}]}"#,
    );
    let b = record(
        2,
        r#"{"key":"post","kind":"agency","agency":"epd","name":"EPD on its web page"}"#,
        r#"{"at":"2031-05-05","source":"post","says":[{"agency":{"key":"epd","name":"another"}},{"agency":{"key":"x","name":"Exampleton police"}},{"officer":{"key":"officer-1","employer":"epd"}}]}"#,
    );
    for terms in [Terms::shared(), Terms::apart()] {
        adds_nothing(&a, &b, &terms.clone().same::<Agency>("x", "epd"));
        adds_nothing(
            &a,
            &b,
            &terms.clone().same::<Agency>("x", "epd").same_source("post", "police"),
        );
        adds_nothing(&a, &b, &terms.same_source("post", "police"));
    }
}

#[test]
fn a_key_that_came_with_the_other_is_none_that_the_terms_mean() {
    let a = record(
        1,
        r#"{"key":"a"}"#,
        r#"{"at":"2031-05-04","source":"a","says":[{"remark":{"text":"noon"}}]}"#,
    );
    let officers = r#"{"at":"2031-05-05","source":"b","says":[{"officer":{"key":"p"}},{"officer":{"key":"q"}}]}"#;
    let b = record(2, r#"{"key":"b"}"#, officers);
    for terms in [Terms::shared(), Terms::apart()] {
        let terms = terms.same::<Officer>("p", "q");
        adds_nothing(&a, &b, &terms);
        let merged = a.merge(&b, &terms);
        assert_eq!(merged.unmet()[0].to_string(), "this record has no officer `q`");
        // Now there is one, who is somebody else.
        let again = merged.incident().merge(&b, &terms);
        assert_eq!(
            again.unmet()[0].to_string(),
            "their officer `p` cannot be `q`: one of them is the same as another"
        );
    }
}
