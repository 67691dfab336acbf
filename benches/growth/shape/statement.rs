//! Long statements, statements that say little, and logs whose last statement cannot stand.

use super::{at, each, incident, keys, says, says_all, shapes, with};
use serde_json::{Value, json};

shapes! {
    one_st_n_nouns "person/p0/age",
    one_st_same_noun "person/p/age",
    one_st_fields "person/p/armed",
    twins "person/p/age",
    small_claims "circumstances/occurred",
    remarks "circumstances/occurred",
    remarks_sameday "circumstances/occurred",
    sources_only "circumstances/occurred",
    bad_last "leave/l0/officer",
    bad_last_1noun "person/p/age",
    bad_last_inv "investigation/i/track",
}

/// One statement with these claims.
fn one(claims: Vec<Value>) -> Value {
    incident(["a"], vec![says_all(0, "a", claims)])
}

fn one_st_n_nouns(n: usize) -> Value {
    one(each(n, |i| json!({"person": {"key": format!("p{i}")}})))
}

fn one_st_same_noun(n: usize) -> Value {
    one(each(n, |_| json!({"person": {"key": "p"}})))
}

/// The claims speak of different fields, and of each field they agree.
fn one_st_fields(n: usize) -> Value {
    let fields = [
        "armed",
        "believed_armed",
        "resisted",
        "assaulted_officer",
        "impaired",
        "mental_health_related",
        "fled",
        "injured_before",
        "preexisting_injury",
        "arrested",
        "died",
    ];
    let cycle = fields.into_iter().cycle().take(n);
    one(cycle.map(|field| json!({"person": with(json!({"key": "p"}), field, true)})).collect())
}

fn twins(n: usize) -> Value {
    let person = |i| json!({"person": {"key": "p", "height_inches": 1 + i % 70, "age": i / 70}});
    one(each(n, person))
}

fn small_claims(n: usize) -> Value {
    one(each(n, |_| json!({"circumstances": {}})))
}

fn remark(i: usize, occurred: &str) -> Value {
    says(i, "a", json!({"remark": {"text": format!("t{i}"), "occurred": occurred}}))
}

fn remarks(n: usize) -> Value {
    incident(["a"], each(n, |i| remark(i, &at(i))))
}

fn remarks_sameday(n: usize) -> Value {
    incident(["a"], each(n, |i| remark(i, "2031-05-04")))
}

fn sources_only(n: usize) -> Value {
    incident(keys("s", n), Vec::new())
}

/// What one source says, and last what cannot stand.
fn refused_last(n: usize, claim: impl Fn(usize) -> Value, last: Vec<Value>) -> Value {
    let mut statements = each(n, |i| says(i, "a", claim(i)));
    statements.push(says_all(n, "a", last));
    incident(["a"], statements)
}

/// Nobody describes whom it mentions.
fn nobody() -> Vec<Value> {
    vec![json!({"shooting": {"key": "x", "discharged_by": ["nobody"]}})]
}

fn bad_last(n: usize) -> Value {
    refused_last(n, |i| json!({"leave": {"key": format!("l{i}")}}), nobody())
}

fn bad_last_1noun(n: usize) -> Value {
    refused_last(n, |_| json!({"person": {"key": "p", "age": 20}}), nobody())
}

fn bad_last_inv(n: usize) -> Value {
    let tracked = |_| json!({"investigation": {"key": "i", "track": "criminal"}});
    let steps = ["resumed", "investigation_reopened"];
    refused_last(n, tracked, steps.map(|step| json!({step: {"investigation": "i"}})).into())
}
