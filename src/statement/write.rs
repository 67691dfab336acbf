use super::{Claim, Statement};
use crate::step::Step;
use serde::{Serialize, Serializer, ser::SerializeMap};

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let optional = [
            self.key.is_some(),
            self.via.is_some(),
            self.cite().is_some(),
            self.replaces().is_some(),
            self.public().is_some(),
            self.recorded().is_some(),
            self.recorded_by().is_some(),
        ];
        let length = 3 + optional.iter().filter(|stated| **stated).count();
        let mut map = to.serialize_map(Some(length))?;
        if let Some(key) = &self.key {
            map.serialize_entry("key", &Some(key))?;
        }
        map.serialize_entry("at", &Some(self.at))?;
        map.serialize_entry("source", &Some(&self.source))?;
        if let Some(via) = &self.via {
            map.serialize_entry("via", &Some(via))?;
        }
        if let Some(cite) = self.cite() {
            map.serialize_entry("cite", &Some(cite))?;
        }
        if let Some(replaces) = self.replaces() {
            map.serialize_entry("replaces", &Some(replaces))?;
        }
        if let Some(public) = self.public() {
            map.serialize_entry("public", &Some(public))?;
        }
        if let Some(recorded) = self.recorded() {
            map.serialize_entry("recorded", &Some(recorded))?;
        }
        if let Some(by) = self.recorded_by() {
            map.serialize_entry("recorded_by", &Some(by))?;
        }
        map.serialize_entry("says", &Some(&self.says))?;
        map.end()
    }
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        match self {
            Claim::Reported(step) => map.serialize_entry("reported", &Some(step))?,
            claim => claim.write_entity(&mut map)?,
        }
        map.end()
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        self.write_entity(&mut map)?;
        map.end()
    }
}
