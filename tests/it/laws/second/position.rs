//! The position of each source (rule 1).

use super::answer::{Answer, Scene};
use super::canonical::canonical;
use super::field::keeps_back;
use super::list::{members, names};
use std::collections::BTreeSet;

/// What a source holds: one answer, or, of many, the lists that it unites.
#[derive(Debug, Clone)]
pub(crate) struct Position {
    pub(crate) parts: Vec<Answer>,
    /// Of many: whether it is a complete list, to which nothing was added.
    pub(crate) complete: bool,
}

impl Position {
    pub(crate) fn of(answer: Answer) -> Self {
        let complete = answer.known().is_some_and(|known| known.complete);
        Self { parts: vec![answer], complete }
    }

    /// The one answer that it is, if it is not of many.
    pub(crate) fn answer(&self) -> &Answer {
        &self.parts[0]
    }

    pub(crate) fn is_value(&self) -> bool {
        self.answer().known().is_some()
    }
}

/// Whether an answer takes back what was said before: a value, or a reason that does not only keep
/// it back.
fn takes_back(answer: &Answer) -> bool {
    answer.fact.as_ref().err().is_none_or(|why| !keeps_back(why))
}

impl Scene<'_> {
    /// Words: whether one answer is later than another. Among the answers of one source by when
    /// they were said; towards other sources by when they were said first.
    pub(crate) fn later(&self, a: &Answer, b: &Answer) -> bool {
        self.later_by(a, b, a.source == b.source)
    }

    /// Whether one position is later than another. Also of those of one source, which contradicts
    /// itself, what it only repeats is as old as when it was said first.
    pub(crate) fn outweighs(&self, a: &Answer, b: &Answer) -> bool {
        self.later_by(a, b, false)
    }

    fn later_by(&self, a: &Answer, b: &Answer, said: bool) -> bool {
        let own = a.source == b.source;
        // Rule 10: under two keys only what is said after they were found to be one is later.
        if own && a.key != b.key {
            let joined = self.log.joined(&a.key, &b.key);
            if !joined.is_some_and(|joined| self.log.is_later(&a.at, joined)) {
                return false;
            }
        }
        let [x, y] = [a, b].map(|it| if said { &it.at } else { &it.first });
        // Rule 7: a state that is said of an earlier or a later time is compared at that time.
        match (&a.since, &b.since) {
            (Some(a), Some(b)) => self.log.is_later(a, b),
            (Some(a), None) if self.log.is_later(a, y) => true,
            (None, Some(b)) if self.log.is_later(b, x) => false,
            _ => self.log.is_later(x, y),
        }
    }

    /// Those of the [last](last_by).
    pub(crate) fn last<'a>(&self, answers: &[&'a Answer]) -> Vec<&'a Answer> {
        last_by(answers, |a, b| self.later(a, b))
    }

    /// Rule 1, for each source.
    pub(crate) fn positions(&self, answers: &[Answer]) -> Vec<Position> {
        let sources: BTreeSet<&String> = answers.iter().map(|answer| &answer.source).collect();
        let mut positions = Vec::new();
        for source in sources {
            let own: Vec<_> = answers.iter().filter(|answer| answer.source == *source).collect();
            if self.field.is_many() {
                positions.extend(self.united(&own));
            } else {
                positions.extend(self.single(&own));
            }
        }
        positions
    }

    /// Rule 1, of a field that has one answer.
    fn single(&self, own: &[&Answer]) -> Vec<Position> {
        let telling: Vec<&Answer> = own.iter().copied().filter(|it| takes_back(it)).collect();
        // "24", then "in his twenties": 24, said again. Charges excepted.
        let said_again = |a: &Answer, b: &Answer| match (a.known(), b.known()) {
            (Some(a), Some(b)) => !self.field.is_charges() && self.scale.is_finer(a, b),
            _ => false,
        };
        let holds = |it: &&Answer| {
            telling.iter().all(|other| !self.later(other, it) || said_again(it, other))
        };
        let mut held: Vec<&Answer> = telling.iter().copied().filter(holds).collect();
        if held.is_empty() {
            held.clone_from(&telling);
        }
        // To keep back is no retraction, if there is a value to keep back.
        if !held.iter().any(|answer| answer.known().is_some()) {
            return self.last(own).into_iter().cloned().map(Position::of).collect();
        }
        let (values, reasons): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|answer| answer.known().is_some());
        let agree = values.iter().all(|a| values.iter().all(|b| self.agree(a, b)));
        let values = if agree && !self.field.is_perceived() {
            vec![self.one(&values)]
        } else {
            values.into_iter().cloned().collect()
        };
        values.into_iter().chain(reasons.into_iter().cloned()).map(Position::of).collect()
    }

    /// Rule 1: several that agree are one: the plain before the believed, then the most precise.
    /// It was said when the last of them was.
    fn one(&self, values: &[&Answer]) -> Answer {
        let mut best = plainest(values);
        best = self.finest(&best);
        best.sort_by_key(|it| (canonical(&it.known().unwrap().value), it.number));
        let mut one = best[0].clone();
        let again = values.iter().filter(|it| self.later(it, best[0]));
        if let Some(again) = again.max_by_key(|it| it.at.latest(self.log.zone)) {
            (one.at, one.first) = (again.at.clone(), again.first.clone());
        }
        one
    }

    /// Those that none of the others makes more precise.
    pub(crate) fn finest<'a>(&self, values: &[&'a Answer]) -> Vec<&'a Answer> {
        let finer =
            |a: &Answer, b: &Answer| self.scale.is_finer(a.known().unwrap(), b.known().unwrap());
        values.iter().filter(|it| !values.iter().any(|other| finer(other, it))).copied().collect()
    }

    /// Rules 1 and 5, of a field of many: its answers unite, back to its last reason that takes
    /// back or its last complete list; what it believes by itself.
    fn united(&self, own: &[&Answer]) -> Vec<Position> {
        let cuts = |it: &Answer| it.known().map_or(takes_back(it), |known| known.complete);
        let cut = |it: &Answer| own.iter().any(|other| cuts(other) && self.later(other, it));
        let mut kept: Vec<&Answer> = own.iter().copied().filter(|it| !cut(it)).collect();
        if kept.is_empty() {
            kept = own.to_vec();
        }
        let lists: Vec<&Answer> = kept.iter().copied().filter(|it| it.known().is_some()).collect();
        if lists.is_empty() {
            return self.last(own).into_iter().cloned().map(Position::of).collect();
        }
        let mut positions: Vec<Position> = Vec::new();
        for believed in [false, true] {
            let alike: Vec<_> =
                lists.iter().copied().filter(|it| it.believed == believed).collect();
            positions.extend(self.together(&alike, &lists));
        }
        let is_last =
            |it: &Answer| !own.iter().any(|other| takes_back(other) && self.later(other, it));
        let reasons = kept.into_iter().filter(|it| it.known().is_none() && takes_back(it));
        let reasons = reasons.filter(|it| is_last(it));
        positions.extend(reasons.cloned().map(Position::of));
        positions
    }

    /// Rules 1 and 5: to add to one's own complete list is no dispute; it is then complete no more.
    /// A list of the same moment with other members is none that adds, nor is a belief to a plain
    /// list.
    fn together(&self, lists: &[&Answer], all: &[&Answer]) -> Vec<Position> {
        let position = |parts: &[&Answer], complete| {
            let parts = parts.iter().map(|part| (*part).clone()).collect();
            Position { parts, complete }
        };
        let complete = |it: &&&Answer| it.known().unwrap().complete;
        let whole: Vec<&Answer> = lists.iter().filter(complete).copied().collect();
        let open: Vec<&Answer> = lists.iter().filter(|it| !complete(it)).copied().collect();
        let adds = |list: &Answer, whole: &Answer| {
            let (list, whole) = (list.known().unwrap(), whole.known().unwrap());
            members(list).iter().any(|member| !names(&self.scale, whole, member))
        };
        // What was added to is complete no more, and contradicts nothing.
        let added = |it: &&Answer| {
            let mut plain = all.iter().filter(|list| it.believed || !list.believed);
            plain.any(|list| adds(list, it) && self.later(list, it))
        };
        let closed: Vec<&Answer> = whole.iter().filter(|it| !added(it)).copied().collect();
        let mut contradicts = open.iter().flat_map(|list| closed.iter().map(move |it| (list, it)));
        let apart = contradicts.any(|(list, it)| adds(list, it) && !self.later(list, it))
            || whole.iter().any(|a| whole.iter().any(|b| !self.agree(a, b)));
        if apart {
            let mut positions: Vec<_> = whole.iter().map(|it| position(&[it], true)).collect();
            if !open.is_empty() {
                positions.push(position(&open, false));
            }
            positions
        } else if lists.is_empty() {
            Vec::new()
        } else {
            // Who said that there was none, and names one now, does not say so any more.
            let is_undone = |it: &&Answer| members(it.known().unwrap()).is_empty() && added(it);
            let left: Vec<&Answer> = lists.iter().copied().filter(|it| !is_undone(it)).collect();
            match left.is_empty() {
                true => Vec::new(),
                false => vec![position(&left, !whole.is_empty() && !whole.iter().any(added))],
            }
        }
    }
}

/// Those that none of the others is later than; in a circle all of them.
pub(crate) fn last_by<'a>(
    answers: &[&'a Answer],
    is_later: impl Fn(&Answer, &Answer) -> bool,
) -> Vec<&'a Answer> {
    let is_last = |it: &&&Answer| !answers.iter().any(|other| is_later(other, it));
    let last: Vec<_> = answers.iter().filter(is_last).copied().collect();
    if last.is_empty() { answers.to_vec() } else { last }
}

/// The plain ones, if there are any.
pub(crate) fn plainest<'a>(answers: &[&'a Answer]) -> Vec<&'a Answer> {
    let plain: Vec<_> = answers.iter().filter(|it| !it.believed).copied().collect();
    if plain.is_empty() { answers.to_vec() } else { plain }
}
