use super::{
    Code, bounds,
    described::{Described, Of, of},
    identity,
    judge::{Found, Reading, Verdict, lasts, within},
    state::elsewhere,
};
use crate::{
    Jurisdiction, Pursuit, When,
    pursuit::Ending,
    value::{Amount, Ordered},
};

pub(super) fn check<'a>(it: &Described<'a, Pursuit>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    bounds::check(it, of!(from_point), of!(from_jurisdiction), found);
    bounds::check(it, of!(to_point), of!(to_jurisdiction), found);
    let (began, ended) = (it.read(of!(began)), it.read(of!(ended)));
    let sought = it.read(of!(sought_occurred));
    found.in_order(Code::PursuitEndsBeforeItBegins, &began, &ended, it.zone);
    let first = if began.value().is_some() { &began } else { &ended };
    found.in_order(Code::SoughtForLaterOffense, &sought, first, it.zone);
    if !found.tells_of(&ended.path()) {
        duration(it, &began, &ended, found);
    }
    crossings(it, found);
    counts(it, found);
    let next = it.read(of!(continued_as));
    found.one(
        Code::PursuitContinuesItself,
        &next,
        |next| Verdict::impossible_if(next.as_str() == it.key),
        |_| "goes on as itself".to_owned(),
    );
    let agencies = it.read(of!(agencies));
    for agency in [&it.read(of!(initiated_by)), &it.read(of!(concluded_by))] {
        found.two(
            Code::LeftOutOfCompleteList,
            agency,
            &agencies,
            |agency, all| {
                Verdict::impossible_if(
                    all.is_complete() && !all.contains(agency) && it.has_part(agency.as_str()),
                )
            },
            |agency, all| format!("{agency} is not among all agencies: {all}"),
        );
    }
}

fn duration<'a>(
    it: &Described<'a, Pursuit>,
    began: &Reading<'a, When>,
    ended: &Reading<'a, When>,
    found: &mut Found<'a>,
) {
    let duration = it.read(of!(duration_minutes));
    // Some are sought for weeks.
    found.range(&duration, 0..=60 * 24 * 366);
    let (Some(from), Some(to)) = (began.value(), ended.value()) else { return };
    let unsure = began.is_unsure() || ended.is_unsure();
    found.one(
        Code::DurationContradictsTimes,
        &duration,
        |duration| {
            if lasts(*duration, *from, *to, it.zone) {
                Verdict::Fit
            } else if unsure {
                Verdict::Strained(", but the times are not sure")
            } else {
                Verdict::Impossible
            }
        },
        |duration| format!("{duration} minutes, but from {from} to {to}"),
    );
}

/// The jurisdictions that it crossed include the first and the last.
fn crossings<'a>(it: &Described<'a, Pursuit>, found: &mut Found<'a>) {
    let crossed = it.read(of!(crossed));
    let misses = |end: Option<&Jurisdiction>, stated: &Jurisdiction| match end {
        Some(end) => elsewhere(end, stated),
        None => Verdict::Strained(", unless the borders that it crossed are meant"),
    };
    let code = Code::CrossingsMissAnEnd;
    found.two(
        code,
        &it.read(of!(to_jurisdiction)),
        &crossed,
        |to, crossed: &Ordered<Jurisdiction>| misses(crossed.iter().last(), to),
        |to, crossed| format!("ended in {to}, but went through: {crossed}"),
    );
    found.two(
        code,
        &it.read(of!(from_jurisdiction)),
        &crossed,
        |from, crossed: &Ordered<Jurisdiction>| {
            // That there are none is told of the end.
            let first = crossed.iter().next();
            first.map_or(Verdict::Fit, |first| misses(Some(first), from))
        },
        |from, crossed| format!("began in {from}, but went through: {crossed}"),
    );
}

fn counts<'a>(it: &Described<'a, Pursuit>, found: &mut Found<'a>) {
    found.at_most(
        Code::MoreKilledThanHurt,
        &it.read(of!(third_parties_killed)),
        &it.read(of!(third_parties_hurt)),
    );
    let counts: [Of<Pursuit, Amount>; 5] = [
        of!(officer_count),
        of!(police_vehicles),
        of!(collisions),
        of!(third_parties_hurt),
        of!(third_parties_killed),
    ];
    for count in counts {
        found.range(&it.read(count), 0..=10_000);
    }
    found.range(&it.read(of!(top_speed_mph)), 0..=300);
    found.range(&it.read(of!(distance_meters)), 0..=5_000_000);
    found.two(
        Code::CrashedWithoutCollision,
        &it.read(of!(collisions)),
        &it.read(of!(ending)),
        |collisions, ending| {
            let crashed = within(ending, &Ending::Crashed);
            Verdict::impossible_if(crashed && collisions.high() == Some(0))
        },
        |_, ending| format!("no collision, but it ended: {ending}"),
    );
}
