//! How two values of one type stand to each other, in their JSON form.

use super::moment::Moment;
use serde_json::Value;
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Same,
    Narrower,
    Broader,
    Compatible,
    Contradictory,
}

use Relation::{Broader, Compatible, Contradictory, Narrower, Same};

/// A value, and whether it is an open list that is said to be complete.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    pub(crate) value: Value,
    pub(crate) complete: bool,
}

/// The broader word of each word of each vocabulary, as the printed vocabularies have them.
static BROADER: LazyLock<BTreeMap<String, BTreeMap<String, String>>> = LazyLock::new(|| {
    let mut broader: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    let table = include_str!("../../../golden/vocabularies.csv");
    for line in csv::Reader::from_reader(table.as_bytes()).into_records() {
        let line = line.unwrap();
        broader
            .entry(line[0].to_owned())
            .or_default()
            .insert(line[1].to_owned(), line[2].to_owned());
    }
    broader
});

/// How `a` stands to `b`, both being of this type of the dictionary.
pub(crate) fn relation(kind: &str, a: &Known, b: &Known, zone: Option<i64>) -> Relation {
    if kind.starts_with("open list of ") {
        open_lists(a, b)
    } else {
        plain(kind, &a.value, &b.value, zone)
    }
}

fn plain(kind: &str, a: &Value, b: &Value, zone: Option<i64>) -> Relation {
    if let Some(member) = kind.strip_prefix("set of ") {
        return sets(member, a, b, zone);
    }
    if let Some(member) = kind.strip_prefix("list of ") {
        let (a, b) = (members(a), members(b));
        let parts: Vec<_> = a.iter().zip(b).map(|(a, b)| plain(member, a, b, zone)).collect();
        return if a.len() == b.len() { whole(&parts) } else { Contradictory };
    }
    match kind {
        "amount" => amounts(a, b),
        "when" => moments(a.as_str().unwrap(), b.as_str().unwrap(), zone),
        "place" => places(a, b),
        "jurisdiction" => jurisdictions(a, b),
        "point" => points(a, b),
        _ if BROADER.contains_key(kind) => {
            words(&BROADER[kind], a.as_str().unwrap(), b.as_str().unwrap())
        }
        _ if a == b => Same,
        _ => Contradictory,
    }
}

/// A whole says more if some part says more and none says less.
fn whole(parts: &[Relation]) -> Relation {
    let some = |relation| parts.contains(&relation);
    if some(Contradictory) {
        Contradictory
    } else if some(Compatible) || (some(Narrower) && some(Broader)) {
        Compatible
    } else if some(Narrower) {
        Narrower
    } else if some(Broader) {
        Broader
    } else {
        Same
    }
}

/// Of two that can both be true the shorter says more.
fn by_length(a: i64, b: i64) -> Relation {
    if a < b {
        Narrower
    } else if a > b {
        Broader
    } else {
        Compatible
    }
}

fn amounts(a: &Value, b: &Value) -> Relation {
    let low = |amount: &Value| amount["low"].as_i64().unwrap_or(0);
    let high = |amount: &Value| amount["high"].as_i64().unwrap_or(u32::MAX.into());
    if a == b {
        Same
    } else if low(a).max(low(b)) > high(a).min(high(b)) {
        Contradictory
    } else {
        by_length(high(a) - low(a), high(b) - low(b))
    }
}

fn moments(a: &str, b: &str, zone: Option<i64>) -> Relation {
    let (a, b) = (Moment::read(a).unwrap(), Moment::read(b).unwrap());
    if a.certainly_before(&b, zone) || b.certainly_before(&a, zone) {
        Contradictory
    } else if a.length() == b.length()
        && a.meets(&b, zone)
        && a.is_approximate() == b.is_approximate()
    {
        Same
    } else {
        by_length(a.length(), b.length())
    }
}

/// A part that only one of the two gives makes that one say more.
fn parts(a: &Value, b: &Value, names: &[&str]) -> Vec<Relation> {
    let part = |name: &&str| match (a.get(*name), b.get(*name)) {
        (None, None) => Same,
        (Some(_), None) => Narrower,
        (None, Some(_)) => Broader,
        (Some(a), Some(b)) if a == b => Same,
        _ => Contradictory,
    };
    names.iter().map(part).collect()
}

fn places(a: &Value, b: &Value) -> Relation {
    let mut all = parts(a, b, &["address", "landmark", "postal_code", "description"]);
    // The corner of A and B is the corner of B and A, and on A as well as on B.
    let streets = |place: &Value| -> Vec<String> {
        let names = ["street", "cross_street"].into_iter();
        let mut streets: Vec<_> =
            names.filter_map(|name| Some(place[name].as_str()?.to_owned())).collect();
        streets.sort();
        streets
    };
    let (a, b) = (streets(a), streets(b));
    all.push(match (&a[..], &b[..]) {
        (a, b) if a == b => Same,
        (_, []) => Narrower,
        ([], _) => Broader,
        ([_, _], [street]) if a.contains(street) => Narrower,
        ([street], [_, _]) if b.contains(street) => Broader,
        _ => Contradictory,
    });
    whole(&all)
}

fn jurisdictions(a: &Value, b: &Value) -> Relation {
    let mut all = parts(a, b, &["country", "state", "county", "place"]);
    all.push(match (a["geoid"].as_str(), b["geoid"].as_str()) {
        (Some(a), Some(b)) => geoids(a, b),
        _ => parts(a, b, &["geoid"])[0],
    });
    whole(&all)
}

/// A GEOID begins with the two digits of its state, and two digits are a whole state. A county and
/// a place of one state can lie in each other.
fn geoids(a: &str, b: &str) -> Relation {
    if a == b {
        Same
    } else if a.len() == b.len() || a.get(..2) != b.get(..2) {
        Contradictory
    } else if a.len() == 2 && b.len() > 2 {
        Broader
    } else if b.len() == 2 && a.len() > 2 {
        Narrower
    } else {
        Compatible
    }
}

/// A point is a square around it, of one unit of its last decimal. Two that are equally fine are
/// the same or contradict each other.
fn points(a: &Value, b: &Value) -> Relation {
    let decimals = |point: &Value| point["decimals"].as_u64().unwrap();
    // In halves of the last decimal that can be given.
    let half = |point: &Value| 10_i64.pow(7 - u32::try_from(decimals(point)).unwrap());
    let middle = |degrees: &Value| {
        let written = format!("{:.7}", degrees.as_f64().unwrap()).replace('.', "");
        2 * written.parse::<i64>().unwrap()
    };
    let apart = |axis: &str| (middle(&a[axis]) - middle(&b[axis])).abs() > half(a) + half(b);
    if a == b {
        Same
    } else if apart("latitude") || apart("longitude") || decimals(a) == decimals(b) {
        Contradictory
    } else if decimals(a) > decimals(b) {
        Narrower
    } else {
        Broader
    }
}

fn words(broader: &BTreeMap<String, String>, a: &str, b: &str) -> Relation {
    let within = |narrow: &str, wide: &str| {
        let mut word = narrow;
        while let Some(next) = broader.get(word).filter(|next| !next.is_empty()) {
            if next == wide {
                return true;
            }
            word = next;
        }
        false
    };
    if a == b {
        Same
    } else if within(a, b) {
        Narrower
    } else if within(b, a) {
        Broader
    } else {
        Contradictory
    }
}

pub(crate) fn members(list: &Value) -> &Vec<Value> {
    list.as_array().unwrap()
}

/// Each member of the one must have its counterpart in the other: itself, or else the first that
/// is broader or narrower.
fn sets(kind: &str, a: &Value, b: &Value, zone: Option<i64>) -> Relation {
    let best = |member: &Value, others: &[Value]| {
        let all: Vec<_> = others.iter().map(|other| plain(kind, member, other, zone)).collect();
        let first = |wanted: &[Relation]| all.iter().copied().find(|it| wanted.contains(it));
        first(&[Same])
            .or(first(&[Narrower, Broader]))
            .or(first(&[Compatible]))
            .unwrap_or(Contradictory)
    };
    let (a, b) = (members(a), members(b));
    let forth = a.iter().map(|member| best(member, b));
    let back = b.iter().map(|member| match best(member, a) {
        Narrower => Broader,
        Broader => Narrower,
        other => other,
    });
    whole(&forth.chain(back).collect::<Vec<_>>())
}

/// "These, among others": only a list that is said to be complete can be contradicted.
fn open_lists(a: &Known, b: &Known) -> Relation {
    let has_all = |whole: &Known, part: &Known| {
        members(&part.value).iter().all(|member| members(&whole.value).contains(member))
    };
    if has_all(a, b) && has_all(b, a) && a.complete == b.complete {
        Same
    } else if !b.complete && has_all(a, b) {
        Narrower
    } else if !a.complete && has_all(b, a) {
        Broader
    } else if !a.complete && !b.complete {
        Compatible
    } else {
        Contradictory
    }
}
