//! What schemas are put together from.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Every schema here is an object, so that the default never stands in.
pub(crate) fn schema(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

/// Puts a schema among the definitions, unless it is there, and refers to it.
pub(super) fn define(
    generator: &mut SchemaGenerator,
    name: &str,
    write: impl FnOnce(&mut SchemaGenerator) -> Value,
) -> Value {
    if generator.settings().inline_subschemas {
        return write(generator);
    }
    if !generator.definitions().contains_key(name) {
        let definition = write(generator);
        generator.definitions_mut().insert(name.to_owned(), definition);
    }
    let path = &generator.settings().definitions_path;
    let path = path.trim_start_matches('#').trim_end_matches('/');
    json!({ "$ref": format!("#{path}/{name}") })
}

/// An object of these members and no others.
pub(super) fn object(
    description: &str,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
) -> Value {
    let schema = json!({
        "description": description,
        "type": "object",
        "additionalProperties": false,
    });
    let schema = with(schema, "properties", properties);
    if required.is_empty() { schema } else { with(schema, "required", required) }
}

/// With one more keyword.
pub(super) fn with(mut schema: Value, keyword: &str, value: impl Into<Value>) -> Value {
    if let Some(keywords) = schema.as_object_mut() {
        keywords.insert(keyword.to_owned(), value.into());
    }
    schema
}

/// With what it means in its place.
pub(super) fn described(schema: Value, definition: &str) -> Value {
    with(schema, "description", definition)
}

/// The same or `null`, which says nothing.
pub(super) fn or_null(mut schema: Value) -> Value {
    match schema.get_mut("type") {
        Some(one @ Value::String(_)) => {
            *one = json!([one.take(), "null"]);
            schema
        }
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// An object that has this member, and not as `null`.
pub(super) fn stating(member: &str) -> Value {
    json!({ "required": [member], "properties": { member: { "not": { "type": "null" } } } })
}

/// The first paragraph of a piece of documentation, on one line and without its links.
pub(super) fn summary(documentation: &str) -> String {
    let paragraph = documentation.split("\n\n").next().unwrap_or_default();
    let mut text = paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    while let Some((before, link)) = text.split_once("](") {
        let Some((_, after)) = link.split_once(')') else { break };
        let linked = before.rsplit_once('[').map(|(before, linked)| format!("{before}{linked}"));
        text = format!("{}{after}", linked.unwrap_or_else(|| before.to_owned()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_the_first_paragraph_in_plain_text() {
        let text =
            " A leave, see [`Leave`](crate::Leave) and [merging](a#b),\n of two lines.\n\n More.\n";
        assert_eq!(summary(text), "A leave, see `Leave` and merging, of two lines.");
        assert_eq!(summary(""), "");
    }

    #[test]
    fn null_is_one_more_type() {
        assert_eq!(or_null(json!({"type": "string"})), json!({"type": ["string", "null"]}));
        assert_eq!(
            or_null(json!({"$ref": "#"})),
            json!({"anyOf": [{"$ref": "#"}, {"type": "null"}]})
        );
    }
}
