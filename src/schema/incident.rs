//! The schemas of statements and of whole files.

use super::{
    claim::claim,
    definition::{define, described, object, or_null, with},
    entity, value,
};
use crate::{
    Key, Source, Statement, When,
    incident::wire::SCHEMA,
    value::{AnyNoun, Id, Kind, Text, Type},
};
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

/// An offset from -12:00 to +14:00.
const ZONE: &str = "^([+-](0[0-9]|1[01]):[0-5][0-9]|[+-]12:00|[+]1[23]:[0-5][0-9]|[+]14:00)$";

pub(crate) fn statement(generator: &mut SchemaGenerator) -> Value {
    let mut typed = |of: Type| value::reference(of, generator);
    let (when, text) = (typed(Type::of::<When>()), typed(Type::of::<Text>()));
    let source = typed(Type::of::<Key<Source>>());
    let statement = typed(Type::of::<Key<Statement>>());
    let claim = define(generator, "claim", claim);
    let says = json!({ "type": "array", "items": claim });
    of_members(
        "One utterance of one source: one or more claims, taken or refused whole.",
        [
            required("at", when.clone(), "When it was said, and only that."),
            required("source", source.clone(), "Who said it."),
            required("says", says, "What was said."),
            optional("key", statement.clone(), "Its key."),
            optional("via", source, "Where we read it."),
            optional("cite", text.clone(), "Where in that: a line, a page."),
            optional(
                "replaces",
                statement,
                "The earlier statement of the source that it restates.",
            ),
            optional(
                "public",
                when.clone(),
                "When it became public, if that was later than it was said.",
            ),
            optional("recorded", when, "When it was entered into this record."),
            optional("recorded_by", text, "Who entered it into this record."),
        ],
    )
}

pub(crate) fn incident(generator: &mut SchemaGenerator) -> Value {
    let id = value::reference(Type::of::<Id>(), generator);
    let source = entity::reference::<Source>(generator);
    let key = value::reference(Type::of::<Key<AnyNoun>>(), generator);
    // One that says nothing can be made, and cannot be recorded.
    let statement = define(generator, "statement", statement);
    let statement = with(statement, "properties", json!({ "says": { "minItems": 1 } }));
    let keyed = Kind::NOUNS.into_iter().filter(|kind| *kind != Kind::Circumstances);
    let bare: Map<_, _> = keyed.map(|kind| (kind.as_str().to_owned(), key.clone())).collect();
    let bare = json!({ "type": "object", "properties": bare, "additionalProperties": false });
    let array = |items| json!({ "type": "array", "items": items });
    of_members(
        "A use-of-force incident as a log of who said what, and when.",
        [
            required(
                "schema",
                json!({ "type": "integer", "minimum": 1, "maximum": SCHEMA }),
                "The version of the format.",
            ),
            required("id", id, "The id of the incident."),
            optional(
                "zone",
                json!({ "type": "string", "pattern": ZONE }),
                "The offset of the times that have none.",
            ),
            optional(
                "version",
                json!({ "type": "integer", "minimum": 0 }),
                "How often the record was changed.",
            ),
            optional(
                "entered",
                array(json!({ "type": "integer", "minimum": 1 })),
                "At which version each statement was entered, where `recorded` tells it wrongly.",
            ),
            required("sources", array(source), "Who says something."),
            optional("bare", array(bare), "Keys of nouns that a later part of the log describes."),
            required("statements", array(statement), "What they say, in any order."),
        ],
    )
}

/// A member, and whether there is no object without it.
type Member = (&'static str, Value, bool);

fn required(name: &'static str, schema: Value, definition: &str) -> Member {
    (name, described(schema, definition), true)
}

fn optional(name: &'static str, schema: Value, definition: &str) -> Member {
    (name, described(or_null(schema), definition), false)
}

fn of_members<const N: usize>(description: &str, members: [Member; N]) -> Value {
    let mut required = Vec::new();
    let mut properties = Map::new();
    for (name, schema, is_required) in members {
        properties.insert(name.to_owned(), schema);
        required.extend(is_required.then_some(name));
    }
    object(description, properties, required)
}
