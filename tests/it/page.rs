//! The page of the example `kansas_city`: it prints what stands, and nothing that acts.

#[path = "../../examples/kansas_city/main.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
pub(crate) mod example;

use crate::{
    arbitrary::{NOUN_KEYS, any_incident, config},
    canary::Marked,
    golden,
    shown::{acts, hostile},
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use use_of_force::{
    Agency, Claim, Incident, Officer, Person, Shooting, Source, Why,
    answer::Role,
    believed, dictionary, json, said, step,
    uuid::Uuid,
    value::{Key, List, Party, Shown},
    when,
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
    // Whoever names one of them is printed beside whoever names all.
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
    assert_eq!(line(&told(complete), "struck"), "driver-1 (complete)  (disputed)  [b, 2031-05-05]");
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

/// What the page prints of a field: by noun and label, without who says it.
fn lines(page: &str) -> BTreeMap<(String, String), String> {
    let (mut noun, mut lines) = (String::new(), BTreeMap::new());
    let begins = |line: &&str| *line != "What is said";
    let within = page.lines().skip_while(begins).skip(1).take_while(|line| !line.is_empty());
    for line in within {
        if let Some(rest) = line.strip_prefix("      ") {
            // What others say, below what stands, and what the system has of its own.
            let is_own = rest.starts_with("the system's own ");
            assert!(is_own || rest.starts_with("also ") || rest.contains(" since "), "{line}");
        } else if let Some((field, rest)) =
            line.strip_prefix("    ").and_then(|it| it.split_once(": "))
        {
            lines.insert((noun.clone(), field.to_owned()), rest.to_owned());
        } else {
            let heading = line.strip_prefix("  ").unwrap();
            noun = match heading.strip_suffix(')').and_then(|it| it.split_once(" (")) {
                Some((key, kind)) => format!("{kind}/{key}"),
                None => heading.to_owned(),
            };
        }
    }
    lines
}

/// What people read of a value of this type, part by part.
fn parts(incident: &Incident, kind: &str, value: &Value) -> Vec<String> {
    let member = |list: &str| kind.strip_prefix(list).map(str::to_owned);
    let member = member("list of ").or_else(|| member("ordered list of "));
    match (value, member) {
        (Value::Array(members), Some(_)) if members.is_empty() => vec!["none".to_owned()],
        (Value::Array(members), Some(member)) => {
            members.iter().flat_map(|it| parts(incident, &member, it)).collect()
        }
        (Value::Bool(true), _) => vec!["yes".to_owned()],
        (Value::Bool(false), _) => vec!["no".to_owned()],
        (Value::String(key), _) if kind == "agency key" => {
            let agency = incident.agencies().find(|it| it.key.as_str() == key);
            let name = agency.and_then(|agency| agency.name.known());
            vec![Shown(name.map_or(key.clone(), ToString::to_string)).to_string()]
        }
        (Value::String(word), _) if dictionary::vocabulary(kind).is_some() => {
            vec![Shown(word.replace('_', " ")).to_string()]
        }
        (Value::String(text), _) => vec![Shown(text).to_string()],
        // The parts of a place, and of what else is made of texts.
        (Value::Object(all), _) if kind != "point" && kind != "amount" => {
            let texts =
                all.iter().filter(|(part, _)| *part != "kind").filter_map(|(_, it)| it.as_str());
            texts.map(|text| Shown(text).to_string()).collect()
        }
        (Value::Object(ends), _) if kind == "amount" => ends
            .values()
            .filter_map(Value::as_u64)
            .filter(|it| *it > 0)
            .map(|it| it.to_string())
            .collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_stands_is_part_of_the_trace(incident in any_incident()) {
        let nouns = dictionary::NOUNS.iter().take(11);
        let fields = nouns.flat_map(|noun| noun.fields.iter().map(move |it| (noun.name, it)));
        for (noun, field) in fields {
            let keys = NOUN_KEYS.iter().filter(|(name, _)| *name == noun);
            for key in keys.flat_map(|(_, keys)| *keys) {
                let path = format!("{noun}/{key}/{}", field.name).parse().unwrap();
                let trace = incident.trace(&path).unwrap();
                let standing = trace.iter().find(|it| it.role == Role::Stands);
                let stands = incident.stands(&path);
                prop_assert_eq!(standing.is_some(), stands.is_some(), "{}", path);
                let (Some(standing), Some(stands)) = (standing, stands) else { continue };
                prop_assert!(stands.answers.contains(standing));
                let is_believed = stands.answers.iter().all(|it| it.believed);
                prop_assert_eq!(stands.believed, is_believed);
                if let [only] = stands.answers.as_slice() {
                    // A list can name a member twice, once less precisely.
                    prop_assert!(field.is_many || only.value == stands.value);
                    prop_assert_eq!(only.why, stands.why);
                }
            }
        }
    }

    #[test]
    fn the_page_prints_what_the_picture_holds(incident in any_incident()) {
        let lines = lines(&printed(&incident));
        let picture = serde_json::to_value(incident.picture()).unwrap();
        let stands = picture["stands"].as_object().unwrap();
        prop_assert_eq!(lines.len(), stands.len());
        for (path, stood) in stands {
            let (noun, field) = path.rsplit_once('/').unwrap();
            let line = &lines[&(noun.to_owned(), field.replace('_', " "))];
            let (kind, _) = path.split_once('/').unwrap();
            let field = dictionary::field(kind, field).unwrap();
            for part in stood.get("value").map(|it| parts(&incident, field.kind, it)).unwrap_or_default() {
                prop_assert!(line.contains(&part), "{} of {}: {}", part, path, line);
            }
            prop_assert_eq!(line.contains("(disputed"), stood["disputed"] == true, "{}", line);
            prop_assert_eq!(line.contains("settled)"), stood["settled"] == true && stood["disputed"] == true);
            for by in stood["by"].as_array().unwrap() {
                let key = by.as_str().unwrap();
                let source = incident.statement(&key.into()).map_or(key, |it| it.source().as_str());
                prop_assert!(line.contains(&format!("[{source}")), "{} of {}: {}", source, path, line);
            }
        }
    }

    /// What was said and what was taken back, in every member: no text, word, cite or name is lost.
    #[test]
    fn all_that_was_ever_said_is_on_the_page(incident in any_incident()) {
        let marked = Marked::new(&incident, "canary");
        let page = printed(&marked.incident);
        let (found, _) = marked.found(&page);
        for place in &marked.places {
            prop_assert!(found.contains(place), "{:?}\n{}\n{}", place, page, json::to_string_pretty(&marked.incident));
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

/// A case with something to tell in each part of the page.
const CASE: &str = include_str!("page/case.json");

#[test]
fn a_page_tells_what_was_decided_and_what_no_longer_stands() {
    let incident = json::from_str(CASE).unwrap();
    golden::check("page.txt", &printed(&incident));
}

#[test]
fn what_was_withdrawn_is_told_as_withdrawn() {
    let mut incident: Incident = json::from_str(CASE).unwrap();
    let page = printed(&incident);
    assert!(!page.lines().any(|line| line.starts_with("  person-7")), "{page}");
    assert!(!page.contains("the record was withdrawn"));
    let desk = Source::new("desk").key;
    let step = step::IncidentWithdrawn::new().reason("is recorded elsewhere");
    incident.record(desk.says(when!("2031-08-01"), [step.into()]).with_key("gone")).unwrap();
    let page = printed(&incident);
    assert!(page.starts_with("Incident (withdrawn)\n"), "{page}");
    assert!(
        page.contains(
            "the record was withdrawn (reason: is recorded elsewhere), 2031-08-01 by desk"
        )
    );
    // Which can itself be withdrawn.
    let back = step::Withdrawn::new("gone").reason("it is not");
    incident.record(desk.says(when!("2031-08-02"), [back.into()])).unwrap();
    let page = printed(&incident);
    assert!(page.starts_with("Incident\n") && !page.contains("the record was withdrawn"), "{page}");
    assert!(
        page.contains("    had said: incident withdrawn (reason: is recorded elsewhere)"),
        "{page}"
    );
}

/// Not by its text: a name that is a word, a key or a truth value is none.
#[test]
fn a_value_is_printed_by_its_type() {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let pd = incident.declare(Source::new("pd")).unwrap();
    let officer = || Officer::new("officer-1");
    let first: [Claim; 4] = [
        Agency::new("expd").name("Exampleton Police").into(),
        officer().employer("expd").name("true").rank("expd").taken_to("night_shift").into(),
        Person::new("false").name("not_known").armed(true).into(),
        Shooting::new("shooting-1").struck(List::<Key<Party>>::none()).into(),
    ];
    incident.record(pd.says(when!("2031-05-04"), first)).unwrap();
    let then = officer().rank("acting_chief");
    incident.record(pd.says(when!("2031-05-05"), [then.into()])).unwrap();
    let page = printed(&incident);
    for line in [
        "    employer: Exampleton Police  [pd, 2031-05-04]",
        "    name: true  [pd, 2031-05-04]",
        "    rank: acting_chief  [pd, 2031-05-05]",
        "    taken to: night_shift  [pd, 2031-05-04]",
        "    name: not_known  [pd, 2031-05-04]",
        "    armed: yes  [pd, 2031-05-04]",
        "    struck: none  [pd, 2031-05-04]",
        "  time not known           officer-1, rank became acting_chief  [pd, 2031-05-05]",
        "  officer-1, rank: expd  [pd, 2031-05-04], then acting_chief  [pd, 2031-05-05]",
    ] {
        assert!(page.lines().any(|it| it == line), "{line}\n{page}");
    }
}

/// Withheld after it was said: by whose word it is, since when.
#[test]
fn what_is_kept_back_stands_and_says_so() {
    let kept = told([
        ("a", shooting().rounds_fired(3)),
        ("a", shooting().rounds_fired(said(Why::Withheld).words("sealed"))),
        ("a", shooting().rounds_fired(Why::NotCollected)),
    ]);
    let page = printed(&kept);
    let lines: Vec<_> =
        page.lines().skip_while(|line| !line.starts_with("    rounds fired")).take(3).collect();
    assert_eq!(
        lines,
        [
            "    rounds fired: 3  [a, 2031-05-04]",
            "      kept back since 2031-05-05: withheld “sealed”  [a, 2031-05-05]",
            "      not repeated since 2031-05-06: not collected  [a, 2031-05-06]",
        ]
    );
    let trace = kept.trace(&"shooting/shooting-1/rounds_fired".parse().unwrap()).unwrap();
    let roles: Vec<_> = trace.iter().map(|it| it.role).collect();
    assert_eq!(roles, [Role::Stands, Role::KeptBack, Role::KeptBack]);
    // What it says later stands, and nothing is kept back.
    let other = told([
        ("a", shooting().rounds_fired(3)),
        ("a", shooting().rounds_fired(Why::Withheld)),
        ("a", shooting().rounds_fired(4)),
    ]);
    assert!(!printed(&other).contains("since"));
    let again = told([
        ("a", shooting().rounds_fired(3)),
        ("a", shooting().rounds_fired(Why::Withheld)),
        ("a", shooting().rounds_fired(2..=5)),
    ]);
    assert!(!printed(&again).contains("since"));
    let stands = again.stands(&"shooting/shooting-1/rounds_fired".parse().unwrap()).unwrap();
    let value = stands.value.map(|it| it.to_string());
    assert_eq!((value.as_deref(), stands.kept_back), (Some("3"), None));
}
