//! A case as a person wants to read it. Nothing here knows a key of any case: all comes from the
//! log, through the data dictionary.

mod aside;
mod decision;
mod event;
mod history;
mod log;
mod noun;
mod open;
mod source;
mod status;
mod told;
mod value;
mod wording;

use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use use_of_force::{Incident, value::Shown};
use wording::words;

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const UNKNOWN: Style = AnsiColor::Yellow.on_default();
const DISPUTED: Style = AnsiColor::Magenta.on_default();
const QUIET: Style = Style::new().dimmed();

/// Prints all there is to know of a case.
pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let withdrawn = if status::is_withdrawn(incident) { " (withdrawn)" } else { "" };
    writeln!(out, "{TITLE}{}{withdrawn}{TITLE:#}", Shown(title(incident)))?;
    writeln!(out, "{QUIET}incident {}{QUIET:#}", incident.id())?;
    status::print(out, incident)?;
    noun::print(out, incident)?;
    decision::print(out, incident)?;
    aside::remarks(out, incident)?;
    aside::related(out, incident)?;
    event::print(out, incident)?;
    aside::sequences(out, incident)?;
    open::questions(out, incident)?;
    open::disputes(out, incident)?;
    decision::settlements(out, incident)?;
    history::print(out, incident)?;
    aside::without_value(out, incident)?;
    open::obstacles(out, incident)?;
    source::print(out, incident)?;
    source::validation(out, incident)
}

/// What happened, where and when, as far as that stands.
fn title(incident: &Incident) -> String {
    let whole = incident.circumstances();
    let kinds = whole.kinds.known().map(|kinds| words(&kinds.to_string()));
    let first = |a: Option<String>, b: Option<String>| a.or(b);
    let mut shootings = incident.shootings();
    let shooting = shootings.next();
    let jurisdiction = first(
        whole.jurisdiction.known().map(ToString::to_string),
        shooting.and_then(|shooting| shooting.jurisdiction.known()).map(ToString::to_string),
    );
    let when = first(
        whole.occurred.known().map(ToString::to_string),
        shooting.and_then(|shooting| shooting.occurred.known()).map(ToString::to_string),
    );
    let parts = [kinds.or_else(|| Some("incident".to_owned())), jurisdiction, when];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut letters = title.chars();
    letters.next().map_or(title.clone(), |letter| letter.to_uppercase().chain(letters).collect())
}

fn heading(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{text}{HEADING:#}")
}

/// A part of the page that is always there, and says so if there is nothing to print in it.
fn part<W: Write, T>(
    out: &mut W,
    title: &str,
    nothing: &str,
    all: Vec<T>,
    print: impl FnMut(&mut W, T) -> io::Result<()>,
) -> io::Result<()> {
    if all.is_empty() {
        heading(out, title)?;
        return writeln!(out, "  {nothing}");
    }
    section(out, title, all, print)
}

/// A part of the page that is there if there is something to print in it.
fn section<W: Write, T>(
    out: &mut W,
    title: &str,
    all: impl IntoIterator<Item = T>,
    mut print: impl FnMut(&mut W, T) -> io::Result<()>,
) -> io::Result<()> {
    for (i, it) in all.into_iter().enumerate() {
        if i == 0 {
            heading(out, title)?;
        }
        print(out, it)?;
    }
    Ok(())
}
