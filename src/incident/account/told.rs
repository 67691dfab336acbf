//! What stands of a field when only some of it has been heard: as of a moment, or certainly before a
//! time. What was withdrawn or replaced was never said; what a replacing statement merely repeats
//! was said when it was said first.

use super::{
    Saying, alike,
    heard::{Hold, Word},
    own::Manner,
    settled::Settled,
    time::Time,
    values::{Kin, Values},
    weigh::Weighing,
};
use crate::{
    Fact, Statement, When, Why,
    entity::{AnyEntity, Field},
    incident::{
        Incident, Presence,
        log::{ClaimAt, Moment},
        presence::There,
    },
    value::AnyValue,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which answers are heard.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Heard {
    All,
    /// Those that had been given by the end of a moment.
    By(i64),
    /// Those than which this is certainly later.
    Before(Time),
}

impl Heard {
    pub(crate) fn has(self, at: Time) -> bool {
        match self {
            Heard::All => true,
            Heard::By(instant) => at.end() <= instant,
            Heard::Before(time) => time.is_later_than(at),
        }
    }
}

/// What is said of a noun by the statements in force.
pub(crate) struct Told<'a> {
    incident: &'a Incident,
    key: &'a str,
    descriptions: Vec<Description<'a>>,
    /// For every key under which it is ruled out, whether it was there.
    presence: BTreeMap<u32, Presence<'a>>,
    aliases: usize,
    first: Option<Time>,
}

struct Description<'a> {
    moment: Moment,
    statement: &'a Statement,
    noun: &'a dyn AnyEntity,
    alias: u32,
    own: Time,
    /// When it was said first that there is such a noun.
    first: (Time, Moment),
}

/// What stands.
pub(crate) struct Stood {
    pub fact: Fact<Box<dyn AnyValue>>,
    /// When it was said first, and last.
    pub first: Time,
    pub at: Time,
}

/// The answers to one field.
pub(crate) struct Words<'t, 'a> {
    told: &'t Told<'a>,
    field: &'static Field,
    words: Vec<(Moment, Word<'a>)>,
    values: Values<'a>,
}

impl<'a> Told<'a> {
    /// What is said of the noun that goes by this key.
    pub(crate) fn of(incident: &'a Incident, key: &'a str) -> Self {
        let keys = incident.keys_of(key);
        let mut told = Self {
            incident,
            key,
            descriptions: Vec::new(),
            presence: BTreeMap::new(),
            aliases: keys.len(),
            first: None,
        };
        let mut claims: Vec<(ClaimAt, u32)> = Vec::new();
        for (key, alias) in keys.into_iter().zip(0..) {
            let entry = incident.entry(key);
            claims.extend(entry.into_iter().flat_map(|(_, it)| &it.claims).map(|at| (*at, alias)));
            let presence = incident.presence(key);
            let ruled_out = |it: &Presence<'_>| it.rulings().iter().any(|it| told.is_in_force(it));
            if let Some(presence) = presence.filter(ruled_out) {
                told.presence.insert(alias, presence);
            }
        }
        claims.sort_unstable();
        told.describe(&claims);
        told
    }

    fn describe(&mut self, claims: &[(ClaimAt, u32)]) {
        let (log, zone) = (self.incident.log(), self.incident.zone());
        for (at, alias) in claims {
            if log.stopped(at.moment).is_some() {
                continue;
            }
            let Some((statement, claim)) = log.claim(*at) else { continue };
            let own = Time::of(statement.at(), zone);
            let mut first = (own, at.moment);
            self.earlier(claims, statement, |moment, it, _| {
                first = (Time::of(it.at(), zone), moment);
                true
            });
            let (moment, alias, noun) = (at.moment, *alias, claim.entity());
            self.descriptions.push(Description { moment, statement, noun, alias, own, first });
        }
        let first = self.descriptions.iter().map(|it| it.first.0);
        self.first = first.min_by_key(|time| time.end());
    }

    /// Calls `each` with what a statement replaced, and so on, as far as that speaks of the noun and
    /// `each` says that this one repeats it.
    fn earlier(
        &self,
        claims: &[(ClaimAt, u32)],
        statement: &'a Statement,
        mut each: impl FnMut(Moment, &'a Statement, &'a dyn AnyEntity) -> bool,
    ) {
        let log = self.incident.log();
        for (replaced, _) in log.restated(statement) {
            let from = claims.partition_point(|(at, _)| at.moment < replaced);
            let of_it = claims.iter().skip(from).take_while(|(at, _)| at.moment == replaced);
            let told = of_it.filter_map(|(at, _)| log.claim(*at));
            let mut repeated = told.map(|(it, claim)| each(replaced, it, claim.entity()));
            if !repeated.any(|it| it) {
                break;
            }
        }
    }

    fn is_in_force(&self, it: &There<'_>) -> bool {
        self.incident.log().stopped(it.moment).is_none()
    }

    /// Whether a statement in force rules it out, under any of its keys.
    pub(crate) fn is_ruled_out_by_any(&self) -> bool {
        !self.presence.is_empty()
    }

    /// Whether anybody in force describes it.
    pub(crate) fn is_described(&self) -> bool {
        !self.descriptions.is_empty()
    }

    /// When it was described first.
    pub(crate) fn first(&self) -> Option<Time> {
        self.first
    }

    /// The moments at which somebody describes it or rules it out, each with its statement.
    pub(crate) fn moments(&self) -> impl Iterator<Item = Moment> {
        let described = self.descriptions.iter().flat_map(|it| [it.first.1, it.moment]);
        let rulings = self.presence.values().flat_map(Presence::rulings);
        let ruled_out = rulings.filter(|it| self.is_in_force(it));
        described.chain(ruled_out.flat_map(|it| [it.since, it.moment]))
    }

    /// Under which of its keys it was ruled out, by what is heard.
    fn overruled(&self, heard: Heard) -> BTreeSet<u32> {
        let counts = |it: &There<'_>| heard.has(it.first) && self.is_in_force(it);
        let overruled = self.presence.iter().filter(|(_, presence)| presence.is_overruled(counts));
        overruled.map(|(alias, _)| *alias).collect()
    }

    /// Whether a source took back a description by ruling the noun out.
    fn is_taken_back(&self, it: &Description<'_>, heard: Heard) -> bool {
        self.presence.get(&it.alias).is_some_and(|presence| {
            presence.rulings().iter().any(|ruling| {
                ruling.source == it.statement.source()
                    && ruling.own.is_later_than(it.own)
                    && heard.has(ruling.first)
                    && self.is_in_force(ruling)
            })
        })
    }

    /// Which descriptions are heard, and neither taken back nor answered away by who rules the noun
    /// out.
    fn counting(&self, heard: Heard) -> impl Fn(&Description<'_>) -> bool {
        let overruled = self.overruled(heard);
        move |it| {
            heard.has(it.first.0)
                && !overruled.contains(&it.alias)
                && !self.is_taken_back(it, heard)
        }
    }

    /// Whether the noun is there.
    pub(crate) fn is_there(&self, heard: Heard) -> bool {
        self.descriptions.iter().any(self.counting(heard))
    }

    /// Whether it was ruled out, and nobody who describes it outweighs that.
    pub(crate) fn is_overruled(&self, heard: Heard) -> bool {
        self.overruled(heard).len() == self.aliases
    }

    /// What is said of one of its fields.
    pub(crate) fn field<'t>(&'t self, name: &str) -> Option<Words<'t, 'a>> {
        let fields = self.descriptions.first()?.noun.fields();
        let field = fields.iter().find(|field| field.name == name)?;
        let mut values = Values::new(self.incident.zone(), Kin::of(field));
        let claims = self.claims();
        let described = self.descriptions.iter().enumerate();
        let words = described.filter_map(|(number, it)| {
            let said = Saying::of(it.moment, it.statement, it.noun, field);
            let (moment, at) = self.first_said(&claims, it, field, &said);
            let hold = match said.fact {
                Fact::Known(value) => {
                    let value = match self.incident.as_it_stands(value) {
                        None => values.said(value),
                        Some(None) => return None,
                        Some(Some(left)) => values.owned(&*left),
                    };
                    Hold::Known { value, believed: said.believed }
                }
                Fact::Unknown(why) => Hold::Unknown(why),
                Fact::Unstated => return None,
            };
            let source = it.statement.source().as_str();
            let since = said.fact.known().and_then(|_| self.since(it, fields, field));
            let since = since.map(|when| Time::of(when, self.incident.zone()));
            let (own, alias, believed) = (it.own, it.alias, said.believed);
            Some((moment, Word { number, source, hold, believed, at, own, since, alias }))
        });
        let words: Vec<_> = words.collect();
        (!words.is_empty()).then_some(Words { told: self, field, words, values })
    }

    /// Since when a statement says that the noun is in the state that it says.
    fn since(&self, it: &Description<'a>, fields: &[Field], field: &Field) -> Option<When> {
        let since = fields.iter().find(|it| it.is_since_of(field))?;
        let from = self.descriptions.partition_point(|other| other.moment < it.moment);
        let of_statement = self.descriptions.iter().skip(from);
        let mut known = of_statement
            .take_while(|other| other.moment == it.moment)
            .filter_map(|other| other.noun.fact(usize::from(since.number)).known().copied());
        known.find_map(|value| value.downcast::<When>()).copied()
    }

    fn claims(&self) -> Vec<(ClaimAt, u32)> {
        let mut claims = Vec::new();
        if self.descriptions.iter().all(|it| it.statement.replaces().is_none()) {
            return claims;
        }
        for (key, alias) in self.incident.keys_of(self.key).into_iter().zip(0..) {
            let entry = self.incident.entry(key);
            claims.extend(entry.into_iter().flat_map(|(_, it)| &it.claims).map(|at| (*at, alias)));
        }
        claims.sort_unstable();
        claims
    }

    fn first_said(
        &self,
        claims: &[(ClaimAt, u32)],
        it: &Description<'a>,
        field: &'static Field,
        said: &Saying<'a>,
    ) -> (Moment, Time) {
        let mut first = (it.moment, it.own);
        self.earlier(claims, it.statement, |moment, statement, noun| {
            let before = Saying::of(moment, statement, noun, field);
            let repeats = before.believed == said.believed && alike(before.fact, said.fact);
            if repeats {
                first = (moment, Time::of(statement.at(), self.incident.zone()));
            }
            repeats
        });
        first
    }
}

impl<'a> Words<'_, 'a> {
    fn heard(&self, heard: Heard) -> Vec<Word<'a>> {
        let counting = self.told.is_ruled_out_by_any().then(|| self.told.counting(heard));
        let described = |number: usize| self.told.descriptions.get(number);
        let words = self.words.iter().filter(|(_, word)| {
            let counts = counting.as_ref().is_none_or(|it| described(word.number).is_some_and(it));
            heard.has(word.at) && counts
        });
        words.map(|(_, word)| *word).collect()
    }

    /// What stands of what is heard; none if nothing is.
    pub(crate) fn stands(&self, heard: Heard) -> Option<Stood> {
        let words = self.heard(heard);
        let mut values = self.values.clone();
        if let [only] = words.as_slice() {
            let fact = match only.hold {
                Hold::Known { value, .. } => Fact::Known(values.copied(value)?),
                Hold::Unknown(why) => Fact::Unknown(why),
            };
            return Some(Stood { fact, first: only.at, at: only.at });
        }
        let manner = Manner::of(self.field, self.told.incident.same_since(self.told.key));
        let settled = self.settled(heard);
        let weighing = Weighing { field: self.field, manner, words: &words, death: None, settled };
        let several = weighing.end(&mut values);
        let position = several.positions.get(several.winner?)?;
        let word = words.iter().find(|word| word.number == position.said)?;
        let Hold::Known { .. } = word.hold else {
            let Hold::Unknown(why) = word.hold else { return None };
            return Some(Stood { fact: Fact::Unknown(why), first: word.at, at: word.at });
        };
        let same = words.iter().filter(
            |word| matches!(word.hold, Hold::Known { value, .. } if value == position.value),
        );
        let (mut first, mut at) = (word.at, word.at);
        for word in same {
            at = at.with(word.at);
            if word.at.end() < first.end() {
                first = word.at;
            }
        }
        Some(Stood { fact: Fact::Known(values.copied(position.value)?), first, at })
    }

    fn settled(&self, heard: Heard) -> Option<Settled> {
        let incident = self.told.incident;
        let settlement = incident.settlement(self.told.key, self.field.name)?;
        let time = Time::of(incident.log().get(settlement.by)?.at(), incident.zone());
        let described = |number: usize| self.told.descriptions.get(number).map(|it| it.moment);
        let mut answers = self.words.iter().map(|(_, word)| word.number);
        let answer = answers.find(|it| described(*it) == Some(settlement.answer))?;
        heard.has(time).then_some(Settled { answer, moment: settlement.by, time })
    }

    /// When somebody gave what was removed from this copy, and did not take it back.
    pub(crate) fn redacted(&self, heard: Heard) -> Option<Time> {
        let words = self.heard(heard);
        let mut left = words.iter().filter(|word| {
            word.hold == Hold::Unknown(Why::Redacted)
                && !words.iter().any(|later| {
                    later.source == word.source
                        && later.own.is_later_than(word.own)
                        && !matches!(later.hold, Hold::Unknown(why) if why.keeps_back())
                })
        });
        left.next().map(|word| word.at)
    }

    /// What all answers come to that are alike as plain values of one class; none if they differ.
    pub(crate) fn class<C: PartialEq>(
        &self,
        class: impl Fn(Option<&dyn AnyValue>) -> C,
    ) -> Option<C> {
        let is_settled = self.told.incident.settlement(self.told.key, self.field.name).is_some();
        if is_settled || self.told.is_ruled_out_by_any() {
            return None;
        }
        let mut classes = self.words.iter().map(|(_, word)| match word.hold {
            Hold::Known { value, believed: false } => Some(class(self.values.get(value))),
            _ => None,
        });
        let first = classes.next()??;
        classes.all(|it| it.as_ref() == Some(&first)).then_some(first)
    }

    /// When each answer was said first, and by which statement.
    pub(crate) fn times(&self) -> impl Iterator<Item = (Moment, Time)> {
        self.words.iter().map(|(moment, word)| (*moment, word.at))
    }

    /// Whether every answer is a reason, none of which is that it was redacted.
    pub(crate) fn is_unknown(&self) -> bool {
        let mut words = self.words.iter();
        words.all(|(_, word)| matches!(word.hold, Hold::Unknown(why) if why != Why::Redacted))
    }
}
