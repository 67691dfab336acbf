use super::{Code, Report, Severity, described::of, judge::Found, picture::Picture};
use crate::{
    When, Why,
    incident::{Incident, Moment, Phase},
    value::Key,
};
use chrono::TimeDelta;

/// What has waited too long by `now`: answers that are pending for longer than `patience`, and
/// deadlines that have passed. A rule beside [`Incident::validate`], since the crate has no clock.
///
/// An answer is pending since its source first left the field open. Only what is certain counts: a
/// day is over when its last second is. The deadline of a concluded investigation does not count.
///
/// ```
/// use use_of_force::{
///     Incident, Shooting, Source, Why, chrono::TimeDelta, uuid::Uuid, validate, when,
/// };
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// let shooting = Shooting::new("shooting-1").discharged_by(Why::Pending);
/// incident.record(clerk.says(when!("2031-05-04"), [shooting.into()]))?;
///
/// let year = TimeDelta::days(365);
/// assert_eq!(validate::stale(&incident, when!("2031-12-01"), year).problems().len(), 0);
/// assert_eq!(
///     validate::stale(&incident, when!("2033-01-01"), year).to_string(),
///     "warning pending_too_long: shooting/shooting-1/discharged_by: \
///      pending since 2031-05-04, said by `clerk`\n",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn stale(incident: &Incident, now: When, patience: TimeDelta) -> Report<'_> {
    let mut found = Found::default();
    let zone = incident.zone();
    for question in incident.open_questions() {
        let since = question.since();
        let (least, _) = since.at().seconds_until(now, zone);
        if question.why == Why::Pending && least > patience.num_seconds() {
            let message = format!("pending since {}, said by `{}`", since.at(), since.source());
            let (code, path) = (Code::PendingTooLong, Some(question.path.clone()));
            // The one statement needs no order.
            let by = vec![(Moment::default(), since.statement)];
            found.add(code, Severity::Warning, path, None, by, message);
        }
    }
    for investigation in Picture::of(incident).investigations {
        let deadline = investigation.read(of!(deadline));
        let concluded = incident.phase(&Key::from(investigation.key)) == Some(Phase::Concluded);
        let passed = |deadline: &&When| deadline.certainly_before_in(now, zone);
        if let Some(passed) = deadline.value().filter(passed).filter(|_| !concluded) {
            let message = format!("was due {passed}");
            found.note(Code::DeadlinePassed, deadline.path(), deadline.said(), message);
        }
    }
    found.report()
}
