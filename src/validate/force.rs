use super::{
    Code, bounds,
    described::{Described, of},
    judge::{Found, Verdict, within},
};
use crate::{
    Force,
    force::{Degree, Kind},
};

pub(super) fn check<'a>(it: &Described<'a, Force>, found: &mut Found<'a>) {
    bounds::check(it, of!(point), of!(jurisdiction), found);
    let (fired, hit) = (it.read(of!(rounds_fired)), it.read(of!(rounds_hit)));
    found.at_most(Code::MoreHitsThanRounds, &hit, &fired);
    found.range(&fired, 0..=100_000);
    found.range(&hit, 0..=100_000);
    found.range(&it.read(of!(order)), 1..=100_000);
    let degree = it.read(of!(degree));
    // What was only shown or tried may be counted as not used.
    let least = u32::from(degree.value() == Some(&Degree::Applied));
    found.range(&it.read(of!(times_used)), least..=100_000);
    let before = found.len();
    let shown = |degree: &Degree| {
        matches!(degree, Degree::Threatened | Degree::Displayed | Degree::Pointed)
    };
    found.two(
        Code::ShownButApplied,
        &fired,
        &degree,
        |fired, degree| Verdict::impossible_if(fired.low() > 0 && shown(degree)),
        |fired, degree| format!("rounds fired: {fired}, but only {degree}"),
    );
    found.two(
        Code::ShownButApplied,
        &it.read(of!(struck_on)),
        &degree,
        |struck, degree| Verdict::impossible_if(!struck.is_empty() && shown(degree)),
        |struck, degree| format!("struck on: {struck}, but only {degree}"),
    );
    found.keep_gravest(before);
    found.two(
        Code::ShootingPartWithoutFirearm,
        &it.read(of!(kind)),
        &it.read(of!(part_of)),
        |kind, _| {
            // Bean bags are fired from shotguns, and a source may have no word for a firearm.
            let loose = [Kind::OtherWeapon, Kind::Other];
            if within(kind, &Kind::Firearm) || !kind.is_listed() || loose.contains(kind) {
                Verdict::Fit
            } else if within(kind, &Kind::ImpactProjectile) {
                Verdict::Strained(", unless it was fired from a firearm")
            } else {
                Verdict::Impossible
            }
        },
        |kind, shooting| format!("{kind} is part of {shooting}"),
    );
}
