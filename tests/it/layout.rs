//! How the files are laid out: which may import which, how long they are, and what they are called.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod public;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Every module of the root and its floor. A module imports its own floor and lower ones.
const FLOORS: [&[&str]; 6] = [
    &["document", "error", "value", "code", "entity"],
    &[
        "agency",
        "circumstances",
        "collision",
        "determination",
        "force",
        "investigation",
        "leave",
        "officer",
        "person",
        "pursuit",
        "remark",
        "shooting",
    ],
    &["source", "statement", "step"],
    &["dictionary", "incident"],
    &[
        "answer",
        "completeness",
        "difference",
        "dispute",
        "merge",
        "picture",
        "question",
        "redact",
        "study",
        "table",
        "timeline",
        "validate",
    ],
    &["arrow", "csv", "growth", "import", "json", "output", "parquet", "schema"],
];

/// What reaches up all the same: the file, the module, the reason.
const EXCEPTIONS: [(&str, &str, &str); 3] = [
    ("remark.rs", "source", "the type in `Key<Source>`, which holds no source"),
    ("remark.rs", "statement", "the type in `Key<Statement>`, which holds no statement"),
    (
        "value/key.rs",
        "$",
        "conversions between the keys of nouns, officers and persons into parties",
    ),
];

/// The modules that are doors of the crate, each a feature.
const DOORS: [&str; 7] = ["arrow", "csv", "import", "json", "output", "parquet", "schema"];

struct File {
    /// Below `src`, with `/`.
    name: String,
    /// Without comments.
    code: String,
    lines: usize,
}

impl File {
    /// The module of the root that it belongs to.
    fn module(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap()
    }
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, below: &str, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                walk(&path, &format!("{name}/"), files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code: Vec<_> =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                files.push(File { name, code: code.join("\n"), lines: text.lines().count() });
            }
        }
    }

    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(files.len() > 50, "{} files", files.len());
    files
}

/// The names that follow `crate::`, groups in braces taken apart; `$` for what a macro fills in.
fn imported(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, it)| (at, &code[at + it.len()..])) {
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(first_word(rest));
            continue;
        };
        let mut depth = 0;
        let mut begins = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                c if c.is_whitespace() => {}
                _ if begins => {
                    names.insert(first_word(&group[at..]));
                    begins = false;
                }
                _ => {}
            }
        }
    }
    names
}

fn first_word(text: &str) -> String {
    if text.starts_with('$') {
        return "$".to_owned();
    }
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The names that the root exports, and the modules that they come from.
fn reexported(root: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for line in root.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        let Some((module, items)) = line.trim_end_matches(';').split_once("::") else { continue };
        for item in items.trim_matches(['{', '}']).split(',') {
            names.insert(item.trim().to_owned(), module.to_owned());
        }
    }
    names
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn no_file_reaches_up() {
    let files = files();
    let root = &files.iter().find(|file| file.name == "lib.rs").unwrap().code;
    let reexported = reexported(root);
    assert!(reexported.contains_key("Incident") && reexported.contains_key("Fact"));
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.name != "lib.rs") {
        let Some(own) = floor(file.module()) else {
            panic!("{} stands on no floor: add its module to FLOORS", file.name);
        };
        for name in imported(&file.code) {
            let module = reexported.get(&name).unwrap_or(&name);
            let exception =
                EXCEPTIONS.iter().find(|(path, to, _)| *path == file.name && to == module);
            match (floor(module), exception) {
                (_, Some(exception)) => drop(used.insert(exception)),
                (Some(floor), None) if floor <= own => {}
                (Some(floor), None) => {
                    wrong.push(format!(
                        "{} on floor {own} imports {name} of floor {floor}",
                        file.name
                    ));
                }
                // A macro of the root, or a path that a macro fills in where it is used.
                (None, None) if name == "when" => {}
                (None, None) => {
                    wrong.push(format!("{} imports {name}, which is nowhere", file.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(used.len(), EXCEPTIONS.len(), "an exception that nobody needs: {used:?}");
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<_> = files().iter().map(|file| (file.lines, file.name.clone())).collect();
    lengths.sort();
    let (median, _) = lengths[lengths.len() / 2];
    assert!(median <= 200, "the median is {median} lines");
    let (most, name) = lengths.last().unwrap();
    assert!(*most <= 600, "{name} has {most} lines");
}

#[test]
fn files_are_named_after_what_they_hold() {
    let vague = ["mod", "utils", "util", "common", "types", "models", "helpers", "io", "misc"];
    for file in files() {
        for part in file.name.trim_end_matches(".rs").split('/') {
            assert!(!vague.contains(&part), "{}", file.name);
            let letters = part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            assert!(letters, "{}", file.name);
        }
    }
}

#[test]
fn features_are_asked_for_at_the_doors_only() {
    for file in files() {
        let may = file.name == "lib.rs" || DOORS.contains(&file.module());
        assert!(may || !file.code.contains("cfg(feature"), "{}", file.name);
        assert!(may || !file.code.contains("cfg_attr(feature"), "{}", file.name);
    }
}

#[test]
fn imports_are_found() {
    let code = "use crate::{\n    Fact, value::{Key, Text},\n    code::Weapon,\n};\nfn f(_: $crate::When, _: crate::$from) {}";
    let found: Vec<_> = imported(code).into_iter().collect();
    assert_eq!(found, ["$", "Fact", "When", "code", "value"]);
}
