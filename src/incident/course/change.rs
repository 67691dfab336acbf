//! What a statement says that can move the status, and what a leave, an investigation or a
//! determination is as such words come and go.

use super::{Base, Phase};
use crate::{
    Claim, Fact, Leave, Source, Statement, Why,
    determination::Decision,
    incident::{
        account::{Hold, Kin, Scale, Values},
        log::{ClaimAt, Moment},
    },
    investigation::Track,
    step::Step,
    value::{AnyValue, Key, MOST},
};
use std::collections::{BTreeMap, BTreeSet};

/// That a claim is made which can move the status, or that it is taken back.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub claim: &'a Claim,
    /// What it is about.
    pub key: &'a str,
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
            let claims = (0..).zip(statement.says());
            changes.extend(claims.filter_map(|(number, claim)| {
                let (key, at) = (course_of(claim)?, ClaimAt { moment, claim: number });
                Some(Change { claim, key, at, source: statement.source(), says })
            }));
        };
        add(moment, statement, true);
        let targets = stops(statement).filter_map(|(key, _)| base.log.keyed(key));
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
        self.0.iter().map(|change| change.key).collect()
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

/// Of what a claim is that has a course, or what it rules out; none of any other claim.
fn course_of(claim: &Claim) -> Option<&str> {
    match claim {
        Claim::Leave(it) => Some(it.key.as_str()),
        Claim::Investigation(it) => Some(it.key.as_str()),
        Claim::Determination(it) => Some(it.key.as_str()),
        Claim::RuledOut(it) => Some(it.key.as_str()),
        _ => None,
    }
}

/// Whether a statement can move the status.
pub(super) fn can_move(statement: &Statement) -> bool {
    let moves = |claim: &Claim| course_of(claim).is_some() || claim.step().is_some();
    statement.replaces().is_some() || statement.says().iter().any(moves)
}

/// Whether a statement moves nothing but by its steps: what else it says could undermine nothing.
pub(super) fn moves_by_steps(statement: &Statement) -> bool {
    statement.replaces().is_none() && !statement.says().iter().any(|it| course_of(it).is_some())
}

/// The statements that a statement replaces or withdraws, and whether it withdraws them.
pub(in crate::incident) fn stops(
    statement: &Statement,
) -> impl Iterator<Item = (&Key<Statement>, bool)> {
    let withdrawn = steps(statement).filter_map(|(_, step)| match step {
        Step::Withdrawn(step) => Some((&step.statement, true)),
        _ => None,
    });
    withdrawn.chain(statement.replaces().map(|key| (key, false)))
}

/// What each source said of one field, as it comes and goes; the last is its word.
#[derive(Debug, Clone)]
struct Words<H> {
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
struct End {
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
struct Stand {
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
            values: Values::new(None, Kin::default()),
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

/// A leave, an investigation or a determination, as it is at a place in the log.
#[derive(Debug, Clone, Default)]
pub(super) struct Followed {
    /// How many descriptions of it count, and how many statements rule it out.
    described: usize,
    ruled_out: usize,
    /// The end of a leave, and how it ended.
    ends: [End; 2],
    /// The track of an investigation, the decision of a determination.
    stand: Stand,
    pub is_leave: bool,
    pub is_determination: bool,
    /// Whether it stands in the way.
    pub stands: bool,
    pub charged: bool,
    pub phase: Option<Phase>,
    pub concluded_before: bool,
    pub official: bool,
    /// Whether somebody says that there is such an investigation.
    pub known: bool,
}

impl Followed {
    /// One of which only steps speak so far.
    pub(super) fn by_steps() -> Self {
        Self { official: true, ..Self::default() }
    }

    /// Something is said of it, or taken back.
    pub(super) fn change(&mut self, change: &Change<'_>) {
        let Change { claim, at, source, says, .. } = *change;
        let number = match claim {
            Claim::RuledOut(_) => &mut self.ruled_out,
            _ => &mut self.described,
        };
        *number = if says { *number + 1 } else { number.saturating_sub(1) };
        match claim {
            Claim::Leave(leave) => {
                self.is_leave = true;
                let closing = [closes(&leave.ended), closes(&leave.ending)];
                for (end, closes) in self.ends.iter_mut().zip(closing) {
                    if let Some(closes) = closes {
                        end.put(source, at, says.then_some(closes));
                    }
                }
            }
            Claim::Investigation(investigation) => {
                let believed = investigation.is_believed("track");
                self.hold(investigation.track.any(), believed, change);
            }
            Claim::Determination(made) => {
                self.is_determination = true;
                self.hold(made.decision.any(), made.is_believed("decision"), change);
            }
            _ => {}
        }
    }

    /// A source holds something of the field that decides, or takes that back.
    fn hold(&mut self, fact: Fact<&dyn AnyValue>, believed: bool, change: &Change<'_>) {
        let hold = match fact {
            Fact::Known(value) => Hold::Known { value: self.stand.number(value), believed },
            Fact::Unknown(why) => Hold::Unknown(why),
            Fact::Unstated => return,
        };
        self.stand.put(change.source, change.at, hold, change.says);
    }

    /// Whether a leave runs.
    pub(super) fn runs(&self) -> bool {
        self.described > 0 && self.ruled_out == 0 && !self.ends.iter().any(End::is_said)
    }

    /// Whether a determination charges somebody.
    pub(super) fn charges(&mut self) -> bool {
        let decision = self.stand.value().and_then(|it| it.downcast::<Decision>());
        self.ruled_out == 0 && decision.is_some_and(Decision::is_charge)
    }

    /// Whether the track of an investigation is one that can stand in the way.
    pub(super) fn is_official(&mut self) -> bool {
        let track = self.stand.value().and_then(|it| it.downcast::<Track>());
        track.is_none_or(Track::is_official)
    }

    /// Whether somebody says that there is such an investigation.
    pub(super) fn is_known(&self) -> bool {
        (self.described > 0 || self.phase.is_some()) && self.ruled_out == 0
    }
}
