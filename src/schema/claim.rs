//! The schemas of claims and steps.

use super::{
    definition::{define, object, or_null, stating, with},
    entity,
};
use crate::{Claim, entity::Entity, statement::Types, step::Step};
use schemars::SchemaGenerator;
use serde_json::{Map, Value};

pub(crate) fn claim(generator: &mut SchemaGenerator) -> Value {
    let reported = define(generator, "step", step);
    let mut members = Members { generator, properties: Map::new() };
    Claim::types(&mut members);
    Step::types(&mut members);
    members.properties.insert("reported".to_owned(), or_null(reported));
    members.one("One thing that a statement says: an object with one member, which names it.")
}

pub(crate) fn step(generator: &mut SchemaGenerator) -> Value {
    let mut members = Members { generator, properties: Map::new() };
    Step::types(&mut members);
    members.one("A step, which moves an investigation or the incident.")
}

struct Members<'a> {
    generator: &'a mut SchemaGenerator,
    properties: Map<String, Value>,
}

impl Types for Members<'_> {
    fn entity<E: Entity>(&mut self) {
        let schema = or_null(entity::reference::<E>(self.generator));
        self.properties.insert(E::NAME.to_owned(), schema);
    }
}

impl Members<'_> {
    /// An object of which exactly one member is not `null`.
    fn one(self, description: &str) -> Value {
        let one: Vec<_> = self.properties.keys().map(|name| stating(name)).collect();
        with(object(description, self.properties, Vec::new()), "oneOf", one)
    }
}
