//! Who took part in what, said at several places.

use super::{
    Code, Severity,
    described::{Described, Of, of},
    judge::{Found, Reading, Verdict, within},
    picture::{Picture, named},
    state,
};
use crate::{
    Agency, Leave, Officer, Person,
    circumstances::Kind,
    code::Injury,
    force::Degree,
    leave::Ending,
    person::{Role, SchoolRole},
    statement::Noun,
    value::{Key, List, Party},
};
use std::collections::BTreeMap;

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    shooters(it, found);
    struck(it, found);
    users_of_force(it, found);
    agencies(it, found);
    leaves(it, found);
    kinds(it, found);
    places(it, found);
}

/// The noun of this key among the parties of a list.
fn members<'p, 'a, N: Noun>(
    list: &'p Reading<'a, List<Key<Party>>>,
    all: &'p [Described<'a, N>],
) -> impl Iterator<Item = &'p Described<'a, N>> {
    list.value().into_iter().flatten().filter_map(|key| named(all, key.as_str()))
}

/// An answer of no, beside a list that names whom it is about.
fn denied<'a, N: Noun>(
    code: Code,
    it: &Described<'a, N>,
    field: Of<N, bool>,
    list: &Reading<'a, List<Key<Party>>>,
    found: &mut Found<'a>,
) {
    found.two(
        code,
        &it.read(field),
        list,
        |answer, list| Verdict::impossible_if(!answer && list.contains(&it.key.into())),
        |_, list| format!("no, but named among: {list}"),
    );
}

fn shooters<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut leaves: BTreeMap<Key<Officer>, Vec<&Described<'a, Leave>>> = BTreeMap::new();
    for leave in &it.leaves {
        if let Some(officer) = leave.known(of!(officer)) {
            leaves.entry(officer.clone()).or_default().push(leave);
        }
    }
    for shooting in &it.shootings {
        let (shooters, shot) = (shooting.read(of!(shooters)), shooting.read(of!(occurred)));
        for officer in members(&shooters, &it.officers) {
            let code = Code::ShooterDidNotDischarge;
            denied(code, officer, of!(discharged_firearm), &shooters, found);
            for leave in leaves.get(&Key::from(officer.key)).into_iter().flatten() {
                on_leave(it, leave, officer.key, &shot, found);
            }
        }
        for person in members(&shooters, &it.people) {
            denied(Code::UnarmedShooter, person, of!(armed), &shooters, found);
        }
    }
}

/// A leave that had begun, and had not ended, when its officer shot.
fn on_leave<'a>(
    it: &Picture<'a>,
    leave: &Described<'a, Leave>,
    officer: &str,
    shot: &Reading<'a, crate::When>,
    found: &mut Found<'a>,
) {
    let (began, ended) = (leave.read(of!(began)), leave.read(of!(ended)));
    let (Some(from), Some(when)) = (began.value(), shot.value()) else { return };
    // One that has ended on some day may have ended before.
    let runs = it.incident.is_running(&Key::from(leave.key)) == Some(true);
    let over = ended.value().map_or(!runs, |ended| ended.possibly_before_in(*when, it.zone));
    if from.certainly_before_in(*when, it.zone) && !over {
        let message = format!("{officer} shot {when} while on leave since {from}");
        let statements = [began.said(), shot.said()].concat();
        found.note(Code::ShooterOnLeave, began.path(), statements, message);
    }
}

fn struck<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for shooting in &it.shootings {
        let struck = shooting.read(of!(struck));
        let injuries = members(&struck, &it.people).map(|it| it.read(of!(injury)));
        let injuries =
            injuries.chain(members(&struck, &it.officers).map(|it| it.read(of!(injury))));
        for injury in injuries {
            found.two(
                Code::StruckButUninjured,
                &injury,
                &struck,
                |injury, _| Verdict::impossible_if(*injury == Injury::Uninjured),
                |injury, _| format!("{injury}, but struck in {}", shooting.key),
            );
        }
    }
}

fn users_of_force<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for force in &it.force {
        let (by, degree) = (force.read(of!(by)), force.read(of!(degree)));
        if degree.value() != Some(&Degree::Applied) {
            continue;
        }
        let unless = degree.is_unsure().then_some(", unless it was not applied");
        for officer in members(&by, &it.officers) {
            found.two(
                Code::ForceDenied,
                &officer.read(of!(used_force)),
                &by,
                |used, _| match unless {
                    _ if *used => Verdict::Fit,
                    Some(unless) => Verdict::Strained(unless),
                    None => Verdict::Impossible,
                },
                |_, by| format!("no, but applied by: {by}"),
            );
        }
    }
}

/// An agency for which an officer who took part was there is one of those that took part.
fn agencies<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for pursuit in &it.pursuits {
        let officers = pursuit.known(of!(officers));
        let keys: Vec<_> = officers.into_iter().flatten().map(Key::as_str).collect();
        uninvolved(it, &keys, &pursuit.read(of!(agencies)), found);
    }
    for shooting in &it.shootings {
        let shooters = shooting.known(of!(shooters));
        let keys: Vec<_> = shooters.into_iter().flatten().map(Key::as_str).collect();
        uninvolved(it, &keys, &shooting.read(of!(discharged_by)), found);
    }
    for force in &it.force {
        let by = force.known(of!(by));
        let keys: Vec<_> = by.into_iter().flatten().map(Key::as_str).collect();
        uninvolved(it, &keys, &force.read(of!(by_agencies)), found);
    }
}

fn uninvolved<'a>(
    it: &Picture<'a>,
    officers: &[&str],
    agencies: &Reading<'a, List<Key<Agency>>>,
    found: &mut Found<'a>,
) {
    let Some(all) = agencies.value().filter(|all| all.is_complete()) else { return };
    for officer in officers.iter().filter_map(|key| named(&it.officers, key)) {
        let employer = officer.read(of!(employer));
        let others = [officer.known(of!(assigned_to)), officer.known(of!(acting_for))];
        let Some(agency) = employer.value() else { continue };
        if !all.contains(agency) && !others.iter().flatten().any(|other| all.contains(other)) {
            let message = format!("{agency} is not among all agencies that took part: {all}");
            let statements = [employer.said(), agencies.said()].concat();
            let against = Some(agencies.path());
            let code = Code::OfficerOfUninvolvedAgency;
            found.add(code, Severity::Note, Some(employer.path()), against, statements, message);
        }
    }
}

fn leaves<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let mut running: BTreeMap<Key<Officer>, (&str, Reading<'a, Key<Officer>>)> = BTreeMap::new();
    for leave in &it.leaves {
        let officer = leave.read(of!(officer));
        let (ended, ending) = (leave.read(of!(ended)), leave.read(of!(ending)));
        let Some(key) = officer.value().cloned() else { continue };
        if let Some(officer) = named(&it.officers, key.as_str()) {
            let died = officer.read(of!(died));
            if !died.may_be_older_than(&ending) {
                found.two(
                    Code::LeaveEndedByDeniedDeath,
                    &ending,
                    &died,
                    |ending, died| Verdict::impossible_if(*ending == Ending::Died && !died),
                    |_, _| "ended by death, but the officer did not die".to_owned(),
                );
            }
        }
        if !(ended.is_unsaid() && ending.is_unsaid() && leave.has_part(key.as_str())) {
            continue;
        }
        if let Some((other, first)) = running.get(&key) {
            let message = format!("{key} is on {other} and on this leave at once");
            let statements = [first.said(), officer.said()].concat();
            let (code, severity) = (Code::TwoLeavesAtOnce, Code::TwoLeavesAtOnce.severity());
            let (path, against) = (Some(leave.path()), Some(first.path()));
            found.add(code, severity, path, against, statements, message);
        } else {
            running.insert(key, (leave.key, officer));
        }
    }
}

/// The kinds of the incident include what is described of it.
fn kinds<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let kinds = it.circumstances.read(of!(kinds));
    let described = [
        (!it.pursuits.is_empty(), Kind::Pursuit),
        (!it.shootings.is_empty(), Kind::Shooting),
        // A shooting is force.
        (!it.force.is_empty() && it.shootings.is_empty(), Kind::Force),
    ];
    let names = |kinds: &List<Kind>, kind: &Kind| {
        kinds.iter().any(|it| within(it, kind) || within(kind, it) || !it.is_listed())
    };
    let left_out = |kinds: &List<Kind>| -> Vec<String> {
        let described = described.iter().filter(|(described, _)| *described);
        let left_out = described.filter(|(_, kind)| !names(kinds, kind));
        left_out.map(|(_, kind)| format!("a {kind}")).collect()
    };
    found.one(
        Code::KindsLeaveOut,
        &kinds,
        |kinds| Verdict::impossible_if(!kinds.is_empty() && !left_out(kinds).is_empty()),
        |kinds| format!("{kinds}, but what is described is {}", left_out(kinds).join(" and ")),
    );
    let held = |it: &&Described<'a, Person>| {
        let held = [Role::Subject, Role::Suspect, Role::Prisoner];
        it.known(of!(roles)).is_some_and(|roles| held.iter().any(|role| roles.contains(role)))
    };
    let alive = |it: &Described<'a, Person>| it.known(of!(died)) == Some(&false);
    let people = || it.people.iter().filter(held);
    let all_alive = people().next().is_some() && people().all(alive);
    found.one(
        Code::DeathInCustodyOfNobody,
        &kinds,
        |kinds| {
            let death = kinds.contains(&Kind::DeathInCustody);
            Verdict::impossible_if(death && all_alive)
        },
        |_| {
            "a death in custody, but no subject, suspect or prisoner who is described died"
                .to_owned()
        },
    );
    let arrest = it.circumstances.read(of!(arrest_made));
    for person in &it.people {
        let arrested = person.read(of!(arrested));
        // Somebody can have been arrested since.
        if !arrest.may_be_older_than(&arrested) {
            found.two(
                Code::ArrestDenied,
                &arrest,
                &arrested,
                |made, arrested| Verdict::impossible_if(!made && *arrested),
                |_, _| format!("nobody was arrested, but {} was", person.key),
            );
        }
    }
    let school = it.circumstances.read(of!(on_school_grounds));
    for person in &it.people {
        found.two(
            Code::SchoolRoleElsewhere,
            &person.read(of!(school_role)),
            &school,
            |role, school| Verdict::impossible_if(*role != SchoolRole::Neither && !school),
            |role, _| format!("{role} of a school, but not on the grounds of one"),
        );
    }
}

/// What happened at several places did so although that is denied.
fn places<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    let several = it.circumstances.read(of!(multiple_locations));
    let contact = it.circumstances.read(of!(jurisdiction));
    let places = it.shootings.iter().map(|it| it.read(of!(jurisdiction)));
    let places = places.chain(it.force.iter().map(|it| it.read(of!(jurisdiction))));
    let places = places.chain(it.pursuits.iter().map(|it| it.read(of!(to_jurisdiction))));
    if several.value() != Some(&false) {
        return;
    }
    // The first that is elsewhere is enough.
    let before = found.len();
    for place in places {
        found.two(
            Code::SeveralPlacesDenied,
            &place,
            &contact,
            state::elsewhere,
            |place, contact| format!("{place}, but at one place, which was in {contact}"),
        );
        if found.len() > before {
            found.name(before, several.said());
            return;
        }
    }
}
