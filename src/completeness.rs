//! What of the incidents of a collection is known, field by field, and what is not and why.
//!
//! ```
//! use use_of_force::{
//!     Incident, Person, Source, Why, code::Injury, completeness::Completeness, person::Role,
//!     uuid::Uuid, when,
//! };
//!
//! let mut incident = Incident::new(Uuid::from_u128(1));
//! let clerk = incident.declare(Source::new("clerk"))?;
//! let subject = |key: &str| Person::new(key).roles([Role::Subject]);
//! incident.record(clerk.says(when!("2031-05-04"), [
//!     subject("person-1").injury(Injury::Serious).age(24).into(),
//!     subject("person-2").injury(Why::Pending).age(Why::Undetermined).into(),
//!     subject("person-3").injury(Why::Undetermined).into(),
//! ]))?;
//!
//! let completeness: Completeness = [&incident].into_iter().collect();
//! let injury = completeness.field("person/injury").unwrap();
//! assert_eq!((injury.known(), injury.of()), (1, 3));
//! assert_eq!(injury.unknown(Why::Pending), 1);
//! let age = completeness.field("person/age").unwrap();
//! assert_eq!((age.known(), age.unknown(Why::Undetermined), age.unstated()), (1, 1, 1));
//!
//! // By the rule of the federal collection a pending answer is a response.
//! assert_eq!(completeness.injuries().non_response(), 1);
//! assert_eq!(
//!     completeness.injuries().to_string(),
//!     "subject injuries received: no response for 1 of 3 (33.3 %)",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is counted
//!
//! Each noun of the picture is asked for each of its fields, and gives one answer: what
//! [stands](crate::incident#merging), known or unknown, or that nobody said anything.
//!
//! * **Incidents** count while they [live](Incident::is_live). One whose record was withdrawn was
//!   none, or is recorded elsewhere: nothing of it counts, and
//!   [`withdrawn`](Completeness::withdrawn) tells how many those are.
//! * **Nouns** count unless they were ruled out, also those that are only mentioned. Persons with
//!   the role [animal](crate::person::Role::Animal) do not count. The circumstances count once for
//!   each incident, described or not.
//! * **The denominator** of a field ([`Tally::of`]) is the number of nouns that were asked, without
//!   those for which what stands is [`NotApplicable`](crate::Why::NotApplicable).
//! * **Disputed** values are known: something stands, and [`Tally::disputed`] tells on how many of
//!   them the sources differ. Changes of a state are no disputes.
//!
//! # Non-response
//!
//! The terms under which the FBI may publish its collection (OMB 1110-0071) name two key variables,
//! the injuries that subjects received and the type of force used, and call it item non-response if
//! the question is unanswered, or answered with "unknown and unlikely to ever be known". Here that
//! is what nobody spoke of, and [`Undetermined`](crate::Why::Undetermined), as
//! [`Why::is_non_response`](crate::Why::is_non_response) tells. An answer that is
//! [`Pending`](crate::Why::Pending) is a response; so are reasons for which that form has no words,
//! such as [`Withheld`](crate::Why::Withheld).
//! [`KeyVariable::share_without_value`] counts all of these together, under a name of its own.
//!
//! Both are asked for each **subject**: a person on whom force was used or at whom it was directed,
//! in a live incident, who was not ruled out and is no animal. That is who has the role
//! [subject](crate::person::Role::Subject), and who is named `on` or `intended_for` by a use of
//! force, or as `struck` or `aimed_at` by a shooting. Force that was only threatened, displayed or
//! pointed is left aside, and so is what is said to be by persons only, none of them an officer.
//!
//! * *Subject injuries received* is answered by `person/injury` or `person/injury_types`. That
//!   somebody died is no answer: death never implies death by force.
//! * *Type of force used* is answered by the `kind` of such a use of force; the type of such a
//!   shooting is the firearm. A subject of whose force nobody speaks is unanswered.
//!
//! Up to 30 % of non-response the terms allow any publication, above it ratios and percentages only
//! ([`KeyVariable::is_over_limit`]). Their other threshold, the share of all officers whose agencies
//! take part, cannot be computed from incidents.

mod document;
mod key_variable;
mod tally;

pub use key_variable::KeyVariable;
pub use tally::Tally;

use crate::{
    Incident,
    dictionary::{Field, NOUNS},
    incident::{FieldAccount, NounAccount},
    person::Role,
    value::List,
};
use std::{borrow::Borrow, collections::BTreeMap, fmt, ops::AddAssign};
use tally::Counts;

/// How complete a collection of incidents is: an accumulator, to which one incident after the other
/// is added.
///
/// ```
/// use use_of_force::{completeness::Completeness, json};
///
/// # let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001","sources":[{"key":"a"}],"statements":[{"at":"2031","source":"a","says":[{"person":{"key":"p"}}]}]}"#;
/// let mut completeness = Completeness::default();
/// for incident in json::lines(text.as_bytes()) {
///     completeness.add(&incident?);
/// }
/// assert_eq!(completeness.incidents(), 1);
/// # Ok::<(), json::Error>(())
/// ```
///
/// What several threads counted is added up: `completeness += &other`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    incidents: u64,
    withdrawn: u64,
    /// In the order of the data dictionary.
    kinds: Vec<OfKind>,
    injuries: KeyVariable,
    force: KeyVariable,
}

/// The nouns of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OfKind {
    noun: &'static str,
    nouns: u64,
    fields: Vec<(&'static Field, Counts)>,
}

impl Default for Completeness {
    fn default() -> Self {
        // Source and steps, which come after the nouns, describe nothing.
        let nouns = NOUNS.iter().take_while(|entry| entry.name != "source");
        let kinds = nouns.map(|entry| {
            let fields = entry.fields.iter().map(|field| (field, Counts::default())).collect();
            OfKind { noun: entry.name, nouns: 0, fields }
        });
        Self {
            incidents: 0,
            withdrawn: 0,
            kinds: kinds.collect(),
            injuries: KeyVariable::injuries(),
            force: KeyVariable::force(),
        }
    }
}

impl Completeness {
    /// Counts an incident.
    pub fn add(&mut self, incident: &Incident) {
        if !incident.is_live() {
            self.withdrawn += 1;
            return;
        }
        self.incidents += 1;
        key_variable::ask(incident, &mut self.injuries, &mut self.force);
        for of_kind in &mut self.kinds {
            // One that nobody described counts too.
            of_kind.nouns += u64::from(of_kind.noun == CIRCUMSTANCES);
        }
        for account in incident.accounts() {
            if let Some(of_kind) = self.kinds.iter_mut().find(|it| it.noun == account.noun())
                && !is_animal(account)
            {
                of_kind.add(account);
            }
        }
    }

    /// The number of incidents that count.
    #[must_use]
    pub fn incidents(&self) -> u64 {
        self.incidents
    }

    /// The number of incidents that do not count, since their records were withdrawn.
    #[must_use]
    pub fn withdrawn(&self) -> u64 {
        self.withdrawn
    }

    /// Every field of every noun, in the order of the [data dictionary](crate::dictionary), those
    /// included of which nobody spoke.
    pub fn fields(&self) -> impl Iterator<Item = Tally<'_>> {
        self.kinds.iter().flat_map(|of_kind| {
            let OfKind { noun, nouns, fields } = of_kind;
            fields.iter().map(move |(field, counts)| Tally::new(noun, field, *nouns, counts))
        })
    }

    /// The field of this name: `person/injury`.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Tally<'_>> {
        let (noun, field) = name.split_once('/')?;
        self.fields().find(|tally| tally.noun() == noun && tally.field() == field)
    }

    /// The injuries that subjects received, one of the two [key variables](self#non-response).
    #[must_use]
    pub fn injuries(&self) -> &KeyVariable {
        &self.injuries
    }

    /// The type of force that was used on subjects, one of the two
    /// [key variables](self#non-response).
    #[must_use]
    pub fn force(&self) -> &KeyVariable {
        &self.force
    }
}

/// What no statement has to describe, and what has no key.
const CIRCUMSTANCES: &str = "circumstances";

/// Whether it is a person with the role of an animal.
pub(crate) fn is_animal(noun: NounAccount<'_>) -> bool {
    if noun.noun() != "person" {
        return false;
    }
    let roles = noun.named("roles").map(FieldAccount::fact);
    let roles = roles.as_ref().and_then(|roles| roles.known()?.get::<List<Role>>());
    roles.is_some_and(|roles| roles.contains(&Role::Animal))
}

/// The completeness of incidents by the year in which each [happened](Incident::year); none where that is
/// not known.
///
/// ```
/// use use_of_force::{Circumstances, Incident, Source, completeness::by_year, uuid::Uuid, when};
///
/// let mut incident = Incident::new(Uuid::from_u128(1));
/// let clerk = incident.declare(Source::new("clerk"))?;
/// let night = Circumstances::new().occurred(when!("2030-12-31/2031-01-01")).arrest_made(true);
/// incident.record(clerk.says(when!("2031-05-04"), [night.into()]))?;
///
/// let years = by_year([&incident]);
/// let of_no_year = &years[&None];
/// assert_eq!(of_no_year.field("circumstances/arrest_made").unwrap().known(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn by_year<I: Borrow<Incident>>(
    incidents: impl IntoIterator<Item = I>,
) -> BTreeMap<Option<i32>, Completeness> {
    let mut years: BTreeMap<_, Completeness> = BTreeMap::new();
    for incident in incidents {
        let incident = incident.borrow();
        years.entry(incident.year()).or_default().add(incident);
    }
    years
}

impl OfKind {
    /// Counts the answers of one noun.
    fn add(&mut self, noun: NounAccount<'_>) {
        self.nouns += u64::from(self.noun != CIRCUMSTANCES);
        for field in noun.fields() {
            let place = usize::from(field.definition().number);
            if let Some((_, counts)) = self.fields.get_mut(place) {
                counts.add(&field.fact(), field.is_disputed());
            }
        }
    }
}

impl<I: Borrow<Incident>> Extend<I> for Completeness {
    fn extend<C: IntoIterator<Item = I>>(&mut self, incidents: C) {
        incidents.into_iter().for_each(|incident| self.add(incident.borrow()));
    }
}

impl<I: Borrow<Incident>> FromIterator<I> for Completeness {
    fn from_iter<C: IntoIterator<Item = I>>(incidents: C) -> Self {
        let mut completeness = Self::default();
        completeness.extend(incidents);
        completeness
    }
}

impl AddAssign<&Completeness> for Completeness {
    fn add_assign(&mut self, other: &Completeness) {
        self.incidents += other.incidents;
        self.withdrawn += other.withdrawn;
        self.injuries += &other.injuries;
        self.force += &other.force;
        for (own, other) in self.kinds.iter_mut().zip(&other.kinds) {
            own.nouns += other.nouns;
            for ((_, own), (_, other)) in own.fields.iter_mut().zip(&other.fields) {
                *own += other;
            }
        }
    }
}

/// A table: the two key variables, then a line for each field that somebody spoke of.
impl fmt::Display for Completeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} incidents, and {} withdrawn", self.incidents, self.withdrawn)?;
        writeln!(f, "{}\n{}", self.injuries, self.force)?;
        writeln!(f, "of the {}", self.injuries.denominator())?;
        tally::head(f)?;
        let (said, unsaid): (Vec<_>, Vec<_>) =
            self.fields().partition(|tally| tally.unstated() < tally.nouns());
        for tally in said {
            writeln!(f, "{tally}")?;
        }
        let asked = unsaid.iter().filter(|tally| tally.nouns() > 0).count();
        write!(f, "nothing is said of {asked} other fields of these nouns")
    }
}
