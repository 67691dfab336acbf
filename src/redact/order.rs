use super::{
    Because, copy,
    filter::{Choose, Filter, REDACTED, Show, Texts},
    kept::{Rule, Special},
};
use crate::{
    Claim, Incident, Path, Remark, Source, Statement, When, source,
    statement::Exchange,
    value::{AnyNoun, Key, Kind, Text},
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

/// What a recorder's remark begins with that says what was expunged, and by which order.
const EXPUNGED: &str = "expunged by order: ";

/// The incident without what the order names, and with the remark that says so.
pub(super) fn carried_out(
    incident: &Incident,
    order: &Order,
    recorder: &Key<Source>,
) -> Result<Incident, Refused> {
    check(incident, order, recorder)?;
    let mut chooser =
        Expunged { order, special: Special::of(incident), noun: None, reach: Reach::Nothing };
    let sources: Vec<Source> = incident
        .sources()
        .filter_map(|source| {
            let named = order.sources.contains(&source.key);
            chooser.reach = if named { Reach::Texts } else { Reach::Nothing };
            Filter(&mut chooser).entity(source)
        })
        .collect();
    let mut keys = NewKeys::of(incident);
    let mut statements: Vec<Statement> =
        incident.statements().map(|said| chooser.statement(incident, said, &mut keys)).collect();
    copy::keep_mentions(incident, &mut statements, |key| key.into());
    statements.push(order.tombstone(incident, recorder));
    let bare = copy::bare(incident);
    Ok(Incident::assembled(incident.id(), incident.zone(), sources, bare, statements))
}

fn check(incident: &Incident, order: &Order, recorder: &Key<Source>) -> Result<(), Refused> {
    let is_recorder = |source: &Source| source.kind.is(&source::Kind::Recorder);
    if !incident.source(recorder).is_some_and(is_recorder) {
        return Err(Refused::NoRecorder(recorder.clone()));
    }
    if order.nouns.is_empty() && order.statements.is_empty() && order.sources.is_empty() {
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
    /// The recorder's remark of each thing that was taken out.
    fn tombstone(&self, incident: &Incident, recorder: &Key<Source>) -> Statement {
        let text = |what: &str| format!("{EXPUNGED}{}{what}", self.text);
        let nouns = self.nouns.iter().filter_map(|noun| {
            let kind = incident.kind(noun.as_str())?;
            let about = Path::new(kind, noun.as_str(), None);
            Some(Remark::new(text("")).about(about))
        });
        let statements = self.statements.iter().map(|key| format!(" (statement `{key}`)"));
        let sources = self.sources.iter().map(|key| format!(" (source `{key}`)"));
        let others = statements.chain(sources).map(|what| Remark::new(text(&what)));
        recorder.says(self.at, nouns.chain(others).map(Claim::from))
    }
}

fn is_tombstone(remark: &Remark) -> bool {
    remark.text.as_str().starts_with(EXPUNGED)
}

/// Keys for statements that had none, since two of them can read alike without their words.
struct NewKeys<'a> {
    taken: BTreeSet<&'a str>,
    last: usize,
}

impl<'a> NewKeys<'a> {
    fn of(incident: &'a Incident) -> Self {
        let keys = incident.statements().filter_map(Statement::key).map(Key::as_str);
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
struct Expunged<'a> {
    order: &'a Order,
    special: Special<'a>,
    /// The noun that is described.
    noun: Option<(Kind, &'a str)>,
    reach: Reach,
}

impl<'a> Expunged<'a> {
    fn statement(
        &mut self,
        incident: &Incident,
        said: &'a Statement,
        keys: &mut NewKeys<'_>,
    ) -> Statement {
        let named = |key: &str| self.order.nouns.iter().any(|noun| noun.as_str() == key);
        let listed =
            |keys: &BTreeSet<Key<Statement>>| said.key().is_some_and(|it| keys.contains(it));
        let whole = listed(&self.order.statements);
        let touched = said.says().iter().any(|claim| copy::mentions(claim, named));
        let spared = listed(&self.order.spared);
        let recorder = incident
            .source(said.source())
            .is_some_and(|source| source.kind.is(&source::Kind::Recorder));
        let reaches: Vec<Reach> = said
            .says()
            .iter()
            .map(|claim| match claim {
                Claim::Remark(remark) if copy::is_mark(remark) => Reach::Nothing,
                _ if whole => Reach::Everything,
                Claim::Remark(remark) if recorder && is_tombstone(remark) => Reach::Nothing,
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
            let left = claim.exchanged(&mut Filter(self));
            claims.push(left.unwrap_or_else(|| Remark::new(REDACTED).into()));
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
        left
    }
}

impl Choose for Expunged<'_> {
    fn show(&self) -> Show<'_> {
        Show { keys: None, times: None, decimals: None, zone: None, texts: Texts::WithWords }
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
}
