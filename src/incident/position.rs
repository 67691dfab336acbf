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
}

impl<'a, T: Clone> Position<'a, T> {
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
/// one source unite, back to its last word that was no open list.
pub(crate) fn positions<'a, N: Noun, T: Value>(
    claims: &[(Moment, &'a Statement, &'a N)],
    name: &str,
    get: impl Fn(&'a N) -> &'a Fact<T>,
) -> Vec<Position<'a, T>> {
    let mut found: Vec<Position<'a, T>> = Vec::new();
    let mut settled: Vec<&Key<Source>> = Vec::new();
    for (moment, statement, noun) in claims.iter().rev() {
        let fact = get(noun);
        let source = statement.source();
        if fact.is_unstated() || settled.contains(&source) {
            continue;
        }
        if let Some(later) = found.iter_mut().find(|position| position.source() == source) {
            match unite(&later.fact, fact) {
                Some(both) => later.fact = Cow::Owned(both),
                None => settled.push(source),
            }
            continue;
        }
        let how = noun.how();
        found.push(Position {
            fact: Cow::Borrowed(fact),
            words: how.text(name),
            believed: how.is_believed(name),
            statement,
            moment: *moment,
        });
    }
    found.reverse();
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

/// Known beats unknown beats unstated, and a plain statement beats a belief. Among the rest:
///
/// * of two values that can both be true, the more precise stands; open lists unite;
/// * of two that cannot, the later stands;
/// * of two reasons the more telling stands, except that a later `NotMade`, `NotApplicable` or
///   `Undetermined` answers an earlier `Pending`, `Undisclosed` or `Asked`.
pub(crate) fn standing<T: Value>(
    positions: &[Position<'_, T>],
    zone: Option<FixedOffset>,
) -> Standing<T> {
    let any_plain = positions.iter().any(|p| p.known().is_some() && !p.believed);
    let known = positions.iter().enumerate().filter_map(|(i, p)| Some((i, p, p.known()?)));
    let candidates = known.filter(|(_, p, _)| !(any_plain && p.believed));
    let best = candidates.fold(None, |best: Option<(usize, Cow<'_, T>)>, (i, _, later)| {
        let Some((winner, earlier)) = best else { return Some((i, Cow::Borrowed(later))) };
        Some(match earlier.relation(later, zone) {
            Relation::Same | Relation::Narrower => (winner, earlier),
            Relation::Broader | Relation::Contradictory => (i, Cow::Borrowed(later)),
            Relation::Compatible => match earlier.united(later) {
                Some(both) => (i, Cow::Owned(both)),
                None => (i, Cow::Borrowed(later)),
            },
        })
    });
    if let Some((winner, value)) = best {
        return Standing { fact: Fact::Known(value.into_owned()), winner: Some(winner) };
    }
    let whys = positions.iter().enumerate().filter_map(|(i, p)| Some((i, p.fact.why()?)));
    match most_telling(&whys.collect::<Vec<_>>()) {
        Some((winner, why)) => Standing { fact: Fact::Unknown(why), winner: Some(winner) },
        None => Standing { fact: Fact::Unstated, winner: None },
    }
}

/// The reason that stands of several, given in log order.
fn most_telling(whys: &[(usize, Why)]) -> Option<(usize, Why)> {
    let answered = |i: usize, why: Why| {
        let open = matches!(why, Why::Pending | Why::Undisclosed | Why::Asked);
        let answers = |why| matches!(why, Why::NotMade | Why::NotApplicable | Why::Undetermined);
        open && whys.iter().any(|(later, why)| *later > i && answers(*why))
    };
    let live = whys.iter().filter(|(i, why)| !answered(*i, *why));
    live.min_by_key(|(i, why)| (*why, std::cmp::Reverse(*i))).copied()
}

/// Whether two of the positions cannot both be true.
pub(crate) fn disputed<T: Value>(positions: &[Position<'_, T>], zone: Option<FixedOffset>) -> bool {
    let known: Vec<&T> = positions.iter().filter_map(Position::known).collect();
    known.iter().enumerate().any(|(i, a)| {
        known.iter().skip(i + 1).any(|b| a.relation(b, zone) == Relation::Contradictory)
    })
}
