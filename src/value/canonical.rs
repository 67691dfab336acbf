//! A value as canonical JSON: the last resort of every tie, so that there is always one result.

use super::leaf::Leaf;
use std::fmt::Write;

/// The JSON of a value, built of its leaves in their order: no blanks, members in the order of the
/// dictionary.
pub(super) fn canonical(leaves: impl FnOnce(&mut dyn FnMut(&str, Leaf<'_>))) -> String {
    let mut json = Json { text: String::new(), open: Vec::new() };
    leaves(&mut |place, leaf| json.leaf(place, leaf));
    json.close(0);
    json.text
}

/// A text that grows, and the names of what is open in it: objects by the names of members, arrays
/// by numbers.
struct Json {
    text: String,
    open: Vec<String>,
}

impl Json {
    fn leaf(&mut self, place: &str, leaf: Leaf<'_>) {
        let names = || place.split('/').filter(|name| !name.is_empty());
        let shared = names().zip(&self.open).take_while(|(a, b)| a == *b).count();
        self.close(shared + 1);
        for (depth, name) in names().enumerate().skip(shared) {
            let is_new = depth >= self.open.len();
            let is_array = name.bytes().all(|byte| byte.is_ascii_digit());
            match (is_new, is_array) {
                (true, true) => self.text.push('['),
                (true, false) => self.text.push('{'),
                (false, _) => self.text.push(','),
            }
            if !is_array {
                self.string(name);
                self.text.push(':');
            }
            self.open.truncate(depth);
            self.open.push(name.to_owned());
        }
        match leaf {
            Leaf::Text(text) => self.string(text),
            Leaf::Empty => self.text.push_str("[]"),
            Leaf::Boolean(yes) => self.write(yes),
            Leaf::Integer(number) => self.write(number),
            Leaf::Decimal(number) => self.write(number),
        }
    }

    fn write(&mut self, it: impl std::fmt::Display) {
        // To a text everything can be written.
        let _written = write!(self.text, "{it}");
    }

    /// Closes what is open beyond a depth.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let is_array =
                self.open.pop().is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
            self.text.push(if is_array { ']' } else { '}' });
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                c if u32::from(c) < 0x20 => self.write(format_args!("\\u{:04x}", u32::from(c))),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use crate::value::{Amount, AnyValue, Identifier, IdentifierKind, List, Text};
    use crate::{Jurisdiction, Place};

    #[test]
    fn it_is_the_json_of_the_value() {
        let list: List<Text> = ["b\"\\\n\u{1}", "a"].into_iter().map(Text::from).collect();
        let crossed = crate::value::Ordered::from_iter([
            Jurisdiction::city("Exampleton", "EX"),
            Jurisdiction::state_of("EY"),
        ]);
        let values: [&dyn AnyValue; 8] = [
            &true,
            &Amount::from(20..=29),
            &Text::from("née"),
            &Place::corner("A Street", "B Street"),
            &list,
            &List::<Text>::none(),
            &crossed,
            &Identifier::new(IdentifierKind::Case, "31-17").issued_by("EXPD"),
        ];
        for value in values {
            let json = value.canonical();
            let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert!(!json.contains(": ") && !parsed.is_null(), "{json}");
        }
        assert_eq!(list.canonical(), serde_json::to_string(&list).unwrap());
        assert_eq!(crossed.canonical(), serde_json::to_string(&crossed).unwrap());
    }
}
