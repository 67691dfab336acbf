use super::{
    Code,
    body::{self, body},
    described::{Described, of},
    judge::{Found, Verdict},
};
use crate::{Officer, person::Custody};

pub(super) fn check<'a>(it: &Described<'a, Officer>, found: &mut Found<'a>) {
    let body = body!(it);
    body::size(&body, found);
    body::check(&body, found);
    body::pronounced(&body, it.zone, found);
    let before = found.len();
    body::deaths(&body, found);
    body::alive(&it.read(of!(custody)), &body.died, |it| *it == Custody::Deceased, found);
    found.keep_gravest(before);
    let (age, service) = (it.read(of!(age)), it.read(of!(years_of_service)));
    found.range(&age, 14..=110);
    found.range(&service, 0..=90);
    found.two(
        Code::ServiceLongerThanLife,
        &service,
        &age,
        |service, age| match age.high() {
            Some(age) if service.low() >= age => Verdict::Impossible,
            Some(age) if service.low().saturating_add(16) > age => {
                Verdict::Strained(", unless the service began before the age of 16")
            }
            _ => Verdict::Fit,
        },
        |service, age| format!("{service} years of service at the age of {age}"),
    );
    camera(it, found);
    found.two(
        Code::DischargeWithoutForce,
        &it.read(of!(discharged_firearm)),
        &it.read(of!(used_force)),
        |discharged, used| Verdict::impossible_if(*discharged && !used),
        |_, _| "discharged a firearm, but used no force".to_owned(),
    );
}

/// A camera that was not worn does not record, and what does not exist is not released.
fn camera<'a>(it: &Described<'a, Officer>, found: &mut Found<'a>) {
    let worn = it.read(of!(camera_worn));
    let (recording, footage) = (it.read(of!(camera_recording)), it.read(of!(camera_footage)));
    let released = it.read(of!(footage_released));
    let without = |later: &bool, earlier: &bool| Verdict::impossible_if(*later && !earlier);
    let code = Code::RecordedWithoutCamera;
    found.two(code, &recording, &worn, without, |_, _| "recording, but not worn".to_owned());
    // If it is said to have been recording, that is the problem.
    if recording.value() != Some(&true) {
        found.two(code, &footage, &worn, without, |_, _| "footage, but not worn".to_owned());
    }
    found.two(Code::FootageWithoutRecording, &footage, &recording, without, |_, _| {
        "footage, but not recording".to_owned()
    });
    found.two(Code::ReleasedWithoutFootage, &released, &footage, without, |_, _| {
        "released, but there is none".to_owned()
    });
}
