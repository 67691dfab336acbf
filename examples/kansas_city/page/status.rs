//! What the log says of the incident as a whole.

use super::{
    TITLE, UNKNOWN, heading,
    log::claims,
    told::Told,
    wording::{agency_name, by, words},
};
use std::io::{self, Write};
use use_of_force::{
    Claim, Incident, Officer, Statement, incident::Obstacle, step::Step, value::Key,
};

pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let standing = incident.standing();
    heading(out, "Status")?;
    writeln!(out, "  {TITLE}{}{TITLE:#}", standing.status)?;
    match standing.since {
        Some(since) => writeln!(out, "  said {}", by(incident, since))?,
        None => writeln!(out, "  nothing in the log says otherwise")?,
    }
    match standing.last_heard {
        Some(last) if Some(last.at()) == standing.since.map(Statement::at) => {
            writeln!(out, "  nothing heard since")?;
        }
        Some(last) => writeln!(out, "  last heard {}", by(incident, last))?,
        None => writeln!(out, "  nothing heard yet")?,
    }
    live(out, incident)?;
    leaves(out, incident)
}

/// Who withdrew the record, and why.
fn live(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    for (statement, step) in withdrawals(incident) {
        let told = Told::of(incident, step).map(|told| told.in_brackets()).unwrap_or_default();
        let by = by(incident, statement);
        writeln!(out, "  {UNKNOWN}the record was withdrawn{UNKNOWN:#}{told}, {by}")?;
    }
    if !incident.is_live() && !is_withdrawn(incident) {
        writeln!(out, "  {UNKNOWN}no statement in force describes anything{UNKNOWN:#}")?;
    }
    Ok(())
}

pub(crate) fn is_withdrawn(incident: &Incident) -> bool {
    withdrawals(incident).next().is_some()
}

fn withdrawals(incident: &Incident) -> impl Iterator<Item = (&Statement, &Step)> {
    claims(incident).filter_map(|(statement, claim)| match claim {
        Claim::Step(step @ Step::IncidentWithdrawn(_)) => Some((statement, step)),
        _ => None,
    })
}

/// Who is on leave, first those of whom a leave says so.
fn leaves(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let on_leave = incident.on_leave();
    let mut named: Vec<Key<Officer>> = Vec::new();
    for leave in incident.obstacles() {
        let Obstacle::Leave { leave, officer, .. } = leave else { continue };
        let pay = incident.get(&leave).and_then(|leave| leave.pay.known());
        let pay = pay.map_or(String::new(), |pay| format!("{} ", words(pay.as_str())));
        match officer {
            Some(officer) => {
                writeln!(out, "  on {pay}leave: {}", employed(incident, &officer))?;
                named.push(officer);
            }
            None => writeln!(out, "  on {pay}leave: leave {leave}")?,
        }
    }
    for officer in on_leave.iter().filter(|officer| !named.contains(officer)) {
        writeln!(out, "  on leave: {}", employed(incident, officer))?;
    }
    Ok(())
}

/// An officer with who employs them.
fn employed(incident: &Incident, officer: &Key<Officer>) -> String {
    let employer = incident.get(officer).and_then(|officer| officer.employer.known());
    match employer {
        Some(agency) => format!("{officer} ({})", agency_name(incident, agency)),
        None => officer.to_string(),
    }
}
