//! Writing with several threads.

use super::{Error, Writer};
use crate::{Incident, table::Gathered};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many incidents are held at one time.
const INCIDENTS: usize = 512;

impl Writer {
    /// Adds incidents to all tables, with the threads of the pool of `rayon` in which it is called
    /// (feature `rayon`). The tables have the rows, in the order, that they have if one incident is
    /// [pushed](Self::push) after the other; without partitions the files are the same, too. Some
    /// hundred incidents are held at one time.
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
    /// The first one among the incidents, before which all are added; or if they cannot be written.
    pub fn par_push<I, E>(&mut self, incidents: I) -> Result<(), E>
    where
        I: IntoIterator<Item = Result<Incident, E>>,
        E: From<Error>,
    {
        let mut incidents = incidents.into_iter();
        loop {
            let (mut some, mut end) = (Vec::new(), None);
            for read in incidents.by_ref().take(INCIDENTS) {
                match read {
                    Ok(incident) => some.push(incident),
                    Err(error) => {
                        end = Some(error);
                        break;
                    }
                }
            }
            if some.is_empty() && end.is_none() {
                return Ok(());
            }
            self.push_some(&some)?;
            if let Some(error) = end {
                return Err(error);
            }
        }
    }

    fn push_some(&mut self, incidents: &[Incident]) -> Result<(), Error> {
        let gather = |incident| {
            let of = Gathered::of(incident);
            // Found here, so that no table waits for another.
            let (_, _) = (of.disputes(), of.fields());
            of
        };
        let gathered: Vec<_> = incidents.par_iter().map(gather).collect();
        let mut partitions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (incident, of) in incidents.iter().zip(gathered) {
            partitions.entry(self.partition(incident)).or_default().push(of);
        }
        for (partition, all) in partitions {
            if let Some(part) = self.part(partition)? {
                part.par_push(&all)?;
                self.incidents += all.len() as u64;
            }
        }
        Ok(())
    }
}
