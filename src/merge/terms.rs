use crate::{
    Incident, ParseError, Source, When, source,
    statement::Noun,
    value::{Key, Kind, Shown, key},
};
use std::fmt;

/// What two records have in common before they are merged, which only the caller can know: whether
/// they share their keys, and which keys name the same.
///
/// ```
/// use use_of_force::{Agency, Officer, merge::Terms};
///
/// // The first key is the other record's, the second is the one that it has here.
/// let terms = Terms::apart()
///     .same::<Agency>("epd", "exampleton-pd")
///     .same::<Officer>("officer-1", "officer-2")
///     .same_source("post", "release");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub(super) shared: bool,
    pub(super) same: Vec<Pair>,
    pub(super) noted: Option<(Source, When)>,
}

/// Keys of two records that name the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub kind: Kind,
    pub theirs: Box<str>,
    pub ours: Box<str>,
}

impl Pair {
    pub(super) fn unmet(&self, reason: UnmetReason) -> Unmet {
        let (theirs, ours) = (self.theirs.to_string(), self.ours.to_string());
        Unmet { what: self.kind.as_str(), theirs, ours, reason }
    }
}

impl Terms {
    /// The two records share their keys, as copies of one file do that were kept on apart: nouns
    /// of one kind that have the same key are the same.
    #[must_use]
    pub fn shared() -> Self {
        Self { shared: true, same: Vec::new(), noted: None }
    }

    /// Each record has keys of its own: the `officer-1` of the one is not the `officer-1` of the
    /// other. Nouns are the same only if [`same`](Terms::same) says so, or if everything that the
    /// other record says of its noun is said of the noun of this key here, by the same source, at
    /// the same time and in the same words.
    ///
    /// Two records with one id are copies of one record, and share their keys all the same.
    #[must_use]
    pub fn apart() -> Self {
        Self { shared: false, ..Self::shared() }
    }

    /// The noun that has the key `theirs` in the other record has the key `ours` here.
    #[must_use]
    pub fn same<N: Noun>(mut self, theirs: impl Into<Key<N>>, ours: impl Into<Key<N>>) -> Self {
        self.add(N::KIND, theirs.into().as_str(), ours.into().as_str());
        self
    }

    /// The source that has the key `theirs` in the other record has the key `ours` here. What it
    /// is called and where it can be read stays as it is declared here.
    #[must_use]
    pub fn same_source(
        mut self,
        theirs: impl Into<Key<Source>>,
        ours: impl Into<Key<Source>>,
    ) -> Self {
        self.add(Kind::Source, theirs.into().as_str(), ours.into().as_str());
        self
    }

    fn add(&mut self, kind: Kind, theirs: &str, ours: &str) {
        self.same.push(Pair { kind, theirs: theirs.into(), ours: ours.into() });
    }

    /// The terms without what cannot be, and that: a source that is no recorder here cannot have said
    /// what only a recorder can say.
    pub(super) fn between(&self, ours: &Incident, theirs: &Incident) -> (Self, Vec<Unmet>) {
        let is_recorder = |incident: &Incident, key: &str| {
            let source = incident.source(&Key::from(key));
            source.map(|source| source.kind.is(&source::Kind::Recorder))
        };
        let (never, same): (Vec<_>, Vec<_>) = self.same.iter().cloned().partition(|pair| {
            pair.kind == Kind::Source
                && is_recorder(theirs, &pair.theirs) == Some(true)
                && is_recorder(ours, &pair.ours) == Some(false)
        });
        let never = never.iter().map(|pair| pair.unmet(UnmetReason::NoRecorder)).collect();
        (Self { same, shared: self.shared, noted: self.noted.clone() }, never)
    }

    /// The keys here that one of theirs is said to have.
    pub(super) fn told(&self, kind: Kind, theirs: &str) -> impl Iterator<Item = &str> {
        let pairs =
            self.same.iter().filter(move |pair| pair.kind == kind && *pair.theirs == *theirs);
        pairs.map(|pair| &*pair.ours)
    }

    /// Who says in the log that the other record was merged into this one, and when: a
    /// [`Related`](crate::remark::Related) of the kind
    /// [`MergedFrom`](crate::remark::Relationship::MergedFrom) with the other's id. It is said
    /// once, and not of a copy of the same record.
    ///
    /// Who merges has to be told, since nobody else can say it, and the crate has no clock.
    ///
    /// ```
    /// use use_of_force::{Source, merge::Terms, source::Kind, when};
    ///
    /// let desk = Source::new("desk").kind(Kind::Recorder);
    /// let terms = Terms::shared().noted(desk, when!("2031-06-01"))?;
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a key of the source is not made like a key.
    pub fn noted(mut self, by: Source, at: When) -> Result<Self, ParseError> {
        key::check(by.key.as_str())?;
        by.agency.known().map_or(Ok(()), |agency| key::check(agency.as_str()))?;
        self.noted = Some((by, at));
        Ok(self)
    }
}

/// A key of the other record that is another one in the merged log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renamed {
    /// What it names: `officer`, `source`, `statement`.
    pub what: &'static str,
    /// The key in the other record.
    pub theirs: String,
    /// The key in the merged log.
    pub ours: String,
}

impl Renamed {
    pub(super) fn new(kind: Kind, theirs: &str, ours: &str) -> Self {
        Self { what: kind.as_str(), theirs: theirs.to_owned(), ours: ours.to_owned() }
    }
}

impl fmt::Display for Renamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (theirs, ours) = (Shown(&self.theirs), Shown(&self.ours));
        write!(f, "their {} `{theirs}` is `{ours}`", self.what)
    }
}

/// Two nouns or sources that [`Terms`] call the same, and that could not be made one; each has a
/// key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmet {
    /// What the keys were to name: `officer`, `source`.
    pub what: &'static str,
    /// The key in the other record.
    pub theirs: String,
    /// The key in this one.
    pub ours: String,
    /// Why they are not the same.
    pub reason: UnmetReason,
}

/// Why two keys could not be made one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnmetReason {
    /// The other record has none with that key, or it is something else there.
    NotTheirs,
    /// This record has none with that key, or it is something else here.
    NotOurs,
    /// One of the two is already the same as another.
    Taken,
    /// Theirs is a recorder, and ours is none: it cannot have said what only a recorder can.
    NoRecorder,
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, theirs, ours) = (self.what, Shown(&self.theirs), Shown(&self.ours));
        match self.reason {
            UnmetReason::NotTheirs => write!(f, "the other record has no {what} `{theirs}`"),
            UnmetReason::NotOurs => write!(f, "this record has no {what} `{ours}`"),
            UnmetReason::NoRecorder => {
                write!(f, "their recorder `{theirs}` cannot be `{ours}`, which is no recorder")
            }
            UnmetReason::Taken => write!(
                f,
                "their {what} `{theirs}` cannot be `{ours}`: one of them is the same as another"
            ),
        }
    }
}
