//! The schemas of nouns, sources, remarks and steps.

use super::{
    definition::{define, described, object, or_null, summary},
    value,
};
use crate::{
    entity::{Entity, Field, Required},
    value::{Form, Kind, Type},
};
use schemars::SchemaGenerator;
use serde_json::{Map, json};

type Json = serde_json::Value;

pub(crate) fn name<E: Entity>() -> &'static str {
    E::NAME
}

/// A reference to the schema of an entity.
pub(super) fn reference<E: Entity>(generator: &mut SchemaGenerator) -> Json {
    define(generator, E::NAME, schema::<E>)
}

pub(crate) fn schema<E: Entity>(generator: &mut SchemaGenerator) -> Json {
    let mut members = Members {
        generator,
        properties: Map::new(),
        required: Vec::new(),
        fields: Vec::new(),
        open: Vec::new(),
    };
    E::HEADS.iter().for_each(|head| members.head(head));
    E::FIELDS.iter().for_each(|field| members.field(field));
    members.beside::<E>();
    if Kind::of(E::NAME).is_some() {
        members.extra();
    }
    let Members { properties, required, .. } = members;
    object(&summary(E::ABOUT), properties, required)
}

struct Members<'a> {
    generator: &'a mut SchemaGenerator,
    properties: Map<String, Json>,
    required: Vec<&'static str>,
    fields: Vec<&'static str>,
    /// The fields that are lists without an order.
    open: Vec<&'static str>,
}

impl Members<'_> {
    fn head(&mut self, head: &Required) {
        let schema = value::reference(head.of, self.generator);
        self.properties.insert(head.name.to_owned(), schema);
        self.required.push(head.name);
    }

    fn field(&mut self, field: &Field) {
        let of = Type { name: field.kind, form: field.form };
        let schema = value::reference(of, self.generator);
        let schema = described(or_null(schema), field.definition);
        self.properties.insert(field.name.to_owned(), schema);
        self.fields.push(field.name);
        if matches!(field.form, Form::Array { ordered: false, .. }) {
            self.open.push(field.name);
        }
    }
}

impl Members<'_> {
    /// Adds the system's own fields.
    fn extra(&mut self) {
        let extra = or_null(define(self.generator, "extra", value::extra));
        self.properties.insert("extra".to_owned(), extra);
    }

    /// Adds what stands beside the values.
    fn beside<E: Entity>(&mut self) {
        let fields = one_of(&self.fields);
        let fields = if self.fields.is_empty() {
            fields
        } else {
            define(self.generator, &format!("{}_field", E::NAME), |_| fields)
        };
        let why = define(self.generator, "why", value::why);
        let by_field = |values: Json, definition: &str| {
            json!({
                "description": definition,
                "type": ["object", "null"],
                "propertyNames": fields.clone(),
                "additionalProperties": or_null(values),
            })
        };
        let names_of = |names: Json, definition: &str| json!({ "description": definition, "type": ["array", "null"], "items": names });
        let text = json!({ "type": "string" });
        for (name, schema) in [
            (
                "unknown",
                by_field(why, "The fields that are said to be unknown, each with the reason."),
            ),
            ("words", by_field(text, "The source's own words for fields, or the raw cells.")),
            ("believed", names_of(fields.clone(), "The fields that were said as a belief.")),
            ("complete", names_of(one_of(&self.open), "The lists that are said to be complete.")),
        ] {
            self.properties.insert(name.to_owned(), schema);
        }
    }
}

/// One of these names; if there are none, nothing.
fn one_of(names: &[&str]) -> Json {
    if names.is_empty() { Json::Bool(false) } else { json!({ "enum": names }) }
}
