//! What is said: everything of which a random history is made, from `said.json`.

use crate::arbitrary::typed;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use serde_json::{Value, json};
use std::sync::LazyLock;
use use_of_force::Claim;

/// What is said of fields, of what has a course, and beside that.
static SAID: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("said.json")).unwrap());

const WHYS: [&str; 7] =
    ["pending", "asked", "undetermined", "withheld", "not_made", "declined", "redacted"];

/// What has a course.
pub(super) const KEYS: [(&str, &[&str]); 3] = [
    ("leave", &["leave-1", "leave-2"]),
    ("investigation", &["it-1", "it-2"]),
    ("determination", &["charge-1"]),
];

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().unwrap().iter()
}

fn elements(array: &Value) -> impl Iterator<Item = &Value> {
    array.as_array().unwrap().iter()
}

/// A claim that describes a noun of this key so.
pub(in crate::laws) fn describes(noun: &str, key: &str, mut body: Value) -> Claim {
    if !key.is_empty() {
        body["key"] = key.into();
    }
    typed(&json!({ noun: body }))
}

/// What is said of one field, in every way in which it can be said: as known and as unknown.
struct OneField {
    known: Vec<Claim>,
    unknown: Vec<Claim>,
}

fn one_field(noun: &str, key: &str, field: &str, values: &Value) -> OneField {
    let says = |body: Value| describes(noun, key, body);
    let mut known = Vec::new();
    for (i, value) in elements(values).enumerate() {
        known.push(says(json!({ field: value, "words": { field: format!("so they say {i}") } })));
        known.extend([(); 3].map(|()| says(json!({ field: value }))));
        known.push(says(json!({ field: value, "believed": [field] })));
        if ["discharged_by", "struck", "identifiers"].contains(&field) {
            known.push(says(json!({ field: value, "complete": [field] })));
        }
    }
    let mut unknown = WHYS.map(|why| says(json!({ "unknown": { field: why } }))).to_vec();
    unknown.push(says(json!({ "unknown": { field: WHYS[1] }, "believed": [field] })));
    OneField { known, unknown }
}

/// Everything that is said of each field.
static FIELDS: LazyLock<Vec<OneField>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (path, fields) in members(&SAID["fields"]) {
        let (noun, key) = path.split_once('/').unwrap_or((path, ""));
        all.extend(members(fields).map(|(field, values)| one_field(noun, key, field, values)));
    }
    all
});

/// What is said of one field, whichever it is; as unknown rarely or often.
pub(super) fn any_claims_of_one_field() -> impl Strategy<Value = impl Strategy<Value = Claim>> {
    (0..FIELDS.len(), select(vec![1, 3, 9])).prop_map(|(field, share)| {
        let OneField { known, unknown } = &FIELDS[field];
        prop_oneof![share => select(known.as_slice()), 1 => select(unknown.as_slice())]
    })
}

/// What is said of one value and of what qualifies it, of one noun: of some of its fields at once;
/// and that an answer is settled.
pub(super) fn any_claims_of_one_group() -> impl Strategy<Value = impl Strategy<Value = Claim>> {
    let groups = members(&SAID["groups"])
        .flat_map(|(path, groups)| elements(groups).map(move |fields| (path.as_str(), fields)));
    select(groups.collect::<Vec<_>>()).prop_map(|(path, fields)| {
        let (noun, key) = path.split_once('/').unwrap();
        let some = members(fields).map(|(field, values)| {
            let values: Vec<&Value> = elements(values).collect();
            let said = (select(values), 0..10_u8, select(&WHYS[..]));
            let said = said.prop_map(move |(value, how, why)| match how {
                0 => json!({ "unknown": { field: why } }),
                1 => json!({ field: value, "believed": [field] }),
                2 if value.as_array().is_some_and(|it| !it.is_empty()) => {
                    json!({ field: value, "complete": [field] })
                }
                _ => json!({ field: value }),
            });
            prop::option::weighted(0.6, said)
        });
        let described = some.collect::<Vec<_>>().prop_map(move |bodies| {
            let mut whole = json!({});
            for (name, it) in bodies.iter().flatten().flat_map(members) {
                match (whole.get_mut(name), it) {
                    (Some(Value::Object(known)), Value::Object(more)) if name == "unknown" => {
                        known.extend(more.clone());
                    }
                    (Some(Value::Array(known)), Value::Array(more)) => known.extend(more.clone()),
                    _ => whole[name] = it.clone(),
                }
            }
            describes(noun, key, whole)
        });
        let names: Vec<&String> = members(fields).map(|(name, _)| name).collect();
        let settled = (select(names), 0..5_usize).prop_map(move |(name, number)| {
            let (path, statement) = (format!("{path}/{name}"), format!("said-{number}"));
            typed(
                &json!({ "settled": { "path": path, "statement": statement, "reason": "it is" } }),
            )
        });
        prop_oneof![8 => described, 1 => settled]
    })
}

fn courses() -> Vec<Claim> {
    let of = |(noun, keys): (&'static str, &'static [&str])| {
        let bodies = elements(&SAID["courses"][noun]);
        bodies.flat_map(move |body| keys.iter().map(move |key| describes(noun, key, body.clone())))
    };
    KEYS.into_iter().flat_map(of).collect()
}

fn steps() -> Vec<Claim> {
    let steps = [
        "suspended",
        "resumed",
        "referred",
        "concluded",
        "concluded",
        "concluded",
        "investigation_reopened",
        "investigation_reopened",
    ];
    let on =
        |key: &'static str| steps.map(|step| typed(&json!({ step: { "investigation": key } })));
    ["it-1", "it-2"].into_iter().flat_map(on).collect()
}

fn resolutions() -> Vec<Claim> {
    let mut all = Vec::new();
    // Which of the four are left: mostly none or all.
    for number in (0..16).chain([0; 12]).chain([15; 8]) {
        let left = [
            ("leave", "leave-1"),
            ("leave", "leave-2"),
            ("investigation", "it-1"),
            ("investigation", "it-2"),
        ];
        let leaving = left.into_iter().enumerate().filter(|(i, _)| number >> i & 1 == 1);
        let leaving: Vec<_> =
            leaving.map(|(_, (noun, key))| json!({ noun: key, "reason": "dormant" })).collect();
        all.push(typed(&json!({ "resolved": { "leaving": leaving } })));
        all.push(typed(
            &json!({ "resolved": { "leaving": leaving, "without_investigation": "nobody asked" } }),
        ));
    }
    all
}

/// Everything that anybody says, kind by kind, and how often.
static CLAIMS: LazyLock<Vec<(u32, Vec<Claim>)>> = LazyLock::new(|| {
    let nouns = ["leave-1", "leave-2", "it-1", "it-2", "charge-1", "person-1", "shooting-1"];
    let fields: Vec<_> =
        FIELDS.iter().flat_map(|it| [it.known.clone(), it.unknown.clone()].concat()).collect();
    let is_list = |claim: &&Claim| match claim {
        Claim::Shooting(it) => it.discharged_by.known().is_some(),
        _ => false,
    };
    let lists = fields.iter().filter(is_list).cloned().collect();
    vec![
        (8, courses()),
        (3, lists),
        (6, fields),
        (5, steps()),
        (4, resolutions()),
        (1, nouns.map(|key| typed(&json!({ "ruled_out": { "key": key } }))).to_vec()),
        (1, vec![typed(&json!({ "reopened": {} }))]),
        (2, elements(&SAID["others"]).map(typed).collect()),
    ]
});

pub(super) fn any_claim() -> impl Strategy<Value = Claim> {
    let kinds = CLAIMS.iter().map(|(share, claims)| (*share, select(claims.as_slice())));
    Union::new_weighted(kinds.collect())
}

/// What is said of one investigation, one leave and one charge, and of the status.
static ONE_COURSE: LazyLock<Vec<Claim>> = LazyLock::new(|| {
    let is_about = |claim: &&Claim| {
        let text = json!(claim).to_string();
        !["leave-2", "it-2"].iter().any(|other| text.contains(other))
    };
    let of_one = |claims: &[Claim]| claims.iter().filter(is_about).cloned().collect::<Vec<_>>();
    let steps = of_one(&steps());
    let ruled_out =
        ["it-1", "leave-1", "charge-1"].map(|key| json!({ "ruled_out": { "key": key } }));
    let more = ruled_out.iter().chain([&json!({ "reopened": {} })]).map(typed).collect();
    [of_one(&courses()), steps.clone(), steps, of_one(&resolutions()), more].concat()
});

pub(super) fn any_claim_of_one_course() -> impl Strategy<Value = Claim> {
    select(ONE_COURSE.as_slice())
}
