//! The founding case, and a reader for any case.
//!
//! ```text
//! cargo run --example kansas_city
//! cargo run --example kansas_city -- --help
//! ```

mod case;
mod file;
pub(crate) mod page;
#[path = "../program/program.rs"]
#[allow(dead_code, reason = "each program uses its part")]
mod program;

use anstream::AutoStream;
use program::{
    ending::{self, Ending, Outcome},
    place,
    printed::Escaped,
};
use std::{
    error::Error,
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{Incident, Key, When, json};

const HELP: &str = "\
Prints a case as its sources tell it: the status, who said what, what happened,
what is not known, where sources differ, what stands in the way of resolving it.

Usage: kansas_city [OPTIONS]

  --file PATH    read a case from JSON instead of the founding case; of an object
                 with a member `case`, that member
  --line N       read line N of PATH, which is JSON Lines
  --as-of TIME   show what had been said by TIME (2021, 2021-06, 2021-06-20, 2021-06-20T15:00)
  --on-file-as-of TIME
                 show what had been entered into the record by TIME
  --first N      show the first N statements
  --until KEY    show everything up to the statement KEY
  --json         print the case as JSON instead
  --picture      print what it comes to as one JSON object, on one line, instead:
                 what stands and by whose word, what is open, where sources differ
  --help         print this

Exit status: 0 if it was printed; 1 if it was not, or not all of it.
";

#[derive(Default)]
struct Options {
    file: Option<PathBuf>,
    line: Option<usize>,
    as_of: Option<When>,
    on_file_as_of: Option<When>,
    first: Option<usize>,
    until: Option<String>,
    form: Form,
    help: bool,
}

/// As what a case is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    #[default]
    Page,
    Json,
    Picture,
}

fn main() -> ExitCode {
    let mut out = AutoStream::auto(io::stdout().lock());
    ending::end(run(std::env::args_os().skip(1), &mut out))
}

pub(crate) fn run(args: impl IntoIterator<Item = OsString>, out: &mut impl Write) -> Outcome {
    let options = options(args)?;
    if options.help {
        out.write_all(HELP.as_bytes())?;
        return Ok(Ending::Whole);
    }
    let read: Vec<&Path> = options.file.iter().map(PathBuf::as_path).collect();
    place::check(&read, &[])?;
    let incident = view(load(&options)?, &options)?;
    match options.form {
        Form::Page => page::print(out, &incident)?,
        Form::Json => json(out, &json::to_string_pretty(&incident))?,
        Form::Picture => {
            let picture = serde_json::to_string(&incident.picture())?;
            json(out, &format!("{picture}\n"))?;
        }
    }
    out.flush()?;
    Ok(Ending::Whole)
}

fn json(out: &mut impl Write, text: &str) -> io::Result<()> {
    Escaped::new(out).write_all(text.as_bytes())
}

fn options(args: impl IntoIterator<Item = OsString>) -> Result<Options, Box<dyn Error>> {
    use lexopt::{Arg, ValueExt};
    let mut options = Options::default();
    let mut args = lexopt::Parser::from_args(args);
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("file") => options.file = Some(args.value()?.into()),
            Arg::Long("line") => options.line = Some(args.value()?.parse()?),
            Arg::Long("as-of") => options.as_of = Some(args.value()?.parse_with(When::parse)?),
            Arg::Long("on-file-as-of") => {
                options.on_file_as_of = Some(args.value()?.parse_with(When::parse)?);
            }
            Arg::Long("first") => options.first = Some(args.value()?.parse()?),
            Arg::Long("until") => options.until = Some(args.value()?.string()?),
            Arg::Long("json") => options.prints(Form::Json)?,
            Arg::Long("picture") => options.prints(Form::Picture)?,
            Arg::Long("help") | Arg::Short('h') => options.help = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.line.is_some() && options.file.is_none() {
        return Err("--line needs --file".into());
    }
    Ok(options)
}

impl Options {
    fn prints(&mut self, form: Form) -> Result<(), &'static str> {
        if self.form != Form::Page && self.form != form {
            return Err("expected one of --json and --picture, found both");
        }
        self.form = form;
        Ok(())
    }
}

fn load(options: &Options) -> Result<Incident, Box<dyn Error>> {
    match &options.file {
        Some(path) => file::read(path, options.line),
        None => case::record(),
    }
}

/// The case as it was known at the chosen time.
fn view(mut incident: Incident, options: &Options) -> Result<Incident, Box<dyn Error>> {
    if let Some(time) = options.as_of {
        incident = incident.as_of(time);
    }
    if let Some(time) = options.on_file_as_of {
        incident = incident.on_file_as_of(time);
    }
    if let Some(key) = &options.until {
        let until = incident.until(&Key::from(key.as_str()));
        incident = until.ok_or_else(|| format!("no statement has the key `{key}`"))?;
    }
    if let Some(n) = options.first {
        incident = incident.first(n);
    }
    Ok(incident)
}
