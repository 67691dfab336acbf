//! What statements in force say of a field.

use super::agreement::{Known, Scale};
use super::canonical::{canonical, plain};
use super::field::{Field, Kind};
use super::moment::Moment;
use super::{Log, Named, Said};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An answer: what one statement says of one field of one noun.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The number of the statement.
    pub(crate) number: usize,
    pub(crate) source: String,
    /// The key of the noun, as it was said.
    pub(crate) key: String,
    pub(crate) fact: Result<Known, String>,
    pub(crate) believed: bool,
    /// When its statement was said, for its own source.
    pub(crate) at: Moment,
    /// When it was said first, for the others.
    pub(crate) first: Moment,
    /// Of a standing: since when, if the same statement says so.
    pub(crate) since: Option<Moment>,
}

impl Answer {
    pub(crate) fn known(&self) -> Option<&Known> {
        self.fact.as_ref().ok()
    }

    /// Rule 3: whether it is a mere belief where the other is plain.
    pub(crate) fn is_mere_belief_beside(&self, other: &Self) -> bool {
        self.believed && !other.believed
    }

    /// Whether two say the same, as plainly.
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        let fact = |it: &Self| match &it.fact {
            Ok(known) => Ok((canonical(&known.value), known.complete)),
            Err(why) => Err(why.clone()),
        };
        fact(self) == fact(other) && self.believed == other.believed
    }
}

/// A field of a noun, with all that is said of it.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) log: &'a Log,
    pub(crate) noun: &'a Named,
    pub(crate) field: Field,
    pub(crate) scale: Scale,
    pub(crate) answers: Vec<Answer>,
}

impl Log {
    /// What statements in force say of a field of a noun.
    pub(crate) fn scene<'a>(&'a self, noun: &'a Named, field: Field) -> Scene<'a> {
        let mut answers = Vec::new();
        for said in self.said.iter().filter(|said| self.in_force().contains(&said.number)) {
            answers.extend(self.answers(said, noun, field));
        }
        answers.retain(|answer| self.is_seen(&answer.first));
        answers.retain(|answer| !self.took_back(&answer.source, &answer.key, &answer.at));
        let known = answers.iter().filter_map(Answer::known);
        let different: BTreeSet<String> = if field.is_list() {
            known.flat_map(super::list::members).map(canonical).collect()
        } else {
            known.map(|known| canonical(&known.value)).collect()
        };
        let scale = Scale { field, zone: self.zone, only_equal: different.len() > 256 };
        Scene { log: self, noun, field, scale, answers }
    }

    /// What a statement says of a field of a noun, and when that was said first (Words: what a
    /// replacing statement merely repeats counts, towards other sources, as said then).
    pub(super) fn answers(&self, said: &Said, noun: &Named, field: Field) -> Vec<Answer> {
        let mut answers = self.raw(said, noun, field);
        for answer in &mut answers {
            let mut first = said;
            while let Some(earlier) = self.restated(first)
                && self.raw(earlier, noun, field).iter().any(|it| it.repeats(answer))
            {
                first = earlier;
            }
            answer.first = first.at.clone();
        }
        answers
    }

    fn raw(&self, said: &Said, noun: &Named, field: Field) -> Vec<Answer> {
        let mut answers = Vec::new();
        for claim in &said.claims {
            let Some((kind, key)) = claim.noun() else { continue };
            if kind != noun.0 || self.head(&key) != noun.1 || self.is_ruled_out(&key) {
                continue;
            }
            let Some((fact, believed)) = self.fact(&claim.body, field) else { continue };
            // A reason is no state since when anything is.
            let is_state = field.name == "duty" && fact.is_ok();
            let since = if is_state { self.since(said, &key) } else { None };
            let (source, at) = (said.source.clone(), said.at.clone());
            let (number, first) = (said.number, at.clone());
            answers.push(Answer { number, source, key, fact, believed, at, first, since });
        }
        if field.name == "died" {
            answers.extend(self.implied(said, noun, &answers));
        }
        answers
    }

    /// What a claim says of a field, without what is gone (rule 9: a list of which nothing is left
    /// says nothing), and whether it is believed.
    fn fact(&self, body: &Value, field: Field) -> Option<(Result<Known, String>, bool)> {
        let has =
            |list: &str| body[list].as_array().is_some_and(|it| it.contains(&field.name.into()));
        if let Some(why) = body["unknown"][field.name].as_str() {
            return Some((Err(why.to_owned()), has("believed")));
        }
        let value = body.get(field.name).filter(|value| !value.is_null())?;
        let complete = has("complete") || *value == json!([]);
        let mut value = value.clone();
        if field.kind == Kind::Key {
            value = match value {
                Value::Array(keys) if keys.is_empty() => json!([]),
                Value::Array(keys) => {
                    let left: Vec<Value> =
                        keys.iter().filter_map(|key| self.mention(key)).collect();
                    (!left.is_empty()).then(|| left.into())?
                }
                key => self.mention(&key)?,
            };
        }
        Some((Ok(Known { value: plain(field, &value), complete }), has("believed")))
    }

    /// A key, as it is to be read.
    fn mention(&self, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        (!self.is_gone(key)).then(|| self.head(key).into())
    }

    /// Rule 7: since when a standing is said, by the same statement.
    fn since(&self, said: &Said, key: &str) -> Option<Moment> {
        let claims = said.claims.iter().filter(|claim| claim.noun().is_some_and(|it| it.1 == key));
        let mut since = claims.filter_map(|claim| claim.text("duty_since"));
        Moment::read(&since.next()?)
    }

    /// Rule 2: a day or place of death, or when it was pronounced, said alone, says *dead*, as plainly as it is said.
    fn implied(&self, said: &Said, noun: &Named, answers: &[Answer]) -> Vec<Answer> {
        let mut implied: Vec<Answer> = Vec::new();
        for name in ["died_on", "died_at", "pronounced"] {
            let Some(field) = Field::of(&noun.0, name) else { continue };
            for mut answer in self.raw(said, noun, field) {
                let alone = !answers.iter().any(|it| it.key == answer.key);
                if !alone || answer.known().is_none() {
                    continue;
                }
                answer.fact = Ok(Known { value: true.into(), complete: false });
                match implied.iter_mut().find(|it| it.key == answer.key) {
                    Some(other) => other.believed &= answer.believed,
                    None => implied.push(answer),
                }
            }
        }
        implied
    }
}
