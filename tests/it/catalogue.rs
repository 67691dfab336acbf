//! The catalogue of rules in the documentation is that of the code, and the page of the rules
//! speaks of every field that a rule could be about.

use std::collections::BTreeSet;
use std::fmt::Write;
use use_of_force::code::Standard;
use use_of_force::dictionary::NOUNS;
use use_of_force::validate::Code;

const RULES: &str = include_str!("../../src/validate/rules.md");

#[test]
fn the_documentation_shows_the_catalogue_of_the_code() {
    let mut page = String::from(
        "\n# The catalogue\n\nThe severity is the gravest that a problem of this code can have.\n\n\
         | code | severity | what is wrong | because |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let (severity, sentence) = (code.severity(), code.sentence());
        let from = match code.standard() {
            Standard::Ours => String::new(),
            standard => format!(" ({standard})"),
        };
        writeln!(page, "| `{code}` | {severity} | {sentence} | {}{from} |", code.reason()).unwrap();
    }
    crate::golden::check("../../src/validate/catalogue.md", &page);
}

#[test]
fn words_are_stable_in_form_and_unique() {
    let words: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), Code::ALL.len());
    for code in Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
        let snake: String = format!("{code:?}")
            .chars()
            .flat_map(|c| {
                let (bar, c) = (c.is_uppercase().then_some('_'), c.to_ascii_lowercase());
                bar.into_iter().chain([c])
            })
            .collect();
        assert_eq!(snake.trim_start_matches('_'), code.as_str());
        assert!(code.sentence().ends_with('.'), "{code}");
        assert!(!code.reason().ends_with('.') && !code.reason().is_empty(), "{code}");
    }
    let error = "shooter_on_leve".parse::<Code>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected the code of a rule such as `shooter_on_leave`, found `shooter_on_leve`",
    );
}

/// The page has a section for every noun. It names every moment, number, set and list of it, with
/// the code of a rule or with the reason why there is none; and every code has its place there.
#[test]
fn every_field_that_a_rule_could_be_about_has_one_or_a_reason() {
    let sections: Vec<_> = RULES.split("\n## ").skip(1).collect();
    let mut lacking = Vec::new();
    for noun in NOUNS.iter().take(11) {
        let section = sections
            .iter()
            .find(|section| section.lines().next() == Some(noun.name))
            .unwrap_or_else(|| panic!("no section on {}", noun.name));
        for field in noun.fields {
            let judged = matches!(field.kind, "when" | "amount" | "boolean")
                || field.kind.starts_with("ordered list of")
                || field.kind.starts_with("list of");
            if judged && !section.contains(&format!("`{}`", field.name)) {
                lacking.push(format!("{}/{}", noun.name, field.name));
            }
        }
    }
    let codes = Code::ALL.iter().map(|code| code.as_str());
    lacking.extend(codes.filter(|code| !RULES.contains(&format!("`{code}`"))).map(str::to_owned));
    assert!(lacking.is_empty(), "the page of the rules does not speak of {lacking:#?}");
}
