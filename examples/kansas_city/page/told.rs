//! Whatever is said, field by field: a claim, a step, a source. The dictionary tells what it can hold.

use super::{
    value::readable,
    wording::{quoted, reason, words},
};
use serde::Serialize;
use serde_json::{Map, Value};
use use_of_force::{
    Incident,
    dictionary::{Entry, Field, NOUNS},
    value::Shown,
};

/// How a field is said, beside its value.
const NOTES: [&str; 5] = ["unknown", "words", "believed", "complete", "extra"];

/// What somebody says: its name, what it is about, and each of its fields.
pub(crate) struct Told {
    pub(crate) name: String,
    pub(crate) about: Vec<String>,
    pub(crate) fields: Vec<Said>,
}

/// What is said of a field.
#[derive(PartialEq)]
pub(crate) struct Said {
    pub(crate) field: &'static str,
    pub(crate) text: String,
    /// Whether there is a value, or a reason why there is none, and not words alone.
    pub(crate) is_answer: bool,
}

impl Told {
    /// What a claim or a step says.
    pub(crate) fn of(incident: &Incident, tagged: &impl Serialize) -> Option<Self> {
        Self::tagged(incident, &serde_json::to_value(tagged).ok()?)
    }

    fn tagged(incident: &Incident, tagged: &Value) -> Option<Self> {
        let (name, said) = tagged.as_object()?.iter().next()?;
        if name == "reported" {
            let told = Self::tagged(incident, said)?;
            return Some(Self { name: format!("reported: {}", told.name), ..told });
        }
        Self::named(incident, name, said)
    }

    /// What stands in something of this name.
    pub(crate) fn named(incident: &Incident, name: &str, said: &impl Serialize) -> Option<Self> {
        let entry = NOUNS.iter().find(|entry| entry.name == name)?;
        let said = serde_json::to_value(said).ok()?;
        let said = said.as_object()?;
        let is_field = |name: &str| entry.fields.iter().any(|field| field.name == name);
        let heads = said.iter().filter(|(name, _)| !is_field(name) && !NOTES.contains(&&***name));
        Some(Self {
            name: words(name),
            about: heads
                .map(|(_, head)| Shown(head.as_str().unwrap_or_default()).to_string())
                .collect(),
            fields: fields(incident, entry, said),
        })
    }

    /// Whether it describes a noun.
    pub(crate) fn is_of_noun(&self) -> bool {
        let mut nouns = NOUNS.iter().take_while(|entry| entry.name != "source");
        nouns.any(|entry| entry.name == self.name)
    }

    /// The key of what it describes; the circumstances have none.
    pub(crate) fn key(&self) -> &str {
        self.about.first().unwrap_or(&self.name)
    }

    /// Whether it says something of the same as another.
    pub(crate) fn is_about(&self, other: &Told) -> bool {
        self.name == other.name && self.about == other.about
    }

    /// Without what others say, too.
    pub(crate) fn without(mut self, others: &[Told]) -> Self {
        let others: Vec<_> = others.iter().filter(|other| other.is_about(&self)).collect();
        self.fields.retain(|field| !others.iter().any(|other| other.fields.contains(field)));
        self
    }

    /// The path of a field of what it describes.
    pub(crate) fn path(&self, said: &Said) -> String {
        let key = self.about.first().map(|key| format!("/{key}")).unwrap_or_default();
        format!("{}{key}/{}", self.name, said.field)
    }

    /// Without a field that says nothing but this.
    pub(crate) fn but(mut self, field: &str, text: &str) -> Self {
        self.fields.retain(|it| it.field != field || it.text != text);
        self
    }

    /// "concluded criminal-1 (reason: no charges)".
    pub(crate) fn line(&self) -> String {
        let mut line = self.name.clone();
        for about in &self.about {
            line = format!("{line} {about}");
        }
        line + &self.in_brackets()
    }

    /// " (reason: no charges)"; nothing if it has no fields.
    pub(crate) fn in_brackets(&self) -> String {
        if self.fields.is_empty() { String::new() } else { format!(" ({})", self.fields()) }
    }

    /// "kind: news; published: 2031-05-04".
    fn fields(&self) -> String {
        let fields = self.fields.iter().map(Said::line);
        fields.collect::<Vec<_>>().join("; ")
    }
}

impl Said {
    /// "published: 2031-05-04".
    pub(crate) fn line(&self) -> String {
        format!("{}: {}", words(self.field), self.text)
    }
}

fn fields(incident: &Incident, entry: &'static Entry, said: &Map<String, Value>) -> Vec<Said> {
    let note = |note: &str, field: &str| said.get(note)?.get(field).and_then(Value::as_str);
    let is = |note: &str, field: &str| {
        let all = said.get(note).and_then(Value::as_array);
        all.is_some_and(|all| all.iter().any(|name| name == field))
    };
    let told = |field: &'static Field| {
        let value = said.get(field.name).map(|value| readable(incident, field.kind, value));
        let why = || note("unknown", field.name)?.parse().ok().map(reason);
        let (value, quoted) = (value.or_else(why), note("words", field.name).map(quoted));
        let is_answer = value.is_some();
        let mark = |note: &'static str| is(note, field.name).then(|| format!("({note})"));
        let parts = [value, mark("complete"), mark("believed"), quoted];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(Said { field: field.name, text, is_answer })
    };
    let own = said.get("extra").and_then(Value::as_object).map(|own| {
        let all = own.iter().map(|(name, value)| own_field(name, value));
        let text = all.collect::<Vec<_>>().join(", ");
        Said { field: "extra", text, is_answer: true }
    });
    entry.fields.iter().filter_map(told).chain(own).collect()
}

/// A field of the system's own.
fn own_field(name: &str, value: &Value) -> String {
    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    format!("{} {}", Shown(name), Shown(value))
}
