use super::{
    Position, Saying, Several,
    scale::{Hold, Scale, Weighing, Weight},
    values::Values,
};
use crate::{
    Fact, Why,
    value::{AnyValue, MOST},
};
use chrono::FixedOffset;
use std::collections::{BTreeMap, BTreeSet};

/// One field, followed through all that counts, in log order: what each source holds of it.
///
/// A source's last word is its position, an unknown over a known one included. The open lists of
/// one source unite, back to its last word that was no open list; those that it only believes are
/// a position of their own.
#[derive(Debug)]
pub(crate) struct Follow<'a> {
    values: Values<'a>,
    scale: Scale<usize>,
    sources: BTreeMap<&'a str, Own>,
    is_state: bool,
    bound: Bound,
    /// With which answer the sources came to differ, as long as they do.
    since: Option<usize>,
}

/// What one source holds: its last word, and beside it what it only believes, or what it states
/// while it believes the last.
#[derive(Debug, Clone, Copy)]
struct Own {
    last: Run,
    other: Option<Run>,
}

/// Answers that are one position.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The number of the last of them.
    said: usize,
    /// That answer itself, and what all of them say.
    alone: Hold,
    all: Hold,
}

/// Counts what is different, up to the bound.
#[derive(Debug, Default)]
struct Bound {
    answers: BTreeSet<usize>,
    united: BTreeSet<usize>,
    members: BTreeSet<u64>,
    is_passed: bool,
}

impl Bound {
    fn answer(&mut self, number: usize, values: &Values<'_>) {
        if self.answers.insert(number)
            && let Some(value) = values.get(number)
        {
            value.each_member(&mut |member| {
                if self.members.len() <= MOST {
                    self.members.insert(member.digest());
                }
            });
        }
    }

    /// Whether it is passed now, and was not before.
    fn is_passed_now(&mut self) -> bool {
        let now = [self.answers.len(), self.united.len(), self.members.len()];
        let now = !self.is_passed && now.into_iter().any(|number| number > MOST);
        self.is_passed |= now;
        now
    }
}

impl<'a> Follow<'a> {
    pub(crate) fn new(is_state: bool, zone: Option<FixedOffset>) -> Self {
        Self {
            values: Values::new(zone),
            scale: Scale::default(),
            sources: BTreeMap::new(),
            is_state,
            bound: Bound::default(),
            since: None,
        }
    }

    /// The next answer, and its number.
    pub(crate) fn next(&mut self, number: usize, said: &Saying<'a>) {
        let hold = match said.fact {
            Fact::Known(value) => {
                let value = self.values.said(value);
                self.bound.answer(value, &self.values);
                Hold::Known { value, believed: said.believed }
            }
            Fact::Unknown(why) => Hold::Unknown(why),
            Fact::Unstated => return,
        };
        if self.bound.is_passed_now() {
            self.hold_last_words();
        }
        let source = said.statement.source().as_str();
        let run = Run { said: number, alone: hold, all: hold };
        let now = match self.sources.get(source).copied() {
            Some(before) => self.after(before, run),
            None => Own { last: run, other: None },
        };
        self.put(now.last);
        self.sources.insert(source, now);
        if self.bound.is_passed_now() {
            self.hold_last_words();
        }
        let is_disputed = self.scale.is_disputed(self.bound.is_passed);
        self.since = is_disputed.then(|| self.since.unwrap_or(number));
    }

    /// What a source holds after another answer, which is not in the scale yet.
    fn after(&mut self, before: Own, run: Run) -> Own {
        let unites = !self.bound.is_passed && self.is_open(before.last) && self.is_open(run);
        if !unites {
            self.take(before.last);
            before.other.into_iter().for_each(|other| self.take(other));
            return Own { last: run, other: None };
        }
        let is_alike = |it: &Run| is_believed(it.alone) == is_believed(run.alone);
        let (alike, other) = match before {
            Own { last, other } if is_alike(&last) => (Some(last), other),
            Own { last, other } => (other, Some(last)),
        };
        let Some(alike) = alike else { return Own { last: run, other } };
        self.take(alike);
        let all = match (alike.all, run.alone) {
            (Hold::Known { value: earlier, .. }, Hold::Known { value, believed }) => {
                let both = self.values.united(value, earlier).unwrap_or(value);
                if both != value {
                    self.bound.united.insert(both);
                }
                Hold::Known { value: both, believed }
            }
            _ => run.alone,
        };
        Own { last: Run { all, ..run }, other }
    }

    fn is_open(&self, run: Run) -> bool {
        match run.alone {
            Hold::Known { value, .. } => self.values.get(value).is_some_and(AnyValue::is_open_list),
            Hold::Unknown(_) => false,
        }
    }

    fn put(&mut self, run: Run) {
        let values = (!self.bound.is_passed).then_some(&mut self.values);
        self.scale.add(run.said, run.all, values);
    }

    fn take(&mut self, run: Run) {
        let values = (!self.bound.is_passed).then_some(&mut self.values);
        self.scale.remove(run.said, run.all, values);
    }

    /// Beyond the bound nothing unites any more: of each source its last word counts alone.
    fn hold_last_words(&mut self) {
        self.scale = Scale::default();
        let last: Vec<Run> = self
            .sources
            .values_mut()
            .map(|own| {
                let last = Run { all: own.last.alone, ..own.last };
                *own = Own { last, other: None };
                last
            })
            .collect();
        last.into_iter().for_each(|run| self.put(run));
    }

    /// Why the field is not known so far; none if it is.
    pub(crate) fn why(&self) -> Option<Why> {
        self.scale.why().map(|(why, _)| why)
    }

    /// What stands in the end, and what each source holds, in the log order of their last words.
    pub(super) fn end(mut self) -> Several {
        let exactly = self.bound.is_passed;
        let mut held: Vec<Run> =
            self.sources.values().flat_map(|own| [Some(own.last), own.other]).flatten().collect();
        held.sort_unstable_by_key(|run| run.said);
        let plain = held.iter().any(|run| matches!(run.all, Hold::Known { believed: false, .. }));
        let mut weighing = Weighing::new(self.is_state, exactly);
        let (mut winner, mut stated) = (None, None);
        let mut positions: Vec<Position> = Vec::with_capacity(held.len());
        for (i, run) in held.iter().enumerate().rev() {
            let mut position = Position { said: run.said, all: None, value: 0, counts: false };
            if let Hold::Known { value, believed } = run.all {
                if run.all != run.alone {
                    position.all = self.values.copied(value);
                }
                position.value = value;
                if !(plain && believed) {
                    let weight = weighing.next(value, &mut self.values);
                    position.counts = weight != Weight::Nothing;
                    if weight == Weight::Stands {
                        (winner, stated) = (Some(i), Some(value));
                    }
                }
            }
            positions.push(position);
        }
        positions.reverse();
        let winner = winner.or_else(|| {
            let (_, said) = self.scale.why()?;
            held.binary_search_by_key(&said, |run| run.said).ok()
        });
        let value = weighing.best.filter(|best| stated != Some(*best));
        let value = value.and_then(|value| self.values.copied(value));
        let is_disputed = self.scale.is_disputed(exactly);
        Several { positions, winner, value, is_disputed, since: self.since, exactly }
    }
}

fn is_believed(hold: Hold) -> bool {
    matches!(hold, Hold::Known { believed: true, .. })
}
