use super::{Incident, check::each_mention, log::Moment};
use crate::{
    Claim, Source, Statement, When,
    step::Step,
    value::{Key, Kind},
};
use chrono::FixedOffset;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

/// What was known when, and by whose word. Each view is an incident of its own, in which sources that
/// did not speak are left out and keys that are only mentioned are bare.
impl Incident {
    /// What had certainly been said by the end of `t`. As of a day means by the end of that day; where
    /// the incident has no zone, a day ends on the clock by which a statement was made.
    ///
    /// It is a prefix of the log: where several clocks would leave a gap, it ends before the gap.
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
        self.cut(self.statements().take_while(|it| self.is_by(it.at(), t)).count())
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
    /// This is no prefix of the log. A step that the tables forbid without what is left out becomes
    /// [`Claim::Reported`]; what replaces, withdraws, confirms or settles what is left out does
    /// nothing, nor does it make one noun of two if no statement that is shown describes either.
    #[must_use]
    pub fn public_as_of(&self, t: When) -> Incident {
        let public = |it: &Statement| it.public().is_none_or(|public| self.is_by(public, t));
        self.part(|statement| self.is_by(statement.at(), t) && public(statement))
    }

    /// What had been entered into the record by the end of `t`: a letter of May that was filed in
    /// September was not on file in June. A statement that does not tell when it was
    /// [recorded](Statement::recorded) counts as entered when it was said. As in
    /// [`public_as_of`](Incident::public_as_of), what does not stand without the others does nothing.
    ///
    /// An error of entry that is withdrawn or replaced at the time of what it corrects is in no
    /// [`as_of`](Incident::as_of), and was on file.
    #[must_use]
    pub fn on_file_as_of(&self, t: When) -> Incident {
        self.part(|statement| self.is_by(statement.recorded().unwrap_or(statement.at()), t))
    }

    /// The incident as some of its sources tell it, so that a headline can rest on them. As in
    /// [`public_as_of`](Incident::public_as_of), what does not stand without the others does nothing.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, source::Kind, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let police = incident.declare(Source::new("police").kind(Kind::Agency))?;
    /// let blog = incident.declare(Source::new("blog").kind(Kind::News))?;
    /// let aged = |age: u32| [Person::new("person-1").age(age).into()];
    /// incident.record(police.says(when!("2031-05-04"), aged(24)))?;
    /// incident.record(blog.says(when!("2031-05-06"), aged(42)))?;
    /// let age = "person/person-1/age".parse()?;
    /// assert_eq!(incident.stands(&age).unwrap().value.unwrap().to_string(), "42");
    ///
    /// let official = incident.by(|source| source.kind.is(&Kind::Agency));
    /// assert_eq!(official.stands(&age).unwrap().value.unwrap().to_string(), "24");
    /// assert!(official.disputes().is_empty());
    /// assert_eq!(official.sources().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn by(&self, tells: impl Fn(&Source) -> bool) -> Incident {
        let telling: BTreeSet<_> =
            self.sources().filter(|source| tells(source)).map(|source| &source.key).collect();
        self.part(|statement| telling.contains(statement.source()))
    }

    fn is_by(&self, at: When, t: When) -> bool {
        at.ends_by(t, self.zone)
    }

    fn cut(&self, n: usize) -> Incident {
        let kept: Vec<_> = self.shared().take(n).map(|(_, it)| Arc::clone(it)).collect();
        self.made_of(&kept)
    }

    /// An incident of these statements, given in log order.
    fn made_of(&self, kept: &[Arc<Statement>]) -> Incident {
        let mut view = self.emptied(kept);
        let moments: Vec<Moment> = kept.iter().map(|statement| view.insert(statement)).collect();
        for (statement, moment) in kept.iter().zip(&moments) {
            view.stop(statement, *moment);
        }
        view.follow_anew();
        view.versioned_anew()
    }

    /// An incident of some statements, which need be no prefix; what cannot stand is only reported.
    fn part(&self, shows: impl Fn(&Statement) -> bool) -> Incident {
        let mut shown = self.in_view(shows);
        loop {
            let view = self.made_of(&shown);
            let unfounded = view.unfounded();
            if unfounded.is_empty() {
                return view;
            }
            // Each round gives up a step of every investigation that has one, so the rounds end.
            for at in unfounded {
                if let (Some(statement), Ok(claim)) =
                    (shown.get_mut(at.moment.index()), usize::try_from(at.claim))
                {
                    Arc::make_mut(statement).report(claim);
                }
            }
        }
    }

    /// Some statements, without what only has to do with others.
    fn in_view(&self, shows: impl Fn(&Statement) -> bool) -> Vec<Arc<Statement>> {
        let all: Vec<&Arc<Statement>> =
            self.shared().map(|(_, it)| it).filter(|it| shows(it)).collect();
        let described = all.iter().flat_map(|it| it.says()).filter_map(Claim::described);
        let described: BTreeSet<&str> = described.map(|(_, key)| key).collect();
        let is_lost = |key: &str| {
            let known = self.index.get(key).is_some_and(|entry| !entry.claims.is_empty());
            known && !described.contains(key)
        };
        let mut keys = BTreeSet::new();
        let mut kept = Vec::new();
        for statement in all {
            // What is spoken of comes earlier in the log.
            let is_there = |key: &Key<Statement>| keys.contains(key);
            let Some(statement) = narrowed(statement, is_there, is_lost) else { continue };
            keys.extend(statement.key().cloned());
            kept.push(statement);
        }
        kept
    }

    /// An incident with the sources that these statements need, and no log. Every key that they
    /// mention is bare until it is described, so that they can be taken one after the other; and so
    /// is what no statement at all mentions, as in a copy that withholds where it is mentioned.
    fn emptied(&self, kept: &[Arc<Statement>]) -> Incident {
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
        copy.versioned_anew()
    }

    /// Takes the statement that comes next in log order, and of it only what can stand; a
    /// resolution may be undermined. Gives what was taken instead of the whole.
    pub(crate) fn keep(&mut self, statement: Statement) -> Option<Statement> {
        let mut next = statement;
        let mut less = None;
        // Each round gives up one thing that cannot stand, so the rounds end.
        while let Err(rejected) = self.replay_all([next]) {
            let claim = rejected.claim();
            next = rejected.into_statement().without(claim)?;
            less = Some(next.clone());
        }
        less
    }
}

/// A statement without what does nothing where other statements, and what they describe, are not
/// there; none if nothing is left of it.
fn narrowed(
    statement: &Arc<Statement>,
    is_there: impl Fn(&Key<Statement>) -> bool,
    is_lost: impl Fn(&str) -> bool,
) -> Option<Arc<Statement>> {
    let does_nothing = |claim: &Claim| match claim {
        Claim::Confirmed(it) => !is_there(&it.statement),
        Claim::Settled(it) => !is_there(&it.statement),
        Claim::Same(it) => is_lost(it.key.as_str()) || is_lost(it.r#as.as_str()),
        _ => false,
    };
    let withdraws_nothing = |claim: &Claim| matches!(claim, Claim::Step(Step::Withdrawn(it)) if !is_there(&it.statement));
    let replaces_nothing = statement.replaces().is_some_and(|key| !is_there(key));
    let says = || statement.says().iter();
    if !replaces_nothing && !says().any(|it| does_nothing(it) || withdraws_nothing(it)) {
        return Some(Arc::clone(statement));
    }
    if says().all(does_nothing) {
        return None;
    }
    let mut narrowed = statement.as_ref().clone();
    for claim in 0..narrowed.says().len() {
        if narrowed.says().get(claim).is_some_and(withdraws_nothing) {
            narrowed.report(claim);
        }
    }
    if replaces_nothing {
        narrowed.replace_nothing();
    }
    narrowed.leave_out(does_nothing);
    Some(Arc::new(narrowed))
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
