//! What no longer stands: what was ruled out, taken back or said otherwise before, and by whom.

use super::{
    QUIET, aside,
    log::{By, claims, taken_back},
    noun::{fields, print_answer},
    section,
    told::Told,
    wording::{moment, named, short},
};
use std::io::{self, Write};
use use_of_force::{
    Claim, Incident, Key,
    answer::{Answer, Role},
    dictionary::Field,
    value::AnyNoun,
};

pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    ruled_out(out, incident)?;
    aside::same(out, incident)?;
    reversals(out, incident)?;
    retractions(out, incident)?;
    aside::confirmed(out, incident)?;
    aside::orders(out, incident)
}

/// What turned out to have no part in the incident.
fn ruled_out(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let claims = claims(incident).filter_map(|(statement, claim)| match claim {
        Claim::RuledOut(it) => Some((statement, it)),
        _ => None,
    });
    section(out, "Ruled out", claims, |out, (statement, it)| {
        let still = match incident.is_ruled_out(it.key.clone()) {
            true => "",
            false => ", which others describe",
        };
        let why = Told::named(incident, "ruled_out", it).map(|told| told.in_brackets());
        let why = why.unwrap_or_default();
        writeln!(out, "  {}{still}{why}  {QUIET}{}{QUIET:#}", it.key, short(statement))?;
        described(out, incident, &it.key)
    })
}

/// What had been said of something that was ruled out.
fn described(out: &mut impl Write, incident: &Incident, key: &Key<AnyNoun>) -> io::Result<()> {
    for (statement, claim) in claims(incident).filter(|_| incident.is_ruled_out(key.clone())) {
        let told = Told::of(incident, claim).filter(Told::is_of_noun);
        if let Some(told) = told.filter(|told| told.key() == key.as_str()) {
            writeln!(out, "    had said: {}  {QUIET}{}{QUIET:#}", told.line(), short(statement))?;
        }
    }
    Ok(())
}

/// The statements that were withdrawn or replaced, with what each said that the new one does not say.
fn retractions(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    section(out, "Taken back", taken_back(incident), |out, (statement, all)| {
        writeln!(out, "  {}", named(statement))?;
        let mut again = Vec::new();
        let mut is_withdrawn = false;
        for by in &all {
            match by {
                By::Withdrawing(by, step) => {
                    is_withdrawn = true;
                    let told = Told::named(incident, "withdrawn", step);
                    let fields = told.map(|told| told.in_brackets()).unwrap_or_default();
                    writeln!(out, "    withdrawn{fields}  {QUIET}{}{QUIET:#}", short(by))?;
                }
                By::Replacing(by) => {
                    again.extend(by.says().iter().filter_map(|claim| Told::of(incident, claim)));
                    writeln!(out, "    replaced by {}", named(by))?;
                }
            }
        }
        if is_withdrawn {
            again.clear();
        }
        for told in statement.says().iter().filter_map(|claim| Told::of(incident, claim)) {
            let is_repeated = again.iter().any(|it| it.is_about(&told));
            let told = told.without(&again);
            if !(told.fields.is_empty() && is_repeated) {
                writeln!(out, "    had said: {}", told.line())?;
            }
        }
        Ok(())
    })
}

/// What a source said, and then said otherwise.
fn reversals(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let all = fields(incident).flat_map(|(field, stands)| {
        let trace = incident.trace(&stands.path).unwrap_or_default();
        let all = reversed(&trace).into_iter();
        all.map(|(before, then)| (field, *before, *then)).collect::<Vec<_>>()
    });
    section(out, "Said otherwise before", all, |out, (field, before, then)| {
        write!(out, "  {}: ", moment(&before.path()))?;
        print_one(out, incident, field, &before)?;
        write!(out, ", then ")?;
        print_one(out, incident, field, &then)?;
        writeln!(out)
    })
}

fn print_one(
    out: &mut impl Write,
    incident: &Incident,
    field: &Field,
    answer: &Answer<'_>,
) -> io::Result<()> {
    print_answer(out, incident, field, answer)?;
    write!(out, "  {QUIET}{}{QUIET:#}", short(answer.statement))
}

/// The answers that gave way to others of their own source, each with the next that says something
/// else.
fn reversed<'t, 'a>(trace: &'t [Answer<'a>]) -> Vec<(&'t Answer<'a>, &'t Answer<'a>)> {
    let given_up = trace.iter().enumerate().filter(|(_, it)| it.role == Role::Superseded);
    let reversed = given_up.filter_map(|(i, it)| Some((it, next(trace, i)?)));
    reversed.filter(|(before, then)| !is_same(before, then)).collect()
}

/// The next answer of the same source.
pub(crate) fn next<'t, 'a>(trace: &'t [Answer<'a>], i: usize) -> Option<&'t Answer<'a>> {
    let source = trace.get(i)?.source();
    let mut later = trace.iter().skip(i + 1).filter(|it| it.role != Role::TakenBack);
    later.find(|it| it.source() == source)
}

fn is_same(one: &Answer<'_>, other: &Answer<'_>) -> bool {
    let how = |it: &Answer<'_>| (it.why, it.believed);
    one.value == other.value && how(one) == how(other) && one.words == other.words
}
