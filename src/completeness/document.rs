//! What is known of many incidents, as documents.

use super::{Completeness, KeyVariable, Tally};
use crate::{
    Why,
    document::{Pairs, document},
};

document! { Completeness: |it| {
    incidents: Some(it.incidents()),
    withdrawn: Some(it.withdrawn()),
    fields: Some(it.fields().collect::<Vec<_>>()),
    injuries: Some(it.injuries()),
    force: Some(it.force()),
} }

document! { Tally<'_>: |it| {
    noun: Some(it.noun()),
    field: Some(it.field()),
    denominator: Some(it.denominator()),
    nouns: Some(it.nouns()),
    of: Some(it.of()),
    known: Some(it.known()),
    disputed: Some(it.disputed()),
    unknown: Some(Pairs(unknown(it))),
    unstated: Some(it.unstated()),
    share_known: it.share_known(),
    share_without_value: it.share_without_value(),
} }

/// The reasons that somebody gave, and how often.
fn unknown(of: &Tally<'_>) -> Vec<(Why, u64)> {
    let times = Why::ALL.iter().map(|why| (*why, of.unknown(*why)));
    times.filter(|(_, times)| *times > 0).collect()
}

document! { KeyVariable: |it| {
    name: Some(it.name()),
    denominator: Some(it.denominator()),
    of: Some(it.of()),
    known: Some(it.known()),
    non_response: Some(it.non_response()),
    not_applicable: Some(it.not_applicable()),
    share_of_non_response: it.share_of_non_response(),
    share_without_value: it.share_without_value(),
    is_over_limit: Some(it.is_over_limit()),
} }
