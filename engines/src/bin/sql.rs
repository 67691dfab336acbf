//! SQL over the tables, with DataFusion or, if there is a scheduler, with Ballista.

#[path = "../../../examples/program/ending.rs"]
#[allow(dead_code, reason = "nothing is written but what is printed")]
mod ending;
#[path = "../../../examples/program/printed.rs"]
mod printed;

use ending::{Ending, Outcome};
use printed::Escaped;
use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use tokio::runtime::Builder;
use use_of_force::{Incident, json, value::Shown};
use use_of_force_engines::{
    context, context_of_directory,
    datafusion::{
        arrow::{
            array::RecordBatch,
            json::writer::{LineDelimited, WriterBuilder},
            util::pretty::pretty_format_batches,
        },
        prelude::SessionContext,
    },
};

const HELP: &str = "\
Answers a question in SQL over cases.

Usage: sql DIR-OR-CASES (QUERY | --file FILE) [OPTIONS]

  DIR-OR-CASES       a directory that the example `tables` of use-of-force writes; or
                     cases, as JSON Lines or one case as JSON
  QUERY              for example: select why, count(*) from unknowns group by why
  --file FILE        the query stands in a file
  --scheduler URL    ask Ballista, such as df://127.0.0.1:50050, about a directory
  --json             an object in each line instead of a table
  --help             print this

show tables, describe TABLE and show functions work as well.
";

#[derive(Default)]
struct Options {
    source: Option<PathBuf>,
    query: Option<String>,
    scheduler: Option<String>,
    json: bool,
    help: bool,
}

fn options() -> Result<Options, Box<dyn Error>> {
    use lexopt::prelude::*;
    let (mut options, mut parser) = (Options::default(), lexopt::Parser::from_env());
    while let Some(arg) = parser.next()? {
        match arg {
            Value(path) if options.source.is_none() => options.source = Some(path.into()),
            Value(query) if options.query.is_none() => options.query = Some(query.string()?),
            Long("file") if options.query.is_none() => {
                let path = PathBuf::from(parser.value()?);
                options.query = Some(fs::read_to_string(&path).map_err(|error| of(&path, &error))?);
            }
            Long("scheduler") => options.scheduler = Some(parser.value()?.string()?),
            Long("json") => options.json = true,
            Long("help") | Short('h') => options.help = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// Plans are trees, and deep ones are followed down: unoptimised, that needs room.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    ending::end(run())
}

fn run() -> Outcome {
    let options = options()?;
    if options.help {
        io::stdout().write_all(HELP.as_bytes())?;
        return Ok(Ending::Whole);
    }
    let json = options.json;
    let runtime = Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let runtime = runtime.map_err(|error| format!("threads: {error}"))?;
    // On a thread of the runtime, which has that room.
    let asked = runtime.spawn(async { ask(options).await.map_err(|error| error.to_string()) });
    let batches = runtime.block_on(asked)??;
    write(&batches, json)?;
    Ok(Ending::Whole)
}

async fn ask(options: Options) -> Result<Vec<RecordBatch>, Box<dyn Error>> {
    let source = options.source.ok_or("expected a directory, or a file of cases")?;
    let query = options.query.ok_or("expected a query, or --file FILE")?;
    let context = match options.scheduler {
        Some(scheduler) => remote(&scheduler, &source).await?,
        None if source.is_dir() => context_of_directory(&source).await?,
        None => context(read(&source)?)?,
    };
    let answer = context.sql(&query).await?;
    let schema = RecordBatch::new_empty(answer.schema().inner().clone());
    let mut batches = answer.collect().await?;
    // An answer without rows has columns all the same.
    batches.push(schema);
    Ok(batches)
}

#[cfg(feature = "ballista")]
async fn remote(scheduler: &str, directory: &Path) -> Result<SessionContext, Box<dyn Error>> {
    Ok(use_of_force_engines::cluster::context(scheduler, directory).await?)
}

#[cfg(not(feature = "ballista"))]
async fn remote(_: &str, _: &Path) -> Result<SessionContext, Box<dyn Error>> {
    Err("expected no --scheduler, since this was built without the feature `ballista`".into())
}

fn write(batches: &[RecordBatch], json: bool) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    if json {
        let builder = WriterBuilder::new().with_explicit_nulls(true);
        let mut text = Vec::new();
        let mut writer = builder.build::<_, LineDelimited>(&mut text);
        writer.write_batches(&batches.iter().collect::<Vec<_>>())?;
        writer.finish()?;
        Escaped::new(&mut out).write_all(&text)?;
    } else {
        for line in pretty_format_batches(batches)?.to_string().lines() {
            writeln!(out, "{}", Shown(line))?;
        }
    }
    Ok(out.flush()?)
}

/// The cases of a file.
fn read(path: &Path) -> Result<Vec<Incident>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| of(path, &error))?;
    let incidents = json::incidents(BufReader::new(file));
    Ok(incidents.collect::<Result<_, _>>().map_err(|error| of(path, &error))?)
}

fn of(path: &Path, error: &dyn Error) -> String {
    format!("{}: {error}", path.display())
}
