use super::{
    Code,
    described::{Described, of},
    judge::Found,
};
use crate::Leave;

pub(super) fn check<'a>(it: &Described<'a, Leave>, found: &mut Found<'a>) {
    let (began, ended) = (it.read(of!(began)), it.read(of!(ended)));
    found.in_order(Code::LeaveEndsBeforeItBegins, &began, &ended, it.zone);
}
