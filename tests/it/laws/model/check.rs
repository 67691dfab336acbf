//! What the log can hold, steps apart.

use super::{Answer, Claim, Log, Reasons, Said, path, text};
use crate::arbitrary::entry;
use crate::coverage::STEPS;
use serde_json::Value;
use use_of_force::dictionary::Field;

/// What a key must name: a noun, `officer or person`, any `noun`, or a `statement`.
type Mention = (&'static str, String);

fn is_key(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(small)
        && text.len() <= 64
        && text.chars().all(|c| small(c) || ".-_".contains(c))
}

/// Everything that a claim mentions, the noun that it describes included.
pub(super) fn mentions(claim: &Claim) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut own = |kind, member: &str| mentions.push((kind, claim.head(member)));
    match &*claim.name {
        "ruled_out" => own("noun", "key"),
        "confirmed" | "withdrawn" => own("statement", "statement"),
        name if STEPS[..5].contains(&name) => own("investigation", "investigation"),
        _ => mentions.extend(claim.described.clone().filter(|(noun, _)| *noun != "circumstances")),
    }
    for (path, _) in paths(claim) {
        let mut parts = path.split('/');
        let noun = entry(parts.next().unwrap()).name;
        if noun != "circumstances" {
            mentions.push((noun, parts.next().unwrap().to_owned()));
        }
    }
    for (field, answer) in &claim.answers {
        let Ok(known) = &answer.fact else { continue };
        let lists = ["set of ", "open list of ", "list of "];
        let member = lists.iter().find_map(|list| field.kind.strip_prefix(list));
        let values = if member.is_some() {
            known.value.as_array().unwrap().clone()
        } else {
            vec![known.value.clone()]
        };
        for value in values {
            mentions.extend(mentioned(member.unwrap_or(field.kind), &value));
        }
    }
    mentions
}

fn mentioned(kind: &'static str, value: &Value) -> Option<Mention> {
    if kind == "what is left" {
        let named = |kind: &'static str| Some((kind, text(&value[kind])?));
        return named("leave").or(named("investigation"));
    }
    kind.strip_suffix(" key").map(|named| (named, text(value).unwrap()))
}

/// The paths that a claim gives, and whether each must lead to a moment.
fn paths(claim: &Claim) -> Vec<(String, bool)> {
    match &*claim.name {
        "sequence" => vec![(claim.head("earlier"), true), (claim.head("later"), true)],
        "remark" => text(&claim.body["about"]).map(|about| (about, false)).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn leads_nowhere(path: &str, moment: bool) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let keyed = usize::from(parts[0] != "circumstances");
    match parts.get(1 + keyed) {
        None => moment,
        Some(name) => {
            let mut fields = entry(parts[0]).fields.iter();
            !fields.any(|field| field.name == *name && (!moment || field.kind == "when"))
        }
    }
}

/// Whether two claims of one statement answer a field as one: with one word, or with open lists.
fn are_one_answer(field: &Field, a: &Answer, b: &Answer) -> bool {
    let open = |answer: &Answer| {
        let known = answer.fact.as_ref().ok();
        field.kind.starts_with("open list of ") && known.is_some_and(|list| !list.complete)
    };
    a.believed == b.believed && (a.fact == b.fact || (open(a) && open(b)))
}

impl Log {
    /// What is wrong with a statement by itself.
    pub(super) fn cannot_hold(&self, said: &Said) -> Reasons {
        let mut wrong = Reasons::new();
        for source in [Some(said.source.clone()), text(&said.json["via"])].into_iter().flatten() {
            if !self.sources.iter().any(|known| known["key"] == *source) {
                wrong.insert(format!("no source {source}"));
            }
        }
        if said.says.is_empty() {
            wrong.insert("no claims".to_owned());
        }
        for key in said.key.iter().chain(
            said.says.iter().flat_map(mentions).map(|(_, key)| key).collect::<Vec<_>>().iter(),
        ) {
            if !is_key(key) {
                wrong.insert("bad key".to_owned());
            }
        }
        if let Some(key) = &said.key
            && self.said.iter().any(|other| other.key.as_ref() == Some(key))
        {
            wrong.insert(format!("key taken {key}"));
        }
        for (i, claim) in said.says.iter().enumerate() {
            let Some((noun, key)) = claim.described.clone() else { continue };
            let kind = self.kind(&key).filter(|kind| *kind != noun);
            for (other, other_key) in
                said.says[..i].iter().filter_map(|claim| claim.described.clone())
            {
                if other != noun && other_key == key {
                    wrong.insert(format!("wrong noun {key}"));
                }
            }
            if kind.is_some() {
                wrong.insert(format!("wrong noun {key}"));
            }
            for other in said.says[..i].iter().filter(|it| it.described == claim.described) {
                for (field, answer) in &claim.answers {
                    if other.answer(field.name).is_some_and(|it| !are_one_answer(field, it, answer))
                    {
                        let path = path(&(noun, key.clone()), field.name);
                        wrong.insert(format!("two answers {path}"));
                    }
                }
            }
        }
        wrong
    }

    /// What does not fit of a statement that has its place in the log.
    pub(super) fn does_not_fit(&self, number: usize) -> Reasons {
        let mut wrong = Reasons::new();
        let i = self.said.iter().position(|said| said.number == number).unwrap();
        let said = &self.said[i];
        let earlier =
            |key: &str| self.said[..i].iter().find(|other| other.key.as_deref() == Some(key));
        let later = |key: &str| self.said.iter().any(|other| other.key.as_deref() == Some(key));
        let no_earlier = |key: &str| format!("no earlier statement {key}, later {}", later(key));
        let recorder =
            self.sources.iter().any(|it| it["key"] == *said.source && it["kind"] == "recorder");
        let mut takes_back = |key: &str, may: bool| {
            wrong.insert(match earlier(key) {
                None => no_earlier(key),
                Some(other) if other.source != said.source && !may => format!("not its own {key}"),
                Some(_) => return,
            });
        };
        if let Some(key) = &said.replaces {
            takes_back(key, false);
        }
        for claim in said.says.iter().filter(|claim| claim.step() == Some("withdrawn")) {
            takes_back(&claim.head("statement"), recorder);
        }
        for claim in &said.says {
            let is_order = claim.name == "expunged";
            if is_order && !recorder {
                wrong.insert(format!("no recorder {}", said.source));
            }
            for (kind, key) in mentions(claim) {
                if kind == "source" {
                    continue;
                }
                if kind == "statement" {
                    // A step that is only reported may speak of a statement that is not here, and so may
                    // an order.
                    if !claim.reported && !is_order && earlier(&key).is_none() {
                        wrong.insert(no_earlier(&key));
                    }
                    continue;
                }
                match (kind, self.kind(&key)) {
                    (_, None) => drop(wrong.insert(format!("not described {key}"))),
                    ("noun", _) | ("officer or person", Some("officer" | "person")) => {}
                    (_, Some(found)) if found == kind => {}
                    _ => drop(wrong.insert(format!("wrong noun {key}"))),
                }
            }
            for (path, moment) in paths(claim) {
                if leads_nowhere(&path, moment) {
                    wrong.insert(format!("no such field {path}"));
                }
            }
        }
        wrong
    }
}
