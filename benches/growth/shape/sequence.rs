//! What came before what.

use super::{at, each, incident, keys, says, says_all, shapes, then};
use serde_json::{Value, json};

shapes! {
    seq_chain "shooting/s0/occurred",
    seq_chain_undated "shooting/s0/occurred",
    seq_cycle "shooting/s0/occurred",
    seq_nsrc "shooting/s0/occurred",
    seq_star "shooting/s0/occurred",
    seq_same "shooting/s0/occurred",
    shootings_interval "shooting/s0/occurred",
}

fn dated(n: usize, occurred: impl Fn(usize) -> String) -> Vec<Value> {
    each(n, |i| json!({"shooting": {"key": format!("s{i}"), "occurred": occurred(i)}}))
}

fn undated(n: usize) -> Vec<Value> {
    each(n, |i| json!({"shooting": {"key": format!("s{i}")}}))
}

fn sequence(earlier: usize, later: usize) -> Value {
    let path = |i| format!("shooting/s{i}/occurred");
    json!({"sequence": {"earlier": path(earlier), "later": path(later)}})
}

/// The shootings, and then sequences of one source.
fn after(shootings: Vec<Value>, n: usize, sequence: impl Fn(usize) -> Value) -> Value {
    let sequences = each(n, |i| says(i + 1, "a", sequence(i)));
    incident(["a"], then(says_all(0, "a", shootings), sequences))
}

fn seq_chain(n: usize) -> Value {
    after(dated(n, at), n - 1, |i| sequence(i, i + 1))
}

fn seq_chain_undated(n: usize) -> Value {
    after(undated(n), n - 1, |i| sequence(i, i + 1))
}

fn seq_cycle(n: usize) -> Value {
    after(undated(n), n, |i| sequence(i, (i + 1) % n))
}

fn seq_nsrc(n: usize) -> Value {
    let sequences = each(n, |i| says(i + 1, format!("x{i}"), sequence(i, (i + 1) % n)));
    incident(keys("x", n), then(says_all(0, "x0", undated(n)), sequences))
}

/// All later than the one that has the latest moment.
fn seq_star(n: usize) -> Value {
    after(dated(n, |i| at(n - i)), n - 1, |i| sequence(0, i + 1))
}

fn seq_same(n: usize) -> Value {
    after(dated(2, |i| at(5 - 2 * i)), n, |_| sequence(0, 1))
}

fn shootings_interval(n: usize) -> Value {
    let shootings = dated(n, |i| format!("{}/9999", 1_000 + i % 8_000));
    incident(["a"], vec![says_all(0, "a", shootings)])
}
