//! Identifiers: what they are made of, and that no two nouns share one.

use super::{
    Code,
    chronology::circle,
    described::{Described, Of, of},
    judge::{Found, Verdict},
    picture::{Picture, named},
};
use crate::{
    Path, Statement,
    statement::Noun,
    value::{Among, Identifier, IdentifierKind},
};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    shared(&it.agencies, of!(identifiers), found);
    shared(&it.officers, of!(identifiers), found);
    shared(&it.people, of!(identifiers), found);
    shared(&it.pursuits, of!(identifiers), found);
    shared(&it.shootings, of!(identifiers), found);
    shared(&it.investigations, of!(identifiers), found);
    oris(it, found);
    circles(it, found);
}

/// The form of a case number: that of the FBI's collection.
pub(super) fn form<'a, N: Noun>(
    it: &Described<'a, N>,
    field: Of<N, Among<Identifier>>,
    found: &mut Found<'a>,
) {
    let plain = |identifier: &Identifier| {
        let is_number = identifier.kind() == Some(&IdentifierKind::CaseNumber);
        let value = identifier.value().map_or("", |value| value.as_str());
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !is_number || (value.len() <= 20 && value.bytes().all(legal))
    };
    found.one(
        Code::CaseNumberForm,
        &it.read(field),
        |all| Verdict::impossible_if(!all.iter().all(plain)),
        |_| "a case number of more than 20 letters, digits and hyphens".to_owned(),
    );
}

/// Two nouns of one kind with the same identifier of the same issuer are perhaps one.
fn shared<'a, N: Noun>(
    all: &[Described<'a, N>],
    field: Of<N, Among<Identifier>>,
    found: &mut Found<'a>,
) {
    let issued: Vec<_> = all.iter().map(|it| (it, it.read(field))).collect();
    for (i, (a, own)) in issued.iter().enumerate() {
        for (b, other) in issued.iter().skip(i + 1) {
            let (Some(x), Some(y)) = (own.value(), other.value()) else { continue };
            if x.iter().any(|it| it.issuer().is_some() && it.kind().is_some() && y.contains(it)) {
                let statements = own.statement().into_iter().chain(other.statement());
                two(own.path(), a.key, b.key, statements, found);
            }
        }
    }
}

fn two<'a>(
    path: Path,
    a: &str,
    b: &str,
    statements: impl Iterator<Item = &'a Statement>,
    found: &mut Found<'a>,
) {
    let message = format!("{a} and {b} have the same one, and are perhaps one");
    found.note(Code::IdentifierOfTwo, path, statements, message);
}

/// Two agencies with one ORI; the last two places of nine may be left out.
fn oris<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let issued: Vec<_> = it.agencies.iter().map(|it| (it, it.read(of!(oris)))).collect();
    for (i, (a, own)) in issued.iter().enumerate() {
        for (b, other) in issued.iter().skip(i + 1) {
            let (Some(x), Some(y)) = (own.value(), other.value()) else { continue };
            let same = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
            if x.iter().any(|x| y.iter().any(|y| same(x.as_str(), y.as_str()))) {
                let statements = own.statement().into_iter().chain(other.statement());
                two(own.path(), a.key, b.key, statements, found);
            }
        }
    }
}

/// An agency does not report for itself, nor is a member of itself.
fn circles<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for agency in &it.agencies {
        let covered = agency.read(of!(covered_by));
        let next = |key: &str| {
            let by = named(&it.agencies, key)?.known(of!(covered_by))?;
            Some(by.as_str().to_owned())
        };
        let circle = circle(agency.key, it.agencies.len(), next);
        if circle.is_some_and(|keys| keys.iter().min().is_some_and(|first| first == agency.key)) {
            let message = "reports for itself, at once or by way of others";
            found.note(Code::AgencyWithinItself, covered.path(), covered.statement(), message);
        }
        let members = agency.read(of!(members));
        if members.value().is_some_and(|members| members.contains(&agency.key.into())) {
            let message = "is a member of itself";
            found.note(Code::AgencyWithinItself, members.path(), members.statement(), message);
        }
    }
}
