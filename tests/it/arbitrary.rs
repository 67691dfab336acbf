//! Arbitrary values of everything that can be said, made from the data dictionary: a field that is
//! added later is covered without a word here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use crate::coverage::STEPS;
use crate::moment::any_when;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;
use proptest::test_runner::RngSeed;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::LazyLock;
use use_of_force::chrono::FixedOffset;
use use_of_force::dictionary::{Entry, NOUNS};
use use_of_force::incident::Reason;
use use_of_force::uuid::Uuid;
use use_of_force::value::Precision;
use use_of_force::{Claim, Incident, Key, Source, Statement, When, Why, value};

/// How often each law is tried: in the ordinary run on the same 256 cases each time, so that what
/// passes for one passes for all; on as many others as the environment says.
pub(crate) fn config() -> ProptestConfig {
    const CASES: &str = "USE_OF_FORCE_CASES";
    let asked = std::env::var(CASES).ok();
    let asked = asked.map(|cases| cases.parse().unwrap_or_else(|_| panic!("{CASES}={cases}")));
    ProptestConfig {
        cases: asked.unwrap_or(256),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        rng_seed: asked.map_or(RngSeed::Fixed(256), |_| RngSeed::Random),
        ..ProptestConfig::default()
    }
}

/// A strategy for something in its JSON form.
type Json = BoxedStrategy<Value>;

/// The nouns that can be described, and the keys that nouns of each kind have here.
pub(crate) const NOUN_KEYS: [(&str, [&str; 2]); 10] = [
    ("agency", ["agency-1", "agency-2"]),
    ("officer", ["officer-1", "officer-2"]),
    ("person", ["person-1", "person-2"]),
    ("pursuit", ["pursuit-1", "pursuit-2"]),
    ("collision", ["collision-1", "collision-2"]),
    ("shooting", ["shooting-1", "shooting-2"]),
    ("force", ["force-1", "force-2"]),
    ("investigation", ["investigation-1", "investigation-2"]),
    ("leave", ["leave-1", "leave-2"]),
    ("determination", ["determination-1", "determination-2"]),
];

const SOURCES: [&str; 3] = ["source-1", "source-2", "source-3"];

/// The words of every vocabulary, by its name.
pub(crate) static WORDS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut words: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let table = include_str!("../golden/vocabularies.csv");
    for line in csv::Reader::from_reader(table.as_bytes()).into_records() {
        let line = line.unwrap();
        words.entry(line[0].to_owned()).or_default().push(line[1].to_owned());
    }
    words
});

/// The dictionary's entry of this name.
pub(crate) fn entry(name: &str) -> &'static Entry {
    NOUNS.iter().find(|entry| entry.name == name).unwrap()
}

/// Text of any kind: plain, empty, with quotes, line ends, control characters, beyond the BMP.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,8}( [a-z]{1,8})?",
        1 => any::<String>(),
        1 => vec(any::<char>(), 0..6).prop_map(String::from_iter),
        1 => select(vec!["", "\0\"\\\n\r\t", "e\u{301}\u{1f600}", "null", "a, found `b` at line 3"])
            .prop_map(str::to_owned),
    ]
}

fn text() -> Json {
    any_text().prop_map(Value::from).boxed()
}

/// One of some texts.
fn one_of(texts: impl IntoIterator<Item = impl Into<String>>) -> Json {
    select(texts.into_iter().map(Into::into).collect::<Vec<String>>()).prop_map(Value::from).boxed()
}

/// An object with some of these members, at least one.
fn parts(members: &'static [(&'static str, &'static str)]) -> Json {
    let all: Vec<_> = members.iter().map(|(name, kind)| (*name, any_value(kind))).collect();
    subsequence(all, 1..=members.len())
        .prop_flat_map(|some| {
            let (names, values): (Vec<_>, Vec<_>) = some.into_iter().unzip();
            values.prop_map(move |values| object(names.iter().copied().zip(values)))
        })
        .boxed()
}

/// An object with a member that is always there, and perhaps some others.
fn whole(always: (&'static str, &'static str), others: Option<Json>) -> Json {
    let others =
        others.map_or_else(|| Just(None).boxed(), |others| proptest::option::of(others).boxed());
    (any_value(always.1), others)
        .prop_map(move |(value, others)| {
            let mut whole = others.unwrap_or_else(|| json!({}));
            whole[always.0] = value;
            whole
        })
        .boxed()
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Any value of the type of this name in the dictionary, in its JSON form.
pub(crate) fn any_value(kind: &str) -> Json {
    const TEXT: &str = "text";
    let sequence = ["ordered list of ", "list of "];
    if let Some(member) = sequence.iter().find_map(|sequence| kind.strip_prefix(sequence)) {
        return vec(any_value(member), 0..4).prop_map(Value::from).boxed();
    }
    if let Some(named) = kind.strip_suffix(" key") {
        return any_key(named);
    }
    match kind {
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        TEXT => text(),
        "when" => prop_oneof![
            8 => any_when().prop_map(|when| when.to_string()),
            1 => any_when().prop_filter_map("an end", open).prop_map(|it| format!("../{it}")),
            1 => any_when().prop_filter_map("an end", open).prop_map(|it| format!("{it}/..")),
        ]
        .prop_map(Value::from)
        .boxed(),
        "amount" => any_amount(),
        "money" => (any_amount(), any_value("currency"))
            .prop_map(|(amount, currency)| json!({"amount": amount, "currency": currency}))
            .boxed(),
        "currency" => "[A-Z]{3}".prop_map(Value::from).boxed(),
        "place" => parts(&[
            ("address", TEXT),
            ("street", TEXT),
            ("cross_street", TEXT),
            ("landmark", TEXT),
            ("postal_code", TEXT),
            ("description", TEXT),
        ]),
        "jurisdiction" => parts(&[
            ("country", TEXT),
            ("state", TEXT),
            ("county", TEXT),
            ("place", TEXT),
            ("geoid", TEXT),
        ]),
        "point" => any_point(),
        "identifier" => {
            whole(("value", TEXT), Some(parts(&[("issuer", TEXT), ("kind", "identifier_kind")])))
        }
        "tip line" => whole(("number", TEXT), Some(parts(&[("name", TEXT)]))),
        "SHA-256" => "[0-9a-f]{64}".prop_map(Value::from).boxed(),
        "ORI" => "[A-Z]{2}[A-Z0-9]{5}([A-Z0-9]{2})?".prop_map(Value::from).boxed(),
        "id" => any::<u128>().prop_map(|id| Uuid::from_u128(id).to_string().into()).boxed(),
        "path" => any_path(|_| true, false),
        "moment path" => any_path(|kind| kind == "when", true),
        "what is left" => prop_oneof![
            (any_key("leave"), text()).prop_map(|(key, why)| json!({"leave": key, "reason": why})),
            (any_key("investigation"), text())
                .prop_map(|(key, why)| json!({"investigation": key, "reason": why})),
        ]
        .boxed(),
        vocabulary => any_word(vocabulary),
    }
}

/// The end of an interval whose other end is open.
fn open(when: When) -> Option<When> {
    (when.precision() != Precision::Interval).then_some(when)
}

fn any_word(vocabulary: &str) -> Json {
    let words = WORDS.get(vocabulary);
    let words = words.unwrap_or_else(|| panic!("no strategy for values of type {vocabulary}"));
    let unlisted = any_text().prop_map(|word| format!("x{word}").into());
    prop_oneof![7 => one_of(words.clone()), 1 => unlisted].boxed()
}

fn any_key(named: &str) -> Json {
    let keys = |nouns: &[&str]| {
        let known = NOUN_KEYS.iter().filter(|(noun, _)| nouns.is_empty() || nouns.contains(noun));
        let keys: Vec<_> = known.flat_map(|(_, keys)| *keys).collect();
        assert!(!keys.is_empty(), "no strategy for keys of {nouns:?}");
        one_of(keys)
    };
    match named {
        "noun" => keys(&[]),
        "officer or person" => keys(&["officer", "person"]),
        "source" => one_of(SOURCES),
        "statement" => one_of((0..6).map(|i| format!("statement-{i}"))),
        noun => keys(&[noun]),
    }
}

fn any_amount() -> Json {
    let ends = prop_oneof![3 => 0..60_u32, 1 => any::<u32>()];
    (ends.clone(), proptest::option::of(ends))
        .prop_map(|(low, high)| match high {
            Some(high) => json!({"low": low.min(high), "high": low.max(high)}),
            None => json!({"low": low}),
        })
        .boxed()
}

fn any_point() -> Json {
    (0..=7_u32, -1.0..=1.0_f64, -1.0..=1.0_f64)
        .prop_map(|(decimals, latitude, longitude)| {
            let places = decimals as usize;
            let rounded = |degrees: f64| -> f64 { format!("{degrees:.places$}").parse().unwrap() };
            json!({
                "latitude": rounded(latitude * 90.0),
                "longitude": rounded(longitude * 180.0),
                "decimals": decimals,
            })
        })
        .boxed()
}

/// The path of a field that holds such a type, or of a noun.
fn any_path(holds: fn(&str) -> bool, field_needed: bool) -> Json {
    let mut paths = Vec::new();
    let keyless = ("circumstances", vec!["circumstances".to_owned()]);
    let keyed = NOUN_KEYS
        .iter()
        .map(|(noun, keys)| (*noun, keys.map(|key| format!("{noun}/{key}")).to_vec()));
    for (noun, nouns) in keyed.chain([keyless]) {
        for path in nouns {
            let fields = entry(noun).fields.iter().filter(|field| holds(field.kind));
            paths.extend(fields.map(|field| format!("{path}/{}", field.name)));
            if !field_needed {
                paths.push(path);
            }
        }
    }
    one_of(paths)
}

/// The required members of an entity, and the types of their values.
pub(crate) fn heads(name: &'static str) -> Vec<(&'static str, String)> {
    let one = |member, kind: &str| vec![(member, kind.to_owned())];
    match name {
        "circumstances" | "resolved" | "reopened" | "incident_withdrawn" => Vec::new(),
        "remark" => one("text", "text"),
        "sequence" => [one("earlier", "moment path"), one("later", "moment path")].concat(),
        "confirmed" | "withdrawn" => one("statement", "statement key"),
        "ruled_out" => one("key", "noun key"),
        "same" => [one("key", "noun key"), one("as", "noun key")].concat(),
        "settled" => [one("path", "path"), one("statement", "statement key")].concat(),
        "related" => one("incident", "id"),
        "expunged" => one("order", "text"),
        step if STEPS.contains(&step) => one("investigation", "investigation key"),
        noun => one("key", &format!("{noun} key")),
    }
}

/// What is said of one field.
#[derive(Debug, Clone)]
struct Answer {
    /// A value, or the reason why there is none.
    fact: Option<Result<Value, Why>>,
    words: Option<String>,
    believed: bool,
    complete: bool,
}

fn any_answer(kind: &'static str) -> impl Strategy<Value = Answer> {
    let fact = prop_oneof![
        6 => any_value(kind).prop_map(|value| Some(Ok(value))),
        3 => select(Why::ALL).prop_map(|why| Some(Err(why))),
        1 => Just(None),
    ];
    let words = proptest::option::weighted(0.2, any_text());
    (fact, words, prop::bool::weighted(0.2), prop::bool::weighted(0.2)).prop_map(
        move |(fact, words, believed, complete)| {
            let is_known_list = matches!(fact, Some(Ok(_))) && kind.starts_with("list of ");
            Answer { fact, words, believed, complete: complete && is_known_list }
        },
    )
}

/// Any description, step or source of this name, in its JSON form: a few of its fields stated.
pub(crate) fn any_entity_json(name: &str) -> Json {
    let entry = entry(name);
    let (head_names, head_kinds): (Vec<_>, Vec<_>) = heads(entry.name).into_iter().unzip();
    let heads: Vec<_> = head_kinds.iter().map(|kind| any_value(kind)).collect();
    let fields = entry.fields;
    let stated = if fields.len() < 8 { 0.5 } else { 0.12 };
    let answers: Vec<_> = fields
        .iter()
        .map(|field| proptest::option::weighted(stated, any_answer(field.kind)))
        .collect();
    let own = select(vec![
        json!({ "beat": "4A", "cad number": 17 }),
        json!({ "beat": "4B", "checked": true, "score": 1.5 }),
        json!({ "score": -2.0 }),
    ]);
    let is_noun = name == "circumstances" || NOUN_KEYS.iter().any(|(noun, _)| *noun == name);
    let own = match is_noun {
        true => proptest::option::weighted(0.1, own).boxed(),
        false => Just(None).boxed(),
    };
    (heads, answers, own)
        .prop_map(move |(heads, answers, own)| {
            let mut members = Map::new();
            members.extend(own.map(|own| ("extra".to_owned(), own)));
            members.extend(head_names.iter().map(|name| (*name).to_owned()).zip(heads));
            let (mut unknown, mut words) = (Map::new(), Map::new());
            let (mut believed, mut complete) = (Vec::new(), Vec::new());
            for (field, answer) in fields.iter().zip(answers) {
                let Some(answer) = answer else { continue };
                let name = || field.name.to_owned();
                match answer.fact {
                    Some(Ok(value)) => drop(members.insert(name(), value)),
                    Some(Err(why)) => drop(unknown.insert(name(), why.as_str().into())),
                    None => {}
                }
                words.extend(answer.words.map(|words| (name(), words.into())));
                believed.extend(answer.believed.then(name));
                complete.extend(answer.complete.then(name));
            }
            members.insert("unknown".to_owned(), unknown.into());
            members.insert("words".to_owned(), words.into());
            members.insert("believed".to_owned(), believed.into());
            members.insert("complete".to_owned(), complete.into());
            Value::Object(members)
        })
        .boxed()
}

pub(crate) fn typed<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Any description, step or source of this name.
pub(crate) fn any_entity<E: DeserializeOwned + Debug>(name: &str) -> BoxedStrategy<E> {
    any_entity_json(name).prop_map(|json| typed(&json)).boxed()
}

/// Any value of a type.
pub(crate) fn any_of<T: value::Value>() -> BoxedStrategy<T> {
    any_value(T::TYPE).prop_map(|json| typed(&json)).boxed()
}

/// Any claim, in its JSON form.
pub(crate) fn any_claim_json() -> Json {
    let said = |name: &'static str| any_entity_json(name).prop_map(move |it| json!({ name: it }));
    let names = NOUNS.iter().map(|entry| entry.name).filter(|name| *name != "source");
    let claims = names.map(|name| {
        // The status is worth more cases than the weather.
        let weight = match name {
            "leave" | "investigation" => 3,
            step if STEPS.contains(&step) => 2,
            _ => 1,
        };
        (weight, said(name).boxed())
    });
    let reported = Union::new(STEPS.map(said)).prop_map(|step| json!({ "reported": step }));
    Union::new_weighted(claims.chain([(2, reported.boxed())]).collect()).boxed()
}

/// Any claim.
pub(crate) fn any_claim() -> BoxedStrategy<Claim> {
    any_claim_json().prop_map(|json| typed(&json)).boxed()
}

/// The parts of a statement.
#[derive(Debug, Clone)]
struct Parts {
    at: When,
    source: String,
    says: Vec<Claim>,
    key: Option<String>,
    via: Option<String>,
    cite: Option<String>,
    replaces: Option<String>,
    public: Option<When>,
    recorded: Option<(When, Option<String>)>,
}

impl Parts {
    fn statement(&self) -> Statement {
        let source = Key::<Source>::from(&*self.source);
        let mut statement = source.says(self.at, self.says.clone());
        if let Some(key) = &self.key {
            statement = statement.with_key(&**key);
        }
        if let Some(via) = &self.via {
            statement = statement.with_via(&**via);
        }
        if let Some(cite) = &self.cite {
            statement = statement.with_cite(&**cite);
        }
        if let Some(replaces) = &self.replaces {
            statement = statement.replacing(&**replaces);
        }
        if let Some(public) = self.public {
            statement = statement.made_public(public);
        }
        if let Some((recorded, by)) = &self.recorded {
            statement = statement.with_recorded(*recorded);
            if let Some(by) = by {
                statement = statement.with_recorded_by(&**by);
            }
        }
        statement
    }

    /// Takes back what cannot stand; false if there is nothing to take back.
    fn mend(&mut self, claim: Option<usize>, reason: &Reason) -> bool {
        match (reason, claim) {
            (Reason::KeyTaken { .. }, _) => self.key = None,
            (Reason::NotDescribed { key, .. }, _) => self.says.push(bare(key.as_str())),
            (_, Some(i)) => match &self.says[i] {
                Claim::Step(step) => self.says[i] = Claim::reported(step.clone()),
                _ => drop(self.says.remove(i)),
            },
            (_, None) => return self.replaces.take().is_some(),
        }
        !self.says.is_empty()
    }
}

/// A description that says nothing of the noun of this key.
fn bare(key: &str) -> Claim {
    let (noun, _) = NOUN_KEYS.iter().find(|(_, keys)| keys.contains(&key)).unwrap();
    typed(&json!({ *noun: { "key": key } }))
}

fn any_parts(at: BoxedStrategy<When>) -> impl Strategy<Value = Parts> {
    let key = |named| any_key(named).prop_map(|key| key.as_str().unwrap().to_owned());
    let perhaps = |share, named| proptest::option::weighted(share, key(named));
    let claims = vec(any_claim(), 1..4);
    let cite = proptest::option::weighted(0.1, any_text());
    let public = proptest::option::weighted(0.1, any_when());
    let entered = (any_when(), proptest::option::weighted(0.5, any_text()));
    let times = (public, proptest::option::weighted(0.1, entered));
    let (statement, replaces) = (perhaps(0.4, "statement"), perhaps(0.15, "statement"));
    (at, key("source"), claims, statement, perhaps(0.2, "source"), cite, replaces, times).prop_map(
        |(at, source, says, key, via, cite, replaces, (public, recorded))| Parts {
            at,
            source,
            says,
            key,
            via,
            cite,
            replaces,
            public,
            recorded,
        },
    )
}

/// Any statement, legal in some log or in none.
pub(crate) fn any_statement() -> impl Strategy<Value = Statement> {
    any_parts(any_when().boxed()).prop_map(|parts| parts.statement())
}

/// Any offset that a record can have.
pub(crate) fn any_zone() -> impl Strategy<Value = FixedOffset> {
    (-720..=840_i32).prop_map(|minutes| FixedOffset::east_opt(minutes * 60).unwrap())
}

fn any_incident_said(at: BoxedStrategy<When>) -> BoxedStrategy<Incident> {
    let sources = SOURCES.map(|key| {
        any_entity_json("source").prop_map(move |mut source| {
            source["key"] = key.into();
            source
        })
    });
    let zone = proptest::option::of(any_zone());
    (any::<u128>(), zone, sources, vec(any_parts(at), 0..7))
        .prop_map(|(id, zone, sources, said)| {
            let id = Uuid::from_u128(id);
            let mut incident =
                zone.map_or(Incident::new(id), |zone| Incident::in_zone(id, zone).unwrap());
            for source in &sources {
                incident.declare(typed(source)).unwrap();
            }
            for parts in said {
                record(&mut incident, parts);
            }
            incident
        })
        .boxed()
}

/// Records as much of a statement as can stand.
fn record(incident: &mut Incident, mut parts: Parts) {
    for _ in 0..60 {
        let said = parts.statement();
        let Err(rejected) = incident.record(said.clone()) else {
            // It is stored otherwise, and handed out as it was given.
            assert!(incident.statements().any(|it| *it == said), "{said:?}");
            return;
        };
        if !parts.mend(rejected.claim(), rejected.reason()) {
            return;
        }
    }
}

/// Any legal incident: descriptions, steps that stand and steps that are only reported, statements
/// replaced and withdrawn, recorded in another order than said.
pub(crate) fn any_incident() -> BoxedStrategy<Incident> {
    any_incident_said(any_when().boxed())
}

/// The same, with no two statements said on one day, so that the order of recording never matters.
pub(crate) fn any_incident_by_days() -> BoxedStrategy<Incident> {
    let day = (2031..=2039_i32, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| {
        When::parse(&format!("{year}-{month:02}-{day:02}")).unwrap()
    });
    any_incident_said(day.boxed())
        .prop_filter("two statements on one day", |incident| {
            let days: BTreeSet<_> =
                incident.statements().map(|statement| statement.at().to_string()).collect();
            days.len() == incident.statements().count()
        })
        .boxed()
}

#[test]
fn every_type_of_the_dictionary_has_its_values() {
    for entry in NOUNS {
        let kinds = entry.fields.iter().map(|field| field.kind.to_owned());
        for kind in kinds.chain(heads(entry.name).into_iter().map(|(_, kind)| kind)) {
            drop(any_value(&kind));
        }
        drop(any_entity_json(entry.name));
    }
}

/// A record names its members in the error for any other: all of them are in the strategies.
#[test]
fn every_part_of_a_record_is_covered() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    fn members<T: value::Value>() -> Vec<String> {
        let error = serde_json::from_value::<T>(json!({"?": 1})).unwrap_err().to_string();
        error.split('`').skip(1).step_by(2).filter(|name| *name != "?").map(str::to_owned).collect()
    }
    for (kind, members) in [
        ("place", members::<use_of_force::Place>()),
        ("jurisdiction", members::<use_of_force::Jurisdiction>()),
        ("identifier", members::<value::Identifier>()),
        ("tip line", members::<value::TipLine>()),
        ("what is left", members::<use_of_force::step::Left>()),
    ] {
        let mut missing: BTreeSet<_> = members.into_iter().collect();
        assert!(missing.len() > 1, "{kind}");
        let mut runner = TestRunner::deterministic();
        for _ in 0..100 {
            let value = any_value(kind).new_tree(&mut runner).unwrap().current();
            missing.retain(|member| value.get(member).is_none());
        }
        assert!(missing.is_empty(), "{kind} never has {missing:?}");
    }
}

/// The strategies are worth something only if what they aim at happens.
#[test]
fn incidents_are_not_trivial() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let strategy = any_incident();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..1_000 {
        let incident = strategy.new_tree(&mut runner).unwrap().current();
        let statements: Vec<_> = incident.statements().collect();
        let claims = || statements.iter().flat_map(|statement| statement.says());
        let mut note = |what, is: bool| *seen.entry(what).or_default() += usize::from(is);
        note("statements", statements.len() > 2);
        note("replaced", statements.iter().any(|it| it.replaces().is_some()));
        note("steps", claims().any(|claim| matches!(claim, Claim::Step(_))));
        note("reported", claims().any(|claim| matches!(claim, Claim::Reported(_))));
        note("withdrawn", claims().any(|claim| claim.name() == "withdrawn"));
        note("ruled out", claims().any(|claim| claim.name() == "ruled_out"));
        note("resolved", claims().any(|claim| claim.name() == "resolved"));
        note("on leave", incident.status() != use_of_force::Status::Open);
    }
    let rare: Vec<_> = seen.iter().filter(|(_, times)| **times == 0).collect();
    assert!(rare.is_empty(), "never happens: {rare:?} of {seen:?}");
}
