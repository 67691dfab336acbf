//! The fold over the whole log.

use super::{
    Base, Course,
    noun::{Asked, State},
    taken::{Taken, steps},
};
use crate::{
    Claim,
    incident::{
        account::{Heard, Time, Told},
        log::Moment,
    },
    step::Step,
    value::Kind,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of a noun at some moment, and what it is then, if that changes.
struct Telling<'a> {
    moment: Moment,
    time: Time,
    key: &'a str,
    state: Option<State>,
}

/// What happens in one moment.
#[derive(Default)]
struct Happening<'a> {
    heard: Vec<Telling<'a>>,
    steps: Vec<Taken<'a>>,
}

impl Course {
    /// The course of the whole log.
    pub(super) fn of(base: Base<'_>) -> Self {
        let mut course = Self::default();
        let mut moments: BTreeMap<i64, Happening<'_>> = BTreeMap::new();
        let mut resolves = false;
        for (moment, statement) in base.log().counting() {
            for (claim, _) in steps(statement) {
                let by = super::ClaimAt { moment, claim };
                let Some(taken) = Taken::of(base, by) else { continue };
                resolves |= matches!(taken.step, Step::Resolved(_));
                moments.entry(taken.place.moment.instant).or_default().steps.push(taken);
            }
        }
        for heard in course.histories(base, resolves) {
            moments.entry(heard.moment.instant).or_default().heard.push(heard);
        }
        for (instant, mut happening) in moments {
            course.begin(instant);
            happening.steps.sort_unstable_by_key(|it| it.place);
            let (last, first): (Vec<_>, Vec<_>) =
                happening.steps.iter().partition(|it| it.is_of_incident());
            first.iter().for_each(|taken| course.step(base, taken));
            happening.heard.sort_by_key(|it| it.moment);
            for Telling { moment, time, key, state } in happening.heard {
                course.touch(key, time);
                if let Some(state) = state {
                    course.put(key, state, moment);
                }
            }
            course.settle();
            last.iter().for_each(|taken| course.decide(base, taken));
        }
        course
    }

    /// What each noun was from moment to moment. What only a resolution makes matter is only looked at
    /// in the end if nobody resolves the incident.
    fn histories<'a>(&mut self, base: Base<'a>, resolves: bool) -> Vec<Telling<'a>> {
        let mut heard = Vec::new();
        let mut whose: BTreeSet<Box<str>> = BTreeSet::new();
        let of_kind = |wanted: fn(Kind) -> bool| {
            base.0
                .index
                .iter()
                .filter(move |(key, entry)| wanted(entry.kind) && base.0.root(key) == *key)
        };
        for (key, entry) in of_kind(|kind| kind == Kind::Leave) {
            let from = heard.len();
            self.history(base, entry.kind, key, true, &mut heard);
            whose.extend(heard.iter().skip(from).filter_map(|it| match &it.state {
                Some(State::Leave(leave)) => leave.officer.clone(),
                _ => None,
            }));
        }
        for (key, entry) in of_kind(|kind| kind == Kind::Officer) {
            if whose.contains(key) || has_duty(base, key) {
                self.history(base, entry.kind, key, true, &mut heard);
            }
        }
        let others = |kind| matches!(kind, Kind::Investigation | Kind::Determination);
        for (key, entry) in of_kind(others) {
            self.history(base, entry.kind, key, resolves, &mut heard);
        }
        heard
    }

    fn history<'a>(
        &mut self,
        base: Base<'a>,
        kind: Kind,
        key: &'a str,
        whole: bool,
        heard: &mut Vec<Telling<'a>>,
    ) {
        let told = Told::of(base.0, key);
        let Some(asked) = Asked::of(base, kind, key, &told) else { return };
        let mut before: Option<State> = None;
        let moments = asked.moments();
        let last = moments.len().saturating_sub(1);
        for (i, moment) in moments.into_iter().enumerate() {
            let time = base.log().get(moment).map(|it| Time::of(it.at(), base.0.zone()));
            let Some(time) = time else { continue };
            let state = (whole || i == last).then(|| asked.state(Heard::By(moment.instant)));
            let state = state.filter(|state| before.as_ref() != Some(state));
            before = state.clone().or(before);
            heard.push(Telling { moment, time, key, state });
        }
        if asked.is_steady() {
            self.steady.insert(key.into());
        }
    }
}

/// Whether somebody speaks of an officer's standing.
pub(super) fn has_duty(base: Base<'_>, key: &str) -> bool {
    base.0.keys_of(key).into_iter().filter_map(|key| base.0.entry(key)).any(|(_, entry)| {
        entry.claims.iter().any(|at| match base.log().claim(*at) {
            Some((_, Claim::Officer(officer))) => !officer.duty.is_unstated(),
            _ => false,
        })
    })
}
