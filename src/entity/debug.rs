use super::{Entity, Head, Lens, Part, Visit};
use crate::value::Value;
use std::fmt;

/// Shows what is stated, and nothing else.
pub(crate) fn debug<E: Entity>(entity: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = Shown { entity, out: f.debug_struct(E::NAME) };
    E::visit(&mut shown);
    shown.out.finish()
}

struct Shown<'a, 'b, 'c, E> {
    entity: &'a E,
    out: fmt::DebugStruct<'b, 'c>,
}

impl<E: Entity> Visit<E> for Shown<'_, '_, '_, E> {
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        self.out.field(head.name, (head.get)(self.entity));
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        let fact = (lens.get)(self.entity);
        if !fact.is_unstated() {
            self.out.field(lens.field.name, fact);
        }
    }
}
