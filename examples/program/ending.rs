//! How a program ends: what it says of that, and its exit status.
//!
//! A bare [`io::Error`] is one of the standard output; every other error names its file.

use std::{
    error::Error,
    io::{self, ErrorKind, Write},
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use use_of_force::value::Shown;

/// How a program ends that did what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All is well: 0.
    Whole,
    /// All is written, without what could not be read: 2.
    InPart,
    /// All is written, and for this reason it could not be told, or is not safe from a failing power
    /// supply: 3.
    Untold(String),
}

pub(crate) type Outcome<T = Ending> = Result<T, Box<dyn Error>>;

impl Ending {
    /// How both together end.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (untold @ Self::Untold(_), _) | (_, untold @ Self::Untold(_)) => untold,
            (Self::InPart, _) | (_, Self::InPart) => Self::InPart,
            (Self::Whole, Self::Whole) => Self::Whole,
        }
    }

    /// The same, after what became of it was told there.
    pub(crate) fn told(self, place: &str, told: io::Result<()>) -> Self {
        match told {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Self::Untold(format!("{place}: {error}; everything else was written"))
            }
            // Whoever reads our output has read enough.
            _ => self,
        }
    }
}

/// Ends a program with its exit status.
pub(crate) fn end(outcome: Outcome) -> ExitCode {
    if STOPPING.load(Ordering::SeqCst) {
        // Nothing went wrong but that; the exit status tells it.
        loop {
            thread::park();
        }
    }
    let (code, error) = match outcome {
        Ok(Ending::Whole) => return ExitCode::SUCCESS,
        Ok(Ending::InPart) => return ExitCode::from(2),
        Ok(Ending::Untold(why)) => (ExitCode::from(3), why),
        Err(error) => match error.downcast_ref::<io::Error>() {
            // Whoever reads our output has read enough.
            Some(io) if io.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Some(io) => (ExitCode::FAILURE, format!("standard output: {io}")),
            None => (ExitCode::FAILURE, error.to_string()),
        },
    };
    let _told = writeln!(io::stderr(), "error: {}", Shown(error));
    code
}

static STOPPING: AtomicBool = AtomicBool::new(false);

/// From now on, another thread ends the program.
pub(crate) fn is_stopping() {
    STOPPING.store(true, Ordering::SeqCst);
}
