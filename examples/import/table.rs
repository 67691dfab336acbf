//! The file of a data set, and what is read with it.

use super::{
    options::Options,
    program::input::{Input, named},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    error::Error,
    fs,
    io::{self, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::UNIX_EPOCH,
};
use use_of_force::{
    When,
    chrono::DateTime,
    import::{Import, Order, new_jersey, washington_post},
};

/// Opens it, and shows how far it was read.
pub(crate) fn open(options: &Options) -> Result<(Import<'static>, ProgressBar), Box<dyn Error>> {
    let path = &*options.file;
    let found = fs::metadata(path).map_err(named(path))?;
    let released = match options.released {
        Some(released) => released,
        None => last_changed(&found, path)?,
    };
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} to go")?;
    let bar = ProgressBar::new(found.len()).with_style(style);
    let begun = Arc::new(AtomicBool::new(false));
    let file = Begun { file: bar.wrap_read(Input::once(path)?.read()?), begun: Arc::clone(&begun) };
    let import = match &*options.adapter {
        "washington-post" => {
            let agencies = options.agencies.as_deref().ok_or("expected --agencies FILE")?;
            let table = Input::once(agencies)?.read()?;
            // The agencies are read to their end before the file is begun.
            washington_post::import(released, file, table).map_err(|error| {
                let path = if begun.load(Ordering::Relaxed) { path } else { agencies };
                format!("{}: {error}", path.display())
            })?
        }
        "new-jersey" => new_jersey::import(released, file)
            .map_err(|error| format!("{}: {error}", path.display()))?,
        other => {
            return Err(
                format!("expected `washington-post` or `new-jersey`, found `{other}`").into()
            );
        }
    };
    Ok((if options.any_order { import.order(Order::Any) } else { import }, bar))
}

/// When a file was last changed, to the second.
fn last_changed(found: &fs::Metadata, path: &Path) -> Result<When, Box<dyn Error>> {
    let changed = found.modified().map_err(named(path))?;
    let seconds = i64::try_from(changed.duration_since(UNIX_EPOCH)?.as_secs())?;
    let time = DateTime::from_timestamp(seconds, 0).ok_or("a time of the file that is none")?;
    Ok(When::from(time.fixed_offset()))
}

/// A file of which it is known whether anything was read of it.
struct Begun<R> {
    file: R,
    begun: Arc<AtomicBool>,
}

impl<R: Read> Read for Begun<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.begun.store(true, Ordering::Relaxed);
        self.file.read(to)
    }
}
