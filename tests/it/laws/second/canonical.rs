//! Canonical JSON, the last resort of every tie.

use super::field::{Field, Kind};
use super::place::PARTS;
use serde_json::{Value, json};

/// The members of values, in the order of the dictionary.
const MEMBERS: [&[&str]; 3] = [
    &["low", "high", "latitude", "longitude", "decimals"],
    &PARTS,
    &["issuer", "kind", "number", "name"],
];

/// Members in the order of the dictionary, no blanks.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            let known = MEMBERS.concat();
            let place = |name: &str| known.iter().position(|known| *known == name);
            // The value of an identifier is its last member.
            members.sort_by_key(|(name, _)| place(name).unwrap_or(known.len()));
            let written = members.into_iter().map(|(name, value)| {
                format!("{}:{}", Value::from(name.as_str()), canonical(value))
            });
            format!("{{{}}}", written.collect::<Vec<_>>().join(","))
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        _ => value.to_string(),
    }
}

/// A value as it is compared: amounts as bounds, lists sorted unless ordered.
pub(crate) fn plain(field: Field, value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(|member| one(field, member)).collect();
            if field.shape != super::field::Shape::Ordered {
                list.sort_by_key(canonical);
                list.dedup();
            }
            list.into()
        }
        _ => one(field, value),
    }
}

fn one(field: Field, value: &Value) -> Value {
    match value {
        Value::Number(number) if field.kind == Kind::Amount => {
            json!({ "low": number, "high": number })
        }
        _ => value.clone(),
    }
}
