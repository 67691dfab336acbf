use super::{
    Error,
    lines::{Lines, Raw},
};
use crate::Incident;
use rayon::prelude::*;
use std::io::BufRead;

/// How many lines are held at one time.
const LINES: usize = 512;

impl<R: BufRead> Lines<R> {
    /// Reads on in the same order and with the same errors, with the threads of the pool of `rayon` in
    /// which the iterator is asked (feature `rayon`). Some hundred lines are held at one time.
    ///
    /// ```
    /// use use_of_force::json;
    ///
    /// let text = concat!(
    ///     r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001","sources":[],"statements":[]}"#, "\n",
    ///     "{oops}\n",
    /// );
    /// let read: Vec<_> = json::lines(text.as_bytes()).parallel().collect();
    /// assert!(read[0].is_ok());
    /// assert_eq!(read[1].as_ref().unwrap_err().line(), 2);
    /// ```
    pub fn parallel(mut self) -> impl Iterator<Item = Result<Incident, Error>> {
        let some = std::iter::from_fn(move || {
            let raw: Vec<_> = std::iter::from_fn(|| self.raw()).take(LINES).collect();
            let read = |raw: Result<Raw, _>| raw.and_then(|raw| raw.read());
            (!raw.is_empty()).then(|| raw.into_par_iter().map(read).collect::<Vec<_>>())
        });
        some.flatten()
    }
}
