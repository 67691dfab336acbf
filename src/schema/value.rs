//! The schemas of values.

use super::definition::{define, described, object, or_null, stating, summary, with};
use crate::{
    Why,
    value::{
        Form, Type, Value,
        form::{Need, Part},
    },
};
use schemars::SchemaGenerator;
use serde_json::{Map, json};

type Json = serde_json::Value;

pub(crate) fn name<T: Value>() -> String {
    definition_name(T::TYPE)
}

pub(crate) fn schema<T: Value>(generator: &mut SchemaGenerator) -> Json {
    written(T::FORM, generator)
}

/// The name of a type in one word.
fn definition_name(kind: &str) -> String {
    kind.to_lowercase().replace(' ', "_")
}

/// The schema of a type, or a reference to it.
pub(super) fn reference(of: Type, generator: &mut SchemaGenerator) -> Json {
    match of.form {
        Form::Boolean | Form::Text | Form::Array { .. } => written(of.form, generator),
        form => define(generator, &definition_name(of.name), |generator| written(form, generator)),
    }
}

fn written(form: Form, generator: &mut SchemaGenerator) -> Json {
    match form {
        Form::Boolean => json!({ "type": "boolean" }),
        Form::Text => json!({ "type": "string" }),
        Form::Pattern { about, pattern } => {
            json!({ "description": about, "type": "string", "pattern": pattern })
        }
        Form::Key { names, pattern } => {
            let about = format!("Names one {names} inside the incident; never a person's name.");
            json!({ "description": about, "type": "string", "pattern": pattern })
        }
        Form::Word { about, words } => {
            let unlisted = json!({
                "description": "A word that this version does not know.",
                "type": "string",
                "minLength": 1,
            });
            let words = words.iter().map(|(word, definition)| constant(word, definition));
            let any: Vec<_> = words.chain([unlisted]).collect();
            json!({ "description": summary(about), "anyOf": any })
        }
        Form::Amount { about } => amount(about),
        Form::Point { about } => point(about),
        Form::Record { about, parts } => record(about, parts, generator),
        Form::Array { of, .. } => json!({ "type": "array", "items": reference(*of, generator) }),
    }
}

fn constant(word: &str, definition: &str) -> Json {
    json!({ "const": word, "description": definition })
}

fn amount(about: &str) -> Json {
    let number = json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX });
    json!({
        "description": about,
        "anyOf": [
            number,
            {
                "type": "object",
                "properties": { "low": or_null(number.clone()), "high": or_null(number.clone()) },
                "additionalProperties": false,
                "anyOf": [stating("low"), stating("high")],
            },
        ],
    })
}

fn point(about: &str) -> Json {
    json!({
        "description": about,
        "type": "object",
        "properties": {
            "latitude": { "type": "number", "minimum": -90, "maximum": 90 },
            "longitude": { "type": "number", "minimum": -180, "maximum": 180 },
            "decimals": { "type": "integer", "minimum": 0, "maximum": 7 },
        },
        "additionalProperties": false,
        "required": ["latitude", "longitude", "decimals"],
    })
}

fn record(about: &str, parts: &[Part], generator: &mut SchemaGenerator) -> Json {
    let mut properties = Map::new();
    for part in parts {
        let value = reference(part.value, generator);
        let value = if part.need == Need::Required { value } else { or_null(value) };
        properties.insert(part.name.to_owned(), described(value, part.definition));
    }
    let needed = |need| parts.iter().filter(move |part| part.need == need).map(|part| part.name);
    let required: Vec<_> = needed(Need::Required).collect();
    let either: Vec<_> = needed(Need::Either).map(stating).collect();
    let anything = required.is_empty() && either.is_empty();
    let schema = object(&summary(about), properties, required);
    if anything {
        with(schema, "anyOf", needed(Need::Optional).map(stating).collect::<Vec<_>>())
    } else if either.is_empty() {
        schema
    } else {
        with(schema, "oneOf", either)
    }
}

/// The system's own fields.
pub(crate) fn extra(_: &mut SchemaGenerator) -> Json {
    json!({
        "description": "Fields of the system's own, which are never interpreted.",
        "type": "object",
        "propertyNames": { "pattern": "^(?![0-9]+$)[^/]{1,64}$" },
        "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
    })
}

/// The reasons why something is not known. This list is closed.
pub(crate) fn why(_: &mut SchemaGenerator) -> Json {
    let reasons: Vec<_> =
        Why::ALL.iter().map(|why| constant(why.as_str(), why.definition())).collect();
    json!({ "description": "Why a value is not known.", "oneOf": reasons })
}
