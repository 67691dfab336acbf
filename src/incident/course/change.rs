//! What a statement says that can move the status, and what stands as such words come and go.

use super::Base;
use crate::{
    Claim, Fact, Leave, Source, Statement, Why,
    incident::{
        account::{Hold, Scale, Values},
        log::{ClaimAt, Moment},
    },
    step::Step,
    value::{AnyValue, Key, MOST},
};
use std::collections::{BTreeMap, BTreeSet};

/// That a claim is made which can move the status, or that it is taken back.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub claim: &'a Claim,
    pub at: ClaimAt,
    pub source: &'a Key<Source>,
    pub says: bool,
}

/// All such changes that a statement makes.
pub(super) struct Changes<'a>(pub Vec<Change<'a>>);

impl<'a> Changes<'a> {
    pub(super) fn of(moment: Moment, statement: &'a Statement, base: Base<'a>) -> Self {
        let mut changes = Vec::new();
        let mut add = |moment: Moment, statement: &'a Statement, says: bool| {
            let claims = (0..).zip(statement.says()).filter(|(_, claim)| is_of_course(claim));
            changes.extend(claims.map(|(number, claim)| {
                let at = ClaimAt { moment, claim: number };
                Change { claim, at, source: statement.source(), says }
            }));
        };
        add(moment, statement, true);
        let targets = stops(statement).filter_map(|key| base.log.keyed(key));
        let targets: BTreeSet<Moment> = targets.collect();
        for target in targets {
            // What was taken back before stays so.
            if base.log.stopped(target) == Some(moment)
                && let Some(taken_back) = base.log.get(target)
            {
                add(target, taken_back, false);
            }
        }
        Self(changes)
    }

    /// The keys of what they are about.
    pub(super) fn nouns(&self) -> BTreeSet<&'a str> {
        let keys = self.0.iter().filter_map(|change| match change.claim {
            Claim::RuledOut(ruled_out) => Some(ruled_out.key.as_str()),
            claim => claim.described().map(|(_, key)| key),
        });
        keys.collect()
    }
}

/// Whether a field says that something is over: a copy in which that is redacted says so, too.
pub(super) fn closes<T>(fact: &Fact<T>) -> Option<bool> {
    match fact {
        Fact::Unstated => None,
        fact => Some(matches!(fact, Fact::Known(_) | Fact::Unknown(Why::Redacted))),
    }
}

/// Whether a description of a leave says that it ended.
pub(crate) fn has_ended(leave: &Leave) -> bool {
    closes(&leave.ended) == Some(true) || closes(&leave.ending) == Some(true)
}

/// The steps that a statement takes, with the numbers of their claims.
pub(super) fn steps(statement: &Statement) -> impl Iterator<Item = (u32, &Step)> {
    (0..).zip(statement.says()).filter_map(|(i, claim)| Some((i, claim.step()?)))
}

/// Whether the course can refuse a step that the table of investigations allows.
pub(super) fn can_be_refused(step: &Step) -> bool {
    matches!(step, Step::Resolved(_) | Step::Reopened(_))
}

/// Whether a claim is of what has a course, or rules something out.
pub(super) fn is_of_course(claim: &Claim) -> bool {
    use Claim::{Determination, Investigation, Leave, RuledOut};
    matches!(claim, Leave(_) | Investigation(_) | Determination(_) | RuledOut(_))
}

/// Whether a statement can move the status.
pub(super) fn can_move(statement: &Statement) -> bool {
    let moves = |claim: &Claim| is_of_course(claim) || claim.step().is_some();
    statement.replaces().is_some() || statement.says().iter().any(moves)
}

/// Whether a statement moves nothing but by its steps: what else it says could undermine nothing.
pub(super) fn moves_by_steps(statement: &Statement) -> bool {
    statement.replaces().is_none() && !statement.says().iter().any(is_of_course)
}

/// The statements that a statement replaces or withdraws.
pub(in crate::incident) fn stops(statement: &Statement) -> impl Iterator<Item = &Key<Statement>> {
    let withdrawn = steps(statement).filter_map(|(_, step)| match step {
        Step::Withdrawn(step) => Some(&step.statement),
        _ => None,
    });
    withdrawn.chain(statement.replaces())
}

/// What each source said of one field, as it comes and goes; the last is its word.
#[derive(Debug, Clone)]
pub(super) struct Words<H> {
    of: BTreeMap<Key<Source>, BTreeMap<ClaimAt, H>>,
}

impl<H> Default for Words<H> {
    fn default() -> Self {
        Self { of: BTreeMap::new() }
    }
}

type Last<H> = Option<(ClaimAt, H)>;

impl<H: Copy> Words<H> {
    /// Says something, or takes it back; gives the source's last word before and after.
    fn put(&mut self, source: &Key<Source>, at: ClaimAt, word: Option<H>) -> (Last<H>, Last<H>) {
        if !self.of.contains_key(source) {
            self.of.insert(source.clone(), BTreeMap::new());
        }
        let Some(words) = self.of.get_mut(source) else { return (None, None) };
        let last = |words: &BTreeMap<ClaimAt, H>| words.last_key_value().map(|(at, it)| (*at, *it));
        let before = last(words);
        match word {
            Some(word) => drop(words.insert(at, word)),
            None => drop(words.remove(&at)),
        }
        (before, last(words))
    }
}

/// Whether the last word of any source on a field is that it is over.
#[derive(Debug, Clone, Default)]
pub(super) struct End {
    words: Words<bool>,
    closing: usize,
}

impl End {
    pub(super) fn put(&mut self, source: &Key<Source>, at: ClaimAt, closes: Option<bool>) {
        let (before, now) = self.words.put(source, at, closes);
        self.closing -= usize::from(before.is_some_and(|(_, closes)| closes));
        self.closing += usize::from(now.is_some_and(|(_, closes)| closes));
    }

    pub(super) fn is_said(&self) -> bool {
        self.closing > 0
    }
}

/// What stands of a field that is no list, as answers to it come and go.
#[derive(Debug, Clone)]
pub(super) struct Stand {
    words: Words<Hold>,
    values: Values<'static>,
    scale: Scale<ClaimAt>,
    /// How many answers that count give each value.
    given: BTreeMap<usize, usize>,
}

impl Default for Stand {
    fn default() -> Self {
        Self {
            words: Words::default(),
            values: Values::new(None),
            scale: Scale::default(),
            given: BTreeMap::new(),
        }
    }
}

impl Stand {
    /// A source says what it holds, or takes it back.
    pub(super) fn put(&mut self, source: &Key<Source>, at: ClaimAt, hold: Hold, says: bool) {
        if let Hold::Known { value, .. } = hold {
            let given = self.given.entry(value).or_default();
            *given = if says { *given + 1 } else { given.saturating_sub(1) };
            if *given == 0 {
                self.given.remove(&value);
            }
        }
        let (before, now) = self.words.put(source, at, says.then_some(hold));
        if let Some((at, hold)) = before {
            self.scale.remove(at, hold, None);
        }
        if let Some((at, hold)) = now {
            self.scale.add(at, hold, None);
        }
    }

    /// The number of a value.
    pub(super) fn number(&mut self, value: &dyn AnyValue) -> usize {
        self.values.owned(value)
    }

    /// The value that stands, if one does.
    pub(super) fn value(&mut self) -> Option<&dyn AnyValue> {
        let stands = self.scale.stands(&mut self.values, self.given.len() > MOST)?;
        self.values.get(stands)
    }
}
