//! Change or contradiction (rules 5 and 7).

use super::answer::{Answer, Scene};
use super::field::{Field, comes_first, follows};
use super::list::{members, names};
use super::moment::Moment;
use serde_json::Value;

/// The word of a state.
pub(crate) fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Scene<'_> {
    /// Rule 4, and rule 5 of charges: an account that amends an earlier one does not agree with it.
    pub(crate) fn agree(&self, a: &Answer, b: &Answer) -> bool {
        let amended = self.field.is_charges() && (self.amends(a, b) || self.amends(b, a));
        self.scale.agree(a.known().unwrap(), b.known().unwrap()) && !amended
    }

    /// Rule 5: a complete later account, or one of a source that had itself named more.
    fn amends(&self, a: &Answer, b: &Answer) -> bool {
        let known = |it: &Answer| it.known().cloned().unwrap();
        let (new, old) = (known(a), known(b));
        let named_more = |it: &&Answer| {
            it.source == a.source
                && it.known().is_some()
                && self.later(a, it)
                && self.scale.is_finer(&known(it), &new)
        };
        let covers =
            |whole, part| members(part).iter().all(|member| names(&self.scale, whole, member));
        let equal = covers(&new, &old) && covers(&old, &new);
        !equal
            && self.later(a, b)
            && (new.complete || self.answers.iter().any(|it| named_more(&it)))
    }

    /// Rule 7: whether a later answer is a change of an earlier one, at once or by way of changes
    /// said between.
    pub(crate) fn is_change(&self, new: &Answer, old: &Answer) -> bool {
        if !self.could_change(new, old) {
            return false;
        }
        let between = |it: &&Answer| {
            it.known().is_some() && self.outweighs(it, old) && self.outweighs(new, it)
        };
        self.admits(old, new)
            || self
                .answers
                .iter()
                .filter(between)
                .any(|it| self.is_change(it, old) && self.is_change(new, it))
    }

    fn could_change(&self, new: &Answer, old: &Answer) -> bool {
        // "Full duty", 6 May; "on leave since 4 May", 10 May: they contradict each other.
        let of_an_earlier_time = old.since.is_none()
            && new.since.as_ref().is_some_and(|since| self.log.is_later(&old.first, since));
        self.field.is_state()
            && !self.agree(new, old)
            && self.outweighs(new, old)
            && !new.is_mere_belief_beside(old)
            && !of_an_earlier_time
            && !self.held(new, old)
            && !self.is_of_the_dead(new)
    }

    /// Rule 7: whether its source held the new value when the old one was said, against it.
    fn held(&self, new: &Answer, old: &Answer) -> bool {
        let own = self.answers.iter().filter(|it| it.source == new.source && !self.later(it, old));
        let own: Vec<Answer> = own.cloned().collect();
        let (new, old) = (new.known().unwrap(), old.known().unwrap());
        let mut parts = self.positions(&own).into_iter().flat_map(|position| position.parts);
        parts.any(|part| {
            part.known().is_some_and(|it| self.scale.agree(it, new) && !self.scale.agree(it, old))
        })
    }

    /// Rule 7: whether the vocabulary admits the step at once.
    fn admits(&self, old: &Answer, new: &Answer) -> bool {
        let [old, new] = [old, new].map(|it| word(&it.known().unwrap().value));
        let after = follows(self.field.name, &old).is_none_or(|words| words.contains(&&*new));
        after && !comes_first(self.field.name, &new)
    }

    /// Rule 7: after a death nobody's injury, custody, arrest, aid or duty changes, but to the
    /// words for the death itself.
    fn is_of_the_dead(&self, new: &Answer) -> bool {
        let states = ["injury", "custody", "arrested", "medical_aid", "duty"];
        let value = word(&new.known().unwrap().value);
        states.contains(&self.field.name)
            && !says_dead(self.field.name, &value)
            && self.is_after_the_death(new)
    }

    /// Rule 7: said after the moment of the death if that is known, else after the first word that
    /// says dead. There is a death if *dead* stands; if nothing is said of that, if a source says
    /// plainly that the injury was fatal or who was held is deceased.
    fn is_after_the_death(&self, new: &Answer) -> bool {
        let stands = |name: &str| {
            let scene = self.log.account(self.noun, Field::of(&self.noun.0, name)?);
            scene.standing()?.fact.ok()
        };
        let scenes = ["died", "injury", "custody"].map(|name| {
            Field::of(&self.noun.0, name).map(|field| self.log.scene(self.noun, field))
        });
        let scenes = || scenes.iter().flatten();
        let dead = match stands("died") {
            Some(died) => died.value == true,
            None => scenes().any(|scene| {
                let positions = scene.positions(&scene.answers);
                positions.iter().any(|it| is_dead(scene, it.answer()) && !it.answer().believed)
            }),
        };
        let time = new.since.as_ref().unwrap_or(self.said_since(new));
        let day = stands("died_on").and_then(|on| Moment::read(on.value.as_str()?));
        dead && match day {
            Some(day) => self.log.is_later(time, &day),
            None => scenes().any(|scene| {
                let mut words = scene.answers.iter().filter(|it| is_dead(scene, it));
                words.any(|it| self.log.is_later(time, &it.first))
            }),
        }
    }
}

impl Scene<'_> {
    /// Since when its source has said the same, without another word between.
    fn said_since<'a>(&'a self, new: &'a Answer) -> &'a Moment {
        let says = |it: &Answer| it.known().map(|known| known.value.clone());
        let own = || self.answers.iter().filter(|it| it.source == new.source);
        let is_between =
            |it: &Answer, before: &Answer| self.later(it, before) && self.later(new, it);
        let same = own().filter(|it| says(it) == says(new) && !self.later(it, new));
        let unbroken =
            same.filter(|it| !own().any(|word| is_between(word, it) && says(word) != says(new)));
        let first = unbroken.min_by_key(|it| it.first.latest(self.log.zone));
        &first.unwrap_or(new).first
    }
}

fn is_dead(scene: &Scene<'_>, answer: &Answer) -> bool {
    answer.known().is_some_and(|known| says_dead(scene.field.name, &word(&known.value)))
}

/// The words that say dead.
pub(crate) fn says_dead(field: &str, word: &str) -> bool {
    matches!((field, word), ("died", "true") | ("injury", "fatal") | ("custody", "deceased"))
}
