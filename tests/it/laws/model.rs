//! A second opinion: an incident read off the written rules, literally and slowly. It shares no
//! code with the crate. It is given the JSON of statements, and computes everything anew each time
//! that it is asked.

pub(super) mod merging;
pub(super) mod moment;
pub(super) mod relation;

mod check;
mod picture;
mod status;

use crate::arbitrary::entry;
use crate::coverage::STEPS;
use merging::{Answer, Word};
use moment::Moment;
use relation::Known;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use use_of_force::dictionary::Field;

pub(super) use status::Course;

/// The nouns, in the order of the data dictionary.
pub(super) const NOUNS: [&str; 10] = [
    "circumstances",
    "agency",
    "officer",
    "person",
    "pursuit",
    "shooting",
    "force",
    "investigation",
    "leave",
    "determination",
];

/// A noun and its key; the circumstances have an empty one.
pub(super) type Named = (&'static str, String);

/// Why something is refused, each of several reasons being right.
pub(super) type Reasons = BTreeSet<String>;

#[derive(Debug, Clone)]
pub(super) struct Log {
    id: String,
    zone: Option<String>,
    sources: Vec<Value>,
    /// What is mentioned, and not described by what was kept.
    bare: BTreeMap<String, &'static str>,
    /// In log order.
    said: Vec<Rc<Said>>,
}

/// A statement.
#[derive(Debug)]
struct Said {
    json: Value,
    /// The order of recording.
    number: usize,
    latest: i64,
    source: String,
    key: Option<String>,
    replaces: Option<String>,
    says: Vec<Claim>,
    /// The keys of the statements whose descriptions it stops.
    stops: Vec<String>,
}

#[derive(Debug)]
struct Claim {
    name: String,
    body: Value,
    /// Whether it is a step that is only reported.
    reported: bool,
    /// The noun that it describes.
    described: Option<Named>,
    answers: Vec<(&'static Field, Answer)>,
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The one member of an object.
fn only(object: &Value) -> (String, &Value) {
    let (name, value) = object.as_object().unwrap().iter().next().unwrap();
    (name.clone(), value)
}

pub(super) fn path((noun, key): &Named, field: &str) -> String {
    // The circumstances have no key.
    [noun, &**key, field].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

fn zone_seconds(zone: Option<&String>) -> Option<i64> {
    // The zone of any time that has it, minus Greenwich.
    let at = |zone: &str| Moment::read(&format!("2031-05-04T12:00{zone}")).unwrap().latest(None);
    zone.map(|zone| at("Z") - at(zone))
}

/// What is stated of the fields of a noun, a step or whatever has fields.
pub(super) fn answers(name: &str, body: &Value) -> Vec<(&'static Field, Answer)> {
    let has = |list: &str, field: &str| {
        body[list].as_array().is_some_and(|it| it.contains(&field.into()))
    };
    let mut answers = Vec::new();
    for field in entry(name).fields {
        let fact = if let Some(value) = body.get(field.name) {
            let none = field.kind.starts_with("open list of ") && value == &json!([]);
            Ok(Known { value: value.clone(), complete: none || has("complete", field.name) })
        } else if let Some(why) = text(&body["unknown"][field.name]) {
            Err(why)
        } else {
            continue;
        };
        let (words, believed) = (text(&body["words"][field.name]), has("believed", field.name));
        answers.push((field, Answer { fact, words, believed }));
    }
    answers
}

impl Claim {
    fn read(json: &Value) -> Self {
        let (mut name, mut body) = only(json);
        let reported = name == "reported";
        if reported {
            (name, body) = only(body);
        }
        let answers = answers(&name, body);
        let noun = NOUNS.iter().find(|noun| **noun == name);
        let described = noun.map(|noun| (*noun, text(&body["key"]).unwrap_or_default()));
        Self { body: body.clone(), reported, described, answers, name }
    }

    /// The name of the step that is taken.
    fn step(&self) -> Option<&str> {
        (!self.reported && STEPS.contains(&&*self.name)).then_some(&*self.name)
    }

    fn answer(&self, field: &str) -> Option<&Answer> {
        self.answers.iter().find(|(known, _)| known.name == field).map(|(_, answer)| answer)
    }

    /// A member that is always there.
    fn head(&self, name: &str) -> String {
        text(&self.body[name]).unwrap()
    }
}

impl Said {
    fn read(json: &Value, number: usize, zone: Option<i64>) -> Self {
        let says: Vec<_> = json["says"].as_array().unwrap().iter().map(Claim::read).collect();
        let withdrawn = says.iter().filter(|claim| claim.step() == Some("withdrawn"));
        let withdrawn = withdrawn.map(|claim| claim.head("statement"));
        let replaces = text(&json["replaces"]);
        Self {
            json: json.clone(),
            number,
            latest: Moment::read(json["at"].as_str().unwrap()).unwrap().latest(zone),
            source: text(&json["source"]).unwrap(),
            key: text(&json["key"]),
            stops: withdrawn.chain(replaces.clone()).collect(),
            replaces,
            says,
        }
    }
}

impl Log {
    pub(super) fn new(id: &str, zone: Option<String>, sources: Vec<Value>) -> Self {
        Self { id: id.to_owned(), zone, sources, bare: BTreeMap::new(), said: Vec::new() }
    }

    /// Of an incident in its JSON form.
    pub(super) fn read(json: &Value) -> Result<Self, Reasons> {
        let sources = json["sources"].as_array().unwrap().clone();
        let mut log = Self::new(json["id"].as_str().unwrap(), text(&json["zone"]), sources);
        for bare in json["bare"].as_array().into_iter().flatten() {
            let (noun, key) = only(bare);
            let noun = NOUNS.iter().find(|known| **known == noun).unwrap();
            log.bare.insert(text(key).unwrap(), noun);
        }
        log.take(json["statements"].as_array().unwrap(), false)
    }

    fn zone(&self) -> Option<i64> {
        zone_seconds(self.zone.as_ref())
    }

    /// The log after these statements were recorded together.
    pub(super) fn record(&self, batch: &[Value]) -> Result<Self, Reasons> {
        self.take(batch, true)
    }

    /// The same; if it is not `strict`, as they stand in a written log.
    fn take(&self, batch: &[Value], strict: bool) -> Result<Self, Reasons> {
        let mut log = self.clone();
        let old = self.said.len();
        let fine = |reasons: Reasons| if reasons.is_empty() { Ok(()) } else { Err(reasons) };
        for json in batch {
            if log.said.iter().any(|said| said.json == *json) {
                continue;
            }
            let said = Rc::new(Said::read(json, log.said.len(), self.zone()));
            fine(log.cannot_hold(&said))?;
            log.said.push(said);
            log.said.sort_by_key(|said| (said.latest, said.number));
        }
        for number in old..log.said.len() {
            fine(log.does_not_fit(number))?;
        }
        let course =
            log.follow(if strict { old } else { usize::MAX }, if strict { old } else { 0 })?;
        // Steps must not put something in the way of what was resolved before, unless something
        // comes with them that could do so as well, and that is never refused.
        let news = || log.said.iter().filter(|said| said.number >= old);
        let courses = ["leave", "investigation", "determination", "ruled_out"];
        let only_steps = |said: &Rc<Said>| {
            said.replaces.is_none() && said.says.iter().all(|it| !courses.contains(&&*it.name))
        };
        if strict && news().all(only_steps) {
            fine(course.newly_undermined(&self.course(), &log, old))?;
        }
        Ok(log)
    }

    /// How the status went.
    pub(super) fn course(&self) -> Course {
        self.follow(usize::MAX, usize::MAX).unwrap()
    }

    /// The first statements, with the sources that had spoken, and what they mention bare.
    pub(super) fn first(&self, n: usize) -> Self {
        let said: Vec<_> = self.said.iter().take(n).cloned().collect();
        let spoke = |source: &&Value| {
            let key = text(&source["key"]);
            said.iter().any(|it| Some(&it.source) == key.as_ref() || text(&it.json["via"]) == key)
        };
        let sources = self.sources.iter().filter(spoke).cloned().collect();
        let mut first = Self { said, sources, bare: BTreeMap::new(), ..self.clone() };
        let mentioned = first.said.iter().flat_map(|said| &said.says).flat_map(check::mentions);
        let keys: Vec<_> = mentioned.filter(|(kind, _)| *kind != "statement").collect();
        for (_, key) in keys {
            if first.kind(&key).is_none() {
                first.bare.insert(key.clone(), self.kind(&key).unwrap());
            }
        }
        first
    }

    /// What had been said by the end of a moment.
    pub(super) fn as_of(&self, t: &str) -> Self {
        let limit = Moment::read(t).unwrap().latest(self.zone());
        self.first(self.said.iter().filter(|said| said.latest <= limit).count())
    }

    pub(super) fn len(&self) -> usize {
        self.said.len()
    }

    /// As it is written.
    pub(super) fn json(&self) -> Value {
        let statements: Vec<_> = self.said.iter().map(|said| &said.json).collect();
        let mut json = json!({
            "schema": 1,
            "id": self.id,
            "sources": self.sources,
            "statements": statements,
        });
        if let Some(zone) = &self.zone {
            json["zone"] = zone.as_str().into();
        }
        if !self.bare.is_empty() {
            json["bare"] = self.bare.iter().map(|(key, noun)| json!({ *noun: key })).collect();
        }
        json
    }

    /// What the noun of this key is.
    fn kind(&self, key: &str) -> Option<&'static str> {
        let described = self
            .said
            .iter()
            .flat_map(|said| &said.says)
            .filter_map(|claim| claim.described.clone());
        let found = described.into_iter().find(|(_, other)| other == key);
        found.map(|(noun, _)| noun).or(self.bare.get(key).copied())
    }

    /// Whether what the statement at `i` describes still counts after the statement at `upto`.
    fn counts(&self, i: usize, upto: usize) -> bool {
        let Some(key) = &self.said[i].key else { return true };
        !self.said[i + 1..=upto].iter().any(|later| later.stops.contains(key))
    }

    /// Every claim that counts after the statement at `upto`.
    fn counting(&self, upto: usize) -> impl Iterator<Item = ((usize, usize), &Said, &Claim)> {
        let said = self.said.iter().enumerate().take(upto + 1);
        said.filter(move |(i, _)| self.counts(*i, upto)).flat_map(|(i, said)| {
            said.says.iter().enumerate().map(move |(n, claim)| ((i, n), &**said, claim))
        })
    }

    fn is_ruled_out(&self, key: &str, upto: usize) -> bool {
        self.counting(upto).any(|(.., claim)| claim.name == "ruled_out" && claim.head("key") == key)
    }

    fn is_described(&self, key: &str, upto: usize) -> bool {
        self.counting(upto)
            .any(|(.., claim)| claim.described.as_ref().is_some_and(|(_, other)| other == key))
    }

    /// What was said of a field and counts after the statement at `upto`.
    fn words(&self, noun: &Named, field: &str, upto: usize) -> Vec<Word> {
        let mut words = Vec::new();
        for (place, said, claim) in self.counting(upto) {
            if claim.described.as_ref() == Some(noun)
                && let Some(answer) = claim.answer(field)
            {
                words.push(Word { place, source: said.source.clone(), answer: answer.clone() });
            }
        }
        words
    }

    /// The nouns, each kind in the order of introduction, those that are only mentioned last.
    pub(super) fn nouns(&self) -> Vec<Named> {
        let described = self
            .said
            .iter()
            .flat_map(|said| &said.says)
            .filter_map(|claim| claim.described.clone());
        let bare = self.bare.iter().map(|(key, noun)| (*noun, key.clone()));
        let mut nouns: Vec<Named> = Vec::new();
        for noun in described.chain(bare) {
            if !nouns.contains(&noun) {
                nouns.push(noun);
            }
        }
        nouns.sort_by_key(|(noun, _)| NOUNS.iter().position(|known| known == noun));
        nouns
    }

    /// The same, without those that were ruled out.
    pub(super) fn part(&self) -> Vec<Named> {
        let ruled_out = |key: &str| self.len() > 0 && self.is_ruled_out(key, self.len() - 1);
        self.nouns().into_iter().filter(|(_, key)| !ruled_out(key)).collect()
    }
}
