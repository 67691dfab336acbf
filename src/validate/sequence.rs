//! What is said of the order of moments: that one came before another, and by how much.

use super::{
    Code, Severity,
    described::Described,
    judge::{Found, Reading, Verdict, in_order, lasts},
    picture::Picture,
};
use crate::{
    Claim, Path, Statement, When,
    entity::{Lens, Visit},
    remark::Sequence,
    statement::{Noun, PerNoun, with_kind},
    value::Value,
};
use std::{any::Any, collections::BTreeMap};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let all = sequences(it);
    for (sequence, statement) in &all {
        times(it, sequence, statement, found);
    }
    circles(&all, found);
}

/// The sequences that count, between nouns that were not ruled out.
fn sequences<'a>(it: &Picture<'a>) -> Vec<(&'a Sequence, &'a Statement)> {
    let log = it.incident.log();
    let mut all = Vec::new();
    for (_, statement) in log.iter().filter(|(moment, _)| log.stopped(*moment).is_none()) {
        for claim in statement.says() {
            let Claim::Sequence(sequence) = claim else { continue };
            let ends = [&sequence.earlier, &sequence.later];
            if !ends.iter().any(|path| it.incident.has_no_part(path.key_str())) {
                all.push((&**sequence, &**statement));
            }
        }
    }
    all
}

/// What the log holds of a moment, by its path.
struct Moment<'a, 'b> {
    it: &'b Picture<'a>,
    path: &'b Path,
}

impl<'a> PerNoun for Moment<'a, '_> {
    type Output = Option<(Option<When>, bool)>;

    fn noun<N: Noun>(self) -> Self::Output {
        struct Field<'a, 'b, N> {
            noun: Described<'a, N>,
            read: &'b mut Option<(Option<When>, bool)>,
        }

        impl<N: Noun> Visit<N> for Field<'_, '_, N> {
            fn field<T: Value>(&mut self, lens: Lens<N, T>) {
                let field = super::described::Of { name: lens.field.name, get: lens.get };
                let reading: Reading<'_, T> = self.noun.read(field);
                let when = reading.value().and_then(|it| (it as &dyn Any).downcast_ref::<When>());
                *self.read = Some((when.copied(), reading.is_unsure()));
            }
        }

        let mut read = None;
        let noun = Described::<N>::of(self.it.incident, self.it.key(self.path)?);
        N::visit_named(self.path.field()?, &mut Field { noun, read: &mut read });
        read
    }
}

impl<'a> Picture<'a> {
    /// The key of the noun that a path leads to, as the incident holds it.
    fn key(&self, path: &Path) -> Option<&'a str> {
        let found = self.incident.entries().find(|(key, _)| *key == path.key_str());
        found.map(|(key, _)| key)
    }
}

/// The moments are in the order that is said, and as far apart.
fn times<'a>(
    it: &Picture<'a>,
    sequence: &'a Sequence,
    statement: &'a Statement,
    found: &mut Found<'a>,
) {
    let moment = |path: &Path| {
        let (when, unsure) = with_kind(path.kind(), Moment { it, path })??;
        Some((when?, unsure))
    };
    let ends = (moment(&sequence.earlier), moment(&sequence.later));
    let (Some((earlier, a)), Some((later, b))) = ends else { return };
    let severity = if a || b { Severity::Warning } else { Severity::Error };
    let mut add = |code, severity, message: String| {
        let (path, against) = (Some(sequence.later.clone()), Some(sequence.earlier.clone()));
        found.add(code, severity, path, against, vec![statement], message);
    };
    match in_order(earlier, later, it.zone) {
        Verdict::Impossible => add(
            Code::SequenceContradictsTimes,
            severity,
            format!("{later} is before {earlier} ({}), but said to be later", sequence.earlier),
        ),
        Verdict::Strained(unless) => add(
            Code::SequenceContradictsTimes,
            Severity::Warning,
            format!("{later} is before {earlier} ({}){unless}", sequence.earlier),
        ),
        Verdict::Fit => {
            let gap = sequence.gap_minutes.known();
            if let Some(gap) = gap.filter(|gap| !lasts(**gap, earlier, later, it.zone)) {
                let message = format!("{gap} minutes from {earlier} to {later}");
                let believed = sequence.is_believed("gap_minutes");
                let severity = if believed { Severity::Warning } else { severity };
                add(Code::GapContradictsTimes, severity, message);
            }
        }
    }
}

/// A moment does not come before itself, neither at once nor by way of others. If several sources
/// are needed to close the circle, one of them can be right.
fn circles<'a>(all: &[(&'a Sequence, &'a Statement)], found: &mut Found<'a>) {
    let mut reported: Vec<Vec<&Path>> = Vec::new();
    for (sequence, statement) in all {
        let Some(mut round) = way(all, &sequence.later, &sequence.earlier) else { continue };
        round.push((sequence, statement));
        let mut members: Vec<_> = round.iter().map(|(it, _)| &it.earlier).collect();
        members.sort();
        if reported.contains(&members) {
            continue;
        }
        reported.push(members);
        let sources = round.iter().map(|(_, statement)| statement.source());
        let one = sources.clone().all(|source| source == statement.source());
        let severity = if one { Severity::Error } else { Severity::Warning };
        let but = if one { "" } else { ", but sources differ" };
        let message = match round.len() {
            1 => "is said to come before itself".to_owned(),
            n => format!("comes before itself by way of {} others{but}", n - 1),
        };
        let statements = round.iter().map(|(_, statement)| *statement).collect();
        let (path, against) = (Some(sequence.earlier.clone()), None);
        found.add(Code::SequenceCircle, severity, path, against, statements, message);
    }
}

type Step<'a> = (&'a Sequence, &'a Statement);

/// A shortest way along the sequences from one moment to another.
fn way<'a>(all: &[Step<'a>], from: &Path, to: &Path) -> Option<Vec<Step<'a>>> {
    let mut came: BTreeMap<&Path, Step<'a>> = BTreeMap::new();
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(path) = reached.get(next).copied() {
        if path == to {
            let mut steps = Vec::new();
            let mut at = path;
            while let Some(step) = came.get(at).filter(|_| at != from) {
                steps.push(*step);
                at = &step.0.earlier;
            }
            return Some(steps);
        }
        for step in all.iter().filter(|(sequence, _)| sequence.earlier == *path) {
            let later = &step.0.later;
            if later != from && !came.contains_key(later) {
                came.insert(later, *step);
                reached.push(later);
            }
        }
        next += 1;
    }
    None
}
