//! The peer for reading: plain derived structs of the same content, unchecked. What somebody would write
//! who needs these files alone. Each refuses members that it does not have, and what was read is written
//! as it was: so nothing is passed over.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Structs with the members that are always there, and after `;` those that can be.
macro_rules! derived {
    ($( struct $Name:ident $(<$T:ident>)? {
        $($always:ident: $Always:ty),*; $($field:ident: $Field:ty),*
    } )*) => {$(
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $Name $(<$T>)? {
            $( $always: $Always, )*
            $( #[serde(skip_serializing_if = "Option::is_none")] $field: Option<$Field>, )*
        }
    )*};
}

type Texts = Vec<String>;
/// Why fields are not known, or in which words they were said.
type Beside = BTreeMap<String, String>;

derived! {
    struct Source { key: String; kind: String, name: String, published: String, url: String, licence: String }
    struct Circumstances { ; kinds: Texts, body_camera_recorded: bool }
    struct Point { latitude: f64, longitude: f64, decimals: u32; }
    struct Jurisdiction { ; country: String, state: String, county: String, place: String }
    struct Identifier { value: String; issuer: String, kind: String }
    struct Amount { ; low: u32, high: u32 }
    struct Shooting {
        key: String;
        occurred: String, point: Point, jurisdiction: Jurisdiction, discharged_by: Texts, struck: Texts,
        target: Texts, intent: Texts, unknown: Beside, words: Beside, complete: Texts
    }
    struct Person {
        key: String;
        roles: Texts, name: String, identifiers: Vec<Identifier>, age: Amount, sex: String, race: Texts,
        race_basis: String, armed_with: Texts, resistance: Texts, mental_health_related: bool, fled: bool,
        fled_by: Texts, injury: String, injury_types: Texts, died: bool, unknown: Beside, words: Beside
    }
    struct Agency {
        key: String;
        name: String, kind: String, jurisdiction: Jurisdiction, oris: Texts, identifiers: Vec<Identifier>,
        unknown: Beside, words: Beside
    }
    struct Remark { text: String; about: String }
    struct Leave { key: String; began: String }
    struct Investigation { key: String; }
    struct Officer { key: String; unknown: Beside }
    struct Statement<Claim> {
        at: String, source: String, says: Vec<Claim>;
        key: String, via: String, cite: String
    }
    struct Case<Claim> {
        schema: u32, id: String, sources: Vec<Source>, statements: Vec<Statement<Claim>>;
        version: u64
    }
}

/// What the import of the Washington Post's file says, and what is recorded here.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Claim {
    Circumstances(Circumstances),
    Shooting(Box<Shooting>),
    Person(Box<Person>),
    Agency(Box<Agency>),
    Remark(Remark),
    Leave(Leave),
    Investigation(Investigation),
    Officer(Officer),
}

/// How long it takes to read the lines; none if they hold what these structs do not have.
pub(crate) fn reading(lines: &str) -> Option<std::time::Duration> {
    let read = |line: &str| serde_json::from_str::<Case<Claim>>(line);
    for line in lines.lines() {
        let case = read(line).ok()?;
        let (a, b): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(line).ok()?, serde_json::to_value(&case).ok()?);
        assert!(a == b, "{line}");
    }
    Some(super::best(|| {
        for line in lines.lines() {
            std::hint::black_box(read(line).ok());
        }
    }))
}
