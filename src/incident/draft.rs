use super::{Incident, Rejected, record::Conflict, version::Versions};
use crate::{
    ParseError, Source, Statement,
    value::{Kind, key},
};
use chrono::FixedOffset;
use std::fmt;
use uuid::Uuid;

/// Why sources and statements are no incident.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Illegal {
    /// The zone is none.
    Zone(ParseError),
    /// A source cannot be declared.
    Source {
        /// Which one it is, from 0.
        index: usize,
        /// Why.
        conflict: Conflict,
    },
    /// A key that is only mentioned is none.
    Bare {
        /// Which one it is, from 0.
        index: usize,
        /// What was expected.
        error: ParseError,
    },
    /// A statement cannot be taken.
    Statement(Rejected),
    /// At which versions the statements were entered, is not told of each.
    Entered(ParseError),
}

impl fmt::Display for Illegal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Illegal::Zone(error) => write!(f, "zone: {error}"),
            Illegal::Source { index, conflict } => write!(f, "source {}: {conflict}", index + 1),
            Illegal::Bare { index, error } => write!(f, "bare {}: {error}", index + 1),
            Illegal::Statement(rejected) => {
                let place = rejected.place();
                let then = if place.is_empty() { ": " } else { ", " };
                write!(f, "statement {}{then}{place}", rejected.index() + 1)?;
                rejected.reason().fmt(f)
            }
            Illegal::Entered(error) => write!(f, "entered: {error}"),
        }
    }
}

impl std::error::Error for Illegal {}

/// An incident as it was read, before its log is replayed.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(super) id: Uuid,
    pub(super) zone: Option<FixedOffset>,
    pub(super) version: Option<u64>,
    pub(super) entered: Option<Vec<u64>>,
    pub(super) sources: Vec<Source>,
    pub(super) bare: Vec<(Kind, String)>,
    pub(super) statements: Vec<Statement>,
}

impl Draft {
    /// Replays the log: what is read is what `record` could have taken, but for resolutions in whose way
    /// something stands. Those are read, and listed as undermined.
    pub(crate) fn replayed(self) -> Result<Incident, Illegal> {
        let mut incident = Incident { zone: self.zone, ..Incident::new(self.id) };
        for (index, source) in self.sources.into_iter().enumerate() {
            if incident.source(&source.key).is_some() {
                let conflict = Conflict::KeyTaken(Box::new(source));
                return Err(Illegal::Source { index, conflict });
            }
            incident.declare(source).map_err(|conflict| Illegal::Source { index, conflict })?;
        }
        for (index, (kind, text)) in self.bare.into_iter().enumerate() {
            key::check(&text).map_err(|error| Illegal::Bare { index, error })?;
            if incident.kind(&text).is_some_and(|known| known != kind) {
                let error = ParseError::new("one kind of noun for each key", &text);
                return Err(Illegal::Bare { index, error });
            }
            incident.index.insert_bare(kind, &text);
        }
        let told = Versions::read(self.version, self.entered, &self.statements, self.zone);
        let told = told.map_err(Illegal::Entered)?;
        incident.replay_all(self.statements).map_err(Illegal::Statement)?;
        incident.log.shrink();
        incident.index.shrink();
        incident.told(told);
        Ok(incident)
    }
}

impl Incident {
    /// An incident of these sources and statements, which are kept in a store of one's own: what
    /// reading is, without JSON. The statements can be given in any order; of those that were said
    /// at one time the order is that in which they are given.
    ///
    /// As in reading, a resolution in whose way something stands is taken, and
    /// [listed](Incident::disputes) as undermined. The version is that of a record into which each
    /// was entered once; a store that keeps its own says so with
    /// [`at_version`](Incident::at_version).
    ///
    /// ```
    /// use use_of_force::{Incident, Key, Person, Source, uuid::Uuid, when};
    ///
    /// let desk = Key::<Source>::from("desk");
    /// let aged = |age: u32| [Person::new("person-1").age(age).into()];
    /// let statements = [
    ///     desk.says(when!("2031-05-06"), aged(25)),
    ///     desk.says(when!("2031-05-04"), aged(24)),
    /// ];
    /// let incident = Incident::from_log(Uuid::from_u128(1), None, [Source::new("desk")], statements)?;
    /// assert!(incident.people().next().unwrap().age.is(&25.into()), "the last word");
    /// assert_eq!(incident.version(), 3);
    /// # Ok::<(), use_of_force::incident::Illegal>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Illegal`] says which source or statement is refused, and why: what
    /// [`declare`](Incident::declare) and [`record_all`](Incident::record_all) refuse, resolutions
    /// apart; two sources of one key; a zone as for [`in_zone`](Incident::in_zone).
    pub fn from_log(
        id: Uuid,
        zone: Option<FixedOffset>,
        sources: impl IntoIterator<Item = Source>,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Result<Self, Illegal> {
        if let Some(zone) = zone {
            Self::in_zone(id, zone).map_err(Illegal::Zone)?;
        }
        let (sources, statements) =
            (sources.into_iter().collect(), statements.into_iter().collect());
        Draft { id, zone, sources, statements, ..Draft::default() }.replayed()
    }
}
