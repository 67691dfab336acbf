//! Who says what of a noun, field by field, and what stands: the rules of `merging.md`.
//!
//! It is made of a noun when somebody asks, and kept until something is recorded that touches the
//! noun. Whatever is read of an incident is a loop over accounts; nothing else merges.

mod build;
mod change;
mod group;
mod heard;
mod own;
mod settled;
mod since;
mod time;
mod told;
mod values;
mod view;
mod weigh;

pub(crate) use time::Time;
pub(crate) use told::{Heard, Told, Words};
pub(crate) use view::is_part;
pub use view::{FieldAccount, NounAccount};

use super::log::{ClaimAt, Moment};
use crate::{
    Claim, Fact, Source, Statement,
    entity::{AnyEntity, Field},
    value::{AnyValue, Key, Text},
};
use build::alike;
use std::collections::BTreeMap;

/// What is said of one noun.
#[derive(Debug)]
pub(crate) struct Account {
    /// The fields of which somebody spoke, in their order.
    fields: Vec<Spoken>,
    /// Their answers, in log order: those of the first field, then those of the second …
    answers: Vec<Answer>,
    /// The claims that describe the noun, in log order.
    claims: Box<[ClaimAt]>,
    /// Answers that mention what is gone, or goes by another key now: as they stand.
    rewritten: BTreeMap<u32, Box<dyn AnyValue>>,
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
    /// The statement that settled it, if what stands does so by that.
    is_settled: Option<Moment>,
    /// The answer with which the sources came to differ.
    since: Option<usize>,
    /// Whether values agree only where they are equal: beyond the bound.
    exactly: bool,
}

/// What a source holds.
#[derive(Debug)]
struct Position {
    /// The number of the answer that says it, and of that with which the source came to hold it.
    said: usize,
    first: usize,
    /// What it comes to, if no answer says that.
    all: Option<Box<dyn AnyValue>>,
    /// The number of the value, which equal ones share, if it is one.
    value: usize,
    is_known: bool,
    /// Whether it is what stands, or part of that.
    stands: bool,
    /// The answer with which it was kept back, if it was.
    kept_back: Option<usize>,
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

    /// What a description says of a field. The day or the place of a death says that somebody died.
    fn of(
        moment: Moment,
        statement: &'a Statement,
        noun: &'a dyn AnyEntity,
        field: &Field,
    ) -> Self {
        let fact = noun.fact(usize::from(field.number));
        let (words, believed) = noun.how().of(field.name);
        if says_implicitly(statement, noun, field) {
            let believed = implying(noun, field).all(|it| noun.how().is_believed(it.name));
            return Self {
                moment,
                statement,
                fact: Fact::Known(YES),
                words,
                believed,
                counts: true,
            };
        }
        Self { moment, statement, fact, words, believed, counts: true }
    }
}

const YES: &dyn AnyValue = &true;

/// The fields that say of another one that it is so, as far as they are known.
fn implying<'n>(
    noun: &'n dyn AnyEntity,
    field: &Field,
) -> impl Iterator<Item = &'static Field> + use<'n> {
    let (is_implied, name) = (field.is_final, field.name);
    let known = noun.values().map(|(it, _)| it);
    known.filter(move |it| is_implied && it.group == Some(name))
}

/// Whether a description says that a field is so by saying when or where, and its statement nothing
/// else of it.
fn says_implicitly(statement: &Statement, noun: &dyn AnyEntity, field: &Field) -> bool {
    let number = usize::from(field.number);
    let is_unstated = |noun: &dyn AnyEntity| noun.fact(number).is_unstated();
    if !is_unstated(noun) || implying(noun, field).next().is_none() {
        return false;
    }
    let is_it = |claim: &&Claim| std::ptr::addr_eq(claim.entity(), noun);
    let own = statement.says().iter().find(is_it).and_then(Claim::described);
    let mut beside = statement.says().iter().filter(|claim| claim.described() == own);
    own.is_none() || beside.all(|claim| is_unstated(claim.entity()))
}

/// A description of a noun: where it stands, and whether it counts.
#[derive(Clone, Copy)]
struct Description<'a> {
    moment: Moment,
    statement: &'a Statement,
    noun: &'a dyn AnyEntity,
    counts: bool,
    /// Which of the keys it is under that are one noun.
    alias: u32,
}

/// Whether everything that a description says stands as it says it, if there is no other.
pub(crate) fn stands_as_said(noun: &dyn AnyEntity) -> bool {
    let fields = noun.fields();
    noun.facts().all(|(field, fact)| {
        if fact.known().is_some_and(|value| repeats_itself(field, *value)) {
            return false;
        }
        let Some(main) = field.group.and_then(|name| fields.iter().find(|it| it.name == name))
        else {
            return true;
        };
        let of_main = noun.fact(usize::from(main.number));
        match of_main.known() {
            Some(value) => !value.stands_alone(),
            None => !(main.is_final && of_main.is_unstated() && fact.known().is_some()),
        }
    })
}

/// Whether a list of many names a member once more, less precisely.
fn repeats_itself(field: &Field, value: &dyn AnyValue) -> bool {
    if !field.is_many || field.vocabulary.is_none() {
        return false;
    }
    let mut members = 0;
    value.each_member(&mut |_| members += 1);
    members > 1 && value.united_with(&[], None).is_some_and(|united| !united.equals(value))
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
