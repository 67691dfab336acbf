use super::{Claim, Statement};
use crate::entity::{self, Rewrite, rewrite_value};

impl Statement {
    /// Rewrites every key and every moment, those of its claims included.
    pub(crate) fn rewrite(&mut self, with: &mut impl Rewrite) {
        with.moment(&mut self.at);
        let sources = std::iter::once(&mut self.source).chain(&mut self.via);
        sources.for_each(|source| rewrite_value(source, with));
        if let Some(rare) = &mut self.rare {
            rare.public.iter_mut().for_each(|public| with.moment(public));
        }
        let replaces = self.rare.as_mut().and_then(|rare| rare.replaces.as_mut());
        let statements = self.key.iter_mut().chain(replaces);
        statements.for_each(|statement| rewrite_value(statement, with));
        self.says.iter_mut().for_each(|claim| claim.rewrite(with));
    }

    /// The same without its key.
    pub(crate) fn without_key(mut self) -> Self {
        self.key = None;
        self
    }

    /// With something else in the place of each claim.
    pub(crate) fn with_claims(mut self, each: impl FnMut(Claim) -> Claim) -> Self {
        self.says = self.says.into_iter().map(each).collect();
        self
    }
}

impl Claim {
    /// Rewrites every key and every moment.
    pub(crate) fn rewrite(&mut self, with: &mut impl Rewrite) {
        entity::rewrite(self.entity_mut(), with);
    }
}
