use super::{Account, Answer, Held, Position, Saying, Several, Spoken, since::Since};
use crate::{
    Fact, Path, Statement, Why,
    entity::{AnyEntity, Field},
    incident::{Entry, Incident, Moment},
    value::{AnyValue, Datum, Extra, Kind, Value},
};
use std::fmt;

/// What is said of one noun, field by field.
///
/// Two are equal if they are of one noun and its fields are.
#[derive(Clone, Copy)]
pub struct NounAccount<'a> {
    pub(crate) incident: &'a Incident,
    pub(crate) kind: Kind,
    pub(crate) key: &'a str,
    account: &'a Account,
}

/// What is said of one field, of which somebody spoke: who says what, what stands, whether that is
/// disputed. Everything that is read of an incident is read of these.
///
/// Two are equal if they are of one field and the answers to it are.
#[derive(Clone, Copy)]
pub struct FieldAccount<'a> {
    pub(crate) noun: NounAccount<'a>,
    pub(crate) field: &'static Field,
    spoken: &'a Spoken,
    /// Where its answers begin.
    from: usize,
}

impl fmt::Debug for FieldAccount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldAccount({})", self.path())
    }
}

impl PartialEq for FieldAccount<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.path() == other.path() && self.answers() == other.answers()
    }
}

impl Eq for FieldAccount<'_> {}

impl PartialEq for NounAccount<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.path() == other.path() && self.fields().eq(other.fields())
    }
}

impl Eq for NounAccount<'_> {}

impl fmt::Debug for NounAccount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NounAccount({})", self.path())
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
    /// What is said of the noun of this key; none if nobody describes or mentions it. The key of the
    /// circumstances is empty.
    #[must_use]
    pub fn account(&self, key: &str) -> Option<NounAccount<'_>> {
        let (key, entry) = self.entry(self.root(key))?;
        Some(NounAccount::new(self, key, entry))
    }

    /// What is said of each noun that was not ruled out: by kind, and in order of introduction.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Shooting, Source, Why, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// incident.record(clerk.says(when!("2031-05-04"), [
    ///     Person::new("person-1").age(24).armed(Why::Pending).into(),
    ///     Shooting::new("shooting-1").rounds_fired(3).into(),
    /// ]))?;
    ///
    /// let mut lines = Vec::new();
    /// for noun in incident.accounts() {
    ///     for field in noun.fields() {
    ///         let stands = field.stands().unwrap();
    ///         let told = stands.value.map(|it| it.to_string()).or(stands.why.map(|it| it.to_string()));
    ///         lines.push(format!("{} {}: {}", noun.key(), field.definition().name, told.unwrap()));
    ///     }
    /// }
    /// assert_eq!(lines, ["person-1 age: 24", "person-1 armed: pending", "shooting-1 rounds_fired: 3"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn accounts(&self) -> impl Iterator<Item = NounAccount<'_>> {
        self.in_order().map(|(key, entry)| NounAccount::new(self, key, entry))
    }

    /// What is said of each field of which somebody speaks, noun by noun; those left out of which all
    /// was taken back.
    pub fn fields(&self) -> impl Iterator<Item = FieldAccount<'_>> {
        let fields = self.accounts().flat_map(NounAccount::fields);
        fields.filter(|field| !matches!(field.spoken.held, Held::Nothing))
    }
}

impl<'a> NounAccount<'a> {
    pub(crate) fn new(incident: &'a Incident, key: &'a str, entry: &'a Entry) -> Self {
        let account = entry.made().account.get_or_init(|| match incident.claims_of(key) {
            Some(claims) => Account::of(incident, key, &claims).into(),
            None => {
                let claims: Vec<_> = entry.claims.iter().map(|claim| (*claim, 0)).collect();
                Account::of(incident, key, &claims).into()
            }
        });
        Self { incident, kind: entry.kind, key, account }
    }

    /// What it is: `person`, `shooting`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.kind.as_str()
    }

    /// Its key; that of the circumstances is empty.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.key
    }

    /// Where it is.
    #[must_use]
    pub fn path(self) -> Path {
        Path::new(self.kind, self.key, None)
    }

    /// Its fields of which somebody spoke, in order.
    pub fn fields(self) -> impl Iterator<Item = FieldAccount<'a>> {
        let of = self.of_kind();
        let mut end = 0;
        self.account.fields.iter().filter_map(move |spoken| {
            let from = std::mem::replace(&mut end, index(spoken.end));
            let field = of?.get(usize::from(spoken.number))?;
            Some(FieldAccount { noun: self, field, spoken, from })
        })
    }

    /// One of its fields, if somebody spoke of it.
    pub(crate) fn field(self, number: u8) -> Option<FieldAccount<'a>> {
        let spoken = &self.account.fields;
        let place = spoken.binary_search_by_key(&number, |spoken| spoken.number).ok()?;
        let from = match place.checked_sub(1) {
            Some(before) => index(spoken.get(before)?.end),
            None => 0,
        };
        let field = self.of_kind()?.get(usize::from(number))?;
        Some(FieldAccount { noun: self, field, spoken: spoken.get(place)?, from })
    }

    /// The field of this name, if somebody spoke of it.
    #[must_use]
    pub fn named(self, name: &str) -> Option<FieldAccount<'a>> {
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

    /// The system's own fields of it, as they were given last by statements in force.
    #[must_use]
    pub fn extra(self) -> Extra {
        let log = self.incident.log();
        let mut extra = Extra::default();
        for claim in self.account.claims.iter().filter(|it| log.stopped(it.moment).is_none()) {
            if let Some((_, claim)) = log.claim(*claim) {
                extra.take_over(claim.entity().how().extra());
            }
        }
        extra
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

impl<'a> FieldAccount<'a> {
    /// The noun whose field it is.
    #[must_use]
    pub fn noun(self) -> NounAccount<'a> {
        self.noun
    }

    /// The field, as the data dictionary has it.
    #[must_use]
    pub fn definition(self) -> &'static Field {
        self.field
    }

    /// Where it is.
    #[must_use]
    pub fn path(self) -> Path {
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
    pub(crate) fn sayings(self) -> impl DoubleEndedIterator<Item = Saying<'a>> + Clone {
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
        self.sayings().filter(|said| said.counts)
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
    pub(crate) fn held_by_each(self) -> impl Iterator<Item = Saying<'a>> + Clone {
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

    /// What stands; unstated if all that was said was taken back.
    #[must_use]
    pub fn fact(self) -> Fact<Datum<'a>> {
        self.any().map_or(Fact::Unstated, Fact::datum)
    }

    /// The value that stands, or why there is none.
    pub(crate) fn any(self) -> Option<Fact<&'a dyn AnyValue>> {
        self.standing().map(|standing| standing.fact)
    }

    /// The value that stands, if one does and is of this type.
    pub(crate) fn known<T: Value>(self) -> Option<&'a T> {
        let value: &'a dyn AnyValue = *self.any()?.known()?;
        value.downcast()
    }

    /// Which value would stand if only some of what counts had been said.
    pub(crate) fn standing_of(
        self,
        heard: impl Fn(&Saying<'a>) -> bool,
    ) -> Option<Box<dyn AnyValue>> {
        let heard: Vec<bool> = self.sayings().map(|said| said.counts && heard(&said)).collect();
        Account::standing_of(self.noun.incident, self.noun.key, self.field, &heard)
    }

    /// Since when, without a gap, some value has been known: the statement that gave it; none if
    /// none is known now.
    #[must_use]
    pub fn known_since(self) -> Option<&'a Statement> {
        self.noun.incident.log().get(self.known_at()?)
    }

    /// The same by its place in the log.
    pub(crate) fn known_at(self) -> Option<Moment> {
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
    #[must_use]
    pub fn is_disputed(self) -> bool {
        self.several().is_some_and(|several| several.is_disputed)
    }

    /// The statement with which the sources came to differ, and have differed since; none if they do
    /// not.
    #[must_use]
    pub fn disputed_since(self) -> Option<&'a Statement> {
        self.noun.incident.log().get(self.disputed_at()?)
    }

    /// The same by its place in the log.
    pub(crate) fn disputed_at(self) -> Option<Moment> {
        Some(self.answer(self.several()?.since?)?.moment)
    }

    /// Whether its values agree only where they are equal, since there are too many.
    pub(crate) fn is_exact(self) -> bool {
        self.several().is_some_and(|several| several.exactly)
    }

    /// The statement that settles what stands, if one does.
    #[must_use]
    pub fn settled_by(self) -> Option<&'a Statement> {
        self.noun.incident.log().get(self.settled_at()?)
    }

    /// The same by its place in the log.
    pub(crate) fn settled_at(self) -> Option<Moment> {
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
