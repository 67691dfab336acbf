//! What happened, in the order of its happening.

mod document;

use crate::{
    Claim, Path, Statement, When,
    incident::{FieldAccount, Incident, Orders, Saying},
    remark::Sequence,
    step::Step,
    value::{AnyValue, Datum, Relation, Value},
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that happened, with its uncertainty and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<'a> {
    /// When it happened; none if that is not known. It had happened by the time it was said.
    pub when: Option<When>,
    /// What happened.
    pub what: What<'a>,
    /// The statement that says so.
    pub statement: &'a Statement,
    /// The value to which a state changed.
    given: Option<Datum<'a>>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum What<'a> {
    /// The moment of this field: `shooting/shooting-1/occurred`.
    Moment(Path),
    /// A step was taken.
    Step(&'a Step),
    /// Something that a remark speaks of.
    Remark(&'a str),
    /// A state changed to this value: somebody who was injured died.
    Change(Path, String),
}

impl Incident {
    /// What happened, by occurrence: every known moment, every step, every dated remark and every
    /// change of a state (a value that only says more or less than the one before is no change), each after all that certainly came before it or is said to have come
    /// before it. What has no time stands next to what it is said to have preceded or followed.
    ///
    /// ```
    /// use use_of_force::{Incident, Pursuit, Shooting, Source, remark::Sequence, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let story = incident.declare(Source::new("story"))?;
    /// incident.record(story.says(when!("2031-05-04"), [
    ///     Shooting::new("shooting-1").occurred(when!("2031-05-04T11:47")).into(),
    ///     Pursuit::new("pursuit-1").into(),
    ///     Sequence::new("pursuit/pursuit-1/began".parse::<use_of_force::Path>()?,
    ///                   "shooting/shooting-1/occurred".parse::<use_of_force::Path>()?).into(),
    /// ]))?;
    /// let times: Vec<_> = incident.timeline().iter().map(|event| event.when).collect();
    /// assert_eq!(times, [None, Some(when!("2031-05-04T11:47"))]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn timeline(&self) -> Vec<Event<'_>> {
        let mut events = Vec::new();
        for field in self.fields() {
            events.extend(field.moment());
            field.changes(&mut events);
        }
        for (_, statement) in self.log().counting() {
            for claim in statement.says() {
                events.extend(event(claim, statement));
            }
        }
        let Orders { agreed, contested } = self.orders();
        let sequences: Vec<_> =
            contested.into_iter().flatten().chain(agreed.iter().copied()).collect();
        add_undated(&mut events, &sequences);
        // Sequences that contradict each other order nothing.
        arrange(self, events, &agreed)
    }
}

fn of_step<'a>(step: &'a Step, statement: &'a Statement) -> Event<'a> {
    Event { when: step.occurred(), what: What::Step(step), statement, given: None }
}

/// The event that a step or remark makes.
fn event<'a>(claim: &'a Claim, statement: &'a Statement) -> Option<Event<'a>> {
    match claim {
        Claim::Step(step) => Some(of_step(step, statement)),
        Claim::Remark(remark) => {
            let when = Some(*remark.occurred.known()?);
            Some(Event { when, what: What::Remark(remark.text.as_str()), statement, given: None })
        }
        _ => None,
    }
}

impl<'a> FieldAccount<'a> {
    /// The moment that stands; a deadline is no event.
    fn moment(self) -> Option<Event<'a>> {
        if self.field.kind != When::TYPE || self.field.name == "deadline" {
            return None;
        }
        let standing = self.standing()?;
        let when = Some(*standing.known()?);
        Some(Event {
            when,
            what: What::Moment(self.path()),
            statement: standing.said.statement,
            given: None,
        })
    }

    /// Adds the changes of a state. A change is a later value that cannot be true together with the
    /// one before it, and can follow it; one that only says more or less is none, and neither is a
    /// contradiction: of two words of one time, of a final word, of a belief.
    fn changes(self, events: &mut Vec<Event<'a>>) {
        if !self.field.is_state || !self.is_told_again() {
            return;
        }
        let mut state: Option<Saying<'a>> = None;
        for said in self.counting() {
            let Some(value) = said.known() else { continue };
            let Some((before, held)) = state.and_then(|it| Some((it, it.known()?))) else {
                state = Some(said);
                continue;
            };
            match self.relation(held, value) {
                Relation::Contradictory if self.is_change((&before, held), (&said, value)) => {
                    let what = What::Change(self.path(), value.to_string());
                    let given = Some(Datum(value));
                    events.push(Event { when: None, what, statement: said.statement, given });
                }
                Relation::Contradictory | Relation::Narrower => continue,
                _ => {}
            }
            state = Some(said);
        }
    }

    fn relation(self, before: &dyn AnyValue, value: &dyn AnyValue) -> Relation {
        match before.equals(value) {
            true => Relation::Same,
            false if self.is_exact() => Relation::Contradictory,
            false => before.relation_to(value, self.noun.incident.zone()),
        }
    }

    /// Whether a value that contradicts the one before it can have come after it.
    fn is_change(
        self,
        (before, held): (&Saying<'a>, &dyn AnyValue),
        (said, value): (&Saying<'a>, &dyn AnyValue),
    ) -> bool {
        let zone = self.noun.incident.zone();
        let can_follow =
            if self.field.is_final { held.stands_alone() } else { value.can_follow(held) };
        let is_later = before.statement.at().certainly_before_in(said.statement.at(), zone);
        can_follow && is_later && (before.believed || !said.believed)
    }
}

/// Adds the moments that are only known by their order.
fn add_undated<'a>(events: &mut Vec<Event<'a>>, sequences: &[(&'a Sequence, &'a Statement)]) {
    let moment = |event: &Event<'a>| match &event.what {
        What::Moment(path) => Some(path.clone()),
        _ => None,
    };
    let mut known: BTreeSet<Path> = match sequences {
        [] => return,
        _ => events.iter().filter_map(moment).collect(),
    };
    for (sequence, statement) in sequences {
        for path in [&sequence.earlier, &sequence.later] {
            if known.insert(path.clone()) {
                events.push(Event {
                    when: None,
                    what: What::Moment(path.clone()),
                    statement,
                    given: None,
                });
            }
        }
    }
}

/// Where an event stands among those that nothing orders: by its first possible moment, what
/// precedes a moment before it, what follows one after it.
type Rank = (i64, u8);

/// A topological order: what is said to come earlier first, otherwise by rank.
fn arrange<'a>(
    incident: &Incident,
    events: Vec<Event<'a>>,
    sequences: &[(&Sequence, &Statement)],
) -> Vec<Event<'a>> {
    let mut places: BTreeMap<&Path, usize> = BTreeMap::new();
    for (i, event) in events.iter().enumerate() {
        if let What::Moment(path) = &event.what {
            places.insert(path, i);
        }
    }
    let edges: BTreeSet<(usize, usize)> = sequences
        .iter()
        .filter_map(|(sequence, _)| {
            Some((*places.get(&sequence.earlier)?, *places.get(&sequence.later)?))
        })
        .filter(|(a, b)| a != b)
        .collect();
    let ranks = ranks(incident, &events, &edges);

    let mut waiting: Vec<usize> = vec![0; events.len()];
    for (_, later) in &edges {
        if let Some(count) = waiting.get_mut(*later) {
            *count += 1;
        }
    }
    let mut left: BTreeSet<(Rank, usize)> = ranks.iter().copied().zip(0..).collect();
    let mut ready: BTreeSet<(Rank, usize)> =
        left.iter().copied().filter(|(_, i)| waiting.get(*i) == Some(&0)).collect();
    let mut order = Vec::with_capacity(events.len());
    // Where the sequences go round in a circle, the first by rank goes first.
    while let Some(next) = ready.pop_first().or_else(|| left.first().copied()) {
        ready.remove(&next);
        if !left.remove(&next) {
            continue;
        }
        order.push(next.1);
        for (_, later) in edges.range((next.1, 0)..=(next.1, usize::MAX)) {
            let Some(count) = waiting.get_mut(*later) else { continue };
            *count = count.saturating_sub(1);
            let Some(rank) = ranks.get(*later).filter(|_| *count == 0) else { continue };
            ready.insert((*rank, *later));
        }
    }
    let mut events: Vec<Option<Event<'a>>> = events.into_iter().map(Some).collect();
    order.into_iter().filter_map(|i| events.get_mut(i)?.take()).collect()
}

fn ranks(incident: &Incident, events: &[Event<'_>], edges: &BTreeSet<(usize, usize)>) -> Vec<Rank> {
    let zone = incident.zone();
    let mut ranks: Vec<Option<Rank>> = events
        .iter()
        .map(|event| match (&event.when, &event.what) {
            // Of what has no earliest moment the latest counts.
            (Some(when), _) if !when.has_start() => Some((when.latest_instant(zone), 1)),
            (Some(when), _) => Some((when.earliest_instant(zone), 1)),
            (None, What::Moment(_)) => None,
            // A step or a change had happened by the time it was said.
            (None, _) => Some((event.statement.at().latest_instant(zone), 1)),
        })
        .collect();
    // What precedes something takes its rank; then what follows something. That is asked of each
    // sequence in turn, and again, until nothing changes: only of those whose turn can change it.
    let edges: Vec<_> = edges.iter().copied().collect();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, (earlier, later)) in edges.iter().enumerate() {
        of.entry(*earlier).or_default().push(number);
        of.entry(*later).or_default().push(number);
    }
    let mut turns: BTreeSet<(usize, usize)> = (0..edges.len()).map(|number| (0, number)).collect();
    while let Some((round, number)) = turns.pop_first() {
        let Some((earlier, later)) = edges.get(number).copied() else { continue };
        let rank = |event| ranks.get(event).copied().flatten();
        let (event, rank) = match (rank(earlier), rank(later)) {
            (None, Some((instant, _))) => (earlier, (instant, 0)),
            (Some((instant, _)), None) => (later, (instant, 2)),
            _ => continue,
        };
        if let Some(slot) = ranks.get_mut(event) {
            *slot = Some(rank);
        }
        let next = of.get(&event).into_iter().flatten();
        turns.extend(next.map(|other| (round + usize::from(*other <= number), *other)));
    }
    let unknown = |event: &Event<'_>| (event.statement.at().latest_instant(zone), 1);
    ranks.iter().zip(events).map(|(rank, event)| rank.unwrap_or_else(|| unknown(event))).collect()
}
