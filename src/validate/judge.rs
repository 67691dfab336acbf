//! How grave a contradiction is, given how surely both sides of it are said.

use super::{Code, Problem, Report, Severity};
use crate::{
    Path, Statement, When, Why,
    entity::Field,
    incident::{FieldAccount, Incident, Moment, NounAccount},
    value::{Amount, Kind, MOST, Relation, Shown, Value},
};
use chrono::FixedOffset;
use std::{borrow::Cow, cell::OnceCell, collections::BTreeMap, ops::RangeInclusive};

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

/// Who says something, and where in the log.
pub(super) type By<'a> = (Moment, &'a Statement);

/// What is said of one field.
#[derive(Debug, Clone)]
pub(super) struct Reading<'a, T: Clone> {
    kind: Kind,
    key: &'a str,
    field: Option<&'static Field>,
    zone: Option<FixedOffset>,
    /// Where it is said; nowhere of a noun that is checked alone.
    heard: Option<FieldAccount<'a>>,
    winner: Option<By<'a>>,
    /// What is left out of lists.
    without: Option<(&'a Incident, LeftOut<'a, T>)>,
    /// What stands.
    pub value: Option<Cow<'a, T>>,
    pub believed: bool,
    /// Why no value stands.
    pub why: Option<Why>,
    others: OnceCell<Vec<Other<'a, T>>>,
}

type LeftOut<'a, T> = fn(&Incident, Cow<'a, T>) -> Option<Cow<'a, T>>;

/// What another source holds instead.
#[derive(Debug, Clone)]
struct Other<'a, T: Clone> {
    value: Cow<'a, T>,
    by: By<'a>,
    /// Whether it is one of the first that hold this.
    is_new: bool,
}

impl<'a, T: Value> Reading<'a, T> {
    pub(super) fn new(
        kind: Kind,
        key: &'a str,
        field: Option<&'static Field>,
        zone: Option<FixedOffset>,
    ) -> Self {
        Self {
            kind,
            key,
            field,
            zone,
            heard: None,
            winner: None,
            without: None,
            value: None,
            believed: false,
            why: None,
            others: OnceCell::new(),
        }
    }

    /// What is said and cannot stand beside what its own description says.
    fn denied(self, field: FieldAccount<'a>) -> Self {
        let Some(said) = field.denied() else { return self };
        let Some(value) = said.known().and_then(|value| value.downcast()) else { return self };
        Self {
            heard: Some(field),
            winner: Some((said.moment, said.statement)),
            believed: said.believed,
            value: Some(Cow::Borrowed(value)),
            ..self
        }
    }

    /// What stands of a field in an incident.
    pub(super) fn of(field: FieldAccount<'a>) -> Self {
        let NounAccount { incident, kind, key, .. } = field.noun;
        let reading = Self::new(kind, key, Some(field.field), incident.zone());
        let Some(standing) = field.standing() else { return reading.denied(field) };
        let value = field.known().map(Cow::Borrowed);
        Self {
            heard: Some(field),
            winner: Some((standing.said.moment, standing.said.statement)),
            believed: value.is_some() && standing.said.believed,
            value,
            why: standing.fact.why(),
            ..reading
        }
    }

    /// Leaves out what does not count of a list.
    pub(super) fn leave_out(&mut self, incident: &'a Incident, what: LeftOut<'a, T>) {
        self.value = self.value.take().and_then(|value| what(incident, value));
        self.without = Some((incident, what));
    }

    pub(super) fn value(&self) -> Option<&T> {
        self.value.as_deref()
    }

    pub(super) fn path(&self) -> Path {
        Path::new(self.kind, self.key, self.field.map(|field| field.name))
    }

    /// Whether it is only believed, or contradicted.
    pub(super) fn is_unsure(&self) -> bool {
        self.is_believed() || !self.others().is_empty()
    }

    fn is_believed(&self) -> bool {
        self.value.is_some() && self.believed
    }

    /// What other sources hold instead.
    fn others(&self) -> &[Other<'a, T>] {
        self.others.get_or_init(|| self.find_others().unwrap_or_default())
    }

    fn find_others(&self) -> Option<Vec<Other<'a, T>>> {
        let heard = self.heard.filter(|heard| heard.is_told_again())?;
        let stands = *heard.standing()?.fact.known()?;
        // Of each value, whether it is another one.
        let mut known: BTreeMap<usize, bool> = BTreeMap::new();
        let mut others = Vec::new();
        for (number, said) in heard.values() {
            let Some(value) = said.known() else { continue };
            let new = || match heard.is_exact() {
                true => !value.equals(stands),
                false => matches!(
                    value.relation_to(stands, self.zone),
                    Relation::Contradictory | Relation::Compatible
                ),
            };
            let is_new = !known.contains_key(&number);
            let is_other = *known.entry(number).or_insert_with(new);
            let Some(value) = value.downcast::<T>().filter(|_| is_other) else { continue };
            let value = match self.without {
                Some((incident, left_out)) => left_out(incident, Cow::Borrowed(value)),
                None => Some(Cow::Borrowed(value)),
            };
            let is_new = is_new && known.len() <= MOST;
            let by = (said.moment, said.statement);
            others.extend(value.map(|value| Other { value, by, is_new }));
        }
        Some(others)
    }

    /// The different values that others hold; no more than are weighed against each other.
    fn other_values(&self) -> impl Iterator<Item = &T> {
        self.others().iter().filter(|other| other.is_new).map(|other| &*other.value)
    }

    /// The value that stands, then the others.
    fn values(&self) -> impl Iterator<Item = &T> {
        self.value().into_iter().chain(self.other_values())
    }

    /// Whether nobody says anything of it.
    pub(super) fn is_unsaid(&self) -> bool {
        self.value.is_none() && self.why.is_none()
    }

    /// Whether this can have been said before the other, so that the other can have come about
    /// since.
    pub(super) fn may_be_older_than<U: Value>(&self, other: &Reading<'a, U>) -> bool {
        self.by().zip(other.by()).is_some_and(|((own, said), (moment, other))| {
            own != moment && !other.at().certainly_before_in(said.at(), self.zone)
        })
    }

    /// Whose word the value is.
    pub(super) fn by(&self) -> Option<By<'a>> {
        self.winner.filter(|_| self.value.is_some())
    }

    /// Where the value is said, the winner first. A list of many is that of all who add to it.
    pub(super) fn said(&self) -> Vec<By<'a>> {
        let mut said: Vec<By<'a>> = self.by().into_iter().collect();
        if let Some(heard) = self.heard.filter(|heard| heard.field.is_many)
            && !said.is_empty()
        {
            let adding = heard.contributing();
            said.extend(adding.iter().map(|said| (said.moment, said.statement)));
        }
        said
    }

    /// Where the others are said.
    fn said_otherwise(&self) -> impl Iterator<Item = By<'a>> {
        self.others().iter().map(|other| other.by)
    }
}

/// Whether one moment can have come no later than the other.
pub(super) fn in_order(earlier: When, later: When, zone: Option<FixedOffset>) -> Verdict {
    if later.certainly_before_in(earlier, zone) {
        match later.is_set_back_from(earlier, zone) {
            true => Strained(", unless clocks were set back"),
            false => Impossible,
        }
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
    problems: Vec<Raw<'a>>,
    /// The fields that they are about, notes apart, and how grave the gravest is.
    told: BTreeMap<Path, Severity>,
}

/// A problem, its statements in no order.
#[derive(Debug)]
struct Raw<'a> {
    code: Code,
    severity: Severity,
    path: Option<Path>,
    against: Option<Path>,
    by: Vec<By<'a>>,
    message: String,
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
        let now = verdict(value);
        let possible = now != Fit && it.other_values().any(|other| verdict(other) != Impossible);
        let Some((severity, but)) = graded(now, it.is_believed(), possible) else { return };
        let mut statements = it.said();
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
    pub(super) fn name(&mut self, before: usize, said: impl IntoIterator<Item = By<'a>>) {
        let said: Vec<_> = said.into_iter().collect();
        for problem in self.problems.iter_mut().skip(before) {
            problem.by.extend(&said);
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
        self.two(
            code,
            later,
            earlier,
            |later, earlier| in_order(*earlier, *later, zone),
            |then, first| format!("{then} is before {first} ({})", earlier.path()),
        );
    }

    /// One amount that is no more than another.
    pub(super) fn at_most(
        &mut self,
        code: Code,
        small: &Reading<'a, Amount>,
        large: &Reading<'a, Amount>,
    ) {
        self.two(
            code,
            small,
            large,
            |small, large| at_most(*small, *large),
            |part, whole| format!("{part} is more than {whole} ({})", large.path()),
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
        by: Vec<By<'a>>,
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
        self.problems.push(Raw { code, severity, path, against, by, message });
    }

    /// All problems in order, their statements in log order.
    pub(super) fn report(self) -> Report<'a> {
        let problems = self.problems.into_iter().map(|raw| {
            let Raw { code, severity, path, against, mut by, message } = raw;
            by.sort_unstable_by_key(|(moment, _)| *moment);
            by.dedup_by_key(|(moment, _)| *moment);
            let statements = by.into_iter().map(|(_, statement)| statement).collect();
            Problem { code, severity, path, against, statements, message }
        });
        Report::of(problems.collect())
    }

    /// Adds what has the severity of its code.
    pub(super) fn note(
        &mut self,
        code: Code,
        path: Path,
        by: impl IntoIterator<Item = By<'a>>,
        message: impl Into<String>,
    ) {
        let by = by.into_iter().collect();
        self.add(code, code.severity(), Some(path), None, by, message.into());
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
