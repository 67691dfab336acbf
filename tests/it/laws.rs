//! Laws that hold for every history, and a second opinion on what follows from each.
//!
//! `USE_OF_FORCE_CASES` says how many histories each law is tried on; without it there are few, for
//! the ordinary run.

mod agree;
mod cut;
mod history;
mod merging;
mod model;
mod record;
mod when;

use proptest::prelude::ProptestConfig;

const CASES: &str = "USE_OF_FORCE_CASES";

/// How often each law is tried.
fn config() -> ProptestConfig {
    let asked = std::env::var(CASES).ok();
    let asked = asked.map(|cases| cases.parse().unwrap_or_else(|_| panic!("{CASES}={cases}")));
    let cases = asked.unwrap_or(256);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
