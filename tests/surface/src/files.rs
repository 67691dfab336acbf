//! Every incident of the repository is valid.

use crate::schema::{assert_valid, of_incidents};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use use_of_force::json;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The files below a folder that end in `.json` or `.jsonl`.
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, found);
        } else if path.extension().is_some_and(|it| it == "json" || it == "jsonl") {
            found.push(path);
        }
    }
}

/// The incidents of the examples, the golden files and the fixtures. A fixture that is invalid for
/// validation reads all the same.
#[test]
fn every_incident_of_the_repository_is_valid() {
    let root = Path::new(ROOT);
    let mut files = Vec::new();
    for folder in ["examples", "tests/golden", "tests/fixtures"] {
        below(&root.join(folder), &mut files);
    }
    // The schema itself, what is read of incidents, and the policies of an example, are no incidents.
    files.retain(|file| {
        let policy = file.parent().is_some_and(|folder| folder.ends_with("examples/publish"));
        let golden = ["golden/schema.json", "golden/documents.jsonl", "golden/picture.json"];
        !policy && !golden.iter().any(|other| file.ends_with(other))
    });
    files.sort();
    let validator = of_incidents();
    let mut incidents = 0;
    for file in files {
        let name = file.strip_prefix(root).unwrap().display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        let is_lines = file.extension().is_some_and(|it| it == "jsonl");
        let texts: Vec<_> = if is_lines { text.lines().collect() } else { vec![&*text] };
        for text in texts {
            json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let json: Value = serde_json::from_str(text).unwrap();
            assert_valid(&validator, &json, &name);
            incidents += 1;
        }
    }
    assert!(incidents >= 240, "{incidents} incidents");
}
