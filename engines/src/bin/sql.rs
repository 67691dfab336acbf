//! SQL over the tables, with DataFusion or, if there is a scheduler, with Ballista.

use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use tokio::runtime::Builder;
use use_of_force::{Incident, json};
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
    let outcome = (|| {
        let options = options()?;
        let runtime = Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?;
        // On a thread of the runtime, which has that room.
        runtime.block_on(
            runtime.spawn(async { run(options).await.map_err(|error| error.to_string()) }),
        )??;
        Ok::<_, Box<dyn Error>>(())
    })();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _told = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn Error>> {
    if options.help {
        return Ok(io::stdout().write_all(HELP.as_bytes())?);
    }
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
    match write(&batches, options.json) {
        // Whoever reads our output has read enough.
        Err(error) if is_broken_pipe(&*error) => Ok(()),
        written => written,
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
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
    let mut out = io::stdout().lock();
    if json {
        let builder = WriterBuilder::new().with_explicit_nulls(true);
        let mut writer = builder.build::<_, LineDelimited>(out);
        writer.write_batches(&batches.iter().collect::<Vec<_>>())?;
        return Ok(writer.finish()?);
    }
    Ok(writeln!(out, "{}", pretty_format_batches(batches)?)?)
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
