//! A policy as one object, whose members are called like the methods that build it.

use super::{Class, Overruled, Policy};
use crate::{
    Jurisdiction, ParseError, Path, When, source,
    statement::{no_member, once},
    value::{Id, Precision, Text, text::Name},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Error, MapAccess},
    ser::SerializeMap,
};
use std::{collections::BTreeMap, fmt};

const MEMBERS: [&str; 14] = [
    "name",
    "jurisdiction",
    "as_of",
    "allow",
    "allow_words",
    "allow_one",
    "allow_sources",
    "allow_names_of",
    "times_to",
    "points_to",
    "places_to",
    "ids",
    "overruled",
    "withhold_of",
];

/// The precisions to which times can be coarsened.
const PRECISIONS: [(&str, Precision); 4] = [
    ("minute", Precision::Minute),
    ("day", Precision::Day),
    ("month", Precision::Month),
    ("year", Precision::Year),
];

/// What becomes of a value that was overruled.
const OVERRULED: [(&str, Overruled); 2] =
    [("shown", Overruled::Shown), ("withheld", Overruled::Withheld)];

type Fields<'a> = BTreeMap<&'a str, Vec<&'a str>>;

impl Policy {
    /// The fields that are allowed with their words, or without.
    fn fields_with(&self, words: bool) -> Fields<'_> {
        let mut fields = Fields::new();
        for ((noun, field), _) in self.fields.iter().filter(|(_, with)| **with == words) {
            fields.entry(noun).or_default().push(field);
        }
        fields
    }

    /// What is withheld of each class.
    fn of_classes(&self) -> BTreeMap<&'static str, Fields<'_>> {
        let mut all = BTreeMap::new();
        for (class, (noun, field)) in &self.of_class {
            let fields: &mut Fields<'_> = all.entry(class.as_str()).or_default();
            fields.entry(noun).or_default().push(field);
        }
        all
    }

    fn precision(&self) -> Option<&'static str> {
        let known = PRECISIONS.iter().find(|(_, precision)| self.times == Some(*precision));
        known.map(|(word, _)| *word)
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut ones: BTreeMap<Id, Vec<&Path>> = BTreeMap::new();
        for (incident, path) in &self.ones {
            ones.entry(Id::from(*incident)).or_default().push(path);
        }
        let ones: BTreeMap<String, _> =
            ones.into_iter().map(|(id, paths)| (id.to_string(), paths)).collect();
        let ids: BTreeMap<String, Id> = self
            .ids
            .iter()
            .map(|(id, copy)| (Id::from(*id).to_string(), Id::from(*copy)))
            .collect();
        let overruled = OVERRULED.iter().find(|(_, overruled)| self.overruled == *overruled);
        let mut map = to.serialize_map(Some(MEMBERS.len()))?;
        map.serialize_entry("name", &Some(&self.name))?;
        map.serialize_entry("jurisdiction", &Some(&self.jurisdiction))?;
        map.serialize_entry("as_of", &Some(self.as_of))?;
        map.serialize_entry("allow", &Some(self.fields_with(false)))?;
        map.serialize_entry("allow_words", &Some(self.fields_with(true)))?;
        map.serialize_entry("allow_one", &Some(ones))?;
        map.serialize_entry("allow_sources", &Some(&self.sources))?;
        map.serialize_entry("allow_names_of", &Some(&self.named))?;
        map.serialize_entry("times_to", &self.precision())?;
        map.serialize_entry("points_to", &self.points)?;
        map.serialize_entry("places_to", &self.places.map(|detail| detail.to_string()))?;
        map.serialize_entry("ids", &Some(ids))?;
        map.serialize_entry("overruled", &overruled.map(|(word, _)| *word))?;
        map.serialize_entry("withhold_of", &Some(self.of_classes()))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(PolicyVisitor)
    }
}

/// What was read of a policy, before its names are checked.
#[derive(Default)]
struct Draft {
    name: Option<Text>,
    jurisdiction: Option<Jurisdiction>,
    as_of: Option<When>,
    allow: Option<BTreeMap<String, Vec<String>>>,
    allow_words: Option<BTreeMap<String, Vec<String>>>,
    allow_one: Option<BTreeMap<String, Vec<Path>>>,
    allow_sources: Option<Vec<source::Kind>>,
    allow_names_of: Option<Vec<source::Kind>>,
    times_to: Option<String>,
    points_to: Option<u8>,
    places_to: Option<String>,
    ids: Option<BTreeMap<String, String>>,
    overruled: Option<String>,
    withhold_of: Option<BTreeMap<String, BTreeMap<String, Vec<String>>>>,
}

impl Draft {
    fn policy(self) -> Result<Policy, ParseError> {
        let missing = |member: &str| ParseError::new(format!("the member `{member}`"), "none");
        let name = self.name.ok_or_else(|| missing("name"))?;
        let jurisdiction = self.jurisdiction.ok_or_else(|| missing("jurisdiction"))?;
        let as_of = self.as_of.ok_or_else(|| missing("as_of"))?;
        let id = |text: &str| {
            text.parse::<uuid::Uuid>().map_err(|_| ParseError::new("the id of an incident", text))
        };
        let mut policy = Policy::new(name, jurisdiction, as_of)
            .allow_sources(self.allow_sources.into_iter().flatten())
            .allow_names_of(self.allow_names_of.into_iter().flatten());
        for (noun, fields) in self.allow.into_iter().flatten() {
            policy = policy.allow(&noun, fields.iter().map(String::as_str))?;
        }
        for (noun, fields) in self.allow_words.into_iter().flatten() {
            policy = policy.allow_words(&noun, fields.iter().map(String::as_str))?;
        }
        for (incident, paths) in self.allow_one.into_iter().flatten() {
            for path in paths {
                policy = policy.allow_one(id(&incident)?, &path)?;
            }
        }
        if let Some(word) = self.times_to {
            let known = PRECISIONS.iter().find(|(known, _)| *known == word);
            let expected = "`minute`, `day`, `month` or `year`";
            let (_, precision) = known.ok_or_else(|| ParseError::new(expected, &word))?;
            policy = policy.times_to(*precision);
        }
        if let Some(decimals) = self.points_to {
            policy = policy.points_to(decimals);
        }
        if let Some(word) = self.places_to {
            policy = policy.places_to(word.parse()?);
        }
        for (incident, copy) in self.ids.into_iter().flatten() {
            policy = policy.ids([(id(&incident)?, id(&copy)?)]);
        }
        if let Some(word) = self.overruled {
            let known = OVERRULED.iter().find(|(known, _)| *known == word);
            let (_, overruled) =
                known.ok_or_else(|| ParseError::new("`shown` or `withheld`", &word))?;
            policy = policy.overruled(*overruled);
        }
        for (word, nouns) in self.withhold_of.into_iter().flatten() {
            let class = Class::ALL.iter().find(|class| class.as_str() == word);
            let class = class.ok_or_else(|| ParseError::new("`minor` or `sealed`", &word))?;
            for (noun, fields) in nouns {
                policy = policy.withhold_of(*class, &noun, fields.iter().map(String::as_str))?;
            }
        }
        Ok(policy)
    }
}

struct PolicyVisitor;

impl<'de> de::Visitor<'de> for PolicyVisitor {
    type Value = Policy;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a policy: an object with `name`, `jurisdiction`, `as_of` and what it allows")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Policy, A::Error> {
        let mut draft = Draft::default();
        while let Some(Name(name)) = map.next_key()? {
            match &*name {
                "name" => once(&mut draft.name, &mut map)?,
                "jurisdiction" => once(&mut draft.jurisdiction, &mut map)?,
                "as_of" => once(&mut draft.as_of, &mut map)?,
                "allow" => once(&mut draft.allow, &mut map)?,
                "allow_words" => once(&mut draft.allow_words, &mut map)?,
                "allow_one" => once(&mut draft.allow_one, &mut map)?,
                "allow_sources" => once(&mut draft.allow_sources, &mut map)?,
                "allow_names_of" => once(&mut draft.allow_names_of, &mut map)?,
                "times_to" => once(&mut draft.times_to, &mut map)?,
                "points_to" => once(&mut draft.points_to, &mut map)?,
                "places_to" => once(&mut draft.places_to, &mut map)?,
                "ids" => once(&mut draft.ids, &mut map)?,
                "overruled" => once(&mut draft.overruled, &mut map)?,
                "withhold_of" => once(&mut draft.withhold_of, &mut map)?,
                other => return Err(A::Error::custom(no_member("a policy", other, &MEMBERS))),
            }
        }
        draft.policy().map_err(A::Error::custom)
    }
}
