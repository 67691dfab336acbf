//! A store of incidents in SQLite: a row for each source and for each statement, and the version of
//! each incident, by which those who write at once find out about each other.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::path::Path;
use std::time::Duration;
use use_of_force::incident::{Illegal, Unversioned};
use use_of_force::uuid::Uuid;
use use_of_force::{Incident, Rejected, Source, Statement, When};

const TABLES: &str = "
    create table if not exists incident (
        id text primary key, zone_minutes integer, version integer not null) strict;
    create table if not exists source (
        incident text not null references incident, key text not null, source text not null,
        primary key (incident, key)) strict;
    -- In the order in which they were entered.
    create table if not exists statement (
        entered integer primary key autoincrement, incident text not null references incident,
        key text not null, statement text not null, unique (incident, key)) strict;";

/// Why something was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// Somebody else wrote in the meantime: load it again, and do again what was done to it.
    #[error("incident {0} is not at version {1} any more")]
    Conflict(Uuid, u64),
    #[error("there is no incident {0}")]
    NoIncident(Uuid),
    /// Without a key it could be neither replaced nor withdrawn nor expunged.
    #[error("expected a key for what was said {0}")]
    NoKey(When),
    #[error(transparent)]
    Rejected(#[from] Rejected),
    #[error(transparent)]
    Illegal(#[from] Illegal),
    #[error(transparent)]
    Unversioned(#[from] Unversioned),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

/// A file that holds incidents.
#[derive(Debug)]
pub(crate) struct Store(Connection);

impl Store {
    /// Opens the file, or makes it. What is committed is on the disk, and what is expunged is not.
    pub(crate) fn open(file: &Path) -> Result<Self, Error> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(Duration::from_secs(60))?;
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;
             pragma foreign_keys = on;",
        )?;
        connection.execute_batch(TABLES)?;
        Ok(Self(connection))
    }

    /// Keeps an incident that is new.
    pub(crate) fn create(&mut self, incident: &Incident) -> Result<(), Error> {
        let write = self.0.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let minutes = incident.zone().map(|zone| zone.local_minus_utc() / 60);
        write.execute(
            "insert into incident values (?1, ?2, ?3)",
            params![incident.id().to_string(), minutes, incident.version()],
        )?;
        put(&write, incident, &incident.since(0)?)?;
        Ok(write.commit()?)
    }

    /// The incident as it is kept.
    pub(crate) fn load(&mut self, id: Uuid) -> Result<Incident, Error> {
        let read = self.0.transaction()?;
        let key = id.to_string();
        let head = read.query_row(
            "select zone_minutes, version from incident where id = ?1",
            [&key],
            |row| Ok((row.get::<_, Option<i32>>(0)?, row.get(1)?)),
        );
        let (minutes, version) = match head {
            Err(rusqlite::Error::QueryReturnedNoRows) => return Err(Error::NoIncident(id)),
            head => head?,
        };
        let zone = minutes.and_then(|it| use_of_force::chrono::FixedOffset::east_opt(it * 60));
        let sources = "select source from source where incident = ?1 order by rowid";
        let sources: Vec<Source> = all(&read, sources, &key)?;
        let statements = "select statement from statement where incident = ?1 order by entered";
        let statements: Vec<Statement> = all(&read, statements, &key)?;
        Ok(Incident::from_log(id, zone, sources, statements)?.at_version(version))
    }

    /// Keeps what was done to an incident since it was loaded at version `seen`: all of it, or, if
    /// somebody else wrote in the meantime, nothing.
    pub(crate) fn save(&mut self, incident: &Incident, seen: u64) -> Result<(), Error> {
        let entered = incident.since(seen)?;
        self.write(incident, seen, &entered)
    }

    /// Keeps an incident of which something was expunged: every row is written again, and nothing of
    /// what they were is left in the file.
    pub(crate) fn save_expunged(&mut self, incident: &Incident, seen: u64) -> Result<(), Error> {
        // What was there keeps its place, so that what came since is to be entered last.
        let since = incident.since(seen)?;
        let is_new = |it: &&Statement| since.contains(it);
        let (new, known): (Vec<_>, Vec<_>) = incident.statements().partition(is_new);
        self.write(incident, seen, &[known, new].concat())?;
        self.0.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        Ok(())
    }

    fn write(&mut self, of: &Incident, seen: u64, rows: &[&Statement]) -> Result<(), Error> {
        let write = self.0.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let moved = write.execute(
            "update incident set version = ?3 where id = ?1 and version = ?2",
            params![of.id().to_string(), seen, of.version()],
        )?;
        if moved != 1 {
            return Err(Error::Conflict(of.id(), seen));
        }
        put(&write, of, rows)?;
        Ok(write.commit()?)
    }

    /// Loads an incident, does something to it and keeps it; again, as long as others were faster.
    pub(crate) fn update(
        &mut self,
        id: Uuid,
        change: impl Fn(&mut Incident) -> Result<(), Rejected>,
    ) -> Result<Incident, Error> {
        loop {
            let mut incident = self.load(id)?;
            let seen = incident.version();
            change(&mut incident)?;
            match self.save(&incident, seen) {
                Err(Error::Conflict(..)) => {}
                saved => return saved.map(|()| incident),
            }
        }
    }
}

/// Writes the sources as they are now, and these statements.
fn put(write: &Transaction<'_>, of: &Incident, statements: &[&Statement]) -> Result<(), Error> {
    let id = of.id().to_string();
    let mut source = write.prepare(
        "insert into source values (?1, ?2, ?3)
         on conflict do update set source = excluded.source where source <> excluded.source",
    )?;
    for it in of.sources() {
        source.execute(params![id, it.key.as_str(), serde_json::to_string(it)?])?;
    }
    let mut statement = write.prepare(
        "insert into statement (incident, key, statement) values (?1, ?2, ?3)
         on conflict (incident, key) do update set statement = excluded.statement",
    )?;
    for it in statements {
        let key = it.key().ok_or(Error::NoKey(it.at()))?;
        statement.execute(params![id, key.as_str(), serde_json::to_string(it)?])?;
    }
    Ok(())
}

/// What stands in the rows of a query, each of which has one JSON.
fn all<T: for<'de> serde::Deserialize<'de>>(
    read: &Transaction<'_>,
    query: &str,
    incident: &str,
) -> Result<Vec<T>, Error> {
    let mut query = read.prepare(query)?;
    let rows = query.query_map([incident], |row| row.get::<_, String>(0))?;
    rows.map(|row| Ok(serde_json::from_str(&row?)?)).collect()
}
