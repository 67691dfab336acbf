//! The two tables of transitions, as data.

use super::status::{Phase, Status};
use crate::step::Step;
use std::fmt;

/// What happens when a step meets a phase or a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell<T> {
    /// It moves there.
    To(T),
    /// It says what already holds: it enters the log and moves nothing.
    Corroboration,
    /// Corroboration if that had happened before, otherwise it is rejected.
    CorroborationIfBefore,
    /// It moves there if nothing stands in the way, otherwise it is rejected.
    ToUnlessHindered(T),
    /// To `OfficersOnLeave` if a leave is running, otherwise to `Open`.
    ToByLeaves,
    /// Nothing changes.
    Stays,
    /// It is rejected.
    Rejected,
}

/// A step that moves an investigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvestigationStep {
    /// [`step::Suspended`](crate::step::Suspended).
    Suspended,
    /// [`step::Resumed`](crate::step::Resumed).
    Resumed,
    /// [`step::Referred`](crate::step::Referred).
    Referred,
    /// [`step::Concluded`](crate::step::Concluded).
    Concluded,
    /// [`step::InvestigationReopened`](crate::step::InvestigationReopened).
    Reopened,
}

impl InvestigationStep {
    pub(crate) fn of(step: &Step) -> Option<Self> {
        Some(match step {
            Step::Suspended(_) => Self::Suspended,
            Step::Resumed(_) => Self::Resumed,
            Step::Referred(_) => Self::Referred,
            Step::Concluded(_) => Self::Concluded,
            Step::InvestigationReopened(_) => Self::Reopened,
            _ => return None,
        })
    }

    /// "suspended", as in "it cannot be suspended".
    #[must_use]
    pub fn participle(self) -> &'static str {
        match self {
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Referred => "referred",
            Self::Concluded => "concluded",
            Self::Reopened => "reopened",
        }
    }
}

/// Each step of an investigation, and what it does in the phases open, suspended, referred and
/// concluded. An investigation is open until a step says otherwise.
pub const INVESTIGATION: &[(InvestigationStep, [Cell<Phase>; 4])] = {
    use Cell::{Corroboration, CorroborationIfBefore, Rejected, To};
    &[
        (InvestigationStep::Suspended, [To(Phase::Suspended), Corroboration, Rejected, Rejected]),
        (InvestigationStep::Resumed, [Corroboration, To(Phase::Open), To(Phase::Open), Rejected]),
        (
            InvestigationStep::Referred,
            [To(Phase::Referred), To(Phase::Referred), Corroboration, Rejected],
        ),
        (
            InvestigationStep::Concluded,
            [To(Phase::Concluded), To(Phase::Concluded), To(Phase::Concluded), Corroboration],
        ),
        (InvestigationStep::Reopened, [CorroborationIfBefore, Rejected, Rejected, To(Phase::Open)]),
    ]
};

/// What a step does to an investigation in a phase; `concluded_before` tells whether it was ever
/// concluded.
pub(crate) fn investigation(
    step: InvestigationStep,
    phase: Phase,
    concluded_before: bool,
) -> Option<Phase> {
    let (_, row) = INVESTIGATION.iter().find(|(known, _)| *known == step)?;
    let place = Phase::ALL.iter().position(|known| *known == phase)?;
    match row.get(place)? {
        Cell::To(next) => Some(*next),
        Cell::Corroboration => Some(phase),
        Cell::CorroborationIfBefore if concluded_before => Some(phase),
        _ => None,
    }
}

/// Something in a statement that can move the status of the incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A leave that was not running before is stated running. One that is named in `leaving` is
    /// corroboration.
    LeaveRuns,
    /// A running leave's end is stated, or it is withdrawn, replaced or ruled out.
    LeaveEnds,
    /// An investigation that can stand in the way opens, resumes or reopens; somebody is charged.
    Opens,
    /// [`step::Resolved`](crate::step::Resolved).
    Resolved,
    /// [`step::Reopened`](crate::step::Reopened).
    Reopened,
    /// Everything else.
    Other,
}

impl Event {
    /// The event, in the words of the table.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Event::LeaveRuns => "a leave that was not running before is stated running",
            Event::LeaveEnds => "a running leave ends, or is withdrawn, replaced or ruled out",
            Event::Opens => "an official investigation opens, resumes or reopens; a charge",
            Event::Resolved => "resolved",
            Event::Reopened => "reopened",
            Event::Other => "everything else",
        }
    }
}

/// Each event, and what it does in the statuses open, officers on leave and resolved.
pub const STATUS: &[(Event, [Cell<Status>; 3])] = {
    use Cell::{Corroboration, CorroborationIfBefore, Stays, To, ToByLeaves, ToUnlessHindered};
    use Status::{OfficersOnLeave, Resolved};
    let resolves = ToUnlessHindered(Resolved);
    &[
        (Event::LeaveRuns, [To(OfficersOnLeave), Stays, To(OfficersOnLeave)]),
        (Event::LeaveEnds, [Stays, ToByLeaves, Stays]),
        (Event::Opens, [Stays, Stays, ToByLeaves]),
        (Event::Resolved, [resolves, resolves, Corroboration]),
        (Event::Reopened, [CorroborationIfBefore, CorroborationIfBefore, ToByLeaves]),
        (Event::Other, [Stays, Stays, Stays]),
    ]
};

/// The cell of an event in a status.
pub(crate) fn status(event: Event, status: Status) -> Cell<Status> {
    let row = STATUS.iter().find(|(known, _)| *known == event).map(|(_, row)| row);
    let place = Status::ALL.iter().position(|known| *known == status);
    row.zip(place).and_then(|(row, place)| row.get(place).copied()).unwrap_or(Cell::Stays)
}

impl<T: fmt::Display> fmt::Display for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::To(next) => write!(f, "→ {next}"),
            Cell::Corroboration => f.write_str("corroboration"),
            Cell::CorroborationIfBefore => {
                f.write_str("corroboration if it had happened before, else rejected")
            }
            Cell::ToUnlessHindered(next) => {
                write!(f, "→ {next}, if nothing stands in the way that is not named in `leaving`")
            }
            Cell::ToByLeaves => f.write_str("→ officers on leave while a leave runs, else → open"),
            Cell::Stays => f.write_str("stays"),
            Cell::Rejected => f.write_str("rejected"),
        }
    }
}

/// The two tables in Markdown, as they stand in the documentation of [`incident`](crate::incident).
///
/// ```
/// assert!(use_of_force::incident::table::markdown().contains("| resolved |"));
/// ```
#[must_use]
pub fn markdown() -> String {
    let status = rows(STATUS.iter().map(|(event, row)| (event.title(), row.as_slice())));
    let phases = rows(INVESTIGATION.iter().map(|(step, row)| (step.participle(), row.as_slice())));
    format!(
        "| what is said | in open | in officers on leave | in resolved |\n|---|---|---|---|\n{status}\n\
     | step | in open | in suspended | in referred | in concluded |\n|---|---|---|---|---|\n{phases}"
    )
}

fn rows<'a, T: fmt::Display + 'a>(
    rows: impl Iterator<Item = (&'static str, &'a [Cell<T>])>,
) -> String {
    rows.map(|(title, row)| {
        let cells: Vec<_> = row.iter().map(ToString::to_string).collect();
        format!("| {title} | {} |\n", cells.join(" | "))
    })
    .collect()
}
