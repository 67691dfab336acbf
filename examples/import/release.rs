//! A release that is read, and brought onto what is there of earlier ones.

use super::{
    earlier::Earlier,
    loss::Loss,
    program::{destination::Destination, ending::Ending},
    report::Report,
};
use std::{
    error::Error,
    io::{self, Write},
};
use use_of_force::{
    Incident,
    import::{Dataset, Missing, Rejected, Summary, revise},
    json,
};

type Done<T = ()> = Result<T, Box<dyn Error>>;

pub(crate) struct Release<'o> {
    dataset: Dataset,
    earlier: Option<Earlier>,
    /// Incidents of which rows are missing, as they were and as the release has them: whether those rows
    /// are gone is known when all of it was read.
    lacking: Vec<(Incident, Incident)>,
    loss: Loss,
    report: Report,
    incidents: Destination<'o>,
    rejects: Option<Destination<'o>>,
}

impl<'o> Release<'o> {
    pub(crate) fn new(
        dataset: &Dataset,
        earlier: Option<Earlier>,
        incidents: Destination<'o>,
        rejects: Option<Destination<'o>>,
    ) -> Self {
        let (lacking, loss) = (Vec::new(), Loss::new(dataset));
        let report = Report::new(dataset);
        Self { dataset: dataset.clone(), earlier, lacking, loss, report, incidents, rejects }
    }

    /// Whether nobody reads what is written, and nothing else is.
    pub(crate) fn is_unread(&self) -> bool {
        self.incidents.is_closed() && self.rejects.is_none()
    }

    pub(crate) fn rejected(&mut self, rejected: &Rejected) -> Done {
        self.report.rejected(rejected);
        match &mut self.rejects {
            Some(rejects) => rejects.write(|to| write_reject(to, rejected)),
            None => Ok(()),
        }
    }

    /// Takes an incident as the release has it.
    pub(crate) fn incident(&mut self, fresh: Incident) -> Done {
        let Some(earlier) = &mut self.earlier else { return self.write(&fresh) };
        let Some(before) = earlier.take(fresh.id())? else {
            self.loss.added(&fresh);
            return self.write(&fresh);
        };
        let revision = revise(&self.dataset, &before, Some(&fresh), Missing::Kept)
            .map_err(|error| format!("incident {}: {error}", before.id()))?;
        if revision.kept > 0 {
            self.lacking.push((before, fresh));
            return Ok(());
        }
        self.loss.revised(&before, &revision);
        let incident = self.report.revised(revision);
        self.write(&incident)
    }

    /// Brings to an end what all of the release is needed for, and gives the files their names.
    pub(crate) fn finish(
        mut self,
        summary: &Summary,
        allow_withdrawn: bool,
        told: &mut dyn Write,
    ) -> Done<(Ending, Report)> {
        if let Some(earlier) = self.earlier.take() {
            if let Some(broken) = &summary.broken {
                let error = "the file could not be read to its end, nothing was written";
                return Err(format!("{error}: {broken}").into());
            }
            for (before, fresh) in std::mem::take(&mut self.lacking) {
                self.revise(&before, Some(&fresh))?;
            }
            for before in earlier.rest() {
                self.revise(&before?, None)?;
            }
            if !allow_withdrawn {
                self.loss.check(told)?;
            }
        }
        let whole = self.report.is_whole() && summary.broken.is_none();
        let mut ending = if whole { Ending::Whole } else { Ending::InPart };
        self.incidents.flush()?;
        // The incidents last: there can be rejects without incidents after a failure, and never incidents
        // without the rejects beside them.
        if let Some(rejects) = self.rejects {
            ending = ending.and(rejects.finish()?);
        }
        ending = ending.and(self.incidents.finish()?);
        Ok((ending, self.report))
    }

    fn revise(&mut self, before: &Incident, fresh: Option<&Incident>) -> Done {
        let revision = revise(&self.dataset, before, fresh, self.report.missing())
            .map_err(|error| format!("incident {}: {error}", before.id()))?;
        self.loss.revised(before, &revision);
        let incident = self.report.revised(revision);
        self.write(&incident)
    }

    fn write(&mut self, incident: &Incident) -> Done {
        self.report.incident(incident);
        self.incidents.write(|to| json::write_line(to, incident))
    }
}

fn write_reject(to: &mut dyn Write, rejected: &Rejected) -> io::Result<()> {
    let line = serde_json::json!({
        "line": rejected.line(), "reason": rejected.reason(), "raw": rejected.raw(),
    });
    writeln!(to, "{line}")
}
