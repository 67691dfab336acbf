//! Ballista: the same directory, the same tables and the same functions on several machines (feature
//! `ballista`).
//!
//! Every process is given the directory, which must be at the same path for all: on one machine, or on
//! storage that they share. Plans travel between them with the names of functions, and each process
//! finds these in its own registry; so the scheduler and the executors are those of this crate
//! (`--bin scheduler`, `--bin executor`), which are the ones of Ballista with the [functions] added.
//!
//! [functions]: crate::functions

use crate::{History, functions, open};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::{
    config::BALLISTA_ADAPTIVE_PLANNER_ENABLED,
    error::{BallistaError, Result},
    registry::BallistaFunctionRegistry,
    utils::default_session_builder,
};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::{
    cluster::BallistaCluster, config::SchedulerConfig, scheduler_process::start_server,
};
use datafusion::{
    execution::{FunctionRegistry, SessionStateBuilder},
    logical_expr::ScalarUDF,
    prelude::{SessionConfig, SessionContext},
};
use std::{
    net::SocketAddrV4,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A context that asks a scheduler, such as `df://127.0.0.1:50050`, for everything, with the tables of a
/// directory.
///
/// # Errors
///
/// If there is no such directory, it lacks a table, or a file is not as its `SHA256SUMS` says. Whether the scheduler is there tells the first
/// query.
pub async fn context(
    scheduler: &str,
    directory: impl AsRef<Path>,
) -> datafusion::error::Result<SessionContext> {
    // Plans that change while they run can wait without end for work that was planned anew. A join of two
    // aggregates did: <https://github.com/apache/datafusion-ballista/issues/2150> looks like it.
    let config =
        SessionConfig::new_with_ballista().set_bool(BALLISTA_ADAPTIVE_PLANNER_ENABLED, false);
    let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    let context = SessionContext::remote_with_state(scheduler, state).await?;
    open(&context, directory.as_ref()).await?;
    Ok(context)
}

/// What a scheduler is told.
#[derive(Debug, Clone)]
pub struct Scheduler {
    /// The directory of the tables.
    pub directory: PathBuf,
    /// Where it listens. Nobody is asked who they are: it has to be a network of one's own.
    pub listen: SocketAddrV4,
    /// How many executors there must be until `GET /readyz` says 200.
    pub executors: usize,
}

impl Scheduler {
    /// Runs until it fails or the process ends.
    ///
    /// # Errors
    ///
    /// If it cannot listen.
    pub async fn run(self) -> Result<()> {
        let functions = shared(&self.directory);
        let session = move |config| {
            let mut state = default_session_builder(config)?;
            for function in &functions {
                state.register_udf(Arc::clone(function))?;
            }
            Ok(state)
        };
        let config = SchedulerConfig {
            bind_host: self.listen.ip().to_string(),
            bind_port: self.listen.port(),
            external_host: self.listen.ip().to_string(),
            min_ready_executors: self.executors,
            override_session_builder: Some(Arc::new(session)),
            ..SchedulerConfig::default()
        };
        let cluster = BallistaCluster::new_from_config(&config).await?;
        start_server(cluster, self.listen.into(), Arc::new(config)).await
    }
}

/// What an executor is told.
#[derive(Debug, Clone)]
pub struct Executor {
    /// The directory of the tables.
    pub directory: PathBuf,
    /// Where the scheduler listens.
    pub scheduler: SocketAddrV4,
    /// Where others fetch its results.
    pub listen: SocketAddrV4,
    /// The port, at the same address, on which the scheduler gives it work.
    pub work_port: u16,
    /// Where it keeps what it hands on.
    pub scratch: PathBuf,
    /// How much it does at one time.
    pub cores: usize,
}

impl Executor {
    /// Runs until it fails or is told to end.
    ///
    /// # Errors
    ///
    /// If it cannot listen, or finds no scheduler.
    pub async fn run(self) -> Result<()> {
        let mut registry = BallistaFunctionRegistry::default();
        for function in shared(&self.directory) {
            registry.scalar_functions.insert(function.name().to_owned(), function);
        }
        let scratch = self.scratch.to_str().ok_or_else(|| {
            let expected = "expected a path in UTF-8";
            BallistaError::Configuration(format!("{expected}, found {}", self.scratch.display()))
        })?;
        let config = ExecutorProcessConfig {
            bind_host: self.listen.ip().to_string(),
            external_host: Some(self.listen.ip().to_string()),
            port: self.listen.port(),
            grpc_port: self.work_port,
            scheduler_host: self.scheduler.ip().to_string(),
            scheduler_port: self.scheduler.port(),
            scheduler_connect_timeout_seconds: 30,
            vcores: self.cores,
            work_dir: Some(scratch.to_owned()),
            executor_heartbeat_interval_seconds: 5,
            override_function_registry: Some(Arc::new(registry)),
            ..ExecutorProcessConfig::default()
        };
        start_executor_process(Arc::new(config)).await
    }
}

/// The functions over a directory.
fn shared(directory: &Path) -> Vec<Arc<ScalarUDF>> {
    let history = Arc::new(History::of_directory(directory));
    functions(&history).into_iter().map(Arc::new).collect()
}
