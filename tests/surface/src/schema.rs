//! The JSON Schema, in the hands of a validator that knows nothing of the crate.

use jsonschema::Validator;
use serde_json::{Value, json};

/// The golden file, which a test of the crate compares with the schema that it computes.
pub(crate) fn golden() -> Value {
    serde_json::from_str(include_str!("../../golden/schema.json")).unwrap()
}

/// Of whole files.
pub(crate) fn of_incidents() -> Validator {
    jsonschema::draft202012::new(&golden()).unwrap()
}

/// Of what one of its definitions describes.
pub(crate) fn of(definition: &str) -> Validator {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/$defs/{definition}"),
        "$defs": golden()["$defs"],
    });
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Fails with what the validator holds against it.
#[track_caller]
pub(crate) fn assert_valid(validator: &Validator, json: &Value, what: &str) {
    let errors: Vec<_> = validator
        .iter_errors(json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

#[test]
fn it_is_a_schema() {
    jsonschema::draft202012::meta::validate(&golden()).unwrap();
    assert!(!of_incidents().is_valid(&json!({})));
}
