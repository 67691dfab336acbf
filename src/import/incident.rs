//! Making incidents of rows.

use super::{
    Adapter, Dataset, Lookup, Recorder, Rejected, Together,
    cells::{Cells, Parser},
    column::Columns,
    dataset::record_slug,
    gather::{Group, Held},
    records::Raw,
    row::{Names, Row},
    summary::Counts,
    tally::{Notes, Tally},
};
use crate::{Incident, Source, Statement, incident::Reason};
use std::{collections::VecDeque, sync::Arc};
use uuid::Uuid;

/// The key of the statement that follows from several rows together.
pub(super) const TOGETHER: &str = "rows-together";

/// What incidents are made with.
pub(super) struct Maker<'f> {
    pub(super) dataset: Dataset,
    pub(super) source: Arc<Source>,
    pub(super) release: Arc<Source>,
    pub(super) lookups: Vec<Lookup>,
    pub(super) adapter: Box<Adapter<'f>>,
    pub(super) recorder: Option<Box<Recorder<'f>>>,
}

/// Where they are made.
#[derive(Debug)]
pub(super) struct Desk {
    parser: Parser,
    names: Names,
    /// Notes that can be used again.
    spare: Vec<Notes>,
    pub(super) ready: VecDeque<Result<Incident, Rejected>>,
    pub(super) tally: Tally,
    pub(super) counts: Counts,
}

/// A row with its cells.
#[derive(Debug)]
pub(super) struct Opened {
    raw: Raw,
    record: String,
    pub(super) cells: Cells,
}

/// What a row says.
#[derive(Debug)]
struct Said {
    /// Its place among the rows.
    row: usize,
    notes: Notes,
    source: Option<Arc<Source>>,
    /// How many statements: that of the row itself, and those of rows of other tables.
    statements: usize,
}

impl Desk {
    pub(super) fn new(parser: Parser) -> Self {
        Self {
            parser,
            names: Names::default(),
            spare: Vec::new(),
            ready: VecDeque::new(),
            tally: Tally::default(),
            counts: Counts::default(),
        }
    }

    /// Makes the incident of a group, and gives back the rows that cannot be said.
    pub(super) fn make(&mut self, group: Group, maker: &mut Maker<'_>, columns: &Columns) {
        let mut rows: Vec<_> = group.rows.into_iter().map(|row| self.opened(row)).collect();
        // In the order of the records, so that it does not matter how the file is sorted.
        rows.sort_by(|a, b| (a.record.len(), &a.record).cmp(&(b.record.len(), &b.record)));
        self.names.clear();
        let (mut all, mut statements) = (Vec::with_capacity(rows.len()), Vec::with_capacity(2));
        for row in 0..rows.len() {
            match self.say(row, &rows, maker, columns, &mut statements) {
                Ok(said) => all.push(said),
                Err(reason) => self.give_back(rows.get(row), &reason),
            }
        }
        let mut sifted = all.len() < 2;
        while let Some(first) = all.first().and_then(|said| rows.get(said.row)) {
            let id = match &group.together {
                Together::Named(name) => maker.dataset.id(name),
                _ => maker.dataset.id(&first.record),
            };
            match maker.incident(id, &all, &rows, &mut statements) {
                Ok(incident) => {
                    self.counts.used += all.len() as u64;
                    self.counts.incidents += 1;
                    self.counts.joined += u64::from(all.len() > 1);
                    for said in all {
                        if let Some(row) = rows.get(said.row) {
                            self.tally.add(&said.notes, row.raw.line, &row.cells);
                        }
                        self.spare.push(said.notes);
                    }
                    self.ready.push_back(Ok(incident));
                    return;
                }
                // One after the other, each would cost another attempt.
                Err((Some(_), _)) if !std::mem::replace(&mut sifted, true) => {
                    self.sift(&mut all, &mut statements, &rows, maker);
                }
                Err((Some(bad), reason)) => {
                    let before: usize = all.iter().take(bad).map(|said| said.statements).sum();
                    let said = all.remove(bad);
                    statements.drain(before..before + said.statements);
                    self.give_back(rows.get(said.row), &reason);
                }
                Err((None, reason)) => {
                    all.drain(..).for_each(|said| self.give_back(rows.get(said.row), &reason));
                }
            }
        }
    }

    /// Gives back the rows that cannot be said whatever else is.
    fn sift(
        &mut self,
        all: &mut Vec<Said>,
        statements: &mut Vec<Arc<Statement>>,
        rows: &[Opened],
        maker: &Maker<'_>,
    ) {
        let mut rest = std::mem::take(statements).into_iter();
        for said in std::mem::take(all) {
            let own: Vec<_> = rest.by_ref().take(said.statements).collect();
            match own.iter().find_map(|statement| maker.refuses(&said, statement)) {
                Some(reason) => self.give_back(rows.get(said.row), &reason),
                None => {
                    statements.extend(own);
                    all.push(said);
                }
            }
        }
    }

    fn opened(&mut self, Held { raw, record, cells }: Held) -> Opened {
        let cells = cells.unwrap_or_else(|| {
            let mut cells = Cells::default();
            self.parser.parse(&raw.bytes, &mut cells);
            cells
        });
        Opened { raw, record, cells }
    }

    fn give_back(&mut self, row: Option<&Opened>, reason: &str) {
        if let Some(row) = row {
            self.reject(&row.raw, reason);
        }
    }

    /// Gives a row back.
    pub(super) fn reject(&mut self, raw: &Raw, reason: &str) {
        self.counts.rejected += 1;
        self.ready.push_back(Err(Rejected::new(raw, reason)));
    }

    /// What a row says, with its statements.
    fn say(
        &mut self,
        place: usize,
        rows: &[Opened],
        maker: &mut Maker<'_>,
        columns: &Columns,
        statements: &mut Vec<Arc<Statement>>,
    ) -> Result<Said, String> {
        let mut notes = self.spare.pop().unwrap_or_default();
        let Opened { raw, record, cells } = rows.get(place).ok_or("no such row")?;
        let mut row = Row::new(columns, cells, raw.line, record, &mut notes, &mut self.names);
        row.group = rows;
        row.lookups = &maker.lookups;
        let claims = (maker.adapter)(&mut row);
        let (source, said, rejected, also) = (row.source, row.said, row.rejected, row.also);
        if let Some(reason) = rejected {
            return Err(reason);
        }
        if claims.is_empty() {
            return Err("the row says nothing".to_owned());
        }
        let source = source.map(Arc::new);
        let speaker = source.as_ref().unwrap_or(&maker.source);
        let at = said.unwrap_or(maker.dataset.released());
        let statement = speaker
            .key
            .says(at, claims)
            .with_key(format!("row-{}", record_slug(record)))
            .with_via(&maker.release.key)
            .with_cite(format!("line {}", raw.line));
        let before = statements.len();
        statements.push(Arc::new(statement));
        statements.extend(also);
        Ok(Said { row: place, notes, source, statements: statements.len() - before })
    }
}

impl Maker<'_> {
    /// Why a statement can stand in no incident.
    fn refuses(&self, said: &Said, statement: &Arc<Statement>) -> Option<String> {
        let mut alone = Incident::new(Uuid::nil());
        for source in [Some(&self.source), Some(&self.release), said.source.as_ref()] {
            // One that cannot be declared is refused with all others.
            source.map(|source| alone.declare_all([Arc::clone(source)]));
        }
        let rejected = alone.record_all([Arc::clone(statement)]).err()?;
        let is_its_own = matches!(
            rejected.reason(),
            Reason::NoClaims
                | Reason::NoEnd { .. }
                | Reason::BadKey { .. }
                | Reason::TwoAnswers { .. }
        );
        is_its_own.then(|| rejected.to_string())
    }

    /// The incident of these rows; or which of them cannot be said, if not all together, and why.
    fn incident(
        &mut self,
        id: Uuid,
        all: &[Said],
        rows: &[Opened],
        statements: &mut Vec<Arc<Statement>>,
    ) -> Result<Incident, (Option<usize>, String)> {
        let mut incident = Incident::new(id);
        let shared = [&self.source, &self.release].into_iter().map(|source| (None, source));
        let own = all.iter().enumerate();
        let own = own.filter_map(|(row, said)| Some((Some(row), said.source.as_ref()?)));
        for (row, source) in shared.chain(own) {
            let declared = incident.declare_all([Arc::clone(source)]);
            declared.map_err(|conflict| (row, conflict.to_string()))?;
        }
        if let Err(rejected) = incident.record_all(std::mem::take(statements)) {
            let reason = rejected.to_string();
            let said = all.iter().enumerate();
            let mut whose = said.flat_map(|(row, said)| std::iter::repeat_n(row, said.statements));
            let row = whose.nth(rejected.index());
            statements.extend(rejected.into_statements().into_iter().map(Arc::new));
            return Err((row, reason));
        }
        self.say_together(&mut incident, all, rows).map_err(|reason| (None, reason))?;
        Ok(incident)
    }

    /// Adds what follows from several rows together.
    fn say_together(
        &mut self,
        incident: &mut Incident,
        all: &[Said],
        rows: &[Opened],
    ) -> Result<(), String> {
        let Some(recorder) = self.recorder.as_mut().filter(|_| all.len() > 1) else {
            return Ok(());
        };
        let claims = recorder(incident);
        if claims.is_empty() {
            return Ok(());
        }
        let source = self.dataset.recorder();
        let lines = all.iter().filter_map(|said| Some(rows.get(said.row)?.raw.line.to_string()));
        let cite = format!("lines {}", lines.collect::<Vec<_>>().join(", "));
        let at = self.dataset.released();
        let statement = source.key.says(at, claims).with_key(TOGETHER);
        let statement = statement.with_via(&self.release.key).with_cite(cite);
        incident.declare(source).map_err(|conflict| conflict.to_string())?;
        incident.record(statement).map(drop).map_err(|rejected| rejected.to_string())
    }
}
