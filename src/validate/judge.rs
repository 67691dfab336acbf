//! How grave a contradiction is, given how surely both sides of it are said.

use super::{Code, Problem, Report, Severity};
use crate::{
    Path, Statement, When, Why,
    incident::Incident,
    value::{Amount, Kind, Relation, Shown, Value},
};
use chrono::FixedOffset;
use std::{collections::BTreeMap, ops::RangeInclusive};

/// Whether values can be true together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fit,
    /// Only by a strained reading, which is named.
    Strained(&'static str),
    Impossible,
}

use Verdict::{Fit, Impossible, Strained};

impl Verdict {
    /// Impossible if it holds.
    pub(super) fn impossible_if(contradicted: bool) -> Self {
        if contradicted { Impossible } else { Fit }
    }
}

/// What is said of one field.
#[derive(Debug, Clone)]
pub(super) struct Reading<'a, T> {
    kind: Kind,
    key: &'a str,
    name: &'static str,
    zone: Option<FixedOffset>,
    /// What stands.
    pub stated: Option<Stated<'a, T>>,
    /// Why no value stands.
    pub why: Option<Why>,
    /// What other sources hold instead, and where they say so.
    pub others: Vec<(T, &'a Statement)>,
}

/// A value that stands.
#[derive(Debug, Clone)]
pub(super) struct Stated<'a, T> {
    pub value: T,
    pub believed: bool,
    /// Where it is said, the winner first; nowhere of a noun that is checked alone.
    pub said: Vec<&'a Statement>,
}

impl<'a, T> Reading<'a, T> {
    pub(super) fn new(
        kind: Kind,
        key: &'a str,
        name: &'static str,
        zone: Option<FixedOffset>,
    ) -> Self {
        Self { kind, key, name, zone, stated: None, why: None, others: Vec::new() }
    }

    pub(super) fn value(&self) -> Option<&T> {
        self.stated.as_ref().map(|stated| &stated.value)
    }

    pub(super) fn path(&self) -> Path {
        Path::new(self.kind, self.key, Some(self.name))
    }

    /// Whether it is only believed, or contradicted.
    pub(super) fn is_unsure(&self) -> bool {
        self.is_believed() || !self.others.is_empty()
    }

    fn is_believed(&self) -> bool {
        self.stated.as_ref().is_some_and(|stated| stated.believed)
    }

    /// The value that stands, then the others.
    fn values(&self) -> impl Iterator<Item = &T> {
        self.value().into_iter().chain(self.others.iter().map(|(other, _)| other))
    }

    /// Whether nobody says anything of it.
    pub(super) fn is_unsaid(&self) -> bool {
        self.stated.is_none() && self.why.is_none()
    }

    /// Whether this can have been said before the other, so that the other can have come about
    /// since.
    pub(super) fn may_be_older_than<U>(&self, other: &Reading<'a, U>) -> bool {
        let pair = self.said().first().zip(other.said().first());
        pair.is_some_and(|(own, other)| {
            !std::ptr::eq(*own, *other) && !other.at().certainly_before_in(own.at(), self.zone)
        })
    }

    /// Where it is said.
    pub(super) fn said(&self) -> &[&'a Statement] {
        self.stated.as_ref().map_or(&[], |stated| &stated.said)
    }

    /// Where the others are said.
    fn said_otherwise(&self) -> impl Iterator<Item = &'a Statement> {
        self.others.iter().map(|(_, statement)| *statement)
    }
}

/// Whether one moment can have come no later than the other.
pub(super) fn in_order(earlier: When, later: When, zone: Option<FixedOffset>) -> Verdict {
    if later.certainly_before_in(earlier, zone) {
        Impossible
    } else if later.as_stated().certainly_before_in(earlier.as_stated(), zone) {
        Strained(", unless an approximate time is off by its margin")
    } else {
        Fit
    }
}

/// Whether so many minutes can have passed from one moment to another.
pub(super) fn lasts(minutes: Amount, from: When, to: When, zone: Option<FixedOffset>) -> bool {
    let (least, most) = from.seconds_until(to, zone);
    let high = minutes.high().map_or(i64::MAX, i64::from);
    // A part of a minute counts as the minute before it or as the one after it.
    i64::from(minutes.low()) <= most.div_euclid(60) + 1 && high >= least.div_euclid(60)
}

/// Whether an amount can be no more than another.
pub(super) fn at_most(small: Amount, large: Amount) -> Verdict {
    Verdict::impossible_if(large.high().is_some_and(|most| small.low() > most))
}

/// Whether a word is this one or a narrower one.
pub(super) fn within<V: Value>(word: &V, wide: &V) -> bool {
    matches!(word.relation(wide, None), Relation::Same | Relation::Narrower)
}

/// Whether two words cannot both be right.
pub(super) fn contradict<V: Value>(a: &V, b: &V) -> bool {
    a.relation(b, None) == Relation::Contradictory
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    problems: Vec<Problem<'a>>,
    /// The fields that they are about, notes apart, and how grave the gravest is.
    told: BTreeMap<Path, Severity>,
}

impl<'a> Found<'a> {
    /// Judges one field by itself.
    pub(super) fn one<T: Value>(
        &mut self,
        code: Code,
        it: &Reading<'a, T>,
        verdict: impl Fn(&T) -> Verdict,
        message: impl FnOnce(&T) -> String,
    ) {
        let Some(value) = it.value() else { return };
        let possible = it.others.iter().any(|(other, _)| verdict(other) != Impossible);
        let Some((severity, but)) = graded(verdict(value), it.is_believed(), possible) else {
            return;
        };
        let mut statements = it.said().to_vec();
        if possible {
            statements.extend(it.said_otherwise());
        }
        let message = message(value) + but;
        self.add(code, severity, Some(it.path()), None, statements, message);
    }

    /// Judges two fields by each other; the first is the one to look at.
    pub(super) fn two<A: Value, B: Value>(
        &mut self,
        code: Code,
        a: &Reading<'a, A>,
        b: &Reading<'a, B>,
        verdict: impl Fn(&A, &B) -> Verdict,
        message: impl FnOnce(&A, &B) -> String,
    ) {
        let (Some(x), Some(y)) = (a.value(), b.value()) else { return };
        let now = verdict(x, y);
        let possible =
            now != Fit && a.values().any(|x| b.values().any(|y| verdict(x, y) != Impossible));
        let believed = a.is_believed() || b.is_believed();
        let Some((severity, but)) = graded(now, believed, possible) else { return };
        let mut statements = [a.said(), b.said()].concat();
        if possible {
            statements.extend(a.said_otherwise().chain(b.said_otherwise()));
        }
        let message = message(x, y) + but;
        self.add(code, severity, Some(a.path()), Some(b.path()), statements, message);
    }

    /// Whether an error or a warning was found of this field, whose shadow another one would be.
    pub(super) fn tells_of(&self, path: &Path) -> bool {
        self.told.contains_key(path)
    }

    /// Whether an error was found of this field.
    pub(super) fn errs_at(&self, path: &Path) -> bool {
        self.told.get(path) == Some(&Severity::Error)
    }

    /// The number of problems so far.
    pub(super) fn len(&self) -> usize {
        self.problems.len()
    }

    /// Names further statements in the problems found since there were `before`.
    pub(super) fn name(&mut self, before: usize, said: impl IntoIterator<Item = &'a Statement>) {
        let said: Vec<_> = said.into_iter().collect();
        for problem in self.problems.iter_mut().skip(before) {
            problem.statements.extend(&said);
        }
    }

    /// Of the problems found since there were `before`, which have one cause, keeps the gravest.
    pub(super) fn keep_gravest(&mut self, before: usize) {
        let since = self.problems.split_off(before);
        let gravest = since.into_iter().rev().max_by_key(|problem| problem.severity);
        self.problems.extend(gravest);
    }

    /// One moment that comes no later than another.
    pub(super) fn in_order(
        &mut self,
        code: Code,
        earlier: &Reading<'a, When>,
        later: &Reading<'a, When>,
        zone: Option<FixedOffset>,
    ) {
        let first = earlier.path();
        self.two(
            code,
            later,
            earlier,
            |later, earlier| in_order(*earlier, *later, zone),
            |later, earlier| format!("{later} is before {earlier} ({first})"),
        );
    }

    /// One amount that is no more than another.
    pub(super) fn at_most(
        &mut self,
        code: Code,
        small: &Reading<'a, Amount>,
        large: &Reading<'a, Amount>,
    ) {
        let whole = large.path();
        self.two(
            code,
            small,
            large,
            |small, large| at_most(*small, *large),
            |small, large| format!("{small} is more than {large} ({whole})"),
        );
    }

    /// An amount within the range that is possible at all.
    pub(super) fn range(&mut self, it: &Reading<'a, Amount>, range: RangeInclusive<u32>) {
        let (least, most) = (*range.start(), *range.end());
        self.one(
            Code::AmountOutOfRange,
            it,
            |it| Verdict::impossible_if(it.low() > most || it.high().is_some_and(|it| it < least)),
            |it| format!("{it} is not within {least} to {most}"),
        );
    }

    /// Adds a problem as it is, at most as grave as its code.
    pub(super) fn add(
        &mut self,
        code: Code,
        severity: Severity,
        path: Option<Path>,
        against: Option<Path>,
        statements: Vec<&'a Statement>,
        message: String,
    ) {
        let severity = severity.min(code.severity());
        if severity > Severity::Note {
            for path in [&path, &against].into_iter().flatten() {
                let told = self.told.entry(path.clone()).or_insert(severity);
                *told = severity.max(*told);
            }
        }
        // Values stand in it as their sources wrote them.
        let message = Shown(message).to_string();
        self.problems.push(Problem { code, severity, path, against, statements, message });
    }

    /// All problems in order, their statements in log order.
    pub(super) fn report(mut self, incident: Option<&'a Incident>) -> Report<'a> {
        let places: BTreeMap<*const Statement, usize> = incident
            .into_iter()
            .flat_map(Incident::statements)
            .zip(0..)
            .map(|(statement, place)| (std::ptr::from_ref(statement), place))
            .collect();
        for problem in &mut self.problems {
            problem.statements.sort_by_key(|it| places.get(&std::ptr::from_ref(*it)));
            problem.statements.dedup_by(|a, b| std::ptr::eq(*a, *b));
        }
        Report::of(self.problems)
    }

    /// Adds what has the severity of its code.
    pub(super) fn note(
        &mut self,
        code: Code,
        path: Path,
        statements: impl IntoIterator<Item = &'a Statement>,
        message: impl Into<String>,
    ) {
        let statements = statements.into_iter().collect();
        self.add(code, code.severity(), Some(path), None, statements, message.into());
    }
}

/// The gravest that a contradiction can be, and why it is no worse; none if there is none.
fn graded(verdict: Verdict, believed: bool, possible: bool) -> Option<(Severity, &'static str)> {
    match verdict {
        Fit => None,
        Strained(unless) => Some((Severity::Warning, unless)),
        Impossible if believed => Some((Severity::Warning, ", but that is only believed")),
        Impossible if possible => Some((Severity::Warning, ", but sources differ")),
        Impossible => Some((Severity::Error, "")),
    }
}
