use super::Incident;
use crate::{ParseError, Statement};
use chrono::FixedOffset;
use std::collections::BTreeSet;

/// The version of a record, and at which version each statement was entered.
#[derive(Debug, Clone, Default)]
pub(super) struct Versions {
    now: u64,
    /// How many statements there were when the record was read, if it is not told of any of them at
    /// which version it was entered.
    untold: usize,
    /// Those of the others.
    entered: Entered,
}

/// At which versions statements were entered: all of it from one version on, as far as it is told
/// before.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entered {
    /// What was entered after this version is told.
    pub from: u64,
    /// Of each statement, and 0 if it is not told.
    pub at: Vec<u64>,
}

impl Versions {
    /// Something was changed: a source was declared or amended, a statement named.
    pub(super) fn changed(&mut self) {
        self.now = self.now.saturating_add(1);
    }

    /// So many statements were entered, one after the other.
    pub(super) fn enter(&mut self, statements: usize) {
        for _ in 0..statements {
            self.changed();
            self.entered.at.push(self.now);
        }
    }

    /// Of a record of so many statements that was read, or made of another one: at which versions they
    /// were entered, by number. The version never falls.
    pub(super) fn replace(&mut self, Told { version, entered }: Told, statements: usize) {
        // Where the version is less than what stands in the record, somebody added to it by hand.
        let told = version.is_some_and(|version| version >= self.now);
        self.now = self.now.max(version.unwrap_or_default());
        let entered = entered.filter(|entered| told && entered.at.len() == statements);
        (self.untold, self.entered) = match entered {
            Some(entered) => (0, entered),
            None => (statements, Entered { from: self.now, at: Vec::new() }),
        };
    }

    /// What a written record tells of versions. Of statements that tell when they were recorded, `entered`
    /// need not tell it too.
    pub(super) fn read(
        version: Option<u64>,
        entered: Option<Vec<u64>>,
        statements: &[Statement],
        zone: Option<FixedOffset>,
    ) -> Result<Told, ParseError> {
        let Some(entered) = entered else {
            let at = version.and_then(|now| by_recorded(now, statements, zone));
            return Ok(Told { version, entered: at.map(|at| Entered { from: 0, at }) });
        };
        if entered.is_empty() {
            return Ok(Told { version, entered: None });
        }
        let distinct: BTreeSet<_> = entered.iter().collect();
        let legal = version.is_some_and(|now| entered.iter().all(|it| (1..=now).contains(it)))
            && entered.len() == statements.len()
            && distinct.len() == entered.len();
        if legal {
            return Ok(Told { version, entered: Some(Entered { from: 0, at: entered }) });
        }
        let expected = "a version of the record for each statement, all different, or no `entered`";
        let found: Vec<_> = entered.iter().map(ToString::to_string).collect();
        Err(ParseError::new(expected, &found.join(", ")))
    }

    /// At which version a statement was entered; 0 if it is not told.
    fn of(&self, number: usize) -> u64 {
        let place = number.checked_sub(self.untold);
        place.and_then(|place| self.entered.at.get(place)).copied().unwrap_or_default()
    }
}

/// The version of a record, and at which its statements were entered, by number, as far as that is
/// told.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub version: Option<u64>,
    pub entered: Option<Entered>,
}

/// At which versions statements were entered that tell when they were recorded, if that tells it: they
/// are the last ones of the record. Of one time they are given in the order of entry.
fn by_recorded<'a>(
    now: u64,
    statements: impl IntoIterator<Item = &'a Statement>,
    zone: Option<FixedOffset>,
) -> Option<Vec<u64>> {
    let recorded = |(number, it): (usize, &'a Statement)| Some((it.recorded()?, number, it));
    let entered: Option<Vec<_>> = statements.into_iter().enumerate().map(recorded).collect();
    let mut entered = entered?;
    entered.sort_by_key(|(recorded, number, _)| (recorded.earliest_instant(zone), *number));
    let is_told = entered.windows(2).all(|pair| {
        let [(a, _, earlier), (b, _, later)] = pair else { return true };
        let said = |it: &Statement| it.at().latest_instant(zone);
        a.certainly_before_in(*b, zone) || (a == b && said(earlier) == said(later))
    });
    let first = now.checked_sub(u64::try_from(entered.len()).ok()?)?;
    let mut versions = vec![0; entered.len()];
    for ((_, number, _), version) in entered.iter().zip(first.saturating_add(1)..) {
        *versions.get_mut(*number)? = version;
    }
    is_told.then_some(versions)
}

/// A version of which a record does not tell what was entered since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unversioned {
    /// The record was not there yet.
    #[error("expected a version up to {now}, which is that of the record, found {asked}")]
    Later {
        /// The version that was asked for.
        asked: u64,
        /// The version of the record.
        now: u64,
    },
    /// The record was read, or made of another one, and its statements do not tell in which order they were
    /// entered.
    #[error(
        "in which order statements were entered is told from version {from} on, not from {asked}"
    )]
    Earlier {
        /// The version that was asked for.
        asked: u64,
        /// The first version since which it is told.
        from: u64,
    },
}

impl Incident {
    /// The version of the record: how often it was changed. A source that is declared or
    /// [amended](Incident::amend), a statement that is recorded or [named](Incident::name) makes it
    /// one more, and nothing makes it less. It is written with the record.
    ///
    /// Who keeps a record where others write too compares it: what was read at version 7 is written
    /// only if 7 is still the version there.
    ///
    /// ```
    /// use use_of_force::{Incident, Remark, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let desk = incident.declare(Source::new("desk"))?;
    /// let seen = incident.version();
    /// let call = desk.says(when!("2031-05-04"), [Remark::new("a call").into()]);
    /// incident.record(call.clone())?;
    /// incident.record(call.clone())?; // nothing new
    ///
    /// assert_eq!((seen, incident.version()), (1, 2));
    /// assert_eq!(incident.since(seen)?, [&call]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// A view, and a redacted copy, is a record of its own: of its own sources and statements.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.versions.now
    }

    /// The same record at the version that a store has kept for it, if that is higher than what its sources
    /// and statements come to.
    ///
    /// ```
    /// use use_of_force::{Incident, uuid::Uuid};
    ///
    /// let incident = Incident::new(Uuid::from_u128(1)).at_version(7);
    /// assert_eq!(incident.version(), 7);
    /// assert_eq!(incident.at_version(3).version(), 7);
    /// ```
    #[must_use]
    pub fn at_version(mut self, version: u64) -> Self {
        if version > self.versions.now {
            self.succeed(version, None);
        }
        self
    }

    /// The statements that were entered after this version, in the order in which they were entered,
    /// whatever the times at which they were said. Those that others replaced or withdrew since are among
    /// them.
    ///
    /// After the record was written and read, its statements tell it if each says when it was
    /// [recorded](Statement::recorded).
    ///
    /// # Errors
    ///
    /// [`Unversioned`], if the record is not at this version yet, or if nothing tells what was
    /// entered since: it is not guessed.
    pub fn since(&self, version: u64) -> Result<Vec<&Statement>, Unversioned> {
        let (now, from) = (self.versions.now, self.versions.entered.from);
        if version > now {
            return Err(Unversioned::Later { asked: version, now });
        }
        if version < from {
            return Err(Unversioned::Earlier { asked: version, from });
        }
        let entered = self.log.iter().filter_map(|(moment, statement)| {
            let entered = self.versions.of(moment.index());
            (entered > version).then_some((entered, &**statement))
        });
        let mut entered: Vec<_> = entered.collect();
        entered.sort_by_key(|(version, _)| *version);
        Ok(entered.into_iter().map(|(_, statement)| statement).collect())
    }

    /// At which version each statement was entered, in log order.
    pub(crate) fn entered(&self) -> Entered {
        let at = self.log.iter().map(|(moment, _)| self.versions.of(moment.index())).collect();
        Entered { from: self.versions.entered.from, at }
    }

    /// What has to be written of that: nothing if the statements tell it themselves, or if it is for them
    /// to tell and they do not; else all of it, or, if they would tell it wrongly, that it is not told.
    pub(super) fn entered_apart(&self) -> Option<Vec<u64>> {
        if self.statements().any(|it| it.recorded().is_none()) {
            return None;
        }
        let by_recorded = by_recorded(self.version(), self.statements(), self.zone);
        match self.entered() {
            Entered { from: 0, at } => (by_recorded.as_ref() != Some(&at)).then_some(at),
            _ => by_recorded.map(|_| Vec::new()),
        }
    }

    /// Tells at which versions the statements of a record were entered that was read, or made of another
    /// one: by number.
    pub(super) fn told(&mut self, told: Told) {
        self.versions.replace(told, self.log.len());
    }

    /// Makes it the later version of the record of which it was made.
    pub(crate) fn succeed(&mut self, version: u64, entered: Option<Entered>) {
        self.told(Told { version: Some(version), entered });
    }

    /// The same as a record of its own: its sources were declared and its statements entered, in whatever
    /// order.
    pub(super) fn versioned_anew(mut self) -> Self {
        let changes = self.sources.len() + self.log.len();
        self.versions = Versions::default();
        self.succeed(u64::try_from(changes).unwrap_or(u64::MAX), None);
        self
    }
}
