//! What is said beside the descriptions: remarks, orders, relations, which keys are one noun.

use super::{
    QUIET,
    history::next,
    log::claims,
    section,
    told::Told,
    wording::{moment, short},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};
use use_of_force::{Claim, Incident, Path, Statement, answer::Role, value::Shown};

/// Claims of one kind that are in force, each in a line: what it is about, its fields, who says it.
fn list(
    out: &mut impl Write,
    incident: &Incident,
    title: &str,
    about: impl Fn(&Claim) -> Option<String>,
) -> io::Result<()> {
    let said = claims(incident).filter_map(|(by, claim)| Some((by, claim, about(claim)?)));
    section(out, title, said, |out, (by, claim, about)| {
        let fields = Told::of(incident, claim).map(|told| told.in_brackets()).unwrap_or_default();
        writeln!(out, "  {about}{fields}  {QUIET}{}{QUIET:#}", short(by))
    })
}

/// What is in force, and told nowhere else: said in words only, only of what is gone, beside a value
/// that does not stand, of what its source ruled out and described again.
pub(crate) fn without_value(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let mut elsewhere: BTreeMap<Path, BTreeSet<usize>> = BTreeMap::new();
    let told = claims(incident).filter_map(|(by, claim)| Some((by, Told::of(incident, claim)?)));
    let told = told.filter(|(_, told)| told.is_of_noun() && !incident.is_ruled_out(told.key()));
    let mut none = Vec::new();
    for (by, told) in told {
        for said in &told.fields {
            let Ok(path) = told.path(said).parse::<Path>() else { continue };
            let elsewhere =
                elsewhere.entry(path).or_insert_with_key(|path| told_elsewhere(incident, path));
            if !(said.is_answer && elsewhere.contains(&address(by))) {
                none.push((by, format!("{}, {}", told.key(), said.line())));
            }
        }
    }
    section(out, "Said, and not in the picture", none, |out, (by, line)| {
        writeln!(out, "  {line}  {QUIET}{}{QUIET:#}", short(by))
    })
}

/// The statements of which the page tells what they say of a field: what stands, what others say,
/// and what its own source said otherwise later.
fn told_elsewhere(incident: &Incident, path: &Path) -> BTreeSet<usize> {
    if incident.stands(path).is_none() {
        return BTreeSet::new();
    }
    let trace = incident.trace(path).unwrap_or_default();
    let told = trace.iter().enumerate().filter(|(i, it)| match it.role {
        Role::TakenBack => false,
        Role::Superseded => next(&trace, *i).is_some(),
        _ => true,
    });
    told.map(|(_, it)| address(it.statement)).collect()
}

/// Which statement of the log it is.
fn address(statement: &Statement) -> usize {
    std::ptr::from_ref(statement).addr()
}

pub(crate) fn remarks(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "Remarks", |claim| match claim {
        Claim::Remark(it) => Some(Shown(&it.text).to_string()),
        _ => None,
    })
}

/// Which keys turned out to be one noun.
pub(crate) fn same(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "One and the same", |claim| match claim {
        Claim::Same(it) => Some(format!("{} is {}", it.key, it.r#as)),
        _ => None,
    })
}

/// Which moment is said to have come before which.
pub(crate) fn sequences(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "What came before what", |claim| match claim {
        Claim::Sequence(it) => {
            Some(format!("{} before {}", moment(&it.earlier), moment(&it.later)))
        }
        _ => None,
    })
}

pub(crate) fn related(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "Related incidents", |claim| match claim {
        Claim::Related(it) => Some(format!("incident {}", it.incident)),
        _ => None,
    })
}

/// What a court had taken out of the record.
pub(crate) fn orders(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "Taken out by order", |claim| match claim {
        Claim::Expunged(it) => Some(Shown(&it.order).to_string()),
        _ => None,
    })
}

/// What was read again, and stands unchanged.
pub(crate) fn confirmed(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    list(out, incident, "Read again, and unchanged", |claim| match claim {
        Claim::Confirmed(it) => Some(it.statement.to_string()),
        _ => None,
    })
}
