//! The JSON Schema is pinned, and has everything that the data dictionary has.
//!
//! That it says what reading does is tested in `tests/surface`, by an independent validator.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::dictionary::NOUNS;
use use_of_force::schemars::generate::SchemaSettings;
use use_of_force::schemars::{JsonSchema, schema_for};
use use_of_force::value::List;
use use_of_force::{Claim, Incident, Key, Officer, Person, Statement, When, code};

fn of_incidents() -> Value {
    schema_for!(Incident).to_value()
}

fn definitions(schema: &Value) -> BTreeMap<&String, &Value> {
    schema["$defs"].as_object().unwrap().iter().collect()
}

#[test]
fn the_schema_is_the_golden_file() {
    let schema = serde_json::to_string_pretty(&of_incidents()).unwrap() + "\n";
    crate::golden::check("schema.json", &schema);
}

#[test]
fn every_field_has_its_definition() {
    let schema = of_incidents();
    for entry in NOUNS {
        for field in entry.fields {
            let place = format!("/$defs/{}/properties/{}/description", entry.name, field.name);
            let definition = schema.pointer(&place);
            assert_eq!(definition.and_then(Value::as_str), Some(field.definition), "{place}");
        }
    }
}

#[test]
fn every_word_has_its_definition() {
    let schema = of_incidents();
    let table = include_str!("../golden/vocabularies.csv");
    let mut lines = 0;
    for line in csv::Reader::from_reader(table.as_bytes()).into_records() {
        let line = line.unwrap();
        let (vocabulary, word) = (&line[0], &line[1]);
        let words = schema["$defs"][vocabulary]["anyOf"].as_array();
        let words = words.unwrap_or_else(|| panic!("no vocabulary {vocabulary}"));
        let found = words.iter().find(|entry| entry["const"] == word);
        let definition = found.and_then(|entry| entry["description"].as_str());
        assert!(definition.is_some_and(|it| it.ends_with('.')), "{vocabulary}/{word}");
        lines += 1;
    }
    assert!(lines > 500, "{lines}");
}

/// Every definition is referred to, and every reference leads to one.
#[test]
fn the_schema_is_whole() {
    fn references<'a>(schema: &'a Value, found: &mut BTreeSet<&'a str>) {
        match schema {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|member| references(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    let schema = of_incidents();
    let mut found = BTreeSet::new();
    references(&schema, &mut found);
    let found: Vec<_> = found.iter().map(|it| it.strip_prefix("#/$defs/").unwrap()).collect();
    let defined: Vec<_> = definitions(&schema).into_keys().collect();
    assert_eq!(found, defined);
}

/// Each type's own schema is the definition of the same name in that of a file.
#[test]
fn types_have_one_schema_each() {
    fn check<T: JsonSchema>(definitions: &BTreeMap<&String, &Value>) {
        let mut alone = schema_for!(T).to_value();
        let members = alone.as_object_mut().unwrap();
        assert_eq!(members.remove("title").unwrap(), *T::schema_name());
        members.remove("$schema").unwrap();
        members.remove("$defs");
        assert_eq!(&alone, definitions[&T::schema_name().into_owned()]);
    }

    let schema = of_incidents();
    let definitions = definitions(&schema);
    check::<Statement>(&definitions);
    check::<Claim>(&definitions);
    check::<Person>(&definitions);
    check::<When>(&definitions);
    check::<code::Weapon>(&definitions);
    check::<use_of_force::Why>(&definitions);
    check::<use_of_force::Place>(&definitions);
    check::<Key<Officer>>(&definitions);
    check::<use_of_force::step::Step>(&definitions);
}

/// In the schema of somebody else's type, under other settings.
#[test]
fn types_stand_in_other_schemas() {
    let mut generator = SchemaSettings::openapi3().into_generator();
    let reference = generator.subschema_for::<Vec<List<code::Weapon>>>().to_value();
    assert_eq!(reference["items"]["items"]["$ref"], "#/components/schemas/weapon");
    assert_eq!(generator.definitions().keys().collect::<Vec<_>>(), ["weapon"]);

    let inline = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = inline.into_generator().into_root_schema_for::<List<Key<Officer>>>().to_value();
    assert_eq!(schema["items"]["type"], "string");
    assert_eq!(schema.get("$defs"), None);
}
