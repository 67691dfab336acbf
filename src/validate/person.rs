use super::{
    Code,
    body::{self, body},
    described::{Described, of},
    identity,
    judge::{Found, Reading, Verdict},
};
use crate::{
    Person,
    person::{Custody, Role},
    value::{Set, Value},
};

pub(super) fn check<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    identity::form(it, of!(identifiers), found);
    body::check(&body!(it), found);
    found.range(&it.read(of!(age)), 0..=130);
    found.in_order(Code::DiedBeforeBorn, &it.read(of!(born)), &it.read(of!(died_on)), it.zone);
    let died = it.read(of!(died));
    let deceased = |custody: &Custody| *custody == Custody::Deceased;
    body::alive(&it.read(of!(custody)), &died, deceased, found);
    body::alive(&it.read(of!(died_at)), &died, |_| true, found);
    answers(it, found);
    roles(it, found);
    bases(it, found);
    let (reason, arrested) = (it.read(of!(not_arrested_because)), it.read(of!(arrested)));
    // Whoever was not arrested can have been since.
    if !reason.is_said_before(&arrested) {
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
    gate(Code::ArmedContradictsWeapons, &it.read(of!(armed_with)), &it.read(of!(armed)), found);
    let (weapons, believed) = (it.read(of!(believed_armed_with)), it.read(of!(believed_armed)));
    gate(Code::BelievedArmedContradictsWeapons, &weapons, &believed, found);
    let resisted = it.read(of!(resisted));
    let code = Code::ResistedContradictsResistance;
    gate(code, &it.read(of!(resistance)), &resisted, found);
    gate(code, &it.read(of!(resistance_level)), &resisted, found);
    let (condition, impaired) = (it.read(of!(condition)), it.read(of!(impaired)));
    gate(Code::ImpairedContradictsCondition, &condition, &impaired, found);
    gate(Code::FledContradictsFlight, &it.read(of!(fled_by)), &it.read(of!(fled)), found);
}

/// An answer of no beside a list of something, or of yes beside a list of nothing.
fn gate<'a, T>(
    code: Code,
    list: &Reading<'a, Set<T>>,
    answer: &Reading<'a, bool>,
    found: &mut Found<'a>,
) where
    Set<T>: Value,
{
    let name = answer.path();
    found.two(
        code,
        list,
        answer,
        |list, answer| Verdict::impossible_if(list.is_empty() == *answer),
        |list, answer| {
            let answer = if *answer { "yes" } else { "no" };
            format!("{list}, but the answer to {name} is {answer}")
        },
    );
}

fn roles<'a>(it: &Described<'a, Person>, found: &mut Found<'a>) {
    let roles = it.read(of!(roles));
    let both = |roles: &Set<Role>, one: &Role, others: &[Role]| {
        let with = roles.contains(one) && others.iter().any(|other| roles.contains(other));
        Verdict::impossible_if(with)
    };
    found.one(
        Code::BystanderTookPart,
        &roles,
        |roles| both(roles, &Role::Bystander, &[Role::Subject, Role::Suspect]),
        ToString::to_string,
    );
    let human = [Role::Suspect, Role::Driver, Role::Hostage, Role::Caller, Role::Prisoner];
    found.one(
        Code::AnimalInHumanRole,
        &roles,
        |roles| both(roles, &Role::Animal, &human),
        ToString::to_string,
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
