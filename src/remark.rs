//! What is said beside the descriptions: a remark, an order of events, a relation.

use crate::{
    Place, Source, When,
    code::vocabulary,
    entity::entity,
    statement::Statement,
    value::{Amount, AnyNoun, Id, Key, Path, Set, Text},
};

entity! {
    /// Something said that answers no field: a quotation, an announcement.
    ///
    /// ```
    /// use use_of_force::{Place, Remark};
    ///
    /// let remark = Remark::new("briefing of the press").place(Place::address_of("2100 N. 18th"));
    /// assert_eq!(remark.text.as_str(), "briefing of the press");
    /// ```
    pub struct Remark "remark" (text: Text) {
        /// The noun or field that it is about.
        about: Path,
        /// Where what it speaks of happened or will happen.
        place: Place,
        /// When that was.
        occurred: When,
    }
}

entity! {
    /// One moment came before another, whether or not either is known: "minutes earlier".
    ///
    /// ```
    /// use use_of_force::{Path, remark::Sequence, said, Why};
    ///
    /// let earlier: Path = "pursuit/pursuit-1/began".parse()?;
    /// let later: Path = "shooting/shooting-1/occurred".parse()?;
    /// let sequence = Sequence::new(earlier, later)
    ///     .gap_minutes(said(Why::Unexplained).words("minutes earlier"));
    /// assert_eq!(sequence.words("gap_minutes"), Some("minutes earlier"));
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    pub struct Sequence "sequence" (earlier: Path, later: Path) {
        /// How much time lay between them, in minutes.
        gap_minutes: Amount,
    }
}

entity! {
    /// A statement was read again and stands unchanged: only *last heard* moves.
    pub struct Confirmed "confirmed" (statement: Key<Statement>) {}
}

entity! {
    /// A noun turned out to have no part in the incident: a second suspect who was not there.
    pub struct RuledOut "ruled_out" (key: Key<AnyNoun>) {
        /// Why it was ruled out.
        reason: Text [prose],
    }
}

entity! {
    /// By an order of a court, or of whoever else can give it, something was taken out of the record.
    /// Only a recorder says so; [`Incident::expunge`](crate::Incident::expunge) carries it out. The
    /// order lasts: neither a later release nor another record that is merged brings back what it took
    /// out.
    ///
    /// ```
    /// use use_of_force::remark::Expunged;
    ///
    /// let expunged = Expunged::new("order 31-0042 of the Exampleton court").nouns(["person-1"]);
    /// assert_eq!(expunged.nouns.known().map(|nouns| nouns.len()), Some(1));
    /// ```
    pub struct Expunged "expunged" (order: Text) {
        /// The nouns of which everything was taken out, and every text beside what was said of them.
        nouns: Set<Key<AnyNoun>>,
        /// The statements of which everything was taken out.
        statements: Set<Key<Statement>>,
        /// The sources whose names and addresses were taken out.
        sources: Set<Key<Source>>,
        /// The statements in which the texts that describe other nouns were left.
        spared: Set<Key<Statement>>,
    }
}

entity! {
    /// Another incident, in this or in another collection, that this one has to do with.
    pub struct Related "related" (incident: Id) {
        /// What the two have to do with each other.
        kind: Relationship,
    }
}

vocabulary! {
    /// What two incidents have to do with each other.
    pub enum Relationship "relationship" {
        /// The other is a record of the same incident.
        SameIncident "same_incident" from [Ours],
        /// The other was merged into this one.
        MergedFrom "merged_from" from [Ours],
        /// The other came before and led to this one.
        PrecededBy "preceded_by" from [Ours],
        /// The other came after and followed from this one.
        FollowedBy "followed_by" from [Ours],
        /// Both are parts of one wider event.
        PartOfSameEvent "part_of_same_event" from [Ours],
    }
}
