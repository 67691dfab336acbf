//! What is said of the order of moments: that one came before another, and by how much.

use super::{
    Code, Severity,
    judge::{By, Found, Reading, Verdict, in_order, lasts},
    picture::Picture,
};
use crate::{
    Claim, Key, Path, Source, When,
    entity::AnyEntity,
    incident::graph::{Graph, components},
    remark::Sequence,
    value::Value,
};
use chrono::FixedOffset;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let all = sequences(it);
    let order = Order::of(it, &all);
    // One sequence too many closes a circle and contradicts the times: it is told once.
    let mut told = BTreeSet::new();
    let mut of_source: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (number, edge) in order.edges.iter().enumerate() {
        of_source.entry(edge.source()).or_default().push(number);
    }
    for edges in of_source.values() {
        order.circles(edges, &mut told, found);
    }
    order.pairs(it.zone, &mut told, found);
    order.circles(&(0..order.edges.len()).collect::<Vec<_>>(), &mut told, found);
    order.chains(it.zone, false, found);
    order.chains(it.zone, true, found);
}

/// The sequences that count, between nouns that were not ruled out.
fn sequences<'a>(it: &Picture<'a>) -> Vec<(&'a Sequence, By<'a>)> {
    let log = it.incident.log();
    let mut all = Vec::new();
    for (moment, statement) in log.counting() {
        for claim in statement.says() {
            let Claim::Sequence(sequence) = claim else { continue };
            let ends = [&sequence.earlier, &sequence.later];
            if !ends.iter().any(|path| it.incident.has_no_part(path.key_str())) {
                all.push((&**sequence, (moment, &**statement)));
            }
        }
    }
    all
}

/// The moments that are put in order, and the sequences that do so.
struct Order<'a> {
    moments: Vec<Moment<'a>>,
    edges: Vec<Edge<'a>>,
}

struct Moment<'a> {
    path: &'a Path,
    when: Option<When>,
    unsure: bool,
    said: Vec<By<'a>>,
}

impl Moment<'_> {
    /// The time as it is shown: a date of birth is not, since it identifies a person.
    fn shown(&self) -> String {
        match self.when {
            Some(when) if self.path.field() != Some("born") => when.to_string(),
            _ => "the date of birth".to_owned(),
        }
    }
}

/// That one moment, by its number, came before another.
struct Edge<'a> {
    from: usize,
    to: usize,
    sequence: &'a Sequence,
    by: By<'a>,
}

impl<'a> Edge<'a> {
    fn source(&self) -> &'a Key<Source> {
        self.by.1.source()
    }
}

/// How early a moment can have been at all: the moment of which that follows, when that was, and
/// the last sequence on the way from there.
#[derive(Clone, Copy)]
struct Bound {
    instant: i64,
    origin: usize,
    last: Option<usize>,
}

impl<'a> Order<'a> {
    fn of(it: &Picture<'a>, all: &[(&'a Sequence, By<'a>)]) -> Self {
        let mut numbers: BTreeMap<&'a Path, usize> = BTreeMap::new();
        let mut moments = Vec::new();
        let mut number = |path: &'a Path| {
            *numbers.entry(path).or_insert_with(|| {
                let (when, unsure, said) = read(it, path).unwrap_or_default();
                moments.push(Moment { path, when, unsure, said });
                moments.len() - 1
            })
        };
        let edge = |(sequence, by): &(&'a Sequence, By<'a>)| {
            let (from, to) = (number(&sequence.earlier), number(&sequence.later));
            Edge { from, to, sequence, by: *by }
        };
        let edges = all.iter().map(edge).collect();
        Self { moments, edges }
    }

    /// Each two moments are in the order that is said, and as far apart.
    fn pairs(&self, zone: Option<FixedOffset>, told: &mut BTreeSet<usize>, found: &mut Found<'a>) {
        for (edge, number) in self.edges.iter().zip(0..) {
            if told.contains(&number) {
                continue;
            }
            let ends = (self.moments.get(edge.from), self.moments.get(edge.to));
            let (Some(a), Some(b)) = ends else { continue };
            let (Some(earlier), Some(later)) = (a.when, b.when) else { continue };
            let severity = if a.unsure || b.unsure { Severity::Warning } else { Severity::Error };
            let not_sure = if a.unsure || b.unsure { ", but that is not sure" } else { "" };
            let (from, to) = (a.shown(), b.shown());
            let message = format!("{to} is before {from} ({})", a.path);
            let (code, severity, message) = match in_order(earlier, later, zone) {
                Verdict::Impossible => {
                    let message = format!("{message}, but said to be later{not_sure}");
                    (Code::SequenceContradictsTimes, severity, message)
                }
                Verdict::Strained(unless) => {
                    (Code::SequenceContradictsTimes, Severity::Warning, message + unless)
                }
                Verdict::Fit => {
                    let gap = edge.sequence.gap_minutes.known();
                    let Some(gap) = gap.filter(|gap| !lasts(**gap, earlier, later, zone)) else {
                        continue;
                    };
                    let believed = edge.sequence.how().is_believed("gap_minutes");
                    let severity = if believed { Severity::Warning } else { severity };
                    let message = format!("{gap} minutes from {from} to {to}{not_sure}");
                    (Code::GapContradictsTimes, severity, message)
                }
            };
            told.insert(number);
            let (path, against) = (Some(b.path.clone()), Some(a.path.clone()));
            let statements = [&[edge.by][..], &a.said, &b.said].concat();
            found.add(code, severity, path, against, statements, message);
        }
    }

    /// A moment is not before one from which several sequences lead to it.
    fn chains(&self, zone: Option<FixedOffset>, as_stated: bool, found: &mut Found<'a>) {
        let zoned = self.moments.iter().filter_map(|it| it.when).any(When::is_zoned);
        // Times without a zone are compared on any one clock.
        let zone = zone.or(if zoned { None } else { FixedOffset::east_opt(0) });
        let read = |when: When| if as_stated { when.as_stated() } else { when };
        let edges = self.edges.iter().zip(0..).map(|(edge, number)| (edge.from, edge.to, number));
        let graph = Graph::of(self.moments.len(), edges);
        let components = components(&graph);
        let mut bounds: BTreeMap<usize, Bound> = BTreeMap::new();
        for component in &components {
            // Those in a circle have no order.
            let [number] = component.as_slice() else { continue };
            let Some(moment) = self.moments.get(*number) else { continue };
            let into = graph.entering(*number).filter_map(|edge| {
                let bound = bounds.get(&self.edges.get(edge)?.from)?;
                Some(Bound { last: Some(edge), ..*bound })
            });
            let latest = into.max_by_key(|bound| bound.instant);
            let when = moment.when.map(read);
            let own = when.map(|when| {
                let instant = when.earliest_instant(zone);
                Bound { instant, origin: *number, last: None }
            });
            let late = latest.filter(|latest| {
                when.is_some_and(|when| latest.instant > when.latest_instant(zone))
            });
            let bound = match late {
                Some(late) => {
                    self.late(late, moment, &bounds, as_stated, found);
                    own
                }
                None => own.into_iter().chain(latest).max_by_key(|bound| bound.instant),
            };
            if let Some(bound) = bound {
                bounds.insert(*number, bound);
            }
        }
    }

    /// Tells of a moment that is before the one from which its bound follows, unless a single
    /// sequence says so or it was told.
    fn late(
        &self,
        late: Bound,
        moment: &Moment<'a>,
        bounds: &BTreeMap<usize, Bound>,
        as_stated: bool,
        found: &mut Found<'a>,
    ) {
        let mut way = Vec::new();
        let mut last = late.last;
        while let Some(edge) = last.and_then(|last| self.edges.get(last)) {
            way.push(edge);
            last = bounds.get(&edge.from).and_then(|bound| bound.last);
        }
        let Some(origin) = self.moments.get(late.origin) else { return };
        let (when, first) = (moment.shown(), origin.shown());
        let told = if as_stated { Found::tells_of } else { Found::errs_at };
        if way.len() < 2 || told(found, moment.path) {
            return;
        }
        let one = way.windows(2).all(|pair| {
            let [a, b] = pair else { return true };
            a.source() == b.source()
        });
        let (severity, but) = if as_stated {
            (Severity::Warning, ", unless an approximate time is off by its margin")
        } else if !one {
            (Severity::Warning, ", but sources differ")
        } else if moment.unsure || origin.unsure {
            (Severity::Warning, ", but that is not sure")
        } else {
            (Severity::Error, "")
        };
        let by_way = by_way(way.len() - 1);
        let path = origin.path;
        let message =
            format!("{when} is before {first} ({path}), but said to be later{by_way}{but}");
        let mut statements: Vec<_> = way.iter().map(|edge| edge.by).collect();
        statements.extend(origin.said.iter().chain(&moment.said));
        let (path, against) = (Some(moment.path.clone()), Some(origin.path.clone()));
        found.add(Code::SequenceContradictsTimes, severity, path, against, statements, message);
    }

    /// A moment does not come before itself, neither at once nor by way of others. If several
    /// sources are needed to close the circle, one of them can be right.
    fn circles(&self, among: &[usize], told: &mut BTreeSet<usize>, found: &mut Found<'a>) {
        let fresh: Vec<_> = among
            .iter()
            .filter(|number| !told.contains(number))
            .filter_map(|number| Some((*number, self.edges.get(*number)?)))
            .collect();
        let ends: BTreeSet<usize> = fresh.iter().flat_map(|(_, it)| [it.from, it.to]).collect();
        let places: BTreeMap<usize, usize> = ends.into_iter().zip(0..).collect();
        let place = |moment: &usize| places.get(moment).copied();
        let edges = fresh
            .iter()
            .filter_map(|(number, it)| Some((place(&it.from)?, place(&it.to)?, *number)));
        let graph = Graph::of(places.len(), edges);
        for component in components(&graph) {
            let numbers = graph.circle(&component);
            let circle: Vec<_> = numbers.iter().filter_map(|edge| self.edges.get(*edge)).collect();
            let Some(first) = circle.first() else { continue };
            told.extend(graph.within(&component));
            let source = first.source();
            let one = circle.iter().all(|edge| edge.source() == source);
            let severity = if one { Severity::Error } else { Severity::Warning };
            let but = if one { "" } else { ", but sources differ" };
            let message = format!("is said to come before itself{}{but}", by_way(circle.len() - 1));
            let statements = circle.iter().map(|edge| edge.by).collect();
            let path = Some(first.sequence.earlier.clone());
            found.add(Code::SequenceCircle, severity, path, None, statements, message);
        }
    }
}

fn by_way(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => ", by way of another one".to_owned(),
        n => format!(", by way of {n} others"),
    }
}

/// What the log holds of a moment, by its path: the time, whether it is unsure, and who says so.
fn read<'a>(it: &Picture<'a>, path: &Path) -> Option<(Option<When>, bool, Vec<By<'a>>)> {
    let noun = it.incident.account(path.key_str()).filter(|noun| noun.kind == path.kind())?;
    let field = noun.named(path.field()?).filter(|it| it.field.kind == When::TYPE)?;
    let reading: Reading<'a, When> = Reading::of(field);
    Some((reading.value().copied(), reading.is_unsure(), reading.said()))
}
