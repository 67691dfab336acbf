use super::{
    Code,
    described::{Described, of},
    identity,
    judge::{Found, Verdict, within},
    state::{STATES, postal},
};
use crate::{Agency, agency::Kind, value::Ori};

pub(super) fn check<'a>(it: &Described<'a, Agency>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    let (last_shooting, ended) = (it.read(of!(last_shooting)), it.read(of!(inactive_since)));
    found.in_order(Code::ShootingAfterAgencyEnded, &last_shooting, &ended, it.zone);
    found.range(&it.read(of!(officers_who_used_force)), 0..=10_000);
    found.two(
        Code::MembersWithoutTaskForce,
        &it.read(of!(members)),
        &it.read(of!(kind)),
        |members, kind| {
            let may = within(kind, &Kind::TaskForce) || within(&Kind::TaskForce, kind);
            Verdict::impossible_if(!members.is_empty() && kind.is_listed() && !may)
        },
        |_, kind| format!("has members, but is of the kind {kind}"),
    );
    found.two(
        Code::OriOfAnotherState,
        &it.read(of!(oris)),
        &it.read(of!(jurisdiction)),
        |oris, jurisdiction| {
            let state = postal(jurisdiction);
            let other = |ori: &Ori| state.is_some_and(|state| !issued_in(ori, state));
            Verdict::impossible_if(oris.iter().any(other))
        },
        |oris, jurisdiction| format!("{oris} and {jurisdiction}"),
    );
}

/// Whether an ORI begins with the letters of the state. Those of the FBI's register are the postal
/// ones but for Nebraska; letters that are no state's are not judged.
fn issued_in(ori: &Ori, state: &str) -> bool {
    let letters = ori.as_str().get(..2).unwrap_or_default();
    let letters = if letters == "NB" { "NE" } else { letters };
    letters == state || !STATES.iter().any(|(known, _)| *known == letters)
}
