//! What stands of a field, given what every source said of it: the rules of `merging.md`.

use super::log::Moment;
use crate::{
    Fact, Source, Statement, Why,
    statement::Noun,
    value::{Key, Relation, Text, Value},
};
use chrono::FixedOffset;
use std::borrow::Cow;

/// What one source holds of one field: its last word.
#[derive(Debug, Clone)]
pub(crate) struct Position<'a, T: Clone> {
    pub fact: Cow<'a, Fact<T>>,
    pub words: Option<&'a Text>,
    pub believed: bool,
    pub statement: &'a Statement,
    pub moment: Moment,
    /// Whether the field describes a state, in which a contradiction is a change.
    is_state: bool,
}

impl<'a, T: Clone> Position<'a, T> {
    /// That of a source which said this and nothing else.
    pub(crate) fn of<N: Noun>(
        (moment, statement, noun): (Moment, &'a Statement, &'a N),
        name: &str,
        fact: &'a Fact<T>,
    ) -> Self {
        let (fact, words) = (Cow::Borrowed(fact), noun.how().text(name));
        let believed = noun.how().is_believed(name);
        Self { fact, words, believed, statement, moment, is_state: false }
    }

    pub(crate) fn source(&self) -> &'a Key<Source> {
        self.statement.source()
    }

    pub(crate) fn known(&self) -> Option<&T> {
        self.fact.known()
    }
}

/// The positions of all sources on a field, in the log order of their last words.
///
/// A source's last word is its position, an unknown over a known one included. The open lists of
/// one source unite, back to its last word that was no open list; those that it only believes are
/// a position of their own.
pub(crate) fn positions<'a, N: Noun, T: Value>(
    claims: &[(Moment, &'a Statement, &'a N)],
    name: &str,
    get: impl Fn(&'a N) -> &'a Fact<T>,
) -> Vec<Position<'a, T>> {
    let mut found: Vec<Position<'a, T>> = Vec::new();
    let mut settled: Vec<&Key<Source>> = Vec::new();
    for (moment, statement, noun) in claims.iter().rev() {
        let (fact, source) = (get(noun), statement.source());
        if fact.is_unstated() || settled.contains(&source) {
            continue;
        }
        let believed = noun.how().is_believed(name);
        let mut own = found.iter_mut().filter(|later| later.source() == source).peekable();
        if own.peek().is_some_and(|later| unite(&later.fact, fact).is_none()) {
            settled.push(source);
            continue;
        }
        if let Some(later) = own.find(|later| later.believed == believed) {
            if let Some(both) = unite(&later.fact, fact) {
                later.fact = Cow::Owned(both);
            }
            continue;
        }
        found.push(Position::of((*moment, *statement, *noun), name, fact));
    }
    found.reverse();
    if found.len() > 1 && N::FIELDS.iter().any(|field| field.name == name && field.is_state) {
        found.iter_mut().for_each(|position| position.is_state = true);
    }
    found
}

fn unite<T: Value>(a: &Fact<T>, b: &Fact<T>) -> Option<Fact<T>> {
    a.known()?.united(b.known()?).map(Fact::Known)
}

/// What stands of a field, and whose word it is.
#[derive(Debug)]
pub(crate) struct Standing<T> {
    pub fact: Fact<T>,
    /// The position that won; none if nobody said anything.
    pub winner: Option<usize>,
}

/// Known beats unknown beats unstated.
pub(crate) fn standing<T: Value>(
    positions: &[Position<'_, T>],
    zone: Option<FixedOffset>,
) -> Standing<T> {
    let (winner, fact) = match best(positions, zone) {
        Some((winner, Ok(value))) => (Some(winner), Fact::Known(value.into_owned())),
        Some((winner, Err(why))) => (Some(winner), Fact::Unknown(why)),
        None => (None, Fact::Unstated),
    };
    Standing { fact, winner }
}

/// Which position [stands](standing).
pub(crate) fn winner<T: Value>(
    positions: &[Position<'_, T>],
    zone: Option<FixedOffset>,
) -> Option<usize> {
    best(positions, zone).map(|(winner, _)| winner)
}

/// The positions of which the value that [stands](standing) is made: those that count, and of which
/// nothing is left out of it.
pub(crate) fn contributing<T: Value>(
    positions: &[Position<'_, T>],
    zone: Option<FixedOffset>,
) -> Vec<usize> {
    let mut counting = Vec::new();
    let Some((_, whole)) = most_precise(positions, zone, |i| counting.push(i)) else {
        return Vec::new();
    };
    let whole = Fact::Known(whole.into_owned());
    counting.retain(|i| positions.get(*i).is_some_and(|it| is_part(&it.fact, &whole)));
    counting
}

/// Whether an open list is among those that were united.
pub(crate) fn is_part<T: Value>(part: &Fact<T>, whole: &Fact<T>) -> bool {
    unite(part, whole).as_ref() == Some(whole)
}

/// The value that stands, or the reason why none does, and whose word that is.
fn best<'b, T: Value>(
    positions: &'b [Position<'_, T>],
    zone: Option<FixedOffset>,
) -> Option<(usize, Result<Cow<'b, T>, Why>)> {
    if let [only] = positions {
        let known = only.known().map(|value| Ok(Cow::Borrowed(value)));
        return known.or(only.fact.why().map(Err)).map(|it| (0, it));
    }
    if let Some((winner, value)) = most_precise(positions, zone, |_| {}) {
        return Some((winner, Ok(value)));
    }
    let whys = positions.iter().enumerate().filter_map(|(i, p)| Some((i, p.fact.why()?)));
    most_telling(&whys.collect::<Vec<_>>()).map(|(winner, why)| (winner, Err(why)))
}

/// The value that stands, and the position that states it.
///
/// * A plain statement beats a belief.
/// * Of two values that cannot both be true the later counts: back from the last one, a value
///   counts if it agrees with all that count already. A state that contradicts the one before it
///   is a change, and nothing before the change counts.
/// * Of the values that count the most precise stands; of equal ones the first; of others the
///   last. Open lists unite.
///
/// Calls `counts` with each that counts, from the last to the first.
fn most_precise<'b, T: Value>(
    positions: &'b [Position<'_, T>],
    zone: Option<FixedOffset>,
    mut counts: impl FnMut(usize),
) -> Option<(usize, Cow<'b, T>)> {
    let any_plain = positions.iter().any(|p| p.known().is_some() && !p.believed);
    let mut counting: Vec<&T> = Vec::new();
    let mut best: Option<(usize, Cow<'b, T>)> = None;
    for (i, position) in positions.iter().enumerate().rev() {
        let Some(value) = position.known() else { continue };
        if any_plain && position.believed {
            continue;
        }
        if counting.iter().any(|later| value.relation(later, zone) == Relation::Contradictory) {
            if position.is_state { break } else { continue }
        }
        counting.push(value);
        counts(i);
        best = match best {
            None => Some((i, Cow::Borrowed(value))),
            Some((winner, later)) => Some(match value.relation(&later, zone) {
                Relation::Same | Relation::Narrower => (i, Cow::Borrowed(value)),
                _ => (winner, value.united(&later).map_or(later, Cow::Owned)),
            }),
        };
    }
    best
}

/// The reason that stands of several, given in log order: the most telling, of equal ones the
/// last; but a later `NotMade`, `NotApplicable` or `Undetermined` answers an earlier `Pending`,
/// `Undisclosed` or `Asked`.
fn most_telling(whys: &[(usize, Why)]) -> Option<(usize, Why)> {
    let answered = |i: usize, why: Why| {
        let open = matches!(why, Why::Pending | Why::Undisclosed | Why::Asked);
        let answers = |why| matches!(why, Why::NotMade | Why::NotApplicable | Why::Undetermined);
        open && whys.iter().any(|(later, why)| *later > i && answers(*why))
    };
    let live = whys.iter().filter(|(i, why)| !answered(*i, *why));
    live.min_by_key(|(i, why)| (*why, std::cmp::Reverse(*i))).copied()
}

/// Whether two of the positions cannot both be true, beliefs included. A field that describes a
/// state is not asked.
pub(crate) fn disputed<T: Value>(positions: &[Position<'_, T>], zone: Option<FixedOffset>) -> bool {
    let known: Vec<&T> = positions.iter().filter_map(Position::known).collect();
    known.iter().enumerate().any(|(i, a)| {
        known.iter().skip(i + 1).any(|b| a.relation(b, zone) == Relation::Contradictory)
    })
}
