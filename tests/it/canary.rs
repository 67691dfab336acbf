//! Incidents in which every text, key, word, cite, address, remark, name, identifier and unknown
//! word of a vocabulary carries a mark, so that what passes over into a copy is found there.

use crate::arbitrary::{WORDS, entry, heads};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::{Incident, dictionary::NOUNS, json};

/// Where a mark was put.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// What has the field: a noun, a step, a source, a remark, a statement.
    pub noun: String,
    pub key: Option<String>,
    pub field: String,
    pub what: What,
    /// The key of the source that said it, or that it is said of.
    pub source: String,
    /// The place of the statement in the log, if it is one.
    pub statement: Option<usize>,
}

/// What carries a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// The value, or a text in it.
    Value,
    /// A word in it that no vocabulary has.
    Unlisted,
    /// The source's own words for it.
    Words,
}

/// An incident with marks.
#[derive(Debug)]
pub(crate) struct Marked {
    pub incident: Incident,
    /// The mark that all keys carry, and with which the other marks begin.
    canary: String,
    pub places: Vec<Place>,
}

impl Marked {
    /// Marks everything. The canary is made of small letters.
    pub(crate) fn new(incident: &Incident, canary: &str) -> Self {
        let mut whole = serde_json::to_value(incident).unwrap();
        let mut marks =
            Marks { canary, places: Vec::new(), source: String::new(), key: None, statement: None };
        for source in array(&mut whole["sources"]) {
            marks.source = marks.key(&source["key"]);
            marks.entity("source", source);
        }
        for bare in array(whole.get_mut("bare").unwrap_or(&mut Value::Null)) {
            for key in bare.as_object_mut().unwrap().values_mut() {
                *key = marks.key(key).into();
            }
        }
        for (i, statement) in array(&mut whole["statements"]).enumerate() {
            marks.statement = Some(i);
            for member in ["key", "source", "via", "replaces"] {
                if let Some(key) = statement.get_mut(member) {
                    *key = marks.key(key).into();
                }
            }
            marks.source = statement["source"].as_str().unwrap().to_owned();
            for claim in array(&mut statement["says"]) {
                marks.claim(claim);
            }
            marks.key = None;
            for member in ["cite", "recorded_by"] {
                if let Some(text) = statement.get_mut(member) {
                    *text = marks.mark("statement", member, What::Value, text);
                }
            }
        }
        let incident = json::from_str(&whole.to_string()).unwrap();
        Self { incident, canary: canary.to_owned(), places: marks.places }
    }

    /// Where the marks were put that stand in this text. Keys have no place: theirs are the second.
    pub(crate) fn found<'a>(&'a self, text: &str) -> (BTreeSet<&'a Place>, usize) {
        let mut places = BTreeSet::new();
        let mut keys = 0;
        for (at, _) in text.match_indices(&self.canary) {
            let rest = &text[at + self.canary.len()..];
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            match rest[..digits].parse::<usize>() {
                Ok(number) => drop(places.insert(&self.places[number])),
                Err(_) => keys += 1,
            }
        }
        (places, keys)
    }

    /// What a key is called there.
    pub(crate) fn key(&self, key: &str) -> String {
        format!("{}-{key}", self.canary)
    }
}

fn array(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    value.as_array_mut().into_iter().flatten()
}

struct Marks<'a> {
    canary: &'a str,
    places: Vec<Place>,
    source: String,
    key: Option<String>,
    statement: Option<usize>,
}

impl Marks<'_> {
    fn key(&self, key: &Value) -> String {
        format!("{}-{}", self.canary, key.as_str().unwrap())
    }

    fn mark(&mut self, noun: &str, field: &str, what: What, text: &Value) -> Value {
        let number = self.places.len();
        let (key, source) = (self.key.clone(), self.source.clone());
        let (noun, field) = (noun.to_owned(), field.to_owned());
        let statement = self.statement;
        self.places.push(Place { noun, key, field, what, source, statement });
        let text = text.as_str().unwrap();
        match what {
            What::Unlisted => format!("{text}-{}{number}", self.canary).into(),
            _ => format!("{}{number} {text}", self.canary).into(),
        }
    }

    fn claim(&mut self, claim: &mut Value) {
        for (name, entity) in claim.as_object_mut().unwrap() {
            if name == "reported" {
                return self.claim(entity);
            }
            self.entity(name, entity);
        }
    }

    fn entity(&mut self, name: &str, entity: &mut Value) {
        let known = entry(name);
        let mut kinds: BTreeMap<String, String> =
            known.fields.iter().map(|field| (field.name.into(), field.kind.into())).collect();
        if name == "source" {
            kinds.insert("key".to_owned(), "source key".to_owned());
        } else {
            kinds.extend(heads(known.name).into_iter().map(|(head, kind)| (head.into(), kind)));
        }
        let is_noun = NOUNS.iter().take(11).any(|noun| noun.name == name);
        let key = entity.get("key").filter(|_| is_noun).map(|key| self.key(key));
        self.key = if name == "circumstances" { Some(String::new()) } else { key };
        for (member, value) in entity.as_object_mut().unwrap() {
            match member.as_str() {
                "words" => {
                    for (field, words) in value.as_object_mut().unwrap() {
                        *words = self.mark(name, field, What::Words, words);
                    }
                }
                "unknown" | "believed" | "complete" => {}
                "extra" => {
                    for value in value.as_object_mut().unwrap().values_mut() {
                        if value.is_string() {
                            *value = self.mark(name, "extra", What::Value, value);
                        }
                    }
                }
                member => self.value(name, member, &kinds[member], value),
            }
        }
    }

    fn value(&mut self, noun: &str, field: &str, kind: &str, value: &mut Value) {
        let sequence = ["ordered list of ", "list of "];
        if let Some(member) = sequence.iter().find_map(|sequence| kind.strip_prefix(sequence)) {
            array(value).for_each(|it| self.value(noun, field, member, it));
            return;
        }
        if kind.ends_with(" key") {
            *value = self.key(value).into();
            return;
        }
        match kind {
            "boolean" | "when" | "amount" | "money" | "point" | "ORI" | "SHA-256" | "id" => {}
            "text" => *value = self.mark(noun, field, What::Value, value),
            "place" | "jurisdiction" | "identifier" | "tip line" | "what is left" => {
                for (part, value) in value.as_object_mut().unwrap() {
                    let kind = match part.as_str() {
                        "kind" => "identifier_kind",
                        "leave" | "investigation" => "any key",
                        _ => "text",
                    };
                    self.value(noun, field, kind, value);
                }
            }
            "path" | "moment path" => {
                let path = value.as_str().unwrap();
                let mut parts: Vec<_> = path.split('/').map(str::to_owned).collect();
                if parts[0] != "circumstances" {
                    parts[1] = format!("{}-{}", self.canary, parts[1]);
                }
                *value = parts.join("/").into();
            }
            vocabulary => {
                let word = value.as_str().unwrap();
                if !WORDS[vocabulary].iter().any(|known| known == word) {
                    *value = self.mark(noun, field, What::Unlisted, value);
                }
            }
        }
    }
}
