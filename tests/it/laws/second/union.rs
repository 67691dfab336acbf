//! What stands of a field of many (rules 3 and 5).

use super::agreement::Known;
use super::answer::{Answer, Scene};
use super::canonical::canonical;
use super::list::{finest, many_agree, members, names};
use super::position::{Position, plainest};
use super::standing::Standing;
use serde_json::Value;

impl Scene<'_> {
    /// A list of a position: complete only if nothing was added to it.
    fn part(position: &Position, part: &Answer) -> Known {
        let known = part.known().unwrap();
        Known { complete: known.complete && position.complete, ..known.clone() }
    }

    /// Rule 3, and rule 5: of many only a complete account answers another away.
    fn is_list_answered(&self, positions: &[Position], at: usize, part: &Answer) -> bool {
        let weighed = Self::part(&positions[at], part);
        positions.iter().enumerate().filter(|(n, other)| *n != at && other.complete).any(
            |(_, other)| {
                other.parts.iter().any(|it| {
                    let list = Self::part(other, it);
                    list.complete
                        && !many_agree(&self.scale, &list, &weighed)
                        && self.later(it, part)
                        && !it.is_mere_belief_beside(part)
                })
            },
        )
    }

    /// Rule 5: the union of the candidates, the plain ones if there are any.
    pub(crate) fn union(&self, positions: &[Position]) -> Option<Standing> {
        let mut lists: Vec<(&Answer, Known)> = Vec::new();
        for answered in [false, true] {
            if !lists.is_empty() {
                break;
            }
            for (at, position) in positions.iter().enumerate().filter(|(_, it)| it.is_value()) {
                let parts = position.parts.iter();
                let left = parts.filter(|it| answered || !self.is_list_answered(positions, at, it));
                lists.extend(left.map(|it| (it, Self::part(position, it))));
            }
        }
        let plain = plainest(&lists.iter().map(|(it, _)| *it).collect::<Vec<_>>());
        lists.retain(|(it, _)| plain.first().is_some_and(|first| first.believed == it.believed));
        let mut all: Vec<Value> =
            lists.iter().flat_map(|(_, list)| members(list)).cloned().collect();
        all.sort_by_key(canonical);
        all.dedup();
        let value = finest(&self.scale, &all);
        let contradicted =
            |list: &Known| lists.iter().any(|(_, other)| !many_agree(&self.scale, list, other));
        let complete = lists.iter().any(|(_, it)| it.complete && !contradicted(it));
        let contributed = |list: &Known| {
            value.is_empty() || members(list).iter().any(|member| value.contains(member))
        };
        let answers: Vec<Answer> = lists
            .iter()
            .filter(|(_, list)| contributed(list))
            .map(|(it, _)| (*it).clone())
            .collect();
        let believed = answers.first()?.believed;
        let fact = Ok(Known { value: value.into(), complete });
        Some(Standing { fact, answers, believed, disputed: false, settled: false })
    }

    /// Rules 3, 5 and 7: of many a complete account contradicts one with other members; of a state
    /// a later one is a change.
    pub(crate) fn lists_differ(&self, a: &Position, b: &Position) -> bool {
        let whole = |of: &Position| {
            let lists: Vec<_> = of.parts.iter().map(|it| Self::part(of, it)).collect();
            let value: Vec<Value> = lists.iter().flat_map(members).cloned().collect();
            Known { value: value.into(), complete: of.complete }
        };
        let later = |a: &Position, b: &Position| {
            a.complete
                && a.parts.iter().any(|a| {
                    b.parts.iter().all(|b| self.later(a, b) && !a.is_mere_belief_beside(b))
                })
        };
        let change = self.field.is_state() && (later(a, b) || later(b, a));
        !many_agree(&self.scale, &whole(a), &whole(b)) && !change
    }

    /// Whether a list of the first position names all that the other list names.
    pub(crate) fn list_repeats(&self, earlier: &Known, list: &Known) -> bool {
        (list.complete <= earlier.complete)
            && members(list).iter().all(|member| names(&self.scale, earlier, member))
            && !members(list)
                .iter()
                .any(|it| members(earlier).iter().any(|other| self.scale.single_finer(it, other)))
    }
}
