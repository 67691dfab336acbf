//! What a leave, an investigation, a determination or an officer is, as far as that decides the
//! status: asked of what is said of it, with what was heard by then.

use super::Base;
use crate::{
    When,
    determination::Decision,
    incident::{
        account::{Heard, Time, Told, Words},
        log::Moment,
    },
    investigation::Track,
    officer::Duty,
    value::{AnyValue, Key, Kind},
};
use std::collections::BTreeMap;

/// What an officer's standing with the employer says of a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnDuty {
    /// It is one of leave.
    Leave,
    /// At work: a leave that was said before is over.
    Work,
    /// No longer an officer there: on no leave.
    Gone,
    /// It says nothing of that.
    Other,
}

impl OnDuty {
    pub(crate) fn of(duty: &Duty) -> Self {
        let wider = || std::iter::successors(Some(duty.clone()), Duty::broader);
        let is = |it: Duty| wider().any(|word| word == it);
        if is(Duty::AdministrativeLeave) || is(Duty::MedicalLeave) || is(Duty::Suspended) {
            Self::Leave
        } else if is(Duty::Full) || is(Duty::Modified) || is(Duty::Reinstated) {
            Self::Work
        } else if is(Duty::Left) || is(Duty::Decertified) {
            Self::Gone
        } else {
            Self::Other
        }
    }
}

/// That a leave ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// When that was said first.
    said: Time,
    /// When it was.
    on: Option<Time>,
}

impl End {
    /// Whether a leave ended since something was said.
    pub(super) fn is_since(self, said: Time) -> bool {
        match self.on {
            Some(on) if said.is_later_than(on) => false,
            Some(on) if on.is_later_than(said) => true,
            _ => self.said.is_later_than(said),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Leave {
    pub is_there: bool,
    pub first: Option<Time>,
    pub end: Option<End>,
    pub officer: Option<Box<str>>,
}

impl Leave {
    pub(super) fn runs(&self) -> bool {
        self.is_there && self.end.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Investigation {
    pub is_there: bool,
    /// Whether its steps do not tell that there is one: it was ruled out, or nobody says so any more.
    pub is_gone: bool,
    pub is_official: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Officer {
    /// The standing, and when that was said last.
    pub duty: Option<(OnDuty, Time)>,
    pub is_dead: bool,
}

/// What a noun is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    Leave(Leave),
    Investigation(Investigation),
    Determination { charges: bool },
    Officer(Officer),
}

impl State {
    /// An investigation of which only steps speak.
    pub(super) fn by_steps(is_gone: bool) -> Self {
        Self::Investigation(Investigation { is_there: false, is_gone, is_official: true })
    }
}

/// One field, and what is known of it before anything is weighed.
struct Part<'t, 'a, C> {
    words: Option<Words<'t, 'a>>,
    class: fn(&dyn AnyValue) -> Option<C>,
    /// What all answers come to, if they are alike, and the first and the last of them by then.
    steady: Option<C>,
    so_far: Vec<(i64, Time, Time)>,
    is_unknown: bool,
}

impl<'t, 'a, C: Clone + PartialEq> Part<'t, 'a, C> {
    fn of(told: &'t Told<'a>, name: &str, class: fn(&dyn AnyValue) -> Option<C>) -> Self {
        let words = told.field(name);
        let is_unknown = words.as_ref().is_none_or(Words::is_unknown);
        let steady = words.as_ref().and_then(|words| words.class(|it| it.and_then(class)));
        let steady = steady.flatten();
        let mut so_far: Vec<(i64, Time, Time)> = Vec::new();
        if steady.is_some() {
            let mut times: Vec<Time> =
                words.iter().flat_map(Words::times).map(|(_, time)| time).collect();
            times.sort_unstable_by_key(|time| time.end());
            for time in times {
                let (first, at) =
                    so_far.last().map_or((time, time), |(_, first, at)| (*first, at.with(time)));
                so_far.push((time.end(), first, at));
            }
        }
        Self { words, class, steady, so_far, is_unknown }
    }

    /// What stands, and when that was said first and last.
    fn at(&self, heard: Heard) -> Option<(C, Time, Time)> {
        if self.is_unknown {
            return None;
        }
        let end = match heard {
            Heard::All => Some(self.so_far.len()),
            Heard::By(instant) => Some(self.so_far.partition_point(|(it, ..)| *it <= instant)),
            Heard::Before(_) => None,
        };
        if let Some((class, end)) = self.steady.as_ref().zip(end) {
            let (_, first, at) = self.so_far.get(end.checked_sub(1)?)?;
            return Some((class.clone(), *first, *at));
        }
        let stood = self.words.as_ref()?.stands(heard)?;
        let class = (self.class)(&**stood.fact.known()?)?;
        Some((class, stood.first, stood.at))
    }

    /// When somebody removed from this copy what he said.
    fn redacted(&self, heard: Heard) -> Option<Time> {
        if self.is_unknown || self.steady.is_some() {
            return None;
        }
        self.words.as_ref()?.redacted(heard)
    }

    fn moments(&self) -> impl Iterator<Item = Moment> {
        self.words.iter().flat_map(Words::times).map(|(moment, _)| moment)
    }
}

fn word<T: crate::value::Value + Clone>(value: &dyn AnyValue) -> Option<T> {
    value.downcast::<T>().cloned()
}

/// What decides of one kind of noun.
enum Deciding<'t, 'a> {
    Leave {
        ended: Part<'t, 'a, When>,
        ending: Part<'t, 'a, ()>,
        officer: Part<'t, 'a, Box<str>>,
    },
    Investigation(Part<'t, 'a, bool>),
    Determination(Part<'t, 'a, bool>),
    Officer {
        duty: Part<'t, 'a, OnDuty>,
        died: Part<'t, 'a, bool>,
        injury: Part<'t, 'a, bool>,
        custody: Part<'t, 'a, bool>,
    },
}

/// A noun, to be asked what it was.
pub(super) struct Asked<'t, 'a> {
    base: Base<'a>,
    told: &'t Told<'a>,
    deciding: Deciding<'t, 'a>,
    /// Whether it was described once, and nobody says so any more.
    is_gone: bool,
}

impl<'t, 'a> Asked<'t, 'a> {
    pub(super) fn of(base: Base<'a>, kind: Kind, key: &str, told: &'t Told<'a>) -> Option<Self> {
        let deciding = match kind {
            Kind::Leave => Deciding::Leave {
                ended: Part::of(told, "ended", word::<When>),
                ending: Part::of(told, "ending", |_| Some(())),
                officer: Part::of(told, "officer", |value| {
                    Some(value.downcast::<Key<crate::Officer>>()?.as_str().into())
                }),
            },
            Kind::Investigation => Deciding::Investigation(Part::of(told, "track", |value| {
                value.downcast::<Track>().map(Track::is_official)
            })),
            Kind::Determination => Deciding::Determination(Part::of(told, "decision", |value| {
                value.downcast::<Decision>().map(Decision::is_charge)
            })),
            Kind::Officer => Deciding::Officer {
                duty: Part::of(told, "duty", |value| value.downcast::<Duty>().map(OnDuty::of)),
                died: Part::of(told, "died", word::<bool>),
                injury: Part::of(told, "injury", |value| Some(value.is_last_word())),
                custody: Part::of(told, "custody", |value| Some(value.is_last_word())),
            },
            _ => return None,
        };
        let keys = base.0.keys_of(key).into_iter();
        let was_described =
            keys.filter_map(|key| base.0.entry(key)).any(|(_, entry)| !entry.claims.is_empty());
        let is_gone = was_described && !told.is_described();
        Some(Self { base, told, deciding, is_gone })
    }

    /// What it was, by what is heard.
    pub(super) fn state(&self, heard: Heard) -> State {
        let is_there = self.told.is_there(heard);
        match &self.deciding {
            Deciding::Leave { ended, ending, officer } => {
                let on = ended.at(heard);
                let zone = self.base.0.zone();
                let said = on.as_ref().map(|(_, first, _)| *first);
                let said = said.or_else(|| ended.redacted(heard));
                let said = said.or_else(|| ending.at(heard).map(|(_, first, _)| first));
                let said = said.or_else(|| ending.redacted(heard));
                let on = on.map(|(on, ..)| Time::of(on, zone));
                State::Leave(Leave {
                    is_there,
                    first: self.told.first(),
                    end: said.map(|said| End { said, on }),
                    officer: officer.at(heard).map(|(officer, ..)| officer),
                })
            }
            Deciding::Investigation(track) => State::Investigation(Investigation {
                is_there,
                is_gone: self.is_gone || (!is_there && self.told.is_overruled(heard)),
                is_official: track.at(heard).is_none_or(|(official, ..)| official),
            }),
            Deciding::Determination(decision) => {
                let charges = decision.at(heard).is_some_and(|(charge, ..)| charge);
                State::Determination { charges: is_there && charges }
            }
            Deciding::Officer { duty, died, injury, custody } => {
                let is = |part: &Part<'_, '_, bool>| part.at(heard).is_some_and(|(it, ..)| it);
                let duty = duty.at(heard).map(|(duty, _, at)| (duty, at));
                State::Officer(Officer {
                    duty: duty.filter(|_| is_there),
                    is_dead: is(died) || is(injury) || is(custody),
                })
            }
        }
    }

    /// The moments at which it can change, each with the first statement that speaks of it then.
    pub(super) fn moments(&self) -> Vec<Moment> {
        let mut first: BTreeMap<i64, Moment> = BTreeMap::new();
        let mut add = |moment: Moment| {
            let place = first.entry(moment.instant).or_insert(moment);
            *place = moment.min(*place);
        };
        self.told.moments().for_each(&mut add);
        match &self.deciding {
            Deciding::Leave { ended, ending, officer } => {
                let all = ended.moments().chain(ending.moments()).chain(officer.moments());
                all.for_each(add);
            }
            Deciding::Investigation(it) | Deciding::Determination(it) => it.moments().for_each(add),
            Deciding::Officer { duty, died, injury, custody } => {
                duty.moments().for_each(&mut add);
                [died, injury, custody].into_iter().flat_map(Part::moments).for_each(add);
            }
        }
        first.into_values().collect()
    }

    /// Whether what it is cannot change any more by a description that says the same.
    pub(super) fn is_steady(&self) -> bool {
        fn alike<C>(part: &Part<'_, '_, C>) -> bool {
            part.words.is_none() || part.steady.is_some()
        }
        !self.told.is_ruled_out_by_any()
            && match &self.deciding {
                Deciding::Leave { ended, ending, officer } => {
                    ended.is_unknown && ending.is_unknown && alike(officer)
                }
                Deciding::Investigation(it) | Deciding::Determination(it) => alike(it),
                Deciding::Officer { .. } => false,
            }
    }
}
