//! Published data sets, read into incidents.
//!
//! ```text
//! cargo run --release --features csv,gzip --example import -- --help
//! ```

mod earlier;
mod options;
mod report;

use earlier::Earlier;
use indicatif::{ProgressBar, ProgressStyle};
use options::{HELP, Options};
use report::Report;
use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::UNIX_EPOCH,
};
use use_of_force::{
    When,
    chrono::DateTime,
    import::{Import, Order, Rejected, new_jersey, revise, washington_post},
    json,
};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
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

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let options = options::read(std::env::args_os().skip(1))?;
    if options.help {
        io::stdout().write_all(HELP.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let released = match options.released {
        Some(released) => released,
        None => last_changed(&options.file)?,
    };
    let bar = progress(&options.file)?;
    let mut import = import(&options, released, &bar)?;
    let mut out = Output::new(options.out.as_deref())?;
    let mut rejects = options.rejects.as_deref().map(Some).map(Output::new).transpose()?;
    let mut earlier = options.onto.as_deref().map(Earlier::open).transpose()?;
    let dataset = import.dataset().clone();
    let mut report = Report::new(&dataset);
    for read in import.by_ref() {
        let fresh = match read {
            Ok(incident) => incident,
            Err(rejected) => {
                report.rejected(&rejected);
                if let Some(rejects) = &mut rejects {
                    rejects.write(|to| write_reject(to, &rejected))?;
                }
                continue;
            }
        };
        let before =
            earlier.as_mut().map(|earlier| earlier.take(fresh.id())).transpose()?.flatten();
        let incident = match before {
            Some(before) => {
                report.revised(revise(&dataset, &before, Some(&fresh), report.missing())?)
            }
            None => fresh,
        };
        report.incident(&incident);
        out.write(|to| json::write_line(to, &incident))?;
    }
    bar.finish_and_clear();
    let summary = import.summary();
    if let Some(earlier) = earlier {
        if let Some(broken) = &summary.broken {
            return Err(format!(
                "the file could not be read to its end, nothing was written: {broken}"
            )
            .into());
        }
        for before in earlier.rest() {
            let incident = report.revised(revise(&dataset, &before?, None, report.missing())?);
            report.incident(&incident);
            out.write(|to| json::write_line(to, &incident))?;
        }
    }
    let whole = report.is_whole() && summary.broken.is_none();
    out.finish()?;
    if let Some(rejects) = rejects {
        rejects.finish()?;
    }
    tell(&options, &report, &summary)?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn import(
    options: &Options,
    released: When,
    bar: &ProgressBar,
) -> Result<Import<'static>, Box<dyn Error>> {
    let open =
        |path: &Path| File::open(path).map_err(|error| format!("{}: {error}", path.display()));
    let file = bar.wrap_read(open(&options.file)?);
    let import = match &*options.adapter {
        "washington-post" => {
            let agencies = options.agencies.as_deref().ok_or("expected --agencies FILE")?;
            washington_post::import(released, file, open(agencies)?)?
        }

        "new-jersey" => new_jersey::import(released, file)?,
        other => {
            return Err(
                format!("expected `washington-post` or `new-jersey`, found `{other}`").into()
            );
        }
    };
    Ok(if options.any_order { import.order(Order::Any) } else { import })
}

/// When a file was last changed, to the second.
fn last_changed(path: &Path) -> Result<When, Box<dyn Error>> {
    let changed = fs::metadata(path).and_then(|data| data.modified());
    let changed = changed.map_err(|error| format!("{}: {error}", path.display()))?;
    let seconds = i64::try_from(changed.duration_since(UNIX_EPOCH)?.as_secs())?;
    let time = DateTime::from_timestamp(seconds, 0).ok_or("a time of the file that is none")?;
    Ok(When::from(time.fixed_offset()))
}

fn progress(file: &Path) -> Result<ProgressBar, Box<dyn Error>> {
    let length = fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?.len();
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} to go")?;
    Ok(ProgressBar::new(length).with_style(style))
}

fn write_reject(to: &mut dyn Write, rejected: &Rejected) -> io::Result<()> {
    let line = serde_json::json!({
        "line": rejected.line(), "reason": rejected.reason(), "raw": rejected.raw(),
    });
    writeln!(to, "{line}")
}

fn tell(
    options: &Options,
    report: &Report,
    summary: &use_of_force::import::Summary,
) -> io::Result<()> {
    let text = if options.json { report.json(summary) } else { report.text(summary) };
    match options.out {
        Some(_) => io::stdout().write_all(text.as_bytes()),
        None => io::stderr().write_all(text.as_bytes()),
    }
}

/// A file that gets its name only when it is complete, or the standard output.
struct Output {
    to: BufWriter<Box<dyn Write>>,
    names: Option<(PathBuf, PathBuf)>,
}

impl Output {
    fn new(path: Option<&Path>) -> Result<Self, Box<dyn Error>> {
        let Some(path) = path else {
            return Ok(Self { to: BufWriter::new(Box::new(io::stdout())), names: None });
        };
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let file =
            File::create(&partial).map_err(|error| format!("{}: {error}", partial.display()))?;
        Ok(Self { to: BufWriter::new(Box::new(file)), names: Some((partial, path.to_owned())) })
    }

    fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        write(&mut self.to)
    }

    fn finish(mut self) -> io::Result<()> {
        self.to.flush()?;
        match self.names.take() {
            Some((partial, path)) => fs::rename(partial, path),
            None => Ok(()),
        }
    }
}

impl Drop for Output {
    /// What was not finished is not left behind.
    fn drop(&mut self) {
        if let Some((partial, _)) = &self.names {
            let _gone = fs::remove_file(partial);
        }
    }
}
