//! Which qualifiers can stand beside a value.

use super::{
    Several,
    build::Asked,
    heard::{Hold, Word},
    own::{Own, is_later},
    settled::Settled,
    time::Time,
    values::Values,
    weigh::Weighing,
};
use crate::{
    entity::Field,
    incident::log::{Log, Moment, turned},
    value::{AnyValue, Relation},
};
use std::collections::BTreeSet;

/// The field of a group whose value the others qualify, weighed.
pub(super) struct Main<'a> {
    /// Every answer that was ever given to it, in log order.
    pub all: Vec<Ever<'a>>,
    /// Those that count.
    pub words: Vec<Word<'a>>,
    pub values: Values<'a>,
    pub several: Several,
    pub asked: Asked,
    pub settled: Option<Settled>,
}

/// An answer that was given once.
pub(super) struct Ever<'a> {
    pub moment: Moment,
    pub word: Word<'a>,
    /// When its source took it back by ruling the noun out, and when that was taken back.
    pub taken_back: Vec<(Moment, bool)>,
}

impl Ever<'_> {
    /// Whether it counted at the end of a moment.
    fn counts_at(&self, instant: i64, log: &Log) -> bool {
        self.moment.instant <= instant
            && turned(&self.taken_back, instant) != Some(true)
            && !log.was_stopped(self.moment, instant)
    }
}

/// A value that a qualifier belongs to.
#[derive(Debug, Clone, Copy)]
struct Owner {
    value: usize,
    believed: bool,
    /// The number of the answer that gives it.
    said: usize,
    at: Time,
    /// Since when it is said to be so.
    since: Option<Time>,
    /// Whether it is said in the same statement as the qualifier.
    is_own: bool,
}

/// A qualifier.
pub(super) struct Qualifier<'a> {
    pub field: &'static Field,
    pub moment: Moment,
    /// Where it was said first, of what its statement restates.
    pub first: Moment,
    pub word: Word<'a>,
    /// Whether it was settled.
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
            return self.owners(it, log).is_empty();
        };
        let value = self.values.get(stands);
        let is_alone = value.map(<dyn AnyValue>::is_excluding);
        if is_alone == Some(true) || !self.is_of_one_mind(it, stands) {
            return false;
        }
        let owners = self.owners(it, log);
        if it.is_settled {
            let mut relations = owners.iter().map(|it| self.values.relation(stands, it.value));
            return relations.any(|relation| relation != Relation::Contradictory);
        }
        owners.iter().any(|owner| {
            let relation = self.values.relation(stands, owner.value);
            let agrees = match relation {
                Relation::Contradictory => false,
                // That a list is complete says nothing more of its members.
                Relation::Narrower => {
                    !is_exact(it.field, self.asked.field)
                        || self.values.as_open(stands) == self.values.as_open(owner.value)
                }
                _ => true,
            };
            agrees && !self.is_left_behind(it, *owner) && !self.is_cut_off(*owner)
        })
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
        let since = owner.since.filter(|_| owner.is_own);
        let is_later = |word: &Word<'_>| is_later((word.own, word.since), (it.word.own, since));
        let own = self.words.iter().filter(|word| word.source == it.word.source);
        let mut later = own.filter(|word| is_later(word));
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
        let first = self.words.iter().find(|word| Some(word.number) == first);
        let Some(first) = first.map(|word| (word.at, word.since)) else { return false };
        let values = &mut self.values;
        self.words.iter().any(|word| match word.hold {
            Hold::Known { value, believed } => {
                (owner.believed || !believed)
                    && is_later((word.at, word.since), (owner.at, owner.since))
                    && is_later(first, (word.at, word.since))
                    && values.relation(value, owner.value) == Relation::Contradictory
            }
            Hold::Unknown(_) => false,
        })
    }

    /// The values that it belongs to: that of its own statement, or what its source held, or what
    /// stood when the moment had ended, or what first stood afterwards.
    fn owners(&mut self, it: &Qualifier<'a>, log: &Log) -> Vec<Owner> {
        let own = self.all.iter().filter(|ever| ever.moment == it.moment);
        let own: Vec<Owner> = own.filter_map(|ever| owner(&ever.word)).collect();
        if !own.is_empty() {
            return own;
        }
        let then = self.then(it.first.instant, log);
        let mut held = Own::default();
        for word in then.iter().filter(|word| word.source == it.word.source) {
            held.next(word, self.asked.manner, &mut self.values);
        }
        let held: Vec<Owner> = held
            .end(self.asked.manner, &mut self.values)
            .iter()
            .filter_map(|run| match run.hold {
                Hold::Known { value, believed } => Some(Owner {
                    value,
                    believed,
                    said: run.said,
                    at: run.at,
                    since: run.since,
                    is_own: false,
                }),
                Hold::Unknown(_) => None,
            })
            .collect();
        if !held.is_empty() {
            return held;
        }
        if let Some(stood) = self.stood(it.first.instant, log) {
            return vec![stood];
        }
        let later: BTreeSet<i64> = self.all.iter().map(|it| it.moment.instant).collect();
        let mut later = later.into_iter().filter(|instant| *instant > it.first.instant);
        later.find_map(|instant| self.stood(instant, log)).into_iter().collect()
    }

    /// The answers that counted at the end of a moment.
    fn then(&self, instant: i64, log: &Log) -> Vec<Word<'a>> {
        self.all.iter().filter(|it| it.counts_at(instant, log)).map(|it| it.word).collect()
    }

    /// What stood at the end of a moment.
    fn stood(&mut self, instant: i64, log: &Log) -> Option<Owner> {
        let words = self.then(instant, log);
        let settled = self.settled.filter(|it| it.moment.instant <= instant);
        let weighing = Weighing {
            field: self.asked.field,
            manner: self.asked.manner,
            words: &words,
            death: None,
            settled,
        };
        let several = weighing.end(&mut self.values);
        let position = several.positions.get(several.winner?)?;
        let word = words.iter().find(|word| word.number == position.said)?;
        owner(word).map(|owner| Owner { value: position.value, is_own: false, ..owner })
    }
}

fn owner(word: &Word<'_>) -> Option<Owner> {
    let Hold::Known { value, believed } = word.hold else { return None };
    Some(Owner { value, believed, said: word.number, at: word.at, since: word.since, is_own: true })
}

/// Whether a qualifier stands only beside a value that is no more precise than its own: from what it
/// is known, or the date of a state.
fn is_exact(field: &Field, main: &Field) -> bool {
    field.vocabulary == Some("basis") || (main.is_state && field.kind == "when")
}
