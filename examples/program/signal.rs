//! What a program does that is told to end: nothing partial is left.

use super::ending::{self, Outcome};

/// From now on, whatever is being written is given up when the program is told to end. Its exit status is
/// 128 and the number of the signal then.
#[cfg(unix)]
pub(crate) fn watch() -> Outcome<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };

    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    let mut signals = Signals::new(heard).map_err(|error| format!("signals: {error}"))?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            ending::is_stopping();
            use_of_force::output::abandon();
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Whether whoever started the program wants it to go on all the same, as `nohup` does (Linux).
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok());
    ignored.is_some_and(|ignored| ignored >> (signal - 1) & 1 == 1)
}

#[cfg(not(unix))]
pub(crate) fn watch() -> Outcome<()> {
    Ok(())
}
