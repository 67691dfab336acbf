//! Where pursuits went, and whether they ended in a shooting.

use crate::{Incident, Jurisdiction, Key, Pursuit, Shooting, pursuit::Ending};
use std::collections::BTreeSet;

/// Where a pursuit went and how it ended, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Course<'a> {
    /// The pursuit.
    pub pursuit: &'a Pursuit,
    /// The states that it is known to have gone through, in order.
    pub states: Vec<&'a str>,
    /// Whether it crossed a state line; none if that is not known.
    pub crossed_state_line: Option<bool>,
    /// The shootings that are said to have happened during it, or during the pursuit as which it went
    /// on.
    pub shootings: Vec<&'a Shooting>,
    /// Whether it ended in a shooting: there is one of these, or it is said to have ended with one. None
    /// if that is not known.
    pub ended_in_shooting: Option<bool>,
}

/// The courses of the pursuits of an incident; none in a record that was withdrawn.
///
/// ```
/// use use_of_force::{Incident, Jurisdiction, Pursuit, Shooting, Source, study, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let story = incident.declare(Source::new("story"))?;
/// incident.record(story.says(when!("2031-05-04"), [
///     Pursuit::new("pursuit-1")
///         .from_jurisdiction(Jurisdiction::city("Kansas City", "MO"))
///         .to_jurisdiction(Jurisdiction::city("Kansas City", "KS"))
///         .continued_as("pursuit-2")
///         .into(),
///     Pursuit::new("pursuit-2").into(),
///     Shooting::new("shooting-1").during("pursuit-2").into(),
/// ]))?;
/// let courses = study::courses(&incident);
/// let crossed = courses.iter().filter(|it| it.crossed_state_line == Some(true));
/// let shot: Vec<_> = crossed.filter(|it| it.ended_in_shooting == Some(true)).collect();
/// assert_eq!((shot.len(), &shot[0].states[..]), (1, &["MO", "KS"][..]));
///
/// // Of the second pursuit nobody says where it went.
/// assert_eq!(courses[1].crossed_state_line, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// What is only believed counts, too; [`Pursuit::is_believed`] tells.
#[must_use]
pub fn courses(incident: &Incident) -> Vec<Course<'_>> {
    if !incident.is_live() {
        return Vec::new();
    }
    incident.pursuits().map(|pursuit| course(incident, pursuit)).collect()
}

fn course<'a>(incident: &'a Incident, pursuit: &'a Pursuit) -> Course<'a> {
    let (from, to) = (pursuit.from_jurisdiction.known(), pursuit.to_jurisdiction.known());
    let crossed = pursuit.crossed.known();
    let between = crossed.into_iter().flat_map(|crossed| crossed.iter());
    let through: Vec<_> =
        from.into_iter().chain(between).chain(to).map(Jurisdiction::state).collect();
    let mut states: Vec<_> = through.iter().flatten().map(|state| state.as_str()).collect();
    states.dedup();
    // That it stayed in one is known only if all that it went through is.
    let all_known = crossed.is_some() && through.iter().all(Option::is_some);
    let crossed_state_line = match states.len() {
        0 => None,
        1 => all_known.then_some(false),
        _ => Some(true),
    };
    let parts = parts(incident, pursuit);
    let keys: BTreeSet<_> = parts.iter().map(|part| &part.key).collect();
    let during = |it: &&Shooting| it.during.known().is_some_and(|during| keys.contains(during));
    let shootings: Vec<_> = incident.shootings().filter(during).collect();
    let ends: Option<Vec<_>> = parts.iter().map(|part| part.ending.known()).collect();
    let ended_in_shooting = if !shootings.is_empty()
        || parts.iter().any(|it| it.ending.known() == Some(&Ending::Shooting))
    {
        Some(true)
    } else {
        // A shooting of which nobody says during what it happened can have been during this one.
        let placed = incident.shootings().all(|shooting| shooting.during.known().is_some());
        (placed && ends.is_some()).then_some(false)
    };
    Course { pursuit, states, crossed_state_line, shootings, ended_in_shooting }
}

/// The pursuit and those as which it went on.
fn parts<'a>(incident: &'a Incident, pursuit: &'a Pursuit) -> Vec<&'a Pursuit> {
    let mut parts = vec![pursuit];
    let next = |part: &Pursuit| -> Option<&'a Pursuit> {
        let next: &Key<Pursuit> = part.continued_as.known()?;
        incident.get(next).filter(|_| !incident.is_ruled_out(next.clone()))
    };
    let mut seen = BTreeSet::from([&pursuit.key]);
    while let Some(part) = parts.last().copied().and_then(next) {
        // Two that are said to go on as each other end it.
        if !seen.insert(&part.key) {
            break;
        }
        parts.push(part);
    }
    parts
}
