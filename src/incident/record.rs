use super::{
    Incident, Obstacle, Reason, Rejected, Status, check,
    course::{Fault, Mode, Obstacles, Refusal, stops},
    log::Moment,
    rejected::Refused,
};
use crate::{
    Claim, ParseError, Source, Statement,
    value::{Key, key},
};
use std::sync::Arc;

/// A source that cannot be declared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Conflict {
    /// Another source has its key.
    #[error("another source has the key `{}`", .0.key)]
    KeyTaken(Box<Source>),
    /// A key of it is not made like a key.
    #[error(transparent)]
    BadKey(#[from] ParseError),
    /// What is to be amended was never declared.
    #[error("source `{0}` is not declared")]
    Undeclared(Key<Source>),
    /// A recorder that has said something stays one: others could not have said it.
    #[error("source `{0}` has spoken as the recorder, and stays one")]
    StaysRecorder(Key<Source>),
    /// By order of a court words were taken out of it, and are not put in again.
    #[error("words were taken out of source `{0}` by order, and it is not amended")]
    Expunged(Key<Source>),
}

/// Whether the keys in a source are made like keys.
pub(super) fn check_keys(source: &Source) -> Result<(), ParseError> {
    key::check(source.key.as_str())?;
    source.agency.known().map_or(Ok(()), |agency| key::check(agency.as_str()))
}

impl Incident {
    /// Declares a source, once per incident, and gives its key, which *says* things.
    ///
    /// ```
    /// use use_of_force::{Incident, Source, source::Kind, uuid::Uuid};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story").kind(Kind::News))?;
    /// assert_eq!(story.as_str(), "story");
    /// # Ok::<(), use_of_force::incident::Conflict>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the key is not made like a key, or a different source has it. Declaring an equal source
    /// again changes nothing.
    pub fn declare(&mut self, source: Source) -> Result<Key<Source>, Conflict> {
        let key = source.key.clone();
        self.declare_all([source])?;
        Ok(key)
    }

    /// Declares several sources, in their order up to the first that cannot be. Those that many
    /// incidents have can be given as [`Arc`]s, and are kept once.
    ///
    /// # Errors
    ///
    /// As [`declare`](Incident::declare).
    pub fn declare_all<S: Into<Arc<Source>>>(
        &mut self,
        sources: impl IntoIterator<Item = S>,
    ) -> Result<(), Conflict> {
        sources.into_iter().try_for_each(|source| self.take_in(source.into()))
    }

    fn take_in(&mut self, source: Arc<Source>) -> Result<(), Conflict> {
        check_keys(&source)?;
        match self.sources.get(&source.key) {
            Some(known) if *known == source => {}
            Some(_) => return Err(Conflict::KeyTaken(Box::new(source.as_ref().clone()))),
            None => {
                self.sources.add(source);
                self.versions.changed();
            }
        }
        Ok(())
    }

    /// Where an equal statement stands in the log.
    pub(super) fn find(&self, statement: &Statement) -> Option<Moment> {
        self.log.find(statement, statement.at().latest_instant(self.zone))
    }

    /// Takes a statement into the log, whole or not at all, and gives the status after it.
    ///
    /// It takes its place by when it was said, so a statement may be recorded late. Recording an
    /// equal statement again changes nothing. It takes the logarithm of the length of the log; a
    /// late one that can move the status takes as long as all that moves it. Several that are late
    /// are best taken [together](Incident::record_all).
    ///
    /// ```
    /// use use_of_force::{Incident, Leave, Source, incident::Status, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let agency = incident.declare(Source::new("agency"))?;
    /// let status = incident.record(agency.says(when!("2031-05-04"), [Leave::new("leave-1").into()]))?;
    /// assert_eq!(status, Status::OfficersOnLeave);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Rejected`] says why and gives the statement back: an undeclared source, a key that nobody
    /// describes, two answers to one field, a step that the tables forbid.
    pub fn record(&mut self, statement: Statement) -> Result<Status, Rejected> {
        self.record_all([statement])
    }

    /// Takes several statements, all or none. They may mention what any of them describes. Those that
    /// many incidents have can be given as [`Arc`]s, and are kept once.
    ///
    /// # Errors
    ///
    /// As [`record`](Incident::record); [`Rejected::index`] tells which one it was.
    pub fn record_all<S: Into<Arc<Statement>>>(
        &mut self,
        statements: impl IntoIterator<Item = S>,
    ) -> Result<Status, Rejected> {
        let strict_from = u32::try_from(self.log.len()).unwrap_or(u32::MAX);
        let statements = statements.into_iter().map(Into::into).collect();
        self.take(statements, Mode::Record(strict_from))
    }

    /// Takes several statements as they stand in a written log, in which a late description may
    /// have undermined a resolution.
    pub(crate) fn replay_all(
        &mut self,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Result<Status, Rejected> {
        self.take(statements.into_iter().map(Arc::new).collect(), Mode::Read)
    }

    /// Takes statements of a legal log, in a copy that says no more.
    pub(crate) fn copy_all(
        &mut self,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Result<Status, Rejected> {
        self.take(statements.into_iter().map(Arc::new).collect(), Mode::Cut)
    }

    fn take(&mut self, batch: Vec<Arc<Statement>>, mode: Mode) -> Result<Status, Rejected> {
        let mut taken: Vec<(usize, Moment)> = Vec::with_capacity(batch.len());
        // Whether the course is as it was.
        let mut is_kept = true;
        match self.take_batch(&batch, mode, &mut taken, &mut is_kept) {
            Ok(()) => {
                self.versions.enter(taken.len());
                Ok(self.status())
            }
            Err(refused) => {
                for (_, moment) in taken.into_iter().rev() {
                    self.undo(moment);
                }
                if !is_kept {
                    self.follow_anew();
                }
                let statements = batch.into_iter().map(Arc::unwrap_or_clone).collect();
                Err(Rejected::new(statements, refused))
            }
        }
    }

    fn take_batch(
        &mut self,
        batch: &[Arc<Statement>],
        mode: Mode,
        taken: &mut Vec<(usize, Moment)>,
        is_kept: &mut bool,
    ) -> Result<(), Refused> {
        for (i, statement) in batch.iter().enumerate() {
            if self.find(statement).is_some() {
                continue;
            }
            check::before(self, statement).map_err(|refusal| Refused::at(i, refusal))?;
            taken.push((i, self.insert(statement)));
        }
        for (i, moment) in &*taken {
            let Some(statement) = batch.get(*i) else { continue };
            check::after(self, statement, *moment).map_err(|refusal| Refused::at(*i, refusal))?;
        }
        for (i, moment) in &*taken {
            if let Some(statement) = batch.get(*i) {
                self.stop(statement, *moment);
            }
        }
        let moments: Vec<Moment> = taken.iter().map(|(_, moment)| *moment).collect();
        self.follow(&moments, mode).map_err(|(refusal, kept)| {
            *is_kept = kept;
            self.refused(&refusal, taken)
        })?;
        let from = moments.first().map_or(self.log.len(), |first| first.index());
        self.log.settle(from).map_err(|i| {
            *is_kept = false;
            let index = taken.get(i).map_or(0, |(index, _)| *index);
            Refused { index, claim: None, field: None, reason: Reason::Full }
        })
    }

    pub(crate) fn insert(&mut self, statement: &Arc<Statement>) -> Moment {
        let instant = statement.at().latest_instant(self.zone);
        let moment = self.log.insert(Arc::clone(statement), instant);
        self.forget_parts(statement);
        self.index.insert(statement, moment);
        moment
    }

    /// Stops what this statement replaces or withdraws.
    pub(crate) fn stop(&mut self, statement: &Statement, moment: Moment) {
        for (target, withdraws) in self.targets(statement) {
            let mut changed = Vec::new();
            self.log.stop(target, moment, withdraws, |it| changed.push(it));
            self.forget(&changed);
        }
    }

    fn targets(&self, statement: &Statement) -> Vec<(Moment, bool)> {
        let keyed = |(key, withdraws)| Some((self.log.keyed(key)?, withdraws));
        stops(statement).filter_map(keyed).collect()
    }

    /// Forgets what was made of the nouns that statements describe.
    fn forget(&mut self, statements: &[Moment]) {
        for statement in statements.iter().filter_map(|it| self.log.get(*it)) {
            self.index.forget(statement);
        }
    }

    pub(super) fn undo(&mut self, moment: Moment) {
        let Some(statement) = self.log.get(moment).cloned() else { return };
        let targets = self.targets(&statement);
        for (target, _) in targets {
            let mut changed = Vec::new();
            self.log.unstop(target, moment, |it| changed.push(it));
            self.forget(&changed);
        }
        // What it alone described is gone again.
        if self.index.has_parts() || self.log.takes_back_any() {
            self.forget_all();
        }
        self.index.remove(&statement, moment);
        self.log.remove_last(moment);
    }

    /// A refusal of a step, in words.
    fn refused(&self, refusal: &Refusal, taken: &[(usize, Moment)]) -> Refused {
        let by = refusal.by;
        let own = taken.iter().find(|(_, moment)| *moment == by.moment);
        let later = own.is_none().then(|| self.log.get(by.moment).map(Statement::at)).flatten();
        let mut moved = None;
        let reason = match &refusal.fault {
            Fault::Forbidden { key, step, phase } => {
                moved = Some(key.clone());
                let (investigation, step, phase) = (Key::from(&**key), *step, *phase);
                Reason::Forbidden { investigation, step, phase, later }
            }
            Fault::Hindered(obstacles) => {
                Reason::Hindered { obstacles: self.named(obstacles), later }
            }
            Fault::NeverResolved => Reason::NeverResolved { later },
        };
        // If a later step would fall, the statement to name is one that takes a step on the same.
        let steps = taken.iter().find(|(_, moment)| {
            let says = self.log.get(*moment).map_or(&[][..], Statement::says);
            says.iter().filter_map(Claim::step).any(|step| match (&moved, step.investigation()) {
                (Some(key), investigation) => investigation.is_some_and(|it| it.as_str() == &**key),
                (None, _) => true,
            })
        });
        let index = own.or(steps).or(taken.first()).map_or(0, |(i, _)| *i);
        let claim = own.and(usize::try_from(by.claim).ok());
        Refused { index, claim, field: None, reason }
    }

    /// Obstacles with what is known of them.
    pub(crate) fn named(&self, obstacles: &Obstacles) -> Vec<Obstacle> {
        let leaves = obstacles.leaves.iter().map(|key| {
            let leave = self.noun::<crate::Leave>(key);
            let officer = leave.and_then(|leave| leave.officer.known()).cloned();
            let described = officer.as_ref().and_then(|officer| self.get(officer));
            let employer = described.and_then(|officer| officer.employer.known()).cloned();
            Obstacle::Leave { leave: Key::from(&**key), officer, employer }
        });
        let investigations = obstacles.investigations.iter().map(|(key, phase)| {
            Obstacle::Investigation { investigation: Key::from(&**key), phase: *phase }
        });
        let none = obstacles.none.then_some(Obstacle::NoInvestigation);
        leaves.chain(investigations).chain(none).collect()
    }
}
