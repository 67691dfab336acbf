//! Which answer stands (rules 3 and 8).

use super::agreement::Known;
use super::answer::{Answer, Scene};
use super::canonical::canonical;
use super::change::word;
use super::field::{REASONS, follows, is_finding};
use super::position::{Position, last_by, plainest};

/// What stands of a field.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) fact: Result<Known, String>,
    /// Whose word it is.
    pub(crate) answers: Vec<Answer>,
    pub(crate) believed: bool,
    pub(crate) disputed: bool,
    pub(crate) settled: bool,
}

impl Scene<'_> {
    /// Rule 3: what was settled, else what the positions make.
    pub(crate) fn standing(&self) -> Option<Standing> {
        let positions = self.positions(&self.answers);
        let disputed = self.is_disputed(&positions);
        let standing = match self.settlement() {
            Some(settlement) => self.settled(&settlement, &positions),
            None => self.weigh(&positions),
        };
        Some(Standing { disputed, ..standing? })
    }

    /// Rules 3 and 8: known beats unknown; but a finding of not knowing beats a mere belief.
    pub(crate) fn weigh(&self, positions: &[Position]) -> Option<Standing> {
        let value = if self.field.is_many() { self.union(positions) } else { self.best(positions) };
        let mut reasons = positions.iter().filter_map(|it| it.answer().fact.as_ref().err());
        let found = reasons.any(|why| is_finding(why)) && !self.field.is_perceived();
        match value {
            Some(value) if !(value.believed && found) => Some(value),
            _ => self.most_telling(positions),
        }
    }

    /// Rule 3: the values that no other answers away.
    fn candidates<'a>(&self, positions: &'a [Position]) -> Vec<&'a Answer> {
        let values: Vec<&Answer> =
            positions.iter().filter(|it| it.is_value()).map(Position::answer).collect();
        if self.field.is_perceived() {
            // Rule 2: they stand side by side, the latest first.
            return self.last(&values);
        }
        let answers_away = |a: &Answer, b: &Answer| {
            !self.agree(a, b) && self.outweighs(a, b) && !a.is_mere_belief_beside(b)
        };
        let left = |it: &&&Answer| !values.iter().any(|other| answers_away(other, it));
        let candidates: Vec<&Answer> = values.iter().filter(left).copied().collect();
        // Times of which states are said can make a circle: then none answers the others, and no
        // belief is left instead.
        let plain = values.iter().filter(|it| !it.believed).copied().collect::<Vec<_>>();
        if candidates.iter().any(|it| !it.believed) || (plain.is_empty() && !candidates.is_empty())
        {
            candidates
        } else if plain.is_empty() {
            values
        } else {
            plain
        }
    }

    /// Rule 3: plain before believed; the most precise; a final word; the later; canonical JSON.
    fn best(&self, positions: &[Position]) -> Option<Standing> {
        let candidates = plainest(&self.candidates(positions));
        let mut best = self.finest(&candidates);
        let is_final = |it: &&Answer| {
            let word = word(&it.known().unwrap().value);
            self.field.is_state() && follows(self.field.name, &word).is_some()
        };
        if best.iter().any(is_final) {
            best.retain(is_final);
        }
        let mut best = last_by(&best, |a, b| self.outweighs(a, b));
        let text = |it: &Answer| canonical(&it.known().unwrap().value);
        best.sort_by_key(|it| text(it));
        let best = *best.first()?;
        let equal = candidates.into_iter().filter(|it| text(it) == text(best));
        let answers: Vec<Answer> = equal.cloned().collect();
        // Equal lists are one answer, complete if somebody says so.
        let complete = answers.iter().any(|it| it.known().unwrap().complete);
        let fact = Ok(Known { complete, ..best.known().cloned().unwrap() });
        let believed = best.believed;
        Some(Standing { fact, answers, believed, disputed: false, settled: false })
    }

    /// Rule 8: of several reasons a finding before the others, then the later, then the first of
    /// the design's table.
    fn most_telling(&self, positions: &[Position]) -> Option<Standing> {
        let why = |it: &Answer| it.fact.clone().unwrap_err();
        let all: Vec<&Answer> =
            positions.iter().map(Position::answer).filter(|it| it.known().is_none()).collect();
        let findings: Vec<&Answer> =
            all.iter().filter(|it| is_finding(&why(it))).copied().collect();
        let last = self.last(if findings.is_empty() { &all } else { &findings });
        let rank = |it: &Answer| REASONS.iter().position(|known| *known == why(it));
        let best = last.into_iter().min_by_key(|it| (rank(it).unwrap_or(usize::MAX), why(it)))?;
        let equal = all.into_iter().filter(|it| why(it) == why(best));
        let answers: Vec<Answer> = equal.cloned().collect();
        let believed = answers.iter().all(|it| it.believed);
        Some(Standing { fact: Err(why(best)), answers, believed, disputed: false, settled: false })
    }

    /// Rules 3, 7 and 8: whether two positions contradict each other and neither is a change of the
    /// other; a finding is contradicted by any value.
    fn is_disputed(&self, positions: &[Position]) -> bool {
        let differ = |a: &Position, b: &Position| match (&a.answer().fact, &b.answer().fact) {
            (Ok(_), Ok(_)) if self.field.is_many() => self.lists_differ(a, b),
            (Ok(_), Ok(_)) => {
                let (a, b) = (a.answer(), b.answer());
                !self.agree(a, b) && !self.is_change(a, b) && !self.is_change(b, a)
            }
            (Ok(_), Err(why)) | (Err(why), Ok(_)) => is_finding(why),
            (Err(_), Err(_)) => false,
        };
        let mut pairs = positions
            .iter()
            .enumerate()
            .flat_map(|(n, a)| positions[..n].iter().map(move |b| (a, b)));
        !self.field.is_perceived() && pairs.any(|(a, b)| differ(a, b))
    }
}
