use super::{
    Code,
    described::{Described, of},
    identity,
    judge::{Found, Verdict, within},
    state::STATES,
};
use crate::{Agency, Jurisdiction, agency::Kind, value::Ori};

pub(super) fn check<'a>(it: &Described<'a, Agency>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    let (last_shooting, ended) = (it.read(of!(last_shooting)), it.read(of!(inactive_since)));
    found.in_order(Code::ShootingAfterAgencyEnded, &last_shooting, &ended, it.zone);
    found.range(&it.read(of!(officers_who_used_force)), 0..=10_000);
    let members = it.read(of!(members));
    found.one(
        Code::AgencyWithinItself,
        &it.read(of!(covered_by)),
        |by| Verdict::impossible_if(by.as_str() == it.key),
        |_| "reports for itself".to_owned(),
    );
    for (others, what) in [
        (&members, "is a member of itself"),
        (&it.read(of!(predecessors)), "took over from itself"),
        (&it.read(of!(successors)), "was taken over by itself"),
    ] {
        found.one(
            Code::AgencyWithinItself,
            others,
            |others| Verdict::impossible_if(others.iter().any(|key| key.as_str() == it.key)),
            |_| what.to_owned(),
        );
    }
    found.two(
        Code::MembersWithoutTaskForce,
        &members,
        &it.read(of!(kind)),
        |members, kind| {
            let may = within(kind, &Kind::TaskForce) || within(&Kind::TaskForce, kind);
            Verdict::impossible_if(!members.is_empty() && kind.is_listed() && !may)
        },
        |_, kind| format!("has members, but is of the kind {kind}"),
    );
    // Federal agencies have those of their seat.
    let federal = it.known(of!(kind)).is_some_and(|kind| within(kind, &Kind::Federal));
    let elsewhere = it.known(of!(other_jurisdictions)).into_iter().flatten();
    let elsewhere: Vec<&str> = elsewhere.filter_map(Jurisdiction::postal).collect();
    let other = |ori: &Ori, jurisdiction: &Jurisdiction| {
        let mut states = jurisdiction.postal().into_iter().chain(elsewhere.iter().copied());
        jurisdiction.postal().is_some() && !federal && !states.any(|state| issued_in(ori, state))
    };
    found.two(
        Code::OriOfAnotherState,
        &it.read(of!(oris)),
        &it.read(of!(jurisdiction)),
        |oris, place| Verdict::impossible_if(oris.iter().any(|ori| other(ori, place))),
        |oris, place| {
            let other = oris.iter().filter(|ori| other(ori, place)).map(ToString::to_string);
            format!("{} in {place}", other.collect::<Vec<_>>().join(", "))
        },
    );
}

/// Whether an ORI begins with the letters of the state. Those of the FBI's register are the postal
/// ones but for Nebraska; letters that are no state's are not judged.
fn issued_in(ori: &Ori, state: &str) -> bool {
    let letters = ori.as_str().get(..2).unwrap_or_default();
    let letters = if letters == "NB" { "NE" } else { letters };
    letters == state || !STATES.iter().any(|(known, _)| *known == letters)
}
