//! Which nouns there are: what nobody describes any more is gone, what was ruled out is, and several
//! keys can turn out to be one noun.

use super::{
    Incident,
    account::Time,
    log::{ClaimAt, Moment, turned},
};
use crate::{
    Claim, Path, Source, Statement,
    entity::AnyEntity,
    remark::Settled,
    value::{AnyValue, Id, Key, Kind, Point, Rewrite, Text},
};
use std::collections::{BTreeMap, BTreeSet};

/// The key of a noun, and the name of a field.
type Place = (Box<str>, Box<str>);

/// What follows from the claims that are no descriptions, for all nouns together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    gone: BTreeSet<Box<str>>,
    ruled_out: BTreeSet<Box<str>>,
    /// For each key that another noun goes by.
    roots: BTreeMap<Box<str>, Box<str>>,
    groups: BTreeMap<Box<str>, Group>,
    settled: BTreeMap<Place, Settlement>,
}

/// The keys that are one noun.
#[derive(Debug, Clone)]
struct Group {
    keys: BTreeSet<Box<str>>,
    since: Option<Time>,
}

/// That the keeper of the record decided for an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settlement {
    /// The statement that settles it.
    pub by: Moment,
    /// The statement that gives the answer.
    pub answer: Moment,
}

impl Parts {
    fn of(incident: &Incident) -> Self {
        let mut parts = Self::default();
        parts.join(incident);
        for (key, entry) in incident.entries() {
            let is_described = || entry.claims.iter().any(|at| incident.describes(*at));
            if incident.is_overruled(key) {
                parts.ruled_out.insert(key.into());
            } else if entry.claims.is_empty() || is_described() {
                // A bare key is that of a noun that is described later.
                continue;
            }
            parts.gone.insert(key.into());
        }
        // A key of which nothing is left is there if the noun is that it turned out to be.
        for group in parts.groups.values() {
            if group.keys.iter().any(|key| !parts.gone.contains(key)) {
                parts.gone.retain(|key| !group.keys.contains(key));
            }
        }
        parts.settle(incident);
        parts
    }

    /// Finds the keys that are one noun, and the one that it goes by.
    fn join(&mut self, incident: &Incident) {
        let mut next = Links::new();
        let mut renamed = BTreeSet::new();
        let mut times: Vec<(&str, Time)> = Vec::new();
        for at in incident.index.same() {
            let Some((statement, Claim::Same(same))) = incident.log.claim(*at) else { continue };
            if incident.log.stopped(at.moment).is_some() {
                continue;
            }
            let (key, other) = (same.key.as_str(), same.r#as.as_str());
            link(&mut next, key, other);
            if key != other {
                renamed.insert(key);
            }
            times.push((key, Time::of(statement.at(), incident.zone())));
        }
        let mut left: BTreeSet<&str> = next.keys().copied().collect();
        while let Some(first) = left.pop_first() {
            let keys = reached(&next, first);
            left.retain(|key| !keys.contains(key));
            let root = keys.iter().find(|key| !renamed.contains(**key)).unwrap_or(&first);
            let since = times.iter().filter(|(key, _)| keys.contains(key)).map(|(_, at)| *at);
            for key in keys.iter().filter(|key| *key != root) {
                self.roots.insert((*key).into(), (*root).into());
            }
            let since = since.reduce(Time::with);
            let group = Group { keys: keys.iter().map(|key| Box::from(*key)).collect(), since };
            self.groups.insert((*root).into(), group);
        }
    }

    fn settle(&mut self, incident: &Incident) {
        let mut best: BTreeMap<Place, (Time, &str)> = BTreeMap::new();
        for at in incident.index.settled() {
            let Some((statement, Claim::Settled(settled))) = incident.log.claim(*at) else {
                continue;
            };
            if incident.log.stopped(at.moment).is_some() {
                continue;
            }
            let Some(answer) = incident.settled_answer(settled) else { continue };
            let path = &settled.path;
            let Some(field) = path.field() else { continue };
            let key = self.root(path.key_str());
            let time = Time::of(statement.at(), incident.zone());
            let named = settled.statement.as_str();
            let place = (Box::from(key), Box::from(field));
            let is_better = best.get(&place).is_none_or(|(before, name)| {
                time.is_later_than(*before) || (!before.is_later_than(time) && named < *name)
            });
            if is_better {
                best.insert(place.clone(), (time, named));
                self.settled.insert(place, Settlement { by: at.moment, answer });
            }
        }
    }

    fn root<'k>(&'k self, key: &'k str) -> &'k str {
        self.roots.get(key).map_or(key, |root| root)
    }

    fn changes(&self, key: &str) -> bool {
        self.gone.contains(key) || self.roots.contains_key(key)
    }
}

/// For each key those that were said to be one noun with it.
type Links<'k> = BTreeMap<&'k str, BTreeSet<&'k str>>;

fn link<'k>(links: &mut Links<'k>, a: &'k str, b: &'k str) {
    links.entry(a).or_default().insert(b);
    links.entry(b).or_default().insert(a);
}

/// The keys that are one noun with this one.
fn reached<'k>(links: &Links<'k>, first: &'k str) -> BTreeSet<&'k str> {
    let mut keys = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some(key) = open.pop() {
        let others = links.get(key).into_iter().flatten();
        open.extend(others.copied().filter(|other| keys.insert(other)));
    }
    keys
}

/// Calls every noun by the key that it goes by.
struct Roots<'p>(&'p Parts);

impl Rewrite for Roots<'_> {
    fn key(&self, names: Kind, key: &str) -> Box<str> {
        if names.is_of_noun() { self.0.root(key).into() } else { key.into() }
    }

    fn when(&self, when: crate::When) -> crate::When {
        when
    }

    fn point(&self, point: Point) -> Point {
        point
    }

    fn text(&self, text: &Text) -> Option<Text> {
        Some(text.clone())
    }

    fn id(&self, id: Id) -> Option<Id> {
        Some(id)
    }

    fn unlisted(&self, word: &str) -> Box<str> {
        word.into()
    }
}

impl Incident {
    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| match self.index.has_parts() || self.log.takes_back_any() {
            true => Parts::of(self).into(),
            false => Parts::default().into(),
        })
    }

    /// Forgets what was made of all nouns if a statement can change which there are.
    pub(super) fn forget_parts(&mut self, statement: &Statement) {
        let Some(parts) = self.parts.get() else { return };
        let changes = |claim: &Claim| match claim {
            Claim::RuledOut(_) | Claim::Same(_) | Claim::Settled(_) => true,
            _ => claim.described().is_some_and(|(_, key)| {
                parts.changes(key)
                    || parts.groups.contains_key(key)
                    || !self.index.ruled_out(key).is_empty()
            }),
        };
        let stops = super::course::stops(statement).next().is_some();
        if stops || statement.says().iter().any(changes) {
            self.forget_all();
        }
    }

    /// Forgets what was made of all nouns.
    pub(super) fn forget_all(&mut self) {
        self.parts.take();
        self.index.forget_all();
    }

    /// Whether a claim describes a noun: its statement is in force, and its source has not ruled the
    /// noun out since.
    pub(crate) fn describes(&self, at: ClaimAt) -> bool {
        if self.log.stopped(at.moment).is_some() {
            return false;
        }
        if !self.index.rules_out_any() {
            return true;
        }
        let described = self.log.claim(at).and_then(|(it, claim)| Some((it, claim.described()?.1)));
        let Some((statement, key)) = described else { return true };
        let said = Time::of(statement.at(), self.zone);
        let mut overruled = self.ruling_out(key);
        !overruled.any(|(by, time)| by == statement.source() && time.is_later_than(said))
    }

    /// Who rules a noun out, and when.
    fn ruling_out(&self, key: &str) -> impl Iterator<Item = (&Key<Source>, Time)> {
        let claims = self.index.ruled_out(key).iter();
        claims.filter(|at| self.log.stopped(at.moment).is_none()).filter_map(|at| {
            let statement = self.log.get(at.moment)?;
            Some((statement.source(), Time::of(statement.at(), self.zone)))
        })
    }

    /// Whether somebody ruled a noun out whom nobody contradicts who spoke at that time or later.
    fn is_overruled(&self, key: &str) -> bool {
        let Some(presence) = self.presence(key) else { return false };
        presence.is_overruled(|it| self.log.stopped(it.moment).is_none())
    }

    /// The nouns that sources describe and others rule out.
    pub(crate) fn contested(&self) -> impl Iterator<Item = (Path, Contest<'_>)> {
        self.index.overruled().filter_map(|key| {
            let kind = self.index.get(key)?.kind;
            Some((Path::new(kind, key, None), self.contest(key)?))
        })
    }

    fn contest(&self, key: &str) -> Option<Contest<'_>> {
        let said = |at: &ClaimAt| Some((at.moment, self.log.get(at.moment)?));
        let time = |statement: &Statement| Time::of(statement.at(), self.zone);
        let claims = self.index.get(key)?.claims.iter().filter(|at| self.describes(**at));
        let there: Vec<(Moment, &Statement)> = claims.filter_map(said).collect();
        let last = |source: &Key<Source>| {
            let own = there.iter().filter(|(_, it)| it.source() == source);
            own.map(|(_, it)| time(it)).reduce(Time::with)
        };
        let counting = self.index.ruled_out(key).iter();
        let counting = counting.filter(|at| self.log.stopped(at.moment).is_none());
        // Who describes it again has ended that.
        let is_ended =
            |it: &Statement| last(it.source()).is_some_and(|last| last.is_later_than(time(it)));
        let against: Vec<(Moment, &Statement)> =
            counting.filter_map(said).filter(|(_, it)| !is_ended(it)).collect();
        let since = there.first()?.0.max(against.first()?.0);
        Some(Contest {
            described: there.into_iter().map(|(_, it)| it).collect(),
            ruled_out: against.into_iter().map(|(_, it)| it).collect(),
            since: self.log.get(since),
        })
    }

    /// Whether the noun of this key is not in the picture: nobody describes it any more, it was ruled
    /// out, or it goes by another key.
    pub(crate) fn has_no_part(&self, key: &str) -> bool {
        self.parts().changes(key)
    }

    /// Whether nobody describes a noun any more, or it was ruled out.
    pub(crate) fn is_gone(&self, key: &str) -> bool {
        self.parts().gone.contains(key)
    }

    pub(crate) fn was_ruled_out(&self, key: &str) -> bool {
        self.parts().ruled_out.contains(key)
    }

    /// The key that the noun of this key goes by.
    pub(crate) fn root<'k>(&'k self, key: &'k str) -> &'k str {
        self.parts().root(key)
    }

    /// Whether values can mention what is gone, or goes by another key.
    pub(super) fn rewrites(&self) -> bool {
        let parts = self.parts();
        !parts.gone.is_empty() || !parts.roots.is_empty()
    }

    /// What a value comes to without what is gone, if that is not what it says; none if nothing is
    /// left.
    pub(super) fn as_it_stands(&self, value: &dyn AnyValue) -> Option<Option<Box<dyn AnyValue>>> {
        let parts = self.parts();
        let mut changes = false;
        value.mentioned(&mut |kind, key| {
            changes |= kind.is_of_noun() && parts.changes(key);
        });
        if !changes {
            return None;
        }
        let left = value.without(&|kind, key| kind.is_of_noun() && parts.gone.contains(key));
        Some(left.and_then(|left| left.rewritten_by(&Roots(parts))))
    }

    /// When a value that mentions nouns said nothing, since all of them were gone, and said something
    /// again.
    pub(super) fn silences(&self, value: &dyn AnyValue) -> Vec<(Moment, bool)> {
        if !self.index.has_parts() && !self.log.takes_back_any() {
            return Vec::new();
        }
        let mut moments: BTreeSet<Moment> = BTreeSet::new();
        value.mentioned(&mut |kind, key| {
            if kind.is_of_noun() {
                let turns = self.keys_of(self.root(key)).into_iter().map(|it| self.absences(it));
                moments.extend(turns.flatten().map(|(by, _)| *by));
                // What nobody ever described, of what was not withdrawn, was never there.
                let first = Moment { instant: i64::MIN, number: 0 };
                moments.extend(self.was_never(key).then_some(first));
            }
        });
        let was_gone = |key: &str, instant: i64| {
            self.keys_of(self.root(key)).into_iter().all(|it| {
                if self.was_never(it) {
                    return true;
                }
                turned(self.absences(it), instant) == Some(true)
            })
        };
        let is_silent = |moment: Moment| {
            let gone = |kind: Kind, key: &str| kind.is_of_noun() && was_gone(key, moment.instant);
            (moment, value.without(&gone).is_none())
        };
        moments.into_iter().map(is_silent).collect()
    }

    /// Whether a noun is gone since whatever described it was withdrawn.
    fn was_never(&self, key: &str) -> bool {
        let claims = self.index.get(key).map_or(&[][..], |entry| &entry.claims);
        !claims.is_empty() && claims.iter().all(|at| self.log.is_withdrawn(at.moment))
    }

    /// Since when the keys of a noun are known to be one.
    pub(super) fn same_since(&self, root: &str) -> Option<Time> {
        self.parts().groups.get(root)?.since
    }

    /// The claims that describe the noun that goes by this key, in log order, each with a number that
    /// those under one key share.
    pub(super) fn claims_of(&self, root: &str) -> Option<Vec<(ClaimAt, u32)>> {
        let group = self.parts().groups.get(root)?;
        let mut claims = Vec::new();
        for (key, alias) in group.keys.iter().zip(0..) {
            let entry = self.index.get(key).filter(|_| !self.was_ruled_out(key));
            let own = entry.map_or(&[][..], |entry| &entry.claims);
            claims.extend(own.iter().map(|at| (*at, alias)));
        }
        claims.sort_unstable();
        Some(claims)
    }

    /// The keys that were said to be one noun with this one by a moment, as the log was then.
    pub(super) fn keys_by<'k>(&'k self, key: &'k str, moment: Moment) -> BTreeSet<&'k str> {
        let mut links = Links::new();
        let by_then = self.index.same().iter().take_while(|at| at.moment <= moment);
        for at in by_then.filter(|at| !self.log.was_stopped_by(at.moment, moment)) {
            if let Some((_, Claim::Same(it))) = self.log.claim(*at) {
                link(&mut links, it.key.as_str(), it.r#as.as_str());
            }
        }
        reached(&links, key)
    }

    /// The keys of the noun that goes by this one.
    pub(super) fn keys_of<'k>(&'k self, root: &'k str) -> Vec<&'k str> {
        match self.parts().groups.get(root) {
            Some(group) => group.keys.iter().map(|key| &**key).collect(),
            None => vec![root],
        }
    }

    /// By which an answer to a field is settled.
    pub(super) fn settlement(&self, root: &str, field: &str) -> Option<Settlement> {
        let settled = &self.parts().settled;
        if settled.is_empty() {
            return None;
        }
        settled.get(&(root.into(), field.into())).copied()
    }

    /// The statement in force that gives a settled answer: the named one, or one that restates it.
    fn settled_answer(&self, settled: &Settled) -> Option<Moment> {
        let mut moment = self.log.keyed(&settled.statement)?;
        let answer = self.answer_in(moment, settled)?;
        loop {
            if self.log.stopped(moment).is_none() {
                return Some(moment);
            }
            moment = self.log.replaced(moment)?;
            let now = self.answer_in(moment, settled)?;
            let alike = match (answer.0, now.0) {
                (crate::Fact::Known(a), crate::Fact::Known(b)) => a.equals(b),
                (a, b) => a.why() == b.why() && a.why().is_some(),
            };
            if !alike || answer.1 != now.1 {
                return None;
            }
        }
    }

    /// What a statement answers to the field of which something is settled.
    pub(super) fn answer_in(
        &self,
        moment: Moment,
        settled: &Settled,
    ) -> Option<(crate::Fact<&dyn AnyValue>, bool)> {
        let name = settled.path.field()?;
        let claims = self.log.get(moment)?.says().iter();
        claims
            .filter(|claim| claim.described().is_some_and(|(_, key)| key == settled.path.key_str()))
            .find_map(|claim| {
                let entity: &dyn AnyEntity = claim.entity();
                let field = entity.fields().iter().find(|field| field.name == name)?;
                let fact = entity.fact(usize::from(field.number));
                (!fact.is_unstated()).then(|| (fact, entity.how().is_believed(name)))
            })
    }
}

/// That sources contradict each other on whether a noun was there.
pub(crate) struct Contest<'a> {
    pub described: Vec<&'a Statement>,
    pub ruled_out: Vec<&'a Statement>,
    pub since: Option<&'a Statement>,
}
