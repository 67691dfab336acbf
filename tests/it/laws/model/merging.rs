//! What stands of a field, given everything that was said of it and counts.

use super::relation::{Known, Relation, members, relation};
use serde_json::Value;
use use_of_force::dictionary::Field;

/// What a claim says of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) fact: Result<Known, String>,
    pub(crate) words: Option<String>,
    pub(crate) believed: bool,
}

/// An answer, with who gave it and where in the log: the statement and the claim, from 0.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) place: (usize, usize),
    pub(crate) source: String,
    pub(crate) answer: Answer,
}

impl Word {
    pub(crate) fn known(&self) -> Option<&Known> {
        self.answer.fact.as_ref().ok()
    }

    fn is_open_list(&self, field: &Field) -> bool {
        field.kind.starts_with("open list of ") && self.known().is_some_and(|list| !list.complete)
    }
}

/// The reasons, the more telling first.
const REASONS: [&str; 12] = [
    "pending",
    "withheld",
    "undisclosed",
    "asked",
    "declined",
    "undetermined",
    "not_made",
    "not_collected",
    "not_applicable",
    "unusable",
    "redacted",
    "unexplained",
];

/// The last word of each source, in log order; of a source that ends in open lists, all of these
/// together, those that it believes by themselves.
pub(crate) fn positions(words: &[Word], field: &Field) -> Vec<Word> {
    let mut sources: Vec<&String> = words.iter().map(|word| &word.source).collect();
    sources.sort();
    sources.dedup();
    let mut positions = Vec::new();
    for source in sources {
        let own: Vec<&Word> = words.iter().filter(|word| word.source == *source).collect();
        let from_the_last = own.iter().rev();
        let lists: Vec<&&Word> =
            from_the_last.take_while(|word| word.is_open_list(field)).collect();
        if lists.is_empty() {
            positions.extend(own.last().map(|last| (*last).clone()));
        }
        for believed in [false, true] {
            let alike: Vec<_> =
                lists.iter().filter(|word| word.answer.believed == believed).collect();
            let Some(last) = alike.first() else { continue };
            let mut position = (***last).clone();
            let together =
                alike.iter().filter_map(|word| word.known()).cloned().reduce(|a, b| united(&a, &b));
            position.answer.fact = Ok(together.unwrap());
            positions.push(position);
        }
    }
    positions.sort_by_key(|position| position.place);
    positions
}

fn united(a: &Known, b: &Known) -> Known {
    let mut all = [members(&a.value).as_slice(), members(&b.value)].concat();
    all.sort_by_key(Value::to_string);
    all.dedup();
    Known { value: all.into(), complete: false }
}

/// What stands, as the word of the position that won.
pub(crate) fn standing(positions: &[Word], field: &Field, zone: Option<i64>) -> Option<Word> {
    let known: Vec<&Word> = positions.iter().filter(|it| it.known().is_some()).collect();
    if known.is_empty() { most_telling(positions) } else { most_precise(known, field, zone) }
}

fn most_precise(mut known: Vec<&Word>, field: &Field, zone: Option<i64>) -> Option<Word> {
    // A plain statement beats a belief.
    if known.iter().any(|word| !word.answer.believed) {
        known.retain(|word| !word.answer.believed);
    }
    let relation =
        |a: &Word, b: &Word| relation(field.kind, a.known().unwrap(), b.known().unwrap(), zone);
    // Back from the last, what agrees with all that count already.
    let mut counting: Vec<&Word> = Vec::new();
    for word in known.into_iter().rev() {
        let contradicts = counting.iter().any(|it| relation(word, it) == Relation::Contradictory);
        if contradicts && field.is_state {
            break;
        }
        if !contradicts {
            counting.push(word);
        }
    }
    // The last, unless one before it says as much or more; open lists unite.
    counting.into_iter().cloned().reduce(|later, earlier| match relation(&earlier, &later) {
        Relation::Same | Relation::Narrower => earlier,
        _ if later.is_open_list(field) && earlier.is_open_list(field) => {
            let both = united(later.known().unwrap(), earlier.known().unwrap());
            Word { answer: Answer { fact: Ok(both), ..later.answer }, ..later }
        }
        _ => later,
    })
}

fn most_telling(positions: &[Word]) -> Option<Word> {
    let why = |word: &Word| word.answer.fact.clone().unwrap_err();
    let mut live = positions.iter().enumerate().filter(|(i, word)| {
        let answers = ["undetermined", "not_made", "not_applicable"];
        let answered = positions[i + 1..].iter().any(|later| answers.contains(&&*why(later)));
        !(answered && ["pending", "undisclosed", "asked"].contains(&&*why(word)))
    });
    let rank = |word: &Word| REASONS.iter().position(|reason| *reason == why(word)).unwrap();
    let best = live.clone().map(|(_, word)| rank(word)).min()?;
    live.rfind(|(_, word)| rank(word) == best).map(|(_, word)| word.clone())
}

/// Whether two of them cannot both be true, whichever count. Of a state that is a change.
pub(crate) fn is_disputed(positions: &[Word], field: &Field, zone: Option<i64>) -> bool {
    let known: Vec<&Known> = positions.iter().filter_map(Word::known).collect();
    let contradicted = |a: &&Known| {
        known.iter().any(|b| relation(field.kind, a, b, zone) == Relation::Contradictory)
    };
    !field.is_state && known.iter().any(contradicted)
}
