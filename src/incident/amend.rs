use super::{
    Incident, Reason, Rejected,
    log::Moment,
    record::{Conflict, check_keys},
    rejected::Refused,
};
use crate::{
    Claim, Source, Statement, source,
    value::{Key, key},
};
use std::sync::Arc;

/// What can be changed of a record without saying anything.
impl Incident {
    /// Puts a source in the place of the one that has its key: an address or a name was added. What
    /// it was before is kept by nobody, since a source says nothing of the incident.
    ///
    /// ```
    /// use use_of_force::{Incident, Source, source::Kind, uuid::Uuid};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = Source::new("story").kind(Kind::News);
    /// incident.declare(story.clone())?;
    /// incident.amend(story.name("Exampleton Gazette"))?;
    /// assert!(incident.sources().next().unwrap().name.is("Exampleton Gazette"));
    /// # Ok::<(), use_of_force::incident::Conflict>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If no source has this key; if a key in it is not made like a key; if the source was the
    /// [recorder](crate::source::Kind::Recorder), has spoken, and would not be any more; if an
    /// [order](crate::redact#expunging) took words out of it. Nothing has changed then.
    pub fn amend(&mut self, source: Source) -> Result<(), Conflict> {
        let key = &source.key;
        let Some(known) = self.source(key) else { return Err(Conflict::Undeclared(key.clone())) };
        if *known == source {
            return Ok(());
        }
        check_keys(&source)?;
        let is_recorder = |source: &Source| source.kind.is(&source::Kind::Recorder);
        let has_spoken = || self.statements().any(|it| it.source() == key);
        if is_recorder(known) && !is_recorder(&source) && has_spoken() {
            return Err(Conflict::StaysRecorder(key.clone()));
        }
        let is_named = |claim: &Claim| match claim {
            Claim::Expunged(order) => order.sources.known().is_some_and(|all| all.contains(key)),
            _ => false,
        };
        let mut claims = self.log.counting().flat_map(|(_, it)| it.says());
        if claims.any(is_named) {
            return Err(Conflict::Expunged(key.clone()));
        }
        self.sources.amend(Arc::new(source));
        self.versions.changed();
        Ok(())
    }

    /// Gives a key to a statement that was recorded without one, so that it can be replaced,
    /// withdrawn, confirmed, settled or expunged.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, step::Withdrawn, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let desk = incident.declare(Source::new("desk"))?;
    /// let said = desk.says(when!("2031-05-04"), [Person::new("person-1").age(42).into()]);
    /// incident.record(said.clone())?;
    ///
    /// incident.name(&said, "first-call")?;
    /// incident.record(desk.says(when!("2031-05-06"), [Withdrawn::new("first-call").into()]))?;
    /// assert_eq!(incident.people().len(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Rejected`] says why: there is no such statement, it has another key, which it keeps, or
    /// another one has this key.
    pub fn name(
        &mut self,
        statement: &Statement,
        key: impl Into<Key<Statement>>,
    ) -> Result<(), Rejected> {
        let key = key.into();
        let moment = self.nameable(statement, &key).map_err(|reason| {
            let refused = Refused { index: 0, claim: None, field: None, reason };
            Rejected::new(vec![statement.clone()], refused)
        })?;
        if let Some(moment) = moment {
            self.log.name(moment, key);
            self.versions.changed();
        }
        Ok(())
    }

    /// Where the statement stands that can be given this key; none if it has it.
    fn nameable(
        &self,
        statement: &Statement,
        key: &Key<Statement>,
    ) -> Result<Option<Moment>, Reason> {
        let moment = self.find(statement).ok_or(Reason::NotRecorded)?;
        match statement.key() {
            Some(own) if own == key => return Ok(None),
            Some(own) => return Err(Reason::HasKey { key: own.clone() }),
            None => {}
        }
        key::check(key.as_str()).map_err(|error| Reason::BadKey { error })?;
        match self.log.keyed(key) {
            Some(_) => Err(Reason::KeyTaken { key: key.clone() }),
            None => Ok(Some(moment)),
        }
    }
}
