//! Making incidents of rows.

use super::{
    Import, Together, cells::Cells, dataset::record_slug, gather::Group, records::Raw, tally::Notes,
};
use crate::{Incident, Source, Statement};
use uuid::Uuid;

/// A row, and what it says.
#[derive(Debug)]
struct Said {
    raw: Raw,
    record: String,
    cells: Cells,
    notes: Notes,
    /// The statement of the row itself, and those of rows of other tables.
    statements: Vec<Statement>,
    source: Option<Source>,
}

impl Import<'_> {
    /// Makes the incident of a group, and gives back the rows that cannot be said.
    pub(super) fn build(&mut self, group: Group) {
        let mut rows = Vec::with_capacity(group.rows.len());
        for raw in group.rows {
            let mut cells = Cells::default();
            self.parser.parse(&raw.bytes, &mut cells);
            // It has a name, or it would have been given back.
            let record = self.sheet.record_of(&cells).unwrap_or_default();
            rows.push((record, raw, cells));
        }
        // In the order of the records, so that it does not matter how the file is sorted.
        rows.sort_by(|(a, ..), (b, ..)| (a.len(), a).cmp(&(b.len(), b)));
        self.names.clear();
        let all: Vec<_> = rows.iter().map(|(.., cells)| cells).collect();
        let mut results = Vec::with_capacity(rows.len());
        for (record, raw, cells) in &rows {
            let result = self.say(record, raw, cells, &all);
            results.push((result, std::mem::take(&mut self.notes)));
        }
        let mut said: Vec<Said> = Vec::with_capacity(rows.len());
        for ((record, raw, cells), (result, notes)) in rows.into_iter().zip(results) {
            match result {
                Ok((statements, source)) => {
                    said.push(Said { raw, record, cells, notes, statements, source });
                }
                Err(reason) => self.reject(&raw, reason),
            }
        }
        while let Some(first) = said.first() {
            let id = match &group.together {
                Together::Named(name) => self.dataset.id(name),
                _ => self.dataset.id(&first.record),
            };
            match self.incident(id, &mut said) {
                Ok(incident) => {
                    for row in &said {
                        self.tally.add(&row.notes, row.raw.line, &row.cells);
                    }
                    self.counts.used += said.len() as u64;
                    self.counts.incidents += 1;
                    self.counts.joined += u64::from(said.len() > 1);
                    self.ready.push_back(Ok(incident));
                    return;
                }
                Err((Some(row), reason)) => {
                    let row = said.remove(row.min(said.len() - 1));
                    self.reject(&row.raw, reason);
                }
                Err((None, reason)) => {
                    said.drain(..).for_each(|row| self.reject(&row.raw, &reason));
                }
            }
        }
    }

    /// What a row says.
    fn say(
        &mut self,
        record: &str,
        raw: &Raw,
        cells: &Cells,
        group: &[&Cells],
    ) -> Result<(Vec<Statement>, Option<Source>), String> {
        let mut row = self.sheet.row(cells, raw.line, record, &mut self.notes, &mut self.names);
        row.group = group;
        row.lookups = &self.lookups;
        let claims = (self.adapter)(&mut row);
        let (source, said, rejected, also) = (row.source, row.said, row.rejected, row.also);
        if let Some(reason) = rejected {
            return Err(reason);
        }
        if claims.is_empty() {
            return Err("the row says nothing".to_owned());
        }
        let key = source.as_ref().map_or(&self.source.key, |source| &source.key);
        let at = said.unwrap_or(self.dataset.released());
        let name = format!("row-{}", record_slug(record));
        let read = |statement: Statement, key: String, cite: String| {
            statement.with_key(key).with_via(&self.release.key).with_cite(cite)
        };
        let mut statements = vec![read(key.says(at, claims), name, format!("line {}", raw.line))];
        for (table, record, line, claims) in also {
            let name = format!("{table}-{}", record_slug(record));
            let cite = format!("{table}, line {line}");
            let at = self.dataset.released();
            statements.push(read(self.source.key.says(at, claims.to_vec()), name, cite));
        }
        Ok((statements, source))
    }

    /// The incident of these rows; or which of them cannot be said, if not all together, and why.
    fn incident(
        &mut self,
        id: Uuid,
        said: &mut [Said],
    ) -> Result<Incident, (Option<usize>, String)> {
        let mut incident = Incident::new(id);
        let mut declare = |source: &Source, row: Option<usize>| {
            let declared = incident.declare(source.clone());
            declared.map(drop).map_err(|conflict| (row, conflict.to_string()))
        };
        declare(&self.source, None)?;
        declare(&self.release, None)?;
        for (row, said) in said.iter().enumerate() {
            if let Some(source) = &said.source {
                declare(source, Some(row))?;
            }
        }
        let (mut statements, mut rows) = (Vec::new(), Vec::new());
        for (row, said) in said.iter_mut().enumerate() {
            rows.extend(said.statements.iter().map(|_| row));
            statements.append(&mut said.statements);
        }
        if let Err(rejected) = incident.record_all(statements) {
            let (row, reason) = (rows.get(rejected.index()).copied(), rejected.to_string());
            for (row, statement) in rows.into_iter().zip(rejected.into_statements()) {
                if let Some(said) = said.get_mut(row) {
                    said.statements.push(statement);
                }
            }
            return Err((row, reason));
        }
        self.say_together(&mut incident, said).map_err(|reason| (None, reason))?;
        Ok(incident)
    }

    /// Adds what follows from several rows together.
    fn say_together(&mut self, incident: &mut Incident, said: &[Said]) -> Result<(), String> {
        let Some(recorder) = self.recorder.as_mut().filter(|_| said.len() > 1) else {
            return Ok(());
        };
        let claims = recorder(incident);
        if claims.is_empty() {
            return Ok(());
        }
        let source = self.dataset.recorder();
        let lines: Vec<_> = said.iter().map(|row| row.raw.line.to_string()).collect();
        let cite = format!("lines {}", lines.join(", "));
        let at = self.dataset.released();
        let statement = source.key.says(at, claims).with_key("rows-together");
        let statement = statement.with_via(&self.release.key).with_cite(cite);
        incident.declare(source).map_err(|conflict| conflict.to_string())?;
        incident.record(statement).map(drop).map_err(|rejected| rejected.to_string())
    }
}
