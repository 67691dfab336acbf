use std::fmt;

/// What the log says of an incident as a whole. It is a statement about the log, not about the
/// world, and is never assigned: see [the table](crate::incident#status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Nothing in the log says otherwise.
    Open,
    /// An officer is on leave.
    OfficersOnLeave,
    /// Somebody resolved it and nothing has opened since.
    Resolved,
}

impl Status {
    /// Every status.
    pub const ALL: &'static [Status] = &[Status::Open, Status::OfficersOnLeave, Status::Resolved];

    /// The word in JSON and in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::OfficersOnLeave => "officers_on_leave",
            Status::Resolved => "resolved",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::Open => "open",
            Status::OfficersOnLeave => "officers on leave",
            Status::Resolved => "resolved",
        })
    }
}

/// The state of an investigation, as its steps make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// It goes on.
    Open,
    /// It rests, to be resumed.
    Suspended,
    /// It lies with somebody who decides on it.
    Referred,
    /// It is over.
    Concluded,
}

impl Phase {
    /// Every phase.
    pub const ALL: &'static [Phase] =
        &[Phase::Open, Phase::Suspended, Phase::Referred, Phase::Concluded];

    /// The word in JSON and in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Open => "open",
            Phase::Suspended => "suspended",
            Phase::Referred => "referred",
            Phase::Concluded => "concluded",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
