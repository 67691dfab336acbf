//! Views of a log (rule 13).

use super::moment::Moment;
use super::{Log, Said};
use std::collections::BTreeSet;

impl Log {
    /// The first statements of the log.
    pub(crate) fn prefix(&self, n: usize) -> Self {
        let numbers: BTreeSet<usize> = self.said.iter().take(n).map(|said| said.number).collect();
        self.with(|said| numbers.contains(&said.number))
    }

    /// What was certainly said by the end of a moment. Where the incident has no zone, a day ends
    /// against a zoned `at` on that clock. It is a prefix: where several clocks would leave a gap it
    /// ends before the gap.
    pub(crate) fn as_of(&self, t: &str) -> Self {
        let t = Moment::read(t).unwrap();
        let said_by = |said: &&std::rc::Rc<Said>| self.is_by(&said.at, &t);
        self.prefix(self.said.iter().take_while(said_by).count())
    }

    fn is_by(&self, at: &Moment, t: &Moment) -> bool {
        let zone = self.zone.or_else(|| at.offset());
        at.latest(zone) <= t.latest(zone)
    }

    /// What had been entered by the end of a moment: without `recorded` when it was said.
    pub(crate) fn on_file_as_of(&self, t: &str) -> Self {
        let t = Moment::read(t).unwrap();
        self.part(|said| self.is_by(said.recorded.as_ref().unwrap_or(&said.at), &t))
    }

    /// What had become public by the end of a moment: without `public` when it was said.
    pub(crate) fn public_as_of(&self, t: &str) -> Self {
        let t = Moment::read(t).unwrap();
        self.part(|said| {
            self.is_by(&said.at, &t) && said.public.as_ref().is_none_or(|it| self.is_by(it, &t))
        })
    }

    /// As some sources tell it. A step that the tables forbid there moves nothing.
    pub(crate) fn by(&self, sources: &BTreeSet<&str>) -> Self {
        self.part(|said| sources.contains(&*said.source))
    }

    fn part(&self, keep: impl Fn(&Said) -> bool) -> Self {
        Self { is_part: true, ..self.with(keep) }
    }
}
