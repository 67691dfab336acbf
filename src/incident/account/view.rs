use super::{Account, Answer, Held, Position, Saying, Several, Spoken, since::Since};
use crate::{
    Fact, Path, Statement, Why,
    entity::{AnyEntity, Field},
    incident::{Entry, Incident, Moment},
    value::{AnyValue, Kind, Value},
};
use std::fmt;

/// What is said of one noun.
#[derive(Clone, Copy)]
pub(crate) struct OfNoun<'a> {
    pub incident: &'a Incident,
    pub kind: Kind,
    pub key: &'a str,
    account: &'a Account,
}

/// What is said of one of its fields, of which somebody spoke.
#[derive(Clone, Copy)]
pub(crate) struct OfField<'a> {
    pub noun: OfNoun<'a>,
    pub field: &'static Field,
    spoken: &'a Spoken,
    /// Where its answers begin.
    from: usize,
}

impl fmt::Debug for OfField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfField({})", self.path())
    }
}

/// What stands of a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing<'a> {
    /// A value, or why there is none.
    pub fact: Fact<&'a dyn AnyValue>,
    /// Whose word it is: of several the first.
    pub said: Saying<'a>,
    /// Whether that says all that stands.
    pub is_said: bool,
}

impl Standing<'_> {
    pub(crate) fn known<T: Value>(&self) -> Option<&T> {
        self.fact.known().and_then(|value| value.downcast())
    }
}

impl Incident {
    /// What is said of the noun of this key; none if nobody describes or mentions it.
    pub(crate) fn account(&self, key: &str) -> Option<OfNoun<'_>> {
        let (key, entry) = self.entry(self.root(key))?;
        Some(OfNoun::new(self, key, entry))
    }

    /// What is said of each noun that was not ruled out: by kind, and in order of introduction.
    pub(crate) fn accounts(&self) -> impl Iterator<Item = OfNoun<'_>> {
        self.in_order().map(|(key, entry)| OfNoun::new(self, key, entry))
    }

    /// What is said of each field of which somebody speaks, and has not taken all of it back.
    pub(crate) fn spoken_of(&self) -> impl Iterator<Item = OfField<'_>> {
        let fields = self.accounts().flat_map(OfNoun::fields);
        fields.filter(|field| !matches!(field.spoken.held, Held::Nothing))
    }
}

impl<'a> OfNoun<'a> {
    pub(crate) fn new(incident: &'a Incident, key: &'a str, entry: &'a Entry) -> Self {
        let account = entry.account.get_or_init(|| match incident.claims_of(key) {
            Some(claims) => Account::of(incident, key, &claims).into(),
            None => {
                let claims: Vec<_> = entry.claims.iter().map(|claim| (*claim, 0)).collect();
                Account::of(incident, key, &claims).into()
            }
        });
        Self { incident, kind: entry.kind, key, account }
    }

    /// Its fields of which somebody spoke, in order.
    pub(crate) fn fields(self) -> impl Iterator<Item = OfField<'a>> {
        let of = self.of_kind();
        let mut end = 0;
        self.account.fields.iter().filter_map(move |spoken| {
            let from = std::mem::replace(&mut end, index(spoken.end));
            let field = of?.get(usize::from(spoken.number))?;
            Some(OfField { noun: self, field, spoken, from })
        })
    }

    /// One of its fields, if somebody spoke of it.
    pub(crate) fn field(self, number: u8) -> Option<OfField<'a>> {
        let spoken = &self.account.fields;
        let place = spoken.binary_search_by_key(&number, |spoken| spoken.number).ok()?;
        let from = match place.checked_sub(1) {
            Some(before) => index(spoken.get(before)?.end),
            None => 0,
        };
        let field = self.of_kind()?.get(usize::from(number))?;
        Some(OfField { noun: self, field, spoken: spoken.get(place)?, from })
    }

    /// The field of this name, if somebody spoke of it.
    pub(crate) fn named(self, name: &str) -> Option<OfField<'a>> {
        let field = self.of_kind()?.iter().find(|field| field.name == name)?;
        self.field(field.number)
    }

    fn of_kind(self) -> Option<&'static [Field]> {
        self.description(0).map(|(_, _, noun)| noun.fields())
    }

    fn description(self, number: usize) -> Option<(Moment, &'a Statement, &'a dyn AnyEntity)> {
        let claim = *self.account.claims.get(number)?;
        let (statement, noun) = self.incident.log().claim(claim)?;
        Some((claim.moment, statement, noun.entity()))
    }

    /// The statements that describe it, in log order, those that were taken back included.
    pub(crate) fn descriptions(self) -> impl Iterator<Item = (Moment, &'a Statement)> {
        let log = self.incident.log();
        let claims = self.account.claims.iter();
        claims.filter_map(move |claim| Some((claim.moment, log.get(claim.moment)?)))
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'a> OfField<'a> {
    pub(crate) fn path(self) -> Path {
        Path::new(self.noun.kind, self.noun.key, Some(self.field.name))
    }

    fn answer(self, number: usize) -> Option<Saying<'a>> {
        let answer = self.told(number)?;
        let (moment, statement, noun) = self.noun.description(index(answer.description))?;
        let said = Saying::of(moment, statement, noun, self.field);
        let place = u32::try_from(self.from + number).ok()?;
        let fact = match self.noun.account.rewritten.get(&place) {
            Some(value) => Fact::Known(&**value),
            None => said.fact,
        };
        Some(Saying { counts: answer.counts, fact, ..said })
    }

    fn told(self, number: usize) -> Option<&'a Answer> {
        self.noun.account.answers.get(self.from + number)
    }

    /// Every answer, in log order, those that were taken back included.
    pub(crate) fn answers(self) -> impl DoubleEndedIterator<Item = Saying<'a>> + Clone {
        (0..self.len()).filter_map(move |number| self.answer(number))
    }

    fn len(self) -> usize {
        index(self.spoken.end) - self.from
    }

    /// Every answer of a statement in force as it was said, what is gone included.
    pub(crate) fn as_said(self) -> impl Iterator<Item = Saying<'a>> {
        let log = self.noun.incident.log();
        (0..self.len()).filter_map(move |number| {
            let description = index(self.told(number)?.description);
            let (moment, statement, noun) = self.noun.description(description)?;
            let said = Saying::of(moment, statement, noun, self.field);
            log.stopped(moment).is_none().then_some(said)
        })
    }

    /// An answer that cannot stand beside what its own description says: when somebody died who did
    /// not.
    pub(crate) fn denied(self) -> Option<Saying<'a>> {
        let main = self.field.group?;
        let log = self.noun.incident.log();
        (0..self.len()).find_map(|number| {
            let description = index(self.told(number)?.description);
            let (moment, statement, noun) = self.noun.description(description)?;
            let of_main = noun.fields().iter().find(|field| field.name == main)?;
            let is_alone = noun.fact(usize::from(of_main.number)).known()?.stands_alone();
            let counts = is_alone && log.stopped(moment).is_none();
            counts.then(|| Saying::of(moment, statement, noun, self.field))
        })
    }

    /// Every answer that counts, in log order.
    pub(crate) fn counting(self) -> impl DoubleEndedIterator<Item = Saying<'a>> + Clone {
        self.answers().filter(|said| said.counts)
    }

    fn several(self) -> Option<&'a Several> {
        match &self.spoken.held {
            Held::Several(several) => Some(several),
            Held::Nothing | Held::One(_) => None,
        }
    }

    fn one(self) -> Option<Saying<'a>> {
        match self.spoken.held {
            Held::One(number) => self.answer(index(number)),
            Held::Nothing | Held::Several(_) => None,
        }
    }

    fn position(self, position: &'a Position) -> Option<Saying<'a>> {
        let said = self.answer(position.said)?;
        let all = position.all.as_deref().map(Fact::Known);
        Some(Saying { fact: all.unwrap_or(said.fact), ..said })
    }

    /// What each source holds, in the log order of their last words. A source that states some
    /// members of an open list and only believes others holds both.
    pub(crate) fn positions(self) -> impl Iterator<Item = Saying<'a>> + Clone {
        let several = self.several().map_or(&[][..], |several| &several.positions);
        self.one().into_iter().chain(several.iter().filter_map(move |it| self.position(it)))
    }

    /// What each source states, if it states a value, with a number that equal values share.
    pub(crate) fn values(self) -> impl Iterator<Item = (usize, Saying<'a>)> {
        let several = self.several().map_or(&[][..], |several| &several.positions);
        let known = several.iter().filter(|it| it.is_known);
        let numbered = known.filter_map(move |it| Some((it.value, self.position(it)?)));
        let one = self.one().map(|said| (0, said));
        one.into_iter().chain(numbered).filter(|(_, said)| said.known().is_some())
    }

    /// What stands; none if all that was said was taken back.
    pub(crate) fn standing(self) -> Option<Standing<'a>> {
        let Some(several) = self.several() else {
            return self.one().map(|said| Standing { fact: said.fact, said, is_said: true });
        };
        let said = self.position(several.positions.get(several.winner?)?)?;
        if said.known().is_none() && said.believed {
            // A reason that somebody gives plainly is not only believed.
            let plain = self.contributing().into_iter().rfind(|it| !it.believed);
            let said = plain.unwrap_or(said);
            return Some(Standing { fact: said.fact, said, is_said: true });
        }
        let value = several.value.as_deref().map(Fact::Known);
        Some(Standing { fact: value.unwrap_or(said.fact), said, is_said: value.is_none() })
    }

    /// The value that stands, or why there is none.
    pub(crate) fn fact(self) -> Option<Fact<&'a dyn AnyValue>> {
        self.standing().map(|standing| standing.fact)
    }

    /// The value that stands, if one does and is of this type.
    pub(crate) fn known<T: Value>(self) -> Option<&'a T> {
        let value: &'a dyn AnyValue = *self.fact()?.known()?;
        value.downcast()
    }

    /// Which value would stand if only some of what counts had been said.
    pub(crate) fn standing_of(
        self,
        heard: impl Fn(&Saying<'a>) -> bool,
    ) -> Option<Box<dyn AnyValue>> {
        let heard: Vec<bool> = self.answers().map(|said| said.counts && heard(&said)).collect();
        Account::standing_of(self.noun.incident, self.noun.key, self.field, &heard)
    }

    /// Since when, without a gap, some value has been known: the statement that gave it.
    pub(crate) fn known_since(self) -> Option<Moment> {
        Since::of(self).known()
    }

    /// Every answer that counts, and why the field was not known after it; none where it was.
    pub(crate) fn unknown_after(self) -> impl Iterator<Item = (Saying<'a>, Option<Why>)> {
        Since::of(self).unknown().into_iter()
    }

    /// Whether several answers count.
    pub(crate) fn is_told_again(self) -> bool {
        self.several().is_some()
    }

    /// Whether sources contradict each other, whether or not that is settled.
    pub(crate) fn is_disputed(self) -> bool {
        self.several().is_some_and(|several| several.is_disputed)
    }

    /// The statement with which the sources came to differ, and have differed since.
    pub(crate) fn disputed_since(self) -> Option<Moment> {
        Some(self.answer(self.several()?.since?)?.moment)
    }

    /// Whether its values agree only where they are equal, since there are too many.
    pub(crate) fn is_exact(self) -> bool {
        self.several().is_some_and(|several| several.exactly)
    }

    /// The statement that settles what stands, if one does.
    pub(crate) fn settled_by(self) -> Option<Moment> {
        self.several()?.is_settled
    }

    /// The positions whose word it is that stands: of a list, of all that add to it.
    pub(crate) fn contributing(self) -> Vec<Saying<'a>> {
        let several = self.several().map_or(&[][..], |several| &several.positions);
        let standing = several.iter().filter(|position| position.stands);
        self.one().into_iter().chain(standing.filter_map(|it| self.position(it))).collect()
    }

    /// The answer with which its source kept back what it holds here, if it did.
    pub(crate) fn kept_back(self, position: &Saying<'a>) -> Option<Saying<'a>> {
        let several = self.several()?;
        let held = several.positions.iter().filter(|it| it.kept_back.is_some());
        let of =
            held.filter(|it| self.answer(it.said).is_some_and(|it| it.moment == position.moment));
        of.filter_map(|it| self.answer(it.kept_back?)).next()
    }
}

/// Whether a fact is a list that has one of the members of another.
pub(crate) fn is_part(part: Fact<&dyn AnyValue>, whole: &dyn AnyValue) -> bool {
    part.known().is_some_and(|part| part.is_part_of(whole, None))
}
