//! The [tables](use_of_force::table) in DataFusion, with the functions that SQL over them needs; and in
//! Ballista, when one machine is not enough (feature `ballista`).
//!
//! ```
//! use use_of_force::{Incident, Person, Source, Why, uuid::Uuid, when};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! let person = Person::new("person-1").age(Why::Pending);
//! incident.record(clerk.says(when!("2031-05-04"), [person.into()]))?;
//!
//! let context = use_of_force_engines::context([&incident])?;
//! let pending = context.sql("select key from people where age_why = 'pending'").await?;
//! assert_eq!(pending.count().await?, 1);
//! # Ok(())
//! # }
//! ```
//!
//! A directory that was written by [`parquet::Writer`](use_of_force::parquet::Writer) has the same
//! tables, and where it is partitioned two columns more, `state` and `year`:
//!
//! ```no_run
//! # async fn open() -> datafusion::error::Result<()> {
//! let context = use_of_force_engines::context_of_directory("out").await?;
//! context.sql("select why, count(*) from unknowns group by why").await?.show().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Functions
//!
//! A moment is given as its two bounds, the columns `_low` and `_high`. A bound that is null is not
//! there: the moment can be as early, or as late, as one likes.
//!
//! | function | answers |
//! |---|---|
//! | `certainly_before(a_low, a_high, b_low, b_high)` | whether a was before b wherever the two lie between their bounds |
//! | `possibly_before(a_low, a_high, b_low, b_high)` | whether a was before b somewhere between the bounds |
//! | `days_at_least(a_low, a_high, b_low, b_high)` | how many whole days passed from a to b, at the least |
//! | `days_at_most(a_low, a_high, b_low, b_high)` | how many whole days passed from a to b, at the most |
//! | `status_as_of(incident, t)` | the status that the log gave the incident at the instant `t` |
//!
//! They are null where the bounds do not tell, so `count(*) filter (where certainly_before(…))` counts
//! what is certain and nothing else. What each does with a missing bound is said of
//! [`functions`].

mod directory;
mod function;
mod history;
mod memory;

#[cfg(feature = "ballista")]
pub mod cluster;

pub use datafusion;
pub use function::functions;
pub use history::History;

use datafusion::{
    error::Result,
    prelude::{SessionConfig, SessionContext},
};
use std::{borrow::Borrow, path::Path, sync::Arc};
use use_of_force::Incident;

/// A context with the tables of these incidents, held in memory, and the [functions].
///
/// # Errors
///
/// If Arrow cannot hold them.
pub fn context<I: IntoIterator<Item: Borrow<Incident>>>(incidents: I) -> Result<SessionContext> {
    let context = local();
    let mut tables = memory::Tables::default();
    let mut history = History::default();
    for incident in incidents {
        tables.push(incident.borrow())?;
        history.push(incident.borrow());
    }
    tables.register(&context)?;
    register(&context, history);
    Ok(context)
}

/// A context with the tables of a directory, which are read when a query needs them, and the
/// [functions].
///
/// # Errors
///
/// If there is no such directory, it lacks a table, or a file is not as its `SHA256SUMS` says.
pub async fn context_of_directory(path: impl AsRef<Path>) -> Result<SessionContext> {
    let context = local();
    open(&context, path.as_ref()).await?;
    Ok(context)
}

/// Gives a context the tables of a directory and the functions.
async fn open(context: &SessionContext, path: &Path) -> Result<()> {
    directory::register(context, path).await?;
    register(context, History::of_directory(path));
    Ok(())
}

fn register(context: &SessionContext, history: History) {
    for function in functions(&Arc::new(history)) {
        context.register_udf(function);
    }
}

/// `show tables`, `describe` and `show functions` work in it.
fn local() -> SessionContext {
    SessionContext::new_with_config(SessionConfig::new().with_information_schema(true))
}
