//! What happened, in its order.

use super::{
    QUIET, part,
    told::Told,
    value::readable,
    wording::{moment, short, words},
};
use std::io::{self, Write};
use use_of_force::{
    Incident, Path, dictionary,
    timeline::{Event, What},
    value::Shown,
};

pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let nothing = "no moment is known, and no step was taken";
    part(out, "What happened", nothing, incident.timeline(), |out, event| {
        let when = event.when.map_or_else(|| "time not known".to_owned(), |when| when.to_string());
        let what = match &event.what {
            What::Moment(path) => moment(path),
            What::Step(step) => match Told::of(incident, step) {
                Some(told) => told.but("occurred", &when).line(),
                None => words(step.name()),
            },
            What::Remark(text) => Shown(text).to_string(),
            What::Change(path, to) => {
                let to = changed(incident, path, &event).unwrap_or_else(|| Shown(to).to_string());
                format!("{} became {to}", moment(path))
            }
            _ => return Ok(()),
        };
        writeln!(out, "  {when:<24} {what}  {QUIET}{}{QUIET:#}", short(event.statement))
    })
}

/// The value to which a state changed.
fn changed(incident: &Incident, path: &Path, event: &Event<'_>) -> Option<String> {
    let field = dictionary::field(path.noun(), path.field()?)?;
    let document = serde_json::to_value(event).ok()?;
    Some(readable(incident, field.kind, document.get("value")?))
}
