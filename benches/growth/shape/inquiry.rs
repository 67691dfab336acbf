//! Investigations, leaves and determinations: what the status follows from.

use super::{each, incident, keys, says, says_all, shapes, then, turn};
use serde_json::{Value, json};

shapes! {
    track_1src "investigation/i/track",
    track_nsrc "investigation/i/track",
    track_nsrc_two "investigation/i/track",
    track_nsrc_unlisted "investigation/i/track",
    tracks_nsrc "investigation/i0/track",
    decision_nsrc "determination/d/decision",
    leave_ended_1src "leave/l/ended",
    leave_ended_nsrc "leave/l/ended",
    leave_flap "leave/l/ended",
    leaves "leave/l0/officer",
    leaves_1officer "leave/l0/officer",
    officers_leaves "leave/l0/officer",
    investigations "investigation/i0/track",
    steps_1inv "investigation/i/track",
    steps_1inv_nsrc "investigation/i/track",
    inv_by_nsteps "investigation/i0/track",
    reported "investigation/i/track",
}

/// Every statement is of another source.
fn of_each(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    incident(keys("s", n), each(n, |i| says(i, format!("s{i}"), claim(i))))
}

/// Every statement is of one source.
fn of_one(n: usize, claim: impl Fn(usize) -> Value) -> Value {
    incident(["a"], each(n, |i| says(i, "a", claim(i))))
}

fn tracked(track: &str) -> Value {
    json!({"investigation": {"key": "i", "track": track}})
}

fn track_1src(n: usize) -> Value {
    of_one(n, |i| tracked(turn(i, "administrative", "criminal")))
}

fn track_nsrc(n: usize) -> Value {
    of_each(n, |_| tracked("criminal"))
}

/// Of the two tracks only one stands in the way of resolving the incident.
fn track_nsrc_two(n: usize) -> Value {
    of_each(n, |i| tracked(turn(i, "criminal", "civil")))
}

fn track_nsrc_unlisted(n: usize) -> Value {
    of_each(n, |i| tracked(&format!("track_{i}")))
}

/// As many words as in `track_nsrc`, each on an investigation of its own.
fn tracks_nsrc(n: usize) -> Value {
    of_each(n, |i| json!({"investigation": {"key": format!("i{i}"), "track": "criminal"}}))
}

fn decision_nsrc(n: usize) -> Value {
    of_each(n, |_| json!({"determination": {"key": "d", "decision": "charged"}}))
}

fn running() -> Value {
    json!({"leave": {"key": "l", "unknown": {"ended": "pending"}}})
}

fn leave_ended_1src(n: usize) -> Value {
    of_one(n, |_| running())
}

fn leave_ended_nsrc(n: usize) -> Value {
    of_each(n, |_| running())
}

fn leave_flap(n: usize) -> Value {
    of_one(n, |i| turn(i, running(), json!({"leave": {"key": "l", "ended": "2031"}})))
}

fn leaves(n: usize) -> Value {
    of_one(n, |i| json!({"leave": {"key": format!("l{i}")}}))
}

fn leaves_1officer(n: usize) -> Value {
    let leave = |i| json!({"leave": {"key": format!("l{i}"), "officer": "o"}});
    let officer = says(0, "a", json!({"officer": {"key": "o"}}));
    incident(["a"], then(officer, each(n, |i| says(i + 1, "a", leave(i)))))
}

fn officers_leaves(n: usize) -> Value {
    let half = n / 2;
    let officer = |i| json!({"officer": {"key": format!("o{i}"), "employer": "g"}});
    let leave = |i| json!({"leave": {"key": format!("l{i}"), "officer": format!("o{i}")}});
    let mut claims = each(half, officer);
    claims.push(json!({"agency": {"key": "g"}}));
    claims.extend(each(half, leave));
    incident(["a"], vec![says_all(0, "a", claims)])
}

fn investigations(n: usize) -> Value {
    of_one(n, |i| json!({"investigation": {"key": format!("i{i}")}}))
}

fn step(i: usize) -> Value {
    json!({turn(i, "suspended", "resumed"): {"investigation": "i"}})
}

fn steps_1inv(n: usize) -> Value {
    let begun = says(0, "a", json!({"investigation": {"key": "i"}}));
    incident(["a"], then(begun, each(n, |i| says(i + 1, "a", step(i)))))
}

fn steps_1inv_nsrc(n: usize) -> Value {
    let begun = says(0, "s0", json!({"investigation": {"key": "i"}}));
    let steps = each(n, |i| says(i + 1, format!("s{i}"), step(i)));
    incident(keys("s", n), then(begun, steps))
}

fn inv_by_nsteps(n: usize) -> Value {
    let half = n / 2;
    let key = |i| format!("i{i}");
    let begun = each(half, |i| json!({"investigation": {"key": key(i)}}));
    let suspended = |i| says(i + 1, "a", json!({"suspended": {"investigation": key(i)}}));
    incident(["a"], then(says_all(0, "a", begun), each(half, suspended)))
}

fn reported(n: usize) -> Value {
    let begun = says(0, "a", json!({"investigation": {"key": "i"}}));
    let over = || json!({"reported": {"concluded": {"investigation": "i"}}});
    incident(["a"], then(begun, each(n, |i| says(i + 1, "a", over()))))
}
