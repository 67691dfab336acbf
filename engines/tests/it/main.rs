//! The tables and the functions in DataFusion. What the engines answer alike is held by `compare.py`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

mod cases;
mod moments;
mod status;
mod tables;
