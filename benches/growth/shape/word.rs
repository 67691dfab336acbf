//! Many words on one field of one noun.

use super::{at, each, incident, keys, says, shapes, turn, with};
use serde_json::{Value, json};

shapes! {
    noun_1src "person/p/age",
    noun_2src "person/p/age",
    noun_nsrc_disagree "person/p/age",
    noun_nsrc_agree "person/p/age",
    noun_nsrc_overlap "person/p/age",
    noun_nsrc_lastdisagree "person/p/age",
    noun_nsrc_unknown "person/p/age",
    noun_1src_unknown "person/p/age",
    noun_nsrc_believed "person/p/age",
    noun_1src_believed "person/p/age",
    spells_1src "person/p/age",
    spells_2src "person/p/age",
    spells_nsrc "person/p/age",
    injury_changes "person/p/injury",
    injury_changes_nsrc "person/p/injury",
    public_late "person/p/age",
}

/// The person with these members.
fn person(members: Value) -> Value {
    json!({"person": with(members, "key", "p")})
}

fn aged(age: impl Into<Value>) -> Value {
    person(json!({"age": age.into()}))
}

fn pending() -> Value {
    person(json!({"unknown": {"age": "pending"}}))
}

/// Every statement is of another source.
fn of_each(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    incident(keys("s", n), each(n, |i| says(i, format!("s{i}"), claim(i))))
}

/// Every statement is of one source.
fn of_one(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    incident(["a"], each(n, |i| says(i, "a", claim(i))))
}

fn noun_1src(n: usize) -> Value {
    of_one(n, |i| aged(20 + i % 50))
}

fn noun_2src(n: usize) -> Value {
    incident(["a", "b"], each(n, |i| says(i, turn(i, "a", "b"), aged(20 + i % 2))))
}

fn noun_nsrc_disagree(n: usize) -> Value {
    of_each(n, aged)
}

/// Each is a little less exact than the one before.
fn noun_nsrc_agree(n: usize) -> Value {
    of_each(n, |i| aged(json!({"low": 0, "high": n + i})))
}

/// All can be true, and none says more than another.
fn noun_nsrc_overlap(n: usize) -> Value {
    of_each(n, |i| aged(json!({"low": i, "high": n + i})))
}

fn noun_nsrc_lastdisagree(n: usize) -> Value {
    let last = n - 1;
    of_each(n, |i| if i < last { aged(json!({"low": 10, "high": n + i})) } else { aged(1) })
}

fn noun_nsrc_unknown(n: usize) -> Value {
    of_each(n, |_| pending())
}

fn noun_1src_unknown(n: usize) -> Value {
    of_one(n, |_| pending())
}

/// Every other word is only believed.
fn mixed(i: usize) -> Value {
    let plain = json!({"age": i % 90});
    person(turn(i, plain.clone(), with(plain, "believed", json!(["age"]))))
}

fn noun_nsrc_believed(n: usize) -> Value {
    of_each(n, mixed)
}

fn noun_1src_believed(n: usize) -> Value {
    of_one(n, mixed)
}

fn spells_1src(n: usize) -> Value {
    of_one(n, |i| turn(i, pending(), aged(20)))
}

/// Two sources of which each knows it and then does not.
fn spells_2src(n: usize) -> Value {
    let word = |i| turn(i / 2, pending(), aged(20));
    incident(["a", "b"], each(n, |i| says(i, turn(i, "a", "b"), word(i))))
}

/// First nobody knows it, and then everybody does.
fn spells_nsrc(n: usize) -> Value {
    let half = n / 2;
    let word = |i| if i < half { pending() } else { aged(20) };
    let statements = each(2 * half, |i| says(i, format!("s{}", i % half), word(i)));
    incident(keys("s", half), statements)
}

fn injury(i: usize) -> Value {
    person(json!({"injury": turn(i, "serious", "minor")}))
}

fn injury_changes(n: usize) -> Value {
    of_one(n, injury)
}

fn injury_changes_nsrc(n: usize) -> Value {
    of_each(n, injury)
}

/// What was said first became public last.
fn public_late(n: usize) -> Value {
    let statement = |i| with(says(i, "a", aged(20 + i % 3)), "public", at(n - i));
    incident(["a"], each(n, statement))
}
