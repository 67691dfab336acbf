//! On which fields sources differ.

use crate::{
    Incident, Key, Why, answer::Answer, completeness::is_animal, dictionary::NOUNS,
    incident::FieldAccount,
};
use std::collections::BTreeMap;

/// On which fields of a collection of incidents sources differ, of those of which several speak.
///
/// ```
/// use use_of_force::{Incident, Shooting, Source, study::Differences, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let (a, b) = (incident.declare(Source::new("a"))?, incident.declare(Source::new("b"))?);
/// let shooting = |rounds: u32| Shooting::new("shooting-1").rounds_fired(rounds).warning_given(true);
/// incident.record(a.says(when!("2031-05-04"), [shooting(2).into()]))?;
/// incident.record(b.says(when!("2031-05-05"), [shooting(3).rounds_hit(1).into()]))?;
///
/// let mut differences = Differences::default();
/// differences.add(&incident);
/// let rounds = differences.field("shooting/rounds_fired").unwrap();
/// assert_eq!((rounds.differ, rounds.of), (1, 1));
/// assert_eq!(differences.field("shooting/warning_given").unwrap().differ, 0);
/// // Only one source speaks of how many hit: that is no agreement.
/// assert_eq!(differences.field("shooting/rounds_hit"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Fields that describe a state are not asked: there another value is a change. Animals are left out,
/// as in [`completeness`](crate::completeness).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences(BTreeMap<(usize, &'static str), Difference>);

/// How often sources differ on one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The kind of noun: `shooting`.
    pub noun: &'static str,
    /// The field: `rounds_fired`.
    pub field: &'static str,
    /// Of how many nouns two sources or more give a value, beliefs included.
    pub of: u64,
    /// In how many of these the values cannot all be true.
    pub differ: u64,
    /// In how many of those all sources speak for one agency.
    pub within_one_agency: u64,
}

impl Differences {
    /// Counts an incident, unless its record was withdrawn.
    pub fn add(&mut self, incident: &Incident) {
        if incident.is_live() {
            incident.fields().for_each(|field| self.ask(field));
        }
    }

    /// The fields of which several sources speak, by noun.
    pub fn fields(&self) -> impl Iterator<Item = &Difference> {
        self.0.values()
    }

    /// The field of this name: `shooting/rounds_fired`. None if no two sources speak of it.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Difference> {
        let (noun, field) = name.split_once('/')?;
        self.fields().find(|it| it.noun == noun && it.field == field)
    }
}

impl Differences {
    fn ask(&mut self, it: FieldAccount<'_>) {
        let positions = it.positions();
        let held = positions.iter().filter(|held| held.why.is_none_or(Why::is_finding));
        let mut sources = held.map(Answer::source);
        let first: Option<&Key<_>> = sources.next();
        let several = sources.any(|other| Some(other) != first);
        if !several || is_animal(it.noun()) {
            return;
        }
        let (noun, field) = (it.noun().noun(), it.definition().name);
        // In the order of the data dictionary.
        let place = NOUNS.iter().position(|it| it.name == noun).unwrap_or(NOUNS.len());
        let none = Difference { noun, field, of: 0, differ: 0, within_one_agency: 0 };
        let difference = self.0.entry((place, field)).or_insert(none);
        difference.of += 1;
        if it.is_disputed() {
            difference.differ += 1;
            difference.within_one_agency += u64::from(it.is_within_one_agency());
        }
    }
}
