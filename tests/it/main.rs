//! The behaviour of the crate, seen from outside.

mod arbitrary;
mod case_work;
mod coverage;
mod errors;
mod golden;
mod json;
mod layout;
mod log;
mod merging;
mod rows;
mod size;
mod status;
mod time;
mod vocabulary;
mod when;
mod words;
