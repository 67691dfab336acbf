//! What is to be crates of their own uses only what is public.

use super::{File, files};
use std::collections::BTreeSet;

/// The modules that import, that make tables and write them, and that study.
const OUTER: [&str; 8] =
    ["arrow", "completeness", "csv", "import", "output", "parquet", "study", "table"];

/// What they use all the same: the path, and why.
const EXCEPTIONS: [(&str, &str); 3] = [
    ("document", "the macros by which what is read is written: each crate has its own"),
    ("statement::Named", "how a statement is named there"),
    ("value::Tree", "what rows are put together in: each crate has its own"),
];

/// The functions of the standard library that are called like inner ones.
const COMMON: [&str; 13] = [
    "any", "as_deref", "downcast", "entries", "entry", "expect", "insert", "is_none", "last",
    "log", "map", "once", "values",
];

/// The public items, by their paths, and their names.
struct Public(BTreeSet<String>);

impl Public {
    fn read() -> Self {
        let mut paths = BTreeSet::new();
        for (at, _) in include_str!("../../golden/public.txt").match_indices("use_of_force::") {
            let rest = &include_str!("../../golden/public.txt")[at + "use_of_force::".len()..];
            let path = rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next();
            paths.insert(path.unwrap().trim_end_matches(':').to_owned());
        }
        assert!(paths.contains("value::Datum") && paths.len() > 1000, "{}", paths.len());
        Self(paths)
    }

    fn has(&self, path: &str) -> bool {
        self.0.contains(path) || self.0.iter().any(|it| it.starts_with(&format!("{path}::")))
    }

    /// The names of all, without what they belong to.
    fn names(&self) -> BTreeSet<&str> {
        let text = include_str!("../../golden/public.txt");
        let called = text.split('(').filter_map(|before| {
            let generic = before.ends_with('>').then(|| before.rsplit_once('<')).flatten();
            let before = generic.map_or(before, |(name, _)| name);
            before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next()
        });
        called.chain(self.0.iter().filter_map(|path| path.rsplit("::").next())).collect()
    }
}

/// The paths that a tree of imports names.
fn leaves(below: &str, tree: &str, to: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((path, group)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap().trim();
        let path = format!("{below}{name}");
        to.push(path.trim_end_matches("::self").to_owned());
        return;
    };
    let below = format!("{below}{path}");
    let (mut depth, mut from) = (0, 0);
    let group = group.rsplit_once('}').unwrap().0;
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let member = group[from..at].trim();
                if !member.is_empty() {
                    leaves(&below, member, to);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// What a file names of the crate.
fn named(file: &File) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, it) in file.code.match_indices("use crate::") {
        let tree = file.code[at + it.len()..].split(';').next().unwrap();
        leaves("", tree, &mut paths);
    }
    for (at, it) in file.code.match_indices("crate::") {
        if !file.code[..at].ends_with("use ") {
            let rest = &file.code[at + it.len()..];
            let path = rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next();
            paths.push(path.unwrap().trim_end_matches(':').to_owned());
        }
    }
    paths.retain(|path| !OUTER.contains(&path.split("::").next().unwrap()));
    paths
}

/// The names of the functions that are declared after one of these words.
fn functions<'f>(files: impl Iterator<Item = &'f File>, words: &[&str]) -> BTreeSet<&'f str> {
    let mut names = BTreeSet::new();
    for file in files {
        for word in words {
            for (at, it) in file.code.match_indices(word) {
                let rest = &file.code[at + it.len()..];
                names.extend(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
            }
        }
    }
    names
}

#[test]
fn what_will_be_a_crate_of_its_own_uses_public_items_only() {
    let (public, files) = (Public::read(), files());
    let (outer, inner): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| OUTER.contains(&file.module()));
    let words =
        ["pub(crate) fn ", "pub(crate) const fn ", "pub(super) fn ", "pub(super) const fn "];
    let hidden = functions(inner.into_iter(), &words);
    let own = functions(outer.iter().copied(), &["fn "]);
    let known = public.names();
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for file in &outer {
        for path in named(file) {
            let exception = EXCEPTIONS.iter().find(|(it, _)| path.starts_with(it));
            match exception {
                Some((exception, _)) => drop(used.insert(*exception)),
                None if public.has(&path) => {}
                // A variant, or a function of a public type.
                None if path.rsplit_once("::").is_some_and(|(of, _)| public.has(of)) => {}
                None => wrong.push(format!("{} names {path}", file.name)),
            }
        }
        for (at, _) in file.code.match_indices('.') {
            let rest = &file.code[at + 1..];
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            let is_called = rest[name.len()..].starts_with(['(', ':']);
            let is_other = known.contains(name) || own.contains(name) || COMMON.contains(&name);
            // Those of a tree.
            let is_tree = ["put", "push"].contains(&name);
            if is_called && hidden.contains(name) && !is_other && !is_tree {
                wrong.push(format!("{} calls {name}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(used.len(), EXCEPTIONS.len(), "an exception that nobody needs: {used:?}");
}

#[test]
fn what_is_named_is_found() {
    let code = "use crate::{\n    Fact, value::{Key, Text as T},\n    code::Weapon,\n};\n\
                fn f(_: crate::value::Datum<'_>) {}";
    let file = File { name: "import/row.rs".to_owned(), code: code.to_owned(), lines: 5 };
    let expected = ["Fact", "value::Key", "value::Text", "code::Weapon", "value::Datum"];
    assert_eq!(named(&file), expected);
}
