//! Identifiers: what they are made of, and that no two nouns share one.

use super::{
    Code,
    circle::circles,
    described::{Described, Of, of},
    judge::{Found, Reading, Verdict},
    picture::Picture,
};
use crate::{
    Agency,
    statement::Noun,
    value::{Identifier, IdentifierKind, List, Ori, Value},
};
use std::collections::BTreeMap;

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    shared(&it.agencies, of!(identifiers), found);
    shared(&it.officers, of!(identifiers), found);
    shared(&it.people, of!(identifiers), found);
    shared(&it.pursuits, of!(identifiers), found);
    shared(&it.collisions, of!(identifiers), found);
    shared(&it.shootings, of!(identifiers), found);
    shared(&it.investigations, of!(identifiers), found);
    oris(it, found);
    covered(it, found);
}

/// The form of a case number: that of the FBI's collection.
pub(super) fn form<'a, N: Noun>(
    it: &Described<'a, N>,
    field: Of<N, List<Identifier>>,
    found: &mut Found<'a>,
) {
    let plain = |identifier: &Identifier| {
        let is_number = identifier.kind() == Some(&IdentifierKind::CaseNumber);
        let value = identifier.value().map_or("", |value| value.as_str());
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !is_number || ((1..=20).contains(&value.len()) && value.bytes().all(legal))
    };
    found.one(
        Code::CaseNumberForm,
        &it.read(field),
        |all| Verdict::impossible_if(!all.iter().all(plain)),
        |_| "a case number that is not 1 to 20 letters, digits and hyphens".to_owned(),
    );
}

/// Two nouns of one kind with the same identifier of the same issuer are perhaps one. A case or a
/// row of a data set is often that of several.
fn shared<'a, N: Noun>(
    all: &[Described<'a, N>],
    field: Of<N, List<Identifier>>,
    found: &mut Found<'a>,
) {
    let mut first = BTreeMap::new();
    for noun in all {
        let own = noun.read(field);
        let listed: Vec<_> = own.value().into_iter().flatten().cloned().collect();
        let telling = listed.into_iter().filter(|it| {
            let kind = it.kind();
            let shared = [IdentifierKind::CaseNumber, IdentifierKind::DatasetRow];
            it.issuer().is_some() && kind.is_some_and(|kind| !shared.contains(kind))
        });
        meet(&mut first, noun.key, &own, telling, |_, _| true, found);
    }
}

/// Tells of a noun that has an identifier which an earlier one has.
fn meet<'a, T, I: Ord>(
    first: &mut BTreeMap<I, Vec<(&'a str, Reading<'a, T>)>>,
    key: &'a str,
    own: &Reading<'a, T>,
    identifiers: impl Iterator<Item = I>,
    same: impl Fn(&T, &T) -> bool,
    found: &mut Found<'a>,
) where
    T: Value,
{
    let mut told = false;
    for identifier in identifiers {
        let others = first.entry(identifier).or_default();
        let meets = |(_, other): &&(&str, Reading<'a, T>)| {
            own.value().zip(other.value()).is_some_and(|(a, b)| same(a, b))
        };
        if let Some((other_key, other)) = others.iter().find(meets).filter(|_| !told) {
            told = true;
            let message = format!("{key} has one that {other_key} has, and is perhaps the same");
            let statements = [other.said(), own.said()].concat();
            let (code, severity) = (Code::IdentifierOfTwo, Code::IdentifierOfTwo.severity());
            let (path, against) = (Some(own.path()), Some(other.path()));
            found.add(code, severity, path, against, statements, message);
        }
        if !told {
            others.push((key, own.clone()));
        }
    }
}

/// Two agencies with one ORI; the last two places of nine may be left out.
fn oris<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut first = BTreeMap::new();
    for agency in &it.agencies {
        let own = agency.read(of!(oris));
        let listed: Vec<_> = own.value().into_iter().flatten().cloned().collect();
        let short = listed.iter().filter_map(|ori| Some(ori.as_str().get(..7)?.to_owned()));
        let same = |a: &List<Ori>, b: &List<Ori>| {
            let same = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
            a.iter().any(|a| b.iter().any(|b| same(a.as_str(), b.as_str())))
        };
        meet(&mut first, agency.key, &own, short, same, found);
    }
}

/// No agency reports for itself by way of others; that it does so at once is told of it alone.
fn covered<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let next = |agency: &Described<'a, Agency>| Some(agency.read(of!(covered_by)));
    for circle in circles(&it.agencies, next).iter().filter(|circle| circle.len() > 1) {
        found.circle(Code::AgencyWithinItself, circle, "reports for itself");
    }
}
