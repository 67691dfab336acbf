//! What every vocabulary keeps to, and the words of all of them in one golden file.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::BTreeSet, fmt::Debug};
use use_of_force::{
    Why, agency, circumstances,
    code::{self, Vocabulary, Weapon},
    collision, determination, dictionary, force, investigation, leave, officer, person, pursuit,
    remark, shooting, source, value,
};

trait Words: Vocabulary + Debug + Serialize + DeserializeOwned {}
impl<V: Vocabulary + Debug + Serialize + DeserializeOwned> Words for V {}

/// Calls a function for every vocabulary of the crate.
macro_rules! every {
    ($check:ident($($argument:expr),*)) => {
        every!(@ $check ($($argument),*)
            circumstances::Kind, circumstances::ContactReason, circumstances::ContactOrigin,
            circumstances::CustodyStage, circumstances::IncidentType, circumstances::Setting,
            circumstances::Video,
            agency::Kind,
            officer::Kind, officer::Duty, officer::Dress, officer::Assignment, officer::Activity,
            officer::ForceReason,
            person::Role, person::Resistance, person::ResistanceLevel, person::Threat,
            person::Flight, person::Condition, person::Basis, person::SchoolRole, person::Custody,
            person::ReleaseReason,
            pursuit::Mode, pursuit::Reason, pursuit::Intervention, pursuit::Ending,
            collision::Struck, collision::Vehicle,
            shooting::Target, shooting::Intent,
            force::Kind, force::Degree, force::Outcome,
            investigation::Track,
            leave::Pay, leave::Kind, leave::Ending,
            determination::Decision, determination::Allegation, determination::Discipline,
            source::Kind,
            remark::Relationship,
            value::IdentifierKind,
            code::Weapon, code::Injury, code::InjuryType, code::MedicalAid, code::BodyPart,
            code::Manner, code::Sex, code::Race, code::Offense, code::LocationType,
            code::Lighting, code::Weather, code::RoadSurface
        )
    };
    (@ $check:ident $arguments:tt $($Vocabulary:ty),+) => {
        $( every!(# $check $Vocabulary, $arguments); )+
    };
    (# $check:ident $Vocabulary:ty, ($($argument:expr),*)) => {
        $check::<$Vocabulary>($($argument),*)
    };
}

#[test]
fn every_vocabulary_has_a_name_of_its_own() {
    fn add<V: Words>(names: &mut BTreeSet<&'static str>) {
        assert!(names.insert(V::NAME), "{} is the name of two vocabularies", V::NAME);
    }
    let mut names = BTreeSet::new();
    every!(add(&mut names));
    assert!(names.iter().all(|name| is_snake_case(name)));
}

#[test]
fn words_are_unique_and_in_snake_case() {
    fn check<V: Words>() {
        let words: BTreeSet<_> = V::WORDS.iter().map(|entry| entry.word).collect();
        assert_eq!(words.len(), V::WORDS.len(), "{} has a word twice", V::NAME);
        for word in words {
            assert!(is_snake_case(word), "{}: {word}", V::NAME);
        }
    }
    every!(check());
}

fn is_snake_case(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    word.split('_').all(part)
}

#[test]
fn every_definition_is_one_sentence() {
    fn check<V: Words>() {
        for entry in V::WORDS {
            let (word, definition) = (entry.word, entry.definition.trim());
            assert!(definition.len() > 1, "{}: {word} has no definition", V::NAME);
            assert!(definition.ends_with('.'), "{}: {word}: {definition}", V::NAME);
            assert_eq!(definition.matches('.').count(), 1, "{}: {word}: {definition}", V::NAME);
            assert!(!definition.contains("  "), "{}: {word}: {definition}", V::NAME);
            assert!(definition.starts_with(char::is_uppercase), "{}: {word}", V::NAME);
        }
    }
    every!(check());
}

#[test]
fn broader_words_come_to_an_end() {
    fn check<V: Words>() {
        let broader = |value: &V| {
            let entry = V::WORDS.iter().find(|entry| entry.value == *value);
            entry.and_then(|entry| entry.broader.clone())
        };
        for entry in V::WORDS {
            let steps = std::iter::successors(Some(entry.value.clone()), broader);
            let steps = steps.take(V::WORDS.len() + 1).count();
            assert!(steps <= V::WORDS.len(), "{}: {} is in a circle", V::NAME, entry.word);
        }
    }
    every!(check());
}

#[test]
fn a_word_reads_as_its_own_value() {
    fn check<V: Words>() {
        for entry in V::WORDS {
            assert_eq!(entry.value.as_str(), entry.word, "{}", V::NAME);
            assert_eq!(entry.value.to_string(), entry.word, "{}", V::NAME);
            assert_eq!(entry.word.parse().ok().as_ref(), Some(&entry.value), "{}", V::NAME);
        }
        assert!("".parse::<V>().is_err(), "{} takes an empty word", V::NAME);
    }
    every!(check());
}

#[test]
fn an_unlisted_word_survives_and_equals_no_known_one() {
    fn check<V: Words>() {
        let json = "\"Plasma  cutter, \\\"№ 5\\\"\"";
        let value: Option<V> = serde_json::from_str(json).ok();
        let written = value.as_ref().and_then(|value| serde_json::to_string(value).ok());
        assert_eq!(written.as_deref(), Some(json), "{}", V::NAME);
        let known = V::WORDS.iter().any(|entry| Some(&entry.value) == value.as_ref());
        assert!(!known, "{}", V::NAME);
    }
    every!(check());
}

#[test]
fn no_word_is_a_reason_for_not_knowing() {
    fn check<V: Words>() {
        for entry in V::WORDS {
            let is_reason = Why::ALL.iter().any(|why| why.as_str() == entry.word);
            // Of a manner of death these are what the certifier rules.
            let is_ruling =
                V::NAME == "manner" && ["undetermined", "pending"].contains(&entry.word);
            assert!(!is_reason || is_ruling, "{}: {} is a reason", V::NAME, entry.word);
            assert_ne!(entry.word, "unknown", "{}", V::NAME);
        }
    }
    every!(check());
}

/// No code is shared by two words of one element: a broader word without a code of its own has none.
/// And no word has two codes in one standard, so that each is found again by its code.
#[test]
fn a_code_means_one_word_and_a_word_has_one() {
    fn check<V: Words>(codes: &mut usize) {
        for listed in V::LIST.words {
            let mut standards = BTreeSet::new();
            for code in listed.codes {
                let named = format!("{}: {} {code:?}", V::NAME, listed.word);
                let back = V::LIST.from_code(code.standard, code.element, code.code);
                assert_eq!(back.map(|back| back.word), Some(listed.word), "{named}");
                let again = listed.code_in(code.standard, code.element);
                assert_eq!(again, Some(code.code), "{named}");
                assert!(standards.insert(code.standard), "{named}: one of two");
                assert!(listed.sources.contains(&code.standard), "{named}");
                *codes += 1;
            }
        }
        let sure = V::WORDS.iter().flat_map(|entry| entry.sources);
        let sure = sure.filter_map(|(standard, code)| Some((*standard, (*code)?)));
        let listed = V::LIST.words.iter().flat_map(|listed| listed.codes);
        let listed = listed.map(|code| (code.standard, code.code));
        assert!(sure.eq(listed), "{}", V::NAME);
    }
    let mut codes = 0;
    every!(check(&mut codes));
    assert!(codes > 200, "{codes}");
}

/// The codes that a records system asks for, by the types and by name.
#[test]
fn a_code_belongs_to_an_element() {
    use code::{Injury, Offense, Race, Standard};

    assert_eq!(Race::from_code(Standard::Nibrs, "ethnicity", "H"), Some(Race::Hispanic));
    assert_eq!(Race::from_code(Standard::Nibrs, "race", "H"), None);
    assert_eq!(Race::from_code(Standard::Oibrs, "race", "H"), Some(Race::Hispanic));
    assert_eq!(Race::NotHispanic.code_in(Standard::Nibrs, "race"), None);
    assert_eq!(Race::NotHispanic.code_in(Standard::Nibrs, "ethnicity"), Some("N"));
    assert_eq!(Race::NotHispanic.code(Standard::Nibrs), Some("N"));
    assert_eq!(Race::Guamanian.codes(), []);
    assert_eq!(Injury::from_code(Standard::Nibrs, "injury_type", "N"), Some(Injury::Uninjured));
    for (code, word) in [("522", Offense::MassDestruction), ("526", Offense::ExplosivesOffense)] {
        assert_eq!(Offense::from_code(Standard::Nibrs, "offense", code), Some(word));
    }
    let unlisted: Race = "W".parse().unwrap();
    assert_eq!(unlisted.code(Standard::Nibrs), None);
}

/// The data dictionary lists them as the types do, and none is forgotten.
#[test]
fn the_dictionary_lists_every_vocabulary() {
    fn check<V: Words>(names: &mut BTreeSet<&'static str>) {
        let listed = dictionary::vocabulary(V::NAME).unwrap();
        assert_eq!(*listed, V::LIST, "{}", V::NAME);
        assert_eq!(listed.words.len(), V::WORDS.len(), "{}", V::NAME);
        assert!(listed.definition.len() > 1, "{}", V::NAME);
        for (listed, entry) in listed.words.iter().zip(V::WORDS) {
            assert_eq!((listed.word, listed.definition), (entry.word, entry.definition));
            let broader = entry.broader.as_ref().map(V::as_str);
            assert_eq!(listed.broader, broader, "{}: {}", V::NAME, listed.word);
        }
        names.insert(V::NAME);
    }
    let mut names = BTreeSet::from(["why"]);
    every!(check(&mut names));
    let listed: Vec<_> = dictionary::VOCABULARIES.iter().map(|it| it.name).collect();
    assert_eq!(listed.len(), names.len());
    assert!(listed.iter().all(|name| names.contains(name)), "{listed:?}");

    let of_fields = dictionary::NOUNS.iter().flat_map(|entry| entry.fields);
    for field in of_fields {
        let Some(name) = field.vocabulary else { continue };
        assert!(dictionary::vocabulary(name).is_some(), "{} has words of {name}", field.name);
    }
    let reasons = dictionary::vocabulary("why").unwrap();
    for (listed, why) in reasons.words.iter().zip(Why::ALL) {
        assert_eq!((listed.word, listed.definition), (why.as_str(), why.definition()));
    }
}

/// Each `vocabulary!` of the sources is in the lists of this file and of the dictionary.
#[test]
fn no_vocabulary_is_forgotten() {
    let mut declared = BTreeSet::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let enums = text.lines().filter_map(|line| line.strip_prefix("    pub enum "));
            // `Race "race" {`, and no name that a macro fills in.
            let names = enums.filter_map(|line| Some(line.split_once('"')?.1.split_once('"')?.0));
            declared.extend(names.map(str::to_owned));
        }
    }
    let listed = dictionary::VOCABULARIES.iter().map(|it| it.name).filter(|name| *name != "why");
    assert_eq!(declared, listed.map(str::to_owned).collect());
}

#[test]
fn the_words_are_those_of_the_golden_file() {
    fn add<V: Words>(rows: &mut Vec<[String; 5]>) {
        rows.extend(V::WORDS.iter().map(|entry| {
            let listed = V::LIST.word(entry.word).unwrap();
            let source = |(standard, code): &(code::Standard, Option<&str>)| {
                let own = listed.codes.iter().find(|own| own.standard == *standard);
                match (code, own.map_or(V::NAME, |own| own.element)) {
                    (Some(code), element) if element == V::NAME => format!("{standard:?} {code}"),
                    (Some(code), element) => format!("{standard:?} {code} of {element}"),
                    (None, _) => format!("{standard:?}"),
                }
            };
            let sources: Vec<_> = entry.sources.iter().map(source).collect();
            [
                V::NAME.to_owned(),
                entry.word.to_owned(),
                entry.broader.as_ref().map_or_else(String::new, ToString::to_string),
                sources.join("; "),
                entry.definition.trim().to_owned(),
            ]
        }));
    }
    let mut rows = Vec::new();
    every!(add(&mut rows));

    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["vocabulary", "word", "broader", "sources", "definition"]).unwrap();
    for row in &rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    crate::golden::check("vocabularies.csv", &text);
}

proptest! {
    #[test]
    fn any_text_survives_as_a_word(word in "(?s).{1,80}") {
        let json = serde_json::to_string(&word).unwrap();
        let weapon: Weapon = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(weapon.as_str(), &word);
        prop_assert_eq!(serde_json::to_string(&weapon).unwrap(), json);
    }
}
