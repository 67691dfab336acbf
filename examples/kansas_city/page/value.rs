//! A value as people read it: by its type, and never by its text.

use super::wording::{agency_name, words};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Display;
use use_of_force::{
    Incident, Jurisdiction, Key, Place, dictionary,
    step::Left,
    value::{Amount, Identifier, Point, Shown, TipLine},
};

/// A value of this type, which the dictionary names.
pub(crate) fn readable(incident: &Incident, kind: &str, value: &Value) -> String {
    let lists = ["ordered list of ", "list of "];
    let member = lists.iter().find_map(|list| kind.strip_prefix(list));
    let (Some(member), Value::Array(members)) = (member, value) else {
        return one(incident, kind, value);
    };
    if members.is_empty() {
        return "none".to_owned();
    }
    let members: Vec<_> = members.iter().map(|value| one(incident, member, value)).collect();
    // Names and places have commas.
    let is_word = dictionary::vocabulary(member).is_some() || member.ends_with(" key");
    members.join(if is_word && member != "agency key" { ", " } else { "; " })
}

fn one(incident: &Incident, kind: &str, value: &Value) -> String {
    let typed = match kind {
        "amount" => typed::<Amount>(value),
        "point" => typed::<Point>(value),
        "place" => typed::<Place>(value),
        "identifier" => typed::<Identifier>(value),
        "tip line" => typed::<TipLine>(value),
        "what is left" => typed::<Left>(value),
        "jurisdiction" => jurisdiction(value),
        _ => None,
    };
    match (typed, value) {
        (Some(text), _) => text,
        (None, Value::Bool(true)) => "yes".to_owned(),
        (None, Value::Bool(false)) => "no".to_owned(),
        (None, Value::String(key)) if kind == "agency key" => {
            agency_name(incident, &Key::from(key.as_str()))
        }
        (None, Value::String(word)) if dictionary::vocabulary(kind).is_some() => words(word),
        (None, Value::String(text)) => Shown(text).to_string(),
        (None, value) => Shown(value).to_string(),
    }
}

fn typed<T: DeserializeOwned + Display>(value: &Value) -> Option<String> {
    let value: T = serde_json::from_value(value.clone()).ok()?;
    Some(Shown(value).to_string())
}

/// With the number of the census, if it has one.
fn jurisdiction(value: &Value) -> Option<String> {
    let it: Jurisdiction = serde_json::from_value(value.clone()).ok()?;
    let named = Shown(&it).to_string();
    Some(match it.geoid() {
        Some(geoid) if named != format!("GEOID {}", Shown(geoid)) => {
            format!("{named} (GEOID {})", Shown(geoid))
        }
        _ => named,
    })
}
