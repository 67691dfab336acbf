use super::{Claim, Statement, tagged::AcceptMut};
use crate::{
    entity::{self, Entity, Rewrite},
    value::Value,
};

impl Statement {
    /// Rewrites every key and every moment, those of its claims included.
    pub(crate) fn rewrite(&mut self, with: &mut impl Rewrite) {
        with.moment(&mut self.at);
        let sources = std::iter::once(&mut self.source).chain(&mut self.via);
        sources.for_each(|source| source.rename(&mut |kind, key| with.key(kind, key)));
        if let Some(rare) = &mut self.rare {
            rare.public.iter_mut().for_each(|public| with.moment(public));
        }
        let replaces = self.rare.as_mut().and_then(|rare| rare.replaces.as_mut());
        let statements = self.key.iter_mut().chain(replaces);
        statements.for_each(|statement| statement.rename(&mut |kind, key| with.key(kind, key)));
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
        struct Each<'a, W>(&'a mut W);

        impl<W: Rewrite> AcceptMut for Each<'_, W> {
            fn entity<E: Entity>(&mut self, entity: &mut E) {
                entity::rewrite(entity, self.0);
            }
        }

        self.accept_mut(&mut Each(with));
    }
}
