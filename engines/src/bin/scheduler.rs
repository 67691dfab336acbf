//! The scheduler of Ballista with the functions of this crate.

use std::{error::Error, io::Write, path::PathBuf, process::ExitCode};
use tokio::runtime::Builder;
use use_of_force_engines::cluster::Scheduler;

const HELP: &str = "\
Gives queries over a directory of tables to executors.

Usage: scheduler DIR --listen IP:PORT --executors N

  DIR               the directory that the example `tables` of use-of-force writes
  --listen IP:PORT  where it listens; nobody is asked who they are
  --executors N     how many executors there must be until GET /readyz says 200
";

/// Plans are trees, and deep ones are followed down: unoptimised, that needs room.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _told = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    use lexopt::prelude::*;
    let (mut directory, mut listen, mut executors) = (None, None, None);
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(path) if directory.is_none() => directory = Some(PathBuf::from(path)),
            Long("listen") => listen = Some(parser.value()?.parse()?),
            Long("executors") => executors = Some(parser.value()?.parse()?),
            Long("help") | Short('h') => {
                return Ok(std::io::stdout().write_all(HELP.as_bytes())?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let scheduler = Scheduler {
        directory: directory.ok_or("expected a directory")?,
        listen: listen.ok_or("expected --listen IP:PORT")?,
        executors: executors.ok_or("expected --executors N")?,
    };
    let runtime = Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?;
    Ok(runtime.block_on(scheduler.run())?)
}
