//! Every field of an incident of which somebody spoke.

use super::said::{Said, Word};
use crate::{
    Fact, Path, Statement,
    entity::{Lens, Visit},
    incident::{Entry, Incident, Position, positions},
    statement::{Noun, PerNoun, with_kind},
    value::{Kind, Value},
};

/// Does something with every field of every noun that was not ruled out.
pub(crate) trait EachField<'a> {
    /// Whether a field matters only if several descriptions speak of it.
    const SEVERAL: bool = false;

    /// Does it with one that somebody spoke of.
    fn field<T: Value>(
        &mut self,
        at: At<'a>,
        positions: &[Position<'a, T>],
        history: &dyn History<'a, T>,
    );

    /// The same for a field that describes a state, with all that counts, in log order.
    fn state<T: Value>(&mut self, _at: At<'a>, _said: &[(&'a Statement, &'a Fact<T>)]) {}
}

/// Which field it is.
pub(crate) struct At<'a> {
    pub incident: &'a Incident,
    pub kind: Kind,
    pub key: &'a str,
    pub field: crate::dictionary::Field,
    /// The number of descriptions of the noun that count.
    pub claims: usize,
}

impl At<'_> {
    pub(crate) fn path(&self) -> Path {
        Path::new(self.kind, self.key, Some(self.field.name))
    }
}

/// What is known of a field beside its positions, if it is asked for.
pub(crate) trait History<'a, T: Value> {
    /// The positions after this many of the descriptions that count.
    fn before(&self, claims: usize) -> Option<Vec<Position<'a, T>>>;

    /// Of the descriptions that count, the numbers from 1 of those that speak of the field, with
    /// what they say.
    fn facts(&self) -> Vec<(usize, &'a Fact<T>)>;

    /// Calls `each` with every answer that was given.
    fn words(&self, each: &mut dyn FnMut(Word<'a>));
}

struct Of<'s, 'a, 'b, N, T: Clone> {
    said: &'s Said<'a, 'b, N>,
    lens: &'s Lens<N, T>,
    positions: &'s [Position<'a, T>],
}

impl<'a, N: Noun, T: Value> History<'a, T> for Of<'_, 'a, '_, N, T> {
    fn before(&self, claims: usize) -> Option<Vec<Position<'a, T>>> {
        let counting = self.said.counting.get(..claims)?;
        Some(positions(counting, self.lens.field.name, self.lens.get))
    }

    fn facts(&self) -> Vec<(usize, &'a Fact<T>)> {
        let facts = self.said.counting.iter().map(|(.., noun)| (self.lens.get)(noun));
        (1..).zip(facts).filter(|(_, fact)| !fact.is_unstated()).collect()
    }

    fn words(&self, each: &mut dyn FnMut(Word<'a>)) {
        self.said.words(self.lens, self.positions, each);
    }
}

/// Visits every field that somebody spoke of, nouns in order of introduction.
pub(crate) fn each_field<'a, V: EachField<'a>>(incident: &'a Incident, each: &mut V) {
    struct Task<'a, 'c, V>(&'a Incident, &'a str, &'c mut V);

    impl<'a, V: EachField<'a>> PerNoun for Task<'a, '_, V> {
        type Output = ();

        fn noun<N: Noun>(self) {
            N::visit(&mut Fields { said: Said::of(self.0, self.1), each: self.2 });
        }
    }

    struct Fields<'a, 'c, N, V> {
        said: Said<'a, 'a, N>,
        each: &'c mut V,
    }

    impl<'a, N: Noun, V: EachField<'a>> Visit<N> for Fields<'a, '_, N, V> {
        fn field<T: Value>(&mut self, lens: Lens<N, T>) {
            let said = &self.said;
            let mut speaking =
                said.counting.iter().filter(|(.., noun)| !(lens.get)(noun).is_unstated());
            let Some(first) = speaking.next() else { return };
            let (one, several);
            let positions = if speaking.next().is_some() {
                several = said.positions(&lens);
                several.as_slice()
            } else if V::SEVERAL {
                return;
            } else {
                one = Position::of(*first, lens.field.name, (lens.get)(first.2));
                std::slice::from_ref(&one)
            };
            let (incident, key, claims) = (said.incident, said.key, said.counting.len());
            let at = || At { incident, kind: N::KIND, key, field: lens.field, claims };
            self.each.field(at(), positions, &Of { said, lens: &lens, positions });
            if lens.field.is_state {
                let said = said.counting.iter().map(|(_, said, noun)| (*said, (lens.get)(noun)));
                self.each.state(at(), &said.collect::<Vec<_>>());
            }
        }
    }

    let matters = |entry: &Entry| !V::SEVERAL || entry.claims.len() > 1;
    if !incident.entries().any(|(_, entry)| matters(entry)) {
        return;
    }
    for (kind, key) in incident.in_order() {
        if incident.entry(key).is_some_and(|(_, entry)| matters(entry)) {
            with_kind(kind, Task(incident, key, each));
        }
    }
}
