use super::{
    Moment,
    heard::{Hold, Word},
    own::Run,
    time::Time,
    values::Values,
};
use crate::value::Relation;

/// That the keeper of the record decided for an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    /// The number of the answer.
    pub answer: usize,
    /// The statement that settles it, and when that was said.
    pub moment: Moment,
    pub time: Time,
}

impl Settled {
    /// The answer that stands by it: the settled one, or a more precise one of the same source. None
    /// if that source has taken it back since.
    pub(super) fn of<'a>(
        self,
        words: &[Word<'a>],
        values: &mut Values<'_>,
    ) -> Option<(Self, Word<'a>)> {
        let mut word = *words.iter().find(|word| word.number == self.answer)?;
        let source = word.source;
        for later in words.iter().filter(|it| it.source == source) {
            if !later.own.is_later_than(self.time) {
                continue;
            }
            match (word.hold, later.hold) {
                (_, Hold::Unknown(why)) if why.keeps_back() => {}
                (Hold::Unknown(before), Hold::Unknown(why)) if before == why => {}
                (Hold::Known { value, .. }, Hold::Known { value: new, .. }) => {
                    match values.relation(new, value) {
                        Relation::Contradictory => return None,
                        Relation::Narrower => word = *later,
                        _ => {}
                    }
                }
                _ => return None,
            }
        }
        Some((self, word))
    }

    /// Whether another source came to hold something since, and does not only repeat what it had
    /// said by then.
    pub(super) fn is_before(
        self,
        run: &Run,
        settled: Word<'_>,
        words: &[Word<'_>],
        values: &mut Values<'_>,
    ) -> bool {
        let Hold::Known { value, .. } = run.hold else { return false };
        let Some(said) = words.iter().find(|word| word.number == run.said) else { return false };
        let mut repeats = |word: &Word<'_>| match word.hold {
            Hold::Known { value: before, .. } if !word.at.is_later_than(self.time) => {
                matches!(values.relation(before, value), Relation::Same | Relation::Narrower)
            }
            _ => false,
        };
        said.source != settled.source
            && run.at.is_later_than(self.time)
            && !words.iter().filter(|word| word.source == said.source).any(&mut repeats)
    }
}
