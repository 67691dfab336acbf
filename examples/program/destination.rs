//! Where a program writes what it was asked for.

use super::{
    ending::{Ending, Outcome},
    place::finished,
    printed::Escaped,
};
use std::{
    fs::File,
    io::{self, BufWriter, ErrorKind, Seek, Write},
    path::{Path, PathBuf},
};
use use_of_force::output;

/// A file that gets its name only when it is whole, or the standard output.
pub(crate) enum Destination<'o> {
    File(output::File),
    /// None if nobody reads it any more.
    Out(Option<BufWriter<Escaped<&'o mut dyn Write>>>),
    /// What is printed only at the end, and kept until then.
    Held(BufWriter<File>, &'o mut dyn Write),
}

/// A path, unless it is `-`, which is the standard output.
pub(crate) fn path(path: PathBuf) -> Option<PathBuf> {
    Some(path).filter(|path| path != Path::new("-"))
}

impl<'o> Destination<'o> {
    /// The standard output, to which nothing comes before the [end](Self::finish).
    pub(crate) fn held(out: &'o mut dyn Write) -> Outcome<Self> {
        let file = tempfile::tempfile().map_err(|error| kept(&error))?;
        Ok(Self::Held(BufWriter::new(file), out))
    }

    pub(crate) fn out(out: &'o mut dyn Write) -> Self {
        Self::Out(Some(BufWriter::new(Escaped::new(out))))
    }

    /// Whether nobody reads it.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self, Self::Out(None))
    }

    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Outcome<()> {
        match self {
            // Its errors name it.
            Self::File(file) => write(file).map_err(|error| error.to_string().into()),
            Self::Held(file, _) => write(file).map_err(|error| kept(&error)),
            Self::Out(None) => Ok(()),
            Self::Out(Some(out)) => match write(out) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                    *self = Self::Out(None);
                    Ok(())
                }
                written => Ok(written?),
            },
        }
    }

    /// Writes what is in buffers, so that little is left that can fail at the end.
    pub(crate) fn flush(&mut self) -> Outcome<()> {
        self.write(|to| to.flush())
    }

    /// Gives the file its name, or prints what was held.
    pub(crate) fn finish(mut self) -> Outcome {
        self.flush()?;
        match self {
            Self::File(file) => finished(file.finish()),
            Self::Out(_) => Ok(Ending::Whole),
            Self::Held(file, out) => {
                let mut file = file.into_inner().map_err(|error| kept(&error.into_error()))?;
                file.rewind().map_err(|error| kept(&error))?;
                let mut out = Self::out(out);
                out.write(|to| io::copy(&mut file, to).map(drop))?;
                out.finish()
            }
        }
    }
}

fn kept(error: &io::Error) -> Box<dyn std::error::Error> {
    format!("a copy of the standard output in {}: {error}", std::env::temp_dir().display()).into()
}
