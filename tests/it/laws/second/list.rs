//! Lists (rule 5).

use super::agreement::{Known, Scale};
use serde_json::Value;

pub(crate) fn members(list: &Known) -> &[Value] {
    list.value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether some member of the list is this one, more or less precisely named.
pub(crate) fn names(scale: &Scale, list: &Known, member: &Value) -> bool {
    if member == "two_or_more" && races(scale, list) >= 2 {
        return true;
    }
    members(list).iter().any(|other| scale.single(other, member))
}

/// Rule 5: how many races a list names; `not Hispanic` is none, and a broader word no other.
fn races(scale: &Scale, list: &Known) -> usize {
    let other = |word: &&Value| *word != "not_hispanic" && *word != "two_or_more";
    let all: Vec<&Value> = members(list).iter().filter(other).collect();
    let finest = |word: &&&Value| !all.iter().any(|narrow| scale.single_finer(narrow, word));
    all.iter().filter(finest).count()
}

/// Whether every member of the part is named by the whole.
fn covers(scale: &Scale, whole: &Known, part: &Known) -> bool {
    members(part).iter().all(|member| names(scale, whole, member))
}

/// Rule 5: open accounts never contradict each other; a complete account contradicts one with
/// other members.
pub(crate) fn many_agree(scale: &Scale, a: &Known, b: &Known) -> bool {
    (!a.complete || covers(scale, a, b)) && (!b.complete || covers(scale, b, a))
}

/// Rule 5: one that names fewer of the same is less precise; otherwise two accounts contradict each
/// other. *None* is not fewer.
pub(crate) fn answers_agree(scale: &Scale, a: &Known, b: &Known) -> bool {
    members(a).is_empty() == members(b).is_empty()
        && (covers(scale, a, b) || covers(scale, b, a))
        && many_agree(scale, a, b)
}

/// Rule 5, of two that agree: the one that names more, and nothing less precisely; of those that name
/// the same the complete one.
pub(crate) fn is_answer_finer(scale: &Scale, a: &Known, b: &Known) -> bool {
    let narrower = |a: &Known, b: &Known| {
        let mut members = members(a).iter();
        members.any(|narrow| {
            self::members(b).iter().any(|wide| scale.single_finer(narrow, wide))
                && !self::members(b).contains(narrow)
        })
    };
    covers(scale, a, b)
        && !narrower(b, a)
        && (!covers(scale, b, a) || narrower(a, b) || (a.complete && !b.complete))
}

/// Whether one stands in order within the other.
fn in_order(scale: &Scale, whole: &Known, part: &Known) -> bool {
    let mut wanted = members(part).iter().peekable();
    for member in members(whole) {
        if wanted.peek().is_some_and(|next| scale.single(next, member)) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// Rule 5: one that stands in order within the other is less precise.
pub(crate) fn ordered_agree(scale: &Scale, a: &Known, b: &Known) -> bool {
    let (more, less) = if members(a).len() >= members(b).len() { (a, b) } else { (b, a) };
    let longer = members(more).len() > members(less).len();
    members(a).is_empty() == members(b).is_empty()
        && in_order(scale, more, less)
        && !(less.complete && longer)
}

/// Rule 5, of two that agree.
pub(crate) fn is_ordered_finer(scale: &Scale, a: &Known, b: &Known) -> bool {
    if members(a).len() != members(b).len() {
        return members(a).len() > members(b).len();
    }
    let pairs = || members(a).iter().zip(members(b));
    pairs().any(|(a, b)| scale.single_finer(a, b))
        && !pairs().any(|(a, b)| scale.single_finer(b, a))
}

/// Rule 5: of two members of which one makes the other more precise, that one; of those that are
/// equal but for their spelling, the first in canonical JSON.
pub(crate) fn finest(scale: &Scale, members: &[Value]) -> Vec<Value> {
    let outdone = |member: &&Value| members.iter().any(|it| scale.single_finer(it, member));
    let mut finest: Vec<Value> = Vec::new();
    for member in members.iter().filter(|member| !outdone(member)) {
        if !finest.iter().any(|other| scale.is_spelled_as(other, member)) {
            finest.push(member.clone());
        }
    }
    finest
}
