use super::tally::{percent, share};
use crate::{
    Agency, Fact, Incident, Person, Why,
    force::Degree,
    person::Role,
    value::{Key, List, Party},
};
use std::{collections::BTreeMap, fmt, ops::AddAssign};

/// One of the two questions by which the terms of the FBI's collection judge its answers, asked for
/// each subject; [how](super#non-response).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyVariable {
    name: &'static str,
    of: u64,
    known: u64,
    non_response: u64,
    not_applicable: u64,
}

/// What a subject answers: a value, or none and why.
type Answer = Result<(), Option<Why>>;

impl KeyVariable {
    pub(super) fn injuries() -> Self {
        Self::named("subject injuries received")
    }

    pub(super) fn force() -> Self {
        Self::named("type of force used")
    }

    fn named(name: &'static str) -> Self {
        Self { name, of: 0, known: 0, non_response: 0, not_applicable: 0 }
    }

    /// What is asked: "subject injuries received", "type of force used".
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The denominator: the subjects that were asked, without those to whom it does not apply.
    #[must_use]
    pub fn of(&self) -> u64 {
        self.of
    }

    /// The denominator in words.
    #[must_use]
    pub fn denominator(&self) -> &'static str {
        "persons with the role subject, or on whom force was used or at whom it was directed, \
         in live incidents, animals left out, to whom it applies"
    }

    /// Those with a known value.
    #[must_use]
    pub fn known(&self) -> u64 {
        self.known
    }

    /// Those without a response: unanswered, or unknown and unlikely to ever be known.
    #[must_use]
    pub fn non_response(&self) -> u64 {
        self.non_response
    }

    /// Those to whom it does not apply; they are not in the denominator.
    #[must_use]
    pub fn not_applicable(&self) -> u64 {
        self.not_applicable
    }

    /// The share without a response, from 0 to 1; none if nobody was asked.
    #[must_use]
    pub fn share_of_non_response(&self) -> Option<f64> {
        share(self.non_response, self.of)
    }

    /// The share without a value, whatever the reason, from 0 to 1; none if nobody was asked.
    #[must_use]
    pub fn share_without_value(&self) -> Option<f64> {
        share(self.of.saturating_sub(self.known), self.of)
    }

    /// Whether more than 30 % give no response: the terms then allow to publish ratios and
    /// percentages only.
    #[must_use]
    pub fn is_over_limit(&self) -> bool {
        u128::from(self.non_response) * 10 > u128::from(self.of) * 3
    }

    /// Adds what one subject answers: a value if there is one, else a response, else none.
    fn add(&mut self, answers: impl IntoIterator<Item = Answer>) {
        let rank = |answer: &Answer| match answer {
            Ok(()) => 0,
            Err(Some(Why::NotApplicable)) => 3,
            Err(Some(why)) if why.is_non_response() => 2,
            Err(Some(_)) => 1,
            Err(None) => 4,
        };
        match answers.into_iter().map(|answer| rank(&answer)).min().unwrap_or(4) {
            0 => self.known += 1,
            1 => {}
            3 => {
                self.not_applicable += 1;
                return;
            }
            _ => self.non_response += 1,
        }
        self.of += 1;
    }
}

fn answer<T>(fact: &Fact<T>) -> Answer {
    match fact {
        Fact::Known(_) => Ok(()),
        Fact::Unknown(why) => Err(Some(*why)),
        Fact::Unstated => Err(None),
    }
}

/// Asks each subject of an incident both questions.
pub(super) fn ask(incident: &Incident, injuries: &mut KeyVariable, force: &mut KeyVariable) {
    let mut used = used(incident);
    for person in incident.people() {
        let has = |role| person.roles.known().is_some_and(|roles| roles.contains(&role));
        let on_person = used.remove(person.key.as_str()).unwrap_or_default();
        if !has(Role::Animal) && (has(Role::Subject) || !on_person.is_empty()) {
            injuries.add([answer(&person.injury), answer(&person.injury_types)]);
            force.add(on_person);
        }
    }
}

/// Of what type the force was that was used on each party or directed at it: the type of each use
/// of force, and a firearm for each shooting.
fn used(incident: &Incident) -> BTreeMap<&str, Vec<Answer>> {
    let mut used: BTreeMap<&str, Vec<Answer>> = BTreeMap::new();
    for force in incident.force() {
        if !force.degree.known().is_some_and(is_threat)
            && !by_persons_only(incident, &force.by, &force.by_agencies)
        {
            for party in named([&force.on, &force.intended_for]) {
                used.entry(party).or_default().push(answer(&force.kind));
            }
        }
    }
    for shooting in incident.shootings() {
        if !by_persons_only(incident, &shooting.shooters, &shooting.discharged_by) {
            for party in named([&shooting.struck, &shooting.aimed_at]) {
                used.entry(party).or_default().push(Ok(()));
            }
        }
    }
    used
}

fn named(lists: [&Fact<List<Key<Party>>>; 2]) -> impl Iterator<Item = &str> {
    lists.into_iter().filter_map(Fact::known).flatten().map(Key::as_str)
}

fn is_threat(degree: &Degree) -> bool {
    matches!(degree, Degree::Threatened | Degree::Displayed | Degree::Pointed)
}

/// Whether it is said to be by persons who are no officers, and by nobody else.
fn by_persons_only(
    incident: &Incident,
    parties: &Fact<List<Key<Party>>>,
    agencies: &Fact<List<Key<Agency>>>,
) -> bool {
    let is_person =
        |party: &Key<Party>| incident.get(&Key::<Person>::from(party.as_str())).is_some();
    let only = parties.known().is_some_and(|it| !it.is_empty() && it.iter().all(is_person));
    only && agencies.known().is_none_or(List::is_empty)
}

impl AddAssign<&KeyVariable> for KeyVariable {
    fn add_assign(&mut self, other: &KeyVariable) {
        self.of += other.of;
        self.known += other.known;
        self.non_response += other.non_response;
        self.not_applicable += other.not_applicable;
    }
}

/// What is asked, and how many give no response.
impl fmt::Display for KeyVariable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, none, of) = (self.name, self.non_response, self.of);
        let share = percent(self.share_of_non_response());
        write!(f, "{name}: no response for {none} of {of} ({share})")
    }
}
