//! The standing of officers with their employers, beside their leaves.

use super::{
    Code, Severity,
    described::{Described, of},
    judge::Found,
    picture::{Picture, named},
};
use crate::{
    Leave, Officer,
    incident::{OnDuty, Time},
};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for leave in &it.leaves {
        let officer = leave.known(of!(officer));
        if let Some(officer) = officer.and_then(|key| named(&it.officers, key.as_str())) {
            two(it, leave, officer, found);
        }
    }
}

fn two<'a>(
    it: &Picture<'a>,
    leave: &Described<'a, Leave>,
    officer: &Described<'a, Officer>,
    found: &mut Found<'a>,
) {
    let duty = officer.read(of!(duty));
    match duty.value().map(OnDuty::of) {
        Some(OnDuty::Gone) => after_leaving(it, leave, officer, found),
        Some(OnDuty::Leave) => beside_an_end(it, leave, officer, found),
        _ => {}
    }
}

/// A leave that began when its officer had left, or of which nobody spoke before that was said.
fn after_leaving<'a>(
    it: &Picture<'a>,
    leave: &Described<'a, Leave>,
    officer: &Described<'a, Officer>,
    found: &mut Found<'a>,
) {
    let (duty, since) = (officer.read(of!(duty)), officer.read(of!(duty_since)));
    let (began, ended) = (leave.read(of!(began)), leave.read(of!(ended)));
    let (Some(standing), Some((_, left))) = (duty.value(), duty.by()) else { return };
    let gone = since.value().copied().unwrap_or(left.at());
    if ended.value().is_some_and(|ended| ended.possibly_before_in(gone, it.zone)) {
        return;
    }
    let from = began.value().map_or_else(|| first_said(it, leave.key), |from| Some(*from));
    let Some(from) = from.filter(|from| gone.certainly_before_in(*from, it.zone)) else { return };
    let sure = began.value().is_some()
        && since.value().is_some()
        && !(began.is_unsure() || since.is_unsure() || duty.is_unsure())
        && gone.as_stated().certainly_before_in(from.as_stated(), it.zone);
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let message = format!("on leave {from}, but {} was {standing} by {gone}", officer.key);
    let said = [began.said(), duty.said(), since.said(), described(it, leave.key)].concat();
    found.add(
        Code::LeaveAfterLeaving,
        severity,
        Some(leave.path()),
        Some(duty.path()),
        said,
        message,
    );
}

/// When somebody first spoke of a leave.
fn first_said(it: &Picture<'_>, key: &str) -> Option<crate::When> {
    it.incident.account(key)?.descriptions().next().map(|(_, statement)| statement.at())
}

fn described<'a>(it: &Picture<'a>, key: &str) -> Vec<super::judge::By<'a>> {
    it.incident.account(key).into_iter().flat_map(|it| it.descriptions().take(1)).collect()
}

/// A leave that ended since a standing of leave was said.
fn beside_an_end<'a>(
    it: &Picture<'a>,
    leave: &Described<'a, Leave>,
    officer: &Described<'a, Officer>,
    found: &mut Found<'a>,
) {
    let (duty, ended) = (officer.read(of!(duty)), leave.read(of!(ended)));
    let ending = leave.read(of!(ending));
    let (Some(standing), Some((_, said))) = (duty.value(), duty.by()) else { return };
    let Some((_, end)) = ended.by().or(ending.by()) else { return };
    let [end_said, duty_said] = [end, said].map(|it_was| Time::of(it_was.at(), it.zone));
    let on = ended.value().map(|on| Time::of(*on, it.zone));
    let is_since = match on {
        Some(on) if duty_said.is_later_than(on) => false,
        Some(on) if on.is_later_than(duty_said) => true,
        _ => end_said.is_later_than(duty_said),
    };
    if is_since {
        let message = format!("{standing}, but {} ended since that was said", leave.key);
        let by = [duty.said(), ended.said(), ending.said()].concat();
        let path = Some(duty.path());
        found.add(Code::DutyOfEndedLeave, Severity::Warning, path, Some(leave.path()), by, message);
    }
}
