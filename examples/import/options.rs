//! What is asked for on the command line.

use super::program::destination::path;
use std::{
    error::Error,
    ffi::OsString,
    path::{Path, PathBuf},
};
use use_of_force::When;

pub(crate) const HELP: &str = "\
Reads a published data set into incidents, and tells what became of it.

Usage: import ADAPTER FILE [OPTIONS]

  washington-post FILE --agencies FILE
                   people whom police shot and killed, with the table of agencies
  new-jersey FILE  officers' reports on force to the Attorney General of New Jersey

  -o, --out PATH   write the incidents there, as JSON Lines; to the standard output
                   without this, or if PATH is `-` (a file of that name is `./-`)
  --rejects PATH   write the rows that were given back there, as JSON Lines
  --force          replace files of these names, which are kept otherwise
  --onto PATH      bring the release onto the incidents of an earlier one; with the
                   same PATH after -o, they are replaced by what comes of it
  --allow-withdrawn  bring it even if more than a tenth of the rows would be withdrawn
                   that PATH holds of the data set, or if nothing would be left of a
                   field that these fill, as if the release was cut off
  --released TIME  when the release was published (2031-05-04); without this, when
                   FILE was last changed
  --any-order      rows of one incident may stand anywhere in FILE
  --json           tell what became of it as JSON
  --help           print this

FILE may be compressed (with the feature `gzip`). A file is there whole or not at all,
and never one that is read. What became of it is told on the standard output, or on the
standard error if the incidents go to the standard output.

Exit status: 0 if every row was used; 2 if all was written, and rows were given back or
FILE could not be read to its end; 1 if nothing was written, or not all of it to the
standard output; 3 if all was written, and what became of it could not be told, or a
failing power supply might undo it; 128 and the number of the signal that ended it, and
nothing was written.
";

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) adapter: String,
    pub(crate) file: PathBuf,
    pub(crate) agencies: Option<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) rejects: Option<PathBuf>,
    pub(crate) force: bool,
    pub(crate) onto: Option<PathBuf>,
    pub(crate) allow_withdrawn: bool,
    pub(crate) released: Option<When>,
    pub(crate) any_order: bool,
    pub(crate) json: bool,
    pub(crate) help: bool,
}

pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Options, Box<dyn Error>> {
    use lexopt::{Arg, ValueExt};

    let mut options = Options::default();
    let mut words: Vec<OsString> = Vec::new();
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("agencies") => options.agencies = Some(parser.value()?.into()),
            Arg::Short('o') | Arg::Long("out") => options.out = path(parser.value()?.into()),
            Arg::Long("rejects") => options.rejects = Some(parser.value()?.into()),
            Arg::Long("force") => options.force = true,
            Arg::Long("allow-withdrawn") => options.allow_withdrawn = true,
            Arg::Long("onto") => options.onto = Some(parser.value()?.into()),
            Arg::Long("released") => {
                options.released = Some(When::parse(&parser.value()?.string()?)?);
            }
            Arg::Long("any-order") => options.any_order = true,
            Arg::Long("json") => options.json = true,
            Arg::Long("help") | Arg::Short('h') => options.help = true,
            Arg::Value(word) => words.push(word),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.help {
        return Ok(options);
    }
    if options.rejects.as_deref() == Some(Path::new("-")) {
        return Err("expected a file for --rejects, found `-`; one of that name is `./-`".into());
    }
    let mut words = words.into_iter();
    let (Some(adapter), Some(file), None) = (words.next(), words.next(), words.next()) else {
        return Err("expected the name of an adapter and a file; see --help".into());
    };
    options.adapter = adapter.string()?;
    options.file = file.into();
    Ok(options)
}
