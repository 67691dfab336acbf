//! Laws that hold for every history, and a second opinion on what follows from each.
//!
//! `USE_OF_FORCE_CASES` says how many histories each law is tried on; without it there are few, for
//! the ordinary run.

mod agree;
mod cut;
mod history;
mod merging;
mod record;
mod second;
mod stands;
mod when;

use crate::arbitrary::config;
