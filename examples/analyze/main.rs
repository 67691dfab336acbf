//! An afternoon's work on many cases: their tables as Parquet, a summary, and pictures.
//!
//! ```text
//! cargo run --features parquet --example analyze -- CASES --to DIR
//! ```

mod collection;
mod picture;
mod summary;

use collection::Collection;
use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{Incident, When, json, parquet};

const HELP: &str = "\
Writes the cases of a file as Parquet tables, and what they tell as a summary, as CSV
(what is known by field and year) and as pictures: incidents by month, what is known and
why not, how long it took until it was disclosed who fired, who the officer is, and until
a case was resolved.

Usage: analyze CASES --to DIR [OPTIONS]

  CASES         JSON Lines, or one case as JSON
  --to DIR      where all goes; it must not have any tables yet
  --case ID     also draw the timeline of this case: its id, or as much of the beginning of
                it as no other case has
  --look TIME   when the pending questions are looked at; the last day of which anything was
                heard if it is not given
  --help        print this
";

#[derive(Default)]
struct Options {
    cases: Option<PathBuf>,
    to: Option<PathBuf>,
    case: Option<String>,
    look: Option<When>,
    help: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _told = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut options, mut parser) = (Options::default(), lexopt::Parser::from_env());
    while let Some(arg) = parser.next()? {
        match arg {
            Value(path) if options.cases.is_none() => options.cases = Some(path.into()),
            Long("to") => options.to = Some(parser.value()?.into()),
            Long("case") => options.case = Some(parser.value()?.string()?.to_lowercase()),
            Long("look") => options.look = Some(parser.value()?.parse()?),
            Long("help") | Short('h') => options.help = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn run() -> Result<(), Box<dyn Error>> {
    let options = options()?;
    let mut out = io::stdout().lock();
    if options.help {
        return Ok(out.write_all(HELP.as_bytes())?);
    }
    let cases = options.cases.ok_or("expected a file of cases; see --help")?;
    let to = options.to.ok_or("expected --to DIR; see --help")?;
    let look = match options.look {
        Some(look) => look,
        None => last_heard(&cases)?.ok_or("expected cases of which something was heard")?,
    };
    let mut collection = Collection::new(look);
    let (mut case, mut others) = (None, 0);
    let mut writer = parquet::Writer::create(&to)?;
    for incident in read(&cases)? {
        let incident = incident?;
        writer.push(&incident)?;
        collection.add(&incident);
        let id = incident.id().to_string();
        if options.case.as_ref().is_some_and(|wanted| id.starts_with(wanted)) {
            others += u32::from(case.is_some());
            case = Some(incident);
        }
    }
    if let Some(wanted) = &options.case {
        match (&case, others) {
            (None, _) => return Err(format!("expected a case of id {wanted}, found none").into()),
            (Some(_), 0) => {}
            (Some(_), more) => {
                let found = more + 1;
                return Err(format!("expected one case of id {wanted}…, found {found}").into());
            }
        }
    }
    writer.finish()?;
    let mut drawn = picture::collection(&collection);
    drawn.extend(case.as_ref().map(picture::case));
    for picture in drawn {
        let picture = picture?;
        save(&to.join(&picture.name), &picture.svg)?;
    }
    save(&to.join("completeness.csv"), &summary::completeness(&collection)?)?;
    let summary = summary::of(&collection);
    save(&to.join("summary.txt"), &summary)?;
    match writeln!(out, "{summary}\nTables, pictures and this summary stand in {}", to.display()) {
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        told => Ok(told?),
    }
}

/// Nothing stands there under its name before it is whole.
fn save(path: &Path, text: &str) -> io::Result<()> {
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, text)?;
    fs::rename(unfinished, path)
}

/// When something was last heard of any case.
fn last_heard(cases: &Path) -> Result<Option<When>, Box<dyn Error>> {
    let mut last: Option<When> = None;
    for incident in read(cases)? {
        let heard = incident?.last_heard();
        if heard.is_some_and(|heard| last.is_none_or(|last| last.latest() < heard.latest())) {
            last = heard;
        }
    }
    Ok(last)
}

/// The cases of a file, with the file in every error.
fn read(
    path: &Path,
) -> Result<impl Iterator<Item = Result<Incident, Box<dyn Error>>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let path = path.to_owned();
    let named = move |error: json::Error| format!("{}: {error}", path.display()).into();
    Ok(json::incidents(BufReader::new(file)).map(move |read| read.map_err(&named)))
}
