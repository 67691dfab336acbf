//! What makes two statements one.

use super::{found::Found, signature::hash};
use crate::{Claim, Remark, Statement, entity::Rewrite, step::Step, value::Kind};

/// What a confirmation of a statement begins with that is only a remark.
const CONFIRMED: &str = "confirmed: ";

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
    let content = content(&statement).with_claims(|claim| match claim {
        Claim::Remark(remark) if remark.text.as_str().starts_with(CONFIRMED) => {
            Remark::new(CONFIRMED).into()
        }
        claim => claim,
    });
    hash(&content)
}

/// What is left of a claim that cannot stand: a step is only reported, a confirmation is a remark.
pub(super) fn weakest(claim: &Claim) -> Claim {
    match claim {
        Claim::Step(step) => Claim::reported(step.clone()),
        Claim::Confirmed(confirmed) => {
            Remark::new(format!("{CONFIRMED}{}", confirmed.statement)).into()
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
