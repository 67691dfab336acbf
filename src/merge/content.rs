//! What makes two statements one.

use crate::{Claim, Remark, Statement, step::Step};

/// What a statement says, without its key and what it replaces, and with everything given up that
/// merging may have to give up. Two statements with one content are one, of which one record holds
/// less than the other.
pub(super) fn content(statement: &Statement) -> Statement {
    let says = statement.says().iter().map(weakest);
    let mut content = statement.source().says(statement.at(), says);
    if let Some(via) = statement.via() {
        content = content.with_via(via);
    }
    if let Some(cite) = statement.cite() {
        content = content.with_cite(cite);
    }
    if let Some(public) = statement.public() {
        content = content.made_public(public);
    }
    content
}

/// What is left of a claim that cannot stand: a step is only reported, a confirmation is a remark.
pub(super) fn weakest(claim: &Claim) -> Claim {
    match claim {
        Claim::Step(step) => Claim::reported(step.clone()),
        Claim::Confirmed(confirmed) => {
            Remark::new(format!("confirmed: {}", confirmed.statement)).into()
        }
        claim => claim.clone(),
    }
}

/// What the withdrawal of another record is in this one.
pub(super) fn not_withdrawn(claim: Claim) -> Claim {
    match claim {
        Claim::Step(Step::IncidentWithdrawn(_)) => weakest(&claim),
        claim => claim,
    }
}

/// Both of two statements with one content in one: of each claim what says more.
pub(super) fn joined(ours: Statement, theirs: &Statement) -> Statement {
    let mut claims = theirs.says().iter();
    let mut joined = ours.with_claims(|our| match claims.next() {
        Some(their) if our == weakest(their) => their.clone(),
        _ => our,
    });
    if let (None, Some(replaces)) = (joined.replaces(), theirs.replaces()) {
        joined = joined.replacing(replaces);
    }
    if let (None, Some(key)) = (joined.key(), theirs.key()) {
        joined = joined.with_key(key);
    }
    joined
}
