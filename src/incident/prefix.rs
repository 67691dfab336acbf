use super::{Incident, check::each_mention, course::stops, log::Moment};
use crate::{
    Claim, Source, Statement, When,
    value::{Key, Kind},
};
use chrono::FixedOffset;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

/// What was known when. Each view is an incident of its own, in which sources that had not spoken
/// are left out and keys that were only mentioned are bare.
impl Incident {
    /// What had been said by `t`: the statements that had been made by its last moment. As of a
    /// day means by the end of that day.
    ///
    /// ```
    /// use use_of_force::{Incident, Remark, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story"))?;
    /// incident.record(story.says(when!("2031-05-04"), [Remark::new("first").into()]))?;
    /// incident.record(story.says(when!("2031-05-06"), [Remark::new("second").into()]))?;
    /// assert_eq!(incident.as_of(when!("2031-05-04")).statements().count(), 1);
    /// assert_eq!(incident.as_of(when!("2031-05-03")).sources().len(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_of(&self, t: When) -> Incident {
        let limit = t.latest_instant(self.zone());
        self.cut(self.log.iter().take_while(|(moment, _)| moment.instant <= limit).count())
    }

    /// The first `n` statements in log order.
    #[must_use]
    pub fn first(&self, n: usize) -> Incident {
        self.cut(n)
    }

    /// Everything up to and with the statement of this key; none if there is no such statement.
    #[must_use]
    pub fn until(&self, key: &Key<Statement>) -> Option<Incident> {
        let last = self.log.keyed(key)?;
        Some(self.cut(self.log.iter().take_while(|(moment, _)| *moment <= last).count()))
    }

    /// What the public could know by `t`: statements that became public later are left out.
    ///
    /// This is no prefix of the log, so a step that cannot stand without what is left out becomes
    /// [`Claim::Reported`], and a statement that replaces one that is left out replaces nothing.
    #[must_use]
    pub fn public_as_of(&self, t: When) -> Incident {
        let limit = t.latest_instant(self.zone());
        let public = |statement: &Statement| {
            let at = statement.at().latest_instant(self.zone());
            statement.public().map_or(at, |public| public.latest_instant(self.zone()).max(at))
        };
        let shown = self.shared().filter(|(_, statement)| public(statement) <= limit);
        let shown = shown.map(|(moment, statement)| (moment, statement.as_ref().clone())).collect();
        self.rebuilt(shown)
    }

    fn cut(&self, n: usize) -> Incident {
        let kept: Vec<&Arc<Statement>> = self.shared().take(n).map(|(_, shared)| shared).collect();
        let mut view =
            self.emptied(&kept.iter().map(|statement| &***statement).collect::<Vec<_>>());
        let moments: Vec<Moment> = kept.iter().map(|statement| view.insert(statement)).collect();
        for (statement, moment) in kept.iter().zip(&moments) {
            view.stop(statement, *moment);
        }
        view.follow_anew();
        view
    }

    /// An incident with the sources that these statements need, and no log. Every key that they
    /// mention is bare until it is described, so that they can be taken one after the other; and so
    /// is what no statement at all mentions, as in a copy that withholds where it is mentioned.
    fn emptied(&self, kept: &[&Statement]) -> Incident {
        let spoke: BTreeSet<_> =
            kept.iter().flat_map(|s| std::iter::once(s.source()).chain(s.via())).collect();
        let mut view = Incident { zone: self.zone, ..Incident::new(self.id) };
        let sources = self.sources.shared().iter().filter(|source| spoke.contains(&source.key));
        sources.cloned().for_each(|source| view.sources.add(source));
        let mentioned = kept.iter().flat_map(|statement| statement.says());
        each_noun(mentioned, |text| {
            if let Some(kind) = self.kind(text) {
                view.expect(kind, text);
            }
        });
        for (text, kind) in self.unmentioned() {
            view.expect(kind, text);
        }
        view
    }

    /// The bare keys that no statement mentions.
    fn unmentioned(&self) -> BTreeMap<&str, Kind> {
        let mut left: BTreeMap<&str, Kind> =
            self.index.bare().map(|(kind, key)| (key, kind)).collect();
        if !left.is_empty() {
            each_noun(self.statements().flat_map(Statement::says), |key| {
                left.remove(key);
            });
        }
        left
    }

    /// An incident with these sources, which have keys of their own, and no log.
    pub(crate) fn blank(
        id: Uuid,
        zone: Option<FixedOffset>,
        sources: impl IntoIterator<Item = Source>,
    ) -> Incident {
        let mut blank = Incident { zone, ..Self::new(id) };
        sources.into_iter().for_each(|source| blank.sources.add(Arc::new(source)));
        blank
    }

    /// Makes a key bare until it is described.
    pub(crate) fn expect(&mut self, kind: Kind, key: &str) {
        self.index.insert_bare(kind, key);
    }

    /// An incident made of these parts, the statements in log order: those of a legal log, or a copy
    /// of them that says no more than they do. These keys are bare until a statement describes them.
    pub(crate) fn assembled<'a>(
        id: Uuid,
        zone: Option<FixedOffset>,
        sources: impl IntoIterator<Item = Source>,
        bare: impl IntoIterator<Item = (Kind, &'a str)>,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Incident {
        let mut copy = Incident { zone, ..Incident::new(id) };
        for source in sources {
            // The sources of an incident have keys of their own.
            let _legal = copy.declare(source);
        }
        for (kind, key) in bare {
            copy.index.insert_bare(kind, key);
        }
        // Nothing of what a log is legal by is taken out of a copy. (One that was refused all the
        // same would be empty, and tell nothing.)
        let _legal = copy.copy_all(statements);
        copy
    }

    /// An incident of these statements, given in log order; what cannot stand is only reported.
    fn rebuilt(&self, shown: Vec<(Moment, Statement)>) -> Incident {
        let mut view = self.emptied(&shown.iter().map(|(_, it)| it).collect::<Vec<_>>());
        let hindered = self.undermined().map(|(moment, _)| moment);
        let undermined: BTreeSet<Moment> =
            hindered.chain(self.fallen().map(|(moment, ..)| moment)).collect();
        for (moment, statement) in shown {
            // What is undermined here too may stand; anything else must be free of obstacles.
            view.keep(statement, undermined.contains(&moment));
        }
        view
    }

    /// Takes the statement that comes next in log order, and of it only what can stand; a
    /// resolution in whose way something stands can if it may be undermined. Gives what was taken
    /// instead of the whole.
    pub(crate) fn keep(&mut self, statement: Statement, undermined: bool) -> Option<Statement> {
        // What takes something back is taken as it is read: what falls by it is undermined.
        let undermined = undermined || stops(&statement).next().is_some();
        let mut next = statement;
        let mut less = None;
        // Each round gives up one thing that cannot stand, so the rounds end.
        while let Err(rejected) =
            if undermined { self.replay_all([next]) } else { self.record(next) }
        {
            let claim = rejected.claim();
            next = rejected.into_statement().without(claim)?;
            less = Some(next.clone());
        }
        less
    }
}

/// Calls `each` with the key of every noun that is mentioned.
pub(crate) fn each_noun<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    mut each: impl FnMut(&str),
) {
    for claim in claims {
        each_mention(claim, |named, key| {
            if named.is_of_noun() {
                each(key);
            }
        });
    }
}
