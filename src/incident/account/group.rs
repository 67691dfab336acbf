//! Which qualifiers can stand beside a value.

use super::{
    Several,
    build::Asked,
    heard::{Hold, Word},
    own::Own,
    time::Time,
    values::Values,
    weigh::Weighing,
};
use crate::{
    entity::Field,
    incident::log::{Log, Moment},
    value::{AnyValue, Relation},
};
use std::collections::BTreeSet;

/// The field of a group whose value the others qualify, weighed.
pub(super) struct Main<'a> {
    /// Every answer that was ever given to it, in log order.
    pub all: Vec<(Moment, Word<'a>)>,
    /// Those that count.
    pub words: Vec<Word<'a>>,
    pub values: Values<'a>,
    pub several: Several,
    pub asked: Asked,
}

/// A value that a qualifier belongs to.
#[derive(Debug, Clone, Copy)]
struct Owner {
    value: usize,
    believed: bool,
    /// The number of the answer that gives it.
    said: usize,
    at: Time,
}

/// A qualifier.
pub(super) struct Qualifier<'a> {
    pub field: &'static Field,
    pub moment: Moment,
    pub word: Word<'a>,
    /// Whether it was settled, and agrees with what stands.
    pub is_settled: bool,
}

impl<'a> Main<'a> {
    /// The number of the value that stands.
    fn standing(&self) -> Option<usize> {
        let position = self.several.positions.get(self.several.winner?)?;
        let word = self.words.iter().find(|word| word.number == position.said)?;
        matches!(word.hold, Hold::Known { .. }).then_some(position.value)
    }

    /// The value that stands.
    pub(super) fn standing_value(&self) -> Option<&dyn AnyValue> {
        self.values.get(self.standing()?)
    }

    /// Whether a qualifier can stand beside what stands.
    pub(super) fn can_have(&mut self, it: &Qualifier<'a>, log: &Log) -> bool {
        let Some(stands) = self.standing() else {
            return !self.was_known_since(it.moment.instant, log);
        };
        let value = self.values.get(stands);
        let is_alone = value.map(<dyn AnyValue>::is_excluding);
        if is_alone == Some(true) || !self.is_of_one_mind(it, stands) {
            return false;
        }
        if it.is_settled {
            return true;
        }
        let owners = self.owners(it, log);
        owners.iter().any(|owner| {
            let relation = self.values.relation(stands, owner.value);
            let agrees = match relation {
                Relation::Contradictory => false,
                Relation::Narrower => !is_exact(it.field, self.asked.field),
                _ => true,
            };
            agrees && !self.is_left_behind(it, *owner) && !self.is_cut_off(*owner)
        })
    }

    /// Whether a value stood at the end of a moment, or at any time after it.
    fn was_known_since(&mut self, instant: i64, log: &Log) -> bool {
        let known = self.all.iter().any(|(_, word)| matches!(word.hold, Hold::Known { .. }));
        let later = self.all.iter().map(|(moment, _)| moment.instant).filter(|it| *it > instant);
        let moments: BTreeSet<i64> = later.chain([instant]).collect();
        known && moments.into_iter().any(|instant| self.stood(instant, log).is_some())
    }

    /// Whether its source holds nothing else than what stands.
    fn is_of_one_mind(&mut self, it: &Qualifier<'a>, stands: usize) -> bool {
        let of_source = |number: usize| {
            self.words.iter().any(|word| word.number == number && word.source == it.word.source)
        };
        let positions = self.several.positions.iter();
        let own: Vec<usize> =
            positions.filter(|it| it.is_known && of_source(it.said)).map(|it| it.value).collect();
        own.is_empty()
            || own.iter().any(|it| self.values.relation(*it, stands) != Relation::Contradictory)
    }

    /// Whether its source took back the value that it belongs to, or said another since.
    fn is_left_behind(&mut self, it: &Qualifier<'a>, owner: Owner) -> bool {
        let values = &mut self.values;
        let mut later = self
            .words
            .iter()
            .filter(|word| word.source == it.word.source && word.own.is_later_than(it.word.own));
        later.any(|word| match word.hold {
            Hold::Unknown(why) => !why.keeps_back(),
            Hold::Known { value, .. } => {
                values.relation(value, owner.value) == Relation::Contradictory
            }
        })
    }

    /// Whether, of a state, something else was said between the value that it belongs to and the one
    /// that stands.
    fn is_cut_off(&mut self, owner: Owner) -> bool {
        if !self.asked.field.is_state {
            return false;
        }
        let standing: Vec<_> = self.several.positions.iter().filter(|it| it.stands).collect();
        if standing.iter().any(|it| it.said == owner.said || it.first == owner.said) {
            return false;
        }
        let first = standing.iter().map(|it| it.first).min();
        let first = self.words.iter().find(|word| Some(word.number) == first).map(|word| word.at);
        let Some(first) = first else { return false };
        let values = &mut self.values;
        self.words.iter().any(|word| match word.hold {
            Hold::Known { value, believed } => {
                (owner.believed || !believed)
                    && word.at.is_later_than(owner.at)
                    && first.is_later_than(word.at)
                    && values.relation(value, owner.value) == Relation::Contradictory
            }
            Hold::Unknown(_) => false,
        })
    }

    /// The values that it belongs to: that of its own statement, or what its source held, or what
    /// stood when the moment had ended, or what first stood afterwards.
    fn owners(&mut self, it: &Qualifier<'a>, log: &Log) -> Vec<Owner> {
        let own = self.all.iter().filter(|(moment, _)| *moment == it.moment);
        let own: Vec<Owner> = own.filter_map(|(_, word)| owner(word)).collect();
        if !own.is_empty() {
            return own;
        }
        let then = self.then(it.moment.instant, log);
        let mut held = Own::default();
        for word in then.iter().filter(|word| word.source == it.word.source) {
            held.next(word, self.asked.manner, &mut self.values);
        }
        let held: Vec<Owner> = held
            .end(self.asked.manner, &mut self.values)
            .iter()
            .filter_map(|run| match run.hold {
                Hold::Known { value, believed } => {
                    Some(Owner { value, believed, said: run.said, at: run.at })
                }
                Hold::Unknown(_) => None,
            })
            .collect();
        if !held.is_empty() {
            return held;
        }
        if let Some(stood) = self.stood(it.moment.instant, log) {
            return vec![stood];
        }
        let later: BTreeSet<i64> = self.all.iter().map(|(moment, _)| moment.instant).collect();
        let mut later = later.into_iter().filter(|instant| *instant > it.moment.instant);
        later.find_map(|instant| self.stood(instant, log)).into_iter().collect()
    }

    /// The answers that counted at the end of a moment.
    fn then(&self, instant: i64, log: &Log) -> Vec<Word<'a>> {
        let said = self
            .all
            .iter()
            .filter(|(moment, _)| moment.instant <= instant && !log.was_stopped(*moment, instant));
        said.map(|(_, word)| *word).collect()
    }

    /// What stood at the end of a moment.
    fn stood(&mut self, instant: i64, log: &Log) -> Option<Owner> {
        let words = self.then(instant, log);
        let weighing = Weighing {
            field: self.asked.field,
            manner: self.asked.manner,
            words: &words,
            death: None,
            settled: None,
        };
        let several = weighing.end(&mut self.values);
        let position = several.positions.get(several.winner?)?;
        let word = words.iter().find(|word| word.number == position.said)?;
        owner(word).map(|owner| Owner { value: position.value, ..owner })
    }
}

fn owner(word: &Word<'_>) -> Option<Owner> {
    let Hold::Known { value, believed } = word.hold else { return None };
    Some(Owner { value, believed, said: word.number, at: word.at })
}

/// Whether a qualifier stands only beside a value that is no more precise than its own: from what it
/// is known, or the date of a state.
fn is_exact(field: &Field, main: &Field) -> bool {
    field.vocabulary == Some("basis") || (main.is_state && field.kind == "when")
}
