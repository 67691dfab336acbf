//! Statements that are withdrawn, replaced or confirmed.

use super::{each, incident, says, shapes, then, turn, with};
use serde_json::{Value, json};

shapes! {
    withdrawals "person/p/age",
    withdrawals_unknown "person/p0/age",
    withdrawals_inv "investigation/i/track",
    withdrawals_leave "leave/l/ended",
    withdrawals_decision "determination/d/decision",
    replace_chain "person/p/age",
    replace_same "person/p/age",
    replace_inv "investigation/i/track",
    confirmed "person/p/age",
}

/// Every statement is withdrawn, from the first to the last.
fn withdrawn(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    let half = n / 2;
    let mut statements = each(half, |i| keyed(i, claim(i)));
    statements.extend(each(half, |i| {
        says(half + i, "a", json!({"withdrawn": {"statement": format!("k{i}")}}))
    }));
    incident(["a"], statements)
}

fn keyed(i: usize, claim: Value) -> Value {
    with(says(i, "a", claim), "key", format!("k{i}"))
}

/// Every statement replaces the one before.
fn replaced(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    let statement = |i| match keyed(i, claim(i)) {
        first if i == 0 => first,
        next => with(next, "replaces", format!("k{}", i - 1)),
    };
    incident(["a"], each(n, statement))
}

fn aged(age: usize) -> Value {
    json!({"person": {"key": "p", "age": age}})
}

fn tracked(i: usize) -> Value {
    json!({"investigation": {"key": "i", "track": turn(i, "administrative", "criminal")}})
}

fn withdrawals(n: usize) -> Value {
    withdrawn(n, |_| aged(20))
}

fn withdrawals_unknown(n: usize) -> Value {
    withdrawn(n, |i| json!({"person": {"key": format!("p{i}"), "unknown": {"age": "pending"}}}))
}

fn withdrawals_inv(n: usize) -> Value {
    withdrawn(n, tracked)
}

fn withdrawals_leave(n: usize) -> Value {
    withdrawn(n, |i| {
        let running = json!({"leave": {"key": "l", "unknown": {"ended": "pending"}}});
        turn(i, running, json!({"leave": {"key": "l", "ended": "2031"}}))
    })
}

fn withdrawals_decision(n: usize) -> Value {
    let decision = |i| turn(i, "charged", "declined");
    withdrawn(n, |i| json!({"determination": {"key": "d", "decision": decision(i)}}))
}

fn replace_chain(n: usize) -> Value {
    replaced(n, |i| aged(20 + i % 2))
}

fn replace_inv(n: usize) -> Value {
    replaced(n, tracked)
}

fn replace_same(n: usize) -> Value {
    let first = with(says(0, "a", aged(20)), "key", "k");
    let again = |i| with(says(i + 1, "a", aged(20 + i % 2)), "replaces", "k");
    incident(["a"], then(first, each(n, again)))
}

fn confirmed(n: usize) -> Value {
    let first = with(says(0, "a", aged(20)), "key", "k");
    let again = |i| says(i + 1, "a", json!({"confirmed": {"statement": "k"}}));
    incident(["a"], then(first, each(n, again)))
}
