use super::Because;
use crate::{
    Claim, Incident, Statement,
    value::{Amount, Kind},
};
use std::collections::{BTreeMap, BTreeSet};

/// People of whom a policy can [withhold](super::Policy::withhold_of) what it tells of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Class {
    /// Who is under 18, or may be: somebody says that the person is a minor, or gives an age or a
    /// date of birth that reaches below; where nobody gives an age, one that somebody perceived.
    Minor,
    /// Whose record is sealed, as somebody says.
    Sealed,
}

impl Class {
    /// Every class.
    pub const ALL: &'static [Class] = &[Class::Minor, Class::Sealed];

    /// Why something is withheld of somebody of the class.
    pub(super) fn because(self) -> Because {
        match self {
            Class::Minor => Because::Minor,
            Class::Sealed => Because::Sealed,
        }
    }
}

/// Who is of which class, by the keys of persons and officers.
#[derive(Debug, Default)]
pub(super) struct Classes<'a>(BTreeMap<Class, BTreeSet<&'a str>>);

impl<'a> Classes<'a> {
    pub(super) fn of(incident: &'a Incident) -> Self {
        let mut classes = Self::default();
        let mut told: BTreeMap<&str, Told> = BTreeMap::new();
        for claim in incident.log().counting().flat_map(|(_, it)| it.says()) {
            let Some((Kind::Person | Kind::Officer, key)) = claim.described() else { continue };
            told.entry(incident.root(key)).or_default().hear(claim, incident);
        }
        for (key, told) in told {
            let of = [(Class::Minor, told.may_be_minor()), (Class::Sealed, told.is_sealed)];
            for (class, _) in of.into_iter().filter(|(_, is)| *is) {
                classes.0.entry(class).or_default().insert(key);
            }
        }
        classes
    }

    pub(super) fn contains(&self, class: Class, root: &str) -> bool {
        self.0.get(&class).is_some_and(|keys| keys.contains(root))
    }
}

/// What is said of somebody's age, by anybody.
#[derive(Debug, Default)]
struct Told {
    is_minor: bool,
    is_sealed: bool,
    has_age: bool,
    reaches_below: bool,
    is_perceived_below: bool,
}

impl Told {
    fn hear(&mut self, claim: &Claim, incident: &Incident) {
        const ADULT: u32 = 18;
        let reaches_below = |age: Option<&Amount>| age.is_some_and(|age| age.low() < ADULT);
        match claim {
            Claim::Person(it) => {
                self.is_minor |= it.minor.is(&true);
                self.is_sealed |= it.sealed.is(&true);
                self.has_age |= it.age.is_known();
                self.reaches_below |= reaches_below(it.age.known());
                self.is_perceived_below |= reaches_below(it.perceived_age.known());
                if let Some(born) = it.born.known() {
                    let first = || incident.statements().map(Statement::at).next();
                    let years = incident.occurred().or_else(first);
                    let years = years.map(|then| born.years_until(then).0);
                    self.has_age = true;
                    self.reaches_below |= years.is_none_or(|years| years < i64::from(ADULT));
                }
            }
            Claim::Officer(it) => self.is_sealed |= it.sealed.is(&true),
            _ => {}
        }
    }

    fn may_be_minor(&self) -> bool {
        self.is_minor || self.reaches_below || (self.is_perceived_below && !self.has_age)
    }
}
