//! Where sources differ.

use crate::{
    Claim, Path, Statement,
    answer::{Answer, Role, Word},
    incident::{Incident, Lack, Obstacle, OfField, Phase, Stood},
    step::Step,
};
use std::{fmt, sync::Arc};

/// Something on which the log does not agree with itself. Refinements and a source's own
/// corrections are no disputes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dispute<'a> {
    /// Sources state values that cannot all be true.
    Field {
        /// The field.
        path: Path,
        /// Whether all of them speak for one agency.
        within_one_agency: bool,
        /// What each source holds, in the order of their last words.
        positions: Vec<Answer<'a>>,
        /// The statement with which the sources came to differ, and have differed since.
        since: &'a Statement,
    },
    /// A step is reported that did not move anything, since it cannot stand.
    Reported {
        /// The step.
        step: &'a Step,
        /// The statement that reports it.
        statement: &'a Statement,
    },
    /// A resolution stands although something certainly stood in its way when it was said.
    Undermined {
        /// The statement that resolves the incident.
        statement: &'a Statement,
        /// What stood in the way.
        obstacles: Arc<[Obstacle]>,
    },
    /// A step cannot stand any more, since a step that it needs was withdrawn or replaced. It moves
    /// nothing.
    Fallen {
        /// The step.
        step: &'a Step,
        /// The statement that takes it.
        statement: &'a Statement,
        /// The phase of its investigation there; none if it reopens what nobody resolved.
        phase: Option<Phase>,
    },
}

impl<'a> Dispute<'a> {
    /// The statement since which there is this dispute.
    #[must_use]
    pub fn since(&self) -> &'a Statement {
        match self {
            Dispute::Field { since, .. } => since,
            Dispute::Reported { statement, .. }
            | Dispute::Undermined { statement, .. }
            | Dispute::Fallen { statement, .. } => statement,
        }
    }
}

impl fmt::Display for Dispute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dispute::Field { path, positions, .. } => {
                let held: Vec<_> = positions.iter().map(ToString::to_string).collect();
                write!(f, "{path}: {}", held.join("; but "))
            }
            Dispute::Reported { step, statement } => {
                write!(f, "reported only: {}", step.name().replace('_', " "))?;
                if let Some(investigation) = step.investigation() {
                    write!(f, " (`{investigation}`)")?;
                }
                write!(f, ", said {} by `{}`", statement.at(), statement.source())
            }
            Dispute::Undermined { statement, obstacles } => {
                let (at, source) = (statement.at(), statement.source());
                write!(f, "resolved, said {at} by `{source}`, although {}", Stood(obstacles))
            }
            Dispute::Fallen { step, statement, phase } => {
                let (at, source) = (statement.at(), statement.source());
                write!(f, "{}, said {at} by `{source}`, although ", step.name().replace('_', " "))?;
                Lack(step, *phase).fmt(f)
            }
        }
    }
}

impl Incident {
    /// Where sources differ: per field what each holds, then steps that moved nothing, then
    /// resolutions in whose way something stood, and steps that cannot stand any more.
    ///
    /// ```
    /// use use_of_force::{Incident, Shooting, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let (a, b) = (incident.declare(Source::new("a"))?, incident.declare(Source::new("b"))?);
    /// let fired = |rounds: u32| Shooting::new("shooting-1").rounds_fired(rounds).into();
    /// incident.record(a.says(when!("2031-05-04"), [fired(2)]))?;
    /// incident.record(b.says(when!("2031-05-05"), [fired(3)]))?;
    ///
    /// assert_eq!(
    ///     incident.disputes()[0].to_string(),
    ///     "shooting/shooting-1/rounds_fired: 2, said 2031-05-04 by `a`; but 3, said 2031-05-05 by `b`",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn disputes(&self) -> Vec<Dispute<'_>> {
        let fields = self.spoken_of().filter(|field| field.is_disputed());
        let mut disputes: Vec<_> = fields.filter_map(OfField::dispute).collect();
        for statement in self.statements() {
            for claim in statement.says() {
                if let Claim::Reported(step) = claim {
                    disputes.push(Dispute::Reported { step, statement });
                }
            }
        }
        disputes.extend(self.undermined().filter_map(|(moment, obstacles)| {
            Some(Dispute::Undermined { statement: self.log().get(moment)?, obstacles })
        }));
        disputes.extend(self.fallen().filter_map(|(moment, step, phase)| {
            Some(Dispute::Fallen { step, statement: self.log().get(moment)?, phase })
        }));
        disputes
    }
}

impl<'a> OfField<'a> {
    fn dispute(self) -> Option<Dispute<'a>> {
        let path = self.path();
        let since = self.noun.incident.log().get(self.disputed_since()?)?;
        let winner = self.standing().map(|standing| standing.said.moment);
        let held = self.values().map(|(_, position)| {
            let stands = winner == Some(position.moment);
            let role = if stands { Role::Stands } else { Role::Position };
            Word::of(&position, role).answer(path.clone())
        });
        let positions = held.collect();
        let within_one_agency = self.is_within_one_agency();
        Some(Dispute::Field { path, within_one_agency, positions, since })
    }

    /// Whether all who give a value speak for one agency.
    pub(crate) fn is_within_one_agency(self) -> bool {
        let mut agencies = self.values().map(|(_, position)| {
            let source = self.noun.incident.source(position.source());
            source.and_then(|source| source.agency.known())
        });
        let first = agencies.next().flatten();
        first.is_some() && agencies.all(|agency| agency == first)
    }
}
