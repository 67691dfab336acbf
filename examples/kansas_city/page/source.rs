//! The sources, and what the rules find.

use super::{QUIET, heading, told::Told, wording::source_name};
use std::io::{self, Write};
use use_of_force::{Incident, Statement, value::Shown};

pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "Sources")?;
    for source in incident.sources() {
        let key = &source.key;
        let said: Vec<_> = incident.statements().filter(|it| it.source() == key).collect();
        let (name, count) = (source_name(incident, key), said.len());
        let unit = if count == 1 { "statement" } else { "statements" };
        let mut told = Told::named(incident, "source", source);
        // The name that is known is printed.
        let is_named =
            source.name.known().is_some() && source.words("name").is_ok_and(|it| it.is_none());
        let fields = told.iter_mut().flat_map(|it| std::mem::take(&mut it.fields));
        let fields = fields.filter(|it| !(is_named && it.field == "name"));
        let fields: Vec<_> = fields.map(|it| format!("; {}", it.line())).collect();
        writeln!(out, "  {key}: {name} {QUIET}{count} {unit}{}{QUIET:#}", fields.concat())?;
        for statement in said {
            reference(out, statement)?;
        }
    }
    Ok(())
}

/// Where a statement stands in what was read, and when that became public.
fn reference(out: &mut impl Write, statement: &Statement) -> io::Result<()> {
    let via = statement.via().map(|via| format!("in {via}"));
    let cite = statement.cite().map(|cite| Shown(cite).to_string());
    let public = statement.public().map(|public| format!("made public {public}"));
    let recorded = statement.recorded().map(|recorded| format!("entered {recorded}"));
    let by = statement.recorded_by().map(|by| format!("by {}", Shown(by)));
    let told = [cite, public, recorded, by];
    if told.iter().all(Option::is_none) {
        return Ok(());
    }
    let parts: Vec<_> = std::iter::once(via).chain(told).flatten().collect();
    writeln!(out, "    {QUIET}{}: {}{QUIET:#}", statement.at(), parts.join(", "))
}

/// What the rules find: errors, warnings and notes.
pub(crate) fn validation(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let report = incident.validate();
    let all = [report.errors().count(), report.warnings().count(), report.notes().count()];
    let names = ["error", "warning", "note"];
    let counted = all.iter().zip(names).map(|(n, name)| match n {
        0 => format!("no {name}s"),
        1 => format!("1 {name}"),
        n => format!("{n} {name}s"),
    });
    heading(out, "Validation")?;
    writeln!(out, "  {}", counted.collect::<Vec<_>>().join(", "))?;
    for problem in report.problems() {
        writeln!(out, "  {problem}")?;
    }
    Ok(())
}
