//! An executor of Ballista with the functions of this crate.

use std::{error::Error, io::Write, path::PathBuf, process::ExitCode};
use tokio::runtime::Builder;
use use_of_force_engines::cluster::Executor;

const HELP: &str = "\
Does what a scheduler asks of it, over a directory of tables.

Usage: executor DIR --scheduler IP:PORT --listen IP:PORT --work-port PORT --scratch DIR [--cores N]

  DIR                  the directory that the scheduler was given
  --scheduler IP:PORT  where the scheduler listens
  --listen IP:PORT     where others fetch its results; nobody is asked who they are
  --work-port PORT     where, at the same address, the scheduler gives it work
  --scratch DIR        where it keeps what it hands on
  --cores N            how much it does at one time; 1 if it is not given
";

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
    let (mut directory, mut scratch, mut cores) = (None, None, 1);
    let (mut scheduler, mut listen, mut work_port) = (None, None, None);
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(path) if directory.is_none() => directory = Some(PathBuf::from(path)),
            Long("scheduler") => scheduler = Some(parser.value()?.parse()?),
            Long("listen") => listen = Some(parser.value()?.parse()?),
            Long("work-port") => work_port = Some(parser.value()?.parse()?),
            Long("scratch") => scratch = Some(PathBuf::from(parser.value()?)),
            Long("cores") => cores = parser.value()?.parse()?,
            Long("help") | Short('h') => {
                return Ok(std::io::stdout().write_all(HELP.as_bytes())?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let executor = Executor {
        directory: directory.ok_or("expected a directory")?,
        scheduler: scheduler.ok_or("expected --scheduler IP:PORT")?,
        listen: listen.ok_or("expected --listen IP:PORT")?,
        work_port: work_port.ok_or("expected --work-port PORT")?,
        scratch: scratch.ok_or("expected --scratch DIR")?,
        cores,
    };
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(executor.run())?)
}
