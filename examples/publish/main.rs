//! A copy of a case that a policy allows to be published.
//!
//! ```text
//! cargo run --example publish -- examples/data/kansas-city-2021-06-20.json --policy newspaper
//! cargo run --example publish -- --help
//! ```

#[path = "../program/program.rs"]
#[allow(dead_code, reason = "each program uses its part")]
pub(crate) mod program;

use program::{
    destination::{self, Destination},
    ending::{self, Ending, Outcome},
    input::Input,
    place, signal,
};
use std::{
    error::Error,
    ffi::OsString,
    fmt::Write as _,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{
    json,
    redact::{Policy, Redacted},
    uuid::Uuid,
    value::Shown,
};

const HELP: &str = "\
Writes a copy of a case that says what a policy allows, as JSON. What was withheld,
and the status of the copy, are told on the standard error. Nothing is written if a
copy tells a name, an identifier or a key that it withholds, in some text that is
allowed; where it does is told.

Usage: publish FILE --policy POLICY [OPTIONS]

  --policy POLICY  newspaper, oversight or state, which are made up; or a file with
                   a policy of your own, as examples/publish/newspaper.json is one
  --lines          FILE is JSON Lines: copy every case, one a line
  -o, --out PATH   write there; to the standard output without this, or if PATH is `-`
                   (a file of that name is `./-`)
  --force          replace a file of that name, which is kept otherwise
  --allow-echoes   write copies that tell in a text what they withhold
  --id UUID        the id of the copy; without it copies are numbered from 1, in the
                   order of the file, and tell nothing of the ids of the cases
  --help           print this

A file is there whole or not at all. Exit status: 0 if every case was copied; 2 if all
was written but lines that could not be read; 1 if nothing was written, or not all of it
to the standard output; 3 if all was written, and what was withheld could not be told, or
a failing power supply might undo it; 128 and the number of the signal that ended it.
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
    out: Option<PathBuf>,
    force: bool,
    allow_echoes: bool,
    id: Option<Uuid>,
    help: bool,
}

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
    let options = options(args)?;
    if options.help {
        out.write_all(HELP.as_bytes())?;
        return Ok(Ending::Whole);
    }
    let path = options.file.as_deref().ok_or("expected a FILE; see --help")?;
    let policy = options.policy.as_ref().ok_or("expected a --policy; see --help")?;
    let own = Some(Path::new(policy)).filter(|_| known(policy).is_none());
    let inputs: Vec<&Path> = own.into_iter().chain([path]).collect();
    let outputs: Vec<&Path> = options.out.iter().map(PathBuf::as_path).collect();
    place::check(&inputs, &outputs)?;
    let policy = read_policy(policy)?;
    let mut to = match &options.out {
        Some(path) => Destination::File(place::file(path, options.force)?),
        None if options.allow_echoes => Destination::out(out),
        None => Destination::held(out)?,
    };
    let input = Input::once(path)?;
    let mut account = String::new();
    let (mut bad, mut echoes) = (0_u64, 0);
    if options.lines {
        for (read, number) in json::lines(input.read()?).zip(1..) {
            match read {
                Ok(incident) => {
                    let copy = incident.redact(&policy, Uuid::from_u128(number));
                    to.write(|to| json::write_line(to, copy.incident()))?;
                    echoes += copy.echoes().len();
                    tell(&mut account, &copy, &policy)?;
                }
                Err(error) => {
                    bad += 1;
                    writeln!(account, "{}", Shown(input.of(&error)))?;
                }
            }
        }
    } else {
        let read = json::from_reader(input.read()?);
        let incident = read.map_err(|error| input.of(&error))?;
        let copy = incident.redact(&policy, options.id.unwrap_or(Uuid::from_u128(1)));
        to.write(|to| to.write_all(json::to_string_pretty(copy.incident()).as_bytes()))?;
        echoes += copy.echoes().len();
        tell(&mut account, &copy, &policy)?;
    }
    if echoes > 0 && !options.allow_echoes {
        // Why nothing was written is told after it.
        let _told = told.write_all(account.as_bytes());
        let texts = if echoes == 1 { "1 text tells" } else { &format!("{echoes} texts tell") };
        return Err(
            format!("{texts} what is withheld; --allow-echoes writes it all the same").into()
        );
    }
    let mut ending = to.finish()?;
    writeln!(account, "{WARNING}")?;
    if bad > 0 {
        let unit = if bad == 1 { "line" } else { "lines" };
        writeln!(account, "{}: {bad} {unit} could not be read", Shown(path.display()))?;
        ending = ending.and(Ending::InPart);
    }
    let written = told.write_all(account.as_bytes()).and_then(|()| told.flush());
    Ok(ending.told("standard error", written))
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
            Arg::Short('o') | Arg::Long("out") => {
                options.out = destination::path(args.value()?.into());
            }
            Arg::Long("force") => options.force = true,
            Arg::Long("allow-echoes") => options.allow_echoes = true,
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

/// A made-up policy of this name.
fn known(name: &OsString) -> Option<&'static str> {
    let known = POLICIES.iter().find(|(known, _)| Some(*known) == name.to_str());
    known.map(|(_, text)| *text)
}

/// One of the made-up policies, or one in a file.
fn read_policy(name: &OsString) -> Result<Policy, Box<dyn Error>> {
    let text = match known(name) {
        Some(text) => text.to_owned(),
        None => fs::read_to_string(name).map_err(|error| {
            let names: Vec<_> = POLICIES.iter().map(|(name, _)| *name).collect();
            let path = Path::new(name).display();
            format!("{path}: expected {} or a file: {error}", names.join(", "))
        })?,
    };
    let named = |error| format!("{}: {error}", Path::new(name).display());
    Ok(serde_json::from_str(&text).map_err(named)?)
}

/// Tells what was withheld, where it stands all the same, and how the copy stands.
fn tell(told: &mut String, redacted: &Redacted, policy: &Policy) -> std::fmt::Result {
    let (name, place) = (Shown(policy.name()), Shown(policy.jurisdiction()));
    let (copy, date) = (redacted.incident(), policy.as_of());
    writeln!(told, "copy {} under: {name} ({place}, as of {date})", copy.id())?;
    writeln!(told, "  status: {}", copy.standing())?;
    let withheld = redacted.withheld();
    writeln!(told, "  withheld: {} answers", withheld.iter().map(|it| it.times).sum::<usize>())?;
    for item in withheld {
        writeln!(told, "    {item}")?;
    }
    if !redacted.echoes().is_empty() {
        writeln!(told, "  told all the same:")?;
    }
    for echo in redacted.echoes() {
        writeln!(told, "    {}", Shown(echo))?;
    }
    Ok(())
}
