//! What the examples have in common: how they read, where they may write, how they end.

pub(crate) mod destination;
pub(crate) mod ending;
pub(crate) mod input;
pub(crate) mod place;
pub(crate) mod printed;
pub(crate) mod signal;
