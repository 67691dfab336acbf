//! What others rely on is pinned: the public items, and the JSON Schema of what is read.
#![cfg(test)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[allow(dead_code, reason = "more is made there than is used here")]
#[path = "../../it/arbitrary.rs"]
mod arbitrary;
#[allow(dead_code, reason = "only its list of steps is used here")]
#[path = "../../it/coverage.rs"]
mod coverage;
#[allow(dead_code, reason = "some of it is only used there")]
#[path = "../../it/golden.rs"]
mod golden;
#[allow(dead_code, reason = "some of it is only used there")]
#[path = "../../it/moment.rs"]
mod moment;

mod differ;
mod files;
mod items;
mod refused;
mod schema;
