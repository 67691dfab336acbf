use super::{
    heard::{Hold, Word},
    time::Time,
    values::Values,
};
use crate::{entity::Field, value::Relation};

/// What one source holds of a field, as it speaks: the answers that none of its own is later than.
///
/// * A reason takes back what it said, but for those that only keep it back.
/// * A later answer that agrees and says less takes nothing back: what was said is said again.
/// * Of many answers its lists unite, back to its last complete one.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub runs: Vec<Run>,
}

/// Answers that are one, since they are equal.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The number of the answer that says it.
    pub said: usize,
    pub hold: Hold,
    believed: bool,
    /// When it was said last, for others and for the source itself.
    pub at: Time,
    own: Time,
    /// When the source came to hold it, and with which answer.
    pub from: Time,
    pub first: usize,
    /// Since when the state is said to be, if that is said.
    pub since: Option<Time>,
    /// Whether the source named more before, of what a state is made of.
    pub names_fewer: bool,
    /// Whether the source held something else before.
    pub had_other: bool,
    /// With which answer it was kept back, if it was.
    pub kept_back: Option<usize>,
    /// Under which key it was said, of those that are one noun.
    alias: u32,
}

/// How a field is weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub is_state: bool,
    pub is_many: bool,
    pub is_perceived: bool,
    /// Whether it is a list that describes a state.
    pub is_amended: bool,
    /// When the nouns that are one came to be one.
    pub same_since: Option<Time>,
}

impl Manner {
    pub(super) fn of(field: &Field, same_since: Option<Time>) -> Self {
        Self {
            is_state: field.is_state,
            is_many: field.is_many,
            is_perceived: field.is_perceived,
            is_amended: field.is_state && field.is_list() && !field.is_many,
            same_since,
        }
    }
}

impl Run {
    pub(super) fn of(word: &Word<'_>) -> Self {
        Self {
            said: word.number,
            hold: word.hold,
            believed: word.believed,
            at: word.at,
            own: word.own,
            from: word.at,
            first: word.number,
            since: word.since,
            names_fewer: false,
            had_other: false,
            kept_back: None,
            alias: word.alias,
        }
    }

    /// Says it again.
    fn again(&mut self, word: &Word<'_>) {
        (self.at, self.own) = (self.at.with(word.at), self.own.with(word.own));
    }
}

/// Whether a state that is said at one time is later than another, each with the time since which it
/// is, if that is said.
pub(super) fn is_later(
    (at, since): (Time, Option<Time>),
    (other, other_since): (Time, Option<Time>),
) -> bool {
    match (since, other_since) {
        (Some(since), Some(other)) => since.is_later_than(other),
        (Some(since), None) if since.is_later_than(other) => true,
        (None, Some(since)) if since.is_later_than(at) => false,
        _ => at.is_later_than(other),
    }
}

impl Own {
    /// The next answer of the source, in log order.
    pub(super) fn next(&mut self, word: &Word<'_>, manner: Manner, values: &mut Values<'_>) {
        let is_later = |run: &Run| {
            let joined = || manner.same_since.is_some_and(|same| word.own.is_later_than(same));
            (run.alias == word.alias || joined())
                && is_later((word.own, word.since), (run.own, run.since))
        };
        let is_known = |run: &Run| matches!(run.hold, Hold::Known { .. });
        match word.hold {
            Hold::Unknown(why) if why.keeps_back() => {
                if self.runs.iter().any(is_known) {
                    let known = self.runs.iter_mut().filter(|run| is_known(run));
                    known.for_each(|run| run.kept_back = run.kept_back.or(Some(word.number)));
                    return;
                }
                self.runs.retain(|run| !is_later(run));
                self.put(word);
            }
            Hold::Unknown(_) => {
                self.runs.retain(|run| !is_later(run));
                self.put(word);
            }
            Hold::Known { value, believed } => {
                let is_kept_back =
                    |run: &Run| matches!(run.hold, Hold::Unknown(why) if why.keeps_back());
                self.runs.retain(|run| !is_kept_back(run));
                if manner.is_many && !values.is_exact() {
                    let ends = values.is_complete(value);
                    self.runs.retain(|run| !((ends || !is_known(run)) && is_later(run)));
                    self.put(word);
                } else {
                    self.answer(word, (value, believed), is_later, manner, values);
                }
            }
        }
    }

    fn answer(
        &mut self,
        word: &Word<'_>,
        (value, believed): (usize, bool),
        is_later: impl Fn(&Run) -> bool,
        manner: Manner,
        values: &mut Values<'_>,
    ) {
        if self.runs.iter().any(|run| {
            let sides = ((run.own, run.since), (word.own, word.since));
            run.since.is_some() && self::is_later(sides.0, sides.1)
        }) {
            // It speaks of an earlier time than the source did before.
            return;
        }
        let mut new = Run::of(word);
        self.runs.retain_mut(|run| {
            if !is_later(run) {
                return true;
            }
            let Hold::Known { value: held, believed: was_believed } = run.hold else {
                new.had_other = true;
                return false;
            };
            if values.is_exact() {
                return false;
            }
            let relation = values.relation(held, value);
            let says_more = relation == Relation::Narrower;
            if manner.is_amended {
                new.names_fewer |= says_more;
            } else if says_more {
                new.had_other = true;
                // What was believed is not taken back by less that is certain, and is not as certain.
                if believed || !was_believed {
                    run.kept_back = None;
                }
                return true;
            }
            if held == value {
                new.had_other = run.had_other;
                // What it repeats of before is older than what it said between.
                if !run.from.is_later_than(new.from) {
                    (new.from, new.first) = (run.from, run.first);
                }
            } else {
                new.had_other = true;
            }
            false
        });
        let equal = |run: &&mut Run| run.hold == word.hold && run.since == word.since;
        match self.runs.iter_mut().find(equal) {
            Some(run) => {
                run.again(word);
                run.said = word.number;
            }
            None => self.runs.push(new),
        }
    }

    fn put(&mut self, word: &Word<'_>) {
        // Every list of a source stays, since what it says adds up.
        let is_reason = matches!(word.hold, Hold::Unknown(_));
        let equal = |run: &&mut Run| is_reason && run.hold == word.hold;
        match self.runs.iter_mut().find(equal) {
            Some(run) => {
                run.again(word);
                // A reason that is given plainly is not only believed.
                if run.believed || !word.believed {
                    (run.said, run.believed) = (word.number, word.believed);
                }
            }
            None => self.runs.push(Run::of(word)),
        }
    }

    /// What the source holds in the end.
    pub(super) fn end(mut self, manner: Manner, values: &mut Values<'_>) -> Vec<Run> {
        if manner.is_many && !values.is_exact() {
            self.open_lists(values);
            return self.runs;
        }
        if manner.is_perceived || self.runs.len() < 2 || values.is_exact() {
            return self.runs;
        }
        self.as_one(values);
        self.runs
    }

    /// A complete list to which the source added is complete no more; what it only believes adds
    /// nothing to what it said plainly.
    fn open_lists(&mut self, values: &mut Values<'_>) {
        let all = self.runs.clone();
        self.runs.retain_mut(|run| {
            let Hold::Known { value, believed } = run.hold else { return true };
            let adds = |other: &Run, values: &mut Values<'_>| match other.hold {
                Hold::Known { value: more, believed: is_belief } => {
                    other.own.is_later_than(run.own)
                        && (believed || !is_belief)
                        && values.relation(value, more) == Relation::Contradictory
                }
                Hold::Unknown(_) => false,
            };
            let is_whole = values.is_complete(value);
            if !is_whole || !all.iter().any(|other| adds(other, values)) {
                return true;
            }
            // Who said that there was none, and names one now, does not say so any more.
            match values.opened(value) {
                Some(opened) if !values.is_none(value) => {
                    run.hold = Hold::Known { value: opened, believed };
                    true
                }
                _ => false,
            }
        });
    }

    /// Several values that agree are one, those said again less precisely included: the plain, then the
    /// most precise. It was said when the last of them was.
    fn as_one(&mut self, values: &mut Values<'_>) {
        let known = |run: &Run| match run.hold {
            Hold::Known { value, believed } => Some((value, believed)),
            Hold::Unknown(_) => None,
        };
        let held: Vec<_> = self.runs.iter().filter_map(known).collect();
        let agree = |values: &mut Values<'_>| {
            held.iter().enumerate().all(|(i, (a, _))| {
                held.iter()
                    .skip(i + 1)
                    .all(|(b, _)| values.relation(*a, *b) != Relation::Contradictory)
            })
        };
        if held.len() < 2 || !agree(values) {
            return;
        }
        let plain = held.iter().any(|(_, believed)| !believed);
        let level: Vec<usize> = held
            .iter()
            .filter(|(_, believed)| *believed != plain)
            .map(|(value, _)| *value)
            .collect();
        let best = values.most_precise(&level);
        let Some(best) = values.least(&best) else { return };
        let mut time: Option<(Time, Time)> = None;
        // When the source came to hold that value, and whether it held another one before.
        let (mut from, mut had_other) = (None, false);
        for run in self.runs.iter().filter(|run| known(run).is_some()) {
            let (at, own) = time.unwrap_or((run.at, run.own));
            time = Some((at.with(run.at), own.with(run.own)));
            had_other |= run.had_other;
            if known(run).is_some_and(|(value, _)| value == best) {
                from = from.into_iter().chain([(run.from, run.first)]).min();
            } else {
                had_other = true;
            }
        }
        self.runs.retain(|run| known(run).is_none_or(|held| held == (best, !plain)));
        for run in self.runs.iter_mut().filter(|run| known(run).is_some()) {
            if let Some((at, own)) = time {
                (run.at, run.own) = (at, own);
            }
            if let Some((from, first)) = from {
                (run.from, run.first, run.had_other) = (from, first, had_other);
            }
        }
    }
}
