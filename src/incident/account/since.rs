//! Since when a field is known, looked at moment by moment.

use super::{
    Saying,
    heard::{Hold, Word},
    own::{Manner, Own},
    time::Time,
    values::{Kin, Values},
    view::FieldAccount,
};
use crate::{
    Fact, Why,
    incident::{Moment, Presence},
    value::Relation,
};
use std::collections::BTreeMap;

/// The answers to a field as they came and went: what was withdrawn was never said, and what was
/// replaced had been said until then.
pub(super) struct Since<'a> {
    field: FieldAccount<'a>,
    values: Values<'a>,
    /// In log order.
    words: Vec<(Saying<'a>, Word<'a>)>,
    own: BTreeMap<&'a str, Vec<usize>>,
    manner: Manner,
    settled: Option<Decided>,
}

/// That a value was settled.
#[derive(Clone, Copy)]
struct Decided {
    by: Moment,
    time: Time,
    /// The number of the answer.
    answer: usize,
}

/// What one source holds.
#[derive(Debug, Clone, Default)]
struct Held {
    plain: bool,
    believed: bool,
    reasons: Vec<(Why, Time)>,
}

impl<'a> Since<'a> {
    pub(super) fn of(field: FieldAccount<'a>) -> Self {
        let incident = field.noun.incident;
        let mut values = Values::new(incident.zone(), Kin::of(field.field));
        let said = field.sayings().filter(|said| !incident.log().is_withdrawn(said.moment));
        let words = said.enumerate().filter_map(|(number, said)| {
            let hold = match said.fact {
                Fact::Known(value) => {
                    Hold::Known { value: values.said(value), believed: said.believed }
                }
                Fact::Unknown(why) => Hold::Unknown(why),
                Fact::Unstated => return None,
            };
            let at = Time::of(said.statement.at(), incident.zone());
            let source = said.statement.source().as_str();
            let word =
                Word { number, source, hold, believed: false, at, own: at, since: None, alias: 0 };
            Some((said, word))
        });
        let words: Vec<_> = words.collect();
        let manner = Manner::of(field.field, None);
        let settlement = incident.settlement(field.noun.key, field.field.name);
        let settled = settlement.and_then(|settled| {
            let answer = words.iter().position(|(said, _)| said.moment == settled.answer)?;
            let time = Time::of(incident.log().get(settled.by)?.at(), incident.zone());
            Some(Decided { by: settled.by, time, answer })
        });
        Self { field, values, words, own: BTreeMap::new(), manner, settled }
    }

    /// Whether a value stands since it was settled, and its source has not taken it back since.
    fn is_settled(&mut self, instant: i64) -> bool {
        let Some(settled) = self.settled.filter(|it| it.by.instant <= instant) else {
            return false;
        };
        let Some((_, word)) = self.words.get(settled.answer).copied() else { return false };
        let Hold::Known { value, .. } = word.hold else { return false };
        let own = self.own.get(word.source).into_iter().flatten();
        let own: Vec<Word<'_>> = own.filter_map(|i| Some(self.words.get(*i)?.1)).collect();
        let later = own.into_iter().filter(|it| it.own.is_later_than(settled.time));
        let mut values = later.map(|it| it.hold);
        !values.any(|hold| match hold {
            Hold::Unknown(why) => !why.keeps_back(),
            Hold::Known { value: other, .. } => {
                self.values.relation(value, other) == Relation::Contradictory
            }
        })
    }

    /// Calls `each` with every moment at which something changed: the first answer that was given
    /// then, and what all sources hold.
    fn follow(
        mut self,
        mut each: impl FnMut(Moment, usize, bool, bool, Option<Why>),
    ) -> Vec<Saying<'a>> {
        let log = self.field.noun.incident.log();
        // What comes, and what goes when it is replaced.
        let mut events: Vec<(Moment, usize, bool)> = Vec::new();
        let there = self.field.noun.incident.presence(self.field.noun.key);
        for (i, (said, _)) in self.words.iter().enumerate() {
            events.push((said.moment, i, true));
            let turns = log.turns(said.moment);
            let back = there.as_ref().map(|it| it.taken_back(said.moment, said.source()));
            let silences = match said.fact {
                Fact::Known(value) => self.field.noun.incident.silences(value),
                _ => Vec::new(),
            };
            let turns = together(said.moment, turns, [back.unwrap_or_default(), silences]);
            events.extend(turns.into_iter().map(|(by, counts)| (by, i, counts)));
        }
        for moment in there.iter().flat_map(Presence::moments) {
            events.push((moment, usize::MAX, false));
        }
        events.extend(self.settled.map(|it| (it.by, usize::MAX, false)));
        events.sort_unstable_by_key(|(moment, i, comes)| (*moment, !comes, *i));
        let mut held: BTreeMap<&str, Held> = BTreeMap::new();
        let mut all = Sum::default();
        let mut events = events.into_iter().peekable();
        while let Some((moment, i, comes)) = events.next() {
            let is_last = events.peek().is_none_or(|(next, ..)| next.instant > moment.instant);
            if let Some((_, word)) = self.words.get(i).copied() {
                let own = self.own.entry(word.source).or_default();
                if comes {
                    own.push(i);
                } else {
                    own.retain(|it| *it != i);
                }
                let now = self.held(word.source);
                all.take(held.insert(word.source, now.clone()).unwrap_or_default());
                all.add(&now);
            }
            let is_there = || there.as_ref().is_none_or(|it| it.is_there(moment.instant));
            if comes || is_last {
                let is_known = all.is_known() || self.is_settled(moment.instant);
                let is_known = is_known && (!is_last || is_there());
                each(moment, i, is_last, is_known, all.why());
            }
        }
        self.words.into_iter().map(|(said, _)| said).collect()
    }

    fn held(&mut self, source: &str) -> Held {
        let mut own = Own::default();
        for i in self.own.get(source).into_iter().flatten() {
            if let Some((_, word)) = self.words.get(*i) {
                own.next(word, self.manner, &mut self.values);
            }
        }
        let mut held = Held::default();
        for run in own.end(self.manner, &mut self.values) {
            match run.hold {
                Hold::Known { believed: true, .. } => held.believed = true,
                Hold::Known { .. } => held.plain = true,
                Hold::Unknown(why) => held.reasons.push((why, run.at)),
            }
        }
        held
    }

    pub(super) fn known(self) -> Option<Moment> {
        let mut since: Option<Moment> = None;
        // The first answer of a moment, or else what else changed then.
        let (mut first, mut other) = (None, None);
        self.follow(|moment, i, is_last, is_known, _| {
            match i {
                usize::MAX => other = other.or(Some(moment)),
                _ => first = first.or(Some(moment)),
            }
            if is_last {
                since = is_known.then(|| since.or(first).or(other)).flatten();
                (first, other) = (None, None);
            }
        });
        since
    }

    /// Every answer that counts, and why the field was not known after it; none where it was.
    pub(super) fn unknown(self) -> Vec<(Saying<'a>, Option<Why>)> {
        let mut after: BTreeMap<usize, Option<Why>> = BTreeMap::new();
        let words = self.follow(|_, i, _, _, why| {
            after.insert(i, why);
        });
        let words = words.into_iter().enumerate().filter(|(_, said)| said.counts);
        words.filter_map(|(i, said)| Some((said, *after.get(&i)?))).collect()
    }
}

/// When an answer stopped counting and counted again: its statement did, or its source ruled out what
/// it is about, or what it mentions was gone.
fn together(
    said: Moment,
    turns: Vec<(Moment, bool)>,
    [back, silent]: [Vec<(Moment, bool)>; 2],
) -> Vec<(Moment, bool)> {
    if back.is_empty() && silent.is_empty() {
        return turns;
    }
    let stops =
        |all: Vec<(Moment, bool)>, cause| all.into_iter().map(move |it| (it.0, cause, !it.1));
    let turns = turns.into_iter().map(|(by, counts)| (by, 0, counts));
    let mut all: Vec<_> = turns.chain(stops(back, 1)).chain(stops(silent, 2)).collect();
    all.sort_unstable();
    let mut free = [true; 3];
    let mut together: Vec<(Moment, bool)> = Vec::new();
    for (by, cause, is_free) in all {
        if let Some(cause) = free.get_mut(cause) {
            *cause = is_free;
        }
        let counts = free.iter().all(|it| *it);
        // What was so before it was said is so when it is.
        together.pop_if(|(last, _)| *last == said && by <= said);
        if together.last().is_none_or(|(_, last)| *last) != counts {
            together.push((by.max(said), counts));
        }
    }
    together
}

/// What all sources hold together.
#[derive(Debug, Default)]
struct Sum {
    plain: usize,
    believed: usize,
    findings: usize,
    reasons: BTreeMap<(bool, Time, Why), usize>,
}

impl Sum {
    fn add(&mut self, held: &Held) {
        self.plain += usize::from(held.plain);
        self.believed += usize::from(held.believed);
        for (why, at) in &held.reasons {
            self.findings += usize::from(why.is_finding());
            *self.reasons.entry((why.is_finding(), *at, *why)).or_default() += 1;
        }
    }

    fn take(&mut self, held: Held) {
        self.plain -= usize::from(held.plain);
        self.believed -= usize::from(held.believed);
        for (why, at) in held.reasons {
            self.findings -= usize::from(why.is_finding());
            let key = (why.is_finding(), at, why);
            if let Some(number) = self.reasons.get_mut(&key) {
                *number -= 1;
                if *number == 0 {
                    self.reasons.remove(&key);
                }
            }
        }
    }

    fn is_known(&self) -> bool {
        self.plain > 0 || (self.believed > 0 && self.findings == 0)
    }

    /// Why no value is known, if none is.
    fn why(&self) -> Option<Why> {
        let (is_finding, _, _) = self.reasons.last_key_value().filter(|_| !self.is_known())?.0;
        let alike = || self.reasons.keys().filter(|(finding, ..)| finding == is_finding);
        let latest = alike().map(|(_, at, _)| *at).reduce(Time::with)?;
        // Of simultaneous ones the one that stands first in the list of reasons.
        alike().filter(|(_, at, _)| !latest.is_later_than(*at)).map(|(.., why)| *why).min()
    }
}
