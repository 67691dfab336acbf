//! What stands of several positions, and whether they contradict each other.

use super::{
    Position, Several,
    change::{Between, Death},
    heard::{Hold, Word},
    own::{Manner, Own, Run, is_later},
    settled::Settled,
    time::Time,
    values::Values,
};
use crate::{
    Why,
    entity::Field,
    value::{MOST, Relation},
};
use std::collections::{BTreeMap, BTreeSet};

/// The answers to one field, ready to be weighed.
pub(super) struct Weighing<'w, 'a> {
    pub field: &'static Field,
    pub manner: Manner,
    /// In log order.
    pub words: &'w [Word<'a>],
    /// When the noun died, as far as that stands.
    pub death: Option<Death>,
    pub settled: Option<Settled>,
}

/// Equal answers: they are one.
#[derive(Debug)]
struct Class {
    value: usize,
    believed: bool,
    since: Option<Time>,
    /// When it was said last.
    at: Time,
    /// With which answer it was said first, of those that are held.
    first: usize,
    /// Whether it amends what was said before, whatever agrees with it.
    amends: bool,
    /// The numbers of the runs.
    runs: Vec<usize>,
}

impl Weighing<'_, '_> {
    pub(super) fn end(self, values: &mut Values<'_>) -> Several {
        self.mind_the_bound(values);
        let mut runs = self.runs(values);
        if !values.is_exact() && values.len() > MOST {
            values.compare_exactly();
            runs = self.runs(values);
        }
        runs.sort_by_key(|run| run.said);
        let classes = self.classes(&runs, values);
        let (disputes, since) = self.disputes(&runs, &classes, values);
        let settled = self.settled.and_then(|it| it.of(self.words, values));
        let outcome = match settled {
            Some((by, word)) => self.after(by, word, &mut runs, &classes, values),
            None => self.stands(&runs, &classes, values),
        };
        let positions = runs.iter().zip(0..).map(|(run, i)| {
            let known = match run.hold {
                Hold::Known { value, .. } => Some(value),
                Hold::Unknown(_) => None,
            };
            let is_said = self.word(run.said).is_some_and(|word| word.hold == run.hold);
            Position {
                said: run.said,
                all: known.filter(|_| !is_said).and_then(|value| values.copied(value)),
                first: run.first,
                is_known: known.is_some(),
                value: known.unwrap_or_default(),
                stands: outcome.stands.contains(&i),
                kept_back: run.kept_back,
            }
        });
        Several {
            positions: positions.collect(),
            winner: outcome.winner,
            value: outcome.value,
            is_disputed: disputes,
            is_settled: outcome.is_settled,
            since,
            exactly: values.is_exact(),
        }
    }

    /// Beyond the bound values agree only if they are equal.
    fn mind_the_bound(&self, values: &mut Values<'_>) {
        if values.is_exact() {
            return;
        }
        let known = self.words.iter().filter_map(|word| match word.hold {
            Hold::Known { value, .. } => Some(value),
            Hold::Unknown(_) => None,
        });
        let known: BTreeSet<usize> = known.collect();
        let mut members = BTreeSet::new();
        for value in known.iter().filter_map(|it| values.get(*it)) {
            value.each_member(&mut |member| {
                if members.len() <= MOST {
                    members.insert(member.digest());
                }
            });
        }
        if known.len() > MOST || members.len() > MOST {
            values.compare_exactly();
        }
    }

    /// What each source holds.
    fn runs(&self, values: &mut Values<'_>) -> Vec<Run> {
        let mut own: BTreeMap<&str, Own> = BTreeMap::new();
        for word in self.words {
            own.entry(word.source).or_default().next(word, self.manner, values);
        }
        own.into_values().flat_map(|own| own.end(self.manner, values)).collect()
    }

    fn classes(&self, runs: &[Run], values: &Values<'_>) -> Vec<Class> {
        let mut number: BTreeMap<(usize, bool, Option<Time>), usize> = BTreeMap::new();
        let mut classes: Vec<Class> = Vec::new();
        for (i, run) in runs.iter().enumerate() {
            let Hold::Known { value, believed } = run.hold else { continue };
            let amends = self.manner.is_amended && (run.names_fewer || values.is_complete(value));
            let place = *number.entry((value, believed, run.since)).or_insert(classes.len());
            match classes.get_mut(place) {
                Some(class) => {
                    class.at = class.at.with(run.at);
                    class.first = class.first.min(run.first);
                    class.amends |= amends;
                    class.runs.push(i);
                }
                None => classes.push(Class {
                    value,
                    believed,
                    since: run.since,
                    at: run.at,
                    first: run.first,
                    amends,
                    runs: vec![i],
                }),
            }
        }
        classes
    }

    /// Whether one answers the other away.
    fn answers_away(&self, a: &Class, b: &Class, values: &mut Values<'_>) -> bool {
        if a.value == b.value || (a.believed && !b.believed) {
            return false;
        }
        if self.manner.is_many && !values.is_exact() && !values.is_complete(a.value) {
            return false;
        }
        is_later((a.at, a.since), (b.at, b.since))
            && (a.amends || values.relation(a.value, b.value) == Relation::Contradictory)
    }

    /// Whether the sources contradict each other, and the answer with which they came to.
    fn disputes(
        &self,
        runs: &[Run],
        classes: &[Class],
        values: &mut Values<'_>,
    ) -> (bool, Option<usize>) {
        if self.manner.is_perceived {
            return (false, None);
        }
        let between = Between::of(self);
        let mut since: Option<usize> = None;
        let mut note = |number: usize| since = Some(since.map_or(number, |it| it.min(number)));
        for (i, a) in classes.iter().enumerate() {
            for b in classes.iter().skip(i + 1) {
                let contradict = a.value != b.value
                    && values.relation(a.value, b.value) == Relation::Contradictory;
                let amended = a.value != b.value && (a.amends || b.amends);
                if !contradict && !amended {
                    continue;
                }
                let of = |class: &Class| -> Vec<&Run> {
                    class.runs.iter().filter_map(|it| runs.get(*it)).collect()
                };
                let changes = self.manner.is_state && between.are_changes(&of(a), &of(b), values);
                if contradict && !changes {
                    note(a.first.max(b.first));
                }
            }
            if values.is_exact() && classes.len() > 2 * MOST {
                // Any two that differ contradict each other.
                break;
            }
        }
        let findings =
            runs.iter().filter(|run| matches!(run.hold, Hold::Unknown(why) if why.is_finding()));
        let finding = findings.map(|run| run.first).min();
        let value = classes.iter().map(|class| class.first).min();
        if let Some((finding, value)) = finding.zip(value) {
            note(finding.max(value));
        }
        (since.is_some(), since)
    }

    /// What stands of all positions.
    fn stands(&self, runs: &[Run], classes: &[Class], values: &mut Values<'_>) -> Outcome {
        let has_finding =
            runs.iter().any(|run| matches!(run.hold, Hold::Unknown(why) if why.is_finding()));
        let plain = classes.iter().any(|class| !class.believed);
        if classes.is_empty() || (has_finding && !plain && !self.manner.is_perceived) {
            return why(runs);
        }
        let all: Vec<&Class> = classes.iter().collect();
        self.choose(&all, runs, values)
    }

    /// Of candidates that no other answers away, which stand.
    fn choose(&self, all: &[&Class], runs: &[Run], values: &mut Values<'_>) -> Outcome {
        let mut candidates: Vec<&Class> = Vec::new();
        let latest = self.latest_exactly(all, values);
        for class in all {
            let is_away = match &latest {
                Some(latest) => latest.answers_away(class),
                None => all.iter().any(|other| self.answers_away(other, class, values)),
            };
            if !is_away || self.manner.is_perceived {
                candidates.push(*class);
            }
        }
        // What is said of several times can go round in a circle.
        if candidates.is_empty() {
            candidates = all.to_vec();
        }
        if self.manner.is_perceived {
            let is_last = |class: &&Class| {
                !all.iter().any(|it| is_later((it.at, it.since), (class.at, class.since)))
            };
            candidates.retain(is_last);
        }
        if candidates.iter().any(|class| !class.believed) {
            candidates.retain(|class| !class.believed);
        }
        if self.manner.is_many && !values.is_exact() {
            return self.together(&candidates, all, runs, values);
        }
        self.narrow(&mut candidates, values);
        let left: Vec<usize> = candidates.iter().map(|class| class.value).collect();
        let Some(value) = values.least(&left) else { return Outcome::default() };
        let believed = candidates.first().is_some_and(|class| class.believed);
        let same: Vec<&Class> = all
            .iter()
            .copied()
            .filter(|class| class.value == value && class.believed == believed)
            .collect();
        let stands = self.unanswered(&same, all, runs, values);
        Outcome { winner: stands.first().copied(), stands, value: None, is_settled: None }
    }

    /// The runs of some classes that nothing answers away; all of them, if something answers each.
    fn unanswered(
        &self,
        some: &[&Class],
        all: &[&Class],
        runs: &[Run],
        values: &mut Values<'_>,
    ) -> BTreeSet<usize> {
        let latest = self.latest_exactly(all, values);
        let mut left = BTreeSet::new();
        for class in some {
            for i in &class.runs {
                let Some(run) = runs.get(*i) else { continue };
                // A settled answer is as of the moment at which it was settled.
                let at = if class.runs.len() == 1 { class.at } else { run.at };
                let alone = Class { at, since: run.since, runs: Vec::new(), ..**class };
                let is_away = match &latest {
                    Some(latest) => latest.answers_away(&alone),
                    None => all.iter().any(|other| self.answers_away(other, &alone, values)),
                };
                if !is_away || self.manner.is_perceived {
                    left.insert(*i);
                }
            }
        }
        if left.is_empty() {
            some.iter().flat_map(|it| it.runs.iter().copied()).collect()
        } else {
            left
        }
    }

    /// Leaves the most precise of candidates, of a state the last words, then the latest.
    fn narrow(&self, candidates: &mut Vec<&Class>, values: &mut Values<'_>) {
        if !values.is_exact() {
            let all: BTreeSet<usize> = candidates.iter().map(|class| class.value).collect();
            let all: Vec<usize> = all.into_iter().collect();
            let best = values.most_precise(&all);
            candidates.retain(|class| best.contains(&class.value));
        }
        if self.manner.is_state {
            let is_final = |class: &&Class| {
                let value = values.get(class.value);
                value.is_some_and(|it| match self.field.is_final {
                    true => !it.stands_alone(),
                    false => it.is_last_word(),
                })
            };
            if candidates.iter().any(is_final) {
                candidates.retain(is_final);
            }
        }
        let times: Vec<_> = candidates.iter().map(|class| (class.at, class.since)).collect();
        if times.iter().all(|(_, since)| since.is_none()) {
            let latest = Latest::of(candidates.iter().copied());
            candidates.retain(|class| !latest.is_some_and(|it| it.is_after(class.at)));
        } else {
            candidates
                .retain(|class| !times.iter().any(|it| is_later(*it, (class.at, class.since))));
        }
    }

    /// Beyond the bound, whether a class is answered away by any other.
    fn latest_exactly(&self, all: &[&Class], values: &Values<'_>) -> Option<Away> {
        let simple = values.is_exact() && all.iter().all(|class| class.since.is_none());
        simple.then(|| Away::of(all))
    }

    /// Lists of many unite.
    fn together(
        &self,
        candidates: &[&Class],
        all: &[&Class],
        runs: &[Run],
        values: &mut Values<'_>,
    ) -> Outcome {
        let lists: Vec<usize> = candidates.iter().map(|class| class.value).collect();
        let completes: Vec<usize> =
            lists.iter().copied().filter(|list| values.is_complete(*list)).collect();
        let all_agree = completes.iter().all(|complete| {
            lists.iter().all(|it| values.relation(*complete, *it) != Relation::Contradictory)
        });
        let whole = values.united(&lists, !completes.is_empty() && all_agree);
        let adds = |class: &&Class| {
            let list = values.get(class.value);
            list.zip(whole.as_deref())
                .is_some_and(|(list, whole)| list.is_part_of(whole, values.zone()))
        };
        let adding: Vec<&Class> = candidates.iter().copied().filter(|it| adds(it)).collect();
        let stands = self.unanswered(&adding, all, runs, values);
        let said_alone = stands.iter().copied().find(|it| {
            let run = runs.get(*it).map(|run| run.hold);
            let Some(Hold::Known { value, .. }) = run else { return false };
            values.get(value).zip(whole.as_deref()).is_some_and(|(a, b)| a.equals(b))
        });
        let winner = said_alone.or(stands.first().copied());
        let value = whole.filter(|_| said_alone.is_none());
        Outcome { winner, stands, value, is_settled: None }
    }

    /// What stands after an answer was settled: that, or what was newly said since.
    fn after(
        &self,
        by: Settled,
        word: Word<'_>,
        runs: &mut Vec<Run>,
        classes: &[Class],
        values: &mut Values<'_>,
    ) -> Outcome {
        let mut new: Vec<Class> = Vec::new();
        for class in classes {
            let is_new = |i: &usize| {
                runs.get(*i).is_some_and(|run| by.is_before(run, word, self.words, values))
            };
            let of_class: Vec<usize> = class.runs.iter().copied().filter(is_new).collect();
            if !of_class.is_empty() {
                new.push(Class { runs: of_class, ..*class });
            }
        }
        let place = runs.iter().position(|run| run.said == word.number);
        let own = place.unwrap_or_else(|| {
            runs.push(Run::of(&word));
            runs.len() - 1
        });
        let of_it = Outcome {
            winner: Some(own),
            stands: BTreeSet::from([own]),
            value: None,
            is_settled: Some(by.moment),
        };
        let Hold::Known { value, .. } = word.hold else {
            let all: Vec<&Class> = new.iter().filter(|class| !class.believed).collect();
            return if all.is_empty() { of_it } else { self.choose(&all, runs, values) };
        };
        let settled = Class {
            value,
            believed: false,
            since: word.since,
            at: by.time,
            first: word.number,
            amends: false,
            runs: vec![own],
        };
        let all: Vec<&Class> = std::iter::once(&settled).chain(&new).collect();
        let outcome = self.choose(&all, runs, values);
        let is_settled = outcome.stands.contains(&own).then_some(by.moment);
        Outcome { is_settled, ..outcome }
    }

    fn word(&self, number: usize) -> Option<&Word<'_>> {
        let place = self.words.binary_search_by_key(&number, |word| word.number).ok()?;
        self.words.get(place)
    }
}

/// What stands, and whose word it is.
#[derive(Default)]
struct Outcome {
    /// By the numbers of positions.
    winner: Option<usize>,
    stands: BTreeSet<usize>,
    /// What stands, if none of them says it alone.
    value: Option<Box<dyn crate::value::AnyValue>>,
    is_settled: Option<super::Moment>,
}

/// Of several reasons a finding, then the later, then the one that stands first in their list.
fn why(runs: &[Run]) -> Outcome {
    let reasons = || {
        runs.iter().enumerate().filter_map(|(i, run)| match run.hold {
            Hold::Unknown(why) => Some((i, why, run.at)),
            Hold::Known { .. } => None,
        })
    };
    let found = reasons().any(|(_, why, _)| why.is_finding());
    let left: Vec<(usize, Why, Time)> =
        reasons().filter(|(_, why, _)| !found || why.is_finding()).collect();
    let latest = left.iter().map(|(_, _, at)| *at).reduce(Time::with);
    let last = left.iter().filter(|(_, _, at)| !latest.is_some_and(|it| it.is_later_than(*at)));
    let Some(best) = last.map(|(_, why, _)| *why).min() else { return Outcome::default() };
    let stands: BTreeSet<usize> =
        left.iter().filter(|(_, why, _)| *why == best).map(|(i, _, _)| *i).collect();
    // Of equal reasons the last, which the earlier ones of its source lead up to.
    Outcome { winner: stands.last().copied(), stands, value: None, is_settled: None }
}

/// The last of some times, as far as anything can be earlier than it.
#[derive(Debug, Clone, Copy)]
struct Latest(Time);

impl Latest {
    fn of<'c>(classes: impl Iterator<Item = &'c Class>) -> Option<Self> {
        classes.map(|class| class.at).reduce(Time::with).map(Self)
    }

    fn is_after(self, time: Time) -> bool {
        self.0.is_later_than(time)
    }
}

/// Beyond the bound: the last times of plain answers and of all, each with the value of the last and
/// the last time of all that say something else.
struct Away {
    plain: Option<(usize, Latest, Option<Latest>)>,
    all: Option<(usize, Latest, Option<Latest>)>,
}

impl Away {
    fn of(classes: &[&Class]) -> Self {
        let of = |believed: bool| {
            let some = || classes.iter().copied().filter(move |it| believed || !it.believed);
            let last = some().reduce(|a, b| if b.at > a.at { b } else { a })?;
            let others = Latest::of(some().filter(|it| it.value != last.value));
            Some((last.value, Latest::of(some())?, others))
        };
        Self { plain: of(false), all: of(true) }
    }

    fn answers_away(&self, class: &Class) -> bool {
        let of = if class.believed { &self.all } else { &self.plain };
        let Some((value, last, others)) = of else { return false };
        let of_others = if *value == class.value { *others } else { Some(*last) };
        of_others.is_some_and(|it| it.is_after(class.at))
    }
}
