//! A copy of a case that a policy allows to be published.
//!
//! ```text
//! cargo run --example publish -- examples/data/kansas-city-2021-06-20.json --policy newspaper
//! cargo run --example publish -- --help
//! ```

use std::{
    error::Error,
    ffi::OsString,
    fs::{self, File},
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{
    json,
    redact::{Policy, Redacted},
    uuid::Uuid,
};

const HELP: &str = "\
Writes a copy of a case that says what a policy allows, as JSON. What was withheld,
and the status of the copy, are told on the standard error.

Usage: publish FILE --policy POLICY [OPTIONS]

  --policy POLICY  newspaper, oversight or state, which are made up; or a file with
                   a policy of your own, as examples/publish/newspaper.json is one
  --lines          FILE is JSON Lines: copy every case, one a line
  --id UUID        the id of the copy; without it copies are numbered from 1, in the
                   order of the file, and tell nothing of the ids of the cases
  --help           print this
";

/// Made-up policies of a made-up newspaper, oversight body and state.
const POLICIES: [(&str, &str); 3] = [
    ("newspaper", include_str!("newspaper.json")),
    ("oversight", include_str!("oversight.json")),
    ("state", include_str!("state.json")),
];

const WARNING: &str = "\
warning: redaction is not anonymity. What remains can be joined with other sources, and two
copies under different policies can be laid side by side. Read the copy before it goes out.";

#[derive(Default)]
struct Options {
    file: Option<PathBuf>,
    policy: Option<OsString>,
    lines: bool,
    id: Option<Uuid>,
    help: bool,
}

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1);
    match run(args, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has read enough.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            let _told = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

pub(crate) fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    told: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let options = options(args)?;
    if options.help {
        return Ok(out.write_all(HELP.as_bytes())?);
    }
    let path = options.file.as_ref().ok_or("expected a FILE; see --help")?;
    let policy = policy(options.policy.as_ref().ok_or("expected a --policy; see --help")?)?;
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| named(&error))?;
    let mut bad = 0;
    if options.lines {
        for (read, number) in json::lines(BufReader::new(file)).zip(1..) {
            match read {
                Ok(incident) => {
                    let copy = incident.redact(&policy, Uuid::from_u128(number));
                    json::write_line(&mut *out, copy.incident())?;
                    tell(told, &copy, &policy)?;
                }
                Err(error) => {
                    bad += 1;
                    writeln!(told, "{}", named(&error))?;
                }
            }
        }
    } else {
        let incident = json::from_reader(file).map_err(|error| named(&error))?;
        let copy = incident.redact(&policy, options.id.unwrap_or(Uuid::from_u128(1)));
        out.write_all(json::to_string_pretty(copy.incident()).as_bytes())?;
        tell(told, &copy, &policy)?;
    }
    out.flush()?;
    writeln!(told, "{WARNING}")?;
    match bad {
        0 => Ok(()),
        lines => Err(named(&format_args!("{lines} lines could not be read")).into()),
    }
}

fn options(args: impl IntoIterator<Item = OsString>) -> Result<Options, Box<dyn Error>> {
    use lexopt::{Arg, ValueExt};
    let mut options = Options::default();
    let mut args = lexopt::Parser::from_args(args);
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Value(file) if options.file.is_none() => options.file = Some(file.into()),
            Arg::Long("policy") => options.policy = Some(args.value()?),
            Arg::Long("lines") => options.lines = true,
            Arg::Long("id") => options.id = Some(args.value()?.parse()?),
            Arg::Long("help") | Arg::Short('h') => options.help = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.lines && options.id.is_some() {
        return Err("--id is for one case, and not for --lines".into());
    }
    Ok(options)
}

/// One of the made-up policies, or one in a file.
fn policy(name: &OsString) -> Result<Policy, Box<dyn Error>> {
    let known = POLICIES.iter().find(|(known, _)| Some(*known) == name.to_str());
    let text = match known {
        Some((_, text)) => (*text).to_owned(),
        None => fs::read_to_string(name).map_err(|error| {
            let names: Vec<_> = POLICIES.iter().map(|(name, _)| *name).collect();
            let path = Path::new(name).display();
            format!("{path}: expected {} or a file: {error}", names.join(", "))
        })?,
    };
    let named = |error| format!("{}: {error}", Path::new(name).display());
    Ok(serde_json::from_str(&text).map_err(named)?)
}

/// Tells what was withheld, and how the copy stands.
fn tell(told: &mut impl Write, copy: &Redacted, policy: &Policy) -> io::Result<()> {
    let (name, place, date) = (policy.name(), policy.jurisdiction(), policy.as_of());
    writeln!(told, "copy {} under: {name} ({place}, as of {date})", copy.incident().id())?;
    writeln!(told, "  status: {}", copy.incident().standing())?;
    let withheld = copy.withheld();
    writeln!(told, "  withheld: {} answers", withheld.iter().map(|it| it.times).sum::<usize>())?;
    for item in withheld {
        writeln!(told, "    {item}")?;
    }
    Ok(())
}
