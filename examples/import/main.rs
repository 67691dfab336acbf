//! Published data sets, read into incidents.
//!
//! ```text
//! cargo run --release --features csv,gzip --example import -- --help
//! ```

mod earlier;
mod loss;
mod options;
#[path = "../program/program.rs"]
#[allow(dead_code, reason = "each program uses its part")]
pub(crate) mod program;
mod release;
mod report;
mod table;

use earlier::Earlier;
use options::{HELP, Options};
use program::{
    destination::Destination,
    ending::{self, Ending, Outcome},
    place,
    printed::Escaped,
    signal,
};
use release::Release;
use std::{
    ffi::OsString,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    let outcome = signal::watch().and_then(|()| run(args, &mut io::stdout(), &mut io::stderr()));
    ending::end(outcome)
}

pub(crate) fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Outcome {
    let options = options::read(args)?;
    if options.help {
        out.write_all(HELP.as_bytes())?;
        return Ok(Ending::Whole);
    }
    let replaces = check(&options)?;
    let file = |path: &Path, replace| place::file(path, replace).map(Destination::File);
    let rejects = options.rejects.as_deref();
    let rejects = rejects.map(|path| file(path, options.force)).transpose()?;
    let incidents = match (&options.out, &options.onto) {
        (Some(path), _) => file(path, options.force || replaces)?,
        // Nothing is printed of what is refused at the end.
        (None, Some(_)) => Destination::held(&mut *out)?,
        (None, None) => Destination::out(&mut *out),
    };
    let earlier = options.onto.as_deref().map(Earlier::open).transpose()?;
    let (mut import, bar) = table::open(&options)?;
    let mut release = Release::new(import.dataset(), earlier, incidents, rejects);
    for read in import.by_ref() {
        match read {
            Ok(incident) => release.incident(incident)?,
            Err(rejected) => release.rejected(&rejected)?,
        }
        if release.is_unread() {
            return Ok(Ending::Whole);
        }
    }
    bar.finish_and_clear();
    let mut summary = import.summary();
    if let Some(broken) = &mut summary.broken {
        *broken = format!("{}: {broken}", options.file.display());
    }
    let (ending, report) = release.finish(&summary, options.allow_withdrawn, told)?;
    let text = if options.json { report.json(&summary) } else { report.text(&summary) };
    // The files have their names by now.
    Ok(match options.out {
        Some(_) => ending.told("standard output", print(out, &text, options.json)),
        None => ending.told("standard error", print(told, &text, options.json)),
    })
}

/// Refuses to write over what is read. Whether the record onto which the release is brought is to be
/// replaced by what comes of it.
fn check(options: &Options) -> Result<bool, String> {
    let onto = options.onto.as_deref();
    let read = [Some(&*options.file), options.agencies.as_deref()].into_iter().flatten();
    let others: Vec<&Path> = read.collect();
    let inputs: Vec<&Path> = others.iter().copied().chain(onto).collect();
    let rejects = options.rejects.as_deref();
    let Some(out) = options.out.as_deref() else {
        let rejects: Vec<&Path> = rejects.into_iter().collect();
        return place::check(&inputs, &rejects).map(|()| false);
    };
    let replaces = onto.is_some_and(|onto| place::is_one_place(onto, out));
    if replaces {
        place::check(&others, &[out])?;
        let outputs: Vec<&Path> = rejects.into_iter().collect();
        return place::check(&inputs, &outputs).map(|()| true);
    }
    let outputs: Vec<&Path> = rejects.into_iter().chain([out]).collect();
    place::check(&inputs, &outputs).map(|()| false)
}

fn print(to: &mut dyn Write, text: &str, json: bool) -> io::Result<()> {
    if json {
        Escaped::new(&mut *to).write_all(text.as_bytes())?;
    } else {
        to.write_all(text.as_bytes())?;
    }
    to.flush()
}
