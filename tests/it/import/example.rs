//! The example `own_dataset`: the dirt of its made-up file is read as it should be.

#[path = "../../../examples/own_dataset.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
mod own_dataset;

use crate::golden;

#[test]
fn what_it_tells_is_as_before() {
    let mut out = Vec::new();
    own_dataset::tell(&mut out).unwrap();
    golden::check("own_dataset.txt", &String::from_utf8(out).unwrap());
}
