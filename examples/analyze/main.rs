//! An afternoon's work on many cases: their tables as Parquet, a summary, and pictures.
//!
//! ```text
//! cargo run --features parquet --example analyze -- CASES --to DIR
//! ```

mod collection;
mod picture;
#[path = "../program/program.rs"]
#[allow(dead_code, reason = "each program uses its part")]
pub(crate) mod program;
mod summary;

use collection::Collection;
use program::{
    ending::{self, Ending, Outcome},
    input::{Input, named},
    place, signal,
};
use std::{
    error::Error,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use use_of_force::{Incident, When, output::Directory, parquet, value::Shown};

const HELP: &str = "\
Writes the cases of a file as Parquet tables, and what they tell as a summary, as CSV
(what is known by field and year) and as pictures: incidents by month, what is known and
why not, how long it took until it was disclosed who fired, who the officer is, and until
a case was resolved.

Usage: analyze CASES --to DIR [OPTIONS]

  CASES         JSON Lines, or one case as JSON
  --to DIR      where all goes, with the sums of all files in SHA256SUMS
  --force       replace what such a run has written in DIR before, and nothing else
  --case ID     also draw the timeline of this case: its id, or as much of the beginning of
                it as no other case has
  --look TIME   when the pending questions are looked at; the last day of which anything was
                heard if it is not given
  --help        print this

All of it appears together, or nothing. Exit status: 0 if it was written; 1 if nothing was;
3 if it was written, and the summary could not be told, or a failing power supply might undo
it; 128 and the number of the signal that ended it, and nothing was written.
";

#[derive(Default)]
struct Options {
    cases: Option<PathBuf>,
    to: Option<PathBuf>,
    force: bool,
    case: Option<String>,
    look: Option<When>,
    help: bool,
}

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    ending::end(signal::watch().and_then(|()| run(args, &mut io::stdout())))
}

fn options(args: impl IntoIterator<Item = OsString>) -> Result<Options, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut options, mut parser) = (Options::default(), lexopt::Parser::from_args(args));
    while let Some(arg) = parser.next()? {
        match arg {
            Value(path) if options.cases.is_none() => options.cases = Some(path.into()),
            Long("to") => options.to = Some(parser.value()?.into()),
            Long("force") => options.force = true,
            Long("case") => options.case = Some(parser.value()?.string()?.to_lowercase()),
            Long("look") => options.look = Some(parser.value()?.parse()?),
            Long("help") | Short('h') => options.help = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

pub(crate) fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write) -> Outcome {
    let options = options(args)?;
    if options.help {
        out.write_all(HELP.as_bytes())?;
        return Ok(Ending::Whole);
    }
    let path = options.cases.as_deref().ok_or("expected a file of cases; see --help")?;
    let to = options.to.as_deref().ok_or("expected --to DIR; see --help")?;
    place::check(&[path], &[to])?;
    let directory = place::directory(to, options.force)?;
    let cases = Input::again(path)?;
    let look = match options.look {
        Some(look) => look,
        None => last_heard(&cases)?.ok_or_else(|| {
            format!("{}: expected cases of which something was heard", path.display())
        })?,
    };
    let mut collection = Collection::new(look);
    let case = read(&cases, &directory, options.case.as_deref(), &mut collection)?;
    let mut drawn = picture::collection(&collection);
    drawn.extend(case.as_ref().map(picture::case));
    let save = |name: &str, text: &str| {
        fs::write(directory.path().join(name), text).map_err(named(&to.join(name)))
    };
    for picture in drawn {
        let picture = picture?;
        save(&picture.name, &picture.svg)?;
    }
    save("completeness.csv", &summary::completeness(&collection)?)?;
    let summary = summary::of(&collection);
    save("summary.txt", &summary)?;
    let ending = place::finished(directory.finish())?;
    let to = Shown(to.display());
    let told = writeln!(out, "{summary}\nTables, pictures and this summary stand in {to}");
    Ok(ending.told("standard output", told.and_then(|()| out.flush())))
}

/// Writes the cases as tables and counts them. Gives the one whose id begins as is wanted.
fn read(
    cases: &Input,
    to: &Directory,
    wanted: Option<&str>,
    collection: &mut Collection,
) -> Result<Option<Incident>, Box<dyn Error>> {
    let (mut case, mut found) = (None, 0);
    let mut writer = parquet::Writer::within(to)?;
    for incident in cases.cases()? {
        let incident = incident?;
        writer.push(&incident)?;
        collection.add(&incident);
        if wanted.is_some_and(|wanted| incident.id().to_string().starts_with(wanted)) {
            found += 1;
            case = Some(incident);
        }
    }
    match (wanted, found) {
        (Some(wanted), 0) => {
            return Err(format!("expected a case of id {wanted}, found none").into());
        }
        (Some(wanted), 2..) => {
            return Err(format!("expected one case of id {wanted}…, found {found}").into());
        }
        _ => {}
    }
    writer.finish()?;
    Ok(case)
}

/// When something was last heard of any case.
fn last_heard(cases: &Input) -> Result<Option<When>, Box<dyn Error>> {
    let mut last: Option<When> = None;
    for incident in cases.cases()? {
        let heard = incident?.last_heard();
        if heard.is_some_and(|heard| last.is_none_or(|last| last.latest() < heard.latest())) {
            last = heard;
        }
    }
    Ok(last)
}
