//! Who says something.

mod kind;

pub use kind::Kind;

use crate::{
    Agency, When,
    entity::entity,
    value::{Digest, Key, Text},
};

entity! {
    /// Somebody who says something of an incident: a news story, a spokesperson, a data set, a
    /// court.
    ///
    /// A source of kind [`Recorder`](Kind::Recorder) is the keeper of the record, for what nobody
    /// said.
    ///
    /// ```
    /// use use_of_force::{Source, source::Kind};
    ///
    /// let source = Source::new("clerk").kind(Kind::Spokesperson).name("A clerk").agency("exampleton-pd");
    /// assert!(source.agency.is(&"exampleton-pd".into()));
    /// ```
    pub struct Source "source" (key: Key<Source>) {
        /// What kind of source it is.
        kind: Kind,
        /// What it is called.
        name: Text,
        /// The agency for which it speaks; one that nobody has described yet is allowed.
        agency: Key<Agency>,
        /// When it was published.
        published: When,
        /// Where it can be read.
        url: Text,
        /// Where a copy of it is kept, as its address.
        archived: Text,
        /// When it was read there.
        accessed: When,
        /// The SHA-256 of what was read, as 64 hexadecimal digits, so that it can be shown to be
        /// unchanged.
        sha256: Digest,
        /// The licence under which it may be used.
        licence: Text,
    }
}
