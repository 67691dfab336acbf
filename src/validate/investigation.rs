use super::{
    Code,
    described::{Described, of},
    identity,
    judge::Found,
};
use crate::Investigation;

pub(super) fn check<'a>(it: &Described<'a, Investigation>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    let (opened, deadline) = (it.read(of!(opened)), it.read(of!(deadline)));
    found.in_order(Code::DeadlineBeforeOpening, &opened, &deadline, it.zone);
}
