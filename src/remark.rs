//! What is said beside the descriptions: a remark, an order of events, a relation.

use crate::{
    Place, Source, When,
    code::vocabulary,
    entity::entity,
    statement::Statement,
    value::{Amount, AnyNoun, Id, Key, List, Path, Text},
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
    /// assert_eq!(sequence.words("gap_minutes")?, Some("minutes earlier"));
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    pub struct Sequence "sequence" (earlier: Path, later: Path) {
        /// How much time lay between them, in minutes.
        gap_minutes: Amount,
        /// How much time lay between them, in words: "seconds later".
        gap: Text [prose],
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
    /// Two keys turned out to be one noun: everything that is said of either is said of the other, and
    /// the noun goes by the key `as`, as long as that is not itself the same as another.
    ///
    /// ```
    /// use use_of_force::remark::Same;
    ///
    /// let same = Same::new("officer-2", "officer-1").reason("one badge number in both videos");
    /// assert_eq!((same.key.as_str(), same.r#as.as_str()), ("officer-2", "officer-1"));
    /// ```
    pub struct Same "same" (key: Key<AnyNoun>, r#as: Key<AnyNoun>) {
        /// From what that is known.
        reason: Text [prose],
    }
}

entity! {
    /// The keeper of the record decides a dispute: what the named statement answers to this field
    /// stands, and the dispute stays listed as settled. Only a recorder says so.
    ///
    /// ```
    /// use use_of_force::{Path, remark::Settled};
    ///
    /// let manner: Path = "person/person-1/manner".parse()?;
    /// let settled = Settled::new(manner, "ruling").reason("the certifier decides the manner of death");
    /// assert_eq!(settled.statement.as_str(), "ruling");
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    pub struct Settled "settled" (path: Path, statement: Key<Statement>) {
        /// Why.
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
        nouns: List<Key<AnyNoun>>,
        /// The statements of which everything was taken out.
        statements: List<Key<Statement>>,
        /// The sources whose names and addresses were taken out.
        sources: List<Key<Source>>,
        /// The statements in which the texts that describe other nouns were left.
        spared: List<Key<Statement>>,
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
