//! A later release, brought onto an earlier one.

use super::{Dataset, Held};
use crate::{
    Claim, Incident, Key, Source, Statement, When, incident, redact::Order, remark::Confirmed,
    step::Withdrawn,
};
use std::collections::BTreeMap;

/// An incident with a later release of a data set in it, and what that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Revision {
    /// The incident.
    pub incident: Incident,
    /// Rows that are new.
    pub added: usize,
    /// Rows that say something else: each is a restatement by the same source, which replaces what
    /// the row said before. What went blank is not said any more.
    pub changed: usize,
    /// Rows that say the same: each is confirmed, so that *last heard* moves.
    pub confirmed: usize,
    /// Rows that are gone: what they said is withdrawn.
    pub withdrawn: usize,
    /// Rows that are missing, and whose statements were kept.
    pub kept: usize,
    /// Rows of this release that the incident holds already.
    pub known: usize,
    /// The statements of which the release says something that an [order](crate::redact#expunging) in
    /// the incident took out, and that was not brought back.
    pub expunged: Vec<Key<Statement>>,
    /// What the incident held of the rows that are gone.
    pub gone: Held,
}

/// What becomes of a row of the earlier release that is not in the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It is gone: what it said is withdrawn.
    Withdrawn,
    /// It stays, since it may be among the rows of the later release that could not be read.
    Kept,
}

/// Why a release cannot be brought onto an incident.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RevisionError {
    /// The incident holds a later release of the data set.
    #[error(
        "expected a release after that of {known}, which the incident holds, found one of {given}"
    )]
    Earlier {
        /// The release that the incident holds.
        known: When,
        /// The release that was given.
        given: When,
    },
    /// The two are records of different incidents.
    #[error("expected two records of one incident, found `{0}` and `{1}`")]
    OtherIncident(uuid::Uuid, uuid::Uuid),
    /// The incident refuses a statement.
    #[error(transparent)]
    Rejected(#[from] incident::Rejected),
}

/// Brings a release of a data set onto an incident that holds an earlier one.
///
/// `release` is the same incident as the release alone tells it, or none if no row of the release is of
/// it any more. What the incident holds from others stays as it is. Bringing a release onto an incident
/// that holds it changes nothing.
///
/// ```
/// use use_of_force::{
///     Claim, Officer, import::{Dataset, Import, Missing, Row, revise}, when,
/// };
///
/// fn officers(row: &mut Row<'_>) -> Vec<Claim> {
///     row.take("id");
///     vec![Officer::new("officer-1").name(row.text("name")).rank(row.text("rank")).into()]
/// }
/// let read = |released, file: &'static str| -> Result<_, Box<dyn std::error::Error>> {
///     let dataset = Dataset::new("exampleton-officers", released);
///     let mut import = Import::new(dataset, file.as_bytes(), officers)?.record(["id"])?;
///     Ok(import.next().unwrap()?)
/// };
/// let spring = read(when!("2031-04-01"), "id,name,rank\n1,,sergeant\n")?;
/// let autumn = read(when!("2031-10-01"), "id,name,rank\n1,A. Example,\n")?;
///
/// let later = Dataset::new("exampleton-officers", when!("2031-10-01"));
/// let revision = revise(&later, &spring, Some(&autumn), Missing::Withdrawn)?;
/// assert_eq!(revision.changed, 1);
/// let officer = |incident: &use_of_force::Incident| incident.officers().next().cloned().unwrap();
/// assert!(officer(&revision.incident).name.is("A. Example"));
/// assert!(officer(&revision.incident).rank.is_unstated(), "what went blank is taken back");
///
/// // What did the data set say in spring?
/// assert!(officer(&revision.incident.as_of(when!("2031-06"))).rank.is("sergeant"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the incident holds a later release, the two are different incidents, or somebody else's step
/// stands in the way.
pub fn revise(
    dataset: &Dataset,
    earlier: &Incident,
    release: Option<&Incident>,
    missing: Missing,
) -> Result<Revision, RevisionError> {
    if let Some(release) = release.filter(|release| release.id() != earlier.id()) {
        return Err(RevisionError::OtherIncident(earlier.id(), release.id()));
    }
    let mut revising = Revising::new(dataset, earlier)?;
    let orders = Order::held_by(earlier);
    let mut left = None;
    let release = release.map(|release| match &orders[..] {
        [] => release,
        orders => {
            let (release, expunged) = without_expunged(release, orders);
            revising.revision.expunged = expunged;
            left.insert(release)
        }
    });
    if let Some(release) = release {
        for statement in release.statements() {
            if let Some(source) = release.source(statement.source()) {
                revising.hear(statement, source);
            }
        }
    }
    revising.finish(missing)
}

/// What the incident holds of one row: the last statement of it.
#[derive(Debug)]
pub(super) struct Chain<'i> {
    pub(super) last: &'i Statement,
    /// How many statements there are of the row.
    links: usize,
    /// Whether the last one counts, and was not withdrawn.
    pub(super) stands: bool,
    /// Whether the incident holds that the row was read in this release.
    known: bool,
    /// Whether the row is in the release.
    there: bool,
}

/// What the incident holds of a data set, row by row.
pub(super) fn chains<'i>(
    dataset: &Dataset,
    incident: &'i Incident,
) -> BTreeMap<&'i str, Chain<'i>> {
    let mut chains: BTreeMap<&str, Chain<'_>> = BTreeMap::new();
    let (release, mut confirmed) = (dataset.release().key, Vec::new());
    for statement in incident.statements() {
        let Some(via) = statement.via().filter(|via| dataset.has_release(via)) else { continue };
        let known = *via == release;
        if let Some(key) = statement.key() {
            let links = chains.get(row_of(key)).map_or(0, |chain| chain.links) + 1;
            let stands = incident.counts(key);
            let chain = Chain { last: statement, links, stands, known, there: false };
            chains.insert(row_of(key), chain);
        } else if known {
            confirmed.extend(statement.says().iter().filter_map(|claim| match claim {
                Claim::Confirmed(confirmed) => Some(row_of(&confirmed.statement)),
                _ => None,
            }));
        }
    }
    for row in confirmed {
        if let Some(chain) = chains.get_mut(row) {
            chain.known = true;
        }
    }
    chains
}

struct Revising<'i> {
    dataset: &'i Dataset,
    release: Source,
    chains: BTreeMap<&'i str, Chain<'i>>,
    statements: Vec<Statement>,
    revision: Revision,
}

impl<'i> Revising<'i> {
    fn new(dataset: &'i Dataset, earlier: &'i Incident) -> Result<Self, RevisionError> {
        let given = dataset.released();
        let releases = earlier.sources().filter(|source| dataset.has_release(&source.key));
        let mut releases = releases.filter_map(|source| source.published.known());
        if let Some(known) = releases.find(|known| given.certainly_before(**known)) {
            return Err(RevisionError::Earlier { known: *known, given });
        }
        let incident = earlier.clone();
        let revision = Revision {
            incident,
            added: 0,
            changed: 0,
            confirmed: 0,
            withdrawn: 0,
            kept: 0,
            known: 0,
            expunged: Vec::new(),
            gone: Held::default(),
        };
        Ok(Self {
            dataset,
            release: dataset.release(),
            chains: chains(dataset, earlier),
            statements: Vec::new(),
            revision,
        })
    }

    /// Takes what the release says of a row.
    fn hear(&mut self, statement: &Statement, source: &Source) {
        let Some(key) = statement.key() else { return };
        let Some(chain) = self.chains.get_mut(row_of(key)) else {
            self.declare(source);
            self.statements.push(statement.clone());
            self.revision.added += 1;
            return;
        };
        chain.there = true;
        let (before, stands, known) = (chain.last, chain.stands, chain.known);
        let next = format!("{}.{}", row_of(key), chain.links + 1);
        let same_source = *statement.source() == *before.source() && self.is_as_declared(source);
        if stands && same_source && statement.says() == before.says() {
            if known {
                self.revision.known += 1;
            } else {
                self.confirm(before, statement);
            }
            return;
        }
        if stands && same_source {
            let replaced = before.key().cloned();
            let statement = statement.clone().with_key(next);
            self.statements.push(match replaced {
                Some(replaced) => statement.replacing(replaced),
                None => statement,
            });
            self.revision.changed += 1;
            return;
        }
        if stands {
            // Whose account the row is has changed itself: the one is taken back, the other added.
            self.withdraw(before);
            self.revision.changed += 1;
        } else {
            self.revision.added += 1;
        }
        let mut source = source.clone();
        if !self.is_as_declared(&source) {
            source.key = Key::from(format!("{}.{}", source.key, chain_end(&next)));
        }
        self.declare(&source);
        let said = source.key.says(statement.at(), statement.says().to_vec()).with_key(next);
        self.statements.push(self.read_there(said, statement));
    }

    fn confirm(&mut self, before: &Statement, read: &Statement) {
        let Some(key) = before.key() else { return };
        let says = [Confirmed::new(key).into()];
        let confirmed = before.source().says(self.dataset.released(), says);
        self.statements.push(self.read_there(confirmed, read));
        self.revision.confirmed += 1;
    }

    /// A statement that was read in the release, where the other was.
    fn read_there(&self, statement: Statement, other: &Statement) -> Statement {
        let statement = statement.with_via(&self.release.key);
        match other.cite() {
            Some(cite) => statement.with_cite(cite),
            None => statement,
        }
    }

    /// Withdraws what is held of a row: what a withdrawn statement had replaced would stand again.
    fn withdraw(&mut self, statement: &Statement) {
        let incident = &self.revision.incident;
        let replaced = |it: &&Statement| incident.statement(it.replaces()?);
        let all = std::iter::successors(Some(statement), replaced);
        let keys: Vec<_> = all.filter_map(Statement::key).cloned().collect();
        if keys.is_empty() {
            return;
        }
        let says: Vec<Claim> = keys.into_iter().map(|key| Withdrawn::new(key).into()).collect();
        let withdrawn = statement.source().says(self.dataset.released(), says);
        self.statements.push(withdrawn.with_via(&self.release.key));
    }

    /// Whether the incident has the source as it is, or one of that key whose properties do not tell
    /// it from another: the data set and its releases are known by their keys.
    fn is_as_declared(&self, source: &Source) -> bool {
        let known = self.revision.incident.source(&source.key);
        let by_key = || source.key == self.release.key || source.key == self.dataset.source().key;
        known.is_none_or(|known| known == source || by_key())
    }

    fn declare(&mut self, source: &Source) {
        if self.revision.incident.source(&source.key).is_none() {
            let _declared = self.revision.incident.declare(source.clone());
        }
    }

    fn finish(mut self, missing: Missing) -> Result<Revision, RevisionError> {
        let gone = self.chains.iter().filter(|(_, chain)| chain.stands && !chain.there);
        let gone: Vec<(&str, &Statement)> = gone.map(|(row, chain)| (*row, chain.last)).collect();
        for (row, statement) in gone {
            match missing {
                Missing::Withdrawn => {
                    self.withdraw(statement);
                    self.revision.withdrawn += 1;
                    self.revision.gone.add(row, statement);
                }
                Missing::Kept => self.revision.kept += 1,
            }
        }
        if !self.statements.is_empty() {
            let release = self.release.clone();
            self.declare(&release);
            self.revision.incident.record_all(self.statements)?;
        }
        Ok(self.revision)
    }
}

/// The release without what orders in the earlier incident took out of it, and the statements that are
/// not as they were. The two share their keys, those of a row's statements up to their numbers.
fn without_expunged(release: &Incident, orders: &[Order]) -> (Incident, Vec<Key<Statement>>) {
    let of_row = |named: &Key<Statement>| {
        let keys = release.statements().filter_map(Statement::key);
        keys.filter(|key| row_of(key) == row_of(named)).cloned().collect::<Vec<_>>()
    };
    let orders = orders.iter().map(|order| {
        let named = order.statements().flat_map(of_row);
        let named = named.fold(order.clone(), Order::statement);
        order.spared().flat_map(of_row).fold(named, Order::sparing)
    });
    Order::take_out(&orders.collect::<Vec<_>>(), release)
}

/// The part of a statement's key that names the row, which is the same in every release.
fn row_of(key: &Key<Statement>) -> &str {
    let key = key.as_str();
    key.split_once('.').map_or(key, |(row, _)| row)
}

/// The number of a statement among those of its row.
fn chain_end(key: &str) -> &str {
    key.rsplit_once('.').map_or("1", |(_, number)| number)
}
