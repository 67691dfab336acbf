//! Cases as a directory of tables, for DuckDB, Polars, pandas, R and whatever else reads Parquet, Arrow
//! or CSV.
//!
//! ```text
//! cargo run --release --features csv,parquet,rayon --example tables -- CASES --to DIR --threads 2
//! ```

#[path = "program/program.rs"]
#[allow(dead_code, reason = "each program uses its part")]
pub(crate) mod program;

use program::{
    ending::{self, Ending, Outcome},
    input::{Input, named},
    place, signal,
};
use std::{
    error::Error,
    ffi::OsString,
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{arrow, csv, output::Directory, parquet, table::Table, value::Shown};

const HELP: &str = "\
Writes the cases of a file as tables: incidents, people, agencies, force, who said
what, what is not known and why, what sources differ on, when what became known.

Usage: tables CASES --to DIR [OPTIONS]

  CASES                JSON Lines, or one case as JSON
  --to DIR             where the tables go, with their sums in SHA256SUMS
  --force              replace the tables that stand in DIR, and nothing else
  --format FORMAT      parquet (a directory for each table), arrow (Arrow IPC), or csv;
                       parquet if it is not given
  --threads N          read and write Parquet with that many threads; needs the feature rayon
  --by-state-and-year  of Parquet, files by the state and the year of the case
  --columns            print every column with what it means instead
  --help               print this

All tables appear together, or none. Exit status: 0 if they were written; 1 if nothing was;
3 if they were written, and that could not be told, or a failing power supply might undo it;
128 and the number of the signal that ended it, and nothing was written.
";

#[derive(Default)]
struct Options {
    cases: Option<PathBuf>,
    to: Option<PathBuf>,
    force: bool,
    format: Option<String>,
    partitioned: bool,
    threads: usize,
    columns: bool,
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
            Long("format") => options.format = Some(parser.value()?.string()?),
            Long("threads") => options.threads = parser.value()?.parse()?,
            Long("by-state-and-year") => options.partitioned = true,
            Long("columns") => options.columns = true,
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
    if options.columns {
        columns(out)?;
        return Ok(Ending::Whole);
    }
    let cases = options.cases.as_deref().ok_or("expected a file of cases; see --help")?;
    let to = options.to.as_deref().ok_or("expected --to DIR; see --help")?;
    let format = options.format.as_deref().unwrap_or("parquet");
    if !["parquet", "arrow", "csv"].contains(&format) {
        return Err(format!("expected parquet, arrow or csv, found `{format}`").into());
    }
    place::check(&[cases], &[to])?;
    let directory = place::directory(to, options.force)?;
    let written = if format == "parquet" {
        in_parquet(&Input::once(cases)?, &directory, &options)?
    } else {
        by_table(&Input::again(cases)?, &directory, to, format)?
    };
    let ending = place::finished(directory.finish())?;
    let (tables, to) = (Table::ALL.len(), Shown(to.display()));
    let told = writeln!(out, "{written} cases in {tables} tables below {to}");
    Ok(ending.told("standard output", told.and_then(|()| out.flush())))
}

fn in_parquet(cases: &Input, to: &Directory, options: &Options) -> Result<u64, Box<dyn Error>> {
    let writer = parquet::Writer::within(to)?;
    let mut writer = if options.partitioned { writer.by_state_and_year() } else { writer };
    if options.threads > 1 {
        parallel(cases, &mut writer, options.threads)?;
    } else {
        writer.push_all(cases.cases()?.map(|read| read.map_err(Bad)))?;
    }
    Ok(writer.finish()?)
}

/// Writes the cases with several threads.
#[cfg(feature = "rayon")]
fn parallel(
    cases: &Input,
    to: &mut parquet::Writer<'_>,
    threads: usize,
) -> Result<(), Box<dyn Error>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let lines = use_of_force::json::incidents(cases.read()?);
    let of = |error| Bad(cases.of(&error));
    pool.install(|| to.par_push(lines.parallel().map(|read| read.map_err(of))))?;
    Ok(())
}

#[cfg(not(feature = "rayon"))]
fn parallel(_: &Input, _: &mut parquet::Writer<'_>, _: usize) -> Result<(), Box<dyn Error>> {
    Err("expected one thread, since the feature `rayon` is not on".into())
}

/// Why cases cannot be written, in words: an error that can go from one thread to another.
#[derive(Debug)]
struct Bad(String);

impl From<parquet::Error> for Bad {
    fn from(error: parquet::Error) -> Self {
        Bad(error.to_string())
    }
}

impl From<Bad> for Box<dyn Error> {
    fn from(Bad(error): Bad) -> Self {
        error.into()
    }
}

/// A file for each table. The cases are read for each of them again, so that none is held.
fn by_table(
    cases: &Input,
    directory: &Directory,
    to: &Path,
    format: &str,
) -> Result<u64, Box<dyn Error>> {
    let mut written = 0;
    for table in Table::ALL {
        let name = format!("{table}.{format}");
        let path = to.join(&name);
        let file = File::create_new(directory.path().join(&name)).map_err(named(&path))?;
        let mut file = BufWriter::new(file);
        let (mut read, mut bad) = (cases.cases()?, None);
        // The first case that cannot be read ends it.
        let incidents = std::iter::from_fn(|| {
            read.next()?.map_err(|error| bad = Some(error)).ok().inspect(|_| written += 1)
        });
        if format == "csv" {
            csv::write(*table, incidents, &mut file).map_err(named(&path))?;
        } else {
            arrow::write_file(*table, incidents, &mut file)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
        if let Some(error) = bad {
            return Err(error.into());
        }
        file.flush().map_err(named(&path))?;
    }
    Ok(written / Table::ALL.len() as u64)
}

/// The data dictionary of the tables.
fn columns(out: &mut dyn Write) -> io::Result<()> {
    for table in Table::ALL {
        writeln!(out, "{table}: a row is {}. {}", table.row(), table.about())?;
        for column in table.columns() {
            let unit = column.unit().map(|unit| format!(", {unit}")).unwrap_or_default();
            let (name, kind, about) = (column.name(), column.kind().as_str(), column.about());
            writeln!(out, "  {name} ({kind}{unit}): {about}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
