use super::{
    Code, bounds,
    described::{Described, of},
    identity,
    judge::{Found, Verdict},
};
use crate::Shooting;

pub(super) fn check<'a>(it: &Described<'a, Shooting>, found: &mut Found<'a>) {
    bounds::check(it, of!(point), of!(jurisdiction), found);
    identity::form(it, of!(identifiers), found);
    let (fired, hit) = (it.read(of!(rounds_fired)), it.read(of!(rounds_hit)));
    let warning = it.read(of!(warning_shots));
    found.range(&fired, 1..=100_000);
    found.range(&hit, 0..=100_000);
    found.range(&warning, 0..=100_000);
    found.at_most(Code::MoreHitsThanRounds, &hit, &fired);
    found.at_most(Code::MoreWarningShotsThanRounds, &warning, &fired);
    found.two(
        Code::HitsContradictStruck,
        &hit,
        &it.read_live(of!(struck)),
        |hit, struck| {
            let nobody = struck.is_complete() && struck.is_empty();
            let none = hit.high() == Some(0);
            Verdict::impossible_if((nobody && hit.low() > 0) || (none && !struck.is_empty()))
        },
        |hit, struck| format!("rounds that struck somebody: {hit}, but those struck: {struck}"),
    );
}
