//! Where sources differ.

mod document;

use crate::{
    Claim, Path, Statement, Why,
    answer::Answer,
    incident::{Contest, FieldAccount, Incident, Lack, Obstacle, Phase, Stood},
    remark::Sequence,
    step::Step,
    value::Kind,
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
        /// The statement with which the sources came to differ.
        since: &'a Statement,
        /// The statement by which the keeper of the record settled it, if what stands does so by
        /// that.
        settled: Option<&'a Statement>,
    },
    /// Sources contradict each other on whether a noun was there.
    Noun {
        /// The noun.
        path: Path,
        /// The statements that describe it.
        described: Vec<&'a Statement>,
        /// The statements that rule it out.
        ruled_out: Vec<&'a Statement>,
        /// The statement with which the sources came to differ.
        since: &'a Statement,
    },
    /// What sources say of the order of moments goes round in a circle, by itself or with the times
    /// that stand.
    Order {
        /// The first of the moments.
        path: Path,
        /// What is said, and where.
        sequences: Vec<(&'a Sequence, &'a Statement)>,
        /// The statement with which it came to go round.
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
    /// The field, the noun or the first of the moments that it is about; none of a resolution, or of a
    /// step of no investigation.
    #[must_use]
    pub fn path(&self) -> Option<Path> {
        match self {
            Dispute::Field { path, .. }
            | Dispute::Noun { path, .. }
            | Dispute::Order { path, .. } => Some(path.clone()),
            Dispute::Reported { step, .. } | Dispute::Fallen { step, .. } => {
                let investigation = step.investigation()?;
                Some(Path::new(Kind::Investigation, investigation.as_str(), None))
            }
            Dispute::Undermined { .. } => None,
        }
    }

    /// What stood in the way of a resolution, or why a step cannot stand any more, in words; none of
    /// other disputes.
    #[must_use]
    pub fn although(&self) -> Option<String> {
        match self {
            Dispute::Undermined { obstacles, .. } => Some(Stood(obstacles).to_string()),
            Dispute::Fallen { step, phase, .. } => Some(Lack(step, *phase).to_string()),
            _ => None,
        }
    }

    /// The statement since which there is this dispute.
    #[must_use]
    pub fn since(&self) -> &'a Statement {
        match self {
            Dispute::Field { since, .. }
            | Dispute::Noun { since, .. }
            | Dispute::Order { since, .. } => since,
            Dispute::Reported { statement, .. }
            | Dispute::Undermined { statement, .. }
            | Dispute::Fallen { statement, .. } => statement,
        }
    }
}

impl fmt::Display for Dispute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dispute::Field { path, positions, settled, .. } => {
                let held: Vec<_> = positions.iter().map(ToString::to_string).collect();
                write!(f, "{path}: {}", held.join("; but "))?;
                match settled {
                    Some(by) => write!(f, "; settled {} by `{}`", by.at(), by.source()),
                    None => Ok(()),
                }
            }
            Dispute::Noun { path, described, ruled_out, .. } => {
                let by = |all: &[&Statement]| {
                    let said = all.iter().map(|it| format!("{} by `{}`", it.at(), it.source()));
                    said.collect::<Vec<_>>().join(", ")
                };
                write!(f, "{path}: described {}; but ruled out {}", by(described), by(ruled_out))
            }
            Dispute::Order { path, sequences, .. } => {
                let said = sequences.iter().map(|(it, by)| {
                    let (earlier, later) = (&it.earlier, &it.later);
                    let (at, source) = (by.at(), by.source());
                    format!("{earlier} before {later}, said {at} by `{source}`")
                });
                write!(f, "{path}: {}", said.collect::<Vec<_>>().join("; but "))
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
    /// Where sources differ: per field what each holds, then which nouns were there, then the order of
    /// moments, then steps that moved nothing, then resolutions in whose way something stood, and steps
    /// that cannot stand any more.
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
        let fields = self.fields().filter(|field| field.is_disputed());
        let mut disputes: Vec<_> = fields.filter_map(FieldAccount::dispute).collect();
        disputes.extend(self.contested().filter_map(|(path, contest)| {
            let Contest { described, ruled_out, since } = contest;
            Some(Dispute::Noun { path, described, ruled_out, since: since? })
        }));
        for sequences in self.orders().contested {
            let paths = sequences.iter().flat_map(|(it, _)| [&it.earlier, &it.later]);
            let path = paths.min().map(|path| self.by_root(path));
            let since = sequences.last().map(|(_, statement)| *statement);
            if let Some((path, since)) = path.zip(since) {
                disputes.push(Dispute::Order { path, sequences, since });
            }
        }
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

impl<'a> FieldAccount<'a> {
    fn dispute(self) -> Option<Dispute<'a>> {
        let path = self.path();
        let since = self.disputed_since()?;
        // A finding that it cannot be known is a position, too.
        let mut positions = self.positions();
        positions.retain(|it| it.why.is_none_or(Why::is_finding));
        let settled = self.settled_by();
        let within_one_agency = self.is_within_one_agency();
        Some(Dispute::Field { path, within_one_agency, positions, since, settled })
    }
}
