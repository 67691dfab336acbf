use super::{
    Code, bounds,
    described::{Described, Of, of},
    identity,
    judge::{Found, Verdict, at_most, within},
};
use crate::{
    Circumstances,
    circumstances::{ContactOrigin, ContactReason, IncidentType},
    code::Offense,
};

pub(super) fn check<'a>(it: &Described<'a, Circumstances>, found: &mut Found<'a>) {
    bounds::check(it, of!(point), of!(jurisdiction), found);
    identity::form(it, of!(identifiers), found);
    counts(it, found);
    contact(it, found);
    found.one(
        Code::IncidentOfNoKind,
        &it.read(of!(kinds)),
        |kinds| Verdict::impossible_if(kinds.is_empty()),
        |_| "no kind of incident at all".to_owned(),
    );
    found.one(
        Code::JustifiableHomicideAmongOffenses,
        &it.read(of!(offenses)),
        |offenses| {
            let only = offenses.len() == 1 || !offenses.contains(&Offense::JustifiableHomicide);
            Verdict::impossible_if(!only)
        },
        |offenses| format!("beside others: {offenses}"),
    );
}

fn counts<'a>(it: &Described<'a, Circumstances>, found: &mut Found<'a>) {
    let present = it.read(of!(officers_present));
    let used_force = it.read(of!(officers_who_used_force));
    let hurt = it.read(of!(officers_hurt));
    found.at_most(Code::MoreOfficersThanPresent, &used_force, &present);
    found.two(
        Code::MoreOfficersThanPresent,
        &hurt,
        &present,
        |hurt, present| match at_most(*hurt, *present) {
            Verdict::Impossible => Verdict::Strained(", unless one was hurt on the way there"),
            verdict => verdict,
        },
        |hurt, present| format!("{hurt} is more than {present} (circumstances/officers_present)"),
    );
    for count in [&present, &used_force, &hurt] {
        found.range(count, 0..=10_000);
    }
    for count in [&it.read(of!(subjects)), &it.read(of!(people_hurt))] {
        found.range(count, 0..=100_000);
    }
}

/// What is said of the first contact, in several fields.
fn contact<'a>(it: &Described<'a, Circumstances>, found: &mut Found<'a>) {
    let reason = it.read(of!(contact_reason));
    let code = Code::ContactContradictsItself;
    let denied = |denied: &bool, by: bool| Verdict::impossible_if(!denied && by);
    let planned = it.read(of!(contact_planned));
    found.two(
        code,
        &planned,
        &it.read(of!(contact_origin)),
        |planned, origin| denied(planned, within(origin, &ContactOrigin::Planned)),
        |_, origin| format!("not planned, but {origin}"),
    );
    if !found.tells_of(&planned.path()) {
        found.two(
            code,
            &planned,
            &reason,
            |planned, reason| denied(planned, within(reason, &ContactReason::PlannedActivity)),
            |_, reason| format!("not planned, but {reason}"),
        );
    }
    found.two(
        code,
        &it.read(of!(warrant_execution)),
        &reason,
        |warrant, reason| {
            let served = [ContactReason::ArrestWarrant, ContactReason::SearchWarrant];
            denied(warrant, served.contains(reason))
        },
        |_, reason| format!("no warrant, but {reason}"),
    );
    found.two(
        code,
        &it.read(of!(ambush)),
        &reason,
        |ambush, reason| denied(ambush, *reason == ContactReason::Ambush),
        |_, reason| format!("no ambush, but {reason}"),
    );
    // What officers were called to need not be what it turned out to be.
    let types = it.read(of!(incident_types));
    let named: [(Of<Circumstances, bool>, IncidentType); 3] = [
        (of!(ambush), IncidentType::Ambush),
        (of!(warrant_execution), IncidentType::Warrant),
        (of!(hostage_or_barricade), IncidentType::HostageOrBarricade),
    ];
    for (field, word) in named {
        let answer = it.read(field);
        if found.tells_of(&answer.path()) {
            continue;
        }
        found.two(
            code,
            &answer,
            &types,
            |happened, types| match types.contains(&word) {
                true if !happened => Verdict::Strained(", unless it was only called so"),
                _ => Verdict::Fit,
            },
            |_, _| format!("denied, but of the type {word}"),
        );
    }
    found.two(
        Code::CustodyStageWithoutCustody,
        &it.read(of!(custody_stage)),
        &reason,
        |_, reason| {
            let other = reason.is_listed() && *reason != ContactReason::InCustody;
            Verdict::impossible_if(other)
        },
        |stage, reason| format!("{stage}, though the contact was {reason}"),
    );
    found.two(
        Code::OffensesWithoutUnlawfulActivity,
        &it.read(of!(offenses)),
        &reason,
        |offenses, reason| {
            let unlawful = within(reason, &ContactReason::UnlawfulOrSuspicious);
            let fits = offenses.is_empty() != unlawful || !reason.is_listed();
            Verdict::impossible_if(!fits)
        },
        |offenses, reason| format!("offenses: {offenses}, though the contact was {reason}"),
    );
}
