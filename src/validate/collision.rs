use super::{
    Code, bounds,
    described::{Described, of},
    identity,
    judge::Found,
};
use crate::Collision;

pub(super) fn check<'a>(it: &Described<'a, Collision>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    bounds::check(it, of!(point), of!(jurisdiction), found);
    found.range(&it.read(of!(vehicle_count)), 0..=500);
    let (killed, hurt) = (it.read(of!(people_killed)), it.read(of!(people_hurt)));
    found.range(&killed, 0..=10_000);
    found.range(&hurt, 0..=10_000);
    found.at_most(Code::MoreKilledThanHurt, &killed, &hurt);
}
