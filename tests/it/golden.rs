//! Golden files: what is written must not change unnoticed.

use std::{env, fs, path::Path};

/// Compares with `tests/golden/<name>`. With `UPDATE_GOLDEN` set, writes it instead, and fails so
/// that the change is looked at.
#[track_caller]
pub(crate) fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    check_file(&path, actual, "set UPDATE_GOLDEN=1");
}

/// The same with a file anywhere, and what to do to accept a change.
#[track_caller]
pub(crate) fn check_file(path: &Path, actual: &str, accept: &str) {
    let name = path.file_name().unwrap().display();
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return;
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        panic!("{name} was written anew: look at the difference, then run the test again");
    }
    let differs = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(expected.lines().count().min(actual.lines().count()));
    panic!(
        "{name} differs from line {}:\n  golden: {:?}\n  actual: {:?}\nto accept: {accept}",
        line + 1,
        expected.lines().nth(line),
        actual.lines().nth(line),
    );
}
