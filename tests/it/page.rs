//! The page of the example `kansas_city`: it prints what stands, and nothing that acts.

#[path = "../../examples/kansas_city/main.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
pub(crate) mod example;

use crate::{
    arbitrary::{any_incident, config},
    shown::{acts, hostile},
};
use proptest::prelude::*;
use use_of_force::{
    Claim, Incident, Officer, Person, Shooting, Source, Why, believed, json, said, uuid::Uuid,
    value::List, when,
};

/// The page without its styles. A sequence that is none of them stays.
fn printed(incident: &Incident) -> String {
    let mut out = Vec::new();
    example::page::print(&mut out, incident).unwrap();
    let styles = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[33m", "\u{1b}[35m", "\u{1b}[36m"];
    styles.iter().fold(String::from_utf8(out).unwrap(), |text, style| text.replace(style, ""))
}

/// What is printed of one field of the shooting.
fn line(incident: &Incident, field: &str) -> String {
    let page = printed(incident);
    let lines: Vec<_> = page.lines().filter_map(|it| it.strip_prefix("    ")).collect();
    let of_field = lines.iter().find_map(|it| it.strip_prefix(&format!("{field}: ")));
    of_field.unwrap_or_else(|| panic!("{field}: {page}")).to_owned()
}

/// What several sources say of one shooting, each on a day of its own.
fn told(all: impl IntoIterator<Item = (&'static str, Shooting)>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let clerk = incident.declare(Source::new("clerk")).unwrap();
    let described: [Claim; 4] = [
        Person::new("driver-1").into(),
        Person::new("bystander-1").into(),
        Officer::new("officer-1").into(),
        Officer::new("officer-2").into(),
    ];
    incident.record(clerk.says(when!("2031-05-03"), described)).unwrap();
    let days = [when!("2031-05-04"), when!("2031-05-05"), when!("2031-05-06")];
    for ((source, shooting), at) in all.into_iter().zip(days) {
        if incident.source(&source.into()).is_none() {
            incident.declare(Source::new(source)).unwrap();
        }
        let said = Source::new(source).key.says(at, [shooting.into()]);
        incident.record(said).unwrap();
    }
    incident
}

fn shooting() -> Shooting {
    Shooting::new("shooting-1")
}

#[test]
fn those_whom_two_sources_name_are_printed_with_both() {
    let struck = [
        ("a", shooting().struck(["driver-1"])),
        ("b", shooting().struck(said(["bystander-1"]).words("a woman at the bus stop"))),
    ];
    assert_eq!(
        line(&told(struck), "struck"),
        "bystander-1, driver-1  [a, 2031-05-04] “a woman at the bus stop” [b, 2031-05-05]"
    );
    let shooters = [
        ("a", shooting().shooters(["officer-2"])),
        ("b", shooting().shooters(["officer-1"])),
        ("a", shooting().rounds_fired(2)),
    ];
    let shooters = told(shooters);
    assert_eq!(
        line(&shooters, "shooters"),
        "officer-1, officer-2  [a, 2031-05-04] [b, 2031-05-05]"
    );
    assert_eq!(line(&shooters, "rounds fired"), "2  [a, 2031-05-06]");
}

#[test]
fn what_one_source_adds_is_printed_with_both_of_its_statements() {
    let added = [("a", shooting().struck(["driver-1"])), ("a", shooting().struck(["bystander-1"]))];
    assert_eq!(
        line(&told(added), "struck"),
        "bystander-1, driver-1  [a, 2031-05-04] [a, 2031-05-05]"
    );
    // Whoever names a member is printed, too.
    let all = [
        ("a", shooting().struck(["driver-1"])),
        ("b", shooting().struck(said(["driver-1", "bystander-1"]).words("two people"))),
    ];
    assert_eq!(
        line(&told(all), "struck"),
        "bystander-1, driver-1  [a, 2031-05-04] “two people” [b, 2031-05-05]"
    );
    // What a complete list leaves out does not stand.
    let complete = List::exactly(["driver-1"]);
    let complete = [("a", shooting().struck(["bystander-1"])), ("b", shooting().struck(complete))];
    assert_eq!(line(&told(complete), "struck"), "driver-1  (disputed)  [b, 2031-05-05]");
}

#[test]
fn a_belief_or_a_reason_beside_adds_nothing() {
    let beside = [
        ("a", shooting().struck(["driver-1"])),
        ("b", shooting().struck(believed(["bystander-1"]))),
        ("c", shooting().struck(Why::Pending)),
    ];
    assert_eq!(line(&told(beside), "struck"), "driver-1  [a, 2031-05-04]");
    let beliefs = [
        ("a", shooting().struck(believed(["driver-1"]).words("it seems"))),
        ("b", shooting().struck(believed(["bystander-1"]))),
    ];
    assert_eq!(
        line(&told(beliefs), "struck"),
        "bystander-1, driver-1 (believed)  “it seems” [a, 2031-05-04] [b, 2031-05-05]"
    );
    let reasons = [
        ("a", shooting().struck(Why::Pending)),
        ("b", shooting().struck(said(Why::Withheld).words("no comment"))),
    ];
    let reasons = told(reasons);
    let stands = reasons.stands(&"shooting/shooting-1/struck".parse().unwrap()).unwrap();
    assert_eq!((stands.value, stands.answers.len()), (None, 1));
    assert_eq!(stands.why, reasons.shootings().next().unwrap().struck.why());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_page_prints_what_the_picture_holds(incident in any_incident()) {
        let nouns = use_of_force::dictionary::NOUNS.iter().take(10);
        let keys = crate::arbitrary::NOUN_KEYS.iter();
        for (noun, field) in nouns.flat_map(|noun| noun.fields.iter().map(move |it| (noun.name, it))) {
            let keys = keys.clone().filter(|(name, _)| *name == noun).flat_map(|(_, keys)| keys);
            for key in keys {
                let path: use_of_force::Path = format!("{noun}/{key}/{}", field.name).parse().unwrap();
                let trace = incident.trace(&path);
                let standing = trace.iter().find(|it| it.role == use_of_force::answer::Role::Stands);
                let stands = incident.stands(&path);
                prop_assert_eq!(standing.is_some(), stands.is_some(), "{}", path);
                let (Some(standing), Some(stands)) = (standing, stands) else { continue };
                prop_assert!(stands.answers.contains(standing));
                prop_assert_eq!(stands.believed, standing.believed);
                if let [only] = stands.answers.as_slice() {
                    // A list can name a member twice, once less precisely.
                    prop_assert!(field.is_many || only.value == stands.value);
                    prop_assert_eq!(only.why, stands.why);
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_said_acts_or_begins_a_line(incident in any_incident()) {
        let (plain, hostile) = hostile(&incident);
        let (plain, page) = (printed(&plain), printed(&hostile));
        prop_assert!(page.lines().all(|line| !acts(line)), "{:?}", page);
        prop_assert_eq!(page.lines().count(), plain.lines().count());
    }
}

#[test]
fn a_name_forges_no_line() {
    let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
        "sources":[{"key":"a","name":"\u001b]0;title\u0007"}],
        "statements":[{"at":"2031-05-04","source":"a","cite":"x\ny","says":[
            {"person":{"key":"p","name":"A. Example  [a, 2031-05-04]\n    age: 17  [chief, 2031-05-04]"}},
            {"remark":{"text":"x\n\nSources\n  chief: Chief of Exampleton 9 statements"}}]}]}"#;
    let page = printed(&json::from_str(text).unwrap());
    assert!(page.contains(r"    name: A. Example  [a, 2031-05-04]\n    age: 17"), "{page}");
    assert!(page.contains(r"  x\n\nSources\n  chief: Chief"), "{page}");
    assert!(page.contains(r"  a: \u{1b}]0;title\u{7} 1 statement"), "{page}");
    assert_eq!(page.matches("\nSources\n").count(), 1);
}
