//! The functions that SQL over the tables needs.

mod argument;
mod moments;
mod status;

use crate::History;
use datafusion::logical_expr::ScalarUDF;
use moments::{Moments, What};
use status::StatusAsOf;
use std::sync::Arc;

/// All functions, to be registered in any context of DataFusion.
///
/// | function | true, or a number | false | null |
/// |---|---|---|---|
/// | `certainly_before` | `a_high < b_low` | `a_high >= b_low`, or `a_low >= b_high` | `a_high` or `b_low` is missing, and the others do not exclude it |
/// | `possibly_before` | `a_low < b_high`; or one of these is missing, and each moment has a bound | `a_low >= b_high` | a moment has no bound at all |
/// | `days_at_least` | the whole days from `a_high` to `b_low`, rounded down | | one of these is missing |
/// | `days_at_most` | the whole days from `a_low` to `b_high`, rounded down | | one of these is missing |
///
/// Bounds are timestamps; what has no zone is UTC. A day is refused, since it is no instant: take the
/// columns `_low` and `_high`. Days are negative where b was before a.
///
/// `status_as_of(incident, t)` is what the column `status` of the table `incidents` would be if the log
/// ended with what had been said by the instant `t`: `open`, `officers_on_leave`, `resolved`, or null if
/// nobody had said by then what would bring one about. (In the words of the library that is
/// `incident.as_of(t).status()`, which calls the last of these open.) What was said on a day, without a
/// time, counts from the end of that day. To the history see [`History`].
///
/// ```
/// use std::sync::Arc;
/// use use_of_force_engines::{History, datafusion::prelude::SessionContext, functions};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let context = SessionContext::new();
/// for function in functions(&Arc::new(History::default())) {
///     context.register_udf(function);
/// }
/// let day_after_day = context.sql("
///     select 1 where certainly_before(
///         timestamp '2031-05-04T00:00:00Z', timestamp '2031-05-04T23:59:59Z',
///         timestamp '2031-05-05T00:00:00Z', timestamp '2031-05-05T23:59:59Z')
/// ").await?;
/// assert_eq!(day_after_day.count().await?, 1);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn functions(history: &Arc<History>) -> Vec<ScalarUDF> {
    let of_moments = What::ALL.map(|what| ScalarUDF::from(Moments::new(what)));
    let status = ScalarUDF::from(StatusAsOf::new(Arc::clone(history)));
    of_moments.into_iter().chain([status]).collect()
}
