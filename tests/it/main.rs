//! The behaviour of the crate, seen from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by a panic"
)]

mod arbitrary;
mod case_work;
mod coverage;
mod errors;
mod golden;
mod json;
mod laws;
mod layout;
mod log;
mod merging;
mod regression;
mod rows;
mod size;
mod status;
mod tables;
mod timeline;
mod vocabulary;
mod when;
mod words;
