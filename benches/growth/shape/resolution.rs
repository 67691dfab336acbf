//! Incidents that are resolved, and what stands in the way of that.

use super::{each, incident, says, says_all, shapes, then, turn};
use serde_json::{Value, json};

shapes! {
    resolve_reopen "circumstances/occurred",
    undermined "leave/l0/officer",
    leaving "leave/l0/officer",
    late_resolved "leave/l0/ended",
}

fn resolved() -> Value {
    json!({"resolved": {"without_investigation": "x"}})
}

/// Resolved and taken up again, by turns.
fn course(i: usize) -> Value {
    turn(i, resolved(), json!({"reopened": {}}))
}

fn on_leave(n: usize) -> Value {
    says_all(0, "a", each(n, |i| json!({"leave": {"key": format!("l{i}")}})))
}

fn resolve_reopen(n: usize) -> Value {
    incident(["a"], each(n, |i| says(i, "a", course(i))))
}

fn undermined(n: usize) -> Value {
    let half = n / 2;
    incident(["a"], then(on_leave(half), each(half, |i| says(i + 1, "a", course(i)))))
}

fn leaving(n: usize) -> Value {
    let half = n / 2;
    let left = each(half, |i| json!({"leave": format!("l{i}"), "reason": "r"}));
    let resolved = json!({"resolved": {"without_investigation": "x", "leaving": left}});
    incident(["a"], vec![on_leave(half), says(1, "a", resolved)])
}

/// Leaves that were over before the incident was resolved, told from the last to the first.
fn late_resolved(n: usize) -> Value {
    let leave = |i| json!({"leave": {"key": format!("l{i}"), "ended": "2031"}});
    let statements = each(n, |i| says(n - i, "a", leave(i)));
    incident(["a"], then(says(n + 5, "a", resolved()), statements))
}
