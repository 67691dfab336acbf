use super::{
    Because, copy,
    filter::{Choose, Filter, REDACTED, Show, Texts},
    kept::{Rule, Special},
};
use crate::{
    Claim, Fact, Incident, Remark, Source, Statement, When,
    entity::Entity,
    remark::Expunged,
    source,
    value::{AnyNoun, Key, Kind, List, Text},
};
use std::collections::BTreeSet;

/// The order of a court, or of whoever else can give it, to take something out of the record: what
/// the order is called, when it was made, and what it names.
///
/// ```
/// use use_of_force::{redact::Order, when};
///
/// let order = Order::new("order 31-0042 of the Exampleton court", when!("2032-02-01"))
///     .of("person-1")
///     .statement("first-answers");
/// assert_eq!(order.text(), "order 31-0042 of the Exampleton court");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    text: Text,
    at: When,
    nouns: BTreeSet<Key<AnyNoun>>,
    statements: BTreeSet<Key<Statement>>,
    sources: BTreeSet<Key<Source>>,
    spared: BTreeSet<Key<Statement>>,
}

impl Order {
    /// An order that names nothing yet. Its text stays in the record: it must not say what is to be
    /// taken out.
    #[must_use]
    pub fn new(text: impl Into<Text>, at: When) -> Self {
        Self {
            text: text.into(),
            at,
            nouns: BTreeSet::new(),
            statements: BTreeSet::new(),
            sources: BTreeSet::new(),
            spared: BTreeSet::new(),
        }
    }

    /// Names a noun, such as a person: what was said of it, and every text in the statements that
    /// describe or mention it.
    #[must_use]
    pub fn of(mut self, noun: impl Into<Key<AnyNoun>>) -> Self {
        self.nouns.insert(noun.into());
        self
    }

    /// Names a statement: everything that it says.
    #[must_use]
    pub fn statement(mut self, statement: impl Into<Key<Statement>>) -> Self {
        self.statements.insert(statement.into());
        self
    }

    /// Names a source: what it is called and where it can be read, not what it said.
    #[must_use]
    pub fn source(mut self, source: impl Into<Key<Source>>) -> Self {
        self.sources.insert(source.into());
        self
    }

    /// Spares the texts in the descriptions of other nouns in a statement that mentions a noun which
    /// the order names: somebody read them and found nothing there of what is to be taken out.
    #[must_use]
    pub fn sparing(mut self, statement: impl Into<Key<Statement>>) -> Self {
        self.spared.insert(statement.into());
        self
    }

    /// What it is called.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// When it was made.
    #[must_use]
    pub fn at(&self) -> When {
        self.at
    }

    /// The statements that it names.
    pub fn statements(&self) -> impl Iterator<Item = &Key<Statement>> {
        self.statements.iter()
    }

    /// The statements that it spares.
    pub fn spared(&self) -> impl Iterator<Item = &Key<Statement>> {
        self.spared.iter()
    }
}

/// Why nothing was expunged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The order names nothing.
    #[error("expected an order that names a noun, a statement or a source")]
    NamesNothing,
    /// The source that is to record it is no recorder, or not declared.
    #[error("expected a source of kind recorder, found `{0}`")]
    NoRecorder(Key<Source>),
    /// Nobody describes or mentions such a noun.
    #[error("no statement describes the noun `{0}`")]
    NoSuchNoun(Key<AnyNoun>),
    /// No statement has this key.
    #[error("no statement has the key `{0}`")]
    NoSuchStatement(Key<Statement>),
    /// No source has this key.
    #[error("source `{0}` is not declared")]
    NoSuchSource(Key<Source>),
}

/// The incident without what the order names, and with the claim of the recorder that says so.
pub(super) fn carried_out(
    incident: &Incident,
    order: &Order,
    recorder: &Key<Source>,
) -> Result<Incident, Refused> {
    check(incident, order, recorder)?;
    let mut left = Left::of(incident);
    left.take_out(order);
    left.statements.push(recorder.says(order.at, [order.claim().into()]));
    let version = incident.version().saturating_add(1);
    let mut entered = incident.entered();
    entered.at.push(version);
    let mut left = left.incident(incident);
    left.succeed(version, Some(entered));
    Ok(left)
}

fn check(incident: &Incident, order: &Order, recorder: &Key<Source>) -> Result<(), Refused> {
    let is_recorder = |source: &Source| source.kind.is(&source::Kind::Recorder);
    if !incident.source(recorder).is_some_and(is_recorder) {
        return Err(Refused::NoRecorder(recorder.clone()));
    }
    if order.names_nothing() {
        return Err(Refused::NamesNothing);
    }
    if let Some(noun) = order.nouns.iter().find(|noun| incident.kind(noun.as_str()).is_none()) {
        return Err(Refused::NoSuchNoun(noun.clone()));
    }
    let mut statements = order.statements.iter().chain(&order.spared);
    if let Some(key) = statements.find(|key| incident.statement(key).is_none()) {
        return Err(Refused::NoSuchStatement(key.clone()));
    }
    if let Some(key) = order.sources.iter().find(|key| incident.source(key).is_none()) {
        return Err(Refused::NoSuchSource(key.clone()));
    }
    Ok(())
}

impl Order {
    /// The claim by which a record holds the order.
    fn claim(&self) -> Expunged {
        fn named<T: Ord + Clone>(keys: &BTreeSet<T>) -> Fact<List<T>> {
            if keys.is_empty() {
                Fact::Unstated
            } else {
                List::from_iter(keys.iter().cloned()).into()
            }
        }
        Expunged::new(self.text.clone())
            .nouns(named(&self.nouns))
            .statements(named(&self.statements))
            .sources(named(&self.sources))
            .spared(named(&self.spared))
    }

    /// What is left of an incident under orders that it does not hold itself, and the keys of the
    /// statements that are not as they were: of a release of data that is brought onto a record from
    /// which something was expunged. What an order names and the incident does not have is passed over.
    #[must_use]
    pub fn take_out(orders: &[Order], incident: &Incident) -> (Incident, Vec<Key<Statement>>) {
        let mut left = Left::of(incident);
        orders.iter().for_each(|order| left.take_out(order));
        let changed = incident.statements().zip(&left.statements).filter(|(was, is)| was != is);
        let changed: Vec<_> = changed.filter_map(|(_, is)| is.key().cloned()).collect();
        let version = incident.version().saturating_add(u64::from(!changed.is_empty()));
        let mut left = left.incident(incident);
        left.succeed(version, Some(incident.entered()));
        (left, changed)
    }

    /// The orders under which something was expunged of a record, those apart that were withdrawn.
    #[must_use]
    pub fn held_by(incident: &Incident) -> Vec<Order> {
        fn named<T: Ord + Clone>(keys: &Fact<List<T>>) -> BTreeSet<T> {
            keys.known().into_iter().flatten().cloned().collect()
        }
        let counts = |it: &&Statement| it.key().is_none_or(|key| incident.counts(key));
        let claims = incident.statements().filter(counts);
        let claims = claims.flat_map(|it| it.says().iter().map(|claim| (it.at(), claim)));
        let orders = claims.filter_map(|(at, claim)| match claim {
            Claim::Expunged(order) => Some(Order {
                text: order.order.clone(),
                at,
                nouns: named(&order.nouns),
                statements: named(&order.statements),
                sources: named(&order.sources),
                spared: named(&order.spared),
            }),
            _ => None,
        });
        orders.collect()
    }

    /// What of the order another record lacks that holds these orders, in the keys that it has, or may
    /// have, for what the order names.
    pub(crate) fn lacking(
        &self,
        held: &[Order],
        noun: impl Fn(&Key<AnyNoun>) -> Vec<Key<AnyNoun>>,
        statement: impl Fn(&Key<Statement>) -> Vec<Key<Statement>>,
        source: impl Fn(&Key<Source>) -> Vec<Key<Source>>,
    ) -> Order {
        fn lacking<'a, T: Ord + 'a>(
            keys: &BTreeSet<T>,
            held: impl Iterator<Item = &'a BTreeSet<T>>,
            there: impl Fn(&T) -> Vec<T>,
        ) -> BTreeSet<T> {
            let held: BTreeSet<_> = held.flatten().collect();
            let all = keys.iter().map(there);
            all.filter(|all| !all.iter().any(|key| held.contains(key))).flatten().collect()
        }
        let alike = || held.iter().filter(|held| held.text == self.text);
        Order {
            text: self.text.clone(),
            at: self.at,
            nouns: lacking(&self.nouns, alike().map(|held| &held.nouns), noun),
            statements: lacking(&self.statements, alike().map(|held| &held.statements), &statement),
            sources: lacking(&self.sources, alike().map(|held| &held.sources), source),
            spared: self.spared.iter().flat_map(statement).collect(),
        }
    }

    pub(crate) fn names_nothing(&self) -> bool {
        self.nouns.is_empty() && self.statements.is_empty() && self.sources.is_empty()
    }
}

/// What is left of a record.
struct Left {
    sources: Vec<Source>,
    statements: Vec<Statement>,
}

impl Left {
    fn of(incident: &Incident) -> Self {
        Self {
            sources: incident.sources().cloned().collect(),
            statements: incident.statements().cloned().collect(),
        }
    }

    fn take_out(&mut self, order: &Order) {
        let claims = self.statements.iter().flat_map(Statement::says);
        let mut chooser =
            Reached { order, special: Special::among(claims), noun: None, reach: Reach::Nothing };
        let is_recorder = |source: &&Source| source.kind.is(&source::Kind::Recorder);
        let recorders = self.sources.iter().filter(is_recorder).map(|it| &it.key).collect();
        let mut keys = NewKeys::of(&self.statements);
        let statements =
            self.statements.iter().map(|said| chooser.statement(said, &recorders, &mut keys));
        let statements: Vec<Statement> = statements.collect();
        let sources = self.sources.iter().filter_map(|source| {
            let named = order.sources.contains(&source.key);
            chooser.reach = if named { Reach::Texts } else { Reach::Nothing };
            let mut left = Source::blank();
            Filter(&mut chooser).copy(source, &mut left).then_some(left)
        });
        let sources = sources.collect();
        *self = Self { sources, statements };
    }

    fn incident(self, of: &Incident) -> Incident {
        let bare = copy::bare(of);
        Incident::assembled(of.id(), of.zone(), self.sources, bare, self.statements)
    }
}

/// Keys for statements that had none, since two of them can read alike without their words.
struct NewKeys<'a> {
    taken: BTreeSet<&'a str>,
    last: usize,
}

impl<'a> NewKeys<'a> {
    fn of(statements: &'a [Statement]) -> Self {
        let keys = statements.iter().filter_map(Statement::key).map(Key::as_str);
        Self { taken: keys.collect(), last: 0 }
    }

    fn next(&mut self) -> Key<Statement> {
        loop {
            self.last += 1;
            let key = format!("expunged-{}", self.last);
            if !self.taken.contains(&*key) {
                return key.into();
            }
        }
    }
}

/// How far an order reaches in a claim or a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Nothing,
    /// Every text.
    Texts,
    /// Every fact.
    Everything,
}

/// What an order leaves.
struct Reached<'a> {
    order: &'a Order,
    special: Special<'a>,
    /// The noun that is described.
    noun: Option<(Kind, &'a str)>,
    reach: Reach,
}

impl<'a> Reached<'a> {
    fn statement(
        &mut self,
        said: &'a Statement,
        recorders: &BTreeSet<&Key<Source>>,
        keys: &mut NewKeys<'_>,
    ) -> Statement {
        let named = |key: &str| self.order.nouns.iter().any(|noun| noun.as_str() == key);
        let listed =
            |keys: &BTreeSet<Key<Statement>>| said.key().is_some_and(|it| keys.contains(it));
        let whole = listed(&self.order.statements);
        let touched = said.says().iter().any(|claim| copy::mentions(claim, named));
        let spared = listed(&self.order.spared);
        let recorder = recorders.contains(said.source());
        let reaches: Vec<Reach> = said
            .says()
            .iter()
            .map(|claim| match claim {
                _ if whole => Reach::Everything,
                Claim::Expunged(_) if recorder => Reach::Nothing,
                claim if claim.described().is_some_and(|(_, key)| named(key)) => Reach::Everything,
                claim if spared && claim.described().is_some() => Reach::Nothing,
                _ if touched => Reach::Texts,
                _ => Reach::Nothing,
            })
            .collect();
        let has_cite = (whole || touched) && said.cite().is_some();
        if !has_cite && reaches.iter().all(|reach| *reach == Reach::Nothing) {
            return said.clone();
        }
        let mut claims: Vec<Claim> = Vec::with_capacity(reaches.len());
        for (claim, reach) in said.says().iter().zip(reaches) {
            (self.noun, self.reach) = (claim.described(), reach);
            let mut left = claim.blank();
            let whole = Filter(self).copy(claim.entity(), left.entity_mut());
            claims.push(if whole { left } else { Remark::new(REDACTED).into() });
        }
        let mut left = said.source().says(said.at(), claims);
        left = left.with_key(said.key().cloned().unwrap_or_else(|| keys.next()));
        if let Some(via) = said.via() {
            left = left.with_via(via);
        }
        if let Some(replaced) = said.replaces() {
            left = left.replacing(replaced);
        }
        if let Some(public) = said.public() {
            left = left.made_public(public);
        }
        if let Some(recorded) = said.recorded() {
            left = left.with_recorded(recorded);
        }
        left
    }
}

impl Choose for Reached<'_> {
    fn show(&self) -> Show<'_> {
        Show::whole(Texts::WithWords)
    }

    fn field(&self, _entity: &str, _field: &str, _kind: &str) -> Result<Texts, Because> {
        match self.reach {
            Reach::Nothing => Ok(Texts::WithWords),
            Reach::Texts => Ok(Texts::Gone),
            Reach::Everything => Err(Because::Field),
        }
    }

    fn holds(&self, rule: Rule) -> bool {
        match rule {
            Rule::Always | Rule::IsKnown => true,
            Rule::OfCharge | Rule::OfAnimal => self.special.contains(self.noun),
            Rule::OfRecorder => false,
        }
    }

    fn differs(&self, field: &str) -> bool {
        self.special.differs(self.noun, field)
    }
}
