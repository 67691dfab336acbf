use super::{
    Code,
    body::{self, body},
    described::{Described, of},
    identity,
    judge::{Found, Reading, Verdict, in_order},
};
use crate::{
    Person,
    code::Weapon,
    person::{Custody, ReleaseReason, Resistance, Role},
    value::{List, Value},
};

pub(super) fn check<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    let body = body!(it);
    let animal = it.known(of!(roles)).is_some_and(|roles| roles.contains(&Role::Animal));
    if !animal && it.known(of!(species)).is_none() {
        body::size(&body, found);
        found.range(&it.read(of!(age)), 0..=130);
    }
    body::check(&body, found);
    found.two(
        Code::DiedBeforeBorn,
        &body.died_on,
        &it.read(of!(born)),
        |died, born| in_order(*born, *died, it.zone),
        |died, _| format!("{died} is before the date of birth"),
    );
    body::pronounced(&body, it.zone, found);
    let (reason, before) = (it.read(of!(not_arrested_because)), found.len());
    body::deaths(&body, found);
    body::alive(&it.read(of!(custody)), &body.died, |it| *it == Custody::Deceased, found);
    body::alive(&it.read(of!(died_at)), &body.died, |_| true, found);
    body::alive(&reason, &body.died, |it| *it == ReleaseReason::Deceased, found);
    found.keep_gravest(before);
    answers(it, found);
    roles(it, found);
    bases(it, found);
    let arrested = it.read(of!(arrested));
    // Whoever was not arrested can have been since.
    if !reason.may_be_older_than(&arrested) {
        found.two(
            Code::ArrestedAndNot,
            &reason,
            &arrested,
            |_, arrested| Verdict::impossible_if(*arrested),
            |reason, _| format!("not arrested because {reason}, but arrested"),
        );
    }
}

/// Questions that are answered by yes or no, and the lists that follow them.
fn answers<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    found.two(
        Code::MinorContradictsAge,
        &it.read(of!(minor)),
        &it.read(of!(age)),
        |minor, age| {
            let is_other = match *minor {
                true => age.low() >= 18,
                false => age.high().is_some_and(|high| high < 18),
            };
            Verdict::impossible_if(is_other)
        },
        |minor, age| {
            format!("{}, but {age} years old", if *minor { "a minor" } else { "no minor" })
        },
    );
    let (weapons, armed) = (it.read(of!(armed_with)), it.read(of!(armed)));
    gate(Code::ArmedContradictsWeapons, &weapons, &armed, unarmed, found);
    let (at_force, before) = (it.read(of!(armed_at_force)), found.len());
    let code = Code::ArmedAtForceContradictsArmed;
    found.two(
        code,
        &at_force,
        &armed,
        |at_force, armed| Verdict::impossible_if(*at_force && !armed),
        |_, _| "armed when force was used, but not armed".to_owned(),
    );
    // If it is said that the person was armed with nothing, that is the problem.
    if armed.value() != Some(&true) {
        found.two(
            code,
            &at_force,
            &weapons,
            |at_force, weapons| Verdict::impossible_if(*at_force && weapons.is_empty()),
            |_, _| "armed when force was used, but with nothing".to_owned(),
        );
    }
    found.keep_gravest(before);
    let (weapons, believed) = (it.read(of!(believed_armed_with)), it.read(of!(believed_armed)));
    gate(Code::BelievedArmedContradictsWeapons, &weapons, &believed, unarmed, found);
    let (resisted, before) = (it.read(of!(resisted)), found.len());
    let code = Code::ResistedContradictsResistance;
    gate(code, &it.read(of!(resistance)), &resisted, denied, found);
    gate(code, &it.read(of!(resistance_level)), &resisted, denied, found);
    found.keep_gravest(before);
    acts(it, found);
    let (condition, impaired) = (it.read(of!(condition)), it.read(of!(impaired)));
    gate(Code::ImpairedContradictsCondition, &condition, &impaired, denied, found);
    let (how, fled) = (it.read(of!(fled_by)), it.read(of!(fled)));
    gate(Code::FledContradictsFlight, &how, &fled, denied, found);
}

/// What somebody did who was not armed, or did not resist.
fn acts<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    let (armed, resisted) = (it.read(of!(armed)), it.read(of!(resisted)));
    let (acts, before) = (it.read(of!(resistance)), found.len());
    let used = |acts: &List<Resistance>| {
        let surely = [Resistance::UsedFirearm, Resistance::UsedEdgedWeapon];
        let perhaps =
            [Resistance::UsedWeapon, Resistance::UsedBluntObject, Resistance::UsedVehicle];
        if surely.iter().any(|act| acts.contains(act)) {
            Verdict::Impossible
        } else if perhaps.iter().any(|act| acts.contains(act)) {
            Verdict::Strained(", unless that is not counted as a weapon")
        } else {
            Verdict::Fit
        }
    };
    let code = Code::ArmedContradictsWeapons;
    found.two(
        code,
        &armed,
        &acts,
        |armed, acts| if *armed { Verdict::Fit } else { used(acts) },
        |_, acts| format!("not armed, but did this: {acts}"),
    );
    found.two(
        code,
        &it.read(of!(armed_with)),
        &acts,
        |weapons, acts| if weapons.is_empty() { used(acts) } else { Verdict::Fit },
        |_, acts| format!("armed with nothing, but did this: {acts}"),
    );
    found.keep_gravest(before);
    found.two(
        Code::ResistedContradictsResistance,
        &resisted,
        &it.read(of!(assaulted_officer)),
        |resisted, assaulted| Verdict::impossible_if(*assaulted && !*resisted),
        |_, _| "assaulted an officer, but did not resist".to_owned(),
    );
}

/// What goes with the answer of no: nothing.
fn denied<T>(list: &List<T>) -> Verdict {
    Verdict::impossible_if(!list.is_empty())
}

/// What somebody can have who is not armed: hands and feet. A car, a dog or a toy is no weapon to
/// everybody.
fn unarmed(weapons: &List<Weapon>) -> Verdict {
    let doubtful = [Weapon::MotorVehicle, Weapon::Animal, Weapon::Toy, Weapon::FirearmReplica];
    let armed = || weapons.iter().filter(|it| **it != Weapon::PersonalWeapons);
    if armed().next().is_none() {
        Verdict::Fit
    } else if armed().all(|it| doubtful.contains(it)) {
        Verdict::Strained(", unless that is not counted as a weapon")
    } else {
        Verdict::Impossible
    }
}

/// An answer of no beside a list of something, or of yes beside a list of nothing.
fn gate<'a, T>(
    code: Code,
    list: &Reading<'a, List<T>>,
    answer: &Reading<'a, bool>,
    no: impl Fn(&List<T>) -> Verdict,
    found: &mut Found<'a>,
) where
    List<T>: Value,
{
    let name = answer.path();
    found.two(
        code,
        list,
        answer,
        |list, answer| match answer {
            true => Verdict::impossible_if(list.is_empty()),
            false => no(list),
        },
        |list, answer| {
            let answer = if *answer { "yes" } else { "no" };
            format!("{list}, but the answer to {name} is {answer}")
        },
    );
}

fn roles<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    let roles = it.read(of!(roles));
    let both = |roles: &List<Role>, one: &Role, others: &[Role]| {
        let with = roles.contains(one) && others.iter().any(|other| roles.contains(other));
        Verdict::impossible_if(with)
    };
    found.one(
        Code::BystanderTookPart,
        &roles,
        |roles| both(roles, &Role::Bystander, &[Role::Subject, Role::Suspect]),
        |roles| format!("{roles} at once"),
    );
    let human = [Role::Suspect, Role::Driver, Role::Hostage, Role::Caller, Role::Prisoner];
    found.one(
        Code::AnimalInHumanRole,
        &roles,
        |roles| both(roles, &Role::Animal, &human),
        |roles| format!("{roles} at once"),
    );
    found.two(
        Code::SpeciesOfNoAnimal,
        &it.read(of!(species)),
        &roles,
        |_, roles| Verdict::impossible_if(!roles.contains(&Role::Animal)),
        |_, roles| format!("a species, but the roles are: {roles}"),
    );
}

/// A basis of what is not known.
fn bases<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    let known = [
        (it.known(of!(age)).is_some(), it.read(of!(age_basis))),
        (it.known(of!(sex)).is_some(), it.read(of!(sex_basis))),
        (it.known(of!(race)).is_some(), it.read(of!(race_basis))),
    ];
    for (known, basis) in known {
        found.one(
            Code::BasisOfNothing,
            &basis,
            |_| Verdict::impossible_if(!known),
            |basis| format!("known from {basis}, but no value is given"),
        );
    }
}
