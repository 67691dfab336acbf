use super::{
    Incident, Obstacle, Status,
    course::{Base, Fault, Obstacles},
    log::Moment,
};
use crate::{
    Claim, Investigation, Leave, Officer, Statement, When, incident::Phase, step::Step, value::Key,
};
use std::{fmt, sync::Arc};

/// The status as it is to be shown: since when, by whose word, and when last anything was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing<'a> {
    /// The status.
    pub status: Status,
    /// The statement that brought it about; none if nothing did.
    pub since: Option<&'a Statement>,
    /// The last statement of the log.
    pub last_heard: Option<&'a Statement>,
}

impl fmt::Display for Standing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if let Some(since) = self.since {
            write!(f, ", said {} by `{}`", since.at(), since.source())?;
        }
        match self.last_heard {
            Some(last) => write!(f, ", last heard {}", last.at()),
            None => f.write_str(", nothing heard"),
        }
    }
}

/// A change of the status, and the statement that brought it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change<'a> {
    /// The status from then on.
    pub status: Status,
    /// The statement.
    pub statement: &'a Statement,
}

/// The status of the incident and what follows from it.
impl Incident {
    /// What the log says of the incident as a whole.
    #[must_use]
    pub fn status(&self) -> Status {
        self.course.status()
    }

    /// The status with its since, said by and last heard.
    ///
    /// ```
    /// use use_of_force::{Incident, Leave, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let agency = incident.declare(Source::new("agency"))?;
    /// incident.record(agency.says(when!("2031-05-04"), [Leave::new("leave-1").into()]))?;
    /// assert_eq!(
    ///     incident.standing().to_string(),
    ///     "officers on leave, said 2031-05-04 by `agency`, last heard 2031-05-04",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn standing(&self) -> Standing<'_> {
        let last = self.moves().next_back();
        Standing {
            status: self.status(),
            since: last.and_then(|(moment, _)| self.log.get(moment)),
            last_heard: self.last_statement(),
        }
    }

    /// How the status changed, in log order. Before the first change it is open.
    #[must_use]
    pub fn changes(&self) -> Vec<Change<'_>> {
        let changes = self.moves().filter_map(|(moment, status)| {
            Some(Change { status, statement: self.log.get(moment)? })
        });
        changes.collect()
    }

    /// The same by the places of the statements.
    pub(crate) fn moves(&self) -> impl DoubleEndedIterator<Item = (Moment, Status)> {
        self.course.moves(Base(self)).iter().map(|it| (it.moment, it.to))
    }

    /// What would have to happen before the incident can be resolved; nothing if it is resolved.
    #[must_use]
    pub fn obstacles(&self) -> Vec<Obstacle> {
        if self.status() == Status::Resolved {
            return Vec::new();
        }
        self.named(&self.course.obstacles())
    }

    /// Where an investigation stands. It is open until a step says otherwise; none if nobody
    /// speaks of such an investigation.
    #[must_use]
    pub fn phase(&self, investigation: &Key<Investigation>) -> Option<Phase> {
        let root = self.root(investigation.as_str());
        let spoken_of = |key: &&str| {
            !self.index.steps(key).is_empty() || !self.counting::<Investigation>(key).is_empty()
        };
        let known = self.keys_of(root).iter().any(spoken_of);
        known.then(|| self.course.phase(root))
    }

    /// Whether a leave is running, as the status has it; none if nobody speaks of such a leave.
    #[must_use]
    pub fn is_running(&self, leave: &Key<Leave>) -> Option<bool> {
        let root = self.root(leave.as_str());
        let known = self.keys_of(root).iter().any(|key| !self.counting::<Leave>(key).is_empty());
        known.then(|| self.course.is_running(root))
    }

    /// The officers who are on leave, sorted by their keys: a leave of theirs runs, or their duty is
    /// one of leave, and neither a later standing nor a death says otherwise. A leave of somebody
    /// whom nobody names counts for the [status](Incident::status) and is not listed here.
    ///
    /// ```
    /// use use_of_force::{Incident, Leave, Officer, Source, officer::Duty, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let agency = incident.declare(Source::new("agency"))?;
    /// let placed = agency.says(when!("2031-05-04"), [
    ///     Officer::new("officer-1").into(),
    ///     Leave::new("leave-1").officer("officer-1").into(),
    ///     Officer::new("officer-2").duty(Duty::AdministrativeLeave).into(),
    /// ]);
    /// incident.record(placed)?;
    /// assert_eq!(incident.on_leave(), ["officer-1".into(), "officer-2".into()]);
    ///
    /// let dismissed = Officer::new("officer-1").duty(Duty::Terminated);
    /// incident.record(agency.says(when!("2031-06-05"), [dismissed.into()]))?;
    /// assert_eq!(incident.on_leave(), ["officer-2".into()]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on_leave(&self) -> Vec<Key<Officer>> {
        self.course.on_leave().map(Key::from).collect()
    }

    /// Whether the record of the incident lives: nobody withdrew it, or who did so has taken that
    /// back, and some statement in force describes a noun. A remark alone describes nothing.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, step, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let desk = incident.declare(Source::new("desk"))?;
    /// incident.record(desk.says(when!("2031-05-04"), [Person::new("person-1").into()]))?;
    /// let withdrawn = desk.says(when!("2031-05-05"), [step::IncidentWithdrawn::new().into()]);
    /// incident.record(withdrawn.with_key("error"))?;
    /// assert!(!incident.is_live());
    /// incident.record(desk.says(when!("2031-05-06"), [step::Withdrawn::new("error").into()]))?;
    /// assert!(incident.is_live());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_live(&self) -> bool {
        let claims = || self.log.counting().flat_map(|(_, statement)| statement.says());
        let is_withdrawn = |claim: &Claim| matches!(claim.step(), Some(Step::IncidentWithdrawn(_)));
        claims().any(|claim| claim.described().is_some()) && !claims().any(is_withdrawn)
    }

    /// The steps that cannot stand any more, since what they need was taken back, in log order.
    pub(crate) fn fallen(&self) -> impl Iterator<Item = (Moment, &Step, Option<Phase>)> {
        self.course.undermined.iter().filter_map(|it| {
            let phase = match it.fault {
                Fault::Hindered(_) => return None,
                Fault::Forbidden { phase, .. } => Some(phase),
                Fault::NeverResolved => None,
            };
            Some((it.by.moment, self.log.claim(it.by)?.1.step()?, phase))
        })
    }

    /// The resolutions that stand although something certainly stood in their way.
    pub(crate) fn undermined(&self) -> impl Iterator<Item = (Moment, Arc<[Obstacle]>)> {
        // Often the same stood in the way of several.
        let mut last: Option<(&Arc<Obstacles>, Arc<[Obstacle]>)> = None;
        let hindered = self.course.undermined.iter().filter_map(|it| match &it.fault {
            Fault::Hindered(obstacles) => Some((it.by, obstacles)),
            _ => None,
        });
        hindered.map(move |(by, obstacles)| {
            let known = last.as_ref().filter(|(known, _)| Arc::ptr_eq(known, obstacles));
            let named = match known {
                Some((_, named)) => Arc::clone(named),
                None => self.named(obstacles).into(),
            };
            last = Some((obstacles, Arc::clone(&named)));
            (by.moment, named)
        })
    }

    /// The steps that were taken on an investigation, in log order, each with its statement; without those
    /// that were withdrawn or replaced.
    #[must_use]
    pub fn steps_on(&self, investigation: &Key<Investigation>) -> Vec<(&Statement, &Step)> {
        let keys = self.keys_of(self.root(investigation.as_str()));
        let taken = keys.into_iter().flat_map(|key| self.log.steps(self.index.steps(key)));
        let mut steps: Vec<_> =
            taken.filter(|(at, _)| self.log.stopped(at.moment).is_none()).collect();
        steps.sort_unstable_by_key(|(at, _)| *at);
        steps.into_iter().filter_map(|(at, step)| Some((self.log.get(at.moment)?, step))).collect()
    }

    /// When something was last heard of the incident.
    #[must_use]
    pub fn last_heard(&self) -> Option<When> {
        self.last_statement().map(Statement::at)
    }

    fn last_statement(&self) -> Option<&Statement> {
        self.log.last().and_then(|moment| self.log.get(moment))
    }
}
