use super::{
    Because, Class, Policy, Withheld,
    account::Account,
    class::Classes,
    filter::{Choose, Filter, REDACTED, Show, Texts},
    kept::{Rule, Special},
    keys::{Keys, statement_key},
    overruled::Overruled,
    policy::{self, STATEMENT},
};
use crate::{
    Claim, Incident, Path, Remark, Source, Statement, When,
    entity::{self, Entity},
    incident::each_noun,
    source,
    value::{Kind, Rewrite, Text, Value},
};
use uuid::Uuid;

/// The copy of an incident that a policy allows, and what it withholds.
pub(super) fn of(incident: &Incident, policy: &Policy, id: Uuid) -> (Incident, Vec<Withheld>) {
    let overruled = match policy.overruled {
        policy::Overruled::Shown => None,
        policy::Overruled::Withheld => Some(Overruled::of(incident, |it| policy.hears(it))),
    };
    // Most policies make no difference between people.
    let classes = match policy.of_class.is_empty() {
        true => Classes::default(),
        false => Classes::of(incident),
    };
    let mut chooser = Allowed {
        policy,
        incident,
        overruled,
        special: Special::of(incident),
        classes,
        source: None,
        noun: None,
        account: Account::default(),
    };
    let mut sources: Vec<Source> = Vec::new();
    for source in incident.sources() {
        chooser.source = Some(source);
        let mut copy = Source::blank();
        if Filter(&mut chooser).copy(source, &mut copy) {
            sources.push(copy);
        }
    }
    let mut last = None;
    let mut statements: Vec<Statement> = Vec::new();
    for statement in incident.statements() {
        let at = chooser.said(statement.at(), &mut last);
        statements.push(chooser.statement(statement, at));
    }
    let keys = Keys::of(&sources, &statements, |key| incident.kind(key), bare(incident));
    sources.iter_mut().for_each(|source| entity::rewrite(source, &mut &keys));
    for (statement, number) in statements.iter_mut().zip(1..) {
        statement.rewrite(&mut &keys);
        *statement = statement.clone().with_key(statement_key(number));
    }
    let bare: Vec<_> = bare(incident).map(|(kind, key)| (kind, keys.get(kind, key))).collect();
    let bare = bare.iter().map(|(kind, key)| (*kind, &**key));
    let copy = Incident::assembled(id, incident.zone(), sources, bare, statements);
    (copy, chooser.account.items())
}

/// The keys that no claim of a cut incident describes.
pub(super) fn bare(incident: &Incident) -> impl Iterator<Item = (Kind, &str)> {
    let bare = incident.entries().filter(|(_, entry)| entry.claims.is_empty());
    bare.map(|(key, entry)| (entry.kind, key))
}

/// Whether a claim describes or mentions a noun of such a key.
pub(super) fn mentions(claim: &Claim, is: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    each_noun([claim], |key| found |= is(key));
    found
}

impl Policy {
    /// Whether what this source says is allowed.
    fn hears(&self, source: &Source) -> bool {
        source.kind.known().is_some_and(|kind| self.sources.contains(kind))
    }

    /// Whether it may be told what this source is called.
    fn names(&self, source: &Source) -> bool {
        source.kind.known().is_some_and(|kind| kind.is_institution() || self.named.contains(kind))
    }
}

/// What a policy allows.
struct Allowed<'a> {
    policy: &'a Policy,
    incident: &'a Incident,
    /// What is withheld because it was overruled, if the policy wants that.
    overruled: Option<Overruled<'a>>,
    special: Special<'a>,
    classes: Classes<'a>,
    /// The source whose words are read.
    source: Option<&'a Source>,
    /// The noun that is described.
    noun: Option<(Kind, &'a str)>,
    account: Account,
}

impl<'a> Allowed<'a> {
    fn statement(&mut self, statement: &'a Statement, at: When) -> Statement {
        self.source = self.incident.source(statement.source());
        let mut claims: Vec<Claim> = Vec::with_capacity(statement.says().len());
        for claim in statement.says() {
            self.noun = claim.described();
            let mut copy = claim.blank();
            let whole = Filter(self).copy(claim.entity(), copy.entity_mut());
            claims.push(if whole { copy } else { Remark::new(REDACTED).into() });
        }
        let mut copy = statement.source().says(at, claims);
        if let Some(key) = statement.key() {
            copy = copy.with_key(key);
        }
        if let Some(via) = statement.via() {
            copy = copy.with_via(via);
        }
        if let Some(replaced) = statement.replaces() {
            copy = copy.replacing(replaced);
        }
        if let Some(public) = statement.public() {
            copy = copy.made_public(self.show().when(public));
        }
        if let Some(recorded) = statement.recorded() {
            copy = copy.with_recorded(self.show().when(recorded));
        }
        self.noun = None;
        if let Some(cite) = statement.cite() {
            match self.field(STATEMENT, "cite", Text::TYPE) {
                Ok(_) => copy = copy.with_cite(cite),
                Err(because) => self.account.add(STATEMENT, "cite", because),
            }
        }
        if let Some(by) = statement.recorded_by() {
            match self.field(STATEMENT, "recorded_by", Text::TYPE) {
                Ok(_) => copy = copy.with_recorded_by(by),
                Err(because) => self.account.add(STATEMENT, "recorded_by", because),
            }
        }
        copy
    }

    /// When a statement was said, as the copy tells it. The log keeps its order: what was said last
    /// cannot have been said before what came before it, so it reaches at least as far.
    fn said(&self, at: When, last: &mut Option<When>) -> When {
        let Some(precision) = self.policy.times else { return at };
        let zone = self.incident.zone();
        let coarse = at.coarsened(precision, zone);
        let said = last.map_or(coarse, |last: When| {
            coarse.reaching(last.latest_instant(zone), precision, zone).unwrap_or(last)
        });
        *last = Some(said);
        said
    }

    fn allowed(&self, entity: &str, field: &str) -> Result<Texts, Because> {
        let class = self.withheld_of(entity, field);
        match self.policy.fields.get(&(entity, field)) {
            Some(_) if class.is_some() && !self.is_one(field) => {
                Err(class.map_or(Because::Field, Class::because))
            }
            Some(true) if class.is_none() => Ok(Texts::WithWords),
            Some(_) => Ok(Texts::Plain),
            None if self.is_one(field) => Ok(Texts::Plain),
            None => Err(Because::Field),
        }
    }

    /// Whether this field of this one noun is allowed.
    fn is_one(&self, field: &str) -> bool {
        self.noun.filter(|_| !self.policy.ones.is_empty()).is_some_and(|(kind, key)| {
            let one = (self.incident.id(), Path::new(kind, key, Some(field)));
            self.policy.ones.contains(&one)
        })
    }

    /// The class of which this field is withheld, if the noun that is described is of it.
    fn withheld_of(&self, entity: &str, field: &str) -> Option<Class> {
        let (_, key) = self.noun.filter(|_| !self.policy.of_class.is_empty())?;
        let is_withheld = |class: &Class| self.policy.of_class.contains(&(*class, (entity, field)));
        let mut all = Class::ALL.iter().copied().filter(is_withheld);
        all.find(|class| self.classes.contains(*class, self.incident.root(key)))
    }
}

impl Choose for Allowed<'_> {
    fn show(&self) -> Show<'_> {
        Show {
            ids: Some(&self.policy.ids),
            times: self.policy.times,
            decimals: self.policy.decimals(),
            places: self.policy.detail(),
            zone: self.incident.zone(),
            texts: Texts::Plain,
        }
    }

    fn field(&self, entity: &str, field: &str, kind: &str) -> Result<Texts, Because> {
        let texts = self.allowed(entity, field)?;
        let source = self.source.ok_or(Because::Source)?;
        if entity == Source::NAME {
            return match self.policy.names(source) {
                true => Ok(texts),
                false if kind == Text::TYPE => Err(Because::Person),
                false => Ok(Texts::Plain),
            };
        }
        if !self.policy.hears(source) {
            return Err(Because::Source);
        }
        let overruled =
            |(_, key)| self.overruled.as_ref().is_some_and(|it| it.contains(key, field));
        if self.noun.is_some_and(overruled) {
            return Err(Because::Overruled);
        }
        Ok(texts)
    }

    fn holds(&self, rule: Rule) -> bool {
        match rule {
            Rule::Always | Rule::IsKnown => true,
            Rule::OfCharge | Rule::OfAnimal => self.special.contains(self.noun),
            Rule::OfRecorder => {
                self.source.is_some_and(|source| source.kind.is(&source::Kind::Recorder))
            }
        }
    }

    fn differs(&self, field: &str) -> bool {
        self.special.differs(self.noun, field)
    }

    fn withhold(&mut self, entity: &'static str, field: &'static str, because: Because) {
        self.account.add(entity, field, because);
    }
}
