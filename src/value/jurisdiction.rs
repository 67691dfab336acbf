use super::{
    Arena, Atom, Form, Full, Relation, Rewrite, Text, Value, country, place::relate_part, record,
    region,
};
use chrono::FixedOffset;
use std::fmt;

record! {
    /// A part of the world with its own government: a country, a state, a county, a city.
    ///
    /// A jurisdiction is not an agency and not a place. Kansas City is in Missouri *and* in
    /// Kansas, so neither equality nor [`contains`](Jurisdiction::contains) goes by the city alone.
    ///
    /// Two agree if every part that both state does: countries and states by their codes or names,
    /// counties with or without *County*, *Saint* or *St.*, whatever the capitals and accents. A state
    /// implies the countries that have one of its code or name, which adds nothing to it and
    /// contradicts nothing.
    ///
    /// ```
    /// use use_of_force::Jurisdiction;
    ///
    /// let in_missouri = Jurisdiction::city("Kansas City", "MO");
    /// let in_kansas = Jurisdiction::city("Kansas City", "KS");
    /// assert_ne!(in_missouri, in_kansas);
    /// assert!(Jurisdiction::state_of("KS").contains(&in_kansas));
    /// assert!(!Jurisdiction::state_of("KS").contains(&in_missouri));
    /// assert!(Jurisdiction::state_of("Kansas").contains(&in_kansas));
    /// assert!(Jurisdiction::country_of("USA").contains(&in_kansas));
    /// ```
    pub struct Jurisdiction "a jurisdiction" {
        /// The country, as ISO 3166-1 alpha-2: `US`.
        country / pub with_country: Text,
        /// The state, as the two letters of the postal service: `MO`.
        state / pub with_state: Text,
        /// The county or its equivalent, by name.
        county / pub with_county: Text,
        /// The city, town or other place, by name.
        place / pub with_place: Text,
        /// The Census Bureau's GEOID: 2 digits for a state, 5 for a county, 7 for a place.
        geoid / pub with_geoid: Text,
    }
}

impl Jurisdiction {
    /// A state, by the two letters of the postal service.
    #[must_use]
    pub fn state_of(state: impl Into<Text>) -> Self {
        Self::EMPTY.with_state(state)
    }

    /// A country, as ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country_of(country: impl Into<Text>) -> Self {
        Self::EMPTY.with_country(country)
    }

    /// Whatever the Census Bureau's GEOID names.
    #[must_use]
    pub fn geoid_of(geoid: impl Into<Text>) -> Self {
        Self::EMPTY.with_geoid(geoid)
    }

    /// A city in a state.
    #[must_use]
    pub fn city(place: impl Into<Text>, state: impl Into<Text>) -> Self {
        Self::EMPTY.with_place(place).with_state(state)
    }

    /// A county in a state.
    #[must_use]
    pub fn county_of(county: impl Into<Text>, state: impl Into<Text>) -> Self {
        Self::EMPTY.with_county(county).with_state(state)
    }

    /// Whether `other` lies inside this jurisdiction, as far as their parts tell. Nothing contains
    /// itself.
    #[must_use]
    pub fn contains(&self, other: &Jurisdiction) -> bool {
        self.relation(other, None) == Relation::Broader
    }

    /// The postal letters of its state, if that is one of the United States, given by its letters or
    /// by name.
    pub(crate) fn postal(&self) -> Option<&'static str> {
        let here = self.country.as_ref().is_none_or(|it| country::same(it.as_str(), "US"));
        let states = region::states(self.state.as_ref()?.as_str()).iter();
        states.filter(|_| here).find(|(country, _)| *country == "US").map(|(_, letters)| *letters)
    }

    /// Whether its state, of which it does not state the country, is perhaps one of this country.
    fn implies(&self, other: &Self) -> bool {
        let (Some(state), None, Some(country)) = (&self.state, &self.country, &other.country)
        else {
            return false;
        };
        let code = country::code(country.as_str());
        region::states(state.as_str()).iter().any(|(country, _)| Some(*country) == code)
    }

    fn relate_countries(&self, other: &Self) -> Relation {
        if self.implies(other) || other.implies(self) {
            return Relation::Same;
        }
        let same = |a: &Text, b: &Text| country::same(a.as_str(), b.as_str());
        relate_part(self.country.as_ref(), other.country.as_ref(), same)
    }

    fn relate_states(&self, other: &Self) -> Relation {
        let country = self.country.as_ref().or(other.country.as_ref());
        let country = country.and_then(|country| country::code(country.as_str()));
        relate_part(self.state.as_ref(), other.state.as_ref(), |a, b| {
            region::same_state(a.as_str(), b.as_str(), country)
        })
    }

    /// GEOIDs of one length are compared whole; of different lengths, by their state.
    fn relate_geoids(&self, other: &Self) -> Relation {
        match (&self.geoid, &other.geoid) {
            (Some(a), Some(b)) if a == b => Relation::Same,
            (Some(a), Some(b)) if a.as_str().len() == b.as_str().len() => Relation::Contradictory,
            (Some(a), Some(b)) if a.as_str().get(..2) != b.as_str().get(..2) => {
                Relation::Contradictory
            }
            (Some(_), Some(b)) if b.as_str().len() == 2 => Relation::Narrower,
            (Some(a), Some(_)) if a.as_str().len() == 2 => Relation::Broader,
            (Some(_), Some(_)) => Relation::Compatible,
            (Some(_), None) => Relation::Narrower,
            (None, Some(_)) => Relation::Broader,
            (None, None) => Relation::Same,
        }
    }
}

impl Value for Jurisdiction {
    const TYPE: &'static str = "jurisdiction";
    const FORM: Form = Self::RECORD;

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.parts_rewritten(with)
    }

    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        if self == other {
            return Relation::Same;
        }
        let county = |a: &Text, b: &Text| region::same_county(a.as_str(), b.as_str());
        let place = |a: &Text, b: &Text| region::same_place(a.as_str(), b.as_str());
        self.relate_countries(other)
            .and(self.relate_states(other))
            .and(relate_part(self.county.as_ref(), other.county.as_ref(), county))
            .and(relate_part(self.place.as_ref(), other.place.as_ref(), place))
            .and(self.relate_geoids(other))
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.place, &self.county, &self.state, &self.country];
        let named: Vec<_> = parts.into_iter().flatten().map(Text::as_str).collect();
        match (named.is_empty(), &self.geoid) {
            (true, Some(geoid)) => write!(f, "GEOID {geoid}"),
            _ => f.write_str(&named.join(", ")),
        }
    }
}
