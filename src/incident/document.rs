//! Where an incident stands, and what stands in its way, as documents.

use super::{
    Change, Conflict, Illegal, Obstacle, Phase, Reason, Rejected, Standing, Status, Unversioned,
    table::InvestigationStep,
};
use crate::{
    document::{Spelled, document, words},
    statement::Named,
};
use serde::{Serialize, Serializer};

words! { Status, Phase }

document! { Standing<'_>: |it| {
    status: Some(it.status),
    since: it.since.map(Named),
    last_heard: it.last_heard.map(Named),
} }

document! { Change<'_>: |it| {
    status: Some(it.status),
    statement: Some(Named(it.statement)),
} }

document! { Obstacle: |it| {
    kind: Some(match it {
        Obstacle::Leave { .. } => "leave",
        Obstacle::Investigation { .. } => "investigation",
        Obstacle::NoInvestigation => "no_investigation",
    }),
    leave: match it {
        Obstacle::Leave { leave, .. } => Some(leave),
        _ => None,
    },
    officer: match it {
        Obstacle::Leave { officer, .. } => officer.as_ref(),
        _ => None,
    },
    employer: match it {
        Obstacle::Leave { employer, .. } => employer.as_ref(),
        _ => None,
    },
    investigation: match it {
        Obstacle::Investigation { investigation, .. } => Some(investigation),
        _ => None,
    },
    phase: match it {
        Obstacle::Investigation { phase, .. } => Some(*phase),
        _ => None,
    },
} }

document! { Rejected: |it| {
    statement: it.statement().map(Named),
    index: Some(it.index()),
    claim: it.claim(),
    field: it.field(),
    reason: Some(it.reason()),
    message: Some(Spelled(it)),
} }

document! { Reason: |it| {
    code: Some(it.as_str()),
    source: match it {
        Reason::UndeclaredSource { source }
        | Reason::NotItsOwn { source, .. }
        | Reason::NoRecorder { source } => Some(source),
        _ => None,
    },
    key: match it {
        Reason::NotDescribed { key, .. } | Reason::WrongNoun { key, .. } => Some(key.as_str()),
        Reason::KeyTaken { key }
        | Reason::HasKey { key }
        | Reason::NoEarlierStatement { key, .. }
        | Reason::NotItsOwn { key, .. } => Some(key.as_str()),
        _ => None,
    },
    path: match it {
        Reason::NoSuchField { path, .. } | Reason::TwoAnswers { path } => Some(path),
        _ => None,
    },
    expected: match it {
        Reason::BadKey { error } => Some(error.expected()),
        Reason::NotDescribed { expected, .. } | Reason::WrongNoun { expected, .. } => {
            Some(*expected)
        }
        Reason::NoSuchField { moment, .. } => Some(if *moment { "moment" } else { "field" }),
        _ => None,
    },
    found: match it {
        Reason::BadKey { error } => Some(error.found()),
        Reason::WrongNoun { found, .. } => Some(*found),
        _ => None,
    },
    perhaps: match it {
        Reason::NotDescribed { perhaps, .. } => perhaps.as_ref(),
        _ => None,
    },
    comes_later: match it {
        Reason::NoEarlierStatement { comes_later, .. } => Some(*comes_later),
        _ => None,
    },
    investigation: match it {
        Reason::Forbidden { investigation, .. } => Some(investigation),
        _ => None,
    },
    step: match it {
        Reason::Forbidden { step, .. } => Some(*step),
        _ => None,
    },
    phase: match it {
        Reason::Forbidden { phase, .. } => Some(*phase),
        _ => None,
    },
    obstacles: match it {
        Reason::Hindered { obstacles, .. } => Some(obstacles),
        _ => None,
    },
    later: match it {
        Reason::Forbidden { later, .. }
        | Reason::Hindered { later, .. }
        | Reason::NeverResolved { later } => *later,
        _ => None,
    },
} }

impl Reason {
    /// The stable word of the reason, whatever it is said of.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Reason::UndeclaredSource { .. } => "undeclared_source",
            Reason::NoClaims => "no_claims",
            Reason::NoEnd { .. } => "no_end",
            Reason::BadKey { .. } => "bad_key",
            Reason::NotDescribed { .. } => "not_described",
            Reason::WrongNoun { .. } => "wrong_noun",
            Reason::NoSuchField { .. } => "no_such_field",
            Reason::TwoAnswers { .. } => "two_answers",
            Reason::KeyTaken { .. } => "key_taken",
            Reason::NotRecorded => "not_recorded",
            Reason::HasKey { .. } => "has_key",
            Reason::NoEarlierStatement { .. } => "no_earlier_statement",
            Reason::NotItsOwn { .. } => "not_its_own",
            Reason::Full => "full",
            Reason::NoRecorder { .. } => "no_recorder",
            Reason::NoAnswer { .. } => "no_answer",
            Reason::Forbidden { .. } => "forbidden",
            Reason::Hindered { .. } => "hindered",
            Reason::NeverResolved { .. } => "never_resolved",
        }
    }
}

/// By its name as a step: `suspended`, `investigation_reopened`.
impl Serialize for InvestigationStep {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Reopened => "investigation_reopened",
            moved => moved.participle(),
        })
    }
}

document! { Conflict: |it| {
    source: match it {
        Conflict::KeyTaken(source) => Some(&source.key),
        Conflict::Undeclared(key) | Conflict::StaysRecorder(key) | Conflict::Expunged(key) => {
            Some(key)
        }
        Conflict::BadKey(_) => None,
    },
    message: Some(Spelled(it)),
} }

document! { Illegal: |it| {
    index: match it {
        Illegal::Source { index, .. } | Illegal::Bare { index, .. } => Some(*index),
        Illegal::Statement(rejected) => Some(rejected.index()),
        Illegal::Zone(_) | Illegal::Entered(_) => None,
    },
    source: match it {
        Illegal::Source { conflict, .. } => Some(conflict),
        _ => None,
    },
    statement: match it {
        Illegal::Statement(rejected) => Some(rejected),
        _ => None,
    },
    message: Some(Spelled(it)),
} }

document! { Unversioned: |it| {
    asked: match it {
        Unversioned::Later { asked, .. } | Unversioned::Earlier { asked, .. } => Some(*asked),
    },
    now: match it {
        Unversioned::Later { now, .. } => Some(*now),
        Unversioned::Earlier { .. } => None,
    },
    from: match it {
        Unversioned::Earlier { from, .. } => Some(*from),
        Unversioned::Later { .. } => None,
    },
    message: Some(Spelled(it)),
} }
