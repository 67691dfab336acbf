//! The public items are a golden file, and every public type has the traits that all have.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs, io};

/// The format of rustdoc's JSON that `public-api` in the version of Cargo.toml reads. For a Rust
/// that writes another, take the version of `public-api` that reads that.
const FORMAT: u64 = 57;

const UPDATE: &str = "UPDATE_GOLDEN=1 cargo test --manifest-path tests/surface/Cargo.toml";

/// What rustdoc says of the crate with all features. If it cannot be read, all tests here are
/// skipped, which is said whether output is captured or not.
static RUSTDOC: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    // A target folder of its own: the variable that lets a stable rustdoc write JSON has the
    // dependencies built anew.
    let target = env::temp_dir().join("use-of-force-surface");
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or(target, |it| PathBuf::from(it).join("json"));
    let run = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .current_dir(root)
        .args(["rustdoc", "--quiet", "--lib", "--all-features", "--target-dir"])
        .arg(&target)
        .args(["--", "--cap-lints", "allow", "-Z", "unstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let path = target.join("doc/use_of_force.json");
    let json: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    match json["format_version"].as_u64() {
        Some(FORMAT) => Some(path),
        other => {
            let other = other.map_or("unknown".to_owned(), |other| other.to_string());
            let reason = format!("rustdoc writes format {other}, public-api reads {FORMAT}");
            writeln!(io::stderr(), "skipped: public items: {reason}").unwrap();
            None
        }
    }
});

/// Every item on a line, impls of traits without what is in them.
fn listed(path: &Path) -> Vec<String> {
    let api = public_api::Builder::from_rustdoc_json(path)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .unwrap();
    let items: Vec<_> = api.items().map(|item| (item, item.to_string())).collect();
    let is_impl = |text: &str| text.starts_with("impl") && text.contains(" for ");
    let impls: BTreeSet<_> =
        items.iter().filter(|(_, text)| is_impl(text)).map(|(item, _)| item.id()).collect();
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for (item, text) in items {
        let inside = item.parent_id().is_some_and(|parent| impls.contains(&parent));
        // What the compiler derives for `match`.
        let internal = text.contains("core::marker::StructuralPartialEq for ");
        if !inside && !internal && seen.insert(text.clone()) {
            lines.push(text);
        }
    }
    lines
}

#[test]
fn the_public_items_are_the_golden_file() {
    let Some(path) = &*RUSTDOC else { return };
    let lines = listed(path);
    assert!(lines.len() > 1000, "{} items", lines.len());
    let golden = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../golden/public.txt"));
    let before = fs::read_to_string(golden).unwrap_or_default();
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (before.lines().collect(), lines.iter().map(String::as_str).collect());
    before.difference(&after).for_each(|line| println!("- {line}"));
    after.difference(&before).for_each(|line| println!("+ {line}"));
    crate::golden::check_file(golden, &(lines.join("\n") + "\n"), UPDATE);
}

/// Iterators over what is read and what they read, what writes, and types that only name what a key
/// names.
const VALUELESS: &[&str] = &[
    "use_of_force::arrow::Builder",
    "use_of_force::import::Import",
    "use_of_force::import::Row",
    "use_of_force::json::Lines",
    "use_of_force::output::Directory",
    "use_of_force::output::File",
    "use_of_force::parquet::Incidents",
    "use_of_force::parquet::Writer",
    "use_of_force::value::AnyNoun",
    "use_of_force::value::Party",
];

/// What holds a number with decimals, which has no equality of its own.
const DECIMAL: &[&str] = &[
    "use_of_force::study::Curve",
    "use_of_force::study::Day",
    "use_of_force::table::Cell",
    "use_of_force::table::Row",
    "use_of_force::table::Rows",
    "use_of_force::value::Leaf",
];

/// What runs holds the caller's functions, or files.
const RUNNING: &[&str] = &[
    "use_of_force::import::Import",
    "use_of_force::import::Row",
    "use_of_force::parquet::Incidents",
];

/// What writes files can be shared, but not used after a panic.
const WRITING: &[&str] = &["use_of_force::parquet::Writer"];

/// What every public type implements, and the types that do without.
const TRAITS: [(&str, &[&[&str]]); 9] = [
    ("core::marker::Send", &[]),
    ("core::marker::Sync", &[RUNNING]),
    ("core::marker::Unpin", &[]),
    ("core::panic::unwind_safe::UnwindSafe", &[RUNNING, WRITING]),
    ("core::panic::unwind_safe::RefUnwindSafe", &[RUNNING, WRITING]),
    ("core::fmt::Debug", &[]),
    ("core::clone::Clone", &[VALUELESS]),
    ("core::cmp::PartialEq", &[VALUELESS]),
    ("core::cmp::Eq", &[VALUELESS, DECIMAL]),
];

/// A type that is added later is here without a word.
#[test]
fn every_public_type_has_the_traits_of_all() {
    let Some(path) = &*RUSTDOC else { return };
    let types = Types::of(path);
    assert!(types.names.len() > 100, "{} types", types.names.len());
    let mut wrong = Vec::new();
    for (name, without) in TRAITS {
        let have = types.implementing(name);
        let lack: BTreeSet<_> = types.names.difference(&have).map(String::as_str).collect();
        let expected: BTreeSet<_> = without.concat().into_iter().collect();
        wrong.extend(lack.symmetric_difference(&expected).map(|it| format!("{name}: {it}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// On a Rust for which the tests here are skipped, that list is what is left of them.
#[test]
fn the_list_of_the_crates_own_test_is_whole() {
    let Some(path) = &*RUSTDOC else { return };
    let types = Types::of(path);
    let test = include_str!("../../it/size.rs");
    let list =
        test.split_once("$each![").and_then(|(_, rest)| rest.split_once("        ]")).unwrap().0;
    let entries = list.split(",\n").map(|entry| entry.trim().split('<').next().unwrap());
    let entries: BTreeSet<_> = entries.filter(|entry| !entry.is_empty()).collect();
    let mut missing = types.names.clone();
    // The types of a door are there with its feature only; those tests have lists of their own.
    let doors =
        ["arrow", "import", "output", "parquet"].map(|door| format!("use_of_force::{door}::"));
    missing.retain(|name| !doors.iter().any(|door| name.starts_with(door)));
    for entry in entries {
        let end = format!("::{entry}");
        let mut names = types.paths.iter().filter(|(path, _)| path.ends_with(&end)).peekable();
        assert!(names.peek().is_some(), "{entry} is no public type");
        for (_, name) in names {
            missing.remove(name);
        }
    }
    assert!(missing.is_empty(), "to be added to tests/it/size.rs: {missing:?}");
}

#[test]
fn every_type_that_is_read_has_a_schema() {
    let Some(path) = &*RUSTDOC else { return };
    let types = Types::of(path);
    let mut read = types.implementing("serde_core::de::Deserialize<'de>");
    // A policy is a tool's own file, and no part of what is kept of an incident.
    assert!(
        read.remove("use_of_force::redact::policy::Policy")
            || read.remove("use_of_force::redact::Policy")
    );
    assert!(read.len() > 90, "{read:?}");
    assert_eq!(read, types.implementing("schemars::JsonSchema"));
}

/// The public structs and enums.
struct Types {
    /// Each by the last of its paths.
    names: BTreeSet<String>,
    /// The name of each path.
    paths: BTreeMap<String, String>,
    /// Traits, and the paths of what implements them.
    impls: BTreeSet<(String, String)>,
}

impl Types {
    fn of(path: &Path) -> Self {
        let api = public_api::Builder::from_rustdoc_json(path);
        let api = api.omit_blanket_impls(true).build().unwrap();
        let mut by_id: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        let mut impls = BTreeSet::new();
        for item in api.items() {
            let line = item.to_string();
            if let Some(path) = declared(&line) {
                by_id.entry(item.id()).or_default().insert(path.to_owned());
            }
            impls.extend(implemented(&line).map(|(a, b)| (a.to_owned(), b.to_owned())));
        }
        let mut types = Self { names: BTreeSet::new(), paths: BTreeMap::new(), impls };
        for paths in by_id.into_values() {
            let name = paths.last().unwrap().clone();
            types.paths.extend(paths.into_iter().map(|path| (path, name.clone())));
            types.names.insert(name);
        }
        types
    }

    /// The names of those that implement a trait.
    fn implementing(&self, name: &str) -> BTreeSet<String> {
        let paths = self.impls.iter().filter(|(found, _)| found == name).map(|(_, path)| path);
        paths.filter_map(|path| self.paths.get(path)).cloned().collect()
    }
}

/// The path of the struct or enum that a line declares, without its parameters.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("#[non_exhaustive] ").unwrap_or(line);
    let path = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "))?;
    path.split(['<', '(', ' ']).next()
}

/// The trait that a line says to be implemented, and the path of the type.
fn implemented(line: &str) -> Option<(&str, &str)> {
    let (name, of) = line.strip_prefix("impl")?.split_once(" for ")?;
    let name = name.rsplit(' ').next()?;
    (!name.starts_with('!')).then(|| (name, of.split(['<', ' ']).next().unwrap_or(of)))
}
