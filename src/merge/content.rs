//! What makes two statements one.

use super::{found::Found, signature::hash};
use crate::{Claim, Remark, Statement, entity::Rewrite, step::Step, value::Kind};

/// What a confirmation is that cannot stand. It names no statement: the key would pass over into every
/// copy in which this text is allowed.
const CONFIRMED: &str = "confirmed a statement that is not there before it";

/// What a statement says, without its key and what it replaces, and with its steps only reported. Two
/// statements with one content are one, of which one record holds less than the other.
pub(super) fn content(statement: &Statement) -> Statement {
    said(statement, |claim| match claim {
        Claim::Confirmed(_) => claim.clone(),
        claim => weakest(claim),
    })
}

/// The content with everything given up that merging may have to give up.
pub(super) fn weak_content(statement: &Statement) -> Statement {
    said(statement, weakest)
}

/// Whether two contents are one, of which either may have given up a confirmation.
pub(super) fn are_one(ours: &Statement, theirs: &Statement) -> bool {
    ours == theirs || *ours == weak_content(theirs) || weak_content(ours) == *theirs
}

fn said(statement: &Statement, claim: impl Fn(&Claim) -> Claim) -> Statement {
    let says = statement.says().iter().map(claim);
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

/// The content as a hash, with these names, whatever other statement is spoken of.
pub(super) fn loose(statement: &Statement, names: &Found) -> u64 {
    struct Loose<'a>(&'a Found);

    impl Rewrite for Loose<'_> {
        fn key(&mut self, kind: Kind, key: &str) -> Option<Box<str>> {
            match kind {
                Kind::Statement => Some("".into()),
                kind => self.0.name(kind, key).map(Box::from),
            }
        }
    }

    let mut statement = statement.clone();
    statement.rewrite(&mut Loose(names));
    hash(&weak_content(&statement))
}

/// What is left of a claim that cannot stand: a step is only reported, a confirmation is a remark.
pub(super) fn weakest(claim: &Claim) -> Claim {
    match claim {
        Claim::Step(step) => Claim::reported(step.clone()),
        Claim::Confirmed(_) => Remark::new(CONFIRMED).into(),
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
