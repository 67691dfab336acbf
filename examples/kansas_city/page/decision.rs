//! What was decided: by officials, of the incident; by the keeper of the record, between its sources.

use super::{
    QUIET,
    log::claims,
    noun::standing,
    section,
    told::Told,
    value::readable,
    wording::{moment, named, reason, short, words},
};
use std::io::{self, Write};
use use_of_force::{Claim, Incident, Path, Statement, answer::Stands, dictionary, remark::Settled};

/// Each determination in one line, its decision first.
pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let Some(entry) = dictionary::NOUNS.iter().find(|entry| entry.name == "determination") else {
        return Ok(());
    };
    section(out, "What was decided", incident.determinations(), |out, it| {
        let fields = standing(incident, entry, it.key.as_str());
        let text = |field: &dictionary::Field, stands: &Stands<'_>| {
            let document = serde_json::to_value(stands).ok()?;
            let value = document.get("value").map(|it| readable(incident, field.kind, it));
            let believed = if stands.believed { " (believed)" } else { "" };
            Some(format!("{}{believed}", value.or_else(|| stands.why.map(reason))?))
        };
        let is_decision = |field: &dictionary::Field| field.name == "decision";
        let decided = fields.iter().find(|(field, _)| is_decision(field));
        let decision = decided.and_then(|(field, stands)| text(field, stands));
        write!(out, "  {}: {}", it.key, decision.as_deref().unwrap_or("no decision is said"))?;
        let others = fields.iter().filter(|(field, _)| !is_decision(field));
        let others = others.filter_map(|(field, stands)| {
            Some(format!("{}: {}", words(field.name), text(field, stands)?))
        });
        for other in others.collect::<Vec<_>>() {
            write!(out, "; {other}")?;
        }
        for answer in decided.into_iter().flat_map(|(_, stands)| &stands.answers) {
            write!(out, "  {QUIET}{}{QUIET:#}", short(answer.statement))?;
        }
        writeln!(out)
    })
}

/// What the keeper of the record settled.
pub(crate) fn settlements(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    section(out, "Settled by the keeper of the record", settled(incident), |out, (by, it)| {
        let answer = incident.statement(&it.statement);
        let answer = answer.map_or_else(|| it.statement.to_string(), named);
        let why = why(incident, it);
        writeln!(
            out,
            "  {}: as {answer} says{why}  {QUIET}{}{QUIET:#}",
            moment(&it.path),
            short(by)
        )
    })
}

fn settled(incident: &Incident) -> impl Iterator<Item = (&Statement, &Settled)> {
    claims(incident).filter_map(|(statement, claim)| match claim {
        Claim::Settled(it) => Some((statement, &**it)),
        _ => None,
    })
}

/// Why a statement settles what sources say of a field.
pub(crate) fn reason_of(incident: &Incident, by: &Statement, path: &Path) -> String {
    let settled = by.says().iter().filter_map(|claim| match claim {
        Claim::Settled(it) if it.path.field() == path.field() => Some(it),
        _ => None,
    });
    // Under another key, if several turned out to be one.
    let settled: Vec<_> = settled.collect();
    let found = settled.iter().find(|it| it.path == *path).or(settled.first());
    found.map_or_else(String::new, |it| why(incident, it))
}

fn why(incident: &Incident, it: &Settled) -> String {
    Told::named(incident, "settled", it).map(|told| told.in_brackets()).unwrap_or_default()
}
