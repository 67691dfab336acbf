//! What is printed of data neither acts on a terminal nor begins a line, whatever stands in it.

#[path = "../../examples/program/printed.rs"]
mod printed;

use crate::{
    arbitrary::{any_incident, config},
    canary::Marked,
};
use proptest::prelude::*;
use std::io::Write;
use use_of_force::{
    Agency, Incident, ParseError, Person, Source, json,
    merge::Terms,
    uuid::Uuid,
    value::{Ori, Shown},
    when,
};

/// Characters that act, or begin a line, one of each kind.
const ACTS: &str = "\u{1b}[2J\r\n\t\0\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{ffff}";

/// Whether anything acts.
pub(crate) fn acts(text: &str) -> bool {
    text.contains(|c: char| c.is_control() || (!c.is_ascii() && ACTS.contains(c)))
}

/// An incident, and the same with characters that act in every text, word and cite.
pub(crate) fn hostile(incident: &Incident) -> (Incident, Incident) {
    let marked = Marked::new(incident, "canary");
    let text = json::to_string(&marked.incident);
    let acts = serde_json::to_string(ACTS).unwrap();
    let mut parts = text.split("canary");
    let mut hostile = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        hostile += "canary";
        // The mark of a text is followed by a number, that of a key is not.
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            hostile += acts.trim_matches('"');
        }
        hostile += part;
    }
    (marked.incident, json::from_str(&hostile).unwrap())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_message_of_an_incident_is_a_line(incident in any_incident()) {
        let (_, hostile) = hostile(&incident);
        let mut messages: Vec<String> = hostile.disputes().iter().map(ToString::to_string).collect();
        messages.extend(hostile.open_questions().iter().map(ToString::to_string));
        messages.extend(hostile.obstacles().iter().map(ToString::to_string));
        messages.extend(hostile.validate().problems().map(ToString::to_string));
        messages.push(hostile.standing().to_string());
        for message in messages {
            prop_assert!(!acts(&message), "{:?}", message);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_line(incident in any_incident(), at in any::<prop::sample::Index>()) {
        // A name, a key or a word becomes something else.
        let text = json::to_string(&incident);
        let quotes: Vec<_> = text.match_indices('"').map(|(at, _)| at + 1).collect();
        let at = *at.get(&quotes);
        let acts_in_text = serde_json::to_string(ACTS).unwrap();
        let damaged = format!("{}{}{}", &text[..at], acts_in_text.trim_matches('"'), &text[at..]);
        if let Err(error) = json::from_str(&damaged) {
            prop_assert!(!acts(&error.to_string()), "{:?}", error);
        }
    }

    #[test]
    fn printed_json_is_the_same_json(incident in any_incident(), chunk in 1..7_usize) {
        let (_, hostile) = hostile(&incident);
        let text = json::to_string_pretty(&hostile);
        let mut out = Vec::new();
        let mut escaped = printed::Escaped::new(&mut out);
        for bytes in text.as_bytes().chunks(chunk) {
            escaped.write_all(bytes).unwrap();
        }
        let out = String::from_utf8(out).unwrap();
        prop_assert!(!acts(&out.replace('\n', " ")), "{:?}", out);
        prop_assert_eq!(json::from_str(&out).unwrap(), hostile);
    }
}

#[test]
fn all_that_acts_is_shown() {
    for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let shown = Shown(c).to_string();
        let expected = matches!(
            u32::from(c),
            0..=0x1f
                | 0x7f..=0x9f
                | 0x61c
                | 0x200e..=0x200f
                | 0x2028..=0x202e
                | 0x2066..=0x2069
                | 0xfeff
                | 0xfffe..=0xffff
        );
        assert_eq!(shown.starts_with('\\') && shown.len() > 1, expected, "{c:?}");
        assert!(expected || shown == c.to_string());
    }
    assert_eq!(Shown(ACTS.replace("[2J", "")).to_string().matches('\\').count(), 19);
}

#[test]
fn messages_that_quote_what_a_caller_gives_are_lines() {
    let error: ParseError = ACTS.parse::<Ori>().unwrap_err();
    assert!(!acts(&error.to_string()));
    let mut incident = Incident::new(Uuid::from_u128(1));
    let key = format!("a{ACTS}");
    assert!(!acts(&incident.declare(Source::new(&*key)).unwrap_err().to_string()));
    let clerk = incident.declare(Source::new("clerk")).unwrap();
    let said = clerk.says(when!("2031-05-04"), [Person::new(&*key).into()]);
    assert!(!acts(&incident.record(said).unwrap_err().to_string()));
    let merged = incident.merge(&incident.clone(), &Terms::apart().same::<Agency>(&*key, &*key));
    for unmet in merged.unmet() {
        assert!(!acts(&unmet.to_string()), "{unmet}");
    }
}
