//! Cases as a directory of tables, for DuckDB, Polars, pandas, R and whatever else reads Parquet, Arrow
//! or CSV.
//!
//! ```text
//! cargo run --release --features csv,parquet,rayon --example tables -- CASES --to DIR --threads 2
//! ```

use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use use_of_force::{Incident, arrow, csv, json, parquet, table::Table};

const HELP: &str = "\
Writes the cases of a file as tables: incidents, people, agencies, force, who said
what, what is not known and why, what sources differ on, when what became known.

Usage: tables CASES --to DIR [OPTIONS]

  CASES                JSON Lines, or one case as JSON
  --to DIR             where the tables go; it must not have any yet
  --format FORMAT      parquet (a directory for each table), arrow (Arrow IPC), or csv;
                       parquet if it is not given
  --threads N          read and write Parquet with that many threads; needs the feature rayon
  --by-state-and-year  of Parquet, files by the state and the year of the case
  --columns            print every column with what it means instead
  --help               print this
";

#[derive(Default)]
struct Options {
    cases: Option<PathBuf>,
    to: Option<PathBuf>,
    format: Option<String>,
    partitioned: bool,
    threads: usize,
    columns: bool,
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

fn run() -> Result<(), Box<dyn Error>> {
    let options = options()?;
    let mut out = io::stdout().lock();
    if options.help {
        return Ok(out.write_all(HELP.as_bytes())?);
    }
    if options.columns {
        return match columns(&mut out) {
            // Whoever reads our output has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => Ok(outcome?),
        };
    }
    let cases = options.cases.ok_or("expected a file of cases")?;
    let to = options.to.ok_or("expected --to DIR")?;
    let format = options.format.as_deref().unwrap_or("parquet");
    let written = match format {
        "parquet" => {
            let writer = parquet::Writer::create(&to)?;
            let mut writer = if options.partitioned { writer.by_state_and_year() } else { writer };
            if options.threads > 1 {
                parallel(&cases, &mut writer, options.threads)?;
            } else {
                writer.push_all(read(&cases)?)?;
            }
            writer.finish()?
        }
        "arrow" | "csv" => by_table(&cases, &to, format)?,
        other => return Err(format!("expected parquet, arrow or csv, found `{other}`").into()),
    };
    writeln!(out, "{written} cases in {} tables below {}", Table::ALL.len(), to.display())?;
    Ok(())
}

/// Writes the cases with several threads.
#[cfg(feature = "rayon")]
fn parallel(cases: &Path, to: &mut parquet::Writer, threads: usize) -> Result<(), Box<dyn Error>> {
    let of = |error: &dyn Error| format!("{}: {error}", cases.display());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    pool.install(|| {
        let file = File::open(cases).map_err(|error| of(&error))?;
        let lines = json::incidents(BufReader::new(file)).parallel();
        let incidents = lines.map(|read| read.map_err(|error| Bad(of(&error))));
        to.par_push(incidents).map_err(|Bad(error)| error)
    })?;
    Ok(())
}

/// Why cases cannot be written, in words: an error that can go from one thread to another.
#[cfg(feature = "rayon")]
struct Bad(String);

#[cfg(feature = "rayon")]
impl From<parquet::Error> for Bad {
    fn from(error: parquet::Error) -> Self {
        Bad(error.to_string())
    }
}

#[cfg(not(feature = "rayon"))]
fn parallel(_: &Path, _: &mut parquet::Writer, _: usize) -> Result<(), Box<dyn Error>> {
    Err("expected one thread, since the feature `rayon` is not on".into())
}

/// A file for each table. The cases are read for each of them again, so that none is held.
fn by_table(cases: &Path, to: &Path, format: &str) -> Result<u64, Box<dyn Error>> {
    fs::create_dir_all(to)?;
    let mut written = 0;
    for table in Table::ALL {
        let path = to.join(format!("{table}.{format}"));
        if path.exists() {
            return Err(format!("expected no file {}, found one", path.display()).into());
        }
        // It has another name until it is complete.
        let unfinished = to.join(format!(".{table}.{format}"));
        let file = BufWriter::new(File::create(&unfinished)?);
        let (mut read, mut bad) = (read(cases)?, None);
        // The first case that cannot be read ends it.
        let incidents = std::iter::from_fn(|| {
            read.next()?.map_err(|error| bad = Some(error)).ok().inspect(|_| written += 1)
        });
        match format {
            "csv" => csv::write(*table, incidents, file)?,
            _ => arrow::write_file(*table, incidents, file)?,
        };
        if let Some(error) = bad {
            fs::remove_file(&unfinished)?;
            return Err(error);
        }
        fs::rename(&unfinished, &path)?;
    }
    Ok(written / Table::ALL.len() as u64)
}

/// The cases of a file, each with its errors' place.
fn read(
    path: &Path,
) -> Result<impl Iterator<Item = Result<Incident, Box<dyn Error>>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let path = path.to_owned();
    let of = move |error: json::Error| format!("{}: {error}", path.display()).into();
    Ok(json::incidents(BufReader::new(file)).map(move |read| read.map_err(&of)))
}

/// The data dictionary of the tables.
fn columns(out: &mut impl Write) -> io::Result<()> {
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
