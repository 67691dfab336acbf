//! A value and its qualifiers are one answer (rule 2).

use super::agreement::Known;
use super::answer::{Answer, Scene};
use super::change::word;
use super::field::{Field, keeps_back};
use super::standing::Standing;
use super::{Log, Named};

impl Log {
    /// What is said of a field, without the qualifiers that could not stand beside what stands:
    /// they are compared with each other only if each could.
    pub(crate) fn account<'a>(&'a self, noun: &'a Named, field: Field) -> Scene<'a> {
        let scene = self.scene(noun, field);
        let Some(value) = field.value(&noun.0) else { return scene };
        let value = self.scene(noun, value);
        let standing = value.standing();
        let could = |answer: &&Answer| could_stand(&scene, answer, &value, standing.as_ref());
        let answers = scene.answers.iter().filter(could).cloned().collect();
        Scene { answers, ..scene }
    }

    /// The value to which a qualifier belongs: that of its own statement; else what its source held
    /// when it was said; else what stood when that moment had ended; else the first that stands
    /// afterwards. That is asked of the record as it was then.
    fn belongs(&self, answer: &Answer, value: &Scene<'_>) -> Vec<Answer> {
        let is_value = |it: &&Answer| it.known().is_some();
        let own =
            value.answers.iter().filter(|it| it.number == answer.number && it.key == answer.key);
        let own: Vec<Answer> = own.filter(is_value).cloned().collect();
        if !own.is_empty() {
            return own;
        }
        let said = answer.first.latest(self.zone);
        for moment in self.moments().into_iter().filter(|moment| *moment >= said) {
            let then = self.until(moment);
            let noun = (value.noun.0.clone(), then.head(&answer.key).to_owned());
            let scene = then.scene(&noun, value.field);
            let mut found = Vec::new();
            if moment == said {
                let own: Vec<Answer> =
                    scene.answers.iter().filter(|it| it.source == answer.source).cloned().collect();
                let parts = scene.positions(&own).into_iter().flat_map(|it| it.parts);
                found.extend(parts.filter(|it| is_value(&it)));
            }
            if found.is_empty()
                && let Some(standing) = scene.standing()
            {
                found.extend(standing.answers.into_iter().filter(|it| is_value(&it)));
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

/// Whether a qualifier stands beside what stands of the value.
fn could_stand(
    scene: &Scene<'_>,
    answer: &Answer,
    value: &Scene<'_>,
    standing: Option<&Standing>,
) -> bool {
    let belongs = scene.log.belongs(answer, value);
    let Some(standing) = standing.filter(|standing| standing.fact.is_ok()) else {
        // If no value ever stands, it stands alone.
        return belongs.is_empty();
    };
    let stands = standing.fact.as_ref().unwrap();
    if scene.field.is_excluded_by(&word(&stands.value)) {
        return false;
    }
    let agrees = |it: &Answer| value.scale.agree(it.known().unwrap(), stands);
    if scene.is_settled(answer) {
        return belongs.iter().any(agrees) && !contradicts(answer, value, standing);
    }
    let fits = |it: &Answer| {
        // That a list is complete says nothing more of its members.
        let open = |known: &Known| Known { complete: false, ..known.clone() };
        let finer = value.scale.is_finer(&open(stands), &open(it.known().unwrap()));
        agrees(it) && !(scene.field.is_exact() && finer) && !is_between(it, value, standing)
    };
    belongs.iter().any(fits)
        && !is_taken_along(answer, &belongs, value)
        && !contradicts(answer, value, standing)
}

/// A source that changes its value, or takes it back, takes its qualifiers with it, for good.
fn is_taken_along(answer: &Answer, belongs: &[Answer], value: &Scene<'_>) -> bool {
    let own = belongs.iter().find(|it| it.number == answer.number);
    let anchor = own.unwrap_or(answer);
    let takes = |it: &Answer| match &it.fact {
        Ok(known) => !belongs.iter().any(|it| value.scale.agree(it.known().unwrap(), known)),
        Err(why) => !keeps_back(why),
    };
    let mut later =
        value.answers.iter().filter(|it| it.source == answer.source && value.later(it, anchor));
    later.any(takes)
}

/// Of a state it stands only if no contradicting value was said between the one to which it belongs
/// and the one that stands.
fn is_between(belongs: &Answer, value: &Scene<'_>, standing: &Standing) -> bool {
    let is_same = standing.answers.iter().any(|it| it.number == belongs.number);
    let mut others = value.answers.iter().filter(|it| it.known().is_some());
    value.field.is_state()
        && !is_same
        && others.any(|it| {
            !value.scale.agree(it.known().unwrap(), belongs.known().unwrap())
                && !it.is_mere_belief_beside(belongs)
                && value.later(it, belongs)
                && standing.answers.iter().all(|last| value.later(last, it))
        })
}

/// No qualifier stands beside a value that its own source contradicts, unless the source says both.
fn contradicts(answer: &Answer, value: &Scene<'_>, standing: &Standing) -> bool {
    let own: Vec<Answer> =
        value.answers.iter().filter(|it| it.source == answer.source).cloned().collect();
    let parts: Vec<Answer> = value.positions(&own).into_iter().flat_map(|it| it.parts).collect();
    let known: Vec<_> = parts.iter().filter_map(Answer::known).collect();
    let stands = standing.fact.as_ref().unwrap();
    !known.is_empty() && !known.iter().any(|it| value.scale.agree(it, stands))
}
