//! Incidents made to cost as much as they can: of each shape, one with n of something.

mod inquiry;
mod late;
mod list;
mod noun;
mod resolution;
mod sequence;
mod statement;
mod taken_back;
mod word;

use serde_json::{Value, json};

/// How to make an incident with n of something.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The field of which most is said.
    pub(crate) field: &'static str,
    make: fn(usize) -> Value,
}

impl Shape {
    /// The incident as JSON.
    pub(crate) fn text(&self, n: usize) -> String {
        (self.make)(n).to_string()
    }

    /// Whether its log cannot stand: what costs is to find that out.
    pub(crate) fn is_refused(&self) -> bool {
        self.name.starts_with("bad_") || self.name == "twins"
    }
}

/// Shapes by the names of the functions that make them, each with its field.
macro_rules! shapes {
    ($($make:ident $field:literal,)+) => {
        pub(super) const SHAPES: &[$crate::shape::Shape] = &[
            $( $crate::shape::Shape { name: stringify!($make), field: $field, make: $make }, )+
        ];
    };
}
use shapes;

/// Every shape.
pub(crate) fn all() -> impl Iterator<Item = &'static Shape> {
    let of_each = [
        noun::SHAPES,
        word::SHAPES,
        list::SHAPES,
        inquiry::SHAPES,
        resolution::SHAPES,
        taken_back::SHAPES,
        sequence::SHAPES,
        late::SHAPES,
        statement::SHAPES,
    ];
    of_each.into_iter().flatten()
}

/// The id of every incident.
pub(crate) const ID: &str = "00000000-0000-0000-0000-000000000001";

/// An incident of what these sources say.
fn incident<K: AsRef<str>>(sources: impl IntoIterator<Item = K>, statements: Vec<Value>) -> Value {
    // Copies hear every other source, so that they have something to withhold.
    let kinds = ["agency", "news"].into_iter().cycle();
    let declared = sources.into_iter().zip(kinds);
    let sources: Vec<_> =
        declared.map(|(key, kind)| json!({"key": key.as_ref(), "kind": kind})).collect();
    json!({"schema": 1, "id": ID, "sources": sources, "statements": Value::from(statements)})
}

/// What a source says in the second `i`.
fn says(i: usize, source: impl AsRef<str>, claim: Value) -> Value {
    says_all(i, source, vec![claim])
}

fn says_all(i: usize, source: impl AsRef<str>, claims: Vec<Value>) -> Value {
    json!({"at": at(i), "source": source.as_ref(), "says": Value::from(claims)})
}

/// An object with one member more.
fn with(mut object: Value, name: &str, member: impl Into<Value>) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert(name.to_owned(), member.into());
    }
    object
}

/// Distinct moments, second by second.
fn at(i: usize) -> String {
    let (day, second) = (i / 86_400, i % 86_400);
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    let (month, day) = (1 + day / 28, 1 + day % 28);
    format!("2031-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}", second % 60)
}

/// One of each number below `n`.
fn each<T>(n: usize, make: impl FnMut(usize) -> T) -> Vec<T> {
    (0..n).map(make).collect()
}

/// A key for each number below `n`: `s0`, `s1`, ….
fn keys(word: &str, n: usize) -> Vec<String> {
    each(n, |i| format!("{word}{i}"))
}

/// The one of two whose turn it is.
fn turn<T>(i: usize, even: T, odd: T) -> T {
    if i.is_multiple_of(2) { even } else { odd }
}

/// The first and what follows it.
fn then<T>(first: T, rest: impl IntoIterator<Item = T>) -> Vec<T> {
    std::iter::once(first).chain(rest).collect()
}
