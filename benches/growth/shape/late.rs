//! Statements that stand in the file from the last to the first.

use super::{each, incident, says, shapes, then, turn};
use serde_json::{Value, json};

shapes! {
    late "person/p0/age",
    late_1noun "person/p/age",
    late_tracks "investigation/i/track",
    late_steps "investigation/i/track",
}

/// The later the earlier.
fn backwards(n: usize, claim: impl Fn(usize) -> Value) -> Vec<Value> {
    each(n, |i| says(n - i, "a", claim(i)))
}

fn late(n: usize) -> Value {
    let person = |i| json!({"person": {"key": format!("p{i}"), "age": 20}});
    incident(["a"], backwards(n, person))
}

fn late_1noun(n: usize) -> Value {
    incident(["a"], backwards(n, |i| json!({"person": {"key": "p", "age": 20 + i % 3}})))
}

fn late_tracks(n: usize) -> Value {
    let track = |i| turn(i, "administrative", "criminal");
    let tracked = |i| json!({"investigation": {"key": "i", "track": track(i)}});
    incident(["a"], backwards(n, tracked))
}

/// The investigation is suspended at odd seconds and resumed at even ones.
fn late_steps(n: usize) -> Value {
    let begun = says(0, "a", json!({"investigation": {"key": "i"}}));
    let step = |i| turn(n - i, "resumed", "suspended");
    let steps = backwards(n, |i| json!({step(i): {"investigation": "i"}}));
    incident(["a"], then(begun, steps))
}
