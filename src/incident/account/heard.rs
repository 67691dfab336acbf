use super::time::Time;
use crate::Why;

/// What an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// The value of this number.
    Known { value: usize, believed: bool },
    /// That it is not known.
    Unknown(Why),
}

/// An answer that is weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its number among the answers to the field.
    pub number: usize,
    pub source: &'a str,
    pub hold: Hold,
    /// Whether it is only believed, be it a reason.
    pub believed: bool,
    /// When it was said: for other sources, what a restatement repeats was said when it was said
    /// first.
    pub at: Time,
    /// When it was said, for the source itself.
    pub own: Time,
    /// Since when the state is said to be, if that is said.
    pub since: Option<Time>,
    /// Under which key it was said, of those that are one noun.
    pub alias: u32,
}
