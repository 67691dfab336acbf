//! Long lists, and lists to which many add.

use super::{each, incident, keys, says, says_all, shapes, then, turn, with};
use serde_json::{Value, json};

shapes! {
    openlist_1src "shooting/s/discharged_by",
    openlist_nsrc "shooting/s/discharged_by",
    openlist_believed "shooting/s/discharged_by",
    openlist_complete_1src "shooting/s/discharged_by",
    openlist_complete_nsrc "shooting/s/discharged_by",
    openlist_big_2src "shooting/s/discharged_by",
    set_big_2src "person/p/armed_with",
    bare "shooting/s/discharged_by",
    identifiers "agency/g/identifiers",
    identifiers_1src "agency/g/identifiers",
    identifiers_nsrc "agency/g/identifiers",
}

/// A shooting with these agencies.
fn shooting(agencies: impl Into<Value>) -> Value {
    json!({"key": "s", "discharged_by": agencies.into()})
}

fn agencies(n: usize) -> Vec<Value> {
    each(n, |i| json!({"agency": {"key": format!("g{i}")}}))
}

/// Each statement adds an agency to the list, or says as the last argument has it.
fn added(n: usize, sources: &[String], how: impl Fn(usize, Value) -> Value) -> Value {
    let word = |i: usize| json!({"shooting": how(i, shooting(vec![format!("g{i}")]))});
    let source = |i: usize| &sources[i % sources.len()];
    let first = says_all(0, source(0), then(json!({"shooting": {"key": "s"}}), agencies(n)));
    incident(sources, then(first, each(n, |i| says(i + 1, source(i), word(i)))))
}

fn plain(_: usize, shooting: Value) -> Value {
    shooting
}

/// Every other member is only believed.
fn believed(i: usize, shooting: Value) -> Value {
    let doubted = with(shooting.clone(), "believed", json!(["discharged_by"]));
    turn(i, shooting, doubted)
}

/// Every eighth list is all.
fn complete(i: usize, shooting: Value) -> Value {
    if i % 8 == 7 { with(shooting, "complete", json!(["discharged_by"])) } else { shooting }
}

fn openlist_1src(n: usize) -> Value {
    added(n, &keys("a", 1), plain)
}

fn openlist_nsrc(n: usize) -> Value {
    added(n, &keys("s", n), plain)
}

fn openlist_believed(n: usize) -> Value {
    added(n, &keys("a", 1), believed)
}

fn openlist_complete_1src(n: usize) -> Value {
    added(n, &keys("a", 1), complete)
}

fn openlist_complete_nsrc(n: usize) -> Value {
    added(n, &keys("s", n), complete)
}

fn openlist_big_2src(n: usize) -> Value {
    let first = then(json!({"shooting": shooting(keys("g", n))}), agencies(n));
    let all = with(shooting(keys("g", n)), "complete", json!(["discharged_by"]));
    let second = says(1, "b", json!({"shooting": all}));
    incident(["a", "b"], vec![says_all(0, "a", first), second])
}

fn set_big_2src(n: usize) -> Value {
    let weapons = keys("w", n);
    let mut others = keys("w", n - 1);
    others.push("handgun".to_owned());
    let armed = |with: &[String]| json!({"person": {"key": "p", "armed_with": with}});
    incident(["a", "b"], vec![says(0, "a", armed(&weapons)), says(1, "b", armed(&others))])
}

/// The agencies are mentioned, and nobody describes them.
fn bare(n: usize) -> Value {
    let of_bare = vec![says(0, "a", json!({"shooting": shooting(keys("g", n))}))];
    let keys = each(n, |i| json!({"agency": format!("g{i}")}));
    with(incident(["a"], of_bare), "bare", keys)
}

/// An agency with the identifiers of these numbers.
fn numbered(numbers: std::ops::Range<usize>) -> Value {
    let identifiers: Vec<_> = numbers.map(|i| json!({"value": i.to_string()})).collect();
    json!({"agency": {"key": "g", "identifiers": identifiers}})
}

fn identifiers(n: usize) -> Value {
    let all = || numbered(0..n);
    incident(["a", "b"], vec![says(0, "a", all()), says(1, "b", all())])
}

fn identifiers_1src(n: usize) -> Value {
    incident(["a"], each(n, |i| says(i, "a", numbered(i..i + 1))))
}

fn identifiers_nsrc(n: usize) -> Value {
    incident(keys("s", n), each(n, |i| says(i, format!("s{i}"), numbered(i..i + 1))))
}
