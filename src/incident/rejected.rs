use super::{Phase, table::InvestigationStep};
use crate::{
    Agency, Investigation, Leave, Officer, ParseError, Path, Source, Statement, When,
    value::{AnyNoun, Key, MOST},
};
use std::fmt;

/// A statement that was not taken, given back, and why. Nothing has changed.
///
/// ```
/// use use_of_force::{Incident, Key, Remark, Source, incident::Reason, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::nil());
/// let nobody = Key::<Source>::from("nobody");
/// let statement = nobody.says(when!("2031-05-04"), [Remark::new("a remark").into()]);
///
/// let rejected = incident.record(statement.clone()).unwrap_err();
/// assert!(matches!(rejected.reason(), Reason::UndeclaredSource { .. }));
/// assert_eq!(rejected.to_string(), "source `nobody` is not declared");
/// assert_eq!(rejected.into_statement(), statement);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    statements: Vec<Statement>,
    index: usize,
    claim: Option<usize>,
    field: Option<(&'static str, &'static str)>,
    reason: Reason,
}

impl Rejected {
    pub(crate) fn new(statements: Vec<Statement>, refused: Refused) -> Self {
        let Refused { index, claim, field, reason } = refused;
        Self(Box::new(Inner { statements, index, claim, field, reason }))
    }

    /// Why it was not taken.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }

    /// Which of several statements it was, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.0.index
    }

    /// Which of its claims it was, from 0, if it was one of them.
    #[must_use]
    pub fn claim(&self) -> Option<usize> {
        self.0.claim
    }

    /// The field of that claim, as in `officer/employer`, if it was one.
    #[must_use]
    pub fn field(&self) -> Option<String> {
        self.0.field.map(|(entity, field)| format!("{entity}/{field}"))
    }

    /// "claim 2, officer/employer: ", as far as the place is known.
    pub(crate) fn place(&self) -> String {
        let claim = self.0.claim.map(|claim| format!("claim {}", claim + 1));
        let parts: Vec<_> = claim.into_iter().chain(self.field()).collect();
        if parts.is_empty() { String::new() } else { format!("{}: ", parts.join(", ")) }
    }

    /// The statement.
    #[must_use]
    pub fn statement(&self) -> Option<&Statement> {
        self.0.statements.get(self.0.index)
    }

    /// The statement, to be mended and recorded again.
    #[must_use]
    pub fn into_statement(self) -> Statement {
        let Inner { mut statements, index, .. } = *self.0;
        statements.swap_remove(index.min(statements.len().saturating_sub(1)))
    }

    /// All statements that were to be recorded together.
    #[must_use]
    pub fn into_statements(self) -> Vec<Statement> {
        self.0.statements
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        if self.0.statements.len() > 1 {
            let then = if place.is_empty() { ": " } else { ", " };
            write!(f, "statement {}{then}", self.0.index + 1)?;
        }
        write!(f, "{place}{}", self.0.reason)
    }
}

impl std::error::Error for Rejected {}

/// A refusal and where it is, before the statements are given back.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    pub index: usize,
    pub claim: Option<usize>,
    pub field: Option<(&'static str, &'static str)>,
    pub reason: Reason,
}

/// Why a statement was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Its source, or the source through which we have it, is not declared.
    UndeclaredSource {
        /// The key that no source has.
        source: Key<Source>,
    },
    /// It claims nothing.
    NoClaims,
    /// It is not known when it was said, made public or recorded at the latest.
    NoEnd {
        /// The moment, whose end is open.
        at: When,
    },
    /// A key is not made like a key.
    BadKey {
        /// What a key looks like, and the key.
        error: ParseError,
    },
    /// A key is mentioned that no statement of the log describes.
    NotDescribed {
        /// What the key must name.
        expected: &'static str,
        /// The key.
        key: Key<AnyNoun>,
        /// A described key that was perhaps meant.
        perhaps: Option<Key<AnyNoun>>,
    },
    /// A key names a noun of another kind.
    WrongNoun {
        /// The key.
        key: Key<AnyNoun>,
        /// What it would have to name here.
        expected: &'static str,
        /// What it names.
        found: &'static str,
    },
    /// A path leads to no field, or to none that is a moment where one is needed.
    NoSuchField {
        /// The path.
        path: Path,
        /// Whether a moment was needed.
        moment: bool,
    },
    /// One statement gives two different answers to one field.
    TwoAnswers {
        /// The field.
        path: Path,
    },
    /// Another statement has this key.
    KeyTaken {
        /// The key.
        key: Key<Statement>,
    },
    /// No statement of the log is equal to it, so that it cannot be given a key.
    NotRecorded,
    /// It has a key, and is given no other.
    HasKey {
        /// The key that it has.
        key: Key<Statement>,
    },
    /// It refers to a statement that is not in the log, or comes later in it.
    NoEarlierStatement {
        /// The key of that statement.
        key: Key<Statement>,
        /// Whether it is in the log, and comes later.
        comes_later: bool,
    },
    /// It replaces or withdraws a statement of another source.
    NotItsOwn {
        /// The key of that statement.
        key: Key<Statement>,
        /// Who made that statement.
        source: Key<Source>,
    },
    /// There is no room left: an incident holds 4 GB of text, and some billions of facts.
    Full,
    /// Only a recorder can say that something was expunged, or settle it.
    NoRecorder {
        /// Who says so.
        source: Key<Source>,
    },
    /// What is to be settled is no answer of the named statement.
    NoAnswer {
        /// The field.
        path: Path,
        /// The statement.
        key: Key<Statement>,
    },
    /// A step that the table of investigations forbids.
    Forbidden {
        /// The investigation.
        investigation: Key<Investigation>,
        /// The step.
        step: InvestigationStep,
        /// The phase in which the investigation is there.
        phase: Phase,
        /// If it is a later statement's step that would fall: when that was said.
        later: Option<When>,
    },
    /// The incident cannot be resolved.
    Hindered {
        /// What stands in the way.
        obstacles: Vec<Obstacle>,
        /// If it is a later resolution that would fall: when that was said.
        later: Option<When>,
    },
    /// The incident cannot be reopened, since nobody resolved it.
    NeverResolved {
        /// If it is a later step that would fall: when that was said.
        later: Option<When>,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::UndeclaredSource { source } => write!(f, "source `{source}` is not declared"),
            Reason::NoClaims => f.write_str("expected at least one claim, found none"),
            Reason::NoEnd { at } => {
                write!(
                    f,
                    "expected a moment that has an end as the time of a statement, found `{at}`"
                )
            }
            Reason::BadKey { error } => error.fmt(f),
            Reason::NotDescribed { expected, key, perhaps } => {
                write!(f, "no statement describes the {expected} `{key}`")?;
                match perhaps {
                    Some(near) => write!(f, " (perhaps `{near}`)"),
                    None => Ok(()),
                }
            }
            Reason::WrongNoun { key, expected, found } => {
                let (expected, found) = (with_article(expected), with_article(found));
                write!(f, "expected {expected}, but `{key}` is {found}")
            }
            Reason::NoSuchField { path, moment: false } => {
                write!(f, "expected the path of a field, found `{path}`")
            }
            Reason::NoSuchField { path, moment: true } => {
                write!(f, "expected the path of a moment, found `{path}`")
            }
            Reason::TwoAnswers { path } => {
                write!(f, "{path}: one statement gives two different answers")
            }
            Reason::KeyTaken { key } => write!(f, "another statement has the key `{key}`"),
            Reason::NotRecorded => {
                f.write_str("expected a statement of the log, found another one")
            }
            Reason::HasKey { key } => {
                write!(f, "expected a statement without a key, found `{key}`")
            }
            Reason::NoEarlierStatement { key, comes_later: false } => {
                write!(f, "no earlier statement has the key `{key}`")
            }
            Reason::NoEarlierStatement { key, comes_later: true } => {
                write!(f, "statement `{key}` does not come earlier in the log")
            }
            Reason::NotItsOwn { key, source } => write!(
                f,
                "statement `{key}` is of the source `{source}`, and only that source can take it \
                 back, or a recorder withdraw it"
            ),
            Reason::Full => f.write_str("expected an incident of at most 4 GB of text"),
            Reason::NoRecorder { source } => {
                write!(f, "expected a source of kind recorder, found `{source}`")
            }
            Reason::NoAnswer { path, key } => {
                write!(f, "statement `{key}` says nothing of `{path}`, which it is to settle")
            }
            Reason::Forbidden { investigation, step, phase, later } => {
                after(f, *later)?;
                let step = step.participle();
                write!(f, "investigation `{investigation}` cannot be {step}: it is {phase}")
            }
            Reason::Hindered { obstacles, later } => {
                after(f, *later)?;
                write!(f, "cannot be resolved: {}", Listed(obstacles))
            }
            Reason::NeverResolved { later } => {
                after(f, *later)?;
                f.write_str("cannot be reopened: nobody resolved it before")
            }
        }
    }
}

/// "an officer", "a person".
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

fn after(f: &mut fmt::Formatter<'_>, later: Option<When>) -> fmt::Result {
    match later {
        Some(at) => write!(f, "a later step, said {at}, would no longer stand: "),
        None => Ok(()),
    }
}

/// Something that stands in the way of resolving an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Obstacle {
    /// A leave runs.
    Leave {
        /// The leave.
        leave: Key<Leave>,
        /// Whose leave it is, if that is said.
        officer: Option<Key<Officer>>,
        /// The agency that employs the officer, if that is said.
        employer: Option<Key<Agency>>,
    },
    /// An official investigation is not over.
    Investigation {
        /// The investigation.
        investigation: Key<Investigation>,
        /// Where it stands.
        phase: Phase,
    },
    /// There is no investigation at all.
    NoInvestigation,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Leave { officer: Some(officer), .. } => write!(f, "`{officer}` is on leave"),
            Obstacle::Leave { leave, .. } => write!(f, "leave `{leave}` is running"),
            Obstacle::Investigation { investigation, phase } => {
                write!(f, "investigation `{investigation}` is {phase}")
            }
            Obstacle::NoInvestigation => {
                f.write_str("there is no investigation, and it is not resolved without one")
            }
        }
    }
}

/// What a step lacks, as in "although the investigation is open".
pub(crate) struct Lack<'a>(pub &'a crate::step::Step, pub Option<Phase>);

impl fmt::Display for Lack<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.investigation(), self.1) {
            (Some(key), Some(phase)) => write!(f, "investigation `{key}` is {phase}"),
            _ => f.write_str("nobody had resolved it"),
        }
    }
}

/// Obstacles, one after the other; no more than anybody reads.
pub(crate) struct Stood<'a>(pub &'a [Obstacle]);

impl fmt::Display for Stood<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, obstacle) in self.0.iter().take(MOST).enumerate() {
            f.write_str(if i == 0 { "" } else { "; " })?;
            obstacle.fmt(f)?;
        }
        match self.0.len().checked_sub(MOST) {
            Some(more @ 1..) => write!(f, "; and {more} more"),
            _ => Ok(()),
        }
    }
}

/// Obstacles in one sentence, officers together.
struct Listed<'a>(&'a [Obstacle]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let officers: Vec<String> = self
            .0
            .iter()
            .filter_map(|obstacle| match obstacle {
                Obstacle::Leave { officer: Some(officer), .. } => Some(format!("`{officer}`")),
                _ => None,
            })
            .collect();
        let together = match officers.as_slice() {
            [] => None,
            [one] => Some(format!("{one} is on leave")),
            [first, .., last] if officers.len() > 8 => {
                let more = officers.len() - 2;
                Some(format!("{first}, {last} and {more} other officers are on leave"))
            }
            [most @ .., last] => Some(format!("{} and {last} are on leave", most.join(", "))),
        };
        let others = self
            .0
            .iter()
            .filter(|obstacle| !matches!(obstacle, Obstacle::Leave { officer: Some(_), .. }));
        let parts: Vec<_> = together.into_iter().chain(others.map(ToString::to_string)).collect();
        const FEW: usize = 8;
        f.write_str(&parts.iter().take(FEW).cloned().collect::<Vec<_>>().join("; "))?;
        match parts.len().checked_sub(FEW) {
            Some(more @ 1..) => write!(f, "; and {more} more"),
            _ => Ok(()),
        }
    }
}
