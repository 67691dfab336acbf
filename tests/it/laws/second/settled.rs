//! What a recorder settled (rule 6).

use super::agreement::Known;
use super::answer::{Answer, Scene};
use super::canonical::canonical;
use super::field::keeps_back;
use super::moment::Moment;
use super::position::Position;
use super::standing::Standing;
use super::{Log, Said};

/// A settlement that holds.
#[derive(Debug, Clone)]
pub(crate) struct Settlement {
    /// When it was settled.
    at: Moment,
    /// The answer that stands.
    answer: Answer,
}

impl Scene<'_> {
    fn path(&self, key: &str) -> String {
        let parts = [&*self.noun.0, key, self.field.name];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// Rule 6: of two settlements the later holds; it falls with its statement and with the
    /// settling one, and ends when its source contradicts it.
    pub(crate) fn settlement(&self) -> Option<Settlement> {
        let mut settlements: Vec<Settlement> = Vec::new();
        let paths: Vec<_> = self.log.keys(&self.noun.1).iter().map(|key| self.path(key)).collect();
        for (said, claim) in self.log.claims().filter(|(_, claim)| claim.is("settled")) {
            let on_this = claim.text("path").is_some_and(|path| paths.contains(&path));
            if !on_this || !self.log.is_recorder(&said.source) {
                continue;
            }
            let statement = claim.text("statement").and_then(|key| self.log.keyed(&key));
            if let Some(answer) = statement.and_then(|named| self.settled_answer(named)) {
                settlements.push(Settlement { at: said.at.clone(), answer });
            }
        }
        let fact = |it: &Settlement| {
            it.answer.fact.as_ref().map_or_else(Clone::clone, |it| canonical(&it.value))
        };
        let later = |a: &Settlement, b: &Settlement| self.log.is_later(&a.at, &b.at);
        let last = settlements.iter().filter(|it| !settlements.iter().any(|b| later(b, it)));
        self.upheld(last.min_by_key(|it| fact(it))?.clone())
    }

    /// Rule 6: the answer of the named statement, or of those that replace it and repeat the answer.
    fn settled_answer(&self, named: &Said) -> Option<Answer> {
        let mut said = named;
        let answer = |said: &Said| self.log.answers(said, self.noun, self.field);
        let settled = answer(named).into_iter().next()?;
        loop {
            let found = self.answers.iter().find(|it| it.number == said.number);
            if let Some(found) = found.filter(|it| it.repeats(&settled)) {
                return Some(found.clone());
            }
            let restating = self.log.restating(said)?;
            answer(restating).iter().any(|it| it.repeats(&settled)).then_some(())?;
            said = restating;
        }
    }

    /// Rule 6: its source's own later answer ends it if it contradicts, and takes its place if it
    /// is more precise.
    fn upheld(&self, mut settlement: Settlement) -> Option<Settlement> {
        let first = settlement.clone();
        let own: Vec<&Answer> = self
            .answers
            .iter()
            .filter(|it| it.source == first.answer.source && self.log.is_later(&it.at, &first.at))
            .collect();
        for own in &own {
            match (&own.fact, &first.answer.fact) {
                (Err(why), _) if keeps_back(why) => {}
                (Err(why), Err(settled)) if why == settled => {}
                (Ok(own), Ok(settled)) if self.scale.agree(own, settled) => {}
                _ => return None,
            }
        }
        for own in own {
            if let (Some(more), Some(settled)) = (own.known(), settlement.answer.known())
                && self.scale.is_finer(more, settled)
            {
                settlement = Settlement { at: own.at.clone(), answer: own.clone() };
            }
        }
        Some(settlement)
    }

    /// Rule 6: it decides among what had been said by then; what was said later is weighed against
    /// it as against any plain word of the moment of the settlement.
    pub(crate) fn settled(&self, it: &Settlement, positions: &[Position]) -> Option<Standing> {
        let settled = Answer {
            believed: false,
            at: it.at.clone(),
            first: it.at.clone(),
            ..it.answer.clone()
        };
        let mut weighed = vec![Position::of(settled)];
        for position in positions {
            let mut position = position.clone();
            position.parts.retain(|part| {
                part.source != it.answer.source
                    && part.known().is_some()
                    && self.log.is_later(&part.first, &it.at)
                    && !self.was_said_by(part, &it.at)
            });
            if !position.parts.is_empty() {
                weighed.push(position);
            }
        }
        let mut standing = self.weigh(&weighed)?;
        if standing.fact.is_err() {
            standing.answers = vec![it.answer.clone()];
        }
        standing.settled = standing.answers.iter().any(|answer| answer.number == it.answer.number);
        standing.believed |= standing.settled && it.answer.believed;
        Some(standing)
    }

    /// Rule 6: whether a source only repeats what it had said by then.
    fn was_said_by(&self, part: &Answer, at: &Moment) -> bool {
        let repeats = |earlier: &Known, known: &Known| {
            if self.field.is_many() {
                self.list_repeats(earlier, known)
            } else {
                self.scale.agree(earlier, known) && !self.scale.is_finer(known, earlier)
            }
        };
        let by_then = self
            .answers
            .iter()
            .filter(|it| it.source == part.source && !self.log.is_later(&it.first, at));
        by_then.filter_map(Answer::known).any(|it| repeats(it, part.known().unwrap()))
    }

    /// Whether this is the answer that was settled.
    pub(crate) fn is_settled(&self, answer: &Answer) -> bool {
        self.settlement().is_some_and(|it| it.answer.number == answer.number)
    }
}

impl Log {
    /// The statement that replaces this one, and was not withdrawn.
    fn restating(&self, said: &Said) -> Option<&Said> {
        let key = said.key.as_deref()?;
        let withdrawn = self.withdrawn();
        let mut later = self
            .said
            .iter()
            .filter(|it| !withdrawn.contains(&it.number) && !self.unsaid.contains(&it.number));
        later.find(|it| it.replaces.as_deref() == Some(key)).map(|it| &**it)
    }
}
