//! How the account of a noun is made of its descriptions.

use super::{
    Account, Answer, Description, Held, Position, Saying, Several, Spoken,
    change::Death,
    count,
    group::{Ever, Main, Qualifier},
    heard::{Hold, Word},
    own::Manner,
    repeats_itself, says_implicitly,
    settled::Settled,
    time::Time,
    values::{Kin, Values},
    weigh::Weighing,
};
use crate::{
    Fact, When,
    entity::{Field, Stated},
    incident::{
        Incident,
        log::{ClaimAt, Moment},
    },
    value::AnyValue,
};
use std::{cell::OnceCell, collections::BTreeMap, ops::Range};

/// A field, and how its answers are weighed.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub field: &'static Field,
    pub manner: Manner,
}

/// An account that is being made.
struct Making<'a> {
    incident: &'a Incident,
    key: &'a str,
    described: Vec<Description<'a>>,
    /// When each was said, by those that were asked for.
    times: Vec<Time>,
    fields: &'static [Field],
    /// Where the answers to each field stand.
    ranges: BTreeMap<u8, Range<usize>>,
    answers: Vec<Answer>,
    rewritten: BTreeMap<u32, Box<dyn AnyValue>>,
    mains: BTreeMap<u8, Main<'a>>,
    death: OnceCell<Option<Death>>,
    same_since: Option<Time>,
}

impl Account {
    /// The account of a noun that these claims describe.
    pub(super) fn of(incident: &Incident, key: &str, claims: &[(ClaimAt, u32)]) -> Self {
        let mut making = Making::of(incident, key, claims);
        making.answer();
        making.rewrite();
        let claims = claims.iter().map(|(claim, _)| *claim).collect();
        making.account(claims)
    }

    /// Which value would stand of a field if only some of the answers to it had been given.
    pub(super) fn standing_of(
        incident: &Incident,
        key: &str,
        field: &'static Field,
        heard: &[bool],
    ) -> Option<Box<dyn AnyValue>> {
        let (making, range) = Making::of_field(incident, key, field)?;
        let counting: Vec<usize> =
            range.clone().zip(heard).filter(|(_, heard)| **heard).map(|(i, _)| i).collect();
        let several = making.weigh(field, &counting, range.start);
        let position = several.positions.get(several.winner?)?;
        if let Some(value) = several.value.or(position.all.clone()) {
            return Some(value);
        }
        let answer = range.start + position.said;
        match making.rewritten.get(&u32::try_from(answer).ok()?) {
            Some(value) => Some(value.clone()),
            None => making.saying(field, answer)?.known().map(AnyValue::boxed),
        }
    }
}

impl<'a> Making<'a> {
    fn of(incident: &'a Incident, key: &'a str, claims: &[(ClaimAt, u32)]) -> Self {
        let log = incident.log();
        let described: Vec<Description<'a>> = claims
            .iter()
            .filter_map(|(claim, alias)| {
                let (statement, noun) = log.claim(*claim)?;
                let noun = noun.entity();
                let counts = incident.describes(*claim);
                let (moment, alias) = (claim.moment, *alias);
                Some(Description { moment, statement, noun, counts, alias })
            })
            .collect();
        let fields = described.first().map_or(&[][..], |it| it.noun.fields());
        let zone = incident.zone();
        let times = described.iter().map(|it| Time::of(it.statement.at(), zone)).collect();
        Self {
            incident,
            key,
            times,
            fields,
            described,
            ranges: BTreeMap::new(),
            answers: Vec::new(),
            rewritten: BTreeMap::new(),
            mains: BTreeMap::new(),
            death: OnceCell::new(),
            same_since: incident.same_since(key),
        }
    }

    /// What is needed to weigh one field again, and where its answers stand.
    fn of_field(
        incident: &'a Incident,
        key: &'a str,
        field: &Field,
    ) -> Option<(Self, Range<usize>)> {
        let (_, entry) = incident.entry(key)?;
        let alone = || entry.claims.iter().map(|claim| (*claim, 0)).collect();
        let claims = incident.claims_of(key).unwrap_or_else(alone);
        let mut making = Self::of(incident, key, &claims);
        making.answer();
        making.rewrite();
        let range = making.ranges.get(&field.number)?.clone();
        Some((making, range))
    }

    /// Which description answers what.
    fn answer(&mut self) {
        let stated: Vec<Stated> = self.described.iter().map(|it| stated(it)).collect();
        let all = stated.iter().copied().reduce(Stated::and).unwrap_or_default();
        self.answers.reserve(if stated.len() == 1 { all.len() } else { 0 });
        for field in all.filter_map(|number| self.fields.get(number)) {
            let from = self.answers.len();
            let speaking = (0..).zip(&self.described).zip(&stated);
            self.answers.extend(
                speaking
                    .filter(|(_, stated)| stated.contains(usize::from(field.number)))
                    .map(|((description, it), _)| Answer { description, counts: it.counts }),
            );
            self.ranges.insert(field.number, from..self.answers.len());
        }
    }

    /// Takes what is gone out of what is said, and calls the same by one key.
    fn rewrite(&mut self) {
        if !self.incident.rewrites() {
            return;
        }
        for (number, range) in self.ranges.clone() {
            let Some(field) = self.fields.get(usize::from(number)) else { continue };
            for i in range {
                let Some(Saying { fact: Fact::Known(value), .. }) = self.saying(field, i) else {
                    continue;
                };
                match self.incident.as_it_stands(value) {
                    None => {}
                    Some(Some(value)) => {
                        self.rewritten.insert(u32::try_from(i).unwrap_or(u32::MAX), value);
                    }
                    Some(None) => {
                        if let Some(answer) = self.answers.get_mut(i) {
                            answer.counts = false;
                        }
                    }
                }
            }
        }
    }

    fn saying(&self, field: &Field, answer: usize) -> Option<Saying<'a>> {
        let answer = self.answers.get(answer)?;
        let it = self.described.get(usize::try_from(answer.description).ok()?)?;
        Some(Saying::of(it.moment, it.statement, it.noun, field))
    }

    fn account(mut self, claims: Box<[ClaimAt]>) -> Account {
        let mut fields = Vec::with_capacity(self.ranges.len());
        for (number, range) in self.ranges.clone() {
            let Some(field) = self.fields.get(usize::from(number)) else { continue };
            let end = u32::try_from(range.end).unwrap_or(u32::MAX);
            let held = self.held(field, range);
            fields.push(Spoken { number, end, held });
        }
        let Self { answers, rewritten, .. } = self;
        Account { fields, answers, claims, rewritten }
    }

    fn held(&mut self, field: &'static Field, range: Range<usize>) -> Held {
        let from = range.start;
        let mut counting: Vec<usize> =
            range.filter(|i| self.answers.get(*i).is_some_and(|it| it.counts)).collect();
        if let Some(main) = field.group.and_then(|name| self.field(name)) {
            counting.retain(|i| self.can_stand(field, main, *i, from));
        }
        let number = |i: usize| u32::try_from(i - from).unwrap_or(u32::MAX);
        match counting.as_slice() {
            [] => Held::Nothing,
            [only] if self.stands_alone(field, *only, from) => Held::One(number(*only)),
            _ => {
                let several = self.of_one_mind(field, &counting, from);
                Held::Several(Box::new(
                    several.unwrap_or_else(|| self.weigh(field, &counting, from)),
                ))
            }
        }
    }

    /// Whether the only answer stands as it was said.
    fn stands_alone(&self, field: &Field, answer: usize, from: usize) -> bool {
        let value = self.saying(field, answer).and_then(|said| said.known());
        self.settlement(field, from).is_none()
            && !value.is_some_and(|value| repeats_itself(field, value))
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What a few answers come to that all state one value.
    fn of_one_mind(&self, field: &Field, counting: &[usize], from: usize) -> Option<Several> {
        const FEW: usize = 16;
        if !(2..=FEW).contains(&counting.len()) || self.settlement(field, from).is_some() {
            return None;
        }
        let mut sayings = Vec::with_capacity(counting.len());
        for i in counting {
            sayings.push((*i, self.saying(field, *i)?));
        }
        let (_, first) = sayings.first()?;
        let value = first.known().filter(|value| !repeats_itself(field, *value))?;
        let alike = |(i, said): &(usize, Saying<'_>)| {
            !said.believed
                && !self.rewritten.contains_key(&u32::try_from(*i).unwrap_or(u32::MAX))
                && said.known().is_some_and(|it| count(|| it.equals(value)))
        };
        if !sayings.iter().all(alike) {
            return None;
        }
        let mut positions: Vec<Position> = Vec::new();
        for (i, (number, said)) in sayings.iter().enumerate() {
            let of_source = |it: &&(usize, Saying<'_>)| it.1.source() == said.source();
            if !sayings.iter().skip(i + 1).any(|later| of_source(&later)) {
                let first = sayings.iter().find(of_source).map_or(*number, |it| it.0);
                positions.push(Position {
                    said: number - from,
                    first: first - from,
                    all: None,
                    value: 0,
                    is_known: true,
                    stands: true,
                    kept_back: None,
                });
            }
        }
        Some(Several {
            positions,
            winner: Some(0),
            value: None,
            is_disputed: false,
            is_settled: None,
            since: None,
            exactly: false,
        })
    }

    fn weigh(&self, field: &'static Field, counting: &[usize], from: usize) -> Several {
        let mut values = Values::new(self.incident.zone(), Kin::of(field));
        let words: Vec<Word<'a>> =
            counting.iter().filter_map(|i| self.word(field, *i, from, &mut values)).collect();
        let death = if field.is_living { self.death() } else { None };
        let settled = self.settlement(field, from);
        let manner = self.manner(field);
        Weighing { field, manner, words: &words, death, settled }.end(&mut values)
    }

    fn manner(&self, field: &Field) -> Manner {
        Manner::of(field, self.same_since)
    }

    /// An answer as it is weighed, numbered among those of its field.
    fn word(
        &self,
        field: &'static Field,
        answer: usize,
        from: usize,
        values: &mut Values<'a>,
    ) -> Option<Word<'a>> {
        let description = usize::try_from(self.answers.get(answer)?.description).ok()?;
        let described = self.described.get(description)?;
        let said = self.saying(field, answer)?;
        let hold = match said.fact {
            Fact::Known(value) => {
                let value = match self.rewritten.get(&u32::try_from(answer).ok()?) {
                    Some(rewritten) => values.owned(&**rewritten),
                    None => values.said(value),
                };
                Hold::Known { value, believed: said.believed }
            }
            Fact::Unknown(why) => Hold::Unknown(why),
            Fact::Unstated => return None,
        };
        let own = *self.times.get(description)?;
        Some(Word {
            number: answer - from,
            source: said.statement.source().as_str(),
            hold,
            believed: said.believed,
            at: self.first_said(description, field, &said).map_or(own, |(_, first)| first),
            own,
            // A reason is no state since when anything is.
            since: said.fact.known().and_then(|_| self.since(field, described)),
            alias: described.alias,
        })
    }

    /// When a statement says that repeats what it replaces, that was said first.
    fn first_said(
        &self,
        description: usize,
        field: &Field,
        said: &Saying<'_>,
    ) -> Option<(Moment, Time)> {
        let mut first = None;
        let statement = self.described.get(description)?.statement;
        for (replaced, _) in self.incident.log().restated(statement) {
            let from = self.described.partition_point(|it| it.moment < replaced);
            let of_it = self.described.iter().enumerate().skip(from);
            let mut same = of_it.take_while(|(_, it)| it.moment == replaced).filter(|(_, it)| {
                let before = Saying::of(it.moment, it.statement, it.noun, field);
                before.believed == said.believed && alike(before.fact, said.fact)
            });
            let Some((i, _)) = same.next() else { break };
            first = self.times.get(i).map(|time| (replaced, *time));
        }
        first
    }

    /// Since when a description says that the noun is in the state that it says.
    fn since(&self, field: &Field, described: &Description<'a>) -> Option<Time> {
        let since = self.fields.iter().find(|it| it.is_since_of(field))?;
        let from = self.described.partition_point(|it| it.moment < described.moment);
        let of_statement = self.described.iter().skip(from);
        let mut known = of_statement
            .take_while(|it| it.moment == described.moment)
            .filter_map(|it| it.noun.fact(usize::from(since.number)).known().copied());
        let when = known.find_map(|value| value.downcast::<When>())?;
        Some(Time::of(*when, self.incident.zone()))
    }

    /// Whether a qualifier can stand beside what stands of the field that it qualifies.
    fn can_stand(
        &mut self,
        field: &'static Field,
        main: &'static Field,
        answer: usize,
        from: usize,
    ) -> bool {
        let Some(range) = self.ranges.get(&main.number).cloned() else { return true };
        if let Some(simple) = self.is_simple(main, range.clone()) {
            return simple;
        }
        let mut it = self.mains.remove(&main.number).unwrap_or_else(|| self.main(main, range));
        let qualifier = self.qualifier(field, answer, from);
        let can = qualifier.is_none_or(|qualifier| it.can_have(&qualifier, self.incident.log()));
        self.mains.insert(main.number, it);
        can
    }

    /// Whether qualifiers can stand beside a field of which everybody always said the same, and
    /// somebody still does.
    fn is_simple(&self, main: &'static Field, range: Range<usize>) -> Option<bool> {
        let mut first: Option<&dyn AnyValue> = None;
        let mut counts = false;
        for i in range {
            if self.rewritten.contains_key(&u32::try_from(i).ok()?) {
                return None;
            }
            let value = self.saying(main, i)?.known()?;
            match first {
                None => first = Some(value),
                Some(first) if count(|| first.equals(value)) => {}
                Some(_) => return None,
            }
            counts |= self.answers.get(i)?.counts;
        }
        let is_alone = first.map(<dyn AnyValue>::is_excluding);
        counts.then_some(is_alone != Some(true))
    }

    fn main(&self, field: &'static Field, range: Range<usize>) -> Main<'a> {
        let from = range.start;
        let mut values = Values::new(self.incident.zone(), Kin::of(field));
        let (mut all, mut words) = (Vec::new(), Vec::new());
        let presence = self.incident.presence(self.key);
        for i in range {
            let Some(answer) = self.answers.get(i) else { continue };
            let moment = usize::try_from(answer.description).ok();
            let moment = moment.and_then(|it| self.described.get(it)).map(|it| it.moment);
            if let Some((moment, word)) = moment.zip(self.word(field, i, from, &mut values)) {
                let source = crate::Key::from(word.source);
                let presence = presence.as_ref();
                let taken_back = presence.map(|it| it.taken_back(moment, &source));
                all.push(Ever { moment, word, taken_back: taken_back.unwrap_or_default() });
                if answer.counts {
                    words.push(word);
                }
            }
        }
        let death = if field.is_living { self.death() } else { None };
        let (manner, settled) = (self.manner(field), self.settlement(field, from));
        let weighing = Weighing { field, manner, words: &words, death, settled };
        let several = weighing.end(&mut values);
        Main { all, words, values, several, asked: Asked { field, manner }, settled }
    }

    fn qualifier(
        &self,
        field: &'static Field,
        answer: usize,
        from: usize,
    ) -> Option<Qualifier<'a>> {
        let mut values = Values::new(self.incident.zone(), Kin::of(field));
        let word = self.word(field, answer, from, &mut values)?;
        let said = self.saying(field, answer)?;
        let description = usize::try_from(self.answers.get(answer)?.description).ok()?;
        let first = self.first_said(description, field, &said);
        let first = first.map_or(said.moment, |(first, _)| first);
        let settled = self.settlement(field, from);
        let is_settled = settled.is_some_and(|it| it.answer == word.number);
        Some(Qualifier { field, moment: said.moment, first, word, is_settled })
    }

    /// When the noun died, as far as that stands: the day of the death, or else when somebody first
    /// said so.
    fn death(&self) -> Option<Death> {
        *self.death.get_or_init(|| self.find_death())
    }

    fn find_death(&self) -> Option<Death> {
        let died = self.fields.iter().find(|field| field.is_final && field.name == "died")?;
        let weighed = |name: &str| {
            let field = self.field(name)?;
            let range = self.ranges.get(&field.number)?.clone();
            Some(self.main_without_death(field, range))
        };
        let [died, injury, custody] = [died.name, "injury", "custody"].map(weighed);
        let stands = died.as_ref().and_then(|died| died.standing_value());
        let says_dead = |main: &Main<'a>, word: &Word<'a>| match word.hold {
            Hold::Known { value, .. } => main.values.get(value).is_some_and(|value| {
                if main.asked.field.is_final { !value.stands_alone() } else { value.is_last_word() }
            }),
            Hold::Unknown(_) => false,
        };
        let is_dead = match stands {
            Some(value) => !value.stands_alone(),
            None => [&injury, &custody].into_iter().flatten().any(|main| {
                let held = main.several.positions.iter();
                let mut said =
                    held.filter_map(|it| main.words.iter().find(|word| word.number == it.said));
                said.any(|word| {
                    matches!(word.hold, Hold::Known { believed: false, .. })
                        && says_dead(main, word)
                })
            }),
        };
        if !is_dead {
            return None;
        }
        if let Some(day) = self.day_of_death() {
            return Some(Death(day));
        }
        let mains = [&died, &injury, &custody].into_iter().flatten();
        let said = mains.flat_map(|main| {
            main.words.iter().filter(|word| says_dead(main, word)).map(|word| word.at)
        });
        said.min_by_key(|time| time.end()).map(Death)
    }

    fn main_without_death(&self, field: &'static Field, range: Range<usize>) -> Main<'a> {
        // Whether somebody died is asked before it is known.
        let from = range.start;
        let mut values = Values::new(self.incident.zone(), Kin::of(field));
        let words: Vec<Word<'a>> = range
            .filter(|i| self.answers.get(*i).is_some_and(|it| it.counts))
            .filter_map(|i| self.word(field, i, from, &mut values))
            .collect();
        let (manner, settled) = (self.manner(field), self.settlement(field, from));
        let weighing = Weighing { field, manner, words: &words, death: None, settled };
        let several = weighing.end(&mut values);
        Main { all: Vec::new(), words, values, several, asked: Asked { field, manner }, settled }
    }

    /// The day of death that stands, if one does.
    fn day_of_death(&self) -> Option<Time> {
        let field = self.field("died_on")?;
        let range = self.ranges.get(&field.number)?.clone();
        let main = self.main_without_death(field, range);
        let when = main.standing_value()?.downcast::<When>()?;
        Some(Time::of(*when, self.incident.zone()))
    }

    /// By which an answer to a field is settled.
    fn settlement(&self, field: &Field, from: usize) -> Option<Settled> {
        let settled = self.incident.settlement(self.key, field.name)?;
        let range = self.ranges.get(&field.number)?;
        let mut answers = range.clone().filter(|i| {
            self.saying(field, *i).is_some_and(|said| said.moment == settled.answer)
                && self.answers.get(*i).is_some_and(|answer| answer.counts)
        });
        let time = Time::of(self.incident.log().get(settled.by)?.at(), self.incident.zone());
        Some(Settled { answer: answers.next()? - from, moment: settled.by, time })
    }
}

/// The fields that a description states, in so many words or not.
fn stated(it: &Description<'_>) -> Stated {
    let mut stated = it.noun.stated();
    for field in it.noun.fields().iter().filter(|field| field.is_final) {
        if says_implicitly(it.statement, it.noun, field) {
            stated.add(usize::from(field.number));
        }
    }
    stated
}

pub(super) fn alike(a: Fact<&dyn AnyValue>, b: Fact<&dyn AnyValue>) -> bool {
    match (a, b) {
        (Fact::Known(a), Fact::Known(b)) => a.equals(b),
        (Fact::Unknown(a), Fact::Unknown(b)) => a == b,
        _ => false,
    }
}
