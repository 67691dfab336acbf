//! Which officers are on leave (rule 12).

use super::agreement::Known;
use super::answer::Answer;
use super::field::{Field, is_broader};
use super::moment::Moment;
use super::standing::Standing;
use super::{Log, Named};
use std::collections::BTreeSet;

/// How a leave stands.
struct Leave<'a> {
    /// The officer, if somebody knows.
    officer: Option<String>,
    /// When each source spoke of it first.
    said: Vec<&'a Moment>,
    /// What says that it is over, and when that was.
    ended: Option<(Vec<Answer>, Option<Moment>)>,
}

fn is(standing: Option<&Standing>, words: &[&str]) -> bool {
    let known = standing.and_then(|it| it.fact.as_ref().ok());
    known.and_then(|known| known.value.as_str()).is_some_and(|word| words.contains(&word))
}

impl Log {
    pub(crate) fn stands_of(&self, noun: &Named, field: &str) -> Option<Standing> {
        self.account(noun, Field::of(&noun.0, field)?).standing()
    }

    /// Rule 12: an `ended` that is a bound, or redacted, is an end.
    fn leave(&self, noun: &Named) -> Leave<'_> {
        let known = |field| self.stands_of(noun, field)?.fact.ok();
        let text = |known: Known| known.value.as_str().map(str::to_owned);
        let ends = ["ended", "ending"].into_iter().filter_map(|field| {
            let scene = self.account(noun, Field::of("leave", field)?);
            let standing = scene.standing()?;
            let redacted = scene.answers.iter().any(|it| it.fact == Err("redacted".to_owned()));
            (standing.fact.is_ok() || redacted).then_some(standing.answers)
        });
        let ends: Vec<Answer> = ends.flatten().collect();
        let day = known("ended").and_then(text).and_then(|day| Moment::read(&day));
        let introduced = self.introduced().into_iter();
        Leave {
            officer: known("officer").and_then(text),
            said: introduced
                .filter(|((kind, key), _)| *kind == noun.0 && self.head(key) == noun.1)
                .map(|(_, first)| first)
                .collect(),
            ended: (!ends.is_empty()).then_some((ends, day)),
        }
    }

    fn leaves(&self) -> Vec<(String, Leave<'_>)> {
        let leaves = self.nouns().into_iter().filter(|noun| noun.0 == "leave");
        leaves.map(|noun| (noun.1.clone(), self.leave(&noun))).collect()
    }

    /// Rule 12: the leaves that run, each by its key, and the officers who are on leave by the duty
    /// that stands.
    pub(crate) fn running(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let runs = |leave: &Leave<'_>| {
            let officer = leave.officer.as_ref().map(|key| ("officer".to_owned(), key.clone()));
            // A leave whose officer nobody knows counts.
            leave.ended.is_none() && officer.is_none_or(|it| !self.excludes(&it, Some(leave)))
        };
        let leaves = self.leaves().into_iter().filter(|(_, leave)| runs(leave));
        let officers = self.nouns().into_iter().filter(|noun| noun.0 == "officer");
        let officers = officers.filter(|it| self.is_on_leave_by_duty(it));
        (leaves.map(|(key, _)| key).collect(), officers.map(|(_, key)| key).collect())
    }

    /// Rule 12: the officers on leave.
    pub(crate) fn on_leave(&self) -> BTreeSet<String> {
        let (leaves, mut officers) = self.running();
        let running = self.leaves().into_iter().filter(|(key, _)| leaves.contains(key));
        officers.extend(running.filter_map(|(_, leave)| leave.officer));
        officers
    }

    /// Rule 12: the duty that stands is one of leave, and no leave of theirs has ended since it was
    /// said.
    fn is_on_leave_by_duty(&self, officer: &Named) -> bool {
        let Some(duty) = self.stands_of(officer, "duty") else { return false };
        let leave = ["administrative_leave", "medical_leave", "suspended"];
        let word = duty.fact.as_ref().ok().and_then(|known| known.value.as_str());
        let of_leave = word.is_some_and(|word| {
            leave.contains(&word) || leave.iter().any(|wide| is_broader("duty", wide, word))
        });
        let ended_since = |leave: &Leave<'_>| {
            let Some((ends, day)) = &leave.ended else { return false };
            leave.officer.as_ref() == Some(&officer.1)
                && duty.answers.iter().all(|said| {
                    let before = day.as_ref().is_some_and(|day| self.is_later(&said.first, day));
                    ends.iter().any(|end| self.is_later(&end.first, &said.first)) && !before
                })
        };
        of_leave
            && !self.leaves().iter().any(|(_, leave)| ended_since(leave))
            && !self.excludes(officer, None)
    }

    /// Rule 12: nobody is on leave once the duty that stands excludes it, unless the leave was first
    /// said later than full or modified duty, and nobody is after their death.
    fn excludes(&self, officer: &Named, leave: Option<&Leave<'_>>) -> bool {
        let duty = self.stands_of(officer, "duty");
        let gone = ["left", "resigned", "retired", "terminated", "decertified"];
        let back = is(duty.as_ref(), &["full", "modified", "reinstated"]);
        let said_later = || {
            let (words, leave) = (duty.iter().flat_map(|it| &it.answers), leave.map(|it| &it.said));
            leave.is_some_and(|said| {
                let mut words = words;
                words.all(|word| said.iter().all(|said| self.is_later(said, &word.first)))
            })
        };
        let died = self.stands_of(officer, "died");
        let died = died.and_then(|it| it.fact.ok()).is_some_and(|it| it.value == true);
        died || is(self.stands_of(officer, "injury").as_ref(), &["fatal"])
            || is(self.stands_of(officer, "custody").as_ref(), &["deceased"])
            || is(duty.as_ref(), &gone)
            || (back && !said_later())
    }
}
