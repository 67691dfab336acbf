use crate::ParseError;
use serde::de;
use std::{cell::Cell, fmt};

/// Where in an incident something is read, so that the innermost error names the place once.
#[derive(Debug, Default)]
pub(crate) struct Context {
    /// The source, or the statement and the claim, counted from 1.
    pub(crate) source: Cell<usize>,
    pub(crate) statement: Cell<usize>,
    pub(crate) claim: Cell<usize>,
    placed: Cell<bool>,
}

impl Context {
    /// Adds the place to an error that has none yet. `member` may be empty.
    pub(crate) fn place<E: de::Error>(&self, member: impl fmt::Display, error: E) -> E {
        self.placed(member, error, plain)
    }

    /// The same, for what identifies a person: what was found there is not repeated.
    pub(super) fn place_discreetly<E: de::Error>(&self, member: impl fmt::Display, error: E) -> E {
        self.placed(member, error, |message| discreet(plain(message)))
    }

    fn placed<E: de::Error>(
        &self,
        member: impl fmt::Display,
        error: E,
        reword: fn(&str) -> String,
    ) -> E {
        if self.placed.replace(true) {
            return error;
        }
        let numbered = |what: &str, number: &Cell<usize>| {
            (number.get() > 0).then(|| format!("{what} {}", number.get()))
        };
        let parts = [
            numbered("source", &self.source),
            numbered("statement", &self.statement),
            numbered("claim", &self.claim),
            Some(member.to_string()).filter(|member| !member.is_empty()),
        ];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let message = error.to_string();
        let (message, line) = line_apart(&message);
        let message = reword(message);
        let colon = if place.is_empty() { "" } else { ": " };
        E::custom(format_args!("{place}{colon}{message}{line}"))
    }
}

/// A message and the line that a format has put last, where it must stay to be found again.
fn line_apart(message: &str) -> (&str, &str) {
    let place = message.rfind(" at line ").unwrap_or(message.len());
    let (text, line) = message.split_at_checked(place).unwrap_or((message, ""));
    let ends_in_number = line.ends_with(|c: char| c.is_ascii_digit());
    if ends_in_number { (text, line) } else { (message, "") }
}

/// An error of serde or of a format in our words: what was expected, and what kind of thing stands
/// there instead of it; the thing itself only if both are numbers.
fn plain(message: &str) -> String {
    if let Some(unended) = message.strip_prefix("EOF while parsing ") {
        return format!("the text ends within {unended}");
    }
    if message == "expected value" {
        return "expected a value".to_owned();
    }
    let wrong = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: "));
    let Some((found, expected)) = wrong.and_then(|wrong| wrong.rsplit_once(", expected ")) else {
        return message.to_owned();
    };
    let expected = match expected {
        "a boolean" => "true or false",
        "a string" => "text",
        "a sequence" => "an array",
        "a map" => "an object",
        "u8" => "a whole number from 0 to 255",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" => "a whole number",
        "f64" => "a number",
        other => other,
    };
    let number = found.split('`').nth(1).filter(|_| expected.contains("number"));
    let found = match found.split(' ').next() {
        Some("integer" | "floating") if number.is_some() => {
            return ParseError::new(expected, number.unwrap_or_default()).to_string();
        }
        Some("boolean") => "a boolean",
        Some("integer" | "floating") => "a number",
        Some("string" | "character") => "text",
        Some("sequence") => "an array",
        Some("map") => "an object",
        Some("null" | "unit") => "null",
        _ => "something else",
    };
    format!("expected {expected}, found {found}")
}

/// What was expected, without the reason why it is not what stands there, which could tell what
/// that is.
fn discreet(message: String) -> String {
    match message.split_once(", found `") {
        Some((expected, _)) => expected.split(':').next().unwrap_or(expected).to_owned(),
        None => message,
    }
}
