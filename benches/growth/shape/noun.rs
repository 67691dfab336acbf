//! Many nouns.

use super::{each, incident, keys, says, says_all, shapes, then};
use serde_json::{Value, json};

shapes! {
    persons "person/p0/age",
    small_persons "person/0/age",
    keys_long "person/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx000000000/age",
    disputed_nouns "person/p0/age",
    unknown_nouns "person/p0/age",
    same_name "person/p0/name",
    ruled_out_same "leave/l/officer",
    ruled_out_many "person/p0/age",
    force_on "force/f0/on",
    struck "shooting/s/struck",
    part_of_chain "pursuit/p0/continued_as",
    covered_chain "agency/p0/covered_by",
}

fn persons(n: usize) -> Value {
    let person = |i| json!({"person": {"key": format!("p{i}"), "age": 20 + i % 50}});
    incident(["a"], each(n, |i| says(i, "a", person(i))))
}

fn small_persons(n: usize) -> Value {
    let person = |i: usize| json!({"person": {"key": i.to_string()}});
    incident(["a"], each(n, |i| says(i, "a", person(i))))
}

fn keys_long(n: usize) -> Value {
    let person = |i| json!({"person": {"key": format!("{:x<55}{i:09}", ""), "age": 20}});
    incident(["a"], each(n, |i| says(i, "a", person(i))))
}

fn disputed_nouns(n: usize) -> Value {
    let half = n / 2;
    let person = |i, age| json!({"person": {"key": format!("p{i}"), "age": age}});
    let mut statements = each(half, |i| says(i, "a", person(i, 20)));
    statements.extend(each(half, |i| says(half + i, "b", person(i, 30))));
    incident(["a", "b"], statements)
}

fn unknown_nouns(n: usize) -> Value {
    let person = |i| json!({"person": {"key": format!("p{i}"), "unknown": {"age": "pending"}}});
    incident(["a"], each(n, |i| says(i, "a", person(i))))
}

fn same_name(n: usize) -> Value {
    let person = |i| {
        let key = format!("p{i}");
        json!({"person": {"key": key, "name": "A. Example", "age": 30, "roles": ["subject"]}})
    };
    incident(["a"], vec![says_all(0, "a", each(n, person))])
}

fn ruled_out_same(n: usize) -> Value {
    let ruled_out = each(n, |i| says(i + 1, "a", json!({"ruled_out": {"key": "l"}})));
    incident(["a"], then(says(0, "a", json!({"leave": {"key": "l"}})), ruled_out))
}

fn ruled_out_many(n: usize) -> Value {
    let half = n / 2;
    let claim = |word: &str, i| json!({word: {"key": format!("p{i}")}});
    let mut statements = each(half, |i| says(i, "a", claim("person", i)));
    statements.extend(each(half, |i| says(half + i, "a", claim("ruled_out", i))));
    incident(["a"], statements)
}

fn force_on(n: usize) -> Value {
    let half = n / 2;
    let force = |i| {
        let (key, on) = (format!("f{i}"), format!("p{i}"));
        json!({"force": {"key": key, "on": [on], "by": ["o"], "kind": "firearm"}})
    };
    let mut claims = each(half, force);
    claims.push(json!({"officer": {"key": "o"}}));
    claims.extend(each(half, |i| json!({"person": {"key": format!("p{i}")}})));
    incident(["a"], vec![says_all(0, "a", claims)])
}

fn struck(n: usize) -> Value {
    let struck = keys("p", n);
    let mut claims = vec![
        json!({"shooting": {"key": "s", "struck": struck, "shooters": ["o"]}}),
        json!({"officer": {"key": "o"}}),
    ];
    claims.extend(each(n, |i| json!({"person": {"key": format!("p{i}"), "injury": "fatal"}})));
    incident(["a"], vec![says_all(0, "a", claims)])
}

fn part_of_chain(n: usize) -> Value {
    chain(n, "pursuit", "continued_as")
}

fn covered_chain(n: usize) -> Value {
    chain(n, "agency", "covered_by")
}

/// Each names the next, and the last the first.
fn chain(n: usize, noun: &str, field: &str) -> Value {
    let key = |i| format!("p{i}");
    let claim = |i| json!({noun: {"key": key(i), field: key((i + 1) % n)}});
    incident(["a"], vec![says_all(0, "a", each(n, claim))])
}
