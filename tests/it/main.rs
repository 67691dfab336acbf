//! The behaviour of the crate, seen from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::duplicate_mod,
    reason = "a test fails by a panic; each example has what all have in common"
)]

mod arbitrary;
mod below;
mod bound;
mod canary;
mod case_work;
mod cases;
mod catalogue;
mod completeness;
mod copies;
mod coverage;
#[cfg(feature = "parquet")]
mod damage;
mod difference;
mod documents;
mod errors;
mod expunge;
mod fixtures;
#[cfg(feature = "parquet")]
mod formats;
mod golden;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod import;
mod json;
mod judged;
mod laws;
mod layout;
mod log;
mod merge;
mod merging;
mod model;
mod moment;
#[cfg(feature = "output")]
mod output;
mod page;
#[cfg(all(feature = "parquet", feature = "rayon"))]
mod parallel;
#[cfg(feature = "parquet")]
mod parquet;
mod picture;
mod pictures;
mod publish;
mod redact;
mod regression;
mod relation;
mod rows;
#[cfg(feature = "schemars")]
mod schema;
mod shown;
mod size;
mod standing;
mod status;
mod study;
mod table;
mod tables;
mod timeline;
mod validate;
mod version;
mod views;
mod vocabulary;
mod when;
mod words;
