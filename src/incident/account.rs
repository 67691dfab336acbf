//! Who says what of a noun, field by field, and what stands: the rules of `merging.md`.
//!
//! It is made of a noun when somebody asks, and kept until something is recorded that touches the
//! noun. Whatever is read of an incident is a loop over accounts; nothing else merges.

mod follow;
mod scale;
mod values;
mod view;

pub(crate) use follow::Follow;
pub(crate) use scale::{Hold, Scale};
pub(crate) use values::Values;
pub(crate) use view::{OfField, OfNoun, is_part};

use super::log::{ClaimAt, Log, Moment};
use crate::{
    Fact, Source, Statement,
    entity::{AnyEntity, Field, Stated},
    value::{AnyValue, Key, Text},
};
use chrono::FixedOffset;

/// What is said of one noun.
#[derive(Debug)]
pub(crate) struct Account {
    /// The fields of which somebody spoke, in their order.
    fields: Vec<Spoken>,
    /// Their answers, in log order: those of the first field, then those of the second …
    answers: Vec<Answer>,
}

/// A field of which somebody spoke.
#[derive(Debug)]
struct Spoken {
    number: u8,
    /// Where its answers end.
    end: u32,
    held: Held,
}

/// That a description of the noun speaks of a field.
#[derive(Debug, Clone, Copy)]
struct Answer {
    /// The number of the description.
    description: u32,
    /// Whether it counts: its statement was neither replaced nor withdrawn.
    counts: bool,
}

/// What is held of a field.
#[derive(Debug)]
enum Held {
    /// All that was said was taken back.
    Nothing,
    /// What one answer says: the only one that counts.
    One(u32),
    Several(Box<Several>),
}

/// What several answers come to.
#[derive(Debug)]
pub(crate) struct Several {
    /// In the log order of last words.
    positions: Vec<Position>,
    winner: Option<usize>,
    /// What stands, if nobody said it alone.
    value: Option<Box<dyn AnyValue>>,
    is_disputed: bool,
    /// The answer with which the sources came to differ, and have differed since.
    since: Option<usize>,
    /// Whether values agree only where they are equal: beyond the bound.
    exactly: bool,
}

/// What a source holds: its last word, or several words that are one answer.
#[derive(Debug)]
struct Position {
    /// The number of the last of them among the answers to the field.
    said: usize,
    /// What they say together, if none of them says that alone.
    all: Option<Box<dyn AnyValue>>,
    /// The number of the value, which equal ones share.
    value: usize,
    /// Whether it counts for what stands.
    counts: bool,
}

/// What a statement says of a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'a> {
    pub moment: Moment,
    pub statement: &'a Statement,
    pub fact: Fact<&'a dyn AnyValue>,
    pub words: Option<&'a Text>,
    pub believed: bool,
    /// Whether it counts: the statement was neither replaced nor withdrawn.
    pub counts: bool,
}

impl<'a> Saying<'a> {
    pub(crate) fn source(&self) -> &'a Key<Source> {
        self.statement.source()
    }

    pub(crate) fn known(&self) -> Option<&'a dyn AnyValue> {
        self.fact.known().copied()
    }

    fn of(
        moment: Moment,
        statement: &'a Statement,
        noun: &'a dyn AnyEntity,
        field: &Field,
    ) -> Self {
        let fact = noun.fact(usize::from(field.number));
        let (words, believed) = noun.how().of(field.name);
        Self { moment, statement, fact, words, believed, counts: true }
    }
}

/// A description of a noun: where it stands, and whether it counts.
struct Description<'a> {
    moment: Moment,
    statement: &'a Statement,
    noun: &'a dyn AnyEntity,
    counts: bool,
}

impl Account {
    /// The account of a noun that these claims describe.
    pub(super) fn of(log: &Log, claims: &[ClaimAt], zone: Option<FixedOffset>) -> Self {
        // Most nouns are described once.
        if let [only] = claims {
            return Self::of_one(log, *only);
        }
        let described: Vec<Description<'_>> = claims
            .iter()
            .filter_map(|claim| {
                let (statement, noun) = log.claim(*claim)?;
                let noun = noun.entity();
                let counts = log.stopped(claim.moment).is_none();
                Some(Description { moment: claim.moment, statement, noun, counts })
            })
            .collect();
        let stated: Vec<_> = described.iter().map(|it| it.noun.stated()).collect();
        let all = stated.iter().copied().reduce(Stated::and).unwrap_or_default();
        let fields = described.first().map_or(&[][..], |it| it.noun.fields());
        let mut sayings = Vec::with_capacity(described.len());
        let mut account = Self { fields: Vec::with_capacity(all.len()), answers: Vec::new() };
        for field in all.filter_map(|number| fields.get(number)) {
            let from = account.answers.len();
            let speaking = (0..).zip(&described).zip(&stated);
            account.answers.extend(
                speaking
                    .filter(|(_, stated)| stated.contains(usize::from(field.number)))
                    .map(|((description, it), _)| Answer { description, counts: it.counts }),
            );
            let answers = account.answers.get(from..).unwrap_or_default();
            let held = held(field, answers, &described, zone, &mut sayings);
            let end = u32::try_from(account.answers.len()).unwrap_or(u32::MAX);
            account.fields.push(Spoken { number: field.number, end, held });
        }
        account
    }

    /// That of a noun which is described once.
    fn of_one(log: &Log, only: ClaimAt) -> Self {
        let stated = log.claim(only).map(|(_, it)| it.entity().stated()).unwrap_or_default();
        let counts = log.stopped(only.moment).is_none();
        let fields = stated.zip(1..).filter_map(|(number, end)| {
            let held = if counts { Held::One(0) } else { Held::Nothing };
            Some(Spoken { number: u8::try_from(number).ok()?, end, held })
        });
        let answers = vec![Answer { description: 0, counts }; stated.len()];
        Self { fields: fields.collect(), answers }
    }
}

/// What is held of a field; the sayings are room for those that count.
fn held<'a>(
    field: &Field,
    answers: &[Answer],
    described: &[Description<'a>],
    zone: Option<FixedOffset>,
    sayings: &mut Vec<(usize, Saying<'a>)>,
) -> Held {
    let mut counting = (0..).zip(answers).filter(|(_, answer)| answer.counts);
    let Some((first, _)) = counting.next() else { return Held::Nothing };
    if counting.next().is_none() {
        return Held::One(first);
    }
    let counting = answers.iter().enumerate().filter(|(_, answer)| answer.counts);
    sayings.clear();
    sayings.extend(counting.filter_map(|(number, answer)| {
        let it = described.get(usize::try_from(answer.description).ok()?)?;
        Some((number, Saying::of(it.moment, it.statement, it.noun, field)))
    }));
    Held::Several(Box::new(of_one_mind(sayings).unwrap_or_else(|| {
        let mut follow = Follow::new(field.is_state, zone);
        sayings.iter().for_each(|(number, said)| follow.next(*number, said));
        follow.end()
    })))
}

/// What a few answers come to that all state one value.
fn of_one_mind(sayings: &[(usize, Saying<'_>)]) -> Option<Several> {
    const FEW: usize = 16;
    let (_, first) = sayings.first().filter(|_| sayings.len() <= FEW)?;
    let value = first.known()?;
    let alike = |said: &Saying<'_>| {
        !said.believed && said.known().is_some_and(|it| count(|| it.equals(value)))
    };
    if !sayings.iter().all(|(_, said)| alike(said)) {
        return None;
    }
    let mut positions: Vec<Position> = Vec::new();
    for (i, (number, said)) in sayings.iter().enumerate() {
        if !sayings.iter().skip(i + 1).any(|(_, later)| later.source() == said.source()) {
            positions.push(Position { said: *number, all: None, value: 0, counts: true });
        }
    }
    let (winner, value, since) = (Some(0), None, None);
    Some(Several { positions, winner, value, is_disputed: false, since, exactly: false })
}

/// Does something that tests count: it compares two values, unites them, or follows a word.
pub(crate) fn count<T>(of: impl FnOnce() -> T) -> T {
    #[cfg(test)]
    COUNT.with(|count| count.set(count.get() + 1));
    of()
}

#[cfg(test)]
thread_local! {
    /// How often that was done.
    pub(crate) static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}
