//! Writing with several threads.

use super::{Error, Threads, Writer, writer::Batch};
use crate::{Incident, table::Gathered};
use rayon::prelude::*;

/// The next incidents, and the error that ends them.
fn next_batch<E>(incidents: &mut impl Iterator<Item = Result<Incident, E>>) -> (Batch, Option<E>) {
    let mut batch = Batch::default();
    while !batch.is_full() {
        match incidents.next() {
            Some(Ok(incident)) => batch.add(incident),
            Some(Err(error)) => return (batch, Some(error)),
            None => break,
        }
    }
    (batch, None)
}

impl Writer<'_> {
    /// Adds incidents to all tables, with the threads of the pool of `rayon` in which it is called
    /// (feature `rayon`). The tables have the rows, in the order, that they have if one incident is
    /// [pushed](Self::push) after the other; the files are the same, too, if all are added in one call.
    /// About a thousand incidents are held at one time.
    ///
    /// ```
    /// use use_of_force::{Incident, parquet::{Error, Writer}, uuid::Uuid};
    ///
    /// # let directory = std::env::temp_dir().join(format!("use-of-force-par-{}", std::process::id()));
    /// let incidents = (1..=3).map(|id| Ok::<_, Error>(Incident::new(Uuid::from_u128(id))));
    /// let mut writer = Writer::create(&directory)?;
    /// let threads = rayon::ThreadPoolBuilder::new().num_threads(2).build()?;
    /// threads.install(|| writer.par_push(incidents))?;
    /// assert_eq!(writer.finish()?, 3);
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first one among the incidents, before which all are added; or if they cannot be written. Some
    /// of those that come next were read then, too.
    pub fn par_push<I, E>(&mut self, incidents: I) -> Result<(), E>
    where
        I: IntoIterator<Item = Result<Incident, E>>,
        E: From<Error>,
    {
        let mut incidents = incidents.into_iter();
        self.write_pending()?;
        let (mut batch, mut end) = next_batch(&mut incidents);
        while !batch.incidents.is_empty() {
            let (mut written, mut next) = (Ok(()), (Batch::default(), None));
            // What comes next is read in the meantime, so that no thread waits for the last table.
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| {
                    written = self.par_write(&batch.incidents);
                    batch.incidents.into_par_iter().for_each(drop);
                });
                if end.is_none() {
                    next = next_batch(&mut incidents);
                }
            });
            written?;
            if end.is_some() {
                break;
            }
            (batch, end) = next;
        }
        end.map_or(Ok(()), Err)
    }

    fn par_write(&mut self, incidents: &[Incident]) -> Result<(), Error> {
        let gather = |incident| {
            let of = Gathered::of(incident);
            // Found here, so that no table waits for another.
            let _ = of.fields();
            of
        };
        self.write(incidents.par_iter().map(gather).collect(), Threads::Pool)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::writer::{
            Limits,
            tests::{FEW, MANY, files, one_after_the_other},
        },
        *,
    };

    /// Row groups and files.
    #[test]
    fn they_end_at_the_same_places_with_any_number_of_threads() {
        for limits in
            [Limits { batches: FEW, columns: MANY }, Limits { batches: FEW, columns: FEW }]
        {
            let expected = files(limits, one_after_the_other);
            for threads in [1, 3] {
                let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                let together = |writer: &mut Writer<'_>, incidents: &[Incident]| {
                    let incidents = incidents.iter().cloned().map(Ok::<_, Error>);
                    threads.install(|| writer.par_push(incidents)).unwrap();
                };
                assert!(files(limits, together) == expected, "the files differ");
            }
        }
    }
}
