//! Random histories: few nouns, sources and moments, so that they often meet.

mod claim;
mod reach;

pub(super) use claim::describes;

use crate::moment::any_when;
use claim::{
    KEYS, any_claim, any_claim_of_one_course, any_claims_of_one_field, any_claims_of_one_group,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt;
use use_of_force::{
    Claim, Incident, Key, Source, Statement, When, chrono::FixedOffset, source::Kind,
    step::Withdrawn, uuid::Uuid,
};

/// Statements in the order in which somebody tries to record them, some of them together.
#[derive(Clone)]
pub(super) struct History {
    zone: Option<FixedOffset>,
    pub(super) batches: Vec<Vec<Statement>>,
}

/// In JSON, what comes together on one line.
impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "zone {:?}", self.zone)?;
        self.batches.iter().try_for_each(|batch| writeln!(f, "{}", json!(batch)))
    }
}

impl History {
    /// The incident before anything is recorded.
    pub(super) fn start(&self) -> Incident {
        let id = Uuid::from_u128(1);
        let start = self.zone.map_or(Ok(Incident::new(id)), |zone| Incident::in_zone(id, zone));
        let mut incident = start.unwrap();
        for source in ["a", "b", "c"] {
            incident.declare(Source::new(source)).unwrap();
        }
        incident.declare(Source::new("recorder").kind(Kind::Recorder)).unwrap();
        incident
    }

    /// The incident after all that can be recorded.
    pub(super) fn recorded(&self) -> Incident {
        let mut incident = self.start();
        for batch in &self.batches {
            let _refused = incident.record_all(batch.clone());
        }
        incident
    }
}

/// Moments other than whole days in the middle of which the others stand.
const MOMENTS: [&str; 14] = [
    "2031-05-10T12:00-05:00",
    "2031-05-10T12:00Z",
    "2031-05-10T12:00",
    "2031-05-11T13:59:59+14:00",
    "2031-05-10T06:00:00-12:00~",
    "2031-05",
    "2031-05~",
    "2031",
    "2031-05-10~",
    "2031-05-08/2031-05-12",
    "2031-05-12T00:00/2031-05-12",
    "2031-05-10T11:00~/2031-05-12T23:59:59",
    "2031-05-20T23:00-05:00/2031-05-21T05:00Z",
    "2031-05-21T04:59:59Z",
];

/// When something is said: on a day of a month, mostly.
pub(super) fn any_moment() -> impl Strategy<Value = When> {
    let parsed = |text: &str| When::parse(text).unwrap();
    let days: Vec<_> = (1..=28).map(|day| parsed(&format!("2031-05-{day:02}"))).collect();
    prop_oneof![12 => select(days), 3 => select(MOMENTS.map(parsed).to_vec()), 1 => any_when()]
}

/// A statement before it is known which others there are.
#[derive(Debug, Clone)]
struct Parts {
    source: &'static str,
    at: When,
    claims: Vec<Claim>,
    keyed: bool,
    replaces: Option<Index>,
    withdraws: Option<Index>,
    /// Whether it takes back only what its source can take back.
    own: bool,
    /// What is rarely wrong, or rarely there.
    rare: u32,
}

fn any_parts(claim: impl Strategy<Value = Claim>) -> impl Strategy<Value = Parts> {
    (
        select(vec!["a", "a", "b", "b", "c", "recorder"]),
        any_moment(),
        prop::collection::vec(claim, 1..3),
        prop::bool::weighted(0.7),
        prop::option::weighted(0.1, any::<Index>()),
        prop::option::weighted(0.1, any::<Index>()),
        prop::bool::weighted(0.8),
        0..200_u32,
    )
        .prop_map(|(source, at, claims, keyed, replaces, withdraws, own, rare)| Parts {
            source,
            at,
            claims,
            keyed,
            replaces,
            withdraws,
            own,
            rare,
        })
}

/// The statements, the first with keys being `said-0`, `said-1` and so on, some of which others take
/// back.
fn statements(parts: Vec<Parts>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for Parts { source, at, mut claims, keyed, replaces, withdraws, own, rare } in parts {
        let earlier: Vec<_> = statements.iter().filter(|it| it.key().is_some()).collect();
        let one = |which: Option<Index>| {
            which.filter(|_| !earlier.is_empty()).map(|it| *it.get(&earlier))
        };
        let (replaces, withdraws) = (one(replaces), one(withdraws));
        let own = replaces.or(withdraws).filter(|_| own).map(Statement::source);
        claims.extend(withdraws.and_then(Statement::key).map(|key| Withdrawn::new(key).into()));
        let source = own.cloned().unwrap_or(Key::from(source));
        let mut statement = match rare {
            0 => Key::from("nobody").says(at, claims),
            1 => source.says(at, []),
            _ => source.says(at, claims),
        };
        if let Some(key) = replaces.and_then(Statement::key) {
            statement = statement.replacing(key);
        }
        if keyed {
            statement = statement.with_key(format!("said-{}", earlier.len() % 9));
        }
        statements.push(match rare {
            2 => statement.with_key("No Key"),
            3 => statement.with_via("nobody"),
            4..20 => statement.with_via("c").with_cite("page 3"),
            _ => statement,
        });
    }
    statements
}

/// What is described before everything else: nothing, what others mention, or also what has a
/// course, at the end of the log, or at its beginning and so that no leave runs, or so that nothing
/// stands in the way.
fn introductions(which: usize) -> Vec<Vec<Statement>> {
    let others = [
        ("agency", "north"),
        ("agency", "south"),
        ("agency", "east"),
        ("officer", "officer-1"),
        ("person", "person-1"),
        ("shooting", "shooting-1"),
        ("pursuit", "pursuit-1"),
    ];
    let others = others.map(|(noun, key)| describes(noun, key, json!({})));
    let body = |noun: &str| match noun {
        "leave" if which > 2 => json!({ "ended": "2031-04-30" }),
        "investigation" if which == 4 => json!({ "track": "civil" }),
        _ => json!({}),
    };
    let of = |(noun, keys): (&'static str, &'static [&str])| {
        keys.iter().map(move |key| describes(noun, key, body(noun)))
    };
    let courses = KEYS.into_iter().flat_map(of).collect::<Vec<_>>();
    let says = |at: &str, claims: Vec<Claim>| {
        vec![Key::<Source>::from("c").says(When::parse(at).unwrap(), claims)]
    };
    let at = if which == 2 { "2031-05-30" } else { "2031-04-30T12:00" };
    let all = [says("2031-04-30", others.to_vec()), says(at, courses)];
    all.into_iter().take(which.min(2)).collect()
}

/// Statements that are said one day after the other, or so that every second is recorded late,
/// or at any time.
fn any_statements(
    claim: impl Strategy<Value = Claim>,
    most: usize,
) -> impl Strategy<Value = Vec<Statement>> {
    (prop::collection::vec(any_parts(claim), 1..=most), 0..3).prop_map(|(mut parts, order)| {
        for (i, parts) in parts.iter_mut().enumerate().filter(|_| order < 2) {
            let late = if order == 1 && i % 2 == 1 { 6 } else { 0 };
            parts.at = When::parse(&format!("2031-05-{:02}", 7 + i - late)).unwrap();
        }
        statements(parts)
    })
}

/// Any history of these statements, of which this many at most come together.
fn any_history_of(
    statements: impl Strategy<Value = Vec<Statement>>,
    introduced: Vec<usize>,
    together: usize,
) -> impl Strategy<Value = History> {
    let zones = vec![None, FixedOffset::west_opt(5 * 3600), FixedOffset::east_opt(14 * 3600)];
    let together = prop::collection::vec(1..=together, MOST);
    (select(zones), select(introduced), statements, together).prop_map(
        |(zone, introduced, statements, together)| {
            let mut batches = introductions(introduced);
            let mut statements = statements.into_iter();
            batches.extend(together.into_iter().map(|n| statements.by_ref().take(n).collect()));
            batches.retain(|batch| !batch.is_empty());
            History { zone, batches }
        },
    )
}

/// The number of statements of a history at most.
const MOST: usize = 14;

/// Of everything, or only of one investigation, one leave and one charge.
fn any_history_with(together: usize) -> impl Strategy<Value = History> {
    let all = any_statements(any_claim(), MOST);
    let one = any_statements(any_claim_of_one_course(), MOST);
    prop_oneof![
        2 => any_history_of(all, vec![0, 1, 1, 2, 2, 3, 3, 4], together),
        1 => any_history_of(one, vec![1, 2, 4, 4], together),
    ]
}

/// Any history, some statements of which come together.
pub(super) fn any_history() -> impl Strategy<Value = History> {
    any_history_with(2)
}

/// One in which every statement comes by itself.
pub(super) fn any_history_one_by_one() -> impl Strategy<Value = History> {
    any_history_with(1)
}

/// One in which all speak of one field.
pub(super) fn any_history_of_one_field() -> impl Strategy<Value = History> {
    let statements = any_claims_of_one_field().prop_flat_map(|claim| any_statements(claim, 8));
    any_history_of(statements, vec![1], 1)
}

/// One in which all speak of one value and of what qualifies it.
pub(super) fn any_history_of_one_group() -> impl Strategy<Value = History> {
    let statements = any_claims_of_one_group().prop_flat_map(|claim| any_statements(claim, 8));
    any_history_of(statements, vec![1], 1)
}

/// Statements of which no two are said at one time, each with that time.
pub(super) fn any_statements_apart() -> impl Strategy<Value = Vec<(i64, Statement)>> {
    any_statements(any_claim(), MOST).prop_map(|said| {
        let mut times = BTreeSet::new();
        // On the clock of a place where days end last.
        let time = |it: &Statement| {
            let hours = it.at().offset().map_or(-12, |zone| zone.local_minus_utc() / 3600);
            it.at().latest().and_utc().timestamp() - i64::from(hours) * 3600
        };
        let said = said.into_iter().map(|statement| (time(&statement), statement));
        said.filter(|(time, _)| times.insert(*time)).collect()
    })
}
